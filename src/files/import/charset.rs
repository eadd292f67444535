//! From bytes to text: UTF-8, else Windows-1252. No byte is lost: the original is kept beside it.

use super::ImportFault;
use crate::melding::is_forbidden;

/// How the bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, with or without a mark.
    Utf8,
    /// Windows-1252, as Dutch office programs wrote for years.
    Windows1252,
}

const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// What Windows-1252 has where ISO 8859-1 has control characters. Five places are empty; those
/// keep their number, so that two different bytes never become one character.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Which of the two these bytes are.
///
/// # Errors
/// Bytes that are no text in either: with zeros in them, such as UTF-16 or a picture.
pub(super) fn charset_of(bytes: &[u8]) -> Result<Charset, ImportFault> {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if utf16 {
        return Err(ImportFault::Utf16);
    }
    if bytes.contains(&0) {
        return Err(ImportFault::NoText);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(_) => Charset::Utf8,
        Err(_) => Charset::Windows1252,
    })
}

/// Bytes as text, whole: a mark and line ends stay, so that every character keeps its place.
///
/// # Errors
/// Bytes that are no text, as UTF-16 or a picture.
pub fn any_text(bytes: Vec<u8>) -> Result<(String, Charset), ImportFault> {
    let charset = charset_of(&bytes)?;
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| decode(error.as_bytes(), Charset::Windows1252));
    Ok((text, charset))
}

/// The text of bytes in a charset that is known.
pub(super) fn decode(bytes: &[u8], charset: Charset) -> String {
    match charset {
        Charset::Utf8 => String::from_utf8_lossy(without_mark(bytes)).into_owned(),
        Charset::Windows1252 => bytes.iter().map(|b| windows_1252(*b)).collect(),
    }
}

/// The bytes after the mark of UTF-8.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// A text to read: line ends as `\n`, tabs as spaces, without characters that steer the screen.
pub(super) fn readable(text: &str) -> String {
    let plain = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', " ");
    plain.chars().filter(|c| !is_forbidden(*c)).collect()
}

/// The same on one line, for a name.
pub(super) fn one_line(text: &str) -> String {
    readable(text).replace('\n', " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_byte_of_windows_1252_is_a_character_of_its_own() {
        let all: BTreeSet<char> = (0..=255).map(windows_1252).collect();
        assert_eq!(all.len(), 256);
        assert_eq!(
            decode(b"\x80 100, \x91caf\xE9\x92", Charset::Windows1252),
            "€ 100, ‘café’"
        );
    }

    #[test]
    fn utf_8_goes_first_and_zeros_are_no_text() {
        assert_eq!(charset_of("één".as_bytes()).unwrap(), Charset::Utf8);
        assert_eq!(charset_of(b"\xE9\xE9n").unwrap(), Charset::Windows1252);
        assert!(matches!(
            charset_of(b"\xFF\xFEa\0"),
            Err(ImportFault::Utf16)
        ));
        assert!(matches!(charset_of(b"a\0b"), Err(ImportFault::NoText)));
        assert_eq!(decode("\u{FEFF}een".as_bytes(), Charset::Utf8), "een");
    }
}
