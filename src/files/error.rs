//! What can go wrong with a file: in Dutch, with the place and what to do. Never with file contents
//! beyond a field name, so that an error on a screen or in a log holds no personal data.

use std::{io, path::PathBuf};

use super::{At, MAX_BYTES, VERSION, file::OLDEST};
use crate::melding::Invalid;

/// What a file of this program can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A melding.
    Melding,
    /// A scenario for training.
    Scenario,
    /// A recorded course through a scenario.
    Course,
}

impl FileKind {
    /// The field in the file that holds it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Melding => "melding",
            Self::Scenario => "scenario",
            Self::Course => "koers",
        }
    }

    /// What people call it. Every one of these goes with *geen*.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Melding => "melding",
            Self::Scenario => "scenario",
            Self::Course => "verloop",
        }
    }
}

/// A fault, with the file in which it stands.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", .path.display())]
pub struct FileError {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// What is wrong.
    #[source]
    pub fault: FileFault,
}

impl FileError {
    /// Whether the content is at fault; otherwise the disk, the path or a permission is.
    pub fn is_content(&self) -> bool {
        use FileFault as F;
        match self.fault {
            F::TooLarge
            | F::Encoding { .. }
            | F::Forbidden { .. }
            | F::TooDeep { .. }
            | F::NoHeader { .. }
            | F::Version { .. }
            | F::Syntax { .. }
            | F::Twice { .. }
            | F::Invalid { .. }
            | F::Unsavable(_) => true,
            F::Missing
            | F::NotAFile
            | F::Unreadable(_)
            | F::NoFolder
            | F::Exists
            | F::Changed
            | F::ReadOnly
            | F::Unwritten(_) => false,
        }
    }
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// There is no such file.
    #[error("dit bestand bestaat niet. Kijk de naam en de map na.")]
    Missing,
    /// A folder, pipe or device.
    #[error("dit is geen gewoon bestand. Kies een bestand.")]
    NotAFile,
    /// The system does not let it be read.
    #[error("het bestand is niet te lezen: {}. Er is niets gewijzigd.", cause(.0))]
    Unreadable(#[source] io::Error),
    /// Over [`MAX_BYTES`].
    #[error("het bestand is groter dan {} MB. Zo groot is een bestand van voorop nooit; kies een ander bestand.", MAX_BYTES / (1024 * 1024))]
    TooLarge,
    /// No UTF-8.
    #[error("byte {offset} ({at}): dit is geen UTF-8. {hint}")]
    Encoding {
        /// How many bytes were read before the fault.
        offset: usize,
        /// The same as line and column.
        at: At,
        /// What it probably is, and what to do.
        hint: &'static str,
    },
    /// A character that steers the screen or the reading order.
    #[error(
        "{at}: hier staat het stuurteken U+{code:04X}. Dat kan de lezer misleiden; haal het weg."
    )]
    Forbidden {
        /// Where it stands.
        at: At,
        /// Its number in Unicode.
        code: u32,
    },
    /// Brackets within brackets, deeper than any file of this program.
    #[error("{at}: hier staan te veel haakjes in elkaar. Haal haakjes weg.")]
    TooDeep {
        /// The first bracket that is too deep.
        at: At,
    },
    /// It does not begin as a file of this kind.
    #[error(
        "{at}: dit is geen {} van voorop. Het bestand begint met (voorop: {VERSION}, {}: (...)).",
        .kind.noun(),
        .kind.field()
    )]
    NoHeader {
        /// Where the header ends to be one.
        at: At,
        /// What it should have been.
        kind: FileKind,
    },
    /// A version that this program does not know.
    #[error("{at}: dit is versie {found} van het bestand. Dit programma leest versie {OLDEST} tot en met {VERSION}. {}", version_remedy(*.found))]
    Version {
        /// Where the version stands.
        at: At,
        /// The version in the file.
        found: u64,
    },
    /// It is no RON of the right shape.
    #[error("{at}: {problem} Er is niets gewijzigd.")]
    Syntax {
        /// Where reading stopped.
        at: At,
        /// What is wrong and what to do.
        problem: String,
    },
    /// One key twice in a list with keys: the second would silently replace the first.
    #[error("{}‘{key}’ staat er twee keer. Laat er één staan.", place(.at))]
    Twice {
        /// The second of the two, where it could be found.
        at: Option<At>,
        /// The key.
        key: String,
    },
    /// It reads well and cannot be right.
    #[error("{}{invalid} Er is niets gewijzigd.", place(.at))]
    Invalid {
        /// Where, if it could be found.
        at: Option<At>,
        /// What cannot be right.
        #[source]
        invalid: Box<Invalid>,
    },
    /// The folder to save in is not there.
    #[error("deze map bestaat niet. Maak de map of kies een andere. Er is niets bewaard.")]
    NoFolder,
    /// There is a file already.
    #[error("dit bestand bestaat al. Kies een andere naam, of bevestig dat u het vervangt.")]
    Exists,
    /// The file on disk is not what was loaded.
    #[error(
        "dit bestand is intussen gewijzigd of weg. Bewaar onder een andere naam, of bevestig dat u het vervangt."
    )]
    Changed,
    /// The file may not be changed.
    #[error("dit bestand is alleen te lezen. Bewaar onder een andere naam.")]
    ReadOnly,
    /// Writing failed; what stood there still stands there.
    #[error("bewaren is niet gelukt: {}. Wat er stond, staat er nog.", cause(.0))]
    Unwritten(#[source] io::Error),
    /// It would not load again.
    #[error("zo kan dit niet worden bewaard: {0}")]
    Unsavable(#[source] Box<FileFault>),
}

fn place(at: &Option<At>) -> String {
    at.map_or_else(String::new, |at| format!("{at}: "))
}

fn version_remedy(found: u64) -> &'static str {
    if found > u64::from(VERSION) {
        "Open het met een nieuwer programma."
    } else {
        "Deze versie heeft nooit bestaan; kijk het getal na."
    }
}

/// Why the system refused, in Dutch. The rest keeps the system's own words.
pub(super) fn cause(error: &io::Error) -> String {
    use io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "het bestand of de map bestaat niet".to_owned(),
        K::PermissionDenied => "u hebt hier geen rechten voor".to_owned(),
        K::StorageFull => "de schijf is vol".to_owned(),
        K::QuotaExceeded => "uw ruimte op de schijf is op".to_owned(),
        K::FileTooLarge => "het bestand wordt te groot voor deze schijf".to_owned(),
        K::ReadOnlyFilesystem => "deze schijf is alleen te lezen".to_owned(),
        K::IsADirectory => "dit is een map".to_owned(),
        K::NotADirectory => "een deel van het pad is geen map".to_owned(),
        K::InvalidFilename => "deze naam mag niet of is te lang".to_owned(),
        K::ResourceBusy | K::ExecutableFileBusy => "een ander programma gebruikt het".to_owned(),
        _ => format!("het systeem meldt ‘{error}’"),
    }
}
