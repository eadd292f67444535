//! The parts of a scenario and the fields of the editor.

use crate::{
    melding::read_day,
    training::{
        Id,
        edit::{command_from_text, findings_from_text, ids_from_text},
    },
    ui::screens::parse_moment,
};

use super::Maker;

/// A part of a scenario, as the rail shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Title, level, time, briefing.
    Head,
    /// Learning goals.
    Goals,
    /// People.
    People,
    /// Information.
    Items,
    /// Events.
    Events,
    /// The outcome that fits, and the rules that speak.
    Outcome,
    /// Mandatory questions.
    Required,
    /// What comes before what.
    Order,
    /// What must not happen.
    Forbidden,
    /// Statements that are expected.
    Statements,
    /// What is worth knowing.
    Known,
    /// The moves of the expert.
    Expert,
    /// Words of a call that nobody looked at yet.
    Review,
}

impl Part {
    /// Every part, in the order of the rail.
    pub const ALL: [Self; 13] = [
        Self::Head,
        Self::Goals,
        Self::People,
        Self::Items,
        Self::Events,
        Self::Outcome,
        Self::Required,
        Self::Order,
        Self::Forbidden,
        Self::Statements,
        Self::Known,
        Self::Expert,
        Self::Review,
    ];

    /// How many records it has; `None` where it is no list.
    pub fn count(self, maker: &Maker) -> Option<usize> {
        let s = maker.scenario();
        Some(match self {
            Self::Head | Self::Outcome => return None,
            Self::Goals => s.goals.len(),
            Self::People => s.people.len(),
            Self::Items => s.items.len(),
            Self::Events => s.events.len(),
            Self::Required => s.good.required.len(),
            Self::Order => s.good.order.len(),
            Self::Forbidden => s.good.forbidden.len(),
            Self::Statements => s.good.statements.len(),
            Self::Known => s.good.known.len(),
            Self::Expert => s.expert.len(),
            Self::Review => maker.unreviewed.len(),
        })
    }
}

/// A field of the editor: part, record, name and which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The part.
    pub part: Part,
    /// The record, from 0.
    pub at: usize,
    /// The field.
    pub name: &'static str,
    /// The line, where the field is a list.
    pub nth: usize,
}

impl Slot {
    /// Its identity on screen.
    pub fn id(self) -> eframe::egui::Id {
        eframe::egui::Id::unique(("maken veld", self))
    }

    /// Whether the text of a draft was taken over: then only its layout is its own.
    pub fn reads(self, text: &str) -> bool {
        match self.name {
            "vult" => findings_from_text(text).is_ok(),
            "opdracht" => command_from_text(text).is_ok(),
            "na" | "eerst" | "dan" => ids_from_text(text).is_ok(),
            "minuten" | "minuut" | "versie" | "wacht" => text.trim().parse::<u32>().is_ok(),
            "leeftijd" => text.trim().is_empty() || text.trim().parse::<u8>().is_ok(),
            "geboren" => text.trim().is_empty() || read_day(text, chrono::NaiveDate::MAX).is_some(),
            "begin" => parse_moment(text, chrono::NaiveDate::MAX).is_some(),
            "woorden" => true,
            "uit" | "informatie" => Id::try_from(text.trim().to_owned()).is_ok(),
            // A name that was not taken over yet, and words of a call that were not changed yet.
            _ => false,
        }
    }
}
