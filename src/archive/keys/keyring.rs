//! All slots of an archive, and getting in.

use std::fmt;

use hmac::Mac;
use serde::{Deserialize, Serialize};

use super::{
    account::{Account, Role, UserName, unit_fits},
    archive_key::{ArchiveKey, HmacSha256},
    error::KeyError,
    hex::{Fixed, to_hex},
    lock::{Lock, Owner, random},
    passphrase::{check_passphrase_for, normal, sealed_forms},
    recovery::RecoveryCode,
    strength::{Derive, Strength, derive},
    transcript::Transcript,
};

/// No unit has more users on one PC.
pub(super) const MAX_USERS: usize = 500;

/// A user's slot.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub(super) account: Account,
    pub(super) lock: Lock,
    /// The passphrase came from the beheerder: its user still has to choose one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) one_time: bool,
}

fn is_false(mark: &bool) -> bool {
    !mark
}

/// What lies in the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) archive: Fixed<16>,
    pub(super) generation: u32,
    /// How often the file was written: the copy with more is the newer one. Not under the MAC,
    /// because writing needs no key; whoever can raise it can put back an old file anyway.
    pub(super) writes: u64,
    pub(super) slots: Vec<Slot>,
    pub(super) recovery: Lock,
    pub(super) mac: Fixed<32>,
    /// Nobody confirmed yet that the recovery code stands on paper.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) code_unseen: bool,
}

/// The slots of one archive.
#[derive(Clone)]
pub struct Keyring {
    pub(super) body: Body,
}

/// A user who got in.
#[derive(Debug)]
pub struct Unlocked {
    /// The archive key; `None` for a trainer.
    pub key: Option<ArchiveKey>,
    /// Who it is.
    pub account: Account,
    /// The passphrase is for this once: a new one has to be chosen.
    pub one_time: bool,
    /// The slot is sealed under another form of the same letters: [`Keyring::seal_again`].
    pub older_form: bool,
}

impl Keyring {
    /// The slots of a new archive: the first user, who must be beheerder, and the recovery code to
    /// print. Nothing is on disk yet.
    ///
    /// # Errors
    /// A first user with another role, a unit or passphrase against the rule, too little memory.
    pub fn create(
        first: Account,
        passphrase: &str,
        strength: Strength,
    ) -> Result<(Self, ArchiveKey, RecoveryCode), KeyError> {
        if first.role != Role::Beheerder {
            return Err(KeyError::LastBeheerder);
        }
        let archive = random()?;
        let (key, code) = (ArchiveKey::random()?, RecoveryCode::random()?);
        let slot = Slot::make(&archive, first, passphrase, strength, &key)?;
        let body = Body {
            generation: 1,
            writes: 0,
            slots: vec![slot],
            recovery: recovery_lock(&archive, &code, strength, &key)?,
            mac: Fixed([0; 32]),
            code_unseen: true,
            archive,
        };
        let mut keyring = Self { body };
        keyring.sign(&key);
        Ok((keyring, key, code))
    }

    /// Lets a user in. An unknown name and a wrong passphrase take the same work and give the same
    /// error.
    ///
    /// # Errors
    /// [`KeyError::Login`]; [`KeyError::Tampered`] when the passphrase is right but someone changed
    /// the slots; a damaged slot; too little memory.
    pub fn unlock(&self, user: &str, passphrase: &str) -> Result<Unlocked, KeyError> {
        self.unlock_by(user, passphrase, &mut derive)
    }

    /// [`Self::unlock`] with the slow function as a parameter, so that a test can count it.
    pub(super) fn unlock_by(
        &self,
        user: &str,
        passphrase: &str,
        derive: Derive<'_>,
    ) -> Result<Unlocked, KeyError> {
        let known = UserName::new(user).ok().and_then(|name| self.slot(&name));
        // For an unknown name the recovery slot stands in: its strength is that of the archive, and
        // as a user's it cannot open, because its header says what it is.
        let lock = known.map_or(&self.body.recovery, |slot| &slot.lock);
        let owner = Owner {
            archive: &self.body.archive,
            user: Some(known.map_or("", |slot| slot.account.user.as_str())),
        };
        let mut opened = None;
        for (nth, form) in sealed_forms(passphrase).iter().enumerate() {
            let slot_key = derive(lock.strength, &lock.salt.0, form.as_bytes())?;
            opened = lock.open(owner, &slot_key).map(|identity| (identity, nth));
            if opened.is_some() {
                break;
            }
        }
        let (Some(slot), Some((identity, nth))) = (known, opened) else {
            return Err(KeyError::Login);
        };
        let key = slot.lock.take(&identity)?;
        if let Some(key) = &key {
            self.verify(key)?;
        }
        Ok(Unlocked {
            key,
            account: slot.account.clone(),
            one_time: slot.one_time,
            older_form: nth > 0,
        })
    }

    /// Opens the archive with the printed code; then [`Self::set_passphrase`] gives a user a new
    /// passphrase.
    ///
    /// # Errors
    /// [`KeyError::Recovery`] for the code of another archive; otherwise as [`Self::unlock`].
    pub fn unlock_recovery(&self, code: &RecoveryCode) -> Result<ArchiveKey, KeyError> {
        let lock = &self.body.recovery;
        let slot_key = derive(lock.strength, &lock.salt.0, code.bytes())?;
        let owner = Owner {
            archive: &self.body.archive,
            user: None,
        };
        let identity = lock.open(owner, &slot_key).ok_or(KeyError::Recovery)?;
        let key = lock.take(&identity)?.ok_or(KeyError::Damaged)?;
        self.verify(&key)?;
        Ok(key)
    }

