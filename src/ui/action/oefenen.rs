//! What can be asked in the Oefenen room.

mod maken;

use crate::{
    documents::DebriefLevel,
    training::{Channel, Id},
};
use serde::{Deserialize, Serialize};

use super::Action;

pub use maken::MakeAction;

/// One thing that somebody asked of the training room.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainingAction {
    /// Go to the training room.
    Enter,
    /// Back to the real work.
    Leave,
    /// Show the list of scenarios.
    ShowList,
    /// Show the scenarios of this level, or all.
    Level(Option<DebriefLevel>),
    /// Stand on a row of the list.
    Row(usize),
    /// The pseudonym was typed.
    Trainee(String),
    /// Show the advice during the next run, or not.
    ShowAdvice(bool),
    /// Let the clock run by itself too.
    RealTime(bool),
    /// Leave room for an overall mark.
    Mark(bool),
    /// Begin a scenario.
    Start(Id),
    /// Go on with the scenario that is being played.
    GoOn,
    /// Go on with this course that was stopped halfway.
    Resume(usize),
    /// Throw this course away that was stopped halfway.
    Discard(usize),
    /// Look for information here; `None` shows all that can be asked.
    Channel(Option<Channel>),
    /// Give the keyboard to the conversation.
    Converse,
    /// Stand on a question of the conversation.
    Question(usize),
    /// Ask, look up or do this.
    Ask(Id),
    /// Put a line of an answer in the statement bar. It has no speaker yet: who trains chooses.
    TakeOver(Id, usize),
    /// Stop the clock, or let it go on.
    Pause,
    /// Unfold the trainer's controls, or fold them.
    Controls,
    /// Show the advice now, or hide it.
    Reveal,
    /// Let an event happen.
    Insert(Id),
    /// Take the last move back.
    TakeBack,
    /// Letters for a projector, or as they were.
    Projector,
    /// Finish and show the debrief; asks first where there is no decision yet.
    Finish,
    /// Finish, also without a decision.
    FinishAnyway,
    /// Show the debrief of this attempt.
    Debrief(usize),
    /// Stand on a point of the debrief.
    Point(usize),
    /// The trainer's overall mark was typed.
    MarkText(String),
    /// Show this attempt beside that one.
    Compare(usize, usize),
    /// Step through the course of this attempt.
    Replay(usize),
    /// The next move of it, or the one before.
    ReplayStep {
        /// The next.
        forward: bool,
    },
    /// Look for a file: save an attempt, open one, export for a class.
    File(TrainingFile),
    /// Something in the editor.
    Make(MakeAction),
}

/// What a path of the training room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TrainingFile {
    /// Saving the course of an attempt.
    SaveAttempt(usize),
    /// Opening a saved course.
    OpenAttempt,
    /// The figures of every attempt in this window, for a class.
    Csv,
    /// Opening a scenario.
    OpenScenario,
    /// Opening a scenario in the editor.
    MakeOpen,
    /// Saving the scenario in the editor.
    MakeSave,
    /// Making a scenario from a melding.
    MakeMelding,
}

impl From<MakeAction> for Action {
    fn from(action: MakeAction) -> Self {
        Self::Training(TrainingAction::Make(action))
    }
}

impl From<TrainingAction> for Action {
    fn from(action: TrainingAction) -> Self {
        Self::Training(action)
    }
}
