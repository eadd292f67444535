//! The call with no more personal data than who goes on needs (Wpg art. 3: necessary, not
//! excessive). What is left out here cannot come onto the sheet by any line.
//!
//! Out: addresses and the places of statements, birth dates (an age stays), name and telephone of whoever need not be spoken,
//! the words of a child with the question and who was present, and what was not yet added. Where
//! words go, the line says in which entry of the mutatie they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::documents::context::is_secret;
use crate::documents::sheets::texts::SheetTexts;
use crate::melding::{
    Account, AnswerValue, Concept, EntryId, Form, Melding, PersonId, Text, Whereabouts, claimant,
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
    less.signals_from = None;
    less.shields.clear();
    for wish in &mut less.report_wishes {
        wish.fact = Text::default();
    }
    for place in less.places.iter_mut().filter(|p| p.secret) {
        // That the place is known weighs; where it is stays out.
        loose(&mut place.name, sheets);
    }
    people(&mut less, sheets);
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

fn people(less: &mut Melding, sheets: &SheetTexts) {
    let keep = to_speak(less);
    let day = less.at.date();
    let all = less.people.iter();
    let secret: Vec<PersonId> = all.filter(|p| is_secret(less, p)).map(|p| p.id).collect();
    for person in &mut less.people {
        person.age = person.age_on(day);
        person.birth = None;
        person.address = Text::default();
        person.wish = Text::default();
        if secret.contains(&person.id) {
            loose(&mut person.now_text, sheets);
        }
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

/// The child whose words these are, also where somebody else tells what it said.
fn child(account: &Account) -> Option<PersonId> {
    account.people().filter(|id| id.is_child()).last()
}

/// The account as a reference: no quotation marks, no question, nobody present. What kind of source it
/// is stays, so that the sheet weighs the same.
fn as_reference(account: &mut Account, sheets: &SheetTexts) {
    match account {
        Account::VanHorenZeggen {
            from: typed, form, ..
        }
        | Account::Document {
            name: typed, form, ..
        } => {
            *form = Form::Samengevat;
            loose(typed, sheets);
        }
        other => {
            if let Some(by) = claimant(other) {
                *other = Account::told(by);
            }
        }
    }
}

/// The same as [`refer`], where the words belong to no entry.
fn loose(words: &mut Text, sheets: &SheetTexts) {
    if !words.is_blank() {
        *words = Text::clean(&sheets.handover.words_elsewhere_loose);
    }
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
        for danger in &mut answer.dangers {
            if let Some(by) = danger.known.as_ref().and_then(child) {
                refer(&mut danger.text, sheets, danger.id);
                spoken.entry(by).or_default().insert(danger.id);
            }
        }
        for account in answer.accounts_mut().filter(|a| child(a).is_some()) {
            as_reference(account, sheets);
        }
    }
    for s in &mut less.statements {
        // Where something was said is often an address.
        s.place = Text::default();
        if let Some(by) = child(&s.account) {
            as_reference(&mut s.account, sheets);
            refer(&mut s.text, sheets, s.id);
            if !s.withdrawn {
                spoken.entry(by).or_default().insert(s.id);
            }
        }
    }
    for d in &mut less.decisions {
        if child(&d.account).is_some() {
            as_reference(&mut d.account, sheets);
            for text in [&mut d.court, &mut d.number] {
                *text = Text::default();
            }
            refer(&mut d.says_today, sheets, d.id);
        }
    }
}

fn answers(less: &mut Melding, sheets: &SheetTexts) {
    for answer in less.answers.values_mut() {
        if child(&answer.account).is_none() {
            continue;
        }
        as_reference(&mut answer.account, sheets);
        answer.note = Text::default();
        if let Some(AnswerValue::Tekst(text)) = &mut answer.value {
            loose(text, sheets);
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
