//! Scenarios and courses as files: `(voorop: 2, scenario: (...))` and `(voorop: 2, koers: (...))`.
//!
//! They are read and written with the care of a melding. A scenario that reads well can still be
//! impossible: it loads, with its problems and their places, so that an editor can show both.

mod places;

use std::path::Path;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::{
    At, FileError, FileFault, FileKind, MAX_BYTES, Overwrite, Stamp, VERSION,
    decode::{Content, decode, options},
    read::read_text,
    save_text,
    scan::{Spot, scan},
};
use crate::training::{Course, Findings, Move, PlaceStep, Problem, Scenario, check};
use places::Places;

/// A scenario from a file, with what the file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedScenario {
    /// The scenario. Play it only where `problems` is empty.
    pub scenario: Scenario,
    /// What makes it impossible, in the order of the file.
    pub problems: Vec<Located>,
    /// For [`Overwrite::IfUnchanged`].
    pub stamp: Stamp,
}

/// A course from a file, with what the file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedCourse {
    /// The course. Whether it fits its scenario is seen when it is played.
    pub course: Course,
    /// Where each move stands.
    pub moves_at: Vec<Option<At>>,
    /// Where the list of what it must miss stands.
    pub misses_at: Option<At>,
    /// For [`Overwrite::IfUnchanged`].
    pub stamp: Stamp,
}

/// A problem in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Where it stands; what is left out in the file has the place of what it is left out of.
    pub at: Option<At>,
    /// The problem.
    pub problem: Problem,
}

impl std::fmt::Display for Located {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(at) = self.at {
            write!(f, "{at}: ")?;
        }
        self.problem.fmt(f)
    }
}

/// Loads a scenario and looks for what makes it impossible.
///
/// # Errors
/// See [`FileFault`]; nothing on disk changes.
pub fn load_scenario(path: &Path) -> Result<OpenedScenario, FileError> {
    let (text, stamp) = read_text(path)?;
    open_scenario(&text, stamp).map_err(at(path))
}

fn open_scenario(text: &str, stamp: Stamp) -> Result<OpenedScenario, FileFault> {
    let scenario = scenario_from_text(text)?;
    let problems = checked(text, &scenario);
    Ok(OpenedScenario {
        scenario,
        problems,
        stamp,
    })
}

/// What a file for training holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Training {
    /// A scenario.
    Scenario(Box<OpenedScenario>),
    /// A course.
    Course(Box<OpenedCourse>),
}

/// Loads a scenario or a course, whichever the file says that it holds.
///
/// # Errors
/// See [`FileFault`]; nothing on disk changes. A file that says neither is refused as no scenario.
pub fn load_training(path: &Path) -> Result<Training, FileError> {
    let (text, stamp) = read_text(path)?;
    let holds_course = scan(&text)
        .map_err(at(path))?
        .spots
        .get(1)
        .is_some_and(|spot| spot.key == FileKind::Course.field());
    let opened = if holds_course {
        open_course(&text, stamp).map(|c| Training::Course(Box::new(c)))
    } else {
        open_scenario(&text, stamp).map(|s| Training::Scenario(Box::new(s)))
    };
    opened.map_err(at(path))
}

/// Saves a scenario, whole or not at all, and only if it would load again to the same. A scenario
/// with problems can be saved: whoever makes one must be able to stop halfway.
///
/// # Errors
/// As [`save_text`], and a scenario that [`load_scenario`] would refuse: then nothing was written.
pub fn save_scenario(
    path: &Path,
    scenario: &Scenario,
    overwrite: Overwrite,
) -> Result<Stamp, FileError> {
    let text = scenario_to_text(scenario)
        .and_then(|text| check_loads(scenario, text))
        .map_err(at(path))?;
    save_text(path, &text, overwrite)
}

/// What stands above every scenario that is written.
const FICTITIOUS: &str = "// De mensen in dit scenario zijn verzonnen. Dat moet zo blijven.";

/// The scenario as the text of a file.
///
/// # Errors
/// Only if the writer of RON fails, which it has no reason to.
pub fn scenario_to_text(scenario: &Scenario) -> Result<String, FileFault> {
    #[derive(Serialize)]
    struct File<'a> {
        voorop: u32,
        scenario: &'a Scenario,
    }
    let text = text_of(&File {
        voorop: VERSION,
        scenario,
    })?;
    Ok(format!("{FICTITIOUS}\n{text}"))
}

/// A scenario from the text of a file, without looking whether it can work.
///
/// # Errors
/// See [`FileFault`].
pub fn scenario_from_text(text: &str) -> Result<Scenario, FileFault> {
    decode(text)
}

/// Loads a course.
///
/// # Errors
/// See [`FileFault`]; nothing on disk changes.
pub fn load_course(path: &Path) -> Result<OpenedCourse, FileError> {
    let (text, stamp) = read_text(path)?;
    open_course(&text, stamp).map_err(at(path))
}

