//! The two copies in the archive folder: loading with repair, and saving one after the other.
//!
//! A kill at any moment leaves at least one whole copy: the other is written only after the first
//! is on disk. The one that was written more often is the newer.

use std::{io, path::Path};

use super::{
    copy::{CopyFault, MAX_BYTES, decode, encode},
    error::KeyFileError,
    keyring::{Body, Keyring},
    write::{guard, read, replace},
};

/// The file name of the first copy.
pub const MAIN: &str = "sleutels.ron";
/// The file name of the second copy.
pub const COPY: &str = "sleutels-kopie.ron";

/// One of the two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// `sleutels.ron`.
    Main,
    /// `sleutels-kopie.ron`.
    Copy,
}

impl Which {
    /// The file name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Main => MAIN,
            Self::Copy => COPY,
        }
    }
}

/// What was wrong with a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was not there.
    Missing,
    /// Its content was damaged.
    Broken,
    /// It could not be opened.
    Unreadable,
    /// It was older than the other, or written at the same time by another window.
    Older,
}

/// A copy that differed from the good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Which copy.
    pub which: Which,
    /// What was wrong with it.
    pub why: Why,
    /// Whether it was written anew; if not, the disk or a permission is in the way.
    pub done: bool,
}

/// Slots from disk.
#[derive(Debug)]
pub struct Loaded {
    /// The slots. Their MAC is checked on unlocking.
    pub keyring: Keyring,
    /// The copy that had to be repaired.
    pub repaired: Option<Repair>,
}

/// What was found in the place of a copy.
enum Found {
    Good(Box<Body>),
    Bad(Why),
    Newer(u32),
    NoAccess(io::Error),
}

fn look(folder: &Path, which: Which) -> Found {
    match read(&folder.join(which.name()), MAX_BYTES) {
        Ok(None) => Found::Bad(Why::Missing),
        Err(e) => Found::NoAccess(e),
        Ok(Some(bytes)) => match decode(&bytes) {
            Ok(body) => Found::Good(Box::new(body)),
            Err(CopyFault::Broken) => Found::Bad(Why::Broken),
            Err(CopyFault::Newer(found)) => Found::Newer(found),
        },
    }
}

/// The slots that count, and what is wrong with the other copy.
type Verdict = (Body, Option<(Which, Why)>);

fn judge(main: Found, copy: Found) -> Result<Verdict, KeyFileError> {
    match (main, copy) {
        // An older program must not overwrite what a newer one wrote.
        (Found::Newer(found), _) | (_, Found::Newer(found)) => Err(KeyFileError::Newer { found }),
        (Found::Good(main), Found::Good(copy)) => judge_both(*main, *copy),
        (Found::Good(body), Found::Bad(why)) => Ok((*body, Some((Which::Copy, why)))),
        (Found::Bad(why), Found::Good(body)) => Ok((*body, Some((Which::Main, why)))),
        (Found::Good(body), Found::NoAccess(_)) => {
            Ok((*body, Some((Which::Copy, Why::Unreadable))))
        }
        (Found::NoAccess(_), Found::Good(body)) => {
            Ok((*body, Some((Which::Main, Why::Unreadable))))
        }
        (Found::Bad(Why::Missing), Found::Bad(Why::Missing)) => Err(KeyFileError::Missing),
        (Found::NoAccess(e), _) | (_, Found::NoAccess(e)) => Err(KeyFileError::Unreadable(e)),
        (Found::Bad(_), Found::Bad(_)) => Err(KeyFileError::BothBroken),
    }
}

fn judge_both(main: Body, copy: Body) -> Result<Verdict, KeyFileError> {
    if main.archive != copy.archive {
        return Err(KeyFileError::TwoArchives);
    }
    if main == copy {
        return Ok((main, None));
    }
    if copy.writes > main.writes {
        return Ok((copy, Some((Which::Main, Why::Older))));
    }
    Ok((main, Some((Which::Copy, Why::Older))))
}

fn inspect(folder: &Path) -> Result<Verdict, KeyFileError> {
    judge(look(folder, Which::Main), look(folder, Which::Copy))
}

impl Keyring {
    /// Reads the slots from the archive folder, and repairs a copy that is broken, missing or older.
    ///
    /// # Errors
    /// No copy, no whole copy, a copy of a newer program, copies of two archives.
    pub fn load(folder: &Path) -> Result<Loaded, KeyFileError> {
        let (body, fault) = inspect(folder)?;
        if fault.is_none() {
            let repaired = None;
            let keyring = Self { body };
            return Ok(Loaded { keyring, repaired });
        }
        // Perhaps another window was halfway a save: look again when it is done. On a disk that
        // cannot be written there is no guard, and nothing to guard.
        let held = guard(folder).ok().flatten();
        let (body, fault) = inspect(folder)?;
        let repaired = fault.map(|(which, why)| Repair {
            which,
            why,
            done: held
                .as_ref()
                .zip(encode(&body))
                .is_some_and(|(held, text)| replace(held, folder, which.name(), &text).is_ok()),
        });
        let keyring = Self { body };
        Ok(Loaded { keyring, repaired })
    }

    /// Writes both copies. Slots that were never saved do not replace others, and slots that someone
    /// else saved since are not overwritten.
    ///
    /// # Errors
    /// Those, and a disk that is full or may not be written. Only after
    /// [`KeyFileError::SecondCopy`] are the new slots in force.
    pub fn save(&mut self, folder: &Path) -> Result<(), KeyFileError> {
        let held = guard(folder).map_err(KeyFileError::Write)?;
        let held = held.ok_or(KeyFileError::Busy)?;
        self.may_replace(folder)?;
        let mut next = self.body.clone();
        next.writes = next.writes.saturating_add(1);
        let text = encode(&next).ok_or(KeyFileError::TooLarge)?;
        replace(&held, folder, MAIN, &text).map_err(KeyFileError::Write)?;
        self.body = next;
        replace(&held, folder, COPY, &text).map_err(KeyFileError::SecondCopy)
    }

    /// Whether what lies there is an earlier state of these slots.
    fn may_replace(&self, folder: &Path) -> Result<(), KeyFileError> {
        let new = self.body.writes == 0;
        match inspect(folder) {
            Err(KeyFileError::Missing) => Ok(()),
            Ok(_) | Err(KeyFileError::BothBroken) if new => Err(KeyFileError::Occupied),
            Ok((there, _)) if there.archive != self.body.archive => Err(KeyFileError::TwoArchives),
            Ok((there, _)) if there.writes > self.body.writes => Err(KeyFileError::Changed),
            // These slots were loaded whole, so they may stand in for what broke since.
            Ok(_) | Err(KeyFileError::BothBroken) => Ok(()),
            Err(e) => Err(e),
        }
    }
}
