//! The call with no more personal data than who goes on needs (Wpg art. 3: necessary, not
//! excessive). What is left out here cannot come onto the sheet by any line.
//!
//! Out: addresses and the places of statements, birth dates (an age stays), name and telephone of whoever need not be spoken,
//! the words of a child with the question and who was present, and what was not yet added. Where
//! words go, the line says in which entry of the mutatie they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::documents::sheets::texts::SheetTexts;
use crate::melding::{
    Account, AnswerValue, Concept, EntryId, Form, Melding, PersonId, Speaker, Text, Whereabouts,
};

/// By child: the entries of the mutatie in which its words stand.
pub(in crate::documents::sheets) type Spoken = BTreeMap<PersonId, BTreeSet<EntryId>>;

/// The reduced call, and where the words of the children stand.
pub(in crate::documents::sheets) fn reduced(
    melding: &Melding,
    sheets: &SheetTexts,
) -> (Melding, Spoken) {
    let mut less = melding.clone();
    let mut spoken = Spoken::new();
    less.concept = Concept::default();
    less.shields.clear();
    people(&mut less);
    entries(&mut less, sheets, &mut spoken);
    answers(&mut less, sheets);
    rebuttals(&mut less, sheets);
    (less, spoken)
}

/// Who can be spoken: both parents, and everyone with whom a child is now.
pub(in crate::documents::sheets) fn to_speak(melding: &Melding) -> Vec<PersonId> {
    let with_child = |id: PersonId| melding.children().any(|c| c.now == Whereabouts::Bij(id));
    let people = melding.people_by_part().into_iter();
    people
        .filter(|id| id.is_parent() || (!id.is_child() && with_child(*id)))
        .collect()
}

fn people(less: &mut Melding) {
    let keep = to_speak(less);
    let day = less.at.date();
    for person in &mut less.people {
        person.age = person.age_on(day);
        person.birth = None;
        person.address = Text::default();
        if !person.id.is_child() {
            person.now_text = Text::default();
        }
        let spoken = keep.contains(&person.id);
        if !spoken {
            person.phone = Text::default();
        }
        if !spoken && !person.id.is_child() {
            person.name = Text::default();
        }
    }
}

/// The child that speaks here.
fn child(account: &Account) -> Option<PersonId> {
    match account.speaker() {
        Speaker::Person(id) => Some(id).filter(|id| id.is_child()),
        Speaker::Officer | Speaker::Document | Speaker::System => None,
    }
}

/// The child as speaker of a reference: no quotation marks, no question, nobody present.
fn as_reference(account: &mut Account, child: PersonId) {
    *account = Account::Verklaard {
        by: child,
        form: Form::Samengevat,
    };
}

/// Puts in the place of words in which entry they stand; where nothing was typed nothing comes.
fn refer(words: &mut Text, sheets: &SheetTexts, id: EntryId) {
    if !words.is_blank() {
        let t = &sheets.handover.words_elsewhere;
        *words = Text::clean(&t.fill("nr", &id.to_string()));
    }
}

fn entries(less: &mut Melding, sheets: &SheetTexts, spoken: &mut Spoken) {
    for answer in less.signals.values_mut() {
        if let Some(ground) = &mut answer.ground
            && let Some(by) = child(ground)
        {
            as_reference(ground, by);
        }
        for danger in &mut answer.dangers {
            if let Some(account) = &mut danger.known
                && let Some(by) = child(account)
            {
                as_reference(account, by);
                refer(&mut danger.text, sheets, danger.id);
                spoken.entry(by).or_default().insert(danger.id);
            }
        }
    }
    for s in &mut less.statements {
        // Where something was said is often an address.
        s.place = Text::default();
        if let Some(by) = child(&s.account) {
            as_reference(&mut s.account, by);
            refer(&mut s.text, sheets, s.id);
            if !s.withdrawn {
                spoken.entry(by).or_default().insert(s.id);
            }
        }
    }
    for d in &mut less.decisions {
        if let Some(by) = child(&d.account) {
            as_reference(&mut d.account, by);
            for text in [&mut d.court, &mut d.number] {
                *text = Text::default();
            }
            refer(&mut d.says_today, sheets, d.id);
        }
    }
}

fn answers(less: &mut Melding, sheets: &SheetTexts) {
    for answer in less.answers.values_mut() {
        let Some(by) = child(&answer.account) else {
            continue;
        };
        as_reference(&mut answer.account, by);
        answer.note = Text::default();
        if let Some(AnswerValue::Tekst(text)) = &mut answer.value
            && !text.is_blank()
        {
            *text = Text::clean(&sheets.handover.words_elsewhere_loose);
        }
    }
}

/// The answer of a child to a claim.
fn rebuttals(less: &mut Melding, sheets: &SheetTexts) {
    let about_child: Vec<EntryId> = less
        .accusations()
        .iter()
        .filter(|a| a.about.iter().any(|id| id.is_child()))
        .map(|a| a.id)
        .collect();
    for id in about_child {
        if let Some(rebuttal) = less.rebuttals.get_mut(&id) {
            refer(&mut rebuttal.answer, sheets, id);
        }
    }
}
