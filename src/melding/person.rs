//! The people in a call. A person's id is its label for life: A, B, K1, D1.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Text;

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

/// What a person is to the child.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
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
    /// Grandparent.
    Grootouder,
    /// A parent's new partner.
    Partner,
    /// Other family.
    Familie,
    /// Neighbour.
    Buur,
    /// Professional.
    Professional,
    /// Someone else.
    Ander,
}

impl Relation {
    /// The relations that an id can have.
    pub fn of(id: PersonId) -> &'static [Relation] {
        match id {
            PersonId::A | PersonId::B => &[Self::Moeder, Self::Vader, Self::Ouder],
            PersonId::Child(_) => &[Self::Kind],
            PersonId::Other(_) => &[
                Self::Grootouder,
                Self::Partner,
                Self::Familie,
                Self::Buur,
                Self::Professional,
                Self::Ander,
            ],
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
}

impl Person {
    /// A person of whom only the label is known.
    pub fn new(id: PersonId) -> Self {
        Self {
            id,
            relation: Relation::of(id)[if id.is_parent() { 2 } else { 0 }],
            name: Text::default(),
            age: None,
            birth: None,
            now: Whereabouts::Onbekend,
            now_text: Text::default(),
            lives: Whereabouts::Onbekend,
            address: Text::default(),
            phone: Text::default(),
            interpreter: Text::default(),
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
