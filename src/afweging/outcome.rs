//! The outcome, from safety values and the right that a decision gives who asks.
//!
//! 1. Danger now that is established makes action at the door necessary; lasting unsafety that is
//!    established makes action necessary by Veilig Thuis and the OvJ (2015/096, 5.2.1); while danger
//!    now is not ruled out beside it, the officer finds out at the door as well.
//! 2. As long as safety is not known, finding out comes first: unknown is never taken as safe.
//! 3. With safety known where the child stays, a right to the child today with a clause asks for the
//!    police's own weighing (5.2.2), once the side where the child would go was cleared from outside.
//!    Until then finding out comes first, and the OvJ can decide; without such a right the role is
//!    limited: restrained, calming, referring (5.2.1).
//!
//! Strain on the child (1.3) weighs in the zorgmelding and is not read here.

use super::{Clause, Outcome, Road, clearing::OvjSays, safety::Safety};
use crate::melding::Value;

/// How it stands with the side where the child would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Receiving {
    /// Cleared by a source from outside that side.
    Cleared,
    /// Not cleared; the OvJ sees no objection.
    OvjAgrees,
    /// Not cleared.
    Open,
    /// The OvJ decides that there is no hand-over.
    OvjRefuses,
}

impl Receiving {
    /// Every value.
    pub const ALL: [Self; 4] = [Self::Cleared, Self::OvjAgrees, Self::Open, Self::OvjRefuses];

    /// From what was cleared and what the OvJ said.
    pub fn of(cleared: bool, ovj: OvjSays) -> Self {
        match (cleared, ovj) {
            (_, OvjSays::Niet) => Self::OvjRefuses,
            (true, _) => Self::Cleared,
            (false, OvjSays::Kan) => Self::OvjAgrees,
            (false, OvjSays::Open) => Self::Open,
        }
    }

    /// Whether handing over and entering can be weighed at all.
    pub fn may_be_weighed(self) -> bool {
        matches!(self, Self::Cleared | Self::OvjAgrees)
    }
}

/// The outcome and, where action is necessary, its road.
pub fn outcome(safety: Safety, right: Clause, receiving: Receiving) -> (Outcome, Option<Road>) {
    match (safety.acute, safety.structural) {
        (Value::Ja, _) => (Outcome::OptredenNoodzakelijk, Some(Road::Deur)),
        (Value::Nee, Value::Ja) => (Outcome::OptredenNoodzakelijk, Some(Road::VeiligThuisEnOvj)),
        (Value::Onbekend | Value::Genoemd, Value::Ja) => (
            Outcome::OptredenNoodzakelijk,
            Some(Road::VaststellenEnVeiligThuis),
        ),
        (Value::Nee, Value::Nee) if right.counts() => match receiving {
            Receiving::Cleared | Receiving::OvjAgrees => (Outcome::EigenAfweging, None),
            Receiving::Open => (Outcome::EerstVaststellen, None),
            Receiving::OvjRefuses => (Outcome::Terughoudend, None),
        },
        (Value::Nee, Value::Nee) => (Outcome::Terughoudend, None),
        (Value::Onbekend | Value::Genoemd, _) | (_, Value::Onbekend | Value::Genoemd) => {
            (Outcome::EerstVaststellen, None)
        }
    }
}
