//! The one key that the database is encrypted with.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{error::KeyError, hex::to_hex};

/// HMAC-SHA256.
pub(super) type HmacSha256 = Hmac<Sha256>;

/// 32 random bytes that leave memory when the value is dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ArchiveKey([u8; 32]);

impl ArchiveKey {
    /// A new key.
    pub(super) fn random() -> Result<Self, KeyError> {
        let mut key = Self([0; 32]);
        getrandom::fill(&mut key.0).map_err(|_| KeyError::Chance)?;
        Ok(key)
    }

    /// A key that came out of a slot; `bytes` is wiped.
    pub(super) fn taken(bytes: &mut [u8; 32]) -> Self {
        let key = Self(*bytes);
        bytes.zeroize();
        key
    }

    /// The key itself.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 64 lower-case hexadecimal digits, as the database's raw-key pragma wants it.
    pub fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(to_hex(&self.0))
    }

    /// A MAC that only the holder of this key can start, apart from every other use of the key.
    pub(super) fn mac(&self, purpose: &[u8]) -> HmacSha256 {
        let mut derive = hmac(&self.0);
        derive.update(purpose);
        let key = Zeroizing::new(<[u8; 32]>::from(derive.finalize().into_bytes()));
        hmac(key.as_ref())
    }
}

fn hmac(key: &[u8]) -> HmacSha256 {
    HmacSha256::new_from_slice(key).expect("HMAC takes a key of any length")
}

/// Without the content: it must not reach a log or a panic message.
impl fmt::Debug for ArchiveKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ArchiveKey(..)")
    }
}
