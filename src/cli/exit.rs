//! Exit codes, and the faults of commands that lead to them.

use std::{io, process::ExitCode};

use crate::files::{AssetError, FileError};

/// How the program ends. The table in `--help` and in the README is this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Fine,
    /// Something in a melding, an asset or the proof is wrong.
    Wrong,
    /// The command was not understood.
    Usage,
    /// A file or disk did not do what was asked.
    Disk,
    /// The window could not open or stopped by a failure of the display.
    Display,
}

impl Exit {
    /// Every way to end.
    pub const ALL: [Self; 5] = [
        Self::Fine,
        Self::Wrong,
        Self::Usage,
        Self::Disk,
        Self::Display,
    ];

    /// The number that the system gets.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Wrong => 1,
            Self::Usage => 2,
            Self::Disk => 3,
            Self::Display => 4,
        }
    }

    /// What it means, in Dutch.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Fine => "gelukt",
            Self::Wrong => "er is iets mis in een melding, in de teksten of in het bewijs",
            Self::Usage => "de opdracht is niet goed getypt",
            Self::Disk => "een bestand, map of schijf werkt niet mee",
            Self::Display => "het venster kan niet open of is gestopt",
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// A melding or document.
    #[error("{0}")]
    File(#[from] FileError),
    /// The assets.
    #[error("{0}")]
    Assets(#[from] AssetError),
    /// Standard output.
    #[error("De uitvoer is niet te schrijven: het systeem meldt ‘{0}’. Kijk of de schijf vol is.")]
    Output(#[from] io::Error),
    /// The folder for the documents.
    #[error("{}: deze map is niet te maken: het systeem meldt ‘{error}’. Kies een andere map.", .path.display())]
    Folder {
        /// The folder.
        path: std::path::PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Values that cannot become JSON.
    #[error("De uitkomst is niet als JSON te schrijven: {0}.")]
    Json(#[from] serde_json::Error),
}

impl Fault {
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::File(error) if error.is_content() => Exit::Wrong,
            Self::Assets(error) if error.is_content() => Exit::Wrong,
            Self::File(_) | Self::Assets(_) | Self::Output(_) | Self::Folder { .. } => Exit::Disk,
            Self::Json(_) => Exit::Wrong,
        }
    }
}
