//! What a list says of one call, worked out once so that the archive need not know the rules.

use std::collections::BTreeSet;

use crate::{
    afweging::{Assessment, Outcome, Topic},
    melding::{
        AnswerValue, EDITION, Heard, Hearing, KnownPerson, Level, Melding, Presence, Put, Relation,
        Summary, Value,
    },
    protocol::{Choice, Question, Signal},
};

/// The call in short.
pub fn summary(melding: &Melding, assessment: &Assessment) -> Summary {
    let heard = melding.hearings.iter();
    let heard = heard.filter(|(_, h)| h.heard == Some(Heard::Gehoord));
    let date = |q| match melding.answer(q) {
        Some(AnswerValue::Datum(day)) => Some(*day),
        _ => None,
    };
    Summary {
        at: melding.at,
        outcome: Some(level(assessment.headline)),
        rules: Some(EDITION),
        reporter: melding.reporter,
        heard: heard.map(|(id, _)| *id).collect(),
        wederhoor_missing: wederhoor_missing(melding),
        safety_unknown: safety_unknown(melding),
        zorgmelding: melding.chose(Question::ZorgBesluit, Choice::ZorgDoen),
        to_wijkagent: melding.is_yes(Question::NaarWijkagent),
        to_jeugdcoordinator: melding.is_yes(Question::NaarJeugdcoordinator),
        follow_up: date(Question::Vervolgdatum),
        open: open_questions(assessment),
        people: known_people(melding),
        unit: text(melding, Question::VerbalisantEenheid),
    }
}

/// A summary in which nothing was weighed.
pub fn unweighed(at: chrono::NaiveDateTime) -> Summary {
    Summary {
        at,
        outcome: None,
        rules: None,
        reporter: None,
        heard: BTreeSet::new(),
        wederhoor_missing: false,
        safety_unknown: false,
        zorgmelding: false,
        to_wijkagent: false,
        to_jeugdcoordinator: false,
        follow_up: None,
        open: BTreeSet::new(),
        people: Vec::new(),
        unit: String::new(),
    }
}

/// The outcome by the name that lists know.
pub fn level(outcome: Outcome) -> Level {
    match outcome {
        Outcome::Terughoudend => Level::Terughoudend,
        Outcome::EigenAfweging => Level::EigenAfweging,
        Outcome::EerstVaststellen => Level::EerstVaststellen,
        Outcome::OptredenNoodzakelijk => Level::OptredenNoodzakelijk,
    }
}

/// Whether any signal was not asked, is unknown, or was only mentioned.
pub(super) fn safety_unknown(melding: &Melding) -> bool {
    Signal::ALL
        .iter()
        .any(|s| !matches!(melding.signal(*s), Some(Value::Nee | Value::Ja)))
}

/// A parent not heard without a reason, or an accusation neither put nor reasoned.
pub(super) fn wederhoor_missing(melding: &Melding) -> bool {
    parents_missing(melding).next().is_some() || accusations_missing(melding).next().is_some()
}

/// Whether a person is there to be heard at all.
pub(super) fn is_there(melding: &Melding, id: crate::melding::PersonId) -> bool {
    let person = melding.person(id);
    person.is_none_or(|p| p.presence == Presence::Gewoon)
}

/// Whether it stands recorded how it is with hearing somebody: heard, or why not, or not whole.
fn accounted_for(hearing: &Hearing) -> bool {
    let said = match hearing.heard {
        Some(Heard::Gehoord) => true,
        Some(Heard::Deels) => !hearing.about.is_blank(),
        Some(Heard::NietBereikt) => hearing.tries.is_some(),
        Some(Heard::NietGehoord | Heard::BewustNiet) | None => false,
    };
    said || !hearing.why_not.is_blank()
}

/// The parents who were not heard and beside whom no reason stands, by part in the call.
pub(super) fn parents_missing(
    melding: &Melding,
) -> impl Iterator<Item = crate::melding::PersonId> + '_ {
    melding.parents_by_part().into_iter().filter(|id| {
        let hearing = melding.hearings.get(id);
        is_there(melding, *id) && !hearing.is_some_and(accounted_for)
    })
}

/// The accusations that were neither put nor given a reason.
pub(super) fn accusations_missing(
    melding: &Melding,
) -> impl Iterator<Item = crate::melding::EntryId> + '_ {
    let all = melding.accusations().into_iter().map(|a| a.id);
    all.filter(|id| {
        let rebuttal = melding.rebuttals.get(id);
        rebuttal.is_none_or(|r| r.put != Some(Put::Voorgelegd) && r.why_not.is_blank())
    })
}

fn open_questions(assessment: &Assessment) -> BTreeSet<Question> {
    let topics = assessment.open.iter().map(|p| p.topic);
    topics
        .filter_map(|t| match t {
            Topic::Question(question) => Some(question),
            _ => None,
        })
        .collect()
}

/// The people of the household, in order of entry. Professionals, bodies and bystanders are left out:
/// they meet many families, and by them no family is recognised.
fn known_people(melding: &Melding) -> Vec<KnownPerson> {
    melding
        .people
        .iter()
        .filter(|p| of_household(p.relation))
        .filter(|p| !p.name.is_blank() || !p.address.is_blank() || p.birth.is_some())
        .map(|p| KnownPerson {
            id: p.id,
            name: p.name.to_string(),
            birth: p.birth,
            address: p.address.to_string(),
        })
        .collect()
}

fn text(melding: &Melding, question: Question) -> String {
    match melding.answer(question) {
        Some(AnswerValue::Tekst(text)) => text.trim().to_owned(),
        _ => String::new(),
    }
}

/// Whether somebody of this relation belongs to one household, or stands by one.
fn of_household(relation: Relation) -> bool {
    match relation {
        Relation::Moeder
        | Relation::Vader
        | Relation::Ouder
        | Relation::Kind
        | Relation::Stiefouder
        | Relation::Partner
        | Relation::Pleegouder
        | Relation::Voogd
        | Relation::Grootouder
        | Relation::BroerZus
        | Relation::Familie
        | Relation::Vriend
        | Relation::Ander => true,
        Relation::Buur
        | Relation::Omstander
        | Relation::School
        | Relation::Arts
        | Relation::Advocaat
        | Relation::Gi
        | Relation::Raad
        | Relation::VeiligThuis
        | Relation::Ovj
        | Relation::Collega
        | Relation::Professional => false,
    }
}
