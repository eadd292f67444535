//! One record, opened: who may, for which reason, and the row in the log that says so.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{
    Act,
    finalise::unit_key,
    log::Stored,
    note, retention,
    row::{Limits, find, moment, summary},
};
use crate::archive::{
    ArchiveError, Result,
    keys::Role,
    model::{Content, Deed, Phase, Reason, Record, Row, Session, Version},
};

/// A record with its versions and notes, for whoever may see it.
pub(super) fn consult(act: &Act<'_>, id: Uuid, reason: Option<&Reason>) -> Result<Record> {
    let (ord, row) = find(&act.tx, id)?;
    let limits = Limits::new(retention::terms(&act.tx)?, act.now);
    let detail = match (limits.phase_of(&row), reason) {
        (Phase::Vrij, _) if is_open_to(act, &row) => "geopend".to_owned(),
        (Phase::Vrij, _) => return Err(ArchiveError::NotAllowed),
        // Past free use the task of the coordinator and a written reason are needed.
        _ if act.who.role != Role::Jeugdcoordinator => return Err(ArchiveError::NotAllowed),
        (Phase::Vergelijken, Some(Reason::Gemachtigd(why) | Reason::Verantwoording(why)))
            if !why.trim().is_empty() =>
        {
            format!("geopend met machtiging: {}", why.trim())
        }
        (Phase::Vergelijken, _) => return Err(ArchiveError::NeedsReason),
        (Phase::Verantwoorden, Some(Reason::Verantwoording(why))) if !why.trim().is_empty() => {
            format!("geopend voor verantwoording: {}", why.trim())
        }
        (Phase::Verantwoorden, _) => return Err(ArchiveError::OnlyAccountability),
        (Phase::Vernietigen, _) => return Err(ArchiveError::Unknown(id)),
    };
    log_consulted(act, id, ord, &row, &detail)?;
    whole(&act.tx, ord, row)
}

/// Logs that a record was looked at.
pub(super) fn log_consulted(
    act: &Act<'_>,
    id: Uuid,
    ord: i64,
    row: &Row,
    detail: &str,
) -> Result<()> {
    let looked = Stored {
        kind: "",
        version: row.version,
        content: None,
    };
    act.log_record(Deed::Raadplegen, id, ord, &looked, detail)
        .map(drop)
}

/// Whether the task of this person reaches this record in free use: an agent sees the own meldingen
/// and those of the own team today (Wpg art. 6).
pub(super) fn is_open_to(act: &Act<'_>, row: &Row) -> bool {
    may_see(act.who, row, act.now.date())
}

fn may_see(who: &Session, row: &Row, today: chrono::NaiveDate) -> bool {
    match who.role {
        Role::Jeugdcoordinator => true,
        Role::Agent => {
            let team = unit_key(&row.unit) == unit_key(&who.unit);
            row.author == who.user || (team && row.summary.at.date() == today)
        }
        Role::Beheerder | Role::Trainer => false,
    }
}

/// Whether this person may add a version or a draft under this id: to nothing, or to a record in
/// free use that is open to the person.
pub(super) fn may_change(act: &Act<'_>, id: Uuid) -> Result<()> {
    let row = match find(&act.tx, id) {
        Ok((_, row)) => row,
        Err(ArchiveError::Unknown(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    if !is_open_to(act, &row) {
        return Err(ArchiveError::NotAllowed);
    }
    let limits = Limits::new(retention::terms(&act.tx)?, act.now);
    match limits.phase_of(&row) {
        Phase::Vrij => Ok(()),
        Phase::Vergelijken => Err(ArchiveError::NeedsReason),
        Phase::Verantwoorden | Phase::Vernietigen => Err(ArchiveError::OnlyAccountability),
    }
}

/// A record with its versions and notes.
pub(super) fn whole(db: &Connection, ord: i64, row: Row) -> Result<Record> {
    let mut query = db.prepare_cached(
        "SELECT number, at, author, reason, content, text, summary FROM version
         WHERE ord = ?1 ORDER BY number",
    )?;
    let rows = query.query_map(params![ord], |row| {
        let version = Version {
            number: row.get(0)?,
            at: moment(row, 1)?,
            author: row.get(2)?,
            reason: row.get(3)?,
            content: Content::Geimporteerd {
                file: String::new(),
                original: Vec::new(),
            },
            text: row.get(5)?,
            summary: summary(&row.get::<_, String>(6)?, 6)?,
        };
        Ok((version, row.get::<_, String>(4)?))
    })?;
    let mut versions = Vec::new();
    for found in rows {
        let (mut version, content) = found?;
        version.content = decode(&content)?;
        versions.push(version);
    }
    let notes = note::of_record(db, ord)?;
    Ok(Record {
        row,
        versions,
        notes,
    })
}

fn decode(text: &str) -> Result<Content> {
    let unreadable = || ArchiveError::Content("versie".into());
    let content: Content = serde_json::from_str(text).map_err(|_| unreadable())?;
    if let Content::Melding(melding) = &content {
        melding.validate().map_err(|_| unreadable())?;
    }
    Ok(content)
}
