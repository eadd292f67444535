//! The tracks beside the outcome: offence and aangifte, zorgmelding, wederhoor, contact, routes.
//!
//! Each only proposes. A zorgmelding is weighed and never concluded here (Wpg art. 7a; national
//! afwegingskader); intent is not presumed (kamerbrief-2020; OM-richtlijn 2018R003); recording an
//! aangifte is never advised against (art. 163 lid 6 Sv).

use super::{
    Clause, Reason, acts,
    clearing::Weighed,
    facts::{Facts, Known, may_be_offence},
    reasons::named,
};
use crate::{
    melding::{
        AnswerValue, DecisionKind, Force, Heard, Melding, PersonId, Presence, Put, Value, claimant,
    },
    protocol::{Question, RuleId, Signal, SignalClass},
};

/// Possible offence and aangifte.
pub fn offence(melding: &Melding, facts: &Facts, dangers: &[Weighed<'_>]) -> Vec<Reason> {
    let mut list = Vec::new();
    list.extend(facts_reported(melding, facts, dangers));
    let raised = |signal: Signal| dangers.iter().any(|d| d.signal == signal);
    if raised(Signal::Ontvoering) {
        list.push(Reason::of(RuleId::OntvoeringRoute));
    }
    if facts.wish == Known::Ja {
        let who = report_lines(melding).into_iter().filter_map(|l| l.by);
        list.push(Reason::about(RuleId::AangifteOpnemen, who.collect()));
    } else if acts::aangifte_offered(facts) {
        list.push(Reason::of(RuleId::AangifteMogelijk));
    }
    if raised(Signal::Belaging) {
        list.push(Reason::of(RuleId::KlachtBelaging));
    }
    if facts.wish == Known::Ja && !melding.is_yes(Question::GesprekAangifte) {
        list.push(Reason::of(RuleId::AangifteGesprek));
    }
    if !list.is_empty() && facts.safety.acute != Value::Ja {
        list.push(Reason::of(RuleId::OpzetNietAangenomen));
    }
    list
}

/// The facts that may be offences, each with whose account it is: established, reported by somebody,
/// or suspected by the officer without a signal.
fn facts_reported(melding: &Melding, facts: &Facts, dangers: &[Weighed<'_>]) -> Vec<Reason> {
    let mut list = Vec::new();
    let offences = || {
        dangers
            .iter()
            .filter(|d| may_be_offence(d.signal, d.danger))
    };
    let established = signals_of(offences().filter(|d| d.value == Value::Ja));
    if !established.is_empty() {
        let who = named(melding, &established);
        list.push(Reason {
            rule: RuleId::MogelijkStrafbaarFeit,
            signals: established.clone(),
            who,
        });
    }
    // One line a reporter, so that each fact stands under who tells of it.
    let mentioned: Vec<(PersonId, &Weighed<'_>)> = offences()
        .filter(|d| !established.contains(&d.signal))
        .flat_map(|d| {
            d.danger
                .sources()
                .filter_map(claimant)
                .map(move |id| (id, d))
        })
        .collect();
    if !mentioned.is_empty() {
        for id in melding.people_by_part() {
            let told = mentioned.iter().filter(|(by, _)| *by == id);
            let signals = signals_of(told.map(|(_, d)| *d));
            if !signals.is_empty() {
                list.push(Reason {
                    rule: RuleId::FeitGemeld,
                    signals,
                    who: vec![id],
                });
            }
        }
    }
    if list.is_empty() && facts.suspected == Known::Ja {
        list.push(Reason::of(RuleId::FeitVermoed));
    }
    list
}

/// The signals of these dangers, each once, in the order of the checklist.
fn signals_of<'a>(dangers: impl Iterator<Item = &'a Weighed<'a>>) -> Vec<Signal> {
    let mut list: Vec<Signal> = dangers.map(|d| d.signal).collect();
    list.dedup();
    list
}

/// One wish to report an offence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// Who wishes to; `None` is not recorded.
    pub by: Option<PersonId>,
    /// Against whom, according to that person; empty is not recorded.
    pub against: Vec<PersonId>,
}

/// Every wish to report, first the one of the checklist, then those recorded beside it.
pub fn report_lines(melding: &Melding) -> Vec<ReportLine> {
    let person = |q: Question| match melding.answer(q) {
        Some(AnswerValue::Persoon(id)) => Some(*id),
        _ => None,
    };
    let mut list = Vec::new();
    if melding.is_yes(Question::WensAangifte) {
        list.push(ReportLine {
            by: person(Question::WieAangifte),
            against: person(Question::AangifteTegen).into_iter().collect(),
        });
    }
    let order = melding.people_by_part();
    list.extend(melding.live_wishes().map(|w| {
        ReportLine {
            by: w.by,
            against: order
                .iter()
                .copied()
                .filter(|id| w.against.contains(id))
                .collect(),
        }
    }));
    list
}

/// Whether consulting comes before calling the other parent or bringing both together: violence,
/// threat, coercive control, stalking, abuse, fear of leaving or a breached ban is said or
/// established, or an address is secret.
pub fn consult_first(melding: &Melding) -> bool {
    let secret =
        melding.people.iter().any(|p| p.secret_address) || melding.places.iter().any(|p| p.secret);
    let bars = |signal: Signal| {
        let answer = melding.signals.get(&signal);
        answer.is_some_and(|a| a.active().any(|d| signal.bars_calling_other(d.aspect)))
    };
    secret || Signal::ALL.iter().any(|s| bars(*s))
}

/// Whether a GI carries out an OTS: then it is called instead of Veilig Thuis.
pub fn gi_involved(melding: &Melding) -> bool {
    let decided = melding.live_decisions().any(|d| {
        matches!(
            d.kind,
            DecisionKind::SchriftelijkeAanwijzing
                | DecisionKind::Ots
                | DecisionKind::VoorlopigeOts
                | DecisionKind::Uithuisplaatsing
        ) && !matches!(d.force, Some(Force::Vervangen))
    });
    melding.is_yes(Question::Ots) || decided
}

/// Whether a possible offence stands in the headline.
pub fn possible_offence(facts: &Facts) -> bool {
    facts.suspected == Known::Ja || facts.offence_signal
}

/// Weighing a zorgmelding.
pub fn care(melding: &Melding, facts: &Facts, dangers: &[Weighed<'_>]) -> Vec<Reason> {
    let mut list = Vec::new();
    let class = |d: &Weighed<'_>| d.danger.aspect.map_or(d.signal.class(), |p| p.class());
    let weighs = || dangers.iter().filter(|d| class(d) > SignalClass::Noted);
    let grave = signals_of(
        weighs().filter(|d| d.value == Value::Ja && d.signal.class() != SignalClass::Care),
    );
    let other = signals_of(weighs().filter(|d| !grave.contains(&d.signal)));
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
    let gone = melding
        .person(id)
        .is_some_and(|p| p.presence != Presence::Gewoon);
    !gone && !matches!(heard, Some(Heard::Gehoord | Heard::BewustNiet))
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
    if gi_involved(melding) {
        list.push(Reason::of(RuleId::RouteGi));
    }
    let ban = melding
        .live_decisions()
        .any(|d| d.kind.forbids() && d.kind != DecisionKind::Ontzegging);
    if melding.is_yes(Question::Huisverbod) || melding.is_yes(Question::Contactverbod) || ban {
        list.push(Reason::of(RuleId::VerbodBeperkt));
    }
    if facts.over_and_back || melding.is_yes(Question::EerdereRegistraties) {
        list.push(Reason::of(RuleId::SpecialistBetrekken));
    }
    if facts.clause != Clause::Geen && !consult_first(melding) {
        list.push(Reason::of(RuleId::UitnodigenBureau));
    }
    list
}
