//! What holds for any text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

/// Pieces of which a text can consist: words of the lists, marks, breaks and oddities.
const PIECES: [&str; 44] = [
    "agressief",
    "Altijd",
    "vader",
    "moeder",
    "stalkt",
    "verklaart",
    "geeft",
    "toe",
    "zou",
    "hebben",
    "één",
    "áltijd",
    "scène",
    "paranoïde",
    "foto's",
    "'s",
    "zo'n",
    "\"",
    "'",
    "“",
    "”",
    "„",
    "‘",
    "’",
    "«",
    "»",
    ":",
    ".",
    "?",
    ",",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "-",
    "ex-vrouw",
    "art",
    "slachtoffer",
    "gewoon",
    "\u{301}",
    "\u{feff}",
    "\u{ad}",
    "werd",
    "😀",
];

fn list() -> &'static Woordadvies {
    static LIST: std::sync::OnceLock<Woordadvies> = std::sync::OnceLock::new();
    LIST.get_or_init(built_in)
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => (0..PIECES.len()).prop_map(|i| format!("{} ", PIECES[i])),
        2 => (0..PIECES.len()).prop_map(|i| PIECES[i].to_owned()),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn voice() -> impl Strategy<Value = Voice> {
    prop_oneof![
        Just(Voice::Own),
        Just(Voice::Report),
        Just(Voice::Summary),
        Just(Voice::Judgement)
    ]
}

/// Kinds, keys and words, without places.
fn said(text: &str, voice: Voice) -> Vec<(FindingKind, String)> {
    let all = advise(list(), text, voice, &Names::none());
    all.into_iter()
        .map(|f| (f.kind, f.key.to_string()))
        .collect()
}

proptest! {
    #[test]
    fn findings_lie_in_the_text_in_order_and_apart(text in text(), voice in voice()) {
        let mut before = 0;
        for finding in advise(list(), &text, voice, &Names::none()) {
            prop_assert!(finding.range.start >= before && finding.range.start < finding.range.end);
            prop_assert!(text.get(finding.range.clone()).is_some());
            if let Some(Alternative::Remove(range)) = &finding.alternative {
                prop_assert!(text.get(range.clone()).is_some());
            }
            before = finding.range.end;
        }
    }

    #[test]
    fn a_review_takes_any_text_and_finds_the_same(text in text()) {
        let found = advise(list(), &text, Voice::Report, &Names::none());
        let review = review(list(), &text);
        let open = review.lines.iter().flat_map(|l| &l.findings);
        let open = open.filter(|p| p.finding.kind == FindingKind::OpenCitaat).count();
        // An open quotation hides less in a file than in a field.
        prop_assert!(review.count() >= found.len().min(1));
        prop_assert!(open > 0 || review.count() == found.len());
        for line in &review.lines {
            prop_assert!(text.get(line.range.clone()).is_some());
            prop_assert_eq!(line.number, text[..line.range.start].matches('\n').count() + 1);
        }
    }

    #[test]
    fn literal_words_are_left_alone(text in any::<String>()) {
        prop_assert!(advise(list(), &text, Voice::Literal, &Names::none()).is_empty());
    }

    #[test]
    fn nothing_is_said_about_words_in_a_closed_quotation(
        words in proptest::collection::vec(0..14_usize, 0..12),
        marks in 0..4_usize,
    ) {
        let (open, close) = [("\"", "\""), ("“", "”"), ("„", "”"), ("«", "»")][marks];
        let words: Vec<&str> = words.iter().map(|i| PIECES[*i]).collect();
        let text = format!("Hij zei: {open}{}{close} Daarna reed hij weg.", words.join(" "));
        prop_assert_eq!(said(&text, Voice::Report), vec![]);
    }

    #[test]
    fn capitals_and_composed_accents_change_nothing_about_words(
        words in proptest::collection::vec(0..14_usize, 0..12), voice in voice(),
    ) {
        let text: Vec<&str> = words.iter().map(|i| PIECES[*i]).collect();
        let text = text.join(" ");
        let composed = said(&text.nfc().collect::<String>(), voice);
        let apart = said(&text.nfd().collect::<String>(), voice);
        prop_assert_eq!(&composed, &apart);
        prop_assert_eq!(&composed, &said(&text.to_uppercase(), voice));
    }
}

#[test]
fn the_longest_text_of_marked_words_is_read_as_well() {
    let text = "altijd nooit agressief ".repeat(900);
    assert_eq!(
        advise(list(), &text, Voice::Own, &Names::none()).len(),
        2700
    );
}
