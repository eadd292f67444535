//! Word advice, and the check for claims without a speaker.
//!
//! [`advise`] reads what an officer typed and says which words judge, steer or claim more than
//! anyone saw, and which claims have no speaker. It never rewrites: it takes a `&str` and returns
//! [`Finding`]s. Words, reasons and sources stand in `assets/woordadvies.ron`, the rest of the
//! wording in `assets/taal.ron`; both come in as text.
//!
//! Left alone: what stands between quotation marks, a person's literal words, legal terms where
//! they are used as such. What is advised about one parent is advised about the other: a test reads
//! the lists for it.

mod check;
mod finding;
mod fold;
mod lexicon;
mod list;
mod names;
mod quote;
mod review;
mod sentence;
#[cfg(test)]
mod tests;
mod texts;
mod walk;

pub use check::{MeldingFinding, Point, check, voice_of};
pub use finding::{Alternative, Finding, FindingKey, FindingKind, Voice};
pub use list::{Entry, MIN_ENTRIES, TaalTextsError, TaalTextsFault, Woordadvies};
pub use names::Names;
pub use review::{Lacking, LineReview, Placed, Position, ReportText, Review, review};
pub use walk::{advise, says_who};

/// Words in a sentence above which it is called long. Plain Dutch (B1) asks for 10 to 15.
pub const LONG_SENTENCE: usize = 25;
