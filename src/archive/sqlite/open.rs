//! Making and opening the encrypted file.

use std::{fs::File, time::Duration};

use chrono::NaiveDateTime;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use zeroize::Zeroizing;

use super::{SqliteStore, draft, mark, schema};
use crate::archive::{
    ArchiveError, Result,
    anchor::{Anchor, Mark, at},
    mac::{AuditKey, Seal},
    model::{Deed, Session},
    place::Place,
    words::Forms,
};

/// How long a window waits for another one.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);
/// Memory for pages, in KiB.
const CACHE: i64 = 16 * 1024;

/// What was lost since the anchor was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Rows of the log, each with its act.
    pub rows: u64,
    /// Saves of drafts.
    pub saves: u64,
    /// The log is not the one that the anchor was made of.
    pub other: bool,
}

/// An open archive, and what was found at opening.
#[derive(Debug)]
pub struct Opened {
    /// The archive.
    pub store: SqliteStore,
    /// What was lost, where something was. It stands in the log from now on.
    pub loss: Option<Loss>,
}

impl SqliteStore {
    /// Makes the database of a new archive.
    ///
    /// # Errors
    /// There is one already, or the disk.
    pub fn create(place: &Place, generation: u32, key_hex: &str) -> Result<Self> {
        Self::make(place, generation, Some(key_hex))
    }

    /// Makes a database without encryption, to measure what encryption costs. Never for work.
    ///
    /// # Errors
    /// As [`SqliteStore::create`].
    #[cfg(feature = "meten")]
    pub fn create_unencrypted_to_measure(place: &Place) -> Result<Self> {
        Self::make(place, 0, None)
    }

    fn make(place: &Place, generation: u32, key_hex: Option<&str>) -> Result<Self> {
        let path = place.database(generation);
        if path.exists() {
            return Err(ArchiveError::Present(path));
        }
        let in_use = place.hold(false)?;
        let mut db = connect(place, generation, key_hex, true)?;
        schema::bring_up_to_date(&mut db)?;
        let key = AuditKey::new()?;
        let fingerprint = Forms::built_in().fingerprint();
        db.execute(
            "INSERT INTO meta VALUES ('logsleutel', ?1), ('woordvormen', ?2)",
            rusqlite::params![key.bytes().as_slice(), fingerprint.as_bytes()],
        )?;
        Self::with(db, key, place, in_use)
    }

    /// Opens the archive, and says what was lost since the anchor. A loss is logged under `who`.
    ///
    /// # Errors
    /// No archive, another key, damage, a later schema, or the disk.
    pub fn open(
        place: &Place,
        generation: u32,
        key_hex: &str,
        who: &Session,
        now: NaiveDateTime,
    ) -> Result<Opened> {
        Self::open_with(place, generation, Some(key_hex), who, now)
    }

    /// Opens what [`SqliteStore::create_unencrypted_to_measure`] made.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    #[cfg(feature = "meten")]
    pub fn open_unencrypted_to_measure(
        place: &Place,
        who: &Session,
        now: NaiveDateTime,
    ) -> Result<Opened> {
        Self::open_with(place, 0, None, who, now)
    }

    fn open_with(
        place: &Place,
        generation: u32,
        key_hex: Option<&str>,
        who: &Session,
        now: NaiveDateTime,
    ) -> Result<Opened> {
        let path = place.database(generation);
        if !path.exists() {
            return Err(ArchiveError::Absent(path));
        }
        let in_use = place.hold(false)?;
        let mut db = connect(place, generation, key_hex, false)?;
        schema::bring_up_to_date(&mut db)?;
        let bytes: Option<Vec<u8>> = db
            .query_row(
                "SELECT value FROM meta WHERE name = 'logsleutel'",
                [],
                |r| r.get(0),
            )
            .optional()?;
        let key = bytes
            .and_then(|b| AuditKey::from_bytes(&b))
            .ok_or_else(|| ArchiveError::Content("logsleutel".into()))?;
        let mut store = Self::with(db, key, place, in_use)?;
        super::index::refresh(&mut store.db)?;
        let loss = store.settle_loss(who, now)?;
        Ok(Opened { store, loss })
    }

