//! Undo and redo of a scenario. Each step keeps the change that takes it back, so that a large
//! scenario is not copied for every keystroke.

use std::collections::VecDeque;

use chrono::{NaiveDateTime, TimeDelta};

use super::{Edit, EditError, Record};
use crate::training::Scenario;

/// Most steps that can be taken back.
const DEPTH: usize = 400;
/// Keystrokes in the same record within this time are one step.
const TYPING_PAUSE: TimeDelta = TimeDelta::seconds(3);
/// A step can hold a whole scenario; all steps together hold no more records than this.
const MOST_RECORDS: usize = 100_000;

/// A scenario with its past and its undone future.
#[derive(Clone, Debug)]
pub struct History {
    now: Scenario,
    past: VecDeque<Edit>,
    future: Vec<Edit>,
    last_typing: Option<(Record, NaiveDateTime)>,
}

impl History {
    /// Begins with a scenario and no past.
    pub fn new(scenario: Scenario) -> Self {
        Self {
            now: scenario,
            past: VecDeque::new(),
            future: Vec::new(),
            last_typing: None,
        }
    }

    /// The scenario as it stands.
    pub fn scenario(&self) -> &Scenario {
        &self.now
    }

    /// Carries out a change; `false` where it changed nothing, and then it makes no step.
    ///
    /// # Errors
    /// What [`Scenario::edit`] refuses; then nothing changes, the past included.
    pub fn edit(&mut self, edit: Edit, now: NaiveDateTime) -> Result<bool, EditError> {
        let record = edit.record();
        let wanted = edit.clone();
        let back = self.now.edit(edit)?;
        if back == wanted || matches!(&back, Edit::Whole(before) if **before == self.now) {
            return Ok(false);
        }
        // A step that holds a whole scenario also undoes what was typed in it since.
        let joins = record.is_some()
            && !matches!(back, Edit::Whole(_))
            && self.last_typing.is_some_and(|(last, at)| {
                Some(last) == record && now.signed_duration_since(at).abs() < TYPING_PAUSE
            });
        if !joins {
            self.past.push_back(back);
            self.forget();
        }
        self.future.clear();
        self.last_typing = record.map(|record| (record, now));
        Ok(true)
    }

    /// Takes the last step back. `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.last_typing = None;
        let Some(back) = self.past.pop_back() else {
            return false;
        };
        match self.now.edit(back) {
            Ok(forth) => {
                self.future.push(forth);
                true
            }
            Err(_) => false,
        }
    }

    /// Does an undone step again. `false` where there is none.
    pub fn redo(&mut self) -> bool {
        self.last_typing = None;
        let Some(forth) = self.future.pop() else {
            return false;
        };
        match self.now.edit(forth) {
            Ok(back) => {
                self.past.push_back(back);
                true
            }
            Err(_) => false,
        }
    }

    /// Ends the running text, so that the next keystroke begins a new step.
    pub fn end_typing(&mut self) {
        self.last_typing = None;
    }

    fn forget(&mut self) {
        let size = |edit: &Edit| match edit {
            Edit::Whole(scenario) => 1 + scenario.items.len() + scenario.expert.len(),
            _ => 1,
        };
        let mut records: usize = self.past.iter().map(size).sum();
        while self.past.len() > 1 && (self.past.len() > DEPTH || records > MOST_RECORDS) {
            if let Some(gone) = self.past.pop_front() {
                records -= size(&gone);
            }
        }
    }
}
