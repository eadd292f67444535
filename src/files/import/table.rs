//! A table of earlier texts: which sign divides the columns, what they hold, and its rows as they
//! stand in the file.

use super::{
    ImportFault,
    charset::{Charset, charset_of, decode, one_line, without_mark},
    row::without_separator_line,
};
use crate::protocol::ids;

ids! {
    /// What a column holds.
    pub enum Column {
        /// The day of the call, with or without its time.
        Datum,
        /// The time of the call.
        Tijd,
        /// The unit.
        Eenheid,
        /// Who reported.
        Melder,
        /// What was written down.
        Tekst,
        /// The people, with `;`, `/` or a line end between them.
        Betrokkenen,
        /// The date of birth of the first of them.
        Geboren,
        /// Their address.
        Adres,
        /// The number of the registration.
        Nummer,
    }
}

/// Which column holds what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The sign between columns.
    pub delimiter: u8,
    /// What each column holds; `None` goes along in the text under its own heading.
    pub columns: Vec<Option<Column>>,
}

/// A table as the mapping screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub header: Vec<String>,
    /// What the headings and the sign between them seem to be.
    pub guess: Mapping,
    /// The first rows.
    pub sample: Vec<Vec<String>>,
}

/// Rows of the sample.
const SAMPLE: usize = 5;
/// The signs that may divide columns, the usual one first.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];
/// Open quotation marks after which the rest of a file is given up: looking for the other one costs
/// a walk to the end each time.
const MOST_OPEN: usize = 50;

/// The words by which a column is recognised: the whole heading first, then a part of it.
const WORDS: [(Column, &[&str]); 9] = [
    (Column::Datum, &["datum", "dag", "date"]),
    (Column::Tijd, &["tijd", "tijdstip", "uur", "time"]),
    (Column::Eenheid, &["eenheid", "team", "bureau", "district"]),
    (Column::Melder, &["melder", "beller", "aangever"]),
    (
        Column::Tekst,
        &[
            "tekst",
            "mutatie",
            "omschrijving",
            "toelichting",
            "inhoud",
            "verslag",
            "relaas",
        ],
    ),
    (
        Column::Geboren,
        &["geboren", "geboortedatum", "geb", "gebdatum", "geb.datum"],
    ),
    (
        Column::Betrokkenen,
        &["betrokkene", "personen", "namen", "naam"],
    ),
    (Column::Adres, &["adres", "straat"]),
    (Column::Nummer, &["nummer", "nr", "kenmerk", "id"]),
];
/// Words that make a heading something else: a date of birth is no date of the call.
const OTHER: [&str; 4] = ["geb", "vervolg", "eerst", "mail"];

/// Looks a table over, for the mapping screen.
///
/// # Errors
/// No text, or no heading.
pub fn look(bytes: &[u8]) -> Result<Table, ImportFault> {
    let charset = charset_of(bytes)?;
    let wide = matches!(charset, Charset::Utf16Le | Charset::Utf16Be);
    let narrow = if wide {
        decode(bytes, charset).into_bytes()
    } else {
        Vec::new()
    };
    let (bytes, charset) = if wide {
        (&narrow[..], Charset::Utf8)
    } else {
        (bytes, charset)
    };
    let bytes = without_separator_line(bytes);
    let mut rows = Rows::new(bytes, guess_delimiter(bytes), charset);
    let header = rows.header()?;
    let guess = Mapping {
        delimiter: rows.delimiter,
        columns: guess_columns(&header),
    };
    let cells = rows.by_ref().filter_map(|row| row.cells.ok());
    let sample = cells.take(SAMPLE).collect();
    Ok(Table {
        header,
        guess,
        sample,
    })
}

/// The sign that stands most in the first line, outside quotation marks.
pub(super) fn guess_delimiter(bytes: &[u8]) -> u8 {
    let first = without_mark(bytes).split(|b| *b == b'\n').next();
    let mut counts = [0; DELIMITERS.len()];
    let mut quoted = false;
    for byte in first.unwrap_or_default() {
        quoted ^= *byte == b'"';
        if let Some(place) = DELIMITERS.iter().position(|d| d == byte && !quoted) {
            counts[place] += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let place = counts.iter().position(|c| *c == most).unwrap_or(0);
    DELIMITERS[place]
}

/// What the headings seem to hold; each thing once.
pub(super) fn guess_columns(header: &[String]) -> Vec<Option<Column>> {
    let headings: Vec<String> = header.iter().map(|h| h.to_lowercase()).collect();
    let mut columns = vec![None; header.len()];
    for (column, words) in WORDS {
        let free = |at: &usize| columns[*at].is_none();
        let whole = (0..headings.len())
            .filter(free)
            .find(|at| words.contains(&headings[*at].as_str()));
        let part = || {
            (0..headings.len()).filter(free).find(|at| {
                let heading = &headings[*at];
                let other = OTHER.iter().any(|word| heading.contains(word));
                !other && words.iter().any(|w| w.len() > 2 && heading.contains(w))
            })
        };
        if let Some(at) = whole.or_else(part) {
            columns[at] = Some(column);
        }
    }
    columns
}

/// One row as it stands in the file.
pub(super) struct Row {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its bytes, without line end.
    pub raw: Vec<u8>,
    /// Its cells, or why there are none.
    pub cells: Result<Vec<String>, RowFault>,
}

/// Why a row was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// Another number of cells than the heading has.
    #[error(
        "deze rij heeft {found} cellen en de kop heeft er {expected}. Kijk naar losse scheidingstekens."
    )]
    Cells {
        /// In the row.
        found: usize,
        /// In the heading.
        expected: usize,
    },
    /// A text from a training.
    #[error(
        "deze rij komt uit een oefening: de mensen zijn verzonnen. Hij hoort niet in het archief."
    )]
    Exercise,
    /// A quotation mark that opens and does not close.
    #[error("een aanhalingsteken opent en sluit niet. Zet er een bij of haal het weg.")]
    Open,
    /// Too many of those: the rest was not read.
    #[error(
        "vanaf hier sluiten te veel aanhalingstekens niet. De rest van dit bestand is niet gelezen."
    )]
    GivenUp,
    /// No words.
    #[error("deze rij heeft geen tekst.")]
    NoText,
    /// The cell for the date is empty or no date.
    #[error("de datum is niet te lezen. Schrijf haar als 21-11-2026.")]
    Date,
    /// The date lies ahead.
    #[error("de datum ligt in de toekomst. Kijk haar na.")]
    Ahead,
    /// The cell for the time is no time.
    #[error("de tijd is niet te lezen. Schrijf haar als 21:05.")]
    Time,
}

