//! What to do now: at most three lines, first things first.

use super::{
    Outcome, Reason, acts,
    facts::Facts,
    safety::{self, Safety},
    tracks,
};
use crate::{
    melding::{Heard, Melding, PersonId, Value},
    protocol::{RuleId, Signal, SignalClass},
};

/// Most lines that stand under *Nu doen*.
pub const MOST: usize = 3;

/// The lines, in order of urgency.
pub fn now(
    melding: &Melding,
    facts: &Facts,
    headline: Outcome,
    children: &[(PersonId, Safety)],
) -> Vec<Reason> {
    let mut list = match headline {
        Outcome::OptredenNoodzakelijk => act(melding, facts, children),
        Outcome::EerstVaststellen => find_out(melding, children),
        Outcome::EigenAfweging => vec![Reason::of(RuleId::NuAfwegen)],
        Outcome::Terughoudend => vec![Reason::of(RuleId::NuRustBrengen)],
    };
    if acts::no_handover(facts) {
        list.insert(1.min(list.len()), Reason::of(RuleId::NuOverlegOvj));
    }
    list.extend(hear(melding));
    if facts.clause == super::Clause::Onbekend {
        list.push(Reason::of(RuleId::NuBeslissingZien));
    }
    let mut seen = Vec::new();
    list.retain(|r| {
        let new = !seen.contains(&r.rule);
        seen.push(r.rule);
        new
    });
    list.truncate(MOST);
    list
}

fn act(melding: &Melding, facts: &Facts, children: &[(PersonId, Safety)]) -> Vec<Reason> {
    let mut list = Vec::new();
    if facts.safety.acute == Value::Ja {
        let missing = Signal::KindVermist;
        let acute: Vec<Signal> = Signal::ALL
            .iter()
            .copied()
            .filter(|s| {
                s.class() == SignalClass::Acute
                    && *s != missing
                    && melding.signal(*s) == Some(Value::Ja)
            })
            .collect();
        if melding.signal(missing) == Some(Value::Ja) {
            let who = super::reasons::named(melding, &[missing]);
            list.push(Reason {
                rule: RuleId::NuKindZoeken,
                signals: vec![missing],
                who,
            });
        }
        if !acute.is_empty() {
            let who = super::reasons::named(melding, &acute);
            list.push(Reason {
                rule: RuleId::NuVeiligMaken,
                signals: acute,
                who,
            });
        }
        list.extend(see_children(melding, children));
        list.push(Reason::of(RuleId::NuOverlegOvj));
    } else {
        list.push(Reason::of(RuleId::NuVeiligThuis));
        list.push(Reason::of(RuleId::NuOverlegOvj));
        list.extend(find_out(melding, children));
    }
    list
}

fn find_out(melding: &Melding, children: &[(PersonId, Safety)]) -> Vec<Reason> {
    let at = |value: Value| -> Vec<Signal> {
        let signals = Signal::ALL.iter().copied();
        signals
            .filter(|s| s.class() != SignalClass::Care && safety::overall(melding, *s) == value)
            .collect()
    };
    let mut list = Vec::new();
    let mentioned = at(Value::Genoemd);
    if !mentioned.is_empty() {
        let who = super::reasons::named(melding, &mentioned);
        list.push(Reason {
            rule: RuleId::NuGenoemdUitzoeken,
            signals: mentioned,
            who,
        });
        list.extend(see_children(melding, children));
    }
    let open = at(Value::Onbekend);
    if !open.is_empty() {
        list.push(Reason {
            rule: RuleId::NuSignalenVragen,
            signals: open,
            who: Vec::new(),
        });
    }
    list
}

/// Children in doubt, but for those whom the officer deliberately leaves in peace.
fn see_children(melding: &Melding, children: &[(PersonId, Safety)]) -> Option<Reason> {
    let in_doubt = |s: &Safety| s.acute.max(s.structural) > Value::Nee;
    let spared =
        |id: &PersonId| melding.hearings.get(id).and_then(|h| h.heard) == Some(Heard::BewustNiet);
    let who: Vec<PersonId> = children
        .iter()
        .filter(|(id, s)| in_doubt(s) && !spared(id))
        .map(|(id, _)| *id)
        .collect();
    (!who.is_empty()).then(|| Reason::about(RuleId::NuKindZien, who))
}

fn hear(melding: &Melding) -> Option<Reason> {
    let gap = |id: &PersonId| tracks::unheard(melding, *id);
    let who: Vec<PersonId> = melding.parents_by_part().into_iter().filter(gap).collect();
    (!who.is_empty()).then(|| Reason::about(RuleId::NuWederhoor, who))
}
