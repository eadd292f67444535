//! The name of a scenario, a piece of information or an event.

use serde::{Deserialize, Serialize};

/// Longest name, in characters.
const MAX: usize = 60;

/// A name in small letters, digits and hyphens: `hoor-b`, `kind-aan-de-deur`. Information and
/// events of one scenario share their names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

/// A text that is no name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is geen naam; schrijf kleine letters, cijfers en streepjes, zoals hoor-b")]
pub struct IdError(String);

impl Id {
    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(s: String) -> Result<Self, IdError> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !s.is_empty() && s.len() <= MAX && s.chars().all(fits) {
            Ok(Self(s))
        } else {
            // No more of a hostile text than fits a line.
            Err(IdError(s.chars().take(MAX).collect()))
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
