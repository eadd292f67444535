//! Drafts: saved whole with each change, recognised by revision, sealed together for the anchor.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Act, record, row::moment};
use crate::archive::{
    ArchiveError, Result,
    audit::MOMENT,
    mac::{AuditKey, Seal},
    model::{Content, Deed, Draft, DraftInfo, Session},
};

pub(super) fn encode(draft: &Draft) -> Result<String> {
    serde_json::to_string(draft).map_err(|e| ArchiveError::Content(e.to_string()))
}

/// Saves a draft; the new revision, or the same one where nothing changed.
pub(super) fn save(act: &Act<'_>, draft: &Draft, content: &str, base: u64) -> Result<u64> {
    let id = draft.melding.id;
    let now = act.now.format(MOMENT).to_string();
    let (revision, started) = match next_revision(act, id, content, base, &now)? {
        Next::Saved(revision) => return Ok(revision),
        Next::Save { revision, started } => (revision, started),
    };
    let row = Sealed {
        id,
        owner: &act.who.user,
        revision,
        saved_at: &now,
        started_at: &started,
        name: &draft.name,
        last: &draft.last,
        content,
    };
    act.tx
        .prepare_cached(
            "INSERT INTO draft(id, owner, revision, saved_at, started_at, name, last, content, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT(id) DO UPDATE SET revision = ?3, saved_at = ?4, name = ?6, last = ?7,
               content = ?8, seal = ?9",
        )?
        .execute(params![
            id,
            row.owner,
            revision,
            now,
            started,
            draft.name,
            draft.last,
            content,
            row.seal(act.key)
        ])?;
    seal_all(act)?;
    Ok(revision)
}

/// What saving must do.
enum Next {
    /// Nothing: this very content stands there as this revision.
    Saved(u64),
    /// Save it as this revision of a draft that was begun then.
    Save { revision: u64, started: String },
}

fn next_revision(act: &Act<'_>, id: Uuid, content: &str, base: u64, now: &str) -> Result<Next> {
    let known = act
        .tx
        .prepare_cached(
            "SELECT owner, revision, content, saved_at, started_at FROM draft WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let stored: (String, u64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok((stored, moment(row, 3)?, row.get::<_, String>(4)?))
        })
        .optional()?;
    let Some(((owner, revision, stored), at, started)) = known else {
        if base > 0 {
            return Err(ArchiveError::Unknown(id));
        }
        // A draft under the id of a record corrects that record.
        record::may_change(act, id)?;
        act.log(Deed::Verzamelen, &id.to_string(), "concept begonnen")?;
        let started = now.to_owned();
        return Ok(Next::Save {
            revision: 1,
            started,
        });
    };
    if owner != act.who.user {
        return Err(ArchiveError::NotAllowed);
    }
    // The answer to a save may have been lost on the way: the same content is saved.
    if stored == content {
        return Ok(Next::Saved(revision));
    }
    if revision != base {
        return Err(ArchiveError::Conflict { at, revision });
    }
    let revision = revision + 1;
    Ok(Next::Save { revision, started })
}

/// A draft as its seal covers it.
struct Sealed<'a> {
    id: Uuid,
    owner: &'a str,
    revision: u64,
    saved_at: &'a str,
    started_at: &'a str,
    name: &'a str,
    last: &'a str,
    content: &'a str,
}

impl Sealed<'_> {
    fn seal(&self, key: &AuditKey) -> Seal {
        key.seal(
            "concept",
            &[
                self.id.as_bytes(),
                self.owner.as_bytes(),
                &self.revision.to_be_bytes(),
                self.saved_at.as_bytes(),
                self.started_at.as_bytes(),
                self.name.as_bytes(),
                self.last.as_bytes(),
                self.content.as_bytes(),
            ],
        )
    }
}

/// The columns that [`is_whole`] reads.
const SEALED: &str = "id, owner, revision, saved_at, started_at, name, last, content, seal";

/// Whether a row carries its seal.
fn is_whole(row: &rusqlite::Row<'_>, key: &AuditKey) -> rusqlite::Result<bool> {
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
    let sealed = Sealed {
        id: row.get(0)?,
        owner: text(1)?,
        revision: row.get(2)?,
        saved_at: text(3)?,
        started_at: text(4)?,
        name: text(5)?,
        last: text(6)?,
        content: text(7)?,
    };
    Ok(sealed.seal(key) == row.get::<_, Seal>(8)?)
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
            &format!("SELECT {SEALED} FROM draft WHERE id = ?1"),
            [id],
            |row| {
                let whole = is_whole(row, key)?;
                let (owner, content): (String, String) = (row.get(1)?, row.get(7)?);
                Ok((owner, row.get(2)?, content, whole))
            },
        )
        .optional()?;
    let (owner, revision, content, whole) = found.ok_or(ArchiveError::Unknown(id))?;
    if owner != who.user {
        return Err(ArchiveError::NotAllowed);
    }
    if !whole {
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

/// What became of the draft of a melding that is finalised.
pub(super) enum Ended {
    /// This person has none.
    None,
    /// It held this very melding, and is gone; when it was begun.
    Gone(chrono::NaiveDateTime),
    /// It holds something else, and stays.
    Other(ArchiveError),
}

/// Ends the draft that became a version: only this person's, and only where it holds that very
/// content. What was saved meanwhile in another window stays.
pub(super) fn end(act: &Act<'_>, id: Uuid, became: &Content) -> Result<Ended> {
    let found = act
        .tx
        .prepare_cached(
            "SELECT content, started_at, saved_at, revision FROM draft WHERE id = ?1 AND owner = ?2",
        )?
        .query_row(params![id, act.who.user], |row| {
            let content: String = row.get(0)?;
            Ok((content, moment(row, 1)?, moment(row, 2)?, row.get(3)?))
        })
        .optional()?;
    let Some((content, started, at, revision)) = found else {
        return Ok(Ended::None);
    };
    let draft: Option<Draft> = serde_json::from_str(&content).ok();
    let same = match (became, draft) {
        (Content::Melding(melding), Some(draft)) => *melding == draft.melding,
        _ => false,
    };
    if !same {
        return Ok(Ended::Other(ArchiveError::Conflict { at, revision }));
    }
    act.tx.execute("DELETE FROM draft WHERE id = ?1", [id])?;
    seal_all(act)?;
    Ok(Ended::Gone(started))
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
    let mut query = db.prepare_cached(&format!("SELECT {SEALED} FROM draft"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        if !is_whole(row, key)? {
            return Ok(false);
        }
    }
    Ok(true)
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
