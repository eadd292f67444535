//! Dates as they stand in Dutch texts and file names: `21-11-2026`, `21 nov 2026`, `2026-11-21`,
//! with or without a time behind it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// A date with its time, where one was given.
pub(super) type Found = (NaiveDate, Option<NaiveTime>);

/// Before this year a date is not of a call.
const FIRST_YEAR: i32 = 1950;
const MONTHS: [&str; 12] = [
    "jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
];

/// The moment of a date; midnight where there is no time.
pub(super) fn moment((day, time): Found) -> NaiveDateTime {
    day.and_time(time.unwrap_or(NaiveTime::MIN))
}

/// The first date in a text that can be of a call: not after `latest`, and no date of birth.
pub(super) fn find(text: &str, latest: NaiveDate) -> Option<Found> {
    text.lines().find_map(|line| find_in_line(line, latest))
}

fn find_in_line(line: &str, latest: NaiveDate) -> Option<Found> {
    let mut before: Option<char> = None;
    let mut skip_to = 0;
    for (at, c) in line.char_indices() {
        let starts = c.is_ascii_digit() && !before.is_some_and(|b| b.is_ascii_digit());
        before = Some(c);
        if !starts || at < skip_to {
            continue;
        }
        let Some((day, rest)) = day(&line[at..]) else {
            continue;
        };
        skip_to = line.len() - rest.len();
        let possible = day <= latest && day.year() >= FIRST_YEAR;
        if possible && !line[..at].to_lowercase().contains("geb") {
            return Some((day, time_after(rest).map(|(time, _)| time)));
        }
    }
    None
}

/// A cell that holds a date, with or without a time, and nothing else.
pub(super) fn cell(text: &str) -> Option<Found> {
    let (day, rest) = day(text.trim())?;
    if rest.trim().is_empty() {
        return Some((day, None));
    }
    let (time, rest) = time_after(rest)?;
    rest.trim().is_empty().then_some((day, Some(time)))
}

/// A cell that holds a time and nothing else: `21:05`, `21.05`, `21u05`, with or without `uur`.
pub(super) fn time_cell(text: &str) -> Option<NaiveTime> {
    let (time, rest) = time(text.trim())?;
    matches!(rest.trim(), "" | "uur" | "u").then_some(time)
}

fn day(text: &str) -> Option<(NaiveDate, &str)> {
    let (first, length, rest) = number(text)?;
    if length == 4 {
        let (second, third, rest) = two_more(rest)?;
        return date(first, second.0, third.0, rest).filter(|_| second.1 <= 2 && third.1 <= 2);
    }
    if length > 2 {
        return None;
    }
    if let Some((second, third, rest)) = two_more(rest)
        && second.1 <= 2
        && third.1 == 4
    {
        return date(third.0, second.0, first, rest);
    }
    named_month(first, rest)
}

/// `-11-2026`, `/11/2026`, `.11.2026`: two numbers behind the same sign, each with its length.
#[allow(
    clippy::type_complexity,
    reason = "two numbers and the rest, used at once"
)]
fn two_more(text: &str) -> Option<((u32, usize), (u32, usize), &str)> {
    let sign = text.chars().next().filter(|c| "-/._".contains(*c))?;
    let (second, second_length, rest) = number(&text[1..])?;
    let (third, third_length, rest) = number(rest.strip_prefix(sign)?)?;
    Some(((second, second_length), (third, third_length), rest))
}

/// ` nov 2026`, `-november-2026`.
fn named_month(day: u32, text: &str) -> Option<(NaiveDate, &str)> {
    let between = |c: char| " -_.".contains(c);
    let text = text.trim_start_matches(between);
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let start: String = word.chars().take(3).collect();
    // Both `mrt` and `maart`.
    let start = if start == "mrt" { "maa" } else { &start };
    let month = MONTHS.iter().position(|m| *m == start)?;
    let (year, length, rest) = number(text[end..].trim_start_matches(between))?;
    (length == 4)
        .then(|| date(year, month as u32 + 1, day, rest))
        .flatten()
}

fn date(year: u32, month: u32, day: u32, rest: &str) -> Option<(NaiveDate, &str)> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some((date, rest))
}

fn time_after(text: &str) -> Option<(NaiveTime, &str)> {
    let text = text.trim_start_matches([' ', ',', '_', 'T']);
    let text = text.strip_prefix("om ").unwrap_or(text);
    let (time, rest) = time(text)?;
    Some((time, rest.strip_prefix(" uur").unwrap_or(rest)))
}

fn time(text: &str) -> Option<(NaiveTime, &str)> {
    let (hour, length, rest) = number(text)?;
    let rest = rest.strip_prefix([':', '.', 'u', 'h'])?;
    let (minute, minute_length, rest) = number(rest)?;
    if length > 2 || minute_length != 2 {
        return None;
    }
    let seconds = rest.strip_prefix(':').and_then(number);
    let (second, rest) = match seconds {
        Some((second, 2, rest)) => (second, rest),
        _ => (0, rest),
    };
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, rest))
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

    fn at(text: &str) -> Option<String> {
        let latest = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        find(text, latest).map(|found| moment(found).format("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn dutch_dates_are_read_with_and_without_a_time() {
        for text in [
            "21-11-2026 21:05",
            "Melding van 21 nov 2026 om 21.05 uur, Utrecht",
            "21 november 2026, 21:05",
            "2026-11-21T21:05:00",
            "gesprek_2026-11-21_21u05",
            "21/11/2026 21:05",
            "21.11.2026 21.05",
        ] {
            assert_eq!(at(text).as_deref(), Some("2026-11-21 21:05"), "{text}");
        }
        assert_eq!(at("3 mrt 2026").as_deref(), Some("2026-03-03 00:00"));
        assert_eq!(at("3 maart 2026").as_deref(), Some("2026-03-03 00:00"));
    }

    #[test]
    fn what_is_no_date_of_a_call_is_passed_over() {
        assert_eq!(at("geb. 12-3-1988, gehoord op 20-11-2026").as_deref(), None);
        assert_eq!(
            at("geboren 12-3-1988\nop 20-11-2026 gehoord").as_deref(),
            Some("2026-11-20 00:00")
        );
        assert_eq!(at("zitting op 1-12-2026").as_deref(), None);
        assert_eq!(at("31-2-2026"), None);
        assert_eq!(at("tel 06-12345678 en 123-11-2026"), None);
        assert_eq!(at("0030-11-21"), None);
        assert_eq!(at("99999999999999999999-1-1"), None);
    }

    #[test]
    fn a_cell_holds_a_date_and_nothing_else() {
        assert!(cell(" 21-11-2026 ").is_some() && cell("21-11-2026 8:30").is_some());
        assert!(cell("21-11-2026 of later").is_none() && cell("").is_none());
        assert_eq!(time_cell("8.30 uur"), NaiveTime::from_hms_opt(8, 30, 0));
        assert!(time_cell("25:00").is_none() && time_cell("half negen").is_none());
    }
}
