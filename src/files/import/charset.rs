//! From bytes to text: UTF-16, UTF-8, DOS or Windows-1252. No byte is lost: the original is kept
//! beside it.

use std::borrow::Cow;

use super::ImportFault;
use crate::melding::is_forbidden;

/// How the bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, as Dutch office programs wrote for years.
    Windows1252,
    /// Code page 850, of DOS programs.
    Dos,
}

const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
/// Letters with an accent in code page 850 where Windows-1252 has quotation marks and signs that do
/// not stand inside a word.
const DOS_LETTERS: &[u8] = &[
    0x81, 0x82, 0x84, 0x85, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x93, 0x94,
];

/// Which of them these bytes are.
///
/// # Errors
/// Bytes that are no text in any: with zeros in them, such as a picture.
pub(super) fn charset_of(bytes: &[u8]) -> Result<Charset, ImportFault> {
    if let Some(wide) = utf16(bytes) {
        return Ok(wide);
    }
    if bytes.contains(&0) {
        return Err(ImportFault::NoText);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(_) => Charset::Utf8,
        Err(_) if is_dos(bytes) => Charset::Dos,
        Err(_) => Charset::Windows1252,
    })
}

/// UTF-16 with its mark, or text of which nearly every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<Charset> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Charset::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Charset::Utf16Be),
        _ => {}
    }
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |first: usize| {
        bytes
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 2);
    if odd * 10 >= half * 8 && even == 0 {
        Some(Charset::Utf16Le)
    } else if even * 10 >= half * 8 && odd == 0 {
        Some(Charset::Utf16Be)
    } else {
        None
    }
}

/// Whether accents stand inside words by code page 850, and none by Windows-1252.
fn is_dos(bytes: &[u8]) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_alphabetic)
    };
    let beside = |at: usize| letter(at.checked_sub(1)) || letter(Some(at + 1));
    let within = |at: usize| letter(at.checked_sub(1)) && letter(Some(at + 1));
    let mut dos = false;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte >= 0xC0 && beside(at) {
            return false;
        }
        // An accent at the end of a word counts where a letter stands before it: `Ren‚`.
        let ends = letter(at.checked_sub(1)) && matches!(byte, 0x82 | 0x89 | 0x8A);
        dos |= DOS_LETTERS.contains(byte) && (within(at) || ends);
    }
    dos
}

/// Bytes as text, whole: a mark and line ends stay, so that every character keeps its place.
///
/// # Errors
/// Bytes that are no text, as a picture.
pub fn any_text(bytes: Vec<u8>) -> Result<(String, Charset), ImportFault> {
    let charset = charset_of(&bytes)?;
    let text = match charset {
        Charset::Utf8 => String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        other => decode(&bytes, other),
    };
    Ok((text, charset))
}

/// The text of bytes in a charset that is known.
/// The bytes of a table with how they are written. Rows are divided by bytes: those of UTF-16 are
/// written as UTF-8 first.
///
/// # Errors
/// No text.
pub(super) fn by_bytes(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, Charset), ImportFault> {
    let charset = charset_of(bytes)?;
    Ok(match charset {
        Charset::Utf16Le | Charset::Utf16Be => {
            (decode(bytes, charset).into_bytes().into(), Charset::Utf8)
        }
        Charset::Utf8 | Charset::Windows1252 | Charset::Dos => (bytes.into(), charset),
    })
}

pub(super) fn decode(bytes: &[u8], charset: Charset) -> String {
    use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
    use oem_cp::{code_table::DECODING_TABLE_CP850, decode_string_complete_table};
    match charset {
        Charset::Utf8 => String::from_utf8_lossy(without_mark(bytes)).into_owned(),
        Charset::Utf16Le => UTF_16LE.decode_with_bom_removal(bytes).0.into_owned(),
        Charset::Utf16Be => UTF_16BE.decode_with_bom_removal(bytes).0.into_owned(),
        Charset::Windows1252 => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
        Charset::Dos => decode_string_complete_table(bytes, &DECODING_TABLE_CP850),
    }
}

/// The bytes after the mark of UTF-8.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
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
        let all: BTreeSet<String> = (0..=255)
            .map(|b| decode(&[b], Charset::Windows1252))
            .collect();
        assert_eq!(all.len(), 256);
        assert_eq!(
            decode(b"\x80 100, \x91caf\xE9\x92", Charset::Windows1252),
            "€ 100, ‘café’"
        );
    }

    #[test]
    fn each_charset_is_known_by_its_bytes() {
        assert_eq!(charset_of("één".as_bytes()).unwrap(), Charset::Utf8);
        assert_eq!(charset_of(b"\xE9\xE9n").unwrap(), Charset::Windows1252);
        assert_eq!(
            charset_of(b"foto\x92s en \x93citaat\x94").unwrap(),
            Charset::Windows1252
        );
        for (bytes, text) in [
            (&b"Ren\x82e belt"[..], "Renée belt"),
            (b"co\x94rdinatie", "coördinatie"),
        ] {
            let charset = charset_of(bytes).unwrap();
            assert_eq!(charset, Charset::Dos);
            assert_eq!(decode(bytes, charset), text);
        }
        let wide: Vec<u8> = "Kind thuis"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = [&[0xFF, 0xFE][..], &wide].concat();
        for bytes in [wide, marked] {
            let charset = charset_of(&bytes).unwrap();
            assert_eq!(
                (charset, decode(&bytes, charset)),
                (Charset::Utf16Le, "Kind thuis".into())
            );
        }
        assert!(matches!(charset_of(b"a\0b"), Err(ImportFault::NoText)));
        assert_eq!(decode("\u{FEFF}een".as_bytes(), Charset::Utf8), "een");
    }
}
