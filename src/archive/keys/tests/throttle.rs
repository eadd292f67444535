//! The wait after wrong passphrases.

use std::fs;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use tempfile::TempDir;

use super::super::{ATTEMPTS, MAX_WAIT_SECONDS, Throttle};

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 22)
        .unwrap()
        .and_hms_opt(12, 0, 0)
        .unwrap()
}

fn after(failures: u32) -> Throttle {
    let mut throttle = Throttle::default();
    for _ in 0..failures {
        throttle.failed(noon());
    }
    throttle
}

fn seconds(n: i64) -> TimeDelta {
    TimeDelta::seconds(n)
}

#[test]
fn the_wait_doubles_after_two_free_failures_up_to_five_minutes() {
    let waits =
        [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 40, 100].map(|n| after(n).wait(noon()).num_seconds());
    assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 128, 256, 300, 300, 300]);
}

#[test]
fn the_wait_runs_down_with_the_clock() {
    let mut throttle = after(6);
    assert_eq!(throttle.wait(noon() + seconds(3)), seconds(5));
    assert_eq!(throttle.wait(noon() + seconds(8)), seconds(0));
    assert_eq!(throttle.wait(NaiveDateTime::MAX), seconds(0));
}

#[test]
fn the_wait_counts_from_the_last_failure() {
    let mut throttle = after(5);
    throttle.failed(noon() + seconds(60));
    assert_eq!(throttle.wait(noon() + seconds(61)), seconds(7));
}

#[test]
fn a_clock_set_back_starts_the_wait_over_and_never_locks_out_for_longer() {
    for back in [1, 3600, 86_400 * 400] {
        let mut throttle = after(20);
        let set_back = noon() - seconds(back);
        let max = seconds(MAX_WAIT_SECONDS.into());
        assert_eq!(throttle.wait(set_back), max);
        assert_eq!(throttle.wait(set_back + seconds(100)), max - seconds(100));
        assert_eq!(throttle.wait(set_back + max), seconds(0));
    }
    assert!(after(20).wait(NaiveDateTime::MIN) <= seconds(MAX_WAIT_SECONDS.into()));
}

#[test]
fn getting_in_forgets_the_failures() {
    let mut throttle = after(9);
    throttle.succeeded();
    assert_eq!(throttle, Throttle::default());
    assert_eq!(throttle.wait(noon()), seconds(0));
}

#[test]
fn the_file_keeps_count_and_time_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let throttle = after(5);
    throttle.save(folder.path()).unwrap();
    let text = fs::read_to_string(folder.path().join(ATTEMPTS)).unwrap();
    assert_eq!(text, "(failures:5,last:Some(\"2026-11-22T12:00:00\"))");
    let loaded = Throttle::load(folder.path());
    assert_eq!(loaded.throttle, throttle);
    assert!(!loaded.broken);
}

#[test]
fn a_missing_file_is_no_failures_and_a_broken_one_is_noted() {
    let folder = TempDir::new().unwrap();
    assert!(!Throttle::load(folder.path()).broken);
    for bytes in [
        &b"("[..],
        b"\xff\xfe",
        b"",
        b"(failures:-1,last:None)",
        &[b' '; 5000],
    ] {
        fs::write(folder.path().join(ATTEMPTS), bytes).unwrap();
        let loaded = Throttle::load(folder.path());
        assert!(loaded.broken);
        assert_eq!(loaded.throttle, Throttle::default());
    }
}

proptest::proptest! {
    #[test]
    fn the_wait_is_never_negative_or_over_the_maximum(
        failures in 0_u32..60,
        moves in proptest::collection::vec(-4_000_000_000_i64..4_000_000_000, 1..8),
    ) {
        let mut throttle = after(failures);
        for offset in moves {
            let wait = throttle.wait(noon() + seconds(offset));
            proptest::prop_assert!(wait >= seconds(0) && wait <= seconds(MAX_WAIT_SECONDS.into()));
        }
    }
}
