//! Wrapping: 78 columns whatever is pasted.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::documents::{
    Block, Document, DocumentKind, Imprint, Line, Mark, WIDTH, section_to_text, to_text,
};
use crate::melding::{PersonId, Text};

fn document(lines: Vec<Line>) -> Document {
    let mut blocks = vec![Block::Title("Proef".to_owned())];
    blocks.push(Block::Section {
        number: 1,
        title: "Deel".to_owned(),
    });
    blocks.extend(lines.into_iter().map(Block::Line));
    Document {
        kind: DocumentKind::Mutatie,
        title: "Proef".to_owned(),
        imprint: Imprint::default(),
        blocks,
    }
}

fn line(mark: Mark, text: &str) -> Line {
    Line::new(mark).words(text, false)
}

#[test]
fn words_hang_under_words_and_not_under_the_mark() {
    let long = "zeven ".repeat(30);
    let text = to_text(&document(vec![line(
        Mark::Person(PersonId::Child(12)),
        &long,
    )]));
    let body: Vec<&str> = text
        .lines()
        .skip_while(|l| !l.starts_with("[K12]"))
        .collect();
    assert!(body.len() > 2, "{text}");
    assert!(body[0].starts_with("[K12]     zeven"), "{text}");
    assert!(
        body[1..].iter().all(|l| l.starts_with("          zeven")),
        "{text}"
    );
}

#[test]
fn a_word_without_end_is_cut_between_characters() {
    let family = "👩‍👩‍👧‍👦".repeat(60);
    let text = to_text(&document(vec![line(Mark::Judgement, &family)]));
    let again: String = text
        .lines()
        .skip_while(|l| !l.starts_with("[oordeel]"))
        .map(|l| l.trim_start_matches("[oordeel]").trim())
        .collect();
    assert_eq!(again, family);
}

#[test]
fn lines_that_an_officer_typed_stay_lines() {
    let text = to_text(&document(vec![line(Mark::Own, "een\n\ntwee")]));
    assert!(text.contains("[ik]      een\n          twee\n"), "{text}");
}

#[test]
fn a_section_that_is_not_there_has_no_text() {
    let document = document(vec![]);
    assert!(section_to_text(&document, 1).is_some());
    assert_eq!(section_to_text(&document, 0), None);
    assert_eq!(section_to_text(&document, 2), None);
}

proptest! {
    #[test]
    fn whatever_is_pasted_fits(pasted in "\\PC{0,300}", mark in 0_u8..3) {
        let mark = [Mark::Own, Mark::Judgement, Mark::None][usize::from(mark)];
        let typed = Text::clean(&pasted);
        let text = to_text(&document(vec![line(mark, &typed).under(typed.to_string())]));
        for line in text.lines() {
            prop_assert!(line.width() <= WIDTH, "{}: {}", line.width(), line);
        }
        let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert!(bare(&text).contains(&bare(&typed)));
    }
}
