//! What someone seeks, apart from any engine.
//!
//! Whatever is typed is a valid query. [`parse`] makes a small tree of it, [`to_fts5`] renders
//! that for SQLite, and [`matches`](fn@matches) says what it means without an engine, so that
//! every engine can be held against it.

mod fts5;
mod matches;
mod parse;
mod people;
mod plan;
mod rank;

pub use fts5::{PARTS_COLUMN, TOKENIZER, WORDS_COLUMN, to_fts5};
pub use matches::{Hits, hits, matches, snippet};
pub use parse::{MAX_QUERY_CHARS, MAX_TERMS, parse};
pub use people::people;
pub use plan::NEAR;
pub use rank::rank;

/// A query that was typed and in which no word is left. It asks nothing, so it is no way to ask for
/// everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("In deze zoekvraag staat geen woord. Typ een woord, een naam of een datum.")]
pub struct NoWords;

/// Reads a query that may be left empty.
///
/// # Errors
/// Something was typed, and none of it is a word.
pub fn read(input: &str) -> Result<Words, NoWords> {
    let words = parse(input);
    if words.is_empty() && !input.trim().is_empty() {
        return Err(NoWords);
    }
    Ok(words)
}

/// The words of a query. A text is found if it has all of `all` and nothing of `none`; if both
/// are empty, every text is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Words {
    /// Each of these must be there.
    pub all: Vec<Term>,
    /// None of these may be there.
    pub none: Vec<Term>,
}

/// One term of a query, as it was typed: with its capitals and accents.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Term {
    /// Any form of this word, also as a part of a compound. Written apart it is found too:
    /// omgangsregeling finds `omgangs-regeling`, meegenomen finds `nam haar mee`.
    /// A number such as 2026-0123 counts as a phrase of its pieces.
    Word(String),
    /// Every word, or part of a compound, that begins with this.
    Prefix(String),
    /// These words after each other, in any of their forms, but not as parts of a compound.
    Phrase(String),
    /// This day, however it stands in the text.
    Day(chrono::NaiveDate),
}

impl Words {
    /// Nothing is asked: every text is found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.none.is_empty()
    }
}

#[cfg(test)]
mod against_fts5;
#[cfg(test)]
mod examples;
