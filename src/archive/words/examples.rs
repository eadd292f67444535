//! Words that must meet and words that must not.

use super::{Forms, Meaning};

const MEET: &[(&str, &str)] = &[
    ("kind", "kinderen"),
    ("kinderen", "kinders"),
    ("kind", "kindje"),
    ("kleinkind", "kleinkinderen"),
    ("pleegkind", "pleegkinderen"),
    ("stiefkind", "stiefkinderen"),
    ("huis", "huizen"),
    ("stad", "steden"),
    ("lid", "leden"),
    ("moeder", "moeders"),
    ("moeder", "Moeder’s"),
    ("vader", "vaders"),
    ("foto", "foto's"),
    ("foto", "fotos"),
    ("opa", "opa's"),
    ("baby", "baby'tje"),
    ("brief", "brieven"),
    ("gezin", "gezinnen"),
    ("man", "mannen"),
    ("dochter", "dochtertje"),
    ("zoon", "zonen"),
    ("zus", "zusje"),
    ("ruzie", "ruzies"),
    ("mutatie", "mutaties"),
    ("aangifte", "aangiftes"),
    ("aangifte", "aangiften"),
    ("afspraak", "afspraken"),
    ("advies", "adviezen"),
    ("regeling", "regelingen"),
    ("omgangsregeling", "omgangsregelingen"),
    ("zorgmelding", "zorgmeldingen"),
    ("contactverbod", "contactverboden"),
    ("beschikking", "beschikkingen"),
    ("melden", "meldde"),
    ("melden", "gemeld"),
    ("slaan", "sloeg"),
    ("slaat", "geslagen"),
    ("schreeuwde", "geschreeuwd"),
    ("schreeuwen", "schreeuwt"),
    ("bedreigde", "bedreigd"),
    ("bedreigen", "bedreigt"),
    ("bedreiging", "bedreigd"),
    ("lopen", "liep"),
    ("weglopen", "weggelopen"),
    ("weglopen", "wegliep"),
    ("nam", "neemt"),
    ("neemt", "meegenomen"),
    ("meenemen", "meegenomen"),
    ("bracht", "teruggebracht"),
    ("terugbrengen", "teruggebracht"),
    ("brengt", "brachten"),
    ("weigerde", "geweigerd"),
    ("weigering", "weigert"),
    ("drinken", "dronk"),
    ("drinkt", "gedronken"),
    ("dronken", "drank"),
    ("riep", "geroepen"),
    ("uitschelden", "uitgescholden"),
    ("ophalen", "opgehaald"),
    ("ophalen", "haalt"),
    ("mishandelen", "mishandeld"),
    ("mishandeling", "mishandelde"),
    ("verklaren", "verklaarde"),
    ("verklaring", "verklaart"),
    ("stompte", "gestompt"),
    ("schopte", "geschopt"),
    ("gooide", "gegooid"),
    ("huilde", "gehuild"),
    ("bellen", "gebeld"),
    ("belt", "belde"),
    ("sprak", "gesproken"),
    ("afgesproken", "afspreken"),
    ("wijzen", "gewezen"),
    ("steken", "gestoken"),
    ("snijden", "gesneden"),
    ("vluchtte", "gevlucht"),
    ("verhuisde", "verhuizen"),
    ("vastgehouden", "vasthouden"),
    ("aangetroffen", "trof"),
    ("achtergelaten", "achterlaten"),
    ("veilig", "veiligheid"),
    ("boos", "boze"),
    ("coördinator", "coordinatoren"),
    ("beëindigd", "beeindigen"),
    ("ĳs", "ijs"),
    ("kindermishandeling", "kind"),
    ("kindermishandeling", "mishandeld"),
    ("kinderbescherming", "bescherming"),
    ("ouderschapsplan", "ouderschap"),
    ("ouderschapsplan", "plan"),
    ("huisverbod", "verbod"),
    ("expartner", "partner"),
    ("ex-partner", "partner"),
    ("jeugdcoördinator", "jeugd"),
    ("telefoonnummers", "nummer"),
    ("steekwapen", "wapens"),
    ("vakantieregeling", "regeling"),
    ("voorlopige", "voorlopig"),
    ("ernstige", "ernstig"),
    ("scheiding", "echtscheiding"),
    ("gescheiden", "vechtscheiding"),
];

const APART: &[(&str, &str)] = &[
    ("moeder", "moord"),
    ("vader", "vadem"),
    ("moeder", "moedig"),
    ("regel", "regeling"),
    ("geweld", "geweldig"),
    ("beschikking", "beschikbaar"),
    ("partij", "part"),
    ("huis", "huiselijk"),
    ("woning", "won"),
    ("rechter", "recht"),
    ("leden", "verleden"),
    ("belang", "belangrijk"),
    ("naam", "nam"),
    ("wond", "wonder"),
    ("ouder", "ouderling"),
    ("letter", "letterlijk"),
    ("steden", "stede"),
    ("gezag", "zag"),
    ("melding", "meldcode"),
    ("aard", "aardig"),
    ("kind", "kin"),
    ("stad", "staat"),
    ("broer", "broek"),
    ("zorg", "zorgvuldig"),
    ("moe", "moeder"),
    ("vaders", "vaderland"),
    ("hand", "handeling"),
    ("bel", "beleid"),
    ("zus", "zustand"),
    ("wet", "weet"),
    ("over", "overige"),
    ("liep", "afgelopen"),
    ("jong", "jongen"),
    ("tijd", "tijdens"),
];

