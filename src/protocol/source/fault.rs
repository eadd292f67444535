//! What can be wrong with a file of sources, and what to do about it.

use super::{SourceId, register::line_of};
use ron::error::{Error as RonError, SpannedError};
use std::fmt;

/// Why a file of sources was refused: which file, what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct SourcesError {
    /// Name of the file, as it was given.
    pub file: String,
    /// What is wrong.
    #[source]
    pub fault: SourcesFault,
}

/// What is wrong in a file of sources. The text is Dutch and names the line where it can.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourcesFault {
    /// The text is not RON of the right shape.
    #[error("regel {}, kolom {}: {}", .0.span.start.line, .0.span.start.col, problem(.0))]
    Syntax(#[source] Box<SpannedError>),
    /// Sources that the program cites are not in the file.
    #[error("Deze bronnen ontbreken: {}. Neem ze over uit het meegeleverde bestand.", keys(.0))]
    Missing(Vec<SourceId>),
    /// A field of a source breaks a rule.
    #[error("{line}bron {}: {flaw}", .id.name())]
    Source {
        /// Which source.
        id: SourceId,
        /// Where it stands.
        line: Line,
        /// What is wrong.
        flaw: Flaw,
    },
    /// A known contradiction breaks a rule.
    #[error("tegenspraak {number} (\"{start}\"): {flaw}")]
    Conflict {
        /// Its number in the list, from 1.
        number: usize,
        /// The first words of its text.
        start: String,
        /// What is wrong.
        flaw: Flaw,
    },
}

impl From<SpannedError> for SourcesFault {
    fn from(error: SpannedError) -> Self {
        Self::Syntax(Box::new(error))
    }
}

impl SourcesFault {
    /// A fault of one source, with the line on which its key stands in `text`.
    pub(super) fn source(id: SourceId, text: &str, flaw: Flaw) -> Self {
        Self::Source {
            id,
            line: Line(line_of(text, id)),
            flaw,
        }
    }
}

/// The line of a fault, from 1, where it could be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line(pub Option<usize>);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |line| write!(f, "regel {line}, "))
    }
}

/// Which rule is broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A text field has no text.
    #[error("het veld `{0}` is leeg. Vul het in of laat het veld weg als dat mag.")]
    Empty(&'static str),
    /// Not checked against the text itself, and silent about what that means.
    #[error("de stand is niet `Nagekeken`. Schrijf in `let_op` wat nog moet worden nagezien.")]
    NeedsCaution,
    /// It points back at itself, directly or by way of others.
    #[error("`vervangen_door` komt weer bij deze bron uit. Wijs de nieuwste bron aan.")]
    ReplacedByItself,
    /// A contradiction of this kind names no higher place, or does although nothing settles it.
    #[error("`hoger` hoort bij elke aard, maar niet bij `Twijfel`. Pas een van de twee aan.")]
    DoubtAndHigher,
    /// The higher place is neither of a higher tier nor newer.
    #[error("`hoger` is niet hoger in rang en niet nieuwer dan {}. Draai de twee om.", .0.name())]
    NotHigher(SourceId),
}

fn keys(ids: &[SourceId]) -> String {
    ids.iter()
        .map(|id| id.name())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The reader's complaint in Dutch. What a person who edits the file gets wrong is said in
/// full; the rest keeps the reader's own words.
pub fn problem(error: &SpannedError) -> String {
    match &error.code {
        RonError::Eof => "het bestand houdt te vroeg op. Sluit elk haakje.".to_owned(),
        RonError::ExpectedComma => "hier hoort een komma.".to_owned(),
        RonError::ExpectedString => "hier hoort tekst tussen aanhalingstekens.".to_owned(),
        RonError::ExpectedStringEnd => {
            "de tekst heeft geen aanhalingsteken aan het eind.".to_owned()
        }
        RonError::TrailingCharacters => {
            "na het laatste haakje staat nog tekst. Haal die weg.".to_owned()
        }
        RonError::NoSuchEnumVariant {
            found, expected, ..
        } => {
            format!("`{found}` bestaat niet. Kies uit: {}.", expected.join(", "))
        }
        RonError::NoSuchStructField {
            found, expected, ..
        } => {
            format!(
                "het veld `{found}` bestaat niet. Kies uit: {}.",
                expected.join(", ")
            )
        }
        RonError::MissingStructField { field, .. } => {
            format!("het veld `{field}` ontbreekt. Voeg het toe.")
        }
        RonError::DuplicateStructField { field, .. } => {
            format!("het veld `{field}` staat er twee keer. Haal er een weg.")
        }
        other => format!("dit is niet te lezen. De lezer zegt: {other}."),
    }
}
