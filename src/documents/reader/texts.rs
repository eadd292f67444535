//! The words of the reader's view, read from `assets/lezer.ron`.

use serde::{Deserialize, Deserializer, de::Error};

use super::suggest::Why;
use crate::documents::phrase::{Phrase, wording};
use crate::documents::wording::Sourced;
use crate::protocol::{Citation, filled};

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
    #[serde(rename = "bronnen", deserialize_with = "filled")]
    citations: Vec<Citation>,
}

/// The same, where the words name the passage.
#[derive(Deserialize)]
#[serde(remote = "Advice", deny_unknown_fields)]
struct NamingAdvice {
    #[serde(rename = "tekst", deserialize_with = "naming")]
    text: Phrase,
    #[serde(rename = "reden")]
    hint: Phrase,
    #[serde(rename = "bronnen", deserialize_with = "filled")]
    citations: Vec<Citation>,
}

fn naming<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Phrase, D::Error> {
    Phrase::with(String::deserialize(deserializer)?, &["deel"]).map_err(D::Error::custom)
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
    #[serde(rename = "GenoemdInAndereTekst", with = "NamingAdvice")]
    named: Advice,
}

/// All words of the reader's view, complete by construction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReaderTexts {
    #[serde(rename = "stuk")]
    pub(super) paper: Paper,
    /// What stands at the top of every reader's paper, whether or not something was left out.
    #[serde(rename = "vooraf", deserialize_with = "filled")]
    pub(super) intro: Vec<Sourced>,
    #[serde(rename = "waarom")]
    advices: Advices,
}

impl ReaderTexts {
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
