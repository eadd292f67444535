//! What a query means, without an engine: the measure for every engine, and the way to show
//! where it was found.

use std::ops::Range;

use super::super::words::{Forms, Snippet, Token, on_one_line, passage};
use super::Words;
use super::plan::{Find, NEAR, plan};

/// Whether the query finds this text.
pub fn matches(words: &Words, forms: &Forms, text: &str) -> bool {
    let tokens = forms.tokens(text);
    let found = |term| {
        let mut hits = Vec::new();
        plan(term, forms).map(|find| search(&find, &tokens, &mut hits))
    };
    words.all.iter().all(|term| found(term).unwrap_or(true))
        && !words.none.iter().any(|term| found(term).unwrap_or(false))
}

/// The passage of `text` that shows best what was found, at most `max_chars` characters as a
/// reader counts them. Without a hit it is the beginning of the text.
pub fn snippet(words: &Words, forms: &Forms, text: &str, max_chars: usize) -> Snippet {
    let line = on_one_line(text);
    let tokens = forms.tokens(&line);
    let mut hits = Vec::new();
    for (number, term) in words.all.iter().enumerate() {
        let mut found = Vec::new();
        if let Some(find) = plan(term, forms) {
            search(&find, &tokens, &mut found);
        }
        hits.extend(found.into_iter().map(|at| (number, at)));
    }
    passage(&line, &hits, max_chars)
}

/// How often each term of the query stands in a text, and how many words the text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// One count a term, in the order of [`Words::all`].
    pub counts: Vec<usize>,
    /// The words of the text.
    pub length: usize,
}

/// Counts the terms of a query in a text.
pub fn hits(words: &Words, forms: &Forms, text: &str) -> Hits {
    let tokens = forms.tokens(text);
    let count = |term| {
        let mut found = Vec::new();
        if let Some(find) = plan(term, forms) {
            search(&find, &tokens, &mut found);
        }
        found.len()
    };
    Hits {
        counts: words.all.iter().map(count).collect(),
        length: tokens.len(),
    }
}

/// Looks for one term; the places go to `hits`.
fn search(find: &Find, tokens: &[Token], hits: &mut Vec<Range<usize>>) -> bool {
    let before = hits.len();
    let each = |hit: &dyn Fn(&Token) -> bool, hits: &mut Vec<Range<usize>>| {
        hits.extend(
            tokens
                .iter()
                .filter(|token| hit(token))
                .map(|token| token.range.clone()),
        );
    };
    match find {
        Find::Stem(stem) => {
            each(
                &|token| token.stem == *stem || token.parts.contains(stem),
                hits,
            );
        }
        Find::Prefix(start) => each(&|token| begins(token, start), hits),
        Find::Phrase(stems) if !stems.is_empty() => {
            for window in tokens.windows(stems.len()) {
                if window
                    .iter()
                    .zip(stems)
                    .all(|(token, stem)| token.stem == *stem)
                {
                    hits.push(window[0].range.start..window[window.len() - 1].range.end);
                }
            }
        }
        Find::Phrase(_) => {}
        Find::Near([first, second]) => near(first, second, tokens, hits),
        Find::Any(finds) => {
            for find in finds {
                search(find, tokens, hits);
            }
        }
        Find::All(finds) => {
            let found = finds
                .iter()
                .filter(|find| search(find, tokens, hits))
                .count();
            return found == finds.len();
        }
    }
    hits.len() > before
}

fn begins(token: &Token, start: &str) -> bool {
    token.stem.starts_with(start)
        || token.folded.starts_with(start)
        || token.parts.iter().any(|part| part.starts_with(start))
}

fn near(first: &str, second: &str, tokens: &[Token], hits: &mut Vec<Range<usize>>) {
    for (i, token) in tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.stem == first)
    {
        let from = i.saturating_sub(NEAR + 1);
        let to = (i + NEAR + 2).min(tokens.len());
        for other in tokens[from..to].iter().filter(|other| other.stem == second) {
            hits.extend([token.range.clone(), other.range.clone()]);
        }
    }
}
