//! A value of a record as it can be shown. Different values are different here too.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::texts::TextId;
use crate::{
    melding::{
        Account, ActKind, AnswerValue, Asked, DecisionKind, Evidence, Force, Form, Heard, PersonId,
        Presence, Put, Relation, Says, Text, Tri, Whereabouts,
    },
    protocol::{Aspect, Choice, Step},
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
    /// A part of a signal; its words stand in the checklist.
    Aspect(Aspect),
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
    /// Several of one kind.
    Several(Vec<Shown>),
    /// The parts of one thing, each in its own place; what is not recorded is not shown.
    Parts(Vec<Shown>),
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

    /// Several of one kind, or nothing.
    pub(super) fn several(all: impl Iterator<Item = Self>) -> Self {
        let all: Vec<Self> = all.collect();
        if all.is_empty() {
            Self::Nothing
        } else {
            Self::Several(all)
        }
    }

    /// A word where it holds, else nothing.
    pub(super) fn mark(holds: bool, word: TextId) -> Self {
        if holds {
            Self::Word(word)
        } else {
            Self::Nothing
        }
    }

    /// A place that is known, or nothing.
    pub(super) fn place(place: Whereabouts) -> Self {
        match place {
            Whereabouts::Onbekend => Self::Nothing,
            known => Self::Place(known),
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
shown!(
    PersonId => Person,
    NaiveDate => Day,
    NaiveDateTime => Moment,
    Account => Account,
    Aspect => Aspect,
);

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
        Self::Kind => RelatieKind, Self::Stiefouder => RelatieStiefouder,
        Self::Partner => RelatiePartner, Self::Pleegouder => RelatiePleegouder,
        Self::Voogd => RelatieVoogd, Self::Grootouder => RelatieGrootouder,
        Self::BroerZus => RelatieBroerZus, Self::Familie => RelatieFamilie,
        Self::Vriend => RelatieVriend, Self::Buur => RelatieBuur,
        Self::Omstander => RelatieOmstander, Self::School => RelatieSchool,
        Self::Arts => RelatieArts, Self::Advocaat => RelatieAdvocaat, Self::Gi => RelatieGi,
        Self::Raad => RelatieRaad, Self::VeiligThuis => RelatieVeiligThuis,
        Self::Ovj => RelatieOvj, Self::Collega => RelatieCollega,
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
        Self::Geschorst => WaardeGeschorst, Self::Onbekend => WaardeOnbekend,
    }
    Heard {
        Self::Gehoord => WaardeGehoord, Self::Deels => WaardeDeelsGehoord,
        Self::NietGehoord => WaardeNietGehoord, Self::NietBereikt => WaardeNietBereikt,
        Self::BewustNiet => WaardeBewustNiet,
    }
    Says { Self::Nee => WaardeNee, Self::Onbekend => WaardeOnbekend }
    Form { Self::Letterlijk => WaardeLetterlijk, Self::Samengevat => WaardeSamengevat }
    Presence {
        Self::Gewoon => WaardeGewoon, Self::Overleden => WaardeOverleden,
        Self::NietBekend => WaardeNietBekend,
    }
    Put { Self::Voorgelegd => WaardeVoorgelegd, Self::NietVoorgelegd => WaardeNietVoorgelegd }
    ActKind {
        Self::Gedaan => WaardeGedaan, Self::Verteld => WaardeVerteld,
        Self::Verwezen => WaardeVerwezen,
    }
    DecisionKind {
        Self::Omgang => BeslissingOmgang, Self::GezagEenPersoon => BeslissingGezagEenPersoon,
        Self::Hoofdverblijf => BeslissingHoofdverblijf,
        Self::GezagOfVerblijf => BeslissingGezagOfVerblijf,
        Self::Ontzegging => BeslissingOntzegging,
        Self::PlanInBeschikking => BeslissingPlanInBeschikking,
        Self::Ouderschapsplan => BeslissingOuderschapsplan,
        Self::SchriftelijkeAanwijzing => BeslissingSchriftelijkeAanwijzing,
        Self::Uithuisplaatsing => BeslissingUithuisplaatsing, Self::Ots => BeslissingOts,
        Self::VoorlopigeOts => BeslissingVoorlopigeOts, Self::Huisverbod => BeslissingHuisverbod,
        Self::BevelOvj => BeslissingBevelOvj,
        Self::BevelStrafrechter => BeslissingBevelStrafrechter,
        Self::Afspraak => BeslissingAfspraak,
        Self::Advies => BeslissingAdvies, Self::Geen => BeslissingGeen,
        Self::Onbekend => BeslissingOnbekend,
    }
}