    /// Whether somebody confirmed that the recovery code stands on paper.
    pub fn code_is_kept(&self) -> bool {
        !self.body.code_unseen
    }

    /// Every user, in the order in which they were added.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.body.slots.iter().map(|slot| &slot.account)
    }

    /// Which database file belongs to these slots; one more after each new archive key.
    pub fn generation(&self) -> u32 {
        self.body.generation
    }

    /// The random name of the archive: 32 hexadecimal digits. No secret.
    pub fn archive_id(&self) -> String {
        to_hex(&self.body.archive.0)
    }

    pub(super) fn slot(&self, user: &UserName) -> Option<&Slot> {
        self.body.slots.iter().find(|s| s.account.user == *user)
    }

    /// Whether these slots are as the holder of this key left them.
    ///
    /// # Errors
    /// [`KeyError::Tampered`].
    pub fn verify(&self, key: &ArchiveKey) -> Result<(), KeyError> {
        let mac = self.body.mac_under(key);
        mac.verify(&self.body.mac.0.into())
            .map_err(|_| KeyError::Tampered)
    }

    pub(super) fn sign(&mut self, key: &ArchiveKey) {
        self.body.mac = Fixed(self.body.mac_under(key).finalize().into_bytes().into());
    }
}

impl Slot {
    /// A slot for this account, with the archive key in it if the role needs it.
    pub(super) fn make(
        archive: &Fixed<16>,
        account: Account,
        passphrase: &str,
        strength: Strength,
        key: &ArchiveKey,
    ) -> Result<Self, KeyError> {
        if !unit_fits(&account.unit) {
            return Err(KeyError::Unit);
        }
        check_passphrase_for(&account.user, passphrase)?;
        Self::sealed(archive, account, passphrase, strength, key)
    }

    /// The same for a passphrase that was taken before: a rule that came later shuts nobody out.
    pub(super) fn sealed(
        archive: &Fixed<16>,
        account: Account,
        passphrase: &str,
        strength: Strength,
        key: &ArchiveKey,
    ) -> Result<Self, KeyError> {
        let owner = Owner {
            archive,
            user: Some(account.user.as_str()),
        };
        let secret = normal(passphrase);
        let mut lock = Lock::make(owner, secret.as_bytes(), strength, &mut derive)?;
        if account.role.opens_archive() {
            lock.put(key)?;
        }
        let one_time = false;
        Ok(Self {
            account,
            lock,
            one_time,
        })
    }
}

impl Slot {
    /// Whether this user has to choose an own passphrase. A trainer cannot: changing a slot takes the
    /// archive key, and the passphrase opens nothing.
    pub(super) fn must_choose(&self) -> bool {
        self.account.role.opens_archive()
    }
}

/// The slot behind the printed code.
pub(super) fn recovery_lock(
    archive: &Fixed<16>,
    code: &RecoveryCode,
    strength: Strength,
    key: &ArchiveKey,
) -> Result<Lock, KeyError> {
    let owner = Owner {
        archive,
        user: None,
    };
    let mut lock = Lock::make(owner, code.bytes(), strength, &mut derive)?;
    lock.put(key)?;
    Ok(lock)
}

impl Body {
    fn mac_under(&self, key: &ArchiveKey) -> HmacSha256 {
        let Self {
            archive,
            generation,
            writes: _,
            slots,
            recovery,
            mac: _,
            code_unseen,
        } = self;
        // Without marks the text is the one of the first version, so that its files stay whole.
        let marks = self.has_marks();
        let purpose = if marks {
            "voorop sleutels 2: all slots"
        } else {
            "voorop sleutels 1: all slots"
        };
        let mut fields = Transcript::new(purpose)
            .bytes(&archive.0)
            .number((*generation).into())
            .number(slots.len() as u64);
        if marks {
            fields = fields.number((*code_unseen).into());
        }
        for slot in slots {
            let Slot {
                account,
                lock,
                one_time,
            } = slot;
            let Account { user, role, unit } = account;
            fields = fields.text(user.as_str()).text(role.name()).text(unit);
            fields = lock.write(fields);
            if marks {
                fields = fields.number((*one_time).into());
            }
        }
        let mut mac = key.mac(b"voorop sleutels 1: mac key");
        mac.update(&recovery.write(fields).finish());
        mac
    }

    /// Whether anything is marked that the first version of the file did not know.
    pub(super) fn has_marks(&self) -> bool {
        self.code_unseen || self.slots.iter().any(|slot| slot.one_time)
    }

    /// Whether the file makes sense; whether it is true, only the MAC says.
    pub(super) fn well_formed(&self) -> bool {
        let lower = |account: &Account| account.user.as_str().to_lowercase();
        let slot_fits = |(i, slot): (usize, &Slot)| {
            let Slot {
                account,
                lock,
                one_time: _,
            } = slot;
            let earlier = self.slots.iter().take(i);
            unit_fits(&account.unit)
                && lock.well_formed()
                && lock.key.is_some() == account.role.opens_archive()
                // As the first version compared names: a file that it took is taken.
                && earlier.into_iter().all(|s| lower(&s.account) != lower(account))
        };
        self.slots.len() <= MAX_USERS
            && self.slots.iter().enumerate().all(slot_fits)
            && self.recovery.well_formed()
            && self.recovery.key.is_some()
    }
}

/// Without users: no name must reach a log or a panic message.
impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring")
            .field("generation", &self.body.generation)
            .finish_non_exhaustive()
    }
}
