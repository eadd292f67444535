//! What the editor of scenarios remembers.

mod checked;
mod drafts;
mod part;

use std::{collections::BTreeMap, path::PathBuf};

use crate::{
    files::Stamp,
    melding::Text,
    training::{Scenario, edit::History, from_melding::still_standing},
};

pub use checked::{Checked, MakerDone, field_name};
pub use drafts::{Drafts, Keeping};
pub use part::{Part, Slot};

/// The right column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The scenario as a graph.
    #[default]
    Map,
    /// What is wrong.
    Problems,
}

/// What waits for an answer about work that no file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Back to the list.
    Leave,
    /// A new scenario.
    New,
    /// Closing the window.
    Close,
    /// Opening another.
    Open,
    /// Making one from a melding.
    Melding,
}

/// The file that holds the scenario.
#[derive(Clone, Debug)]
pub struct InFile {
    /// Where.
    pub path: PathBuf,
    /// What it held.
    pub stamp: Stamp,
}

/// A scenario being made.
#[derive(Debug)]
pub struct Maker {
    /// The scenario with its past.
    pub history: History,
    /// How often it changed.
    pub revision: u64,
    /// Which change a file holds; `None` for none yet.
    pub saved: Option<u64>,
    /// The part on screen.
    pub part: Part,
    /// The record on screen, in each part.
    pub at: BTreeMap<Part, usize>,
    /// The right column.
    pub tab: Tab,
    /// In a narrow window: the right column stands before the fields.
    pub side_in_front: bool,
    /// The problem that the arrows stand on.
    pub problem_at: usize,
    /// The size of the map in percent; `None` fits the width.
    pub zoom: Option<u16>,
    /// What is typed and cannot be taken over yet, or stands there in another layout.
    pub drafts: BTreeMap<Slot, String>,
    /// Every text that came from a call.
    pub from_call: Vec<Text>,
    /// Those of them that may stand, says the maker.
    pub ticked: Vec<Text>,
    /// Those that stand in the scenario and that nobody looked at yet.
    pub unreviewed: Vec<Text>,
    /// The window may close although no file holds this.
    pub let_go: bool,
    /// The file.
    pub file: Option<InFile>,
    /// How it is kept by itself.
    pub keeping: Keeping,
    /// What was worked out last.
    pub checked: Checked,
    /// Work would be lost; what was asked.
    pub after: Option<After>,
    /// What goes on once the scenario is saved.
    pub then: Option<After>,
    /// It was saved: this goes on now.
    pub go_on: Option<After>,
    /// The field that gets the keyboard in the next frame.
    pub wish: Option<Slot>,
    /// The list row gets the keyboard in the next frame.
    pub wish_row: bool,
    wished: bool,
}

/// The size of the map at which its words can be read, in percent.
const READABLE: u16 = 70;

impl Maker {
    /// An editor of this scenario, which no file holds yet.
    pub fn new(scenario: Scenario) -> Self {
        Self {
            history: History::new(scenario),
            revision: 0,
            saved: None,
            part: Part::Head,
            at: BTreeMap::new(),
            tab: Tab::Map,
            side_in_front: false,
            problem_at: 0,
            zoom: Some(READABLE),
            drafts: BTreeMap::new(),
            from_call: Vec::new(),
            ticked: Vec::new(),
            unreviewed: Vec::new(),
            let_go: false,
            file: None,
            keeping: Keeping::default(),
            checked: Checked::default(),
            after: None,
            then: None,
            go_on: None,
            wish: None,
            wish_row: false,
            wished: false,
        }
    }

    /// The scenario as it stands.
    pub fn scenario(&self) -> &Scenario {
        self.history.scenario()
    }

    /// The record on screen, from 0.
    pub fn chosen(&self) -> usize {
        let at = self.at.get(&self.part).copied().unwrap_or(0);
        let last = self.part.count(self).unwrap_or(1).saturating_sub(1);
        at.min(last)
    }

    /// Whether something stands here that no file holds: a change, or text that could not be taken
    /// over.
    pub fn has_unsaved(&self) -> bool {
        let changed = match self.saved {
            Some(saved) => saved != self.revision,
            None => self.revision > 0 || !self.unreviewed.is_empty(),
        };
        changed || self.unread_draft().is_some()
    }

    /// A wish lasts for one frame. Call once before each.
    pub fn forget_wish(&mut self) {
        if std::mem::take(&mut self.wished) {
            self.wish = None;
            self.wish_row = false;
        } else {
            self.wished = self.wish.is_some() || self.wish_row;
        }
    }

    /// Notes that the scenario changed.
    pub fn changed(&mut self) {
        self.revision += 1;
        self.let_go = false;
        self.look_again();
    }

    /// These texts came from a call: each must be changed or looked at.
    pub fn begin_review(&mut self, texts: Vec<Text>) {
        self.from_call = texts;
        self.look_again();
    }

    /// A text may stand as it is.
    pub fn tick(&mut self, at: usize) {
        if let Some(text) = self.unreviewed.get(at) {
            self.ticked.push(text.clone());
            self.look_again();
        }
    }

    /// A field in which text stands that cannot be read: saving would lose it.
    pub fn unread_draft(&self) -> Option<Slot> {
        self.drafts
            .iter()
            .find(|(slot, text)| !slot.reads(text))
            .map(|(slot, _)| *slot)
    }

    /// What still stands in the scenario and nobody looked at. A text that an undo brings back
    /// waits again.
    fn look_again(&mut self) {
        if self.from_call.is_empty() {
            return;
        }
        let mut standing = still_standing(self.history.scenario(), &self.from_call);
        standing.retain(|text| !self.ticked.contains(text));
        let before = std::mem::replace(&mut self.unreviewed, standing.clone());
        self.drafts_move(Part::Review, |old| {
            let text = before.get(old)?;
            standing.iter().position(|new| new == text)
        });
    }

    /// Text that could not be taken over goes along when a record gets another place.
    pub fn drafts_move(&mut self, part: Part, place: impl Fn(usize) -> Option<usize>) {
        let drafts = std::mem::take(&mut self.drafts);
        self.drafts = drafts
            .into_iter()
            .filter_map(|(slot, text)| {
                if slot.part != part {
                    return Some((slot, text));
                }
                let at = place(slot.at)?;
                Some((Slot { at, ..slot }, text))
            })
            .collect();
    }
}
