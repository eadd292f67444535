//! Opening the window.

use std::path::PathBuf;

use chrono::Local;
use eframe::egui::Context;
use uuid::Uuid;

use crate::{
    archive::{ArchiveError, Place, keys::Strength},
    files,
    protocol::Step,
};

use super::{
    action::Action,
    app::{Source, Voorop, Words},
    clocks, fonts,
    renderer::Renderer,
    room::oefenen::Begin,
    start,
    start_error::StartError,
    theme::Theme,
};

/// How the window opens.
#[derive(Clone, Debug)]
pub struct WindowOptions {
    /// Words and rules.
    pub words: Words,
    /// The melding to open.
    pub melding: Option<PathBuf>,
    /// The folder of the archive; the user's own data folder where there is none.
    pub archive: Option<PathBuf>,
    /// The renderer.
    pub renderer: Renderer,
    /// The theme.
    pub theme: Theme,
    /// The text size in percent, 100 to 200.
    pub scale: u16,
    /// The step to open on; Veiligheid where there is none.
    pub step: Option<Step>,
    /// Open on the training room.
    pub training: bool,
    /// A scenario or a folder of scenarios to read for it.
    pub scenarios: Option<PathBuf>,
    /// The screen of the training room to begin with.
    pub begin: Begin,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// No display, or no renderer that works.
pub fn run(options: WindowOptions) -> Result<(), StartError> {
    // No personal data in the title.
    let title = options.words.ui.brand.clone();
    start::run(options.renderer, &title, move |creation| {
        let ctx = &creation.egui_ctx;
        fonts::install(ctx);
        ctx.set_zoom_factor(f32::from(options.scale.clamp(100, 200)) / 100.0);
        let source = Source {
            now: || Local::now().naive_local(),
            id: Uuid::now_v7,
            clocks: clocks::system,
        };
        let mut app = voorop(&options, source, ctx);
        if let Some(step) = options.step {
            app.apply(Action::ShowStep(step), ctx);
            app.open_on = Some(step);
        }
        if let Some(path) = &options.melding {
            app.open(path.clone());
        }
        app.training_folder = files::results_folder();
        if options.training {
            app.open_training(options.scenarios.clone(), options.begin, ctx);
        }
        Box::new(app)
    })
}

/// The window with its archive, or without one: for a file, for a step that was named, and where no
/// folder can be used.
fn voorop(options: &WindowOptions, source: Source, ctx: &Context) -> Voorop {
    let words = options.words.clone();
    let without = |words| Voorop::new(words, source, options.theme, ctx);
    let is_asked = options.melding.is_none() && options.step.is_none();
    let named = options.archive.clone();
    let Some(folder) = named
        .clone()
        .or_else(Place::default_folder)
        .filter(|_| is_asked)
    else {
        return without(words);
    };
    match Place::new(&folder) {
        Ok(place) => {
            let strength = Strength::STANDARD;
            let app = Voorop::with_archive(words, source, options.theme, ctx, place, strength);
            app.hear_system(ctx);
            app
        }
        Err(ArchiveError::UnknownDisk { folder, kind }) => {
            without(words).with_unknown_disk(folder, kind)
        }
        Err(error) if named.is_some() => without(words).with_trouble(error.to_string()),
        Err(_) => without(words),
    }
}
