//! What a good course contains: each point can be met, and has its words and sources.

use std::collections::BTreeSet;

use super::{Checker, Field, Part, Place, ProblemKind, said};
use crate::{
    melding::{Asked, Heard, Text},
    protocol::Citation,
    training::{
        Ask, Ban, Expected, Findings, Id, Order, SpeakerName,
        grade::{Signs, folded},
    },
};

impl Checker<'_> {
    /// Everything under *goed*, but the outcome.
    pub(super) fn good(&mut self) {
        let good = &self.scenario.good;
        self.reasoned(&Part::Good, &good.why, &good.citations);
        self.required();
        for (n, order) in good.order.iter().enumerate() {
            self.order(n, order);
        }
        for (n, forbidden) in good.forbidden.iter().enumerate() {
            let part = Part::Forbidden(n);
            self.reasoned(&part, &forbidden.why, &forbidden.citations);
            if let Ban::Informatie(id) = &forbidden.ban {
                self.item(Place::new(part, Field::Ban), id);
            }
        }
        for (n, expected) in good.statements.iter().enumerate() {
            self.statement(n, expected);
        }
        for (n, known) in good.known.iter().enumerate() {
            let part = Part::Known(n);
            self.reasoned(&part, &known.why, &known.citations);
            self.item(Place::new(part, Field::Items), &known.item);
        }
    }

    fn reasoned(&mut self, part: &Part, why: &Text, citations: &[Citation]) {
        self.text(part, Field::Why, why);
        self.list(part, Field::Citations, citations);
    }

    fn required(&mut self) {
        let good = &self.scenario.good;
        self.list(&Part::Good, Field::Required, &good.required);
        let mut answered = BTreeSet::new();
        for (n, node) in self.graph.nodes.iter().enumerate() {
            if self.reached(n) {
                answered.extend(answers(node.findings()));
            }
        }
        let mut seen = BTreeSet::new();
        for (n, required) in good.required.iter().enumerate() {
            let part = Part::Required(n);
            self.reasoned(&part, &required.why, &required.citations);
            let place = Place::new(part, Field::Ask);
            let ask = &required.ask;
            if !seen.insert(ask) {
                self.add(place.clone(), ProblemKind::SameAsk(ask.clone()));
            }
            let is_answered = match ask {
                // An unknown name, or a place that nobody can come, is said elsewhere.
                Ask::Informatie(id) => {
                    self.item(place, id);
                    continue;
                }
                Ask::Gehoord(id) if !self.people.contains(id) => {
                    self.add(place, ProblemKind::UnknownPerson(*id));
                    continue;
                }
                other => answered.contains(other),
            };
            if !is_answered {
                self.add(place, ProblemKind::Unanswered(ask.clone()));
            }
        }
    }

    fn order(&mut self, n: usize, order: &Order) {
        let part = Part::Order(n);
        self.reasoned(&part, &order.why, &order.citations);
        self.list(&part, Field::First, &order.first);
        self.list(&part, Field::Then, &order.then);
        let first = self.all_named(&part, Field::First, &order.first);
        let then = self.all_named(&part, Field::Then, &order.then);
        if let Some((first, then)) = self.comes_after(&first, &then) {
            let (first, then) = (self.id(first), self.id(then));
            let kind = ProblemKind::OrderCannotBe { first, then };
            self.add(Place::new(part, Field::First), kind);
        }
    }

    fn all_named(&mut self, part: &Part, field: Field, ids: &[Id]) -> Vec<usize> {
        let named = ids.iter().enumerate();
        named
            .filter_map(|(at, id)| self.named(Place::nth(part.clone(), field, at), id))
            .collect()
    }

    /// The first of these that waits, by whatever way, for one of those.
    fn comes_after(&self, these: &[usize], those: &[usize]) -> Option<(usize, usize)> {
        let those: BTreeSet<usize> = those.iter().copied().collect();
        let mut seen = BTreeSet::new();
        for start in these {
            let mut walk = vec![*start];
            while let Some(n) = walk.pop() {
                if those.contains(&n) {
                    return Some((*start, n));
                }
                if seen.insert(n) {
                    walk.extend(&self.graph.before[n]);
                }
            }
        }
        None
    }

    fn statement(&mut self, n: usize, expected: &Expected) {
        let part = Part::Statement(n);
        self.reasoned(&part, &expected.why, &expected.citations);
        if let SpeakerName::Persoon(id) = expected.speaker {
            self.person(Place::new(part.clone(), Field::Speaker), id);
        }
        self.list(&part, Field::Words, &expected.words);
        for (at, word) in expected.words.iter().enumerate() {
            if word.split('|').any(|way| way.trim().is_empty()) {
                let place = Place::nth(part.clone(), Field::Words, at);
                self.add(place, ProblemKind::EmptyText);
            }
        }
        let from = Place::new(part.clone(), Field::From);
        let Some(node) = self.named(from, &expected.from) else {
            return;
        };
        // What grading cannot find again, nobody can do right.
        let signs = Signs::of(expected);
        let together = said(self.graph.nodes[node]).any(|text| signs.all_in(&folded(text)));
        if !together && !expected.words.iter().all(Text::is_blank) {
            let kind = ProblemKind::NoSuchWords {
                words: expected.words.clone(),
                of: expected.from.clone(),
            };
            self.add(Place::new(part, Field::Words), kind);
        }
    }
}

/// The questions that a part of a melding answers.
pub(in crate::training) fn answers(findings: &Findings) -> impl Iterator<Item = Ask> {
    let signals = findings.signals.iter();
    let questions = findings.answers.iter();
    let hearings = findings.hearings.iter();
    let decision = !findings.decisions.is_empty();
    signals
        .filter(|(_, answer)| answer.asked != Asked::NietGevraagd)
        .map(|(signal, _)| Ask::Signaal(*signal))
        .chain(
            questions
                .filter(|(_, answer)| answer.value.is_some())
                .map(|(question, _)| Ask::Vraag(*question)),
        )
        .chain(
            hearings
                .filter(|(_, h)| matches!(h.heard, Some(Heard::Gehoord | Heard::BewustNiet)))
                .map(|(id, _)| Ask::Gehoord(*id)),
        )
        .chain(decision.then_some(Ask::Beslissing))
}
