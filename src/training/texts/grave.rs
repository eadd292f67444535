//! Grave words: what weighs on a person when it stands in a mutatie, in groups of words that say
//! much the same. The groups stand in `assets/oefenen.ron`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    protocol::Signal,
    training::grade::{denies, folded},
};

/// Words that say much the same. A `*` at the end of one lets the word go on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "naam")]
    name: String,
    /// What must have come from somewhere.
    #[serde(rename = "woorden")]
    words: Vec<String>,
    /// What fairly leads to such a word where it was said: *bier* to *drinken*.
    #[serde(rename = "ook", default)]
    fair: Vec<String>,
    /// What makes it another word in the same clause: *drinkt koffie*.
    #[serde(rename = "niet", default)]
    not_with: Vec<String>,
    /// A danger at one of these signals is about the same.
    #[serde(rename = "signalen", default)]
    signals: Vec<Signal>,
}

/// What a form means for its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Word,
    Fair,
    NotWith,
}

#[derive(Clone, Debug)]
struct Form {
    group: usize,
    meaning: Meaning,
    text: String,
    goes_on: bool,
    /// It holds a denial itself: *niets te eten*.
    denies: bool,
}

#[derive(Clone, Debug)]
struct Group {
    name: String,
    signals: Vec<Signal>,
}

/// All groups, ready to be looked up.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Vec<Written>")]
pub(in crate::training) struct Grave {
    groups: Vec<Group>,
    /// By the first letter of a form.
    forms: BTreeMap<char, Vec<Form>>,
}

impl TryFrom<Vec<Written>> for Grave {
    type Error = String;

    fn try_from(all: Vec<Written>) -> Result<Self, String> {
        let mut grave = Self {
            groups: Vec::new(),
            forms: BTreeMap::new(),
        };
        for written in all {
            let group = grave.groups.len();
            if written.name.trim().is_empty() || written.words.is_empty() {
                return Err("geef elke groep een naam en minstens één woord".to_owned());
            }
            for (meaning, forms) in [
                (Meaning::Word, &written.words),
                (Meaning::Fair, &written.fair),
                (Meaning::NotWith, &written.not_with),
            ] {
                for form in forms {
                    grave.add(group, meaning, form)?;
                }
            }
            grave.groups.push(Group {
                name: written.name,
                signals: written.signals,
            });
        }
        Ok(grave)
    }
}

impl Grave {
    fn add(&mut self, group: usize, meaning: Meaning, form: &str) -> Result<(), String> {
        let goes_on = form.ends_with('*');
        let text = folded(form).trim().to_owned();
        let Some(first) = text.chars().next() else {
            return Err("haal het lege woord weg of vul het in".to_owned());
        };
        self.forms.entry(first).or_default().push(Form {
            group,
            meaning,
            denies: text.split(' ').any(denies),
            text,
            goes_on,
        });
        Ok(())
    }

    /// How many groups there are.
    pub(in crate::training) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The name of a group.
    pub(in crate::training) fn name(&self, group: usize) -> &str {
        self.groups.get(group).map_or("", |g| &g.name)
    }

    /// Whether a danger at this signal is about the group.
    pub(in crate::training) fn at_signal(&self, group: usize, signal: Signal) -> bool {
        let group = self.groups.get(group);
        group.is_some_and(|g| g.signals.contains(&signal))
    }

    /// The groups of whose grave words one stands in a folded clause; in one that denies, the words
    /// that are a denial themselves.
    pub(in crate::training) fn claimed(&self, clause: &str, denied: bool) -> Vec<usize> {
        self.found(clause, |f| {
            f.meaning == Meaning::Word && (f.denies || !denied)
        })
    }

    /// The groups about which a folded clause says something, in whatever words.
    pub(in crate::training) fn touched(&self, clause: &str, denied: bool) -> Vec<usize> {
        self.found(clause, |f| f.denies || !denied)
    }

    fn found(&self, clause: &str, counts: impl Fn(&Form) -> bool) -> Vec<usize> {
        let (mut found, mut not): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut rest = clause.trim_start();
        while let Some(first) = rest.chars().next() {
            for form in self.forms.get(&first).into_iter().flatten() {
                let Some(after) = rest.strip_prefix(form.text.as_str()) else {
                    continue;
                };
                if !form.goes_on && after.starts_with(char::is_alphanumeric) {
                    continue;
                }
                if form.meaning == Meaning::NotWith {
                    not.push(form.group);
                } else if counts(form) && !found.contains(&form.group) {
                    found.push(form.group);
                }
            }
            rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
        }
        found.retain(|group| !not.contains(group));
        found.sort_unstable();
        found
    }
}
