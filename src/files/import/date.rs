//! Dates as they stand in Dutch texts and file names: `21-11-2026`, `21 nov 2026`, `2026-11-21`,
//! with or without a time behind it.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use crate::melding::any_day_at_start;

/// A date with its time, where one was given.
pub(super) type Found = (NaiveDate, Option<NaiveTime>);

/// Before this year a date is not of a call.
const FIRST_YEAR: i32 = 1950;
/// Words before a date that look back so far.
const WORDS_BEFORE: usize = 4;

/// Why a date can be, or cannot be, that of the call: from the words before it on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// The words say that it is: *melding van*, *datum*, *binnengekomen*.
    Call,
    /// Something of that day: *gehoord*, *gebeld*, *gesprek*.
    About,
    /// No word says what it is.
    Bare,
    /// Of a decision or another paper.
    Paper,
    /// A date of birth.
    Birth,
}

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub found: Found,
    pub why: Why,
}

/// The moment of a date; midnight where there is no time.
pub(super) fn moment((day, time): Found) -> NaiveDateTime {
    day.and_time(time.unwrap_or(NaiveTime::MIN))
}

/// Every date in a text that is not after `latest`, each with why.
pub(super) fn candidates(text: &str, latest: NaiveDate) -> Vec<Candidate> {
    text.lines()
        .flat_map(|line| in_line(line, latest))
        .collect()
}

fn in_line(line: &str, latest: NaiveDate) -> Vec<Candidate> {
    let mut list: Vec<Candidate> = Vec::new();
    let mut before: Option<char> = None;
    let (mut skip_to, mut from) = (0, 0);
    for (at, c) in line.char_indices() {
        let starts = c.is_ascii_digit() && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        if !starts || at < skip_to {
            continue;
        }
        let Some((day, rest)) = any_day_at_start(&line[at..], latest) else {
            continue;
        };
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        skip_to = line.len() - rest.len();
        if day <= latest && day.year() >= FIRST_YEAR {
            let time = time_after(rest).map(|(time, _)| time);
            list.push(Candidate {
                found: (day, time),
                why: why(&line[from..at]),
            });
        }
        from = skip_to;
    }
    list
}

/// What the words before a date say that it is: the last one that says something.
fn why(before: &str) -> Why {
    let lower = before.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let near = words.iter().rev().take(WORDS_BEFORE);
    let mut known = near.filter_map(|word| match *word {
        "geb" | "geboren" | "gebdat" | "geboortedatum" | "gebdatum" => Some(Why::Birth),
        "beschikking" | "vonnis" | "uitspraak" | "beslissing" | "ouderschapsplan" | "convenant"
        | "brief" | "zitting" | "arrest" => Some(Why::Paper),
        "melding" | "datum" | "binnengekomen" | "mutatie" | "pleegdatum" | "meldingsdatum"
        | "incidentdatum" | "opgemaakt" => Some(Why::Call),
        "gehoord" | "gesprek" | "gebeld" | "belde" | "incident" | "gesproken" | "gezien" => {
            Some(Why::About)
        }
        _ => None,
    });
    known.next().unwrap_or(Why::Bare)
}

/// A cell that holds a date, with or without a time, and nothing else.
pub(super) fn cell(text: &str) -> Option<Found> {
    let (day, rest) = any_day_at_start(text.trim(), NaiveDate::MAX)?;
    if rest.trim().is_empty() {
        return Some((day, None));
    }
    let (time, rest) = time_after(rest)?;
    let rest = fraction(rest).trim();
    let at = day.and_time(time);
    let at = match rest {
        "" => at,
        zone => in_dutch_time(at.checked_sub_signed(offset(zone)?)?)?,
    };
    Some((at.date(), Some(at.time())))
}

/// `.000` behind the seconds says nothing here.
fn fraction(text: &str) -> &str {
    match text.strip_prefix('.') {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => text,
    }
}

/// `Z`, `+01:00`, `+0100`: how far a zone lies before UTC.
fn offset(zone: &str) -> Option<TimeDelta> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(TimeDelta::zero());
    }
    let sign = match zone.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = match digits.get(2..) {
        Some("") | None => 0,
        Some(rest) => rest.parse().ok()?,
    };
    (hours <= 14 && minutes < 60 && matches!(digits.len(), 2 | 4))
        .then(|| TimeDelta::minutes(sign * (60 * hours + minutes)))
}

