//! The printed code that opens the archive when nobody can log in.
//!
//! 160 random bits as 32 characters, and a group of four that tells a typing error apart from a code
//! of another archive. The characters leave out I, L, O and U, which are easily misread.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::error::KeyError;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES: usize = 20;
const CHARS: usize = 32;
const CHECK: usize = 4;
const GROUP: usize = 4;

/// Why typed text is no recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeFault {
    /// Not 36 characters.
    #[error(
        "De herstelcode heeft {} tekens. U typte er {found}. Kijk of er een groep ontbreekt of dubbel is.",
        CHARS + CHECK
    )]
    Length {
        /// The number of characters, without spaces and dashes.
        found: usize,
    },
    /// A character that no code holds.
    #[error(
        "In groep {group} staat een teken dat in een herstelcode niet voorkomt. Kijk die groep na."
    )]
    Character {
        /// The group of four, from 1.
        group: usize,
    },
    /// The last group does not fit the others.
    #[error("In de herstelcode zit een typefout. Vergelijk elke groep met het papier.")]
    Typo,
}

/// A recovery code. It leaves memory when the value is dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; BYTES]);

impl RecoveryCode {
    /// A new code. It opens nothing before it is put in a keyring.
    ///
    /// # Errors
    /// The system gives no chance.
    pub fn random() -> Result<Self, KeyError> {
        let mut code = Self([0; BYTES]);
        getrandom::fill(&mut code.0).map_err(|_| KeyError::Chance)?;
        Ok(code)
    }

    pub(super) fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// The code for on paper: nine groups of four with dashes between them.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(CHARS + CHECK + 8));
        for (i, value) in self.values().iter().enumerate() {
            if i > 0 && i % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*value)]));
        }
        text
    }

    /// The code with its check group, five bits at a time.
    fn values(&self) -> Zeroizing<[u8; CHARS + CHECK]> {
        let mut values = Zeroizing::new([0; CHARS + CHECK]);
        spread(&self.0, &mut values[..CHARS]);
        spread(&self.check(), &mut values[CHARS..]);
        values
    }

    /// The first bytes of a hash; 20 of the bits are used.
    fn check(&self) -> [u8; 3] {
        let hash = Sha256::new()
            .chain_update(b"voorop herstelcode 1")
            .chain_update(self.0)
            .finalize();
        [hash[0], hash[1], hash[2]]
    }

    /// Reads a code as a person types it: in any case, with or without spaces and dashes, with the
    /// letter O for 0 and the letters I or L for 1.
    ///
    /// # Errors
    /// The typing error, before any slow arithmetic.
    pub fn read(text: &str) -> Result<Self, CodeFault> {
        let mut values = Zeroizing::new([0; CHARS + CHECK]);
        let mut found = 0;
        let mut unknown = None;
        for c in text.chars().filter(|c| !is_spacing(*c)) {
            let value = value_of(c);
            if value.is_none() && unknown.is_none() {
                unknown = Some(found / GROUP + 1);
            }
            if let Some(place) = values.get_mut(found) {
                *place = value.unwrap_or_default();
            }
            found += 1;
        }
        if found != CHARS + CHECK {
            return Err(CodeFault::Length { found });
        }
        if let Some(group) = unknown {
            return Err(CodeFault::Character { group });
        }
        let code = Self(gather(&values[..CHARS]));
        if *code.values() != *values {
            return Err(CodeFault::Typo);
        }
        Ok(code)
    }
}

/// Spaces and every kind of dash a keyboard or a word processor makes.
fn is_spacing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let c = u8::try_from(c).ok()?;
    let place = ALPHABET.iter().position(|known| *known == c)?;
    u8::try_from(place).ok()
}

/// Bytes to values of five bits, from the front; bits that do not fit are left out.
fn spread(bytes: &[u8], values: &mut [u8]) {
    for (i, value) in values.iter_mut().enumerate() {
        *value = (0..5).fold(0, |v, bit| {
            let at = i * 5 + bit;
            v << 1 | bytes[at / 8] >> (7 - at % 8) & 1
        });
    }
}

/// Values of five bits back to bytes.
fn gather(values: &[u8]) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    for at in 0..BYTES * 8 {
        bytes[at / 8] |= (values[at / 5] >> (4 - at % 5) & 1) << (7 - at % 8);
    }
    bytes
}

/// Without the content: it must not reach a log or a panic message.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}
