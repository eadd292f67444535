//! Decisions and agreements about the child, as far as the officer knows them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, EntryId, PersonId, Text};
use crate::protocol::ids;

ids! {
    /// What kind of paper or arrangement it is.
    pub enum DecisionKind {
        /// Court decision on contact or the division of care (art. 1:253a lid 2, 1:377a lid 2 BW).
        Omgang,
        /// Court decision that entrusts the child to one person by gezag, voogdij or provisional
        /// entrustment: sterke arm by law (art. 812 lid 1 Rv).
        GezagEenPersoon,
        /// Court decision on the main residence under joint gezag (art. 1:253a lid 2 b BW): the clause
        /// counts only where the decision says so (art. 812 lid 2 Rv).
        Hoofdverblijf,
        /// Of format 1: gezag or main residence, not recorded which. No longer offered.
        GezagOfVerblijf,
        /// Court decision that denies or forbids contact (art. 1:377a lid 3 BW).
        Ontzegging,
        /// Ouderschapsplan that a court made part of its decision.
        PlanInBeschikking,
        /// Ouderschapsplan alone.
        Ouderschapsplan,
        /// Written instruction of the GI.
        SchriftelijkeAanwijzing,
        /// Authorisation of an uithuisplaatsing (art. 1:265b BW): favours the GI, never a parent.
        Uithuisplaatsing,
        /// Ondertoezichtstelling.
        Ots,
        /// Provisional ondertoezichtstelling (art. 1:257 BW).
        VoorlopigeOts,
        /// Huisverbod of the mayor.
        Huisverbod,
        /// Conduct order of the public prosecutor (art. 509hh Sv).
        BevelOvj,
        /// Measure or condition of a criminal court (art. 38v Sr, art. 80 Sv).
        BevelStrafrechter,
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
    /// Whether it can carry the sterke arm (art. 812, 813 Rv): a court made it and it says with whom
    /// the child is.
    pub fn can_carry_clause(self) -> bool {
        self.by_law() || self.needs_words()
    }

    /// Whether it carries the sterke arm by law, for whom it favours: it entrusts the child to one
    /// person (art. 812 lid 1 Rv), or lets the GI place the child (art. 813 lid 1 Rv).
    pub fn by_law(self) -> bool {
        matches!(self, Self::GezagEenPersoon | Self::Uithuisplaatsing)
    }

    /// Whether the clause must stand in its words (art. 812 lid 2 Rv).
    pub fn needs_words(self) -> bool {
        match self {
            Self::Omgang | Self::Hoofdverblijf | Self::PlanInBeschikking => true,
            // Recorded as one of two: what holds for both holds for it.
            Self::GezagOfVerblijf => true,
            // A denial orders no handover, so there is nothing to enforce with the sterke arm.
            Self::Ontzegging
            | Self::GezagEenPersoon
            | Self::Ouderschapsplan
            | Self::SchriftelijkeAanwijzing
            | Self::Uithuisplaatsing
            | Self::Ots
            | Self::VoorlopigeOts
            | Self::Huisverbod
            | Self::BevelOvj
            | Self::BevelStrafrechter
            | Self::Afspraak
            | Self::Advies
            | Self::Geen
            | Self::Onbekend => false,
        }
    }

    /// Whether it forbids contact or keeps somebody away.
    pub fn forbids(self) -> bool {
        matches!(
            self,
            Self::Ontzegging | Self::Huisverbod | Self::BevelOvj | Self::BevelStrafrechter
        )
    }

    /// The kinds that are on offer for a new record.
    pub fn offered() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|kind| *kind != Self::GezagOfVerblijf)
    }
}

/// How a decision is known to those on duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// An officer on duty read it.
    Gezien,
    /// Familiekamer, court or OvJ confirmed it.
    Bevestigd,
    /// Someone only mentioned it.
    Genoemd,
}

/// Whether it is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Force {
    /// In force.
    Geldt,
    /// Replaced by a later one, or ended.
    Vervangen,
    /// Suspended.
    Geschorst,
    /// Not known.
    Onbekend,
}

/// Ja, nee or onbekend, without *genoemd*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// Which children it is about; empty is not recorded.
    #[serde(
        rename = "kinderen",
        default,
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub children: BTreeSet<PersonId>,
    /// Who may ask for the child by it; empty is not recorded.
    #[serde(rename = "voor", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub favours: BTreeSet<PersonId>,
    /// Whether it gives them the child on this day.
    #[serde(
        rename = "geeft_vandaag",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub today: Option<Tri>,
    /// The last day on which it counts.
    #[serde(rename = "tot", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Whether an appeal is pending.
    #[serde(
        rename = "hoger_beroep",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub appealed: Option<Tri>,
    /// Whether it was declared enforceable at once (*uitvoerbaar bij voorraad*, art. 360 Rv).
    #[serde(
        rename = "uitvoerbaar",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub enforceable: Option<Tri>,
    /// Whether it was served (*betekend*, art. 430 Rv).
    #[serde(rename = "betekend", default, skip_serializing_if = "Option::is_none")]
    pub served: Option<Tri>,
    /// Withdrawn by the officer: kept, listed under *niet opgenomen*, read by no rule.
    #[serde(rename = "ingetrokken", default)]
    pub withdrawn: bool,
}

impl Decision {
    /// A decision of which only the kind is known.
    pub fn new(id: EntryId, kind: DecisionKind) -> Self {
        Self {
            id,
            kind,
            court: Text::default(),
            date: None,
            number: Text::default(),
            says_today: Text::default(),
            evidence: None,
            account: Account::NietGenoemd,
            force: None,
            clause: None,
            children: BTreeSet::new(),
            favours: BTreeSet::new(),
            today: None,
            until: None,
            appealed: None,
            enforceable: None,
            served: None,
            withdrawn: false,
        }
    }
}
