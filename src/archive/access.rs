//! Getting in: setting up an archive, signing in, accounts, and another key when somebody leaves.

mod clock;
mod door;
mod generations;
mod open_melding;

use std::{fs::File, path::Path};

use chrono::NaiveDateTime;

use super::{
    ArchiveError, Place, Result,
    anchor::at,
    clock::Clock,
    keys::{Account, ArchiveKey, KeyFileError, Keyring, RecoveryCode, Repair, Role, Strength},
    model::Session,
    sqlite::{Loss, Opened, SqliteStore},
    store::Store,
};

pub use clock::Second;
pub use door::{choose_passphrase, recover, sign_in, wait};
pub use open_melding::OpenMelding;

/// Somebody who is in.
#[derive(Debug)]
pub struct SignedIn {
    /// Who, with which task.
    pub session: Session,
    /// The archive; a trainer has none.
    pub archive: Option<Archive>,
    /// A copy of the keys that was mended on the way.
    pub repaired: Option<Repair>,
    /// What was lost since the archive was used last.
    pub loss: Option<Loss>,
    /// Failed tries before this one.
    pub failures: u32,
    /// What the log says of the clock; sure where there is no archive to ask.
    pub clock: Clock,
}

/// An open archive with the key that opened it.
#[derive(Debug)]
pub struct Archive {
    /// The store.
    pub store: SqliteStore,
    place: Place,
    key: ArchiveKey,
    generation: u32,
}

/// Makes an archive with its first account, a beheerder. The recovery code is shown once, to print.
///
/// # Errors
/// There is one already, a passphrase or name that does not do, the disk.
pub fn set_up(
    place: &Place,
    first: Account,
    passphrase: &str,
    strength: Strength,
    device: &str,
    now: NaiveDateTime,
) -> Result<(SignedIn, RecoveryCode)> {
    let alone = place.hold(true)?;
    if place.is_set_up() {
        return Err(ArchiveError::Present(place.folder().to_owned()));
    }
    if !generations::of(place)?.is_empty() {
        return Err(ArchiveError::Orphan(place.folder().to_owned()));
    }
    let session = session_of(&first, device);
    let (mut keyring, key, code) = Keyring::create(first, passphrase, strength)?;
    let generation = keyring.generation();
    // The store takes its own share of the lock.
    drop(alone);
    let mut store = SqliteStore::create(place, generation, &key.hex())?;
    store.log_management(&session, "archief ingericht", now)?;
    saved(keyring.save(place.folder()))?;
    let archive = Archive {
        store,
        place: place.clone(),
        key,
        generation,
    };
    let signed_in = SignedIn {
        session,
        archive: Some(archive),
        repaired: None,
        loss: None,
        failures: 0,
        clock: Clock::Sure,
    };
    Ok((signed_in, code))
}

