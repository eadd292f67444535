//! Putting what was got in the melding: all of it, or nothing.

use std::{collections::BTreeSet, ops::Deref};

use chrono::NaiveDateTime;

use super::{PlayError, Session};
use crate::{
    melding::{Command, EntryId, Melding, Rejection},
    training::{
        Findings, Id, Scenario,
        findings::{Door, Numbers},
    },
};

impl<S: Deref<Target = Scenario> + Clone> Session<S> {
    pub(super) fn note(&mut self, id: &Id) -> Result<(), PlayError> {
        let scenario = self.scenario.clone();
        let event = scenario.event(id).map(|e| &e.findings);
        let findings = scenario
            .item(id)
            .map(|i| &i.findings)
            .or(event)
            .ok_or_else(|| PlayError::Unknown(id.clone()))?;
        if !self.has(id) {
            return Err(PlayError::NotGot(id.clone()));
        }
        self.put(findings)?;
        self.noted.insert(id.clone());
        Ok(())
    }

    /// Several changes at once: all of them, or none. They are tried on a copy of the melding first;
    /// a copy of the whole past would cost more with every move.
    pub(super) fn put(&mut self, findings: &Findings) -> Result<(), PlayError> {
        let mut trial = Trial {
            melding: self.melding().clone(),
            moment: self.now(),
        };
        let mut numbers = self.lasting_numbers();
        findings.put(&mut trial, &mut numbers.clone())?;
        findings.put(self, &mut numbers)?;
        self.settle(numbers);
        Ok(())
    }

    /// The numbers of the records that stand. What was taken back keeps its number only as long as
    /// it can be done again: a new record can then have the same one.
    pub(super) fn lasting_numbers(&self) -> Numbers {
        let mut numbers = self.numbers.clone();
        if self.undone {
            let melding = self.melding();
            let dangers = melding.signals.values().flat_map(|s| &s.dangers);
            let standing: BTreeSet<EntryId> = dangers
                .map(|d| d.id)
                .chain(melding.decisions.iter().map(|d| d.id))
                .chain(melding.statements.iter().map(|s| s.id))
                .chain(melding.acts.iter().map(|a| a.id))
                .collect();
            numbers.retain(|_, id| standing.contains(id));
        }
        numbers
    }

    /// A change was made: what was taken back cannot be done again.
    pub(super) fn settle(&mut self, numbers: Numbers) {
        self.numbers = numbers;
        self.undone = false;
    }
}

impl<S: Deref<Target = Scenario> + Clone> Door for Session<S> {
    fn melding(&self) -> &Melding {
        self.history.melding()
    }

    fn moment(&self) -> NaiveDateTime {
        self.now()
    }

    fn change(&mut self, command: Command) -> Result<(), Rejection> {
        // Each record is a step of its own to take back, also where two touch one part.
        self.history.end_typing();
        self.history.apply(command, self.now()).map(|_| ())
    }
}

/// A melding on which changes are tried.
struct Trial {
    melding: Melding,
    moment: NaiveDateTime,
}

impl Door for Trial {
    fn melding(&self) -> &Melding {
        &self.melding
    }

    fn moment(&self) -> NaiveDateTime {
        self.moment
    }

    fn change(&mut self, command: Command) -> Result<(), Rejection> {
        self.melding.apply(command, self.moment).map(|_| ())
    }
}
