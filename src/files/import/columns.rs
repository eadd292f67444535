//! Which sign divides the columns of a table, whether its first row names them, and what they hold.

use super::{
    charset::{Charset, one_line},
    date,
    table::Rows,
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
    /// The first row names the columns; else it is a melding as any other.
    pub heads: bool,
    /// What each column holds; `None` goes along in the text under its own heading.
    pub columns: Vec<Option<Column>>,
}

/// Rows by which a table is judged.
const FIRST: usize = 5;
/// The signs that may divide columns, the usual one first.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];
/// A cell of more words is a text and no heading.
const MOST_WORDS: usize = 7;

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

/// What a table seems to be. Where its first row is no heading, columns are only told apart if they can
/// be nothing else.
pub(super) fn guess(bytes: &[u8], charset: Charset) -> Mapping {
    let first_rows = |delimiter| -> Vec<Vec<String>> {
        let rows = Rows::new(bytes, delimiter, charset).take(FIRST);
        rows.filter_map(|row| row.cells.ok()).collect()
    };
    let told = |rows: &[Vec<String>]| {
        let first = rows.first().map_or(&[][..], Vec::as_slice);
        let even = rows.iter().all(|row| row.len() == first.len());
        let known = names(first) || is_dated(first);
        (known, even, first.len())
    };
    // The usual sign stands first, and the last of equals is taken.
    let tables = DELIMITERS.into_iter().rev().map(|d| (d, first_rows(d)));
    let best = tables.max_by_key(|(_, rows)| told(rows));
    let (delimiter, rows) = best.unwrap_or((DELIMITERS[0], Vec::new()));
    let first = rows.first().map_or(&[][..], Vec::as_slice);
    // A row with a day or a time in it is never a heading, whatever else it says.
    let heads = !is_dated(first) && (names(first) || !first.iter().any(|cell| is_text(cell)));
    let columns = if heads {
        guess_columns(first)
    } else {
        only_way(&rows)
    };
    Mapping {
        delimiter,
        heads,
        columns,
    }
}

/// Whether a cell is, whole, a word that heads a column.
fn names(row: &[String]) -> bool {
    let all = || WORDS.iter().flat_map(|(_, words)| *words);
    row.iter()
        .any(|cell| all().any(|word| one_line(cell).to_lowercase() == **word))
}

fn is_dated(row: &[String]) -> bool {
    row.iter()
        .any(|cell| date::cell(cell).is_some() || date::time_cell(cell).is_some())
}

/// Whether a cell is longer than a heading is.
fn is_text(cell: &str) -> bool {
    cell.split_whitespace().count() > MOST_WORDS
}

/// The columns of a table without headings, where they can be only this: a day, perhaps a time, and
/// what was written. Beside anything else a day can also be one of birth.
fn only_way(rows: &[Vec<String>]) -> Vec<Option<Column>> {
    let width = rows.first().map_or(0, Vec::len);
    let all = |at: usize, is: fn(&str) -> bool| {
        rows.iter()
            .all(|row| row.get(at).is_some_and(|cell| is(cell)))
    };
    let columns: Vec<Option<Column>> = (0..width)
        .map(|at| {
            if all(at, |cell| date::cell(cell).is_some()) {
                Some(Column::Datum)
            } else if all(at, |cell| date::time_cell(cell).is_some()) {
                Some(Column::Tijd)
            } else {
                Some(Column::Tekst)
            }
        })
        .collect();
    let count = |column| columns.iter().filter(|c| **c == Some(column)).count();
    let one_way =
        count(Column::Datum) == 1 && count(Column::Tekst) == 1 && count(Column::Tijd) <= 1;
    if one_way { columns } else { vec![None; width] }
}

/// What the headings seem to hold; each thing once.
fn guess_columns(header: &[String]) -> Vec<Option<Column>> {
    let headings: Vec<String> = header.iter().map(|h| one_line(h).to_lowercase()).collect();
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
