//! A table of earlier texts: its rows as they stand in the file.

use super::{
    ImportFault,
    charset::{Charset, by_bytes, decode, one_line, without_mark},
    columns::{Mapping, guess},
    row::without_separator_line,
};

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
/// Open quotation marks after which the rest of a file is given up: looking for the other one costs
/// a walk to the end each time.
const MOST_OPEN: usize = 50;

/// Looks a table over, for the mapping screen.
///
/// # Errors
/// No text, or no heading.
pub fn look(bytes: &[u8]) -> Result<Table, ImportFault> {
    let (bytes, charset) = by_bytes(bytes)?;
    let bytes = without_separator_line(&bytes);
    let guess = guess(bytes, charset);
    let mut rows = Rows::new(bytes, guess.delimiter, charset);
    let header = rows.header(guess.heads)?;
    let cells = rows.by_ref().filter_map(|row| row.cells.ok());
    let sample = cells.take(SAMPLE).collect();
    Ok(Table {
        header,
        guess,
        sample,
    })
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

    /// What the columns are called; every row must have as many cells. Where the first row is no
    /// heading they have numbers, and that row comes as any other.
    pub(super) fn header(&mut self, heads: bool) -> Result<Vec<String>, ImportFault> {
        let (at, line) = (self.at, self.line);
        let cells = self.next().and_then(|row| row.cells.ok());
        let header: Vec<String> = cells
            .unwrap_or_default()
            .iter()
            .zip(1..)
            .map(|(cell, number)| match one_line(cell) {
                heading if heads && !heading.is_empty() => heading,
                _ => format!("kolom {number}"),
            })
            .collect();
        if header.is_empty() {
            return Err(ImportFault::NoHeader);
        }
        if !heads {
            (self.at, self.line) = (at, line);
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
