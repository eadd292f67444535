//! Working days in the Netherlands: Monday to Friday without the public holidays.
//!
//! Holidays: New Year's Day, Easter Monday, Koningsdag (27 April, the day before where that is a
//! Sunday), 5 May in lustrum years only, Ascension Day, Whit Monday, both days of Christmas. Good
//! Friday counts as a working day, as it does with most public services.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday of a year in the Gregorian calendar, by the anonymous computus.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let moon = (19 * golden + century
        - century.div_euclid(4)
        - (century - (century + 8).div_euclid(25) + 1).div_euclid(3)
        + 15)
        .rem_euclid(30);
    let week =
        (32 + 2 * century.rem_euclid(4) + 2 * rest.div_euclid(4) - moon - rest.rem_euclid(4))
            .rem_euclid(7);
    let late = (golden + 11 * moon + 22 * week).div_euclid(451);
    let day = moon + week - 7 * late + 114;
    let month = u32::try_from(day.div_euclid(31)).ok()?;
    let day = u32::try_from(day.rem_euclid(31) + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a day is a public holiday on which services do not work.
pub fn is_holiday(day: NaiveDate) -> bool {
    let fixed = match (day.month(), day.day()) {
        (1, 1) | (12, 25 | 26) => true,
        (4, 26) => day.weekday() == Weekday::Sat,
        (4, 27) => day.weekday() != Weekday::Sun,
        (5, 5) => day.year().rem_euclid(5) == 0,
        _ => false,
    };
    // Days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday.
    let after_easter = easter(day.year()).map(|e| (day - e).num_days());
    fixed || matches!(after_easter, Some(1 | 39 | 50))
}

/// Whether services work on a day.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// The day itself where it is a working day, else the next one.
pub fn working_day_from(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_working_day(day) {
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    day
}

/// This many working days after a day; the day itself does not count.
pub fn add_working_days(day: NaiveDate, count: u32) -> NaiveDate {
    let mut day = day;
    for _ in 0..count {
        let Some(next) = day.checked_add_days(Days::new(1)) else {
            break;
        };
        day = working_day_from(next);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_where_almanacs_say() {
        for (year, month, date) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (2000, 4, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), Some(day(year, month, date)));
        }
    }

    #[test]
    fn koningsdag_moves_from_a_sunday_and_5_may_counts_in_lustrum_years() {
        assert!(is_holiday(day(2026, 4, 27)));
        assert!(is_holiday(day(2025, 4, 26)) && !is_holiday(day(2025, 4, 27)));
        assert!(is_holiday(day(2025, 5, 5)) && is_holiday(day(2030, 5, 5)));
        assert!(!is_holiday(day(2026, 5, 5)));
    }

    #[test]
    fn ascension_and_whit_monday_follow_easter_and_good_friday_is_worked() {
        assert!(is_holiday(day(2026, 5, 14)) && is_holiday(day(2026, 5, 25)));
        assert!(is_holiday(day(2026, 4, 6)) && is_working_day(day(2026, 4, 3)));
    }

    #[test]
    fn five_working_days_step_over_the_weekend_and_christmas() {
        assert_eq!(add_working_days(day(2026, 11, 20), 5), day(2026, 11, 27));
        // Tuesday 22 December: 23, 24, 28, 29, 30.
        assert_eq!(add_working_days(day(2026, 12, 22), 5), day(2026, 12, 30));
        // Saturday: Monday is the first day.
        assert_eq!(add_working_days(day(2026, 11, 21), 5), day(2026, 11, 27));
    }
}
