//! A list that is wrong is refused, with the line and what to do.

use super::*;

const WORDS: &str = include_str!("../../../assets/woordadvies.ron");
const TEXTS: &str = include_str!("../../../assets/taal.ron");

/// Why a changed word list is refused.
fn refused(from: &str, to: &str) -> String {
    assert!(WORDS.contains(from), "{from}");
    let words = WORDS.replacen(from, to, 1);
    read(&words, TEXTS)
}

fn read(words: &str, texts: &str) -> String {
    match Woordadvies::read(("woordadvies.ron", words), ("taal.ron", texts)) {
        Ok(_) => panic!("it was taken"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_form_that_stands_in_two_entries_is_refused_with_its_line() {
    let fault = refused("\"hysterische\",", "\"hysterische\", \"agressief\",");
    assert!(
        fault.contains("regel ") && fault.contains("‘agressief’ staat al bij ‘agressief’"),
        "{fault}"
    );
    let accents = refused("\"hysterische\",", "\"hysterische\", \"Scène\",");
    assert!(accents.contains("staat al bij"), "{accents}");
}

#[test]
fn an_entry_without_a_reason_is_refused() {
    let reason = "Dit is een oordeel. Het gedrag zelf zegt de lezer meer.";
    let fault = refused(reason, " ");
    assert!(
        fault.contains("regel ") && fault.contains("‘agressief’") && fault.contains("`reden`"),
        "{fault}"
    );
}

#[test]
fn a_source_that_does_not_exist_is_refused_with_its_line() {
    let fault = refused("bron: Handelingsprincipes", "bron: Handelingsprincipe");
    assert!(
        fault.starts_with("woordadvies.ron: regel ") && fault.contains("Handelingsprincipe"),
        "{fault}"
    );
}

#[test]
fn a_short_list_is_refused() {
    let entry = WORDS.find("        (\n").unwrap();
    let second = entry + WORDS[entry + 1..].find("        (\n").unwrap();
    let short = format!("(woorden: [{}])", &WORDS[entry..=second]);
    assert!(read(&short, TEXTS).contains("te weinig"));
}

#[test]
fn a_form_with_other_signs_is_refused() {
    for form in [
        "agres(sief)",
        "agressief;",
        "twee woorden*",
        "",
        "een  twee",
        "a ... b ... c",
    ] {
        let fault = refused("\"hysterische\",", &format!("\"hysterische\", \"{form}\","));
        assert!(fault.contains("kan hier niet"), "{form}: {fault}");
    }
    let fault = refused("\"hysterische\",", "\"hyste\u{202e}rische\",");
    assert!(fault.contains("U+202E"), "{fault}");
}

#[test]
fn a_kind_of_sentence_cannot_be_a_word() {
    let fault = refused("soort: Sturend", "soort: LangeZin");
    assert!(
        fault.contains("LangeZin") && fault.contains("hoort niet bij een woord"),
        "{fault}"
    );
}

#[test]
fn a_text_that_is_missing_or_lost_its_hole_is_refused() {
    let without = TEXTS.replacen("        Lijdend: \"lijdende zin\",\n", "", 1);
    assert!(read(WORDS, &without).contains("(soorten): hier ontbreekt nog: Lijdend."));
    let group = TEXTS.replacen("Door: [\"door\"]", "Door: []", 1);
    assert!(read(WORDS, &group).contains("(groepen, Door): deze lijst is leeg"));
    let hole = TEXTS.replacen("{spreker}", "iemand", 2);
    let hole = hole.replacen("{spreker} verklaart", "Iemand verklaart", 1);
    let fault = read(WORDS, &hole);
    assert!(
        fault.contains("ZonderSpreker") && fault.contains("{spreker}"),
        "{fault}"
    );
}
