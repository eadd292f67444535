//! Changing a scenario: each change is a value, and gives back the change that undoes it.

mod apply;
mod history;
mod notation;
mod rename;
mod texts;

pub(in crate::training) use texts::each_of_findings;

#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

pub use history::History;
pub use notation::{
    NotationError, command_from_text, command_text, findings_from_text, findings_text,
    ids_from_text, ids_text,
};

use super::{
    Event, Expected, Forbidden, Goal, Id, Item, Known, Move, Order, Required, Role, Scenario,
};
use crate::{
    afweging::Outcome,
    documents::DebriefLevel,
    melding::{PersonId, Text},
    protocol::{Citation, RuleId},
};

/// What stands once in a scenario, before its lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The name by which courses know it.
    pub id: Id,
    /// Which version it is, from 1.
    pub version: u32,
    /// The title in the list.
    pub title: Text,
    /// How hard it is.
    pub level: DebriefLevel,
    /// The minutes that a good course has.
    pub budget: u32,
    /// When the call comes in.
    pub start: NaiveDateTime,
    /// What the meldkamer says.
    pub briefing: Text,
    /// Who reports.
    pub reporter: Option<PersonId>,
}

/// The outcome that fits, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the rules give once everything was got.
    pub outcome: Outcome,
    /// Why.
    pub why: Text,
    /// Where that comes from.
    pub citations: Vec<Citation>,
}

/// A change of one list. Places count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At<T> {
    /// This stands here instead.
    Set(usize, T),
    /// This comes here, before what stands there.
    Add(usize, T),
    /// This goes.
    Remove(usize),
    /// What stands at the first place goes to the second.
    Move(usize, usize),
}

/// One change of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// What stands once.
    Head(Box<Head>),
    /// A learning goal.
    Goal(At<Goal>),
    /// A person. A parent cannot be removed, and nobody gets another label.
    Person(At<Box<Role>>),
    /// Information. Another name goes everywhere where the old one stood.
    Item(At<Box<Item>>),
    /// An event. Another name goes everywhere where the old one stood.
    Event(At<Box<Event>>),
    /// The outcome that fits.
    Outcome(Box<Verdict>),
    /// A mandatory question.
    Required(At<Required>),
    /// What comes before what.
    Order(At<Order>),
    /// What must not happen.
    Forbidden(At<Forbidden>),
    /// A statement that is expected.
    Statement(At<Expected>),
    /// What is worth knowing.
    Known(At<Known>),
    /// The rules that speak.
    Rules(Vec<RuleId>),
    /// A move of the expert.
    Expert(At<Move>),
    /// Another name, wherever the old one stands.
    Rename {
        /// The old one.
        from: Id,
        /// The new one.
        to: Id,
    },
    /// Other words, wherever exactly the old ones stand.
    Reword {
        /// The old ones.
        from: Text,
        /// The new ones.
        to: Text,
    },
    /// Another scenario.
    Whole(Box<Scenario>),
}

/// Which record a change is about, for joining keystrokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record(&'static str, usize);

/// Why a change was refused. Nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such place in the list.
    #[error("Deze regel is er niet meer. Kies een andere regel.")]
    NoSuch,
    /// The name is taken.
    #[error("De naam ‘{0}’ is al in gebruik. Kies een andere naam.")]
    Taken(Id),
    /// A parent goes.
    #[error("A en B horen er allebei bij. Laat deze ouder staan, ook als u weinig van hem weet.")]
    Parent,
    /// Two people with one label.
    #[error("{0} is er al. Geef ieder een eigen label.")]
    SamePerson(PersonId),
}

impl Edit {
    /// The record that is replaced, where the change may be one keystroke of several.
    pub fn record(&self) -> Option<Record> {
        fn nth<T>(list: &'static str, at: &At<T>) -> Option<Record> {
            match at {
                At::Set(nth, _) => Some(Record(list, *nth)),
                At::Add(..) | At::Remove(_) | At::Move(..) => None,
            }
        }
        match self {
            Self::Head(_) => Some(Record("head", 0)),
            Self::Outcome(_) => Some(Record("outcome", 0)),
            Self::Goal(at) => nth("goal", at),
            Self::Person(at) => nth("person", at),
            Self::Item(at) => nth("item", at),
            Self::Event(at) => nth("event", at),
            Self::Required(at) => nth("required", at),
            Self::Order(at) => nth("order", at),
            Self::Forbidden(at) => nth("forbidden", at),
            Self::Statement(at) => nth("statement", at),
            Self::Known(at) => nth("known", at),
            Self::Expert(at) => nth("expert", at),
            Self::Rules(_) | Self::Rename { .. } | Self::Reword { .. } | Self::Whole(_) => None,
        }
    }
}
