//! Terms of the Wpg: one year of free use, five years of comparing, five more for accountability,
//! then destroyed with salt, index and pages (Wpg art. 8 and 14).

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    Act, index,
    log::Stored,
    row::{Limits, moment},
};
use crate::archive::{
    ArchiveError, Result,
    audit::MOMENT,
    mac::{Seal, random, seal},
    model::{Deed, Retained, Terms},
};

const NAME: &str = "bewaartermijnen";

/// From when free use counts: the earliest day that the call can be of, as long as it is open.
const FREE_FROM: &str = "coalesce(json_extract(open_days, '$[0]'), first_processed)";

/// The terms: as set, else as in the law.
pub(super) fn terms(db: &Connection) -> Result<Terms> {
    let text: Option<String> = db
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([NAME], |row| row.get(0))
        .optional()?;
    match text {
        Some(text) => serde_json::from_str(&text).map_err(|_| ArchiveError::Content(NAME.into())),
        None => Ok(Terms::default()),
    }
}

pub(super) fn set_terms(act: &Act<'_>, terms: Terms) -> Result<()> {
    let law = Terms::default();
    let ordered = 0 < terms.free_months
        && terms.free_months <= terms.use_months
        && terms.use_months <= terms.keep_months;
    let lawful = terms.free_months <= law.free_months
        && terms.use_months <= law.use_months
        && terms.keep_months <= law.keep_months;
    // Longer than a season would believe any clock.
    let believed = (1..=92).contains(&terms.quiet_days);
    if !ordered || !lawful || !believed {
        return Err(ArchiveError::Terms);
    }
    let value = serde_json::to_string(&terms).map_err(|e| ArchiveError::Content(e.to_string()))?;
    let salt = random::<32>()?;
    act.tx.execute(
        "INSERT OR REPLACE INTO setting VALUES (?1, ?2, ?3)",
        params![NAME, salt, value],
    )?;
    let detail = format!(
        "vrij {} maanden, gebruik {} maanden, bewaren {} maanden, klok {} dagen",
        terms.free_months, terms.use_months, terms.keep_months, terms.quiet_days
    );
    act.log_setting(NAME, setting_seal(&salt, NAME, &value), &detail)
}

pub(super) fn setting_seal(salt: &[u8], name: &str, value: &str) -> Seal {
    seal(salt, "instelling", &[name.as_bytes(), value.as_bytes()])
}

