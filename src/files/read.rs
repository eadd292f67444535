//! Reading a text file that may be anything: a device, a hundred megabytes, another encoding.

use std::{fs, io, io::Read, path::Path};

use super::{At, FileError, FileFault, Stamp};

/// Largest file that is read, in bytes. A melding with every field full is far smaller.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The text of a file, without a byte order mark and with `\n` as line end.
pub(super) fn read_text(path: &Path) -> Result<(String, Stamp), FileError> {
    let at = |fault| FileError {
        path: path.to_owned(),
        fault,
    };
    let bytes = read_bytes(path).map_err(at)?;
    let stamp = Stamp::of(&bytes);
    let text = text_of(bytes).map_err(at)?;
    Ok((text, stamp))
}

/// The bytes of an ordinary file within the limit. Anything else is refused before it is opened:
/// opening a pipe would wait for a writer.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, FileFault> {
    read_up_to(path, MAX_BYTES)
}

/// The bytes of an ordinary file of at most `limit` bytes.
///
/// # Errors
/// No file, no ordinary file, a larger one, or one that the system does not let be read.
pub fn read_bytes_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    read_up_to(path, limit).map_err(|fault| FileError {
        path: path.to_owned(),
        fault,
    })
}

/// The same with a limit of its own.
pub(super) fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
    let about = fs::metadata(path).map_err(unread)?;
    if !about.is_file() {
        return Err(FileFault::NotAFile);
    }
    if about.len() > limit {
        return Err(FileFault::TooLarge);
    }
    let file = fs::File::open(path).map_err(unread)?;
    let mut bytes = Vec::new();
    // The file may grow between the question and the answer, and some systems report no length.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    if bytes.len() as u64 > limit {
        return Err(FileFault::TooLarge);
    }
    Ok(bytes)
}

fn unread(error: io::Error) -> FileFault {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileFault::Missing,
        _ => FileFault::Unreadable(error),
    }
}

/// Bytes as a text file of this program.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, FileFault> {
    // UTF-16 without a byte order mark is valid UTF-8 full of zeros.
    if let Some(offset) = bytes.iter().take(2).position(|b| *b == 0) {
        return Err(FileFault::Encoding {
            offset,
            at: At {
                line: 1,
                column: offset + 1,
            },
            hint: UTF16,
        });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let read = String::from_utf8_lossy(&bytes[..offset]);
        FileFault::Encoding {
            offset,
            at: At::after(read.strip_prefix('\u{FEFF}').unwrap_or(&read)),
            hint: encoding_hint(bytes),
        }
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n"))
}

const UTF16: &str = "Het lijkt op UTF-16. Sla het in de editor op als UTF-8.";

fn encoding_hint(bytes: &[u8]) -> &'static str {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if utf16 {
        UTF16
    } else {
        "Het lijkt op Windows-1252. Sla het in de editor op als UTF-8."
    }
}
