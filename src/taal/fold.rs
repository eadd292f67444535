//! From text to words: where each stands, its form without case, and what separates it from the one
//! before.
//!
//! A folded word keeps its accents, decomposed, so that `é` in one character and in two are the same
//! and `één` is not `een`. A hyphen or an apostrophe between two letters belongs to the word: a
//! compound with a hyphen is looked up whole, never by its parts.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What stands between a word and the one before it. Sorts from close to far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// White space only.
    Space,
    /// A comma, a bracket, a quotation.
    Soft,
    /// A colon: what follows belongs to who was named before it.
    Colon,
    /// The end of a sentence.
    Sentence,
    /// A blank line, or the start of the text.
    Paragraph,
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether a question mark stands before it.
    pub after_question: bool,
    /// Whether a colon stands before it.
    pub after_colon: bool,
    /// Whether a colon ended the line before it, so that a list follows. A quotation is no list.
    pub opens_list: bool,
    /// Whether it carries an accent.
    pub accented: bool,
}

/// A longer word is no word of a list.
const MAX_BYTES: usize = 64;

/// A line of at least this many bytes was probably broken off by an editor, and goes on.
const WRAPPED: usize = 60;

/// Walks through the words outside the quotations.
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    quotes: &'a [Range<usize>],
    line: usize,
    first: bool,
}

/// What was seen between two words.
#[derive(Default)]
struct Between {
    dot: bool,
    end: bool,
    question: bool,
    colon: bool,
    /// Nothing but white space stood after the colon on its line.
    colon_ends_line: bool,
    quoted: bool,
    soft: bool,
    breaks: usize,
    bullet: bool,
    short_line: bool,
    quote_ended: bool,
    space: bool,
}

impl<'a> Pieces<'a> {
    /// All words of `text` outside `quotes`, which are sorted and apart.
    pub fn of(text: &'a str, quotes: &'a [Range<usize>]) -> Self {
        Self {
            text,
            at: 0,
            quotes,
            line: 0,
            first: true,
        }
    }

    /// The next word; `folded` holds its folded form until the next call. `after_short`: the word
    /// before it is an abbreviation, so that a dot after that is no end of a sentence.
    pub fn next_into(&mut self, folded: &mut String, after_short: bool) -> Option<Piece> {
        let seen = self.skip()?;
        let start = self.at;
        folded.clear();
        let (end, accented) = word_into(&self.text[start..], folded);
        self.at = start + end;
        let capital = starts_upper(&self.text[start..]);
        let gap = if std::mem::take(&mut self.first) {
            Gap::Paragraph
        } else {
            seen.gap(capital, after_short)
        };
        Some(Piece {
            range: start..self.at,
            gap,
            capital,
            after_question: seen.question,
            after_colon: seen.colon,
            opens_list: seen.colon_ends_line && !seen.quoted,
            accented,
        })
    }

    /// Goes to where the next word begins.
    fn skip(&mut self) -> Option<Between> {
        let mut seen = Between::default();
        loop {
            if let Some(quote) = self.quotes.first().filter(|q| q.start <= self.at) {
                let inside = self.text[quote.clone()].trim_end_matches(is_closing);
                seen.quote_ended = inside.ends_with(['.', '!', '?', '…']);
                seen.soft = true;
                seen.quoted = true;
                self.at = self.at.max(quote.end);
                self.quotes = &self.quotes[1..];
                continue;
            }
            // Nearly every gap is one space: no need to take it apart.
            match self.text.as_bytes().get(self.at)? {
                b' ' => {
                    seen.space = true;
                    self.at += 1;
                    continue;
                }
                byte if byte.is_ascii_alphanumeric() => return Some(seen),
                _ => {}
            }
            let c = self.text[self.at..].chars().next()?;
            if c.is_alphanumeric() {
                return Some(seen);
            }
            match c {
                '\n' => {
                    seen.breaks += 1;
                    seen.colon_ends_line |= seen.colon && !seen.quoted;
                    seen.short_line |= self.at - self.line < WRAPPED;
                    self.line = self.at + 1;
                }
                c if c.is_whitespace() => seen.space = true,
                '.' | '…' => seen.dot = true,
                '!' => seen.end = true,
                '?' => {
                    seen.end = true;
                    seen.question = true;
                }
                ':' => seen.colon = true,
                '-' | '*' | '•' | '–' if seen.breaks > 0 => seen.bullet = true,
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                _ => seen.soft = true,
            }
            self.at += c.len_utf8();
        }
    }
}

impl Between {
    fn gap(&self, capital: bool, after_short: bool) -> Gap {
        let spaced = self.space || self.breaks > 0;
        let stop = self.end || self.dot && spaced && !after_short;
        let new_line = self.breaks == 1 && (self.bullet || capital && self.short_line);
        if self.breaks > 1 {
            Gap::Paragraph
        } else if stop || new_line || self.quote_ended && capital && spaced {
            Gap::Sentence
        } else if self.colon {
            Gap::Colon
        } else if self.soft || self.dot || self.bullet {
            Gap::Soft
        } else {
            Gap::Space
        }
    }
}

fn is_closing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '’' | '‘' | '”' | '“' | '»' | '«')
}

fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether an apostrophe can stand here.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Reads the word at the start of `text`: how many bytes it takes, and whether it has an accent.
fn word_into(text: &str, folded: &mut String) -> (usize, bool) {
    let bytes = text.as_bytes();
    let (mut at, mut accented) = (0, false);
    loop {
        let plain = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric());
        let run = plain.count();
        let before = folded.len();
        folded.push_str(&text[at..at + run]);
        folded[before..].make_ascii_lowercase();
        at += run;
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let next = at + c.len_utf8();
        if is_apostrophe(c) || is_hyphen(c) {
            if !text[next..].starts_with(char::is_alphanumeric) {
                break;
            }
            folded.push(if is_hyphen(c) { '-' } else { '\'' });
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            accented = true;
            fold_char(c, folded);
        } else if !matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
        ) {
            break;
        }
        at = next;
    }
    if folded.len() > MAX_BYTES {
        folded.clear();
    }
    (at, accented)
}

fn fold_char(c: char, folded: &mut String) {
    match c {
        'ĳ' | 'Ĳ' => folded.push_str("ij"),
        _ => {
            for lower in c.to_lowercase() {
                decompose_canonical(lower, |part| folded.push(part));
            }
        }
    }
}

/// The word without its acute accents, where they can only be stress: `áltijd` is `altijd`, but
/// `één` is a number and stays.
pub(super) fn unstressed(folded: &str) -> Option<String> {
    const ACUTE: char = '\u{301}';
    let plain: String = folded.chars().filter(|c| *c != ACUTE).collect();
    (plain.len() < folded.len() && plain != "een").then_some(plain)
}

/// The folded form of the words in a text, joined by one space.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    let mut pieces = Pieces::of(text, &[]);
    let mut folded = String::new();
    let mut all = Vec::new();
    while pieces.next_into(&mut folded, false).is_some() {
        all.push(folded.clone());
    }
    all
}
