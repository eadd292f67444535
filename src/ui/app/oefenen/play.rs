//! Playing a scenario: asking, the clock, and what a trainer does in between.

use std::{sync::Arc, time::Duration};

use eframe::egui::Context;

use crate::{
    melding::{Command, Concept, Text},
    protocol::Question,
    training::{Course, Id, Move, PlayError},
    ui::{
        action::{Action, Panel, Side, TrainingAction as Ask},
        keys::Letter,
        room::oefenen::{Attempt, Run},
        theme::Tone,
        view::Sheet,
    },
};

use super::{Voorop, attempts::graded};

/// Letters for a projector, as a part of the usual size.
const PROJECTOR: f32 = 1.5;

impl Voorop {
    pub(super) fn run_mut(&mut self) -> Option<&mut Run> {
        self.oefenen.as_mut()?.run.as_deref_mut()
    }

    pub(super) fn play(&mut self, asked: Ask, ctx: &Context) {
        match asked {
            Ask::Channel(channel) => {
                if let Some(run) = self.run_mut() {
                    run.channel = channel;
                }
            }
            Ask::Converse => self.converse(),
            Ask::Question(at) => {
                if let Some(run) = self.run_mut() {
                    run.at = at;
                }
                self.converse();
                self.view.scroll = true;
            }
            Ask::Ask(id) => self.ask_item(id),
            Ask::TakeOver(id, line) => self.take_over(&id, line, ctx),
            Ask::Pause => {
                if let Some(run) = self.run_mut() {
                    run.paused = !run.paused;
                    run.since = None;
                }
            }
            Ask::Controls => {
                if let Some(run) = self.run_mut() {
                    run.controls = !run.controls;
                }
            }
            Ask::Reveal => {
                if let Some(run) = self.run_mut() {
                    run.reveal(!run.revealed);
                }
                self.changed(None);
            }
            Ask::Insert(id) => {
                self.make_move(Move::Insert(id));
            }
            Ask::TakeBack => self.take_back(),
            Ask::Projector => {
                let now = ctx.zoom_factor();
                let wanted = if now < PROJECTOR { PROJECTOR } else { 1.0 };
                ctx.set_zoom_factor(wanted);
            }
            Ask::Finish if self.decided() || self.run().is_some_and(|r| r.finishing) => {
                self.finish_run(ctx);
            }
            Ask::Finish => {
                if let Some(run) = self.run_mut() {
                    run.finishing = true;
                }
                self.say(Tone::Amber, self.words.ui.oefenen_undecided.clone());
            }
            Ask::FinishAnyway => self.finish_run(ctx),
            // Everything else was taken by `train`.
            _ => {}
        }
    }

    /// Whether the trainee's decision stands in the melding.
    fn decided(&self) -> bool {
        self.melding().answer(Question::Besluit).is_some()
    }

    /// Gives the keyboard to the conversation: letters answer no row of the checklist until the
    /// trainee goes back to it.
    pub(super) fn converse(&mut self) {
        if self.run().is_none() {
            return;
        }
        let row = self.view.row.take();
        self.view.side = Side::Gesprek;
        self.view.side_in_front = true;
        self.view.wish = Some(Panel::Side);
        if let Some(run) = self.run_mut() {
            run.row = row.or(run.row);
            run.at = run.at.min(run.questions().len());
        }
    }

    /// Whether the keyboard is in the conversation.
    pub(in crate::ui) fn converses(&self) -> bool {
        self.run().is_some()
            && self.view.row.is_none()
            && self.view.side == Side::Gesprek
            && self.view.sheet == Sheet::None
    }

    /// The row of the checklist gets the keyboard back.
    pub(in crate::ui) fn leave_conversation(&mut self) {
        if self.view.row.is_some() || self.run().is_none() {
            return;
        }
        let rows = self.rows();
        let before = self.run_mut().and_then(|run| run.row.take());
        let row = before.filter(|row| rows.contains(row));
        self.view.row = row.or(rows.first().copied());
    }

    /// What a letter does in the conversation.
    pub(in crate::ui) fn letter_in_conversation(&mut self, letter: Letter, ctx: &Context) {
        let Some(run) = self.run() else { return };
        let questions = run.questions();
        let last = questions.len().saturating_sub(1);
        let asked = match letter {
            Letter::Up => Some(Ask::Question(run.at.saturating_sub(1))),
            Letter::Down => Some(Ask::Question((run.at + 1).min(last))),
            Letter::Home => Some(Ask::Question(0)),
            Letter::End => Some(Ask::Question(last)),
            Letter::Enter => questions.get(run.at).map(|item| Ask::Ask(item.id.clone())),
            Letter::V => {
                let arrived = run.session.arrived().last();
                arrived.map(|arrival| Ask::TakeOver(arrival.id.clone(), 0))
            }
            _ => None,
        };
        if let Some(asked) = asked {
            self.apply(asked.into(), ctx);
        }
    }

    fn ask_item(&mut self, id: Id) {
        let stopped = self.run().and_then(|run| run.takes_moves().err());
        if let Some(stopped) = stopped {
            self.say(Tone::Amber, stopped.to_string());
            return;
        }
        if self.make_move(Move::Ask(id)) {
            if let Some(run) = self.run_mut() {
                run.stand_beside_deeds();
            }
            // The answer stands at the top of the conversation.
            self.converse();
        }
    }

    /// Plays one move that is no command of the checklist.
    fn make_move(&mut self, next: Move) -> bool {
        let Some(run) = self.run_mut() else {
            return false;
        };
        let before = run.session.arrived().len();
        match run.play(next) {
            Ok(()) => {
                run.finishing = false;
                self.view.arrived = run.session.arrived().len() > before;
                self.changed(None);
                true
            }
            Err(error) => {
                self.say(Tone::Red, error.to_string());
                false
            }
        }
    }

