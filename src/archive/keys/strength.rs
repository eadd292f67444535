//! How much work it is to try one passphrase.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::error::KeyError;

/// A file that asks for more than this is refused, so that it cannot take the PC's memory.
const MAX_MEMORY_KIB: u32 = 256 * 1024;
const MAX_PASSES: u32 = 10;
const MAX_LANES: u32 = 4;

/// The cost of argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub struct Strength {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Strength {
    /// For real use: 64 MiB, three passes, one lane.
    pub const STANDARD: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// For tests only: next to no work, so no protection.
    #[doc(hidden)]
    pub const fn cheap_for_tests() -> Self {
        Self {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        }
    }

    /// Memory in KiB, passes and lanes.
    pub(super) fn parts(self) -> [u32; 3] {
        [self.memory_kib, self.passes, self.lanes]
    }
}

impl Default for Strength {
    fn default() -> Self {
        Self::STANDARD
    }
}

impl TryFrom<Raw> for Strength {
    type Error = &'static str;

    fn try_from(raw: Raw) -> Result<Self, Self::Error> {
        let within = raw.memory_kib <= MAX_MEMORY_KIB
            && raw.passes <= MAX_PASSES
            && raw.lanes <= MAX_LANES
            && Params::new(raw.memory_kib, raw.passes, raw.lanes, Some(32)).is_ok();
        if !within {
            return Err("cost out of bounds");
        }
        Ok(Self {
            memory_kib: raw.memory_kib,
            passes: raw.passes,
            lanes: raw.lanes,
        })
    }
}

impl From<Strength> for Raw {
    fn from(strength: Strength) -> Self {
        let [memory_kib, passes, lanes] = strength.parts();
        Self {
            memory_kib,
            passes,
            lanes,
        }
    }
}

/// A key that opens the private half of one slot.
pub(super) type SlotKey = Zeroizing<[u8; 32]>;

/// What turns a secret into a key; tests count the calls.
pub(super) type Derive<'a> =
    &'a mut dyn FnMut(Strength, &[u8; 16], &[u8]) -> Result<SlotKey, KeyError>;

/// Runs argon2id. The working memory is wiped afterwards.
///
/// # Errors
/// Too little memory.
pub(super) fn derive(
    strength: Strength,
    salt: &[u8; 16],
    secret: &[u8],
) -> Result<SlotKey, KeyError> {
    let [memory, passes, lanes] = strength.parts();
    let params = Params::new(memory, passes, lanes, Some(32)).map_err(|_| KeyError::Memory)?;
    let mut blocks = Vec::new();
    let count = params.block_count();
    blocks
        .try_reserve_exact(count)
        .map_err(|_| KeyError::Memory)?;
    blocks.resize(count, Block::new());
    let mut key = Zeroizing::new([0; 32]);
    let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, key.as_mut(), &mut blocks);
    for block in &mut blocks {
        block.zeroize();
    }
    done.map_err(|_| KeyError::Memory)?;
    Ok(key)
}
