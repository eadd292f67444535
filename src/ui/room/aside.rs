//! What stands half typed outside a call, and where. It is kept in the archive under the name of who
//! typed it: after locking, closing or a crash it comes back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    archive::{keys::Role, model::Reason},
    ui::view::Sheet,
};

use super::{
    AccountWork, Part, Slot, Tab,
    exchange::{Selection, Trade},
    terugblik::{AskReason, Face, List, Shown, Term, Writing},
};

/// Everything of one person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Aside {
    /// Where somebody is.
    pub here: Stand,
    /// Rooms that were left with something half typed.
    pub left: BTreeMap<Tab, Stand>,
    /// Notes that were begun and not added, by record.
    pub notes: BTreeMap<Uuid, Writing>,
}

impl Aside {
    /// Whether something stands half typed anywhere.
    pub fn is_typed(&self) -> bool {
        self.here.is_typed() || !self.left.is_empty() || !self.notes.is_empty()
    }

    /// Whether something stands half typed where somebody is.
    pub fn is_typed_here(&self) -> bool {
        let note = match &self.here.place {
            Place::Terugblik(looking) => looking
                .record
                .as_ref()
                .is_some_and(|open| self.notes.contains_key(&open.id)),
            _ => false,
        };
        note || self.here.is_typed()
    }
}

/// Where somebody is, with the form that stands there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stand {
    /// The room, and what it shows.
    pub place: Place,
    /// The sheet over it.
    pub sheet: Option<Sheet>,
    /// What was typed in the form, without what is secret.
    pub form: BTreeMap<Slot, String>,
    /// The task that was chosen in the form.
    pub role: Option<Role>,
}

impl Stand {
    /// Whether something was typed here.
    pub fn is_typed(&self) -> bool {
        let asked = match &self.place {
            Place::Terugblik(looking) => looking.ask.as_ref(),
            _ => None,
        };
        !self.form.is_empty() || asked.is_some_and(|ask| !ask.text.trim().is_empty())
    }
}

/// A room, and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Place {
    /// Nowhere that is kept.
    #[default]
    Elsewhere,
    /// This call.
    Melding(Uuid),
    /// Looking back.
    Terugblik(Box<Looking>),
    /// Accounts, retention, log.
    Beheer(Part, AccountWork),
}

/// What the Terugblik room shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Looking {
    /// The part on screen.
    pub shown: Shown,
    /// The list with its filters.
    pub list: List,
    /// The record by which the family on screen was opened.
    pub family: Option<Uuid>,
    /// The record on screen.
    pub record: Option<OpenRecord>,
    /// A record that asks for a reason.
    pub ask: Option<AskReason>,
    /// Period of the figures, and how many periods ago.
    pub figures: (Term, u32),
    /// What is exchanged.
    pub trade: Trade,
    /// Which records go.
    pub selection: Selection,
}

/// A record on screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenRecord {
    /// Which.
    pub id: Uuid,
    /// Why it was opened, where it is outside free use.
    pub reason: Option<Reason>,
    /// The version on screen.
    pub number: u32,
    /// What of it.
    pub face: Face,
    /// Where Esc leads.
    pub from_family: bool,
}
