//! One way to read a file with words, and one way to refuse it: with its line and what to do.
//!
//! What a file must hold is said by the type that is read; a file that lacks something makes no value.

use ron::{Options, error::Position, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::ron_problem;

/// Why a file with words was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {fault}")]
pub struct WordsError {
    /// Name of the file, as it was given.
    pub file: String,
    /// What is wrong.
    #[source]
    pub fault: WordsFault,
}

/// What is wrong in a file with words, where it stands and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("regel {line}, kolom {column}{}: {problem}", between_brackets(place))]
pub struct WordsFault {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// The names that lead there, such as `overdracht, horen`; empty at the top of the file.
    pub place: String,
    /// What is wrong and what to do, in Dutch.
    pub problem: String,
}

fn between_brackets(place: &str) -> String {
    match place {
        "" => String::new(),
        place => format!(" ({place})"),
    }
}

/// Reads a file with words; `file` is the name that an error shows.
///
/// # Errors
/// Text that is no RON of the shape of `T`, or what `T` itself refuses: a text that is missing, empty
/// or lost a slot, a name that it does not know, a line without a source.
pub fn read_words<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, WordsError> {
    read(text).map_err(|fault| WordsError {
        file: file.to_owned(),
        fault,
    })
}

/// As [`read_words`], for a file that is checked further under its own name.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, WordsFault> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|e| {
        let Position { line, col } = e.span.start;
        WordsFault {
            line,
            column: col,
            place: place(text, line, col),
            problem: ron_problem(&e),
        }
    })
}

/// The names that lead to a line and a column.
fn place(text: &str, line: usize, column: usize) -> String {
    let mut lines = text.split_inclusive('\n');
    let above: usize = lines.by_ref().take(line - 1).map(str::len).sum();
    let here = lines.next().unwrap_or_default().chars();
    let at = above + here.take(column - 1).map(char::len_utf8).sum::<usize>();
    let mut rest = &text[..at];
    let (mut open, mut name, mut last) = (Vec::new(), "", "");
    while let Some(c) = rest.chars().next() {
        let end = |more: usize| more.min(rest.len());
        let length = match c {
            '"' => {
                let inside = string_length(&rest[1..]);
                last = &rest[1..=inside];
                end(inside + 2)
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |n| n + 2),
            c if in_name(c) => {
                let length = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
                last = &rest[..length];
                length
            }
            _ => c.len_utf8(),
        };
        match c {
            ':' => name = last,
            ',' => name = "",
            '(' | '[' | '{' => open.push(std::mem::take(&mut name)),
            ')' | ']' | '}' => {
                open.pop();
                name = "";
            }
            _ => {}
        }
        rest = &rest[length..];
    }
    // At a closing bracket the last value is done: what is missing there has no name yet.
    if !text[at..].starts_with([')', '}']) {
        open.push(name);
    }
    open.retain(|name| !name.is_empty());
    open.join(", ")
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How many bytes stand before the quotation mark that ends a text.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let ends = |c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    };
    text.find(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_refusal_says_where_however_the_file_is_written() {
        let place_of = |text: &str| {
            let fault = read::<BTreeMap<String, BTreeMap<String, Vec<u8>>>>(text).unwrap_err();
            (fault.line, fault.place)
        };
        let found = |line, place: &str| (line, place.to_owned());
        assert_eq!(place_of("{\"één\": {\"b\": [1, x]}}"), found(1, "één, b"));
        let noted = "{\n// \"x\": (\n/* { */ \"a\": {},\n\"b\": {\"\\\"c\": [],\n\"d\": 3}}";
        assert_eq!(place_of(noted), found(5, "b, d"));
        assert_eq!(place_of("{\"a\": {\"b\": [1],\n\n"), found(1, "a"));
        assert_eq!(place_of(""), found(1, ""));
        assert_eq!(place_of("{\"a"), found(1, ""));
    }
}
