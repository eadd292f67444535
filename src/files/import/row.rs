//! The rows of a table as texts: one row, one record.

use std::path::Path;

use chrono::NaiveDateTime;

use super::{
    Column, DateFrom, Import, ImportFault, Imported, Mapping, RowFault, Settings,
    charset::{Charset, by_bytes, one_line, readable, without_mark},
    columns::guess,
    date,
    table::Rows,
    text::{Dated, Origin, date_of, is_exercise},
};
use crate::{
    melding::{KnownPerson, MAX_NUMBER, PersonId},
    terugblik::unweighed,
};

pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    modified: NaiveDateTime,
    settings: &Settings<'_>,
    found: &mut Imported,
) -> Result<(), ImportFault> {
    let (bytes, charset) = by_bytes(bytes)?;
    let bytes = without_separator_line(&bytes);
    let mapping = settings.mapping.clone();
    let mapping = mapping.unwrap_or_else(|| guess(bytes, charset));
    let mut rows = Rows::new(bytes, mapping.delimiter, charset);
    let header = rows.header(mapping.heads)?;
    let columns = columns(mapping, &header)?;
    let table = Reading {
        path,
        charset,
        modified,
        settings,
        heading: rows.so_far().to_vec(),
        header,
        columns,
    };
    let mut any = false;
    for row in rows {
        let made = match row.cells {
            Ok(cells) if cells.iter().all(|c| c.trim().is_empty()) => continue,
            Ok(cells) => table.import(row.line, &row.raw, &cells),
            Err(fault) => Err(fault),
        };
        any = true;
        match made {
            Ok(import) => found.texts.push(import),
            Err(fault) => found.refuse(path, Some(row.line), fault),
        }
    }
    // A heading above nothing is no table.
    if any { Ok(()) } else { Err(ImportFault::Empty) }
}

/// The table behind a first line `sep=;`, by which a spreadsheet says what divides its columns.
pub(super) fn without_separator_line(bytes: &[u8]) -> &[u8] {
    let text = without_mark(bytes);
    let end = text.iter().position(|b| *b == b'\n').unwrap_or(text.len());
    let first = text[..end].trim_ascii();
    let is_sign = first.len() == 5 && first[..4].eq_ignore_ascii_case(b"sep=");
    if is_sign {
        text.get(end + 1..).unwrap_or_default()
    } else {
        bytes
    }
}

fn columns(mapping: Mapping, header: &[String]) -> Result<Vec<Option<Column>>, ImportFault> {
    let Mapping { heads, columns, .. } = mapping;
    if columns.len() != header.len() {
        return Err(ImportFault::Mapping {
            found: header.len(),
            expected: columns.len(),
        });
    }
    if !columns.contains(&Some(Column::Tekst)) {
        return Err(match heads {
            true => ImportFault::NoTextColumn,
            false => ImportFault::NoHeader,
        });
    }
    Ok(columns)
}

/// A table that is being read.
struct Reading<'a> {
    path: &'a Path,
    charset: Charset,
    modified: NaiveDateTime,
    settings: &'a Settings<'a>,
    /// The heading with its line end, as it stands in the file.
    heading: Vec<u8>,
    header: Vec<String>,
    columns: Vec<Option<Column>>,
}

impl Reading<'_> {
    fn import(&self, line: u64, raw: &[u8], cells: &[String]) -> Result<Import, RowFault> {
        let text = self.cell(cells, Column::Tekst);
        if text.trim().is_empty() {
            return Err(RowFault::NoText);
        }
        if is_exercise(&text) {
            return Err(RowFault::Exercise);
        }
        let dated = self.date(cells, &text)?;
        let mut summary = unweighed(dated.at);
        summary.people = self.people(cells);
        summary.unit = one_line(&self.cell(cells, Column::Eenheid));
        if summary.unit.is_empty() {
            summary.unit = one_line(&self.settings.unit);
        }
        let origin = Origin {
            path: self.path,
            line: Some(line),
            charset: self.charset,
            dated,
        };
        let original = [&self.heading, raw].concat();
        Ok(origin.import(original, &self.body(cells, &text), summary))
    }

    /// What this column holds in a row; empty where there is no such column.
    fn cell(&self, cells: &[String], column: Column) -> String {
        let place = self.columns.iter().position(|c| *c == Some(column));
        let cell = place.and_then(|at| cells.get(at));
        cell.map_or(String::new(), |c| readable(unguarded(c)))
    }

    /// All other cells under their own headings, then the text.
    fn body(&self, cells: &[String], text: &str) -> String {
        let others = self.header.iter().zip(&self.columns).zip(cells);
        let mut body: String = others
            .filter(|((_, column), cell)| {
                **column != Some(Column::Tekst) && !cell.trim().is_empty()
            })
            .map(|((heading, _), cell)| {
                format!("{heading}: {}\n", readable(unguarded(cell)).trim())
            })
            .collect();
        if !body.is_empty() {
            body.push('\n');
        }
        body + text
    }

    fn date(&self, cells: &[String], text: &str) -> Result<Dated, RowFault> {
        if !self.columns.contains(&Some(Column::Datum)) {
            // The name of a table is that of all its rows, and says nothing of one call.
            return Ok(date_of(Path::new(""), text, self.modified, self.settings));
        }
        let (day, mut time) = date::cell(&self.cell(cells, Column::Datum)).ok_or(RowFault::Date)?;
        let typed = self.cell(cells, Column::Tijd);
        if !typed.trim().is_empty() {
            time = Some(date::time_cell(&typed).ok_or(RowFault::Time)?);
        }
        let at = date::moment((day, time));
        if at > self.settings.now {
            return Err(RowFault::Ahead);
        }
        Ok(Dated::sure(at, DateFrom::Column))
    }

    /// Who is named: who reports first. They have no part in the call, for the table says none.
    fn people(&self, cells: &[String]) -> Vec<KnownPerson> {
        let reporter = self.cell(cells, Column::Melder);
        let others = self.cell(cells, Column::Betrokkenen);
        let address = one_line(&self.cell(cells, Column::Adres));
        let birth = date::cell(&self.cell(cells, Column::Geboren)).map(|(day, _)| day);
        let mut names: Vec<(String, Option<chrono::NaiveDate>)> = Vec::new();
        for one in [reporter.as_str()]
            .into_iter()
            .chain(others.split([';', '/', '\n']))
        {
            let mut person = name_and_birth(one);
            person.1 = person.1.or(birth.filter(|_| names.is_empty()));
            if !person.0.is_empty() && !names.contains(&person) {
                names.push(person);
            }
        }
        if names.is_empty() && !address.is_empty() {
            names.push((String::new(), None));
        }
        (1..=MAX_NUMBER)
            .zip(names)
            .map(|(number, (name, birth))| KnownPerson {
                id: PersonId::Other(number),
                name,
                birth,
                address: address.clone(),
            })
            .collect()
    }
}

/// `Sanne de Wit (3-4-1988)`: a name, and a date of birth where one stands between brackets.
fn name_and_birth(text: &str) -> (String, Option<chrono::NaiveDate>) {
    let text = one_line(text);
    let Some((name, rest)) = text.rsplit_once('(') else {
        return (text, None);
    };
    let inside = rest.trim_end_matches(')').trim();
    let digits = inside.trim_start_matches(|c: char| !c.is_ascii_digit());
    match date::cell(digits) {
        Some((birth, _)) => (name.trim().to_owned(), Some(birth)),
        None => (text, None),
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from reading it as a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
