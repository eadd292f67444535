//! Whether a scenario can work: everything that is wrong with it at once, each with its place.
//!
//! A scenario may be large or made to hurt, so each check goes over it a fixed number of times.

mod good;
mod graph;
mod numbers;
mod parts;
mod place;
mod play;
mod problem;
/// The most characters of a text: what stands on one line of a list is short.
fn longest(field: Field) -> usize {
    match field {
        Field::Title => 120,
        Field::Ask | Field::Goal => 300,
        _ => 4_000,
    }
}

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use place::{Field, Part, Place, Step};
pub use problem::{Problem, ProblemKind};

pub(in crate::training) use good::answers;
pub(in crate::training) use graph::{Graph, Node, Reach};

use super::{Id, Scenario};
use crate::melding::{PersonId, Text};

/// Longest scenario, in minutes.
const DAY: u32 = 24 * 60;

/// The most moves of an expert.
const MOST_MOVES: usize = 1_000;

/// The most unknown names that get a neighbour as advice: looking for one reads every name.
const MOST_NEAR: usize = 24;

/// Everything that makes a scenario impossible, in the order of a file.
pub fn check(scenario: &Scenario) -> Vec<Problem> {
    let mut checker = Checker {
        scenario,
        graph: Graph::of(scenario),
        people: scenario.people.iter().map(|r| r.person.id).collect(),
        problems: Vec::new(),
        looked_near: 0,
    };
    checker.whole();
    checker.people();
    checker.nodes();
    checker.reach();
    checker.numbers();
    checker.good();
    checker.full_answers();
    checker.expert();
    let mut problems = checker.problems;
    problems.sort_by_cached_key(|p| p.place.rank());
    problems
}

/// A scenario under inspection.
struct Checker<'a> {
    scenario: &'a Scenario,
    graph: Graph<'a>,
    people: BTreeSet<PersonId>,
    problems: Vec<Problem>,
    looked_near: usize,
}

impl Checker<'_> {
    fn add(&mut self, place: Place, kind: ProblemKind) {
        self.problems.push(Problem { place, kind });
    }

    fn text(&mut self, part: &Part, field: Field, text: &Text) {
        if text.is_blank() {
            self.add(Place::new(part.clone(), field), ProblemKind::EmptyText);
        }
        let (found, most) = (text.chars().count(), longest(field));
        if found > most {
            let kind = ProblemKind::LongText { found, most };
            self.add(Place::new(part.clone(), field), kind);
        }
    }

    fn list<T>(&mut self, part: &Part, field: Field, list: &[T]) {
        if list.is_empty() {
            self.add(Place::new(part.clone(), field), ProblemKind::EmptyList);
        }
    }

    fn range(&mut self, part: &Part, field: Field, found: u32, low: u32) {
        if !(low..=DAY).contains(&found) {
            let high = DAY;
            let kind = ProblemKind::OutOfRange { found, low, high };
            self.add(Place::new(part.clone(), field), kind);
        }
    }

    fn person(&mut self, place: Place, id: PersonId) {
        if !self.people.contains(&id) {
            self.add(place, ProblemKind::UnknownPerson(id));
        }
    }

    /// The node with this name, or a problem.
    fn named(&mut self, place: Place, id: &Id) -> Option<usize> {
        let found = self.graph.named.get(id).copied();
        if found.is_none() {
            self.looked_near += 1;
            let near = (self.looked_near <= MOST_NEAR)
                .then(|| self.graph.near(id))
                .flatten();
            let id = id.clone();
            self.add(place, ProblemKind::UnknownId { id, near });
        }
        found
    }

    /// The information with this name, or a problem.
    fn item(&mut self, place: Place, id: &Id) -> Option<usize> {
        let found = self.named(place.clone(), id)?;
        if found < self.graph.items {
            return Some(found);
        }
        self.add(place, ProblemKind::NotAnItem(id.clone()));
        None
    }

    /// Whether a course can come here without the trainer.
    fn reached(&self, n: usize) -> bool {
        self.graph.reach[n] == Reach::Course
    }
}

/// What a node says, in one text: its answer, and each text that it puts in the melding.
fn said<'a>(node: Node<'a>) -> impl Iterator<Item = &'a Text> {
    let findings = node.findings();
    let dangers = findings.signals.values().flat_map(|s| &s.dangers);
    dangers
        .map(|d| &d.text)
        .chain(findings.statements.iter().map(|s| &s.text))
        .chain(findings.answers.values().map(|a| &a.note))
        .chain(findings.decisions.iter().map(|d| &d.says_today))
        .chain(node.answer().iter().map(|line| &line.text))
}
