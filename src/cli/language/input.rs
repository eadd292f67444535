//! The text to look through: a file or what is piped in, in UTF-8 or Windows-1252.

use std::{
    io::{self, Read},
    path::Path,
};

use crate::files::{
    FileFault,
    import::{Charset, any_text},
    read_bytes_up_to,
};

/// Largest text, in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;

/// The name with which somebody asks for standard input.
const STANDARD_INPUT: &str = "-";

/// A text that was read.
pub(super) struct Input {
    /// Its name, as it was typed.
    pub name: String,
    /// The text, with its byte order mark and line ends, so that every byte keeps its place.
    pub text: String,
    /// It was no UTF-8.
    pub windows_1252: bool,
}

/// Why a text could not be looked through.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {why}")]
pub(in crate::cli) struct LanguageFault {
    name: String,
    why: Why,
}

#[derive(Debug, thiserror::Error)]
enum Why {
    #[error("{0}")]
    File(FileFault),
    #[error("wat u doorgeeft is niet te lezen: het systeem meldt ‘{0}’. Geef een bestand op.")]
    Input(io::Error),
    #[error("de tekst is groter dan {} MB. Knip hem in delen.", MAX_BYTES / (1024 * 1024))]
    TooLarge,
    #[error("dit is geen tekst. Bewaar de inhoud als tekstbestand (.txt) en probeer het opnieuw.")]
    NoText,
}

/// Reads it.
pub(super) fn read(path: &Path) -> Result<Input, LanguageFault> {
    let name = path.display().to_string();
    let bytes = if path.as_os_str() == STANDARD_INPUT {
        from_standard_input()
    } else {
        read_bytes_up_to(path, MAX_BYTES).map_err(|error| match error.fault {
            FileFault::TooLarge => Why::TooLarge,
            fault => Why::File(fault),
        })
    };
    let text = bytes.and_then(|bytes| any_text(bytes).map_err(|_| Why::NoText));
    match text {
        Ok((text, charset)) => Ok(Input {
            name,
            text,
            windows_1252: charset == Charset::Windows1252,
        }),
        Err(why) => Err(LanguageFault {
            name: super::lines::plain(&name),
            why,
        }),
    }
}

fn from_standard_input() -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    let mut limited = io::stdin().lock().take(MAX_BYTES + 1);
    limited.read_to_end(&mut bytes).map_err(Why::Input)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Why::TooLarge);
    }
    Ok(bytes)
}
