//! Decisions and agreements about the child, as far as the officer knows them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, EntryId, Text};
use crate::protocol::ids;

ids! {
    /// What kind of paper or arrangement it is.
    pub enum DecisionKind {
        /// Court decision on contact or the division of care (art. 1:253a lid 2, 1:377a lid 2 BW).
        Omgang,
        /// Court decision on gezag or on where the child lives: sterke arm by law (art. 812 lid 1 Rv).
        GezagOfVerblijf,
        /// Court decision that denies or forbids contact (art. 1:377a lid 3 BW).
        Ontzegging,
        /// Ouderschapsplan that a court made part of its decision.
        PlanInBeschikking,
        /// Ouderschapsplan alone.
        Ouderschapsplan,
        /// Written instruction of the GI.
        SchriftelijkeAanwijzing,
        /// Huisverbod of the mayor.
        Huisverbod,
        /// Agreement between the parents.
        Afspraak,
        /// Advice of an agency.
        Advies,
        /// There is nothing.
        Geen,
        /// Nobody knows.
        Onbekend,
    }
}

impl DecisionKind {
    /// Whether a court made it and it orders a handover, so that it can carry the sterke-arm clause
    /// (art. 812 Rv).
    pub fn can_carry_clause(self) -> bool {
        match self {
            Self::Omgang | Self::GezagOfVerblijf | Self::PlanInBeschikking => true,
            // A denial orders no handover, so there is nothing to enforce with the sterke arm.
            Self::Ontzegging
            | Self::Ouderschapsplan
            | Self::SchriftelijkeAanwijzing
            | Self::Huisverbod
            | Self::Afspraak
            | Self::Advies
            | Self::Geen
            | Self::Onbekend => false,
        }
    }
}

/// How a decision is known to those on duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// An officer on duty read it.
    Gezien,
    /// Familiekamer, court or OvJ confirmed it.
    Bevestigd,
    /// Someone only mentioned it.
    Genoemd,
}

/// Whether it is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Force {
    /// In force.
    Geldt,
    /// Replaced by a later one, or ended.
    Vervangen,
    /// Not known.
    Onbekend,
}

/// Ja, nee or onbekend, without *genoemd*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tri {
    /// Yes.
    Ja,
    /// No.
    Nee,
    /// Asked, not known.
    Onbekend,
}

/// One decision or agreement. `None` is not asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its number in the call.
    #[serde(rename = "nr")]
    pub id: EntryId,
    /// What kind.
    #[serde(rename = "soort")]
    pub kind: DecisionKind,
    /// Court or agency.
    #[serde(rename = "instantie", default)]
    pub court: Text,
    /// Date of the decision.
    #[serde(rename = "datum", default)]
    pub date: Option<NaiveDate>,
    /// Case number.
    #[serde(rename = "nummer", default)]
    pub number: Text,
    /// What it says about this day.
    #[serde(rename = "vandaag", default)]
    pub says_today: Text,
    /// Seen, confirmed or only mentioned.
    #[serde(rename = "bekend", default)]
    pub evidence: Option<Evidence>,
    /// On whose account.
    #[serde(rename = "volgens")]
    pub account: Account,
    /// In force or replaced.
    #[serde(rename = "geldt", default)]
    pub force: Option<Force>,
    /// Whether it holds the sterke-arm clause.
    #[serde(rename = "sterke_arm", default)]
    pub clause: Option<Tri>,
    /// Withdrawn by the officer: kept, listed under *niet opgenomen*, read by no rule.
    #[serde(rename = "ingetrokken", default)]
    pub withdrawn: bool,
}
