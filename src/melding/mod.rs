//! One call as the officer records it: people, signals, statements, answers, wederhoor, acts;
//! the commands that change it; undo.
//!
//! [`Melding::apply`] is the only way to change a melding. Time and identity come in as values.

mod account;
mod apply;
mod command;
mod date;
mod decision;
mod history;
mod person;
#[cfg(any(test, feature = "fuzz"))]
pub(crate) mod random;
mod records;
mod shield;
mod signal;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod unread;
mod validate;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use account::{Account, Form, Shown, Speaker};
pub use command::{Change, Command, Rejection, Subject};
pub use date::{MONTHS, any_day_at_start, day_at_start, read_day};
pub use decision::{Decision, DecisionKind, Evidence, Force, Tri};
pub use history::History;
pub use person::{
    MAX_NUMBER, NoPerson, Person, PersonId, Place, Presence, Relation, Role, Whereabouts,
};
pub use records::{
    Act, ActKind, Answer, AnswerValue, Concept, EntryId, Heard, Hearing, Put, Rebuttal, ReportWish,
    Statement,
};
pub use shield::{Passage, Shield};
pub use signal::{
    Asked, Carries, Danger, Reply, Says, Seen, SignalAnswer, Value, Weights, claimant, is_literal,
    weights,
};
pub use summary::{EDITION, KnownPerson, Level, Likeness, Strength, Summary};
pub use text::{MAX_CHARS, Text, TextError, is_forbidden};
pub use texts::{Field, Owner, Typed};
pub use unread::{DateField, NoDateField};
pub use validate::Invalid;

use crate::protocol::{Choice, Question, Signal};

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Melding {
    /// Identity, from the shell.
    pub id: Uuid,
    /// When the call came in.
    #[serde(rename = "tijd")]
    pub at: NaiveDateTime,
    /// Who reports.
    #[serde(rename = "melder", default)]
    pub reporter: Option<PersonId>,
    /// Who reports as well.
    #[serde(
        rename = "melders_ook",
        default,
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub also_report: BTreeSet<PersonId>,
    /// The people, in order of entry. Both parents are always there.
    #[serde(rename = "betrokkenen")]
    pub people: Vec<Person>,
    /// Third places, where somebody is at nobody's home.
    #[serde(rename = "plekken", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Whose answers to the signals are being taken down; `None` is not chosen.
    #[serde(
        rename = "signalen_van",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub signals_from: Option<Account>,
    /// The answers to the safety signals; a signal that is absent was not asked.
    #[serde(rename = "signalen", default)]
    pub signals: BTreeMap<Signal, SignalAnswer>,
    /// The answers to the other questions.
    #[serde(rename = "antwoorden", default)]
    pub answers: BTreeMap<Question, Answer>,
    /// Decisions and agreements.
    #[serde(rename = "beslissingen", default)]
    pub decisions: Vec<Decision>,
    /// Statements, in order of entry.
    #[serde(rename = "verklaringen", default)]
    pub statements: Vec<Statement>,
    /// Who was heard.
    #[serde(rename = "gehoord", default)]
    pub hearings: BTreeMap<PersonId, Hearing>,
    /// The answers to accusations, by the danger or statement that accuses.
    #[serde(rename = "wederhoor", default)]
    pub rebuttals: BTreeMap<EntryId, Rebuttal>,
    /// What the police did.
    #[serde(rename = "handelingen", default)]
    pub acts: Vec<Act>,
    /// Who wishes to report an offence, each about whom.
    #[serde(rename = "aangiften", default, skip_serializing_if = "Vec::is_empty")]
    pub report_wishes: Vec<ReportWish>,
    /// The statement being typed.
    #[serde(rename = "concept", default)]
    pub concept: Concept,
    /// What is kept from a reader, in order of entry.
    #[serde(rename = "afgeschermd", default, skip_serializing_if = "Vec::is_empty")]
    pub shields: Vec<Shield>,
    /// Words that the officer keeps although the word advice marks them.
    #[serde(
        rename = "woorden_gelaten",
        default,
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub words_kept: BTreeSet<Text>,
    /// The clock of the computer was not sure when the call was begun, and nobody set its time since.
    #[serde(
        rename = "klok_niet_zeker",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub clock_unsure: bool,
    /// What was typed where a date belongs and is none, as it was typed.
    #[serde(
        rename = "geen_datum",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub unread: BTreeMap<DateField, Text>,
}

/// A claim about somebody, for the ledger of hoor en wederhoor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accusation<'a> {
    /// The danger or statement.
    pub id: EntryId,
    /// The signal, where it is a danger.
    pub signal: Option<Signal>,
    /// Whose claim it is; `None` where a danger's source is not recorded yet.
    pub account: Option<&'a Account>,
    /// Whom it is about.
    pub about: Vec<PersonId>,
    /// The words.
    pub text: &'a Text,
}

impl Melding {
    /// An empty call: both parents, nothing asked.
    pub fn new(id: Uuid, at: NaiveDateTime) -> Self {
        Self {
            id,
            at,
            reporter: None,
            also_report: BTreeSet::new(),
            places: Vec::new(),
            signals_from: None,
            people: PersonId::PARENTS.map(Person::new).into(),
            signals: BTreeMap::new(),
            answers: BTreeMap::new(),
            decisions: Vec::new(),
            statements: Vec::new(),
            hearings: BTreeMap::new(),
            rebuttals: BTreeMap::new(),
            acts: Vec::new(),
            report_wishes: Vec::new(),
            concept: Concept::default(),
            shields: Vec::new(),
            words_kept: BTreeSet::new(),
            clock_unsure: false,
            unread: BTreeMap::new(),
        }
    }

