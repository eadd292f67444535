//! Part 3: what every kind of paper carries.

use super::{Invariant, Report, Rules};
use crate::{
    afweging::Clause,
    melding::{DecisionKind, Evidence, Force, Tri},
};

const EVIDENCE: [Option<Evidence>; 4] = [
    None,
    Some(Evidence::Genoemd),
    Some(Evidence::Bevestigd),
    Some(Evidence::Gezien),
];
const FORCE: [Option<Force>; 4] = [
    None,
    Some(Force::Onbekend),
    Some(Force::Vervangen),
    Some(Force::Geldt),
];
const TEXT: [Option<Tri>; 4] = [None, Some(Tri::Onbekend), Some(Tri::Nee), Some(Tri::Ja)];

/// Every kind of paper with everything that can be known of it.
pub fn papers(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for kind in DecisionKind::ALL.iter().copied() {
        for evidence in EVIDENCE {
            for force in FORCE {
                for text in TEXT {
                    count += 1;
                    check(rules, report, kind, evidence, force, text);
                }
            }
        }
    }
    count
}

fn check(
    rules: &Rules,
    report: &mut Report,
    kind: DecisionKind,
    evidence: Option<Evidence>,
    force: Option<Force>,
    text: Option<Tri>,
) {
    let clause = (rules.carried)(kind, evidence, force, text);
    let example = || {
        format!(
            "{} ({evidence:?}, {force:?}, clausule {text:?}) geeft {clause:?}",
            kind.name()
        )
    };
    // Written out again, and not asked of the rule under proof: the law in one line each.
    let by_court_on_contact =
        matches!(kind, DecisionKind::Omgang | DecisionKind::PlanInBeschikking);
    let by_law = kind == DecisionKind::GezagOfVerblijf;
    let in_force = force == Some(Force::Geldt);
    let seen = matches!(evidence, Some(Evidence::Gezien | Evidence::Bevestigd));
    let may_count = in_force && seen && (by_law || (by_court_on_contact && text == Some(Tri::Ja)));
    report.check(
        Invariant::ClauseOnlyFromCourt,
        clause.counts() == may_count,
        example,
    );
    let by_law_only = (clause == Clause::VanRechtswege) == (may_count && by_law);
    report.check(Invariant::ClauseOnlyFromCourt, by_law_only, example);
    let never = !matches!(
        kind,
        DecisionKind::Omgang
            | DecisionKind::PlanInBeschikking
            | DecisionKind::GezagOfVerblijf
            | DecisionKind::Onbekend
    );
    report.check(
        Invariant::ClauseOnlyFromCourt,
        !never || clause == Clause::Geen,
        example,
    );
    let possible = !never && force != Some(Force::Vervangen) && (by_law || text != Some(Tri::Nee));
    let unseen = !seen || !in_force;
    report.check(
        Invariant::UnseenIsUnknown,
        !(possible && unseen) || clause == Clause::Onbekend,
        example,
    );
}
