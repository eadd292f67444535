//! What the sterke-arm clause is worth, and for whom.
//!
//! Only a court decision can carry it: one that entrusts the child to one person by gezag, voogdij or
//! provisional entrustment by law (art. 812 lid 1 Rv), one on contact, care or the main residence
//! only where the decision says so (lid 2; art. 1:253a lid 2 b BW). An authorisation of an
//! uithuisplaatsing is carried out by the GI, with the help of the OM (art. 813 lid 1 b Rv); it never
//! favours a parent. An ouderschapsplan counts only where a court made it part of its decision. A
//! paper that nobody on duty has seen or had confirmed counts as unknown, and so does one of which
//! nobody knows whether it is in force, or that is appealed and not known to be enforceable (art. 360
//! Rv): then the OvJ judges. That it was not served (art. 430 Rv) is an open point and no more.
//!
//! A decision is somebody's, about some child, for some day: it gives a right only to whom it
//! favours, for that child, on that day. Checked on 30 November 2026 against the 2015 text.

use std::collections::BTreeSet;

use super::{Clause, side};
use crate::{
    melding::{AnswerValue, Decision, DecisionKind, Evidence, Force, Melding, PersonId, Role, Tri},
    protocol::Question,
};

/// What is known of whether a decision counts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    /// Seen, confirmed or only mentioned.
    pub evidence: Option<Evidence>,
    /// In force.
    pub force: Option<Force>,
    /// Whether an appeal is pending.
    pub appealed: Option<Tri>,
    /// Whether it was declared enforceable at once.
    pub enforceable: Option<Tri>,
}

/// What one decision carries, whoever asks.
pub fn carried(kind: DecisionKind, standing: Standing, clause: Option<Tri>) -> Clause {
    let words = match clause {
        Some(Tri::Ja) => Clause::Geldt,
        Some(Tri::Nee) => Clause::Geen,
        Some(Tri::Onbekend) | None => Clause::Onbekend,
    };
    let text = match kind {
        kind if kind.by_law() => Clause::VanRechtswege,
        // Gezag of one person or main residence, of format 1: without the words nobody knows.
        DecisionKind::GezagOfVerblijf if clause == Some(Tri::Nee) => Clause::Onbekend,
        kind if kind.needs_words() => words,
        DecisionKind::Onbekend if clause == Some(Tri::Nee) => Clause::Geen,
        DecisionKind::Onbekend => Clause::Onbekend,
        _ => Clause::Geen,
    };
    let suspended = standing.appealed == Some(Tri::Ja) && standing.enforceable != Some(Tri::Ja);
    let in_doubt = match (standing.evidence, standing.force) {
        (_, Some(Force::Vervangen | Force::Geschorst)) => return Clause::Geen,
        (Some(Evidence::Gezien | Evidence::Bevestigd), Some(Force::Geldt)) => suspended,
        (Some(Evidence::Genoemd) | None, _) | (_, Some(Force::Onbekend) | None) => true,
    };
    if text.counts() && in_doubt {
        Clause::Onbekend
    } else {
        text
    }
}

/// Whom a decision is for, seen from one asker and one child on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fit {
    /// Whether it favours who asks.
    pub favours: Option<bool>,
    /// Whether it is about this child.
    pub child: Option<bool>,
    /// Whether it gives the child on this day.
    pub today: Option<Tri>,
}

/// What a decision that carries this gives in this fit: a right only where all is known and true,
/// none where one thing is known not to be so, unknown otherwise.
pub fn right(carries: Clause, fit: Fit) -> Clause {
    let day = match (carries, fit.today) {
        // Who has the gezag has it every day, unless the decision says otherwise.
        (Clause::VanRechtswege, None) => Some(true),
        (_, Some(Tri::Ja)) => Some(true),
        (_, Some(Tri::Nee)) => Some(false),
        (_, Some(Tri::Onbekend) | None) => None,
    };
    let all = [fit.favours, fit.child, day];
    if all.contains(&Some(false)) {
        Clause::Geen
    } else if all.contains(&None) && carries.counts() {
        Clause::Onbekend
    } else {
        carries
    }
}

