//! The commands: the same core as the window, without a window.
//!
//! Every command reads values, works them out and prints; `main` joins this room with `ui`.
//! Results go to standard output, errors to standard error, and the exit code tells which kind.

mod archive;
mod arguments;
mod check;
mod clock;
mod draw_up;
mod exit;
mod json;
mod language;
mod out;
mod paper;
mod proof;
mod scenario;
mod sources;
mod template;
mod usage;
mod words;

use std::{ffi::OsString, path::PathBuf};

pub use arguments::{Renderer, Theme, TrainingScreen, WindowRequest};
pub use exit::Exit;

use arguments::{Arguments, Command};
use exit::Fault;
use out::Out;
pub use out::complain;

use crate::files::Assets;

/// What `main` does next.
#[derive(Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "there is one, and it is used at once"
)]
pub enum Next {
    /// The command is done.
    Done(Exit),
    /// Open the window.
    Window(WindowRequest),
}

/// Reads the arguments, the name of the program first, and runs the command that they ask for.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> Next {
    let parsed = match usage::parse(arguments) {
        Ok(parsed) => parsed,
        Err(exit) => return Next::Done(exit),
    };
    let Arguments {
        command,
        window,
        assets,
        ..
    } = parsed;
    if command.is_some() && !window.is_empty() {
        complain(usage::BEFORE_COMMAND);
        return Next::Done(Exit::Usage);
    }
    let assets = assets.or_else(assets_of_environment);
    let window = match command {
        None => window,
        Some(Command::Venster { window }) => window,
        Some(command) => return Next::Done(run(command, assets)),
    };
    match Assets::open(assets.as_deref()) {
        Ok(assets) => Next::Window(window.request(assets)),
        Err(error) => Next::Done(refuse(&Fault::from(error))),
    }
}

fn run(command: Command, assets: Option<PathBuf>) -> Exit {
    let mut out = Out::new();
    let result = match command {
        Command::Opstellen(order) => draw_up::run(&order, assets.as_deref(), &mut out),
        Command::Papier(order) => paper::run(&order, assets.as_deref(), &mut out),
        Command::Sjabloon => template::run(assets.as_deref(), &mut out),
        Command::Controleer { files } => check::run(&files, assets.as_deref(), &mut out),
        Command::Taal(order) => language::run(&order, assets.as_deref(), &mut out),
        Command::Archief {
            order,
            folder,
            local,
        } => archive::run(order, folder, local, assets.as_deref(), &mut out),
        Command::Scenario { order } => scenario::run(&order, assets.as_deref(), &mut out),
        Command::Bronnen { json } => sources::run(json, assets.as_deref(), &mut out),
        Command::Bewijs { table } => proof::run(table, assets.as_deref(), &mut out),
        // `start` took this one.
        Command::Venster { .. } => Ok(Exit::Fine),
    };
    result
        .and_then(|exit| out.finish().map(|()| exit))
        .unwrap_or_else(|fault| refuse(&fault))
}

/// Says what is wrong, and gives the exit that belongs to it.
fn refuse(fault: &Fault) -> Exit {
    complain(&fault.to_string());
    fault.exit()
}

/// Folder of assets in the environment, where no flag names one.
const ASSETS_VARIABLE: &str = "VOOROP_ASSETS";

/// Folder of the archive in the environment, where no flag names one.
const ARCHIVE_VARIABLE: &str = "VOOROP_ARCHIEF";

fn assets_of_environment() -> Option<PathBuf> {
    folder_of_environment(ASSETS_VARIABLE)
}

fn archive_of_environment() -> Option<PathBuf> {
    folder_of_environment(ARCHIVE_VARIABLE)
}

fn folder_of_environment(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
