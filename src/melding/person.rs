//! The people in a call. A person's id is its label for life: A, B, K1, D1.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Text, text::is_default};
use crate::protocol::ids;

/// Label of a person in one call, the same in every screen and document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PersonId {
    /// One parent.
    A,
    /// The other parent.
    B,
    /// A child, numbered from 1.
    Child(u8),
    /// Anyone else, numbered from 1.
    Other(u8),
}

/// A text that is no label of a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "‘{0}’ is geen betrokkene; schrijf A of B (ouders), K1, K2 … (kinderen) of D1, D2 … (anderen)"
)]
pub struct NoPerson(String);

impl TryFrom<String> for PersonId {
    type Error = NoPerson;

    fn try_from(s: String) -> Result<Self, NoPerson> {
        let numbered = |prefix| {
            let n: u8 = s.strip_prefix(prefix)?.parse().ok()?;
            (1..=MAX_NUMBER).contains(&n).then_some(n)
        };
        match s.as_str() {
            "A" => Ok(Self::A),
            "B" => Ok(Self::B),
            _ => numbered('K')
                .map(Self::Child)
                .or_else(|| numbered('D').map(Self::Other))
                .ok_or(NoPerson(s)),
        }
    }
}

impl From<PersonId> for String {
    fn from(id: PersonId) -> Self {
        id.to_string()
    }
}

/// Most children, and most others, in one call.
pub const MAX_NUMBER: u8 = 12;

impl PersonId {
    /// Both parents.
    pub const PARENTS: [Self; 2] = [Self::A, Self::B];

    /// Whether this is one of the two parents.
    pub fn is_parent(self) -> bool {
        matches!(self, Self::A | Self::B)
    }

    /// Whether this is a child.
    pub fn is_child(self) -> bool {
        matches!(self, Self::Child(_))
    }

    /// The other parent, for a parent.
    pub fn other_parent(self) -> Option<Self> {
        match self {
            Self::A => Some(Self::B),
            Self::B => Some(Self::A),
            Self::Child(_) | Self::Other(_) => None,
        }
    }
}

impl std::fmt::Display for PersonId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::A => f.write_str("A"),
            Self::B => f.write_str("B"),
            Self::Child(n) => write!(f, "K{n}"),
            Self::Other(n) => write!(f, "D{n}"),
        }
    }
}

ids! {
    /// What a person is to the child.
    #[derive(Default)]
    pub enum Relation {
        /// Mother.
        Moeder,
        /// Father.
        Vader,
        /// Parent, not further recorded.
        #[default]
        Ouder,
        /// The child itself.
        Kind,
        /// Step-parent.
        Stiefouder,
        /// A parent's new partner.
        Partner,
        /// Foster parent.
        Pleegouder,
        /// Guardian.
        Voogd,
        /// Grandparent.
        Grootouder,
        /// Brother or sister.
        BroerZus,
        /// Other family.
        Familie,
        /// Friend of one of them.
        Vriend,
        /// Neighbour.
        Buur,
        /// Somebody who happened to be there.
        Omstander,
        /// School or day care.
        School,
        /// Doctor or other care worker.
        Arts,
        /// Lawyer of one of them.
        Advocaat,
        /// Gecertificeerde instelling.
        Gi,
        /// Raad voor de Kinderbescherming.
        Raad,
        /// Veilig Thuis.
        VeiligThuis,
        /// Public prosecutor, or the hulpofficier for them.
        Ovj,
        /// Colleague, such as a wijkagent.
        Collega,
        /// Professional, not further recorded.
        Professional,
        /// Someone else.
        Ander,
    }
}

/// What somebody's word can be worth: whether they are a party to the conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A parent.
    Parent,
    /// A child.
    Child,
    /// Kin, partner, friend or lawyer: stands by one of them.
    Party,
    /// Somebody who stands outside and happened to see or hear it.
    Bystander,
    /// Somebody who meets the child by profession.
    Professional,
    /// A body with a task of its own in the safety of the child, or a colleague.
    Authority,
}

impl Relation {
    /// The relations that an id can have.
    pub fn of(id: PersonId) -> &'static [Relation] {
        match id {
            PersonId::A | PersonId::B => &[Self::Moeder, Self::Vader, Self::Ouder],
            PersonId::Child(_) => &[Self::Kind],
            PersonId::Other(_) => &[
                Self::Partner,
                Self::Stiefouder,
                Self::Grootouder,
                Self::BroerZus,
                Self::Familie,
                Self::Pleegouder,
                Self::Voogd,
                Self::Ouder,
                Self::Moeder,
                Self::Vader,
                Self::Vriend,
                Self::Advocaat,
                Self::Buur,
                Self::Omstander,
                Self::School,
                Self::Arts,
                Self::Gi,
                Self::Raad,
                Self::VeiligThuis,
                Self::Ovj,
                Self::Collega,
                Self::Professional,
                Self::Ander,
            ],
        }
    }

    /// What this person's word can be worth.
    pub fn role(self) -> Role {
        match self {
            Self::Moeder | Self::Vader | Self::Ouder => Role::Parent,
            Self::Kind => Role::Child,
            Self::Stiefouder
            | Self::Partner
            | Self::Pleegouder
            | Self::Voogd
            | Self::Grootouder
            | Self::BroerZus
            | Self::Familie
            | Self::Vriend
            | Self::Advocaat => Role::Party,
            Self::Buur | Self::Omstander | Self::Ander => Role::Bystander,
            Self::School | Self::Arts | Self::Professional => Role::Professional,
            Self::Gi | Self::Raad | Self::VeiligThuis | Self::Ovj | Self::Collega => {
                Role::Authority
            }
        }
    }
}

