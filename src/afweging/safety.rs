//! From signals to safety values.
//!
//! A signal that is *ja* or *genoemd* names who is at risk. For everyone else it is *nee*, unless
//! nobody was named or the person may be in the same place: then it is *onbekend*. A signal that
//! was not asked, or is unknown, is *onbekend* for everyone: unknown is never taken as safe.
//! Based on ombudsman 2015/096, 5.2.1 (safety of children or others) and 1.3 (strain on the child).

use crate::{
    melding::{Danger, Melding, PersonId, SignalAnswer, Value, Whereabouts},
    protocol::{Signal, SignalClass},
};

/// What the signals come to, for one person or for all together. Each value is the heaviest of
/// its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Safety {
    /// Danger now.
    pub acute: Value,
    /// Lasting unsafety.
    pub structural: Value,
    /// Strain.
    pub care: Value,
}

/// What a danger means for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stake {
    /// Somebody else is at risk, and this person is known to be elsewhere.
    Not,
    /// Nobody was named, or this person may be in the same place.
    Possibly,
    /// This person is named as at risk.
    AtRisk,
}

impl Stake {
    /// Every value, lightest first.
    pub const ALL: [Self; 3] = [Self::Not, Self::Possibly, Self::AtRisk];
}

impl Safety {
    /// Nothing recorded against safety: where the fold begins.
    pub const CLEAR: Self = Self {
        acute: Value::Nee,
        structural: Value::Nee,
        care: Value::Nee,
    };

    /// One signal with its value joined in: the step of the fold.
    pub fn join(self, class: SignalClass, value: Value) -> Self {
        let mut next = self;
        let slot = match class {
            SignalClass::Acute => &mut next.acute,
            SignalClass::Structural => &mut next.structural,
            SignalClass::Care => &mut next.care,
        };
        *slot = (*slot).max(value);
        next
    }

    /// The heavier of both, value by value.
    pub fn max(self, other: Self) -> Self {
        Self {
            acute: self.acute.max(other.acute),
            structural: self.structural.max(other.structural),
            care: self.care.max(other.care),
        }
    }
}

/// What a danger of this value weighs for a person with this stake.
pub fn weigh(value: Value, stake: Stake) -> Value {
    match stake {
        Stake::AtRisk => value,
        Stake::Possibly => value.min(Value::Onbekend),
        Stake::Not => Value::Nee,
    }
}

/// What a danger means for one person.
pub fn stake(melding: &Melding, danger: &Danger, person: PersonId) -> Stake {
    if danger.at_risk.contains(&person) {
        return Stake::AtRisk;
    }
    if danger.at_risk.is_empty() {
        return Stake::Possibly;
    }
    let here = melding
        .person(person)
        .map_or(Whereabouts::Onbekend, |p| p.now);
    if apart(here, danger.place, person) {
        Stake::Not
    } else {
        Stake::Possibly
    }
}

/// Whether two places are known to differ. Two places *elsewhere* may be the same.
/// An adult who is not named is taken at the officer's word; a child only when its place is known.
fn apart(here: Whereabouts, there: Whereabouts, person: PersonId) -> bool {
    if !person.is_child() {
        return true;
    }
    match (here, there) {
        (Whereabouts::Bij(a), Whereabouts::Bij(b)) => a != b,
        (Whereabouts::Bij(_), Whereabouts::Elders) | (Whereabouts::Elders, Whereabouts::Bij(_)) => {
            true
        }
        _ => false,
    }
}

/// The value of one signal for the call as a whole.
pub fn overall(melding: &Melding, signal: Signal) -> Value {
    melding.signal(signal).unwrap_or(Value::Onbekend)
}

/// All signals folded for one person: each the heaviest of its dangers, and a signal that was not
/// asked unknown.
pub fn for_person(melding: &Melding, person: PersonId) -> Safety {
    let asked = melding.signals.iter();
    let asked = asked.fold(Safety::CLEAR, |safety, (signal, answer)| {
        safety.join(signal.class(), of_answer(melding, answer, person))
    });
    if melding.signals.len() == Signal::ALL.len() {
        return asked;
    }
    let missing = Signal::ALL
        .iter()
        .filter(|s| !melding.signals.contains_key(s));
    missing.fold(asked, |safety, s| safety.join(s.class(), Value::Onbekend))
}

/// What one answer weighs for one person.
fn of_answer(melding: &Melding, answer: &SignalAnswer, person: PersonId) -> Value {
    let overall = answer.value();
    if overall <= Value::Onbekend {
        return overall;
    }
    let weights = answer
        .active()
        .iter()
        .map(|d| weigh(d.value(), stake(melding, d, person)));
    weights.max().unwrap_or(Value::Onbekend)
}

/// All signals folded, each taken from `value`.
pub fn fold(value: impl Fn(Signal) -> Value) -> Safety {
    Signal::ALL.iter().fold(Safety::CLEAR, |s, signal| {
        s.join(signal.class(), value(*signal))
    })
}
