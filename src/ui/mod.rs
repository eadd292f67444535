//! The window: how it starts, what it is drawn with, and one file a screen. Views draw and return
//! what the user asked for.

pub mod fonts;
pub mod keys;
pub mod palette;
pub mod probe;
pub mod renderer;
pub mod start;
pub mod start_error;
pub mod theme;
pub mod widgets;
