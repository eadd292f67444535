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

use super::{SheetTexts, Situation, informatie_kinderen, informatie_ouders, sourced::Part};
use crate::documents::tests::words;
use crate::documents::{Block, Document};
use crate::protocol::read_words;

const SHEETS: &str = include_str!("../../../../assets/bladen.ron");

static TEXTS: LazyLock<SheetTexts> =
    LazyLock::new(|| read_words("bladen.ron", SHEETS).unwrap_or_else(|e| panic!("{e}")));

/// Every part of the sheet for parents.
fn parent_parts(texts: &SheetTexts) -> impl Iterator<Item = &Part> {
    let (parents, s) = (&texts.parents, &texts.parents.situations);
    let situations = [&s.once, &s.repeated, &s.withdrawal, &s.unsure];
    parents.first.iter().chain(situations).chain(&parents.after)
}

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
