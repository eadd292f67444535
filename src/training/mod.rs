//! Training: a scenario, the course that a trainee takes through it, and what that course missed.
//!
//! The same engine as in work: a course changes a [`Melding`](crate::melding::Melding) through the
//! same door, and the same rules weigh it. Everything comes in as a value, so a course can be played
//! again without a window, and every scenario is a test. People in scenarios are fictitious.

mod attempts;
mod check;
mod course;
mod debrief;
pub mod edit;
mod findings;
pub mod from_melding;
mod grade;
mod id;
mod map;
#[cfg(test)]
pub(crate) mod random;
mod scenario;
mod session;
mod texts;

#[cfg(test)]
mod tests;

pub use attempts::{Attempt, Pair, Progress, Side, csv, progress, side_by_side};
pub use check::{Field, Part, Place, Problem, ProblemKind, Step as PlaceStep, check};
pub use course::{Course, Help, Move, PointKey};
pub use debrief::debrief_of;
pub use findings::Findings;
pub use grade::{
    About, Graded, Grading, Moment, MomentKind, Row, Tone, Tools, Unnoticed, asked_last, beside,
    expert_faults, grade, unnoticed, with_parents_swapped, with_rule_deleted, with_signal_deaf,
};
pub use id::{Id, IdError};
pub use map::{Map, MapEdge, MapKind, MapLine, MapNode, MapTexts, MapWords, Reachable, map, svg};
pub use scenario::{
    Ask, Ban, Channel, Deed, Event, Expected, Forbidden, Goal, Good, Item, Known, Order, Required,
    Role, Said, Scenario, SpeakerName, When,
};
pub use session::{Arrival, MAX_MOVES, PlayError, Played, Session};
pub use texts::TrainingTexts;
