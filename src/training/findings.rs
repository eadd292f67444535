//! What of an answer belongs in the melding, written as in a file of a melding.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::{
    melding::{
        Account, Act, Answer, Asked, Command, Danger, Decision, EntryId, Hearing, Melding, Person,
        PersonId, Rebuttal, Rejection, Reply, Says, SignalAnswer, Statement, Text, Value,
    },
    protocol::{Question, Signal},
};

/// A part of a melding. Numbers (`nr`) are the scenario's own: one number is one record in the whole
/// scenario, whatever number it gets in the melding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Findings {
    /// What is now known of people.
    #[serde(rename = "betrokkenen", skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Answers to safety signals. A danger is added to what stands there already.
    #[serde(rename = "signalen", skip_serializing_if = "BTreeMap::is_empty")]
    pub signals: BTreeMap<Signal, SignalAnswer>,
    /// Answers to questions.
    #[serde(rename = "antwoorden", skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<Question, Answer>,
    /// Decisions and agreements. One with a number that was there before replaces it.
    #[serde(rename = "beslissingen", skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Statements.
    #[serde(rename = "verklaringen", skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Who was heard.
    #[serde(rename = "gehoord", skip_serializing_if = "BTreeMap::is_empty")]
    pub hearings: BTreeMap<PersonId, Hearing>,
    /// Answers to accusations, by the number of the danger or statement that accuses.
    #[serde(rename = "wederhoor", skip_serializing_if = "BTreeMap::is_empty")]
    pub rebuttals: BTreeMap<EntryId, Rebuttal>,
    /// What the police did.
    #[serde(rename = "handelingen", skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
}

/// Which number each record of the scenario has in the melding.
pub type Numbers = BTreeMap<EntryId, EntryId>;

impl Findings {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts everything in the melding by commands, one at a time through `change`, which applies a
    /// command to the melding that `now` then shows.
    ///
    /// # Errors
    /// What the melding refuses; what came before it stands.
    pub(super) fn put<M: Door>(
        &self,
        door: &mut M,
        numbers: &mut Numbers,
    ) -> Result<(), Rejection> {
        for person in &self.people {
            door.change(Command::EditPerson(person.clone()))?;
        }
        for (signal, answer) in &self.signals {
            put_signal(door, numbers, *signal, answer)?;
        }
        for (question, answer) in &self.answers {
            put_answer(door, *question, answer)?;
        }
        for decision in &self.decisions {
            let id = match numbers.get(&decision.id) {
                Some(id) => *id,
                None => {
                    let id = new_entry(door, numbers, decision.id);
                    door.change(Command::AddDecision(decision.kind))?;
                    id
                }
            };
            let decision = Decision {
                id,
                ..decision.clone()
            };
            door.change(Command::EditDecision(decision))?;
        }
        for statement in &self.statements {
            let id = new_entry(door, numbers, statement.id);
            door.change(Command::AddStatement {
                account: statement.account.clone(),
                text: statement.text.clone(),
                place: statement.place.clone(),
                step: statement.step,
                accuses: statement.accuses,
            })?;
            // The time on the clock of the course is kept where the scenario gives none.
            if statement.at.is_some() || statement.withdrawn {
                door.change(Command::EditStatement(Statement {
                    id,
                    ..statement.clone()
                }))?;
            }
        }
        for (person, hearing) in &self.hearings {
            let at = hearing.at.or(Some(door.moment()));
            let hearing = Hearing {
                at,
                ..hearing.clone()
            };
            door.change(Command::SetHearing(*person, hearing))?;
        }
        for (of, rebuttal) in &self.rebuttals {
            // Another record of the melding may have the scenario's number.
            let id = *numbers.get(of).ok_or(Rejection::UnknownEntry(*of))?;
            door.change(Command::SetRebuttal(id, rebuttal.clone()))?;
        }
        for act in &self.acts {
            let id = new_entry(door, numbers, act.id);
            door.change(Command::AddAct(act.kind))?;
            let at = act.at.or(Some(door.moment()));
            door.change(Command::EditAct(Act {
                id,
                at,
                ..act.clone()
            }))?;
        }
        Ok(())
    }
}

/// A melding behind its one door, with the time on the clock of the course.
pub(super) trait Door {
    /// The melding as it stands.
    fn melding(&self) -> &Melding;
    /// The time.
    fn moment(&self) -> NaiveDateTime;
    /// Applies a command.
    fn change(&mut self, command: Command) -> Result<(), Rejection>;
}

fn new_entry(door: &impl Door, numbers: &mut Numbers, of: EntryId) -> EntryId {
    let id = door.melding().next_entry();
    numbers.insert(of, id);
    id
}

