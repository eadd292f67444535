//! voorop
pub mod ui;
