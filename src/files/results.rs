//! Courses that were trained on this machine, and scenarios that are being made: kept by themselves,
//! so that nothing of a training is lost, and far from the archive.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    FileError, FileFault, Overwrite, Stamp, hold, load_course, load_scenario, save_course,
    save_scenario,
};
use crate::training::{Course, Scenario};

/// The variable that names another folder.
const VARIABLE: &str = "VOOROP_OEFENEN";
/// The most courses that are read, newest first.
const MOST: usize = 60;
/// How the name of a course begins that was not finished.
const UNFINISHED: &str = "lopend-";
/// How the name of a scenario begins that is being made.
const DRAFT: &str = "scenario-in-de-maak-";

/// The courses of a folder.
#[derive(Debug, Default)]
pub struct Results {
    /// Finished ones with their files, oldest first.
    pub finished: Vec<(PathBuf, Course)>,
    /// Those that were stopped halfway, with their files.
    pub unfinished: Vec<(PathBuf, Course)>,
    /// Files that could not be read, in words.
    pub faults: Vec<String>,
}

/// The folder of this user for trained courses; `None` where the system knows none.
pub fn results_folder() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|v| !v.is_empty()) {
        return Some(named.into());
    }
    let folders = directories::ProjectDirs::from("nl", "", "voorop")?;
    Some(folders.data_local_dir().join("oefenen"))
}

/// Reads the courses of a folder. A folder that is not there yet holds none. What is under way in
/// another window is left to it.
pub fn load_results(folder: &Path) -> Results {
    let mut results = Results::default();
    for path in newest(folder, false) {
        let unfinished = is_named(&path, UNFINISHED);
        if unfinished && is_elsewhere(&path, UNFINISHED) {
            continue;
        }
        match load_course(&path) {
            Ok(opened) if unfinished => results.unfinished.push((path, opened.course)),
            Ok(opened) => results.finished.push((path, opened.course)),
            Err(error) => results.faults.push(error.to_string()),
        }
    }
    results.finished.reverse();
    results
}

/// The newest files of a folder by their name: courses, or scenarios that are being made.
fn newest(folder: &Path, drafts: bool) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .filter(|path| is_named(path, DRAFT) == drafts)
        .collect();
    // The names of finished courses begin with the day and the time.
    files.sort_by_key(|path| std::cmp::Reverse(path.file_name().map(ToOwned::to_owned)));
    files.truncate(MOST);
    files
}

fn is_named(path: &Path, begin: &str) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with(begin))
}

/// Whether another window that is open now works on this file: its name holds the process.
fn is_elsewhere(path: &Path, begin: &str) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let process = name
        .and_then(|name| name.strip_prefix(begin))
        .and_then(|rest| rest.split(['-', '.']).next()?.parse().ok());
    let folder = path.parent();
    folder
        .zip(process)
        .is_some_and(|(folder, process)| hold::is_held(folder, process))
}

/// The scenarios of a folder that were being made and that no file of their maker holds.
#[derive(Debug, Default)]
pub struct ScenarioDrafts {
    /// The scenarios, with their files.
    pub found: Vec<(PathBuf, Scenario)>,
    /// Files that could not be read, in words.
    pub faults: Vec<String>,
}

/// Reads the scenarios of a folder that were being made. They may have problems. What another
/// window is making is left to it.
pub fn load_scenario_drafts(folder: &Path) -> ScenarioDrafts {
    let mut drafts = ScenarioDrafts::default();
    let here = |path: &PathBuf| !is_elsewhere(path, DRAFT);
    for path in newest(folder, true).into_iter().filter(here) {
        match load_scenario(&path) {
            Ok(opened) => drafts.found.push((path, opened.scenario)),
            Err(error) => drafts.faults.push(error.to_string()),
        }
    }
    drafts
}

/// A file for a scenario that is being made in this process.
pub fn scenario_draft_file<'p>(
    folder: &Path,
    found: impl Iterator<Item = &'p Path> + Clone,
) -> PathBuf {
    free_file(folder, DRAFT, found)
}

/// A file of this process that is none of these. Numbers of processes come back after a crash: a file
/// that was found there belongs to something else.
fn free_file<'p>(
    folder: &Path,
    begin: &str,
    found: impl Iterator<Item = &'p Path> + Clone,
) -> PathBuf {
    let process = std::process::id();
    let mut path = folder.join(format!("{begin}{process}.ron"));
    let mut nth = 1;
    while found.clone().any(|taken| taken == path) {
        path = folder.join(format!("{begin}{process}-{nth}.ron"));
        nth += 1;
    }
    path
}

/// Keeps a scenario that is being made, over what stood there.
///
/// # Errors
/// A folder that cannot be made, or a file that cannot be written.
pub fn keep_scenario_draft(path: &Path, scenario: &Scenario) -> Result<Stamp, FileError> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    save_scenario(path, scenario, Overwrite::Always)
}

/// Keeps a finished course under its moment and scenario.
///
/// # Errors
/// A folder that cannot be made, or a file that cannot be written.
pub fn keep_result(folder: &Path, course: &Course) -> Result<PathBuf, FileError> {
    make(folder)?;
    let moment = course.at.unwrap_or_default().format("%Y%m%d-%H%M%S");
    let mut last = None;
    // Two windows may finish in the same second.
    for nth in 1..=9 {
        let path = folder.join(format!("{moment}-{}-{nth}.ron", course.scenario));
        match save_course(&path, course, Overwrite::Never) {
            Ok(_) => return Ok(path),
            Err(error) if matches!(error.fault, FileFault::Exists) => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| FileError {
        path: folder.to_owned(),
        fault: FileFault::Exists,
    }))
}

