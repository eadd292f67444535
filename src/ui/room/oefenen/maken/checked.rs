//! What was worked out of a scenario, off the drawing thread.

use std::{collections::BTreeMap, path::PathBuf};

use super::Part;
use crate::{
    files::{FileError, Opened, OpenedScenario, ScenarioDrafts, Stamp},
    training::{Field, Map, Part as Place, Place as FullPlace, Problem, Scenario, check, map},
};

/// Problems and map, with the change that they are of.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The change, counted as in the editor; `None` where nothing was worked out yet.
    pub of: Option<u64>,
    /// The change that is being worked out now.
    pub asked: Option<u64>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// How many problems stand in each part.
    pub counts: BTreeMap<Part, usize>,
    /// The graph.
    pub map: Option<Map>,
}

/// What came of work for the editor.
#[derive(Debug)]
pub enum MakerDone {
    /// Problems and map of a change.
    Checked(u64, Box<(Vec<Problem>, Map)>),
    /// A scenario was opened.
    Opened(PathBuf, Box<Result<OpenedScenario, FileError>>),
    /// The scenario was saved as it stood at this change.
    Saved(PathBuf, u64, Result<Stamp, FileError>),
    /// Scenarios that were not saved.
    Drafts(ScenarioDrafts),
    /// The scenario was kept by itself, or what was kept was thrown away; or it could not be.
    Kept(Result<(), FileError>),
    /// A melding was opened, to make a scenario of.
    Melding(PathBuf, Box<Result<Opened, FileError>>),
}

impl MakerDone {
    /// Works a scenario out.
    pub fn check(revision: u64, scenario: &Scenario) -> Self {
        let problems = check(scenario);
        let map = map(scenario, &problems);
        Self::Checked(revision, Box::new((problems, map)))
    }
}

impl Checked {
    /// Takes in what was worked out.
    pub fn take(&mut self, of: u64, problems: Vec<Problem>, map: Map) {
        self.asked = None;
        self.of = Some(of);
        self.counts.clear();
        for problem in &problems {
            *self.counts.entry(Part::of(&problem.place).0).or_default() += 1;
        }
        self.problems = problems;
        self.map = Some(map);
    }
}

impl Part {
    /// The part and the record of a place.
    pub fn of(place: &FullPlace) -> (Self, usize) {
        use Field as F;
        match &place.part {
            Place::Goal(n) => (Self::Goals, *n),
            Place::Person(n, _) => (Self::People, *n),
            Place::Item(n, _) => (Self::Items, *n),
            Place::Event(n, _) => (Self::Events, *n),
            Place::Required(n) => (Self::Required, *n),
            Place::Order(n) => (Self::Order, *n),
            Place::Forbidden(n) => (Self::Forbidden, *n),
            Place::Statement(n) => (Self::Statements, *n),
            Place::Known(n) => (Self::Known, *n),
            Place::Move(n) => (Self::Expert, *n),
            // A list that is empty, or of which one value is wrong, stands in its own part.
            Place::Scenario | Place::Good => {
                let nth = place.nth.unwrap_or(0);
                match place.field {
                    F::Goals | F::Goal => (Self::Goals, nth),
                    F::People | F::Person => (Self::People, nth),
                    F::Items => (Self::Items, nth),
                    F::Events => (Self::Events, nth),
                    F::Expert => (Self::Expert, nth),
                    F::Required => (Self::Required, nth),
                    F::Orders => (Self::Order, nth),
                    F::Forbidden => (Self::Forbidden, nth),
                    F::Statements => (Self::Statements, nth),
                    F::Known => (Self::Known, nth),
                    _ if matches!(place.part, Place::Good) => (Self::Outcome, 0),
                    _ => (Self::Head, 0),
                }
            }
        }
    }
}

/// The field in which a problem stands, by its name in the editor.
pub fn field_name(problem: &Problem) -> &'static str {
    match problem.place.field {
        // A source is chosen from a list; its place is the field beside it.
        Field::Citations => "plaats",
        field => field.key(),
    }
}
