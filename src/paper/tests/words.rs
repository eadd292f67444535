//! The page says what the blocks say: every word, once, in reading order.

use proptest::prelude::*;

use super::*;
use crate::melding::random;

#[test]
fn every_case_becomes_valid_papers_that_say_what_the_blocks_say() {
    for (name, melding) in cases() {
        for paper in papers(&melding) {
            let pages = PRESS.set(&paper).unwrap();
            assert_eq!(body(&pages), spoken(&paper), "{name}, {:?}", paper.kind);
            pages.pdf().unwrap_or_else(|e| panic!("{name}: {e}"));
        }
    }
}

#[test]
fn the_leaflet_is_a_valid_paper_of_one_sheet_that_says_what_its_blocks_say() {
    let pages = PRESS.set(&leaflet()).unwrap();
    assert_eq!(body(&pages), spoken(&leaflet()));
    assert!(pages.count() <= 2, "{}", pages.count());
    pages.pdf().unwrap();
}

#[test]
fn every_character_that_the_letters_hold_can_be_printed() {
    let fonts = FONTS
        .iter()
        .map(|bytes| typst::text::Font::new(typst::foundations::Bytes::new(*bytes), 0).unwrap());
    let fonts: Vec<_> = fonts.collect();
    let letters = super::super::letters::Letters::of(&fonts);
    let all: Vec<char> = ('\u{20}'..='\u{2FFFF}')
        .filter(|c| letters.hold(*c))
        .collect();
    assert!(all.len() > 700, "{}", all.len());
    for some in all.chunks(200) {
        let text: String = some.iter().flat_map(|c| [*c, ' ']).collect();
        let paper = document_with(&text);
        let pages = PRESS.set(&paper).unwrap();
        assert_eq!(body(&pages), spoken(&paper));
        pages.pdf().unwrap();
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_call_becomes_valid_papers_that_say_what_the_blocks_say(melding in random::melding()) {
        for paper in papers(&melding) {
            let pages = PRESS.set(&paper).unwrap();
            prop_assert_eq!(body(&pages), spoken(&paper));
            prop_assert!(pages.pdf().is_ok());
        }
    }
}
