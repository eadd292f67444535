//! The one door for every change to a melding.

use chrono::NaiveDateTime;

use std::collections::BTreeSet;

use super::{
    Account, Act, Answer, Asked, Change, Command, Concept, Danger, Decision, Form, Hearing,
    Melding, Passage, Person, PersonId, Place, Rebuttal, Rejection, Reply, ReportWish, Says,
    Shield, SignalAnswer, Speaker, Statement, Subject, Text, Value,
};
use crate::protocol::{AnswerSource, Question, Signal, Step};

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
            Command::SetAlsoReport(people) => {
                people.iter().try_for_each(|id| self.check_person(*id))?;
                self.also_report = people;
                done(Subject::Call)
            }
            Command::AddPlace => self.add_place(),
            Command::EditPlace(place) => self.edit_place(place),
            Command::SetSignalsFrom(account) => {
                if let Some(account) = &account {
                    self.check_account(account)?;
                }
                self.signals_from = account;
                done(Subject::Call)
            }
            Command::SetTime(at) => self.set_time(at),
            Command::AddPerson { child } => self.add_person(child),
            Command::EditPerson(person) => self.edit_person(person),
            Command::RemovePerson(id) => self.remove_person(id),
            Command::AnswerSignal(signal, value) => self.answer_signal(signal, value, now),
            Command::ClearSignal(signal) => self.clear_signal(signal),
            Command::SetGround(signal, ground) => {
                if let Some(account) = &ground {
                    self.check_account(account)?;
                }
                self.set_ground(signal, ground, now);
                done(Subject::Signal(signal))
            }
            Command::SetReplies(signal, replies) => {
                replies.iter().try_for_each(|r| self.check_reply(r))?;
                self.signal_mut(signal).replies = replies;
                done(Subject::Signal(signal))
            }
            Command::SetSignalNote(signal, note) => {
                self.signal_mut(signal).note = note;
                typed(Subject::Signal(signal))
            }
            Command::AddDanger(signal) => {
                self.push_danger(signal, false, now);
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
                let mut decision = Decision::new(id, kind);
                // With one child in the call there is nothing to choose.
                let children: Vec<PersonId> = self.children().map(|c| c.id).collect();
                if let [only] = children[..] {
                    decision.children.insert(only);
                }
                self.decisions.push(decision);
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
                    at: None,
                };
                self.add_statement(concept, step, now)
            }
            Command::EditStatement(statement) => self.edit_statement(statement),
            Command::SetConcept(concept) => self.set_concept(concept),
            Command::SetUnread(field, text) => {
                if text.is_blank() {
                    self.unread.remove(&field);
                } else {
                    self.unread.insert(field, text);
                }
                Ok(Change {
                    subject: field.subject(),
                    typing: true,
                })
            }
            Command::SubmitConcept(step) => self.submit_concept(step, now),
            Command::SetHearing(person, hearing) => self.set_hearing(person, hearing, now),
            Command::SetRebuttal(id, rebuttal) => self.set_rebuttal(id, rebuttal),
            Command::AddAct(kind) => {
                let id = self.next_entry();
                self.acts.push(Act {
                    id,
                    kind,
                    to: None,
                    about: BTreeSet::new(),
                    text: Text::default(),
                    reason: Text::default(),
                    at: Some(now),
                    recorded: Some(now),
                    withdrawn: false,
                });
                done(Subject::Entry(id))
            }
            Command::EditAct(act) => self.edit_act(act),
            Command::AddWish => {
                let id = self.next_entry();
                self.report_wishes.push(ReportWish {
                    id,
                    by: None,
                    against: BTreeSet::new(),
                    fact: Text::default(),
                    withdrawn: false,
                });
                done(Subject::Entry(id))
            }
            Command::EditWish(wish) => self.edit_wish(wish),
            Command::Shield {
                passage,
                reader,
                reason,
            } => self.set_shield(passage, reader, false, reason),
            Command::LetStand {
                passage,
                reader,
                reason,
            } => self.set_shield(passage, reader, true, reason),
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
        }
        self.reporter = reporter;
        done(Subject::Call)
    }

    /// A call before a birth or a decision that it already holds cannot be.
    fn set_time(&mut self, at: NaiveDateTime) -> Result<Change, Rejection> {
        super::validate::check_date(at.date())?;
        self.at = at;
        // Whoever sets the time answers for it.
        self.clock_unsure = false;
        for person in &self.people {
            self.check_edited_person(person)?;
        }
        for decision in &self.decisions {
            self.check_decision(decision)?;
        }
        typed(Subject::Call)
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
        let typed = |p: &Person| {
            let words = [&p.name, &p.now_text, &p.address, &p.phone, &p.interpreter];
            (words.map(Text::clone), p.wish.clone(), p.age, p.birth)
        };
        let typing = typed(slot) != typed(&person);
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

    fn answer_signal(
        &mut self,
        signal: Signal,
        value: Value,
        now: NaiveDateTime,
    ) -> Result<Change, Rejection> {
        match value {
            Value::Nee => self.deny(signal, Says::Nee, now),
            Value::Onbekend => self.deny(signal, Says::Onbekend, now),
            Value::Genoemd | Value::Ja => self.report(signal, value == Value::Ja, now),
        }
        done(Subject::Signal(signal))
    }

    /// The source whose answers are taken down says nee or does not know. What another source
    /// reported stays, and both print: a denial never undoes what somebody else said.
    fn deny(&mut self, signal: Signal, says: Says, now: NaiveDateTime) {
        let source = self.signals_from.clone();
        let is_own = |a: &Account| source.as_ref().is_some_and(|s| s.same_source(a));
        let answer = self.signal_mut(signal);
        let own = |d: &Danger| d.sources().all(is_own);
        let others: Vec<bool> = answer.active().map(|d| !own(d)).collect();
        if others.contains(&true) {
            // A source that takes back what it said itself, beside what others say.
            for danger in answer.dangers.iter_mut().filter(|d| d.known.is_some()) {
                danger.withdrawn |= own(danger);
            }
        } else {
            answer.asked = match says {
                Says::Nee => Asked::Nee,
                Says::Onbekend if answer.live_replies().any(|r| r.says == Says::Nee) => {
                    let only_own = answer.live_replies().all(|r| {
                        r.says == Says::Onbekend || r.account.as_ref().is_some_and(is_own)
                    });
                    if only_own {
                        Asked::Onbekend
                    } else {
                        Asked::Nee
                    }
                }
                Says::Onbekend => Asked::Onbekend,
            };
        }
        let Some(account) = source.clone() else {
            return;
        };
        let same = |r: &&mut Reply| {
            !r.replaced && r.account.as_ref().is_some_and(|a| a.same_source(&account))
        };
        if let Some(there) = answer.replies.iter_mut().find(same) {
            there.says = says;
            there.at = Some(now);
        } else {
            answer.replies.push(Reply {
                at: Some(now),
                ..Reply::new(says, Some(account))
            });
        }
    }

    /// The source reports a danger, or the officer establishes one.
    fn report(&mut self, signal: Signal, established: bool, now: NaiveDateTime) {
        if self.signal_mut(signal).dangers.is_empty() {
            self.push_danger(signal, established, now);
        }
        let source = self.signals_from.clone();
        let is_own = |a: &Account| source.as_ref().is_some_and(|s| s.same_source(a));
        let answer = self.signal_mut(signal);
        answer.asked = Asked::Gevaar;
        for reply in &mut answer.replies {
            reply.replaced |= reply.account.as_ref().is_some_and(is_own);
        }
        // With several dangers the key speaks of the first; the rows below it have their own.
        if let Some(first) = answer.dangers.first_mut() {
            first.established = established;
            first.withdrawn = false;
        }
    }

    /// Says how *nee* is known; without a source it is nobody's.
    fn set_ground(&mut self, signal: Signal, ground: Option<Account>, now: NaiveDateTime) {
        let answer = self.signal_mut(signal);
        let nee = |r: &Reply| r.says == Says::Nee && !r.replaced;
        let first = answer.replies.iter().position(nee);
        match (first, ground) {
            (Some(at), None) => {
                answer.replies.remove(at);
            }
            (Some(at), ground) => answer.replies[at].account = ground,
            (None, Some(account)) => answer.replies.push(Reply {
                at: Some(now),
                ..Reply::new(Says::Nee, Some(account))
            }),
            (None, None) => {}
        }
    }

    fn clear_signal(&mut self, signal: Signal) -> Result<Change, Rejection> {
        if let Some(answer) = self.signals.get(&signal) {
            let typed_text = !answer.note.is_blank()
                || answer.dangers.iter().any(|d| {
                    !d.text.is_blank() || !d.also.is_empty() || self.rebuttals.contains_key(&d.id)
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

    fn push_danger(&mut self, signal: Signal, established: bool, now: NaiveDateTime) {
        let id = self.next_entry();
        // Only the source that was chosen for the signals, never a speaker by default; and what
        // established a danger is for the officer to say.
        let known = match &self.signals_from {
            Some(account) if !established => match account.speaker() {
                Speaker::Person(_) => Some(account.clone()),
                Speaker::Officer | Speaker::Document | Speaker::System => None,
            },
            Some(_) | None => None,
        };
        let answer = self.signal_mut(signal);
        answer.asked = Asked::Gevaar;
        answer.dangers.push(Danger {
            known,
            at: Some(now),
            ..Danger::new(id, established)
        });
    }

    fn edit_danger(&mut self, signal: Signal, danger: Danger) -> Result<Change, Rejection> {
        self.check_danger(signal, &danger)?;
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
        let typed = |value: &super::AnswerValue| match value {
            super::AnswerValue::Tekst(_) | super::AnswerValue::Datum(_) => true,
            super::AnswerValue::Ja
            | super::AnswerValue::Nee
            | super::AnswerValue::Onbekend
            | super::AnswerValue::Keuze(_)
            | super::AnswerValue::Persoon(_) => false,
        };
        let typing = value.as_ref().is_some_and(typed);
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
        let typed = |d: &Decision| {
            let words = [&d.court, &d.number, &d.says_today];
            (words.map(Text::clone), d.date, d.until)
        };
        let typing = typed(slot) != typed(&decision);
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
            at,
        } = concept;
        let account = account.ok_or(Rejection::NoSpeaker)?;
        let id = self.next_entry();
        let statement = Statement {
            id,
            account,
            text,
            at: Some(at.unwrap_or(now)),
            recorded: Some(now),
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
        let typing =
            slot.text != statement.text || slot.place != statement.place || slot.at != statement.at;
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
        let at = self.concept.at;
        self.concept = Concept {
            account,
            at,
            ..Concept::default()
        };
        Ok(change)
    }

    fn set_hearing(
        &mut self,
        person: PersonId,
        mut hearing: Hearing,
        now: NaiveDateTime,
    ) -> Result<Change, Rejection> {
        self.check_hearing(person, &hearing)?;
        let typed = |h: &Hearing| {
            let all = [&h.how, &h.why_not, &h.plan, &h.about];
            (all.map(Text::clone), h.at)
        };
        let before = self.hearings.get(&person);
        // An answer sets the time as well; that is no typing.
        let answered = before.map(|h| h.heard) != Some(hearing.heard);
        let typing = !answered && before.is_some_and(|h| typed(h) != typed(&hearing));
        let heard = |h: &Hearing| h.heard.is_some();
        if heard(&hearing) && !before.is_some_and(heard) {
            hearing.recorded = Some(now);
        }
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
        let mut named = act.to.iter().chain(&act.about);
        named.try_for_each(|id| self.check_person(*id))?;
        let id = act.id;
        let slot = self
            .acts
            .iter_mut()
            .find(|a| a.id == id)
            .ok_or(Rejection::UnknownEntry(id))?;
        let typing = slot.text != act.text || slot.reason != act.reason || slot.at != act.at;
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
        stands: bool,
        reason: Text,
    ) -> Result<Change, Rejection> {
        let typing = self.shield(Shield {
            passage,
            reader,
            stands,
            reason,
        })?;
        Ok(Change {
            subject: Subject::Shield(passage, reader),
            typing,
        })
    }

    fn edit_wish(&mut self, wish: ReportWish) -> Result<Change, Rejection> {
        self.check_wish(&wish)?;
        let id = wish.id;
        let slot = self
            .report_wishes
            .iter_mut()
            .find(|w| w.id == id)
            .ok_or(Rejection::UnknownEntry(id))?;
        let typing = slot.fact != wish.fact;
        *slot = wish;
        Ok(Change {
            subject: Subject::Entry(id),
            typing,
        })
    }

    fn add_place(&mut self) -> Result<Change, Rejection> {
        let number = (1..=super::MAX_NUMBER)
            .find(|n| self.places.iter().all(|p| p.number != *n))
            .ok_or(Rejection::TooMany)?;
        self.places.push(Place {
            number,
            name: Text::default(),
            secret: false,
        });
        done(Subject::Call)
    }

    fn edit_place(&mut self, place: Place) -> Result<Change, Rejection> {
        let number = place.number;
        let slot = self
            .places
            .iter_mut()
            .find(|p| p.number == number)
            .ok_or(Rejection::UnknownPlace(number))?;
        let typing = slot.name != place.name;
        *slot = place;
        Ok(Change {
            subject: Subject::Call,
            typing,
        })
    }

    fn signal_mut(&mut self, signal: Signal) -> &mut SignalAnswer {
        self.signals
            .entry(signal)
            .or_insert_with(|| SignalAnswer::new(Asked::NietGevraagd))
    }

    fn answer_mut(&mut self, question: Question) -> &mut Answer {
        let account = match question.source() {
            AnswerSource::OwnAct => Account::Handeling,
            AnswerSource::Judgement => Account::Oordeel,
            AnswerSource::Others => Account::NietGenoemd,
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
                form: Form::Samengevat,
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
