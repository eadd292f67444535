//! A whole melding: every typed text with the voice that its record gives it, and the accusations
//! that were never put to the person whom they are about.

use std::collections::BTreeSet;

use super::{
    Names, Woordadvies, advise,
    finding::{Finding, Voice},
};
use crate::melding::{Account, AnswerValue, Form, Melding, Subject, Text, is_literal};

/// Which text of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The words of a statement, danger or act, or the answer to a question.
    Text,
    /// A note.
    Note,
    /// Where it was said, or where a person is.
    Place,
    /// From whom a speaker has it.
    From,
    /// The question that a child was asked.
    ChildQuestion,
    /// Who was present when a child spoke.
    Present,
    /// What a decision says about this day.
    SaysToday,
    /// How somebody was heard.
    How,
    /// What the conversation was about.
    About,
    /// What a child wants.
    Wish,
    /// Why not.
    WhyNot,
    /// The plan to hear somebody.
    Plan,
    /// The answer to an accusation.
    Answer,
    /// The reason of an act.
    Reason,
    /// The ledger line of an accusation.
    Ledger,
}

/// Something at one place in a melding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeldingFinding<'a> {
    /// The record.
    pub subject: Subject,
    /// Which of its texts.
    pub field: Field,
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
    for (subject, field, voice, text) in texts(melding) {
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
            field: Field::Ledger,
            words: String::new(),
            point: Point::NotPut,
        })
}

type Typed<'m> = (Subject, Field, Voice, &'m Text);

/// Every text that the officer typed in sentences, with its voice. Names, addresses and numbers are
/// no sentences.
fn texts(melding: &Melding) -> Vec<Typed<'_>> {
    let mut all = Vec::new();
    people(melding, &mut all);
    signals(melding, &mut all);
    answers(melding, &mut all);
    records(melding, &mut all);
    hearing(melding, &mut all);
    let concept = &melding.concept;
    let account = concept.account.as_ref();
    all.push((
        Subject::Concept,
        Field::Text,
        voice_of(account),
        &concept.text,
    ));
    all.extend(
        account
            .into_iter()
            .flat_map(|a| of_account(Subject::Concept, a)),
    );
    all.retain(|(_, _, _, text)| !text.is_blank());
    all
}

fn people<'m>(melding: &'m Melding, all: &mut Vec<Typed<'m>>) {
    for p in &melding.people {
        let subject = Subject::Person(p.id);
        all.push((subject, Field::Place, Voice::Judgement, &p.now_text));
        all.push((subject, Field::Wish, Voice::Summary, &p.wish));
    }
}

fn signals<'m>(melding: &'m Melding, all: &mut Vec<Typed<'m>>) {
    for (signal, answer) in &melding.signals {
        let subject = Subject::Signal(*signal);
        all.push((subject, Field::Note, Voice::Report, &answer.note));
        let replies = answer.live_replies().filter_map(|r| r.account.as_ref());
        all.extend(replies.flat_map(|a| of_account(subject, a)));
        for danger in answer.active() {
            let subject = Subject::Entry(danger.id);
            let voice = voice_of(danger.known.as_ref());
            all.push((subject, Field::Text, voice, &danger.text));
            all.extend(danger.sources().flat_map(|a| of_account(subject, a)));
        }
    }
}

fn answers<'m>(melding: &'m Melding, all: &mut Vec<Typed<'m>>) {
    for (question, answer) in &melding.answers {
        if !melding.applies(*question) {
            continue;
        }
        let subject = Subject::Question(*question);
        let voice = voice_of(Some(&answer.account));
        if let Some(AnswerValue::Tekst(text)) = &answer.value {
            all.push((subject, Field::Text, voice, text));
        }
        all.push((subject, Field::Note, voice, &answer.note));
        all.extend(of_account(subject, &answer.account));
    }
}

fn records<'m>(melding: &'m Melding, all: &mut Vec<Typed<'m>>) {
    for decision in melding.live_decisions() {
        let subject = Subject::Entry(decision.id);
        let voice = voice_of(Some(&decision.account));
        all.push((subject, Field::SaysToday, voice, &decision.says_today));
        all.extend(of_account(subject, &decision.account));
    }
    for statement in melding.live_statements() {
        let subject = Subject::Entry(statement.id);
        let voice = voice_of(Some(&statement.account));
        all.push((subject, Field::Text, voice, &statement.text));
        all.push((subject, Field::Place, Voice::Judgement, &statement.place));
        all.extend(of_account(subject, &statement.account));
    }
    for act in melding.live_acts() {
        let subject = Subject::Entry(act.id);
        all.push((subject, Field::Text, Voice::Judgement, &act.text));
        all.push((subject, Field::Reason, Voice::Judgement, &act.reason));
    }
    for wish in melding.live_wishes() {
        // What somebody wishes to report is that person's account.
        let voice = wish.by.map_or(Voice::Report, |_| Voice::Summary);
        all.push((Subject::Entry(wish.id), Field::Text, voice, &wish.fact));
    }
}

fn hearing<'m>(melding: &'m Melding, all: &mut Vec<Typed<'m>>) {
    for (person, line) in &melding.hearings {
        let subject = Subject::Hearing(*person);
        all.push((subject, Field::How, Voice::Judgement, &line.how));
        all.push((subject, Field::About, Voice::Judgement, &line.about));
        all.push((subject, Field::WhyNot, Voice::Judgement, &line.why_not));
        all.push((subject, Field::Plan, Voice::Judgement, &line.plan));
    }
    for (entry, line) in &melding.rebuttals {
        let subject = Subject::Rebuttal(*entry);
        let voice = match line.form {
            Form::Letterlijk => Voice::Literal,
            Form::Samengevat => Voice::Summary,
        };
        all.push((subject, Field::Answer, voice, &line.answer));
        all.push((subject, Field::WhyNot, Voice::Judgement, &line.why_not));
    }
}

/// The sentences in an account. The name of a document and a query are no sentences.
fn of_account(subject: Subject, account: &Account) -> Vec<Typed<'_>> {
    match account {
        Account::VanHorenZeggen { from, .. } => vec![(subject, Field::From, Voice::Summary, from)],
        Account::WoordenKind {
            question, present, ..
        } => vec![
            (subject, Field::ChildQuestion, Voice::Judgement, question),
            (subject, Field::Present, Voice::Judgement, present),
        ],
        Account::Waargenomen
        | Account::Verklaard { .. }
        | Account::Document { .. }
        | Account::Systeem { .. }
        | Account::Oordeel
        | Account::Handeling
        | Account::NietGenoemd => Vec::new(),
    }
}
