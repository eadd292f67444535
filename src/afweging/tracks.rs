//! The tracks beside the outcome: offence and aangifte, zorgmelding, wederhoor, contact, routes.
//!
//! Each only proposes. A zorgmelding is weighed and never concluded here (Wpg art. 7a; national
//! afwegingskader); intent is not presumed (kamerbrief-2020; OM-richtlijn 2018R003); recording an
//! aangifte is never advised against (art. 163 lid 6 Sv).

use super::{
    Clause, Reason, acts,
    facts::{Facts, Known},
    reasons::named,
};
use crate::{
    melding::{DecisionKind, Heard, Melding, PersonId, Put, Value},
    protocol::{Question, RuleId, Signal, SignalClass},
};

/// Possible offence and aangifte.
pub fn offence(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    let mut list = Vec::new();
    let signals = at_least(melding, Value::Genoemd, Signal::may_be_offence);
    if possible_offence(facts) || !signals.is_empty() {
        let who = named(melding, &signals);
        list.push(Reason {
            rule: RuleId::MogelijkStrafbaarFeit,
            signals,
            who,
        });
    }
    if acts::aangifte_offered(facts) {
        list.push(Reason::of(RuleId::AangifteOpnemen));
    }
    if facts.wish == Known::Ja && !melding.is_yes(Question::GesprekAangifte) {
        list.push(Reason::of(RuleId::AangifteGesprek));
    }
    if !list.is_empty() {
        list.push(Reason::of(RuleId::OpzetNietAangenomen));
    }
    list
}

/// Whether a possible offence stands in the headline.
pub fn possible_offence(facts: &Facts) -> bool {
    facts.suspected == Known::Ja || facts.offence_signal
}

/// The signals of a kind that weigh at least this much, in the order of the checklist.
fn at_least(melding: &Melding, least: Value, kind: impl Fn(Signal) -> bool) -> Vec<Signal> {
    let asked = melding.signals.iter();
    let heavy = asked.filter(|(signal, answer)| kind(**signal) && answer.value() >= least);
    heavy.map(|(signal, _)| *signal).collect()
}

/// Weighing a zorgmelding.
pub fn care(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    let mut list = Vec::new();
    let grave = at_least(melding, Value::Ja, |s| s.class() != SignalClass::Care);
    let other = at_least(melding, Value::Genoemd, |s| !grave.contains(&s));
    if weigh_now(facts) {
        let who = named(melding, &grave);
        list.push(Reason {
            rule: RuleId::ZorgWegenNu,
            signals: grave,
            who,
        });
    }
    if !other.is_empty() {
        let who = named(melding, &other);
        list.push(Reason {
            rule: RuleId::ZorgWegen,
            signals: other,
            who,
        });
    }
    if facts.over_and_back {
        list.push(Reason::of(RuleId::ZorgOverEnWeer));
    }
    if list.is_empty() {
        list.push(Reason::of(RuleId::ZorgGeenAanleiding));
    }
    list
}

/// Whether weighing a zorgmelding should not wait: unsafety is established, or the second weighing
/// question was answered ja.
pub fn weigh_now(facts: &Facts) -> bool {
    facts.safety.acute == Value::Ja
        || facts.safety.structural == Value::Ja
        || facts.unsafe_by_weighing == Known::Ja
}

/// Whether a zorgmelding is put up for weighing at all.
pub fn weigh(facts: &Facts) -> bool {
    let present = |v: Value| v >= Value::Genoemd;
    weigh_now(facts)
        || present(facts.safety.acute)
        || present(facts.safety.structural)
        || present(facts.safety.care)
        || facts.over_and_back
}

/// Whether a person was neither heard nor, as a child, deliberately left out.
pub fn unheard(melding: &Melding, id: PersonId) -> bool {
    let heard = melding.hearings.get(&id).and_then(|h| h.heard);
    !matches!(heard, Some(Heard::Gehoord | Heard::BewustNiet))
}

/// Gaps in hoor en wederhoor. A reasoned gap is a gap all the same, and stays visible.
pub fn wederhoor(melding: &Melding) -> Vec<Reason> {
    let mut list = Vec::new();
    let gap = |id: &PersonId| unheard(melding, *id);
    let parents: Vec<PersonId> = melding.parents_by_part().into_iter().filter(gap).collect();
    if !parents.is_empty() {
        list.push(Reason::about(RuleId::OuderNietGehoord, parents));
    }
    let mut not_put: Vec<PersonId> = melding
        .accusations()
        .iter()
        .filter(|a| melding.rebuttals.get(&a.id).and_then(|r| r.put) != Some(Put::Voorgelegd))
        .flat_map(|a| a.about.iter().copied())
        .collect();
    if not_put.len() > 1 {
        let order = melding.people_by_part();
        not_put.sort_unstable_by_key(|id| order.iter().position(|p| p == id));
    }
    not_put.dedup();
    if !not_put.is_empty() {
        list.push(Reason::about(RuleId::NietVoorgelegd, not_put));
    }
    let children: Vec<PersonId> = melding.children().map(|c| c.id).filter(gap).collect();
    if !children.is_empty() {
        list.push(Reason::about(RuleId::KindNietGehoord, children));
    }
    list
}

/// Advice about contact, and contact that a parent stopped.
pub fn contact(facts: &Facts) -> Vec<Reason> {
    let mut list = Vec::new();
    if facts.advice == Known::Ja {
        list.push(Reason::of(RuleId::BijsluiterNodig));
    }
    if facts.stopped == Known::Ja && facts.court_asked != Known::Ja {
        list.push(Reason::of(RuleId::GestoptZonderRechter));
    }
    list
}

/// Routes that the officer can hand over.
pub fn routes(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    let mut list = vec![Reason::of(RuleId::RouteCiviel)];
    let arranged = melding.live_decisions().any(|d| d.kind.can_carry_clause());
    if facts.wish == Known::Ja || facts.suspected == Known::Ja || arranged {
        list.push(Reason::of(RuleId::RouteStraf));
    }
    list.push(Reason::of(RuleId::RouteHulp));
    let instruction = melding
        .live_decisions()
        .any(|d| d.kind == DecisionKind::SchriftelijkeAanwijzing);
    if melding.is_yes(Question::Ots) || instruction {
        list.push(Reason::of(RuleId::RouteGi));
    }
    let ban = melding
        .live_decisions()
        .any(|d| d.kind == DecisionKind::Huisverbod);
    if melding.is_yes(Question::Huisverbod) || melding.is_yes(Question::Contactverbod) || ban {
        list.push(Reason::of(RuleId::VerbodBeperkt));
    }
    if facts.over_and_back || melding.is_yes(Question::EerdereRegistraties) {
        list.push(Reason::of(RuleId::SpecialistBetrekken));
    }
    if facts.clause != Clause::Geen {
        list.push(Reason::of(RuleId::UitnodigenBureau));
    }
    list
}
