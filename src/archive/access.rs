//! Getting in: setting up an archive, signing in, accounts, and another key when somebody leaves.

use std::{
    fs::{File, OpenOptions},
    path::Path,
};

use chrono::{NaiveDateTime, TimeDelta};

use super::{
    ArchiveError, Place, Result,
    anchor::at,
    keys::{
        Account, ArchiveKey, Keyring, RecoveryCode, Repair, Role, Strength, Throttle, UserName,
    },
    model::Session,
    sqlite::{Loss, Opened, SqliteStore},
    store::Store,
};

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
    if place.is_set_up() {
        return Err(ArchiveError::Present(place.folder().to_owned()));
    }
    let session = session_of(&first, device);
    let (mut keyring, key, code) = Keyring::create(first, passphrase, strength)?;
    let generation = keyring.generation();
    // A database without keys is of a set-up that did not end: nobody can open it.
    remove(place, |found| found == generation)?;
    let mut store = SqliteStore::create(place, generation, &key.hex())?;
    store.log_management(&session, "archief ingericht", now)?;
    keyring.save(place.folder())?;
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
    };
    Ok((signed_in, code))
}

/// How long to wait before the next try.
pub fn wait(place: &Place, now: NaiveDateTime) -> TimeDelta {
    Throttle::load(place.folder()).throttle.wait(now)
}

/// Lets somebody in with a passphrase.
///
/// # Errors
/// An unknown name and a wrong passphrase give the same answer after the same work; too many tries
/// give a wait; damage and disk as in [`ArchiveError`].
pub fn sign_in(
    place: &Place,
    user: &str,
    passphrase: &str,
    device: &str,
    now: NaiveDateTime,
) -> Result<SignedIn> {
    enter(place, device, now, |keyring| {
        let unlocked = keyring.unlock(user, passphrase)?;
        Ok((unlocked.account, unlocked.key))
    })
}

/// Lets a beheerder in with the printed code, who thereby gets a new passphrase.
///
/// # Errors
/// As [`sign_in`]; a code of another archive; an account that is no beheerder.
pub fn recover(
    place: &Place,
    code: &RecoveryCode,
    user: &str,
    passphrase: &str,
    device: &str,
    now: NaiveDateTime,
) -> Result<SignedIn> {
    let mut signed_in = enter(place, device, now, |keyring| {
        let key = keyring.unlock_recovery(code)?;
        let name = UserName::new(user).map_err(|_| super::keys::KeyError::NoAccount)?;
        let account = keyring
            .accounts()
            .find(|a| a.user == name && a.role == Role::Beheerder)
            .cloned()
            .ok_or(super::keys::KeyError::NoAccount)?;
        keyring.set_passphrase(&key, user, passphrase)?;
        keyring.save(place.folder())?;
        Ok((account, Some(key)))
    })?;
    if let Some(archive) = &mut signed_in.archive {
        let detail = "wachtzin hersteld met de herstelcode";
        archive
            .store
            .log_management(&signed_in.session, detail, now)?;
    }
    Ok(signed_in)
}

