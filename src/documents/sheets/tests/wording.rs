//! The wording file: what a changed file may not do, and that the refusal names line and remedy.

use super::{SHEETS, SheetTexts};
use crate::protocol::read_words;

/// The refusal after a change, and the line on which the change stands.
fn refused(from: &str, to: &str) -> (String, usize) {
    let at = SHEETS
        .find(from)
        .unwrap_or_else(|| panic!("{from:?} does not stand in the file"));
    let line = SHEETS[..at].lines().count().max(1);
    let text = SHEETS.replacen(from, to, 1);
    let error = read_words::<SheetTexts>("map/bladen.ron", &text)
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("map/bladen.ron, regel "), "{error}");
    (error, line)
}

fn line_in(error: &str) -> usize {
    let rest = error.strip_prefix("map/bladen.ron, regel ").unwrap();
    rest[..rest.find(',').unwrap()].parse().unwrap()
}

#[test]
fn a_line_without_a_source_is_refused_and_says_what_to_do() {
    let (error, line) = refused("bronnen: [(bron: HogeRaad20231459)],", "");
    assert!(
        error.contains("geen bron") && error.contains("eigen: true"),
        "{error}"
    );
    assert!(line_in(&error).abs_diff(line) <= 2, "{error}; {line}");
}

#[test]
fn a_line_with_a_source_that_says_it_has_none_is_refused() {
    let (error, line) = refused(
        "bronnen: [(bron: HogeRaad20231459)],",
        "bronnen: [(bron: HogeRaad20231459)], eigen: true,",
    );
    assert!(error.contains("haal een van de twee weg"), "{error}");
    assert!(line_in(&error).abs_diff(line) <= 2, "{error}; {line}");
}

#[test]
fn a_source_that_does_not_exist_is_refused() {
    let (error, line) = refused("(bron: HogeRaad20231459)", "(bron: HogeRaad2024)");
    assert!(error.contains("‘HogeRaad2024’ bestaat niet"), "{error}");
    assert_eq!(line_in(&error), line);
}

#[test]
fn an_information_sheet_with_a_slot_is_refused() {
    for (from, to) in [
        (
            "\"Komt u er samen niet uit?",
            "\"{wie} Komt u er samen niet uit?",
        ),
        ("\"Grote mensen moeten", "\"{naam} Grote mensen moeten"),
        (
            "\"Uitleg voor beide ouders.",
            "\"{naam} Uitleg voor beide ouders.",
        ),
    ] {
        let (error, line) = refused(from, to);
        assert!(error.contains("haal {"), "{error}");
        assert_eq!(line_in(&error), line, "{error}");
    }
}

#[test]
fn a_phrase_that_lost_its_slot_is_refused() {
    let (error, line) = refused("horen: \"Hoor nog: {wie}.", "horen: \"Hoor nog iemand.");
    assert!(
        error.contains("overdracht") && error.contains("{wie}"),
        "{error}"
    );
    assert_eq!(line_in(&error), line);
    let (error, line) = refused(
        "zonder_moment: \"Zonder moment\"",
        "zonder_moment: \"Zonder {moment}\"",
    );
    assert!(
        error.contains("debrief") && error.contains("haal {moment} weg"),
        "{error}"
    );
    assert_eq!(line_in(&error), line);
}

#[test]
fn a_missing_situation_an_empty_text_and_an_unknown_name_are_refused() {
    let (error, _) = refused("Onzeker: (", "Twijfel: (");
    assert!(error.contains("Twijfel"), "{error}");
    let (error, line) = refused("wijkagent: \"de wijkagent\"", "wijkagent: \" \"");
    assert!(error.contains("leeg"), "{error}");
    assert_eq!(line_in(&error), line);
    let empty = SHEETS.find("    vraag_wijkagent: [").unwrap();
    let end = SHEETS[empty..].find("\n    ],").unwrap();
    let text = format!(
        "{}    vraag_wijkagent: [{}",
        &SHEETS[..empty],
        &SHEETS[empty + end..]
    );
    let error = read_words::<SheetTexts>("bladen.ron", &text)
        .unwrap_err()
        .to_string();
    assert!(error.contains("lijst is leeg"), "{error}");
    assert!(read_words::<SheetTexts>("x", "(").is_err());
}
