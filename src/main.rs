//! The program: arguments to a command or a window. Here, and only here, `cli` meets `ui`.

use std::process::ExitCode;

use voorop::{
    cli::{self, Exit, Next, WindowRequest},
    ui::{self, Renderer, StartError, Theme, WindowOptions, Words},
};

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Next::Done(exit) => exit.into(),
        Next::Window(request) => open(request).into(),
    }
}

fn open(request: WindowRequest) -> Exit {
    let words = match Words::read(&request.assets) {
        Ok(words) => words,
        Err(error) => {
            cli::complain(&error.to_string());
            return if error.is_content() {
                Exit::Wrong
            } else {
                Exit::Disk
            };
        }
    };
    match show(request, words) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            cli::complain(&error.to_string());
            Exit::Display
        }
    }
}

fn show(request: WindowRequest, words: Words) -> Result<(), StartError> {
    let renderer = Renderer::chosen(request.renderer.map(|r| match r {
        cli::Renderer::Auto => Renderer::Auto,
        cli::Renderer::Glow => Renderer::Glow,
        cli::Renderer::Wgpu => Renderer::Wgpu,
    }))?;
    let theme = match request.theme {
        None | Some(cli::Theme::Licht) => Theme::Licht,
        Some(cli::Theme::Donker) => Theme::Donker,
        Some(cli::Theme::Contrast) => Theme::Contrast,
    };
    let (melding, archive) = (request.melding, request.archive);
    let (training, scenarios) = (request.training, request.scenarios);
    let begin = request.training_screen.map(|screen| match screen {
        cli::TrainingScreen::Lijst => ui::Begin::List,
        cli::TrainingScreen::Spel => ui::Begin::Run,
        cli::TrainingScreen::Nabespreking => ui::Begin::Debrief,
        cli::TrainingScreen::Maken => ui::Begin::Make,
    });
    let (scale, step) = (request.scale.unwrap_or(100), request.show);
    ui::run(WindowOptions {
        words,
        melding,
        archive,
        renderer,
        theme,
        scale,
        step,
        training,
        scenarios,
        begin: begin.unwrap_or_default(),
    })
}
