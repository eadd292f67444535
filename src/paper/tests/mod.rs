//! Papers as a reader gets them: every word, in order, on valid pages.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

mod docx;
mod faults;
mod hostile;
mod pages;
mod replaced;
mod words;

use std::sync::LazyLock;

use proptest::prelude::ProptestConfig;

use chrono::{NaiveDate, NaiveDateTime};
use typst::layout::{Abs, Frame, FrameItem, Point};
use unicode_normalization::UnicodeNormalization;

use super::groups::shown;
use super::{Pages, PaperTexts, Press, Template};
use crate::afweging::assess;
use crate::documents::{
    Block, Document, DocumentKind, DocumentTexts, Imprint, Line, Mark, Span, Status, bijsluiter,
    mutatie, zorgmelding,
};
use crate::melding::Melding;
use crate::protocol::{Protocol, Texts, read_words};

/// A property that sets pages costs some tens of milliseconds a case.
fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        max_shrink_iters: 100,
        ..ProptestConfig::default()
    }
}

const PAGE: &str = include_str!("../../../assets/papier/papier.typ");
static FONTS: &[&[u8]] = &[
    include_bytes!("../../../assets/fonts/OpenSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/OpenSans-SemiBold.ttf"),
];

static WORDS: LazyLock<(Protocol, DocumentTexts)> = LazyLock::new(|| {
    let protocol = Protocol::parse(Texts {
        protocol: ("protocol.ron", include_str!("../../../assets/protocol.ron")),
        rules: ("regels.ron", include_str!("../../../assets/regels.ron")),
        sources: ("bronnen.ron", include_str!("../../../assets/bronnen.ron")),
    });
    let wording = include_str!("../../../assets/documenten.ron");
    let texts = read_words::<DocumentTexts>("documenten.ron", wording);
    (protocol.unwrap(), texts.unwrap())
});

static PRESS: LazyLock<Press> = LazyLock::new(|| press(PAGE).unwrap());

fn texts() -> PaperTexts {
    ron::from_str(include_str!("../../../assets/papier.ron")).unwrap()
}

fn press(page: &'static str) -> Result<Press, super::PaperError> {
    Press::new(&Template::new(texts(), page, FONTS, &WORDS.0.sources))
}

fn at() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    day.and_hms_opt(21, 14, 0).unwrap()
}

fn imprint() -> Imprint {
    Imprint {
        version: "1.2.3".to_owned(),
        at: Some(at()),
        status: Status::Concept,
        exercise: false,
    }
}

/// A document of these blocks.
fn document(blocks: Vec<Block>) -> Document {
    Document {
        kind: DocumentKind::Mutatie,
        title: "Proef".to_owned(),
        imprint: imprint(),
        blocks,
    }
}

/// A document with this text in every block, whole and as part of a sentence.
fn document_with(text: &str) -> Document {
    let text = || text.to_owned();
    let line = |mark| {
        Block::Line(Line {
            mark,
            text: vec![
                Span::Strong(text()),
                Span::Plain(format!(": {} ", text())),
                Span::Quote(text()),
            ],
            sub: Some(text()),
            subject: None,
        })
    };
    document(vec![
        Block::Title(text()),
        Block::Banner(text()),
        Block::Legend(vec![(Mark::Own, text()), (Mark::None, text())]),
        Block::Section {
            number: 1,
            title: text(),
        },
        line(Mark::Own),
        Block::Source {
            text: text(),
            cites: Vec::new(),
        },
        line(Mark::None),
        Block::Gap,
        Block::Paragraph(text()),
        Block::Part(text()),
        Block::Paragraph(format!("{}:", text())),
        line(Mark::Judgement),
    ])
}

/// The papers of a call, as the shell makes them.
fn papers(melding: &Melding) -> Vec<Document> {
    let (protocol, texts) = &*WORDS;
    let assessment = assess(melding);
    [
        mutatie(protocol, texts, melding, &assessment),
        zorgmelding(protocol, texts, melding, &assessment),
    ]
    .map(|paper| paper.with_imprint(imprint(), protocol, texts))
    .into()
}

