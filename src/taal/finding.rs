//! What the check says about one place in a text.

use std::{ops::Range, sync::Arc};

use crate::protocol::{Citation, ids};

/// Whose text it is. It decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// What the officer saw, heard or smelled.
    Own,
    /// The officer's judgement, or what the police did.
    Judgement,
    /// What a person said or a document holds, in the officer's summary. The speaker is recorded
    /// beside it.
    Summary,
    /// Literal words. Nothing is said about them.
    Literal,
    /// Any text, of which nobody recorded whose it is: a pasted mutatie, a field without a speaker.
    Report,
}

ids! {
    /// What kind of finding. The names are those of the asset files and of the JSON output.
    pub enum FindingKind {
        /// A word of control: it steers towards force.
        Sturend,
        /// A loaded or judging word.
        Geladen,
        /// Certainty of which nobody says how it is known.
        Stelligheid,
        /// A generalisation where a number and dates belong.
        Veralgemening,
        /// A diagnosis without its source.
        Diagnose,
        /// Health, origin or religion (Wpg art. 5): only where it is unavoidable.
        Bijzonder,
        /// A verb that believes one speaker less than the other.
        OngelijkWerkwoord,
        /// A conclusion in an observation.
        Gevolgtrekking,
        /// A claim about a person, and nobody who says it.
        ZonderSpreker,
        /// A sentence that is long for plain Dutch. A hint.
        LangeZin,
        /// A passive that hides who acts. A hint.
        Lijdend,
        /// A quotation mark that nothing closes: the rest of its line was not looked through.
        OpenCitaat,
    }
}

impl FindingKind {
    /// Whether it is a hint about plain Dutch only, and not about neutrality.
    pub fn is_hint(self) -> bool {
        matches!(self, Self::LangeZin | Self::Lijdend)
    }

    /// Whether it comes from the word list; the others come from the shape of a sentence.
    pub fn is_word(self) -> bool {
        !matches!(
            self,
            Self::ZonderSpreker | Self::LangeZin | Self::Lijdend | Self::OpenCitaat
        )
    }
}

/// The stable name of a finding, by which it can be left alone from now on: `woord:agressief`, or
/// for a sentence its kind and a number that belongs to its words. It holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey(Arc<str>);

impl FindingKey {
    pub(super) fn word(name: &str) -> Self {
        Self(format!("woord:{name}").into())
    }

    pub(super) fn sentence(kind: FindingKind, number: u64) -> Self {
        let name = match kind {
            FindingKind::ZonderSpreker => "spreker",
            FindingKind::Lijdend => "lijdend",
            FindingKind::OpenCitaat => "citaat",
            _ => "zin",
        };
        Self(format!("{name}:{number:016x}").into())
    }

    /// The name as text, to be stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for FindingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What could stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// These words may take the place of the finding's range; the capitals are kept.
    Replace(String),
    /// The word can go: take out this range, in bytes, which holds the word and one space.
    Remove(Range<usize>),
    /// A hint to write it anew. No literal text.
    Rewrite(String),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The place in the text, in bytes, on character boundaries.
    pub range: Range<usize>,
    /// What kind.
    pub kind: FindingKind,
    /// Its stable name.
    pub key: FindingKey,
    /// What could stand there instead.
    pub alternative: Option<Alternative>,
    /// Why, in Dutch.
    pub reason: &'a str,
    /// On whose authority.
    pub source: &'a Citation,
}
