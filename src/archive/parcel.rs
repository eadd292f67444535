//! Records as a file: the same typed values under the export and under the transfer. What is read
//! may come from anywhere: it is checked and cleaned before it becomes a [`Record`].

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::{Content, Note, NoteKind, Pin, Record, Review, Row, Version};
use crate::melding::{Invalid, Summary, is_forbidden};

/// The version of the shape that this program writes. It reads every version from 1.
pub(super) const VERSION: u64 = 2;
/// More records than any family or selection has.
const MOST_RECORDS: usize = 100_000;
/// Longest name of a person or file, in characters.
const NAME_CHARS: usize = 255;
/// Longest name of a sender, in characters.
const SENDER_CHARS: usize = 80;

/// Why records in a file were refused. Without personal data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParcelFault {
    /// Another version of the shape.
    #[error("dit bestand heeft versie {found}; dit programma leest versie 1 tot en met {VERSION}")]
    Version {
        /// The version in the file.
        found: u64,
    },
    /// It is not of the right shape.
    #[error("de inhoud is niet te lezen ({0})")]
    Shape(String),
    /// Records that stand in it twice, or more than [`MOST_RECORDS`].
    #[error("er staan te veel meldingen in, of een melding staat er twee keer")]
    Count,
    /// A record without versions, or with numbers that do not follow.
    #[error("melding {place}: de versies volgen niet op elkaar")]
    Versions {
        /// Its place in the file, from 1.
        place: usize,
    },
    /// A melding that cannot be right.
    #[error("melding {place}: {invalid}")]
    Melding {
        /// Its place in the file, from 1.
        place: usize,
        /// What cannot be right.
        invalid: Invalid,
    },
    /// A melding under the number of another.
    #[error("melding {place}: het nummer hoort bij een andere melding")]
    Number {
        /// Its place in the file, from 1.
        place: usize,
    },
    /// A note on a version that is not there, or that stands twice.
    #[error("melding {place}: een opmerking klopt niet")]
    Note {
        /// Its place in the file, from 1.
        place: usize,
    },
}

/// Records and who gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parcel {
    #[serde(rename = "voorop_uitvoer")]
    version: u64,
    #[serde(rename = "van")]
    from: String,
    #[serde(rename = "meldingen")]
    records: Vec<FileRecord>,
}