    /// The person with this label.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|p| p.id == id)
    }

    /// The children, in order of entry.
    pub fn children(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|p| p.id.is_child())
    }

    /// The two parents by their part in the call: who reports first, else in order of entry.
    /// Never by mother or father.
    pub fn parents_by_part(&self) -> [PersonId; 2] {
        let first = self
            .reporter
            .filter(|r| r.is_parent())
            .or_else(|| self.people.iter().map(|p| p.id).find(|id| id.is_parent()));
        match first {
            Some(PersonId::B) => [PersonId::B, PersonId::A],
            _ => PersonId::PARENTS,
        }
    }

    /// Everyone: parents by part, then children, then others, each in order of entry.
    pub fn people_by_part(&self) -> Vec<PersonId> {
        let rest = |child: bool| {
            let ids = self.people.iter().map(|p| p.id);
            ids.filter(move |id| !id.is_parent() && id.is_child() == child)
        };
        self.parents_by_part()
            .into_iter()
            .chain(rest(true))
            .chain(rest(false))
            .collect()
    }

    /// The value of a signal's row: the heaviest of its dangers, else what was answered; `None` is
    /// not asked.
    pub fn signal(&self, signal: Signal) -> Option<Value> {
        let answer = self.signals.get(&signal)?;
        (answer.asked != Asked::NietGevraagd).then(|| self.answer_value(answer))
    }

    /// The value of an answer, where the question was answered and applies.
    pub fn answer(&self, question: Question) -> Option<&AnswerValue> {
        self.answers
            .get(&question)
            .filter(|_| self.applies(question))?
            .value
            .as_ref()
    }

    /// Whether a question was answered with ja.
    pub fn is_yes(&self, question: Question) -> bool {
        self.answer(question) == Some(&AnswerValue::Ja)
    }

    /// Whether a question was answered with this option.
    pub fn chose(&self, question: Question, choice: Choice) -> bool {
        self.answer(question) == Some(&AnswerValue::Keuze(choice))
    }

    /// Whether a question applies: its condition, where it has one, was answered so.
    pub fn applies(&self, question: Question) -> bool {
        match question.depends_on() {
            None => true,
            Some(Question::Gezag) => self.chose(Question::Gezag, Choice::GezagEenOuder),
            Some(condition) => self.is_yes(condition),
        }
    }

    /// The decisions that were not withdrawn.
    pub fn live_decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|d| !d.withdrawn)
    }

    /// The statements that were not withdrawn.
    pub fn live_statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(|s| !s.withdrawn)
    }

    /// The acts that were not withdrawn.
    pub fn live_acts(&self) -> impl Iterator<Item = &Act> {
        self.acts.iter().filter(|a| !a.withdrawn)
    }

    /// Every claim about a person that must be put to that person: dangers that come from someone,
    /// and statements that accuse. The officer's own observation is put to the person as well. What
    /// a child says is not: putting it to the person whom it is about can burden or endanger the
    /// child, so that is for the officer to decide (art. 12 IVRK).
    pub fn accusations(&self) -> Vec<Accusation<'_>> {
        let dangers = self.signals.iter().flat_map(|(signal, answer)| {
            answer
                .active()
                .filter(|d| !d.from.is_empty())
                .map(|d| Accusation {
                    id: d.id,
                    signal: Some(*signal),
                    account: d.known.as_ref(),
                    about: d.from.iter().copied().collect(),
                    text: &d.text,
                })
        });
        let statements = self.live_statements().filter_map(|s| {
            Some(Accusation {
                id: s.id,
                signal: None,
                account: Some(&s.account),
                about: vec![s.accuses?],
                text: &s.text,
            })
        });
        let by_child = |a: &Account| matches!(a.speaker(), Speaker::Person(id) if id.is_child());
        dangers
            .chain(statements)
            .filter(|a| {
                a.signal != Some(Signal::KindVraagtHulp) && !a.account.is_some_and(by_child)
            })
            .collect()
    }

    /// The wishes to report that were not withdrawn.
    pub fn live_wishes(&self) -> impl Iterator<Item = &ReportWish> {
        self.report_wishes.iter().filter(|w| !w.withdrawn)
    }

    /// The name of a third place.
    pub fn place_name(&self, number: u8) -> Option<&Text> {
        let place = self.places.iter().find(|p| p.number == number)?;
        Some(&place.name)
    }

    /// The first number that no entry has.
    pub fn next_entry(&self) -> EntryId {
        let dangers = self.signals.values().flat_map(|s| &s.dangers).map(|d| d.id);
        let all = dangers
            .chain(self.decisions.iter().map(|d| d.id))
            .chain(self.statements.iter().map(|s| s.id))
            .chain(self.acts.iter().map(|a| a.id))
            .chain(self.report_wishes.iter().map(|w| w.id));
        EntryId(all.map(|id| id.0).max().unwrap_or(0).saturating_add(1))
    }
}
