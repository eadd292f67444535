//! What the Terugblik room remembers while it is on screen. Locking the window drops all of it.

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{Days, Months, NaiveDate};
use eframe::egui::Id;
use uuid::Uuid;

use crate::{
    archive::{
        Stop,
        model::{Content, Cursor, Note, NoteKind, Order, Pin, Reason, Record, Review, Row, Search},
    },
    melding::{Level, Melding, Summary},
    terugblik::{self, Course, Due, Likeness, QualityPoint},
    ui::app::Derived,
};

/// The room.
#[derive(Clone, Debug, Default)]
pub struct Terugblik {
    /// The part on screen.
    pub shown: Shown,
    /// Where Esc leads back to from a record.
    pub from_family: bool,
    /// In a narrow window: filters and worklist are unfolded.
    pub unfolded: bool,
    /// The list with its filters.
    pub list: List,
    /// How many wait in each worklist.
    pub counts: Vec<(Work, u64)>,
    /// The family on screen.
    pub family: Option<Box<Family>>,
    /// The record on screen.
    pub open: Option<Box<Opened>>,
    /// A record that asks for a reason.
    pub ask: Option<AskReason>,
    /// Figures of the team.
    pub figures: FiguresView,
    /// Import, export and transfer.
    pub exchange: super::exchange::Exchange,
    /// Stops a search that runs.
    pub brake: Option<Brake>,
}

/// A part of the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// What was found.
    #[default]
    List,
    /// The course of a family.
    Family,
    /// One record.
    Record,
    /// The question for a reason.
    Reason,
    /// Figures of the team.
    Figures,
    /// Import, export and transfer.
    Exchange,
}

/// A worklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    /// Everything.
    #[default]
    All,
    /// Nobody has looked yet.
    ToReview,
    /// The author was asked something.
    AskedBack,
    /// The author answered.
    Answered,
    /// Veilig Thuis should have reported back.
    FeedbackLate,
    /// Handed over to the wijkagent and not done.
    HandOver,
    /// A follow-up is open.
    FollowUp,
    /// Asked of the person who is in.
    AskedMe,
}

impl Work {
    /// The lists of a jeugdcoordinator.
    pub const COORDINATOR: [Self; 7] = [
        Self::All,
        Self::ToReview,
        Self::AskedBack,
        Self::Answered,
        Self::FeedbackLate,
        Self::HandOver,
        Self::FollowUp,
    ];
    /// The lists of an agent.
    pub const AGENT: [Self; 5] = [
        Self::All,
        Self::AskedMe,
        Self::FeedbackLate,
        Self::HandOver,
        Self::FollowUp,
    ];

    /// The search behind the list. Too late is worked out from what it finds.
    pub fn search(self, user: &str) -> Search {
        let mut search = Search::default();
        match self {
            Self::All => {}
            Self::ToReview => search.review = Some(Review::TeBeoordelen),
            Self::AskedBack => search.review = Some(Review::VraagTerug),
            Self::Answered => search.review = Some(Review::Beantwoord),
            Self::FeedbackLate => search.feedback_open = true,
            Self::HandOver => search.handover_open = true,
            Self::FollowUp => search.follow_up_open = true,
            Self::AskedMe => {
                search.review = Some(Review::VraagTerug);
                user.clone_into(&mut search.author);
            }
        }
        search
    }
}

/// Which calls by their age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Age {
    /// The last month.
    Month,
    /// The last three months.
    Quarter,
    /// The last twelve months.
    #[default]
    Year,
    /// All that is in free use.
    All,
}

impl Age {
    /// Every choice, shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    /// First and last day.
    pub fn period(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let months = match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::All => return None,
        };
        let from = today.checked_sub_months(Months::new(months))?;
        // A call of the coming night belongs to it too.
        Some((from, today.checked_add_days(Days::new(1))?))
    }
}

/// The search field, which a key gives the keyboard.
#[derive(Clone, Copy, Debug)]
pub struct SearchField;

impl SearchField {
    /// Its identity.
    pub fn id() -> Id {
        Id::unique("terugblik zoeken")
    }
}

/// How far a search is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Run {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// Asked at this time of the frames, unless more is typed.
    Due(f64),
    /// Under way.
    Running,
    /// Stopped by the user.
    Stopped,
    /// What was found stands there.
    Done,
    /// It went wrong.
    Failed(String),
}

