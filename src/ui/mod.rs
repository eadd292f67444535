//! The window: how it starts, what it is drawn with, and one file a screen.
//! Views draw and return what the user asked for; only [`app::Voorop::apply`] changes anything.

pub mod action;
pub mod app;
pub mod clerk;
pub mod clocks;
pub mod fonts;
pub mod keys;
pub mod palette;
mod press;
pub mod probe;
pub mod renderer;
pub mod room;
mod rooms;
mod rows;
mod run;
mod scene;
mod screens;
pub mod session;
mod sheets;
mod shell;
mod side;
pub mod start;
pub mod start_error;
pub mod theme;
mod unseen;
pub mod view;
pub mod widgets;
mod window;
mod woordadvies;
mod worker;

pub use app::Words;
pub use renderer::Renderer;
pub use room::oefenen::Begin;
pub use run::{WindowOptions, run};
pub use start_error::StartError;
pub use theme::Theme;
