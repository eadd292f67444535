//! The program: arguments to a command or a window. Here, and only here, `cli` meets `ui`.

use std::process::ExitCode;

use voorop::cli::{self, Exit, Next};

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Next::Done(exit) => exit.into(),
        // VENSTER: the one place where the window is opened.
        Next::Window(_request) => Exit::Display.into(),
    }
}
