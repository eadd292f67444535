//! Courses beside each other: attempts of one trainee, two groups, and a class as a table.
//!
//! There is no ranking and no total: what was missed is named, and what was mended.

use std::collections::{BTreeMap, BTreeSet};

use super::{Course, Graded, Grading, PointKey, TrainingTexts};
use crate::{
    afweging::Outcome,
    documents::{DebriefFigures, DebriefKind, DebriefTriage, DebriefWederhoor},
};

/// A course with its grading.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The course.
    pub course: &'a Course,
    /// What it did and missed.
    pub grading: &'a Grading,
}

/// One attempt beside the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which attempt, from 1.
    pub attempt: u32,
    /// Its figures.
    pub figures: DebriefFigures,
    /// What was missed.
    pub missed: Vec<PointKey>,
    /// What was missed the time before and no longer is.
    pub mended: Vec<PointKey>,
    /// What is missed now and was not the time before. Empty for the first.
    pub new: Vec<PointKey>,
}

/// The attempts of one trainee at one scenario, in the order of their numbers.
pub fn progress(attempts: &[Attempt<'_>]) -> Vec<Progress> {
    let mut sorted: Vec<&Attempt<'_>> = attempts.iter().collect();
    sorted.sort_by_key(|a| a.course.attempt);
    let mut before: Option<BTreeSet<&PointKey>> = None;
    let mut all = Vec::new();
    for attempt in sorted {
        let missed: BTreeSet<&PointKey> = attempt.grading.missed().into_iter().collect();
        let own = |keys: &mut dyn Iterator<Item = &&PointKey>| -> Vec<PointKey> {
            keys.map(|key| (*key).clone()).collect()
        };
        let (mended, new) = match &before {
            None => (Vec::new(), Vec::new()),
            Some(before) => (
                own(&mut before.difference(&missed)),
                own(&mut missed.difference(before)),
            ),
        };
        all.push(Progress {
            attempt: attempt.course.attempt,
            figures: attempt.grading.figures,
            missed: own(&mut missed.iter()),
            mended,
            new,
        });
        before = Some(missed);
    }
    all
}

/// One point in two courses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it is about.
    pub key: PointKey,
    /// Under which heading it stands.
    pub kind: DebriefKind,
    /// The first group; `None` where the point did not arise.
    pub a: Option<Side>,
    /// The second group.
    pub b: Option<Side>,
}

impl Pair {
    /// What the point is about, in words that are true beside both courses. `None` where each course
    /// has its own words: these belong beside the course.
    pub fn name(&self) -> Option<&str> {
        match (&self.a, &self.b) {
            (Some(a), Some(b)) => (a.what == b.what).then_some(&a.what),
            (one, other) => one.as_ref().or(other.as_ref()).map(|side| &*side.what),
        }
    }
}

/// A point in one course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// It went well.
    pub good: bool,
    /// Seconds after the start.
    pub second: Option<u32>,
    /// What was done or missed.
    pub what: String,
}

/// Two courses of one scenario side by side, a row for each point.
pub fn side_by_side(a: &Grading, b: &Grading) -> Vec<Pair> {
    let mut pairs: BTreeMap<(DebriefKind, &PointKey), Pair> = BTreeMap::new();
    for (first, points) in [(true, &a.points), (false, &b.points)] {
        for point in points {
            let pair = pairs
                .entry((point.kind, &point.key))
                .or_insert_with(|| Pair {
                    key: point.key.clone(),
                    kind: point.kind,
                    a: None,
                    b: None,
                });
            let side = if first { &mut pair.a } else { &mut pair.b };
            // Of two points with one name, such as two statements from one answer, a missed one
            // shows.
            if side.as_ref().is_none_or(|s| s.good) {
                *side = Some(side_of(point));
            }
        }
    }
    pairs.into_values().collect()
}

fn side_of(point: &Graded) -> Side {
    Side {
        good: point.good,
        second: point.second,
        what: point.what.clone(),
    }
}

