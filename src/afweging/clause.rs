//! What the sterke-arm clause is worth.
//!
//! Only a court decision can carry it: for a decision on gezag or on where the child lives by law
//! (art. 812 lid 1 Rv), for one on contact only where the decision says so (lid 2). An
//! ouderschapsplan counts only where a court made it part of its decision. A paper that nobody on
//! duty has seen or had confirmed counts as unknown, and so does one of which nobody knows whether
//! it is in force. Checked on 21 November 2026 against the 2015 text.

use super::Clause;
use crate::melding::{Decision, DecisionKind, Evidence, Force, Melding, Tri};

/// What one decision carries.
pub fn carried(
    kind: DecisionKind,
    evidence: Option<Evidence>,
    force: Option<Force>,
    clause: Option<Tri>,
) -> Clause {
    let text = match kind {
        DecisionKind::GezagOfVerblijf => Clause::VanRechtswege,
        DecisionKind::Onbekend => match clause {
            Some(Tri::Nee) => Clause::Geen,
            Some(Tri::Ja | Tri::Onbekend) | None => Clause::Onbekend,
        },
        kind if kind.can_carry_clause() => match clause {
            Some(Tri::Ja) => Clause::Geldt,
            Some(Tri::Nee) => Clause::Geen,
            Some(Tri::Onbekend) | None => Clause::Onbekend,
        },
        _ => Clause::Geen,
    };
    let in_doubt = match (evidence, force) {
        (_, Some(Force::Vervangen)) => return Clause::Geen,
        (Some(Evidence::Gezien | Evidence::Bevestigd), Some(Force::Geldt)) => false,
        (Some(Evidence::Genoemd) | None, _) | (_, Some(Force::Onbekend) | None) => true,
    };
    if text.counts() && in_doubt {
        Clause::Onbekend
    } else {
        text
    }
}

/// What a recorded decision carries.
pub fn of_decision(decision: &Decision) -> Clause {
    carried(
        decision.kind,
        decision.evidence,
        decision.force,
        decision.clause,
    )
}

/// The strongest clause of the call. No decision recorded at all is unknown.
pub fn of_melding(melding: &Melding) -> Clause {
    melding
        .live_decisions()
        .map(of_decision)
        .max()
        .unwrap_or(Clause::Onbekend)
}
