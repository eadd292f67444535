//! What the shape of a sentence says, and what is left alone.

use super::*;
use crate::melding::{Melding, PersonId, Relation};
use chrono::NaiveDate;

/// The people of a call: Samira is the mother, Ruben the father.
fn people() -> Names {
    let at = NaiveDate::from_ymd_opt(2026, 11, 20)
        .unwrap()
        .and_hms_opt(21, 14, 0)
        .unwrap();
    let mut melding = Melding::new(uuid::Uuid::nil(), at);
    for (person, (name, relation)) in melding.people.iter_mut().zip([
        ("Samira Veldkamp", Relation::Moeder),
        ("Ruben Oost", Relation::Vader),
    ]) {
        person.name = name.into();
        person.relation = relation;
    }
    let mut names = Names::of(&melding);
    names.add_name("Jet Berg", PersonId::Child(1));
    names
}

fn offer(text: &str, voice: Voice, names: &Names) -> Option<String> {
    let list = built_in();
    let found = advise(&list, text, voice, names);
    let finding = found
        .into_iter()
        .find(|f| f.kind == FindingKind::ZonderSpreker)?;
    match finding.alternative {
        Some(Alternative::Rewrite(hint)) => Some(hint),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_claim_is_offered_with_the_person_whom_it_touches_as_speaker() {
    for (text, speaker) in [
        ("Vader stalkt moeder.", "Moeder"),
        ("Moeder stalkt vader.", "Vader"),
        ("Ruben stalkt Samira.", "Samira"),
        ("B stalkt A.", "A"),
        ("Moeder wordt door vader gestalkt.", "Moeder"),
        ("Vorig jaar heeft vader moeder geslagen.", "Moeder"),
    ] {
        let offered = offer(text, Voice::Report, &people());
        let expected = format!("{speaker} verklaart dat …");
        assert_eq!(offered.as_deref(), Some(&*expected), "{text}");
    }
}

#[test]
fn where_nobody_known_can_be_the_speaker_the_offer_asks_who() {
    let asks = Some("(wie?) verklaart dat …");
    let known = people();
    for text in [
        "Vader drinkt te veel.",
        "Vader mishandelt Jet.",
        "Hij stalkt haar.",
    ] {
        assert_eq!(
            offer(text, Voice::Report, &known).as_deref(),
            asks,
            "{text}"
        );
    }
    let text = "Vader stalkt moeder.";
    assert_eq!(offer(text, Voice::Report, &Names::none()).as_deref(), asks);
}

#[test]
fn who_says_it_may_stand_anywhere_in_the_sentence_or_before_a_colon() {
    for text in [
        "Moeder verklaart dat vader haar stalkt.",
        "Vader stalkt haar, zegt moeder.",
        "Volgens de buurvrouw stalkt vader moeder.",
        "Moeder geeft bij ons aan dat vader haar stalkt.",
        "Moeder verklaart het volgende:\nVader stalkt mij.\nVader slaat mijn zoon.",
        "Moeder: vader stalkt mij.",
        "Stalkt vader moeder?",
    ] {
        assert_eq!(offer(text, Voice::Report, &people()), None, "{text}");
    }
    let next = "Moeder verklaart: vader belde.\n\nVader stalkt moeder.";
    assert!(offer(next, Voice::Report, &people()).is_some());
}

/// The lines of a text that lack a speaker.
fn lines_without_speaker(text: &str) -> Vec<usize> {
    let list = built_in();
    let review = review(&list, text);
    let lines = review.lines.iter().filter(|l| l.lacks_speaker());
    lines.map(|l| l.number).collect()
}

#[test]
fn what_stands_behind_a_colon_on_one_line_gives_a_speaker_to_its_sentence_only() {
    for (a, b) in [("Moeder", "Vader"), ("Vader", "Moeder")] {
        for before in [
            format!("{a} zei: \"Het gaat goed.\""),
            format!("Wij spraken {a}. {a} zei: “Het gaat goed”."),
            format!("{a}: \"Het gaat goed.\""),
            format!("{a} zei:\n\"Het gaat goed.\"").replace(":\n", ": "),
            format!("{a} verklaart: het gaat goed."),
            format!("{a} zei: 'Het gaat goed!'"),
        ] {
            let text = format!("{before}\n{b} sloeg het kind.\nDie {b} drinkt te veel.");
            assert_eq!(lines_without_speaker(&text), [2, 3], "{text}");
            let same_line = format!("{before} {b} drinkt te veel.");
            assert_eq!(lines_without_speaker(&same_line), [1], "{same_line}");
        }
    }
    let quoted = "Moeder zei:\n\"Het gaat goed.\"\nVader drinkt te veel.";
    assert_eq!(lines_without_speaker(quoted), [3]);
}

#[test]
fn a_list_below_a_speaker_is_that_speakers_to_the_end_of_the_paragraph() {
    let list = "Moeder verklaart:\n- Vader stalkt mij.\n- Vader drinkt te veel.";
    assert_eq!(lines_without_speaker(list), Vec::<usize>::new());
    let after = format!("{list}\n\nVader stalkt moeder.");
    assert_eq!(lines_without_speaker(&after), [5]);
}

#[test]
fn in_a_file_an_open_quotation_ends_with_its_line_and_is_named() {
    let list = built_in();
    let text = "Hij zei: \"Zij liegt\nZij is agressief.\nHij zei: \"Zij is gek.\"\nHij is gek.";
    let review = review(&list, text);
    let all: Vec<_> = review
        .lines
        .iter()
        .flat_map(|l| l.findings.iter().map(|p| (l.number, p.finding.kind)))
        .collect();
    assert_eq!(
        all,
        [
            (1, FindingKind::OpenCitaat),
            (2, FindingKind::Geladen),
            (4, FindingKind::Geladen),
        ]
    );
    let closed = "Hij zei: \"Zij liegt.\nZij is agressief.\" Daarna ging hij weg.";
    assert_eq!(super::review(&list, closed).count(), 0);
}

#[test]
fn a_claim_in_somebodys_summary_has_its_speaker_already() {
    for voice in [Voice::Summary, Voice::Judgement, Voice::Literal] {
        assert_eq!(offer("Vader stalkt moeder.", voice, &people()), None);
    }
    assert!(offer("Vader stalkt moeder.", Voice::Own, &people()).is_some());
    // What can be seen at the door may be seen.
    assert_eq!(offer("Vader duwde moeder.", Voice::Own, &people()), None);
    assert!(offer("Vader duwde moeder.", Voice::Report, &people()).is_some());
}

#[test]
fn what_touches_nobody_else_is_no_claim_about_a_person() {
    for text in [
        "Vader sloeg de deur dicht.",
        "Moeder sloeg haar handen voor haar gezicht.",
        "Moeder Samira sloeg de deur dicht.",
    ] {
        assert_eq!(offer(text, Voice::Report, &people()), None, "{text}");
    }
    assert!(offer("Moeder sloeg haar zoon.", Voice::Report, &people()).is_some());
}

#[test]
fn every_style_of_quotation_is_left_alone() {
    for (open, close) in [
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("„", "”"),
        ("„", "“"),
        ("‘", "’"),
        ("‚", "’"),
        ("«", "»"),
        ("»", "«"),
    ] {
        let text =
            format!("Hij zei: {open}Zij is een narcist, altijd{close} en ging agressief weg.");
        assert_eq!(
            found(&text, Voice::Own),
            [("agressief".to_owned(), FindingKind::Geladen)],
            "{text}"
        );
    }
}

#[test]
fn an_open_quotation_goes_on_to_the_end_of_its_paragraph() {
    let text = "Hij zei: \"Zij liegt\nen zij is agressief\n\nHij was agressief.";
    let all = found(text, Voice::Own);
    assert_eq!(all, [("agressief".to_owned(), FindingKind::Geladen)]);
}

#[test]
fn an_open_quotation_at_the_end_of_the_text_is_still_being_typed() {
    assert_eq!(found("Hij zei: \"Zij liegt", Voice::Own), []);
    assert_eq!(found("Hij zei: ‘Zij liegt", Voice::Own), []);
}

#[test]
fn one_place_gets_one_finding() {
    let all = found("Vader hersenspoelt het kind.", Voice::Report);
    assert_eq!(all.len(), 1, "{all:?}");
}

#[test]
fn an_apostrophe_is_no_quotation_mark() {
    for text in [
        "De foto's van 's avonds toonden een agressieve man.",
        "Zo'n agressieve man in '98.",
        "’s Avonds stond er een agressieve man.",
        "Hij had 't over een agressieve man.",
        "De ouders' huis, daar stond een agressieve man.",
    ] {
        let all = found(text, Voice::Own);
        assert_eq!(
            all,
            [("agressieve".to_owned(), FindingKind::Geladen)],
            "{text}"
        );
    }
}

#[test]
fn a_word_with_its_own_accent_is_another_word() {
    let kinds = |text: &str| found(text, Voice::Own).len();
    assert_eq!(kinds("Hij kwam áltijd te laat."), 1);
    assert_eq!(kinds("Dat is één gewoon huis."), 1);
    assert_eq!(kinds("Dat is een gewoon huis."), 0);
}

#[test]
fn an_alternative_keeps_the_capitals_and_what_stands_between() {
    let list = built_in();
    let replace = |text: &str| {
        let found = advise(&list, text, Voice::Report, &Names::none());
        let finding = found
            .into_iter()
            .find(|f| f.kind == FindingKind::OngelijkWerkwoord)
            .unwrap();
        match finding.alternative {
            Some(Alternative::Replace(word)) => {
                format!(
                    "{}{word}{}",
                    &text[..finding.range.start],
                    &text[finding.range.end..]
                )
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(replace("Moeder BEWEERT dit."), "Moeder VERKLAART dit.");
    assert_eq!(replace("Beweerde vader dit."), "Verklaarde vader dit.");
    assert_eq!(
        replace("Vader gaf later toe dat hij belde."),
        "Vader verklaarde later dat hij belde."
    );
    assert_eq!(replace("Moeder geeft toe dat."), "Moeder verklaart dat.");
}

#[test]
fn giving_in_or_giving_a_thing_is_no_admission() {
    for (who, said) in [
        ("Moeder", "gaf toe aan de wens van het kind."),
        ("Vader", "gaf toe aan de wens van het kind."),
        ("Moeder", "heeft toegegeven aan de wens van het kind."),
        ("Vader", "gaf de fiets toe."),
    ] {
        let text = format!("{who} {said}");
        assert_eq!(found(&text, Voice::Report), [], "{text}");
    }
    for text in [
        "Moeder gaf toe dat zij belde.",
        "Vader gaf toe, dat hij belde.",
        "Vader geeft toe te hebben gebeld.",
        "Moeder gaf dat later toe.",
    ] {
        let all = found(text, Voice::Report);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
    }
}

#[test]
fn a_word_that_can_go_takes_its_space_along() {
    let list = built_in();
    let text = "Hij bleef gewoon zitten.";
    let found = advise(&list, text, Voice::Own, &Names::none());
    let Some(Alternative::Remove(range)) = found[0].alternative.clone() else {
        panic!("{found:?}");
    };
    let mut left = text.to_owned();
    left.replace_range(range, "");
    assert_eq!(left, "Hij bleef zitten.");
}

#[test]
fn a_name_that_is_also_a_word_of_the_list_stays_a_name() {
    let list = built_in();
    let mut names = Names::none();
    names.add_name("Ria Gek", PersonId::A);
    assert!(advise(&list, "Mevrouw Gek deed open.", Voice::Own, &names).is_empty());
    assert_eq!(advise(&list, "Zij is gek.", Voice::Own, &names).len(), 1);
}

#[test]
fn a_key_stays_the_same_when_the_text_around_it_changes() {
    let list = built_in();
    let key = |text: &str| {
        let found = advise(&list, text, Voice::Report, &people());
        let mut found = found.into_iter();
        found
            .find(|f| f.kind == FindingKind::ZonderSpreker)
            .unwrap()
            .key
    };
    let alone = key("Vader stalkt moeder.");
    assert_eq!(
        alone,
        key("Wij belden aan. Vader stalkt moeder. Daarna reden wij weg.")
    );
    assert_ne!(alone, key("Vader stalkt moeder al jaren."));
    assert!(!alone.as_str().contains("ader"));
}

#[test]
fn a_review_knows_which_lines_lack_a_speaker_and_what_the_text_never_mentions() {
    let list = built_in();
    let bare = "Melding op vrijdag.\nVader stalkt moeder.\nHij ging weg.";
    let review = review(&list, bare);
    let lines: Vec<usize> = review
        .lines
        .iter()
        .filter(|l| l.lacks_speaker())
        .map(|l| l.number)
        .collect();
    assert_eq!(lines, [2]);
    assert_eq!(
        review.lacking,
        [Lacking::Veiligheid, Lacking::Beslissing, Lacking::Wederhoor]
    );
    let whole = "Wij zagen beide kinderen; zij waren veilig. Er is een beschikking van 3 maart. \
        Moeder verklaart dat vader belde. Vader verklaart dat hij niet belde.";
    assert_eq!(super::review(&list, whole).lacking, []);
    assert!(super::review(&list, " \n").is_empty());
}

#[test]
fn positions_count_characters_and_not_bytes() {
    let list = built_in();
    let text = "\u{feff}Één.\r\nBeëindigd: agressief.\r\n";
    let review = review(&list, text);
    let placed = &review.lines[0].findings[0];
    assert_eq!(
        placed.start,
        Position {
            line: 2,
            column: 12
        }
    );
    assert_eq!(
        placed.end,
        Position {
            line: 2,
            column: 21
        }
    );
    assert_eq!(
        &text[review.lines[0].range.clone()],
        "Beëindigd: agressief."
    );
}
