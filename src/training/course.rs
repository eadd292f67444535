//! A course: what a trainee did, move by move, so that it can be played again.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Ask, Ban, Findings, Id};
use crate::{
    melding::{Command, EntryId, PersonId, Text},
    protocol::Signal,
};

/// One move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// Ask, look up or do this; the clock runs on by what it costs.
    #[serde(rename = "Vraag")]
    Ask(Id),
    /// Put everything in the melding that belongs there of this information or event.
    #[serde(rename = "Noteer")]
    Note(Id),
    /// Put this in the melding.
    #[serde(rename = "Vul")]
    Fill(Box<Findings>),
    /// Change the melding as the window does.
    #[serde(rename = "Doe")]
    Do(Box<Command>),
    /// Take the last change of the melding back.
    #[serde(rename = "Ongedaan")]
    Undo,
    /// Do it again.
    #[serde(rename = "Opnieuw")]
    Redo,
    /// So many seconds pass.
    #[serde(rename = "Wacht")]
    Wait(u32),
    /// The trainer lets this event happen.
    #[serde(rename = "Gebeurt")]
    Insert(Id),
}

/// What a trainee had beside the scenario. It changes no grading: it tells who compares two courses
/// how they came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// The second of the course from which the advice stood in sight.
    #[serde(
        rename = "advies_vanaf",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub advice_from: Option<u32>,
    /// How many moves the trainer took back.
    #[serde(rename = "teruggenomen", default)]
    pub taken_back: u32,
}

impl Help {
    /// Whether the trainee worked alone.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The help of a course that was stopped and gone on with: the earliest sight, all moves back.
    pub fn and(self, before: Self) -> Self {
        let earliest = [self.advice_from, before.advice_from];
        Self {
            advice_from: earliest.into_iter().flatten().min(),
            taken_back: self.taken_back.saturating_add(before.taken_back),
        }
    }
}

/// A recorded course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The scenario.
    pub scenario: Id,
    /// Its version.
    #[serde(rename = "versie")]
    pub version: u32,
    /// Pseudonym of the trainee or group.
    #[serde(rename = "deelnemer")]
    pub trainee: Text,
    /// Which attempt, from 1.
    #[serde(rename = "poging")]
    pub attempt: u32,
    /// When it was played; `None` for a written one.
    #[serde(rename = "gespeeld", default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveDateTime>,
    /// The trainer's overall mark, in the trainer's words.
    #[serde(rename = "oordeel", default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Text>,
    /// The help that the trainee had.
    #[serde(rename = "hulp", default, skip_serializing_if = "Help::is_none")]
    pub help: Help,
    /// What was done, in order.
    #[serde(rename = "zetten")]
    pub moves: Vec<Move>,
    /// What a written course must miss, exactly: then it is a test of the scenario.
    #[serde(rename = "mist", default, skip_serializing_if = "Option::is_none")]
    pub misses: Option<Vec<PointKey>>,
}

/// What a point of the debrief is about: a name that stays the same from course to course.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PointKey {
    /// A mandatory question.
    Verplicht(Ask),
    /// The order with this number in the scenario, from 1.
    Volgorde(u32),
    /// The officer's decision beside the outcome that fits.
    Uitkomst,
    /// *Nee* was filled in at a signal about which nothing was asked.
    NeeZonderVraag(Signal),
    /// A danger stands at a signal at which the course showed none.
    JaZonderVraag(Signal),
    /// The answer was got, and the melding lacks it, or says less or something else.
    Weggelaten(Ask),
    /// The decision was recorded before the first of the required signals was asked.
    BesluitTeVroeg,
    /// A parent was not heard, and no reason and plan stand there.
    Wederhoor(PersonId),
    /// An accusation was put to nobody, and no reason stands there.
    NietVoorgelegd(EntryId),
    /// A statement that should stand in the mutatie: under another speaker, or not at all. The
    /// information or event it comes from.
    Spreker(Id),
    /// What somebody said stands there as what the officer saw or found. The information or event
    /// it comes from.
    AlsFeit(Id),
    /// A claim that names no speaker, in this entry.
    ZonderSpreker(EntryId),
    /// Something grave that nobody said, and that nothing showed, in this entry.
    NietGezegd(EntryId),
    /// Something that must not happen.
    Verboden(Ban),
    /// A word that the word advice marks.
    Woord(Text),
    /// Something worth knowing that was not asked.
    TeWeten(Id),
}
