//! The tables, and the steps from each earlier schema to the next. Forward only.

use rusqlite::{Connection, TransactionBehavior};

use crate::archive::{ArchiveError, Result};

/// Each step makes the schema of its number, counted from 1. A released step never changes.
const STEPS: &[&str] = &[include_str!("schema-1.sql"), include_str!("schema-2.sql")];

/// The schema that this program writes.
pub const VERSION: u32 = STEPS.len() as u32;

/// Brings the database to [`VERSION`], in one transaction a step.
///
/// # Errors
/// A schema of a later program, which is left as it is; the disk.
pub(super) fn bring_up_to_date(db: &mut Connection) -> Result<()> {
    migrate(db, STEPS)
}

fn migrate(db: &mut Connection, steps: &[&str]) -> Result<()> {
    let known = steps.len() as u32;
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(ArchiveError::Newer { found, known });
    }
    for (at, step) in steps.iter().enumerate() {
        let number = at as u32 + 1;
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another window may have taken this step meanwhile.
        let now: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if now < number {
            tx.execute_batch(step)?;
            tx.pragma_update(None, "user_version", number)?;
            tx.commit()?;
        }
    }
    Ok(())
}

/// Whether tables, indexes and triggers are those that the steps make.
pub(super) fn is_whole(db: &Connection) -> Result<bool> {
    let mut fresh = Connection::open_in_memory()?;
    migrate(&mut fresh, STEPS)?;
    Ok(listing(db)? == listing(&fresh)?)
}

fn listing(db: &Connection) -> Result<Vec<(String, Option<String>)>> {
    let mut query = db.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name, sql")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_taken_once_and_an_older_program_refuses() {
        let mut db = Connection::open_in_memory().unwrap();
        let one = &["CREATE TABLE a(x);"][..];
        let two = &["CREATE TABLE a(x);", "ALTER TABLE a ADD COLUMN y;"][..];
        migrate(&mut db, one).unwrap();
        db.execute("INSERT INTO a(x) VALUES (1)", []).unwrap();
        migrate(&mut db, two).unwrap();
        migrate(&mut db, two).unwrap();
        let kept: i64 = db
            .query_row("SELECT x FROM a WHERE y IS NULL", [], |r| r.get(0))
            .unwrap();
        assert_eq!(kept, 1);
        let refused = migrate(&mut db, one).unwrap_err();
        assert!(matches!(
            refused,
            ArchiveError::Newer { found: 2, known: 1 }
        ));
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_before_it() {
        let mut db = Connection::open_in_memory().unwrap();
        assert!(
            migrate(
                &mut db,
                &["CREATE TABLE a(x);", "CREATE TABLE b(x); KAPOT;"]
            )
            .is_err()
        );
        let version: u32 = db
            .pragma_query_value(None, "user_version", |r| r.get(0))
            .unwrap();
        assert_eq!(version, 1);
        assert!(db.execute("SELECT 1 FROM b", []).is_err());
    }
}
