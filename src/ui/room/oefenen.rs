//! The Oefenen room: what it remembers from the list of scenarios to the debrief. It knows no
//! archive and no file of a real melding.

pub mod maken;

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

pub use maken::Maker;

use crate::{
    documents::DebriefLevel,
    files::Hold,
    melding::{Command, Text},
    training::{Channel, Course, Grading, Help, Id, Item, Move, PlayError, Scenario, Session},
    ui::action::RowId,
};

/// The training room. It lives in a window state of its own, apart from all real work.
#[derive(Debug, Default)]
pub struct Oefenen {
    /// What is on screen.
    pub screen: Screen,
    /// What comes on screen once the scenarios are read.
    pub begin: Begin,
    /// The scenarios of the list.
    pub cases: Cases,
    /// The level that the list shows; `None` shows them all.
    pub level: Option<DebriefLevel>,
    /// The scenario that the arrows stand on.
    pub at: usize,
    /// The pseudonym of who trains, as typed.
    pub trainee: String,
    /// What the trainer chose.
    pub choices: Choices,
    /// The scenario being played.
    pub run: Option<Box<Run>>,
    /// The editor, while the scenario in it is tried out.
    pub making: Option<Box<Maker>>,
    /// What was played to its end in this window, or opened from a file, oldest first.
    pub attempts: Vec<Attempt>,
    /// Where courses are kept by themselves; `None` keeps none.
    pub folder: Option<PathBuf>,
    /// Hold of that folder, so that another window leaves what is under way here alone.
    pub hold: Option<Hold>,
    /// Courses that were stopped halfway, with their files.
    pub unfinished: Vec<(PathBuf, Course)>,
    /// Scenarios that were being made and were not saved.
    pub drafts: maken::Drafts,
    /// What somebody is about to throw away: asked once, and done at the second time.
    pub throwing: Option<Kept>,
    /// Somebody wants to go back to the real work.
    pub leave: bool,
    /// Somebody wants to lock the real work behind this.
    pub lock: bool,
    /// Seconds until the real work behind this locks, once the warning is due.
    pub locks_in: Option<f64>,
}

/// Something in the list that is in no file of its owner, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kept {
    /// A course that was stopped halfway.
    Course(usize),
    /// A scenario that was being made.
    Scenario(usize),
}

/// With which screen the room begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Begin {
    /// The scenarios.
    #[default]
    List,
    /// The first scenario, being played.
    Run,
    /// The debrief of the first scenario, stopped halfway.
    Debrief,
    /// The first scenario in the editor.
    Make,
}

/// What the room shows.
#[derive(Debug, Default)]
pub enum Screen {
    /// The scenarios.
    #[default]
    List,
    /// A scenario is being played: the window of real work, with a conversation beside it.
    Run,
    /// The debrief of an attempt.
    Debrief(Box<Debriefed>),
    /// Two attempts side by side.
    Compare(usize, usize),
    /// A scenario is being made.
    Make(Box<Maker>),
}

/// The scenarios, or why there are none.
#[derive(Debug, Default)]
pub enum Cases {
    /// Not read yet.
    #[default]
    Reading,
    /// Read; those that could not be read stand in words.
    Read(Vec<Case>, Vec<String>),
}

/// A scenario in the list.
#[derive(Clone, Debug)]
pub struct Case {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The trainer's own file of it; `None` for one that comes with the program.
    pub file: Option<PathBuf>,
}

impl Case {
    /// A scenario, from the trainer's own file or with the program.
    pub fn new(scenario: Scenario, file: Option<PathBuf>) -> Self {
        Self {
            scenario: Arc::new(scenario),
            file,
        }
    }
}

/// What the trainer chose for the next run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The advice stands beside the checklist while the trainee works.
    pub advice: bool,
    /// The clock also runs by itself.
    pub real_time: bool,
    /// The debrief has room for an overall mark of the trainer.
    pub mark: bool,
}

/// A scenario being played.
#[derive(Debug)]
pub struct Run {
    /// The course so far.
    pub session: Session<Arc<Scenario>>,
    /// Which attempt of this trainee it is, from 1.
    pub attempt: u32,
    /// The clock stands still and nothing can be asked.
    pub paused: bool,
    /// The trainer shows everything: advice, and what was not asked.
    pub revealed: bool,
    /// Somebody wants to finish without a decision.
    pub finishing: bool,
    /// The question of the conversation that the arrows stand on.
    pub at: usize,
    /// The row of the checklist that waits while the keyboard is in the conversation.
    pub row: Option<RowId>,
    /// The trainer's own controls are unfolded.
    pub controls: bool,
    /// Where the trainee looks for information.
    pub channel: Option<Channel>,
    /// The file of this course while it is under way, where there is a folder for it.
    pub file: Option<PathBuf>,
    /// Which change of the window that file holds, and when it was written, in window time.
    pub kept: Option<(u64, f64)>,
    /// The window time up to which the clock ran by itself.
    pub since: Option<f64>,
    /// What the trainer let the trainee have.
    pub help: Help,
    /// From which arrival on the conversation shows them as the newest.
    pub fresh: usize,
    /// The words that were taken over whole from an answer, as they stood in the statement bar.
    pub taken: Option<Text>,
    /// Moves behind this one were taken back and can be looked at again: stepping through a course.
    pub replay: Option<Replay>,
}

impl Run {
    /// Shows the advice, or takes it out of sight. Once seen it counts as help.
    pub fn reveal(&mut self, shown: bool) {
        self.revealed = shown;
        if shown {
            let now = self.session.second();
            self.help.advice_from.get_or_insert(now);
        }
    }

