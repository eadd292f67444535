//! Words and phrases by number: one look-up a word, and no text to compare after that.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::{
    fold::{Gap, folded_words, unstressed},
    texts::Group,
};

/// The number of a word that no list knows.
pub(super) const UNKNOWN: u32 = 0;

/// Most words between the two halves of a phrase such as `geeft ... toe`.
const SPLIT: usize = 6;

/// What a phrase means where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A form of an entry.
    Form {
        /// Which entry.
        entry: usize,
        /// Which of its forms.
        form: usize,
    },
    /// An entry's word used as it may be used: nothing is said.
    Allowed,
    /// A word of a group.
    Group(Group),
}

/// One word of the sentence that is read.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub word: u32,
    pub gap: Gap,
    pub named: Option<super::names::Named>,
    /// It names a person, known or not. Filled in when the sentence is whole.
    pub person: bool,
    /// It says hij or zij, and not who.
    pub pronoun: bool,
}

/// Words after a first word, and what they mean.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    rest: Vec<u32>,
    /// The words after the gap of a split phrase.
    tail: Vec<u32>,
    pub meaning: Meaning,
}

/// Where a phrase stands in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Its first word.
    pub first: usize,
    /// After its last word.
    pub end: usize,
    /// The last word of the first half and the first word of the second, where it is split.
    pub split: Option<(usize, usize)>,
}

/// A quick hash. The table holds the words of our own lists and nothing of a text, so that no text
/// can fill it with words of one number.
#[derive(Clone, Copy, Debug, Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            let mixed = self.0.rotate_left(5) ^ u64::from_le_bytes(word);
            self.0 = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        // The table reads the high bits and the low ones.
        self.0 ^ (self.0 >> 32)
    }
}

/// The words of all lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Quick>>,
    /// Words with open ends, by their first letters.
    stems: Vec<(Box<str>, u32)>,
    /// The first letters of those, a bit each: most words stop here.
    stem_letters: u64,
    /// By number: the phrases that begin with this word, the longest first.
    phrases: Vec<Vec<Phrase>>,
    /// By number: the groups of which the single word is one, a bit each.
    groups: Vec<u32>,
}

impl Lexicon {
    /// Adds a phrase as the files write it: words, `woord*` for every word that begins so, and
    /// `geeft ... toe` for words with others in between. False if it holds no word.
    pub fn add(&mut self, phrase: &str, meaning: Meaning) -> bool {
        let (head, tail) = phrase.split_once(" ... ").unwrap_or((phrase, ""));
        let head = self.number_all(head);
        let tail = self.number_all(tail);
        let Some((&first, rest)) = head.split_first() else {
            return false;
        };
        if let (Meaning::Group(group), true) = (meaning, rest.is_empty() && tail.is_empty()) {
            self.groups[first as usize] |= group.bit();
        }
        let rest = rest.to_vec();
        let phrases = &mut self.phrases[first as usize];
        phrases.push(Phrase {
            rest,
            tail,
            meaning,
        });
        // An allowed use goes before a form of the same length.
        phrases.sort_by_key(|p| {
            let length = p.rest.len() + p.tail.len();
            (std::cmp::Reverse(length), p.meaning != Meaning::Allowed)
        });
        true
    }

    /// The number of each word in a phrase; new words get one.
    pub fn number_all(&mut self, text: &str) -> Vec<u32> {
        let open = text.ends_with('*');
        let words = folded_words(text);
        words
            .iter()
            .map(|word| self.number(word, open && words.len() == 1))
            .collect()
    }

    fn number(&mut self, word: &str, open: bool) -> u32 {
        if self.phrases.is_empty() {
            self.phrases.push(Vec::new());
            self.groups.push(0);
        }
        let next = self.phrases.len() as u32;
        let number = *self.numbers.entry(word.into()).or_insert(next);
        if number == next {
            self.phrases.push(Vec::new());
            self.groups.push(0);
        }
        if open {
            self.stems.push((word.into(), number));
            self.stem_letters |= first_letter(word);
        }
        number
    }

    /// The number of a word in a text.
    pub fn find(&self, folded: &str, accented: bool) -> u32 {
        if let Some(number) = self.numbers.get(folded) {
            return *number;
        }
        if accented && let Some(plain) = unstressed(folded) {
            return self.find(&plain, false);
        }
        if self.stem_letters & first_letter(folded) == 0 {
            return UNKNOWN;
        }
        let stem = |(stem, _): &&(Box<str>, u32)| folded.starts_with(&**stem);
        self.stems.iter().find(stem).map_or(UNKNOWN, |(_, n)| *n)
    }

    /// The phrases that begin with this word.
    pub fn phrases(&self, word: u32) -> &[Phrase] {
        self.phrases.get(word as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a single word is in a group.
    pub fn is(&self, word: u32, group: Group) -> bool {
        self.groups
            .get(word as usize)
            .is_some_and(|bits| bits & group.bit() != 0)
    }
}

/// A bit for the first letter.
pub(super) fn first_letter(word: &str) -> u64 {
    word.bytes().next().map_or(0, |b| 1 << (b % 64))
}

impl Phrase {
    /// Where this phrase stands, if it begins at this word.
    pub fn at(&self, tokens: &[Token], first: usize) -> Option<Span> {
        let head_end = first + 1 + self.rest.len();
        if !stands(tokens, first + 1, &self.rest, Gap::Space) {
            return None;
        }
        if self.tail.is_empty() {
            let split = None;
            return Some(Span {
                first,
                end: head_end,
                split,
            });
        }
        let last = (head_end + SPLIT).min(tokens.len());
        let tail = (head_end..=last).find(|&at| {
            stands(tokens, at, &self.tail[..1], Gap::Soft)
                && stands(tokens, at + 1, &self.tail[1..], Gap::Space)
        })?;
        Some(Span {
            first,
            end: tail + self.tail.len(),
            split: Some((head_end - 1, tail)),
        })
    }
}

/// Whether these words stand here, with no more than this before each.
fn stands(tokens: &[Token], at: usize, words: &[u32], gap: Gap) -> bool {
    tokens.get(at..at + words.len()).is_some_and(|there| {
        there
            .iter()
            .zip(words)
            .all(|(token, word)| token.word == *word && token.gap <= gap)
    })
}
