//! Where each value of a file stands, so that a problem names its line.

use std::collections::HashMap;

use crate::{
    files::{At, FileKind, scan::scan_branches},
    training::PlaceStep,
};

/// Where each value of a text stands, by its way from the top.
pub(super) struct Places {
    by_key: HashMap<(Option<usize>, String), usize>,
    by_nth: HashMap<(Option<usize>, usize), usize>,
    at: Vec<At>,
    top: Option<usize>,
}

impl Places {
    pub(super) fn of(text: &str, kind: FileKind) -> Self {
        // It was scanned before it was decoded, so that a fault cannot come up here.
        let found = scan_branches(text).unwrap_or_default();
        let mut places = Self {
            by_key: HashMap::new(),
            by_nth: HashMap::new(),
            at: found.branches.iter().map(|b| b.at).collect(),
            top: None,
        };
        for (n, branch) in found.branches.iter().enumerate() {
            if let Some(spot) = branch.spot.and_then(|s| found.spots.get(s)) {
                let key = (branch.parent, spot.key.clone());
                places.by_key.entry(key).or_insert(n);
            }
            places.by_nth.insert((branch.parent, branch.nth), n);
        }
        let top = (None, kind.field().to_owned());
        places.top = places.by_key.get(&top).copied();
        places
    }

    /// The place of the deepest value on the way that the text holds.
    pub(super) fn find(&self, way: &[PlaceStep]) -> Option<At> {
        let mut now = self.top?;
        for step in way {
            let next = match step {
                PlaceStep::Key(key) => self.by_key.get(&(Some(now), (*key).to_owned())),
                PlaceStep::Nth(nth) => self.by_nth.get(&(Some(now), *nth)),
            };
            match next {
                Some(next) => now = *next,
                None => break,
            }
        }
        self.at.get(now).copied()
    }
}
