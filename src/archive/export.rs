//! A selection as files: RON that holds everything and can be read back, and CSV for a spreadsheet.

use ron::{Options, extensions::Extensions, ser::PrettyConfig};

use super::{
    model::{Content, Record},
    parcel::{Head, Parcel, ParcelFault, check_version},
    transfer::Transfer,
};
use crate::melding::Summary;

/// How the text of an export begins.
pub const BEGIN: &str = "(\n    voorop_uitvoer: ";

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The records with versions, notes and summary. `from` says who gives them.
///
/// # Errors
/// Only if the writer of RON fails, which it has no reason to.
pub fn to_ron(records: &[Record], from: &str) -> Result<String, ParcelFault> {
    let config = PrettyConfig::new().new_line("\n");
    options()
        .to_string_pretty(&Parcel::new(from, records), config)
        .map(|text| text + "\n")
        .map_err(|e| ParcelFault::Shape(e.to_string()))
}

/// Reads back what [`to_ron`] wrote. The text may come from anywhere.
///
/// # Errors
/// See [`ParcelFault`].
pub fn from_ron(text: &str) -> Result<Transfer, ParcelFault> {
    let shape = |e: ron::error::SpannedError| {
        let at = e.span.start;
        ParcelFault::Shape(format!("regel {}, kolom {}", at.line, at.col))
    };
    let head: Head = options().from_str(text).map_err(shape)?;
    check_version(head.version)?;
    let parcel: Parcel = options().from_str(text).map_err(shape)?;
    let (from, records) = parcel.check()?;
    Ok(Transfer { from, records })
}

const HEADER: [&str; 18] = [
    "nummer",
    "datum",
    "tijd",
    "eenheid",
    "auteur",
    "uitkomst",
    "betrokkenen",
    "adres",
    "gehoord",
    "wederhoor ontbreekt",
    "veiligheid onbekend",
    "zorgmelding",
    "vervolg",
    "beoordeling",
    "versie",
    "eerst verwerkt",
    "geïmporteerd",
    "tekst",
];

/// A row a record, for a spreadsheet: semicolons, and a mark by which it knows UTF-8. A cell that
/// begins with `=`, `+`, `-` or `@` gets an apostrophe before it: a spreadsheet would otherwise
/// work it out as a formula, and a text of a caller could then fetch or change other cells.
pub fn to_csv(records: &[Record]) -> String {
    let mut text = String::from("\u{FEFF}");
    line(&mut text, HEADER.map(str::to_owned));
    for record in records {
        line(&mut text, cells(record));
    }
    text
}

fn line(text: &mut String, cells: [String; HEADER.len()]) {
    let cells = cells.map(|cell| quoted(&guarded(&cell)));
    text.push_str(&cells.join(";"));
    text.push_str("\r\n");
}

/// A cell that no spreadsheet takes for a formula. White space before the sign does not count: some
/// programs leave it out.
fn guarded(cell: &str) -> String {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
    if formula || cell.starts_with(['\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ';', '\n', '\r', ',', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn cells(record: &Record) -> [String; HEADER.len()] {
    let row = &record.row;
    let s: &Summary = &row.summary;
    let yes = |b: bool| if b { "ja" } else { "nee" }.to_owned();
    let list = |items: Vec<String>| items.join("; ");
    let last = record.versions.last();
    let imported = last.is_some_and(|v| matches!(v.content, Content::Geimporteerd { .. }));
    let mut addresses: Vec<String> = s.people.iter().map(|p| p.address.clone()).collect();
    addresses.retain(|a| !a.trim().is_empty());
    addresses.dedup();
    [
        row.id.to_string(),
        s.at.format("%d-%m-%Y").to_string(),
        s.at.format("%H:%M").to_string(),
        row.unit.clone(),
        row.author.clone(),
        s.outcome.map_or(String::new(), |o| o.name().to_owned()),
        list(s.people.iter().map(person).collect()),
        list(addresses),
        list(s.heard.iter().map(ToString::to_string).collect()),
        yes(s.wederhoor_missing),
        yes(s.safety_unknown),
        yes(s.zorgmelding),
        s.follow_up
            .map_or(String::new(), |d| d.format("%d-%m-%Y").to_string()),
        row.review.name().to_owned(),
        row.version.to_string(),
        row.first_processed.format("%d-%m-%Y").to_string(),
        yes(imported),
        last.map_or(String::new(), |v| v.text.clone()),
    ]
}

fn person(person: &crate::melding::KnownPerson) -> String {
    match person.birth {
        Some(birth) => format!("{} ({})", person.name, birth.format("%d-%m-%Y")),
        None => person.name.clone(),
    }
}