/// What is known of whether a recorded decision counts now. One that ran out does not.
pub fn standing(melding: &Melding, decision: &Decision) -> Standing {
    let ended = decision.until.is_some_and(|day| day < melding.at.date());
    Standing {
        evidence: decision.evidence,
        force: if ended {
            Some(Force::Vervangen)
        } else {
            decision.force
        },
        appealed: decision.appealed,
        enforceable: decision.enforceable,
    }
}

/// What a recorded decision carries, whoever asks.
pub fn of_decision(melding: &Melding, decision: &Decision) -> Clause {
    carried(decision.kind, standing(melding, decision), decision.clause)
}

/// How a recorded decision fits who asks, for one child.
pub fn fit(melding: &Melding, decision: &Decision, child: PersonId) -> Fit {
    let known =
        |set: &BTreeSet<PersonId>, id: PersonId| (!set.is_empty()).then(|| set.contains(&id));
    let favours = side::asker(melding).and_then(|asker| {
        let body = melding.role(asker) == Role::Authority;
        match decision.kind {
            // An authorisation is the GI's, whatever was recorded.
            DecisionKind::Uithuisplaatsing if !body => Some(false),
            _ => known(&decision.favours, asker),
        }
    });
    Fit {
        favours,
        child: known(&decision.children, child),
        today: decision.today,
    }
}

/// The strongest clause of the call, whoever asks. No decision recorded at all is unknown.
pub fn of_melding(melding: &Melding) -> Clause {
    melding
        .live_decisions()
        .map(|d| of_decision(melding, d))
        .max()
        .unwrap_or(Clause::Onbekend)
}

/// The strongest right that any decision gives who asks, to one child today. Where another decision
/// that counts goes against who asks for this child, nobody on duty knows which one holds.
pub fn right_to(melding: &Melding, child: PersonId) -> Clause {
    if melding.answer(Question::OverdrachtGevraagd) == Some(&AnswerValue::Nee) {
        return Clause::Geen;
    }
    let best = melding
        .live_decisions()
        .map(|d| right(of_decision(melding, d), fit(melding, d, child)))
        .max()
        .unwrap_or(Clause::Onbekend);
    let covers = |d: &Decision| d.children.is_empty() || d.children.contains(&child);
    if best.counts() && goes_against(melding, covers) {
        Clause::Onbekend
    } else {
        best
    }
}

/// Whether a decision that counts now, seen or confirmed, goes against who asks: it gives the child
/// to somebody else, or forbids the asker contact.
pub fn against_asker(melding: &Melding) -> bool {
    goes_against(melding, |_| true)
}

fn goes_against(melding: &Melding, covers: impl Fn(&Decision) -> bool) -> bool {
    let Some(asker) = side::asker(melding) else {
        return false;
    };
    let counts = |d: &Decision| {
        let s = standing(melding, d);
        s.force == Some(Force::Geldt)
            && matches!(s.evidence, Some(Evidence::Gezien | Evidence::Bevestigd))
    };
    let elsewhere = |d: &Decision| !d.favours.is_empty() && !d.favours.contains(&asker);
    melding
        .live_decisions()
        .filter(|d| counts(d) && covers(d))
        .any(|d| match d.kind {
            DecisionKind::GezagEenPersoon | DecisionKind::Hoofdverblijf => elsewhere(d),
            // Placed by the GI, and a parent asks.
            DecisionKind::Uithuisplaatsing => melding.role(asker) != Role::Authority,
            // A ban names in `favours` whom it protects; it goes against everybody else.
            kind if kind.forbids() => d.today != Some(Tri::Nee) && !d.favours.contains(&asker),
            kind if kind.can_carry_clause() => elsewhere(d) || d.today == Some(Tri::Nee),
            _ => false,
        })
}
