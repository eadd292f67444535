//! What a reader's paper promises, over random meldingen and over small ones.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

mod family;
mod leaks;
mod oracle;
mod papers;
mod promises;
mod shields;
mod suggestions;
mod texts;

use std::sync::LazyLock;

use super::{Reader, ReaderPaperError, ReaderTexts, ReaderView, reader_paper, reader_view};
use crate::documents::tests::words;
use crate::documents::{Document, Imprint};
use crate::melding::Melding;
use crate::protocol::read_words;

const READER_WORDS: &str = include_str!("../../../../assets/lezer.ron");

static TEXTS: LazyLock<ReaderTexts> =
    LazyLock::new(|| read_words::<ReaderTexts>("lezer.ron", READER_WORDS).unwrap());

fn paper(melding: &Melding, reader: Reader) -> Result<Document, ReaderPaperError> {
    let (protocol, texts) = words();
    reader_paper(protocol, texts, &TEXTS, melding, reader, Imprint::default())
}

fn view(melding: &Melding, reader: Reader) -> ReaderView {
    let (protocol, texts) = words();
    reader_view(protocol, texts, &TEXTS, melding, reader)
}