/// A file for a course that is under way in this process.
pub fn unfinished_file<'p>(
    folder: &Path,
    found: impl Iterator<Item = &'p Path> + Clone,
) -> PathBuf {
    free_file(folder, UNFINISHED, found)
}

/// Keeps a course that is under way, over what stood there.
///
/// # Errors
/// A folder that cannot be made, or a file that cannot be written.
pub fn keep_unfinished(path: &Path, course: &Course) -> Result<Stamp, FileError> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    save_course(path, course, Overwrite::Always)
}

/// Throws the file of a course or scenario away that was under way; one that is gone is gone.
///
/// # Errors
/// A file that cannot be removed.
pub fn drop_unfinished(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(FileError {
            path: path.to_owned(),
            fault: FileFault::Unwritten(error),
        }),
        _ => Ok(()),
    }
}

fn make(folder: &Path) -> Result<(), FileError> {
    fs::create_dir_all(folder).map_err(|error| FileError {
        path: folder.to_owned(),
        fault: FileFault::Unwritten(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::Move;

    fn course(attempt: u32) -> Course {
        Course {
            scenario: "eerste-weigering".to_owned().try_into().unwrap(),
            version: 1,
            trainee: "groep B".into(),
            attempt,
            at: chrono::NaiveDate::from_ymd_opt(2026, 11, 20).and_then(|d| d.and_hms_opt(9, 0, 0)),
            mark: None,
            moves: vec![Move::Wait(30)],
            misses: None,
            help: Default::default(),
        }
    }

    #[test]
    fn courses_of_one_second_are_both_kept() {
        let folder = tempfile::tempdir().unwrap();
        let one = keep_result(folder.path(), &course(1)).unwrap();
        let two = keep_result(folder.path(), &course(2)).unwrap();
        assert_ne!(one, two);
        let found = load_results(folder.path()).finished;
        assert_eq!(found, [(one, course(1)), (two, course(2))]);
    }

    #[test]
    fn a_course_under_way_is_found_again_until_it_is_thrown_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = unfinished_file(folder.path(), std::iter::empty());
        keep_unfinished(&path, &course(1)).unwrap();
        keep_unfinished(&path, &course(3)).unwrap();
        let found = load_results(folder.path());
        assert_eq!(found.unfinished, [(path.clone(), course(3))]);
        assert!(found.finished.is_empty());
        drop_unfinished(&path).unwrap();
        drop_unfinished(&path).unwrap();
        assert!(load_results(folder.path()).unfinished.is_empty());
    }

    #[test]
    fn what_another_window_works_on_is_left_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let other = std::process::id() + 1;
        let path = folder.path().join(format!("{UNFINISHED}{other}-1.ron"));
        keep_unfinished(&path, &course(1)).unwrap();
        let draft = folder.path().join(format!("{DRAFT}{other}.ron"));
        let scenario = crate::files::scenario_from_text(crate::files::SCENARIO_TEMPLATE).unwrap();
        keep_scenario_draft(&draft, &scenario).unwrap();
        let finished = keep_result(folder.path(), &course(2)).unwrap();
        let hold = hold::Hold::of(folder.path(), other).unwrap();
        let found = load_results(folder.path());
        assert!(found.unfinished.is_empty());
        assert_eq!(found.finished, [(finished, course(2))]);
        assert!(load_scenario_drafts(folder.path()).found.is_empty());
        drop(hold);
        assert_eq!(load_results(folder.path()).unfinished.len(), 1);
        assert_eq!(load_scenario_drafts(folder.path()).found.len(), 1);
    }

    #[test]
    fn a_scenario_in_the_making_is_found_again_and_is_no_course() {
        let folder = tempfile::tempdir().unwrap();
        let kept = keep_result(folder.path(), &course(1)).unwrap();
        let text = crate::files::SCENARIO_TEMPLATE;
        let mut scenario = crate::files::scenario_from_text(text).unwrap();
        // Whoever makes one may have stopped halfway.
        scenario.goals.clear();
        let path = scenario_draft_file(folder.path(), std::iter::empty());
        keep_scenario_draft(&path, &scenario).unwrap();
        let results = load_results(folder.path());
        assert_eq!(results.finished, [(kept, course(1))]);
        assert!(results.unfinished.is_empty() && results.faults.is_empty());
        let drafts = load_scenario_drafts(folder.path());
        assert_eq!(drafts.found, [(path.clone(), scenario)]);
        let other = scenario_draft_file(folder.path(), std::iter::once(path.as_path()));
        assert_ne!(other, path, "what was found is not written over");
        drop_unfinished(&path).unwrap();
        assert!(load_scenario_drafts(folder.path()).found.is_empty());
    }

    #[test]
    fn a_broken_file_is_named_and_the_others_are_read() {
        let folder = tempfile::tempdir().unwrap();
        keep_result(folder.path(), &course(1)).unwrap();
        fs::write(folder.path().join("20261120-stuk.ron"), "(voorop: 1, ko").unwrap();
        let found = load_results(folder.path());
        assert_eq!(found.finished.len(), 1);
        assert_eq!(found.faults.len(), 1, "{:?}", found.faults);
    }
}
