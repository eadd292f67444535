//! The clock of the command line.

use chrono::NaiveDateTime;

/// The time of this machine. A program that was built to be tested takes the one that a test gives:
/// what the test says must not depend on its day.
pub(super) fn now() -> NaiveDateTime {
    given().unwrap_or_else(|| chrono::Local::now().naive_local())
}

#[cfg(feature = "meten")]
fn given() -> Option<NaiveDateTime> {
    std::env::var("VOOROP_KLOK").ok()?.parse().ok()
}

#[cfg(not(feature = "meten"))]
fn given() -> Option<NaiveDateTime> {
    None
}
