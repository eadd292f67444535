//! Whose account something is. The type has no value without a speaker and a basis:
//! that is how the product keeps its word that no claim stands without a speaker.

use serde::{Deserialize, Serialize};

use super::{PersonId, Text, text::is_default};

/// How a statement's words were taken down.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Form {
    /// Literal words.
    Letterlijk,
    /// In the officer's summary.
    #[default]
    Samengevat,
}

/// How a document is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Shown {
    /// The officer has seen it.
    Gezien,
    /// This person only mentioned it.
    GenoemdDoor(PersonId),
}

/// Speaker and basis in one: the kinds of statement of a mutatie
/// (facts apart from judgement: Wpg art. 4 lid 3; people apart: art. 6b).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Account {
    /// The officer saw, heard or smelled it.
    Waargenomen,
    /// A person says it.
    Verklaard {
        /// The speaker.
        #[serde(rename = "door")]
        by: PersonId,
        /// Literal or in summary.
        #[serde(rename = "vorm")]
        form: Form,
    },
    /// A person says that someone else said it.
    VanHorenZeggen {
        /// The speaker.
        #[serde(rename = "door")]
        by: PersonId,
        /// From whom the speaker has it, in words.
        #[serde(rename = "van", default)]
        from: Text,
        /// From which person in the call, where it is one: a child's words stay the child's.
        #[serde(rename = "wie", default, skip_serializing_if = "Option::is_none")]
        source: Option<PersonId>,
        /// Literal or in summary.
        #[serde(rename = "vorm", default, skip_serializing_if = "is_default")]
        form: Form,
    },
    /// A child's own words.
    WoordenKind {
        /// The child.
        #[serde(rename = "kind")]
        child: PersonId,
        /// The question that was asked.
        #[serde(rename = "vraag")]
        question: Text,
        /// Who was present.
        #[serde(rename = "aanwezig")]
        present: Text,
    },
    /// A document holds it.
    Document {
        /// Which document.
        #[serde(rename = "stuk")]
        name: Text,
        /// Seen, or only mentioned.
        #[serde(rename = "hoe")]
        shown: Shown,
        /// Literal or in summary.
        #[serde(rename = "vorm", default, skip_serializing_if = "is_default")]
        form: Form,
    },
    /// A police or partner system holds it.
    Systeem {
        /// Which system and which query.
        #[serde(rename = "bevraging")]
        query: Text,
    },
    /// The officer's judgement.
    Oordeel,
    /// What the officer did, decided or recorded.
    Handeling,
    /// Recorded by the officer, and nobody named the source: no speaker that nobody chose.
    NietGenoemd,
}

/// Who speaks, as a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// A person in the call.
    Person(PersonId),
    /// The officer.
    Officer,
    /// A document.
    Document,
    /// A system.
    System,
}

impl Account {
    /// Who speaks. A paper that nobody saw is a claim of who mentioned it.
    pub fn speaker(&self) -> Speaker {
        match self {
            Self::Waargenomen | Self::Oordeel | Self::Handeling | Self::NietGenoemd => {
                Speaker::Officer
            }
            Self::Verklaard { by, .. }
            | Self::VanHorenZeggen { by, .. }
            | Self::Document {
                shown: Shown::GenoemdDoor(by),
                ..
            } => Speaker::Person(*by),
            Self::WoordenKind { child, .. } => Speaker::Person(*child),
            Self::Document { .. } => Speaker::Document,
            Self::Systeem { .. } => Speaker::System,
        }
    }

    /// Whether both are one source: the same person, or the same kind of record.
    pub fn same_source(&self, other: &Self) -> bool {
        match (self.speaker(), other.speaker()) {
            (Speaker::Person(a), Speaker::Person(b)) => a == b,
            (Speaker::Person(_), _) | (_, Speaker::Person(_)) => false,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// A person's statement in the officer's summary.
    pub fn told(by: PersonId) -> Self {
        Self::Verklaard {
            by,
            form: Form::Samengevat,
        }
    }

    /// A person's statement word for word.
    pub fn quoted(by: PersonId) -> Self {
        Self::Verklaard {
            by,
            form: Form::Letterlijk,
        }
    }

    /// The people that this account names: who speaks, and from whom that person has it.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        let speaker = match self.speaker() {
            Speaker::Person(id) => Some(id),
            Speaker::Officer | Speaker::Document | Speaker::System => None,
        };
        let source = match self {
            Self::VanHorenZeggen { source, .. } => *source,
            _ => None,
        };
        speaker.into_iter().chain(source)
    }

    /// The texts that the officer typed into this account.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::VanHorenZeggen { from, .. } => vec![from],
            Self::WoordenKind {
                question, present, ..
            } => vec![question, present],
            Self::Document { name, .. } => vec![name],
            Self::Systeem { query } => vec![query],
            Self::Waargenomen
            | Self::Verklaard { .. }
            | Self::Oordeel
            | Self::Handeling
            | Self::NietGenoemd => vec![],
        }
    }
}
