//! From signals to safety values.
//!
//! A signal that is *ja* or *genoemd* names who is at risk. For everyone else it is *nee*, unless
//! nobody was named or the person may be in the same place: then it is *onbekend*. What endangers
//! whoever is near (a weapon, direct danger, a threat to life) counts for each child known to be
//! there. A signal that was not asked, that nobody entitled answered, or that is unknown, is
//! *onbekend* for everyone: unknown is never taken as safe; and a child whose place is not known is
//! safe on nobody's word. Based on ombudsman 2015/096, 5.2.1 (safety of children or others) and 1.3
//! (strain on the child).

use super::clearing::{self, Staying};
use crate::{
    melding::{Danger, Melding, PersonId, SignalAnswer, Tri, Value, Weights, Whereabouts},
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
    /// This person is named as at risk, or is known to be near what endangers everyone there.
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
        self.with(Weights::on(class, value))
    }

    /// One signal with what it weighs on each track joined in.
    pub fn with(self, weights: Weights) -> Self {
        self.max(Self {
            acute: weights.acute,
            structural: weights.structural,
            care: weights.care,
        })
    }

    /// The heavier of both, value by value.
    pub fn max(self, other: Self) -> Self {
        Self {
            acute: self.acute.max(other.acute),
            structural: self.structural.max(other.structural),
            care: self.care.max(other.care),
        }
    }

    /// Whether danger now and lasting unsafety are known not to be there.
    pub fn is_known_safe(self) -> bool {
        self.acute == Value::Nee && self.structural == Value::Nee
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

fn staked(weights: Weights, stake: Stake) -> Weights {
    Weights {
        acute: weigh(weights.acute, stake),
        structural: weigh(weights.structural, stake),
        care: weigh(weights.care, stake),
    }
}

/// What a danger means for one person.
pub fn stake(melding: &Melding, signal: Signal, danger: &Danger, person: PersonId) -> Stake {
    if danger.at_risk.contains(&person) {
        return Stake::AtRisk;
    }
    let here = melding
        .person(person)
        .map_or(Whereabouts::Onbekend, |p| p.now);
    if person.is_child() && endangers_who_is_near(signal) && known_there(danger, here) {
        return Stake::AtRisk;
    }
    if danger.at_risk.is_empty() {
        return Stake::Possibly;
    }
    if apart(here, danger.place, person) {
        Stake::Not
    } else {
        Stake::Possibly
    }
}

/// A weapon in use, fire, or a threat to kill or to die endangers everyone who is near.
fn endangers_who_is_near(signal: Signal) -> bool {
    matches!(
        signal,
        Signal::Wapen | Signal::DirectGevaar | Signal::DreigingLeven
    )
}

/// Whether this place is known to be where the danger is, or the home of who it comes from.
fn known_there(danger: &Danger, here: Whereabouts) -> bool {
    match here {
        Whereabouts::Bij(host) => {
            danger.place == here
                || (danger.place == Whereabouts::Onbekend && danger.from.contains(&host))
        }
        Whereabouts::Plek(_) => danger.place == here,
        Whereabouts::Onbekend | Whereabouts::Beide | Whereabouts::Elders => false,
    }
}

/// Whether two places are known to differ. Two places *elsewhere* may be the same, also where one
/// of them has a name.
/// An adult who is not named is taken at the officer's word; a child only when its place is known.
fn apart(here: Whereabouts, there: Whereabouts, person: PersonId) -> bool {
    use Whereabouts as W;
    if !person.is_child() {
        return true;
    }
    match (here, there) {
        (W::Bij(a), W::Bij(b)) => a != b,
        (W::Plek(a), W::Plek(b)) => a != b,
        (W::Bij(_), W::Elders | W::Plek(_)) | (W::Elders | W::Plek(_), W::Bij(_)) => true,
        (W::Onbekend | W::Beide, _)
        | (_, W::Onbekend | W::Beide)
        | (W::Elders, W::Elders | W::Plek(_))
        | (W::Plek(_), W::Elders) => false,
    }
}

/// Whether it is known where a child is. *Elders* without words says nothing.
pub fn place_known(melding: &Melding, child: PersonId) -> bool {
    melding.person(child).is_some_and(|p| match p.now {
        Whereabouts::Bij(_) => true,
        Whereabouts::Elders => !p.now_text.is_blank(),
        Whereabouts::Plek(number) => melding.place_name(number).is_some_and(|n| !n.is_blank()),
        Whereabouts::Onbekend | Whereabouts::Beide => false,
    })
}

/// Whether the officer has seen a child: noted so, or observed a danger to it.
pub fn child_seen(melding: &Melding, child: PersonId) -> bool {
    let noted = melding
        .hearings
        .get(&child)
        .is_some_and(|h| h.seen == Some(Tri::Ja));
    let mut dangers = melding.signals.values().flat_map(|a| a.active());
    noted || dangers.any(|d| d.seen() && d.at_risk.contains(&child))
}

/// Where somebody is, as far as clearing goes.
struct Home {
    side: Option<PersonId>,
    raised: bool,
}

impl Home {
    /// `None` where nobody's word counts: a child whose place is not known.
    fn of(melding: &Melding, person: PersonId) -> Option<Self> {
        let now = melding.person(person)?.now;
        let side = match now {
            Whereabouts::Bij(host) => Some(host),
            Whereabouts::Onbekend
            | Whereabouts::Beide
            | Whereabouts::Elders
            | Whereabouts::Plek(_) => None,
        };
        if person.is_child() && !place_known(melding, person) {
            return None;
        }
        Some(Self {
            side,
            raised: side.is_some_and(|s| clearing::raised(melding, s)),
        })
    }
}

/// All signals folded for one person.
pub fn for_person(melding: &Melding, person: PersonId) -> Safety {
    let home = Home::of(melding, person);
    Signal::ALL.iter().fold(Safety::CLEAR, |safety, signal| {
        safety.with(of_signal(melding, *signal, person, home.as_ref()))
    })
}

/// What one signal weighs for one person.
fn of_signal(melding: &Melding, signal: Signal, person: PersonId, home: Option<&Home>) -> Weights {
    let Some(answer) = melding.signals.get(&signal) else {
        return open(signal);
    };
    let mut dangers = answer.active().peekable();
    if dangers.peek().is_none() {
        return without_danger(melding, answer, signal, home);
    }
    let mut total = Weights::on(SignalClass::Noted, Value::Nee);
    for danger in dangers {
        let stake = stake(melding, signal, danger, person);
        let w = staked(clearing::effective(melding, signal, answer, danger), stake);
        total.acute = total.acute.max(w.acute);
        total.structural = total.structural.max(w.structural);
        total.care = total.care.max(w.care);
    }
    total
}

/// A signal that is open on each track that its row asks about.
pub fn open(signal: Signal) -> Weights {
    let mut weights = Weights::on(signal.class(), Value::Onbekend);
    if signal.asks_acute() {
        weights.acute = Value::Onbekend;
    }
    weights
}

fn without_danger(
    melding: &Melding,
    answer: &SignalAnswer,
    signal: Signal,
    home: Option<&Home>,
) -> Weights {
    let mut weights = open(signal);
    let Some(home) = home else {
        return weights;
    };
    for (class, slot) in [
        (SignalClass::Acute, &mut weights.acute),
        (SignalClass::Structural, &mut weights.structural),
        (SignalClass::Care, &mut weights.care),
    ] {
        let standing =
            clearing::staying(melding, answer, signal, class, home.side, home.raised);
        if standing != Staying::Open {
            *slot = Value::Nee;
        }
    }
    weights
}

/// What one signal weighs for the call as a whole: the heaviest danger, and open where it is open
/// for anybody.
pub fn overall(melding: &Melding, signal: Signal, homes: &Homes) -> Weights {
    let Some(answer) = melding.signals.get(&signal) else {
        return open(signal);
    };
    let mut total = Weights::on(SignalClass::Noted, Value::Nee);
    let mut any = false;
    for danger in answer.active() {
        any = true;
        let w = clearing::effective(melding, signal, answer, danger);
        total.acute = total.acute.max(w.acute);
        total.structural = total.structural.max(w.structural);
        total.care = total.care.max(w.care);
    }
    if any {
        return total;
    }
    for home in &homes.0 {
        let w = without_danger(melding, answer, signal, Some(home));
        total.acute = total.acute.max(w.acute);
        total.structural = total.structural.max(w.structural);
        total.care = total.care.max(w.care);
    }
    total
}

/// Where the children are; without a child in the call, where the parents are. A child whose place is
/// not known stands at nobody's home here: that its place is open is told apart from the signals.
pub struct Homes(Vec<Home>);

impl Homes {
    /// Reads a melding.
    pub fn of(melding: &Melding) -> Self {
        let anywhere = || Home {
            side: None,
            raised: PersonId::PARENTS
                .iter()
                .any(|p| clearing::raised(melding, *p)),
        };
        let children = melding.children();
        let mut homes: Vec<Home> = children
            .map(|c| Home::of(melding, c.id).unwrap_or_else(anywhere))
            .collect();
        if homes.is_empty() {
            homes.push(anywhere());
        }
        Self(homes)
    }

    /// Whether every signal on the tracks of danger was cleared from outside, for every child.
    pub fn cleared_from_outside(&self, melding: &Melding) -> bool {
        let every = |signal: &Signal| {
            let Some(answer) = melding.signals.get(signal) else {
                return false;
            };
            if signal.class() == SignalClass::Care || answer.active().next().is_some() {
                return true;
            }
            self.0.iter().all(|home| {
                let class = signal.class();
                let standing =
                    clearing::staying(melding, answer, *signal, class, home.side, home.raised);
                // At nobody's home there is no side that would clear itself, and no outside either.
                standing == Staying::FromOutside && home.side.is_some()
            })
        };
        Signal::ALL.iter().all(every)
    }
}

/// What every signal weighs for the call as a whole, in the order of the checklist.
pub fn each_overall(melding: &Melding) -> Vec<(Signal, Weights)> {
    let homes = Homes::of(melding);
    let all = Signal::ALL.iter();
    all.map(|s| (*s, overall(melding, *s, &homes))).collect()
}

/// Signals folded, each with what it weighs.
pub fn fold<'a>(each: impl IntoIterator<Item = &'a (Signal, Weights)>) -> Safety {
    each.into_iter()
        .fold(Safety::CLEAR, |s, (_, weights)| s.with(*weights))
}
