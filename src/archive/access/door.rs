//! The door: signing in, choosing an own passphrase, the printed code, and what was refused.

use std::path::PathBuf;

use chrono::{NaiveDateTime, TimeDelta};

use super::{Archive, SignedIn, generations, saved, session_of};
use crate::archive::{
    ArchiveError, Place, Result,
    anchor::at,
    clock::Clock,
    keys::{
        Account, ArchiveKey, KeyError, Keyring, RecoveryCode, Refusal, Refusals, Role, Throttle,
        Tried, UserName, normal,
    },
    model::Session,
    sqlite::{Opened, SqliteStore},
    store::Store as _,
};

/// How long to wait before the next try under this name.
pub fn wait(place: &Place, user: &str, now: NaiveDateTime) -> TimeDelta {
    Throttle::load(&tries(place, user)).throttle.wait(now)
}

/// One of 256 buckets of names, so that success under one name seldom forgives tries under another,
/// and no name can be read from it.
fn bucket(user: &str) -> u8 {
    let name = UserName::fold(user);
    crate::archive::mac::seal(b"voorop", "pogingen", &[name.as_bytes()])[0]
}

/// Where the tries under a name are counted.
fn tries(place: &Place, user: &str) -> PathBuf {
    all_tries(place).join(format!("{:02x}", bucket(user)))
}

fn all_tries(place: &Place) -> PathBuf {
    place.folder().join("pogingen")
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
    let attempt = Attempt {
        place,
        user,
        device,
        now,
        tried: Tried::Wachtzin,
    };
    attempt.enter("aangemeld", |keyring| {
        let unlocked = keyring.unlock(user, passphrase)?;
        if unlocked.one_time {
            return Err(KeyError::OneTime.into());
        }
        if let Some(key) = unlocked.key.as_ref().filter(|_| unlocked.older_form) {
            // The old form opens as well: what does not work now works the next time.
            let again = keyring.seal_again(key, user, passphrase);
            let _ = again.map(|()| keyring.save(place.folder()));
        }
        Ok((unlocked.account, unlocked.key))
    })
}

/// Lets somebody in with a passphrase and gives this account the one that its user chooses: at first
/// use, after the beheerder gave one for one time, and whenever the user wishes.
///
/// # Errors
/// As [`sign_in`]; a new passphrase that does not do, or is the old one; a trainer has no slot to
/// seal.
pub fn choose_passphrase(
    place: &Place,
    user: &str,
    current: &str,
    chosen: &str,
    device: &str,
    now: NaiveDateTime,
) -> Result<SignedIn> {
    let attempt = Attempt {
        place,
        user,
        device,
        now,
        tried: Tried::Wachtzin,
    };
    attempt.enter("aangemeld, met een nieuwe eigen wachtzin", |keyring| {
        let (account, key) = own_passphrase(keyring, user, current, chosen)?;
        saved(keyring.save(place.folder()))?;
        Ok((account, Some(key)))
    })
}

/// The slots with the passphrase that this user chose, for somebody who knows the current one.
fn own_passphrase(
    keyring: &mut Keyring,
    user: &str,
    current: &str,
    chosen: &str,
) -> Result<(Account, ArchiveKey)> {
    let unlocked = keyring.unlock(user, current)?;
    let key = unlocked.key.ok_or(ArchiveError::NotAllowed)?;
    if *normal(current) == *normal(chosen) {
        return Err(KeyError::SamePassphrase.into());
    }
    keyring.set_passphrase(&key, user, chosen)?;
    Ok((unlocked.account, key))
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
    let attempt = Attempt {
        place,
        user,
        device,
        now,
        tried: Tried::Herstelcode,
    };
    attempt.enter("wachtzin hersteld met de herstelcode", |keyring| {
        let key = keyring.unlock_recovery(code)?;
        let name = UserName::new(user).map_err(|_| KeyError::NoAccount)?;
        let account = keyring
            .accounts()
            .find(|a| a.user == name && a.role == Role::Beheerder)
            .cloned()
            .ok_or(KeyError::NoAccount)?;
        keyring.set_passphrase(&key, user, passphrase)?;
        // Whoever typed the code has it.
        keyring.keep_code(&key)?;
        saved(keyring.save(place.folder()))?;
        Ok((account, Some(key)))
    })
}

/// Somebody who tries to get in.
#[derive(Clone, Copy)]
struct Attempt<'a> {
    place: &'a Place,
    user: &'a str,
    device: &'a str,
    now: NaiveDateTime,
    tried: Tried,
}

