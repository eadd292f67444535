//! One pass over RON text, before it is decoded: hidden characters, nesting, keys that stand twice,
//! and where each key stands. It knows brackets, strings and comments, and no types.

use std::collections::BTreeSet;

use super::{At, FileFault};
use crate::melding::is_forbidden;

/// Deepest nesting of brackets. A melding needs about ten.
const MAX_DEPTH: usize = 48;

/// Longest number of a character between braces, in bytes.
const MAX_ESCAPE: usize = 16;

/// A key and, where it is one word, its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The key: a field name, or the text of a key in a list with keys.
    pub key: String,
    /// The value, where it is a name, a number or a text.
    pub value: Option<String>,
    /// Where the key stands.
    pub at: At,
}

/// A value in a list or record: under which one it stands, where in it and under which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    /// The number of the value that holds it; `None` at the top.
    pub parent: Option<usize>,
    /// Its number within that, from 0.
    pub nth: usize,
    /// Its key among the spots.
    pub spot: Option<usize>,
    /// Where it begins.
    pub at: At,
}

/// What one pass found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Every key, in order.
    pub spots: Vec<Spot>,
    /// How many of them stand in a list with keys (`{...}`).
    pub map_keys: usize,
    /// Every value, where they were asked for.
    pub branches: Vec<Branch>,
}

/// A pair of brackets that is still open.
struct Frame {
    is_map: bool,
    keys: BTreeSet<String>,
    /// A key was read and its value was not.
    in_value: bool,
    /// The value that these brackets hold, among the branches.
    holder: Option<usize>,
    /// The value that is being read, among the branches.
    branch: Option<usize>,
    /// How many values were read.
    count: usize,
}

struct Scanner<'a> {
    rest: &'a str,
    at: At,
    frames: Vec<Frame>,
    word: Option<(String, At)>,
    found: Scan,
    /// Whether each value is kept, to find a place by its way from the top.
    keeps_branches: bool,
}

/// Looks the text over.
///
/// # Errors
/// A forbidden character, also one written as an escape; too deep nesting; a key that stands twice.
pub(super) fn scan(text: &str) -> Result<Scan, FileFault> {
    scan_with(text, false)
}

/// The same, with every value and what holds it.
///
/// # Errors
/// As [`scan`].
pub(super) fn scan_branches(text: &str) -> Result<Scan, FileFault> {
    scan_with(text, true)
}

fn scan_with(text: &str, keeps_branches: bool) -> Result<Scan, FileFault> {
    let mut scanner = Scanner {
        rest: text,
        at: At::START,
        frames: Vec::new(),
        word: None,
        found: Scan::default(),
        keeps_branches,
    };
    while let Some((c, at)) = scanner.next()? {
        scanner.token(c, at)?;
    }
    Ok(scanner.found)
}

