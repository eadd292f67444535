//! Whether words that were kept back still stand somewhere else: an address in a statement, a name
//! in a note. Capitals, accents, spaces and punctuation make no difference.

mod needle;
mod words;

pub(super) use needle::tells;

use super::draw::Part;
use super::typed::{Kind, Typed};
use crate::documents::block::Line;
use crate::melding::{Melding, Passage, PersonId};
use needle::Needle;
use words::{Word, digits, folded, words};

/// A passage in which words stand that were kept back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leak {
    /// Where they stand.
    pub(super) at: Passage,
    /// The passage that was kept back.
    pub(super) of: Passage,
}

/// Where the kept words stand in what is drawn. What the reader said is left alone, for the reader
/// knows it; what the officer typed beside it is not. One common word of the program, such as
/// *school* before an answer, is no leak: a single word counts where somebody typed it.
pub(super) fn leaks(
    kept: &[Typed<'_>],
    left: &[Typed<'_>],
    parts: &[Part],
    call_passage: impl Fn(Passage) -> Passage,
    is_own: impl Fn(Passage) -> bool,
    known_names: &[&str],
) -> Vec<Leak> {
    let needles: Vec<(Passage, Needle)> = kept
        .iter()
        .filter(|t| !is_typed_openly(t, left))
        .flat_map(|t| {
            let all = Needle::all(t, known_names).into_iter();
            all.map(|n| (t.passage, n))
        })
        .collect();
    let mut found = Vec::new();
    for drawn in parts.iter().flat_map(|p| &p.lines) {
        let Some(at) = drawn.passage.map(&call_passage) else {
            continue;
        };
        let own = is_own(at);
        if own && at.person().is_some() {
            continue;
        }
        let here = left
            .iter()
            .filter(|t| t.passage == at && !(own && t.spoken));
        let typed: Vec<Hay> = here.map(|t| Hay::of_text(t.text)).collect();
        let whole = (!own).then(|| Hay::of(&drawn.line));
        for (of, needle) in &needles {
            let leak = Leak { at, of: *of };
            let drawn = || {
                let whole = whole.as_ref().filter(|_| !needle.typed_only());
                whole.is_some_and(|hay| hay.holds(needle))
            };
            if !found.contains(&leak) && (drawn() || typed.iter().any(|hay| hay.holds(needle))) {
                found.push(leak);
            }
        }
    }
    found
}

/// Whether the same few words stand at another record that the reader gets: then they tell nothing.
fn is_typed_openly(kept: &Typed<'_>, left: &[Typed<'_>]) -> bool {
    let same = |t: &Typed<'_>| {
        t.kind == Kind::Brief
            && t.passage != kept.passage
            && !matches!(t.passage, Passage::Adres(_))
            && folded(t.text) == folded(kept.text)
    };
    kept.kind == Kind::Brief && left.iter().any(same)
}

/// Where a typed text names, by label, a person who has no label or another one in the paper: there
/// it would speak of somebody else.
pub(super) fn label_leaks(
    left: &[Typed<'_>],
    drawn: impl Fn(Passage) -> bool,
    moved: &[PersonId],
) -> Vec<Leak> {
    let mut found = Vec::new();
    for t in left.iter().filter(|t| drawn(t.passage)) {
        let mut names = t.text.split(|c: char| !c.is_alphanumeric());
        let of = names.find_map(|word| moved.iter().find(|id| id.to_string() == word));
        found.extend(of.map(|id| Leak {
            at: t.passage,
            of: Passage::Persoon(*id),
        }));
    }
    found
}

/// Words by which a text says who reports.
const REPORTER: [&str; 6] = [
    "melder", "melders", "meldster", "beller", "bellers", "belster",
];

/// Where a typed text speaks of who reports.
pub(super) fn reporter_leaks(left: &[Typed<'_>], drawn: impl Fn(Passage) -> bool) -> Vec<Leak> {
    let speaks = |t: &&Typed<'_>| {
        folded(t.text)
            .iter()
            .any(|w| REPORTER.contains(&w.as_str()))
    };
    let here = left.iter().filter(|t| drawn(t.passage)).filter(speaks);
    let leak = |t: &Typed<'_>| Leak {
        at: t.passage,
        of: Passage::Melder,
    };
    here.map(leak).collect()
}

/// What is kept back: every typed text of the call that is not in what is left of it.
pub(super) fn kept<'m>(all: Vec<Typed<'m>>, left: &[Typed<'_>]) -> Vec<Typed<'m>> {
    let there = |t: &Typed<'_>| left.iter().any(|l| l == t);
    all.into_iter().filter(|t| !there(t)).collect()
}

/// The names that the paper may hold: of parents and children that are left.
pub(super) fn known_names(left: &Melding) -> Vec<&str> {
    let family = left
        .people
        .iter()
        .filter(|p| p.id.is_parent() || p.id.is_child());
    family.map(|p| p.name.as_str()).collect()
}

/// One line, in the forms in which it is searched.
struct Hay {
    words: Vec<Word>,
    /// Each row of digits with all but letters between them taken out.
    digits: String,
}

impl Hay {
    fn of(line: &Line) -> Self {
        let mut text = String::new();
        for span in &line.text {
            text.push_str(span.text());
        }
        text.push('\n');
        text.push_str(line.sub.as_deref().unwrap_or_default());
        Self::of_text(&text)
    }

    fn of_text(text: &str) -> Self {
        let rows = text.split(char::is_alphabetic).map(digits);
        Self {
            words: words(text),
            digits: rows.collect::<Vec<_>>().join(" "),
        }
    }

    fn holds(&self, needle: &Needle) -> bool {
        let begins = |capital: bool, tail: &str, letters: &str| {
            (0..self.words.len()).any(|start| {
                let words = &self.words[start..];
                (words[0].capital || !capital) && begins_with(words, letters, tail)
            })
        };
        match needle {
            Needle::Letters(letters) | Needle::Word(letters) => begins(false, "", letters),
            Needle::Name(letters) => begins(false, "s", letters),
            Needle::Capital(letters) => begins(true, "s", letters),
            Needle::Run(run) => {
                let same = |w: &[Word]| w.iter().map(|w| &w.folded).eq(run);
                self.words.windows(run.len()).any(same)
            }
            Needle::Digits(digits) => self.digits.contains(digits),
        }
    }
}

/// Whether whole words from the first on have exactly these letters, or these with the tail.
fn begins_with(words: &[Word], letters: &str, tail: &str) -> bool {
    let mut rest = letters;
    for word in words {
        match rest.strip_prefix(word.folded.as_str()) {
            Some("") => return true,
            Some(after) => rest = after,
            None => return word.folded.strip_prefix(rest) == Some(tail),
        }
    }
    false
}
