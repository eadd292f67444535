//! Who uses the archive: a name, a task and a unit.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// The most characters of a user name.
const NAME_CHARS: usize = 40;
/// The most characters of a unit.
const UNIT_CHARS: usize = 80;

/// What a user may do, by task (Wpg art. 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Own meldingen and those of today's team.
    Agent,
    /// Reviews meldingen and follows families.
    Jeugdcoordinator,
    /// Accounts, retention and the log.
    Beheerder,
    /// Training only: no archive, so no archive key.
    Trainer,
}

impl Role {
    /// Every role, in the order of a list on the screen.
    pub const ALL: [Self; 4] = [
        Self::Agent,
        Self::Jeugdcoordinator,
        Self::Beheerder,
        Self::Trainer,
    ];

    /// The word in the file and in the log; wording for the screen lives in the assets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agent => "Agent",
            Self::Jeugdcoordinator => "Jeugdcoordinator",
            Self::Beheerder => "Beheerder",
            Self::Trainer => "Trainer",
        }
    }

    /// Whether this task needs the archive key.
    pub fn opens_archive(self) -> bool {
        self != Self::Trainer
    }
}

/// Why a user name was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Nothing but white space.
    #[error("Vul een naam in.")]
    Empty,
    /// More than 40 characters.
    #[error("De naam is te lang. Gebruik hoogstens {NAME_CHARS} tekens.")]
    TooLong,
    /// Something else than a letter, a digit, a dot, a dash, an underscore or a space.
    #[error("Gebruik in de naam alleen letters, cijfers, spaties, punten en streepjes.")]
    Character,
}

/// The name a user logs in with. Upper and lower case count as the same, and so do composed and
/// decomposed letters.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UserName(String);

impl UserName {
    /// A name without the white space around it.
    ///
    /// # Errors
    /// An empty or long name, or one with other characters.
    pub fn new(text: &str) -> Result<Self, NameFault> {
        Self::as_written(text.trim().nfc().collect())
    }

    /// A name as it stands in a file: the sealed slot hangs on its exact letters.
    fn as_written(text: String) -> Result<Self, NameFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NameFault::Empty);
        }
        if text.chars().nth(NAME_CHARS).is_some() {
            return Err(NameFault::TooLong);
        }
        if !text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' '))
        {
            return Err(NameFault::Character);
        }
        Ok(Self(text.to_owned()))
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two names are compared.
    pub(super) fn folded(&self) -> String {
        Self::fold(&self.0)
    }

    /// What was typed as a name, in the form in which two names are compared.
    pub(in crate::archive) fn fold(typed: &str) -> String {
        typed
            .trim()
            .nfc()
            .collect::<String>()
            .to_lowercase()
            .nfc()
            .collect()
    }
}

impl PartialEq for UserName {
    fn eq(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl Eq for UserName {}

impl TryFrom<String> for UserName {
    type Error = NameFault;

    fn try_from(text: String) -> Result<Self, NameFault> {
        Self::as_written(text)
    }
}

impl From<UserName> for String {
    fn from(name: UserName) -> Self {
        name.0
    }
}

/// Without the name: it must not reach a log or a panic message.
impl fmt::Debug for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserName(..)")
    }
}

/// A user of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The name to log in with.
    pub user: UserName,
    /// The task.
    pub role: Role,
    /// The team or station, at most 80 characters on one line; may be empty.
    pub unit: String,
}

/// Whether a unit fits on one line.
pub(super) fn unit_fits(unit: &str) -> bool {
    unit.chars().nth(UNIT_CHARS).is_none() && !unit.chars().any(char::is_control)
}
