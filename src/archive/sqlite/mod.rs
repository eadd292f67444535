//! The archive in one encrypted SQLite file.

mod aside;
mod clock;
mod day;
mod draft;
mod finalise;
mod household;
mod index;
mod log;
mod near;
mod note;
mod open;
mod receive;
mod record;
mod retention;
mod row;
mod schema;
mod search;
mod verify;

use std::{fs::File, path::Path, sync::Arc, time::Duration};

use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction, TransactionBehavior, backup::Backup};
use uuid::Uuid;

use super::{
    ArchiveError, Result,
    anchor::{Anchor, Mark},
    arrival::{Arrival, Incoming},
    clock::Clock,
    keys::Role,
    mac::AuditKey,
    model::{
        Contact, Deed, Disclosure, Draft, DraftInfo, Finalise, Finalised, Kin, Known, LogFilter,
        LogRow, Note, Page, Reason, Record, Retained, Search, Session, Terms, Verified,
    },
    parcel,
    store::{Stop, Store},
};

pub use open::{Loss, Opened};
pub use schema::VERSION;

/// The archive in one encrypted SQLite file. One thread owns it.
#[derive(Debug)]
pub struct SqliteStore {
    db: Connection,
    key: AuditKey,
    anchor: Anchor,
    /// The anchor lies behind, because it could not be written after the last act.
    anchor_owed: bool,
    /// Held as long as the archive is open, so that nobody gives it another key meanwhile.
    _in_use: File,
}

/// A transaction in which acts are logged.
struct Act<'a> {
    tx: Transaction<'a>,
    key: &'a AuditKey,
    who: &'a Session,
    now: NaiveDateTime,
}

