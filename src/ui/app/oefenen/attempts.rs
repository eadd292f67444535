//! Looking back at a course: the debrief, two attempts side by side, stepping through.

use std::sync::Arc;

use eframe::egui::Context;

use crate::{
    afweging,
    documents::{self, Document},
    melding::Text,
    training::{self, Grading, Move, PlayError, Scenario, Session, Tools, TrainingTexts},
    ui::{
        action::TrainingAction as Ask,
        room::oefenen::{Attempt, Debriefed, Replay, Run, Screen},
        theme::Tone,
    },
};

use super::{super::Words, Voorop};

impl Voorop {
    /// The words of the training.
    pub(in crate::ui) fn training_texts(&self) -> &TrainingTexts {
        &self.words.later().training
    }

    /// An attempt of this window.
    pub(in crate::ui) fn attempt(&self, at: usize) -> Option<&Attempt> {
        self.oefenen.as_ref()?.attempts.get(at)
    }

    pub(super) fn look_back(&mut self, asked: Ask, ctx: &Context) {
        match asked {
            Ask::Debrief(at) => self.show_debrief(at),
            Ask::Point(at) => {
                if let Some(room) = &mut self.oefenen
                    && let Screen::Debrief(shown) = &mut room.screen
                {
                    shown.at = at;
                    self.view.scroll = true;
                }
            }
            Ask::MarkText(mark) => self.set_mark(&mark),
            Ask::Compare(one, other) => self.show_screen(Screen::Compare(one, other)),
            Ask::Replay(at) => self.begin_replay(at, ctx),
            Ask::ReplayStep { forward } => self.replay_step(forward),
            Ask::File(file) => self.training_path(file),
            // Everything else was taken by `train`.
            _ => {}
        }
    }

    pub(super) fn show_debrief(&mut self, at: usize) {
        let Some(attempt) = self.attempt(at) else {
            return;
        };
        let scenario = Arc::clone(&attempt.scenario);
        match graded(&self.words, &scenario, &scenario.expert) {
            Ok(expert) => {
                let shown = Debriefed {
                    attempt: at,
                    expert,
                    at: 0,
                };
                self.show_screen(Screen::Debrief(Box::new(shown)));
            }
            Err((at, error)) => self.move_failed(at, &error),
        }
    }

    pub(super) fn move_failed(&mut self, at: usize, error: &PlayError) {
        let words = &self.words.ui.oefenen_move_failed;
        let words = words.replace("{zet}", &at.to_string());
        self.say(Tone::Red, words.replace("{fout}", &error.to_string()));
    }

    fn set_mark(&mut self, mark: &str) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Screen::Debrief(shown) = &room.screen else {
            return;
        };
        if let Some(attempt) = room.attempts.get_mut(shown.attempt) {
            let mark = Text::clean(mark);
            attempt.course.mark = (!mark.is_blank()).then_some(mark);
            attempt.saved = false;
            attempt.asked = false;
        }
    }

    /// The debrief of an attempt as a paper.
    pub(in crate::ui) fn debrief_paper(&self, at: usize) -> Option<Document> {
        let attempt = self.attempt(at)?;
        let words = &self.words;
        let (scenario, course) = (&attempt.scenario, &attempt.course);
        let texts = self.training_texts();
        let value = training::debrief_of(texts, scenario, course, &attempt.grading);
        let sheets = &words.later().sheets;
        Some(documents::debrief(
            &words.protocol,
            &words.documents,
            sheets,
            &value,
        ))
    }

    /// Steps through the course of an attempt, from its start, with everything revealed.
    fn begin_replay(&mut self, at: usize, ctx: &Context) {
        let Some(attempt) = self.attempt(at) else {
            return;
        };
        let (scenario, moves) = (Arc::clone(&attempt.scenario), attempt.course.moves.clone());
        let attempt = attempt.course.attempt;
        self.start_run(scenario, &[], ctx);
        if let Some(run) = self.run_mut() {
            run.paused = true;
            run.reveal(true);
            run.attempt = attempt;
            run.replay = Some(Replay::new(moves, at));
        }
    }

    fn replay_step(&mut self, forward: bool) {
        let id = self.melding().id;
        let Some(run) = self.run_mut() else {
            return;
        };
        let played = step(run, id, forward);
        match played {
            Ok(()) => self.changed(None),
            Err((at, error)) => self.move_failed(at, &error),
        }
    }
}

/// What a course came to.
///
/// # Errors
/// The first move that cannot be played, with its number from 1.
pub(super) fn graded(
    words: &Words,
    scenario: &Scenario,
    moves: &[Move],
) -> Result<Grading, (usize, PlayError)> {
    let later = words.later();
    let tools = Tools {
        protocol: &words.protocol,
        texts: &later.training,
        words: &later.woordadvies,
        assess: &afweging::assess,
    };
    training::grade(&tools, scenario, moves)
}

/// One step further, or one back.
fn step(run: &mut Run, id: uuid::Uuid, forward: bool) -> Result<(), (usize, PlayError)> {
    let Some(replay) = &run.replay else {
        return Ok(());
    };
    let at = if forward {
        (replay.at + 1).min(replay.stops.len() - 1)
    } else {
        replay.at.saturating_sub(1)
    };
    let (from, to) = (replay.stops[replay.at], replay.stops[at]);
    let next = replay.moves.get(from..to).unwrap_or_default().to_vec();
    if forward {
        for (n, next) in next.into_iter().enumerate() {
            run.play(next).map_err(|error| (from + n + 1, error))?;
        }
    } else {
        let before = &replay.moves[..to];
        run.session = Session::replay(Arc::clone(run.session.scenario()), id, before)?;
        run.fresh = run.session.arrived().len().saturating_sub(1);
    }
    if let Some(replay) = &mut run.replay {
        replay.at = at;
    }
    Ok(())
}