    /// Takes the last move back, and says which.
    pub fn take_back(&mut self) -> Option<Move> {
        let waits = |next: &&Move| matches!(next, Move::Wait(_));
        let last = self.session.moves().iter().rfind(|next| !waits(next))?;
        let last = last.clone();
        if !self.session.take_back() {
            return None;
        }
        self.help.taken_back = self.help.taken_back.saturating_add(1);
        self.fresh = self.session.arrived().len().saturating_sub(1);
        Some(last)
    }

    /// Whether the trainee can do something now.
    ///
    /// # Errors
    /// The clock stands still, or a course is only looked at.
    pub fn takes_moves(&self) -> Result<(), PlayError> {
        match (&self.replay, self.paused) {
            (Some(_), _) => Err(PlayError::LookingBack),
            (None, true) => Err(PlayError::Paused),
            (None, false) => Ok(()),
        }
    }

    /// Plays a move, and remembers what it brought as the newest.
    ///
    /// # Errors
    /// A move that cannot be played changes nothing.
    pub fn play(&mut self, next: Move) -> Result<(), PlayError> {
        let before = self.session.arrived().len();
        self.session.play(next)?;
        if self.session.arrived().len() > before {
            self.fresh = before;
        }
        Ok(())
    }

    /// The keyboard never comes to stand on an act by itself: Enter would do it.
    pub fn stand_beside_deeds(&mut self) {
        let questions = self.questions();
        let asks = |item: &&Item| item.channel != Channel::Doen;
        if !questions.get(self.at).is_some_and(asks) {
            let first = questions.iter().position(asks);
            self.at = first.unwrap_or(questions.len());
        }
    }

    /// What can be asked where the trainee looks, in order. A place where nothing is left shows
    /// everything again.
    pub fn questions(&self) -> Vec<&Item> {
        let all: Vec<&Item> = self.session.available().collect();
        let here: Vec<&Item> = all
            .iter()
            .copied()
            .filter(|item| self.channel.is_none_or(|c| item.channel == c))
            .collect();
        if here.is_empty() { all } else { here }
    }
}

/// Stepping through a course.
#[derive(Debug)]
pub struct Replay {
    /// The whole course.
    pub moves: Vec<Move>,
    /// After how many moves each step ends; the first is the start, before any move.
    pub stops: Vec<usize>,
    /// On which stop it stands.
    pub at: usize,
    /// Of which attempt it is.
    pub of: usize,
}

impl Replay {
    /// The start of looking back at this attempt. What stands in the statement bar and is not added
    /// yet is no step, and nor is waiting.
    pub fn new(moves: Vec<Move>, of: usize) -> Self {
        let passing = |next: &Move| match next {
            Move::Wait(_) => true,
            Move::Do(command) => matches!(**command, Command::SetConcept(_)),
            _ => false,
        };
        let ends = moves.iter().enumerate().filter(|(_, next)| !passing(next));
        let mut stops: Vec<usize> = std::iter::once(0).chain(ends.map(|(n, _)| n + 1)).collect();
        if stops.last().is_some_and(|last| *last < moves.len()) {
            stops.push(moves.len());
        }
        Self {
            moves,
            stops,
            at: 0,
            of,
        }
    }
}

/// A course with what it came to.
#[derive(Debug)]
pub struct Attempt {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The course.
    pub course: Course,
    /// What it came to.
    pub grading: Grading,
    /// Whether a file holds it as it is now.
    pub saved: bool,
    /// The file in the folder of courses, once the worker wrote it. Shared with what still has to be
    /// written, so that a later writing never makes a second file.
    pub file: Arc<OnceLock<PathBuf>>,
    /// Keeping it as it is now was asked, and was not answered or failed.
    pub asked: bool,
    /// The file that held it while it was under way; it goes once this one is kept.
    pub under_way: Option<PathBuf>,
}

impl Attempt {
    /// An attempt that a file holds: this one of the folder of courses, or one of somebody's own.
    pub fn kept(
        scenario: Arc<Scenario>,
        course: Course,
        grading: Grading,
        file: Option<PathBuf>,
    ) -> Self {
        Self {
            scenario,
            course,
            grading,
            saved: true,
            file: Arc::new(file.map_or_else(OnceLock::new, OnceLock::from)),
            asked: false,
            under_way: None,
        }
    }
}

/// A debrief on screen.
#[derive(Debug)]
pub struct Debriefed {
    /// Which attempt.
    pub attempt: usize,
    /// The expert's course of the same scenario.
    pub expert: Grading,
    /// The point that the arrows stand on.
    pub at: usize,
}

impl Oefenen {
    /// Whether this may be thrown away: only at the second asking in a row.
    pub fn throws_away(&mut self, kept: Kept) -> bool {
        let sure = self.throwing == Some(kept);
        self.throwing = (!sure).then_some(kept);
        sure
    }

    /// The scenario with this name in the list.
    pub fn case(&self, id: &Id) -> Option<&Case> {
        match &self.cases {
            Cases::Read(cases, _) => cases.iter().find(|c| c.scenario.id == *id),
            Cases::Reading => None,
        }
    }

    /// The scenarios of the level that is shown, by their place among all.
    pub fn listed(&self) -> Vec<usize> {
        let Cases::Read(cases, _) = &self.cases else {
            return Vec::new();
        };
        let shown = |case: &Case| self.level.is_none_or(|level| case.scenario.level == level);
        let places = cases.iter().enumerate().filter(|(_, case)| shown(case));
        places.map(|(at, _)| at).collect()
    }

    /// The last attempt at a scenario.
    pub fn last(&self, id: &Id) -> Option<&Attempt> {
        self.attempts.iter().rev().find(|a| a.scenario.id == *id)
    }
}
