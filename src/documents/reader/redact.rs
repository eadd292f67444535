//! A copy of the call in which what is kept from a reader never stood.
//!
//! Records go whole, so that nothing is said of a record that lost a part. Only lists of people and
//! places, which say nothing when they are empty, lose single entries.

use std::collections::BTreeSet;

use super::typed::{Kind, Typed, typed};
use crate::documents::context::is_secret;
use crate::melding::{
    Account, AnswerValue, Asked, Concept, Danger, EntryId, Hearing, Melding, Passage, PersonId,
    Place, Reply, Text, Value, Whereabouts, claimant,
};
use crate::protocol::{Question, Signal};

/// What is left of the call for this reader without these passages. Labels are still those of the call.
pub(super) fn redact(melding: &Melding, reader: PersonId, passages: &[Passage]) -> Melding {
    let mut left = melding.clone();
    left.shields.clear();
    left.words_kept.clear();
    left.unread.clear();
    left.concept = Concept::default();
    left.signals_from = None;
    keep_secrets(&mut left);
    for passage in passages {
        match *passage {
            Passage::Regel(id) => entry(&mut left, id),
            Passage::Weerwoord(id) => {
                left.rebuttals.remove(&id);
            }
            Passage::Antwoord(question) => {
                left.answers.remove(&question);
            }
            Passage::Aantekening(question) => {
                if let Some(answer) = left.answers.get_mut(&question) {
                    answer.note = Text::default();
                }
            }
            Passage::Signaal(signal) => whole_signal(&mut left, signal),
            Passage::Toelichting(signal) => {
                if let Some(answer) = left.signals.get_mut(&signal) {
                    answer.note = Text::default();
                }
            }
            Passage::Gehoord(id) => {
                left.hearings.remove(&id);
            }
            Passage::Naam(id) => edit(&mut left, id, |p| p.name = Text::default()),
            Passage::Adres(id) => address(&mut left, id),
            Passage::Telefoon(id) => edit(&mut left, id, |p| p.phone = Text::default()),
            Passage::Persoon(id) => person(&mut left, id, reader),
            Passage::Melder => reporter(&mut left, melding, reader),
        }
    }
    // What was only answered to a claim that is no claim any more goes with it.
    let claims: Vec<EntryId> = left.accusations().iter().map(|a| a.id).collect();
    left.rebuttals.retain(|id, _| claims.contains(id));
    left
}

/// What is secret stands in no paper for a reader, shielded or not.
fn keep_secrets(left: &mut Melding) {
    let secret: Vec<PersonId> = left
        .people
        .iter()
        .filter(|p| is_secret(left, p))
        .map(|p| p.id)
        .collect();
    for p in left.people.iter_mut().filter(|p| secret.contains(&p.id)) {
        p.address = Text::default();
        p.now_text = Text::default();
    }
    // Where somebody with a secret address is, tells that address to everyone who reads the place.
    for id in secret {
        hide_places(left, id);
    }
    for place in left.places.iter_mut().filter(|p| p.secret) {
        place.name = Text::default();
    }
}

/// The secret places and addresses: in no text of a paper for this reader they may stand. What is a
/// parent's own that parent knows; who reads for a child may be the one from whom it is kept.
pub(super) fn secrets(melding: &Melding, reader: PersonId) -> Vec<Typed<'_>> {
    let own = |id: PersonId| id == reader && reader.is_parent();
    let here = |id: PersonId| melding.person(id).is_some_and(|p| is_secret(melding, p));
    let mut all = typed(melding);
    all.retain(|t| {
        let Passage::Adres(id) = t.passage else {
            return false;
        };
        if t.kind != Kind::Place {
            return false;
        }
        let place = |p: &Place| p.secret && p.name.trim() == t.text;
        let secret = here(id) || melding.places.iter().any(place);
        secret && !own(id)
    });
    all
}

/// Where a person lives and is. A third place where that person is, is kept back for everyone there.
fn address(left: &mut Melding, id: PersonId) {
    hide_places(left, id);
    edit(left, id, |p| {
        p.address = Text::default();
        p.lives = Whereabouts::Onbekend;
        p.now = Whereabouts::Onbekend;
        p.now_text = Text::default();
    });
}

/// Takes the names of the places where a person is or lives.
fn hide_places(left: &mut Melding, id: PersonId) {
    let Some(person) = left.people.iter().find(|p| p.id == id) else {
        return;
    };
    let at = [person.now, person.lives];
    for place in &mut left.places {
        if at.contains(&Whereabouts::Plek(place.number)) {
            place.name = Text::default();
            place.secret = true;
        }
    }
}

/// Who reports, with what only a reporter is asked and when the reporter was heard if that was at the
/// call itself. What the reader reported stays: the reader knows it.
fn reporter(left: &mut Melding, melding: &Melding, reader: PersonId) {
    left.reporter = None;
    left.also_report.clear();
    let all = melding.reporter.iter().chain(&melding.also_report);
    let called = left.at;
    for id in all.copied().filter(|id| *id != reader) {
        // Without a speaker it is the reporter's too: nobody else is asked.
        let theirs = |account: &Account| claimant(account).is_none_or(|by| by == id);
        left.answers.retain(|question, answer| {
            !(OF_REPORTER.contains(question) && theirs(&answer.account))
        });
        let at_call = |h: &Hearing| h.at == Some(called);
        if left.hearings.get(&id).is_some_and(at_call) {
            left.hearings.remove(&id);
        }
    }
}

