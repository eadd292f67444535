//! The one door for every change to a melding.

use chrono::NaiveDateTime;

use super::{
    Account, Act, Answer, Asked, Change, Command, Concept, Danger, Decision, Hearing, Melding,
    Passage, Person, PersonId, Rebuttal, Rejection, Shield, SignalAnswer, Speaker, Statement,
    Subject, Text, Value, Whereabouts,
};
use crate::protocol::{Question, Signal, Step};

impl Melding {
    /// Changes the melding as the command says.
    ///
    /// # Errors
    /// A command that names a person or entry that is not there, an answer of the wrong kind, an
    /// impossible date, a clause without a decision, or a removal that would lose text. A rejected
    /// command changes nothing.
    pub fn apply(&mut self, command: Command, now: NaiveDateTime) -> Result<Change, Rejection> {
        let mut next = self.clone();
        let change = next.carry_out(command, now)?;
        *self = next;
        Ok(change)
    }

    /// Changes the melding as [`Self::apply`] does, by the same checks, without keeping what stood
    /// there: after a refusal half of a change may stand. Only for a melding that is thrown away,
    /// where thousands of changes follow one another.
    pub(crate) fn apply_to_trial(
        &mut self,
        command: Command,
        now: NaiveDateTime,
    ) -> Result<Change, Rejection> {
        self.carry_out(command, now)
    }

    fn carry_out(&mut self, command: Command, now: NaiveDateTime) -> Result<Change, Rejection> {
        match command {
            Command::SetReporter(reporter) => self.set_reporter(reporter),
            Command::SetTime(at) => self.set_time(at),
            Command::AddPerson { child } => self.add_person(child),
            Command::EditPerson(person) => self.edit_person(person),
            Command::RemovePerson(id) => self.remove_person(id),
            Command::AnswerSignal(signal, value) => self.answer_signal(signal, value),
            Command::ClearSignal(signal) => self.clear_signal(signal),
            Command::SetGround(signal, ground) => {
                if let Some(account) = &ground {
                    self.check_account(account)?;
                }
                self.signal_mut(signal).ground = ground;
                done(Subject::Signal(signal))
            }
            Command::SetSignalNote(signal, note) => {
                self.signal_mut(signal).note = note;
                typed(Subject::Signal(signal))
            }
            Command::AddDanger(signal) => {
                self.push_danger(signal, false);
                done(Subject::Signal(signal))
            }
            Command::EditDanger(signal, danger) => self.edit_danger(signal, danger),
            Command::Answer(question, value) => self.set_answer(question, value),
            Command::SetAccount(question, account) => {
                self.check_account(&account)?;
                self.answer_mut(question).account = account;
                done(Subject::Question(question))
            }
            Command::SetNote(question, note) => {
                self.answer_mut(question).note = note;
                typed(Subject::Question(question))
            }
            Command::AddDecision(kind) => {
                let id = self.next_entry();
                let account = self
                    .current_speaker()
                    .map_or(Account::Handeling, kept_speaker);
                self.decisions.push(Decision {
                    id,
                    kind,
                    court: Text::default(),
                    date: None,
                    number: Text::default(),
                    says_today: Text::default(),
                    evidence: None,
                    account,
                    force: None,
                    clause: None,
                    withdrawn: false,
                });
                done(Subject::Entry(id))
            }
            Command::EditDecision(decision) => self.edit_decision(decision),
            Command::AddStatement {
                account,
                text,
                place,
                step,
                accuses,
            } => {
                let concept = Concept {
                    account: Some(account),
                    text,
                    place,
                    accuses,
                };
                self.add_statement(concept, step, now)
            }
            Command::EditStatement(statement) => self.edit_statement(statement),
            Command::SetConcept(concept) => self.set_concept(concept),
            Command::SubmitConcept(step) => self.submit_concept(step, now),
            Command::SetHearing(person, hearing) => self.set_hearing(person, hearing),
            Command::SetRebuttal(id, rebuttal) => self.set_rebuttal(id, rebuttal),
            Command::AddAct(kind) => {
                let id = self.next_entry();
                self.acts.push(Act {
                    id,
                    kind,
                    to: None,
                    text: Text::default(),
                    reason: Text::default(),
                    at: Some(now),
                    withdrawn: false,
                });
                done(Subject::Entry(id))
            }
            Command::EditAct(act) => self.edit_act(act),
            Command::Shield {
                passage,
                reader,
                reason,
            } => self.set_shield(passage, reader, reason),
            Command::Unshield { passage, reader } => {
                self.unshield(passage, reader)?;
                done(Subject::Shield(passage, reader))
            }
            Command::KeepWord(word) => {
                self.words_kept.insert(super::shield::kept_word(&word)?);
                done(Subject::Words)
            }
            Command::WarnWord(word) => {
                self.words_kept.remove(&super::shield::kept_word(&word)?);
                done(Subject::Words)
            }
        }
    }

