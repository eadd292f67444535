//! What a user can ask about papers.

use crate::{
    documents::{Recipient, Situation},
    melding::PersonId,
};
use serde::{Deserialize, Serialize};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// The mutatie.
    Mutatie,
    /// The draft zorgmelding.
    Zorgmelding,
    /// The leaflet about advice.
    Bijsluiter,
    /// What parents may know, for one situation or for all.
    Ouders(Option<Situation>),
    /// The same in a child's words.
    Kinderen,
    /// For the colleague who goes on with it.
    Overdracht(Recipient),
    /// The mutatie as this person may read it.
    Lezer(PersonId),
    /// The debrief of this attempt of a training.
    Nabespreking(usize),
}

impl Paper {
    /// What it is called as a file. It holds no personal data.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Mutatie => "mutatie",
            Self::Zorgmelding => "zorgmelding",
            Self::Bijsluiter => "bijsluiter",
            Self::Ouders(_) => "informatie-ouders",
            Self::Kinderen => "informatie-kinderen",
            Self::Overdracht(_) => "overdracht",
            Self::Lezer(_) => "inzage",
            Self::Nabespreking(_) => "nabespreking",
        }
    }

    /// Whether it holds something of the call, so that handing it out belongs in the log (Wpg art. 32).
    pub const fn holds_call(self) -> bool {
        !matches!(self, Self::Bijsluiter | Self::Ouders(_) | Self::Kinderen)
    }
}

/// As what a paper is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// For keeping and handing over: PDF/A-2a and PDF/UA-1.
    Pdf,
    /// For changing.
    Word,
    /// For copying into another system.
    Text,
}

impl Format {
    /// How the file name ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Text => "txt",
        }
    }
}

/// What a user can ask about papers and their readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperAction {
    /// Show a paper as pages.
    Show(Paper),
    /// The page after or before.
    Turn {
        /// After, or before.
        forward: bool,
    },
    /// The page has this width on screen, in pixels.
    Fit(u32),
    /// Give the paper to the printer.
    Print,
    /// Print it, now that recipient and basis are typed.
    PrintLogged,
    /// Stop what is under way.
    Stop,
    /// Show what this person would read.
    ShowReader(PersonId),
}
