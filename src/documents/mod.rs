//! Documents as values: a call and its assessment become typed blocks, and blocks become text.
//!
//! Three promises hold for every call and are tested over random ones: the documents treat both
//! parents alike, everything typed stands in the mutatie exactly once, and no claim stands without
//! a speaker. No document proposes to hand a child over.

mod bijsluiter;
mod block;
mod context;
mod date;
mod mutatie;
mod phrase;
mod sections;
mod sheet;
mod text;
mod wording;
mod zorgmelding;

pub use bijsluiter::{bijsluiter, bijsluiter_needed};
pub use block::{Block, Document, DocumentKind, Line, Mark, Span};
pub use date::{day, moment};
pub use mutatie::mutatie;
pub use text::{WIDTH, section_to_text, to_text};
pub use wording::{DocumentTexts, DocumentTextsError};
pub use zorgmelding::zorgmelding;

#[cfg(test)]
mod tests;
