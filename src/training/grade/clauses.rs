//! A text in sentences and clauses, and what their small words say: that it is denied, asked,
//! reported or guessed.

use super::lines::folded;

/// A sentence as it is written, without the sign that ends it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'t> {
    pub text: &'t str,
    /// It ends with a question mark.
    pub question: bool,
}

/// The sentences of a text. A full stop inside a number ends none.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = c == '.' && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if matches!(c, '.' | '!' | '?' | '\n' | ';') && !inside {
            all.push(Sentence {
                text: &text[start..at],
                question: c == '?',
            });
            start = at + c.len_utf8();
        }
    }
    all.push(Sentence {
        text: &text[start..],
        question: false,
    });
    all.retain(|s| s.text.contains(char::is_alphanumeric));
    all
}

/// A word with what stands before it.
struct Word {
    folded: String,
    /// A comma, colon or dash stands before it.
    parted: bool,
    capital: bool,
}

fn words(sentence: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut parted = false;
    let mut rest = sentence;
    while let Some(first) = rest.find(char::is_alphanumeric) {
        parted |= rest[..first].contains([',', ':', '–', '—', '(', ')']);
        let word = &rest[first..];
        let end = word.find(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let (word, after) = word.split_at(end.unwrap_or(word.len()));
        all.push(Word {
            folded: folded(word).trim().to_owned(),
            parted,
            capital: word.starts_with(char::is_uppercase),
        });
        parted = false;
        rest = after;
    }
    all
}

/// An accent that stands apart from its letter.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// How a sentence is parted: so that a denial reaches far, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// For what a trainee wrote: where it is not sure, it is denied.
    Far,
    /// For what was said: where it is not sure, it was said.
    Near,
}

const TURNS: [&str; 12] = [
    "maar", "terwijl", "toch", "echter", "want", "omdat", "doordat", "nadat", "waarna", "daarna",
    "zodat", "wel",
];

const PERSONS: [&str; 16] = [
    "hij", "zij", "ze", "ik", "wij", "we", "u", "jij", "moeder", "vader", "mama", "papa", "oma",
    "opa", "een", "dat",
];

/// A clause, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub text: String,
    /// It says that something is not so.
    pub denied: bool,
}

/// The clauses of a sentence.
pub(super) fn clauses(sentence: &str, reach: Reach) -> Vec<Clause> {
    let words = words(sentence);
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    let mut denies_all = false;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |b| &*words[b].folded);
        let opens = if denies_all {
            word.folded == "maar"
        } else {
            opens(word, before, reach)
        };
        if opens {
            denies_all = false;
            all.push(Vec::new());
        }
        denies_all |= denies_all_after(&word.folded);
        if let Some(last) = all.last_mut() {
            last.push(&word.folded);
        }
    }
    // What follows *, en* may open a clause itself: then the word between says nothing.
    all.retain(|words| !matches!(words[..], [] | ["en"]));
    let clause = |words: Vec<&str>| Clause {
        denied: denied(&words),
        text: format!(" {} ", words.join(" ")),
    };
    all.into_iter().map(clause).collect()
}

/// Whether a word begins a clause.
fn opens(word: &Word, before: &str, reach: Reach) -> bool {
    let after_stop = word.parted || before == "en";
    let new = match reach {
        Reach::Near => after_stop,
        Reach::Far => {
            let named = PERSONS.contains(&&*word.folded) || is_label(&word.folded) || word.capital;
            // *Dat hij slaat, dat klopt niet* is one denial.
            after_stop && named && (word.folded != "dat" || before == "en")
        }
    };
    new || TURNS.contains(&&*word.folded) && !denies(before)
}

fn denied(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let only = *word == "niet" && words.get(at + 1).is_some_and(|next| ONLY.contains(next));
        denies(word) && !only || denies_all_after(word)
    })
}

fn denies_all_after(word: &str) -> bool {
    DENIES_ALL.iter().any(|d| word.starts_with(d))
}

/// *Niet alleen* denies nothing.
const ONLY: [&str; 3] = ["alleen", "slechts", "enkel"];

