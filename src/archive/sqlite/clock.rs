//! The last moment at which the clock was believed, worked out from the log: it moves with each row
//! whose time can be right, and starts anew where two people confirmed the clock.

use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

use super::{Act, retention, row::moment};
use crate::archive::{Result, clock::Clock, model::Deed};

const NAME: &str = "klok";
/// What is logged when two confirmed the clock: from here the times of the log count anew.
pub(super) const CONFIRMED: &str = "klok bevestigd";
/// Rows that are looked back over: months of work in a busy station.
const ROWS: u32 = 20_000;

fn last(db: &Connection, quiet_days: u32) -> Result<Option<NaiveDateTime>> {
    let mut query = db.prepare_cached(
        "SELECT at FROM (SELECT seq, at FROM audit WHERE seq >= coalesce(
           (SELECT max(seq) FROM audit WHERE object = ?1 AND detail LIKE ?2), 0)
         ORDER BY seq DESC LIMIT ?3) ORDER BY seq",
    )?;
    let rows = query.query_map(params![NAME, format!("{CONFIRMED}%"), ROWS], |row| {
        moment(row, 0)
    })?;
    let mut last: Option<NaiveDateTime> = None;
    for at in rows {
        let at = at?;
        if Clock::judge(last, at, quiet_days).is_sure() {
            last = Some(last.map_or(at, |last| last.max(at)));
        }
    }
    Ok(last)
}

/// Holds the clock against the last moment.
pub(super) fn judge(db: &Connection, now: NaiveDateTime) -> Result<Clock> {
    let quiet_days = retention::terms(db)?.quiet_days;
    Ok(Clock::judge(last(db, quiet_days)?, now, quiet_days))
}

/// Takes the clock for right.
pub(super) fn confirm(act: &Act<'_>, with: &str) -> Result<()> {
    let detail = format!("{CONFIRMED} door {} en {with}", act.who.user);
    act.log(Deed::Beheren, NAME, &detail)
}
