//! From signals to safety values.
//!
//! A signal that is *ja* or *genoemd* names who is at risk. For everyone else it is *nee*, unless
//! nobody was named or the person may be in the same place: then it is *onbekend*. What endangers
//! whoever is near (a weapon, direct danger, a threat to life) counts for each child known to be
//! there. A signal that was not asked, that nobody entitled answered, or that is unknown, is
//! *onbekend* for everyone: unknown is never taken as safe; and a child whose place is not known is
//! safe on nobody's word. Based on ombudsman 2015/096, 5.2.1 (safety of children or others) and 1.3
//! (strain on the child).

use super::clearing::{self, Staying, Weighed};
use crate::{
    melding::{Danger, Melding, Person, PersonId, Tri, Value, Weights, Whereabouts},
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
    // That a child is not there is seen as well, and is no sight of the child.
    let signals = melding
        .signals
        .iter()
        .filter(|(s, _)| **s != Signal::KindVermist);
    let mut dangers = signals.flat_map(|(_, a)| a.active());
    noted || dangers.any(|d| d.seen() && d.at_risk.contains(&child))
}

/// Where somebody is, as far as clearing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    /// A child whose place is not known: nobody's word counts.
    Unknown,
    /// At this person's, or at nobody's; and whether anything grave is said about that side.
    Known {
        side: Option<PersonId>,
        raised: bool,
    },
}

/// The signals of a call, worked out once for everyone in it.
pub struct Board<'a> {
    melding: &'a Melding,
    dangers: Vec<Weighed<'a>>,
    /// What each signal weighs without a danger, for each home that was asked for.
    homes: Vec<(Home, Vec<Weights>)>,
}

impl<'a> Board<'a> {
    /// Reads a melding.
    pub fn of(melding: &'a Melding) -> Self {
        Self {
            melding,
            dangers: clearing::weighed(melding),
            homes: Vec::new(),
        }
    }

    /// Every danger that counts, with what it weighs.
    pub fn dangers(&self) -> &[Weighed<'a>] {
        &self.dangers
    }

    fn home(&self, person: &Person) -> Home {
        let side = match person.now {
            Whereabouts::Bij(host) => Some(host),
            Whereabouts::Onbekend
            | Whereabouts::Beide
            | Whereabouts::Elders
            | Whereabouts::Plek(_) => None,
        };
        if person.id.is_child() && !place_known(self.melding, person.id) {
            return Home::Unknown;
        }
        Home::Known {
            side,
            raised: side.is_some_and(|s| clearing::raised(self.melding, &self.dangers, s)),
        }
    }

    /// At nobody's home: about either parent anything may be said.
    fn anywhere(&self) -> Home {
        let raised = |p: &PersonId| clearing::raised(self.melding, &self.dangers, *p);
        Home::Known {
            side: None,
            raised: PersonId::PARENTS.iter().any(raised),
        }
    }

    /// What every signal weighs at a home where no danger counts.
    fn without_danger(&mut self, home: Home) -> usize {
        if let Some(at) = self.homes.iter().position(|(h, _)| *h == home) {
            return at;
        }
        let melding = self.melding;
        // A row with a danger is weighed by that, so what was denied under it is not asked here.
        let weights = Signal::ALL.iter().map(|s| {
            if self.dangers.iter().any(|d| d.signal == *s) {
                Weights::NONE
            } else {
                without_danger(melding, *s, home)
            }
        });
        let weights = weights.collect();
        self.homes.push((home, weights));
        self.homes.len() - 1
    }

    /// All signals folded for one person.
    pub fn for_person(&mut self, person: &Person) -> Safety {
        let home = self.home(person);
        let at = self.without_danger(home);
        let mut safety = Safety::CLEAR;
        for danger in &self.dangers {
            let stake = stake(self.melding, danger.signal, danger.danger, person.id);
            safety = safety.with(staked(danger.weights, stake));
        }
        let answered = |s: &Signal| self.dangers.iter().any(|d| d.signal == *s);
        let rest = Signal::ALL.iter().zip(&self.homes[at].1);
        rest.filter(|(s, _)| !answered(s))
            .fold(safety, |safety, (_, weights)| safety.with(*weights))
    }