/// With whom someone is or lives.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Whereabouts {
    /// Not asked or not known.
    #[default]
    Onbekend,
    /// At this person's place.
    Bij(PersonId),
    /// In turns at both parents' places. Only for where a child lives.
    Beide,
    /// Somewhere else; the text beside it says where.
    Elders,
    /// At a third place of this call, by its number: the same for everyone who is there.
    Plek(u8),
}

/// A third place: nobody's home, and the same for everyone who is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its number in the call, from 1.
    #[serde(rename = "plek")]
    pub number: u8,
    /// What it is called.
    #[serde(rename = "naam", default)]
    pub name: Text,
    /// Where it is must not be told to a parent.
    #[serde(rename = "geheim", default, skip_serializing_if = "is_default")]
    pub secret: bool,
}

/// Whether a person is there to be heard at all.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Presence {
    /// Nothing special is recorded.
    #[default]
    Gewoon,
    /// The person died.
    Overleden,
    /// Nobody knows who this is.
    NietBekend,
}

/// One person in the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The label.
    pub id: PersonId,
    /// What the person is to the child.
    #[serde(rename = "relatie", default)]
    pub relation: Relation,
    /// Name.
    #[serde(rename = "naam", default)]
    pub name: Text,
    /// Age in years, where no birth date is known.
    #[serde(rename = "leeftijd", default)]
    pub age: Option<u8>,
    /// Date of birth.
    #[serde(rename = "geboren", default)]
    pub birth: Option<NaiveDate>,
    /// Where the person is now.
    #[serde(rename = "nu", default)]
    pub now: Whereabouts,
    /// Where that is, in words.
    #[serde(rename = "nu_tekst", default)]
    pub now_text: Text,
    /// Where the person lives.
    #[serde(rename = "woont", default)]
    pub lives: Whereabouts,
    /// Address.
    #[serde(rename = "adres", default)]
    pub address: Text,
    /// Telephone.
    #[serde(rename = "telefoon", default)]
    pub phone: Text,
    /// Interpreter needed: which language.
    #[serde(rename = "tolk", default)]
    pub interpreter: Text,
    /// Died, or nobody knows who it is.
    #[serde(rename = "toestand", default, skip_serializing_if = "is_default")]
    pub presence: Presence,
    /// The address must not be told to the other parent.
    #[serde(rename = "adres_geheim", default, skip_serializing_if = "is_default")]
    pub secret_address: bool,
    /// Of a child: its own parents; empty is not recorded, and then it is A and B.
    #[serde(rename = "ouders", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub parents: BTreeSet<PersonId>,
    /// Of a child: who has gezag over it; empty is not recorded.
    #[serde(
        rename = "gezag_bij",
        default,
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub custody: BTreeSet<PersonId>,
    /// Of a child: what it wants, in its own words where it can be.
    #[serde(rename = "wens", default, skip_serializing_if = "is_default")]
    pub wish: Text,
}

impl Person {
    /// A person of whom only the label is known.
    pub fn new(id: PersonId) -> Self {
        Self {
            id,
            relation: match id {
                PersonId::A | PersonId::B => Relation::Ouder,
                PersonId::Child(_) => Relation::Kind,
                PersonId::Other(_) => Relation::Ander,
            },
            name: Text::default(),
            age: None,
            birth: None,
            now: Whereabouts::Onbekend,
            now_text: Text::default(),
            lives: Whereabouts::Onbekend,
            address: Text::default(),
            phone: Text::default(),
            interpreter: Text::default(),
            presence: Presence::Gewoon,
            secret_address: false,
            parents: BTreeSet::new(),
            custody: BTreeSet::new(),
            wish: Text::default(),
        }
    }

    /// Age in whole years on a day: from the birth date, else as recorded.
    pub fn age_on(&self, day: NaiveDate) -> Option<u8> {
        let from_birth = self.birth.and_then(|b| day.years_since(b));
        from_birth
            .map(|y| u8::try_from(y).unwrap_or(u8::MAX))
            .or(self.age)
    }
}
