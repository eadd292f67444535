//! The window's side of the archive: the thread that owns it, who is in, and the draft on screen.
//!
//! Every job comes back as a piece of work for the window itself, so that a question and what follows
//! from its answer stand together in the code.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use eframe::egui::{Context, Id};
use uuid::Uuid;

use crate::{
    archive::{
        Desk, OpenMelding, Place, device_name,
        keys::{Role, Strength},
        model::Session,
    },
    melding::Whereabouts,
    protocol::Step,
};

use super::{
    action::RowId,
    app::Voorop,
    clocks::Clocks,
    room::{Found, Tab, aside::Aside},
    session::Call,
    view::SourceAsk,
};

/// What the thread hands back: what the window does with the answer.
pub type Done = Box<dyn FnOnce(&mut Voorop, &Context) + Send>;

/// Seconds from a change to the save that takes it along: with the time of the save itself it stays
/// under two.
pub const SAVE_AFTER: f64 = 1.0;
/// How long before locking the window warns, in seconds.
pub const WARN: f64 = 30.0;
/// The choices of idle minutes before the window locks.
pub const IDLE_MINUTES: [u32; 4] = [5, 10, 15, 30];
const DEFAULT_IDLE: u32 = 10;
const LONGEST_PAUSE: f64 = 60.0;

/// The window's side of the archive.
#[derive(Debug)]
pub struct Clerk {
    /// The folder.
    pub place: Place,
    /// The work that one passphrase takes, for a new archive.
    pub strength: Strength,
    /// The name of this machine, for the log.
    pub device: String,
    /// The thread.
    pub desk: Desk<Done>,
    /// Who is in.
    pub who: Option<Session>,
    /// The draft on screen.
    pub open: Option<OpenDraft>,
    /// What waits until the draft is saved.
    pub then: Option<Then>,
    /// Where the user was when the window locked.
    pub away: Option<Away>,
    /// What this person left half typed outside the call; where it stands on screen, that is newer.
    /// Nothing until the archive gave it: until then it is not written over.
    pub aside: Option<Aside>,
    /// The same as the archive has it, or is about to.
    pub aside_kept: Option<String>,
    /// When it is kept next, by the clock of the frames.
    pub aside_due: Option<f64>,
    /// Saves of it that are under way.
    pub aside_sent: usize,
    /// What the archive could not keep when the window locked.
    pub unkept: Option<String>,
    /// The field that gets the keyboard once everything stands where it was.
    pub focus: Option<Id>,
    /// Answers that somebody waits for.
    pub busy: usize,
    /// One higher for each sign-in and each lock: an answer for somebody else is not shown.
    pub epoch: u64,
    /// When the window locks.
    pub idle: Idle,
    /// The system asks to lock.
    pub call: Call,
    /// What was found at signing in.
    pub found: Found,
}

impl Clerk {
    /// A thread without an archive yet.
    pub fn start(place: Place, strength: Strength, ctx: Context) -> Self {
        Self {
            place,
            strength,
            device: device_name(),
            desk: Desk::start(move || ctx.request_repaint()),
            who: None,
            open: None,
            then: None,
            away: None,
            aside: None,
            aside_kept: None,
            aside_due: None,
            aside_sent: 0,
            unkept: None,
            focus: None,
            busy: 0,
            epoch: 0,
            idle: Idle::default(),
            call: Call::default(),
            found: Found::default(),
        }
    }

    /// What was left half typed leaves memory; the archive has it.
    pub fn drop_aside(&mut self) {
        self.aside = None;
        self.aside_kept = None;
        self.aside_due = None;
    }

    /// The rooms that this person may enter.
    pub fn tabs(&self) -> Vec<Tab> {
        let mut tabs = Vec::new();
        let role = self.who.as_ref().map(|who| who.role);
        match role {
            None | Some(Role::Trainer) => {}
            Some(Role::Beheerder) => tabs.push(Tab::Beheer),
            Some(Role::Agent | Role::Jeugdcoordinator) => tabs.push(Tab::Home),
        }
        if self.open.is_some() {
            tabs.push(Tab::Melding);
        }
        if matches!(role, Some(Role::Agent | Role::Jeugdcoordinator)) {
            tabs.push(Tab::Terugblik);
        }
        tabs.push(Tab::Oefenen);
        tabs
    }
}

/// A draft that this window holds.
#[derive(Debug)]
pub struct OpenDraft {
    /// The melding.
    pub id: Uuid,
    /// The version that this corrects.
    pub corrects: Option<u32>,
    /// Nobody else has it open; `None` until the lock was given.
    pub hold: Option<OpenMelding>,
    /// The revision that this window saw last.
    pub base: u64,
    /// Saving waits: finalising, or a conflict that the officer decides.
    pub waits: bool,
    /// Changes so far.
    changed: u64,
    /// The change up to which a save is under way.
    sent: u64,
    /// The change up to which the archive acknowledged.
    stored: u64,
    /// When the first change was made that no save took along, by the clock of the frames.
    since: Option<f64>,
    /// When the archive acknowledged last.
    pub saved_at: Option<NaiveDateTime>,
    /// Why the last save failed.
    pub trouble: Option<Trouble>,
}

/// A save that failed; the text stands on the screen and is tried again.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// What went wrong and what to do.
    pub text: String,
    tries: u32,
    again_at: f64,
}