/// Beginnings of words that deny everything after them in the sentence.
const DENIES_ALL: [&str; 5] = ["ontken", "betwist", "weerspreek", "weersprak", "tegensprak"];

/// Whether a word denies what stands in its clause.
pub(in crate::training) fn denies(word: &str) -> bool {
    matches!(
        word,
        "niet"
            | "geen"
            | "nooit"
            | "niemand"
            | "niets"
            | "niks"
            | "nergens"
            | "zonder"
            | "nee"
            | "noch"
            | "evenmin"
            | "onwaar"
            | "onjuist"
    )
}

/// `a`, `b`, `k1`, `d2`.
fn is_label(word: &str) -> bool {
    matches!(word, "a" | "b")
        || word
            .strip_prefix(['k', 'd'])
            .is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
}

/// What a whole sentence does with its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// It tells what was asked, or of what would be.
    pub asks: bool,
    /// It tells what somebody says, without a name, or what a record holds.
    pub reports: bool,
    /// It guesses or fears.
    pub guesses: bool,
    /// It tells that somebody is accused, or answers that.
    pub accuses: bool,
    /// The officer saw or smelled it.
    pub sees: bool,
}

impl Manner {
    pub fn of(sentence: &str) -> Self {
        let words = words(sentence);
        let words: Vec<&str> = words.iter().map(|w| &*w.folded).collect();
        let any = |starts: &[&str]| {
            words
                .iter()
                .any(|w| starts.iter().any(|s| w.starts_with(s)))
        };
        let asked = words.iter().enumerate().any(|(at, word)| {
            let asks = [
                "vraag",
                "vroeg",
                "gevraagd",
                "navraag",
                "doorgevraagd",
                "doorvr",
            ];
            let about = words[at..].iter().skip(1).take(4);
            let mut about = about.filter(|w| matches!(**w, "of" | "naar" | "over"));
            asks.iter().any(|a| word.starts_with(a)) && about.next().is_some()
        });
        let first = words.first().copied().unwrap_or_default();
        let me =
            |word: &&str| matches!(*word, "ik" | "wij" | "we" | "verbalisant" | "verbalisanten");
        let seen = |word: &&str| {
            matches!(
                *word,
                "zag" | "zagen" | "rook" | "roken" | "zie" | "zien" | "ruik" | "ruiken"
            )
        };
        Self {
            asks: asked || matches!(first, "als" | "indien" | "mocht"),
            reports: any(&REPORTS),
            guesses: any(&GUESSES),
            accuses: any(&ACCUSES),
            sees: words
                .windows(2)
                .any(|w| me(&w[0]) && seen(&w[1]) || seen(&w[0]) && me(&w[1])),
        }
    }
}

const REPORTS: [&str; 40] = [
    "volgens",
    "aldus",
    "zegt",
    "zei",
    "zeggen",
    "gezegd",
    "vertel",
    "verteld",
    "verklaar",
    "verklaring",
    "meld",
    "gemeld",
    "aangifte",
    "registratie",
    "geregistreerd",
    "geseponeerd",
    "sepot",
    "beschuldig",
    "beticht",
    "verwijt",
    "verweet",
    "verweten",
    "noem",
    "genoemd",
    "roept",
    "riep",
    "roepen",
    "schreeuw",
    "belde",
    "beweer",
    "bewering",
    "aangegeven",
    "aangeeft",
    "mutatie",
    "verhaal",
    "klaagt",
    "klacht",
    "schrijft",
    "schreef",
    "spreekt",
];

const GUESSES: [&str; 13] = [
    "zou",
    "mogelijk",
    "misschien",
    "wellicht",
    "vermoed",
    "verdenking",
    "verdacht",
    "signaal",
    "signalen",
    "zorg",
    "onbekend",
    "onduidelijk",
    "risico",
];

const ACCUSES: [&str; 12] = [
    "beschuldig",
    "beticht",
    "verwijt",
    "verweet",
    "verweten",
    "aangifte",
    "onrechte",
    "onterecht",
    "verzonnen",
    "verzint",
    "aantijging",
    "bewering",
];
