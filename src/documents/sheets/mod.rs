//! The sheets that are handed over: information for parents and for children, which hold nothing of
//! a call; the hand-over for wijkagent or jeugdcoordinator; the debrief of a training.
//!
//! All wording stands in `assets/bladen.ron`, each line with its sources or marked as the program's
//! own explanation.

mod debrief;
mod information;
mod kinderen;
mod ouders;
mod overdracht;
mod sourced;
mod texts;

pub use debrief::{
    Debrief, DebriefFigures, DebriefKind, DebriefPoint, DebriefTriage, DebriefWederhoor,
    LearningGoal, Level as DebriefLevel, debrief,
};
pub use kinderen::informatie_kinderen;
pub use ouders::{Situation, informatie_ouders};
pub use overdracht::{Recipient, overdracht};
pub use texts::SheetTexts;

#[cfg(test)]
mod tests;
