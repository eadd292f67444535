//! Why this outcome: each reason is a rule with the signals and people it is about.

use super::{
    Clause, Reason, clearing,
    facts::{Facts, Picture},
    outcome::Receiving,
    safety, side,
};
use crate::{
    melding::{AnswerValue, DecisionKind, Force, Melding, PersonId, Says, Tri, Value, Weights},
    protocol::{Question, RuleId, Signal, SignalClass},
};

/// The reasons of a melding; never empty.
pub fn reasons(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<Reason> {
    let mut list = signal_reasons(melding, picture);
    list.extend(denied_in_vain(melding, picture));
    list.extend(unnamed(melding));
    list.extend(children_nearby(melding, picture));
    if !picture.place_open.is_empty() {
        let who = picture.place_open.clone();
        list.push(Reason::about(RuleId::PlaatsOnbekend, who));
    }
    if list.is_empty() {
        list.extend(nothing_found(melding, facts, picture));
    }
    list.extend(right_reason(melding, facts));
    list.extend(receiving_reason(melding, facts));
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

/// What a signal weighs on a track.
pub fn on_track(weights: &Weights, class: SignalClass) -> Value {
    match class {
        SignalClass::Acute => weights.acute,
        SignalClass::Structural => weights.structural,
        SignalClass::Care => weights.care,
        SignalClass::Noted => Value::Nee,
    }
}

/// The signals with this value on a track, in the order of the checklist.
pub fn with_value(picture: &Picture<'_>, class: SignalClass, value: Value) -> Vec<Signal> {
    let of = picture.signals.iter();
    of.filter(|(_, w)| on_track(w, class) == value)
        .map(|(s, _)| *s)
        .collect()
}

/// Whether a signal was answered *nee* by somebody, so that it is not open for want of asking.
pub fn denied(melding: &Melding, signal: Signal) -> bool {
    melding.signals.get(&signal).is_some_and(|a| {
        a.unnamed() == Some(Says::Nee) || a.live_replies().any(|r| r.says == Says::Nee)
    })
}

/// What is open although somebody denied it: something is said about that side, or who denied it
/// cannot know.
fn denied_in_vain(melding: &Melding, picture: &Picture<'_>) -> Vec<Reason> {
    let mut list = Vec::new();
    let signals = denied_and_open(melding, picture);
    let (own, others): (Vec<Signal>, Vec<Signal>) = signals
        .into_iter()
        .partition(|s| picture.board.denied_by_own_side(*s));
    if !own.is_empty() {
        list.push(Reason::of(RuleId::EigenZijdeTeltNiet));
    }
    if !others.is_empty() {
        list.push(Reason {
            rule: RuleId::BronSluitNietUit,
            signals: others,
            who: Vec::new(),
        });
    }
    list
}

/// The signals without a danger that somebody denied and that are open all the same.
fn denied_and_open(melding: &Melding, picture: &Picture<'_>) -> Vec<Signal> {
    let open = |class| with_value(picture, class, Value::Onbekend);
    let mut signals = open(SignalClass::Acute);
    signals.extend(open(SignalClass::Structural));
    signals.sort_unstable();
    signals.dedup();
    let danger = |s: &Signal| picture.board.dangers().iter().any(|d| d.signal == *s);
    signals.retain(|s| denied(melding, *s) && !danger(s));
    signals
}

fn signal_reasons(melding: &Melding, picture: &Picture<'_>) -> Vec<Reason> {
    BY_VALUE
        .into_iter()
        .filter_map(|(class, value, rule)| {
            let mut signals = with_value(picture, class, value);
            // A row that is open on both of its tracks is named once, with the graver.
            if (class, value) == (SignalClass::Structural, Value::Onbekend) {
                let acute = with_value(picture, SignalClass::Acute, Value::Onbekend);
                signals.retain(|s| !acute.contains(s));
            }
            if value == Value::Onbekend {
                signals.retain(|s| !denied(melding, *s));
            }
            let who = named(melding, &signals);
            (!signals.is_empty()).then_some(Reason { rule, signals, who })
        })
        .collect()
}

/// Everyone at risk in these signals: who is named, and each child known to be near what endangers
/// everyone there. Parents by their part in the call.
pub fn named(melding: &Melding, signals: &[Signal]) -> Vec<PersonId> {
    let mut named: Vec<PersonId> = Vec::new();
    for signal in signals {
        let dangers = melding.signals.get(signal).into_iter();
        for danger in dangers.flat_map(|a| a.active()) {
            let near = melding
                .children()
                .map(|c| c.id)
                .filter(|c| safety::stake(melding, *signal, danger, *c) == safety::Stake::AtRisk);
            for id in danger.at_risk.iter().copied().chain(near) {
                if !named.contains(&id) {
                    named.push(id);
                }
            }
        }
    }
    if named.len() > 1 {
        let order = melding.people_by_part();
        named.sort_unstable_by_key(|id| order.iter().position(|p| p == id));
    }
    named
}

fn unnamed(melding: &Melding) -> Option<Reason> {
    let without = |s: &&Signal| {
        s.class() != SignalClass::Care
            && melding
                .signals
                .get(s)
                .is_some_and(|a| a.active().any(|d| d.at_risk.is_empty()))
    };
    let signals: Vec<Signal> = Signal::ALL.iter().filter(without).copied().collect();
    (!signals.is_empty()).then_some(Reason {
        rule: RuleId::GevaarZonderPersoon,
        signals,
        who: Vec::new(),
    })
}

/// Children who are not named in a danger to somebody else, and may be in the same place.
fn children_nearby(melding: &Melding, picture: &Picture<'_>) -> Option<Reason> {
    let nearby = |child: PersonId| {
        picture.board.dangers().iter().any(|d| {
            let stake = safety::stake(melding, d.signal, d.danger, child);
            let acute = d.weights.acute >= Value::Genoemd;
            acute && !d.danger.at_risk.is_empty() && stake == safety::Stake::Possibly
        })
    };
    let ids = melding.children().map(|c| c.id);
    let who: Vec<PersonId> = ids.filter(|c| nearby(*c)).collect();
    (!who.is_empty()).then(|| Reason::about(RuleId::KindMogelijkErbij, who))
}

/// Why safety does not stand in the way: what was found, and by whom.
fn nothing_found(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<Reason> {
    let mut list = Vec::new();
    let mut care = with_value(picture, SignalClass::Care, Value::Ja);
    care.extend(with_value(picture, SignalClass::Care, Value::Genoemd));
    let from_outside = picture.board.cleared_from_outside();
    if !from_outside {
        list.push(Reason::of(RuleId::NietGeblekenEigenZijde));
    }
    if !care.is_empty() {
        let who = named(melding, &care);
        list.push(Reason {
            rule: RuleId::ZorgSignaalStaat,
            signals: care,
            who,
        });
    } else if from_outside && facts.safety.is_known_safe() {
        list.push(Reason::of(RuleId::NietsInGeding));
    }
    list
}

/// What the decisions come to for who asks.
fn right_reason(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    let asker = || side::asker(melding).into_iter().collect();
    let paper = melding
        .live_decisions()
        .any(|d| d.kind != DecisionKind::Geen);
    let nobody_asks = melding.answer(Question::OverdrachtGevraagd) == Some(&AnswerValue::Nee);
    let mut list = Vec::new();
    if facts.against_asker && !nobody_asks {
        list.push(Reason::about(RuleId::BeslissingTegenVrager, asker()));
    }
    let rule = match (facts.right, facts.clause) {
        (Clause::Geldt, _) => RuleId::SterkeArmGeldt,
        (Clause::VanRechtswege, _) => RuleId::SterkeArmVanRechtswege,
        (Clause::Onbekend, carried) if carried.counts() => RuleId::RechtOnbekend,
        (Clause::Onbekend, _) => RuleId::SterkeArmOnbekend,
        (Clause::Geen, carried) if carried.counts() && nobody_asks => RuleId::NiemandVraagt,
        (Clause::Geen, carried) if carried.counts() => RuleId::GeenRechtVandaag,
        (Clause::Geen, Clause::Onbekend) if nobody_asks && paper => RuleId::SterkeArmOnbekend,
        (Clause::Geen, _) if paper && claims_clause(melding) => RuleId::SterkeArmTeltNiet,
        (Clause::Geen, _) => RuleId::GeenSterkeArm,
    };
    list.push(Reason::about(rule, asker()));
    let appealed = |d: &&crate::melding::Decision| {
        d.appealed == Some(Tri::Ja) && d.enforceable != Some(Tri::Ja)
    };
    if melding.live_decisions().any(|d| appealed(&d)) {
        list.push(Reason::of(RuleId::HogerBeroep));
    }
    list
}

/// How it stands with the side where the child would go, where a right is in play.
fn receiving_reason(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    if !facts.right.counts() {
        return Vec::new();
    }
    let rule = match facts.receiving {
        Receiving::Cleared => return Vec::new(),
        Receiving::OvjAgrees => RuleId::OvjGeenBezwaar,
        Receiving::OvjRefuses => RuleId::OvjGeenOverdracht,
        Receiving::Open => RuleId::ZijdeVragerOpen,
    };
    let mut list = vec![Reason::about(rule, side::receiving_sides(melding))];
    let unasked: Vec<PersonId> = clearing::free_speech_open(melding).collect();
    if facts.receiving == Receiving::Open && !unasked.is_empty() {
        list.push(Reason::about(RuleId::VrijSprekenOpen, unasked));
    }
    list
}

/// Whether some paper that does not carry the clause is said to hold it.
fn claims_clause(melding: &Melding) -> bool {
    melding.live_decisions().any(|d| d.clause == Some(Tri::Ja))
}
