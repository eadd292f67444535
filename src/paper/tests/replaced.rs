//! A character that no font holds is shown as its number, and the paper says what that is.

use super::*;

fn body_of(text: &str) -> String {
    let line = Line {
        mark: Mark::Own,
        text: vec![Span::Plain(text.to_owned())],
        sub: None,
        subject: None,
    };
    let pages = PRESS.set(&document(vec![Block::Line(line)])).unwrap();
    pages.pdf().unwrap();
    let texts = printed(&pages).into_iter().filter(is_body);
    texts.map(|p| p.text).collect()
}

#[test]
fn a_character_without_a_glyph_is_printed_as_its_number() {
    for (typed, number) in [
        ("blij 😀.", "blij [U+1F600]."),
        ("张三", "[U+5F20 U+4E09]"),
        ("a\u{0}b", "a[U+0000]b"),
        ("\u{202e}om", "[U+202E]om"),
        ("👩‍👧", "[U+1F469 U+200D U+1F467]"),
    ] {
        let body = body_of(typed);
        assert!(bare(&body).contains(&bare(number)), "{typed:?}: {body}");
    }
}

#[test]
fn a_letter_and_its_accent_typed_apart_are_printed_as_a_reader_knows_them() {
    let body = body_of("cafe\u{301} en nai\u{308}ef");
    assert!(!body.contains("U+"), "{body}");
    assert!(bare(&body).contains("caféennaïef"), "{body}");
}

#[test]
fn the_explanation_of_numbers_stands_only_where_there_is_one() {
    let note = bare(&texts().replaced);
    assert!(bare(&body_of("😀")).ends_with(&note));
    assert!(!bare(&body_of("gewoon")).contains(&note));
}
