//! Part 3: what every kind of paper carries, and what that gives who asks.

use super::{Fit, Invariant, Report, Rules, Standing};
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
const FORCE: [Option<Force>; 5] = [
    None,
    Some(Force::Onbekend),
    Some(Force::Geschorst),
    Some(Force::Vervangen),
    Some(Force::Geldt),
];
const TEXT: [Option<Tri>; 4] = [None, Some(Tri::Onbekend), Some(Tri::Nee), Some(Tri::Ja)];
const KNOWN: [Option<bool>; 3] = [None, Some(false), Some(true)];

/// Every kind of paper with everything that can be known of it; then, for what it carries, everybody
/// who can ask, every child and every day.
pub fn papers(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for kind in DecisionKind::ALL.iter().copied() {
        for standing in standings() {
            for text in TEXT {
                count += 1;
                check(rules, report, kind, standing, text);
            }
        }
    }
    for carries in Clause::ALL {
        for fit in fits() {
            count += 1;
            check_right(rules, report, carries, fit);
        }
    }
    count
}

fn standings() -> impl Iterator<Item = Standing> {
    EVIDENCE.into_iter().flat_map(|evidence| {
        FORCE.into_iter().flat_map(move |force| {
            TEXT.into_iter().flat_map(move |appealed| {
                TEXT.into_iter().map(move |enforceable| Standing {
                    evidence,
                    force,
                    appealed,
                    enforceable,
                })
            })
        })
    })
}

fn fits() -> impl Iterator<Item = Fit> {
    KNOWN.into_iter().flat_map(|favours| {
        KNOWN.into_iter().flat_map(move |child| {
            TEXT.into_iter().map(move |today| Fit {
                favours,
                child,
                today,
            })
        })
    })
}

fn check(
    rules: &Rules,
    report: &mut Report,
    kind: DecisionKind,
    standing: Standing,
    text: Option<Tri>,
) {
    use DecisionKind as K;
    let clause = (rules.carried)(kind, standing, text);
    let example = || {
        format!(
            "{} ({standing:?}, clausule {text:?}) geeft {clause:?}",
            kind.name()
        )
    };
    // Written out again, and not asked of the rule under proof: the law in one line each.
    let in_words = matches!(
        kind,
        K::Omgang | K::PlanInBeschikking | K::Hoofdverblijf | K::GezagOfVerblijf
    );
    let by_law = matches!(kind, K::GezagEenPersoon | K::Uithuisplaatsing);
    let ended = matches!(standing.force, Some(Force::Vervangen | Force::Geschorst));
    let seen = matches!(
        standing.evidence,
        Some(Evidence::Gezien | Evidence::Bevestigd)
    );
    let suspended = standing.appealed == Some(Tri::Ja) && standing.enforceable != Some(Tri::Ja);
    let in_force = standing.force == Some(Force::Geldt) && !suspended;
    let may_count = in_force && seen && (by_law || (in_words && text == Some(Tri::Ja)));
    report.check(
        Invariant::ClauseOnlyFromCourt,
        clause.counts() == may_count,
        example,
    );
    let by_law_only = (clause == Clause::VanRechtswege) == (may_count && by_law);
    report.check(Invariant::ClauseOnlyFromCourt, by_law_only, example);
    let never = !(in_words || by_law || kind == K::Onbekend);
    report.check(
        Invariant::ClauseOnlyFromCourt,
        !never || clause == Clause::Geen,
        example,
    );
    let possible = !never && !ended && (by_law || text != Some(Tri::Nee));
    let in_doubt = !seen || !in_force;
    report.check(
        Invariant::UnseenIsUnknown,
        !(possible && in_doubt) || clause == Clause::Onbekend,
        example,
    );
}

/// A right counts only for whom the decision favours, for its child, on its day.
fn check_right(rules: &Rules, report: &mut Report, carries: Clause, fit: Fit) {
    let right = (rules.right)(carries, fit);
    let example = || format!("{carries:?} met {fit:?} geeft {right:?}");
    let every_day = carries == Clause::VanRechtswege && fit.today.is_none();
    let day = fit.today == Some(Tri::Ja) || every_day;
    let fits = fit.favours == Some(true) && fit.child == Some(true) && day;
    report.check(
        Invariant::RightIsSomebodys,
        right.counts() == (carries.counts() && fits),
        example,
    );
    let against =
        fit.favours == Some(false) || fit.child == Some(false) || fit.today == Some(Tri::Nee);
    report.check(
        Invariant::RightIsSomebodys,
        !against || right == Clause::Geen,
        example,
    );
    report.check(Invariant::RightIsSomebodys, right <= carries, example);
}
