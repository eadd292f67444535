//! Part 4: the rules over every combination of facts.

use super::{Invariant, Report, Rules};
use crate::{
    afweging::{
        Clause, Leave, Outcome,
        facts::{Facts, Known},
        safety::Safety,
    },
    melding::Value,
};

const BOTH: [bool; 2] = [false, true];

/// Every safety value.
pub fn safeties() -> impl Iterator<Item = Safety> {
    Value::ALL.into_iter().flat_map(|acute| {
        Value::ALL.into_iter().flat_map(move |structural| {
            Value::ALL.into_iter().map(move |care| Safety {
                acute,
                structural,
                care,
            })
        })
    })
}

/// Every combination of facts.
pub fn facts(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for safety in safeties() {
        for clause in Clause::ALL {
            check_outcome(rules, report, safety, clause);
            each_fact(safety, clause, &mut |facts| {
                count += 1;
                check_facts(rules, report, facts);
            });
        }
    }
    count
}

fn each_fact(safety: Safety, clause: Clause, run: &mut impl FnMut(&Facts)) {
    for handover_asked in Known::ALL {
        for about_asker in BOTH {
            for offence_signal in BOTH {
                for (suspected, wish) in pairs() {
                    for declined in BOTH {
                        for over_and_back in BOTH {
                            for (unsafe_by_weighing, advice) in pairs() {
                                for (stopped, court_asked) in pairs() {
                                    run(&Facts {
                                        safety,
                                        clause,
                                        handover_asked,
                                        about_asker,
                                        offence_signal,
                                        suspected,
                                        wish,
                                        declined,
                                        over_and_back,
                                        unsafe_by_weighing,
                                        advice,
                                        stopped,
                                        court_asked,
                                    });
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn pairs() -> impl Iterator<Item = (Known, Known)> {
    Known::ALL
        .into_iter()
        .flat_map(|a| Known::ALL.into_iter().map(move |b| (a, b)))
}

fn check_outcome(rules: &Rules, report: &mut Report, safety: Safety, clause: Clause) {
    let (now, road) = (rules.outcome)(safety, clause);
    let example = || format!("{safety:?} met sterke arm {clause:?} geeft {now:?}");
    let acts = now == Outcome::OptredenNoodzakelijk;
    report.check(Invariant::Total, acts == road.is_some(), example);
    let known = safety.acute == Value::Nee && safety.structural == Value::Nee;
    report.check(
        Invariant::UnknownIsNotSafe,
        known == (now.response() == 0),
        example,
    );
    let weighs = now == Outcome::EigenAfweging;
    report.check(
        Invariant::ClauseOnlyFromCourt,
        weighs == (known && clause.counts()),
        example,
    );
    for heavier in safeties() {
        let up = heavier.acute >= safety.acute && heavier.structural >= safety.structural;
        let after = (rules.outcome)(heavier, clause).0;
        report.check(
            Invariant::Monotone,
            !up || after.response() >= now.response(),
            || format!("{}; {heavier:?} geeft {after:?}", example()),
        );
        let same = heavier.acute == safety.acute && heavier.structural == safety.structural;
        report.check(Invariant::StrainDoesNotRaise, !same || after == now, || {
            format!("{}; {heavier:?} geeft {after:?}", example())
        });
    }
}

fn check_facts(rules: &Rules, report: &mut Report, facts: &Facts) {
    let example = || format!("{facts:?}");
    let own_danger =
        ((rules.safe_place)(facts.safety) == Leave::Mogelijk) == (facts.safety.acute == Value::Ja);
    report.check(Invariant::SafePlaceOwnDanger, own_danger, example);
    let handover = (rules.handover)(facts);
    report.check(
        Invariant::NoHandoverAdvice,
        handover != Leave::Mogelijk,
        example,
    );
    let weighed = handover != Leave::Afwegen || (facts.clause.counts() && !facts.about_asker);
    report.check(Invariant::NoHandoverAdvice, weighed, example);
    let in_play = facts.clause.counts() || facts.handover_asked == Known::Ja;
    let consult = !(in_play && facts.about_asker) || (rules.no_handover)(facts);
    report.check(Invariant::SignalAboutAsker, consult, example);
    let suspected = facts.suspected == Known::Ja || facts.offence_signal;
    let due = facts.wish == Known::Ja || (suspected && !facts.declined);
    report.check(
        Invariant::AangifteOffered,
        !due || (rules.aangifte_offered)(facts),
        example,
    );
    let points = facts.safety.acute >= Value::Genoemd
        || facts.safety.structural >= Value::Genoemd
        || facts.safety.care >= Value::Genoemd
        || facts.unsafe_by_weighing == Known::Ja
        || facts.over_and_back;
    report.check(
        Invariant::ZorgmeldingWeighed,
        points == (rules.weigh_care)(facts),
        example,
    );
}