fn put_signal(
    door: &mut impl Door,
    numbers: &mut Numbers,
    signal: Signal,
    answer: &SignalAnswer,
) -> Result<(), Rejection> {
    match answer.asked {
        Asked::NietGevraagd => {}
        Asked::Nee | Asked::Onbekend => {}
        Asked::Gevaar => {
            for danger in &answer.dangers {
                put_danger(door, numbers, signal, danger)?;
            }
        }
    }
    // *Nee* and *onbekend* of nobody who is named, and then of each who is.
    if let Some(says) = answer.unnamed() {
        put_reply(door, signal, &Reply::new(says, None))?;
    }
    for reply in answer.live_replies() {
        put_reply(door, signal, reply)?;
    }
    if !answer.note.is_blank() {
        door.change(Command::SetSignalNote(signal, answer.note.clone()))?;
    }
    Ok(())
}

/// Who speaks to a signal is chosen for as long as what it says is put there: the officer's own choice
/// stands again after it.
fn speaking<D: Door>(
    door: &mut D,
    account: Option<&Account>,
    put: impl FnOnce(&mut D) -> Result<(), Rejection>,
) -> Result<(), Rejection> {
    let before = door.melding().signals_from.clone();
    if before.as_ref() == account {
        return put(door);
    }
    door.change(Command::SetSignalsFrom(account.cloned()))?;
    put(door)?;
    door.change(Command::SetSignalsFrom(before))
}

/// One source that reports no danger.
fn put_reply(door: &mut impl Door, signal: Signal, reply: &Reply) -> Result<(), Rejection> {
    let account = reply.account.as_ref();
    speaking(door, account, |door| {
        let value = match reply.says {
            Says::Nee => Value::Nee,
            Says::Onbekend => Value::Onbekend,
        };
        door.change(Command::AnswerSignal(signal, value))?;
        let Some(speaker) = account.map(Account::speaker) else {
            return Ok(());
        };
        // What the key does not say: where it was seen, and how far the source knows it.
        let answer = door.melding().signals.get(&signal);
        let mut replies = answer.map(|a| a.replies.clone()).unwrap_or_default();
        let same = |r: &&mut Reply| {
            !r.replaced && r.account.as_ref().map(Account::speaker) == Some(speaker)
        };
        let Some(there) = replies.iter_mut().find(same) else {
            return Ok(());
        };
        let whole = Reply {
            at: reply.at.or(there.at),
            ..reply.clone()
        };
        if *there == whole {
            return Ok(());
        }
        *there = whole;
        door.change(Command::SetReplies(signal, replies))
    })
}

/// A danger with a number that was there before is replaced: what was *genoemd* can turn out to be
/// established.
fn put_danger(
    door: &mut impl Door,
    numbers: &mut Numbers,
    signal: Signal,
    danger: &Danger,
) -> Result<(), Rejection> {
    let known = numbers.get(&danger.id).copied();
    let none = |m: &Melding| m.signals.get(&signal).is_none_or(|s| s.dangers.is_empty());
    let id = match known {
        Some(id) => id,
        None => {
            let id = new_entry(door, numbers, danger.id);
            let command = if !none(door.melding()) {
                Command::AddDanger(signal)
            } else if danger.established {
                Command::AnswerSignal(signal, Value::Ja)
            } else {
                Command::AnswerSignal(signal, Value::Genoemd)
            };
            // What this source denied before, it now says.
            speaking(door, danger.known.as_ref(), |door| door.change(command))?;
            id
        }
    };
    let answer = door.melding().signals.get(&signal);
    let closed = answer.filter(|a| a.asked != Asked::Gevaar);
    if let Some(first) = closed.and_then(|a| a.dangers.first().cloned()) {
        // A danger never passes for *nee*. The key that opens the answer again speaks of the first
        // danger, and that one keeps what was known of it.
        door.change(Command::AnswerSignal(signal, Value::Genoemd))?;
        door.change(Command::EditDanger(signal, first))?;
    }
    let stands = door.melding().signals.get(&signal);
    let stands = stands.and_then(|a| a.dangers.iter().find(|d| d.id == id));
    let danger = Danger {
        id,
        // The time on the clock of the course is kept where the scenario gives none.
        at: danger.at.or(stands.and_then(|d| d.at)),
        ..danger.clone()
    };
    door.change(Command::EditDanger(signal, danger))
}

fn put_answer(door: &mut impl Door, question: Question, answer: &Answer) -> Result<(), Rejection> {
    door.change(Command::Answer(question, answer.value.clone()))?;
    door.change(Command::SetAccount(question, answer.account.clone()))?;
    if answer.note != Text::default() {
        door.change(Command::SetNote(question, answer.note.clone()))?;
    }
    Ok(())
}

/// The accounts in a part of a melding, with the words that go with them.
impl Findings {
    /// Every account that stands in it.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        let signals = self.signals.values().flat_map(SignalAnswer::accounts);
        signals
            .chain(self.answers.values().map(|a| &a.account))
            .chain(self.decisions.iter().map(|d| &d.account))
            .chain(self.statements.iter().map(|s| &s.account))
    }
}
