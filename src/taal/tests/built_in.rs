//! The list that comes with the program, entry by entry.

use super::*;

#[test]
fn the_list_is_long_enough_and_every_entry_says_what_why_and_whence() {
    let list = built_in();
    assert!(list.entries().len() >= 90, "{}", list.entries().len());
    for entry in list.entries() {
        assert!(entry.reason.ends_with('.'), "{}", entry.name);
        let words = entry.reason.split(' ').count();
        assert!(words <= 2 * LONG_SENTENCE, "{}: {words}", entry.name);
    }
}

#[test]
fn every_form_is_found_where_it_stands_alone() {
    let list = built_in();
    for entry in list.entries() {
        for form in &entry.forms {
            let text = form.replace(" ... ", " hen ").replace('*', "");
            let found = advise(&list, &text, Voice::Report, &Names::none());
            let key = format!("woord:{}", entry.name);
            assert!(
                found.iter().any(|f| f.key.as_str() == key),
                "{form} of {}: {found:?}",
                entry.name
            );
        }
    }
}

#[test]
fn a_label_for_a_person_is_found_in_a_plain_sentence() {
    for (text, word) in [
        (
            "Betrokkene is een bekende van de politie.",
            "bekende van de politie",
        ),
        ("Vader is veelpleger.", "veelpleger"),
        (
            "Vader is alcoholist en harddrugsgebruiker.",
            "harddrugsgebruiker",
        ),
        ("Vader kwam dreigend over.", "kwam dreigend over"),
        ("Vader stelde zich negatief op.", "stelde zich negatief op"),
        ("Moeder deed aan gaslighting.", "gaslighting"),
        ("Vader is een oplichter.", "oplichter"),
    ] {
        let found = found(text, Voice::Report);
        assert!(found.iter().any(|(w, _)| w == word), "{text}: {found:?}");
    }
    for text in [
        "De politie is bekend met het adres.",
        "Vader stelde zich bij de deur op.",
        "De uitslag van de test was negatief.",
    ] {
        let found = found(text, Voice::Own);
        assert_eq!(found, [], "{text}");
    }
}
