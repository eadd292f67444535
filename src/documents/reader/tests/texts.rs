//! The words of the reader's view: what a changed file may not do.

use super::READER_WORDS;
use crate::documents::ReaderTexts;
use crate::protocol::read_words;

fn fault_after(from: &str, to: &str) -> String {
    assert!(
        READER_WORDS.contains(from),
        "{from:?} does not stand in the file"
    );
    let text = READER_WORDS.replacen(from, to, 1);
    let error = read_words::<ReaderTexts>("map/lezer.ron", &text).unwrap_err();
    assert!(error.to_string().starts_with("map/lezer.ron"), "{error}");
    error.to_string()
}

#[test]
fn a_title_that_lost_its_reader_is_refused() {
    let fault = fault_after("mutatie voor {wie}", "mutatie");
    assert!(
        fault.contains("titel_ouder") && fault.contains("{wie}"),
        "{fault}"
    );
}

#[test]
fn a_sentence_or_a_suggestion_without_a_source_is_refused() {
    let fault = fault_after("[(bron: Wpg, plaats: \"art. 25\")]", "[]");
    assert!(fault.contains("bron"), "{fault}");
    let fault = fault_after("[(bron: Wpg, plaats: \"art. 27\"), (bron: Ivrk12)]", "[]");
    assert!(fault.contains("KindVertrouwelijk"), "{fault}");
}

#[test]
fn an_empty_phrase_gives_its_line() {
    let line = READER_WORDS
        .lines()
        .position(|l| l.contains("besluit:"))
        .unwrap()
        + 1;
    let fault = fault_after("\"Besluit van de verbalisant\"", "\"\"");
    assert!(fault.contains(&format!("regel {line},")), "{fault}");
}

#[test]
fn the_words_are_plain_and_take_no_side() {
    let lower = READER_WORDS.to_lowercase();
    for word in ["beweert", "dader", "slachtoffer", "liegt", "vechtscheiding"] {
        assert!(!lower.contains(word), "{word}");
    }
    let texts = READER_WORDS
        .lines()
        .filter_map(|l| l.split_once(": \""))
        .map(|(_, text)| text);
    for sentence in texts.flat_map(|t| t.split(['.', '!', '?', ';'])) {
        let count = sentence.split_whitespace().count();
        assert!(count <= 18, "{count} words: {sentence}");
    }
}
