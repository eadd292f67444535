//! A value of a record as it can be shown. Different values are different here too.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::texts::TextId;
use crate::{
    melding::{
        Account, ActKind, AnswerValue, Asked, DecisionKind, Evidence, Force, Heard, PersonId, Put,
        Relation, Text, Tri, Whereabouts,
    },
    protocol::{Choice, Step},
};

/// A value to show. Words of an officer stay words; the rest gets its words from the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing was recorded.
    Nothing,
    /// What somebody typed.
    Text(String),
    /// One of a fixed set, by its name in the texts.
    Word(TextId),
    /// An option of a question; its words stand in the checklist.
    Choice(Choice),
    /// A step; its words stand in the checklist.
    Step(Step),
    /// A number.
    Number(u32),
    /// A date.
    Day(NaiveDate),
    /// A moment.
    Moment(NaiveDateTime),
    /// A person, by the label in the call.
    Person(PersonId),
    /// People, by their labels in the call.
    People(Vec<PersonId>),
    /// With whom or where.
    Place(Whereabouts),
    /// Whose account.
    Account(Account),
}

impl Shown {
    /// What was recorded, or nothing.
    pub(super) fn of<T: Into<Self>>(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }

    /// The word of what was chosen, or nothing.
    pub(super) fn word<T: Word>(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, |v| Self::Word(v.word()))
    }

    /// A set of people, or nothing.
    pub(super) fn people(ids: &BTreeSet<PersonId>) -> Self {
        if ids.is_empty() {
            Self::Nothing
        } else {
            Self::People(ids.iter().copied().collect())
        }
    }
}

impl From<&Text> for Shown {
    fn from(text: &Text) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(text.to_string())
        }
    }
}

macro_rules! shown {
    ($($kind:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$kind> for Shown {
            fn from(value: $kind) -> Self {
                Self::$variant(value)
            }
        })+
    };
}
shown!(PersonId => Person, NaiveDate => Day, NaiveDateTime => Moment, Account => Account);

impl From<AnswerValue> for Shown {
    fn from(value: AnswerValue) -> Self {
        match value {
            AnswerValue::Ja => Self::Word(TextId::WaardeJa),
            AnswerValue::Nee => Self::Word(TextId::WaardeNee),
            AnswerValue::Onbekend => Self::Word(TextId::WaardeOnbekend),
            AnswerValue::Keuze(choice) => Self::Choice(choice),
            // An empty text is an answer too, and differs from none.
            AnswerValue::Tekst(text) => Self::Text(text.into()),
            AnswerValue::Datum(day) => Self::Day(day),
            AnswerValue::Persoon(id) => Self::Person(id),
        }
    }
}

/// A value of a fixed set, with its name in the texts.
pub(super) trait Word {
    /// Its name in the texts.
    fn word(&self) -> TextId;
}

macro_rules! words {
    ($($kind:ty { $($value:pat => $text:ident),+ $(,)? })+) => {
        $(impl Word for $kind {
            fn word(&self) -> TextId {
                match self { $($value => TextId::$text),+ }
            }
        })+
    };
}

words! {
    bool { true => WaardeJa, false => WaardeNee }
    Tri { Self::Ja => WaardeJa, Self::Nee => WaardeNee, Self::Onbekend => WaardeOnbekend }
    Relation {
        Self::Moeder => RelatieMoeder, Self::Vader => RelatieVader, Self::Ouder => RelatieOuder,
        Self::Kind => RelatieKind, Self::Grootouder => RelatieGrootouder,
        Self::Partner => RelatiePartner, Self::Familie => RelatieFamilie, Self::Buur => RelatieBuur,
        Self::Professional => RelatieProfessional, Self::Ander => RelatieAnder,
    }
    Asked {
        Self::NietGevraagd => WaardeNietGevraagd, Self::Nee => WaardeNee,
        Self::Onbekend => WaardeOnbekend, Self::Gevaar => WaardeGevaar,
    }
    Evidence {
        Self::Gezien => WaardeGezien, Self::Bevestigd => WaardeBevestigd,
        Self::Genoemd => WaardeGenoemd,
    }
    Force {
        Self::Geldt => WaardeGeldt, Self::Vervangen => WaardeVervangen,
        Self::Onbekend => WaardeOnbekend,
    }
    Heard {
        Self::Gehoord => WaardeGehoord, Self::NietGehoord => WaardeNietGehoord,
        Self::BewustNiet => WaardeBewustNiet,
    }
    Put { Self::Voorgelegd => WaardeVoorgelegd, Self::NietVoorgelegd => WaardeNietVoorgelegd }
    ActKind {
        Self::Gedaan => WaardeGedaan, Self::Verteld => WaardeVerteld,
        Self::Verwezen => WaardeVerwezen,
    }
    DecisionKind {
        Self::Omgang => BeslissingOmgang, Self::GezagOfVerblijf => BeslissingGezagOfVerblijf,
        Self::Ontzegging => BeslissingOntzegging,
        Self::PlanInBeschikking => BeslissingPlanInBeschikking,
        Self::Ouderschapsplan => BeslissingOuderschapsplan,
        Self::SchriftelijkeAanwijzing => BeslissingSchriftelijkeAanwijzing,
        Self::Huisverbod => BeslissingHuisverbod, Self::Afspraak => BeslissingAfspraak,
        Self::Advies => BeslissingAdvies, Self::Geen => BeslissingGeen,
        Self::Onbekend => BeslissingOnbekend,
    }
}
