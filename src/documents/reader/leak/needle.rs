//! What is looked for, worked out from what was kept back.

use super::words::{Word, digits, folded, is_common, words};
use crate::documents::reader::typed::{Kind, Typed};

/// Fewest letters that are looked for in every form: shorter words stand everywhere.
const LETTERS: usize = 4;
/// Fewest digits of a telephone number, and how many of its last digits are compared, so that
/// `+31 6` and `06` are alike.
const DIGITS: usize = 8;
/// How many words in a row repeat what somebody said, where two of them are not common.
const RUN: usize = 4;
/// What the names of most streets end in, and how that is shortened.
const STREETS: [(&str, &str); 9] = [
    ("straat", "str"),
    ("laan", "ln"),
    ("plein", "pln"),
    ("gracht", "gr"),
    ("singel", "sngl"),
    ("kade", "kd"),
    ("dijk", "dk"),
    ("hof", "hf"),
    ("weg", "wg"),
];

/// What is looked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Needle {
    /// Whole words that together have these letters and digits, wherever spaces stand.
    Letters(String),
    /// A name: the same, and with an *s* behind it.
    Name(String),
    /// A short name or one that is a word too: only with a capital, and where somebody typed it.
    Capital(String),
    /// One word that is no name: it may be a word of the program too.
    Word(String),
    /// These words in a row.
    Run(Vec<String>),
    /// The last digits of a number.
    Digits(String),
}

impl Needle {
    /// All that gives this text away.
    pub(super) fn all(typed: &Typed<'_>, known_names: &[&str]) -> Vec<Self> {
        let text = typed.text;
        match typed.kind {
            Kind::Words => said(text),
            Kind::Name => name(text, known_names),
            Kind::Place => place(text),
            Kind::Brief => brief(text),
            Kind::Hint => hints(text),
            Kind::Phone => {
                let digits = digits(text);
                match digits.len().checked_sub(DIGITS) {
                    Some(start) => vec![Self::Digits(digits[start..].to_owned())],
                    None => letters(text).into_iter().collect(),
                }
            }
        }
    }

    /// Whether it may be a word of the program, so that it counts only where somebody typed it.
    pub(super) fn typed_only(&self) -> bool {
        matches!(self, Self::Word(_) | Self::Capital(_))
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|w| w.folded.as_str()).collect()
}

fn long(joined: String) -> Option<String> {
    (joined.chars().count() >= LETTERS).then_some(joined)
}

fn letters(text: &str) -> Option<Needle> {
    long(folded(text).concat()).map(Needle::Letters)
}

/// What somebody said or noted: whole, by the sentence, and by a few words in a row.
fn said(text: &str) -> Vec<Needle> {
    let all = folded(text);
    if let [one] = all.as_slice() {
        return long(one.clone()).map(Needle::Word).into_iter().collect();
    }
    let mut found: Vec<Needle> = letters(text).into_iter().collect();
    for sentence in text.split(['.', '!', '?', ';', '\n']) {
        let words = folded(sentence);
        let rare = |run: &[String]| run.iter().filter(|w| !is_common(w)).count();
        if words.len() >= 3 && rare(&words) >= 1 {
            found.extend(letters(sentence));
        }
        let runs = words.windows(RUN).filter(|run| rare(run) >= 2);
        found.extend(runs.map(|run| Needle::Run(run.to_vec())));
        let longer = words.windows(RUN + 1).filter(|run| rare(run) == 1);
        found.extend(longer.map(|run| Needle::Run(run.to_vec())));
    }
    found
}

fn name(text: &str, known_names: &[&str]) -> Vec<Needle> {
    let known: Vec<String> = known_names.iter().flat_map(|n| folded(n)).collect();
    let parts = words(text);
    let whole = long(joined(&parts));
    let mut found: Vec<Needle> = whole.map(Needle::Name).into_iter().collect();
    for part in parts.iter().filter(|p| !known.contains(&p.folded)) {
        match part.folded.chars().count() {
            LETTERS.. => found.push(Needle::Name(part.folded.clone())),
            2.. if part.capital
                && !matches!(
                    &*part.folded,
                    "van" | "de" | "der" | "den" | "ten" | "ter" | "het" | "in"
                ) =>
            {
                found.push(Needle::Capital(part.folded.clone()));
            }
            _ => {}
        }
    }
    for initials in parts.split(|p| p.folded.chars().count() != 1) {
        if initials.len() >= 2 {
            found.push(Needle::Capital(joined(initials)));
        }
    }
    found
}

