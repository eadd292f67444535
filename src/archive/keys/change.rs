//! Adding, changing and removing users. Each change first checks that the slots are untouched, so
//! that no key is ever sealed to a slot that someone slipped in. A refused change changes nothing.

use super::{
    account::{Account, Role, UserName, unit_fits},
    archive_key::ArchiveKey,
    error::KeyError,
    keyring::{Keyring, MAX_USERS, Slot, recovery_lock},
    recovery::RecoveryCode,
    strength::Strength,
};

impl Keyring {
    /// Adds a user, who gets in once with this passphrase and then chooses an own one.
    ///
    /// # Errors
    /// A name that is taken, a unit or passphrase against the rule, too many users, slots that were
    /// tampered with, too little memory.
    pub fn add(
        &mut self,
        key: &ArchiveKey,
        account: Account,
        passphrase: &str,
    ) -> Result<(), KeyError> {
        self.verify(key)?;
        if self.slot(&account.user).is_some() {
            return Err(KeyError::NameTaken);
        }
        if self.body.slots.len() >= MAX_USERS {
            return Err(KeyError::Full);
        }
        let archive = self.body.archive;
        let mut slot = Slot::make(&archive, account, passphrase, self.strength(), key)?;
        slot.one_time = slot.must_choose();
        self.body.slots.push(slot);
        self.sign(key);
        Ok(())
    }

    /// Gives a user the passphrase that this user chose, and a new key pair. The old passphrase still opens an old copy
    /// of the sidecar: when it was leaked, follow with [`Self::rotated`].
    ///
    /// # Errors
    /// No such user, a passphrase against the rule, slots that were tampered with, too little
    /// memory.
    pub fn set_passphrase(
        &mut self,
        key: &ArchiveKey,
        user: &str,
        passphrase: &str,
    ) -> Result<(), KeyError> {
        self.replace_passphrase(key, user, passphrase, false)
    }

    /// Gives a user a passphrase for one time: getting in with it means choosing an own one.
    ///
    /// # Errors
    /// As [`Self::set_passphrase`].
    pub fn give_passphrase(
        &mut self,
        key: &ArchiveKey,
        user: &str,
        passphrase: &str,
    ) -> Result<(), KeyError> {
        self.replace_passphrase(key, user, passphrase, true)
    }

    fn replace_passphrase(
        &mut self,
        key: &ArchiveKey,
        user: &str,
        passphrase: &str,
        given: bool,
    ) -> Result<(), KeyError> {
        self.verify(key)?;
        let at = self.place(user)?;
        let account = self.body.slots[at].account.clone();
        let archive = self.body.archive;
        let mut slot = Slot::make(&archive, account, passphrase, self.strength(), key)?;
        slot.one_time = given && slot.must_choose();
        self.body.slots[at] = slot;
        self.sign(key);
        Ok(())
    }

    /// Seals the slot of somebody who got in with another form of the same letters under the usual
    /// form. The passphrase and its mark stay.
    ///
    /// # Errors
    /// No such user, slots that were tampered with, too little memory.
    pub fn seal_again(
        &mut self,
        key: &ArchiveKey,
        user: &str,
        passphrase: &str,
    ) -> Result<(), KeyError> {
        self.verify(key)?;
        let at = self.place(user)?;
        let old = &self.body.slots[at];
        let (account, one_time) = (old.account.clone(), old.one_time);
        let archive = self.body.archive;
        let slot = Slot::sealed(&archive, account, passphrase, self.strength(), key)?;
        self.body.slots[at] = Slot { one_time, ..slot };
        self.sign(key);
        Ok(())
    }

