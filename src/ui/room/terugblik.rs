//! What the Terugblik room remembers while it is on screen. Locking the window drops all of it.

mod brake;
mod list;

use eframe::egui::Id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    archive::model::{Content, Note, NoteKind, Pin, Reason, Record, Row},
    melding::{Likeness, Melding, Strength, Summary},
    terugblik::{self, Course, Due, QualityPoint},
    ui::app::Derived,
};

pub use brake::Brake;
pub use list::{Age, List, Run, SearchField, Work};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

impl Like {
    /// Strongest reason first, then most reasons, then newest.
    pub fn order(&self) -> std::cmp::Reverse<(Option<Strength>, usize, chrono::NaiveDateTime)> {
        let strongest = self.reasons.iter().map(Likeness::strength).max();
        std::cmp::Reverse((strongest, self.reasons.len(), self.row.summary.at))
    }
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Writing {
    /// What it is.
    pub kind: NoteKind,
    /// What it is pinned to.
    pub pin: Option<Pin>,
    /// The words.
    pub text: String,
    /// The date, as typed.
    pub date: String,
    /// The date that was asked about, because it cannot well be.
    #[serde(skip)]
    pub asked: Option<chrono::NaiveDate>,
    /// What is wrong.
    #[serde(skip)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskReason {
    /// Which.
    pub id: Uuid,
    /// Only a complaint or accountability opens it.
    pub accountable: bool,
    /// The reason as typed.
    pub text: String,
    /// What is wrong.
    #[serde(skip)]
    pub problem: Option<String>,
}

impl AskReason {
    /// The identity of its text.
    pub fn text_id() -> Id {
        Id::unique("terugblik reden")
    }
}

/// A fixed period of the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// A household that the archive knows while a new melding is typed.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The melding that this is about.
    pub of: Option<Uuid>,
    /// The keys that were asked last.
    pub keys: Vec<String>,
    /// When to ask again, by the clock of the frames, with other keys.
    pub due: Option<(f64, Vec<String>)>,
    /// Contacts in free use, newest first, with why they are like this one.
    pub rows: Vec<Like>,
    /// Contacts of which only the number may be told.
    pub hits: usize,
    /// The archive could not be asked: nobody knows whether the household is known.
    pub unknown: bool,
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
            .map(|n| n.date_among(notes).unwrap_or(n.at.date()));
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
