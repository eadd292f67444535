//! The files of the training room: where they go or stand, and what came of reading and writing.

use std::path::PathBuf;

use crate::{
    files::{self, Overwrite},
    training::{self, Course},
    ui::{
        action::{PathFor, TrainingFile},
        room::oefenen::Attempt,
        theme::Tone,
        view::Sheet,
        worker::{Job, Made, Work},
    },
};

use super::{super::disk::shown, Voorop, attempts::graded};

impl Voorop {
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
                    Made::SavedAttempt(at, Box::new(course), path, saved.map(|_| ()))
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
            TrainingFile::OpenScenario => {
                self.read_cases_at(path);
                None
            }
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
                    let t = &self.words.ui;
                    let words = match read.len() {
                        1 => t.oefenen_read_one.clone(),
                        n => t.oefenen_read.replace("{n}", &n.to_string()),
                    };
                    self.say(Tone::Green, words);
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
            Made::SavedAttempt(at, course, path, saved) => {
                let room = self.oefenen.as_mut();
                let attempt = room.and_then(|room| room.attempts.get_mut(at));
                // A mark that was typed meanwhile is in no file yet.
                if let Some(attempt) = attempt.filter(|a| saved.is_ok() && a.course == *course) {
                    attempt.saved = true;
                }
                let purpose = PathFor::Training(TrainingFile::SaveAttempt(at));
                self.take_made(Made::Written(purpose, path, saved));
            }
            Made::Written(PathFor::Training(_), path, Ok(())) => {
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
                // One that stands in the list already is not counted twice.
                let known = room.attempts.iter().position(|a| a.course == course);
                let at = known.unwrap_or_else(|| {
                    let opened = Attempt::kept(scenario, course, grading, None);
                    room.attempts.push(opened);
                    room.attempts.len() - 1
                });
                self.show_debrief(at);
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
