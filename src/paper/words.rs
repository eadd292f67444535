//! The words that stand around a document: running head, foot, and the note on replaced characters.

use serde::Deserialize;

use crate::{
    documents::{Imprint, Status, moment},
    protocol::Filled,
};

/// The words around a document; `papier.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperTexts {
    /// `pagina {nr} van {aantal}`.
    pub page: PageWords,
    /// Stands on every page of a draft.
    pub concept: Filled,
    /// Stands on every page of a training.
    pub exercise: Filled,
    /// Stands before the version of the program.
    pub version: Filled,
    /// Says what `[U+1F600]` is; stands at the end of a document that holds one.
    pub replaced: Filled,
}

impl PaperTexts {
    /// The words that every page carries: training first, then draft.
    pub(super) fn stamps(&self, imprint: &Imprint) -> impl Iterator<Item = &str> {
        let exercise = imprint.exercise.then_some(&*self.exercise);
        let draft = (imprint.status == Status::Concept).then_some(&*self.concept);
        exercise.into_iter().chain(draft)
    }

    /// When and with which version it was made, as far as that is known.
    pub(super) fn foot(&self, imprint: &Imprint) -> String {
        let version = imprint.version.trim();
        let version = (!version.is_empty()).then(|| format!("{} {version}", &*self.version));
        let parts: Vec<String> = imprint.at.map(moment).into_iter().chain(version).collect();
        parts.join(" · ")
    }
}

/// The words before, between and after the two numbers of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PageWords {
    pub(super) before: String,
    pub(super) between: String,
    pub(super) after: String,
}

impl TryFrom<String> for PageWords {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once("{nr}").and_then(|(before, rest)| {
            let (between, after) = rest.split_once("{aantal}")?;
            Some([before, between, after].map(str::to_owned))
        });
        match parts {
            Some(parts) if !parts.iter().any(|p| p.contains(['{', '}'])) => {
                let [before, between, after] = parts;
                Ok(Self {
                    before,
                    between,
                    after,
                })
            }
            _ => Err("hier horen {nr} en {aantal} elk één keer, in deze volgorde".to_owned()),
        }
    }
}