    /// What every signal weighs for the call as a whole, in the order of the checklist: the heaviest
    /// danger, and open where it is open for any child. A child whose place is not known stands at
    /// nobody's home here: that its place is open is told apart from the signals.
    pub fn each_overall(&mut self) -> Vec<(Signal, Weights)> {
        let anywhere = self.anywhere();
        let mut homes: Vec<usize> = Vec::new();
        let melding = self.melding;
        for child in melding.children() {
            let home = match self.home(child) {
                Home::Unknown => anywhere,
                known @ Home::Known { .. } => known,
            };
            homes.push(self.without_danger(home));
        }
        if homes.is_empty() {
            homes.push(self.without_danger(anywhere));
        }
        let heaviest = |nth: usize, signal: Signal| {
            let mut dangers = self
                .dangers
                .iter()
                .filter(|d| d.signal == signal)
                .peekable();
            if dangers.peek().is_some() {
                return dangers.fold(Weights::NONE, |all, d| all.max(d.weights));
            }
            let each = homes.iter().map(|at| self.homes[*at].1[nth]);
            each.fold(Weights::NONE, Weights::max)
        };
        let all = Signal::ALL.iter().enumerate();
        all.map(|(nth, s)| (*s, heaviest(nth, *s))).collect()
    }

    /// Whether a denied signal is open only because something is said about that side; else nobody who
    /// denied it can know.
    pub fn denied_by_own_side(&self, signal: Signal) -> bool {
        let Some(answer) = self.melding.signals.get(&signal) else {
            return false;
        };
        let mut homes = self.melding.children().map(|c| self.home(c));
        let counts = |side| {
            [SignalClass::Acute, SignalClass::Structural]
                .into_iter()
                .any(|class| {
                    clearing::staying(self.melding, answer, signal, class, side, false)
                        != Staying::Open
                })
        };
        homes.any(|home| matches!(home, Home::Known { side, raised: true } if counts(side)))
            || (self.melding.children().next().is_none() && counts(None))
    }

    /// Whether every signal on the tracks of danger was cleared from outside, for every child.
    pub fn cleared_from_outside(&self) -> bool {
        let melding = self.melding;
        let mut children = melding.children().peekable();
        if children.peek().is_none() {
            return false;
        }
        let mut homes = children.map(|c| self.home(c));
        homes.all(|home| {
            // At nobody's home there is no side that would clear itself, and no outside either.
            let Home::Known {
                side: Some(side),
                raised,
            } = home
            else {
                return false;
            };
            Signal::ALL.iter().all(|signal| {
                let class = signal.class();
                let settled =
                    class == SignalClass::Care || self.dangers.iter().any(|d| d.signal == *signal);
                let outside = |answer| {
                    let standing =
                        clearing::staying(melding, answer, *signal, class, Some(side), raised);
                    standing == Staying::FromOutside
                };
                settled || melding.signals.get(signal).is_some_and(outside)
            })
        })
    }
}

/// A signal that is open on each track that its row asks about.
fn open(signal: Signal) -> Weights {
    let mut weights = Weights::on(signal.class(), Value::Onbekend);
    if signal.asks_acute() {
        weights.acute = Value::Onbekend;
    }
    weights
}

fn without_danger(melding: &Melding, signal: Signal, home: Home) -> Weights {
    let mut weights = open(signal);
    let (Home::Known { side, raised }, Some(answer)) = (home, melding.signals.get(&signal)) else {
        return weights;
    };
    for (class, slot) in [
        (SignalClass::Acute, &mut weights.acute),
        (SignalClass::Structural, &mut weights.structural),
        (SignalClass::Care, &mut weights.care),
    ] {
        if *slot != Value::Nee
            && clearing::staying(melding, answer, signal, class, side, raised) != Staying::Open
        {
            *slot = Value::Nee;
        }
    }
    weights
}

/// Signals folded, each with what it weighs.
pub fn fold<'a>(each: impl IntoIterator<Item = &'a (Signal, Weights)>) -> Safety {
    each.into_iter()
        .fold(Safety::CLEAR, |s, (_, weights)| s.with(*weights))
}