fn open_course(text: &str, stamp: Stamp) -> Result<OpenedCourse, FileFault> {
    let course = course_from_text(text)?;
    let places = Places::of(text, FileKind::Course);
    let move_at = |n| places.find(&[PlaceStep::Key("zetten"), PlaceStep::Nth(n)]);
    Ok(OpenedCourse {
        moves_at: (0..course.moves.len()).map(move_at).collect(),
        misses_at: places.find(&[PlaceStep::Key("mist")]),
        course,
        stamp,
    })
}

/// Saves a course, whole or not at all, and only if it would load again to the same.
///
/// # Errors
/// As [`save_text`], and a course that [`load_course`] would refuse: then nothing was written.
pub fn save_course(path: &Path, course: &Course, overwrite: Overwrite) -> Result<Stamp, FileError> {
    let text = course_to_text(course)
        .and_then(|text| check_loads(course, text))
        .map_err(at(path))?;
    save_text(path, &text, overwrite)
}

/// The course as the text of a file.
///
/// # Errors
/// Only if the writer of RON fails, which it has no reason to.
pub fn course_to_text(course: &Course) -> Result<String, FileFault> {
    #[derive(Serialize)]
    struct File<'a> {
        voorop: u32,
        koers: &'a Course,
    }
    text_of(&File {
        voorop: VERSION,
        koers: course,
    })
}

/// A course from the text of a file.
///
/// # Errors
/// See [`FileFault`].
pub fn course_from_text(text: &str) -> Result<Course, FileFault> {
    decode(text)
}

/// What makes a scenario impossible, each with its place in this text, in the order of the text.
pub fn checked(text: &str, scenario: &Scenario) -> Vec<Located> {
    let problems = check(scenario);
    if problems.is_empty() {
        return Vec::new();
    }
    let places = Places::of(text, FileKind::Scenario);
    let mut located: Vec<Located> = problems
        .into_iter()
        .map(|problem| Located {
            at: places.find(&problem.place.path()),
            problem,
        })
        .collect();
    located.sort_by_key(|l| l.at);
    located
}

fn at(path: &Path) -> impl Fn(FileFault) -> FileError {
    move |fault| FileError {
        path: path.to_owned(),
        fault,
    }
}

fn text_of(file: &impl Serialize) -> Result<String, FileFault> {
    let config = PrettyConfig::new().new_line("\n");
    let text = options()
        .to_string_pretty(file, config)
        .map_err(|e| FileFault::Unwritten(std::io::Error::other(e)))?;
    Ok(text + "\n")
}

fn check_loads<C: Content + PartialEq>(content: &C, text: String) -> Result<String, FileFault> {
    let unsavable = |fault| FileFault::Unsavable(Box::new(fault));
    if text.len() as u64 > MAX_BYTES {
        return Err(unsavable(FileFault::TooLarge));
    }
    let again: C = decode(&text).map_err(unsavable)?;
    if again == *content {
        Ok(text)
    } else {
        Err(FileFault::Unwritten(std::io::Error::other(
            "het bestand zou iets anders inhouden",
        )))
    }
}

/// A file with a scenario.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioFile {
    #[serde(rename = "voorop")]
    _version: u64,
    scenario: Scenario,
}

/// A file with a course.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CourseFile {
    #[serde(rename = "voorop")]
    _version: u64,
    koers: Course,
}

impl Content for Scenario {
    type File = ScenarioFile;
    const KIND: FileKind = FileKind::Scenario;

    fn of(file: ScenarioFile) -> Self {
        file.scenario
    }

    fn map_keys(&self) -> usize {
        let items = self.items.iter().map(|i| keys(&i.findings));
        let events = self.events.iter().map(|e| keys(&e.findings));
        items.chain(events).sum::<usize>() + keys_of_moves(&self.expert)
    }

    fn validate(&self, _: &[Spot]) -> Result<(), FileFault> {
        Ok(())
    }
}

impl Content for Course {
    type File = CourseFile;
    const KIND: FileKind = FileKind::Course;

    fn of(file: CourseFile) -> Self {
        file.koers
    }

    fn map_keys(&self) -> usize {
        keys_of_moves(&self.moves)
    }

    fn validate(&self, _: &[Spot]) -> Result<(), FileFault> {
        Ok(())
    }
}

fn keys_of_moves(moves: &[Move]) -> usize {
    let fills = moves.iter().filter_map(|next| match next {
        Move::Fill(findings) => Some(keys(findings)),
        _ => None,
    });
    fills.sum()
}

fn keys(findings: &Findings) -> usize {
    findings.signals.len()
        + findings.answers.len()
        + findings.hearings.len()
        + findings.rebuttals.len()
}

#[cfg(test)]
mod tests;
