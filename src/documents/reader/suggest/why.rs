//! A suggestion, and the reasons for which a passage may need shielding.

use crate::melding::Passage;
use crate::protocol::Citation;

/// Why a passage may need shielding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A child said it in confidence.
    KindVertrouwelijk,
    /// It tells where somebody is or how to reach them, and danger from this reader is not excluded.
    Adres,
    /// It tells who reports, and that is no parent.
    Melder,
    /// A neighbour or professional said it.
    Derde,
    /// It tells the reader what is said or feared of the reader, before it was put.
    GevaarVoorIemand,
    /// It tells of a zorgmelding of which the parents may not know.
    NietVerteld,
    /// Words stand in it that are kept back elsewhere.
    GenoemdInAndereTekst {
        /// Where the words belong.
        of: Passage,
    },
}

impl Why {
    /// One of each kind.
    pub const KINDS: [Self; 7] = [
        Self::KindVertrouwelijk,
        Self::Adres,
        Self::Melder,
        Self::Derde,
        Self::GevaarVoorIemand,
        Self::NietVerteld,
        Self::GenoemdInAndereTekst {
            of: Passage::Melder,
        },
    ];

    /// The name in `assets/lezer.ron`.
    pub fn name(self) -> &'static str {
        match self {
            Self::KindVertrouwelijk => "KindVertrouwelijk",
            Self::Adres => "Adres",
            Self::Melder => "Melder",
            Self::Derde => "Derde",
            Self::GevaarVoorIemand => "GevaarVoorIemand",
            Self::NietVerteld => "NietVerteld",
            Self::GenoemdInAndereTekst { .. } => "GenoemdInAndereTekst",
        }
    }
}

/// A passage that may need shielding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to shield.
    pub passage: Passage,
    /// What that is, in words.
    pub name: String,
    /// What was typed there: for who decides, and for no paper.
    pub words: String,
    /// It is the reader's own, and can only be left to stand.
    pub own: bool,
    /// A shielded place can be told by it: there is no paper until this is decided.
    pub paper_waits: bool,
    /// Why.
    pub why: Why,
    /// Why, in a sentence.
    pub text: String,
    /// An example of a reason; the officer writes the reason.
    pub reason_hint: String,
    /// On whose authority.
    pub citations: Vec<Citation>,
}
