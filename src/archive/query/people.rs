//! Whom a question names, so that calls can be compared with it.

use super::{Term, Words};
use crate::melding::{KnownPerson, PersonId};

/// The people that a question can be about: each phrase in quotation marks is one, all loose words
/// together are one. A day is when the first was born; words with a number can also be where the first
/// lives.
pub fn people(words: &Words) -> Vec<KnownPerson> {
    let (mut names, mut loose, mut birth) = (Vec::new(), Vec::new(), None);
    for term in &words.all {
        match term {
            Term::Word(word) => loose.push(word.as_str()),
            Term::Phrase(phrase) => names.push(phrase.clone()),
            Term::Day(day) => birth = birth.or(Some(*day)),
            // A beginning is nobody's name.
            Term::Prefix(_) => {}
        }
    }
    if !loose.is_empty() {
        names.push(loose.join(" "));
    }
    let address = names.join(" ");
    let people = names
        .into_iter()
        .zip(1..)
        .map(|(name, number)| KnownPerson {
            id: PersonId::Other(number),
            name,
            birth: birth.filter(|_| number == 1),
            address: String::new(),
        });
    let mut people: Vec<KnownPerson> = people.collect();
    if let Some(first) = people.first_mut() {
        first.address = address;
    }
    people
}
