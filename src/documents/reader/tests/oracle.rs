//! What may not be in a paper, worked out from the shields alone and not by the code under test.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::melding::random::tokens;
use crate::melding::{Account, Melding, Passage, PersonId, Speaker, Whereabouts};

pub(super) fn of(record: &impl Serialize) -> Vec<String> {
    tokens(&serde_json::to_string(record).unwrap())
}

/// The tokens that may not be in this reader's paper, worked out from the shields alone.
pub(super) fn kept_back(m: &Melding, reader: PersonId) -> BTreeSet<String> {
    let mut kept: Vec<String> = m.shields.iter().flat_map(|s| of(&s.reason)).collect();
    kept.extend(of(&m.concept));
    // What is secret is kept from every reader.
    let secret = m.people.iter().filter(|p| p.secret_address);
    kept.extend(secret.flat_map(|p| of(&p.address)));
    let secret = m.places.iter().filter(|p| p.secret);
    kept.extend(secret.flat_map(|p| of(&p.name)));
    // So are a child's wish, and what another wishes to report.
    kept.extend(m.people.iter().flat_map(|p| of(&p.wish)));
    let wishes = m.report_wishes.iter();
    kept.extend(wishes.filter(|w| w.by != Some(reader)).flat_map(of));
    let rebuttal = |id: &crate::melding::EntryId| m.rebuttals.get(id).map_or(Vec::new(), of);
    for shield in m.shields_for(reader) {
        match shield.passage {
            Passage::Regel(id) => {
                kept.extend(rebuttal(&id));
                kept.extend(m.statements.iter().filter(|s| s.id == id).flat_map(of));
                kept.extend(m.decisions.iter().filter(|d| d.id == id).flat_map(of));
                kept.extend(m.acts.iter().filter(|a| a.id == id).flat_map(of));
                let dangers = m.signals.values().flat_map(|a| &a.dangers);
                kept.extend(dangers.filter(|d| d.id == id).flat_map(of));
                kept.extend(m.report_wishes.iter().filter(|w| w.id == id).flat_map(of));
            }
            Passage::Weerwoord(id) => kept.extend(rebuttal(&id)),
            Passage::Antwoord(question) => kept.extend(of(&m.answers[&question])),
            Passage::Aantekening(question) => kept.extend(of(&m.answers[&question].note)),
            Passage::Signaal(signal) => {
                kept.extend(of(&m.signals[&signal]));
                let dangers = &m.signals[&signal].dangers;
                kept.extend(dangers.iter().flat_map(|d| rebuttal(&d.id)));
            }
            Passage::Toelichting(signal) => kept.extend(of(&m.signals[&signal].note)),
            Passage::Gehoord(id) => kept.extend(m.hearings.get(&id).map_or(Vec::new(), of)),
            Passage::Naam(id) => kept.extend(of(&m.person(id).unwrap().name)),
            Passage::Adres(id) => {
                kept.extend(of(&m.person(id).unwrap().address));
                kept.extend(of(&m.person(id).unwrap().now_text));
                kept.extend(places_of(m, id));
            }
            Passage::Telefoon(id) => kept.extend(of(&m.person(id).unwrap().phone)),
            Passage::Persoon(id) => kept.extend(all_of(m, id, reader)),
            Passage::Melder => {}
        }
    }
    kept.into_iter().collect()
}

/// The names of the third places where a person is or lives.
fn places_of(m: &Melding, id: PersonId) -> Vec<String> {
    let person = m.person(id).unwrap();
    let at = [person.now, person.lives];
    let here = m.places.iter();
    here.filter(|p| at.contains(&Whereabouts::Plek(p.number)))
        .flat_map(|p| of(&p.name))
        .collect()
}

/// What a person said, what is recorded of and about that person, the reader's own words apart.
fn all_of(m: &Melding, id: PersonId, reader: PersonId) -> Vec<String> {
    let own = |a: &Account| a.speaker() == Speaker::Person(reader);
    let by = |a: &Account| a.people().any(|p| p == id) && !own(a);
    let mut all = of(m.person(id).unwrap());
    all.extend(places_of(m, id));
    let about = |s: &&crate::melding::Statement| {
        by(&s.account) || (s.accuses == Some(id) && !own(&s.account))
    };
    all.extend(m.statements.iter().filter(about).flat_map(of));
    all.extend(m.answers.values().filter(|a| by(&a.account)).flat_map(of));
    all.extend(m.decisions.iter().filter(|d| by(&d.account)).flat_map(of));
    all.extend(m.acts.iter().filter(|a| a.to == Some(id)).flat_map(of));
    all.extend(m.hearings.get(&id).map_or(Vec::new(), of));
    for danger in m.signals.values().flat_map(|a| &a.dangers) {
        let said = danger.known.as_ref();
        if said.is_some_and(by) || (danger.from.contains(&id) && !danger.sources().any(own)) {
            all.extend(of(danger));
        }
        all.extend(danger.also.iter().filter(|a| by(a)).flat_map(of));
    }
    for reply in m.signals.values().flat_map(|a| &a.replies) {
        all.extend(reply.account.iter().filter(|a| by(a)).flat_map(of));
    }
    // The answer of a person to a claim about that person alone.
    for accusation in m.accusations().iter().filter(|a| a.about == [id]) {
        all.extend(m.rebuttals.get(&accusation.id).map_or(Vec::new(), of));
    }
    all
}
