//! The keys of the archive: who may open it, with which passphrase, and in which role.
//!
//! The archive is encrypted with one random key. Each user has a *slot*: a key pair whose private
//! half is sealed under the user's passphrase, and the archive key sealed to the public half. So
//! removing a user can bring in a new archive key without the passphrases of the others, and a
//! removed user who kept a copy of everything cannot open the new one. A printed recovery code
//! opens a slot of its own. A MAC made with the archive key covers all slots, so a role that was
//! raised or a slot that was slipped in is refused. The slots lie in two copies beside the
//! database.
//!
//! A slot whose passphrase the beheerder gave is marked: it opens nothing before its user has chosen an
//! own one. Passphrases and names count in composed letters, however a keyboard gives them.
//!
//! What this cannot do: whoever holds a valid slot holds the archive key, and could write a sidecar
//! of their own; and putting back an old sidecar together with its old database goes unnoticed here.
//! Roles are checked by the archive, not by this arithmetic: only a trainer's slot holds no key.

mod account;
mod archive_key;
mod change;
mod copy;
mod error;
mod hex;
mod keyring;
mod lock;
mod passphrase;
mod recovery;
mod refusals;
mod store;
mod strength;
mod throttle;
mod transcript;
mod write;

#[cfg(test)]
mod tests;

pub use account::{Account, NameFault, Role, UserName};
pub use archive_key::ArchiveKey;
#[cfg(any(test, feature = "fuzz"))]
pub use copy::read_hostile;
pub use error::{KeyError, KeyFileError};
pub use keyring::{Keyring, Unlocked};
pub use passphrase::{
    Guess, PASSPHRASE_MAX_BYTES, PASSPHRASE_MIN_CHARS, PassphraseFault, check_passphrase,
    check_passphrase_for, guess,
};
pub(super) use passphrase::{normal, sealed_forms};
pub use recovery::{CodeFault, RecoveryCode};
pub use refusals::{REFUSALS, Refusal, Refusals, Tried};
pub use store::{COPY, Loaded, MAIN, Repair, Which, Why};
pub use strength::Strength;
pub use throttle::{ATTEMPTS, LoadedThrottle, MAX_WAIT_SECONDS, Throttle};
