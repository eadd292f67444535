//! Verifying: pages, chain, contents, drafts, anchor. What is bad is named, the first row first.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    clock, draft,
    finalise::Parts,
    index, log, note, open, retention,
    row::{moment, of_list, state},
    schema,
};
use crate::archive::{
    ArchiveError, Result,
    anchor::Mark,
    audit::{Entry, row_seal},
    clock::Clock,
    mac::{AuditKey, Seal, hex},
    model::{Damage, Deed, Verified},
};

/// Damage that is named one by one; more says nothing new.
const MOST: usize = 100;
/// Rows between two signs of progress.
const STRIDE: u64 = 1000;

type Step<'a> = &'a mut dyn FnMut(u64) -> bool;

pub(super) fn verify(
    db: &mut Connection,
    key: &AuditKey,
    marked: Option<Mark>,
    step: Step<'_>,
) -> Result<Verified> {
    let mut found = Verified::default();
    {
        // One view of everything, whatever other windows write meanwhile.
        let view = db.transaction()?;
        match check(&view, key, marked, step, &mut found) {
            // What cannot be read is a finding, not a failure of verifying.
            Err(ArchiveError::Corrupt(text)) => found.damage.push(Damage::Page(text)),
            other => other?,
        }
    }
    if found.damage.contains(&Damage::Index) {
        index::forget_fingerprint(db)?;
    }
    found.damage.truncate(MOST);
    Ok(found)
}

fn check(
    db: &Connection,
    key: &AuditKey,
    marked: Option<Mark>,
    step: Step<'_>,
    found: &mut Verified,
) -> Result<()> {
    let mut part = |what: &mut dyn FnMut(&mut Verified) -> Result<()>| match what(found) {
        // What cannot be read is a finding, not a failure of verifying, and hides nothing else.
        Err(
            ArchiveError::Corrupt(text) | ArchiveError::Engine(text) | ArchiveError::Content(text),
        ) => {
            found.damage.push(Damage::Page(text));
            Ok(())
        }
        other => other,
    };
    part(&mut |found| pages(db, found))?;
    part(&mut |found| chain(db, key, &mut *step, found))?;
    part(&mut |found| contents(db, &mut *step, found))?;
    part(&mut |found| missing(db, found))?;
    part(&mut |found| settings(db, found))?;
    part(&mut |found| {
        let wrong = [
            (schema::is_whole(db)?, Damage::Schema),
            (draft::are_whole(db, key)?, Damage::Drafts),
            (index::is_whole(db)?, Damage::Index),
        ];
        let wrong = wrong.into_iter().filter(|(whole, _)| !whole);
        found.damage.extend(wrong.map(|(_, damage)| damage));
        Ok(())
    })?;
    let (seq, head) = log::last(db)?;
    found.head = Some((seq, hex(&head)));
    if let Some(loss) = open::loss(db, key, marked.as_ref())? {
        if loss.rows > 0 || loss.saves > 0 {
            let (rows, saves) = (loss.rows, loss.saves);
            found.damage.push(Damage::Shorter { rows, saves });
        }
        if loss.other {
            let seq = marked.unwrap_or_default().seq;
            found.damage.push(Damage::Anchor { seq });
        }
    }
    Ok(())
}

fn go_on(step: &mut dyn FnMut(u64) -> bool, rows: u64) -> Result<()> {
    if rows.is_multiple_of(STRIDE) && !step(rows) {
        return Err(ArchiveError::Cancelled);
    }
    Ok(())
}

