//! Getting in: setting up an archive, signing in, accounts, and another key when somebody leaves.

use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
};

use chrono::{NaiveDateTime, TimeDelta};

use super::{
    ArchiveError, Place, Result,
    anchor::at,
    keys::{
        Account, ArchiveKey, KeyError, KeyFileError, Keyring, RecoveryCode, Repair, Role, Strength,
        Throttle, UserName,
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
    let alone = place.hold(true)?;
    if place.is_set_up() {
        return Err(ArchiveError::Present(place.folder().to_owned()));
    }
    if !generations(place)?.is_empty() {
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
    };
    Ok((signed_in, code))
}

/// How long to wait before the next try under this name.
pub fn wait(place: &Place, user: &str, now: NaiveDateTime) -> TimeDelta {
    Throttle::load(&tries(place, user)).throttle.wait(now)
}

/// Where the tries under a name are counted: one of 256 places, so that success under one name seldom
/// forgives tries under another, and no name can be read from it.
fn tries(place: &Place, user: &str) -> PathBuf {
    let name = user.trim().to_lowercase();
    let bucket = super::mac::seal(b"voorop", "pogingen", &[name.as_bytes()])[0];
    place
        .folder()
        .join("pogingen")
        .join(format!("{bucket:02x}"))
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
    enter(place, user, device, now, |keyring| {
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
    let mut signed_in = enter(place, user, device, now, |keyring| {
        let key = keyring.unlock_recovery(code)?;
        let name = UserName::new(user).map_err(|_| KeyError::NoAccount)?;
        let account = keyring
            .accounts()
            .find(|a| a.user == name && a.role == Role::Beheerder)
            .cloned()
            .ok_or(KeyError::NoAccount)?;
        keyring.set_passphrase(&key, user, passphrase)?;
        saved(keyring.save(place.folder()))?;
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
    user: &str,
    device: &str,
    now: NaiveDateTime,
    open: impl FnOnce(&mut Keyring) -> Result<(Account, Option<ArchiveKey>)>,
) -> Result<SignedIn> {
    if !place.is_set_up() {
        return Err(ArchiveError::Absent(place.folder().to_owned()));
    }
    let counted = tries(place, user);
    std::fs::create_dir_all(&counted).map_err(|e| at(&counted, e))?;
    let mut throttle = Throttle::load(&counted).throttle;
    let wait = throttle.wait(now);
    let before = throttle;
    if wait > TimeDelta::zero() {
        // A clock that was set back starts the wait again, once.
        throttle.save(&counted).map_err(|e| at(&counted, e))?;
        return Err(ArchiveError::Wait(wait.num_seconds() + 1));
    }
    // Counted before the try, so that a kill forgives nothing.
    throttle.failed(now);
    throttle.save(&counted).map_err(|e| at(&counted, e))?;
    let entered = enter_counted(place, device, now, open);
    let throttle = match &entered {
        Ok(_) => Throttle::default(),
        Err(ArchiveError::Keys(KeyError::Login | KeyError::Recovery)) => throttle,
        // The passphrase was not what went wrong.
        Err(_) => before,
    };
    throttle.save(&counted).map_err(|e| at(&counted, e))?;
    let failures = before.failures();
    entered.map(|signed_in| SignedIn {
        failures,
        ..signed_in
    })
}

fn enter_counted(
    place: &Place,
    device: &str,
    now: NaiveDateTime,
    open: impl FnOnce(&mut Keyring) -> Result<(Account, Option<ArchiveKey>)>,
) -> Result<SignedIn> {
    // Held until the store holds its own: nobody changes the key in between.
    let _shared = place.hold(false)?;
    let mut loaded = Keyring::load(place.folder())?;
    let (account, key) = open(&mut loaded.keyring)?;
    let session = session_of(&account, device);
    let generation = loaded.keyring.generation();
    let (archive, loss) = match key {
        None => (None, None),
        Some(key) => {
            let there = generations(place)?;
            if !there.contains(&generation) && there.iter().any(|g| *g > generation) {
                return Err(ArchiveError::OldKeys(place.folder().to_owned()));
            }
            let Opened { store, loss } =
                SqliteStore::open(place, generation, &key.hex(), &session, now)?;
            // What an earlier change of key left behind; it goes later if it cannot now.
            let _ = remove(place, |found| found < generation);
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
    Ok(SignedIn {
        session,
        archive,
        repaired: loaded.repaired,
        loss,
        failures: 0,
    })
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
        let mut keyring = if who.user == user {
            self.keyring()?
        } else {
            self.managed_by(who)?
        };
        keyring.set_passphrase(&self.key, user, passphrase)?;
        let detail = format!("wachtzin van {user} gewijzigd");
        self.store.log_management(who, &detail, now)?;
        saved(keyring.save(self.place.folder()))
    }

    /// Makes a new recovery code; the old one opens nothing any more.
    ///
    /// # Errors
    /// As [`Archive::add_account`].
    pub fn new_recovery(&mut self, who: &Session, now: NaiveDateTime) -> Result<RecoveryCode> {
        let mut keyring = self.managed_by(who)?;
        let code = keyring.replace_recovery(&self.key)?;
        self.store
            .log_management(who, "herstelcode vervangen", now)?;
        saved(keyring.save(self.place.folder()))?;
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

/// Writes the database of the next generation under the new key, then switches the keys: that one
/// rename decides which of the two is the archive.
fn rotate(
    place: &Place,
    generation: u32,
    old_key: &ArchiveKey,
    mut keyring: Keyring,
    key: &ArchiveKey,
) -> Result<u32> {
    let _alone = place.hold(true)?;
    let next = keyring.generation();
    // Left by a change of key that a kill cut short: nobody ever had its key. Kept aside all the same.
    put_aside(place, next)?;
    SqliteStore::copy_with_key(place, generation, &old_key.hex(), next, &key.hex())?;
    if let Err(error) = saved(keyring.save(place.folder())) {
        // Whether the new slots are in force is what the disk says, not what the error says.
        let in_force = Keyring::load(place.folder()).is_ok_and(|l| l.keyring.generation() == next);
        if !in_force {
            return Err(error);
        }
    }
    // From here the new one counts; the old one goes, and goes later if it cannot now.
    let _ = remove(place, |found| found < next);
    Ok(next)
}

/// The generations of which a database stands in the folder.
fn generations(place: &Place) -> Result<Vec<u32>> {
    let entries = std::fs::read_dir(place.folder()).map_err(|e| at(place.folder(), e))?;
    let names = entries.flatten().map(|e| e.file_name());
    Ok(names
        .filter_map(|n| generation_of(n.to_str()?, ".db"))
        .collect())
}

fn generation_of(name: &str, end: &str) -> Option<u32> {
    name.strip_prefix("archief-")?
        .strip_suffix(end)?
        .parse()
        .ok()
}

/// Removes the databases of some generations, with their logs of writes.
fn remove(place: &Place, which: impl Fn(u32) -> bool) -> Result<()> {
    for found in generations(place)?.into_iter().filter(|g| which(*g)) {
        let path = place.database(found);
        for end in ["db-wal", "db-shm", "db"] {
            let path = path.with_extension(end);
            if path.exists() {
                std::fs::remove_file(&path).map_err(|e| at(&path, e))?;
            }
        }
    }
    Ok(())
}

fn put_aside(place: &Place, generation: u32) -> Result<()> {
    let path = place.database(generation);
    if path.exists() {
        let aside = path.with_extension("db.opzij");
        std::fs::rename(&path, &aside).map_err(|e| at(&path, e))?;
    }
    Ok(())
}

fn session_of(account: &Account, device: &str) -> Session {
    Session {
        user: account.user.as_str().to_owned(),
        role: account.role,
        unit: account.unit.clone(),
        device: device.to_owned(),
    }
}

/// A melding that is open in this window; the system lets go of it when the window ends, however it
/// ends.
#[derive(Debug)]
pub struct OpenMelding {
    file: File,
    path: PathBuf,
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
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|e| at(&path, e))?;
            match file.try_lock() {
                // The window before may have taken the file away between opening and locking.
                Ok(()) if is_still_there(&file, &path) => return Ok(Self { file, path }),
                Ok(()) => {}
                Err(std::fs::TryLockError::WouldBlock) => return Err(ArchiveError::InUse(id)),
                Err(std::fs::TryLockError::Error(error)) => return Err(at(&path, error)),
            }
        }
    }
}

/// Whether the path still leads to this file.
fn is_still_there(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let inode = |m: std::io::Result<std::fs::Metadata>| m.map(|m| (m.dev(), m.ino())).ok();
        inode(file.metadata()) == inode(std::fs::metadata(path))
    }
    #[cfg(not(unix))]
    {
        // An open file cannot be taken away there.
        let _ = (file, path);
        true
    }
}

impl Drop for OpenMelding {
    fn drop(&mut self) {
        // The folder must not list which meldingen were ever opened. A refusal has no consequence.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}
