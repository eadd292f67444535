//! The files as they are written: word entries, groups of words, and what the check says.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::finding::FindingKind;
use crate::protocol::{Citation, Filled, complete, filled, ids, text};

/// `woordadvies.ron`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordFile {
    pub woorden: Vec<RawEntry>,
}

/// One entry as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntry {
    pub naam: String,
    pub soort: FindingKind,
    #[serde(default)]
    pub vormen: Vec<String>,
    #[serde(default)]
    pub vervang: BTreeMap<String, String>,
    #[serde(default)]
    pub weg: bool,
    #[serde(default)]
    pub liever: String,
    pub reden: String,
    pub bron: Citation,
    #[serde(default)]
    pub niet_in: Vec<String>,
    #[serde(default)]
    pub niet_bij: Vec<String>,
    #[serde(default)]
    pub voor: Vec<String>,
    #[serde(default)]
    pub niet_tussen: Vec<String>,
}

/// `taal.ron`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextFile {
    #[serde(deserialize_with = "complete")]
    pub soorten: BTreeMap<FindingKind, Filled>,
    pub zinnen: BTreeMap<FindingKind, Advice>,
    #[serde(deserialize_with = "complete")]
    pub groepen: BTreeMap<Group, Words>,
    #[serde(deserialize_with = "complete")]
    pub ontbreekt: BTreeMap<super::review::Lacking, Advice>,
    #[serde(deserialize_with = "complete")]
    pub verslag: BTreeMap<super::review::ReportText, Filled>,
}

/// The words of a group.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Words(#[serde(deserialize_with = "filled")] pub Vec<String>);

/// What is said about the shape of a sentence, or about what a text lacks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advice {
    #[serde(deserialize_with = "text")]
    pub liever: String,
    #[serde(deserialize_with = "text")]
    pub reden: String,
    pub bron: Citation,
}

ids! {
    /// Words that say what a sentence is.
    pub(super) enum Group {
        /// Who says it: verklaart, volgens, ik zag.
        Spreker,
        /// Words for a person.
        Persoon,
        /// Hij, zij: a person of whom the word does not say who.
        Voornaamwoord,
        /// Words that make the next person the one who acts: door.
        Door,
        /// A claim of what nobody can see at the door: stalkt, drinkt te veel.
        Verborgen,
        /// A claim of what an officer can see, where it touches somebody: slaat, duwt.
        Zichtbaar,
        /// A claim of what an officer can see and that is always against somebody: dreigt.
        TegenIemand,
        /// Hem, haar: whom it touches, where no noun follows.
        Getroffen,
        /// Wordt, werd.
        Lijdend,
        /// Ends as a participle and is none.
        GeenDeelwoord,
        /// De, het, een.
        Lidwoord,
        /// A dot after it is no end: art, nr.
        Afkorting,
        /// A safety step was taken.
        Veiligheid,
        /// A court decision is named.
        Beslissing,
        /// Hearing both sides.
        Wederhoor,
    }
}

impl Group {
    /// Its bit.
    pub fn bit(self) -> u32 {
        1 << (self as u32)
    }
}
