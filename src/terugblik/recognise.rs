//! Whether calls may be about one household. Only suggestions: a person links or does not.
//!
//! [`recognise`] compares, and [`person_keys`] gives the strings from which the archive makes its
//! blind index. Both rest on the same marks, so that whatever is suggested is also found.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::fold;
use crate::melding::{KnownPerson, PersonId, Summary};

/// Why two calls may be about one household. The first person is of the new call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// A child with the same name and date of birth.
    SameChild(PersonId, PersonId),
    /// A grown-up with the same name and date of birth.
    SamePerson(PersonId, PersonId),
    /// Two people whose names both match.
    TwoNames([(PersonId, PersonId); 2]),
    /// The same address, of these people.
    SameAddress(PersonId, PersonId),
}

/// A call that may be about the same household, with every reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The earlier call.
    pub id: Uuid,
    /// Why; never empty.
    pub reasons: Vec<Likeness>,
}

/// The earlier calls that may be about the household of this one: most reasons first, then in the
/// order given. Nothing is linked by it.
pub fn recognise<'a>(
    new: &Summary,
    candidates: impl IntoIterator<Item = (Uuid, &'a Summary)>,
) -> Vec<Suggestion> {
    let mut list: Vec<Suggestion> = candidates
        .into_iter()
        .map(|(id, earlier)| Suggestion {
            id,
            reasons: likenesses(&new.people, &earlier.people),
        })
        .filter(|s| !s.reasons.is_empty())
        .collect();
    list.sort_by_key(|s| std::cmp::Reverse(s.reasons.len()));
    list
}

fn likenesses(new: &[KnownPerson], earlier: &[KnownPerson]) -> Vec<Likeness> {
    let mut list = Vec::new();
    let mut names: Vec<(PersonId, PersonId)> = Vec::new();
    for one in new {
        for other in earlier {
            let name = fold::name(&one.name);
            if name.is_some() && name == fold::name(&other.name) {
                if one.birth.is_some() && one.birth == other.birth {
                    list.push(same(one.id, other.id));
                }
                let free = |(a, b): &(PersonId, PersonId)| *a != one.id && *b != other.id;
                if names.iter().all(free) {
                    names.push((one.id, other.id));
                }
            }
        }
    }
    if let [first, second, ..] = names[..] {
        list.push(Likeness::TwoNames([first, second]));
    }
    list.extend(one_address(new, earlier));
    list
}

fn same(one: PersonId, other: PersonId) -> Likeness {
    if one.is_child() && other.is_child() {
        Likeness::SameChild(one, other)
    } else {
        Likeness::SamePerson(one, other)
    }
}

/// One pair for each address that both calls hold.
fn one_address(new: &[KnownPerson], earlier: &[KnownPerson]) -> Vec<Likeness> {
    let mut seen = BTreeSet::new();
    let mut list = Vec::new();
    for one in new {
        let Some(address) = fold::address(&one.address) else {
            continue;
        };
        let there = earlier
            .iter()
            .find(|o| fold::address(&o.address).as_ref() == Some(&address));
        if let Some(other) = there.filter(|_| seen.insert(address)) {
            list.push(Likeness::SameAddress(one.id, other.id));
        }
    }
    list
}

/// The canonical strings by which a household is found again, sorted and without doubles. Two
/// summaries of which one is suggested for the other share at least one. The archive stores only
/// their MACs.
pub fn person_keys(summary: &Summary) -> Vec<String> {
    let mut keys = BTreeSet::new();
    let mut names = Vec::new();
    for person in &summary.people {
        if let Some(name) = fold::name(&person.name) {
            if let Some(birth) = person.birth {
                keys.insert(born(&name, birth));
            }
            names.push(name);
        }
        if let Some(address) = fold::address(&person.address) {
            keys.insert(format!("adres|{address}"));
        }
    }
    names.sort_unstable();
    for (index, one) in names.iter().enumerate() {
        for other in &names[index + 1..] {
            keys.insert(format!("namen|{one}|{other}"));
        }
    }
    keys.into_iter().collect()
}

fn born(name: &str, birth: NaiveDate) -> String {
    format!("persoon|{name}|{birth}")
}
