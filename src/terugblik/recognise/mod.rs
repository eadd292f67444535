//! Whether calls may be about one household. Only suggestions: a person links or does not.
//!
//! [`likenesses`] compares, and [`person_keys`] gives the strings from which the archive makes its
//! blind index. The index is the coarser of the two: whatever is suggested is also found.

mod address;
mod name;

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::melding::{KnownPerson, Likeness, PersonId, Summary};

use address::Address;
use name::{Agree, Name};

/// The edition of [`person_keys`]: it goes up where the same people give other strings, and the
/// archive then makes its index again.
pub const KEYS_EDITION: u32 = 2;

/// A call that may be about the same household, with every reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The earlier call.
    pub id: Uuid,
    /// Why; never empty.
    pub reasons: Vec<Likeness>,
}

/// The earlier calls that may be about the household of this one: strongest reasons first, then most
/// reasons, then in the order given. Nothing is linked by it.
pub fn recognise<'a>(
    new: &Summary,
    candidates: impl IntoIterator<Item = (Uuid, &'a Summary)>,
) -> Vec<Suggestion> {
    let mut list: Vec<Suggestion> = candidates
        .into_iter()
        .map(|(id, earlier)| Suggestion {
            id,
            reasons: likenesses(new, earlier),
        })
        .filter(|s| !s.reasons.is_empty())
        .collect();
    list.sort_by_key(|s| {
        let strongest = s.reasons.iter().map(Likeness::strength).max();
        std::cmp::Reverse((strongest, s.reasons.len()))
    });
    list
}

/// A person of a call as far as comparing goes.
struct Read<'a> {
    person: &'a KnownPerson,
    name: Option<Name>,
    address: Option<Address>,
}

fn read(summary: &Summary) -> Vec<Read<'_>> {
    let each = summary.people.iter();
    each.map(|person| Read {
        person,
        name: Name::read(&person.name),
        address: Address::read(&person.address),
    })
    .collect()
}

/// Why an earlier call may be about the household of a new one. The first person of each reason is of
/// the new call.
pub fn likenesses(new: &Summary, earlier: &Summary) -> Vec<Likeness> {
    let (new, earlier) = (read(new), read(earlier));
    let mut list = Vec::new();
    let mut names: Vec<(PersonId, PersonId, bool)> = Vec::new();
    for one in &new {
        for other in &earlier {
            let (a, b) = (one.person, other.person);
            let Some((own, theirs)) = one.name.as_ref().zip(other.name.as_ref()) else {
                continue;
            };
            let Some(agree) = own.agree(theirs) else {
                continue;
            };
            if a.birth.is_some() && a.birth == b.birth {
                list.push(match agree {
                    Agree::Whole if a.id.is_child() && b.id.is_child() => {
                        Likeness::SameChild(a.id, b.id)
                    }
                    Agree::Whole => Likeness::SamePerson(a.id, b.id),
                    Agree::Partly => Likeness::NearPerson(a.id, b.id),
                });
            }
            let two_births = matches!((a.birth, b.birth), (Some(a), Some(b)) if a != b);
            let free = |(x, y, _): &(PersonId, PersonId, bool)| *x != a.id && *y != b.id;
            if !two_births && own.shares_surname(theirs) && names.iter().all(free) {
                let whole = agree == Agree::Whole && own.is_written_out();
                names.push((a.id, b.id, whole));
            }
        }
    }
    // One name that is wholly the same carries another that can be.
    if let Some(first) = names.iter().find(|(.., whole)| *whole)
        && let Some(second) = names.iter().find(|other| *other != first)
    {
        list.push(Likeness::TwoNames([
            (first.0, first.1),
            (second.0, second.1),
        ]));
    }
    list.extend(one_address(&new, &earlier));
    list
}

/// One pair for each address that both calls hold.
fn one_address(new: &[Read<'_>], earlier: &[Read<'_>]) -> Vec<Likeness> {
    let mut seen: Vec<&Address> = Vec::new();
    let mut list = Vec::new();
    for one in new {
        let Some(address) = &one.address else {
            continue;
        };
        let agreeing = earlier.iter().filter_map(|other| {
            let agree = address.agree(other.address.as_ref()?)?;
            Some((agree, other.person.id))
        });
        let best = agreeing.max_by_key(|(agree, _)| *agree);
        let told = seen.iter().any(|a| a.agree(address).is_some());
        if let Some((agree, other)) = best.filter(|_| !told) {
            seen.push(address);
            let own = one.person.id;
            list.push(match agree {
                address::Agree::Whole => Likeness::SameAddress(own, other),
                address::Agree::Partly => Likeness::NearAddress(own, other),
            });
        }
    }
    list
}

/// The canonical strings by which a household is found again, sorted and without doubles. Two
/// summaries of which one is suggested for the other share at least one. The archive stores only
/// their MACs.
pub fn person_keys(summary: &Summary) -> Vec<String> {
    let people = read(summary);
    let mut keys = BTreeSet::new();
    for one in &people {
        if let Some(birth) = one.person.birth.filter(|_| one.name.is_some()) {
            keys.insert(format!("geboren|{birth}"));
        }
        keys.extend(one.address.iter().flat_map(Address::keys));
    }
    let names: Vec<&Name> = people.iter().filter_map(|p| p.name.as_ref()).collect();
    for (index, one) in names.iter().enumerate() {
        for other in &names[index + 1..] {
            for a in one.surnames() {
                for b in other.surnames() {
                    keys.insert(format!("namen|{}|{}", a.min(b), a.max(b)));
                }
            }
        }
    }
    keys.into_iter().collect()
}

/// Whether two words of some length differ in one letter: left out, added or another one.
fn close(one: &str, two: &str) -> bool {
    const LONG: usize = 5;
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    if a.len().min(b.len()) < LONG || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let begin = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = |list: &[char]| list.len() - begin;
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let tail = tail.min(end(&a)).min(end(&b));
    end(&a).max(end(&b)) - tail <= 1
}