/// A class as a table for a spreadsheet: a row for each course, each marked as a training,
/// semicolons, and a mark by which it knows UTF-8. A cell never begins as a formula.
pub fn csv(texts: &TrainingTexts, attempts: &[Attempt<'_>]) -> String {
    const FITS: &str = "a vector takes all bytes, and each row has as many cells as the head";
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(head(texts)).expect(FITS);
    for attempt in attempts {
        writer.write_record(cells(texts, attempt)).expect(FITS);
    }
    let bytes = writer.into_inner().expect(FITS);
    String::from_utf8_lossy(&bytes).into_owned()
}

const COLUMNS: usize = 19;

fn head(texts: &TrainingTexts) -> [String; COLUMNS] {
    let t = &texts.table;
    [
        &t.kind,
        &t.trainee,
        &t.scenario,
        &t.version,
        &t.attempt,
        &t.asked,
        &t.mandatory,
        &t.order,
        &t.outcome,
        &t.safety,
        &t.minutes,
        &t.budget,
        &t.wederhoor,
        &t.speakers,
        &t.facts,
        &t.words,
        &t.knowable,
        &t.advice_from,
        &t.taken_back,
    ]
    .map(|name| guarded(name))
}

fn cells(texts: &TrainingTexts, attempt: &Attempt<'_>) -> [String; COLUMNS] {
    let Attempt { course, grading } = attempt;
    let figures = &grading.figures;
    let missed = grading.missed();
    let count = |is: fn(&PointKey) -> bool| missed.iter().filter(|key| is(key)).count().to_string();
    let safety = figures.minutes_to_safety;
    let advice_from = course.help.advice_from;
    [
        texts.table.exercise.to_string(),
        guarded(&course.trainee),
        guarded(course.scenario.as_str()),
        course.version.to_string(),
        course.attempt.to_string(),
        figures.asked.to_string(),
        figures.mandatory.to_string(),
        count(|key| matches!(key, PointKey::Volgorde(_) | PointKey::BesluitTeVroeg)),
        triage(texts, figures.triage),
        safety.map_or_else(String::new, |minutes| minutes.to_string()),
        figures.minutes.to_string(),
        figures.budget.to_string(),
        wederhoor(texts, figures).to_owned(),
        count(|key| matches!(key, PointKey::Spreker(_) | PointKey::ZonderSpreker(_))),
        figures.as_fact.to_string(),
        count(|key| matches!(key, PointKey::Woord(_))),
        count(|key| matches!(key, PointKey::TeWeten(_))),
        advice_from.map_or_else(String::new, |second| texts.clock(second)),
        course.help.taken_back.to_string(),
    ]
}

fn triage(texts: &TrainingTexts, triage: DebriefTriage) -> String {
    use std::cmp::Ordering;
    let t = &texts.table;
    let weight = Outcome::response;
    let Some(chosen) = triage.chosen else {
        return t.none.to_string();
    };
    let word = match weight(chosen).cmp(&weight(triage.expected)) {
        _ if chosen == triage.expected && triage.follows => return t.right.to_string(),
        _ if chosen == triage.expected => return t.guessed.to_string(),
        Ordering::Less => &t.light,
        Ordering::Equal => &t.other,
        Ordering::Greater => &t.heavy,
    };
    if triage.follows {
        t.on_own.fill("oordeel", word)
    } else {
        word.to_string()
    }
}

fn wederhoor<'t>(texts: &'t TrainingTexts, figures: &DebriefFigures) -> &'t str {
    let t = &texts.table;
    match figures.wederhoor {
        DebriefWederhoor::Gedaan => &t.done,
        DebriefWederhoor::MetReden => &t.reasoned,
        DebriefWederhoor::ZonderReden if figures.unrecorded => &t.unrecorded,
        DebriefWederhoor::ZonderReden => &t.unreasoned,
    }
}

/// A cell that no spreadsheet takes for a formula, on one line. White space before the sign does not
/// count: some programs leave it out.
fn guarded(cell: &str) -> String {
    let tab = cell.starts_with(['\t', '\r', '\n']);
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    // Some programs read the wide signs of Chinese and Japanese keyboards as the plain ones.
    let formula = line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula || tab {
        format!("'{line}")
    } else {
        line
    }
}

#[cfg(test)]
mod tests;
