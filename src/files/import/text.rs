//! One text of one file: a plain text, or a melding of this program.

use std::{collections::BTreeSet, path::Path};

use chrono::{NaiveDateTime, NaiveTime};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Charset, DateFrom, Import, ImportFault, Imported, Settings,
    charset::{charset_of, decode, one_line, readable},
    date::{self, Found},
};
use crate::{
    documents::{EXERCISE_MARK, day, moment},
    files::{FileFault, MAX_BYTES, decode::decode as melding_of, read::text_of},
    melding::Summary,
};

/// Lines in which the date of the call is looked for.
const FIRST_LINES: usize = 12;
/// How a file with records of this program begins, after a bracket and white space.
const RECORDS: &str = "voorop_uitvoer";

pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    modified: NaiveDateTime,
    settings: &Settings<'_>,
) -> Result<Import, ImportFault> {
    let charset = charset_of(bytes)?;
    let text = readable(&decode(bytes, charset));
    if text.trim().is_empty() {
        return Err(ImportFault::Empty);
    }
    if is_exercise(&text) {
        return Err(ImportFault::Exercise);
    }
    let (at, date_from) = date_of(path, &text, modified, settings);
    let origin = Origin {
        path,
        line: None,
        charset,
        date_from,
        at,
    };
    let mut summary = empty(at);
    summary.unit = one_line(&settings.unit);
    Ok(origin.import(bytes.to_vec(), &text, summary))
}

/// Whether a text says of itself that it comes from a training: a line that begins with the mark.
pub(super) fn is_exercise(text: &str) -> bool {
    let begins = |line: &str| {
        let line = line.trim_start_matches(['!', '*', '-', ' ', '\t', '[', '(']);
        line.starts_with(EXERCISE_MARK)
    };
    text.lines().any(begins)
}

/// A melding of this program, or the records that it exported.
pub(super) fn read_ron(
    path: &Path,
    bytes: &[u8],
    settings: &Settings<'_>,
    found: &mut Imported,
) -> Result<(), ImportFault> {
    let text = text_of(bytes.to_vec())?;
    let begin = text.trim_start().trim_start_matches('(').trim_start();
    if begin.starts_with(RECORDS) {
        found.records.push((path.to_owned(), text));
        return Ok(());
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FileFault::TooLarge.into());
    }
    let melding = melding_of(&text)?;
    let (text, mut summary) = (settings.draw)(&melding);
    if summary.unit.trim().is_empty() {
        summary.unit = one_line(&settings.unit);
    }
    let origin = Origin {
        path,
        line: None,
        charset: Charset::Utf8,
        date_from: DateFrom::Melding,
        at: summary.at,
    };
    found
        .texts
        .push(origin.import(bytes.to_vec(), &text, summary));
    Ok(())
}

/// The date of the call of a text: from the name of its file, its first lines, or the file's clock.
pub(super) fn date_of(
    path: &Path,
    text: &str,
    modified: NaiveDateTime,
    settings: &Settings<'_>,
) -> (NaiveDateTime, DateFrom) {
    let latest = settings.now.date();
    let name = path.file_stem().map(|n| n.to_string_lossy().into_owned());
    let in_name = name.and_then(|name| date::find(&name, latest));
    if let Some(found) = in_name {
        return (until(found, settings), DateFrom::Name);
    }
    let lines: Vec<&str> = text.lines().take(FIRST_LINES).collect();
    match date::find(&lines.join("\n"), latest) {
        Some(found) => (until(found, settings), DateFrom::Lines),
        None => (modified, DateFrom::Clock),
    }
}

/// A time later today is a typing error: it does not put a call ahead.
fn until(found: Found, settings: &Settings<'_>) -> NaiveDateTime {
    date::moment(found).min(settings.now)
}

/// A summary in which nothing was weighed.
pub(super) fn empty(at: NaiveDateTime) -> Summary {
    Summary {
        at,
        outcome: None,
        rules: None,
        reporter: None,
        heard: BTreeSet::new(),
        wederhoor_missing: false,
        safety_unknown: false,
        zorgmelding: false,
        to_wijkagent: false,
        to_jeugdcoordinator: false,
        follow_up: None,
        open: BTreeSet::new(),
        people: Vec::new(),
        unit: String::new(),
    }
}

/// Where an import comes from.
pub(super) struct Origin<'a> {
    pub path: &'a Path,
    pub line: Option<u64>,
    pub charset: Charset,
    pub date_from: DateFrom,
    pub at: NaiveDateTime,
}

impl Origin<'_> {
    pub(super) fn import(&self, original: Vec<u8>, body: &str, summary: Summary) -> Import {
        let name = self.path.file_name();
        let file = name.map_or(String::new(), |n| one_line(&n.to_string_lossy()));
        Import {
            id: id_of(&original),
            text: format!("{}\n\n{}", self.head(&file), body.trim()),
            file,
            line: self.line,
            original,
            summary,
            date_from: self.date_from,
            charset: self.charset,
        }
    }

    /// What a reader must know of a text that was not made here.
    fn head(&self, file: &str) -> String {
        let line = self.line.map_or(String::new(), |l| format!(", regel {l}"));
        let date = match self.at.time() {
            NaiveTime::MIN => day(self.at.date()),
            _ => moment(self.at),
        };
        let from = match self.date_from {
            DateFrom::Melding => "zo staat het in de melding",
            DateFrom::Column => "zo staat het in de tabel",
            DateFrom::Name => "uit de naam van het bestand",
            DateFrom::Lines => "uit de eerste regels; kijk na of dit de dag van de melding is",
            DateFrom::Clock => "geschat: de datum van het bestand, want de tekst noemt er geen",
        };
        let mut head = format!("Geïmporteerd uit {file}{line}\nDatum: {date} ({from})");
        if self.charset == Charset::Windows1252 {
            head += "\nTekens: gelezen als Windows-1252";
        }
        head
    }
}

/// The same bytes have the same identity, wherever and whenever they are imported.
fn id_of(original: &[u8]) -> Uuid {
    let hash: [u8; 32] = Sha256::digest(original).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
