//! What any engine of the archive can do. One suite of tests holds for every engine.

use chrono::NaiveDateTime;
use uuid::Uuid;

use super::{
    Result,
    arrival::{Arrival, Incoming},
    clock::Clock,
    model::{
        Contact, Disclosure, Draft, DraftInfo, Finalise, Finalised, Kin, Known, LogFilter, LogRow,
        Note, Page, Reason, Record, Retained, Search, Session, Terms, Verified,
    },
};

/// Something that stops a running search from another thread.
pub type Stop = Box<dyn Fn() + Send + Sync>;

/// The archive, as the tasks of its users. Every act and its row in the log are one transaction.
/// The clock is a parameter; ids come from the shell.
///
/// # Errors
/// All methods: what the session may not do, and what [`super::ArchiveError`] names of disk,
/// damage and conflicts. A refused act changes nothing.
pub trait Store: Send {
    /// Saves a draft. `base` is the revision that this window saw last, 0 for none; gives the new
    /// one. Saving the same content again gives the same answer.
    fn save_draft(
        &mut self,
        who: &Session,
        draft: &Draft,
        base: u64,
        now: NaiveDateTime,
    ) -> Result<u64>;

    /// The drafts of this person, last saved first.
    fn drafts(&mut self, who: &Session) -> Result<Vec<DraftInfo>>;

    /// One draft, with its revision.
    fn open_draft(&mut self, who: &Session, id: Uuid) -> Result<(Draft, u64)>;

    /// Throws a draft away, on the officer's word.
    fn discard_draft(&mut self, who: &Session, id: Uuid, now: NaiveDateTime) -> Result<()>;

    /// Keeps what this person left half typed outside a call, in place of what was kept before; the
    /// words are the window's own. `None` ends it.
    fn set_aside(&mut self, who: &Session, content: Option<&str>, now: NaiveDateTime)
    -> Result<()>;

    /// Ends what somebody left half typed whose account goes: a namesake later gets nothing of it.
    fn end_aside(&mut self, who: &Session, user: &str, now: NaiveDateTime) -> Result<()>;

    /// What this person left half typed. Nobody else reads it.
    fn aside(&mut self, who: &Session) -> Result<Option<String>>;

    /// Makes a version of each record and ends its draft: all or none. Doing it twice makes no
    /// double.
    fn finalise(
        &mut self,
        who: &Session,
        new: &[Finalise],
        now: NaiveDateTime,
    ) -> Result<Vec<Finalised>>;

    /// Puts an imported text at the day of the call that somebody confirmed: a new version with this
    /// text and the same content. The terms count from there.
    fn confirm_day(
        &mut self,
        who: &Session,
        id: Uuid,
        at: NaiveDateTime,
        text: &str,
        now: NaiveDateTime,
    ) -> Result<()>;

    /// A record with its versions and notes.
    fn get(
        &mut self,
        who: &Session,
        id: Uuid,
        reason: Option<&Reason>,
        now: NaiveDateTime,
    ) -> Result<Record>;

    /// Searches what is in free use.
    fn search(&mut self, who: &Session, search: &Search, now: NaiveDateTime) -> Result<Page>;

    /// How many records a search has; counting stops at [`super::model::MOST_COUNTED`].
    fn count(&mut self, who: &Session, search: &Search, now: NaiveDateTime) -> Result<u64>;

    /// Questions like this one that do find something: each has another word where this one has a word
    /// that stands in no record which this person may find. Only words of records that may be found.
    fn near(&mut self, who: &Session, words: &str, now: NaiveDateTime) -> Result<Vec<String>>;

    /// The contacts of the household that this record was linked to, newest first.
    fn timeline(&mut self, who: &Session, id: Uuid, now: NaiveDateTime) -> Result<Vec<Contact>>;

    /// Other records that may be of the same household, newest first, each with why: worked out
    /// before rights take the people away.
    fn recognise(
        &mut self,
        who: &Session,
        id: Uuid,
        kin: &Kin<'_>,
        now: NaiveDateTime,
    ) -> Result<Vec<Known>>;

    /// Links records to one household, or (`None`) takes a record out of its household.
    fn link(
        &mut self,
        who: &Session,
        ids: &[Uuid],
        household: Option<Uuid>,
        now: NaiveDateTime,
    ) -> Result<()>;

    /// Adds a comment or event to a record.
    fn note(&mut self, who: &Session, id: Uuid, note: &Note) -> Result<()>;

    /// Takes in records from elsewhere: all or none. They keep the authors, moments and reasons of
    /// their versions and stand in the review list. What stands here already is known, and where it
    /// holds something else that is a conflict and nothing of that record is taken.
    fn receive(
        &mut self,
        who: &Session,
        from: &str,
        incoming: &[Incoming],
        now: NaiveDateTime,
    ) -> Result<Vec<Arrival>>;

    /// Logs that data leave the archive, before they do.
    fn disclose(&mut self, who: &Session, what: &Disclosure, now: NaiveDateTime) -> Result<()>;

    /// Logs an act on accounts or settings that is not in the database itself.
    fn log_management(&mut self, who: &Session, detail: &str, now: NaiveDateTime) -> Result<()>;

    /// Logs a sign-in, or what was refused at the door before it.
    fn log_sign_in(&mut self, who: &Session, detail: &str, now: NaiveDateTime) -> Result<()>;

    /// The terms of retention.
    fn terms(&mut self) -> Result<Terms>;

    /// Sets the terms of retention.
    fn set_terms(&mut self, who: &Session, terms: Terms, now: NaiveDateTime) -> Result<()>;

    /// What the log says of the clock.
    fn clock(&mut self, now: NaiveDateTime) -> Result<Clock>;

    /// Takes the clock for right from now on, on the word of `who` and of `with`, a second beheerder or
    /// the recovery code: [`super::Archive::confirm_clock`] asks for it.
    fn confirm_clock(&mut self, who: &Session, with: &str, now: NaiveDateTime) -> Result<()>;

    /// Destroys a draft of which the term has passed: a named act, never a part of retention.
    fn destroy_draft(&mut self, who: &Session, id: Uuid, now: NaiveDateTime) -> Result<()>;

    /// What retention would do now (`carry_out` is false), or does it.
    fn retain(&mut self, who: &Session, carry_out: bool, now: NaiveDateTime) -> Result<Retained>;

    /// Rows of the log, newest first.
    fn log(&mut self, who: &Session, filter: &LogFilter) -> Result<Vec<LogRow>>;

    /// Verifies the log, every content and the anchor. `step` hears the number of rows so far and
    /// answers whether to go on.
    fn verify(&mut self, who: &Session, step: &mut dyn FnMut(u64) -> bool) -> Result<Verified>;

    /// Number and seal of one row of the log, or of the last one: to keep elsewhere, and to compare
    /// with what was kept. `None` where the log has no such row.
    fn log_seal(&mut self, who: &Session, seq: Option<u64>) -> Result<Option<(u64, String)>>;

    /// Puts everything in the main file and empties the log of the engine: when idle.
    fn settle(&mut self) -> Result<()>;

    /// Stops a running search from another thread.
    fn stopper(&self) -> Stop;
}
