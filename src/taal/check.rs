//! A whole melding: every typed text with the voice that its record gives it, and the accusations
//! that were never put to the person whom they are about.

use std::collections::BTreeSet;

use super::{
    Names, Woordadvies, advise,
    finding::{Finding, Voice},
};
use crate::melding::{Account, Field, Form, Melding, Owner, Subject, Typed, is_literal};

/// Something at one place in a melding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeldingFinding<'a> {
    /// The record.
    pub subject: Subject,
    /// Which of its texts; `None` where something is missing.
    pub field: Option<Field>,
    /// The words that are marked; empty where something is missing.
    pub words: String,
    /// What.
    pub point: Point<'a>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point<'a> {
    /// Words in the text of this field.
    Words(Finding<'a>),
    /// An accusation of which nobody recorded whether it was put to the person concerned. Its words
    /// are those of [`super::Lacking::Voorleggen`].
    NotPut,
}

/// The voice that a record gives to its words. Without an account, or where nobody named the source,
/// nobody said whose words they are.
pub fn voice_of(account: Option<&Account>) -> Voice {
    match account {
        Some(account) if is_literal(account) => Voice::Literal,
        None | Some(Account::NietGenoemd) => Voice::Report,
        Some(Account::Waargenomen) => Voice::Own,
        Some(Account::Oordeel | Account::Handeling) => Voice::Judgement,
        Some(
            Account::WoordenKind { .. }
            | Account::Verklaard { .. }
            | Account::VanHorenZeggen { .. }
            | Account::Document { .. }
            | Account::Systeem { .. },
        ) => Voice::Summary,
    }
}

/// Everything to be said about a melding, in the order of its records. A finding whose key is in
/// `ignored` is left out; so are records that were withdrawn or do not apply.
pub fn check<'a>(
    list: &'a Woordadvies,
    melding: &Melding,
    ignored: &BTreeSet<String>,
) -> Vec<MeldingFinding<'a>> {
    let names = Names::of(melding);
    let mut found = Vec::new();
    for (subject, voice, typed) in sentences(melding) {
        let (field, text) = (Some(typed.field), typed.text);
        let words = advise(list, text, voice, &names);
        let kept = words
            .into_iter()
            .filter(|f| !ignored.contains(f.key.as_str()));
        found.extend(kept.map(|f| MeldingFinding {
            subject,
            field,
            words: text.get(f.range.clone()).unwrap_or_default().to_owned(),
            point: Point::Words(f),
        }));
    }
    found.extend(not_put(melding));
    found
}

/// The accusations without an entry in the ledger of wederhoor.
fn not_put<'a>(melding: &Melding) -> impl Iterator<Item = MeldingFinding<'a>> {
    let recorded = |id| melding.rebuttals.get(&id).is_some_and(|r| r.put.is_some());
    let open = melding.accusations().into_iter().map(|a| a.id);
    open.filter(move |id| !recorded(*id))
        .map(|id| MeldingFinding {
            subject: Subject::Rebuttal(id),
            field: None,
            words: String::new(),
            point: Point::NotPut,
        })
}

/// Every text that the officer typed in sentences, with its voice. Names, addresses and numbers are
/// no sentences.
fn sentences(melding: &Melding) -> impl Iterator<Item = (Subject, Voice, Typed<'_>)> {
    let live = melding.texts().into_iter().filter(|t| t.live);
    live.filter(|t| !t.text.is_blank()).filter_map(|t| {
        let voice = voice(melding, &t)?;
        Some((subject(t.owner)?, voice, t))
    })
}

/// Where a text can be changed; `None` for what is chosen or is a list of words.
fn subject(owner: Owner) -> Option<Subject> {
    match owner {
        Owner::Person(id) => Some(Subject::Person(id)),
        Owner::Signal(signal) => Some(Subject::Signal(signal)),
        Owner::Danger(id)
        | Owner::Decision(id)
        | Owner::Statement(id)
        | Owner::Act(id)
        | Owner::Wish(id) => Some(Subject::Entry(id)),
        Owner::Question(question) => Some(Subject::Question(question)),
        Owner::Hearing(id) => Some(Subject::Hearing(id)),
        Owner::Rebuttal(id) => Some(Subject::Rebuttal(id)),
        Owner::Concept => Some(Subject::Concept),
        Owner::Place(_)
        | Owner::SignalsFrom
        | Owner::Shield(..)
        | Owner::Words
        | Owner::Unread(_) => None,
    }
}

/// The voice of a text; `None` where it is no sentence.
fn voice(melding: &Melding, typed: &Typed<'_>) -> Option<Voice> {
    Some(match typed.field {
        Field::Name
        | Field::Address
        | Field::Phone
        | Field::Interpreter
        | Field::Court
        | Field::Number
        | Field::Document
        | Field::Query
        | Field::Word
        | Field::Date => return None,
        // Where the statement bar stands is known when the statement is added.
        Field::Place if typed.owner == Owner::Concept => return None,
        Field::Now
        | Field::Place
        | Field::How
        | Field::About
        | Field::WhyNot
        | Field::Plan
        | Field::Reason
        | Field::ChildQuestion
        | Field::Present => Voice::Judgement,
        Field::Wish | Field::From => Voice::Summary,
        Field::SaysToday => voice_of(typed.account),
        Field::Note => match typed.owner {
            Owner::Question(_) => voice_of(typed.account),
            _ => Voice::Report,
        },
        Field::Text => match typed.owner {
            Owner::Act(_) => Voice::Judgement,
            // What somebody wishes to report is that person's account.
            Owner::Wish(id) => {
                let mut wishes = melding.report_wishes.iter();
                let by = wishes.find(|w| w.id == id).and_then(|w| w.by);
                by.map_or(Voice::Report, |_| Voice::Summary)
            }
            _ => voice_of(typed.account),
        },
        Field::Answer => match typed.owner {
            Owner::Rebuttal(id) => match melding.rebuttals.get(&id).map(|r| r.form) {
                Some(Form::Letterlijk) => Voice::Literal,
                Some(Form::Samengevat) | None => Voice::Summary,
            },
            _ => Voice::Report,
        },
    })
}
