//! The wait after wrong passphrases, and the small file that remembers it. It holds a count and a
//! time, nothing about who tried.
//!
//! The clock is the PC's own: someone who may set it forward shortens the wait. The work of argon2
//! stays with every try.

use std::{io, path::Path};

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::write::{guard, read, replace};

/// The file name, in the archive folder.
pub const ATTEMPTS: &str = "pogingen.ron";
/// The longest wait.
pub const MAX_WAIT_SECONDS: u32 = 300;
/// The first failures are free: everyone mistypes.
const FREE: u32 = 2;
const MAX_BYTES: usize = 1024;

/// Failures since the last success.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Throttle {
    failures: u32,
    last: Option<NaiveDateTime>,
}

/// A throttle from disk.
#[derive(Clone, Copy, Debug)]
pub struct LoadedThrottle {
    /// The state; none when the file was missing or broken.
    pub throttle: Throttle,
    /// Whether a file was there that could not be read: the count starts anew, which is worth a line
    /// in the log.
    pub broken: bool,
}

impl Throttle {
    /// How many failures since the last success.
    pub fn failures(self) -> u32 {
        self.failures
    }

    /// The whole wait after so many failures, in seconds: 0, 0, 1, 2, 4, 8 ... 300.
    fn delay_seconds(self) -> u32 {
        let Some(doublings) = self.failures.checked_sub(FREE + 1) else {
            return 0;
        };
        let delay = 1_u32.checked_shl(doublings).unwrap_or(MAX_WAIT_SECONDS);
        delay.min(MAX_WAIT_SECONDS)
    }

    /// How long to wait from now; zero when a try is allowed. When the clock was set back, the wait
    /// starts over at this moment: never shorter for it, and never more than the maximum.
    pub fn wait(&mut self, now: NaiveDateTime) -> TimeDelta {
        let Some(last) = &mut self.last else {
            return TimeDelta::zero();
        };
        if *last > now {
            *last = now;
        }
        let passed = now.signed_duration_since(*last);
        let delay = TimeDelta::seconds(self.delay_seconds().into());
        (delay - passed.min(delay)).max(TimeDelta::zero())
    }

    /// Counts a wrong passphrase or code.
    pub fn failed(&mut self, now: NaiveDateTime) {
        self.failures = self.failures.saturating_add(1);
        self.last = Some(now);
    }

    /// Someone got in.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// Reads the state. A missing file is no tries; a broken one too, and is noted.
    pub fn load(folder: &Path) -> LoadedThrottle {
        let found = match read(&folder.join(ATTEMPTS), MAX_BYTES) {
            Ok(None) => Some(Self::default()),
            Ok(Some(bytes)) => decode(&bytes),
            Err(_) => None,
        };
        LoadedThrottle {
            throttle: found.unwrap_or_default(),
            broken: found.is_none(),
        }
    }

    /// Writes the state; do so before the passphrase is tried, so that a kill forgives nothing.
    ///
    /// # Errors
    /// The disk, or another window that goes on writing.
    pub fn save(self, folder: &Path) -> io::Result<()> {
        let text = ron::to_string(&self).map_err(io::Error::other)?;
        let held = guard(folder)?.ok_or(io::ErrorKind::WouldBlock)?;
        replace(&held, folder, ATTEMPTS, &text)
    }
}

fn decode(bytes: &[u8]) -> Option<Throttle> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    ron::from_str(std::str::from_utf8(bytes).ok()?).ok()
}