    /// Copies the database to the next generation under another key. The copy is opened and read
    /// through before it counts.
    ///
    /// # Errors
    /// The disk; then the old one stands as it was.
    pub(in crate::archive) fn copy_with_key(
        place: &Place,
        from: u32,
        old_hex: &str,
        to: u32,
        new_hex: &str,
    ) -> Result<()> {
        let old = connect(place, from, Some(old_hex), false)?;
        super::retention::empty_wal(&old)?;
        let path = place.database(to);
        {
            let mut copy = Connection::open(&path)?;
            unlock(&copy, Some(old_hex))?;
            rusqlite::backup::Backup::new(&old, &mut copy)?.run_to_completion(
                1024,
                Duration::ZERO,
                None,
            )?;
            // A change of key is not possible while the engine keeps its log beside the file.
            copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
            copy.pragma_update(None, "rekey", &*raw(new_hex))?;
        }
        let copy = connect(place, to, Some(new_hex), false)?;
        let whole: String = copy.pragma_query_value(None, "quick_check", |row| row.get(0))?;
        drop(copy);
        if whole != "ok" {
            return Err(ArchiveError::Corrupt(whole));
        }
        File::open(&path)
            .and_then(|f| f.sync_all())
            .map_err(|e| at(&path, e))
    }

    fn with(db: Connection, key: AuditKey, place: &Place, in_use: File) -> Result<Self> {
        let anchor = Anchor::new(place.anchor(), key.clone());
        Ok(Self {
            db,
            key,
            anchor,
            anchor_owed: false,
            _in_use: in_use,
        })
    }

    /// Compares the end of the log with the anchor. A loss becomes a row of the log, and the anchor
    /// starts again from there: it is told once, and stands there for ever.
    fn settle_loss(&mut self, who: &Session, now: NaiveDateTime) -> Result<Option<Loss>> {
        let (db, key) = (&mut self.db, &self.key);
        // Nobody writes meanwhile, and the anchor never runs ahead of what was committed.
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let marked = self.anchor.read()?;
        let Some(loss) = loss(&tx, key, marked.as_ref())? else {
            return Ok(None);
        };
        let detail = format!(
            "{} regels en {} keer opslaan kwijt na regel {}",
            loss.rows,
            loss.saves,
            mark(&tx)?.seq
        );
        let act = super::Act { tx, key, who, now };
        act.log(Deed::Verlies, "anker", &detail)?;
        // Counting goes on from the anchor, so that no number is used for two saves.
        act.tx.execute(
            "UPDATE progress SET saves = max(saves, ?1)",
            [marked.unwrap_or_default().saves],
        )?;
        draft::seal_all(&act)?;
        let now_marked = mark(&act.tx)?;
        act.tx.commit()?;
        self.anchor.reset(marked.as_ref(), &now_marked)?;
        Ok(Some(loss))
    }
}

/// What the database misses of the anchor; `None` where it misses nothing.
pub(super) fn loss(db: &Connection, key: &AuditKey, marked: Option<&Mark>) -> Result<Option<Loss>> {
    let found = mark(db)?;
    let Some(marked) = marked else {
        // An archive in which anything ever happened has an anchor.
        let gone = Loss {
            rows: 0,
            saves: 0,
            other: true,
        };
        return Ok((found.seq > 0).then_some(gone));
    };
    let rows = marked.seq.saturating_sub(found.seq);
    let saves = marked.saves.saturating_sub(found.saves);
    let head: Option<Seal> = db
        .query_row("SELECT seal FROM audit WHERE seq = ?1", [marked.seq], |r| {
            r.get(0)
        })
        .optional()?;
    let other_log = marked.seq > 0 && rows == 0 && head != Some(marked.head);
    let same_save = marked.saves == found.saves;
    let other_drafts =
        same_save && saves == 0 && (marked.drafts != found.drafts || !draft::are_whole(db, key)?);
    let loss = Loss {
        rows,
        saves,
        other: other_log || other_drafts,
    };
    let nothing = loss.rows == 0 && loss.saves == 0 && !loss.other;
    Ok((!nothing).then_some(loss))
}

fn connect(
    place: &Place,
    generation: u32,
    key_hex: Option<&str>,
    create: bool,
) -> Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let db = Connection::open_with_flags(place.database(generation), flags)?;
    unlock(&db, key_hex)?;
    if create {
        // What is destroyed gives its pages back without a second file or a copy in memory.
        db.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    }
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    let _: i64 = db.query_row("PRAGMA secure_delete = ON", [], |row| row.get(0))?;
    Ok(db)
}

/// A raw key as the engine reads it; leaves memory after use.
fn raw(hex: &str) -> Zeroizing<String> {
    Zeroizing::new(format!("x'{hex}'"))
}

/// Gives a connection its key and the settings that must stand before the first page is read.
pub(super) fn unlock(db: &Connection, key_hex: Option<&str>) -> Result<()> {
    if let Some(hex) = key_hex {
        // Keyed raw: the slots have made the passphrase slow already.
        db.pragma_update(None, "key", &*raw(hex))?;
        db.query_row("PRAGMA cipher_log_level = NONE", [], |_| Ok(()))
            .optional()?;
    }
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.query_row("PRAGMA mmap_size = 0", [], |_| Ok(()))
        .optional()?;
    db.pragma_update(None, "cache_size", -CACHE)?;
    // The first page tells whether the key fits.
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
