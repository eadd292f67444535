//! Where in a scenario a problem stands: for the line in a file, and for the field in an editor.

use super::super::Id;
use crate::melding::PersonId;

/// A place in a scenario. Numbers count from 0, as in the lists of [`Scenario`](crate::training::Scenario).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which part.
    pub part: Part,
    /// Which field of it.
    pub field: Field,
    /// Which of the values in that field, where it is a list.
    pub nth: Option<usize>,
}

/// A part of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The scenario itself.
    Scenario,
    /// A learning goal.
    Goal(usize),
    /// A person.
    Person(usize, PersonId),
    /// A piece of information.
    Item(usize, Id),
    /// An event.
    Event(usize, Id),
    /// What a good course contains.
    Good,
    /// A required question.
    Required(usize),
    /// What comes before what.
    Order(usize),
    /// What must not happen.
    Forbidden(usize),
    /// What must stand in the mutatie.
    Statement(usize),
    /// What is worth knowing.
    Known(usize),
    /// A move of the expert.
    Move(usize),
}

/// One step on the way from the scenario to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the field with this name in the file.
    Key(&'static str),
    /// Into this value of a list, from 0.
    Nth(usize),
}

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $key:literal),+ $(,)?) => {
        /// A field, in the order in which a file holds them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            /// The part as a whole.
            Whole,
            $($(#[$doc])* $variant),+
        }

        impl Field {
            /// Its name in a file; empty for the part as a whole.
            pub fn key(self) -> &'static str {
                match self {
                    Self::Whole => "",
                    $(Self::$variant => $key),+
                }
            }

            fn rank(key: &str) -> usize {
                [$($key),+].iter().position(|k| *k == key).unwrap_or(0)
            }
        }
    };
}

fields! {
    /// The name.
    Id = "id",
    /// The version.
    Version = "versie",
    /// The title.
    Title = "titel",
    /// The learning goals.
    Goals = "doelen",
    /// The text of a goal.
    Goal = "doel",
    /// Where information can be got.
    Channel = "bij",
    /// When an event happens.
    When = "wanneer",
    /// A question.
    Ask = "vraag",
    /// What must not happen.
    Ban = "wat",
    /// Where a statement comes from.
    From = "uit",
    /// Whose statement it is.
    Speaker = "spreker",
    /// The words of a statement.
    Words = "woorden",
    /// What comes first.
    First = "eerst",
    /// What comes then.
    Then = "dan",
    /// Minutes.
    Minutes = "minuten",
    /// When the call comes in.
    Start = "begin",
    /// The briefing.
    Briefing = "briefing",
    /// Who reports.
    Reporter = "melder",
    /// The people.
    People = "mensen",
    /// The record of a person.
    Person = "persoon",
    /// How a person talks.
    Says = "zegt",
    /// The information.
    Items = "informatie",
    /// What comes before.
    Needs = "na",
    /// The lines of an answer.
    Answer = "antwoord",
    /// What belongs in the melding.
    Findings = "vult",
    /// What is done.
    Deed = "daad",
    /// The events.
    Events = "gebeurtenissen",
    /// What a good course contains.
    Good = "goed",
    /// The outcome.
    Outcome = "uitkomst",
    /// The reason.
    Why = "reden",
    /// The sources.
    Citations = "bronnen",
    /// The required questions.
    Required = "verplicht",
    /// The orders.
    Orders = "volgorde",
    /// What must not happen.
    Forbidden = "verboden",
    /// The statements.
    Statements = "verklaringen",
    /// What is worth knowing.
    Known = "te_weten",
    /// The rules that speak.
    Rules = "regels",
    /// The course of the expert.
    Expert = "expert",
}

impl Place {
    /// A field of a part.
    pub(in crate::training) fn new(part: Part, field: Field) -> Self {
        Self {
            part,
            field,
            nth: None,
        }
    }

    /// One value of a list in a field.
    pub(in crate::training) fn nth(part: Part, field: Field, nth: usize) -> Self {
        Self {
            part,
            field,
            nth: Some(nth),
        }
    }

    /// The way from the scenario to this place, by the names in a file.
    pub fn path(&self) -> Vec<Step> {
        use Field as F;
        let mut path = self.part.path();
        if self.field != F::Whole {
            path.push(Step::Key(self.field.key()));
        }
        path.extend(self.nth.map(Step::Nth));
        path
    }

    /// For sorting by the order of a file.
    pub(super) fn rank(&self) -> Vec<usize> {
        let number = |step| match step {
            Step::Key(key) => Field::rank(key),
            Step::Nth(n) => n,
        };
        self.path().into_iter().map(number).collect()
    }
}

impl Part {
    fn path(&self) -> Vec<Step> {
        use Field as F;
        let list = |field: F, n: usize| vec![Step::Key(field.key()), Step::Nth(n)];
        let good = |field: F, n: usize| {
            vec![
                Step::Key(F::Good.key()),
                Step::Key(field.key()),
                Step::Nth(n),
            ]
        };
        match self {
            Self::Scenario => Vec::new(),
            Self::Good => vec![Step::Key(F::Good.key())],
            Self::Goal(n) => list(F::Goals, *n),
            Self::Person(n, _) => list(F::People, *n),
            Self::Item(n, _) => list(F::Items, *n),
            Self::Event(n, _) => list(F::Events, *n),
            Self::Move(n) => list(F::Expert, *n),
            Self::Required(n) => good(F::Required, *n),
            Self::Order(n) => good(F::Orders, *n),
            Self::Forbidden(n) => good(F::Forbidden, *n),
            Self::Statement(n) => good(F::Statements, *n),
            Self::Known(n) => good(F::Known, *n),
        }
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scenario => f.write_str("scenario"),
            Self::Goal(n) => write!(f, "doel {}", n + 1),
            Self::Person(_, id) => write!(f, "persoon {id}"),
            Self::Item(_, id) => write!(f, "informatie ‘{id}’"),
            Self::Event(_, id) => write!(f, "gebeurtenis ‘{id}’"),
            Self::Good => f.write_str("goed"),
            Self::Required(n) => write!(f, "verplicht {}", n + 1),
            Self::Order(n) => write!(f, "volgorde {}", n + 1),
            Self::Forbidden(n) => write!(f, "verboden {}", n + 1),
            Self::Statement(n) => write!(f, "verklaring {}", n + 1),
            Self::Known(n) => write!(f, "te weten {}", n + 1),
            Self::Move(n) => write!(f, "expert, zet {}", n + 1),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.part)?;
        if self.field != Field::Whole {
            write!(f, ", {}", self.field.key())?;
        }
        if let Some(nth) = self.nth {
            write!(f, " {}", nth + 1)?;
        }
        Ok(())
    }
}
