//! One undo and redo over everything: answers, people, statements and text.

use std::collections::VecDeque;

use chrono::{NaiveDateTime, TimeDelta};

use super::{Change, Command, Melding, Rejection, Subject};

/// Most steps that can be taken back.
const DEPTH: usize = 400;
/// Keystrokes at the same part within this time are one step.
const TYPING_PAUSE: TimeDelta = TimeDelta::seconds(3);

/// A step: what stood on the other side of it, and what it touched.
#[derive(Clone, Debug)]
struct Step {
    other: Melding,
    subject: Subject,
    typing: bool,
}

/// A melding with its past and its undone future. Whole values are kept, so that undo restores
/// exactly what stood there.
#[derive(Clone, Debug)]
pub struct History {
    now: Melding,
    past: VecDeque<Step>,
    future: Vec<Step>,
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
            self.push(before, change.subject, change.typing);
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
        let Some(change) = last.filter(|_| next != self.now) else {
            return Ok(None);
        };
        let before = std::mem::replace(&mut self.now, next);
        self.push(before, change.subject, false);
        self.future.clear();
        self.last_typing = None;
        Ok(last)
    }

    fn push(&mut self, other: Melding, subject: Subject, typing: bool) {
        self.past.push_back(Step {
            other,
            subject,
            typing,
        });
        if self.past.len() > DEPTH {
            self.past.pop_front();
        }
    }

    /// Whether the step that would be taken back, or done again, is typing in a field.
    pub fn next_is_typing(&self, back: bool) -> bool {
        let step = if back {
            self.past.back()
        } else {
            self.future.last()
        };
        step.is_some_and(|step| step.typing)
    }

    /// Takes the last step back, and says what it touched. `None` where there is none.
    pub fn undo(&mut self) -> Option<Subject> {
        let mut step = self.past.pop_back()?;
        std::mem::swap(&mut self.now, &mut step.other);
        let subject = step.subject;
        self.future.push(step);
        self.last_typing = None;
        Some(subject)
    }

    /// Does an undone step again, and says what it touched. `None` where there is none.
    pub fn redo(&mut self) -> Option<Subject> {
        let mut step = self.future.pop()?;
        std::mem::swap(&mut self.now, &mut step.other);
        let subject = step.subject;
        self.past.push_back(step);
        self.last_typing = None;
        Some(subject)
    }

    /// Ends the running text, so that the next keystroke begins a new step.
    pub fn end_typing(&mut self) {
        self.last_typing = None;
    }
}
