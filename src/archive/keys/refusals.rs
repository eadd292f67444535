//! Refusals that wait for the log. Whoever is refused has no key, so the encrypted log cannot be
//! written then: the refusals stand in a small note beside the counted tries, until somebody gets in.
//!
//! The note is readable on disk, so it names nobody: one of 256 buckets of names, and whether that
//! was the name of an account, which the key file tells anybody too. A name that is no account is
//! never kept: it may be a passphrase that was typed in the wrong field. Refusals of one kind are one
//! line with a count, so that the note stays small however long somebody tries.

use std::{io, path::Path};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::write::{guard, read, replace};

/// The file name, in the folder of the tries.
pub const REFUSALS: &str = "weigeringen.ron";
/// The most lines; what comes after them is counted in the last one.
const MOST: usize = 200;
const MAX_BYTES: usize = 64 * 1024;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tried {
    /// A name and a passphrase.
    Wachtzin,
    /// The printed code.
    Herstelcode,
}

/// Refusals of one kind, from the first to the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// What was tried.
    pub tried: Tried,
    /// Which of 256 buckets the name falls in.
    pub bucket: u8,
    /// Whether it was the name of an account.
    pub known: bool,
    /// The device.
    pub device: String,
    /// How often.
    pub count: u32,
    /// The first time.
    pub first: NaiveDateTime,
    /// The last time.
    pub last: NaiveDateTime,
}

impl Refusal {
    fn is_like(&self, other: &Self) -> bool {
        (self.tried, self.bucket, self.known) == (other.tried, other.bucket, other.known)
            && self.device == other.device
    }
}

/// The note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusals {
    /// In the order in which they began.
    pub list: Vec<Refusal>,
    /// An earlier note could not be read: what stood in it is lost, which is worth a line too.
    #[serde(default)]
    pub broken: bool,
}

impl Refusals {
    /// Reads the note. A missing one is empty.
    pub fn load(folder: &Path) -> Self {
        match read(&folder.join(REFUSALS), MAX_BYTES) {
            Ok(None) => Self::default(),
            Ok(Some(bytes)) => decode(&bytes).unwrap_or(Self {
                list: Vec::new(),
                broken: true,
            }),
            Err(_) => Self {
                list: Vec::new(),
                broken: true,
            },
        }
    }

    /// Adds a refusal to the note.
    ///
    /// # Errors
    /// The disk, or another window that goes on writing.
    pub fn add(folder: &Path, refusal: Refusal) -> io::Result<()> {
        Self::change(folder, |note| note.take(refusal))
    }

    /// Takes out what now stands in the log, and leaves what came in meanwhile.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn logged(folder: &Path, logged: &Self) -> io::Result<()> {
        Self::change(folder, |note| note.leave_out(logged))
    }

    fn change(folder: &Path, change: impl FnOnce(&mut Self)) -> io::Result<()> {
        let held = guard(folder)?.ok_or(io::ErrorKind::WouldBlock)?;
        let mut note = Self::load(folder);
        change(&mut note);
        let text = ron::to_string(&note).map_err(io::Error::other)?;
        replace(&held, folder, REFUSALS, &text)
    }

    fn take(&mut self, new: Refusal) {
        let full = self.list.len() >= MOST;
        let like = self.list.iter().position(|old| old.is_like(&new));
        let at = like.or(self.list.len().checked_sub(1).filter(|_| full));
        match at.and_then(|at| self.list.get_mut(at)) {
            Some(old) => {
                old.count = old.count.saturating_add(new.count);
                old.first = old.first.min(new.first);
                old.last = old.last.max(new.last);
            }
            None => self.list.push(new),
        }
    }

    fn leave_out(&mut self, logged: &Self) {
        self.broken &= !logged.broken;
        for done in &logged.list {
            for old in self.list.iter_mut().filter(|old| old.is_like(done)) {
                old.count = old.count.saturating_sub(done.count);
                // What is left came after.
                old.first = old.last.min(old.first.max(done.last));
            }
        }
        self.list.retain(|refusal| refusal.count > 0);
    }
}

fn decode(bytes: &[u8]) -> Option<Refusals> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    ron::from_str(std::str::from_utf8(bytes).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: u32) -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2026, 11, 22)
            .and_then(|day| day.and_hms_opt(12, minute, 0))
            .unwrap()
    }

    fn refusal(bucket: u8, minute: u32) -> Refusal {
        Refusal {
            tried: Tried::Wachtzin,
            bucket,
            known: true,
            device: "pc".into(),
            count: 1,
            first: at(minute),
            last: at(minute),
        }
    }

    #[test]
    fn refusals_of_one_kind_are_one_line_with_a_count_and_both_times() {
        let folder = tempfile::tempdir().unwrap();
        for (bucket, minute) in [(7, 1), (9, 2), (7, 3)] {
            Refusals::add(folder.path(), refusal(bucket, minute)).unwrap();
        }
        let list = Refusals::load(folder.path()).list;
        assert_eq!(list.len(), 2);
        assert_eq!(
            (list[0].count, list[0].first, list[0].last),
            (2, at(1), at(3))
        );
    }

    #[test]
    fn what_came_in_while_the_log_was_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        Refusals::add(folder.path(), refusal(7, 1)).unwrap();
        Refusals::add(folder.path(), refusal(8, 1)).unwrap();
        let seen = Refusals::load(folder.path());
        Refusals::add(folder.path(), refusal(7, 5)).unwrap();
        Refusals::logged(folder.path(), &seen).unwrap();
        let left = Refusals::load(folder.path()).list;
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].bucket, left[0].count, left[0].last), (7, 1, at(5)));
    }

    #[test]
    fn the_note_stays_small_and_still_counts_everything() {
        let mut note = Refusals::default();
        for n in 0..5000_u32 {
            let mut one = refusal((n % 256) as u8, 0);
            one.device = format!("toestel {n}");
            note.take(one);
        }
        assert_eq!(note.list.len(), MOST);
        assert_eq!(note.list.iter().map(|r| r.count).sum::<u32>(), 5000);
        assert!(ron::to_string(&note).unwrap().len() < MAX_BYTES);
    }

    #[test]
    fn a_broken_note_is_said_and_the_next_refusal_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(REFUSALS), b"(list:").unwrap();
        Refusals::add(folder.path(), refusal(7, 1)).unwrap();
        let note = Refusals::load(folder.path());
        assert!(note.broken && note.list.len() == 1);
        Refusals::logged(folder.path(), &note).unwrap();
        assert_eq!(Refusals::load(folder.path()), Refusals::default());
    }
}
