//! Keeping courses by themselves: what was played to its end, and what is under way.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};

use eframe::egui::Context;

use crate::{
    files::{self, FileError, Hold, Overwrite, Results},
    melding::Text,
    training::Course,
    ui::{
        room::oefenen::{Attempt, Cases, Run},
        theme::Tone,
        worker::{Job, Made, Work},
    },
};

use super::{Voorop, attempts::graded, play::course_of};

/// Seconds between two writings of a course that is under way.
const PAUSE: f64 = 4.0;
/// How long a window that is closed waits at most for its last writing; reading a large folder may
/// come before it.
const LAST: Duration = Duration::from_secs(30);

impl Voorop {
    /// Keeps courses in this folder from now on, and reads those that stand there.
    pub(super) fn keep_in(&mut self, folder: Option<PathBuf>) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        room.folder.clone_from(&folder);
        if let Some(folder) = folder {
            self.ask(Job::Work(Work::new(move || {
                let hold = Hold::take(&folder);
                Made::Results(hold, files::load_results(&folder))
            })));
        }
    }

    /// Takes in courses of earlier trainings. The scenarios were read before: the worker keeps order.
    pub(super) fn take_results(&mut self, hold: Option<Hold>, results: Results) {
        let finished = results.finished.into_iter();
        let known: Vec<_> = finished
            .filter_map(|(file, course)| Some((self.case(&course.scenario)?, file, course)))
            .collect();
        let words = self.words.clone();
        self.ask(Job::Work(Work::new(move || {
            // A course of an earlier version of its scenario may not fit any more.
            let graded = known.into_iter().filter_map(|(scenario, file, course)| {
                let grading = graded(&words, &scenario, &course.moves).ok()?;
                Some(Attempt::kept(scenario, course, grading, Some(file)))
            });
            Made::Attempts(graded.collect())
        })));
        let Some(room) = &mut self.oefenen else {
            return;
        };
        room.hold = hold;
        room.unfinished.extend(results.unfinished);
        if let Cases::Read(_, faults) = &mut room.cases {
            faults.extend(results.faults);
        }
    }

    /// Takes in the attempts of earlier trainings. They go behind: an attempt keeps its place.
    pub(super) fn take_attempts(&mut self, earlier: Vec<Attempt>) {
        if let Some(room) = &mut self.oefenen {
            room.attempts.extend(earlier);
        }
    }

    /// Keeps what was played to its end, and again when a mark was typed since. What fails is asked
    /// again at the next change.
    pub(super) fn keep_attempts(&mut self) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Some(folder) = room.folder.clone() else {
            return;
        };
        let mut jobs = Vec::new();
        for (at, attempt) in room.attempts.iter_mut().enumerate() {
            if attempt.saved || attempt.asked {
                continue;
            }
            attempt.asked = true;
            let (file, under_way) = (Arc::clone(&attempt.file), attempt.under_way.clone());
            let (folder, course) = (folder.clone(), attempt.course.clone());
            jobs.push(Work::new(move || {
                let kept = write(&folder, &file, &course);
                // What was not kept whole stays as it was under way.
                if let (Ok(_), Some(under_way)) = (&kept, under_way) {
                    let _ = files::drop_unfinished(&under_way);
                }
                Made::KeptAttempt(at, Box::new(course), kept)
            }));
        }
        for work in jobs {
            self.ask(Job::Work(work));
        }
    }

    /// Takes in whether an attempt was kept.
    pub(super) fn kept_attempt(&mut self, at: usize, course: &Course, kept: Result<(), FileError>) {
        match kept {
            Ok(()) => {
                let room = self.oefenen.as_mut();
                if let Some(attempt) = room.and_then(|room| room.attempts.get_mut(at)) {
                    attempt.under_way = None;
                    attempt.asked = false;
                    attempt.saved = attempt.course == *course;
                }
            }
            Err(error) => self.not_kept(&error),
        }
    }

    pub(super) fn not_kept(&mut self, error: &FileError) {
        let words = &self.words.ui.oefenen_not_kept;
        self.say(Tone::Red, words.replace("{fout}", &error.to_string()));
    }

    /// Writes the course under way now and then, off the drawing thread.
    pub(super) fn tick_keep(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        self.keep_attempts();
        self.drop_emptied();
        let revision = self.revision();
        let Some(run) = self.run().filter(|run| is_unkept(run, revision)) else {
            return;
        };
        if let Some((_, at)) = run.kept
            && time - at < PAUSE
        {
            let left = Duration::from_secs_f64(PAUSE - (time - at));
            ctx.request_repaint_after(left);
            return;
        }
        let Some((path, course)) = self.course_to_keep() else {
            return;
        };
        if let Some(run) = self.run_mut() {
            run.kept = Some((revision, time));
        }
        self.ask(Job::Work(Work::new(move || {
            Made::Kept(files::keep_unfinished(&path, &course).map(|_| ()))
        })));
    }

    /// Throws the file of a course away of which every move was taken back.
    fn drop_emptied(&mut self) {
        let emptied = self
            .run_mut()
            .filter(|run| run.session.moves().is_empty() && run.kept.is_some());
        let Some(run) = emptied else { return };
        run.kept = None;
        if let Some(path) = run.file.clone() {
            self.drop_course(path);
        }
    }

    fn drop_course(&mut self, path: PathBuf) {
        self.ask(Job::Work(Work::new(move || {
            Made::Kept(files::drop_unfinished(&path))
        })));
    }

    /// The course under way where its file does not hold it as it is now.
    fn course_to_keep(&self) -> Option<(PathBuf, Course)> {
        let run = self.run().filter(|run| is_unkept(run, self.revision()))?;
        let trainee = Text::clean(&self.trainee_name());
        Some((
            run.file.clone()?,
            course_of(run, trainee, self.wall_clock()),
        ))
    }

    /// Keeps everything of the training before the window is gone. Nobody is left to tell when it
    /// fails; what was kept before stays.
    pub(in crate::ui) fn keep_at_exit(&mut self) {
        self.keep_scenario_at_exit();
        if let Some((path, course)) = self.course_to_keep() {
            self.ask(Job::Work(Work::new(move || {
                Made::Kept(files::keep_unfinished(&path, &course).map(|_| ()))
            })));
        }
        // Also what failed before gets its last chance.
        if let Some(room) = &mut self.oefenen {
            for attempt in room.attempts.iter_mut().filter(|a| !a.saved) {
                attempt.asked = false;
            }
        }
        self.keep_attempts();
        // By the same worker as everything before, so that nothing older is written last.
        self.worker.rest(LAST);
    }

    /// Lays the course under way aside, so that another one can begin.
    pub(super) fn park_run(&mut self) {
        let trainee = Text::clean(&self.trainee_name());
        let now = self.wall_clock();
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Some(run) = room.run.take() else { return };
        if run.replay.is_some() || run.session.moves().is_empty() {
            return;
        }
        let course = course_of(&run, trainee, now);
        let Some(path) = run.file else {
            room.unfinished.push((PathBuf::new(), course));
            return;
        };
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
            self.say(Tone::Red, words);
            return;
        };
        if !self.start_run(Arc::clone(&scenario), &course.moves, ctx) {
            return;
        }
        if let Some(run) = self.run_mut() {
            run.help = run.help.and(course.help);
        }
        // First the new file, then the old one goes.
        if let Some((path, course)) = self.course_to_keep() {
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
        // Where courses are not kept there is no file.
        if path.as_os_str().is_empty() {
            return;
        }
        self.drop_course(path);
    }
}

/// Whether something changed since the file of a course was written. The number of moves does not
/// say so: keystrokes in one field are one move.
fn is_unkept(run: &Run, revision: u64) -> bool {
    let kept = run.kept.map(|(revision, _)| revision);
    run.replay.is_none() && !run.session.moves().is_empty() && kept != Some(revision)
}

/// Writes a finished course where it stood, or under its moment.
fn write(folder: &Path, file: &OnceLock<PathBuf>, course: &Course) -> Result<(), FileError> {
    if let Some(path) = file.get() {
        return files::save_course(path, course, Overwrite::Always).map(|_| ());
    }
    let path = files::keep_result(folder, course)?;
    file.get_or_init(|| path);
    Ok(())
}
