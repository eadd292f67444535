//! The people of a call, as far as a text can name them.

use std::collections::BTreeMap;

use super::{fold::folded_words, lexicon::first_letter};
use crate::melding::{Melding, PersonId, Relation};

/// Which word names whom. Only these people are offered as a speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// `None` for a word that could be two people.
    words: BTreeMap<String, Option<Named>>,
    /// The first letters of those words, a bit each.
    letters: u64,
}

/// What a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub person: PersonId,
    /// A name or a label: it counts with a capital only.
    pub capital: bool,
}

/// Words for a parent, by relation. What one has, the other has.
const PARENTS: [(Relation, &[&str]); 2] = [
    (Relation::Moeder, &["moeder", "mama", "mamma", "mam"]),
    (Relation::Vader, &["vader", "papa", "pappa", "pap"]),
];

impl Names {
    /// Nobody is known.
    pub fn none() -> Self {
        Self::default()
    }

    /// The people of a call: by label, by the words of their name, and as mother or father where
    /// one parent only is that.
    pub fn of(melding: &Melding) -> Self {
        let mut names = Self::default();
        for (relation, words) in PARENTS {
            let mut those = melding.people.iter().filter(|p| p.relation == relation);
            if let (Some(one), None) = (those.next(), those.next()) {
                for word in words {
                    names.add(word, one.id, false);
                }
            }
        }
        for person in &melding.people {
            names.add(&person.id.to_string(), person.id, true);
            names.add_name(&person.name, person.id);
        }
        names
    }

    /// Adds a person's name, every part that begins with a capital. A part that two people share
    /// names nobody.
    pub fn add_name(&mut self, name: &str, person: PersonId) {
        for part in name.split_whitespace() {
            let long = part.chars().count() > 1;
            if long && part.starts_with(char::is_uppercase) {
                self.add(part, person, true);
            }
        }
    }

    fn add(&mut self, word: &str, person: PersonId, capital: bool) {
        let [folded] = &folded_words(word)[..] else {
            return;
        };
        self.letters |= first_letter(folded);
        let named = Some(Named { person, capital });
        self.words
            .entry(folded.clone())
            .and_modify(|known| *known = known.filter(|k| k.person == person))
            .or_insert(named);
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whom a folded word names.
    pub(super) fn get(&self, folded: &str, capital: bool) -> Option<Named> {
        if self.letters & first_letter(folded) == 0 {
            return None;
        }
        let named = (*self.words.get(folded)?)?;
        (capital || !named.capital).then_some(named)
    }
}
