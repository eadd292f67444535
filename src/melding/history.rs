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
    /// The next word of what was being typed in the step before.
    goes_on: bool,
}

/// What is being typed.
#[derive(Clone, Copy, Debug)]
struct Typing {
    subject: Subject,
    at: NaiveDateTime,
    word_ended: bool,
}

/// A melding with its past and its undone future. Whole values are kept, so that undo restores
/// exactly what stood there.
#[derive(Clone, Debug)]
pub struct History {
    now: Melding,
    past: VecDeque<Step>,
    future: Vec<Step>,
    last_typing: Option<Typing>,
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
        let same_run = self.last_typing.filter(|last| {
            let rested = now.signed_duration_since(last.at).abs() >= TYPING_PAUSE;
            change.typing && last.subject == change.subject && !rested
        });
        let before = std::mem::replace(&mut self.now, next);
        if same_run.is_none_or(|last| last.word_ended) {
            self.push(Step {
                other: before,
                subject: change.subject,
                typing: change.typing,
                goes_on: same_run.is_some(),
            });
        }
        self.future.clear();
        self.last_typing = change.typing.then_some(Typing {
            subject: change.subject,
            at: now,
            word_ended: false,
        });
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
        self.push(Step {
            other: before,
            subject: change.subject,
            typing: false,
            goes_on: false,
        });
        self.future.clear();
        self.last_typing = None;
        Ok(last)
    }

    fn push(&mut self, step: Step) {
        self.past.push_back(step);
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

    /// Takes the last step back, everything that was typed in one go included, and says what it
    /// touched. `None` where there is none.
    pub fn undo(&mut self) -> Option<Subject> {
        while self.past.back().is_some_and(|step| step.goes_on) {
            self.undo_word();
        }
        self.undo_word()
    }

    /// Does an undone step again, and says what it touched. `None` where there is none.
    pub fn redo(&mut self) -> Option<Subject> {
        let subject = self.redo_word()?;
        while self.future.last().is_some_and(|step| step.goes_on) {
            self.redo_word();
        }
        Some(subject)
    }

    /// Takes the last word back, where words were typed last; else the last step.
    pub fn undo_word(&mut self) -> Option<Subject> {
        let mut step = self.past.pop_back()?;
        std::mem::swap(&mut self.now, &mut step.other);
        let subject = step.subject;
        self.future.push(step);
        self.last_typing = None;
        Some(subject)
    }

    /// Does an undone word or step again.
    pub fn redo_word(&mut self) -> Option<Subject> {
        let mut step = self.future.pop()?;
        std::mem::swap(&mut self.now, &mut step.other);
        let subject = step.subject;
        self.past.push_back(step);
        self.last_typing = None;
        Some(subject)
    }

    /// A word was ended: the next one can be taken back apart from it.
    pub fn end_word(&mut self) {
        if let Some(last) = &mut self.last_typing {
            last.word_ended = true;
        }
    }

    /// Ends the running text, so that the next keystroke begins a new step.
    pub fn end_typing(&mut self) {
        self.last_typing = None;
    }
}
