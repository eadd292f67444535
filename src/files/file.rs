//! A melding as a file: `(voorop: 2, melding: (...))`.
//!
//! Version 1 is read for ever. What it cannot say becomes unknown, never safe: a source that it named
//! for *nee* is one of the answers now, gezag and main residence are one kind of which nobody knows
//! which, and a decision says not whom it favours, about which child, or whether it counts today.

use std::path::Path;

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::{
    FileError, FileFault, MAX_BYTES, Overwrite, Stamp,
    decode::{decode, options},
    read::read_text,
    save_text,
};
use crate::melding::Melding;

/// The version of the file that this program writes.
pub const VERSION: u32 = 2;

/// The oldest version of the file that it reads.
pub const OLDEST: u32 = 1;

/// A melding from a file, with what the file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The melding, checked.
    pub melding: Melding,
    /// For [`Overwrite::IfUnchanged`].
    pub stamp: Stamp,
}

#[derive(Serialize)]
struct Contents<'a> {
    voorop: u32,
    melding: &'a Melding,
}

/// Loads a melding.
///
/// # Errors
/// See [`FileFault`]; nothing on disk changes.
pub fn load(path: &Path) -> Result<Opened, FileError> {
    let (text, stamp) = read_text(path)?;
    let melding = from_text(&text).map_err(|fault| FileError {
        path: path.to_owned(),
        fault,
    })?;
    Ok(Opened { melding, stamp })
}

/// Saves a melding, whole or not at all, and only if it would load again.
///
/// # Errors
/// As [`save_text`], and a melding that [`load`] would refuse: then nothing was written.
pub fn save(path: &Path, melding: &Melding, overwrite: Overwrite) -> Result<Stamp, FileError> {
    let text = to_text(melding)
        .and_then(|text| check_loads(melding, text))
        .map_err(|fault| FileError {
            path: path.to_owned(),
            fault,
        })?;
    save_text(path, &text, overwrite)
}

/// The melding as the text of a file.
///
/// # Errors
/// Only if the writer of RON fails, which it has no reason to.
pub fn to_text(melding: &Melding) -> Result<String, FileFault> {
    let contents = Contents {
        voorop: VERSION,
        melding,
    };
    let config = PrettyConfig::new().new_line("\n");
    let text = options()
        .to_string_pretty(&contents, config)
        .map_err(|e| FileFault::Unwritten(std::io::Error::other(e)))?;
    Ok(text + "\n")
}

/// A melding from the text of a file.
///
/// # Errors
/// See [`FileFault`].
pub fn from_text(text: &str) -> Result<Melding, FileFault> {
    decode(text)
}

fn check_loads(melding: &Melding, text: String) -> Result<String, FileFault> {
    let unsavable = |fault| FileFault::Unsavable(Box::new(fault));
    if text.len() as u64 > MAX_BYTES {
        return Err(unsavable(FileFault::TooLarge));
    }
    // Straight from the value: a place in a text that nobody has seen helps nobody.
    melding.validate().map_err(|invalid| {
        unsavable(FileFault::Invalid {
            at: None,
            invalid: Box::new(invalid),
        })
    })?;
    from_text(&text).map_err(unsavable)?;
    Ok(text)
}