impl OpenDraft {
    /// A draft that the archive may hold already.
    pub fn new(id: Uuid, base: u64, corrects: Option<u32>) -> Self {
        Self {
            id,
            corrects,
            hold: None,
            base,
            waits: false,
            changed: 0,
            sent: 0,
            stored: 0,
            since: None,
            saved_at: None,
            trouble: None,
        }
    }

    /// Something changed.
    pub fn touch(&mut self, time: f64) {
        self.changed += 1;
        self.since.get_or_insert(time);
    }

    /// Whether something stands here that the archive did not acknowledge.
    pub fn has_unsaved(&self) -> bool {
        self.stored < self.changed
    }

    /// Whether the archive has it, or will have it with the next save.
    pub fn is_kept(&self) -> bool {
        self.base > 0 || self.changed > 0
    }

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        self.stored < self.sent
    }

    /// When the next save is due; `None` where nothing is to be saved, or one is under way.
    pub fn due(&self) -> Option<f64> {
        if self.waits || self.is_saving() || !self.has_unsaved() {
            return None;
        }
        match &self.trouble {
            Some(trouble) => Some(trouble.again_at),
            None => Some(self.since? + SAVE_AFTER),
        }
    }

    /// A save goes out with everything up to now.
    pub fn send(&mut self) -> u64 {
        self.sent = self.changed;
        self.since = None;
        self.sent
    }

    /// The archive holds everything up to this change.
    pub fn acknowledge(&mut self, change: u64, revision: u64, at: NaiveDateTime) {
        self.stored = self.stored.max(change);
        self.base = revision;
        self.saved_at = Some(at);
        self.trouble = None;
    }

    /// The save did not work: it is tried again after a pause that grows.
    pub fn fail(&mut self, text: String, time: f64) {
        let tries = self.trouble.as_ref().map_or(0, |t| t.tries) + 1;
        let pause = (2.0 * f64::from(1_u32 << tries.min(6).saturating_sub(1))).min(LONGEST_PAUSE);
        self.sent = self.stored;
        self.since = Some(time);
        self.trouble = Some(Trouble {
            text,
            tries,
            again_at: time + pause,
        });
    }
}

/// What happens once the draft is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Wipe what stands here: the window is locked.
    Lock,
    /// Another draft.
    Open(Uuid),
    /// A finalised melding, to correct it.
    Correct(Uuid),
    /// A new melding.
    New,
    /// The draft becomes a version.
    Finish,
    /// The window closes.
    Close,
}

/// Where somebody was when the window locked. No personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Who it was.
    pub user: String,
    /// The draft on screen.
    pub draft: Option<Uuid>,
    /// The step.
    pub step: Step,
    /// The row.
    pub row: Option<RowId>,
    /// Rows of which the note was open.
    pub notes: BTreeSet<RowId>,
    /// What is rare and was unfolded.
    pub unfolded: BTreeSet<(RowId, &'static str)>,
    /// The answer that waited for its source.
    pub source: Option<SourceAsk>,
    /// Where the officer saw what was being taken down.
    pub seen: Option<(Whereabouts, bool)>,
    /// The field that had the keyboard.
    pub focus: Option<Id>,
    /// The training was on screen.
    pub in_training: bool,
}

/// When the window locks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Idle {
    /// After so many minutes without a key or the mouse.
    pub minutes: u32,
    /// The last key or movement.
    pub since: Clocks,
}

impl Default for Idle {
    fn default() -> Self {
        Self {
            minutes: DEFAULT_IDLE,
            since: Clocks::default(),
        }
    }
}

impl Idle {
    /// Seconds until the window locks.
    pub fn left(&self, now: Clocks) -> f64 {
        f64::from(self.minutes) * 60.0 - now.since(self.since).as_secs_f64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> OpenDraft {
        OpenDraft::new(Uuid::from_u128(1), 0, None)
    }

    #[test]
    fn a_change_is_saved_within_the_promise_also_while_typing_goes_on() {
        let mut draft = draft();
        assert_eq!(draft.due(), None);
        for tenth in 0..20 {
            draft.touch(f64::from(tenth) / 10.0);
        }
        assert_eq!(
            draft.due(),
            Some(SAVE_AFTER),
            "counted from the first change"
        );
    }

    #[test]
    fn one_save_is_under_way_and_takes_along_what_came_before_it() {
        let mut draft = draft();
        draft.touch(0.0);
        let first = draft.send();
        draft.touch(1.2);
        assert_eq!(draft.due(), None);
        draft.acknowledge(first, 1, NaiveDateTime::default());
        assert!(draft.has_unsaved());
        assert_eq!(draft.due(), Some(1.2 + SAVE_AFTER));
    }

    #[test]
    fn the_pause_after_a_failure_grows_and_ends_with_a_success() {
        let mut draft = draft();
        draft.touch(0.0);
        let mut pauses = Vec::new();
        for _ in 0..8 {
            draft.send();
            draft.fail("vol".into(), 0.0);
            pauses.push(draft.due().unwrap());
        }
        assert_eq!(pauses, [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]);
        let change = draft.send();
        draft.acknowledge(change, 2, NaiveDateTime::default());
        assert_eq!((draft.due(), &draft.trouble), (None, &None));
    }
}