/// A moment of UTC by the clocks of the Netherlands: an hour later, in summer two (from the last
/// Sunday of March to that of October, at 01:00 UTC).
fn in_dutch_time(utc: NaiveDateTime) -> Option<NaiveDateTime> {
    let turn = |month: u32| {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31)?;
        let back = last.weekday().days_since(Weekday::Sun);
        last.checked_sub_days(Days::new(back.into()))?
            .and_hms_opt(1, 0, 0)
    };
    let summer = (turn(3)?..turn(10)?).contains(&utc);
    utc.checked_add_signed(TimeDelta::hours(if summer { 2 } else { 1 }))
}

/// A cell that holds a time and nothing else: `21:05`, `21.05`, `21u05`, with or without `uur`.
pub(super) fn time_cell(text: &str) -> Option<NaiveTime> {
    let (time, rest) = time(text.trim())?;
    matches!(rest.trim(), "" | "uur" | "u").then_some(time)
}

fn time_after(text: &str) -> Option<(NaiveTime, &str)> {
    let text = text.trim_start_matches([' ', ',', '_', 'T', '-']);
    let word = ["om ", "te ", "omstreeks ", "rond ", "kl ", "kl. "];
    let text = word
        .iter()
        .find_map(|w| text.strip_prefix(w))
        .unwrap_or(text);
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

    fn latest() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn at(text: &str) -> Vec<(String, Why)> {
        let found = candidates(text, latest()).into_iter();
        found
            .map(|c| (moment(c.found).format("%Y-%m-%d %H:%M").to_string(), c.why))
            .collect()
    }

    #[test]
    fn dutch_dates_are_read_with_and_without_a_time() {
        for text in [
            "21-11-2026 21:05",
            "Melding van 21 nov 2026 om 21.05 uur, Utrecht",
            "21 november 2026, te 21:05 uur",
            "2026-11-21T21:05:00",
            "gesprek_2026-11-21_21u05",
            "21/11/2026 21:05",
            "21.11.26 21.05",
        ] {
            let found = at(text);
            assert_eq!(
                found.first().map(|f| f.0.as_str()),
                Some("2026-11-21 21:05"),
                "{text}"
            );
        }
        assert_eq!(at("20251120 mutatie")[0].0, "2025-11-20 00:00");
        assert_eq!(at("3 mrt 2026")[0].0, "2026-03-03 00:00");
    }

    #[test]
    fn each_date_says_why_it_can_be_that_of_the_call() {
        for (text, why) in [
            ("geb. 12-3-1988", Why::Birth),
            ("geboren op 12-3-1988", Why::Birth),
            ("gebeld op 12-3-2026", Why::About),
            ("beschikking van 3-3-2021", Why::Paper),
            ("Datum: 3-3-2021", Why::Call),
            ("Melding van vrijdag 3-3-2021", Why::Call),
            ("Jan Bakker, 12-03-1988", Why::Bare),
        ] {
            let found = at(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1, why, "{text}");
        }
        assert_eq!(at("zitting op 1-12-2026"), []);
        assert_eq!(
            at("31-2-2026 tel 06-12345678 en 123-11-2026 0030-11-21"),
            []
        );
    }

    #[test]
    fn a_cell_holds_a_date_and_nothing_else() {
        let cell_at =
            |text: &str| cell(text).map(|f| moment(f).format("%Y-%m-%d %H:%M").to_string());
        assert!(cell(" 21-11-2026 ").is_some() && cell("21-11-2026 8:30").is_some());
        assert!(cell("21-11-2026 of later").is_none() && cell("").is_none());
        for (text, read) in [
            ("2025-11-20T19:30:00.000", "2025-11-20 19:30"),
            ("2025-11-20T18:30:00Z", "2025-11-20 19:30"),
            ("2025-11-20T19:30:00+01:00", "2025-11-20 19:30"),
            ("2025-07-01T22:30:00.000Z", "2025-07-02 00:30"),
            ("20-11-25 19:30", "2025-11-20 19:30"),
        ] {
            assert_eq!(cell_at(text).as_deref(), Some(read), "{text}");
        }
        assert_eq!(time_cell("8.30 uur"), NaiveTime::from_hms_opt(8, 30, 0));
        assert!(time_cell("25:00").is_none() && time_cell("half negen").is_none());
    }
}
