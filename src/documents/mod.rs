//! Documents as values: a call and its assessment become typed blocks, and blocks become text.
//!
//! Three promises hold for every call and are tested over random ones: the documents treat both
//! parents alike, everything typed stands in the mutatie exactly once, and no claim stands without
//! a speaker. No document proposes to hand a child over.

mod bijsluiter;
mod block;
mod context;
mod date;
mod imprint;
mod kept;
mod mutatie;
pub(crate) mod phrase;
mod reader;
mod sections;
mod sheet;
mod sheets;
mod text;
mod wording;
mod zorgmelding;

pub use bijsluiter::{bijsluiter, bijsluiter_needed};
pub use block::{Block, Document, DocumentKind, Line, Mark, Span};
pub use date::{day, moment};
pub use imprint::{EXERCISE_MARK, Imprint, Status};
pub use kept::kept;
pub use mutatie::{mutatie, without_advice};
pub use reader::{
    About, Balance, HeardState, ParentBalance, Passaged, PutState, Reader, ReaderPaperError,
    ReaderTexts, ReaderView, ShieldState, Suggestion, Why, balance, passage_name, reader_paper,
    reader_view, readers,
};
pub use sections::open::plausibility;
pub use sheets::{
    Debrief, DebriefFigures, DebriefKind, DebriefLevel, DebriefPoint, DebriefTriage,
    DebriefWederhoor, LearningGoal, Recipient, SheetTexts, Situation, debrief, informatie_kinderen,
    informatie_ouders, overdracht,
};
pub use text::{WIDTH, section_to_text, to_text};
pub use wording::DocumentTexts;
pub use zorgmelding::zorgmelding;

#[cfg(test)]
mod tests;
