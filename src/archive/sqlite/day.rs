//! The day of the call of an imported text: what it may be, and the day that somebody confirms.

use chrono::NaiveDateTime;
use rusqlite::{params, types::Type};
use uuid::Uuid;

use super::{
    Act,
    finalise::{Parts, json},
    index,
    log::Stored,
    retention,
    row::{Limits, day_text, find},
};
use crate::archive::{
    ArchiveError, Result,
    audit::MOMENT,
    model::{Deed, Phase},
};
use crate::melding::Summary;

/// Why the version stands there that a confirmed day makes.
const REASON: &str = "datum bevestigd";

/// The days as a column; nothing where the day is known.
pub(super) fn column(open: &[NaiveDateTime]) -> Result<Option<String>> {
    let days: Vec<String> = open
        .iter()
        .map(|at| at.format(MOMENT).to_string())
        .collect();
    (!days.is_empty()).then(|| json(&days)).transpose()
}

/// The column as days.
pub(super) fn read(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Vec<NaiveDateTime>> {
    let wrong = |error| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, error);
    let Some(text) = row.get::<_, Option<String>>(at)? else {
        return Ok(Vec::new());
    };
    let days: Vec<String> = serde_json::from_str(&text).map_err(|e| wrong(e.into()))?;
    let day = |day: String| NaiveDateTime::parse_from_str(&day, MOMENT);
    let days: std::result::Result<Vec<_>, _> = days.into_iter().map(day).collect();
    days.map_err(|e| wrong(e.into()))
}

/// Puts an imported text at the day that somebody confirmed: a version of its own with the same
/// content, and from now on every term counts from that day.
pub(super) fn confirm(act: &Act<'_>, id: Uuid, at: NaiveDateTime, text: &str) -> Result<()> {
    let (ord, row) = find(&act.tx, id)?;
    let limits = Limits::new(retention::terms(&act.tx)?, act.now);
    if !row.imported || at > act.now {
        return Err(ArchiveError::NotAllowed);
    }
    match limits.phase_of(&row) {
        Phase::Vrij => {}
        // As long as the day is open the earliest one may have ended free use too early.
        _ if !row.open_days.is_empty() => {}
        _ => return Err(ArchiveError::NeedsReason),
    }
    let (salt, searchable, content): (Vec<u8>, i64, String) = act.tx.query_row(
        "SELECT r.salt, r.searchable, v.content FROM record r
         JOIN version v ON v.ord = r.ord AND v.number = r.version WHERE r.ord = ?1",
        [ord],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let number = row.version + 1;
    let summary = json(&Summary { at, ..row.summary })?;
    if searchable == 1 {
        index::forget(&act.tx, ord, row.version)?;
    }
    let made = act.now.format(MOMENT).to_string();
    let parts = Parts {
        number,
        at: &made,
        author: &act.who.user,
        reason: REASON,
        content: &content,
        text,
        summary: &summary,
    };
    parts.insert(&act.tx, ord)?;
    if searchable == 1 {
        index::learn(&act.tx, ord, text)?;
    }
    act.tx.execute(
        "UPDATE record SET version = ?2, summary = ?3, day = ?4, first_processed = ?5,
           open_days = NULL WHERE ord = ?1",
        params![
            ord,
            number,
            summary,
            day_text(at.date()),
            at.format(MOMENT).to_string()
        ],
    )?;
    let stored = Stored {
        kind: "versie",
        version: number,
        content: Some(parts.seal(&salt, id)),
    };
    act.log_record(Deed::Wijzigen, id, ord, &stored, REASON)
        .map(drop)
}
