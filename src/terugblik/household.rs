//! Who is who over the calls of one household.
//!
//! In every call the parents are A and B, in an order that says nothing. Here each gets one label for
//! the whole household: A is the parent who comes first by part in the oldest call in which a parent
//! is known, never the mother or the father as such. A parent of another call is the same person by
//! name and date of birth, else by being the only mother or father under a name that does not speak
//! against it; where neither tells, it stays open and is shown as such. Children and others are matched by name and date of birth only.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::fold;
use crate::melding::{Melding, Person, PersonId, Presence, Relation};

/// A person in the course of a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Somebody of the household, by the label for the whole household.
    Member(PersonId),
    /// Somebody who could not be matched, by the label in that one contact.
    Unlinked {
        /// The contact.
        contact: Uuid,
        /// The label in that contact.
        local: PersonId,
    },
}

impl Who {
    /// Whether this is a parent, matched or not.
    pub fn is_parent(self) -> bool {
        self.label().is_parent()
    }

    /// Whether this is a child, matched or not.
    pub fn is_child(self) -> bool {
        self.label().is_child()
    }

    fn label(self) -> PersonId {
        match self {
            Self::Member(id) | Self::Unlinked { local: id, .. } => id,
        }
    }
}

/// How sure it is that a person of one contact is the person of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkedBy {
    /// The first contact in which the person stands.
    First,
    /// Name and date of birth.
    NameAndBirth,
    /// Name; a date of birth is absent in one of the two.
    Name,
    /// The only mother or father.
    Relation,
}

/// One person of the household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The label for the whole household.
    pub id: PersonId,
    /// Name as typed in the newest contact that has one.
    pub name: String,
    /// Date of birth, where one is known.
    pub birth: Option<NaiveDate>,
    /// Relation to the child.
    pub relation: Relation,
    /// In which contacts the person stands, by which label, and how that was found; oldest first.
    pub seen: Vec<(Uuid, PersonId, LinkedBy)>,
}

/// The people of a household over all contacts.
#[derive(Clone, Debug, Default)]
pub(super) struct Household {
    pub members: Vec<Member>,
    keys: BTreeMap<(Uuid, PersonId), PersonId>,
}

/// What is known of a person who is being matched.
#[derive(Clone, Debug)]
struct Known {
    names: Vec<String>,
    birth: Option<NaiveDate>,
    relation: Relation,
    member: Member,
}

impl Known {
    fn new(contact: Uuid, person: &Person) -> Self {
        let mut known = Self {
            names: Vec::new(),
            birth: None,
            relation: person.relation,
            member: Member {
                id: person.id,
                name: String::new(),
                birth: None,
                relation: person.relation,
                seen: Vec::new(),
            },
        };
        known.join(contact, person, LinkedBy::First);
        known
    }

    fn join(&mut self, contact: Uuid, person: &Person, by: LinkedBy) {
        if let Some(name) = fold::name(&person.name) {
            self.member.name = person.name.trim().to_owned();
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        self.birth = self.birth.or(person.birth);
        if self.relation == Relation::Ouder {
            self.relation = person.relation;
        }
        self.member.birth = self.birth;
        self.member.relation = self.relation;
        self.member.seen.push((contact, person.id, by));
    }

    /// Two dates of birth that differ are two people, whatever the name says.
    fn births_differ(&self, person: &Person) -> bool {
        matches!((self.birth, person.birth), (Some(a), Some(b)) if a != b)
    }

    /// Two names that have no word in common are two people, whatever the relation says.
    fn names_differ(&self, person: &Person) -> bool {
        let Some(name) = fold::name(&person.name) else {
            return false;
        };
        let words = |n: &str| -> Vec<String> {
            let long = n.split(' ').filter(|w| w.chars().count() > 2);
            long.map(str::to_owned).collect()
        };
        let here = words(&name);
        let shares = |n: &String| words(n).iter().any(|w| here.contains(w));
        !self.names.is_empty() && !self.names.iter().any(shares)
    }

    fn by_name(&self, person: &Person) -> Option<LinkedBy> {
        let name = fold::name(&person.name)?;
        if !self.names.contains(&name) || self.births_differ(person) {
            return None;
        }
        let both = self.birth.is_some() && person.birth.is_some();
        Some(if both {
            LinkedBy::NameAndBirth
        } else {
            LinkedBy::Name
        })
    }
}

impl Household {
    /// Matches the people of the calls, given oldest first.
    pub fn of(calls: &[(Uuid, &Melding)]) -> Self {
        let mut household = Self::default();
        household.parents(calls);
        household.rest(calls, |id| id.is_child(), PersonId::Child);
        let others = |id: PersonId| matches!(id, PersonId::Other(_));
        household.rest(calls, others, PersonId::Other);
        household
    }

    /// The household's name for a person of one contact.
    pub fn who(&self, contact: Uuid, local: PersonId) -> Who {
        match self.keys.get(&(contact, local)) {
            Some(id) => Who::Member(*id),
            None => Who::Unlinked { contact, local },
        }
    }

    fn add(&mut self, id: PersonId, mut member: Member) {
        member.id = id;
        for (contact, local, _) in &member.seen {
            self.keys.insert((*contact, *local), id);
        }
        self.members.push(member);
    }

