//! Playing a scenario: the clock, what can be asked now, what was got, and the melding.

mod clock;
mod error;
mod noting;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

use chrono::{NaiveDateTime, TimeDelta};
use uuid::Uuid;

use super::{Channel, Deed, Id, Item, Move, Scenario, findings::Numbers};
use crate::melding::{Change, History, Melding, Person, Subject};

pub use error::PlayError;

/// Longest course, in moves: a recorded one holds each keystroke.
pub const MAX_MOVES: usize = 100_000;

/// A scenario being played. All that it holds follows from the scenario and the moves. `S` is how it
/// has the scenario: a reference, or an `Arc` where it outlives its maker.
#[derive(Clone, Debug)]
pub struct Session<S> {
    scenario: S,
    history: History,
    second: u32,
    moves: Vec<Move>,
    got: BTreeMap<Id, u32>,
    happened: BTreeMap<Id, u32>,
    noted: BTreeSet<Id>,
    deeds: Vec<(Deed, u32)>,
    numbers: Numbers,
    /// Something was taken back and can still be done again.
    undone: bool,
    arrived: Vec<Arrival>,
    /// What the last move typed at, so that the next keystroke there belongs to the same move.
    typing: Option<Subject>,
}

/// An answer or event, as it came to the trainee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The information or event.
    pub id: Id,
    /// Seconds after the start.
    pub second: u32,
    /// It was asked for; otherwise it happened.
    pub asked: bool,
}

/// What a move brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// What changed in the melding, where one command did.
    pub change: Option<Change>,
    /// How many answers and events arrived.
    pub arrived: usize,
}

impl<S: Deref<Target = Scenario> + Clone> Session<S> {
    /// The start: the briefing was given, nothing was asked. What happens at minute 0 has happened.
    pub fn new(scenario: S, id: Uuid) -> Self {
        let mut melding = Melding::new(id, scenario.start);
        melding.reporter = scenario.reporter;
        melding.people = scenario
            .people
            .iter()
            .map(|role| {
                if role.in_briefing {
                    role.person.clone()
                } else {
                    Person {
                        relation: role.person.relation,
                        ..Person::new(role.person.id)
                    }
                }
            })
            .collect();
        let mut session = Self {
            scenario,
            history: History::new(melding),
            second: 0,
            moves: Vec::new(),
            got: BTreeMap::new(),
            happened: BTreeMap::new(),
            noted: BTreeSet::new(),
            deeds: Vec::new(),
            numbers: Numbers::new(),
            undone: false,
            arrived: Vec::new(),
            typing: None,
        };
        session.let_happen();
        session
    }

    /// Plays a course from the start.
    ///
    /// # Errors
    /// The first move that cannot be played, with its number from 1.
    pub fn replay(scenario: S, id: Uuid, moves: &[Move]) -> Result<Self, (usize, PlayError)> {
        let mut session = Self::new(scenario, id);
        for (at, next) in moves.iter().enumerate() {
            session
                .play(next.clone())
                .map_err(|error| (at + 1, error))?;
        }
        Ok(session)
    }

    /// Plays one move.
    ///
    /// # Errors
    /// A move that cannot be played changes nothing.
    pub fn play(&mut self, next: Move) -> Result<Played, PlayError> {
        if self.moves.len() >= MAX_MOVES {
            return Err(PlayError::TooMany);
        }
        let before = self.arrived.len();
        let change = match &next {
            Move::Do(command) => {
                let numbers = self.lasting_numbers();
                let change = self.history.apply((**command).clone(), self.now())?;
                self.settle(numbers);
                Some(change)
            }
            Move::Undo => {
                self.undone |= self.history.undo().is_some();
                None
            }
            Move::Redo => {
                self.history.redo();
                None
            }
            Move::Ask(_) | Move::Note(_) | Move::Fill(_) | Move::Wait(_) | Move::Insert(_) => {
                self.carry_out(&next)?;
                None
            }
        };
        self.record(next, change);
        Ok(Played {
            change,
            arrived: self.arrived.len() - before,
        })
    }

