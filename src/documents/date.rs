//! Dates and times as Dutch readers write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use crate::melding::MONTHS;

/// `20 november 2026`.
pub fn day(date: NaiveDate) -> String {
    let month = MONTHS[date.month0() as usize % MONTHS.len()];
    format!("{} {month} {}", date.day(), date.year())
}

/// `20 november 2026, 21:14`.
pub fn moment(at: NaiveDateTime) -> String {
    format!("{}, {:02}:{:02}", day(at.date()), at.hour(), at.minute())
}

/// `21:14` on the same day as the other moment, with its date on any other day.
pub(super) fn moment_on(at: NaiveDateTime, other: NaiveDateTime) -> String {
    if at.date() == other.date() {
        format!("{:02}:{:02}", at.hour(), at.minute())
    } else {
        moment(at)
    }
}

/// Whether the clock shows this time twice: in the hour from 02:00 on the last Sunday of October summer
/// time ends in Europe/Amsterdam (since 1996; Directive 2000/84/EC).
pub(super) fn occurs_twice(at: NaiveDateTime) -> bool {
    const LAST_WEEK: u32 = 25;
    let day = at.date();
    let last_sunday = day.month() == 10 && day.day() >= LAST_WEEK && day.weekday() == Weekday::Sun;
    day.year() >= 1996 && last_sunday && at.hour() == 2
}
