//! Earlier texts from elsewhere: `.txt`, `.ron` and `.csv`, one file or a folder with everything in
//! it. Each becomes an [`Import`] with its original kept byte for byte; what cannot be read is
//! listed with the reason, and nothing is left out in silence.

mod charset;
mod columns;
mod date;
mod folder;
mod row;
mod table;
mod text;

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use uuid::Uuid;

pub use charset::{Charset, any_text};
pub use columns::{Column, Mapping};
pub use table::{RowFault, Table, look};
pub use text::with_day;

use super::{FileFault, MAX_BYTES, read::read_up_to};
use crate::melding::{Melding, Summary};

/// Largest file with records of this program, in bytes: a selection of many meldingen.
pub const MAX_RECORDS_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes of one import, so that it fits in memory.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// Most files of one import.
const MOST_FILES: usize = 20_000;
/// The kinds of file that are read.
const KINDS: [&str; 3] = ["txt", "ron", "csv"];

/// What the shell knows and the files do not say.
pub struct Settings<'a> {
    /// The unit, where a text has no column for it.
    pub unit: String,
    /// What the columns of a table hold; `None` guesses from the headings.
    pub mapping: Option<Mapping>,
    /// The full text and the summary of a melding of this program.
    pub draw: &'a dyn Fn(&Melding) -> (String, Summary),
    /// The moment of importing: no call is later.
    pub now: NaiveDateTime,
}

/// Where the date of the call comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// A melding of this program.
    Melding,
    /// A column.
    Column,
    /// The name of the file.
    Name,
    /// The first lines of the text.
    Lines,
    /// The clock of the file: a guess.
    Clock,
    /// Several days can be that of the call, or the only one is hard to believe: the latest stands
    /// there until somebody confirms it.
    Confirm,
}

/// An earlier text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// From the SHA-256 of the original: the same text always has the same.
    pub id: Uuid,
    /// Name of the file, without its folder.
    pub file: String,
    /// The line of the row, in a table.
    pub line: Option<u64>,
    /// The original, byte for byte; of a table the heading and the row.
    pub original: Vec<u8>,
    /// A melding of this program, where the file is one.
    pub melding: Option<Melding>,
    /// To search and read: where it comes from, then the text itself.
    pub text: String,
    /// In short. Its moment is that of the call, from which the terms of the Wpg count.
    pub summary: Summary,
    /// Where that moment comes from.
    pub date_from: DateFrom,
    /// The days that it can be, where a person still has to confirm it; earliest first.
    pub open: Vec<NaiveDateTime>,
    /// How the bytes were read.
    pub charset: Charset,
}

/// Something that was not taken, and why.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {fault}", .path.display(), .line.map_or(String::new(), |l| format!(", regel {l}")))]
pub struct Refused {
    /// The file or folder.
    pub path: PathBuf,
    /// The line of the row, in a table.
    pub line: Option<u64>,
    /// Why.
    #[source]
    pub fault: ImportFault,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// It cannot be read, or is a `.ron` that is no melding.
    #[error("{0}")]
    File(#[from] FileFault),
    /// Another kind of file.
    #[error("dit is geen .txt, .ron of .csv. Bewaar de tekst als .txt en importeer haar dan.")]
    Kind,
    /// A link in a folder.
    #[error("dit is een verwijzing naar een andere plek. Importeer het bestand zelf.")]
    Link,
    /// No text.
    #[error("dit is geen tekst. Bewaar de inhoud als tekstbestand en importeer dat.")]
    NoText,
    /// Nothing in it.
    #[error("dit bestand is leeg.")]
    Empty,
    /// More than fits in one import.
    #[error("dit is meer dan in één keer kan. Importeer de rest daarna.")]
    TooMuch,
    /// A text from a training.
    #[error(
        "dit stuk komt uit een oefening: de mensen zijn verzonnen. Het hoort niet in het archief."
    )]
    Exercise,
    /// A table without headings, of which the columns can be more than one thing.
    #[error(
        "de eerste regel heeft geen kolomnamen. Zet er een regel boven met een naam voor elke kolom, \
         zoals datum;tijd;tekst, of wijs de kolommen aan in het venster."
    )]
    NoHeader,
    /// No column for the text.
    #[error("geen kolom is herkend als tekst. Wijs aan welke kolom de tekst heeft.")]
    NoTextColumn,
    /// The mapping is of another table.
    #[error(
        "deze tabel heeft {found} kolommen en de gekozen indeling {expected}. Kies de indeling opnieuw."
    )]
    Mapping {
        /// In the table.
        found: usize,
        /// In the mapping.
        expected: usize,
    },
    /// A row of a table.
    #[error("{0}")]
    Row(#[from] RowFault),
}

