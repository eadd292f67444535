//! What was recorded about a safety signal. A danger has a person, a place and a source.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Account, EntryId, PersonId, Shown, Text, Whereabouts};

/// The value of a signal. The order is the order of weight: unknown is never taken as safe,
/// and what one person said and nobody established (*genoemd*) weighs as unknown, with urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Asked, and not the case.
    Nee,
    /// Asked, and not known. A signal that was not asked weighs the same.
    Onbekend,
    /// Said by one person, not established.
    Genoemd,
    /// Established.
    Ja,
}

impl Value {
    /// All values, in order of weight.
    pub const ALL: [Self; 4] = [Self::Nee, Self::Onbekend, Self::Genoemd, Self::Ja];
}

/// What was answered to a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// Not asked yet; a note may already stand.
    NietGevraagd,
    /// Not the case.
    Nee,
    /// Not known.
    Onbekend,
    /// There is at least one danger; each says whether it is established.
    Gevaar,
}

/// One danger: who is at risk, from whom or where, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Danger {
    /// Its number in the call; the wederhoor ledger points to it.
    #[serde(rename = "nr")]
    pub id: EntryId,
    /// Established (*ja*) or only said by one person (*genoemd*).
    #[serde(rename = "vastgesteld")]
    pub established: bool,
    /// Who is at risk; empty is not recorded, and then nobody is taken to be safe.
    #[serde(rename = "wie", default)]
    pub at_risk: BTreeSet<PersonId>,
    /// From whom the danger comes; empty is not recorded.
    #[serde(rename = "van", default)]
    pub from: BTreeSet<PersonId>,
    /// Where the danger is.
    #[serde(rename = "waar", default)]
    pub place: Whereabouts,
    /// How it is known; `None` is not recorded yet, and an open point.
    #[serde(rename = "hoe", default)]
    pub known: Option<Account>,
    /// What exactly, in the officer's words.
    #[serde(rename = "tekst", default)]
    pub text: Text,
}

impl Danger {
    /// *Ja* or *genoemd*. One parent's accusation alone never establishes a danger, whatever key was
    /// pressed: it stays *genoemd* until it is known in another way (ombudsman 2015/096, 4.5).
    pub fn value(&self) -> Value {
        if self.established && !self.is_accusation_by_parent() {
            Value::Ja
        } else {
            Value::Genoemd
        }
    }

    /// Whether it is known from one parent only, and is not about that parent alone.
    pub fn is_accusation_by_parent(&self) -> bool {
        let by = match &self.known {
            Some(
                Account::Verklaard { by, .. }
                | Account::VanHorenZeggen { by, .. }
                | Account::Document {
                    shown: Shown::GenoemdDoor(by),
                    ..
                },
            ) => *by,
            _ => return false,
        };
        by.is_parent() && self.from.iter().ne([&by])
    }
}

/// The answer to a signal. Dangers stay when the answer changes to nee or onbekend: they are shown
/// as no longer applying, and nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalAnswer {
    /// What was answered.
    #[serde(rename = "antwoord")]
    pub asked: Asked,
    /// How *nee* is known; `None` is "gevraagd, niet gebleken".
    #[serde(rename = "grond", default)]
    pub ground: Option<Account>,
    /// The dangers.
    #[serde(rename = "gevaren", default)]
    pub dangers: Vec<Danger>,
    /// A note of the officer.
    #[serde(rename = "toelichting", default)]
    pub note: Text,
}

impl SignalAnswer {
    /// The value that the rules read: the heaviest danger, else what was answered.
    pub fn value(&self) -> Value {
        match self.asked {
            Asked::Nee => Value::Nee,
            Asked::NietGevraagd | Asked::Onbekend => Value::Onbekend,
            Asked::Gevaar => self
                .dangers
                .iter()
                .map(Danger::value)
                .max()
                .unwrap_or(Value::Onbekend),
        }
    }

    /// The dangers that count now.
    pub fn active(&self) -> &[Danger] {
        if self.asked == Asked::Gevaar {
            &self.dangers
        } else {
            &[]
        }
    }
}
