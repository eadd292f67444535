//! What is shown: the state of the window that is no part of the melding.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use crate::{
    afweging::Topic,
    melding::{PersonId, Subject, Value, Whereabouts},
    protocol::{Signal, Step},
};

use super::{
    action::{Panel, Paper, PathFor, RowId, Side},
    room::{Form, Room},
    theme::{Theme, Tone},
};

/// What stands in the middle: the step, or one sheet over it. Never two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Sheet {
    /// The step itself.
    None,
    /// The keys.
    Keys,
    /// Finding a question, with what is typed so far.
    Find(String),
    /// A path, with what is typed so far, and whether writing over is offered.
    Path {
        /// What for.
        purpose: PathFor,
        /// The typed path.
        text: String,
        /// What went wrong, and whether writing over would help.
        problem: Option<(String, bool)>,
    },
    /// Work would be lost: ask first.
    Unsaved(After),
    /// What is still open before the melding is finalised.
    Finish,
    /// What is known of the household of the melding.
    Known,
    /// Copying from the archive: to whom, and on which basis.
    Copy(String),
    /// Papers as pages.
    Papers(Paper),
    /// Printing from the archive: to whom, and on which basis.
    Print(Paper),
    /// What this person would read.
    Reader(PersonId),
    /// Another window saved this melding at this time, under this revision.
    Conflict(NaiveDateTime),
    /// The window closes once the archive has the last change; `true` when that did not work.
    Closing(bool),
}

/// The small question below a row: whose answers are being taken down?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceAsk {
    /// The answer that waits for it, and whether to go on after it.
    pub then: Option<(Signal, Value, bool)>,
    /// The source that Enter chooses; none before an arrow stands on one.
    pub at: Option<usize>,
}

/// What the officer wants with the marked word at the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdviceWish {
    /// Put the other words in its place, or select it to write something else.
    Take,
    /// Let it stand, in this melding.
    Keep,
}

/// What was asked while there was unsaved work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum After {
    /// Close the window.
    Close,
    /// Begin a new melding.
    New,
    /// Open a file.
    Open,
    /// Go to the archive.
    Archive,
}

/// A message at the foot of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How grave.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

/// The state of the window.
#[derive(Clone, Debug)]
pub struct View {
    /// Where the user is.
    pub room: Room,
    /// The form on screen, where the room or sheet has one.
    pub form: Form,
    /// The step on screen.
    pub step: Step,
    /// The current row.
    pub row: Option<RowId>,
    /// The tab of the right column.
    pub side: Side,
    /// In a narrow window: the right column is on screen, not the step.
    pub side_in_front: bool,
    /// What stands in the middle.
    pub sheet: Sheet,
    /// The panel that should get the keyboard in the next frame.
    pub wish: Option<Panel>,
    /// The row whose field should get the keyboard in the next frame.
    pub wish_field: Option<RowId>,
    /// Scroll to the current row in the next frame.
    pub scroll: bool,
    /// Scroll to what just came in the conversation of a training.
    pub arrived: bool,
    /// The panel that last had the keyboard.
    pub panel: Panel,
    /// Whose answers are being taken down is asked now.
    pub source: Option<SourceAsk>,
    /// Where the officer saw what is being taken down, and whether the child was asleep.
    pub seen: Option<(Whereabouts, bool)>,
    /// What is rare and was unfolded, by row and name.
    pub unfolded: BTreeSet<(RowId, &'static str)>,
    /// Rows of which the note is open.
    pub notes: BTreeSet<RowId>,
    /// Dates being typed that are no dates yet.
    pub dates: BTreeMap<(RowId, &'static str), String>,
    /// What just changed: shown in the documents.
    pub changed: Option<Subject>,
    /// A message at the foot.
    pub message: Option<Message>,
    /// The theme.
    pub theme: Theme,
    /// The open point that F3 went to last.
    pub last_open: Option<Topic>,
    /// What is wanted with a marked word, in the next frame.
    pub advice: Option<AdviceWish>,
    /// Who was chosen last as the reader.
    pub last_reader: Option<PersonId>,
    /// The sheet to show again when the path is chosen or given up.
    pub beneath: Option<Paper>,
}

impl View {
    /// The window as it opens: on Veiligheid.
    pub fn new(theme: Theme) -> Self {
        Self {
            room: Room::Melding,
            form: Form::default(),
            step: Step::Veiligheid,
            row: Some(RowId::Signal(Signal::ALL[0])),
            side: Side::Advies,
            side_in_front: false,
            sheet: Sheet::None,
            wish: None,
            wish_field: None,
            scroll: false,
            arrived: false,
            panel: Panel::Rows,
            source: None,
            seen: None,
            unfolded: BTreeSet::new(),
            notes: BTreeSet::new(),
            dates: BTreeMap::new(),
            changed: None,
            message: None,
            theme,
            last_open: None,
            advice: None,
            last_reader: None,
            beneath: None,
        }
    }
}