impl SqliteStore {
    /// Carries out one act: its changes and its rows in the log together, then the anchor.
    fn act<T>(
        &mut self,
        who: &Session,
        now: NaiveDateTime,
        what: impl FnOnce(&Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let tx = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let act = Act {
            tx,
            key: &self.key,
            who,
            now,
        };
        let done = what(&act)?;
        let mark = mark(&act.tx)?;
        act.tx.commit()?;
        // What is committed is saved, whatever becomes of the anchor: the next act or pause writes it.
        self.anchor_owed = self.anchor.advance(&mark).is_err();
        Ok(done)
    }

    /// What the log says of the clock.
    ///
    /// # Errors
    /// The disk.
    pub fn judge_clock(&self, now: NaiveDateTime) -> Result<Clock> {
        clock::judge(&self.db, now)
    }

    /// Copies the archive as it stands, under the same key, while others may go on working.
    ///
    /// # Errors
    /// The disk, or a file that is already there.
    pub fn back_up(&self, to: &Path, key_hex: &str) -> Result<()> {
        if to.exists() {
            return Err(ArchiveError::Present(to.to_owned()));
        }
        let mut copy = Connection::open(to)?;
        open::unlock(&copy, Some(key_hex))?;
        // One view of the archive: what others save meanwhile does not start the copy again.
        let view = self.db.unchecked_transaction()?;
        view.query_row("SELECT count(*) FROM draft", [], |_| Ok(()))?;
        let backup = Backup::new(&self.db, &mut copy)?;
        backup.run_to_completion(4096, Duration::ZERO, None)?;
        drop(backup);
        drop(view);
        // A copy in the making is no copy: it must open and be whole.
        let whole: String = copy.pragma_query_value(None, "quick_check", |row| row.get(0))?;
        if whole == "ok" {
            Ok(())
        } else {
            Err(ArchiveError::Corrupt(whole))
        }
    }

    /// The key of the log, for what must be recognised outside the database.
    pub fn audit_key(&self) -> &AuditKey {
        &self.key
    }
}

/// How far log and drafts are.
fn mark(db: &Connection) -> Result<Mark> {
    let (seq, head) = log::last(db)?;
    let (saves, drafts) = db.query_row("SELECT saves, drafts FROM progress", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(Mark {
        seq,
        head,
        saves,
        drafts,
    })
}

/// Refuses what does not belong to the task (Wpg art. 6).
fn only(who: &Session, roles: &[Role]) -> Result<()> {
    if roles.contains(&who.role) {
        Ok(())
    } else {
        Err(ArchiveError::NotAllowed)
    }
}

/// The tasks that work with content.
const CONTENT: &[Role] = &[Role::Agent, Role::Jeugdcoordinator];

impl Store for SqliteStore {
    fn save_draft(
        &mut self,
        who: &Session,
        draft: &Draft,
        base: u64,
        now: NaiveDateTime,
    ) -> Result<u64> {
        only(who, CONTENT)?;
        let content = draft::encode(draft)?;
        self.act(who, now, |act| draft::save(act, draft, &content, base))
    }

    fn drafts(&mut self, who: &Session) -> Result<Vec<DraftInfo>> {
        only(who, CONTENT)?;
        draft::list(&self.db, who)
    }

    fn open_draft(&mut self, who: &Session, id: Uuid) -> Result<(Draft, u64)> {
        only(who, CONTENT)?;
        draft::open(&self.db, &self.key, who, id)
    }

    fn discard_draft(&mut self, who: &Session, id: Uuid, now: NaiveDateTime) -> Result<()> {
        only(who, CONTENT)?;
        self.act(who, now, |act| draft::discard(act, id))
    }

    fn set_aside(
        &mut self,
        who: &Session,
        content: Option<&str>,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.act(who, now, |act| aside::set(act, &who.user, content))
    }

    fn end_aside(&mut self, who: &Session, user: &str, now: NaiveDateTime) -> Result<()> {
        only(who, &[Role::Beheerder])?;
        self.act(who, now, |act| aside::set(act, user, None))
    }

    fn aside(&mut self, who: &Session) -> Result<Option<String>> {
        aside::get(&self.db, who)
    }

    fn finalise(
        &mut self,
        who: &Session,
        new: &[Finalise],
        now: NaiveDateTime,
    ) -> Result<Vec<Finalised>> {
        only(who, CONTENT)?;
        let made = self.act(who, now, |act| {
            new.iter().map(|one| finalise::finalise(act, one)).collect()
        })?;
        // It is committed; tidying up may wait.
        let _ = retention::ease_wal(&self.db);
        Ok(made)
    }

    fn confirm_day(
        &mut self,
        who: &Session,
        id: Uuid,
        at: NaiveDateTime,
        text: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        only(who, &[Role::Jeugdcoordinator])?;
        self.act(who, now, |act| day::confirm(act, id, at, text))
    }

    fn get(
        &mut self,
        who: &Session,
        id: Uuid,
        reason: Option<&Reason>,
        now: NaiveDateTime,
    ) -> Result<Record> {
        only(who, CONTENT)?;
        self.act(who, now, |act| record::consult(act, id, reason))
    }

    fn search(&mut self, who: &Session, search: &Search, now: NaiveDateTime) -> Result<Page> {
        only(who, CONTENT)?;
        let page = search::search(&self.db, who, search, now)?;
        self.act(who, now, |act| {
            let detail = format!("zoeken: {} getoond", page.rows.len());
            act.log(Deed::Raadplegen, "zoeken", &detail)
        })?;
        Ok(page)
    }

    fn count(&mut self, who: &Session, search: &Search, now: NaiveDateTime) -> Result<u64> {
        only(who, CONTENT)?;
        search::count(&self.db, who, search, now)
    }

    fn near(&mut self, who: &Session, words: &str, now: NaiveDateTime) -> Result<Vec<String>> {
        only(who, CONTENT)?;
        let near = near::near(&self.db, who, words, now)?;
        if !near.is_empty() {
            self.act(who, now, |act| {
                let detail = format!("zoeken: {} woorden die erop lijken getoond", near.len());
                act.log(Deed::Raadplegen, "zoeken", &detail)
            })?;
        }
        Ok(near)
    }

    fn timeline(&mut self, who: &Session, id: Uuid, now: NaiveDateTime) -> Result<Vec<Contact>> {
        only(who, CONTENT)?;
        self.act(who, now, |act| household::timeline(act, id))
    }

    fn recognise(
        &mut self,
        who: &Session,
        id: Uuid,
        kin: &Kin<'_>,
        now: NaiveDateTime,
    ) -> Result<Vec<Known>> {
        only(who, CONTENT)?;
        self.act(who, now, |act| household::recognise(act, id, kin))
    }

    fn link(
        &mut self,
        who: &Session,
        ids: &[Uuid],
        household: Option<Uuid>,
        now: NaiveDateTime,
    ) -> Result<()> {
        only(who, &[Role::Jeugdcoordinator])?;
        self.act(who, now, |act| household::link(act, ids, household))
    }

    fn note(&mut self, who: &Session, id: Uuid, note: &Note) -> Result<()> {
        only(who, CONTENT)?;
        self.act(who, note.at, |act| note::add(act, id, note))
    }

    fn receive(
        &mut self,
        who: &Session,
        from: &str,
        incoming: &[Incoming],
        now: NaiveDateTime,
    ) -> Result<Vec<Arrival>> {
        only(who, &[Role::Jeugdcoordinator])?;
        let from = parcel::sender(from);
        let arrivals = self.act(who, now, |act| {
            let each = incoming.iter();
            each.map(|one| receive::receive(act, &from, one)).collect()
        })?;
        self.settle()?;
        Ok(arrivals)
    }

    fn disclose(&mut self, who: &Session, what: &Disclosure, now: NaiveDateTime) -> Result<()> {
        only(who, CONTENT)?;
        if what.recipient.trim().is_empty() || what.basis.trim().is_empty() {
            return Err(ArchiveError::NoBasis);
        }
        self.act(who, now, |act| log::disclose(act, what))
    }

    fn log_management(&mut self, who: &Session, detail: &str, now: NaiveDateTime) -> Result<()> {
        self.act(who, now, |act| act.log(Deed::Beheren, "beheer", detail))
    }

    fn log_sign_in(&mut self, who: &Session, detail: &str, now: NaiveDateTime) -> Result<()> {
        self.act(who, now, |act| {
            act.log(Deed::Aanmelden, "aanmelden", detail)
        })
    }

    fn terms(&mut self) -> Result<Terms> {
        retention::terms(&self.db)
    }

    fn set_terms(&mut self, who: &Session, terms: Terms, now: NaiveDateTime) -> Result<()> {
        only(who, &[Role::Beheerder])?;
        self.act(who, now, |act| retention::set_terms(act, terms))
    }

    fn clock(&mut self, now: NaiveDateTime) -> Result<Clock> {
        self.judge_clock(now)
    }

    fn confirm_clock(&mut self, who: &Session, with: &str, now: NaiveDateTime) -> Result<()> {
        only(who, &[Role::Beheerder])?;
        self.act(who, now, |act| clock::confirm(act, with))
    }

    fn destroy_draft(&mut self, who: &Session, id: Uuid, now: NaiveDateTime) -> Result<()> {
        only(who, &[Role::Beheerder])?;
        if let Some(last) = clock::judge(&self.db, now)?.last() {
            return Err(ArchiveError::Clock { last, now });
        }
        self.act(who, now, |act| retention::destroy_draft(act, id))?;
        retention::sweep(&self.db)
    }

    fn retain(&mut self, who: &Session, carry_out: bool, now: NaiveDateTime) -> Result<Retained> {
        only(who, &[Role::Beheerder])?;
        let planned = retention::plan(&self.db, now)?;
        if carry_out {
            if let Some(last) = clock::judge(&self.db, now)?.last() {
                return Err(ArchiveError::Clock { last, now });
            }
            self.act(who, now, |act| retention::carry_out(act, &planned))?;
            retention::sweep(&self.db)?;
        }
        Ok(planned)
    }

    fn log(&mut self, who: &Session, filter: &LogFilter) -> Result<Vec<LogRow>> {
        only(who, &[Role::Beheerder])?;
        log::rows(&self.db, filter)
    }

    fn verify(&mut self, who: &Session, step: &mut dyn FnMut(u64) -> bool) -> Result<Verified> {
        only(who, &[Role::Agent, Role::Jeugdcoordinator, Role::Beheerder])?;
        let marked = self.anchor.read()?;
        verify::verify(&mut self.db, &self.key, marked, step)
    }

    fn log_seal(&mut self, who: &Session, seq: Option<u64>) -> Result<Option<(u64, String)>> {
        only(who, &[Role::Agent, Role::Jeugdcoordinator, Role::Beheerder])?;
        log::seal_of(&self.db, seq)
    }

    fn settle(&mut self) -> Result<()> {
        if self.anchor_owed {
            self.anchor.advance(&mark(&self.db)?)?;
            self.anchor_owed = false;
        }
        retention::empty_wal(&self.db)
    }

    fn stopper(&self) -> Stop {
        let handle = Arc::new(self.db.get_interrupt_handle());
        Box::new(move || handle.interrupt())
    }
}
