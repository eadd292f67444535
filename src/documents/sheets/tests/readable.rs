//! Words that the reader knows: short sentences, no blame, the same word for both parents.

use super::{SHEETS, SheetTexts, TEXTS, parent_parts};
use crate::documents::sheets::sourced::Part;
use crate::protocol::read_words;

/// The sentences of a text. A colon or comma does not end one.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split_inclusive(['.', '?', '!']);
    parts
        .map(str::trim)
        .filter(|s| s.split_whitespace().count() > 0)
}

/// How long the sentences are.
struct Lengths {
    number: usize,
    words: usize,
    longest: (usize, String),
}

impl Lengths {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Self {
            number: 0,
            words: 0,
            longest: (0, String::new()),
        };
        for sentence in texts.flat_map(sentences) {
            let words = sentence.split_whitespace().count();
            all.number += 1;
            all.words += words;
            if words > all.longest.0 {
                all.longest = (words, sentence.to_owned());
            }
        }
        all
    }

    fn average(&self) -> f64 {
        self.words as f64 / self.number as f64
    }
}

fn texts_of<'t>(parts: impl Iterator<Item = &'t Part>) -> impl Iterator<Item = &'t str> {
    parts.flat_map(|p| p.lines.iter().map(|l| &*l.text).chain([&*p.title]))
}

fn for_parents(texts: &SheetTexts) -> Lengths {
    let banners = texts.parents.banners.iter().map(|b| &**b);
    Lengths::of(
        texts_of(parent_parts(texts))
            .chain(banners)
            .chain([&*texts.parents.title]),
    )
}

fn for_children(texts: &SheetTexts) -> Lengths {
    let banners = texts.children.banners.iter().map(|b| &**b);
    Lengths::of(
        texts_of(texts.children.parts.iter())
            .chain(banners)
            .chain([&*texts.children.title]),
    )
}

#[test]
fn parents_read_short_sentences() {
    let lengths = for_parents(&TEXTS);
    println!(
        "ouders: {} zinnen, gemiddeld {:.1} woorden, langste {}",
        lengths.number,
        lengths.average(),
        lengths.longest.0
    );
    assert!(lengths.average() <= 15.0, "{}", lengths.average());
    assert!(lengths.longest.0 <= 22, "{}", lengths.longest.1);
}

#[test]
fn children_read_shorter_sentences() {
    let lengths = for_children(&TEXTS);
    println!(
        "kinderen: {} zinnen, gemiddeld {:.1} woorden, langste {}",
        lengths.number,
        lengths.average(),
        lengths.longest.0
    );
    assert!(lengths.average() <= 10.0, "{}", lengths.average());
    assert!(lengths.longest.0 <= 14, "{}", lengths.longest.1);
}

#[test]
fn a_sentence_that_is_too_long_is_seen() {
    let long =
        "Dat mag ook als je klein bent en ook als je niet weet wat je dan precies moet zeggen.";
    let changed = SHEETS.replacen("Dat mag ook als je klein bent.", long, 1);
    assert_ne!(changed, SHEETS);
    let texts = read_words::<SheetTexts>("bladen.ron", &changed).unwrap();
    assert!(for_children(&texts).longest.0 > 14);
}

#[test]
fn what_the_officers_read_is_short_too() {
    let asks = [
        &TEXTS.ask_neighbourhood,
        &TEXTS.ask_youth,
        &TEXTS.whom_to_call,
    ];
    let lengths = Lengths::of(asks.into_iter().flatten().map(|l| &*l.text));
    assert!(lengths.longest.0 <= 22, "{}", lengths.longest.1);
}

/// Words that blame, judge or steer, and words for one parent only.
const BLAME: [&str; 32] = [
    "dader",
    "slachtoffer",
    "vechtscheiding",
    "weigerouder",
    "ouderverstoting",
    "verstoot",
    "saboteer",
    "traineer",
    "dwarsboom",
    "frustreer",
    "benadeelde",
    "ontvoer",
    "afgepakt",
    "hysterisch",
    "agressief",
    "manipul",
    "liegt",
    "beweert",
    "beweerde",
    "gaf toe",
    "zou hebben",
    "blijkt",
    "altijd gelijk",
    "alweer",
    "slechts",
    "gewoonweg",
    "zielig",
    "gehersenspoeld",
    "afdwingen",
    "ingrijp",
    "casus",
    "expartner",
];

#[test]
fn no_word_blames_and_no_word_is_for_one_parent() {
    let lower = SHEETS.to_lowercase();
    for word in BLAME {
        assert!(!lower.contains(word), "{word}");
    }
    let sheets = [super::parents(None), super::children()];
    let text: String = sheets.iter().map(crate::documents::to_text).collect();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        assert!(
            !["moeder", "vader", "ex", "mama", "papa"].contains(&word),
            "{word}"
        );
    }
}

#[test]
fn the_sheet_for_parents_does_not_deter_from_aangifte() {
    let part = TEXTS
        .parents
        .after
        .iter()
        .find(|p| p.title.contains("Aangifte"))
        .unwrap();
    let text: String = part.lines.iter().map(|l| l.text.to_lowercase()).collect();
    assert!(text.contains("aangifte doen kan altijd"));
    assert!(text.contains("het openbaar ministerie (om) beslist"));
    for deterrent in [
        "zorgmelding",
        "veilig thuis",
        "intrekken",
        "let op",
        "gevolgen",
        "pas op",
        "liever",
        "beter",
    ] {
        assert!(!text.contains(deterrent), "{deterrent}");
    }
}

#[test]
fn the_sheet_for_children_promises_no_secret_and_asks_no_choice() {
    let text: String = texts_of(TEXTS.children.parts.iter())
        .map(|t| format!("{t} "))
        .collect();
    for must in [
        "kan de politie niet beloven",
        "niet te kiezen",
        "niets fout gedaan",
        "wie mag dit weten",
        "rechter",
        "112",
        "0800-2000",
    ] {
        assert!(text.contains(must), "{must}");
    }
    for law in ["art.", "artikel", " lid ", "BW", "IVRK", "wet "] {
        assert!(!text.contains(law), "{law}");
    }
}
