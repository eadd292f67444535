//! What officers type, and what must come of it.

use super::super::words::Forms;
use super::{matches, parse, snippet, to_fts5};

fn finds(query: &str, text: &str) -> bool {
    matches(&parse(query), Forms::built_in(), text)
}

#[test]
fn kinderen_finds_kind() {
    assert!(finds("kinderen", "Het kind stond buiten."));
    assert!(finds("kind", "De kinderen stonden buiten."));
}

#[test]
fn omgangsregeling_is_found_by_omgang_and_by_regeling() {
    let text = "Vader kwam de omgangsregelingen niet na.";
    assert!(finds("omgang", text));
    assert!(finds("regeling", text));
    assert!(finds("omgangsregeling", text));
}

#[test]
fn a_compound_finds_itself_written_apart() {
    assert!(finds("omgangsregeling", "Er is een omgangs-regeling."));
    assert!(finds("expartner", "Haar ex-partner belde."));
    assert!(finds("ex-partner", "Haar expartner belde."));
    assert!(!finds("omgangsregeling", "De regeling gaat over omgang."));
}

#[test]
fn a_verb_is_found_with_its_loose_word_further_on() {
    assert!(finds(
        "meegenomen",
        "Hij nam zijn twee kinderen zonder overleg mee."
    ));
    assert!(finds("terugbrengen", "Moeder bracht K1 niet terug."));
    assert!(!finds(
        "meegenomen",
        "Hij nam de trein. Later die avond, na een lang gesprek, ging zij mee."
    ));
}

#[test]
fn a_phrase_does_not_match_across_other_words() {
    assert!(finds("\"sterke arm\"", "Met de sterke arm."));
    assert!(!finds("\"sterke arm\"", "Een sterke linker arm."));
    assert!(!finds("\"arm sterke\"", "Met de sterke arm."));
}

#[test]
fn a_phrase_is_found_written_as_one_word() {
    assert!(finds("\"veilig thuis\"", "Gemeld bij VeiligThuis."));
    assert!(finds("sterkearm", "Met de sterke arm."));
}

#[test]
fn a_phrase_in_quotes_is_not_found_inside_a_compound() {
    assert!(!finds("\"regeling\"", "De omgangsregeling."));
    assert!(finds("\"regeling\"", "De regelingen."));
}

#[test]
fn excluded_words_rule_a_text_out_in_all_their_forms() {
    assert!(!finds("vader -kind", "Vader haalde de kinderen op."));
    assert!(finds("vader -kind", "Vader was alleen."));
    assert!(finds("-kind", "Vader was alleen."));
    assert!(!finds("-\"sterke arm\"", "Met de sterke arm."));
}

#[test]
fn a_beginning_finds_the_word_as_it_was_written_too() {
    for query in [
        "kinder*",
        "kinderbes*",
        "kinderbeschermin*",
        "kinderbescherming*",
        "bescher*",
    ] {
        assert!(
            finds(query, "De Raad voor de Kinderbescherming."),
            "{query}"
        );
    }
    assert!(finds("slo*", "Hij sloeg."));
    assert!(finds("06-1234*", "Bereikbaar op 06-12345678."));
    assert!(!finds("-06-1234*", "Bereikbaar op 06-12345678."));
    assert!(finds("-06-1234*", "Er zijn 06 redenen."));
}

#[test]
fn numbers_and_dates_are_found_as_they_are_written() {
    assert!(finds("2026/0123", "Zaak 2026-0123."));
    assert!(finds("22-11-2026", "Op 22-11-2026 om 19:30."));
    assert!(!finds("22-11-2026", "Op 11-22-2026."));
}

#[test]
fn a_query_without_words_finds_everything() {
    assert!(finds("", "Wat dan ook."));
    assert!(finds(" \"\" - * ", ""));
    assert_eq!(to_fts5(&parse("..."), Forms::built_in()), None);
}

#[test]
fn operators_of_the_engine_are_plain_words() {
    assert!(finds("AND", "Lekker and."));
    assert!(!finds("vader OR moeder", "Vader was er."));
}

#[test]
fn a_snippet_marks_what_was_found() {
    let text =
        "Op vrijdag belde moeder.\n\nVader bracht de kinderen\tniet terug. Later was het rustig.";
    let found = snippet(&parse("kind teruggebracht"), Forms::built_in(), text, 50);
    let marked: Vec<_> = found
        .marks
        .iter()
        .map(|mark| &found.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["bracht", "kinderen", "terug"]);
    assert!(found.cut_before && found.cut_after);
    assert!(!found.text.contains(['\n', '\t']));
    assert!(found.text.chars().count() <= 50);
}

#[test]
fn a_snippet_keeps_words_whole_and_without_a_hit_is_the_beginning() {
    let text = "Vandaag stond vader voor de deur van de school.";
    let found = snippet(&parse("-moeder"), Forms::built_in(), text, 20);
    assert_eq!(found.text, "Vandaag stond vader");
    assert!(found.marks.is_empty() && !found.cut_before && found.cut_after);
    let found = snippet(&parse("deur"), Forms::built_in(), text, 20);
    assert_eq!(
        found
            .text
            .split(' ')
            .find(|word| !text.contains(&format!(" {word} "))),
        None
    );
}

#[test]
fn a_snippet_prefers_the_passage_with_more_of_the_terms() {
    let text = "Kind. Eerst iets heel anders over het weer. Daarna sloeg vader het kind op straat.";
    let found = snippet(&parse("kind slaan vader"), Forms::built_in(), text, 30);
    assert_eq!(found.marks.len(), 3, "{found:?}");
}
