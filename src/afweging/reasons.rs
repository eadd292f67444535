//! Why this outcome: each reason is a rule with the signals and people it is about.

use super::{Clause, Reason, facts::Facts, safety};
use crate::{
    melding::{DecisionKind, Force, Melding, PersonId, Value},
    protocol::{RuleId, Signal, SignalClass},
};

/// The reasons of a melding; never empty.
pub fn reasons(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    let mut list = signal_reasons(melding);
    list.extend(unnamed(melding));
    list.extend(children_nearby(melding));
    if list.is_empty() {
        list.push(Reason::of(RuleId::NietsInGeding));
    }
    list.extend(clause_reason(melding, facts.clause));
    let denied = melding
        .live_decisions()
        .any(|d| d.kind == DecisionKind::Ontzegging && d.force != Some(Force::Vervangen));
    if denied {
        list.push(Reason::of(RuleId::ContactOntzegd));
    }
    list
}

const BY_VALUE: [(SignalClass, Value, RuleId); 6] = [
    (SignalClass::Acute, Value::Ja, RuleId::AcuutVastgesteld),
    (
        SignalClass::Structural,
        Value::Ja,
        RuleId::StructureelVastgesteld,
    ),
    (SignalClass::Acute, Value::Genoemd, RuleId::AcuutGenoemd),
    (
        SignalClass::Structural,
        Value::Genoemd,
        RuleId::StructureelGenoemd,
    ),
    (SignalClass::Acute, Value::Onbekend, RuleId::AcuutOpen),
    (
        SignalClass::Structural,
        Value::Onbekend,
        RuleId::StructureelOpen,
    ),
];

fn signal_reasons(melding: &Melding) -> Vec<Reason> {
    let values = Signal::ALL
        .iter()
        .map(|s| (*s, safety::overall(melding, *s)));
    let values: Vec<(Signal, Value)> = values.collect();
    BY_VALUE
        .into_iter()
        .filter_map(|(class, value, rule)| {
            let of = values
                .iter()
                .filter(|(s, v)| s.class() == class && *v == value);
            let signals: Vec<Signal> = of.map(|(s, _)| *s).collect();
            let who = named(melding, &signals);
            (!signals.is_empty()).then_some(Reason { rule, signals, who })
        })
        .collect()
}

/// Everyone named as at risk in these signals, parents by their part in the call.
pub fn named(melding: &Melding, signals: &[Signal]) -> Vec<PersonId> {
    let dangers = || {
        signals
            .iter()
            .filter_map(|s| melding.signals.get(s))
            .flat_map(|a| a.active())
    };
    let named = |id: &PersonId| dangers().any(|d| d.at_risk.contains(id));
    if dangers().all(|d| d.at_risk.is_empty()) {
        return Vec::new();
    }
    melding.people_by_part().into_iter().filter(named).collect()
}

fn unnamed(melding: &Melding) -> Option<Reason> {
    let without = |s: &&Signal| {
        s.class() != SignalClass::Care
            && melding
                .signals
                .get(s)
                .is_some_and(|a| a.active().iter().any(|d| d.at_risk.is_empty()))
    };
    let signals: Vec<Signal> = Signal::ALL.iter().filter(without).copied().collect();
    (!signals.is_empty()).then_some(Reason {
        rule: RuleId::GevaarZonderPersoon,
        signals,
        who: Vec::new(),
    })
}

/// Children who are not named in a danger to somebody else, and may be in the same place.
fn children_nearby(melding: &Melding) -> Option<Reason> {
    let nearby = |signal: Signal, child: PersonId| {
        let dangers = melding.signals.get(&signal).map_or(&[][..], |a| a.active());
        dangers.iter().any(|d| {
            !d.at_risk.is_empty() && safety::stake(melding, d, child) == safety::Stake::Possibly
        })
    };
    let acute = || {
        Signal::ALL
            .iter()
            .copied()
            .filter(|s| s.class() == SignalClass::Acute)
    };
    let who: Vec<PersonId> = melding
        .children()
        .map(|c| c.id)
        .filter(|c| acute().any(|s| nearby(s, *c)))
        .collect();
    (!who.is_empty()).then(|| Reason::about(RuleId::KindMogelijkErbij, who))
}

fn clause_reason(melding: &Melding, clause: Clause) -> Option<Reason> {
    let paper = melding
        .live_decisions()
        .any(|d| d.kind != DecisionKind::Geen);
    let rule = match clause {
        Clause::Geldt => RuleId::SterkeArmGeldt,
        Clause::VanRechtswege => RuleId::SterkeArmVanRechtswege,
        Clause::Onbekend => RuleId::SterkeArmOnbekend,
        Clause::Geen if paper && claims_clause(melding) => RuleId::SterkeArmTeltNiet,
        Clause::Geen => RuleId::GeenSterkeArm,
    };
    Some(Reason::of(rule))
}

/// Whether some paper that does not carry the clause is said to hold it.
fn claims_clause(melding: &Melding) -> bool {
    melding
        .live_decisions()
        .any(|d| d.clause == Some(crate::melding::Tri::Ja))
}
