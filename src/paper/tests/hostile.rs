//! Text that looks like markup, steers the screen or has no end stays text.

use proptest::prelude::*;

use super::*;

const NASTY: &[&str] = &[
    "#import \"@preview/x:1.0.0\": *",
    "#read(\"/etc/passwd\") #sys.inputs #panic()",
    "$ x^2 $ \\ ] [ } { ` ``` ''' \"\"\"",
    "// weg /* weg */ *sterk* _schuin_ = kop == kop - punt + punt / term: uitleg",
    "@bron <label> ~ -- --- ... \\u{41} #\"x\".a #let x = 1; #(1 + 1)",
    "</w:t><w:p/> ]]> <!-- --> &amp; &#0; <?xml?>",
    "]\n[\n#\n$",
    "[U+0041] (geen code van het programma)",
    "\u{0}\u{7}\u{1b}[2J\u{202e}omgekeerd\u{2066}x\u{feff}\u{fffc}\u{fffd}\u{fffe}",
    "שלום مرحبا 张三 👩‍👩‍👧‍👦 🇳🇱 e\u{301} a\u{308}\u{323} \u{301}los",
    "\u{e000}\u{f8ff}\u{10fffd}\u{ad}zacht\u{ad}koppel\u{200b}teken",
    "fi fl ffi ﬁ Å Å ﷺ \u{a0}\u{2009}\u{2011}\u{3000}",
];

fn says_what_was_typed(text: &str) -> Pages {
    let paper = document_with(text);
    let pages = PRESS
        .set(&paper)
        .unwrap_or_else(|e| panic!("{text:?}: {e}"));
    let note = bare(&texts().replaced);
    let body = body(&pages);
    let body = body.strip_suffix(&note).unwrap_or(&body);
    assert_eq!(
        with_characters(body),
        with_characters(&spoken(&paper)),
        "{text:?}"
    );
    pages.pdf().unwrap_or_else(|e| panic!("{text:?}: {e}"));
    pages
}

#[test]
fn text_that_looks_like_markup_is_printed_as_it_was_typed() {
    for text in NASTY {
        says_what_was_typed(text);
    }
    says_what_was_typed(&NASTY.join("\n"));
}

#[test]
fn a_text_of_twenty_thousand_characters_is_printed_whole() {
    for text in [
        "woord en nog een woord; ".repeat(834),
        "x".repeat(20_000),
        "#[]$".repeat(5_000),
        "regel\n".repeat(3_300),
    ] {
        let line = Line {
            mark: Mark::Own,
            text: vec![Span::Plain(text)],
            sub: None,
            subject: None,
        };
        let paper = document(vec![Block::Line(line)]);
        let pages = PRESS.set(&paper).unwrap();
        assert_eq!(body(&pages), spoken(&paper));
        pages.pdf().unwrap();
    }
}

#[test]
fn a_word_without_end_stays_within_the_margins() {
    for word in ["W".repeat(300), "ij".repeat(300), "😀".repeat(60)] {
        let pages = says_what_was_typed(&word);
        for text in printed(&pages).iter().filter(|t| is_body(t)) {
            assert!(
                text.x + text.width < Abs::mm(210.0 - 25.0 + 0.5),
                "{}",
                text.text
            );
        }
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn whatever_is_typed_is_printed(
        text in prop_oneof![
            any::<String>(),
            "[#$\\\\\\]\\[{}@*_`~=</>&\"'«»“”‘’;:,.a-zé \\n-]{0,200}",
            "(\\PC|[\\u{0}-\\u{1f}\\u{200b}-\\u{2069}]){0,120}",
        ].prop_filter("an own code cannot be told apart", |text| !text.contains("[U+")),
    ) {
        says_what_was_typed(&text);
    }
}
