//! Where each line of the program comes from: a source with its authority, its date and what
//! is known to be wrong in it.
//!
//! The wording stands in `assets/bronnen.ron`; [`Sources`] is that file, checked. Whoever
//! shows an advice shows its [`Citation`] too, with tier and date, so that an officer can see
//! an opinion apart from a law.

mod date;
mod fault;
mod id;
mod register;

pub use date::DocumentDate;
pub use fault::{SourcesError, SourcesFault};
pub use id::SourceId;

pub use register::{Conflict, ConflictKind, Recheck, Sources};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much authority a source has. Sorts from high to low; a treaty counts as law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// An act or a treaty.
    Wet,
    /// A judgment.
    Rechtspraak,
    /// A directive of the Openbaar Ministerie.
    Richtlijn,
    /// A report of the Nationale ombudsman or the Kinderombudsman.
    Ombudsman,
    /// A letter of a minister.
    Kabinet,
    /// Advice of an expert team.
    Expertteam,
    /// Guidance from practice.
    Praktijk,
    /// One author's opinion.
    Opinie,
}

impl Tier {
    /// All tiers, from high to low.
    pub const ALL: [Self; 8] = [
        Self::Wet,
        Self::Rechtspraak,
        Self::Richtlijn,
        Self::Ombudsman,
        Self::Kabinet,
        Self::Expertteam,
        Self::Praktijk,
        Self::Opinie,
    ];

    /// The Dutch name, in lower case, as citations show it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wet => "wet",
            Self::Rechtspraak => "rechtspraak",
            Self::Richtlijn => "richtlijn",
            Self::Ombudsman => "ombudsman",
            Self::Kabinet => "kabinet",
            Self::Expertteam => "expertteam",
            Self::Praktijk => "praktijk",
            Self::Opinie => "opinie",
        }
    }

    /// Whether this tier has more authority than the other.
    pub fn outranks(self, other: Self) -> bool {
        self < other
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How well the content of a source was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Compared with the text itself.
    #[serde(rename = "Nagekeken")]
    Verified,
    /// Known in part, or through another source only.
    #[serde(rename = "ViaAndereBron")]
    Secondary,
    /// Not confirmed; to be used with that mark only.
    #[serde(rename = "Onbevestigd")]
    Unverified,
}

impl Status {
    /// The Dutch words that stand beside a source.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verified => "nagekeken",
            Self::Secondary => "via andere bron",
            Self::Unverified => "niet bevestigd",
        }
    }
}

/// Whether the text that was compared is the newest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edition {
    /// No newer text is known, however old this one is.
    #[serde(rename = "Nieuwste")]
    Newest,
    /// There is or may be a newer text, which was not read.
    #[serde(rename = "Ouder")]
    Older,
}

/// One source, as `assets/bronnen.ron` describes it. All texts are Dutch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name in citations, such as `art. 812 Rv`.
    #[serde(rename = "kort")]
    pub short: String,
    /// The full title.
    #[serde(rename = "titel")]
    pub title: String,
    /// Its authority.
    #[serde(rename = "rang")]
    pub tier: Tier,
    /// When it was published; absent for acts, and where the document does not say.
    #[serde(rename = "datum", default)]
    pub date: Option<DocumentDate>,
    /// From which day it applies, where that is known.
    #[serde(rename = "geldig_vanaf", default)]
    pub valid_from: Option<NaiveDate>,
    /// The day on which this entry was last compared with what it describes.
    #[serde(rename = "nagekeken_op")]
    pub checked_on: NaiveDate,
    /// The year of the edition that was compared. Absent where a text has one edition, or
    /// where no older edition stood in between.
    #[serde(rename = "editie", default)]
    pub edition: Option<u16>,
    /// Whether that was the newest text. Absent, the year of the edition tells.
    #[serde(rename = "tekst", default)]
    pub text: Option<Edition>,
    /// How well it was checked.
    #[serde(rename = "stand")]
    pub status: Status,
    /// What it says, in one line.
    #[serde(rename = "samenvatting")]
    pub summary: String,
    /// What must be checked again, or a known weakness.
    #[serde(rename = "let_op", default)]
    pub caution: Option<String>,
    /// The source to read instead.
    #[serde(rename = "vervangen_door", default)]
    pub superseded_by: Option<SourceId>,
}

impl Source {
    /// The date that stands beside a citation, in Dutch: when it was published, else which
    /// edition was read, else when it was checked (law) or that it has no date (the rest). A text
    /// that may have changed since it was read, or was not read, says so here, because a reader sees
    /// no more than this.
    pub fn dated(&self) -> String {
        match (self.date, self.edition) {
            (Some(date), _) => date.to_string(),
            (None, Some(year)) if self.older_text() => format!("oudere tekst {year}"),
            (None, Some(year)) => format!("tekst {year}"),
            (None, None) if self.older_text() => "oudere tekst zonder jaar".to_owned(),
            (None, None) if self.tier == Tier::Wet && self.status != Status::Verified => {
                "tekst niet gelezen".to_owned()
            }
            (None, None) if self.tier == Tier::Wet => {
                format!("nagekeken {}", DocumentDate::Day(self.checked_on))
            }
            (None, None) => "zonder datum".to_owned(),
        }
    }

    /// Whether there is or may be a newer text than the one that was read. Where nobody said so, an
    /// edition of before the year of checking counts as older: silence never makes a text current.
    pub fn older_text(&self) -> bool {
        match self.text {
            Some(text) => text == Edition::Older,
            None => self
                .edition
                .is_some_and(|year| i32::from(year) < self.checked_on.year()),
        }
    }

    /// How many days ago it was last compared; negative where the clock stands before that day.
    pub fn age(&self, today: NaiveDate) -> i64 {
        today.signed_duration_since(self.checked_on).num_days()
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The source.
    #[serde(rename = "bron")]
    pub source: SourceId,
    /// Where in it: `5.2.1`, `lid 3`, `stap 4`. Empty means the whole source.
    #[serde(rename = "plaats", default)]
    pub place: String,
}

impl Citation {
    /// A citation of one place; an empty place is the whole source.
    pub fn new(source: SourceId, place: impl Into<String>) -> Self {
        Self {
            source,
            place: place.into(),
        }
    }

    /// Whether both point at the same text, or one at a part of the other.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.source == other.source
            && (contains_place(&self.place, &other.place)
                || contains_place(&other.place, &self.place))
    }
}

/// `5.2` contains `5.2.1` but not `5.21`; nothing written contains everything.
fn contains_place(outer: &str, inner: &str) -> bool {
    match inner.strip_prefix(outer) {
        Some(rest) => outer.is_empty() || !rest.starts_with(|next: char| next.is_alphanumeric()),
        None => false,
    }
}

/// A citation ready to print: `Ombudsman 2015/096, 5.2.1 · ombudsman · 2015`. Made by
/// [`Sources::cite`]. What was not read itself ends in `via andere bron` or `niet bevestigd`. The
/// alternate form (`{:#}`) adds how and when every source was checked.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    source: &'a Source,
    place: &'a str,
}

impl fmt::Display for Cited<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Source { short, tier, .. } = self.source;
        f.write_str(short)?;
        if !self.place.is_empty() {
            write!(f, ", {}", self.place)?;
        }
        write!(f, " · {tier} · {}", self.source.dated())?;
        let status = self.source.status;
        if f.alternate() {
            let checked = DocumentDate::Day(self.source.checked_on);
            write!(f, " · stand {checked}: {}", status.name())?;
        } else if status != Status::Verified {
            write!(f, " · {}", status.name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