/// The new slots are in force as soon as the first copy is written; the second is mended at the next
/// opening.
fn saved(done: std::result::Result<(), KeyFileError>) -> Result<()> {
    match done {
        Ok(()) | Err(KeyFileError::SecondCopy(..)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

impl Archive {
    /// Everyone who may sign in.
    ///
    /// # Errors
    /// The disk.
    pub fn accounts(&self) -> Result<Vec<Account>> {
        let keyring = self.keyring()?;
        Ok(keyring.accounts().cloned().collect())
    }

    /// Adds an account. Its passphrase is for one time: with it the user chooses an own one.
    ///
    /// # Errors
    /// Only a beheerder may; a name that is taken, a passphrase that does not do, the disk.
    pub fn add_account(
        &mut self,
        who: &Session,
        account: Account,
        passphrase: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        let mut keyring = self.managed_by(who)?;
        let detail = format!(
            "account {} toegevoegd, taak {}",
            account.user.as_str(),
            account.role.name()
        );
        keyring.add(&self.key, account, passphrase)?;
        self.store.log_management(who, &detail, now)?;
        saved(keyring.save(self.place.folder()))
    }

    /// Gives an account another task or unit.
    ///
    /// # Errors
    /// As [`Archive::add_account`]; the last beheerder stays.
    pub fn change_account(
        &mut self,
        who: &Session,
        user: &str,
        role: Role,
        unit: String,
        now: NaiveDateTime,
    ) -> Result<()> {
        let mut keyring = self.managed_by(who)?;
        keyring.set_account(&self.key, user, role, unit)?;
        let detail = format!("account {user} gewijzigd, taak {}", role.name());
        self.store.log_management(who, &detail, now)?;
        saved(keyring.save(self.place.folder()))
    }

    /// Gives an account a passphrase for one time, with which its user chooses an own one.
    ///
    /// # Errors
    /// As [`Archive::add_account`].
    pub fn give_passphrase(
        &mut self,
        who: &Session,
        user: &str,
        passphrase: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        let mut keyring = self.managed_by(who)?;
        keyring.give_passphrase(&self.key, user, passphrase)?;
        let detail = format!("wachtzin voor één keer gegeven aan {user}");
        self.store.log_management(who, &detail, now)?;
        saved(keyring.save(self.place.folder()))
    }

    /// Puts a recovery code that stands on paper in the place of the old one, which opens nothing any
    /// more.
    ///
    /// # Errors
    /// As [`Archive::add_account`].
    pub fn replace_code(
        &mut self,
        who: &Session,
        code: &RecoveryCode,
        now: NaiveDateTime,
    ) -> Result<()> {
        let mut keyring = self.managed_by(who)?;
        keyring.replace_recovery(&self.key, code)?;
        self.store
            .log_management(who, "herstelcode vervangen", now)?;
        saved(keyring.save(self.place.folder()))
    }

    /// Notes that the recovery code of the set-up stands on paper.
    ///
    /// # Errors
    /// As [`Archive::add_account`].
    pub fn keep_code(&mut self, who: &Session, now: NaiveDateTime) -> Result<()> {
        let mut keyring = self.managed_by(who)?;
        keyring.keep_code(&self.key)?;
        self.store
            .log_management(who, "herstelcode staat op papier", now)?;
        saved(keyring.save(self.place.folder()))
    }

    /// Whether somebody confirmed that the recovery code stands on paper.
    ///
    /// # Errors
    /// The disk.
    pub fn code_is_kept(&self) -> Result<bool> {
        Ok(self.keyring()?.code_is_kept())
    }

    /// Removes an account and gives the archive another key, made on a copy: somebody who kept the
    /// old key and an old copy reads nothing that comes after. The archive comes back open. A kill
    /// at any moment leaves the old archive or the new one whole.
    ///
    /// # Errors
    /// As [`Archive::add_account`]; another window has the archive open; the last beheerder stays.
    /// Then the archive comes back as it was, where it can still be opened.
    pub fn remove_account(
        self,
        who: &Session,
        user: &str,
        now: NaiveDateTime,
    ) -> (Option<Self>, Result<()>) {
        let detail = format!("account {user} verwijderd, nieuwe archiefsleutel");
        let fewer = self
            .managed_by(who)
            .and_then(|keyring| Ok(keyring.without(user, &self.key)?));
        let (keyring, key) = match fewer {
            Ok(pair) => pair,
            Err(error) => return (Some(self), Err(error)),
        };
        let Self {
            store,
            place,
            key: old_key,
            generation,
        } = self;
        drop(store);
        let done = generations::rotate(&place, generation, &old_key, keyring, &key);
        let (key, generation) = match &done {
            Ok(generation) => (key, *generation),
            Err(_) => (old_key, generation),
        };
        let opened = SqliteStore::open(&place, generation, &key.hex(), who, now);
        match opened {
            Ok(Opened { mut store, .. }) => {
                let logged = done.and_then(|_| {
                    store.log_management(who, &detail, now)?;
                    store.end_aside(who, user, now)
                });
                let archive = Self {
                    store,
                    place,
                    key,
                    generation,
                };
                (Some(archive), logged)
            }
            Err(error) => (None, done.and(Err(error))),
        }
    }

    /// Copies the whole archive to another folder: database, both copies of the keys, anchor.
    ///
    /// # Errors
    /// The folder is not empty, or the disk.
    pub fn back_up(&mut self, who: &Session, folder: &Path, now: NaiveDateTime) -> Result<()> {
        self.managed_by(who)?;
        let to = Place::new(folder)?;
        if to.is_set_up() {
            return Err(ArchiveError::Present(folder.to_owned()));
        }
        self.store
            .log_management(who, "reservekopie gemaakt", now)?;
        // The anchor first: it may lie behind the database, never ahead. The keys last: with them
        // the copy is complete.
        copy(self.place.folder(), to.folder(), "anker")?;
        let database = to.database(self.generation);
        self.store.back_up(&database, &self.key.hex())?;
        for name in [super::keys::COPY, super::keys::MAIN] {
            copy(self.place.folder(), to.folder(), name)?;
        }
        Ok(())
    }

    /// The folder.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The slots, for somebody who is a beheerder by the slots as they stand now: the session may be
    /// older than the last change.
    fn managed_by(&self, who: &Session) -> Result<Keyring> {
        let keyring = self.keyring()?;
        keyring.verify(&self.key)?;
        let is_beheerder = keyring
            .accounts()
            .any(|a| a.user.as_str() == who.user && a.role == Role::Beheerder);
        if is_beheerder {
            Ok(keyring)
        } else {
            Err(ArchiveError::NotAllowed)
        }
    }

    fn keyring(&self) -> Result<Keyring> {
        Ok(Keyring::load(self.place.folder())?.keyring)
    }
}

fn copy(from: &Path, to: &Path, name: &str) -> Result<()> {
    let target = to.join(name);
    std::fs::copy(from.join(name), &target)
        .and_then(|_| File::open(&target)?.sync_all())
        .map_err(|e| at(&target, e))
}

fn session_of(account: &Account, device: &str) -> Session {
    Session {
        user: account.user.as_str().to_owned(),
        role: account.role,
        unit: account.unit.clone(),
        device: device.to_owned(),
    }
}
