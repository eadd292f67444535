//! What can be wrong with a file of sources, and what to do about it.

use super::{SourceId, register::line_of};
use crate::protocol::WordsFault;
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
    #[error(transparent)]
    Syntax(#[from] WordsFault),
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
