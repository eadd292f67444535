//! The same words for both parents: in the lists, and in what is found.

use proptest::prelude::*;

use super::*;
use crate::melding::PersonId;

/// Words that name one parent, and the word for the other.
const PAIRS: [(&str, &str); 23] = [
    ("moeder", "vader"),
    ("moeders", "vaders"),
    ("mama", "papa"),
    ("mamma", "pappa"),
    ("haar", "zijn"),
    ("vrouw", "man"),
    ("ex-vrouw", "ex-man"),
    ("exvrouw", "exman"),
    ("ex-vriendin", "ex-vriend"),
    ("ex-echtgenote", "ex-echtgenoot"),
    ("ex-schoonmoeder", "ex-schoonvader"),
    ("vriendin", "vriend"),
    ("stiefmoeder", "stiefvader"),
    ("stiefmoeders", "stiefvaders"),
    ("pleegmoeder", "pleegvader"),
    ("schoonmoeder", "schoonvader"),
    ("moederskind", "vaderskind"),
    ("moederskindje", "vaderskindje"),
    ("mamakind", "papakind"),
    ("rotmoeder", "rotvader"),
    ("weigermoeder*", "weigervader*"),
    ("hysterica", "hystericus"),
    ("dochter", "zoon"),
];

/// The phrase with the words for the other parent; `None` where it names no parent.
fn swapped(phrase: &str) -> Option<String> {
    let word = |word: &str| {
        let pair = PAIRS.iter().find(|(a, b)| *a == word || *b == word);
        pair.map(|(a, b)| if *a == word { *b } else { *a })
    };
    let words: Vec<&str> = phrase.split(' ').collect();
    let other: Vec<&str> = words.iter().map(|w| word(w).unwrap_or(w)).collect();
    (other != words).then(|| other.join(" "))
}

#[test]
fn every_form_for_one_parent_stands_beside_the_form_for_the_other() {
    let list = built_in();
    let mut pairs = 0;
    for entry in list.entries() {
        for form in &entry.forms {
            let Some(other) = swapped(form) else { continue };
            assert!(
                entry.forms.contains(&other),
                "{}: {form}, {other}",
                entry.name
            );
            pairs += 1;
        }
    }
    assert!(pairs > 20, "{pairs}");
}

#[test]
fn the_words_of_a_group_are_there_for_both_parents() {
    let file: texts::TextFile = ron::from_str(include_str!("../../../assets/taal.ron")).unwrap();
    for (group, phrases) in file.groepen {
        for phrase in &phrases.0 {
            if let Some(other) = swapped(phrase).filter(|_| phrase != "zijn" && phrase != "haar") {
                // *Hem* and *haar* are the pair where they are whom it happens to.
                let object = phrase.replacen("haar", "hem", 1);
                assert!(
                    phrases.0.contains(&other) || object != *phrase && phrases.0.contains(&object),
                    "{group:?}: {phrase}, {other}"
                );
            }
        }
    }
}

/// Sentences with a place for one parent and for the other; names of one length, so that places in
/// the text stay.
const SENTENCES: [&str; 12] = [
    "{a} stalkt {b}.",
    "{a} was agressief tegen {b}.",
    "{b} beweert dat {a} altijd liegt.",
    "Gisteren heeft {a} het kind geslagen.",
    "{a} geeft toe dat {b} belde.",
    "{a} wordt door {b} gestalkt.",
    "{a} verklaart: {b} drinkt te veel.",
    "Er is een slechte ouder: {a}.",
    "{a} zei: \"{b} is gek.\"",
    "Dus {b} werd door {a} bedreigd.",
    "{a} houdt het kind weg bij {b}.",
    "{b} is kennelijk dronken.",
];

fn names(a: &str, b: &str) -> Names {
    let mut names = Names::none();
    names.add_name(a, PersonId::A);
    names.add_name(b, PersonId::B);
    names
}

/// What is found, with the two names exchanged in the offers.
fn with_names(
    text: &str,
    voice: Voice,
    a: &str,
    b: &str,
) -> Vec<(std::ops::Range<usize>, FindingKind, String)> {
    let list = built_in();
    let offers = advise(&list, text, voice, &names(a, b));
    offers
        .into_iter()
        .map(|f| (f.range, f.kind, format!("{:?}", f.alternative)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn exchanging_the_parents_exchanges_the_offers_and_nothing_else(
        picked in proptest::collection::vec(0..SENTENCES.len(), 1..8),
        voice in prop_oneof![Just(Voice::Own), Just(Voice::Report), Just(Voice::Summary), Just(Voice::Judgement)],
    ) {
        let text: Vec<&str> = picked.iter().map(|i| SENTENCES[*i]).collect();
        let text = text.join(" ");
        let fill = |a: &str, b: &str| text.replace("{a}", a).replace("{b}", b);
        let one = with_names(&fill("Samira", "Robert"), voice, "Samira", "Robert");
        let other = with_names(&fill("Robert", "Samira"), voice, "Samira", "Robert");
        let exchange = |text: &str| {
            text.replace("Samira", "#").replace("Robert", "Samira").replace('#', "Robert")
        };
        let exchanged: Vec<_> = other.into_iter().map(|(r, k, t)| (r, k, exchange(&t))).collect();
        prop_assert_eq!(one, exchanged);
    }
}
