//! `voorop`: from a call about contact to a weighed decision, a mutatie and a draft zorgmelding.
//!
//! The map of the rooms. The core knows no window, file, clock or chance: everything comes in as a
//! value. The shell holds those, and is thin.
//!
//! | room | what it holds |
//! |---|---|
//! | [`protocol`] | the checklist itself: steps, signals, questions, wording and sources, read from text |
//! | [`melding`] | one call as the officer records it, the commands that change it, undo |
//! | [`afweging`] | the rules: what to do, why, what is open; the proof over all combinations |
//! | [`taal`] | word advice while typing, and the check for claims without a speaker |
//! | [`documents`] | mutatie, zorgmelding, leaflet and sheets as blocks, what one reader may read, blocks as text |
//! | [`paper`] | documents on pages: PDF, page images and DOCX |
//! | [`terugblik`] | many calls of one household: course, contradictions, quality points, figures |
//! | [`training`] | a scenario, the course that a trainee takes through it, and what it missed |
//! | [`archive`] | shell: the encrypted store: meldingen and versions, accounts, audit log, search, retention |
//! | [`files`] | shell: meldingen, texts and assets on disk |
//! | [`cli`] | shell: the commands |
//! | [`ui`] | shell: the window |
//!
//! Arrows: `main -> ui, cli`; `ui, cli -> all below, never each other`; `files -> terugblik,
//! training, paper, documents, taal, melding, protocol`; `archive -> melding, protocol`; `terugblik, training -> documents, taal, afweging,
//! melding, protocol`; `paper -> documents and below`; `documents -> taal, afweging, melding, protocol`;
//! `taal, afweging -> melding, protocol`;
//! `melding -> protocol`. A test reads them from the source.
//!
//! Beside the rooms, in tests and for `make fuzz` only: `fuzz`, one door for each kind of hostile bytes.
//!
//! One action, end to end: a screen draws and returns [`ui::action::Action`] ->
//! [`ui::app::Voorop::apply`] -> [`melding::Melding::apply`] -> [`afweging::assess`] ->
//! [`documents::mutatie`]. What changed goes to [`archive::Store`] on its own thread. The command line
//! walks the same path without a window.
//!
//! Deliberately absent: a store for a whole unit, and any network code.

pub mod afweging;
pub mod archive;
pub mod cli;
pub mod documents;
pub mod files;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
pub mod melding;
pub mod paper;
pub mod protocol;
pub mod taal;
pub mod terugblik;
pub mod training;
pub mod ui;
