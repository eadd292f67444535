//! What can go wrong with the archive, with what was kept and what to do next.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use uuid::Uuid;

/// Why the archive did not do what was asked. Without personal data.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A folder on another machine.
    #[error(
        "{}: deze map staat op een netwerkschijf. Daar kan het archief kapotgaan. Kies een map op deze computer.", .0.display()
    )]
    Network(PathBuf),
    /// A folder on a kind of disk that nobody knows.
    #[error(
        "{}: voorop kent deze soort schijf niet ({kind}). Op een netwerkschijf kan het archief kapotgaan. Er is niets gewijzigd. Is het zeker een schijf van deze computer, bevestig dat dan één keer: in het venster, of met --schijf-van-deze-computer.", .folder.display()
    )]
    UnknownDisk {
        /// Where.
        folder: PathBuf,
        /// The kind, as the system names it.
        kind: String,
    },
    /// The clock is not sure, so retention waits.
    #[error(
        "De klok is niet zeker: in het logboek was het al {}, de klok zegt {}. Er is niets uit vrij gebruik gehaald en niets vernietigd. Zet de klok goed, of laat een tweede beheerder of de herstelcode bevestigen dat zij klopt.",
        .last.format("%d-%m-%Y %H:%M"), .now.format("%d-%m-%Y %H:%M")
    )]
    Clock {
        /// The last moment that the log knows.
        last: NaiveDateTime,
        /// What the clock says.
        now: NaiveDateTime,
    },
    /// Two were asked for, and one person came twice.
    #[error("Dit bent u zelf. Laat een andere beheerder bevestigen, of gebruik de herstelcode.")]
    SamePerson,
    /// A search in which no word is left.
    #[error(transparent)]
    NoWords(#[from] super::query::NoWords),
    /// The folder or a file in it.
    #[error("{}: het systeem meldt ‘{error}’. Kijk of de map bestaat en of u erin mag schrijven.", .path.display())]
    Place {
        /// Where.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// There is no archive.
    #[error("{}: hier staat nog geen archief. Richt het eerst in.", .0.display())]
    Absent(PathBuf),
    /// There is one already.
    #[error("{}: hier staat al een archief. Er is niets gewijzigd.", .0.display())]
    Present(PathBuf),
    /// A later program wrote it.
    #[error(
        "Dit archief is gemaakt met een nieuwere versie van voorop (indeling {found}; dit programma kent {known}). Er is niets gewijzigd. Installeer de nieuwere versie."
    )]
    Newer {
        /// The schema of the file.
        found: u32,
        /// The last schema of this program.
        known: u32,
    },
    /// A page or structure is damaged, or the key does not fit.
    #[error(
        "Het archief is beschadigd of de sleutel past niet ({0}). Er is niets gewijzigd. Maak een kopie van de map, draai voorop archief controleer en zet zo nodig een reservekopie terug."
    )]
    Corrupt(String),
    /// No room.
    #[error(
        "De schijf is vol. Wat al was opgeslagen, staat er nog; het laatste staat op het scherm. Maak ruimte en sla opnieuw op."
    )]
    Full,
    /// May not write.
    #[error(
        "Het archief mag hier niet schrijven. Wat al was opgeslagen, staat er nog. Vraag de beheerder om schrijfrecht op de map."
    )]
    ReadOnly,
    /// Another window holds it for long.
    #[error(
        "Een ander venster is nog met het archief bezig. Uw tekst staat nog op het scherm. Probeer het over een paar tellen opnieuw."
    )]
    Busy,
    /// The disk failed.
    #[error(
        "De schijf werkt niet mee ({0}). Wat al was opgeslagen, staat er nog; het laatste staat op het scherm."
    )]
    Disk(String),
    /// The other window saved in between.
    #[error(
        "Deze melding is om {} in een ander venster opgeslagen. Uw tekst staat nog hier en is niet over de andere heen geschreven. Kies welke u houdt.", .at.format("%H:%M")
    )]
    Conflict {
        /// When the other one was saved.
        at: NaiveDateTime,
        /// The revision or version that stands there.
        revision: u64,
    },
    /// Open in another window.
    #[error("Deze melding is al open in een ander venster. Sluit haar daar, of kies een andere.")]
    InUse(Uuid),
    /// Not there (any more).
    #[error("Deze melding staat niet in het archief.")]
    Unknown(Uuid),
    /// The task does not allow it (Wpg art. 6).
    #[error("Bij uw taak hoort dit niet (Wpg art. 6). Vraag een collega met de juiste taak.")]
    NotAllowed,
    /// A reason is needed.
    #[error(
        "Deze melding is ouder dan de termijn van vrij gebruik (Wpg art. 8). Geef een reden om haar te openen; de reden komt in het logboek."
    )]
    NeedsReason,
    /// Only for complaints and accountability.
    #[error(
        "Deze melding is alleen nog open voor een klacht of verantwoording (Wpg art. 14). Geef die reden."
    )]
    OnlyAccountability,
    /// A correction without a reason.
    #[error("Schrijf bij een nieuwe versie waarom u de melding verbetert.")]
    NoReason,
    /// A disclosure without recipient or basis.
    #[error("Noem de ontvanger en de grondslag (Wpg art. 32). Er is niets verstrekt.")]
    NoBasis,
    /// Terms that are longer than the law allows, or out of order.
    #[error(
        "Deze termijnen kunnen niet: kort op lang, en niet langer dan 12, 60 en 120 maanden (Wpg art. 8 en 14). De klok nakijken kan na 1 tot 92 dagen."
    )]
    Terms,
    /// Stopped on request.
    #[error("Het zoeken is gestopt.")]
    Cancelled,
    /// What is stored cannot be read back.
    #[error(
        "Een deel van het archief is niet te lezen ({0}). De rest blijft bruikbaar. Draai voorop archief controleer."
    )]
    Content(String),
    /// The key slots.
    #[error("{0}")]
    Keys(#[from] super::keys::KeyError),
    /// The keys are those of an earlier database.
    #[error(
        "{}: de sleutels horen bij een eerdere versie van dit archief. Er is niets gewijzigd of gewist. Zet de nieuwste sleutels.ron terug, of de reservekopie waar deze sleutels bij horen.", .0.display()
    )]
    OldKeys(PathBuf),
    /// A database without keys.
    #[error(
        "{}: hier staat een archief zonder sleutels. Er is niets gewijzigd of gewist. Zet sleutels.ron terug uit een reservekopie, of kies een andere map.", .0.display()
    )]
    Orphan(PathBuf),
    /// The files of the key slots.
    #[error("{0}")]
    KeyFiles(#[from] super::keys::KeyFileError),
    /// Too many tries.
    #[error(
        "Er is te vaak een verkeerde wachtzin getypt. Wacht {0} seconden en probeer het dan opnieuw."
    )]
    Wait(i64),
    /// The system gives no chance.
    #[error(
        "Het systeem geeft geen toevalsgetallen. Er is niets gemaakt. Start de computer opnieuw."
    )]
    Chance,
    /// Something the engine said that fits no other line.
    #[error(
        "Het archief meldt ‘{0}’. Wat al was opgeslagen, staat er nog; het laatste staat op het scherm."
    )]
    Engine(String),
}

/// What a method of the store gives.
pub type Result<T> = std::result::Result<T, ArchiveError>;

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        // What the engine could not read may hold names: only the column is said.
        if let rusqlite::Error::FromSqlConversionFailure(column, ..)
        | rusqlite::Error::InvalidColumnType(column, ..)
        | rusqlite::Error::IntegralValueOutOfRange(column, _) = &error
        {
            return Self::Content(format!("kolom {column}"));
        }
        let text = match &error {
            rusqlite::Error::SqliteFailure(code, text) => {
                text.clone().unwrap_or_else(|| code.to_string())
            }
            other => other.to_string(),
        };
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Corrupt(text),
            Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => Self::ReadOnly,
            Some(Code::OperationInterrupted) => Self::Cancelled,
            Some(Code::SystemIoFailure | Code::FileLockingProtocolFailed) => Self::Disk(text),
            _ => Self::Engine(text),
        }
    }
}
