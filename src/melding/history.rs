//! One undo and redo over everything: answers, people, statements and text.

use std::collections::VecDeque;

use chrono::{NaiveDateTime, TimeDelta};

use super::{Change, Command, Melding, Rejection, Subject};

/// Most steps that can be taken back.
const DEPTH: usize = 400;
/// Keystrokes at the same part within this time are one step.
const TYPING_PAUSE: TimeDelta = TimeDelta::seconds(3);

/// A melding with its past and its undone future. Whole values are kept, so that undo restores
/// exactly what stood there.
#[derive(Clone, Debug)]
pub struct History {
    now: Melding,
    past: VecDeque<Melding>,
    future: Vec<Melding>,
    last_typing: Option<(Subject, NaiveDateTime)>,
}

impl History {
    /// Begins with a melding and no past.
    pub fn new(melding: Melding) -> Self {
        Self {
            now: melding,
            past: VecDeque::new(),
            future: Vec::new(),
            last_typing: None,
        }
    }

    /// The melding as it stands.
    pub fn melding(&self) -> &Melding {
        &self.now
    }

    /// Applies a command. A command that changes nothing makes no step.
    ///
    /// # Errors
    /// What [`Melding::apply`] refuses; then nothing changes, the past included.
    pub fn apply(&mut self, command: Command, now: NaiveDateTime) -> Result<Change, Rejection> {
        let mut next = self.now.clone();
        let change = next.apply(command, now)?;
        if next == self.now {
            return Ok(change);
        }
        let joins = change.typing
            && self.last_typing.is_some_and(|(subject, at)| {
                subject == change.subject && now.signed_duration_since(at).abs() < TYPING_PAUSE
            });
        let before = std::mem::replace(&mut self.now, next);
        if !joins {
            self.past.push_back(before);
            if self.past.len() > DEPTH {
                self.past.pop_front();
            }
        }
        self.future.clear();
        self.last_typing = change.typing.then_some((change.subject, now));
        Ok(change)
    }

    /// Applies the commands of one key as one step. Gives what the last one touched, or nothing where
    /// nothing changed.
    ///
    /// # Errors
    /// What [`Melding::apply`] refuses; then nothing changes, the past included.
    pub fn apply_together(
        &mut self,
        commands: Vec<Command>,
        now: NaiveDateTime,
    ) -> Result<Option<Change>, Rejection> {
        let mut next = self.now.clone();
        let mut last = None;
        for command in commands {
            last = Some(next.apply(command, now)?);
        }
        if next == self.now {
            return Ok(None);
        }
        self.past.push_back(std::mem::replace(&mut self.now, next));
        if self.past.len() > DEPTH {
            self.past.pop_front();
        }
        self.future.clear();
        self.last_typing = None;
        Ok(last)
    }

    /// Takes the last step back. `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else {
            return false;
        };
        self.future.push(std::mem::replace(&mut self.now, before));
        self.last_typing = None;
        true
    }

    /// Does an undone step again. `false` where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else {
            return false;
        };
        self.past.push_back(std::mem::replace(&mut self.now, after));
        self.last_typing = None;
        true
    }

    /// Ends the running text, so that the next keystroke begins a new step.
    pub fn end_typing(&mut self) {
        self.last_typing = None;
    }
}
