//! The numbers of records: one number is one record in the whole scenario.

use std::collections::BTreeMap;

use super::{Checker, Field, Part, Place, ProblemKind};
use crate::{
    melding::EntryId,
    protocol::Signal,
    training::{Findings, Id, Move},
};

/// What a number stands for. A danger and a decision may come back: what was mentioned can turn out
/// to be established. A statement and an act are added each time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Record {
    Danger(Signal),
    Decision,
    Statement,
    Act,
}

impl Record {
    fn may_come_back(self) -> bool {
        matches!(self, Self::Danger(_) | Self::Decision)
    }
}

impl Findings {
    fn records(&self) -> impl Iterator<Item = (EntryId, Record)> {
        let dangers = self.signals.iter().flat_map(|(signal, answer)| {
            let record = Record::Danger(*signal);
            answer.dangers.iter().map(move |d| (d.id, record))
        });
        dangers
            .chain(self.decisions.iter().map(|d| (d.id, Record::Decision)))
            .chain(self.statements.iter().map(|s| (s.id, Record::Statement)))
            .chain(self.acts.iter().map(|a| (a.id, Record::Act)))
    }

    /// The numbers of what accuses: what an answer to an accusation can be about.
    pub(super) fn accusing(&self) -> impl Iterator<Item = EntryId> {
        let dangers = self.signals.values().flat_map(|s| &s.dangers).map(|d| d.id);
        dangers.chain(self.statements.iter().map(|s| s.id))
    }
}

impl Checker<'_> {
    /// Each number is one record.
    pub(super) fn numbers(&mut self) {
        let scenario = self.scenario;
        let mut used: BTreeMap<EntryId, (Record, Option<Id>)> = BTreeMap::new();
        for n in 0..self.graph.nodes.len() {
            let node = self.graph.nodes[n];
            let place = Place::new(self.graph.part(n), Field::Findings);
            self.of_findings(node.findings(), &place, Some(node.id()), &mut used);
        }
        for (n, next) in scenario.expert.iter().enumerate() {
            if let Move::Fill(findings) = next {
                let place = Place::new(Part::Move(n), Field::Whole);
                self.of_findings(findings, &place, None, &mut used);
            }
        }
    }

    fn of_findings(
        &mut self,
        findings: &Findings,
        place: &Place,
        id: Option<&Id>,
        used: &mut BTreeMap<EntryId, (Record, Option<Id>)>,
    ) {
        for (number, record) in findings.records() {
            match used.get(&number) {
                None => {
                    used.insert(number, (record, id.cloned()));
                }
                Some((before, _)) if *before == record && record.may_come_back() => {}
                Some((_, of)) => {
                    let of = of.clone();
                    self.add(place.clone(), ProblemKind::SameNumber { number, of });
                }
            }
        }
    }
}
