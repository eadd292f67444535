//! Seals: HMAC-SHA256 over parts, each with its length before it, so that no two lists of parts
//! give the same bytes.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{ArchiveError, Result};

/// A seal: 32 bytes.
pub type Seal = [u8; 32];

/// The key of the log. Its own, so that another archive key leaves the log verifiable.
#[derive(Clone)]
pub struct AuditKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for AuditKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AuditKey")
    }
}

impl AuditKey {
    /// A new key from the system's source of chance.
    ///
    /// # Errors
    /// The system has none.
    pub fn new() -> Result<Self> {
        random().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// A key that was kept; `None` where the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|b| Self(Zeroizing::new(b)))
    }

    /// To keep it in the encrypted database.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The seal of these parts for this use.
    pub fn seal(&self, purpose: &str, parts: &[&[u8]]) -> Seal {
        seal(&*self.0, purpose, parts)
    }
}

/// The seal of these parts under a key, for one use.
pub fn seal(key: &[u8], purpose: &str, parts: &[&[u8]]) -> Seal {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Random bytes.
///
/// # Errors
/// The system has no source of chance.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| ArchiveError::Chance)?;
    Ok(bytes)
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_run_together_have_other_seals() {
        let of = |parts: &[&[u8]]| seal(b"k", "test", parts);
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"a", b"bc"]));
        assert_ne!(of(&[b"ab"]), seal(b"k", "anders", &[b"ab"]));
        assert_ne!(of(&[b"ab"]), seal(b"l", "test", &[b"ab"]));
    }
}
