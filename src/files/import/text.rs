//! One text of one file: a plain text, or a melding of this program.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Charset, DateFrom, Import, ImportFault, Imported, Settings,
    charset::{charset_of, decode, one_line, readable},
    date::{self, Found, Why},
};
use crate::{
    documents::{EXERCISE_MARK, day, moment},
    files::{FileFault, MAX_BYTES, decode::decode as melding_of, read::text_of},
    melding::Summary,
    terugblik::unweighed,
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
    let dated = date_of(path, &text, modified, settings);
    let mut summary = unweighed(dated.at);
    let origin = Origin {
        path,
        line: None,
        charset,
        dated,
    };
    summary.unit = one_line(&settings.unit);
    Ok(origin.import(bytes.to_vec(), &text, summary))
}

/// Whether a text says of itself that it comes from a training: a line that begins with the mark.
pub(super) fn is_exercise(text: &str) -> bool {
    let begins = |line: &str| {
        let line = line.trim_start_matches(['!', '*', '-', ' ', '\t', '[', '(']);
        // The whole word: an exercise with a speech therapist is none.
        let rest = line.strip_prefix(EXERCISE_MARK);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
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
        dated: Dated::sure(summary.at, DateFrom::Melding),
    };
    found.texts.push(Import {
        // As a melding it is the one that it was.
        id: melding.id,
        melding: Some(melding),
        ..origin.import(bytes.to_vec(), &text, summary)
    });
    Ok(())
}

/// A bare date that is older than the longest term is more likely one of birth.
const TERM: chrono::Months = chrono::Months::new(120);

/// The date of the call of a text, where it comes from, and the days between which nobody can choose
/// but a person: then the latest of them stands there, so that nothing goes too early.
pub(super) fn date_of(
    path: &Path,
    text: &str,
    modified: NaiveDateTime,
    settings: &Settings<'_>,
) -> Dated {
    let latest = settings.now.date();
    let lines: Vec<&str> = text.lines().take(FIRST_LINES).collect();
    let all = date::candidates(&lines.join("\n"), latest);
    let of = |why: Why| {
        let days = all.iter().filter(move |c| c.why == why);
        let mut found: Vec<Found> = Vec::new();
        for one in days {
            if !found.iter().any(|(day, _)| *day == one.found.0) {
                found.push(one.found);
            }
        }
        found
    };
    let name = path.file_stem().map(|n| n.to_string_lossy().into_owned());
    let name = name
        .map(|name| date::candidates(&name, latest))
        .unwrap_or_default();
    if let [one] = name[..] {
        // The text names the time of that day, where it names one.
        let same = all
            .iter()
            .find(|c| c.found.0 == one.found.0 && c.found.1.is_some());
        let found = same.map_or(one.found, |c| c.found);
        return Dated::sure(until(found, settings), DateFrom::Name);
    }
    let (calls, about, bare, papers) =
        (of(Why::Call), of(Why::About), of(Why::Bare), of(Why::Paper));
    let old = |found: &Found| {
        let limit = latest.checked_sub_months(TERM).unwrap_or(NaiveDate::MIN);
        found.0 < limit
    };
    for list in [&calls, &about] {
        match list[..] {
            [one] => return Dated::sure(until(one, settings), DateFrom::Lines),
            [] => {}
            _ => break,
        }
    }
    if let ([], [], [one]) = (&calls[..], &about[..], &bare[..])
        && !old(one)
    {
        return Dated::sure(until(*one, settings), DateFrom::Lines);
    }
    let mut open: Vec<NaiveDateTime> = [calls, about, bare, papers]
        .concat()
        .into_iter()
        .map(|found| until(found, settings))
        .collect();
    if open.is_empty() {
        return Dated::sure(modified, DateFrom::Clock);
    }
    open.push(modified);
    open.sort_unstable();
    open.dedup_by_key(|at| at.date());
    Dated {
        at: open.last().copied().unwrap_or(modified),
        from: DateFrom::Confirm,
        open,
    }
}

/// How the lines in the head of a text begin that name the day of the call, and what it can be.
const DATE: &str = "Datum: ";
const OPEN_DATE: &str = "Datum bevestigen: ";

/// The date of a call.
pub(super) struct Dated {
    pub at: NaiveDateTime,
    pub from: DateFrom,
    /// What it can be, earliest first; empty where it is sure.
    pub open: Vec<NaiveDateTime>,
}

impl Dated {
    pub(super) fn sure(at: NaiveDateTime, from: DateFrom) -> Self {
        Self {
            at,
            from,
            open: Vec::new(),
        }
    }
}

/// A time later today is a typing error: it does not put a call ahead.
fn until(found: Found, settings: &Settings<'_>) -> NaiveDateTime {
    date::moment(found).min(settings.now)
}

/// Where an import comes from.
pub(super) struct Origin<'a> {
    pub path: &'a Path,
    pub line: Option<u64>,
    pub charset: Charset,
    pub dated: Dated,
}

impl Origin<'_> {
    pub(super) fn import(&self, original: Vec<u8>, body: &str, summary: Summary) -> Import {
        let name = self.path.file_name();
        let file = name.map_or(String::new(), |n| one_line(&n.to_string_lossy()));
        Import {
            id: id_of(&original),
            melding: None,
            text: format!("{}\n\n{}", self.head(&file), body.trim()),
            file,
            line: self.line,
            original,
            summary,
            date_from: self.dated.from,
            open: self.dated.open.clone(),
            charset: self.charset,
        }
    }

    /// What a reader must know of a text that was not made here.
    fn head(&self, file: &str) -> String {
        let line = self.line.map_or(String::new(), |l| format!(", regel {l}"));
        let date = match self.dated.at.time() {
            NaiveTime::MIN => day(self.dated.at.date()),
            _ => moment(self.dated.at),
        };
        let from = match self.dated.from {
            DateFrom::Melding => "zo staat het in de melding",
            DateFrom::Column => "zo staat het in de tabel",
            DateFrom::Name => "uit de naam van het bestand",
            DateFrom::Lines => "uit de eerste regels; kijk na of dit de dag van de melding is",
            DateFrom::Clock => "geschat: de datum van het bestand, want de tekst noemt er geen",
            DateFrom::Confirm => "nog te bevestigen",
        };
        let mut head = format!("Geïmporteerd uit {file}{line}\n{DATE}{date} ({from})");
        if !self.dated.open.is_empty() {
            let days: Vec<String> = self.dated.open.iter().map(|at| day(at.date())).collect();
            head += &format!("\n{OPEN_DATE}het kan zijn {}", days.join(" of "));
        }
        match self.charset {
            Charset::Windows1252 => head += "\nTekens: gelezen als Windows-1252",
            Charset::Dos => head += "\nTekens: gelezen als tekst van een DOS-programma",
            Charset::Utf8 | Charset::Utf16Le | Charset::Utf16Be => {}
        }
        head
    }
}

/// The text of an import with the day of the call that somebody confirmed in its head.
pub fn with_day(text: &str, confirmed: NaiveDate) -> String {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let kept = head.lines().filter(|line| !line.starts_with(OPEN_DATE));
    let head: Vec<String> = kept
        .map(|line| match line.strip_prefix(DATE) {
            Some(_) => format!("{DATE}{} (bevestigd)", day(confirmed)),
            None => line.to_owned(),
        })
        .collect();
    format!("{}\n\n{body}", head.join("\n"))
}

/// The same bytes have the same identity, wherever and whenever they are imported.
fn id_of(original: &[u8]) -> Uuid {
    let hash: [u8; 32] = Sha256::digest(original).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
