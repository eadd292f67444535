//! What the screens for import, export and transfer remember.

use serde::{Deserialize, Serialize};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use super::terugblik::Shown;
use crate::files::import::{Mapping, Table};

/// What is exchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trade {
    /// Earlier texts come in.
    #[default]
    Import,
    /// A selection goes out, to read elsewhere.
    Export,
    /// A melding or family goes to a colleague.
    Send,
    /// One comes in from a colleague.
    Receive,
}

impl Trade {
    /// Every kind, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Import, Self::Export, Self::Send, Self::Receive];
}

/// Which records go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection {
    /// Those in the list.
    #[default]
    List,
    /// Those of the family on screen.
    Family,
    /// The record on screen.
    Record,
}

impl Selection {
    /// Every selection.
    pub const ALL: [Self; 3] = [Self::List, Self::Family, Self::Record];

    /// What goes unless somebody chooses otherwise: what was on screen before, and nothing beside it.
    /// `None` where these screens stood there already: then what was chosen stays.
    pub fn on_screen(shown: Shown) -> Option<Self> {
        match shown {
            Shown::List | Shown::Reason | Shown::Figures => Some(Self::List),
            Shown::Family => Some(Self::Family),
            Shown::Record => Some(Self::Record),
            Shown::Exchange => None,
        }
    }
}

/// A table of which the columns are shown before it is imported.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The file.
    pub path: PathBuf,
    /// Headings and first rows.
    pub table: Table,
    /// What each column holds.
    pub mapping: Mapping,
}

impl Looked {
    /// Takes the first row as a heading, or as a melding like the others.
    pub fn head(&mut self, heads: bool) {
        if std::mem::replace(&mut self.mapping.heads, heads) == heads {
            return;
        }
        let Table { header, sample, .. } = &mut self.table;
        if heads && !sample.is_empty() {
            *header = sample.remove(0);
        } else {
            let numbers = (1..=header.len()).map(|number| format!("kolom {number}"));
            let first = std::mem::replace(header, numbers.collect());
            sample.insert(0, first);
        }
    }
}

/// How far reading files is, shared with the thread that reads.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Reading>);

#[derive(Debug, Default)]
struct Reading {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
}

impl Watch {
    /// The thread is so far. Says whether to go on.
    pub fn step(&self, done: usize, total: usize) -> bool {
        self.0.done.store(done, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Done, and of how many.
    pub fn at(&self) -> (usize, usize) {
        let at = |n: &AtomicUsize| n.load(Ordering::Relaxed);
        (at(&self.0.done), at(&self.0.total))
    }

    /// Stop.
    pub fn stop(&self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.0.stop.load(Ordering::Relaxed)
    }
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Taken in.
    pub new: usize,
    /// Stood there already.
    pub known: usize,
    /// Too old to keep.
    pub too_old: usize,
    /// Holds something else here; nothing of it was taken.
    pub conflicts: usize,
    /// What was not taken, with the reason.
    pub refused: Vec<String>,
    /// It was stopped.
    pub stopped: bool,
    /// In one sentence, where nothing came in.
    pub done: Option<String>,
}

/// The screens.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// Which one.
    pub trade: Trade,
    /// Which records go.
    pub selection: Selection,
    /// A table that waits for its columns.
    pub looked: Option<Looked>,
    /// Reading is under way.
    pub watch: Option<Watch>,
    /// What came of it.
    pub report: Option<Report>,
}