fn pages(db: &Connection, found: &mut Verified) -> Result<()> {
    // Without encryption this pragma says nothing.
    for pragma in ["cipher_integrity_check", "integrity_check"] {
        let mut query = db.prepare(&format!("PRAGMA {pragma}"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            if text != "ok" {
                found.damage.push(Damage::Page(text));
            }
        }
    }
    Ok(())
}

fn chain(db: &Connection, key: &AuditKey, step: Step<'_>, found: &mut Verified) -> Result<()> {
    let mut query = db.prepare(
        "SELECT seq, at, user, device, deed, object, version, kind, content, state, detail,
           previous, seal FROM audit ORDER BY seq",
    )?;
    let mut rows = query.query([])?;
    let mut expected: (u64, Seal) = (1, [0; 32]);
    // A setting that cannot be read is named elsewhere.
    let quiet_days = retention::terms(db).unwrap_or_default().quiet_days;
    let mut times = Times {
        quiet_days,
        last: None,
        jumps: Vec::new(),
    };
    while let Some(row) = rows.next()? {
        // A row that cannot be read is as wrong as one that says something else.
        let seq: u64 = row.get(0).unwrap_or_default();
        match link(row, key) {
            Ok(link) => {
                if (seq, link.previous) != expected || !link.fits {
                    found.damage.push(Damage::Log { seq });
                }
                times.add(seq, link.at, link.confirms);
                expected = (seq + 1, link.sealed);
            }
            Err(_) => {
                found.damage.push(Damage::Log { seq });
                expected = (seq + 1, [0; 32]);
            }
        }
        found.rows += 1;
        go_on(step, found.rows)?;
    }
    found.damage.extend(times.jumps);
    Ok(())
}

/// The times of the log, row by row.
struct Times {
    quiet_days: u32,
    last: Option<NaiveDateTime>,
    jumps: Vec<Damage>,
}

impl Times {
    fn add(&mut self, seq: u64, to: NaiveDateTime, confirms: bool) {
        // Two people looked at the clock: what jumped before is known.
        if confirms {
            self.jumps.clear();
        } else if let Some(from) = Clock::judge(self.last, to, self.quiet_days).last() {
            self.jumps.push(Damage::Jump { seq, from, to });
        }
        self.last = Some(to);
    }
}

/// One link of the chain.
struct Link {
    at: NaiveDateTime,
    /// The row says that two confirmed the clock.
    confirms: bool,
    previous: Seal,
    sealed: Seal,
    /// The seal is that of the row.
    fits: bool,
}

fn link(row: &rusqlite::Row<'_>, key: &AuditKey) -> rusqlite::Result<Link> {
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
    let (previous, sealed): (Seal, Seal) = (row.get(11)?, row.get(12)?);
    let entry = Entry {
        at: moment(row, 1)?,
        user: text(2)?,
        device: text(3)?,
        deed: of_list(Deed::ALL, 4, row)?,
        object: text(5)?,
        version: row.get(6)?,
        kind: text(7)?,
        content: row.get(8)?,
        state: row.get(9)?,
        detail: text(10)?,
    };
    let fits = row_seal(key, row.get(0)?, &entry, &previous) == sealed;
    Ok(Link {
        at: entry.at,
        confirms: entry.deed == Deed::Beheren && entry.detail.starts_with(clock::CONFIRMED),
        previous,
        sealed,
        fits,
    })
}

/// Recomputes the seal of every version, note and changing part, and compares it with the log.
fn contents(db: &Connection, step: Step<'_>, found: &mut Verified) -> Result<()> {
    let mut query =
        db.prepare("SELECT ord, id, salt, version, summary FROM record ORDER BY ord")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (ord, id): (i64, Uuid) = (row.get(0)?, row.get(1)?);
        let (salt, last, summary): (Vec<u8>, u32, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let object = id.to_string();
        let latest: Option<Option<Seal>> = db
            .prepare_cached(
                "SELECT state FROM audit WHERE object = ?1 AND state IS NOT NULL
                 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([&object], |r| r.get(0))
            .optional()?;
        if latest.flatten() != state(db, ord)? {
            found.damage.push(Damage::Record { id, version: 0 });
        }
        versions(db, ord, id, &salt, (last, &summary), found)?;
        notes(db, ord, id, &salt, found)?;
        go_on(step, found.rows + found.contents)?;
    }
    Ok(())
}

fn versions(
    db: &Connection,
    ord: i64,
    id: Uuid,
    salt: &[u8],
    (last, listed): (u32, &str),
    found: &mut Verified,
) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT number, at, author, reason, content, text, summary FROM version
         WHERE ord = ?1 ORDER BY number",
    )?;
    let mut rows = query.query([ord])?;
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get::<_, String>(at);
        let (at, author, reason) = (text(1)?, text(2)?, text(3)?);
        let (content, full, summary) = (text(4)?, text(5)?, text(6)?);
        let number: u32 = row.get(0)?;
        let parts = Parts {
            number,
            at: &at,
            author: &author,
            reason: &reason,
            content: &content,
            text: &full,
            summary: &summary,
        };
        let same_list = number != last || summary == listed;
        if !same_list || logged(db, id, "versie", number)? != Some(parts.seal(salt, id)) {
            found.damage.push(Damage::Record {
                id,
                version: number,
            });
        }
        found.contents += 1;
    }
    Ok(())
}

