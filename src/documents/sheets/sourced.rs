//! A line of a sheet with what it stands on: sources, or that it is the program's own explanation.

use serde::Deserialize;

use crate::documents::phrase::Phrase;
use crate::protocol::{Citation, filled};

/// A line; it has sources or says that it has none, never neither.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "SourcedFile")]
pub(in crate::documents) struct Sourced {
    pub(super) text: Phrase,
    /// Empty for the program's own explanation.
    pub(super) citations: Vec<Citation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcedFile {
    #[serde(rename = "tekst")]
    text: Phrase,
    #[serde(rename = "bronnen", default)]
    citations: Vec<Citation>,
    #[serde(rename = "eigen", default)]
    own: bool,
}

impl TryFrom<SourcedFile> for Sourced {
    type Error = String;

    fn try_from(file: SourcedFile) -> Result<Self, String> {
        let SourcedFile {
            text,
            citations,
            own,
        } = file;
        match (own, citations.is_empty()) {
            (false, true) => Err(format!(
                "‘{}’ heeft geen bron; zet er een bron bij, of schrijf eigen: true als het uitleg van het programma is",
                start(&text)
            )),
            (true, false) => Err(format!(
                "‘{}’ heeft een bron en ook eigen: true; haal een van de twee weg",
                start(&text)
            )),
            _ => Ok(Self { text, citations }),
        }
    }
}

/// The first words, so that the line is found.
fn start(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    words.join(" ")
}

/// A heading with its lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    #[serde(rename = "kop")]
    pub(super) title: Phrase,
    #[serde(rename = "regels", deserialize_with = "filled")]
    pub(super) lines: Vec<Sourced>,
}