/// An address: whole, its parts with a number, and the street alone. A town alone tells little.
fn place(text: &str) -> Vec<Needle> {
    let mut found = Vec::new();
    if tells(text) {
        found.extend(letters(text));
    }
    let numbered = |part: &&str| part.chars().any(|c| c.is_ascii_digit());
    for part in text.split([',', '\n', ';']).filter(numbered) {
        found.extend(letters(part));
        let words = words(part);
        let is_number = |w: &Word| w.folded.starts_with(|c: char| c.is_ascii_digit());
        let start = words.iter().position(is_number).unwrap_or(words.len());
        found.extend(street(&joined(&words[..start])));
        for pair in words.windows(2) {
            let [four, two] = pair else { continue };
            if digits(&four.folded).len() == 4 && two.folded.chars().count() == 2 {
                found.extend(long(joined(pair)).map(Needle::Letters));
            }
        }
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        let first = text.split([',', '\n', ';']).next().unwrap_or_default();
        let name = folded(first).concat();
        if STREETS.iter().any(|(end, _)| name.ends_with(end)) {
            found.extend(street(&name));
        }
    }
    found
}

/// A street without its number, also shortened.
fn street(name: &str) -> Vec<Needle> {
    if is_common(name) || name.chars().count() < LETTERS {
        return Vec::new();
    }
    let end = STREETS
        .iter()
        .find_map(|(end, short)| Some((name.strip_suffix(end)?, *short)));
    match end {
        Some((stem, short)) if !stem.is_empty() => vec![
            Needle::Letters(name.to_owned()),
            Needle::Letters(format!("{stem}{short}")),
        ],
        _ => vec![Needle::Capital(name.to_owned())],
    }
}

/// A few words beside a record: looked for where they may point to a place or a person.
fn brief(text: &str) -> Vec<Needle> {
    if !tells(text) {
        return Vec::new();
    }
    let words = words(text);
    if let [one] = words.as_slice() {
        return long(one.folded.clone())
            .map(Needle::Capital)
            .into_iter()
            .collect();
    }
    if text.contains(|c: char| c.is_ascii_digit()) && words.iter().any(|w| w.capital) {
        return place(text);
    }
    letters(text).into_iter().collect()
}

/// Words for kinds of place where somebody can be safe, and for with whom that is.
const PLACES: [&str; 26] = [
    "opvang",
    "vrouwenopvang",
    "mannenopvang",
    "noodopvang",
    "crisisopvang",
    "blijfhuis",
    "blijfgroep",
    "blijf",
    "safehouse",
    "hotel",
    "pension",
    "camping",
    "azc",
    "ziekenhuis",
    "kliniek",
    "vakantiehuis",
    "zus",
    "zusje",
    "broer",
    "tante",
    "oom",
    "oma",
    "opa",
    "grootouders",
    "vriendin",
    "vriend",
];

/// What a place is known by, beside its street and number: one such word in another text can lead
/// somebody to it.
fn hints(text: &str) -> Vec<Needle> {
    let mut found = Vec::new();
    for part in text.split([',', '\n', ';']) {
        let words = words(part);
        let number = |w: &Word| w.folded.starts_with(|c: char| c.is_ascii_digit());
        // Behind a house number or a postcode stands the town.
        let start = words.iter().rposition(number).map_or(0, |at| at + 1);
        let street = words.iter().any(number);
        for (at, word) in words.iter().enumerate() {
            if PLACES.contains(&&*word.folded) {
                found.push(Needle::Word(word.folded.clone()));
            } else if word.capital
                && (at >= start && (!street || start < words.len()))
                && !is_common(&word.folded)
                && word.folded.chars().count() >= 3
                && !STREETS.iter().any(|(end, _)| word.folded.ends_with(end))
            {
                found.push(Needle::Capital(word.folded.clone()));
            }
        }
    }
    found
}

/// Whether a short text may point to one place or person: *Lindelaan 4* and *bij Ria* do, *keuken*
/// and *op het bureau* do not.
pub(in crate::documents::reader) fn tells(text: &str) -> bool {
    let words = words(text);
    let rare = |w: &&Word| !is_common(&w.folded) && w.folded.chars().any(char::is_alphabetic);
    let number = text.contains(|c: char| c.is_ascii_digit());
    let name = words.iter().filter(rare).any(|w| w.capital);
    name || (words.len() >= 3
        && words
            .iter()
            .filter(rare)
            .any(|w| number || w.folded.chars().count() >= LETTERS))
}
