//! Keeping courses by themselves: what was played to its end, and what is under way.

use std::{path::PathBuf, sync::Arc};

use eframe::egui::Context;

use crate::{
    files::{self, Results},
    melding::Text,
    training::Course,
    ui::{
        room::oefenen::{Attempt, Cases},
        worker::{Job, Made, Work},
    },
};

use super::{Voorop, play::course_of};

/// Seconds between two writings of a course that is under way.
const PAUSE: f64 = 4.0;

impl Voorop {
    /// Keeps courses in this folder from now on, and reads those that stand there.
    pub(super) fn keep_in(&mut self, folder: Option<PathBuf>) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        room.folder.clone_from(&folder);
        if let Some(folder) = folder {
            self.ask(Job::Work(Work::new(move || {
                Made::Results(files::load_results(&folder))
            })));
        }
    }

    /// Takes in courses of earlier trainings. The scenarios were read before: the worker keeps order.
    pub(super) fn take_results(&mut self, results: Results) {
        for course in results.finished {
            let Some(scenario) = self.case(&course.scenario) else {
                continue;
            };
            // A course of an earlier version of its scenario may not fit any more.
            let Ok(grading) = self.graded(&scenario, &course.moves) else {
                continue;
            };
            if let Some(room) = &mut self.oefenen {
                room.attempts.push(Attempt {
                    scenario,
                    course,
                    grading,
                    saved: true,
                });
            }
        }
        let Some(room) = &mut self.oefenen else {
            return;
        };
        room.unfinished = results.unfinished;
        if let Cases::Read(_, faults) = &mut room.cases {
            faults.extend(results.faults);
        }
    }

    /// Keeps what was played to its end.
    pub(super) fn keep_attempt(&mut self, at: usize) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let (Some(folder), Some(attempt)) = (room.folder.clone(), room.attempts.get_mut(at)) else {
            return;
        };
        attempt.saved = true;
        let course = attempt.course.clone();
        let unfinished = files::unfinished_file(&folder);
        self.ask(Job::Work(Work::new(move || {
            let kept = files::keep_result(&folder, &course);
            // What was not kept whole stays as it was under way.
            Made::Kept(kept.and_then(|_| files::drop_unfinished(&unfinished)))
        })));
    }

    /// Writes the course under way now and then, off the drawing thread.
    pub(super) fn tick_keep(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        let Some((path, course, moves)) = self.course_to_keep() else {
            return;
        };
        let Some(run) = self.oefenen.as_mut().and_then(|room| room.run.as_mut()) else {
            return;
        };
        let since = time - run.kept.1;
        if since < PAUSE && run.kept.0 > 0 {
            let left = std::time::Duration::from_secs_f64(PAUSE - since);
            ctx.request_repaint_after(left);
            return;
        }
        run.kept = (moves, time);
        self.ask(Job::Work(Work::new(move || {
            Made::Kept(files::keep_unfinished(&path, &course).map(|_| ()))
        })));
    }

    /// The course under way where its file does not hold it yet.
    fn course_to_keep(&self) -> Option<(PathBuf, Course, usize)> {
        let room = self.oefenen.as_ref()?;
        let (folder, run) = (room.folder.as_ref()?, room.run.as_ref()?);
        let moves = run.session.moves().len();
        if moves == run.kept.0 || run.replay.is_some() {
            return None;
        }
        let trainee = Text::clean(&self.trainee_name());
        let course = course_of(run, trainee, self.now());
        Some((files::unfinished_file(folder), course, moves))
    }

    /// Keeps the course under way before the window is gone.
    pub(in crate::ui) fn keep_at_exit(&mut self) {
        self.keep_scenario_at_exit();
        if let Some((path, course, _)) = self.course_to_keep() {
            // Nobody is left to tell when it fails; what was kept before stays.
            let _ = files::keep_unfinished(&path, &course);
        }
    }

    /// Lays the course under way aside, so that another one can begin.
    pub(super) fn park_run(&mut self) {
        let trainee = Text::clean(&self.trainee_name());
        let now = self.now();
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Some(run) = room.run.take() else { return };
        if run.replay.is_some() || run.session.moves().is_empty() {
            return;
        }
        let course = course_of(&run, trainee, now);
        let Some(folder) = &room.folder else {
            room.unfinished.push((PathBuf::new(), course));
            return;
        };
        let path = files::parked_file(folder, room.unfinished.len());
        room.unfinished.push((path.clone(), course.clone()));
        self.ask(Job::Work(Work::new(move || {
            Made::Kept(files::keep_unfinished(&path, &course).map(|_| ()))
        })));
    }

    /// Goes on with a course that was stopped halfway.
    pub(super) fn resume(&mut self, at: usize, ctx: &Context) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Some((_, course)) = room.unfinished.get(at).cloned() else {
            return;
        };
        room.trainee = course.trainee.to_string();
        let Some(scenario) = self.case(&course.scenario) else {
            let words = &self.words.ui.oefenen_no_scenario;
            let words = words.replace("{naam}", course.scenario.as_str());
            self.say(crate::ui::theme::Tone::Red, words);
            return;
        };
        if !self.start_run(Arc::clone(&scenario), &course.moves, ctx) {
            return;
        }
        // First the new file, then the old one goes.
        if let Some((path, course, _)) = self.course_to_keep() {
            self.ask(Job::Work(Work::new(move || {
                Made::Kept(files::keep_unfinished(&path, &course).map(|_| ()))
            })));
        }
        self.discard_unfinished(at);
    }

    /// Throws a course away that was stopped halfway.
    pub(super) fn discard_unfinished(&mut self, at: usize) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        if at >= room.unfinished.len() {
            return;
        }
        let (path, _) = room.unfinished.remove(at);
        // A course that this process goes on with has the same file.
        let own = room.folder.as_deref().map(files::unfinished_file);
        if own.as_deref() == Some(&path) || path.as_os_str().is_empty() {
            return;
        }
        self.ask(Job::Work(Work::new(move || {
            Made::Kept(files::drop_unfinished(&path))
        })));
    }
}
