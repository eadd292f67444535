//! What several tests need: the cases, folders that clean themselves up, and the binary.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The top of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The path of a case.
pub fn case(name: &str) -> PathBuf {
    root().join("scenarios").join(format!("{name}.ron"))
}

/// The text of the case that has everything in it.
pub fn rich_case() -> String {
    std::fs::read_to_string(case("01-acuut-gevaar")).expect("the case stands in the repository")
}

/// A folder that goes away with its value.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("the system has a temporary folder")
}

/// A file with this content in this folder.
pub fn write(folder: &tempfile::TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a temporary folder can be written");
    path
}

/// The names in a folder, sorted: to see that nothing was left behind.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let mut names: Vec<String> = entries
        .map(|e| {
            e.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// Runs the program without a display and without settings of the machine.
pub fn voorop(arguments: &[&str]) -> Output {
    command()
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// The moment at which the program runs: what a test says does not depend on its day.
pub const CLOCK: &str = "2026-11-21T09:00:00";

/// The program, to be run without a display, with a clock of its own and without settings of the
/// machine.
pub fn command() -> Command {
    let mut command = Command::new(option_env!("CARGO_BIN_EXE_voorop").unwrap_or("voorop"));
    command.env("VOOROP_KLOK", CLOCK);
    for variable in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WAYLAND_SOCKET",
        "VOOROP_ARCHIEF",
        "VOOROP_ASSETS",
        "VOOROP_WEERGAVE",
    ] {
        command.env_remove(variable);
    }
    command
}

/// What a run printed, and its exit code.
pub fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// Says in the test's output why a check could not be made on this machine.
pub fn skipped(why: &str) {
    eprintln!("OVERGESLAGEN: {why}");
}
