//! From text to plain words: where a word begins and ends, and its form without case or accents.
//!
//! A folded word is made of `a-z` and `0-9` only, so that no engine's own tokenizer can split
//! or change it. A letter of another script becomes `u0` and six hexadecimal digits.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A folded word is cut at this many bytes; text and query are cut alike.
pub const MAX_WORD_BYTES: usize = 96;

/// One word in a text.
pub(super) struct Piece {
    /// Where it stands in the text, in bytes, with its accents and a closing `'s`.
    pub range: Range<usize>,
    /// Only letters `a-z`: a stem can be sought.
    pub stemmable: bool,
}

/// Walks through the words of a text. The folded form lands in a buffer that is used again.
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// All words of `text`, first to last.
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next word; `folded` holds its folded form until the next call.
    pub fn next_into(&mut self, folded: &mut String) -> Option<Piece> {
        folded.clear();
        let rest = &self.text[self.at..];
        let Some(skip) = rest.find(carries_word) else {
            self.at = self.text.len();
            return None;
        };
        let start = self.at + skip;
        let mut end = start;
        let mut stemmable = true;
        for c in self.text[start..].chars() {
            if c.is_ascii_alphabetic() {
                folded.push(c.to_ascii_lowercase());
            } else if carries_word(c) {
                stemmable &= fold_into(c, folded);
            } else if !is_silent(c) {
                break;
            }
            end += c.len_utf8();
        }
        end += possessive(&self.text[end..]);
        // Folded text is ASCII, so any byte is a boundary.
        folded.truncate(MAX_WORD_BYTES);
        self.at = end;
        Some(Piece {
            range: start..end,
            stemmable,
        })
    }
}

/// Marks and invisible characters that are part of a word but not of its spelling: combining
/// accents, soft hyphens, joiners and the marks that turn the direction of text.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
        || is_invisible(c)
}

/// The silent characters that a passage can do without; joiners stay, they shape what they join.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a word holds anything that a search can use.
pub fn has_word(text: &str) -> bool {
    text.contains(carries_word)
}

/// A letter or digit that leaves something behind when folded; some accents count as letters.
fn carries_word(c: char) -> bool {
    c.is_alphanumeric() && !is_silent(c)
}

/// The bytes of `'s`, `'tje` or `'tjes` at the start of `rest`: foto's, baby'tje.
fn possessive(rest: &str) -> usize {
    let Some(quote) = rest.chars().next().filter(|c| is_apostrophe(*c)) else {
        return 0;
    };
    let after = &rest[quote.len_utf8()..];
    let length = after
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(after.len());
    match &after[..length] {
        "s" | "S" | "tje" | "tjes" => quote.len_utf8() + length,
        _ => 0,
    }
}

/// Appends the folded form of one letter or digit. True if it became plain letters.
fn fold_into(c: char, out: &mut String) -> bool {
    if c.is_ascii_digit() {
        out.push(c);
        return false;
    }
    let mut plain = true;
    for lower in c.to_lowercase() {
        // However many accents a letter has, and however it is composed.
        let parts: Vec<char> = std::iter::once(lower)
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect();
        let latin = |c: &char| c.is_ascii_alphanumeric() || plain_letters(*c).is_some();
        if parts.iter().any(latin) {
            for part in parts.into_iter().filter(latin) {
                plain &= !part.is_ascii_digit();
                match plain_letters(part) {
                    Some(letters) => out.push_str(letters),
                    None => out.push(part),
                }
            }
            continue;
        }
        let base = match parts[..] {
            [one] if carries_word(one) => one,
            _ => lower,
        };
        if !is_silent(base) {
            plain = false;
            // Fixed width: a prefix then never ends inside another letter's number.
            let _ = write!(out, "u0{:06x}", u32::from(final_form(base)));
        }
    }
    plain
}

/// Greek writes its s differently at the end of a word.
fn final_form(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}

/// Latin letters that are no letter with an accent, in plain letters.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'ð' | 'đ' => "d",
        'ə' => "e",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' => "k",
        'ł' => "l",
        'ŋ' => "n",
        'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'ŧ' => "t",
        'þ' => "th",
        _ => return None,
    })
}

/// The spelling of a word in which a letter with an umlaut became two; `None` where it has none.
pub(super) fn with_umlauts(word: &str) -> Option<String> {
    let composed: String = word.nfc().collect();
    let spelled: String = composed
        .chars()
        .map(|c| match c {
            'ä' | 'Ä' => "ae".to_owned(),
            'ö' | 'Ö' => "oe".to_owned(),
            'ü' | 'Ü' => "ue".to_owned(),
            other => other.to_string(),
        })
        .collect();
    (spelled != composed).then_some(spelled)
}

/// Whether what stands between two words makes one name of them: O'Brien, van 't Veen.
pub(super) fn joins(between: &str, before: &str, after: &str) -> bool {
    let apostrophe = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(is_apostrophe) && chars.next().is_none()
    };
    let particle = between.strip_prefix(' ').is_some_and(apostrophe) && after == "t";
    let name = apostrophe(between) && before.len() <= 2 && after.len() >= 3;
    particle || name
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let mut pieces = Pieces::of(text);
        let mut buffer = String::new();
        let mut all = Vec::new();
        while pieces.next_into(&mut buffer).is_some() {
            all.push(buffer.clone());
        }
        all
    }

    #[test]
    fn accents_ligatures_and_case_fall_away() {
        assert_eq!(
            folded("Coördinator BEËINDIGD ĳs Œuvre cafe\u{301} Nguyễn Nguye\u{302}\u{303}n"),
            [
                "coordinator",
                "beeindigd",
                "ijs",
                "oeuvre",
                "cafe",
                "nguyen",
                "nguyen"
            ]
        );
    }

    #[test]
    fn a_possessive_s_is_no_word_of_its_own() {
        assert_eq!(
            folded("foto's Anna’s baby'tje zo'n 's avonds"),
            ["foto", "anna", "baby", "zo", "n", "s", "avonds"]
        );
    }

    #[test]
    fn numbers_and_dates_fall_into_their_pieces() {
        assert_eq!(
            folded("PL1300-2026/000123 op 22-11-2026, 19:30"),
            [
                "pl1300", "2026", "000123", "op", "22", "11", "2026", "19", "30"
            ]
        );
    }

    #[test]
    fn another_script_becomes_plain_ascii_and_stays_one_word() {
        let words = folded("Мария ΜΑΡΊΑΣ μαρίας 中文");
        assert_eq!(words.len(), 4);
        assert!(
            words
                .iter()
                .all(|word| word.bytes().all(|b| b.is_ascii_alphanumeric()))
        );
        assert_eq!(words[1], words[2]);
    }

    #[test]
    fn a_soft_hyphen_does_not_split_a_word() {
        assert_eq!(folded("omgangs\u{ad}regeling"), ["omgangsregeling"]);
    }

    #[test]
    fn every_character_folds_to_plain_letters_and_digits_or_is_no_word() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let words = folded(&text);
            assert_eq!(words.len(), usize::from(has_word(&text)), "{c:?}");
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
            assert!(
                words.iter().all(|w| !w.is_empty() && w.bytes().all(plain)),
                "{c:?}"
            );
        }
    }
}
