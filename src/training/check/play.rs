//! What the rules give for the full answers, what the melding refuses, and the course of the expert.

use chrono::{NaiveDateTime, TimeDelta};
use uuid::Uuid;

use super::{Checker, DAY, Field, MOST_MOVES, Node, Part, Place, ProblemKind};
use crate::{
    afweging::{Topic, assess},
    melding::{Command, EntryId, Melding, PersonId, Rejection},
    training::{
        Findings, Id, Move, Session, When,
        findings::{Door, Numbers},
    },
};

/// The time between two pieces of information that are noted.
const STEP: TimeDelta = TimeDelta::seconds(1);

/// A melding that is thrown away after the check.
struct Trial {
    melding: Melding,
    at: NaiveDateTime,
}

impl Door for Trial {
    fn melding(&self) -> &Melding {
        &self.melding
    }

    fn moment(&self) -> NaiveDateTime {
        self.at
    }

    fn change(&mut self, command: Command) -> Result<(), Rejection> {
        self.melding.apply_to_trial(command, self.at).map(|_| ())
    }
}

impl Checker<'_> {
    /// Notes everything that can be got, in the order of the file, and asks the rules. What is not
    /// part of the full answers is noted after that, to see whether the melding takes it.
    pub(super) fn full_answers(&mut self) {
        let scenario = self.scenario;
        let mut trial = Trial {
            melding: self.empty_melding(),
            at: scenario.start,
        };
        for role in &scenario.people {
            // A refused record was said at the person.
            let _ = trial.change(Command::EditPerson(role.person.clone()));
        }
        trial.melding.reporter = scenario.reporter.filter(|id| self.people.contains(id));
        let full: Vec<usize> = self.order_of_notes();
        let is_full: Vec<bool> = {
            let mut is_full = vec![false; self.graph.nodes.len()];
            full.iter().for_each(|n| is_full[*n] = true);
            is_full
        };
        let mut numbers = Numbers::new();
        let mut rest = Vec::new();
        for n in full {
            self.note(n, &mut trial, &mut numbers);
        }
        self.outcome(&trial.melding);
        rest.extend((0..self.graph.nodes.len()).filter(|n| !is_full[*n]));
        for n in rest {
            self.note(n, &mut trial, &mut numbers);
        }
    }

    /// What every course can get without the trainer and without an act, each after what it waits
    /// for. An event stands right after what brings it; one at a moment stands at the end.
    fn order_of_notes(&self) -> Vec<usize> {
        let nodes = &self.graph.nodes;
        let order = self.graph.in_order(|n| match nodes[n] {
            Node::Event(event) => match &event.when {
                When::Na(_) => 0,
                When::Minuut(minute) => 2 + u64::from(*minute),
                When::Trainer => u64::MAX,
            },
            Node::Item(_) => 1,
        });
        let mut without = vec![false; nodes.len()];
        let mut kept = Vec::with_capacity(order.len());
        for n in order {
            let is_act = matches!(nodes[n], Node::Item(item) if item.deed.is_some());
            let blocked = self.graph.before[n].iter().any(|b| without[*b]);
            if is_act || blocked || !self.reached(n) {
                without[n] = true;
            } else {
                kept.push(n);
            }
        }
        kept
    }

    /// Puts what a node holds in the melding, or says what the melding refuses.
    fn note(&mut self, n: usize, trial: &mut Trial, numbers: &mut Numbers) {
        let findings = self.graph.nodes[n].findings();
        if findings.is_empty() {
            return;
        }
        let place = Place::new(self.graph.part(n), Field::Findings);
        let mut own: Vec<EntryId> = Vec::new();
        if !findings.rebuttals.is_empty() {
            own.extend(findings.accusing());
        }
        let absent: Vec<EntryId> = findings
            .rebuttals
            .keys()
            .filter(|number| !numbers.contains_key(number) && !own.contains(number))
            .copied()
            .collect();
        let without;
        let findings = if absent.is_empty() {
            findings
        } else {
            let mut rest = findings.clone();
            rest.rebuttals.retain(|number, _| !absent.contains(number));
            without = rest;
            &without
        };
        for number in absent {
            let kind = match self.recorded_by(number) {
                Some(of) => ProblemKind::RecordedLater { number, of },
                None => ProblemKind::NoRecord(number),
            };
            self.add(place.clone(), kind);
        }
        // One after the other, as in a course: what came later can answer what was said before.
        trial.at = trial.at.checked_add_signed(STEP).unwrap_or(trial.at);
        if let Err(reason) = findings.put(trial, numbers) {
            self.add(place, ProblemKind::Refused(reason));
        }
    }

    fn recorded_by(&self, number: EntryId) -> Option<Id> {
        let holds = |f: &Findings| f.accusing().any(|id| id == number);
        let mut nodes = self.graph.nodes.iter();
        nodes
            .find(|node| holds(node.findings()))
            .map(|n| n.id().clone())
    }

    fn outcome(&mut self, melding: &Melding) {
        let assessment = assess(melding);
        let expected = self.scenario.good.outcome;
        if assessment.headline == expected {
            return;
        }
        let signals = assessment
            .open
            .iter()
            .filter_map(|point| match point.topic {
                Topic::Signal(signal) => Some(signal),
                _ => None,
            });
        let kind = ProblemKind::WrongOutcome {
            expected,
            given: assessment.headline,
            open: signals.collect(),
        };
        self.add(Place::new(Part::Good, Field::Outcome), kind);
    }

    /// The moves of the expert: each can be played, and together within the time.
    pub(super) fn expert(&mut self) {
        let scenario = self.scenario;
        let moves = &scenario.expert;
        if moves.len() > MOST_MOVES {
            let kind = ProblemKind::TooManyMoves {
                found: moves.len(),
                most: MOST_MOVES,
            };
            self.add(Place::new(Part::Scenario, Field::Expert), kind);
            return;
        }
        let mut all_known = true;
        for (n, next) in moves.iter().enumerate() {
            let place = Place::new(Part::Move(n), Field::Whole);
            let found = match next {
                Move::Ask(id) => self.item(place, id),
                Move::Note(id) => self.named(place, id),
                Move::Insert(id) => self.event(place, id),
                _ => continue,
            };
            all_known &= found.is_some();
        }
        if !all_known || PersonId::PARENTS.iter().any(|p| !self.people.contains(p)) {
            return;
        }
        match Session::replay(scenario, Uuid::nil(), moves) {
            Ok(session) => {
                let took = session.second().div_ceil(60);
                let budget = scenario.budget;
                if took > budget && (1..=DAY).contains(&budget) {
                    let place = Place::new(Part::Scenario, Field::Expert);
                    self.add(place, ProblemKind::OverBudget { took, budget });
                }
            }
            Err((number, error)) => {
                let place = Place::new(Part::Move(number.saturating_sub(1)), Field::Whole);
                self.add(place, ProblemKind::Play(error));
            }
        }
    }

    fn event(&mut self, place: Place, id: &Id) -> Option<usize> {
        let found = self.named(place.clone(), id)?;
        if found >= self.graph.items {
            return Some(found);
        }
        self.add(place, ProblemKind::NotAnEvent(id.clone()));
        None
    }
}
