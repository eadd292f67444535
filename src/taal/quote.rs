//! Where the quotations stand. What is between quotation marks is left alone.
//!
//! Straight and curly, single and double, low opening marks and guillemets. A quotation that is not
//! closed goes on to the end of its paragraph where somebody types, because the closing mark is not
//! there yet; in a finished text it ends with its line, so that one stray mark hides no more than
//! that. An apostrophe is no quotation mark: `foto's`, `'s avonds`, `zo'n`, `'98`.

use std::ops::Range;

/// Words that begin with an apostrophe.
const CLIPPED: [&str; 10] = ["s", "t", "n", "k", "m", "r", "ns", "ie", "rs", "er"];

/// How far a quotation reaches that is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unclosed {
    /// To the end of its paragraph: it is still being typed.
    Paragraph,
    /// To the end of its line.
    Line,
}

/// The quotations of a text, in bytes, with their marks.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// Sorted and apart.
    pub ranges: Vec<Range<usize>>,
    /// The opening marks of those that are not closed.
    pub unclosed: Vec<Range<usize>>,
}

/// An open quotation.
struct Open {
    start: usize,
    mark: char,
    /// The marks that close it.
    closes: &'static [char],
    single: bool,
    /// Where its first line ends, once that is known.
    line_end: Option<usize>,
}

impl Open {
    /// Whether this mark opens the next quotation, so that this one was never closed.
    fn is_opened_again(&self, text: &str, at: usize, next: usize, c: char) -> bool {
        if self.line_end.is_none() || c != self.mark {
            return false;
        }
        let opens = opening(text, at, next, c).is_some();
        // These close as well; only after white space and before a word do they surely open.
        let both = matches!(c, '"' | '”');
        opens && (!both || is_before_word(text, at, next))
    }
}

impl Quotations {
    /// Where the quotations of this text stand.
    pub fn of(text: &str, unclosed: Unclosed) -> Self {
        let by_line = unclosed == Unclosed::Line;
        let mut found = Self::default();
        let mut at = 0;
        while let Some((quote, end)) = found.closed_from(text, at, by_line) {
            let end = quote.line_end.filter(|_| by_line).unwrap_or(end);
            found.ranges.push(quote.start..end);
            let mark = quote.start..quote.start + quote.mark.len_utf8();
            found.unclosed.push(mark);
            at = end;
        }
        found
    }

    /// Takes up the closed quotations from here on. At the first that is not closed it stops, with
    /// the place before which no mark closes it.
    fn closed_from(&mut self, text: &str, mut at: usize, by_line: bool) -> Option<(Open, usize)> {
        let bytes = text.as_bytes();
        let mut open: Option<Open> = None;
        while at < bytes.len() {
            // Every mark is ASCII or begins with one of these two bytes.
            if !matches!(bytes[at], b'"' | b'\'' | b'\n' | 0xE2 | 0xC2) {
                at += 1;
                continue;
            }
            let c = text[at..].chars().next()?;
            let next = at + c.len_utf8();
            if let Some(quote) = &mut open {
                let again = by_line && quote.is_opened_again(text, at, next, c);
                if again || c == '\n' && is_blank_line(&text[next..]) {
                    break;
                }
                if c == '\n' {
                    quote.line_end.get_or_insert(at);
                } else if quote.closes.contains(&c)
                    && (!quote.single || closes_single(text, at, next))
                {
                    self.ranges.push(quote.start..next);
                    open = None;
                }
            } else if let Some((closes, single)) = opening(text, at, next, c) {
                open = Some(Open {
                    start: at,
                    mark: c,
                    closes,
                    single,
                    line_end: None,
                });
            }
            at = next;
        }
        open.map(|quote| (quote, at))
    }
}

/// After white space or a colon, and before a word.
fn is_before_word(text: &str, at: usize, next: usize) -> bool {
    let before = text[..at].chars().next_back();
    let apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, ':' | '('));
    apart && text[next..].starts_with(|c: char| !c.is_whitespace())
}

/// Whether the rest begins with a line that has nothing to read.
fn is_blank_line(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    line.trim().is_empty() && line.len() < rest.len()
}

/// Which marks close the quotation that this mark opens, if it opens one.
fn opening(text: &str, at: usize, next: usize, c: char) -> Option<(&'static [char], bool)> {
    let closes: (&'static [char], bool) = match c {
        '"' => (&['"', '”'], false),
        '“' => (&['”', '"'], false),
        '”' => (&['”', '"'], false),
        '„' => (&['”', '“', '"'], false),
        '«' => (&['»'], false),
        '»' => (&['«'], false),
        '‹' => (&['›'], false),
        '\'' => (&['\'', '’'], true),
        '‘' => (&['’', '\''], true),
        '’' => (&['’', '\''], true),
        '‚' => (&['’', '‘', '\''], true),
        _ => return None,
    };
    let before = text[..at].chars().next_back();
    let apart = before.is_none_or(|c| !c.is_alphanumeric() && !closes_a_word(c));
    let follows = text[next..].starts_with(|c: char| !c.is_whitespace());
    let opens = match c {
        '“' | '„' | '«' => true,
        // The one that looks like a full comma is a mark only where a word follows at once.
        '‘' | '‚' => follows && apart && !is_clipped(&text[next..]),
        '"' => follows || before.is_none_or(|c| c == ':' || c.is_whitespace()),
        '\'' | '’' => follows && apart && !is_clipped(&text[next..]),
        _ => follows && apart,
    };
    opens.then_some(closes)
}

/// A mark after this character ends something and does not open.
fn closes_a_word(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ')' | ']')
}

/// Whether what follows an apostrophe is a clipped word or a year, and not a quotation.
fn is_clipped(rest: &str) -> bool {
    let end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    let word = &rest[..end];
    let year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    let ends_here = !rest[end..].starts_with(['\'', '’']);
    ends_here && (year || CLIPPED.iter().any(|w| w.eq_ignore_ascii_case(word)))
}

/// An apostrophe inside a word or before one does not close.
fn closes_single(text: &str, at: usize, next: usize) -> bool {
    let after_space = text[..at].ends_with(char::is_whitespace);
    let in_word = text[next..].starts_with(char::is_alphanumeric);
    !after_space && !in_word
}
