//! All sources together: read from text, checked as a whole, and asked for citations, for
//! what must be checked again and for known contradictions.

use super::fault::Flaw;
use super::{Citation, Cited, Source, SourceId, SourcesError, SourcesFault, Status, Tier};
use crate::protocol::{complete, read};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most days between two looks at a source: a year, whether or not it has a leap day.
const MOST_DAYS: i64 = 365;

/// The checked content of `assets/bronnen.ron`: every [`SourceId`] is present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    sources: BTreeMap<SourceId, Source>,
    conflicts: Vec<Conflict>,
}

/// A place where a source says something that a source of more authority, or a newer one,
/// contradicts. The program warns wherever it cites the lower place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// What kind of contradiction.
    #[serde(rename = "aard")]
    pub kind: ConflictKind,
    /// The places that say it; at least one.
    #[serde(rename = "lager")]
    pub lower: Vec<Citation>,
    /// The place that contradicts them; absent where nothing settles the doubt.
    #[serde(rename = "hoger", default)]
    pub higher: Option<Citation>,
    /// What an officer must know, in Dutch.
    #[serde(rename = "tekst")]
    pub text: String,
}

/// What kind of contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ConflictKind {
    /// The lower source steers the advice although the higher one says something else: the
    /// screen says so.
    #[serde(rename = "Spanning")]
    Tension,
    /// It was so when it was written; not any more.
    #[serde(rename = "Verouderd")]
    Outdated,
    /// The lower source is mistaken or too absolute: the program does not repeat it.
    #[serde(rename = "Fout")]
    Mistake,
    /// No source in the list settles what the lower source says.
    #[serde(rename = "Twijfel")]
    Doubtful,
}

/// Why a source must be checked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recheck {
    /// Not confirmed at all.
    Unverified,
    /// Known in part, or through another source only.
    Secondary,
    /// Compared with a text that may have changed since, of this year where that is known.
    OldText(Option<u16>),
    /// Replaced by this source.
    Superseded(SourceId),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "bronnen", deserialize_with = "complete")]
    sources: BTreeMap<SourceId, Source>,
    #[serde(rename = "tegenspraken")]
    conflicts: Vec<Conflict>,
}

impl Sources {
    /// Reads the text of `bronnen.ron`; `file` is the name that an error shows.
    ///
    /// # Errors
    /// Refuses text that is no RON of this shape, a source that is missing or there twice,
    /// empty texts, and contradictions that point the wrong way.
    pub fn parse(file: &str, text: &str) -> Result<Self, SourcesError> {
        Self::read(text).map_err(|fault| SourcesError {
            file: file.to_owned(),
            fault,
        })
    }

    fn read(text: &str) -> Result<Self, SourcesFault> {
        let File { sources, conflicts } = read(text)?;
        let all = Self { sources, conflicts };
        for (&id, source) in &all.sources {
            all.check(id, source)
                .map_err(|flaw| SourcesFault::source(id, text, flaw))?;
        }
        for (index, conflict) in all.conflicts.iter().enumerate() {
            all.check_conflict(conflict)
                .map_err(|flaw| SourcesFault::Conflict {
                    number: index + 1,
                    start: conflict.text.chars().take(30).collect(),
                    flaw,
                })?;
        }
        Ok(all)
    }

    /// The source of this id.
    pub fn get(&self, id: SourceId) -> &Source {
        self.sources
            .get(&id)
            .expect("`parse` refuses a file that lacks a source")
    }