/// What only the reporter is asked.
const OF_REPORTER: [Question; 3] = [
    Question::WaarSpeeltHet,
    Question::VraagAanPolitie,
    Question::VerwachtingVoorKind,
];

fn edit(left: &mut Melding, id: PersonId, change: impl FnOnce(&mut crate::melding::Person)) {
    if let Some(person) = left.people.iter_mut().find(|p| p.id == id) {
        change(person);
    }
}

/// An entry with the answer to it.
fn entry(left: &mut Melding, id: EntryId) {
    left.statements.retain(|s| s.id != id);
    left.decisions.retain(|d| d.id != id);
    left.acts.retain(|a| a.id != id);
    left.report_wishes.retain(|w| w.id != id);
    left.rebuttals.remove(&id);
    dangers(left, |d| d.id == id);
}

/// Takes dangers out. A signal whose dangers are all gone goes whole: its name alone would tell,
/// and without them it would read as not asked.
fn dangers(left: &mut Melding, gone: impl Fn(&Danger) -> bool) {
    left.signals.retain(|_, answer| {
        let before = answer.active().count();
        answer.dangers.retain(|d| !gone(d));
        let emptied = answer.active().next().is_none() && before > 0;
        !(emptied && answer.asked == Asked::Gevaar)
    });
}

fn whole_signal(left: &mut Melding, signal: Signal) {
    if let Some(answer) = left.signals.remove(&signal) {
        for danger in answer.dangers {
            left.rebuttals.remove(&danger.id);
        }
    }
}

/// Everything by which a person shows. What the reader said stays, without the label of the other.
fn person(left: &mut Melding, id: PersonId, reader: PersonId) {
    let own = |account: &Account| claimant(account) == Some(reader);
    let by = |account: &Account| account.people().any(|p| p == id) && !own(account);
    // Who is left in the list may not make a claim look established.
    let established: BTreeSet<EntryId> = left
        .signals
        .values()
        .flat_map(|a| &a.dangers)
        .filter(|d| left.danger_value(d) == Value::Ja)
        .map(|d| d.id)
        .collect();
    hide_places(left, id);
    left.people.retain(|p| p.id != id);
    let at = |place: &mut Whereabouts| {
        if *place == Whereabouts::Bij(id) {
            *place = Whereabouts::Onbekend;
        }
    };
    for p in &mut left.people {
        at(&mut p.now);
        at(&mut p.lives);
        p.parents.remove(&id);
        p.custody.remove(&id);
    }
    if left.reporter == Some(id) {
        left.reporter = None;
    }
    left.also_report.remove(&id);
    left.statements
        .retain(|s| !by(&s.account) && (s.accuses != Some(id) || own(&s.account)));
    for s in left.statements.iter_mut().filter(|s| s.accuses == Some(id)) {
        s.accuses = None;
    }
    left.decisions.retain(|d| {
        let only = |set: &BTreeSet<PersonId>| set.len() == 1 && set.contains(&id);
        !by(&d.account) && !only(&d.favours) && !only(&d.children)
    });
    for d in &mut left.decisions {
        d.favours.remove(&id);
        d.children.remove(&id);
    }
    left.acts.retain(|a| {
        let only = a.about.len() == 1 && a.about.contains(&id);
        a.to != Some(id) && !only
    });
    for a in &mut left.acts {
        a.about.remove(&id);
    }
    left.report_wishes.retain(|w| {
        let own = w.by == Some(reader);
        w.by != Some(id) && (own || !w.against.contains(&id))
    });
    for w in &mut left.report_wishes {
        w.against.remove(&id);
    }
    left.hearings.remove(&id);
    for h in left.hearings.values_mut() {
        h.knows_home_of.remove(&id);
    }
    left.answers
        .retain(|_, a| !by(&a.account) && a.value != Some(AnswerValue::Persoon(id)));
    dangers(left, |d| {
        let own = d.sources().any(own);
        let alone = d.at_risk.len() == 1 && d.at_risk.contains(&id);
        let known = d.known.as_ref().is_some_and(by);
        known || (!own && (d.from.contains(&id) || alone))
    });
    // Without its source an answer would read as the officer's.
    left.signals.retain(|_, answer| {
        let before = answer.live_replies().count();
        let theirs = |r: &Reply| r.account.as_ref().is_some_and(by);
        answer.replies.retain(|r| !theirs(r));
        let silent = answer.live_replies().next().is_none() && answer.active().next().is_none();
        let denied = answer.asked == Asked::Nee && answer.unnamed().is_some();
        !(before > answer.live_replies().count() && (silent || denied))
    });
    for answer in left.signals.values_mut() {
        for reply in &mut answer.replies {
            at(&mut reply.place);
        }
        for danger in &mut answer.dangers {
            danger.established = established.contains(&danger.id);
            danger.also.retain(|a| !by(a));
            danger.at_risk.remove(&id);
            danger.from.remove(&id);
            at(&mut danger.place);
        }
    }
    for account in accounts(left) {
        if let Account::VanHorenZeggen { source, .. } = account {
            *source = source.filter(|s| *s != id);
        }
    }
}

/// Every account in the call.
fn accounts(left: &mut Melding) -> impl Iterator<Item = &mut Account> {
    let signals = left.signals.values_mut().flat_map(|a| a.accounts_mut());
    signals
        .chain(left.statements.iter_mut().map(|s| &mut s.account))
        .chain(left.answers.values_mut().map(|a| &mut a.account))
        .chain(left.decisions.iter_mut().map(|d| &mut d.account))
}
