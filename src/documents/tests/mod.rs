//! The promises of the documents, over random meldingen and over one that is read by a person.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

mod imprint;
mod leaflet;
pub(super) mod promises;

pub(super) mod sample;
mod speakers;
mod text;
mod wording;

use super::{Document, DocumentTexts, mutatie, zorgmelding};
use crate::afweging::assess;
use crate::melding::Melding;
use crate::protocol::{Protocol, Texts, read_words};
use std::sync::LazyLock;

pub(super) const WORDING: &str = include_str!("../../../assets/documenten.ron");

static WORDS: LazyLock<(Protocol, DocumentTexts)> = LazyLock::new(|| {
    let protocol = Protocol::parse(Texts {
        protocol: ("protocol.ron", include_str!("../../../assets/protocol.ron")),
        rules: ("regels.ron", include_str!("../../../assets/regels.ron")),
        sources: ("bronnen.ron", include_str!("../../../assets/bronnen.ron")),
    });
    let texts = read_words::<DocumentTexts>("documenten.ron", WORDING);
    (protocol.unwrap(), texts.unwrap())
});

pub(super) fn words() -> &'static (Protocol, DocumentTexts) {
    &WORDS
}

fn mutatie_of(melding: &Melding) -> Document {
    let (protocol, texts) = words();
    mutatie(protocol, texts, melding, &assess(melding))
}

fn zorgmelding_of(melding: &Melding) -> Document {
    let (protocol, texts) = words();
    zorgmelding(protocol, texts, melding, &assess(melding))
}