fn leaflet() -> Document {
    let (protocol, texts) = &*WORDS;
    bijsluiter(protocol, texts)
}

/// Every case in `scenarios/`, with its name.
fn cases() -> Vec<(String, Melding)> {
    #[derive(serde::Deserialize)]
    struct File {
        #[serde(rename = "voorop")]
        _version: u32,
        melding: Melding,
    }
    let implicit = ron::extensions::Extensions::IMPLICIT_SOME;
    let options = ron::Options::default().with_default_extension(implicit);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name != "verwacht" && path.extension().is_some_and(|end| end == "ron") {
            let text = std::fs::read_to_string(&path).unwrap();
            cases.push((name, options.from_str::<File>(&text).unwrap().melding));
        }
    }
    assert!(cases.len() > 10, "the cases were not found");
    cases
}

/// What stands on a page: where, and which text.
struct Printed {
    page: usize,
    x: Abs,
    y: Abs,
    width: Abs,
    text: String,
}

/// All text in the order in which it stands in the document.
fn printed(pages: &Pages) -> Vec<Printed> {
    fn walk(frame: &Frame, page: usize, at: Point, out: &mut Vec<Printed>) {
        for (position, item) in frame.items() {
            let at = at + *position;
            match item {
                FrameItem::Group(group) => walk(&group.frame, page, at, out),
                FrameItem::Text(text) => {
                    assert!(
                        text.glyphs.iter().all(|glyph| glyph.id != 0),
                        "no glyph in {:?}",
                        text.text
                    );
                    out.push(Printed {
                        page,
                        x: at.x,
                        y: at.y,
                        width: text.width(),
                        text: text.text.to_string(),
                    });
                }
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    for (index, page) in pages.document.pages().iter().enumerate() {
        walk(&page.frame, index, Point::zero(), &mut out);
    }
    out
}

/// Whether it stands between running head and foot.
fn is_body(text: &Printed) -> bool {
    text.y > Abs::mm(28.0) && text.y < Abs::mm(297.0 - 26.0)
}

/// The content of the pages without white space.
fn body(pages: &Pages) -> String {
    let texts = printed(pages).into_iter().filter(is_body);
    bare(&texts.map(|p| p.text).collect::<String>())
}

/// The text of the blocks, in reading order, without white space.
fn spoken(document: &Document) -> String {
    let mut all = String::new();
    for block in &document.blocks {
        match block {
            Block::Title(t) | Block::Banner(t) | Block::Paragraph(t) | Block::Part(t) => {
                all += t;
            }
            Block::Legend(entries) => {
                for (mark, meaning) in entries {
                    all += &shown(*mark);
                    all += meaning;
                }
            }
            Block::Section { number, title } => all += &format!("{number}.{title}"),
            Block::Line(line) => {
                all += &shown(line.mark);
                for span in &line.text {
                    match span {
                        Span::Quote(text) => all += &format!("“{text}”"),
                        other => all += other.text(),
                    }
                }
                all += line.sub.as_deref().unwrap_or_default();
            }
            Block::Source { text, .. } => all += text,
            Block::Gap => {}
        }
    }
    bare(&all)
}

/// Without white space and places where a word may break; a letter and its accent as one.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}'))
        .nfc()
        .collect()
}

/// The characters again for which numbers were printed.
fn with_characters(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("[U+") {
        out += &rest[..start];
        let end = rest[start..].find(']').unwrap() + start;
        for number in rest[start + 1..end].split("U+").skip(1) {
            let number = u32::from_str_radix(number.trim(), 16).unwrap();
            out.push(char::from_u32(number).unwrap());
        }
        rest = &rest[end + 1..];
    }
    bare(&(out + rest))
}
