//! What can be wrong with the word list, and what to do about it.

use crate::protocol::WordsFault;

/// Why a file was refused: which file, what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct TaalTextsError {
    /// Name of the file, as it was given.
    pub file: String,
    /// What is wrong.
    #[source]
    pub fault: TaalTextsFault,
}

/// What is wrong in a file. The text is Dutch and names the line where it can.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaalTextsFault {
    /// The text is not RON of the right shape, or names a source that is not there.
    #[error(transparent)]
    Syntax(#[from] WordsFault),
    /// Too few entries.
    #[error(
        "er staan {found} woorden in de lijst. Dat zijn er te weinig: neem er minstens {} op.",
        super::MIN_ENTRIES
    )]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// A field has no text.
    #[error("regel {line}, ‘{entry}’: het veld `{field}` is leeg. Vul het in.")]
    Empty {
        /// The line of the entry, from 1.
        line: usize,
        /// The entry.
        entry: String,
        /// The field.
        field: &'static str,
    },
    /// Two entries have one name.
    #[error(
        "regel {line}: de naam ‘{name}’ staat er twee keer. Geef een van de twee een andere naam."
    )]
    SameName {
        /// The line of the second.
        line: usize,
        /// The name.
        name: String,
    },
    /// A form stands in two places.
    #[error("regel {line}: ‘{form}’ staat al bij ‘{other}’. Haal een van de twee weg.")]
    SameForm {
        /// The line of the second.
        line: usize,
        /// The form.
        form: String,
        /// The entry that has it already.
        other: String,
    },
    /// A form is no word.
    #[error(
        "regel {line}: ‘{form}’ kan hier niet. Gebruik letters, cijfers, streepjes en spaties, met een * achter één woord of ... tussen twee delen."
    )]
    BadForm {
        /// The line.
        line: usize,
        /// What stands there.
        form: String,
    },
    /// The kind belongs to sentences and not to words.
    #[error(
        "regel {line}, ‘{entry}’: de soort {kind} hoort niet bij een woord. Kies een andere soort."
    )]
    NotAWord {
        /// The line of the entry.
        line: usize,
        /// The entry.
        entry: String,
        /// The kind.
        kind: &'static str,
    },
    /// A name that the program needs has no text or no words.
    #[error("bij `{list}` ontbreekt `{name}`. Voeg een regel met deze naam toe.")]
    Missing {
        /// The list.
        list: &'static str,
        /// The name.
        name: &'static str,
    },
    /// A text lost the place where the program fills something in.
    #[error("de tekst van {name} mist {hole}. Zet {hole} terug.")]
    NoHole {
        /// The name of the text.
        name: &'static str,
        /// What must stand in it.
        hole: &'static str,
    },
    /// A character that steers the screen.
    #[error("regel {line}: hier staat het stuurteken U+{code:04X}. Haal het weg.")]
    Forbidden {
        /// The line.
        line: usize,
        /// Its number in Unicode.
        code: u32,
    },
}