    fn set_reporter(&mut self, reporter: Option<PersonId>) -> Result<Change, Rejection> {
        if let Some(id) = reporter {
            self.check_person(id)?;
            self.concept.account = Some(Account::told(id));
        }
        self.reporter = reporter;
        done(Subject::Call)
    }

    /// A call before a birth or a decision that it already holds cannot be.
    fn set_time(&mut self, at: NaiveDateTime) -> Result<Change, Rejection> {
        super::validate::check_date(at.date())?;
        self.at = at;
        for person in &self.people {
            self.check_edited_person(person)?;
        }
        for decision in &self.decisions {
            self.check_decision(decision)?;
        }
        done(Subject::Call)
    }

    fn add_person(&mut self, child: bool) -> Result<Change, Rejection> {
        let make = if child {
            PersonId::Child
        } else {
            PersonId::Other
        };
        let id = (1..=super::MAX_NUMBER)
            .map(make)
            .find(|id| self.person(*id).is_none())
            .ok_or(Rejection::TooMany)?;
        self.people.push(Person::new(id));
        done(Subject::Person(id))
    }

    fn edit_person(&mut self, person: Person) -> Result<Change, Rejection> {
        self.check_edited_person(&person)?;
        let id = person.id;
        let slot = self
            .people
            .iter_mut()
            .find(|p| p.id == id)
            .ok_or(Rejection::UnknownPerson(id))?;
        let typing = (slot.relation, slot.age, slot.birth, slot.now, slot.lives)
            == (
                person.relation,
                person.age,
                person.birth,
                person.now,
                person.lives,
            );
        *slot = person;
        Ok(Change {
            subject: Subject::Person(id),
            typing,
        })
    }

    fn remove_person(&mut self, id: PersonId) -> Result<Change, Rejection> {
        self.check_person(id)?;
        if id.is_parent() {
            return Err(Rejection::ParentStays);
        }
        if self.is_named(id) {
            return Err(Rejection::PersonInUse(id));
        }
        self.people.retain(|p| p.id != id);
        self.hearings.remove(&id);
        done(Subject::Call)
    }

    fn answer_signal(&mut self, signal: Signal, value: Value) -> Result<Change, Rejection> {
        match value {
            Value::Nee => self.signal_mut(signal).asked = Asked::Nee,
            Value::Onbekend => self.signal_mut(signal).asked = Asked::Onbekend,
            Value::Genoemd | Value::Ja => {
                let established = value == Value::Ja;
                if self.signal_mut(signal).dangers.is_empty() {
                    self.push_danger(signal, established);
                }
                let answer = self.signal_mut(signal);
                answer.asked = Asked::Gevaar;
                // With several dangers the key speaks of the first; the rows below it have their own.
                if let Some(first) = answer.dangers.first_mut() {
                    first.established = established;
                }
            }
        }
        done(Subject::Signal(signal))
    }

