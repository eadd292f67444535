//! Three different acts, never mixed: taking a child to a safe place, handing it over, entering.
//!
//! A child goes to a safe place only where its own acute danger is established (2015/096, 5.2.1 and
//! 5.2.2: a parent's danger is not that). Handing over is never advised: with a clause the officer
//! weighs. Entering to help rests on Politiewet 2012 art. 7 lid 2; entering for a decision is for
//! the officer whom the OM designated (art. 813 Rv). Recording an aangifte is offered wherever one
//! is wished, or an offence is suspected and not declined (art. 163 lid 6 Sv).

use super::{
    ActAdvice, ActId, Leave, Reason,
    facts::{Facts, Known},
    safety::Safety,
};
use crate::{
    melding::{PersonId, Value},
    protocol::RuleId,
};

/// Whether a child may be taken to a safe place: only on its own established acute danger.
pub fn safe_place(child: Safety) -> Leave {
    if child.acute == Value::Ja {
        Leave::Mogelijk
    } else {
        Leave::GeenGrond
    }
}

/// What is said of handing the child over: never more than the officer's own weighing, and no
/// ground at all without a clause or while a signal about the asking parent is not cleared up.
pub fn handover(facts: &Facts) -> Leave {
    let settled = facts.safety.acute == Value::Nee && facts.safety.structural == Value::Nee;
    if facts.clause.counts() && settled && !facts.about_asker {
        Leave::Afwegen
    } else {
        Leave::GeenGrond
    }
}

/// Whether the headline says: consult hOvJ or OvJ, no hand-over until this is cleared up.
pub fn no_handover(facts: &Facts) -> bool {
    let in_play = facts.clause.counts() || facts.handover_asked == Known::Ja;
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
    if facts.clause.counts() && !no_handover(facts) {
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
pub fn acts(facts: &Facts, children: &[(PersonId, Safety)]) -> Vec<ActAdvice> {
    let mut list = safe_places(children);
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
            Leave::Mogelijk | Leave::Afwegen => RuleId::BinnentredenHulp,
        }),
    });
    list.push(ActAdvice {
        act: ActId::BinnentredenBeslissing,
        leave: enter_for_decision(facts),
        reason: Reason::of(RuleId::BinnentredenOm),
    });
    list.push(ActAdvice {
        act: ActId::LichtereWegen,
        leave: Leave::Mogelijk,
        reason: Reason::of(RuleId::LichtereWegen),
    });
    if aangifte_offered(facts) {
        list.push(ActAdvice {
            act: ActId::AangifteOpnemen,
            leave: Leave::Mogelijk,
            reason: Reason::of(RuleId::AangifteOpnemen),
        });
    }
    list
}

fn safe_places(children: &[(PersonId, Safety)]) -> Vec<ActAdvice> {
    let with = |leave: Leave| -> Vec<PersonId> {
        let of = children.iter().filter(|(_, s)| safe_place(*s) == leave);
        of.map(|(id, _)| *id).collect()
    };
    [
        (Leave::Mogelijk, RuleId::VeiligePlekMogelijk),
        (Leave::GeenGrond, RuleId::VeiligePlekNiet),
    ]
    .into_iter()
    .map(|(leave, rule)| (leave, rule, with(leave)))
    .filter(|(leave, _, who)| {
        !who.is_empty() || (*leave == Leave::GeenGrond && children.is_empty())
    })
    .map(|(leave, rule, who)| ActAdvice {
        act: ActId::VeiligePlek,
        leave,
        reason: Reason::about(rule, who),
    })
    .collect()
}
