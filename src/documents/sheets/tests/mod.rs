//! The promises of the sheets: nothing of the list of errors, words that the reader knows, and no
//! more of a call than who goes on needs.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

mod debrief;
mod errors;
mod handover;
mod information;
mod readable;
mod wording;

use std::sync::LazyLock;

use super::{SheetTexts, Situation, informatie_kinderen, informatie_ouders};
use crate::documents::tests::words;
use crate::documents::{Block, Document};

const SHEETS: &str = include_str!("../../../../assets/bladen.ron");

static TEXTS: LazyLock<SheetTexts> =
    LazyLock::new(|| SheetTexts::parse("bladen.ron", SHEETS).unwrap_or_else(|e| panic!("{e}")));

fn parents(situation: Option<Situation>) -> Document {
    let (protocol, texts) = words();
    informatie_ouders(protocol, texts, &TEXTS, situation)
}

fn children() -> Document {
    let (protocol, texts) = words();
    informatie_kinderen(protocol, texts, &TEXTS)
}

/// The titles of the sections.
fn sections(document: &Document) -> Vec<&str> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if let Block::Section { title, .. } = block {
            found.push(title.as_str());
        }
    }
    found
}
