//! FTS5 must say what `matches` says, and take every query.

use proptest::prelude::*;
use rusqlite::Connection;

use super::super::words::{Forms, on_one_line};
use super::{
    NEAR, PARTS_COLUMN, TOKENIZER, Term, WORDS_COLUMN, Words, matches, parse, snippet, to_fts5,
};

const LEXICON: &[&str] = &[
    "de",
    "het",
    "en",
    "niet",
    "vader",
    "moeder",
    "Moeder’s",
    "kind",
    "kinderen",
    "kinderbescherming",
    "omgang",
    "omgangs",
    "regeling",
    "omgangsregeling",
    "omgangsregelingen",
    "sterke",
    "arm",
    "nam",
    "mee",
    "meegenomen",
    "neemt",
    "bracht",
    "terug",
    "teruggebracht",
    "sloeg",
    "slaan",
    "geslagen",
    "stad",
    "steden",
    "foto's",
    "was",
    "wassen",
    "xalle",
    "ælk",
    "þkind",
    "AND",
    "NOT",
    "NEAR",
    "2026-0123",
    "06",
    "ex-partner",
    "expartner",
    "élan",
    "Мария",
    "中文",
    "veilig",
    "thuis",
    "veiligthuis",
    "ouderschapsplan",
    "plan",
];

const GAPS: &[&str] = &[" ", " ", " ", ", ", ". ", "\n", "-", "\u{0}", " \u{ad}"];

struct Table(Connection);

impl Table {
    fn with(texts: &[&str]) -> Self {
        let base = Connection::open_in_memory().unwrap();
        base.execute_batch(&format!(
            "CREATE VIRTUAL TABLE zoek USING fts5({WORDS_COLUMN}, {PARTS_COLUMN}, content='', \
             tokenize = \"{TOKENIZER}\");"
        ))
        .unwrap();
        for (id, text) in texts.iter().enumerate() {
            let index = Forms::built_in().index(text);
            let row = (id as i64, index.words, index.parts);
            base.execute(
                "INSERT INTO zoek(rowid, woorden, delen) VALUES (?, ?, ?)",
                row,
            )
            .unwrap();
        }
        Self(base)
    }