/// The list with its filters.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The worklist.
    pub work: Work,
    /// How old.
    pub age: Age,
    /// Words as typed.
    pub words: String,
    /// Outcomes; empty is any.
    pub outcomes: BTreeSet<Level>,
    /// Unit as typed.
    pub unit: String,
    /// Only where wederhoor is missing.
    pub wederhoor_missing: bool,
    /// Only with an open follow-up.
    pub follow_up_open: bool,
    /// Only where a zorgmelding was made.
    pub zorgmelding: bool,
    /// Only this state.
    pub review: Option<Review>,
    /// Newest or best first.
    pub order: Order,
    /// What was found.
    pub rows: Vec<Row>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// The row that the arrows stand on.
    pub at: usize,
    /// How far the search is.
    pub run: Run,
    /// Which search was asked last: an older answer is not shown.
    pub asked: u64,
}

impl List {
    /// What is asked of the archive.
    pub fn search(&self, user: &str, today: NaiveDate) -> Search {
        let base = self.work.search(user);
        Search {
            words: self.words.clone(),
            period: self.age.period(today),
            outcomes: self.outcomes.clone(),
            unit: self.unit.trim().to_owned(),
            wederhoor_missing: self.wederhoor_missing,
            zorgmelding: self.zorgmelding,
            follow_up_open: self.follow_up_open || base.follow_up_open,
            review: base.review.or(self.review),
            order: self.order,
            ..base
        }
    }

    /// Whether more than the worklist narrows what is shown.
    pub fn is_narrowed(&self) -> bool {
        let flags = self.wederhoor_missing || self.follow_up_open || self.zorgmelding;
        let typed = !self.words.trim().is_empty() || !self.unit.trim().is_empty();
        flags || typed || !self.outcomes.is_empty() || self.review.is_some()
    }

    /// The melding whose number was typed in the search field.
    pub fn number(&self) -> Option<Uuid> {
        self.words.trim().parse().ok()
    }
}

/// A contact of another record that may be of this family.
#[derive(Clone, Debug)]
pub struct Like {
    /// As in a list.
    pub row: Row,
    /// Why.
    pub reasons: Vec<Likeness>,
    /// The contact of this family that it is like.
    pub of: Summary,
}

/// The course of a family.
#[derive(Clone, Debug)]
pub struct Family {
    /// The record by which it was opened.
    pub id: Uuid,
    /// The household that it was linked to by hand.
    pub household: Option<Uuid>,
    /// The records that may be read.
    pub records: Vec<Record>,
    /// What follows from them.
    pub course: Course,
    /// Records that may be of the same family.
    pub like: Vec<Like>,
    /// Contacts that are like these and may only be counted.
    pub like_hits: usize,
    /// The row that the arrows stand on.
    pub at: usize,
    /// The hours as a table, not as a picture.
    pub hours_in_words: bool,
}

impl Family {
    /// One of its records.
    pub fn record(&self, id: Uuid) -> Option<&Record> {
        self.records.iter().find(|record| record.row.id == id)
    }
}

/// The last version that is a melding.
pub fn last_melding(record: &Record) -> Option<&Melding> {
    record.versions.iter().rev().find_map(melding_of)
}

/// The melding of a version; `None` for an imported text.
pub fn melding_of(version: &crate::archive::model::Version) -> Option<&Melding> {
    match &version.content {
        Content::Melding(melding) => Some(melding),
        Content::Geimporteerd { .. } => None,
    }
}

/// What of a record is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// The mutatie.
    #[default]
    Paper,
    /// What changed in this version.
    Changes,
}

/// A record on screen.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The record.
    pub record: Record,
    /// Why it was opened, where it is outside free use.
    pub reason: Option<Reason>,
    /// The version on screen.
    pub number: u32,
    /// What of it.
    pub face: Face,
    /// What follows from that version; `None` for an imported text.
    pub derived: Option<Box<Derived>>,
    /// What the program found in the last version.
    pub points: Vec<QualityPoint>,
    /// Dates to watch.
    pub dues: Vec<Due>,
    /// What is being written.
    pub writing: Option<Writing>,
}

impl Opened {
    /// The version on screen.
    pub fn version(&self) -> Option<&crate::archive::model::Version> {
        self.record
            .versions
            .iter()
            .find(|v| v.number == self.number)
    }