impl Scanner<'_> {
    /// The next character, refused where it is one that nobody sees. Indentation may be tabs.
    fn next(&mut self) -> Result<Option<(char, At)>, FileFault> {
        let Some(c) = self.rest.chars().next() else {
            return Ok(None);
        };
        let at = self.at;
        self.rest = &self.rest[c.len_utf8()..];
        self.at = at.past(c);
        if is_forbidden(c) && c != '\t' {
            return Err(forbidden(at, c));
        }
        Ok(Some((c, at)))
    }

    fn skip(&mut self, characters: usize) -> Result<(), FileFault> {
        for _ in 0..characters {
            self.next()?;
        }
        Ok(())
    }

    fn token(&mut self, c: char, at: At) -> Result<(), FileFault> {
        if self.keeps_branches
            && !c.is_whitespace()
            && !matches!(c, ')' | ']' | '}' | ':' | ',' | '/')
        {
            self.begin_branch(at);
        }
        match c {
            '(' | '[' | '{' => self.open(c, at)?,
            ')' | ']' | '}' => {
                self.end_value();
                self.frames.pop();
            }
            ':' => self.key()?,
            ',' => self.end_value(),
            '"' => self.word = Some((self.string()?, at)),
            '/' => self.comment()?,
            c if c.is_whitespace() => {}
            c => self.name(c, at)?,
        }
        Ok(())
    }

    fn open(&mut self, c: char, at: At) -> Result<(), FileFault> {
        if self.frames.len() >= MAX_DEPTH {
            return Err(FileFault::TooDeep { at });
        }
        self.word = None;
        let holder = self.frames.last().and_then(|frame| frame.branch);
        self.frames.push(Frame {
            is_map: c == '{',
            keys: BTreeSet::new(),
            in_value: false,
            holder,
            branch: None,
            count: 0,
        });
        Ok(())
    }

    /// The first sign of a value within brackets.
    fn begin_branch(&mut self, at: At) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        if frame.branch.is_none() {
            frame.branch = Some(self.found.branches.len());
            self.found.branches.push(Branch {
                parent: frame.holder,
                nth: frame.count,
                spot: None,
                at,
            });
            frame.count += 1;
        }
    }

    /// The word before a colon was a key.
    fn key(&mut self) -> Result<(), FileFault> {
        let (Some((key, at)), Some(frame)) = (self.word.take(), self.frames.last_mut()) else {
            return Ok(());
        };
        frame.in_value = true;
        if frame.is_map {
            self.found.map_keys += 1;
            if !frame.keys.insert(key.clone()) {
                return Err(FileFault::Twice { at: Some(at), key });
            }
        }
        if let Some(branch) = frame.branch.and_then(|b| self.found.branches.get_mut(b)) {
            branch.spot = Some(self.found.spots.len());
        }
        self.found.spots.push(Spot {
            key,
            value: None,
            at,
        });
        Ok(())
    }

    /// A value ended; where it was one word, it belongs to the last key.
    fn end_value(&mut self) {
        let word = self.word.take();
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        frame.branch = None;
        if std::mem::take(&mut frame.in_value)
            && let (Some((value, _)), Some(spot)) = (word, self.found.spots.last_mut())
        {
            spot.value = Some(value);
        }
    }

    /// A name, a number, or the `r` of a raw text.
    fn name(&mut self, first: char, at: At) -> Result<(), FileFault> {
        if first == 'r' {
            let quote = self.rest.trim_start_matches('#');
            if quote.starts_with('"') {
                let hashes = self.rest.len() - quote.len();
                self.word = Some((self.raw_string(hashes)?, at));
                return Ok(());
            }
        }
        let end = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '#')));
        let tail = &self.rest[..end.unwrap_or(self.rest.len())];
        let word = format!("{first}{tail}");
        self.skip(tail.chars().count())?;
        // `r#naam` is another way to write `naam`.
        let word = word.strip_prefix("r#").unwrap_or(&word).to_owned();
        self.word = Some((word, at));
        Ok(())
    }

    /// The rest of a text.
    fn string(&mut self) -> Result<String, FileFault> {
        let mut text = String::new();
        while let Some((c, at)) = self.next()? {
            match c {
                '"' => break,
                '\\' => text.extend(self.escape(at)?),
                '\t' => return Err(forbidden(at, c)),
                _ => text.push(c),
            }
        }
        Ok(text)
    }

    /// The rest of a raw text, which knows no escapes.
    fn raw_string(&mut self, hashes: usize) -> Result<String, FileFault> {
        self.skip(hashes + 1)?;
        let close = format!("\"{}", "#".repeat(hashes));
        let mut text = String::new();
        while !self.rest.starts_with(&close) {
            match self.next()? {
                Some(('\t', at)) => return Err(forbidden(at, '\t')),
                Some((c, _)) => text.push(c),
                None => return Ok(text),
            }
        }
        self.skip(close.len())?;
        Ok(text)
    }

    /// What the escape after this backslash stands for; the decoder says what is wrong with a bad one.
    fn escape(&mut self, at: At) -> Result<Option<char>, FileFault> {
        let Some((kind, _)) = self.next()? else {
            return Ok(None);
        };
        let c = match kind {
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            '0' => Some('\0'),
            'x' => self.byte_escape()?,
            'u' => self.unicode_escape()?,
            other => Some(other),
        };
        match c {
            Some(c) if is_forbidden(c) => Err(forbidden(at, c)),
            c => Ok(c),
        }
    }

    /// `\xE2\x80\xAE`: bytes that together are one character.
    fn byte_escape(&mut self) -> Result<Option<char>, FileFault> {
        let mut bytes = Vec::new();
        while bytes.len() < 4 {
            let digits = self.rest.get(..2);
            let Some(byte) = digits.and_then(|d| u8::from_str_radix(d, 16).ok()) else {
                break;
            };
            bytes.push(byte);
            self.skip(2)?;
            if let Some(c) = std::str::from_utf8(&bytes)
                .ok()
                .and_then(|s| s.chars().next())
            {
                return Ok(Some(c));
            }
            if !self.rest.starts_with("\\x") {
                break;
            }
            self.skip(2)?;
        }
        Ok(None)
    }

    /// `\u{202E}`.
    fn unicode_escape(&mut self) -> Result<Option<char>, FileFault> {
        let Some(rest) = self.rest.strip_prefix('{') else {
            return Ok(None);
        };
        // A file full of braces that never close must not be read over and over.
        let Some(end) = rest.bytes().take(MAX_ESCAPE).position(|b| b == b'}') else {
            return Ok(None);
        };
        let digits = &rest[..end];
        let c = u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32);
        if c.is_some() {
            self.skip(digits.chars().count() + 2)?;
        }
        Ok(c)
    }

    /// A comment; block comments stand in one another.
    fn comment(&mut self) -> Result<(), FileFault> {
        if self.rest.starts_with('/') {
            let line = self.rest.find('\n').unwrap_or(self.rest.len());
            return self.skip(self.rest[..line].chars().count());
        }
        if !self.rest.starts_with('*') {
            return Ok(());
        }
        self.skip(1)?;
        let mut level = 1_usize;
        while level > 0 {
            let step = if self.rest.starts_with("/*") {
                level += 1;
                2
            } else if self.rest.starts_with("*/") {
                level -= 1;
                2
            } else {
                1
            };
            if self.rest.is_empty() {
                break;
            }
            self.skip(step)?;
        }
        Ok(())
    }
}

fn forbidden(at: At, c: char) -> FileFault {
    FileFault::Forbidden {
        at,
        code: u32::from(c),
    }
}
