//! Part 4: the rules over every combination of facts.

use super::{Invariant, Report, Rules};
use crate::{
    afweging::{
        Clause, Leave, Outcome, Receiving,
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
        for right in Clause::ALL {
            for receiving in Receiving::ALL {
                check_outcome(rules, report, safety, right, receiving);
                each_fact(safety, right, receiving, &mut |facts| {
                    count += 1;
                    check_facts(rules, report, facts);
                });
            }
        }
    }
    count
}

/// Every combination of what the rules under proof read. Advice and stopped contact are read by no
/// rule here and stay open.
fn each_fact(safety: Safety, right: Clause, receiving: Receiving, run: &mut impl FnMut(&Facts)) {
    for (handover_asked, unsafe_by_weighing) in pairs() {
        for (suspected, wish) in pairs() {
            for bits in 0..16_u8 {
                let bit = |n: u8| bits >> n & 1 == 1;
                run(&Facts {
                    safety,
                    clause: right,
                    right,
                    against_asker: false,
                    receiving,
                    handover_asked,
                    about_asker: bit(0),
                    offence_signal: bit(1),
                    suspected,
                    wish,
                    declined: bit(2),
                    over_and_back: bit(3),
                    unsafe_by_weighing,
                    advice: Known::Open,
                    stopped: Known::Open,
                    court_asked: Known::Open,
                });
            }
        }
    }
}

fn pairs() -> impl Iterator<Item = (Known, Known)> {
    Known::ALL
        .into_iter()
        .flat_map(|a| Known::ALL.into_iter().map(move |b| (a, b)))
}

fn check_outcome(
    rules: &Rules,
    report: &mut Report,
    safety: Safety,
    clause: Clause,
    receiving: Receiving,
) {
    let (now, road) = (rules.outcome)(safety, clause, receiving);
    let example = || format!("{safety:?} met recht {clause:?} en {receiving:?} geeft {now:?}");
    let acts = now == Outcome::OptredenNoodzakelijk;
    report.check(Invariant::Total, acts == road.is_some(), example);
    let known = safety.acute == Value::Nee && safety.structural == Value::Nee;
    report.check(
        Invariant::UnknownIsNotSafe,
        known || now.response() > 0,
        example,
    );
    let weighs = now == Outcome::EigenAfweging;
    let entitled = matches!(receiving, Receiving::Cleared | Receiving::OvjAgrees);
    report.check(
        Invariant::ClauseOnlyFromCourt,
        weighs == (known && clause.counts() && entitled),
        example,
    );
    report.check(
        Invariant::NobodyClearsHimself,
        !(clause.counts() && receiving == Receiving::Open) || now.response() > 0,
        example,
    );
    let decided = receiving != Receiving::Open;
    report.check(
        Invariant::SilenceBlocksNothing,
        !known || !decided || now.response() == 0,
        example,
    );
    for heavier in safeties() {
        let up = heavier.acute >= safety.acute && heavier.structural >= safety.structural;
        let after = (rules.outcome)(heavier, clause, receiving).0;
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
    for seen in BOTH {
        let leave = (rules.safe_place)(facts.safety.acute, seen);
        let danger = facts.safety.acute == Value::Ja;
        let right = (leave == Leave::GeenGrond) != danger;
        report.check(Invariant::SafePlaceOwnDanger, right, example);
        let unseen = seen || leave != Leave::Mogelijk;
        report.check(Invariant::SeenBeforeMoved, unseen, example);
    }
    let handover = (rules.handover)(facts);
    report.check(
        Invariant::NoHandoverAdvice,
        handover != Leave::Mogelijk,
        example,
    );
    let weighed = handover != Leave::Afwegen || (facts.right.counts() && !facts.about_asker);
    report.check(Invariant::NoHandoverAdvice, weighed, example);
    let enters = (rules.enter_for_decision)(facts) != Leave::GeenGrond;
    let acted_on = handover != Leave::GeenGrond || enters;
    let cleared = matches!(facts.receiving, Receiving::Cleared | Receiving::OvjAgrees);
    report.check(
        Invariant::NobodyClearsHimself,
        !acted_on || cleared,
        example,
    );
    let in_play = facts.right.counts() || facts.handover_asked == Known::Ja;
    let consult = !(in_play && facts.about_asker) || (rules.no_handover)(facts);
    report.check(Invariant::SignalAboutAsker, consult, example);
    let suspected = facts.suspected == Known::Ja || facts.offence_signal;
    let due = facts.wish == Known::Ja || (suspected && !facts.declined);
    report.check(
        Invariant::AangifteOffered,
        !due || (rules.aangifte_offered)(facts),
        example,
    );
    report.check(
        Invariant::AangifteNotDiscretionary,
        facts.wish != Known::Ja || (rules.aangifte_offered)(facts),
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