    fn clear_signal(&mut self, signal: Signal) -> Result<Change, Rejection> {
        if let Some(answer) = self.signals.get(&signal) {
            let typed_text = !answer.note.is_blank()
                || answer.dangers.iter().any(|d| {
                    !d.text.is_blank() || d.known.is_some() || self.rebuttals.contains_key(&d.id)
                });
            if typed_text {
                return Err(Rejection::TextWouldBeLost);
            }
            if self.is_signal_shielded(signal) {
                return Err(Rejection::PassageShielded);
            }
            self.signals.remove(&signal);
        }
        done(Subject::Signal(signal))
    }

    fn push_danger(&mut self, signal: Signal, established: bool) {
        let id = self.next_entry();
        let known = match self.current_speaker().map(Account::speaker) {
            // Only somebody else's words can make a danger *genoemd*; what established a danger
            // is for the officer to say.
            Some(Speaker::Person(id)) if !established => Some(Account::told(id)),
            Some(_) | None => None,
        };
        let answer = self.signal_mut(signal);
        answer.asked = Asked::Gevaar;
        answer.dangers.push(Danger {
            id,
            established,
            at_risk: Default::default(),
            from: Default::default(),
            place: Whereabouts::Onbekend,
            known,
            text: Text::default(),
        });
    }

    fn edit_danger(&mut self, signal: Signal, danger: Danger) -> Result<Change, Rejection> {
        self.check_danger(&danger)?;
        let id = danger.id;
        let slot = self
            .signals
            .get_mut(&signal)
            .and_then(|a| a.dangers.iter_mut().find(|d| d.id == id))
            .ok_or(Rejection::UnknownEntry(id))?;
        let typing = slot.text != danger.text;
        *slot = danger;
        Ok(Change {
            subject: Subject::Entry(id),
            typing,
        })
    }

    fn set_answer(
        &mut self,
        question: Question,
        value: Option<super::AnswerValue>,
    ) -> Result<Change, Rejection> {
        if let Some(value) = &value {
            self.check_answer(question, value)?;
        }
        let typing = matches!(value, Some(super::AnswerValue::Tekst(_)));
        self.answer_mut(question).value = value;
        Ok(Change {
            subject: Subject::Question(question),
            typing,
        })
    }

    fn edit_decision(&mut self, decision: Decision) -> Result<Change, Rejection> {
        self.check_decision(&decision)?;
        let id = decision.id;
        let slot = self
            .decisions
            .iter_mut()
            .find(|d| d.id == id)
            .ok_or(Rejection::UnknownEntry(id))?;
        let typing = (&slot.court, &slot.number, &slot.says_today)
            != (&decision.court, &decision.number, &decision.says_today);
        *slot = decision;
        Ok(Change {
            subject: Subject::Entry(id),
            typing,
        })
    }

    fn add_statement(
        &mut self,
        concept: Concept,
        step: Step,
        now: NaiveDateTime,
    ) -> Result<Change, Rejection> {
        if concept.text.is_blank() {
            return Err(Rejection::EmptyText);
        }
        let Concept {
            account,
            text,
            place,
            accuses,
        } = concept;
        let account = account.ok_or(Rejection::NoSpeaker)?;
        let id = self.next_entry();
        let statement = Statement {
            id,
            account,
            text,
            at: Some(now),
            place,
            step,
            accuses,
            withdrawn: false,
        };
        self.check_statement(&statement)?;
        self.statements.push(statement);
        done(Subject::Entry(id))
    }

    fn edit_statement(&mut self, statement: Statement) -> Result<Change, Rejection> {
        self.check_statement(&statement)?;
        let id = statement.id;
        let slot = self
            .statements
            .iter_mut()
            .find(|s| s.id == id)
            .ok_or(Rejection::UnknownEntry(id))?;
        let typing = slot.text != statement.text || slot.place != statement.place;
        *slot = statement;
        Ok(Change {
            subject: Subject::Entry(id),
            typing,
        })
    }

