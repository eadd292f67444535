//! One slot: a private key under a passphrase or code, and the archive key under its public half.

use std::{io::Read, iter};

use age::{
    secrecy::ExposeSecret,
    x25519::{Identity, Recipient},
};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    archive_key::ArchiveKey,
    error::KeyError,
    hex::{Blob, Fixed},
    strength::{Derive, Strength},
    transcript::Transcript,
};

/// The bytes of a sealed private key in age's text form, tag included.
const IDENTITY_BYTES: usize = 74 + 16;
/// No sealed archive key is longer.
const SEALED_KEY_BYTES: usize = 1024;

/// Which archive a slot belongs to, and whose it is: bound to the sealed private key, so that slots
/// cannot change places. Role and unit are not in here: the beheerder changes those without the
/// passphrase, and the MAC over the whole sidecar covers them.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) archive: &'a Fixed<16>,
    /// The name as stored; `None` for the recovery slot.
    pub(super) user: Option<&'a str>,
}

/// A slot as it lies in the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lock {
    pub(super) public: String,
    pub(super) strength: Strength,
    pub(super) salt: Fixed<16>,
    pub(super) nonce: Fixed<24>,
    pub(super) identity: Blob,
    /// `None` for a trainer.
    pub(super) key: Option<Blob>,
}

impl Lock {
    /// A new slot under this secret, without the archive key.
    pub(super) fn make(
        owner: Owner<'_>,
        secret: &[u8],
        strength: Strength,
        derive: Derive<'_>,
    ) -> Result<Self, KeyError> {
        let identity = Identity::generate();
        let mut lock = Self {
            public: identity.to_public().to_string(),
            strength,
            salt: random()?,
            nonce: random()?,
            identity: Blob(Vec::new()),
            key: None,
        };
        let key = derive(strength, &lock.salt.0, secret)?;
        let sealed = XChaCha20Poly1305::new((&*key).into()).encrypt(
            &lock.nonce.0.into(),
            Payload {
                msg: identity.to_string().expose_secret().as_bytes(),
                aad: &lock.header(owner),
            },
        );
        lock.identity = Blob(sealed.map_err(|_| KeyError::Damaged)?);
        Ok(lock)
    }

    /// What is bound to the sealed private key.
    fn header(&self, owner: Owner<'_>) -> Vec<u8> {
        let kind = if owner.user.is_some() {
            "user"
        } else {
            "recovery"
        };
        Transcript::new("voorop sleutels 1: slot")
            .bytes(&owner.archive.0)
            .text(kind)
            .text(owner.user.unwrap_or_default())
            .text(&self.public)
            .strength(self.strength)
            .bytes(&self.salt.0)
            .finish()
    }

    /// Everything in the slot, for the MAC over the sidecar.
    pub(super) fn write(&self, transcript: Transcript) -> Transcript {
        let Self {
            public,
            strength,
            salt,
            nonce,
            identity,
            key,
        } = self;
        transcript
            .text(public)
            .strength(*strength)
            .bytes(&salt.0)
            .bytes(&nonce.0)
            .bytes(&identity.0)
            .optional(key.as_ref())
    }

    /// Whether the parts can be what they claim to be; says nothing about who made them.
    pub(super) fn well_formed(&self) -> bool {
        self.recipient().is_some()
            && self.identity.0.len() == IDENTITY_BYTES
            && self
                .key
                .as_ref()
                .is_none_or(|Blob(bytes)| bytes.len() <= SEALED_KEY_BYTES)
    }

    fn recipient(&self) -> Option<Recipient> {
        self.public.parse().ok()
    }

    /// Seals the archive key to this slot; needs no passphrase.
    pub(super) fn put(&mut self, key: &ArchiveKey) -> Result<(), KeyError> {
        let recipient = self.recipient().ok_or(KeyError::Damaged)?;
        let sealed = age::encrypt(&recipient, key.bytes()).map_err(|_| KeyError::Damaged)?;
        self.key = Some(Blob(sealed));
        Ok(())
    }

    /// The private key; `None` for another secret or another header.
    pub(super) fn open(&self, owner: Owner<'_>, slot_key: &[u8; 32]) -> Option<Identity> {
        let opened = XChaCha20Poly1305::new(slot_key.into()).decrypt(
            &self.nonce.0.into(),
            Payload {
                msg: &self.identity.0,
                aad: &self.header(owner),
            },
        );
        let text = Zeroizing::new(opened.ok()?);
        std::str::from_utf8(&text).ok()?.parse().ok()
    }

    /// The archive key, for the holder of the private key; `None` in a trainer's slot.
    pub(super) fn take(&self, identity: &Identity) -> Result<Option<ArchiveKey>, KeyError> {
        let Some(Blob(sealed)) = &self.key else {
            return Ok(None);
        };
        let damaged = |_| KeyError::Damaged;
        let file = age::Decryptor::new_buffered(sealed.as_slice()).map_err(damaged)?;
        let mut reader = file
            .decrypt(iter::once(identity as &dyn age::Identity))
            .map_err(damaged)?;
        let mut bytes = Zeroizing::new([0; 32]);
        reader
            .read_exact(bytes.as_mut())
            .map_err(|_| KeyError::Damaged)?;
        if reader.read(&mut [0]).map_err(|_| KeyError::Damaged)? != 0 {
            return Err(KeyError::Damaged);
        }
        Ok(Some(ArchiveKey::taken(&mut bytes)))
    }
}

/// Fresh random bytes.
pub(super) fn random<const N: usize>() -> Result<Fixed<N>, KeyError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| KeyError::Chance)?;
    Ok(Fixed(bytes))
}
