//! The wording file: what a changed file may not do.

use super::WORDING;
use crate::{documents::DocumentTexts, protocol::read_words};

fn fault_after(from: &str, to: &str) -> String {
    assert!(
        WORDING.contains(from),
        "{from:?} does not stand in the file"
    );
    let text = WORDING.replacen(from, to, 1);
    let error = read_words::<DocumentTexts>("map/documenten.ron", &text).unwrap_err();
    assert!(
        error.to_string().starts_with("map/documenten.ron"),
        "{error}"
    );
    error.to_string()
}

#[test]
fn a_phrase_that_lost_its_person_is_refused() {
    let fault = fault_after(
        "verklaart_wie: \"{wie} verklaart\"",
        "verklaart_wie: \"verklaart\"",
    );
    let line = WORDING.lines().position(|l| l.contains("verklaart_wie:"));
    let here = format!("regel {}, kolom ", line.unwrap() + 1);
    let what = "(sprekers, verklaart_wie): zet {wie} er precies één keer in.";
    assert!(fault.contains(&here) && fault.contains(what), "{fault}");
}

#[test]
fn a_slot_that_nobody_fills_is_refused() {
    let fault = fault_after(
        "toelichting: \"Toelichting\"",
        "toelichting: \"Toelichting {naam}\"",
    );
    assert!(fault.contains("haal {naam} weg"), "{fault}");
}

#[test]
fn an_empty_phrase_and_an_unknown_name_give_their_line() {
    let line = |part: &str| WORDING.lines().position(|l| l.contains(part)).unwrap() + 1;
    let fault = fault_after("toelichting: \"Toelichting\"", "toelichting: \" \"");
    assert!(
        fault.contains(&format!("regel {}", line("toelichting: \"T"))),
        "{fault}"
    );
    let fault = fault_after("toelichting: ", "toelichtingg: ");
    assert!(fault.contains("regel "), "{fault}");
    let error = read_words::<DocumentTexts>("x", "(").unwrap_err();
    assert_eq!(error.fault.line, 1, "{error}");
}

#[test]
fn a_leaflet_with_a_slot_is_refused() {
    let fault = fault_after("vooraf: \"De politie", "vooraf: \"{wie} De politie");
    assert!(fault.contains("bijsluiter"), "{fault}");
}

#[test]
fn the_wording_has_one_verb_and_no_blame() {
    let lower = WORDING.to_lowercase();
    for word in [
        "beweert",
        "beweerde",
        "gaf toe",
        "slachtoffer",
        "dader",
        "vechtscheiding",
        "zou hebben",
    ] {
        assert!(!lower.contains(word), "{word}");
    }
}
