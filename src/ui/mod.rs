//! The window: colours, widgets and keys. Views draw and return what the user asked for.
pub mod fonts;
pub mod keys;
pub mod palette;
pub mod theme;
pub mod widgets;