    /// Gives a user another role and unit. A new trainer loses the archive key; someone who was
    /// trainer gets it. Whoever knew the key before may have kept it: [`Self::rotated`] replaces it.
    ///
    /// # Errors
    /// No such user, the last beheerder, a unit against the rule, slots that were tampered with.
    pub fn set_account(
        &mut self,
        key: &ArchiveKey,
        user: &str,
        role: Role,
        unit: String,
    ) -> Result<(), KeyError> {
        self.verify(key)?;
        let at = self.place(user)?;
        if !unit_fits(&unit) {
            return Err(KeyError::Unit);
        }
        if role != Role::Beheerder {
            self.keep_a_beheerder(at)?;
        }
        let mut slot = self.body.slots[at].clone();
        match (role.opens_archive(), slot.lock.key.is_some()) {
            // From here on the passphrase opens something, and the beheerder knows it.
            (true, false) => {
                slot.lock.put(key)?;
                slot.one_time = true;
            }
            (false, true) => {
                slot.lock.key = None;
                slot.one_time = false;
            }
            (true, true) | (false, false) => {}
        }
        slot.account.role = role;
        slot.account.unit = unit;
        self.body.slots[at] = slot;
        self.sign(key);
        Ok(())
    }

    /// These slots without this user, with a new archive key for the next generation. The others
    /// keep their passphrases, and the printed code stays valid. The caller writes the database of
    /// the new generation first and saves these slots after it.
    ///
    /// # Errors
    /// No such user, the last beheerder, slots that were tampered with.
    pub fn without(&self, user: &str, key: &ArchiveKey) -> Result<(Self, ArchiveKey), KeyError> {
        self.verify(key)?;
        let at = self.place(user)?;
        self.keep_a_beheerder(at)?;
        let mut fewer = self.clone();
        fewer.body.slots.remove(at);
        fewer.renew()
    }

    /// These slots with a new archive key for the next generation, as in [`Self::without`].
    ///
    /// # Errors
    /// Slots that were tampered with.
    pub fn rotated(&self, key: &ArchiveKey) -> Result<(Self, ArchiveKey), KeyError> {
        self.verify(key)?;
        self.clone().renew()
    }

    /// Puts this recovery code, which stands on paper, in the place of the old one; that no longer
    /// opens this sidecar.
    ///
    /// # Errors
    /// Slots that were tampered with, too little memory.
    pub fn replace_recovery(
        &mut self,
        key: &ArchiveKey,
        code: &RecoveryCode,
    ) -> Result<(), KeyError> {
        self.verify(key)?;
        self.body.recovery = recovery_lock(&self.body.archive, code, self.strength(), key)?;
        self.body.code_unseen = false;
        self.sign(key);
        Ok(())
    }

    /// Notes that the recovery code of the set-up stands on paper.
    ///
    /// # Errors
    /// Slots that were tampered with.
    pub fn keep_code(&mut self, key: &ArchiveKey) -> Result<(), KeyError> {
        self.verify(key)?;
        self.body.code_unseen = false;
        self.sign(key);
        Ok(())
    }

    /// Seals a new archive key to every slot that holds one.
    fn renew(mut self) -> Result<(Self, ArchiveKey), KeyError> {
        let generation = self.body.generation.checked_add(1).ok_or(KeyError::Full)?;
        let key = ArchiveKey::random()?;
        let locks = self.body.slots.iter_mut().map(|slot| &mut slot.lock);
        for lock in locks.chain([&mut self.body.recovery]) {
            if lock.key.is_some() {
                lock.put(&key)?;
            }
        }
        self.body.generation = generation;
        self.sign(&key);
        Ok((self, key))
    }

    /// New slots are as strong as the recovery slot, which was made at set-up and stands in for
    /// unknown names.
    fn strength(&self) -> Strength {
        self.body.recovery.strength
    }

    fn place(&self, user: &str) -> Result<usize, KeyError> {
        let name = UserName::new(user).map_err(|_| KeyError::NoAccount)?;
        let mut slots = self.body.slots.iter();
        slots
            .position(|s| s.account.user == name)
            .ok_or(KeyError::NoAccount)
    }

    /// Refuses to lose the beheerder at this place when there is no other.
    fn keep_a_beheerder(&self, at: usize) -> Result<(), KeyError> {
        let mut others = self.accounts().enumerate().filter(|(i, _)| *i != at);
        if others.any(|(_, account)| account.role == Role::Beheerder) {
            return Ok(());
        }
        Err(KeyError::LastBeheerder)
    }
}
