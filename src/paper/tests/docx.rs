//! A DOCX is whole, says what the blocks say, and tells nothing else.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use quick_xml::events::Event;

use super::*;
use crate::paper::docx;

/// The parts of a DOCX by name. Each must be XML.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let made = file.last_modified().unwrap_or_default();
        assert_eq!(made.year(), 1980, "{} carries a clock", file.name());
        if file.is_file() {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            parts.push((file.name().to_owned(), text));
        }
    }
    for (name, text) in &parts {
        events(text).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    parts
}

/// Everything in a part; an error where it is no XML.
fn events(xml: &str) -> Result<Vec<Event<'_>>, quick_xml::Error> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut all = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(all),
            event => all.push(event),
        }
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut parts = parts(bytes);
    let at = parts.iter().position(|(n, _)| n == name).unwrap();
    parts.swap_remove(at).1
}

/// The text that a reader sees in a part. A point's dash stands in its list, not in the text.
fn text(xml: &str) -> String {
    let mut all = String::new();
    let mut within = false;
    for event in events(xml).unwrap() {
        match event {
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => within = true,
            Event::End(tag) if tag.name().as_ref() == b"w:t" => within = false,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == b"w:numId" => {
                all.push('–');
            }
            Event::Text(piece) if within => all += &piece.decode().unwrap(),
            Event::GeneralRef(entity) if within => {
                let name = entity.decode().unwrap();
                all.push(match name.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                });
            }
            _ => {}
        }
    }
    bare(&all)
}

fn made(paper: &Document) -> Vec<u8> {
    docx(paper, &texts()).unwrap()
}

#[test]
fn every_case_becomes_a_docx_that_says_what_the_blocks_say() {
    for (name, melding) in cases() {
        for paper in papers(&melding) {
            let body = part(&made(&paper), "word/document.xml");
            assert_eq!(text(&body), spoken(&paper), "{name}, {:?}", paper.kind);
        }
    }
}

#[test]
fn a_docx_names_no_author_and_only_the_date_that_it_shows() {
    let bytes = made(&document_with("x"));
    for (name, text) in parts(&bytes) {
        for word in [
            "unknown",
            "docx-rs",
            "creator",
            "lastModifiedBy",
            "1970-01-01",
        ] {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Proef</dc:title>"), "{core}");
    assert!(
        core.contains("nl-NL") && core.contains("2026-11-20T21:14:00"),
        "{core}"
    );
    assert!(part(&bytes, "word/styles.xml").contains("w:lang w:val=\"nl-NL\""));
}

#[test]
fn the_same_document_gives_the_same_docx() {
    let paper = document_with("x");
    let first = made(&paper);
    made(&document_with("iets anders"));
    assert_eq!(made(&paper), first);
}

#[test]
fn header_and_foot_of_a_docx_say_what_every_page_must_say() {
    let mut paper = document_with("x");
    paper.imprint.exercise = true;
    let bytes = made(&paper);
    let header = text(&part(&bytes, "word/header1.xml"));
    assert_eq!(header, "ProefOEFENING·CONCEPT");
    let foot = part(&bytes, "word/footer1.xml");
    assert!(foot.contains("PAGE") && foot.contains("NUMPAGES"), "{foot}");
    assert!(
        text(&foot).starts_with("20november2026,21:14·voorop1.2.3pagina"),
        "{foot}"
    );
}

#[test]
fn headings_marks_and_lists_of_a_docx_stand_in_styles() {
    let body = part(&made(&document_with("x")), "word/document.xml");
    for style in [
        "Title",
        "Heading1",
        "Heading2",
        "Kader",
        "Regel",
        "ListBullet",
        "OnderRegel",
    ] {
        assert!(
            body.contains(&format!("w:pStyle w:val=\"{style}\"")),
            "{style}"
        );
    }
}

#[test]
fn a_docx_keeps_a_character_that_the_page_shows_as_a_number() {
    let body = part(&made(&document_with("😀 张三")), "word/document.xml");
    assert!(body.contains("😀 张三"));
}

proptest! {
    #[test]
    fn no_text_breaks_a_docx(
        typed in prop_oneof![
            any::<String>(),
            "(<|>|&|\\]\\]>|\"|'|w:|\\u{0}|\\u{b}|\\u{fffe}|\\r|\\n|\\t| |x){0,60}",
        ].prop_filter("an own code cannot be told apart", |text| !text.contains("[U+")),
    ) {
        let paper = document_with(&typed);
        let body = part(&made(&paper), "word/document.xml");
        prop_assert_eq!(with_characters(&text(&body)), spoken(&paper));
        let mut titled = paper;
        titled.title = typed;
        parts(&made(&titled));
    }
}
