//! The debrief of a training, as a value that the training room fills, and its paper.

mod draw;

use chrono::NaiveDateTime;

use crate::afweging::Outcome;
use crate::protocol::{Citation, ids};

pub use draw::debrief;

ids! {
    /// How hard a scenario is.
    pub enum Level {
        /// For who begins.
        Basis,
        /// Little time and little information.
        Noodhulp,
        /// Several things at once.
        Verdieping,
    }
}

/// The debrief of one attempt. People in it are fictitious; the trainee has a pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debrief {
    /// The scenario's title.
    pub scenario: String,
    /// How hard it is.
    pub level: Level,
    /// The trainee's pseudonym.
    pub trainee: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// When the training was, from the shell.
    pub at: Option<NaiveDateTime>,
    /// What the trainee had beside the scenario, in sentences; `None` for who worked alone.
    pub help: Option<String>,
    /// What could be learned.
    pub goals: Vec<LearningGoal>,
    /// The figures of the course.
    pub figures: DebriefFigures,
    /// What went well and what was missed.
    pub points: Vec<DebriefPoint>,
    /// The trainer's overall mark, in the trainer's words; only where the trainer turned it on.
    pub mark: Option<String>,
}

/// A learning goal with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearningGoal {
    /// The goal.
    pub text: String,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// The figures of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DebriefFigures {
    /// Mandatory questions that were asked.
    pub asked: u32,
    /// Mandatory questions in all.
    pub mandatory: u32,
    /// Minutes from the start until safety was known: each signal that counts asked, and answered in
    /// the melding. `None` where it never was.
    pub minutes_to_safety: Option<u32>,
    /// Minutes used.
    pub minutes: u32,
    /// Minutes that the scenario gives.
    pub budget: u32,
    /// The trainee's outcome beside the expected one.
    pub triage: DebriefTriage,
    /// Whether both sides were heard, by what the melding says.
    pub wederhoor: DebriefWederhoor,
    /// Nobody was left unheard: both parents were spoken to or are reasoned, and of one of them or
    /// both the melding does not say so.
    pub unrecorded: bool,
    /// What somebody said and stands there as a fact: as seen or found, or with nobody who says it.
    pub as_fact: u32,
}

/// The outcome that the trainee chose beside the one that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DebriefTriage {
    /// The trainee's decision; `None` where there was none.
    pub chosen: Option<Outcome>,
    /// What fits with all answers.
    pub expected: Outcome,
    /// The decision rests on the trainee's own melding: the rules give it there, at the end and when
    /// it was taken.
    pub follows: bool,
}

/// Hoor en wederhoor in the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebriefWederhoor {
    /// Both parents were heard.
    Gedaan,
    /// Not, with the reason and a plan.
    MetReden,
    /// Not, without a reason.
    ZonderReden,
}

ids! {
    /// What a point is about.
    pub enum DebriefKind {
        /// A mandatory question.
        VerplichteVraag,
        /// The order, safety first.
        Volgorde,
        /// Over- or under-triage.
        Uitkomst,
        /// The decision on safety.
        Veiligheid,
        /// Hoor en wederhoor.
        Wederhoor,
        /// A statement with the wrong speaker, or none.
        Spreker,
        /// A claim taken as a fact.
        FeitOfVerklaring,
        /// A word that the word advice marks.
        Woordkeus,
        /// Something that could have been known and was not asked.
        TeWeten,
    }
}

/// One point of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebriefPoint {
    /// Minutes after the start; `None` where it belongs to no moment, such as a question that was
    /// never asked.
    pub when_min: Option<u32>,
    /// What it is about.
    pub kind: DebriefKind,
    /// What was done or missed.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// Where that comes from.
    pub citations: Vec<Citation>,
    /// Whether it went well; otherwise it was missed.
    pub good: bool,
}
