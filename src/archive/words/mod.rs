//! Dutch word forms for searching: one normaliser for every engine.
//!
//! A text becomes words without case and accents, a word becomes a stem under which all its
//! forms meet, and a compound also becomes its parts. What the rules of a stemmer cannot know
//! (kinderen, sloeg, omgangsregeling) stands in `assets/zoekwoorden.ron`.

mod fold;
mod forms;
mod index;
mod snippet;
mod stem;
mod table;

pub use fold::{MAX_WORD_BYTES, has_word};
pub use forms::{Forms, Meaning, Token};
pub use index::{AS_WRITTEN, EVERY_DOCUMENT, IndexText};
pub use snippet::{Snippet, on_one_line, passage};
pub use table::TableError;

#[cfg(test)]
mod examples;
