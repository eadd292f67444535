//! The list of sources on a given day.

use super::*;

const BUNDLED: &str = include_str!("../../../assets/bronnen.ron");

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The bundled sources, each looked at on this day.
fn looked_at(on: &str) -> String {
    let field = "nagekeken_op: \"";
    let mut text = String::new();
    for line in BUNDLED.lines() {
        match line.split_once(field) {
            Some((before, _)) => text += &format!("{before}{field}{on}\","),
            None => text += line,
        }
        text.push('\n');
    }
    text
}

fn parsed(text: &str) -> Sources {
    Sources::parse("bronnen.ron", text).expect("sources")
}

fn words() -> ListTexts {
    ListTexts::of(&Assets::built_in()).expect("words")
}

#[test]
fn a_year_is_enough_and_a_day_more_is_too_long() {
    for (on, today, expected) in [
        ("2026-11-30", "2026-11-30", Exit::Fine),
        ("2026-11-30", "2027-11-30", Exit::Fine),
        ("2026-11-30", "2027-12-01", Exit::Wrong),
        // With a leap day in between, the same number of days comes a day earlier.
        ("2027-11-30", "2028-11-29", Exit::Fine),
        ("2027-11-30", "2028-11-30", Exit::Wrong),
        ("2026-11-30", "2026-11-29", Exit::Fine),
    ] {
        let sources = parsed(&looked_at(on));
        assert_eq!(exit(&sources, day(today)), expected, "{on} {today}");
    }
}

#[test]
fn one_source_is_enough_to_be_too_long_and_is_named_with_what_to_do() {
    let fresh = looked_at("2026-11-30");
    let at = fresh.find("        Sv163: (").unwrap();
    let (before, after) = fresh.split_at(at);
    let sources = parsed(&format!(
        "{before}{}",
        after.replacen("2026-11-30", "2024-01-02", 1)
    ));
    let today = day("2026-12-01");
    let text = list(&words(), &sources, today);
    let first = text.lines().nth(3).unwrap();
    assert!(
        first.trim_start().starts_with("1064  02-01-2024") && first.ends_with("art. 163 Sv"),
        "{text}"
    );
    assert!(
        text.contains("niet nagekeken: art. 163 Sv.\nVergelijk"),
        "{text}"
    );
    assert_eq!(exit(&sources, today), Exit::Wrong);
    let entries = List::new(&sources, today).bronnen;
    let late: Vec<_> = entries
        .iter()
        .filter(|e| e.te_lang)
        .map(|e| e.bron)
        .collect();
    assert_eq!(late, ["Sv163"]);
}

#[test]
fn every_source_has_a_row_with_edition_standing_and_age_and_the_oldest_stand_first() {
    let sources = parsed(BUNDLED);
    let today = day("2026-12-02");
    let text = list(&words(), &sources, today);
    for (_, source) in sources.iter() {
        let row = text
            .lines()
            .find(|line| line.ends_with(&format!("  {}", source.short)))
            .unwrap();
        for cell in cells(source, today) {
            assert!(row.contains(&cell), "{row}: {cell}");
        }
    }
    let ages: Vec<i64> = sources.by_age().iter().map(|(_, s)| s.age(today)).collect();
    assert!(ages.is_sorted_by(|one, next| one >= next), "{ages:?}");
    assert!(text.contains(&format!("Aantal bronnen: {}.", SourceId::ALL.len())));
    assert!(text.contains("Elke bron is in het laatste jaar nagekeken."));
}