/// The rows of a table, one by one.
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    charset: Charset,
    at: usize,
    line: u64,
    width: usize,
    open: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(bytes: &'a [u8], delimiter: u8, charset: Charset) -> Self {
        Self {
            bytes: without_mark(bytes),
            delimiter,
            charset,
            at: 0,
            line: 1,
            width: 0,
            open: 0,
        }
    }

    /// The headings; every row must have as many cells.
    pub(super) fn header(&mut self) -> Result<Vec<String>, ImportFault> {
        let cells = self.next().and_then(|row| row.cells.ok());
        let header: Vec<String> = cells
            .unwrap_or_default()
            .iter()
            .zip(1..)
            .map(|(cell, number)| match one_line(cell) {
                empty if empty.is_empty() => format!("kolom {number}"),
                heading => heading,
            })
            .collect();
        if header.is_empty() {
            return Err(ImportFault::NoHeader);
        }
        self.width = header.len();
        Ok(header)
    }

    /// What was read so far, as it stands in the file.
    pub(super) fn so_far(&self) -> &'a [u8] {
        &self.bytes[..self.at]
    }

    fn pass(&mut self, bytes: usize) {
        let passed = &self.bytes[self.at..self.at + bytes];
        self.line += passed.iter().filter(|b| **b == b'\n').count() as u64;
        self.at += bytes;
    }

    /// The cells that begin here, and how many bytes they take.
    fn read(&self) -> (Vec<String>, usize) {
        let rest = &self.bytes[self.at..];
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(4096)
            .from_reader(rest);
        let mut record = csv::ByteRecord::new();
        // Reading from memory does not fail, and rows of any width are taken.
        let _ = reader.read_byte_record(&mut record);
        let cells = record.iter().map(|c| decode(c, self.charset)).collect();
        let taken = usize::try_from(reader.position().byte()).unwrap_or(rest.len());
        let taken = taken.clamp(1, rest.len());
        // The reader stops between the two signs of a Windows line end.
        let split = rest[..taken].ends_with(b"\r") && rest[taken..].starts_with(b"\n");
        (cells, taken + usize::from(split))
    }
}

/// Whether each quotation mark that opens a cell also closes it, right before the next sign. The
/// reader of tables is milder, and would make one cell of all rows up to a later mark.
fn closes(raw: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut begins) = (false, true);
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
                if bytes.peek().is_some_and(|next| *next != delimiter) {
                    return false;
                }
            }
        } else if byte == b'"' && begins {
            quoted = true;
        }
        begins = byte == delimiter;
    }
    !quoted
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let rest = &self.bytes[self.at..];
        let blank = rest.iter().take_while(|b| matches!(b, b'\n' | b'\r'));
        self.pass(blank.count());
        if self.at == self.bytes.len() {
            return None;
        }
        let line = self.line;
        let (cells, taken) = self.read();
        let raw = &self.bytes[self.at..self.at + taken];
        let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        let lines = raw.contains(&b'\n');
        let (cells, raw, taken) = if lines && !closes(raw, self.delimiter) {
            // The rows after it are not part of it: reading goes on at the next line.
            let end = raw.iter().position(|b| *b == b'\n').unwrap_or(raw.len());
            self.open += 1;
            if self.open > MOST_OPEN {
                let rest = &self.bytes[self.at..];
                (Err(RowFault::GivenUp), rest, rest.len())
            } else {
                (Err(RowFault::Open), &raw[..end], end + 1)
            }
        } else if self.width > 0 && cells.len() != self.width {
            let (found, expected) = (cells.len(), self.width);
            (Err(RowFault::Cells { found, expected }), raw, taken)
        } else {
            (Ok(cells), raw, taken)
        };
        let row = Row {
            line,
            raw: raw.to_vec(),
            cells,
        };
        self.pass(taken);
        Some(row)
    }
}