    fn set_concept(&mut self, concept: Concept) -> Result<Change, Rejection> {
        if let Some(account) = &concept.account {
            self.check_account(account)?;
        }
        if let Some(id) = concept.accuses {
            self.check_person(id)?;
        }
        let typing = concept.account == self.concept.account;
        self.concept = concept;
        Ok(Change {
            subject: Subject::Concept,
            typing,
        })
    }

    fn submit_concept(&mut self, step: Step, now: NaiveDateTime) -> Result<Change, Rejection> {
        let concept = self.concept.clone();
        let account = concept.account.as_ref().map(kept_speaker);
        let change = self.add_statement(concept, step, now)?;
        self.concept = Concept {
            account,
            ..Concept::default()
        };
        Ok(change)
    }

    fn set_hearing(&mut self, person: PersonId, hearing: Hearing) -> Result<Change, Rejection> {
        self.check_hearing(person, &hearing)?;
        let typing = self.hearings.get(&person).map(|h| h.heard) == Some(hearing.heard);
        self.hearings.insert(person, hearing);
        Ok(Change {
            subject: Subject::Hearing(person),
            typing,
        })
    }

    fn set_rebuttal(
        &mut self,
        id: super::EntryId,
        rebuttal: Rebuttal,
    ) -> Result<Change, Rejection> {
        if !self.has_entry(id) {
            return Err(Rejection::UnknownEntry(id));
        }
        let typing = self.rebuttals.get(&id).map(|r| r.put) == Some(rebuttal.put);
        self.rebuttals.insert(id, rebuttal);
        Ok(Change {
            subject: Subject::Rebuttal(id),
            typing,
        })
    }

    fn edit_act(&mut self, act: Act) -> Result<Change, Rejection> {
        if let Some(to) = act.to {
            self.check_person(to)?;
        }
        let id = act.id;
        let slot = self
            .acts
            .iter_mut()
            .find(|a| a.id == id)
            .ok_or(Rejection::UnknownEntry(id))?;
        let typing = slot.text != act.text || slot.reason != act.reason;
        *slot = act;
        Ok(Change {
            subject: Subject::Entry(id),
            typing,
        })
    }

    fn set_shield(
        &mut self,
        passage: Passage,
        reader: PersonId,
        reason: Text,
    ) -> Result<Change, Rejection> {
        let typing = self.shield(Shield {
            passage,
            reader,
            reason,
        })?;
        Ok(Change {
            subject: Subject::Shield(passage, reader),
            typing,
        })
    }

    fn signal_mut(&mut self, signal: Signal) -> &mut SignalAnswer {
        self.signals.entry(signal).or_insert_with(|| SignalAnswer {
            asked: Asked::NietGevraagd,
            ground: None,
            dangers: Vec::new(),
            note: Text::default(),
        })
    }

    fn answer_mut(&mut self, question: Question) -> &mut Answer {
        let account = if question.own_act() {
            Account::Handeling
        } else {
            self.concept
                .account
                .as_ref()
                .map_or(Account::Handeling, kept_speaker)
        };
        self.answers.entry(question).or_insert_with(|| Answer {
            value: None,
            account,
            note: Text::default(),
        })
    }
}

/// The same speaker, without the words that belonged to one statement.
fn kept_speaker(account: &Account) -> Account {
    match account.speaker() {
        Speaker::Person(id) => Account::told(id),
        Speaker::Document => match account {
            Account::Document { shown, .. } => Account::Document {
                name: Text::default(),
                shown: *shown,
            },
            other => other.clone(),
        },
        Speaker::System => Account::Systeem {
            query: Text::default(),
        },
        Speaker::Officer => Account::Waargenomen,
    }
}

fn done(subject: Subject) -> Result<Change, Rejection> {
    Ok(Change {
        subject,
        typing: false,
    })
}

fn typed(subject: Subject) -> Result<Change, Rejection> {
    Ok(Change {
        subject,
        typing: true,
    })
}
