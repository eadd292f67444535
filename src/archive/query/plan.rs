//! A term in the words of the index: what each engine must look for.

use super::super::words::Forms;
use super::Term;

/// At most this many words stand between the parts of a verb: nam zijn dochter mee.
pub const NEAR: usize = 6;

/// What must be found for one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Find {
    /// This stem, as a word or as a part of a compound.
    Stem(String),
    /// A stem, a part or a word as written that begins with this.
    Prefix(String),
    /// These stems after each other.
    Phrase(Vec<String>),
    /// Both stems in either order, with at most [`NEAR`] words between them.
    Near([String; 2]),
    /// At least one of these.
    Any(Vec<Find>),
    /// All of these.
    All(Vec<Find>),
}

/// What to look for; None if the term holds no word at all.
pub(super) fn plan(term: &Term, forms: &Forms) -> Option<Find> {
    match term {
        Term::Word(text) => {
            let mut tokens = forms.tokens(text);
            match tokens.len() {
                0 => None,
                1 => {
                    let token = tokens.remove(0);
                    let plain = word(&token.folded, forms);
                    let known = forms.meaning_of(&token.folded).unwrap_or_default().parts;
                    let others = token.parts.into_iter().filter(|part| !known.contains(part));
                    Some(any(plain, others))
                }
                // What was joined by an apostrophe is also sought as one word.
                count => {
                    let last = tokens.remove(count - 1);
                    let joined: String = tokens.iter().map(|t| t.folded.as_str()).collect();
                    let whole = forms.meaning_of(&format!("{joined}{}", last.folded));
                    let whole = whole
                        .map(|m| m.stem)
                        .filter(|stem| last.parts.contains(stem));
                    Some(any(phrase(text, forms), whole.filter(|_| count == 2)))
                }
            }
        }
        Term::Day(day) => Some(Find::Any(
            days(*day)
                .iter()
                .map(|words| Find::Phrase(words.iter().map(|w| stem(w, forms)).collect()))
                .collect(),
        )),
        Term::Prefix(text) => {
            let tokens = forms.tokens(text);
            let (last, before) = tokens.split_last()?;
            let prefix = Find::Prefix(last.folded.clone());
            // Only one word is open at its end; what stands before it is a plain word or phrase.
            match before.last() {
                None => Some(prefix),
                Some(end) => {
                    let before = Term::Word(text[..end.range.end].to_owned());
                    let first = plan(&before, forms)?;
                    Some(Find::All(vec![first, prefix]))
                }
            }
        }
        Term::Phrase(text) => forms.meaning_of(text).map(|_| phrase(text, forms)),
    }
}

fn any(first: Find, others: impl IntoIterator<Item = String>) -> Find {
    let mut all = vec![first];
    all.extend(others.into_iter().map(Find::Stem));
    match all.len() {
        1 => all.remove(0),
        _ => Find::Any(all),
    }
}

fn stem(word: &str, forms: &Forms) -> String {
    forms
        .meaning_of(word)
        .map_or_else(|| word.to_owned(), |m| m.stem)
}

/// The ways in which a day stands in a text.
fn days(day: chrono::NaiveDate) -> Vec<Vec<String>> {
    use chrono::Datelike as _;
    let (d, m, y) = (day.day(), day.month(), day.year());
    let name = crate::melding::MONTHS[day.month0() as usize];
    let short: String = name.chars().take(3).collect();
    let mut list = vec![
        vec![d.to_string(), m.to_string(), y.to_string()],
        vec![format!("{d:02}"), format!("{m:02}"), y.to_string()],
        vec![d.to_string(), name.to_owned(), y.to_string()],
        vec![d.to_string(), short, y.to_string()],
        vec![y.to_string(), format!("{m:02}"), format!("{d:02}")],
    ];
    list.dedup();
    list
}

/// A word in all its forms; a compound also written apart.
fn word(folded: &str, forms: &Forms) -> Find {
    let Some(meaning) = forms.meaning_of(folded) else {
        return Find::Stem(folded.to_owned());
    };
    let stem = Find::Stem(meaning.stem);
    let apart = match <[String; 2]>::try_from(meaning.parts) {
        Ok(two) if meaning.separable && two[0] != two[1] => Find::Near(two),
        Ok(two) => Find::Phrase(two.into()),
        Err(parts) if parts.len() > 2 => Find::Phrase(parts),
        Err(_) => return stem,
    };
    Find::Any(vec![stem, apart])
}

/// Words after each other; if they are the parts of a compound, the compound too.
fn phrase(text: &str, forms: &Forms) -> Find {
    let tokens = forms.tokens(text);
    let joined: String = tokens.iter().map(|token| token.folded.as_str()).collect();
    let stems: Vec<_> = tokens.into_iter().map(|token| token.stem).collect();
    let compound = forms
        .meaning_of(&joined)
        .filter(|meaning| stems.len() > 1 && meaning.parts == stems && !meaning.separable);
    match compound {
        Some(compound) => Find::Any(vec![Find::Phrase(stems), Find::Phrase(vec![compound.stem])]),
        None => Find::Phrase(stems),
    }
}
