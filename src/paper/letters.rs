//! Which characters the fonts hold, and what is printed for those that they do not.
//!
//! A page without a glyph for a character would show an empty box, and PDF/A and PDF/UA refuse it.
//! So a character that either font lacks is printed as its Unicode number in square brackets,
//! neighbours together: `[U+5F20 U+4E09]`. Nothing is left out without a sign.

use std::collections::HashSet;
use std::fmt::Write;

use typst::text::Font;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A word of more characters than this may be broken anywhere between two of them.
const LONG_WORD: usize = 32;
/// Characters that stay together in such a word.
const TOGETHER: usize = 6;
/// What only says that a word may be broken there.
const MAY_BREAK: [char; 2] = ['\u{AD}', '\u{200B}'];

/// One piece of a text, as the template gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Characters that all have a glyph, within one line.
    Text(String),
    /// The line ends here, because the officer ended it.
    NewLine,
    /// The line may end here.
    MayBreak,
}

/// The characters that every font of the paper holds.
pub(super) struct Letters(HashSet<char>);

impl Letters {
    /// The characters that all of these fonts hold and that a page may show.
    pub(super) fn of(fonts: &[Font]) -> Self {
        let Some((first, others)) = fonts.split_first() else {
            return Self(HashSet::new());
        };
        let in_all = |c: &char| {
            let number = u32::from(*c);
            others.iter().all(|f| f.info().coverage.contains(number))
        };
        let all = first.info().coverage.iter().filter_map(char::from_u32);
        Self(all.filter(|c| !is_unfit(*c)).filter(in_all).collect())
    }

    pub(super) fn hold(&self, c: char) -> bool {
        self.0.contains(&c)
    }

    /// A text in pieces that can be printed; `replaced` becomes true where a character could not.
    pub(super) fn pieces(&self, text: &str, replaced: &mut bool) -> Vec<Piece> {
        let mut page = Pieces::default();
        let blank = |line: &&str| line.trim().is_empty() && text.contains('\n');
        let lines = text.lines().filter(|line| !blank(line));
        for (index, line) in lines.enumerate() {
            if index > 0 {
                page.flush();
                page.done.push(Piece::NewLine);
            }
            page.line(&self.printable(line, replaced));
        }
        page.flush();
        page.done
    }

    /// A text on one line, without places where it may break: for a running head and metadata.
    pub(super) fn line(&self, text: &str) -> String {
        let one = text.replace(char::is_whitespace, " ");
        self.printable(&one, &mut false)
    }

    /// A line with the numbers of the characters that cannot be printed.
    fn printable(&self, line: &str, replaced: &mut bool) -> String {
        let passes = |c: char| matches!(c, ' '..='~' | '\t') || MAY_BREAK.contains(&c);
        let mut out = String::with_capacity(line.len());
        let mut numbers = Numbers::default();
        for cluster in line.graphemes(true) {
            if cluster.chars().all(|c| passes(c) || self.hold(c)) {
                numbers.close(&mut out);
                out.push_str(cluster);
                continue;
            }
            let composed: String = cluster.nfc().collect();
            if composed.chars().all(|c| self.hold(c)) {
                numbers.close(&mut out);
                out.push_str(&composed);
                continue;
            }
            *replaced = true;
            for c in cluster.chars() {
                if self.hold(c) && !is_joiner(c) {
                    numbers.close(&mut out);
                    out.push(c);
                } else {
                    numbers.add(&mut out, c);
                }
            }
        }
        numbers.close(&mut out);
        out
    }
}

/// `[U+5F20 U+4E09]` under construction.
#[derive(Default)]
struct Numbers {
    open: bool,
}

impl Numbers {
    fn add(&mut self, out: &mut String, c: char) {
        let before = if self.open { " " } else { "[" };
        // Writing to a String does not fail.
        let _ = write!(out, "{before}U+{:04X}", u32::from(c));
        self.open = true;
    }

    fn close(&mut self, out: &mut String) {
        if std::mem::take(&mut self.open) {
            out.push(']');
        }
    }
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    open: String,
}

impl Pieces {
    /// Words with one space between them; white space at the ends stays a space, because a text
    /// may be part of a sentence.
    fn line(&mut self, line: &str) {
        let is_space = |c: char| matches!(c, ' ' | '\t');
        if line.starts_with(is_space) {
            self.open.push(' ');
        }
        let words = line.split(is_space).filter(|word| !word.is_empty());
        for (index, word) in words.enumerate() {
            if index > 0 {
                self.open.push(' ');
            }
            self.word(word);
        }
        if line.ends_with(is_space) {
            self.open.push(' ');
        }
    }

    fn word(&mut self, word: &str) {
        for (index, part) in word.split(MAY_BREAK).enumerate() {
            if index > 0 {
                self.may_break();
            }
            if part.len() <= LONG_WORD || part.graphemes(true).count() <= LONG_WORD {
                self.open.push_str(part);
                continue;
            }
            for (index, cluster) in part.graphemes(true).enumerate() {
                if index > 0 && index % TOGETHER == 0 {
                    self.may_break();
                }
                self.open.push_str(cluster);
            }
        }
    }

    fn may_break(&mut self) {
        self.flush();
        self.done.push(Piece::MayBreak);
    }

    fn flush(&mut self) {
        if !self.open.is_empty() {
            self.done.push(Piece::Text(std::mem::take(&mut self.open)));
        }
    }
}

/// Whether a character only joins or varies its neighbours.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether a character has no place on a page even where a font holds it: it steers the screen or
/// the reading order, has no meaning of its own, or is one that PDF/A refuses.
fn is_unfit(c: char) -> bool {
    let number = u32::from(c);
    c.is_control()
        || matches!(
            c,
            '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{AD}'
        )
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFC}')
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..)
        || number & 0xFFFE == 0xFFFE
}