    fn parents(&mut self, calls: &[(Uuid, &Melding)]) {
        let Some(seed) = seed(calls) else { return };
        let (id, melding) = calls[seed];
        let [first, second] = parents(melding);
        let (Some(first), Some(second)) = (first, second) else {
            return;
        };
        let mut sides = [Known::new(id, first), Known::new(id, second)];
        let mut open: Vec<usize> = (0..calls.len()).filter(|i| *i != seed).collect();
        // What is learned from one contact may match another, so again until nothing is learned.
        loop {
            let before = open.len();
            open.retain(|index| !link(&mut sides, calls[*index]));
            if open.len() == before {
                break;
            }
        }
        // What could not be matched whole may be matched for one of the two parents.
        for index in open {
            link_one(&mut sides, calls[index]);
        }
        let place = |contact: &Uuid| calls.iter().position(|(id, _)| id == contact);
        for side in &mut sides {
            side.member.seen.sort_by_key(|(id, ..)| place(id));
        }
        if comes_first(&sides[1], &sides[0], calls) {
            sides.swap(0, 1);
        }
        for (side, id) in sides.into_iter().zip(PersonId::PARENTS) {
            self.add(id, side.member);
        }
    }

    /// Children or others: by name and date of birth; one without a name matches nobody.
    fn rest(
        &mut self,
        calls: &[(Uuid, &Melding)],
        kind: fn(PersonId) -> bool,
        make: fn(u8) -> PersonId,
    ) {
        let mut found: Vec<Known> = Vec::new();
        for (contact, melding) in calls {
            for person in melding.people.iter().filter(|p| kind(p.id)) {
                let here = |k: &Known| k.member.seen.iter().any(|(c, ..)| c == contact);
                let mut matching = found
                    .iter_mut()
                    .filter(|k| !here(k))
                    .filter_map(|k| k.by_name(person).map(|by| (k, by)));
                match (matching.next(), fold::name(&person.name)) {
                    (Some((known, by)), _) => known.join(*contact, person, by),
                    (None, Some(_)) => found.push(Known::new(*contact, person)),
                    (None, None) => {}
                }
            }
        }
        for (number, known) in (1..=u8::MAX).zip(found) {
            self.add(make(number), known.member);
        }
    }
}

/// The parents of a call by part.
fn parents(melding: &Melding) -> [Option<&Person>; 2] {
    melding.parents_by_part().map(|id| melding.person(id))
}

/// The oldest call in which both parents can be told apart, else the oldest.
fn seed(calls: &[(Uuid, &Melding)]) -> Option<usize> {
    let tells = |p: Option<&Person>| {
        p.is_some_and(|p| fold::name(&p.name).is_some() || p.relation != Relation::Ouder)
    };
    let both = |(_, m): &(Uuid, &Melding)| parents(m).into_iter().all(tells);
    calls
        .iter()
        .position(both)
        .or((!calls.is_empty()).then_some(0))
}

/// Which side a parent is, if exactly one.
fn side_of(sides: &[Known; 2], person: &Person, melding: &Melding) -> Option<(usize, LinkedBy)> {
    let named = [0, 1].map(|i| sides[i].by_name(person).map(|by| (i, by)));
    match named {
        [Some(one), None] | [None, Some(one)] => return Some(one),
        [Some(_), Some(_)] => return None,
        [None, None] => {}
    }
    // The only mother or father of this call, also among further parents, and of the household.
    let relation = person.relation;
    let same = melding.people.iter().filter(|p| p.relation == relation);
    let clear = relation != Relation::Ouder
        && person.presence != Presence::NietBekend
        && same.count() == 1
        && sides[0].relation != sides[1].relation;
    let index = sides.iter().position(|s| s.relation == relation)?;
    let other_person = sides[index].births_differ(person) || sides[index].names_differ(person);
    (clear && !other_person).then_some((index, LinkedBy::Relation))
}

/// Links both parents of a call, where both are clear and not the same.
fn link(sides: &mut [Known; 2], (contact, melding): (Uuid, &Melding)) -> bool {
    let [Some(one), Some(other)] = parents(melding) else {
        return false;
    };
    let found = (side_of(sides, one, melding), side_of(sides, other, melding));
    let (Some((i, by)), Some((j, by_other))) = found else {
        return false;
    };
    if i == j {
        return false;
    }
    sides[i].join(contact, one, by);
    sides[j].join(contact, other, by_other);
    true
}

/// Links the one parent of a call that is clear. Where both seem to be the same person, neither is.
fn link_one(sides: &mut [Known; 2], (contact, melding): (Uuid, &Melding)) {
    let [Some(one), Some(other)] = parents(melding) else {
        return;
    };
    let found = [
        (one, side_of(sides, one, melding)),
        (other, side_of(sides, other, melding)),
    ];
    if let [(person, Some((i, by))), (_, None)] | [(_, None), (person, Some((i, by)))] = found {
        sides[i].join(contact, person, by);
    }
}

/// Whether a parent comes before the other in the oldest call in which either stands.
fn comes_first(one: &Known, other: &Known, calls: &[(Uuid, &Melding)]) -> bool {
    for (contact, melding) in calls {
        let label = |k: &Known| {
            let seen = k.member.seen.iter().find(|(c, ..)| c == contact);
            seen.map(|(_, local, _)| *local)
        };
        match (label(one), label(other)) {
            (None, None) => {}
            (Some(local), _) => {
                return melding.parents_by_part()[0] == local || label(other).is_none();
            }
            (None, Some(_)) => return false,
        }
    }
    false
}
