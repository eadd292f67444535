//! The window: how it starts, what it is drawn with, and one file a screen.

pub mod fonts;
pub mod probe;
pub mod renderer;
pub mod start;
pub mod start_error;
