//! Scenarios that are kept by themselves while they are made.

use std::path::PathBuf;

use super::Maker;
use crate::training::Scenario;

/// Scenarios of an earlier time that no file of their maker holds.
#[derive(Debug, Default)]
pub struct Drafts {
    /// Whether the folder was asked for them.
    pub asked: bool,
    /// Whether the folder has answered; until then no file is chosen for a new one.
    pub read: bool,
    /// The scenarios, with their files.
    pub found: Vec<(PathBuf, Scenario)>,
}

/// How the scenario in the editor is kept by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeping {
    /// The file, once there is one.
    pub file: Option<PathBuf>,
    /// The change that it holds.
    pub revision: u64,
    /// When it was last written, in window time.
    pub at: f64,
}

impl Maker {
    /// An editor that goes on with a scenario that was kept in this file.
    pub fn resumed(scenario: Scenario, file: PathBuf) -> Self {
        let mut maker = Self::new(scenario);
        // No file of the maker holds it.
        maker.revision = 1;
        maker.keeping = Keeping {
            file: Some(file),
            revision: 1,
            at: 0.0,
        };
        maker
    }

    /// Whether a change stands here that would be lost. Words of a call that nobody looked at are
    /// never written outside the archive.
    pub fn must_be_kept(&self) -> bool {
        self.revision > 0
            && self.saved != Some(self.revision)
            && self.keeping.revision != self.revision
            && self.unreviewed.is_empty()
            && !self.let_go
    }

    /// Whether the file in which it was kept can go: its maker saved it.
    pub fn is_kept_in_vain(&self) -> bool {
        self.keeping.file.is_some() && self.saved == Some(self.revision)
    }
}
