//! The tests that need files, the binary or the source code: one binary, so that it links once.

#![allow(clippy::unwrap_used)]

mod archive;
mod arrows;
mod cases;
mod commands;
mod exchange;
mod format1;
mod hostile;
mod oefenen;
mod papers;
mod recognise;
mod saving;
mod scenario;
mod support;
mod taal;
