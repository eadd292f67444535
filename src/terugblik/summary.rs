//! What a list says of one call, worked out once so that the archive need not know the rules.

use std::collections::BTreeSet;

use crate::{
    afweging::{Assessment, Outcome, Topic},
    melding::{AnswerValue, Heard, KnownPerson, Level, Melding, Put, Relation, Summary, Value},
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

/// The parents who were not heard and beside whom no reason stands, by part in the call.
pub(super) fn parents_missing(
    melding: &Melding,
) -> impl Iterator<Item = crate::melding::PersonId> + '_ {
    melding.parents_by_part().into_iter().filter(|id| {
        let hearing = melding.hearings.get(id);
        hearing.is_none_or(|h| h.heard != Some(Heard::Gehoord) && h.why_not.is_blank())
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

/// The people of the household, in order of entry. Professionals and neighbours are left out: they
/// meet many families, and by them no family is recognised.
fn known_people(melding: &Melding) -> Vec<KnownPerson> {
    let of_household = |r: Relation| !matches!(r, Relation::Professional | Relation::Buur);
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
