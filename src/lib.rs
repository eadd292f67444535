//! voorop

pub mod ui;
