//! Rows of the database as values, and the part of a record that may change.

use chrono::{Months, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, types::Type};
use uuid::Uuid;

use crate::{
    archive::{
        ArchiveError, Result,
        audit::MOMENT,
        mac::{Seal, seal},
        model::{Phase, Review, Row, Terms},
    },
    melding::Summary,
};

const DAY: &str = "%Y-%m-%d";

/// The columns that [`read`] reads, of a table named `r`.
pub(super) const COLUMNS: &str = "r.ord, r.id, r.first_processed, r.author, r.unit, r.summary, \
     r.version, r.review, r.zorg_sent, r.zorg_back, r.wijk_due, r.wijk_done, r.household, r.imported, \
     r.open_days";

/// A column with a moment.
pub(super) fn moment(row: &SqlRow<'_>, at: usize) -> rusqlite::Result<NaiveDateTime> {
    let text: String = row.get(at)?;
    NaiveDateTime::parse_from_str(&text, MOMENT).map_err(|e| unreadable(at, e))
}

/// A column with a day or nothing.
pub(super) fn day(row: &SqlRow<'_>, at: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(at)?;
    text.map(|t| NaiveDate::parse_from_str(&t, DAY).map_err(|e| unreadable(at, e)))
        .transpose()
}

/// A day as a column.
pub(super) fn day_text(day: NaiveDate) -> String {
    day.format(DAY).to_string()
}

pub(super) fn unreadable(
    at: usize,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
}

/// One of a list by its place, as the database keeps it.
pub(super) fn of_list<T: Copy>(list: &[T], at: usize, row: &SqlRow<'_>) -> rusqlite::Result<T> {
    let number: usize = row.get(at)?;
    list.get(number)
        .copied()
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(at, number as i64))
}

/// The place of a value in its list.
pub(super) fn place<T: PartialEq>(list: &[T], value: &T) -> usize {
    list.iter().position(|v| v == value).unwrap_or(0)
}

/// A summary as it is kept, in this column.
pub(super) fn summary(text: &str, column: usize) -> rusqlite::Result<Summary> {
    serde_json::from_str(text).map_err(|e| unreadable(column, e))
}

/// A record as in a list, with its key.
pub(super) fn read(row: &SqlRow<'_>) -> rusqlite::Result<(i64, Row)> {
    let summary: String = row.get(5)?;
    let value = Row {
        id: row.get(1)?,
        first_processed: moment(row, 2)?,
        author: row.get(3)?,
        unit: row.get(4)?,
        summary: self::summary(&summary, 5)?,
        version: row.get(6)?,
        review: of_list(Review::ALL, 7, row)?,
        zorg_sent: day(row, 8)?,
        zorg_back: day(row, 9)?,
        wijk_due: day(row, 10)?,
        wijk_done: day(row, 11)?,
        household: row.get(12)?,
        imported: row.get(13)?,
        open_days: super::day::read(row, 14)?,
        snippet: None,
    };
    Ok((row.get(0)?, value))
}

/// The record with this id.
pub(super) fn find(db: &Connection, id: Uuid) -> Result<(i64, Row)> {
    let sql = format!("SELECT {COLUMNS} FROM record r WHERE r.id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], read)
        .optional()?
        .ok_or(ArchiveError::Unknown(id))
}

/// The seal of the part of a record that may change.
pub(super) fn state(db: &Connection, ord: i64) -> Result<Option<Seal>> {
    let mut query = db.prepare_cached(
        "SELECT salt, id, version, review, zorg_sent, zorg_back, wijk_due, wijk_done, household,
           searchable, first_processed, summary, author, unit, unit_key, day, outcome, wederhoor,
           zorgmelding, follow_up, imported,
           (SELECT group_concat(hex(hash)) FROM (SELECT hash FROM person_key WHERE ord = r.ord ORDER BY hash)),
           open_days
         FROM record r WHERE ord = ?1",
    )?;
    let sealed = query
        .query_row([ord], |row| {
            let salt: Vec<u8> = row.get(0)?;
            let mut parts = vec![ord.to_be_bytes().to_vec()];
            for at in 1..22 {
                let value = row.get_ref(at)?;
                parts.push(format!("{value:?}").into_bytes());
            }
            // Schema 1 had no such column, and its seals stay what they are.
            if let Some(open) = row.get::<_, Option<String>>(22)? {
                parts.push(open.into_bytes());
            }
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            Ok(seal(&salt, "stand", &parts))
        })
        .optional()?;
    Ok(sealed)
}

/// The days before which a phase has ended, for records first processed then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub free: NaiveDateTime,
    pub use_: NaiveDateTime,
    pub keep: NaiveDateTime,
}

impl Limits {
    pub(super) fn new(terms: Terms, now: NaiveDateTime) -> Self {
        let before = |months| {
            now.checked_sub_months(Months::new(months))
                .unwrap_or(NaiveDateTime::MIN)
        };
        Self {
            free: before(terms.free_months),
            use_: before(terms.use_months),
            keep: before(terms.keep_months),
        }
    }

    /// The phase of a record. As long as nobody confirmed its day, free use ends by the earliest day
    /// that it can be, and every later term by the latest.
    pub(super) fn phase_of(&self, row: &Row) -> Phase {
        let earliest = row.open_days.first().copied();
        match self.phase(row.first_processed) {
            Phase::Vrij if earliest.is_some_and(|at| at <= self.free) => Phase::Vergelijken,
            phase => phase,
        }
    }

    pub(super) fn phase(&self, first_processed: NaiveDateTime) -> Phase {
        if first_processed > self.free {
            Phase::Vrij
        } else if first_processed > self.use_ {
            Phase::Vergelijken
        } else if first_processed > self.keep {
            Phase::Verantwoorden
        } else {
            Phase::Vernietigen
        }
    }
}
