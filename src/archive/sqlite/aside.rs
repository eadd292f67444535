//! What somebody left half typed outside a call. One row for each user.

use rusqlite::{OptionalExtension, params};

use super::{Act, Connection};
use crate::archive::{Result, audit::MOMENT, model::Session};

/// Keeps what stands half typed, in place of what stood there before; `None` ends it.
///
/// No row of the log: it is nothing that was decided or read, and it changes with every second.
pub(super) fn set(act: &Act<'_>, user: &str, content: Option<&str>) -> Result<()> {
    match content {
        Some(content) => act
            .tx
            .prepare_cached("INSERT OR REPLACE INTO aside VALUES (?1, ?2, ?3)")?
            .execute(params![user, act.now.format(MOMENT).to_string(), content])?,
        None => act
            .tx
            .prepare_cached("DELETE FROM aside WHERE user = ?1")?
            .execute([user])?,
    };
    Ok(())
}

pub(super) fn get(db: &Connection, who: &Session) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT content FROM aside WHERE user = ?1")?
        .query_row([&who.user], |row| row.get(0))
        .optional()?)
}
