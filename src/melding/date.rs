//! Dates as people type them. One reading for every field, import and search.

use chrono::{Datelike as _, NaiveDate};

/// The months.
pub const MONTHS: [&str; 12] = [
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

/// Before this year nobody in a call was born.
const FIRST_YEAR: i32 = 1900;
/// After this year no date of a call, a paper or a follow-up lies.
const LAST_YEAR: i32 = 2199;

/// The day that a text says and nothing else: `12-3-1985`, `12.3.85`, `12 maart 1985`, `1985-03-12`,
/// `12031985`. A year of two digits is the latest one that is not after `latest`. `None` where it says
/// no day, or one that the calendar lacks.
pub fn read_day(text: &str, latest: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    let (found, rest) = parts(text)?;
    rest.trim().is_empty().then(|| found.in_calendar(latest))?
}

/// The day with which a text begins, its year in four digits, and what follows it.
pub fn day_at_start(text: &str) -> Option<(NaiveDate, &str)> {
    let (found, rest) = parts(text)?;
    let whole = found.year_digits == 4 && !found.run_on;
    whole.then(|| Some((found.in_calendar(NaiveDate::MAX)?, rest)))?
}

/// The day with which a text begins, also with a year of two digits or without signs between.
pub fn any_day_at_start(text: &str, latest: NaiveDate) -> Option<(NaiveDate, &str)> {
    let (found, rest) = parts(text)?;
    Some((found.in_calendar(latest)?, rest))
}

struct Parts {
    day: u32,
    month: u32,
    year: i32,
    year_digits: usize,
    /// Written without anything between: `20251120`.
    run_on: bool,
}

impl Parts {
    fn in_calendar(&self, latest: NaiveDate) -> Option<NaiveDate> {
        let date = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if self.year_digits == 2 {
            let centuries = [2000, 1900].map(|century| date(century + self.year));
            return centuries.into_iter().flatten().find(|d| *d <= latest);
        }
        date(self.year).filter(|d| (FIRST_YEAR..=LAST_YEAR).contains(&d.year()))
    }
}

fn parts(text: &str) -> Option<(Parts, &str)> {
    let (first, length, rest) = number(text)?;
    if length == 8 {
        return run_on(&text[..8], rest);
    }
    if length == 4 {
        let (sign, rest) = sign(rest)?;
        let (month, month_length, rest) = number(rest)?;
        let (day, day_length, rest) = number(rest.strip_prefix(sign)?)?;
        let found = Parts {
            day,
            month,
            year: i32::try_from(first).ok()?,
            year_digits: 4,
            run_on: false,
        };
        return (month_length <= 2 && day_length <= 2).then_some((found, rest));
    }
    if length > 2 {
        return None;
    }
    let (month, rest) = month(rest)?;
    let (year, year_digits, rest) = number(rest)?;
    // Not the begin of a longer number, nor of a time: `12 mei 19:30` names no year.
    let time = year_digits == 2 && rest.starts_with([':', 'u']);
    let found = Parts {
        day: first,
        month,
        year: i32::try_from(year).ok()?,
        year_digits,
        run_on: false,
    };
    (matches!(year_digits, 2 | 4) && !time).then_some((found, rest))
}

/// `-3-`, `/3/`, `.3.`, ` 3 `, ` maart `, `-mrt-`: the month with the signs around it.
fn month(text: &str) -> Option<(u32, &str)> {
    let between = |c: char| matches!(c, ' ' | '-' | '/' | '.' | '_');
    let inner = text.trim_start_matches(between);
    if let Some((month, length, rest)) = number(inner) {
        let before = &text[..text.len() - inner.len()];
        let (sign, rest) = sign(rest)?;
        // The same sign on both sides, with or without spaces beside it.
        let same = before.trim() == sign.to_string().trim() && !before.is_empty();
        return (length <= 2 && same).then(|| (month, rest.trim_start()));
    }
    let end = inner
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(inner.len());
    let word = inner[..end].to_lowercase();
    let word = if word == "mrt" { "maart" } else { &word };
    let named = |m: &str| word.len() >= 3 && m.starts_with(word);
    let at = MONTHS.iter().position(|m| named(m))?;
    let rest = inner[end..].trim_start_matches(between);
    Some((u32::try_from(at).ok()? + 1, rest))
}

fn run_on<'a>(digits: &str, rest: &'a str) -> Option<(Parts, &'a str)> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let year_first = part(0, 4).is_some_and(|y| (1900..=2199).contains(&y));
    let (year, month, day) = if year_first {
        (part(0, 4)?, part(4, 6)?, part(6, 8)?)
    } else {
        (part(4, 8)?, part(2, 4)?, part(0, 2)?)
    };
    let found = Parts {
        day,
        month,
        year: i32::try_from(year).ok()?,
        year_digits: 4,
        run_on: true,
    };
    Some((found, rest))
}

fn sign(text: &str) -> Option<(char, &str)> {
    let trimmed = text.trim_start();
    let spaced = trimmed.len() < text.len();
    let mut chars = trimmed.chars();
    match chars.next().filter(|c| matches!(c, '-' | '/' | '.' | '_')) {
        Some(sign) => Some((sign, chars.as_str())),
        None => spaced.then_some((' ', trimmed)),
    }
}

/// The number that a text begins with, and its length.
fn number(text: &str) -> Option<(u32, usize, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let value = text[..end].parse().ok()?;
    Some((value, end, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_day_is_read_however_it_is_typed() {
        for text in [
            "12-3-1985",
            "12-03-1985",
            "12/3/1985",
            "12.3.1985",
            "12 3 1985",
            "12 - 3 - 1985",
            "12 maart 1985",
            "12 mrt 1985",
            "12-mrt-1985",
            "12 Maart 85",
            "12-3-85",
            "12.03.85",
            "1985-03-12",
            "1985/3/12",
            "12031985",
            "19850312",
            " 12-3-1985 ",
        ] {
            assert_eq!(
                read_day(text, day(2026, 11, 30)),
                Some(day(1985, 3, 12)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_year_of_two_digits_is_the_latest_that_can_be() {
        let today = day(2026, 11, 30);
        assert_eq!(read_day("1-12-26", today), Some(day(1926, 12, 1)));
        assert_eq!(read_day("30-11-26", today), Some(today));
        assert_eq!(
            read_day("1-12-26", day(2046, 11, 30)),
            Some(day(2026, 12, 1))
        );
    }

    #[test]
    fn what_says_no_day_is_none() {
        for text in [
            "",
            "ergens in mei",
            "31-2-2026",
            "12-13-1985",
            "12-3",
            "12-3-985",
            "12-3-1985 of later",
            "1e maart",
            "12/3-1985",
            "99999999999-1-1",
            "0-1-2026",
            "12-3-1785",
        ] {
            assert_eq!(read_day(text, day(2026, 11, 30)), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_every_day_is_read_back(text in ".{0,30}", n in 0_i64..90_000) {
            let latest = day(2026, 11, 30);
            let _ = (read_day(&text, latest), day_at_start(&text), any_day_at_start(&text, latest));
            let date = day(1901, 1, 1) + chrono::TimeDelta::days(n);
            for form in ["%d-%m-%Y", "%-d/%-m/%Y", "%Y-%m-%d", "%Y%m%d"] {
                prop_assert_eq!(read_day(&date.format(form).to_string(), latest), Some(date));
            }
        }
    }
}
