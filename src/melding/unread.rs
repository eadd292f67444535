//! What was typed where a date or time belongs and cannot be read as one. It is kept as it was typed,
//! so that it never vanishes at a border.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{EntryId, PersonId, Subject};
use crate::protocol::Question;

/// A field that takes a day, or a day with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DateField {
    /// When the call came in.
    Call,
    /// When the statement in the bar was said.
    Concept,
    /// A date of birth.
    Born(PersonId),
    /// When somebody was heard.
    Heard(PersonId),
    /// An answer that is a date.
    Answer(Question),
    /// Of which day a decision is.
    Decision(EntryId),
    /// Until when a decision runs.
    Until(EntryId),
    /// When a statement was made or an act done.
    Entry(EntryId),
}

/// A name that is no date field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is geen veld voor een datum")]
pub struct NoDateField(String);

impl DateField {
    /// The part of the melding to which the field belongs.
    pub fn subject(self) -> Subject {
        match self {
            Self::Call => Subject::Call,
            Self::Concept => Subject::Concept,
            Self::Born(id) => Subject::Person(id),
            Self::Heard(id) => Subject::Hearing(id),
            Self::Answer(question) => Subject::Question(question),
            Self::Decision(id) | Self::Until(id) | Self::Entry(id) => Subject::Entry(id),
        }
    }

    /// The person whose field it is.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Born(id) | Self::Heard(id) => Some(id),
            Self::Call
            | Self::Concept
            | Self::Answer(_)
            | Self::Decision(_)
            | Self::Until(_)
            | Self::Entry(_) => None,
        }
    }
}

impl fmt::Display for DateField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call => f.write_str("melding/-/tijd"),
            Self::Concept => f.write_str("melding/-/moment"),
            Self::Born(id) => write!(f, "persoon/{id}/geboren"),
            Self::Heard(id) => write!(f, "gehoord/{id}/moment"),
            Self::Answer(question) => write!(f, "vraag/{}/datum", question.name()),
            Self::Decision(id) => write!(f, "beslissing/{}/datum", id.0),
            Self::Until(id) => write!(f, "beslissing/{}/tot", id.0),
            Self::Entry(id) => write!(f, "regel/{}/moment", id.0),
        }
    }
}

impl From<DateField> for String {
    fn from(field: DateField) -> Self {
        field.to_string()
    }
}

impl TryFrom<String> for DateField {
    type Error = NoDateField;

    fn try_from(name: String) -> Result<Self, NoDateField> {
        let none = || NoDateField(name.clone());
        let parts: Vec<&str> = name.split('/').collect();
        let [kind, which, field] = parts[..] else {
            return Err(none());
        };
        let person = || PersonId::try_from(which.to_owned()).map_err(|_| none());
        let entry = || which.parse().map(EntryId).map_err(|_| none());
        let found = match (kind, field) {
            ("melding", "tijd") => Self::Call,
            ("melding", "moment") => Self::Concept,
            ("persoon", "geboren") => Self::Born(person()?),
            ("gehoord", "moment") => Self::Heard(person()?),
            ("vraag", "datum") => {
                let question = Question::ALL.iter().find(|q| q.name() == which);
                Self::Answer(*question.ok_or_else(none)?)
            }
            ("beslissing", "datum") => Self::Decision(entry()?),
            ("beslissing", "tot") => Self::Until(entry()?),
            ("regel", "moment") => Self::Entry(entry()?),
            _ => return Err(none()),
        };
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_again_by_its_name() {
        let answers = Question::ALL.iter().map(|q| DateField::Answer(*q));
        let others = [
            DateField::Call,
            DateField::Concept,
            DateField::Born(PersonId::Child(3)),
            DateField::Heard(PersonId::A),
            DateField::Decision(EntryId(7)),
            DateField::Until(EntryId(7)),
            DateField::Entry(EntryId(9)),
        ];
        for field in answers.chain(others) {
            assert_eq!(DateField::try_from(field.to_string()), Ok(field));
        }
        for name in [
            "",
            "vraag/Onzin/datum",
            "persoon/Z9/geboren",
            "a/b",
            "a/b/c/d",
        ] {
            assert!(DateField::try_from(name.to_owned()).is_err(), "{name}");
        }
    }
}
