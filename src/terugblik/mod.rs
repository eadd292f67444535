//! Looking back: many calls of one household, and one call over its versions.
//!
//! Everything here is worked out from values. The course of a household, what stands out in it, what
//! makes a mutatie stronger, what changed between versions, which calls may belong together, when
//! feedback is due, and figures without names. Typed values come out; [`Words`] says them.
//!
//! The program shows and asks. It does not say who is right, and both parents get the same words.

pub mod course;
mod difference;
mod figures;
mod fold;
mod follow_ups;
mod household;
mod quality;
mod recognise;
mod sentences;
mod summary;
mod texts;
mod value;
mod workdays;

pub use course::{Contact, Content, Course, Version, course};
pub use difference::{Altered, Difference, difference};
pub use figures::{
    Count, FigureCell, FigureInput, FigureRow, Figures, LEAST, Period, Row, team_figures,
};
pub use fold::fold;
pub use follow_ups::{
    Due, DueKind, DueState, FIRST_DAYS, HandOver, INQUIRY_WEEKS, OddDate, Sent, Taker, follow_ups,
    hand_over, odd_date,
};
pub use quality::{Pin, QualityKind, QualityPoint, WEIGHING, quality};
pub use recognise::{KEYS_EDITION, Suggestion, likenesses, person_keys, recognise};
pub use sentences::Words;
pub use summary::{level, summary, unweighed};
pub use texts::{TerugblikTexts, TextId};
pub use value::Shown;
pub use workdays::{add_working_days, easter, is_holiday, is_working_day};

#[cfg(test)]
mod tests;
