//! Exit codes, and the faults of commands that lead to them.

use std::{io, process::ExitCode};

use super::language::LanguageFault;
use crate::{
    archive::{
        ArchiveError, ParcelFault,
        keys::{KeyError, KeyFileError},
        transfer::TransferError,
    },
    documents::ReaderPaperError,
    files::{AssetError, FileError, PictureError},
    paper::PaperError,
};

/// How the program ends. The table in `--help` and in the README is this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Fine,
    /// Something in a melding, an asset, the archive or the proof is wrong, a text has a finding, or a
    /// source was not looked at for a year.
    Wrong,
    /// The command was not understood.
    Usage,
    /// A file or disk did not do what was asked.
    Disk,
    /// The window could not open or stopped by a failure of the display.
    Display,
    /// The archive stayed closed: name, passphrase or task.
    Denied,
}

impl Exit {
    /// Every way to end.
    pub const ALL: [Self; 6] = [
        Self::Fine,
        Self::Wrong,
        Self::Usage,
        Self::Disk,
        Self::Display,
        Self::Denied,
    ];

    /// The number that the system gets.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Wrong => 1,
            Self::Usage => 2,
            Self::Disk => 3,
            Self::Display => 4,
            Self::Denied => 5,
        }
    }

    /// What it means, in Dutch.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Fine => "gelukt",
            Self::Wrong => {
                "er is iets mis in een melding, een scenario, de teksten, het bewijs of het archief; `taal` of `bronnen` vond iets"
            }
            Self::Usage => "de opdracht is niet goed getypt",
            Self::Disk => "een bestand, map of schijf werkt niet mee",
            Self::Display => "het venster kan niet open of is gestopt",
            Self::Denied => "het archief bleef dicht: naam, wachtzin of taak",
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
    /// The archive.
    #[error("{0}")]
    Archive(#[from] ArchiveError),
    /// A sealed file.
    #[error("{0}")]
    Transfer(#[from] TransferError),
    /// Records as a file.
    #[error("De meldingen zijn niet als bestand te schrijven: {0}.")]
    Records(#[from] ParcelFault),
    /// The system knows no folder for the archive.
    #[error(
        "Er is geen vaste map voor het archief op deze computer. Noem de map met --archief MAP."
    )]
    NoFolder,
    /// No name or passphrase came in.
    #[error(
        "Er kwam geen naam of wachtzin binnen. Typ ze in de terminal, of geef elk op een eigen regel door."
    )]
    NoAnswer,
    /// The two passphrases are not the same.
    #[error("De twee wachtzinnen zijn niet gelijk. Er is niets gemaakt. Begin opnieuw.")]
    NotTheSame,
    /// The account has no archive.
    #[error("Uw taak heeft geen archief. Vraag een collega met de juiste taak.")]
    NoArchive,
    /// A text to look through.
    #[error("{0}")]
    Language(#[from] LanguageFault),
    /// A paper was not made.
    #[error("{0}")]
    Paper(#[from] PaperError),
    /// The paper of a reader was not made.
    #[error("{0} Er is niets gemaakt.")]
    Reader(#[from] ReaderPaperError),
    /// The name of the file asks for a form that there is not.
    #[error("{}: deze vorm kent voorop niet. Laat de naam eindigen op .pdf, .docx of .txt. Er is niets gemaakt.", .0.display())]
    Form(std::path::PathBuf),
    /// The name of the file asks for a drawing in a form that there is not.
    #[error("{}: deze vorm kent voorop niet. Laat de naam eindigen op .svg of .png. Er is niets gemaakt.", .0.display())]
    MapForm(std::path::PathBuf),
    /// A drawing that cannot become a picture.
    #[error("{0} Er is niets gemaakt.")]
    Picture(#[from] PictureError),
    /// A folder without scenarios.
    #[error("{}: in deze map staan geen bestanden die op .ron eindigen. Kijk de naam na.", .0.display())]
    NoScenarios(std::path::PathBuf),
    /// A DOCX of a paper that is no draft.
    #[error("{}: dit stuk is niet bedoeld om aan te passen. Laat de naam eindigen op .pdf of .txt. Er is niets gemaakt.", .0.display())]
    NotToEdit(std::path::PathBuf),
    /// A paper of a call, without one.
    #[error(
        "Voor ‘{0}’ is een melding nodig. Noem het bestand met de melding. Er is niets gemaakt."
    )]
    NeedsMelding(&'static str),
    /// A paper of no call, with one.
    #[error(
        "Voor ‘{0}’ is geen melding nodig: er staat niets uit een melding in. Laat het bestand weg. Er is niets gemaakt."
    )]
    NeedsNoMelding(&'static str),
    /// The arguments named a paper that is not in the list.
    #[error("Dit stuk bestaat niet. Zie: voorop papier --help")]
    NoPaper,
    /// Values that cannot become JSON.
    #[error("De uitkomst is niet als JSON te schrijven: {0}.")]
    Json(#[from] serde_json::Error),
}

impl Fault {
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::File(error) if error.is_content() => Exit::Wrong,
            Self::Assets(error) if error.is_content() => Exit::Wrong,
            Self::File(_)
            | Self::Assets(_)
            // One is for what a text says, so that a script can tell the two apart.
            | Self::Language(_)
            | Self::Output(_)
            | Self::Folder { .. } => Exit::Disk,
            Self::Archive(error) => exit_of(error),
            Self::Transfer(TransferError::WrongPassphrase) => Exit::Denied,
            Self::NoAnswer | Self::NotTheSame | Self::NoArchive => Exit::Denied,
            Self::NoFolder | Self::NoScenarios(_) => Exit::Disk,
            Self::Form(_)
            | Self::MapForm(_)
            | Self::NotToEdit(_)
            | Self::NeedsMelding(_)
            | Self::NeedsNoMelding(_)
            | Self::NoPaper => Exit::Usage,
            Self::Json(_)
            | Self::Transfer(_)
            | Self::Records(_)
            | Self::Picture(_)
            | Self::Paper(_)
            | Self::Reader(_) => Exit::Wrong,
        }
    }
}

/// What a fault of the archive means to whoever started the command.
fn exit_of(error: &ArchiveError) -> Exit {
    use ArchiveError as A;
    match error {
        A::Network(_)
        | A::UnknownDisk { .. }
        | A::Place { .. }
        | A::Absent(_)
        | A::Present(_)
        | A::Newer { .. }
        | A::Full
        | A::ReadOnly
        | A::Busy
        | A::Disk(_)
        | A::InUse(_)
        | A::Chance
        | A::Engine(_)
        | A::Cancelled => Exit::Disk,
        A::Keys(KeyError::Tampered | KeyError::Damaged) => Exit::Wrong,
        A::Keys(KeyError::Memory | KeyError::Chance | KeyError::Full) => Exit::Disk,
        A::Keys(_) | A::Wait(_) | A::NotAllowed | A::NeedsReason | A::OnlyAccountability => {
            Exit::Denied
        }
        A::OldKeys(_)
        | A::Orphan(_)
        | A::KeyFiles(KeyFileError::BothBroken | KeyFileError::TwoArchives) => Exit::Wrong,
        A::KeyFiles(_) => Exit::Disk,
        A::Corrupt(_)
        | A::Conflict { .. }
        | A::Unknown(_)
        | A::NoReason
        | A::NoBasis
        | A::Terms
        | A::NoWords(_)
        | A::Clock { .. }
        | A::SamePerson
        | A::Content(_) => Exit::Wrong,
    }
}
