//! What must hold of the two files beyond their shape.

use std::collections::BTreeMap;

use super::{MIN_ENTRIES, TaalTextsFault as Fault};
use crate::{
    melding::is_forbidden,
    taal::{
        finding::FindingKind,
        fold::folded_words,
        texts::{RawEntry, TextFile, WordFile},
    },
};

/// Checks the word list against itself.
pub(super) fn words(list: &WordFile, text: &str) -> Result<(), Fault> {
    no_steering(text)?;
    if list.woorden.len() < MIN_ENTRIES {
        let found = list.woorden.len();
        return Err(Fault::TooFew { found });
    }
    let mut names = BTreeMap::new();
    let mut taken: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for entry in &list.woorden {
        one(entry, text)?;
        if names.insert(&entry.naam, ()).is_some() {
            return Err(Fault::SameName {
                line: line_of_last(text, &entry.naam),
                name: entry.naam.clone(),
            });
        }
        let allowed = entry.niet_in.iter();
        for form in entry
            .vormen
            .iter()
            .chain(entry.vervang.keys())
            .chain(allowed)
        {
            let line = line_of_last(text, form);
            let Some(words) = form_words(form) else {
                let form = form.clone();
                return Err(Fault::BadForm { line, form });
            };
            if let Some(other) = taken.insert(words, &entry.naam) {
                return Err(Fault::SameForm {
                    line,
                    form: form.clone(),
                    other: other.to_owned(),
                });
            }
        }
    }
    Ok(())
}

fn one(entry: &RawEntry, text: &str) -> Result<(), Fault> {
    let line = line_of_last(text, &entry.naam);
    let empty = |field| Fault::Empty {
        line,
        entry: entry.naam.clone(),
        field,
    };
    let blank = |text: &String| text.trim().is_empty();
    if blank(&entry.naam) {
        return Err(empty("naam"));
    }
    if blank(&entry.reden) {
        return Err(empty("reden"));
    }
    if entry.vormen.is_empty() && entry.vervang.is_empty() {
        return Err(empty("vormen"));
    }
    if entry.vervang.values().any(blank) {
        return Err(empty("vervang"));
    }
    if !entry.vormen.is_empty() && blank(&entry.liever) {
        return Err(empty("liever"));
    }
    if !entry.soort.is_word() {
        return Err(Fault::NotAWord {
            line,
            entry: entry.naam.clone(),
            kind: entry.soort.name(),
        });
    }
    for form in [&entry.niet_bij, &entry.voor, &entry.niet_tussen]
        .into_iter()
        .flatten()
    {
        if form_words(form).is_none() {
            let form = form.clone();
            return Err(Fault::BadForm {
                line: line_of_last(text, &form),
                form,
            });
        }
    }
    Ok(())
}

/// The folded words of a form with its marks, or `None` where it is no form.
fn form_words(form: &str) -> Option<Vec<String>> {
    let plain = form.replacen(" ... ", " ", 1);
    let open = plain.strip_suffix('*');
    let plain = open.unwrap_or(&plain);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'');
    let mut words = folded_words(plain);
    let spaced = plain.split(' ').count() == words.len();
    let one_or_closed = open.is_none() || words.len() == 1;
    if !plain.chars().all(fits) || words.is_empty() || !spaced || !one_or_closed {
        return None;
    }
    if form.contains(" ... ") {
        words.push("...".to_owned());
    }
    Some(words)
}

/// Checks the wording and the words by which a sentence is understood.
pub(super) fn texts(file: &TextFile, text: &str) -> Result<(), Fault> {
    no_steering(text)?;
    let mut sentences = FindingKind::ALL.iter().filter(|kind| !kind.is_word());
    if let Some(kind) = sentences.find(|kind| !file.zinnen.contains_key(kind)) {
        let (list, name) = ("zinnen", kind.name());
        return Err(Fault::Missing { list, name });
    }
    for phrase in file.groepen.values().flat_map(|words| &words.0) {
        if form_words(phrase).is_none() {
            return Err(Fault::BadForm {
                line: line_of_last(text, phrase),
                form: phrase.clone(),
            });
        }
    }
    holes(file)
}

fn holes(file: &TextFile) -> Result<(), Fault> {
    for (kind, hole) in [
        (FindingKind::ZonderSpreker, "{spreker}"),
        (FindingKind::LangeZin, "{aantal}"),
    ] {
        let advice = file.zinnen.get(&kind);
        if !advice.is_some_and(|a| a.liever.contains(hole)) {
            let name = kind.name();
            return Err(Fault::NoHole { name, hole });
        }
    }
    Ok(())
}

fn no_steering(text: &str) -> Result<(), Fault> {
    let mut line = 1;
    for c in text.chars() {
        if c == '\n' {
            line += 1;
        } else if is_forbidden(c) && c != '\r' && c != '\t' {
            let code = c.into();
            return Err(Fault::Forbidden { line, code });
        }
    }
    Ok(())
}

/// The line on which a text stands between quotation marks for the last time, from 1.
fn line_of_last(file: &str, text: &str) -> usize {
    let quoted = format!("\"{text}\"");
    file.rfind(&quoted)
        .map_or(1, |at| file[..at].matches('\n').count() + 1)
}
