//! Parts 1 and 2: from signals to safety values, and what a danger weighs for a person.

use super::{Invariant, Report, Rules};
use crate::{
    afweging::safety::{Safety, Stake},
    melding::Value,
    protocol::{Signal, SignalClass},
};

fn of_class(safety: Safety, class: SignalClass) -> Value {
    match class {
        SignalClass::Acute => safety.acute,
        SignalClass::Structural => safety.structural,
        SignalClass::Care => safety.care,
        SignalClass::Noted => Value::Nee,
    }
}

/// Every value of every signal of a class, and every single step up from there. Classes do not
/// meet in the fold, which the check on the other classes shows.
pub fn folds(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for class in [
        SignalClass::Acute,
        SignalClass::Structural,
        SignalClass::Care,
    ] {
        let signals: Vec<Signal> = Signal::ALL
            .iter()
            .copied()
            .filter(|s| s.class() == class)
            .collect();
        let mut values = vec![Value::Nee; signals.len()];
        loop {
            count += 1;
            check_fold(rules, report, class, &signals, &values);
            if !next(&mut values) {
                break;
            }
        }
    }
    count
}

/// The next combination, as a counter with digits of four values; `false` after the last.
fn next(values: &mut [Value]) -> bool {
    for v in values {
        match Value::ALL.iter().position(|o| o == v) {
            Some(i) if i + 1 < Value::ALL.len() => {
                *v = Value::ALL[i + 1];
                return true;
            }
            _ => *v = Value::ALL[0],
        }
    }
    false
}

fn fold(rules: &Rules, class: SignalClass, values: &[Value]) -> Safety {
    values
        .iter()
        .fold(Safety::CLEAR, |s, v| (rules.join)(s, class, *v))
}

fn check_fold(
    rules: &Rules,
    report: &mut Report,
    class: SignalClass,
    signals: &[Signal],
    values: &[Value],
) {
    let safety = fold(rules, class, values);
    let value = of_class(safety, class);
    let example = || {
        let each = signals.iter().zip(values);
        let each: Vec<String> = each.map(|(s, v)| format!("{} = {v:?}", s.name())).collect();
        format!("{} geeft {value:?}", each.join(", "))
    };
    let unknown = values.iter().any(|v| *v > Value::Nee);
    report.check(
        Invariant::UnknownIsNotSafe,
        !unknown || value > Value::Nee,
        example,
    );
    let others = [
        SignalClass::Acute,
        SignalClass::Structural,
        SignalClass::Care,
    ];
    let untouched = others
        .iter()
        .filter(|c| **c != class)
        .all(|c| of_class(safety, *c) == Value::Nee);
    report.check(Invariant::Total, untouched, example);
    let mut higher = values.to_vec();
    for i in 0..values.len() {
        for raised in Value::ALL.into_iter().filter(|v| *v > values[i]) {
            higher[i] = raised;
            let after = of_class(fold(rules, class, &higher), class);
            report.check(Invariant::Monotone, after >= value, || {
                format!(
                    "{}; met {} = {raised:?} wordt het {after:?}",
                    example(),
                    signals[i].name()
                )
            });
        }
        higher[i] = values[i];
    }
}

/// Every pair of dangers against every pair of stakes: naming someone never makes that person's
/// value lighter, and a possible presence is never taken as safe.
pub fn stakes(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for value in Value::ALL {
        for stake in Stake::ALL {
            count += 1;
            let weight = (rules.weigh)(value, stake);
            let example = || format!("gevaar {value:?} met {stake:?} weegt {weight:?}");
            let named = stake != Stake::AtRisk || weight == value;
            report.check(Invariant::Monotone, named, example);
            let possible = stake != Stake::Possibly || value == Value::Nee || weight > Value::Nee;
            report.check(Invariant::UnknownIsNotSafe, possible, example);
            let own = stake == Stake::AtRisk || weight < Value::Genoemd;
            report.check(Invariant::SafePlaceOwnDanger, own, example);
            for heavier in Value::ALL.into_iter().filter(|v| *v >= value) {
                for closer in Stake::ALL.into_iter().filter(|s| *s >= stake) {
                    let after = (rules.weigh)(heavier, closer);
                    report.check(Invariant::Monotone, after >= weight, || {
                        format!("{}; {heavier:?} met {closer:?} weegt {after:?}", example())
                    });
                }
            }
        }
    }
    count
}
