//! A copy of the call in which what is kept from a reader never stood.
//!
//! Records go whole, so that nothing is said of a record that lost a part. Only lists of people and
//! places, which say nothing when they are empty, lose single entries.

use crate::melding::{
    Account, AnswerValue, Asked, Concept, Danger, EntryId, Hearing, Melding, Passage, PersonId,
    SignalAnswer, Text, Value, Whereabouts,
};
use crate::protocol::{Question, Signal};

/// What is left of the call for this reader without these passages. Labels are still those of the call.
pub(super) fn redact(melding: &Melding, reader: PersonId, passages: &[Passage]) -> Melding {
    let mut left = melding.clone();
    left.shields.clear();
    left.words_kept.clear();
    left.concept = Concept::default();
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
            Passage::Adres(id) => edit(&mut left, id, |p| {
                p.address = Text::default();
                p.lives = Whereabouts::Onbekend;
                p.now = Whereabouts::Onbekend;
                p.now_text = Text::default();
            }),
            Passage::Telefoon(id) => edit(&mut left, id, |p| p.phone = Text::default()),
            Passage::Persoon(id) => person(&mut left, id, reader),
            Passage::Melder => reporter(&mut left, melding.reporter, reader),
        }
    }
    // What was only answered to a claim that is no claim any more goes with it.
    let claims: Vec<EntryId> = left.accusations().iter().map(|a| a.id).collect();
    left.rebuttals.retain(|id, _| claims.contains(id));
    left
}

/// Who reports, with what only a reporter is asked and when the reporter was heard if that was at the
/// call itself. What the reader reported stays: the reader knows it.
fn reporter(left: &mut Melding, reporter: Option<PersonId>, reader: PersonId) {
    left.reporter = None;
    let Some(id) = reporter.filter(|id| *id != reader) else {
        return;
    };
    left.answers.retain(|question, answer| {
        !(OF_REPORTER.contains(question) && answer.account.people() == Some(id))
    });
    let called = left.at;
    let at_call = |h: &Hearing| h.at == Some(called);
    if left.hearings.get(&id).is_some_and(at_call) {
        left.hearings.remove(&id);
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
    left.rebuttals.remove(&id);
    dangers(left, |d| d.id == id);
}

/// Takes dangers out. A signal whose dangers are all gone goes whole: its name alone would tell,
/// and without them it would read as not asked.
fn dangers(left: &mut Melding, gone: impl Fn(&Danger) -> bool) {
    left.signals.retain(|_, answer| {
        let before = answer.dangers.len();
        answer.dangers.retain(|d| !gone(d));
        let emptied = answer.dangers.is_empty() && before > 0;
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
    let by = |account: &Account| account.people() == Some(id);
    let own = |account: &Account| account.people() == Some(reader);
    left.people.retain(|p| p.id != id);
    let at = |place: &mut Whereabouts| {
        if *place == Whereabouts::Bij(id) {
            *place = Whereabouts::Onbekend;
        }
    };
    for p in &mut left.people {
        at(&mut p.now);
        at(&mut p.lives);
    }
    if left.reporter == Some(id) {
        left.reporter = None;
    }
    left.statements
        .retain(|s| !by(&s.account) && (s.accuses != Some(id) || own(&s.account)));
    for s in left.statements.iter_mut().filter(|s| s.accuses == Some(id)) {
        s.accuses = None;
    }
    left.decisions.retain(|d| !by(&d.account));
    left.acts.retain(|a| a.to != Some(id));
    left.hearings.remove(&id);
    left.answers
        .retain(|_, a| !by(&a.account) && a.value != Some(AnswerValue::Persoon(id)));
    dangers(left, |d| {
        let own = d.known.as_ref().is_some_and(own);
        let alone = d.at_risk.len() == 1 && d.at_risk.contains(&id);
        d.known.as_ref().is_some_and(by) || (!own && (d.from.contains(&id) || alone))
    });
    // Without its ground a *nee* would read as found by the officer.
    let grounded = |a: &SignalAnswer| a.ground.as_ref().is_some_and(by);
    left.signals
        .retain(|_, a| !(a.asked == Asked::Nee && grounded(a)));
    for answer in left.signals.values_mut() {
        if grounded(answer) {
            answer.ground = None;
        }
        for danger in &mut answer.dangers {
            // Who is left in the list may not make a claim look established.
            danger.established = danger.value() == Value::Ja;
            danger.at_risk.remove(&id);
            danger.from.remove(&id);
            at(&mut danger.place);
        }
    }
}
