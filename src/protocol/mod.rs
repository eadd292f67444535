//! The checklist itself: steps, signals, question ids, their kinds, wording and sources.
//!
//! Definition and answers stay apart: nothing in this room knows a particular call. Ids are enums,
//! so that a rule that forgets one does not compile; wording and citations are RON under `assets/`,
//! given to this room as text.

mod choice;
mod ids;
mod problem;
mod question;
mod rule;
mod signal;
mod source;
mod step;
mod table;
mod window_texts;
mod wording;
mod words;

pub(crate) use ids::ids;
pub(crate) use problem::edits;
pub(crate) use table::{Listed, Shape, complete, filled, named, text};
pub(crate) use words::read;

pub use choice::Choice;
pub use problem::ron_problem;
pub use question::{AnswerSource, Kind, Question};
pub use rule::RuleId;
pub use signal::{Aspect, Signal, SignalClass};
pub use source::{
    Citation, Cited, Conflict, ConflictKind, Edition, Recheck, Source, SourceId, Sources,
    SourcesError, Status, Tier,
};
pub use step::Step;
pub use table::Filled;
pub use window_texts::WindowTexts;
pub use wording::{Protocol, ProtocolError, RuleText, Texts, Wording};
pub use words::{WordsError, WordsFault, read_words};
