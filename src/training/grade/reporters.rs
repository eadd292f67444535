//! Whose words a sentence says that it gives: `A verklaart dat`, `volgens moeder`.

use std::collections::BTreeSet;

use super::{Tools, trace::Trace};
use crate::{
    melding::{PersonId, Relation},
    taal::{Names, Woordadvies, says_who},
};

/// Whom a text names as speaking.
pub(super) struct Reported {
    /// The people of the call.
    pub people: BTreeSet<PersonId>,
    /// Somebody else, or nobody that can be told.
    pub anybody: bool,
}

/// The people of a call, to be looked for.
pub(super) struct Reporters<'t> {
    list: &'t Woordadvies,
    names: Names,
    /// Every word that names one person.
    words: Vec<(String, PersonId)>,
    people: BTreeSet<PersonId>,
}

const RELATED: [(Relation, [&str; 2]); 2] = [
    (Relation::Moeder, ["moeder", "mama"]),
    (Relation::Vader, ["vader", "papa"]),
];

impl<'t> Reporters<'t> {
    pub fn of(tools: &Tools<'t>, trace: &Trace<'_>) -> Self {
        let mut names = Names::of(trace.melding());
        let mut words: Vec<(String, PersonId)> = Vec::new();
        let mut people = BTreeSet::new();
        for role in &trace.scenario.people {
            let person = &role.person;
            names.add_name(&person.name, person.id);
            people.insert(person.id);
            words.push((person.id.to_string(), person.id));
            let parts = person.name.split_whitespace().filter(|p| p.len() > 1);
            words.extend(parts.map(|part| (part.to_owned(), person.id)));
            for (relation, own) in RELATED {
                let mut same = trace.scenario.people.iter();
                let alone = same.all(|r| r.person.id == person.id || r.person.relation != relation);
                if person.relation == relation && alone {
                    for word in own {
                        words.push((word.to_owned(), person.id));
                        let mut capital = word[..1].to_uppercase();
                        capital.push_str(&word[1..]);
                        words.push((capital, person.id));
                    }
                }
            }
        }
        Self {
            list: tools.words,
            names,
            words,
            people,
        }
    }

    /// Who is named as speaking in a line, in the sentence itself if there is somebody; but for the
    /// person under whom it stands. `None` where nobody is.
    pub fn of_line(&self, line: &str, sentence: &str, but: Option<PersonId>) -> Option<Reported> {
        self.of_text(sentence, but)
            .or_else(|| self.of_text(line, but))
    }

    fn of_text(&self, text: &str, but: Option<PersonId>) -> Option<Reported> {
        let says = |without: &dyn Fn(PersonId) -> bool| {
            says_who(self.list, &self.masked(text, without), &self.names)
        };
        if !says(&|who| Some(who) == but) {
            return None;
        }
        if says(&|_| true) {
            return Some(Reported {
                people: BTreeSet::new(),
                anybody: true,
            });
        }
        let others = self.people.iter().filter(|who| Some(**who) != but);
        let people = others.filter(|who| says(&|other| other != **who));
        let people: BTreeSet<PersonId> = people.copied().collect();
        Some(Reported {
            anybody: people.is_empty(),
            people,
        })
    }

    /// A text in which the words that name some people name nobody.
    fn masked(&self, text: &str, without: impl Fn(PersonId) -> bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.find(char::is_alphanumeric) {
            let (gap, word) = rest.split_at(first);
            let end = word.find(|c: char| !c.is_alphanumeric());
            let (word, after) = word.split_at(end.unwrap_or(word.len()));
            out.push_str(gap);
            let mut named = self.words.iter().filter(|(own, _)| own == word);
            let mask = named.any(|(_, who)| without(*who));
            out.push_str(if mask { "x" } else { word });
            rest = after;
        }
        out.push_str(rest);
        out
    }
}