/// The first field of a file, whatever the rest of it looks like.
#[derive(Deserialize)]
pub(super) struct Head {
    #[serde(rename = "voorop_uitvoer")]
    pub version: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRecord {
    #[serde(rename = "nummer")]
    id: Uuid,
    #[serde(rename = "eerst_verwerkt")]
    first_processed: NaiveDateTime,
    #[serde(rename = "auteur")]
    author: String,
    #[serde(rename = "eenheid")]
    unit: String,
    #[serde(rename = "kort")]
    summary: Summary,
    #[serde(rename = "beoordeling")]
    review: Review,
    #[serde(rename = "zorgmelding_verzonden", default)]
    zorg_sent: Option<NaiveDate>,
    #[serde(rename = "zorgmelding_teruggekoppeld", default)]
    zorg_back: Option<NaiveDate>,
    #[serde(rename = "wijkagent_voor", default)]
    wijk_due: Option<NaiveDate>,
    #[serde(rename = "wijkagent_klaar", default)]
    wijk_done: Option<NaiveDate>,
    #[serde(rename = "gezin", default)]
    household: Option<Uuid>,
    #[serde(rename = "datum_open", default)]
    open_days: Vec<NaiveDateTime>,
    #[serde(rename = "versies")]
    versions: Vec<FileVersion>,
    #[serde(rename = "opmerkingen", default)]
    notes: Vec<FileNote>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileVersion {
    #[serde(rename = "versie")]
    number: u32,
    #[serde(rename = "gemaakt")]
    at: NaiveDateTime,
    #[serde(rename = "auteur")]
    author: String,
    #[serde(rename = "reden", default)]
    reason: String,
    #[serde(rename = "inhoud")]
    content: Content,
    #[serde(rename = "tekst")]
    text: String,
    /// Not in version 1, where only the last version had one.
    #[serde(rename = "kort", default)]
    summary: Option<Summary>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileNote {
    #[serde(rename = "nummer")]
    id: Uuid,
    #[serde(rename = "soort")]
    kind: NoteKind,
    #[serde(rename = "versie")]
    version: u32,
    #[serde(rename = "bij", default)]
    pin: Option<Pin>,
    #[serde(rename = "datum", default)]
    date: Option<NaiveDate>,
    #[serde(rename = "tekst")]
    text: String,
    #[serde(rename = "auteur")]
    author: String,
    #[serde(rename = "gemaakt")]
    at: NaiveDateTime,
}

/// Refuses a version that this program does not know.
pub(super) fn check_version(found: u64) -> Result<(), ParcelFault> {
    if (1..=VERSION).contains(&found) {
        Ok(())
    } else {
        Err(ParcelFault::Version { found })
    }
}

impl Parcel {
    /// These records as they are written.
    pub(super) fn new(from: &str, records: &[Record]) -> Self {
        Self {
            version: VERSION,
            from: sender(from),
            records: records.iter().map(FileRecord::of).collect(),
        }
    }

    /// The sender and the records, checked.
    pub(super) fn check(self) -> Result<(String, Vec<Record>), ParcelFault> {
        check_version(self.version)?;
        let mut seen = BTreeSet::new();
        let once = self.records.iter().all(|r| seen.insert(r.id));
        if !once || self.records.len() > MOST_RECORDS {
            return Err(ParcelFault::Count);
        }
        let mut notes = BTreeSet::new();
        let numbered = self.records.into_iter().zip(1..);
        let records = numbered.map(|(record, place)| record.check(place, &mut notes));
        Ok((sender(&self.from), records.collect::<Result<_, _>>()?))
    }
}

impl FileRecord {
    fn of(record: &Record) -> Self {
        let row = &record.row;
        Self {
            id: row.id,
            first_processed: row.first_processed,
            author: name(&row.author),
            unit: name(&row.unit),
            summary: row.summary.clone(),
            review: row.review,
            zorg_sent: row.zorg_sent,
            zorg_back: row.zorg_back,
            wijk_due: row.wijk_due,
            wijk_done: row.wijk_done,
            household: row.household,
            open_days: row.open_days.clone(),
            versions: record.versions.iter().map(FileVersion::of).collect(),
            notes: record.notes.iter().map(FileNote::of).collect(),
        }
    }

    fn check(self, place: usize, notes: &mut BTreeSet<Uuid>) -> Result<Record, ParcelFault> {
        let follow = self.versions.iter().zip(1..).all(|(v, n)| v.number == n);
        let Some(last) = self.versions.last().filter(|_| follow) else {
            return Err(ParcelFault::Versions { place });
        };
        let (last, imported) = (
            last.number,
            matches!(last.content, Content::Geimporteerd { .. }),
        );
        let sound = |n: &FileNote| (1..=last).contains(&n.version);
        if !self.notes.iter().all(|n| sound(n) && notes.insert(n.id)) {
            return Err(ParcelFault::Note { place });
        }
        let id = self.id;
        let summary = clean_summary(self.summary);
        let versions = self.versions.into_iter();
        let versions = versions.map(|v| v.check(id, place, last, &summary));
        let versions = versions.collect::<Result<Vec<_>, _>>()?;
        Ok(Record {
            row: Row {
                id,
                first_processed: self.first_processed,
                author: name(&self.author),
                unit: name(&self.unit),
                summary,
                version: last,
                review: self.review,
                zorg_sent: self.zorg_sent,
                zorg_back: self.zorg_back,
                wijk_due: self.wijk_due,
                wijk_done: self.wijk_done,
                household: self.household,
                imported,
                open_days: sorted(self.open_days),
                snippet: None,
            },
            versions,
            notes: self.notes.into_iter().map(FileNote::check).collect(),
        })
    }
}

impl FileVersion {
    fn of(version: &Version) -> Self {
        Self {
            number: version.number,
            at: version.at,
            author: name(&version.author),
            reason: clean(&version.reason),
            content: version.content.clone(),
            text: clean(&version.text),
            summary: Some(version.summary.clone()),
        }
    }

    fn check(
        self,
        id: Uuid,
        place: usize,
        last: u32,
        listed: &Summary,
    ) -> Result<Version, ParcelFault> {
        let content = match self.content {
            Content::Melding(melding) => {
                let valid = melding.validate();
                valid.map_err(|invalid| ParcelFault::Melding { place, invalid })?;
                if melding.id != id {
                    return Err(ParcelFault::Number { place });
                }
                Content::Melding(melding)
            }
            Content::Geimporteerd { file, original } => Content::Geimporteerd {
                file: name(&file),
                original,
            },
        };
        Ok(Version {
            number: self.number,
            at: self.at,
            author: name(&self.author),
            reason: clean(&self.reason),
            content,
            text: clean(&self.text),
            summary: match self.summary {
                _ if self.number == last => listed.clone(),
                Some(summary) => clean_summary(summary),
                // Version 1 did not say what an earlier version was weighed to.
                None => Summary {
                    outcome: None,
                    rules: None,
                    ..listed.clone()
                },
            },
        })
    }
}

impl FileNote {
    fn of(note: &Note) -> Self {
        Self {
            id: note.id,
            kind: note.kind,
            version: note.version,
            pin: note.pin,
            date: note.date,
            text: clean(&note.text),
            author: name(&note.author),
            at: note.at,
        }
    }

    fn check(self) -> Note {
        Note {
            id: self.id,
            kind: self.kind,
            version: self.version,
            pin: self.pin,
            date: self.date,
            text: clean(&self.text),
            author: name(&self.author),
            at: self.at,
        }
    }
}

/// Names and addresses in a summary are shown in lists.
fn sorted(mut days: Vec<NaiveDateTime>) -> Vec<NaiveDateTime> {
    days.sort_unstable();
    days
}

fn clean_summary(mut summary: Summary) -> Summary {
    summary.unit = name(&summary.unit);
    for person in &mut summary.people {
        person.name = name(&person.name);
        person.address = clean(&person.address);
    }
    summary
}

/// A text without characters that steer the screen instead of being read.
pub(super) fn clean(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace(['\t', '\r'], " ");
    plain.chars().filter(|c| !is_forbidden(*c)).collect()
}

/// Who gives records, as a reader sees it.
pub(super) fn sender(from: &str) -> String {
    match name(from) {
        none if none.is_empty() => "onbekende eenheid".to_owned(),
        name => name.chars().take(SENDER_CHARS).collect(),
    }
}

/// A name on one line.
pub(super) fn name(text: &str) -> String {
    let line = clean(text).replace('\n', " ");
    line.trim().chars().take(NAME_CHARS).collect()
}
