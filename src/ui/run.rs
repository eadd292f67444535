//! Opening the window.

use std::path::PathBuf;

use chrono::Local;
use uuid::Uuid;

use crate::protocol::Step;

use super::{
    action::Action,
    app::{Source, Voorop, Words},
    fonts,
    renderer::Renderer,
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
    /// The renderer.
    pub renderer: Renderer,
    /// The theme.
    pub theme: Theme,
    /// The text size in percent, 100 to 200.
    pub scale: u16,
    /// The step to open on; Veiligheid where there is none.
    pub step: Option<Step>,
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
        };
        let mut app = Voorop::new(options.words.clone(), source, options.theme, ctx);
        if let Some(step) = options.step {
            app.apply(Action::ShowStep(step), ctx);
            app.open_on = Some(step);
        }
        if let Some(path) = &options.melding {
            app.open(path.clone());
        }
        Box::new(app)
    })
}
