//! Dates and times as Dutch readers write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `20 november 2026`.
pub fn day(date: NaiveDate) -> String {
    let month = MONTHS[date.month0() as usize % MONTHS.len()];
    format!("{} {month} {}", date.day(), date.year())
}

/// `20 november 2026, 21:14`.
pub fn moment(at: NaiveDateTime) -> String {
    format!("{}, {:02}:{:02}", day(at.date()), at.hour(), at.minute())
}

/// `21:14` on the day of the call, with its date on any other day.
pub(super) fn moment_near(at: NaiveDateTime, call: NaiveDateTime) -> String {
    if at.date() == call.date() {
        format!("{:02}:{:02}", at.hour(), at.minute())
    } else {
        moment(at)
    }
}
