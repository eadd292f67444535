//! The scenarios that come with the program, and those in a folder of a trainer.

use std::path::{Path, PathBuf};

use super::{FileError, FileFault, checked, load_scenario, scenario_from_text};
use crate::training::Scenario;

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        /// Every scenario that is built in: its file name and its text.
        pub const SHIPPED_SCENARIOS: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../scenarios/oefenen/", $name)))),+
        ];
    };
}

shipped! {
    "01-eerste-weigering.ron",
    "02-sterke-arm-rustig-kind.ron",
    "03-sterke-arm-afgedane-aangifte.ron",
    "04-achttiende-aangifte.ron",
    "05-half-uur-te-laat.ron",
    "06-contactverbod-aan-de-deur.ron",
    "07-weg-met-peuter.ron",
    "08-kind-noemt-wapen.ron",
    "09-onder-invloed-bij-overdracht.ron",
    "10-anonieme-zorg-en-advies.ron",
    "11-over-en-weer.ron",
    "12-ophalen-bij-grootouders.ron",
    "13-zestig-keer-eerder.ron",
    "14-kind-van-veertien.ron",
    "15-rechter-zei-geen-contact.ron",
}

/// The most files of a folder that are read.
const MOST_FILES: usize = 500;

/// The scenarios that come with the program, with what is wrong with those that cannot be played.
pub fn shipped_scenarios() -> (Vec<Scenario>, Vec<String>) {
    let read = SHIPPED_SCENARIOS.iter().map(|(name, text)| {
        let scenario = scenario_from_text(text).map_err(|fault| format!("{name}: {fault}"))?;
        match checked(text, &scenario).first() {
            None => Ok(scenario),
            Some(problem) => Err(format!("{name}: {problem}")),
        }
    });
    sorted_out(read)
}

/// The scenarios in a file or in a folder, each with its file, and what is wrong with those
/// that cannot be played.
/// Courses and other files of a folder are passed over.
pub fn scenarios_at(path: &Path) -> (Vec<(PathBuf, Scenario)>, Vec<String>) {
    if !path.is_dir() {
        return sorted_out([playable(path)].into_iter());
    }
    match scenario_files(path) {
        Ok(files) => sorted_out(files.iter().map(|file| playable(file))),
        Err(error) => (Vec::new(), vec![error.to_string()]),
    }
}

/// The files of a folder that by their name are scenarios, in order.
fn scenario_files(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let unread = |error| FileError {
        path: folder.to_owned(),
        fault: FileFault::Unreadable(error),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        if name.ends_with(".ron") && !name.contains(".koers-") {
            files.push(path);
        }
        if files.len() >= MOST_FILES {
            break;
        }
    }
    files.sort();
    Ok(files)
}

fn playable(path: &Path) -> Result<(PathBuf, Scenario), String> {
    let opened = load_scenario(path).map_err(|error| error.to_string())?;
    match opened.problems.first() {
        None => Ok((path.to_owned(), opened.scenario)),
        Some(problem) => Err(format!("{}: {problem}", path.display())),
    }
}

fn sorted_out<S>(read: impl Iterator<Item = Result<S, String>>) -> (Vec<S>, Vec<String>) {
    let (mut scenarios, mut faults) = (Vec::new(), Vec::new());
    for result in read {
        match result {
            Ok(scenario) => scenarios.push(scenario),
            Err(fault) => faults.push(fault),
        }
    }
    (scenarios, faults)
}