    /// Keystrokes at one part of the melding are one move, and so is waiting on: played again they
    /// come to the same melding, with the same steps to take back.
    fn record(&mut self, next: Move, change: Option<Change>) {
        let typing = change.filter(|c| c.typing).map(|c| c.subject);
        let types_on = typing.is_some() && typing == self.typing;
        self.typing = typing;
        match (self.moves.last_mut(), next) {
            (Some(Move::Wait(before)), Move::Wait(seconds)) => {
                *before = before.saturating_add(seconds);
            }
            (Some(last @ Move::Do(_)), next @ Move::Do(_)) if types_on => *last = next,
            (_, next) => self.moves.push(next),
        }
    }

    /// Takes the last move back, the waiting behind it too. `false` where there is none.
    pub fn take_back(&mut self) -> bool {
        let waits = |m: &Move| matches!(m, Move::Wait(_));
        let last = self.moves.iter().rposition(|m| !waits(m));
        let Some(last) = last else { return false };
        let id = self.melding().id;
        let moves = &self.moves[..last];
        match Self::replay(self.scenario.clone(), id, moves) {
            Ok(before) => {
                *self = before;
                true
            }
            // What was played once can be played again; if not, the course stays as it is.
            Err(_) => false,
        }
    }

    fn carry_out(&mut self, next: &Move) -> Result<(), PlayError> {
        match next {
            Move::Ask(id) => self.ask(id),
            Move::Note(id) => self.note(id),
            Move::Fill(findings) => self.put(findings),
            Move::Wait(seconds) => self.pass(*seconds),
            Move::Insert(id) => self.insert(id),
            Move::Do(_) | Move::Undo | Move::Redo => Ok(()),
        }
    }

    fn ask(&mut self, id: &Id) -> Result<(), PlayError> {
        let scenario = self.scenario.clone();
        let item = scenario
            .item(id)
            .ok_or_else(|| PlayError::Unknown(id.clone()))?;
        if self.got.contains_key(id) {
            return Err(PlayError::Again(id.clone()));
        }
        let first = self.missing(item);
        if !first.is_empty() {
            return Err(PlayError::NotYet {
                id: id.clone(),
                first,
            });
        }
        self.pass(item.minutes.saturating_mul(60))?;
        self.got.insert(item.id.clone(), self.second);
        if let Some(deed) = item.deed {
            self.deeds.push((deed, self.second));
        }
        self.arrived.push(Arrival {
            id: item.id.clone(),
            second: self.second,
            asked: true,
        });
        self.let_happen();
        Ok(())
    }

    fn missing(&self, item: &Item) -> Vec<Id> {
        let open = item.needs.iter().filter(|id| !self.has(id));
        open.cloned().collect()
    }

    /// Whether this was got or happened.
    pub fn has(&self, id: &Id) -> bool {
        self.got.contains_key(id) || self.happened.contains_key(id)
    }

    /// What can be asked now, in the order of the scenario.
    pub fn available(&self) -> impl Iterator<Item = &Item> {
        self.scenario
            .items
            .iter()
            .filter(|i| !self.got.contains_key(&i.id) && self.missing(i).is_empty())
    }

    /// Where something can be got now, in the order of [`Channel`].
    pub fn channels(&self) -> BTreeSet<Channel> {
        self.available().map(|i| i.channel).collect()
    }

    /// The scenario.
    pub fn scenario(&self) -> &S {
        &self.scenario
    }

    /// The melding as it stands.
    pub fn melding(&self) -> &Melding {
        self.history.melding()
    }

    /// The time on the clock of the course.
    pub fn now(&self) -> NaiveDateTime {
        let since = TimeDelta::seconds(i64::from(self.second));
        self.scenario
            .start
            .checked_add_signed(since)
            .unwrap_or(self.scenario.start)
    }

    /// Seconds since the start.
    pub fn second(&self) -> u32 {
        self.second
    }

    /// What was got, with the second in which the answer was there.
    pub fn got(&self) -> &BTreeMap<Id, u32> {
        &self.got
    }

    /// What happened, with the second.
    pub fn happened(&self) -> &BTreeMap<Id, u32> {
        &self.happened
    }

    /// What was put in the melding by one move.
    pub fn noted(&self) -> &BTreeSet<Id> {
        &self.noted
    }

    /// What was done, with the second.
    pub fn deeds(&self) -> &[(Deed, u32)] {
        &self.deeds
    }

    /// The conversation: answers and events in the order in which they came.
    pub fn arrived(&self) -> &[Arrival] {
        &self.arrived
    }

    /// Every move so far.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }
}
