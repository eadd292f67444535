//! The clocks by which a quiet time is measured, and the system's own.
//!
//! The clock of the frames stands still while the machine sleeps. So a quiet time is what the longest
//! of two others says: the clock on the wall, and the one that counts from the start of the machine
//! and goes on in its sleep. A wall clock that is set back takes nothing from the other.

use std::time::{Duration, SystemTime};

/// Both clocks at one moment. They come from the shell, so that a test can set them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// The clock on the wall, in world time: no quiet hour in the night that the clock changes.
    pub wall: Duration,
    /// Since the machine started, with the time that it slept.
    pub boot: Duration,
}

impl Clocks {
    /// How long ago something was, by the clock that says the most.
    pub fn since(self, earlier: Self) -> Duration {
        let wall = self.wall.saturating_sub(earlier.wall);
        wall.max(self.boot.saturating_sub(earlier.boot))
    }
}

/// The clocks of the system.
pub fn system() -> Clocks {
    let wall = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Clocks {
        wall: wall.unwrap_or_default(),
        boot: boot(),
    }
}

#[cfg(target_os = "linux")]
fn boot() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::try_from(now).unwrap_or_default()
}

/// Elsewhere the clock of the standard library goes on in sleep.
#[cfg(not(target_os = "linux"))]
fn boot() -> Duration {
    use std::{sync::LazyLock, time::Instant};
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(wall: u64, boot: u64) -> Clocks {
        Clocks {
            wall: Duration::from_secs(wall),
            boot: Duration::from_secs(boot),
        }
    }

    #[test]
    fn a_quiet_time_is_what_the_clock_says_that_went_on() {
        let began = at(1000, 50);
        for (now, seconds) in [
            (at(1010, 60), 10),
            // Asleep: the wall went on, or the clock of the machine did.
            (at(30_000, 60), 29_000),
            (at(1010, 29_050), 29_000),
            // Set back.
            (at(10, 60), 10),
            (at(10, 50), 0),
        ] {
            assert_eq!(now.since(began), Duration::from_secs(seconds), "{now:?}");
        }
    }

    #[test]
    fn the_clocks_of_the_system_go_on() {
        let first = system();
        let second = system();
        assert!(second.boot >= first.boot && first.boot > Duration::ZERO);
        assert!(first.wall > Duration::from_secs(1_700_000_000));
    }
}