/// What is due now. Nothing changes.
pub(super) fn plan(db: &Connection, now: chrono::NaiveDateTime) -> Result<Retained> {
    let limits = Limits::new(terms(db)?, now);
    let due = |from: &str, limit: chrono::NaiveDateTime| -> Result<Vec<_>> {
        let sql = format!("SELECT id, at FROM ({from}) WHERE at <= ?1 ORDER BY at");
        let mut query = db.prepare_cached(&sql)?;
        let limit = limit.format(MOMENT).to_string();
        let rows = query.query_map([limit], |row| Ok((row.get(0)?, moment(row, 1)?.date())))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    Ok(Retained {
        leave_free_use: due(
            &format!("SELECT id, {FREE_FROM} AS at FROM record WHERE searchable = 1"),
            limits.free,
        )?,
        destroy: due("SELECT id, first_processed AS at FROM record", limits.keep)?,
        overdue_drafts: due(
            "SELECT id, started_at AS at FROM draft WHERE id NOT IN (SELECT id FROM record)",
            limits.keep,
        )?,
        come_back: come_back(db, &limits)?,
    })
}

/// What was taken out of free use while its term had not passed.
fn come_back(db: &Connection, limits: &Limits) -> Result<Vec<(Uuid, chrono::NaiveDate)>> {
    let sql = format!(
        "SELECT id, first_processed FROM record
         WHERE searchable = 0 AND {FREE_FROM} > ?1 ORDER BY first_processed"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map([limits.free.format(MOMENT).to_string()], |row| {
        Ok((row.get(0)?, moment(row, 1)?.date()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Carries out what was planned, each record with its row in the log.
pub(super) fn carry_out(act: &Act<'_>, planned: &Retained) -> Result<()> {
    for (id, _) in &planned.leave_free_use {
        let (ord, version) = key(&act.tx, *id)?;
        index::forget(&act.tx, ord, version)?;
        act.tx
            .execute("UPDATE record SET searchable = 0 WHERE ord = ?1", [ord])?;
        let stored = Stored {
            kind: "termijn",
            version,
            content: None,
        };
        let detail = "uit vrij gebruik (Wpg art. 8)";
        act.log_record(Deed::Wijzigen, *id, ord, &stored, detail)?;
    }
    for (id, _) in &planned.come_back {
        put_back(act, *id)?;
    }
    for (id, _) in &planned.destroy {
        destroy(act, *id)?;
    }
    let limits = Limits::new(terms(&act.tx)?, act.now);
    act.tx.execute(
        "DELETE FROM aside WHERE at <= ?1",
        [limits.keep.format(MOMENT).to_string()],
    )?;
    let detail = format!(
        "bewaartermijnen: {} uit vrij gebruik, {} vernietigd",
        planned.leave_free_use.len(),
        planned.destroy.len()
    );
    act.log(Deed::Beheren, NAME, &detail)
}

fn key(db: &Connection, id: Uuid) -> Result<(i64, u32)> {
    let sql = "SELECT ord, version FROM record WHERE id = ?1";
    db.prepare_cached(sql)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(ArchiveError::Unknown(id))
}

/// Puts a record back in free use.
fn put_back(act: &Act<'_>, id: Uuid) -> Result<()> {
    let (ord, version) = key(&act.tx, id)?;
    act.tx
        .execute("UPDATE record SET searchable = 1 WHERE ord = ?1", [ord])?;
    let text: String = act.tx.query_row(
        "SELECT text FROM version WHERE ord = ?1 AND number = ?2",
        params![ord, version],
        |row| row.get(0),
    )?;
    index::learn(&act.tx, ord, &text)?;
    let stored = Stored {
        kind: "termijn",
        version,
        content: None,
    };
    let detail = "terug in vrij gebruik: door een verkeerde klok te vroeg eruit gehaald";
    act.log_record(Deed::Wijzigen, id, ord, &stored, detail)
        .map(drop)
}

/// Destroys a draft that never became a melding, of which the term has passed.
pub(super) fn destroy_draft(act: &Act<'_>, id: Uuid) -> Result<()> {
    let overdue = plan(&act.tx, act.now)?.overdue_drafts;
    if !overdue.iter().any(|(due, _)| *due == id) {
        return Err(ArchiveError::NotAllowed);
    }
    act.tx.execute("DELETE FROM draft WHERE id = ?1", [id])?;
    super::draft::seal_all(act)?;
    act.log_destroyed(&id.to_string(), "concept na de bewaartermijn vernietigd")
}

fn destroy(act: &Act<'_>, id: Uuid) -> Result<()> {
    // It left the index of words with free use, in this plan or an earlier one.
    let (ord, _) = key(&act.tx, id)?;
    // A correction that was never finished goes with its record.
    act.tx.execute("DELETE FROM draft WHERE id = ?1", [id])?;
    super::draft::seal_all(act)?;
    // From here the triggers let its versions and notes go.
    act.tx
        .execute("UPDATE record SET searchable = -1 WHERE ord = ?1", [ord])?;
    for table in ["version", "note", "person_key", "record"] {
        act.tx
            .execute(&format!("DELETE FROM {table} WHERE ord = ?1"), [ord])?;
    }
    let detail = "vernietigd na de bewaartermijn (Wpg art. 14)";
    act.log_destroyed(&id.to_string(), detail)
}

/// Leaves no page with what was destroyed. Rows and words were written over as they went
/// (`secure_delete`, in the index of words too); here the free pages go and the log of the engine is
/// emptied.
pub(super) fn sweep(db: &Connection) -> Result<()> {
    let mut query = db.prepare("PRAGMA incremental_vacuum")?;
    let mut rows = query.query([])?;
    while rows.next()?.is_some() {}
    drop(rows);
    // Where another window reads, it is emptied when that one is idle.
    match empty_wal(db) {
        Err(ArchiveError::Busy) => Ok(()),
        other => other,
    }
}

/// Puts as much as possible in the main file without waiting for anybody.
pub(super) fn ease_wal(db: &Connection) -> Result<()> {
    db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

/// Puts everything in the main file and empties the log of the engine, at once or not at all: nobody
/// waits for it.
///
/// # Errors
/// [`ArchiveError::Busy`] where another window reads.
pub(super) fn empty_wal(db: &Connection) -> Result<()> {
    db.busy_timeout(std::time::Duration::ZERO)?;
    let busy = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, bool>(0)
    });
    db.busy_timeout(super::open::PATIENCE)?;
    if busy? {
        return Err(ArchiveError::Busy);
    }
    Ok(())
}