    /// The found row numbers; all of them where the text does not matter.
    fn found(&self, words: &Words, texts: usize) -> Vec<i64> {
        let Some(query) = to_fts5(words, Forms::built_in()) else {
            return (0..texts as i64).collect();
        };
        let mut statement = self
            .0
            .prepare("SELECT rowid FROM zoek WHERE zoek MATCH ? ORDER BY rowid")
            .unwrap();
        let rows = statement.query_map([&query], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{query}: {error}"))
    }

    /// What FTS5's own tokenizer made of the columns.
    fn terms(&self) -> Vec<String> {
        self.0
            .execute_batch("CREATE VIRTUAL TABLE temp.woord USING fts5vocab(main, zoek, 'row')")
            .unwrap();
        let mut statement = self
            .0
            .prepare("SELECT term FROM woord ORDER BY term")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }
}

fn text() -> impl Strategy<Value = String> {
    let word = (prop::sample::select(LEXICON), prop::sample::select(GAPS));
    prop::collection::vec(word, 0..14).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

fn query() -> impl Strategy<Value = String> {
    let word = || prop::sample::select(LEXICON);
    let part = (word(), 1..8_usize)
        .prop_map(|(word, length)| word.chars().take(length).collect::<String>());
    let phrase =
        prop::collection::vec(word(), 1..4).prop_map(|words| format!("\"{}\"", words.join(" ")));
    let term = prop_oneof![4 => word().prop_map(str::to_owned), 2 => part.prop_map(|part| format!("{part}*")), 2 => phrase];
    let signed = (prop::bool::weighted(0.25), term)
        .prop_map(|(minus, term)| if minus { format!("-{term}") } else { term });
    prop::collection::vec(signed, 0..4).prop_map(|terms| terms.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fts5_finds_what_the_meaning_says(texts in prop::collection::vec(text(), 1..8), queries in prop::collection::vec(query(), 1..8)) {
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        let table = Table::with(&texts);
        for query in queries {
            let words = parse(&query);
            let meant: Vec<_> = (0..texts.len()).filter(|id| matches(&words, Forms::built_in(), texts[*id])).map(|id| id as i64).collect();
            prop_assert_eq!(table.found(&words, texts.len()), meant, "{:?} -> {:?}", query, to_fts5(&words, Forms::built_in()));
        }
    }

    #[test]
    fn any_input_is_a_query_that_fts5_runs(input in any::<String>(), text in any::<String>()) {
        let words = parse(&input);
        let table = Table::with(&[&text, &input]);
        let meant: Vec<_> = [&text, &input].iter().enumerate().filter(|(_, text)| matches(&words, Forms::built_in(), text)).map(|(id, _)| id as i64).collect();
        prop_assert_eq!(table.found(&words, 2), meant);
    }

    #[test]
    fn signs_of_the_query_language_are_taken_too(input in "[-\"*“”„'’(){}:^+a-c0NEAROT, \\x00-\\x1f]{0,60}") {
        let words = parse(&input);
        Table::with(&[&input]).found(&words, 1);
    }

    #[test]
    fn fts5_splits_none_of_our_words(text in any::<String>(), more in text()) {
        let text = text + &more;
        let index = Forms::built_in().index(&text);
        let mut ours: Vec<_> = index.words.split_whitespace().chain(index.parts.split_whitespace()).map(str::to_owned).collect();
        ours.sort();
        ours.dedup();
        prop_assert_eq!(Table::with(&[&text]).terms(), ours);
    }

    #[test]
    fn a_snippet_is_a_piece_of_the_text_with_whole_marks(input in prop_oneof![query(), any::<String>()], text in prop_oneof![text(), any::<String>()], max in 0..60_usize) {
        use unicode_segmentation::UnicodeSegmentation as _;
        let found = snippet(&parse(&input), Forms::built_in(), &text, max);
        let line = on_one_line(&text);
        prop_assert!(line.contains(&found.text));
        prop_assert!(found.text.graphemes(true).count() <= max);
        prop_assert_eq!(found.cut_before || found.cut_after, found.text != line);
        prop_assert!(!found.text.contains(char::is_control));
        for mark in &found.marks {
            prop_assert!(mark.start < mark.end && found.text.get(mark.clone()).is_some());
        }
        prop_assert!(found.marks.windows(2).all(|two| two[0].end <= two[1].start));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_snippet_cuts_no_word(input in query(), text in text(), max in 60..90_usize) {
        let words = |text: &str| -> Vec<_> { Forms::built_in().tokens(text).into_iter().map(|token| token.folded).collect() };
        let found = words(&snippet(&parse(&input), Forms::built_in(), &text, max).text);
        let whole = words(&text);
        prop_assert!(found.is_empty() && whole.is_empty() || whole.windows(found.len()).any(|part| part == found));
    }
}

#[test]
fn the_longest_query_runs() {
    let many: String = (0..40)
        .map(|n| format!("-\"omgangsregeling {n}\" meegenomen{n}* "))
        .collect();
    let phrase = format!("\"{}", "a ".repeat(2000));
    let word = "a".repeat(5000);
    for query in [many, phrase, word.clone(), format!("{word}*")] {
        let words = parse(&query);
        assert_eq!(
            Table::with(&[&query]).found(&words, 1).len(),
            usize::from(matches(&words, Forms::built_in(), &query))
        );
    }
}

#[test]
fn a_tree_made_by_hand_is_as_safe_as_a_typed_one() {
    let words = Words {
        all: vec![
            Term::Word("\" OR x".into()),
            Term::Prefix("*".into()),
            Term::Phrase(String::new()),
        ],
        none: vec![Term::Prefix("a\"b".into())],
    };
    assert_eq!(Table::with(&["or x"]).found(&words, 1), [0]);
}

#[test]
fn the_parts_of_a_verb_may_stand_so_far_apart_and_no_further() {
    let apart = |between: usize, first: &str, last: &str| {
        format!("{first} {}{last}", "de ".repeat(between))
    };
    let texts = [
        apart(NEAR, "nam", "mee"),
        apart(NEAR, "mee", "nam"),
        apart(NEAR + 1, "nam", "mee"),
        apart(NEAR + 1, "mee", "nam"),
    ];
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let words = parse("meegenomen");
    assert_eq!(Table::with(&texts).found(&words, texts.len()), [0, 1]);
    let meant = texts
        .iter()
        .map(|text| matches(&words, Forms::built_in(), text));
    assert!(meant.eq([true, true, false, false]));
}