    /// The melding of the version on screen.
    pub fn melding(&self) -> Option<&Melding> {
        self.version().and_then(melding_of)
    }
}

/// A note that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// What it is.
    pub kind: NoteKind,
    /// What it is pinned to.
    pub pin: Option<Pin>,
    /// The words.
    pub text: String,
    /// The date, as typed.
    pub date: String,
    /// What is wrong.
    pub problem: Option<String>,
}

impl Writing {
    /// The identity of its text.
    pub fn text_id() -> Id {
        Id::unique("terugblik tekst")
    }

    /// The identity of its date.
    pub fn date_id() -> Id {
        Id::unique("terugblik datum")
    }
}

/// A record outside free use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskReason {
    /// Which.
    pub id: Uuid,
    /// Only a complaint or accountability opens it.
    pub accountable: bool,
    /// The reason as typed.
    pub text: String,
    /// What is wrong.
    pub problem: Option<String>,
}

impl AskReason {
    /// The identity of its text.
    pub fn text_id() -> Id {
        Id::unique("terugblik reden")
    }
}

/// A fixed period of the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Term {
    /// A month.
    #[default]
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl Term {
    /// Every term.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];
}

/// Figures of the team.
#[derive(Clone, Debug, Default)]
pub struct FiguresView {
    /// How long a period.
    pub term: Term,
    /// How many periods ago.
    pub ago: u32,
    /// How far reading is: calls so far.
    pub read: usize,
    /// Which reading was asked last.
    pub asked: u64,
    /// The figures.
    pub done: Option<terugblik::Figures>,
    /// What went wrong.
    pub problem: Option<String>,
}

/// Stops a search, and only a search: saving on the same connection goes on.
#[derive(Clone)]
pub struct Brake(Arc<Pedal>);

struct Pedal {
    stop: Stop,
    running: Mutex<bool>,
}

impl fmt::Debug for Brake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Brake(..)")
    }
}

impl Brake {
    /// A brake on this archive.
    pub fn new(stop: Stop) -> Self {
        let running = Mutex::new(false);
        Self(Arc::new(Pedal { stop, running }))
    }

    /// Carries out work that the brake may stop.
    pub fn run<R>(&self, work: impl FnOnce() -> R) -> R {
        self.set(true);
        let answer = work();
        self.set(false);
        answer
    }

    fn set(&self, running: bool) {
        *self
            .0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = running;
    }

    /// Stops what runs; nothing else can begin meanwhile.
    pub fn pull(&self) {
        let running = self
            .0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if *running {
            (self.0.stop)();
        }
    }
}

/// A household that the archive knows while a new melding is typed.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The keys that were asked last.
    pub keys: Vec<String>,
    /// When to ask again, by the clock of the frames, with other keys.
    pub due: Option<(f64, Vec<String>)>,
    /// Contacts in free use, newest first, with why they are like this one.
    pub rows: Vec<Like>,
    /// Contacts of which only the number may be told.
    pub hits: usize,
}

impl Known {
    /// How many contacts there are.
    pub fn contacts(&self) -> usize {
        self.rows.len() + self.hits
    }
}

/// The dates to watch of a record. The first feedback after the last sending is the first answer, the
/// next one ends the waiting.
pub fn dues(row: &Row, notes: &[Note], now: chrono::NaiveDateTime) -> Vec<Due> {
    let mut list = Vec::new();
    if let Some(sent) = row.zorg_sent {
        let since = notes
            .iter()
            .rposition(|n| n.kind == NoteKind::ZorgVerzonden);
        let after = notes.iter().skip(since.map_or(0, |at| at + 1));
        let mut back = after
            .filter(|n| n.kind == NoteKind::ZorgTeruggekoppeld)
            .map(|n| n.date.unwrap_or(n.at.date()));
        let sent = terugblik::Sent {
            at: sent.and_time(chrono::NaiveTime::MIN),
            first_answer: back.next().or(row.zorg_back),
            closed: back.next(),
        };
        list.extend(terugblik::follow_ups(&sent, now));
    }
    if let Some(by) = row.wijk_due {
        let agreed = terugblik::HandOver {
            to: terugblik::Taker::Wijkagent,
            agreed: row.summary.at.date(),
            by: Some(by),
            taken: row.wijk_done,
        };
        list.push(terugblik::hand_over(&agreed, now));
    }
    list
}
