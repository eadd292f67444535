//! The date of a document: a day where the document has one, else the year.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// When a document was published. In a file: `"2015"` or `"2020-06-08"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DocumentDate {
    /// Only the year is known.
    Year(u16),
    /// The day is known.
    Day(NaiveDate),
}

impl DocumentDate {
    /// The year, which every document date has.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) => i32::from(year),
            Self::Day(day) => day.year(),
        }
    }

    /// Whether this date is surely later: two dates in one year, of which one has no day,
    /// are not.
    pub fn is_later_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Day(one), Self::Day(other)) => one > other,
            _ => self.year() > other.year(),
        }
    }
}

impl fmt::Display for DocumentDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Day(day) => write!(f, "{}-{}-{}", day.day(), day.month(), day.year()),
        }
    }
}

/// A text that is no date of a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is geen jaar (2015) en geen datum (2015-06-08)")]
pub struct BadDocumentDate(String);

impl TryFrom<String> for DocumentDate {
    type Error = BadDocumentDate;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let year = || {
            text.parse()
                .ok()
                .filter(|year| text.len() == 4 && *year >= 1800)
        };
        let day = || text.parse().ok().filter(|_| text.len() == 10);
        match (year(), day()) {
            (Some(year), _) => Ok(Self::Year(year)),
            (None, Some(day)) => Ok(Self::Day(day)),
            (None, None) => Err(BadDocumentDate(text)),
        }
    }
}

impl From<DocumentDate> for String {
    fn from(date: DocumentDate) -> Self {
        match date {
            DocumentDate::Year(year) => year.to_string(),
            DocumentDate::Day(day) => day.to_string(),
        }
    }
}
