//! The text that goes into an engine's index, so that every engine searches the same words.

use super::fold::Pieces;
use super::forms::{Before, Forms};

/// Stands in the parts of every document. It is spelled with a letter that folding never
/// leaves, so no word and no prefix that someone types can meet it.
pub const EVERY_DOCUMENT: &str = "ælk";

/// Opens a word as it was written, beside the stems: a prefix is sought there, a stem is not.
pub const AS_WRITTEN: char = 'þ';

/// The two columns of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexText {
    /// One stem for each word, in order, so that phrases can be found.
    pub words: String,
    /// Without order, each once: parts of compounds, words as written where the stem differs,
    /// and [`EVERY_DOCUMENT`].
    pub parts: String,
}

impl Forms {
    /// Both columns for a document, in one pass.
    pub fn index(&self, text: &str) -> IndexText {
        let mut words = String::with_capacity(text.len());
        let mut extra = vec![EVERY_DOCUMENT.to_owned()];
        let mut pieces = Pieces::of(text);
        let mut folded = String::new();
        let mut before = Before::default();
        while let Some(piece) = pieces.next_into(&mut folded) {
            let meaning = self.meaning(&folded, piece.stemmable);
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&meaning.stem);
            if meaning.stem != folded {
                let mut written = String::with_capacity(AS_WRITTEN.len_utf8() + folded.len());
                written.push(AS_WRITTEN);
                written.push_str(&folded);
                extra.push(written);
            }
            extra.extend(meaning.parts);
            extra.extend(self.also(text, &piece, &folded, &before));
            before.set(&piece, &folded);
        }
        extra.sort_unstable();
        extra.dedup();
        IndexText {
            words,
            parts: extra.join(" "),
        }
    }

    /// Exactly one stem a position, for the column `woorden`.
    pub fn index_words(&self, text: &str) -> String {
        self.index(text).words
    }

    /// Parts, words as written and [`EVERY_DOCUMENT`], for the column `delen`.
    pub fn index_parts(&self, text: &str) -> String {
        self.index(text).parts
    }
}