impl Attempt<'_> {
    /// Lets somebody in whom `open` knows, and writes that in the log with what was refused before.
    fn enter(
        self,
        detail: &str,
        open: impl FnOnce(&mut Keyring) -> Result<(Account, Option<ArchiveKey>)>,
    ) -> Result<SignedIn> {
        let Self { place, now, .. } = self;
        if !place.is_set_up() {
            return Err(ArchiveError::Absent(place.folder().to_owned()));
        }
        let (mut signed_in, failures) = self.counted(|| self.open(open))?;
        signed_in.failures = failures;
        if let Some(archive) = &mut signed_in.archive {
            match archive.log_entry(&signed_in.session, detail, now) {
                // Whoever comes to look at the damage must get in. What is read has its own row.
                Ok(()) | Err(ArchiveError::Corrupt(_) | ArchiveError::Content(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(signed_in)
    }

    /// Counts a try, before it is made, and makes those wait who tried too often. Gives the failures
    /// before this one. A refusal is noted for the log.
    fn counted<T>(self, work: impl FnOnce() -> Result<T>) -> Result<(T, u32)> {
        let Self {
            place, user, now, ..
        } = self;
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
        let done = work();
        let throttle = match &done {
            Ok(_) => Throttle::default(),
            Err(ArchiveError::Keys(KeyError::Login | KeyError::Recovery)) => throttle,
            // The passphrase was not what went wrong.
            Err(_) => before,
        };
        throttle.save(&counted).map_err(|e| at(&counted, e))?;
        if let Err(ArchiveError::Keys(KeyError::Login | KeyError::Recovery | KeyError::NoAccount)) =
            &done
        {
            // The count above makes tries slow; this one is for the log and stops nobody.
            let _ = Refusals::add(&all_tries(place), self.refusal());
        }
        Ok((done?, before.failures()))
    }

    fn refusal(self) -> Refusal {
        let keyring = Keyring::load(self.place.folder());
        let name = UserName::new(self.user).ok();
        let known = keyring.is_ok_and(|loaded| {
            let mut accounts = loaded.keyring.accounts();
            accounts.any(|account| Some(&account.user) == name.as_ref())
        });
        Refusal {
            tried: self.tried,
            bucket: bucket(self.user),
            known,
            device: self.device.to_owned(),
            count: 1,
            first: self.now,
            last: self.now,
        }
    }

    fn open(
        self,
        open: impl FnOnce(&mut Keyring) -> Result<(Account, Option<ArchiveKey>)>,
    ) -> Result<SignedIn> {
        let Self {
            place, device, now, ..
        } = self;
        // Held until the store holds its own: nobody changes the key in between.
        let _shared = place.hold(false)?;
        let mut loaded = Keyring::load(place.folder())?;
        let (account, key) = open(&mut loaded.keyring)?;
        let session = session_of(&account, device);
        let generation = loaded.keyring.generation();
        let (archive, loss) = match key {
            None => (None, None),
            Some(key) => {
                let there = generations::of(place)?;
                if !there.contains(&generation) && there.iter().any(|g| *g > generation) {
                    return Err(ArchiveError::OldKeys(place.folder().to_owned()));
                }
                let Opened { store, loss } =
                    SqliteStore::open(place, generation, &key.hex(), &session, now)?;
                // What an earlier change of key left behind; it goes later if it cannot now.
                let _ = generations::remove(place, |found| found < generation);
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
        let clock = match &archive {
            Some(archive) => archive.store.judge_clock(now)?,
            None => Clock::Sure,
        };
        Ok(SignedIn {
            session,
            clock,
            archive,
            repaired: loaded.repaired,
            loss,
            failures: 0,
        })
    }
}

impl Archive {
    /// Writes in the log that somebody came in, after what was refused before.
    fn log_entry(&mut self, who: &Session, detail: &str, now: NaiveDateTime) -> Result<()> {
        self.log_refusals(who, now)?;
        self.store.log_sign_in(who, detail, now)
    }

    /// Writes in the log what was refused since somebody got in last. The rows carry the name that was
    /// tried where that is an account, and the device; the moment of writing is now, as the log goes
    /// on in time, and the moments of the refusals stand in the words. A kill in between writes them
    /// twice rather than never.
    fn log_refusals(&mut self, who: &Session, now: NaiveDateTime) -> Result<()> {
        let note = Refusals::load(&all_tries(&self.place));
        if note == Refusals::default() {
            return Ok(());
        }
        let accounts = self.accounts()?;
        if note.broken {
            let detail = "een notitie van weigeringen was niet te lezen";
            self.store.log_sign_in(who, detail, now)?;
        }
        for refusal in &note.list {
            let tried = Session {
                user: name_of(refusal, &accounts),
                unit: String::new(),
                device: refusal.device.clone(),
                ..who.clone()
            };
            self.store.log_sign_in(&tried, &in_words(refusal), now)?;
        }
        // What cannot be taken out now is written once more the next time.
        let _ = Refusals::logged(&all_tries(&self.place), &note);
        Ok(())
    }

    /// Another passphrase for oneself. Whoever walks by an open window does not know the current one.
    ///
    /// # Errors
    /// As [`choose_passphrase`].
    pub fn change_passphrase(
        &mut self,
        who: &Session,
        current: &str,
        chosen: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        let place = self.place.clone();
        let attempt = Attempt {
            place: &place,
            user: &who.user,
            device: &who.device,
            now,
            tried: Tried::Wachtzin,
        };
        let done = attempt.counted(|| {
            let mut keyring = self.keyring()?;
            own_passphrase(&mut keyring, &who.user, current, chosen)?;
            Ok(keyring)
        });
        self.log_refusals(who, now)?;
        let (mut keyring, _) = done?;
        self.store
            .log_management(who, "eigen wachtzin gewijzigd", now)?;
        saved(keyring.save(self.place.folder()))
    }
}

/// The account that was tried; with several names in one bucket, each of them.
fn name_of(refusal: &Refusal, accounts: &[Account]) -> String {
    let names = accounts.iter().map(|account| account.user.as_str());
    let names: Vec<&str> = names
        .filter(|name| refusal.known && bucket(name) == refusal.bucket)
        .collect();
    if names.is_empty() {
        "onbekende naam".to_owned()
    } else {
        names.join(" of ")
    }
}

/// A refusal as the log says it.
fn in_words(refusal: &Refusal) -> String {
    let Refusal {
        tried,
        count,
        first,
        last,
        ..
    } = refusal;
    let what = match tried {
        Tried::Wachtzin => "wachtzin",
        Tried::Herstelcode => "herstelcode",
    };
    let moment = |at: &NaiveDateTime| at.format("%d-%m-%Y %H:%M").to_string();
    match count {
        1 => format!("geweigerd op {}: de {what} klopte niet", moment(first)),
        many => format!(
            "{many} keer geweigerd, van {} tot {}: de {what} klopte niet",
            moment(first),
            moment(last)
        ),
    }
}