    /// A change of the checklist in a training: a move like any other, so that it can be played
    /// again. `None` where nothing is being played.
    pub(in crate::ui::app) fn command_in_run(
        &mut self,
        command: &Command,
    ) -> Option<Result<Option<crate::melding::Subject>, PlayError>> {
        let run = self.run_mut()?;
        if let Err(stopped) = run.takes_moves() {
            return Some(Err(stopped));
        }
        run.finishing = false;
        let played = run.session.play(Move::Do(Box::new(command.clone())));
        Some(played.map(|p| p.change.map(|c| c.subject)))
    }

    /// Undo and redo in a training. `None` where nothing is being played.
    pub(in crate::ui::app) fn step_in_run(&mut self, back: bool) -> Option<bool> {
        let run = self.run_mut()?;
        if run.takes_moves().is_err() {
            return Some(false);
        }
        let before = run.session.melding().clone();
        let next = if back { Move::Undo } else { Move::Redo };
        let played = run.session.play(next).is_ok();
        Some(played && *run.session.melding() != before)
    }

    /// The words of an answer in the statement bar, and nobody as their speaker: that is for the
    /// trainee to say.
    fn take_over(&mut self, id: &Id, line: usize, ctx: &Context) {
        let Some(run) = self.run() else { return };
        let Some(said) = run.session.scenario().answer(id).get(line) else {
            return;
        };
        let before = run.session.melding().concept.clone();
        let alone = before.text.is_empty();
        let mut text = before.text.to_string();
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str(&said.text);
        let concept = Concept {
            text: Text::clean(&text),
            account: None,
            ..before
        };
        let taken = alone.then(|| concept.text.clone());
        if let Some(run) = self.run_mut() {
            run.taken = taken;
        }
        self.apply(Action::Do(Command::SetConcept(concept)), ctx);
        self.view.side_in_front = false;
        self.view.wish = Some(Panel::Statement);
    }

    fn take_back(&mut self) {
        let taken = self.run_mut().and_then(Run::take_back);
        self.view.dates.clear();
        self.changed(None);
        let t = &self.words.ui;
        let words = match &taken {
            Some(Move::Ask(id)) => {
                let item = self.run().and_then(|run| run.session.scenario().item(id));
                let asked = item.map_or(id.as_str(), |item| item.ask.as_str());
                t.oefenen_asked_back.replace("{vraag}", asked)
            }
            Some(Move::Insert(_)) => t.oefenen_event_back.clone(),
            Some(_) => t.oefenen_taken_back.clone(),
            None => t.nothing_to_undo.clone(),
        };
        self.say(Tone::Muted, words);
    }

    /// The clock that runs by itself: a second at a time, and only while somebody plays.
    pub(super) fn tick_clock(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        let in_sight = matches!(self.view.room, crate::ui::room::Room::Melding);
        let runs = self.oefenen.as_ref().is_some_and(|r| r.choices.real_time);
        let Some(run) = self.run_mut() else { return };
        if !runs || run.paused || !in_sight {
            run.since = None;
            return;
        }
        let since = *run.since.get_or_insert(time);
        let whole = (time - since).floor().clamp(0.0, 3600.0);
        if whole >= 1.0 {
            run.since = Some(since + whole);
            let before = run.session.arrived().len();
            // A course that lasts too long stands still.
            let _ = run.play(Move::Wait(whole as u32));
            if run.session.arrived().len() > before {
                self.view.arrived = true;
                self.changed(None);
            }
        }
        ctx.request_repaint_after(Duration::from_millis(1000));
    }

    /// Whether what stands in the statement bar is word for word what somebody said here.
    pub(in crate::ui) fn takes_literally(&self) -> bool {
        self.run()
            .and_then(|run| run.taken.as_ref())
            .is_some_and(|taken| *taken == self.melding().concept.text)
    }

    /// Ends the run: the course becomes an attempt, and its debrief is shown.
    fn finish_run(&mut self, ctx: &Context) {
        if self.run().is_some_and(|run| run.replay.is_some()) {
            return;
        }
        let trainee = Text::clean(&self.trainee_name());
        let at = self.wall_clock();
        let Some(run) = self.oefenen.as_mut().and_then(|room| room.run.take()) else {
            return;
        };
        let scenario = Arc::clone(run.session.scenario());
        let course = course_of(&run, trainee, at);
        match graded(&self.words, &scenario, &course.moves) {
            Ok(grading) => {
                let Some(room) = &mut self.oefenen else {
                    return;
                };
                room.attempts.push(Attempt {
                    scenario,
                    course,
                    grading,
                    saved: false,
                    file: Arc::default(),
                    asked: false,
                    under_way: run.file,
                });
                let last = room.attempts.len() - 1;
                self.keep_attempts();
                self.view.sheet = Sheet::None;
                self.apply(Ask::Debrief(last).into(), ctx);
            }
            Err((at, error)) => {
                // What was played here can be played again, so this says what a fault would be.
                if let Some(room) = &mut self.oefenen {
                    room.run = Some(run);
                }
                self.move_failed(at, &error);
            }
        }
    }
}

/// The course of a run so far.
pub(super) fn course_of(run: &Run, trainee: Text, at: chrono::NaiveDateTime) -> Course {
    let scenario = run.session.scenario();
    Course {
        scenario: scenario.id.clone(),
        version: scenario.version,
        trainee,
        attempt: run.attempt,
        at: Some(at),
        mark: None,
        moves: run.session.moves().to_vec(),
        help: run.help,
        misses: None,
    }
}
