//! The words of the reader's view, read from `assets/lezer.ron`.

use serde::Deserialize;

use super::suggest::Why;
use crate::documents::phrase::{Phrase, wording};
use crate::documents::wording::{DocumentTextsError, Sourced};
use crate::protocol::Citation;

wording! {
    /// The paper itself.
    Paper {
        title_parent = "titel_ouder" [wie];
        title_child = "titel_kind" [wie];
        signal_note = "toelichting_bij_signaal" [signaal];
        decision = "besluit";
    }
}

/// Why a passage may need shielding: the words for the officer, an example of a reason, sources.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Advice {
    #[serde(rename = "tekst")]
    text: Phrase,
    #[serde(rename = "reden")]
    hint: Phrase,
    #[serde(rename = "bronnen")]
    citations: Vec<Citation>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Advices {
    #[serde(rename = "KindVertrouwelijk")]
    child: Advice,
    #[serde(rename = "Adres")]
    address: Advice,
    #[serde(rename = "Melder")]
    reporter: Advice,
    #[serde(rename = "Derde")]
    third: Advice,
    #[serde(rename = "GevaarVoorIemand")]
    danger: Advice,
    #[serde(rename = "NietVerteld")]
    untold: Advice,
    #[serde(rename = "GenoemdInAndereTekst")]
    named: Advice,
}

/// All words of the reader's view, complete by construction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReaderTexts {
    #[serde(rename = "stuk")]
    pub(super) paper: Paper,
    /// What stands at the top of every reader's paper, whether or not something was left out.
    #[serde(rename = "vooraf")]
    pub(super) intro: Vec<Sourced>,
    #[serde(rename = "waarom")]
    advices: Advices,
}

impl ReaderTexts {
    /// Reads `lezer.ron`; `file` is the name that an error shows.
    ///
    /// # Errors
    /// Text that is no RON of this shape, an empty phrase, a phrase with the wrong slots, a
    /// sentence without a source.
    pub fn parse(file: &str, text: &str) -> Result<Self, DocumentTextsError> {
        let texts: Self = ron::from_str(text).map_err(|e: ron::error::SpannedError| {
            DocumentTextsError::Syntax {
                file: file.to_owned(),
                line: e.span.start.line,
                column: e.span.start.col,
                message: crate::protocol::ron_problem(&e),
            }
        })?;
        match texts.fault() {
            None => Ok(texts),
            Some((group, field, remedy)) => Err(DocumentTextsError::Slot {
                file: file.to_owned(),
                group,
                field,
                remedy,
            }),
        }
    }

    fn fault(&self) -> Option<(&'static str, &'static str, String)> {
        if let Some((field, remedy)) = self.paper.fault() {
            return Some(("stuk", field, remedy));
        }
        if self.intro.is_empty() {
            return Some(("vooraf", "tekst", "zet er minstens één zin in".to_owned()));
        }
        let unsourced = || "zet er minstens één bron bij".to_owned();
        for line in &self.intro {
            if let Some(remedy) = line.text.slot_fault(&[]) {
                return Some(("vooraf", "tekst", remedy));
            }
            if line.citations.is_empty() {
                return Some(("vooraf", "bronnen", unsourced()));
            }
        }
        for why in Why::KINDS {
            let advice = self.of(why);
            let slots: &[&'static str] = match why {
                Why::GenoemdInAndereTekst { .. } => &["deel"],
                _ => &[],
            };
            let fault = advice.text.slot_fault(slots);
            if let Some(remedy) = fault.or_else(|| advice.hint.slot_fault(&[])) {
                return Some(("waarom", why.name(), remedy));
            }
            if advice.citations.is_empty() {
                return Some(("waarom", why.name(), unsourced()));
            }
        }
        None
    }

    fn of(&self, why: Why) -> &Advice {
        let a = &self.advices;
        match why {
            Why::KindVertrouwelijk => &a.child,
            Why::Adres => &a.address,
            Why::Melder => &a.reporter,
            Why::Derde => &a.third,
            Why::GevaarVoorIemand => &a.danger,
            Why::NietVerteld => &a.untold,
            Why::GenoemdInAndereTekst { .. } => &a.named,
        }
    }

    /// Why a passage may need shielding, in a sentence; `of` is the name of the passage whose words
    /// stand in it, for [`Why::GenoemdInAndereTekst`].
    pub fn why(&self, why: Why, of: &str) -> String {
        self.of(why).text.fill("deel", of)
    }

    /// An example of a reason for the shield. The officer writes the reason.
    pub fn hint(&self, why: Why) -> &str {
        &self.of(why).hint
    }

    /// On whose authority the suggestion is made.
    pub fn citations(&self, why: Why) -> &[Citation] {
        &self.of(why).citations
    }
}
