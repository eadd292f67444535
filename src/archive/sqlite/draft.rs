//! Drafts: saved whole with each change, recognised by revision, sealed together for the anchor.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Act, row::moment};
use crate::archive::{
    ArchiveError, Result,
    audit::MOMENT,
    mac::{AuditKey, Seal},
    model::{Deed, Draft, DraftInfo, Session},
};

pub(super) fn encode(draft: &Draft) -> Result<String> {
    serde_json::to_string(draft).map_err(|e| ArchiveError::Content(e.to_string()))
}

/// Saves a draft; the new revision, or the same one where nothing changed.
pub(super) fn save(act: &Act<'_>, draft: &Draft, content: &str, base: u64) -> Result<u64> {
    let id = draft.melding.id;
    let known = act
        .tx
        .query_row(
            "SELECT owner, revision, saved_at, content FROM draft WHERE id = ?1",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?, moment(row, 2)?, row.get(3)?)),
        )
        .optional()?;
    let revision = match known {
        None if base > 0 => return Err(ArchiveError::Unknown(id)),
        None => {
            let kind = "concept begonnen";
            act.log(Deed::Verzamelen, &id.to_string(), kind)?;
            1
        }
        Some((owner, revision, at, stored)) => {
            let (owner, stored): (String, String) = (owner, stored);
            if owner != act.who.user {
                return Err(ArchiveError::NotAllowed);
            }
            // The answer to a save may have been lost on the way: the same content is saved.
            if stored == content {
                return Ok(revision);
            }
            if revision != base {
                return Err(ArchiveError::Conflict { at, revision });
            }
            revision + 1
        }
    };
    let now = act.now.format(MOMENT).to_string();
    let seal = seal(act.key, id, revision, content);
    act.tx.execute(
        "INSERT INTO draft(id, owner, revision, saved_at, started_at, name, last, content, seal)
         VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT(id) DO UPDATE SET revision = ?3, saved_at = ?4, name = ?5, last = ?6,
           content = ?7, seal = ?8",
        params![
            id,
            act.who.user,
            revision,
            now,
            draft.name,
            draft.last,
            content,
            seal
        ],
    )?;
    seal_all(act)?;
    Ok(revision)
}

pub(super) fn list(db: &Connection, who: &Session) -> Result<Vec<DraftInfo>> {
    let mut query = db.prepare_cached(
        "SELECT id, name, last, saved_at, owner, revision FROM draft WHERE owner = ?1
         ORDER BY saved_at DESC, id",
    )?;
    let rows = query.query_map([&who.user], |row| {
        Ok(DraftInfo {
            id: row.get(0)?,
            name: row.get(1)?,
            last: row.get(2)?,
            saved_at: moment(row, 3)?,
            owner: row.get(4)?,
            revision: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn open(
    db: &Connection,
    key: &AuditKey,
    who: &Session,
    id: Uuid,
) -> Result<(Draft, u64)> {
    let found = db
        .query_row(
            "SELECT owner, revision, content, seal FROM draft WHERE id = ?1",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?;
    let (owner, revision, content, sealed): (String, u64, String, Seal) =
        found.ok_or(ArchiveError::Unknown(id))?;
    if owner != who.user {
        return Err(ArchiveError::NotAllowed);
    }
    if seal(key, id, revision, &content) != sealed {
        return Err(ArchiveError::Content("concept".into()));
    }
    let draft: Draft =
        serde_json::from_str(&content).map_err(|_| ArchiveError::Content("concept".into()))?;
    draft
        .melding
        .validate()
        .map_err(|_| ArchiveError::Content("concept".into()))?;
    Ok((draft, revision))
}

pub(super) fn discard(act: &Act<'_>, id: Uuid) -> Result<()> {
    let gone = act.tx.execute(
        "DELETE FROM draft WHERE id = ?1 AND owner = ?2",
        params![id, act.who.user],
    )?;
    if gone == 0 {
        return Err(ArchiveError::Unknown(id));
    }
    act.log(Deed::Vernietigen, &id.to_string(), "concept weggegooid")?;
    seal_all(act)
}

/// Ends a draft that became a version.
pub(super) fn end(act: &Act<'_>, id: Uuid) -> Result<Option<chrono::NaiveDateTime>> {
    let started = act
        .tx
        .query_row("SELECT started_at FROM draft WHERE id = ?1", [id], |row| {
            moment(row, 0)
        })
        .optional()?;
    if started.is_some() {
        act.tx.execute("DELETE FROM draft WHERE id = ?1", [id])?;
        seal_all(act)?;
    }
    Ok(started)
}

/// Counts a save and seals all drafts together.
pub(super) fn seal_all(act: &Act<'_>) -> Result<()> {
    let together = together(&act.tx, act.key)?;
    act.tx.execute(
        "UPDATE progress SET saves = saves + 1, drafts = ?1",
        [together],
    )?;
    Ok(())
}

/// Whether each draft carries its seal, and all together the one that was written last.
pub(super) fn are_whole(db: &Connection, key: &AuditKey) -> Result<bool> {
    let (saves, sealed): (u64, Seal) =
        db.query_row("SELECT saves, drafts FROM progress", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if saves > 0 && sealed != together(db, key)? {
        return Ok(false);
    }
    let mut query = db.prepare_cached("SELECT id, revision, content, seal FROM draft")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let content: String = row.get(2)?;
        let expected: Seal = row.get(3)?;
        if seal(key, row.get(0)?, row.get(1)?, &content) != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

fn seal(key: &AuditKey, id: Uuid, revision: u64, content: &str) -> Seal {
    key.seal(
        "concept",
        &[id.as_bytes(), &revision.to_be_bytes(), content.as_bytes()],
    )
}

fn together(db: &Connection, key: &AuditKey) -> Result<Seal> {
    let mut query = db.prepare_cached("SELECT id, revision, seal FROM draft ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, revision, one): (Uuid, u64, Seal) = (row.get(0)?, row.get(1)?, row.get(2)?);
        all.extend_from_slice(id.as_bytes());
        all.extend_from_slice(&revision.to_be_bytes());
        all.extend_from_slice(&one);
    }
    Ok(key.seal("concepten", &[&all]))
}