fn enter(
    place: &Place,
    device: &str,
    now: NaiveDateTime,
    open: impl FnOnce(&mut Keyring) -> Result<(Account, Option<ArchiveKey>)>,
) -> Result<SignedIn> {
    if !place.is_set_up() {
        return Err(ArchiveError::Absent(place.folder().to_owned()));
    }
    let folder = place.folder();
    let mut throttle = Throttle::load(folder).throttle;
    let wait = throttle.wait(now);
    if wait > TimeDelta::zero() {
        return Err(ArchiveError::Wait(wait.num_seconds() + 1));
    }
    // Counted before the try, so that a kill forgives nothing.
    let failures = throttle.failures();
    throttle.failed(now);
    throttle.save(folder).map_err(|e| at(folder, e))?;
    // Held until the store holds its own: nobody changes the key in between.
    let _shared = lock(place, false)?;
    let mut loaded = Keyring::load(folder)?;
    let (account, key) = open(&mut loaded.keyring)?;
    let session = session_of(&account, device);
    let generation = loaded.keyring.generation();
    let (archive, loss) = match key {
        None => (None, None),
        Some(key) => {
            remove(place, |found| found != generation)?;
            let Opened { store, loss } =
                SqliteStore::open(place, generation, &key.hex(), &session, now)?;
            let place = place.clone();
            let archive = Archive {
                store,
                place,
                key,
                generation,
            };
            (Some(archive), loss)
        }
    };
    throttle.succeeded();
    throttle.save(folder).map_err(|e| at(folder, e))?;
    Ok(SignedIn {
        session,
        archive,
        repaired: loaded.repaired,
        loss,
        failures,
    })
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

    /// Adds an account.
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
        manage(who)?;
        let detail = format!(
            "account {} toegevoegd, taak {}",
            account.user.as_str(),
            account.role.name()
        );
        let mut keyring = self.keyring()?;
        keyring.add(&self.key, account, passphrase)?;
        self.store.log_management(who, &detail, now)?;
        Ok(keyring.save(self.place.folder())?)
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
        manage(who)?;
        let mut keyring = self.keyring()?;
        keyring.set_account(&self.key, user, role, unit)?;
        let detail = format!("account {user} gewijzigd, taak {}", role.name());
        self.store.log_management(who, &detail, now)?;
        Ok(keyring.save(self.place.folder())?)
    }

    /// Gives an account another passphrase: one's own, or as beheerder anybody's.
    ///
    /// # Errors
    /// As [`Archive::add_account`].
    pub fn change_passphrase(
        &mut self,
        who: &Session,
        user: &str,
        passphrase: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        if who.user != user {
            manage(who)?;
        }
        let mut keyring = self.keyring()?;
        keyring.set_passphrase(&self.key, user, passphrase)?;
        let detail = format!("wachtzin van {user} gewijzigd");
        self.store.log_management(who, &detail, now)?;
        Ok(keyring.save(self.place.folder())?)
    }

    /// Makes a new recovery code; the old one opens nothing any more.
    ///
    /// # Errors
    /// As [`Archive::add_account`].
    pub fn new_recovery(&mut self, who: &Session, now: NaiveDateTime) -> Result<RecoveryCode> {
        manage(who)?;
        let mut keyring = self.keyring()?;
        let code = keyring.replace_recovery(&self.key)?;
        self.store
            .log_management(who, "herstelcode vervangen", now)?;
        keyring.save(self.place.folder())?;
        Ok(code)
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
        let fewer = manage(who)
            .and_then(|()| self.keyring())
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
        let done = rotate(&place, generation, &old_key, keyring, &key);
        let (key, generation) = match &done {
            Ok(generation) => (key, *generation),
            Err(_) => (old_key, generation),
        };
        let opened = SqliteStore::open(&place, generation, &key.hex(), who, now);
        match opened {
            Ok(Opened { mut store, .. }) => {
                let logged = done.and_then(|_| store.log_management(who, &detail, now));
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
        let to = Place::new(folder)?;
        if to.is_set_up() {
            return Err(ArchiveError::Present(folder.to_owned()));
        }
        self.store
            .log_management(who, "reservekopie gemaakt", now)?;
        let database = to.database(self.generation);
        self.store.back_up(&database, &self.key.hex())?;
        for name in [super::keys::MAIN, super::keys::COPY] {
            copy(self.place.folder(), to.folder(), name)?;
        }
        copy(self.place.folder(), to.folder(), "anker")
    }

    /// The folder.
    pub fn place(&self) -> &Place {
        &self.place
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

/// Writes the database of the next generation under the new key, then switches the keys: that one
/// rename decides which of the two is the archive.
fn rotate(
    place: &Place,
    generation: u32,
    old_key: &ArchiveKey,
    mut keyring: Keyring,
    key: &ArchiveKey,
) -> Result<u32> {
    let _alone = lock(place, true)?;
    let next = keyring.generation();
    remove(place, |found| found != generation)?;
    SqliteStore::copy_with_key(place, generation, &old_key.hex(), next, &key.hex())?;
    keyring.save(place.folder())?;
    // From here the new one counts; the old one goes, and goes later if it cannot now.
    let _ = remove(place, |found| found != next);
    Ok(next)
}

/// Removes databases of other generations: left by a change of key that a kill cut short.
fn remove(place: &Place, which: impl Fn(u32) -> bool) -> Result<()> {
    let entries = std::fs::read_dir(place.folder()).map_err(|e| at(place.folder(), e))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let number = name
            .to_str()
            .and_then(|n| n.strip_prefix("archief-"))
            .and_then(|rest| rest.split_once(".db"))
            .and_then(|(number, _)| number.parse().ok());
        if number.is_some_and(&which) {
            std::fs::remove_file(entry.path()).map_err(|e| at(&entry.path(), e))?;
        }
    }
    Ok(())
}

fn lock(place: &Place, alone: bool) -> Result<File> {
    let path = place.lock();
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|e| at(&path, e))?;
    let held = if alone {
        file.try_lock()
    } else {
        file.try_lock_shared()
    };
    match held {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(ArchiveError::Busy),
        Err(std::fs::TryLockError::Error(error)) => Err(at(&path, error)),
    }
}

fn session_of(account: &Account, device: &str) -> Session {
    Session {
        user: account.user.as_str().to_owned(),
        role: account.role,
        unit: account.unit.clone(),
        device: device.to_owned(),
    }
}

fn manage(who: &Session) -> Result<()> {
    if who.role == Role::Beheerder {
        Ok(())
    } else {
        Err(ArchiveError::NotAllowed)
    }
}

/// A melding that is open in this window; the system lets go of it when the window ends, however it
/// ends.
#[derive(Debug)]
pub struct OpenMelding {
    file: File,
}

impl OpenMelding {
    /// Takes hold of a melding.
    ///
    /// # Errors
    /// Another window has it, or the disk.
    pub fn take(place: &Place, id: uuid::Uuid) -> Result<Self> {
        let path = place.open_melding(id);
        let folder = path.parent().unwrap_or(place.folder());
        std::fs::create_dir_all(folder).map_err(|e| at(folder, e))?;
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|e| at(&path, e))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(ArchiveError::InUse(id)),
            Err(std::fs::TryLockError::Error(error)) => Err(at(&path, error)),
        }
    }
}

impl Drop for OpenMelding {
    fn drop(&mut self) {
        // Closing lets go as well; a refusal has no consequence.
        let _ = self.file.unlock();
    }
}
