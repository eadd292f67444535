//! Time passes, and things happen in it.

use std::ops::Deref;

use super::{Arrival, PlayError, Session};
use crate::training::{Event, Id, Scenario, When};

/// Longest course, in seconds.
const MAX_SECONDS: u32 = 24 * 60 * 60;

impl<S: Deref<Target = Scenario> + Clone> Session<S> {
    pub(super) fn insert(&mut self, id: &Id) -> Result<(), PlayError> {
        let scenario = self.scenario.clone();
        let event = scenario
            .event(id)
            .ok_or_else(|| PlayError::Unknown(id.clone()))?;
        if self.happened.contains_key(id) {
            return Err(PlayError::Happened(id.clone()));
        }
        self.arrive(event);
        self.let_happen();
        Ok(())
    }

    /// Time passes, and what was to happen in it happens at its own moment.
    pub(super) fn pass(&mut self, seconds: u32) -> Result<(), PlayError> {
        let until = self
            .second
            .checked_add(seconds)
            .filter(|s| *s <= MAX_SECONDS)
            .ok_or(PlayError::TooLong)?;
        let scenario = self.scenario.clone();
        let mut due: Vec<(u32, &Event)> = scenario
            .events
            .iter()
            .filter_map(|e| match e.when {
                When::Minuut(minute) => Some((minute.saturating_mul(60), e)),
                When::Na(_) | When::Trainer => None,
            })
            .filter(|(at, e)| *at <= until && !self.happened.contains_key(&e.id))
            .collect();
        due.sort_by_key(|(at, _)| *at);
        for (at, event) in due {
            self.second = self.second.max(at);
            self.arrive(event);
            self.let_happen();
        }
        self.second = until;
        Ok(())
    }

    pub(super) fn arrive(&mut self, event: &Event) {
        if self.happened.contains_key(&event.id) {
            return;
        }
        self.happened.insert(event.id.clone(), self.second);
        self.arrived.push(Arrival {
            id: event.id.clone(),
            second: self.second,
            asked: false,
        });
    }

    /// What happens now: at this moment, or because of what was just got. One event can bring the
    /// next.
    pub(super) fn let_happen(&mut self) {
        let scenario = self.scenario.clone();
        loop {
            let next = scenario.events.iter().find(|e| {
                !self.happened.contains_key(&e.id)
                    && match &e.when {
                        When::Minuut(minute) => minute.saturating_mul(60) <= self.second,
                        When::Na(ids) => ids.iter().all(|id| self.has(id)),
                        When::Trainer => false,
                    }
            });
            let Some(event) = next else { break };
            self.arrive(event);
        }
    }
}
