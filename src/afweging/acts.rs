//! Three different acts, never mixed: taking a child to a safe place, handing it over, entering.
//!
//! A child goes to a safe place only where its own acute danger is established and it was seen
//! (2015/096, 5.2.1 and 5.2.2: a parent's danger is not that); that nobody knows where it is is no
//! ground by itself. Handing over is never advised: where a decision gives who asks a right to that
//! child today, and the side where it would go was cleared from outside, the officer weighs. Entering to help rests on Politiewet 2012 art. 7 lid 2; entering for a decision is for
//! the officer whom the OM designated (art. 813 Rv). Recording an aangifte is offered wherever one
//! is wished, or an offence is suspected and not declined (art. 163 lid 6 Sv).

use super::{
    ActAdvice, ActId, Leave, Reason,
    clearing::Weighed,
    facts::{Facts, Known},
    safety::{self, Safety},
};
use crate::{
    melding::{Melding, PersonId, Value},
    protocol::{RuleId, Signal},
};

/// Whether a child may be taken to a safe place: only on its own established acute danger, and not
/// before it was seen.
pub fn safe_place(own_danger: Value, seen: bool) -> Leave {
    match (own_danger, seen) {
        (Value::Ja, true) => Leave::Mogelijk,
        (Value::Ja, false) => Leave::ZodraGezien,
        (Value::Nee | Value::Onbekend | Value::Genoemd, _) => Leave::GeenGrond,
    }
}

/// What is said of handing the child over: never more than the officer's own weighing, and no
/// ground at all without a right to the child today, while safety is open, or while the side where
/// it would go is not cleared.
pub fn handover(facts: &Facts) -> Leave {
    if facts.right.counts() && facts.safety.is_known_safe() && cleared(facts) {
        Leave::Afwegen
    } else {
        Leave::GeenGrond
    }
}

fn cleared(facts: &Facts) -> bool {
    !facts.about_asker && facts.receiving.may_be_weighed()
}

/// Whether the headline says: consult hOvJ or OvJ, no hand-over until this is cleared up.
pub fn no_handover(facts: &Facts) -> bool {
    let in_play = facts.right.counts() || facts.handover_asked == Known::Ja;
    in_play && facts.about_asker
}

/// Entering to help those in serious, immediate need.
pub fn enter_to_help(safety: Safety) -> Leave {
    match safety.acute {
        Value::Ja => Leave::Mogelijk,
        Value::Genoemd | Value::Onbekend => Leave::Afwegen,
        Value::Nee => Leave::GeenGrond,
    }
}

/// Entering to carry out a decision.
pub fn enter_for_decision(facts: &Facts) -> Leave {
    if facts.right.counts() && facts.safety.is_known_safe() && cleared(facts) {
        Leave::Afwegen
    } else {
        Leave::GeenGrond
    }
}

/// Whether recording an aangifte is offered. It is never advised against.
pub fn aangifte_offered(facts: &Facts) -> bool {
    let suspected = facts.suspected == Known::Ja || facts.offence_signal;
    facts.wish == Known::Ja || (suspected && !facts.declined)
}

/// Every act with what the rules say of it.
pub fn acts(melding: &Melding, facts: &Facts, dangers: &[Weighed<'_>]) -> Vec<ActAdvice> {
    let mut list = safe_places(melding, dangers);
    list.push(ActAdvice {
        act: ActId::Overdracht,
        leave: handover(facts),
        reason: Reason::of(RuleId::OverdrachtGeenAdvies),
    });
    let help = enter_to_help(facts.safety);
    list.push(ActAdvice {
        act: ActId::BinnentredenHulp,
        leave: help,
        reason: Reason::of(match help {
            Leave::GeenGrond => RuleId::BinnentredenNiet,
            Leave::Mogelijk | Leave::ZodraGezien | Leave::Afwegen => RuleId::BinnentredenHulp,
        }),
    });
    list.push(ActAdvice {
        act: ActId::BinnentredenBeslissing,
        leave: enter_for_decision(facts),
        reason: Reason::of(RuleId::BinnentredenOm),
    });
    // In danger now there is no lighter way, and where somebody may be in danger of the other, to
    // telephone or to bring both together is no light way but a risk.
    if facts.safety.acute != Value::Ja {
        list.push(ActAdvice {
            act: ActId::LichtereWegen,
            leave: Leave::Mogelijk,
            reason: Reason::of(if super::tracks::consult_first(melding) {
                RuleId::LichtereWegenNietBellen
            } else {
                RuleId::LichtereWegen
            }),
        });
    }
    if aangifte_offered(facts) {
        list.push(ActAdvice {
            act: ActId::AangifteOpnemen,
            leave: Leave::Mogelijk,
            reason: Reason::of(RuleId::AangifteOpnemen),
        });
    }
    list
}

fn safe_places(melding: &Melding, dangers: &[Weighed<'_>]) -> Vec<ActAdvice> {
    let children: Vec<(PersonId, Leave)> = melding
        .children()
        .map(|c| {
            let own = own_danger(melding, dangers, c.id);
            (c.id, safe_place(own, safety::child_seen(melding, c.id)))
        })
        .collect();
    let with = |leave: Leave| -> Vec<PersonId> {
        let of = children.iter().filter(|(_, l)| *l == leave);
        of.map(|(id, _)| *id).collect()
    };
    let none = children.is_empty();
    [
        (Leave::Mogelijk, RuleId::VeiligePlekMogelijk),
        (Leave::ZodraGezien, RuleId::VeiligePlekZodraGezien),
        (Leave::GeenGrond, RuleId::VeiligePlekNiet),
    ]
    .into_iter()
    .map(|(leave, rule)| (leave, rule, with(leave)))
    .filter(|(leave, _, who)| !who.is_empty() || (*leave == Leave::GeenGrond && none))
    .map(|(leave, rule, who)| ActAdvice {
        act: ActId::VeiligePlek,
        leave,
        reason: Reason::about(rule, who),
    })
    .collect()
}

/// A child's own danger now. That nobody knows where it is, is a reason to look for it.
fn own_danger(melding: &Melding, dangers: &[Weighed<'_>], child: PersonId) -> Value {
    let own = dangers.iter().filter(|d| d.signal != Signal::KindVermist);
    own.map(|d| {
        let stake = safety::stake(melding, d.signal, d.danger, child);
        safety::weigh(d.weights.acute, stake)
    })
    .max()
    .unwrap_or(Value::Nee)
}
