//! Looking back at a course: the debrief, two attempts side by side, stepping through, files.

use std::{path::PathBuf, sync::Arc};

use eframe::egui::Context;

use crate::{
    afweging,
    documents::{self, Document},
    files::{self, Overwrite},
    melding::Text,
    training::{self, Course, Grading, Move, PlayError, Scenario, Session, Tools, TrainingTexts},
    ui::{
        action::{PathFor, TrainingAction as Ask, TrainingFile},
        room::oefenen::{Attempt, Debriefed, Replay, Run, Screen},
        theme::Tone,
        view::Sheet,
        worker::{Job, Made, Work},
    },
};

use super::{
    super::{Words, disk::shown},
    Voorop,
};

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

    fn show_debrief(&mut self, at: usize) {
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
        if let Some(run) = self.oefenen.as_mut().and_then(|room| room.run.as_mut()) {
            run.paused = true;
            run.reveal(true);
            run.attempt = attempt;
            run.replay = Some(Replay {
                moves,
                at: 0,
                of: at,
            });
        }
    }

    fn replay_step(&mut self, forward: bool) {
        let id = self.melding().id;
        let Some(run) = self.oefenen.as_mut().and_then(|room| room.run.as_mut()) else {
            return;
        };
        let played = step(run, id, forward);
        match played {
            Ok(()) => self.changed(None),
            Err((at, error)) => self.move_failed(at, &error),
        }
    }

    /// Asks where a file of the training room goes or stands.
    pub(super) fn training_path(&mut self, file: TrainingFile) {
        self.ask_path(PathFor::Training(file));
    }

    /// The file name that is proposed: a pseudonym at most.
    pub(in crate::ui::app) fn proposed_training_name(&self, file: TrainingFile) -> String {
        let of = |at: usize, end: &str| {
            self.attempt(at).map_or_else(String::new, |a| {
                format!("oefening-{}-{}{end}", a.scenario.id, a.course.attempt)
            })
        };
        match file {
            TrainingFile::SaveAttempt(at) => of(at, ".ron"),
            TrainingFile::Csv => "oefening-klas.csv".to_owned(),
            TrainingFile::OpenAttempt
            | TrainingFile::OpenScenario
            | TrainingFile::MakeOpen
            | TrainingFile::MakeMelding => String::new(),
            TrainingFile::MakeSave => self.maker_name(),
        }
    }

    /// Reads or writes a file of the training room, off the drawing thread.
    pub(in crate::ui::app) fn use_training_path(
        &mut self,
        file: TrainingFile,
        path: PathBuf,
        overwrite: Overwrite,
    ) {
        let purpose = PathFor::Training(file);
        let work: Option<Work> = match file {
            TrainingFile::SaveAttempt(at) => self.attempt(at).map(|attempt| {
                let course = attempt.course.clone();
                Work::new(move || {
                    let saved = files::save_course(&path, &course, overwrite);
                    Made::Written(purpose, path, saved.map(|_| ()))
                })
            }),
            TrainingFile::Csv => {
                let text = self.class_csv();
                Some(Work::new(move || {
                    let saved = files::save_text(&path, &text, overwrite);
                    Made::Written(purpose, path, saved.map(|_| ()))
                }))
            }
            TrainingFile::OpenAttempt => Some(Work::new(move || {
                let read = files::load_course(&path).map(|opened| opened.course);
                Made::Course(path, read)
            })),
            TrainingFile::MakeOpen | TrainingFile::MakeSave | TrainingFile::MakeMelding => {
                self.maker_work(file, path, overwrite)
            }
            TrainingFile::OpenScenario => Some(Work::new(move || {
                let (read, faults) = files::scenarios_at(&path);
                Made::Cases(read, faults)
            })),
        };
        if let Some(work) = work {
            self.ask(Job::Work(work));
        }
    }

    fn class_csv(&self) -> String {
        let attempts = self.oefenen.iter().flat_map(|room| &room.attempts);
        let rows: Vec<training::Attempt<'_>> = attempts
            .map(|a| training::Attempt {
                course: &a.course,
                grading: &a.grading,
            })
            .collect();
        training::csv(self.training_texts(), &rows)
    }

    /// Takes in what the worker made.
    pub(in crate::ui::app) fn take_made(&mut self, made: Made) {
        match made {
            Made::Maker(done) => self.take_maker(*done),
            Made::Cases(read, faults) => {
                let from_file = matches!(self.view.sheet, Sheet::Path { .. });
                if from_file && read.is_empty() {
                    let words = faults.join(" ");
                    if let Sheet::Path { problem, .. } = &mut self.view.sheet {
                        *problem = Some((words, false));
                    }
                    return;
                }
                if from_file {
                    self.view.sheet = Sheet::None;
                    let t = &self.words.ui.oefenen_read;
                    self.say(Tone::Green, t.replace("{n}", &read.len().to_string()));
                }
                self.take_cases(read, faults);
            }
            Made::Results(hold, results) => self.take_results(hold, results),
            Made::Kept(Ok(())) => {}
            Made::Kept(Err(error)) => self.not_kept(&error),
            Made::Attempts(earlier) => self.take_attempts(earlier),
            Made::KeptAttempt(at, course, kept) => self.kept_attempt(at, &course, kept),
            Made::Course(path, Ok(course)) => self.take_course(path, course),
            Made::Course(path, Err(error)) => {
                let purpose = PathFor::Training(TrainingFile::OpenAttempt);
                self.file_failed(purpose, &path, &error);
            }
            Made::Written(PathFor::Training(file), path, Ok(())) => {
                if let TrainingFile::SaveAttempt(at) = file
                    && let Some(room) = &mut self.oefenen
                    && let Some(attempt) = room.attempts.get_mut(at)
                {
                    attempt.saved = true;
                }
                let text = self.words.ui.done_saved.replace("{pad}", &shown(&path));
                self.file_done(text);
            }
            Made::Written(_, _, Ok(())) => {}
            Made::Written(purpose, path, Err(error)) => self.file_failed(purpose, &path, &error),
        }
    }

    fn take_course(&mut self, path: PathBuf, course: Course) {
        let purpose = PathFor::Training(TrainingFile::OpenAttempt);
        let Some(scenario) = self.case(&course.scenario) else {
            let words = &self.words.ui.oefenen_no_scenario;
            let words = words.replace("{naam}", course.scenario.as_str());
            self.path_problem(purpose, &path, words, false);
            return;
        };
        match graded(&self.words, &scenario, &course.moves) {
            Ok(grading) => {
                let Some(room) = &mut self.oefenen else {
                    return;
                };
                room.attempts
                    .push(Attempt::kept(scenario, course, grading, None));
                let last = room.attempts.len() - 1;
                self.show_debrief(last);
                let text = self.words.ui.done_opened.replace("{pad}", &shown(&path));
                self.say(Tone::Green, text);
            }
            Err((at, error)) => {
                let words = &self.words.ui.oefenen_move_failed;
                let words = words.replace("{zet}", &at.to_string());
                let words = words.replace("{fout}", &error.to_string());
                self.path_problem(purpose, &path, words, false);
            }
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

/// One move further, or the course up to one move less.
fn step(run: &mut Run, id: uuid::Uuid, forward: bool) -> Result<(), (usize, PlayError)> {
    let Some(replay) = &mut run.replay else {
        return Ok(());
    };
    if forward {
        let Some(next) = replay.moves.get(replay.at) else {
            return Ok(());
        };
        let played = run.session.play(next.clone());
        played.map_err(|error| (replay.at + 1, error))?;
        replay.at += 1;
    } else if replay.at > 0 {
        let before = &replay.moves[..replay.at - 1];
        run.session = Session::replay(Arc::clone(run.session.scenario()), id, before)?;
        replay.at -= 1;
    }
    Ok(())
}
