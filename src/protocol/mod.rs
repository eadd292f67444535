//! The checklist itself: steps, signals, question ids, their kinds, wording and sources.
//!
//! Definition and answers stay apart: nothing in this room knows a particular call. Ids are enums,
//! so that a rule that forgets one does not compile; wording and citations are RON under `assets/`,
//! given to this room as text.

mod choice;
mod ids;
mod question;
mod rule;
mod signal;
mod source;
mod step;
mod window_texts;
mod wording;

pub(crate) use ids::ids;

pub use choice::Choice;
pub use question::{Kind, Question};
pub use rule::RuleId;
pub use signal::{Signal, SignalClass};
pub use source::{
    Citation, Cited, Conflict, ConflictKind, Recheck, Source, SourceId, Sources, SourcesError,
    Status, Tier, problem as ron_problem,
};
pub use step::Step;
pub use window_texts::{WindowTexts, WindowTextsError};
pub use wording::{Protocol, ProtocolError, RuleText, Texts, Wording};