fn notes(db: &Connection, ord: i64, id: Uuid, salt: &[u8], found: &mut Verified) -> Result<()> {
    let mut query = db.prepare_cached("SELECT id, seq FROM note WHERE ord = ?1 ORDER BY seq")?;
    let mut rows = query.query([ord])?;
    while let Some(row) = rows.next()? {
        let (note_id, seq): (Uuid, u32) = (row.get(0)?, row.get(1)?);
        if logged(db, id, "opmerking", seq)? != note::content(db, note_id, salt)? {
            found.damage.push(Damage::Record { id, version: 0 });
        }
        found.contents += 1;
    }
    Ok(())
}

/// The seal that the log has of a content.
fn logged(db: &Connection, id: Uuid, kind: &str, version: u32) -> Result<Option<Seal>> {
    let found: Option<Option<Seal>> = db
        .prepare_cached(
            "SELECT content FROM audit WHERE object = ?1 AND kind = ?2 AND version = ?3
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row(params![id.to_string(), kind, version], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// What the log knows, that was not destroyed and is gone.
fn missing(db: &Connection, found: &mut Verified) -> Result<()> {
    let mut query = db.prepare(
        "SELECT a.object, a.kind, a.version, a.seq FROM audit a
         WHERE a.kind IN ('versie', 'opmerking') AND a.content IS NOT NULL
         ORDER BY a.seq",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (object, kind, version): (String, String, u32) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let Ok(id) = Uuid::parse_str(&object) else {
            continue;
        };
        let sql = match kind.as_str() {
            "versie" => {
                "SELECT 1 FROM record r JOIN version v ON v.ord = r.ord
                 WHERE r.id = ?1 AND v.number = ?2"
            }
            _ => {
                "SELECT 1 FROM record r JOIN note n ON n.ord = r.ord
                 WHERE r.id = ?1 AND n.seq = ?2"
            }
        };
        let there = db.prepare_cached(sql)?.exists(params![id, version])?;
        if !there && !destroyed(db, &object, row.get(3)?)? {
            let version = if kind == "versie" { version } else { 0 };
            found.damage.push(Damage::Missing { id, version });
        }
    }
    Ok(())
}

/// Whether the record was destroyed by its term after this row of the log.
fn destroyed(db: &Connection, object: &str, since: u64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM audit WHERE object = ?1 AND kind = ?2 AND seq > ?3")?
        .exists(params![object, log::DESTROYED, since])?)
}

fn settings(db: &Connection, found: &mut Verified) -> Result<()> {
    // By the log: a setting that is gone is as wrong as one that says something else.
    let mut query =
        db.prepare("SELECT DISTINCT object FROM audit WHERE kind = 'instelling' ORDER BY object")?;
    let names = query.query_map([], |row| row.get(0))?;
    let mut names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    let mut query = db.prepare("SELECT name FROM setting")?;
    for name in query.query_map([], |row| row.get(0))? {
        names.push(name?);
    }
    names.sort();
    names.dedup();
    for name in names {
        let logged: Option<Option<Seal>> = db
            .query_row(
                "SELECT content FROM audit WHERE object = ?1 AND kind = 'instelling'
                 ORDER BY seq DESC LIMIT 1",
                [&name],
                |r| r.get(0),
            )
            .optional()?;
        let stored: Option<Seal> = db
            .query_row(
                "SELECT salt, value FROM setting WHERE name = ?1",
                [&name],
                |r| {
                    let (salt, value): (Vec<u8>, String) = (r.get(0)?, r.get(1)?);
                    Ok(retention::setting_seal(&salt, &name, &value))
                },
            )
            .optional()?;
        if logged.flatten() != stored {
            found.damage.push(Damage::Setting(name));
        }
    }
    Ok(())
}
