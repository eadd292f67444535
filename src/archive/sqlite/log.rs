//! The log: one row an act, in the transaction of the act.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    Act,
    row::{day_text, moment, of_list, place, state},
};
use crate::archive::{
    Result,
    audit::{Entry, MOMENT, row_seal},
    mac::{Seal, hex},
    model::{Deed, Disclosure, LogFilter, LogRow},
};

/// Rows that one look at the log shows.
const MOST: u32 = 500;

/// The kind of the row that ends a record.
pub(super) const DESTROYED: &str = "vernietigd";

/// What was stored with an act.
pub(super) struct Stored<'a> {
    pub kind: &'a str,
    pub version: u32,
    pub content: Option<Seal>,
}

impl Act<'_> {
    /// Logs an act with which nothing was stored.
    pub(super) fn log(&self, deed: Deed, object: &str, detail: &str) -> Result<()> {
        let nothing = Stored {
            kind: "",
            version: 0,
            content: None,
        };
        self.append(deed, object, &nothing, None, detail).map(drop)
    }

    /// Logs an act on a record, with the seal of the part of it that may change.
    pub(super) fn log_record(
        &self,
        deed: Deed,
        id: Uuid,
        ord: i64,
        stored: &Stored<'_>,
        detail: &str,
    ) -> Result<u64> {
        let state = state(&self.tx, ord)?;
        self.append(deed, &id.to_string(), stored, state, detail)
    }

    /// Logs that a record is gone for ever: the mark by which verifying misses it no more.
    pub(super) fn log_destroyed(&self, object: &str, detail: &str) -> Result<()> {
        let gone = Stored {
            kind: DESTROYED,
            version: 0,
            content: None,
        };
        self.append(Deed::Vernietigen, object, &gone, None, detail)
            .map(drop)
    }

    /// Logs an act on a setting.
    pub(super) fn log_setting(&self, name: &str, content: Seal, detail: &str) -> Result<()> {
        let stored = Stored {
            kind: "instelling",
            version: 0,
            content: Some(content),
        };
        self.append(Deed::Beheren, name, &stored, None, detail)
            .map(drop)
    }

    fn append(
        &self,
        deed: Deed,
        object: &str,
        stored: &Stored<'_>,
        state: Option<Seal>,
        detail: &str,
    ) -> Result<u64> {
        let (last, previous) = last(&self.tx)?;
        let seq = last + 1;
        let entry = Entry {
            at: self.now,
            user: &self.who.user,
            device: &self.who.device,
            deed,
            object,
            version: stored.version,
            kind: stored.kind,
            content: stored.content,
            state,
            detail,
        };
        let sealed = row_seal(self.key, seq, &entry, &previous);
        self.tx
            .prepare_cached(
                "INSERT INTO audit(seq, at, user, device, deed, object, version, kind, content,
                   state, detail, previous, seal)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                seq,
                entry.at.format(MOMENT).to_string(),
                entry.user,
                entry.device,
                place(Deed::ALL, &deed),
                object,
                stored.version,
                stored.kind,
                stored.content,
                state,
                detail,
                previous,
                sealed
            ])?;
        Ok(seq)
    }
}

/// The last number and its seal; 0 and zeros for an empty log.
pub(super) fn last(db: &Connection) -> Result<(u64, Seal)> {
    let found = db
        .prepare_cached("SELECT seq, seal FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.unwrap_or((0, [0; 32])))
}

/// Number and seal, in hexadecimal, of a row of the log or of the last one.
pub(super) fn seal_of(db: &Connection, seq: Option<u64>) -> Result<Option<(u64, String)>> {
    let Some(seq) = seq else {
        let (seq, seal) = last(db)?;
        return Ok((seq > 0).then(|| (seq, hex(&seal))));
    };
    let seal: Option<Seal> = db
        .query_row("SELECT seal FROM audit WHERE seq = ?1", [seq], |r| r.get(0))
        .optional()?;
    Ok(seal.map(|seal| (seq, hex(&seal))))
}

pub(super) fn disclose(act: &Act<'_>, what: &Disclosure) -> Result<()> {
    let detail = format!(
        "{}; ontvanger: {}; grondslag: {}",
        what.form.trim(),
        what.recipient.trim(),
        what.basis.trim()
    );
    for id in &what.objects {
        act.log(Deed::Verstrekken, &id.to_string(), &detail)?;
    }
    if what.objects.is_empty() {
        act.log(Deed::Verstrekken, "selectie", &detail)?;
    }
    Ok(())
}

pub(super) fn rows(db: &Connection, filter: &LogFilter) -> Result<Vec<LogRow>> {
    let mut query = db.prepare_cached(
        "SELECT seq, at, user, device, deed, object, version, detail FROM audit
         WHERE (?1 = '' OR user = ?1) AND (?2 IS NULL OR deed = ?2) AND (?3 = '' OR object = ?3)
           AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at < ?5) AND (?6 IS NULL OR seq < ?6)
         ORDER BY seq DESC LIMIT ?7",
    )?;
    let (from, to) = match filter.period {
        Some((from, to)) => (Some(day_text(from)), to.succ_opt().map(day_text)),
        None => (None, None),
    };
    let rows = query.query_map(
        params![
            filter.user.trim(),
            filter.deed.map(|d| place(Deed::ALL, &d)),
            filter.object.trim(),
            from,
            to,
            filter.before,
            MOST
        ],
        |row| {
            Ok(LogRow {
                seq: row.get(0)?,
                at: moment(row, 1)?,
                user: row.get(2)?,
                device: row.get(3)?,
                deed: of_list(Deed::ALL, 4, row)?,
                object: row.get(5)?,
                version: row.get(6)?,
                detail: row.get(7)?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
