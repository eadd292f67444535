//! From what someone types to terms. There is no wrong input.

use super::super::words::has_word;
use super::{Term, Words};
use crate::melding;

/// Terms after this many are left out.
pub const MAX_TERMS: usize = 32;

/// Characters after this many are left out.
pub const MAX_QUERY_CHARS: usize = 1000;

/// Reads a query: words, "phrases in quotes" (an open quote runs to the end), `-word` and
/// `-"phrase"` to exclude, `word*` for a beginning. Control characters count as spaces. What
/// holds no letter or digit is left out. Never fails.
pub fn parse(input: &str) -> Words {
    let mut words = Words::default();
    let mut rest = within_limit(input);
    while words.all.len() + words.none.len() < MAX_TERMS {
        rest = rest.trim_start_matches(is_space);
        if rest.is_empty() {
            break;
        }
        let unsigned = rest.trim_start_matches('-');
        let excluded = unsigned.len() < rest.len();
        let (term, after) = match melding::day_at_start(unsigned) {
            Some((day, after)) if after.is_empty() || after.starts_with(is_space) => {
                (Some(Term::Day(day)), after)
            }
            _ => term(unsigned),
        };
        rest = after;
        if let Some(term) = term {
            let side = if excluded {
                &mut words.none
            } else {
                &mut words.all
            };
            if !side.contains(&term) {
                side.push(term);
            }
        }
    }
    words
}

fn within_limit(input: &str) -> &str {
    input
        .char_indices()
        .nth(MAX_QUERY_CHARS)
        .map_or(input, |(end, _)| &input[..end])
}

/// The term at the start of `text`, if it says something, and what follows it.
fn term(text: &str) -> (Option<Term>, &str) {
    let mut chars = text.chars();
    if chars.next().is_some_and(is_quote) {
        let inside = chars.as_str();
        let (phrase, after) = split_at(inside, is_quote);
        let after = after.strip_prefix(is_quote).unwrap_or(after);
        let phrase = phrase.trim_matches(is_space);
        return (
            has_word(phrase).then(|| Term::Phrase(spaced(phrase))),
            after,
        );
    }
    let (word, after) = split_at(text, |c| is_space(c) || is_quote(c));
    let bare = word.trim_end_matches('*');
    let term = has_word(bare).then(|| match bare.len() < word.len() {
        true => Term::Prefix(bare.to_owned()),
        false => Term::Word(bare.to_owned()),
    });
    (term, after)
}

fn split_at(text: &str, end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

fn spaced(phrase: &str) -> String {
    phrase.replace(is_space, " ")
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Straight and typographic double quotes; single quotes belong to words such as foto's.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Term {
        Term::Word(text.into())
    }

    fn phrase(text: &str) -> Term {
        Term::Phrase(text.into())
    }

    #[test]
    fn words_phrases_prefixes_and_exclusions_are_told_apart() {
        let words = parse("vader -moeder \"sterke arm\" -\"niet thuis\" omgang*");
        assert_eq!(
            words.all,
            [
                word("vader"),
                phrase("sterke arm"),
                Term::Prefix("omgang".into())
            ]
        );
        assert_eq!(words.none, [word("moeder"), phrase("niet thuis")]);
    }

    #[test]
    fn typographic_quotes_are_quotes_and_an_open_quote_runs_to_the_end() {
        assert_eq!(
            parse("„sterke arm” “niet thuis").all,
            [phrase("sterke arm"), phrase("niet thuis")]
        );
    }

    #[test]
    fn signs_without_a_word_ask_nothing() {
        assert!(parse(" - -- * \"\" \"-\" ... -* \0 \u{1b}").is_empty());
    }

    #[test]
    fn control_characters_are_spaces() {
        assert_eq!(
            parse("vader\0moeder\tkind").all,
            [word("vader"), word("moeder"), word("kind")]
        );
        assert_eq!(parse("\"sterke\0arm\"").all, [phrase("sterke arm")]);
    }

    #[test]
    fn a_dash_inside_a_word_excludes_nothing() {
        assert_eq!(parse("ex-partner").all, [word("ex-partner")]);
    }

    #[test]
    fn a_query_has_at_most_so_many_terms() {
        let long: String = (0..200).map(|n| format!("w{n} ")).collect();
        assert_eq!(parse(&long).all.len(), MAX_TERMS);
    }
}