/// What an import found, in the order of the files.
#[derive(Debug, Default)]
pub struct Imported {
    /// The texts.
    pub texts: Vec<Import>,
    /// Files with records that this program exported, as text: the archive reads those.
    pub records: Vec<(PathBuf, String)>,
    /// What was not taken.
    pub refused: Vec<Refused>,
    /// Whether it was stopped on request: what was read before stands in the lists.
    pub stopped: bool,
}

/// How far an import is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Files that are done.
    pub done: usize,
    /// Files that were found; 0 as long as folders are being listed.
    pub total: usize,
    /// The next one.
    pub path: &'a Path,
}

/// Reads files and whole folders. `step` hears how far it is and answers whether to go on. Nothing
/// on disk changes.
pub fn import(
    paths: &[PathBuf],
    settings: &Settings<'_>,
    step: &mut dyn FnMut(Progress<'_>) -> bool,
) -> Imported {
    let mut found = Imported::default();
    let files = folder::files(paths, &mut found, step);
    let (total, mut bytes) = (files.len(), 0);
    for (done, path) in files.iter().enumerate() {
        let progress = Progress { done, total, path };
        if found.stopped || !step(progress) {
            found.stopped = true;
            return found;
        }
        bytes += size(path);
        if done >= MOST_FILES || bytes > MOST_BYTES {
            found.refuse(path, None, ImportFault::TooMuch);
        } else if let Err(fault) = read(path, settings, &mut found) {
            found.refuse(path, None, fault);
        }
    }
    found
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |about| about.len())
}

fn read(path: &Path, settings: &Settings<'_>, found: &mut Imported) -> Result<(), ImportFault> {
    let limit = match kind(path) {
        None => return Err(ImportFault::Kind),
        Some("ron") => MAX_RECORDS_BYTES,
        Some(_) => MAX_BYTES,
    };
    let bytes = read_up_to(path, limit)?;
    let modified = std::fs::metadata(path).and_then(|about| about.modified());
    let modified = modified.map_or(settings.now, |at| {
        chrono::DateTime::<chrono::Local>::from(at).naive_local()
    });
    from_bytes(path, &bytes, modified.min(settings.now), settings, found)
}

/// Reads the bytes of one file into `found`. `modified` is the clock of the file, for a text that
/// names no date.
///
/// # Errors
/// The file as a whole; rows of a table that were not taken stand in `found`.
pub fn from_bytes(
    path: &Path,
    bytes: &[u8],
    modified: NaiveDateTime,
    settings: &Settings<'_>,
    found: &mut Imported,
) -> Result<(), ImportFault> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportFault::Empty);
    }
    match kind(path) {
        Some("txt") => found
            .texts
            .push(text::read(path, bytes, modified, settings)?),
        Some("ron") => text::read_ron(path, bytes, settings, found)?,
        Some("csv") => row::read(path, bytes, modified, settings, found)?,
        _ => return Err(ImportFault::Kind),
    }
    Ok(())
}

/// Which of [`KINDS`] a file is, by its name.
fn kind(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    KINDS.into_iter().find(|kind| *kind == extension)
}

impl Imported {
    fn refuse(&mut self, path: &Path, line: Option<u64>, fault: impl Into<ImportFault>) {
        self.refused.push(Refused {
            path: path.to_owned(),
            line,
            fault: fault.into(),
        });
    }
}
