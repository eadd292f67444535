//! `voorop scenario controleer`: every problem on a line of its own, as `bestand:regel:kolom: ...`,
//! so that an editor jumps to it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{
    super::{
        check::{counted, worse},
        exit::{Exit, Fault},
        out::Out,
    },
    Grader, course, in_a_check,
};
use crate::{
    files::{At, FileError, FileFault, OpenedCourse, Training, load_scenario, load_training},
    training::{Id, Scenario, expert_faults},
};

/// What stands between the name of a scenario and that of one of its courses, in a file name.
const COURSE_MARK: &str = ".koers-";

/// What was found so far.
struct Looked<'a> {
    grader: &'a Grader,
    out: &'a mut Out,
    scenarios: BTreeMap<Id, Scenario>,
    courses: Vec<(PathBuf, OpenedCourse)>,
    counts: [usize; 3],
    worst: Exit,
}

/// Looks all files over. Scenarios come first, so that a course finds its own among them.
pub(super) fn run(files: &[PathBuf], grader: &Grader, out: &mut Out) -> Result<Exit, Fault> {
    let mut looked = Looked {
        grader,
        out,
        scenarios: BTreeMap::new(),
        courses: Vec::new(),
        counts: [0; 3],
        worst: Exit::Fine,
    };
    let mut paths = Vec::new();
    for file in files {
        if file.is_dir() {
            paths.extend(in_folder(file)?);
        } else {
            paths.push(file.clone());
        }
    }
    for path in paths {
        looked.file(path)?;
    }
    for (path, opened) in std::mem::take(&mut looked.courses) {
        looked.course(&path, &opened)?;
    }
    let [scenarios, courses, problems] = looked.counts;
    looked.out.line(&format!(
        "{}, {}: {}",
        counted(scenarios, "scenario", "scenario’s"),
        counted(courses, "verloop", "verlopen"),
        counted(problems, "probleem", "problemen"),
    ))?;
    Ok(looked.worst)
}

/// The files for training in a folder, in order of name.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let refused = |error| {
        Fault::File(FileError {
            path: folder.to_owned(),
            fault: FileFault::Unreadable(error),
        })
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        if path.extension().is_some_and(|e| e == "ron") && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(Fault::NoScenarios(folder.to_owned()));
    }
    Ok(paths)
}

impl Looked<'_> {
    fn file(&mut self, path: PathBuf) -> Result<(), Fault> {
        match load_training(&path) {
            Ok(Training::Course(course)) => self.courses.push((path, *course)),
            Ok(Training::Scenario(opened)) => {
                self.counts[0] += 1;
                for located in &opened.problems {
                    let text = self.grader.problem(&located.problem);
                    self.problem(&path, located.at, &text)?;
                }
                if opened.problems.is_empty() {
                    for fault in expert_faults(&self.grader.tools(), &opened.scenario) {
                        self.problem(&path, None, &fault)?;
                    }
                }
                let scenario = opened.scenario;
                if self.scenarios.contains_key(&scenario.id) {
                    let text = format!(
                        "scenario: de naam ‘{}’ heeft ook een ander bestand. Geef elk scenario een eigen naam.",
                        scenario.id
                    );
                    self.problem(&path, None, &text)?;
                }
                self.scenarios
                    .entry(scenario.id.clone())
                    .or_insert(scenario);
            }
            Err(error) => {
                let at = place_of(&error.fault);
                // The line stands before the sentence already.
                let text = in_a_check(&error.fault.to_string());
                let text = at.map_or(text.as_str(), |at| {
                    text.strip_prefix(&format!("{at}: ")).unwrap_or(&text)
                });
                let exit = if error.is_content() {
                    Exit::Wrong
                } else {
                    Exit::Disk
                };
                self.worst = worse(self.worst, exit);
                self.counts[2] += 1;
                self.line(&path, at, text)?;
            }
        }
        Ok(())
    }

    fn course(&mut self, path: &Path, opened: &OpenedCourse) -> Result<(), Fault> {
        self.counts[1] += 1;
        let id = &opened.course.scenario;
        let scenario = match self.scenarios.get(id) {
            Some(scenario) => Some(scenario.clone()),
            None => beside(path).filter(|scenario| scenario.id == *id),
        };
        let Some(scenario) = scenario else {
            let text = format!(
                "het scenario ‘{id}’ is niet gevonden. Noem ook het bestand met het scenario."
            );
            return self.problem(path, None, &text);
        };
        match course::play(self.grader, &scenario, opened) {
            Ok(graded) => {
                for line in graded.difference.lines() {
                    self.problem(path, opened.misses_at, &line)?;
                }
                Ok(())
            }
            Err(wrong) => self.problem(path, wrong.at, &in_a_check(&wrong.text)),
        }
    }

    fn problem(&mut self, path: &Path, at: Option<At>, text: &str) -> Result<(), Fault> {
        self.counts[2] += 1;
        self.worst = worse(self.worst, Exit::Wrong);
        self.line(path, at, text)
    }

    fn line(&mut self, path: &Path, at: Option<At>, text: &str) -> Result<(), Fault> {
        let at = at.unwrap_or(At::START);
        let line = format!("{}:{}:{}: {text}", path.display(), at.line, at.column);
        Ok(self.out.line(&line)?)
    }
}

/// The scenario beside a course: `naam.ron` beside `naam.koers-x.ron`.
fn beside(course: &Path) -> Option<Scenario> {
    let name = course.file_name()?.to_str()?;
    let (scenario, _) = name.split_once(COURSE_MARK)?;
    let path = course.with_file_name(format!("{scenario}.ron"));
    load_scenario(&path).ok().map(|opened| opened.scenario)
}

fn place_of(fault: &FileFault) -> Option<At> {
    match fault {
        FileFault::Encoding { at, .. }
        | FileFault::Forbidden { at, .. }
        | FileFault::TooDeep { at }
        | FileFault::NoHeader { at, .. }
        | FileFault::Version { at, .. }
        | FileFault::Syntax { at, .. } => Some(*at),
        FileFault::Twice { at, .. } | FileFault::Invalid { at, .. } => *at,
        _ => None,
    }
}