fn meaning(word: &str) -> Meaning {
    Forms::built_in().meaning_of(word).unwrap()
}

fn met(a: &str, b: &str) -> bool {
    // A hyphenated word is several words; the last one is the kind of thing it is.
    let last = |word: &str| meaning(word.rsplit('-').next().unwrap_or(word));
    let (a, b) = (last(a), last(b));
    a.stem == b.stem || a.parts.contains(&b.stem) || b.parts.contains(&a.stem)
}

#[test]
fn forms_of_one_word_meet() {
    let missed: Vec<_> = MEET
        .iter()
        .filter(|(a, b)| !met(a, b))
        .map(|(a, b)| (a, meaning(a), b, meaning(b)))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn words_that_only_look_alike_stay_apart() {
    let met: Vec<_> = APART
        .iter()
        .filter(|(a, b)| met(a, b))
        .map(|(a, b)| (a, meaning(a), b, meaning(b)))
        .collect();
    assert!(met.is_empty(), "{met:#?}");
}

#[test]
fn compounds_of_the_field_fall_into_their_parts() {
    for (word, parts) in [
        ("omgangsregeling", &["omgang", "regeling"][..]),
        ("ouderschapsplan", &["ouderschap", "plan"]),
        ("contactverbod", &["contact", "verbod"]),
        ("straatverbod", &["straat", "verbod"]),
        ("huisverbod", &["huis", "verbod"]),
        ("zorgmelding", &["zorg", "melding"]),
        ("zorgregeling", &["zorg", "regeling"]),
        ("kinderbescherming", &["kind", "bescherming"]),
        (
            "kinderbeschermingsmaatregelen",
            &["kind", "bescherming", "maatregel"],
        ),
        ("gezinsvoogd", &["gezin", "voogd"]),
        ("vrouwenopvang", &["vrouw", "opvang"]),
        ("politiebureau", &["politie", "bureau"]),
        ("wijkagenten", &["wijk", "agent"]),
        ("telefoonnummer", &["telefoon", "nummer"]),
        ("contactpersonen", &["contact", "persoon"]),
        ("spoeduithuisplaatsing", &["spoed", "uithuisplaatsing"]),
        ("uithuisplaatsing", &["uithuis", "plaatsing"]),
        ("veiligheidsafspraken", &["veiligheid", "afspraak"]),
        ("kinderalimentatie", &["kind", "alimentatie"]),
        ("meegenomen", &["mee", "nemen"]),
    ] {
        let stems: Vec<_> = parts.iter().map(|part| meaning(part).stem).collect();
        assert_eq!(meaning(word).parts, stems, "{word}");
    }
}

#[test]
fn words_that_merely_hold_another_word_stay_whole() {
    for word in [
        "moeder",
        "zorgvuldig",
        "ouderdom",
        "kindheid",
        "huidige",
        "omgang",
        "moment",
        "kamer",
        "vaderland",
        "rechtvaardig",
        "verdachte",
        "wettelijk",
        "planning",
        "slachtoffer",
        "ziekenhuis",
        "grootouders",
    ] {
        assert!(
            meaning(word).parts.is_empty(),
            "{word}: {:?}",
            meaning(word)
        );
    }
}

#[test]
fn the_words_of_the_index_stand_one_a_position() {
    let forms = Forms::built_in();
    let text =
        "Vader’s foto's: K1 (kinderen) op 22-11-2026 teruggebracht; zaak 2026/0123 – élk mes.";
    let index = forms.index(text);
    assert_eq!(index.words.split(' ').count(), forms.tokens(text).len());
    assert!(
        index
            .words
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_alphanumeric())
    );
    assert_eq!(forms.index_words(""), "");
    assert_eq!(forms.index_parts(""), super::EVERY_DOCUMENT);
}

#[test]
fn tokens_point_at_their_place_in_the_text() {
    let text = "De coördinator’s foto’s, één baby.";
    let places: Vec<_> = Forms::built_in()
        .tokens(text)
        .into_iter()
        .map(|token| &text[token.range])
        .collect();
    assert_eq!(places, ["De", "coördinator’s", "foto’s", "één", "baby"]);
}

#[test]
fn another_table_has_another_fingerprint() {
    let small = |word: &str| {
        let source = format!(
            "(vormen:{{\"kind\":[\"{word}\"]}},eigen:{{}},sterke_werkwoorden:{{}},zwakke_werkwoorden:{{}},voorvoegsels:[],delen:[],samenstellingen:{{}})"
        );
        Forms::from_ron(&source)
    };
    let (first, second) = (small("kinderen").unwrap(), small("kinders").unwrap());
    assert_ne!(first.fingerprint(), second.fingerprint());
    assert_eq!(
        first.fingerprint(),
        small("kinderen").unwrap().fingerprint()
    );
    assert!(small("Kinderen").is_err());
}
