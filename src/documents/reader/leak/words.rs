//! Words without capitals, accents and what people write between them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Fewest letters before digits that are written to them, as in `Tuinstraat51`.
const STEM: usize = 4;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, without accents.
    pub(super) folded: String,
    /// Whether it was typed with a capital first.
    pub(super) capital: bool,
}

/// The words of a text: nothing but letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    let unseen =
        |c: &char| is_combining_mark(*c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}');
    let plain: String = text.nfkd().filter(|c| !unseen(c)).collect();
    let parts = plain.split(|c: char| !c.is_alphanumeric());
    parts.filter(|p| !p.is_empty()).flat_map(parted).collect()
}

/// A number that is written to a word stands apart from it.
fn parted(part: &str) -> Vec<Word> {
    let word = |part: &str| Word {
        folded: part.to_lowercase(),
        capital: part.chars().next().is_some_and(char::is_uppercase),
    };
    let digits = part.find(|c: char| c.is_ascii_digit());
    match digits.map(|at| part.split_at(at)) {
        Some((stem, number)) if stem.chars().count() >= STEM => vec![word(stem), word(number)],
        _ => vec![word(part)],
    }
}

/// The words, in their compared form only.
pub(super) fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|w| w.folded).collect()
}

/// The digits of a text, without what people write between them.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether a word stands in so many texts that it tells nothing by itself.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

const COMMON: &[&str] = &[
    "aan",
    "achter",
    "af",
    "al",
    "alle",
    "alleen",
    "als",
    "altijd",
    "avond",
    "bed",
    "beide",
    "bel",
    "belde",
    "ben",
    "beneden",
    "bij",
    "binnen",
    "boven",
    "buiten",
    "buren",
    "bureau",
    "buurt",
    "daar",
    "dag",
    "dan",
    "dat",
    "de",
    "deden",
    "deed",
    "den",
    "der",
    "deur",
    "deze",
    "die",
    "dit",
    "doen",
    "door",
    "dorp",
    "dus",
    "een",
    "eens",
    "eerst",
    "elkaar",
    "en",
    "er",
    "ernaast",
    "ga",
    "gaan",
    "gaat",
    "gang",
    "geen",
    "gebeld",
    "gesprek",
    "ging",
    "gisteren",
    "goed",
    "had",
    "hadden",
    "haar",
    "heb",
    "hebben",
    "heeft",
    "heel",
    "hem",
    "hen",
    "het",
    "hier",
    "hij",
    "hoe",
    "huis",
    "hun",
    "iemand",
    "ik",
    "in",
    "is",
    "ja",
    "jaar",
    "je",
    "kamer",
    "kan",
    "kerk",
    "keuken",
    "kind",
    "kinderen",
    "kon",
    "kwam",
    "kwamen",
    "maar",
    "mama",
    "markt",
    "me",
    "meer",
    "met",
    "mij",
    "mijn",
    "moeder",
    "moest",
    "moet",
    "morgen",
    "na",
    "naar",
    "nee",
    "niet",
    "niets",
    "nog",
    "nu",
    "of",
    "om",
    "onder",
    "ons",
    "onze",
    "ook",
    "op",
    "opvang",
    "ouder",
    "ouders",
    "over",
    "papa",
    "plein",
    "politie",
    "portiek",
    "school",
    "slaapt",
    "slaapkamer",
    "station",
    "straat",
    "stoep",
    "te",
    "tegen",
    "telefonisch",
    "telefoon",
    "ten",
    "ter",
    "terug",
    "thuis",
    "toch",
    "toen",
    "tot",
    "trap",
    "tuin",
    "tussen",
    "uit",
    "uur",
    "vader",
    "van",
    "vandaag",
    "veel",
    "vijf",
    "videobellen",
    "voor",
    "voordeur",
    "waar",
    "want",
    "waren",
    "was",
    "wat",
    "weer",
    "weet",
    "weg",
    "wel",
    "werd",
    "werk",
    "wie",
    "wij",
    "wil",
    "wilde",
    "winkel",
    "woning",
    "woonkamer",
    "wordt",
    "ze",
    "zag",
    "zat",
    "zei",
    "zeggen",
    "zegt",
    "zelf",
    "zich",
    "zij",
    "zijn",
    "zo",
    "zou",
    "zus",
    "ziekenhuis",
    "broer",
    "oma",
    "opa",
    "auto",
    "halletje",
    "hal",
    "personen",
];