    /// All sources, in the order of [`SourceId::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().map(|(&id, source)| (id, source))
    }

    /// A citation ready to print.
    pub fn cite<'a>(&'a self, citation: &'a Citation) -> Cited<'a> {
        Cited {
            source: self.get(citation.source),
            place: &citation.place,
        }
    }

    /// The tier of a citation's source.
    pub fn tier(&self, citation: &Citation) -> Tier {
        self.get(citation.source).tier
    }

    /// Every known contradiction, in the order of the file.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The contradictions that someone who cites this place must know about.
    pub fn conflicts_with<'a>(
        &'a self,
        citation: &'a Citation,
    ) -> impl Iterator<Item = &'a Conflict> {
        self.conflicts
            .iter()
            .filter(|conflict| conflict.lower.iter().any(|lower| lower.overlaps(citation)))
    }

    /// All sources, the one that was not looked at for the longest time first; of one day, the
    /// oldest text first. Both tell a jurist where to begin.
    pub fn by_age(&self) -> Vec<(SourceId, &Source)> {
        let mut all: Vec<_> = self.iter().collect();
        all.sort_by_key(|(id, s)| (s.checked_on, s.edition.unwrap_or(u16::MAX), *id));
        all
    }

    /// The sources that nobody looked at for a year, the oldest first.
    pub fn overdue(&self, today: NaiveDate) -> Vec<(SourceId, &Source)> {
        let mut all = self.by_age();
        all.retain(|(_, source)| source.age(today) > MOST_DAYS);
        all
    }

    /// The sources that someone must compare with the text in force, with the reason.
    pub fn to_check_again(&self) -> Vec<(SourceId, Recheck)> {
        self.iter()
            .filter_map(|(id, source)| Some((id, source.recheck()?)))
            .collect()
    }

    fn check(&self, id: SourceId, source: &Source) -> Result<(), Flaw> {
        let caution = source.caution.as_deref();
        let texts = [
            ("kort", Some(source.short.as_str())),
            ("titel", Some(source.title.as_str())),
            ("samenvatting", Some(source.summary.as_str())),
            ("let_op", caution),
        ];
        for (field, text) in texts {
            if text.is_some_and(|text| text.trim().is_empty()) {
                return Err(Flaw::Empty(field));
            }
        }
        if source.status != Status::Verified && caution.is_none() {
            return Err(Flaw::NeedsCaution);
        }
        self.check_replacement(id)
    }

    fn check_replacement(&self, id: SourceId) -> Result<(), Flaw> {
        let next = |id: &SourceId| self.get(*id).superseded_by;
        let chain = std::iter::successors(next(&id), next);
        // A chain that goes round elsewhere ends here too, and is reported for its own sources.
        if chain.take(SourceId::ALL.len()).any(|later| later == id) {
            return Err(Flaw::ReplacedByItself);
        }
        Ok(())
    }

    fn check_conflict(&self, conflict: &Conflict) -> Result<(), Flaw> {
        if conflict.text.trim().is_empty() {
            return Err(Flaw::Empty("tekst"));
        }
        if conflict.lower.is_empty() {
            return Err(Flaw::Empty("lager"));
        }
        if conflict.higher.is_none() != (conflict.kind == ConflictKind::Doubtful) {
            return Err(Flaw::DoubtAndHigher);
        }
        let Some(higher) = &conflict.higher else {
            return Ok(());
        };
        let higher = self.get(higher.source);
        for citation in &conflict.lower {
            let lower = self.get(citation.source);
            let newer = match (higher.date, lower.date) {
                (Some(higher), Some(lower)) => higher.is_later_than(lower),
                _ => false,
            };
            if !newer && !higher.tier.outranks(lower.tier) {
                return Err(Flaw::NotHigher(citation.source));
            }
        }
        Ok(())
    }
}

impl Source {
    /// Why this source must be checked again, the weightiest reason first; `None` if not.
    pub fn recheck(&self) -> Option<Recheck> {
        if let Some(newer) = self.superseded_by {
            return Some(Recheck::Superseded(newer));
        }
        match (self.status, self.edition) {
            (Status::Unverified, _) => Some(Recheck::Unverified),
            (Status::Secondary, _) => Some(Recheck::Secondary),
            (Status::Verified, year) if self.older_text() => Some(Recheck::OldText(year)),
            (Status::Verified, _) => None,
        }
    }
}

/// The line, from 1, on which the entry of a source begins.
pub(super) fn line_of(text: &str, id: SourceId) -> Option<usize> {
    let starts_entry = |line: &str| {
        let rest = line.trim_start().strip_prefix(id.name());
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    text.lines().position(starts_entry).map(|index| index + 1)
}
