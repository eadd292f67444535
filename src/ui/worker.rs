//! Everything with a file happens here, off the drawing thread: loading, saving, the system's
//! file dialog. The window asks over a channel and is woken by a repaint.

use std::{
    path::PathBuf,
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::Duration,
};

use eframe::egui::Context;

use crate::{
    archive::{ArchiveError, Place},
    files::{self, FileError, Hold, Opened, Overwrite, Results, Stamp},
    melding::Melding,
    training::Course,
};

use super::{
    action::{PathFor, TrainingFile},
    room::oefenen::{Attempt, Case, maken::MakerDone},
};

/// Work of a part of the window that has its own kinds of files.
pub struct Work(Box<dyn FnOnce() -> Made + Send>);

impl Work {
    /// Work that needs nothing of the window.
    pub fn new(work: impl FnOnce() -> Made + Send + 'static) -> Self {
        Self(Box::new(work))
    }
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Work(..)")
    }
}

/// What such work brought.
#[derive(Debug)]
pub enum Made {
    /// Scenarios, with what is wrong with those that could not be read.
    Cases(Vec<Case>, Vec<String>),
    /// Work of the editor of scenarios.
    Maker(Box<MakerDone>),
    /// A recorded course.
    Course(PathBuf, Result<Course, FileError>),
    /// Courses of earlier trainings, and hold of their folder.
    Results(Option<Hold>, Results),
    /// Attempts of earlier trainings, graded, oldest first.
    Attempts(Vec<Attempt>),
    /// An attempt with this place was kept as this course, or could not be.
    KeptAttempt(usize, Box<Course>, Result<(), FileError>),
    /// An attempt with this place was written as this course where its trainer wanted it, or not.
    SavedAttempt(usize, Box<Course>, PathBuf, Result<(), FileError>),
    /// A course was kept by itself, or could not be.
    Kept(Result<(), FileError>),
    /// Something was written, or not.
    Written(PathFor, PathBuf, Result<(), FileError>),
}

/// What the window asks.
#[derive(Debug)]
pub enum Job {
    /// Load a melding.
    Open(PathBuf),
    /// Save a melding.
    Save {
        /// Where.
        path: PathBuf,
        /// What.
        melding: Box<Melding>,
        /// Whether what stands there may go.
        overwrite: Overwrite,
    },
    /// Let the system's dialog choose a path.
    Browse {
        /// What for.
        purpose: PathFor,
        /// The proposed file name.
        name: String,
    },
    /// Take a folder of which somebody says that its disk is one of this machine.
    TellLocal(PathBuf),
    /// Work of the training room.
    Work(Work),
}

/// What came of it.
#[derive(Debug)]
pub enum Done {
    /// A melding was loaded.
    Opened(PathBuf, Box<Result<Opened, FileError>>),
    /// A melding was saved, as it stood when it was asked.
    Saved(PathBuf, Box<Melding>, Result<Stamp, FileError>),
    /// A path was chosen. Without one the dialog was cancelled or could not open: it does not say.
    Browsed(PathFor, Option<PathBuf>),
    /// That folder.
    Place(Box<Result<Place, ArchiveError>>),
    /// Work of the training room.
    Made(Made),
}

/// The window's side of the worker.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    outbox: Sender<Done>,
    done: Receiver<Done>,
    ctx: Context,
    waiting: usize,
}

impl Worker {
    /// Starts the thread. `wake` asks for a repaint when something is done.
    pub fn start(ctx: Context) -> Self {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let (outbox, done) = mpsc::channel();
        let (answers, wake) = (outbox.clone(), ctx.clone());
        thread::spawn(move || {
            // The loop ends when the window drops its side.
            while let Ok(job) = inbox.recv() {
                finish(job, &answers, &wake);
            }
        });
        Self {
            jobs,
            outbox,
            done,
            ctx,
            waiting: 0,
        }
    }

    /// Asks for a job. `false` where the thread is gone. A dialog gets a thread of its own, so that
    /// saving never waits for one that stays open.
    pub fn ask(&mut self, job: Job) -> bool {
        let asked = if matches!(job, Job::Browse { .. }) {
            let (answers, wake) = (self.outbox.clone(), self.ctx.clone());
            thread::spawn(move || finish(job, &answers, &wake));
            true
        } else {
            self.jobs.send(job).is_ok()
        };
        self.waiting += usize::from(asked);
        asked
    }

    /// Waits until everything that was asked has been done, at most this long. For a window that goes:
    /// nobody is left to read the answers.
    pub fn rest(&self, longest: Duration) {
        let (all_done, done) = mpsc::channel::<()>();
        // Jobs are done in the order in which they were asked.
        let last = Work::new(move || {
            drop(all_done);
            Made::Kept(Ok(()))
        });
        if self.jobs.send(Job::Work(last)).is_ok() {
            let _ = done.recv_timeout(longest);
        }
    }

    /// Whether a job is under way.
    pub fn is_busy(&self) -> bool {
        self.waiting > 0
    }

    /// The next thing that is done.
    pub fn next_done(&mut self) -> Option<Done> {
        let done = self.done.try_recv().ok()?;
        self.waiting = self.waiting.saturating_sub(1);
        Some(done)
    }
}

fn finish(job: Job, answers: &Sender<Done>, wake: &Context) {
    // A window that is gone wants no answer.
    if answers.send(carry_out(job)).is_ok() {
        wake.request_repaint();
    }
}

fn carry_out(job: Job) -> Done {
    match job {
        Job::Open(path) => {
            let opened = files::load(&path);
            Done::Opened(path, Box::new(opened))
        }
        Job::Save {
            path,
            melding,
            overwrite,
        } => {
            let saved = files::save(&path, &melding, overwrite);
            Done::Saved(path, melding, saved)
        }
        Job::Browse { purpose, name } => Done::Browsed(purpose, browse(purpose, &name)),
        Job::TellLocal(folder) => Done::Place(Box::new(Place::told_local(&folder))),
        Job::Work(work) => Done::Made(work.0()),
    }
}

fn browse(purpose: PathFor, name: &str) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new();
    match purpose {
        PathFor::Open => dialog.add_filter("Melding", &["ron"]).pick_file(),
        PathFor::Save => dialog
            .add_filter("Melding", &["ron"])
            .set_file_name(name)
            .save_file(),
        PathFor::Training(file) => browse_training(dialog, file, name),
        PathFor::Paper(_, format) => dialog
            .add_filter(format.extension(), &[format.extension()])
            .set_file_name(name)
            .save_file(),
    }
}

fn browse_training(dialog: rfd::FileDialog, file: TrainingFile, name: &str) -> Option<PathBuf> {
    let of = |kind: &str, end: &str| dialog.clone().add_filter(kind, &[end]);
    match file {
        TrainingFile::MakeMelding => of("Melding", "ron").pick_file(),
        TrainingFile::MakeSave => of("Oefening", "ron").set_file_name(name).save_file(),
        TrainingFile::OpenAttempt | TrainingFile::OpenScenario | TrainingFile::MakeOpen => {
            of("Oefening", "ron").pick_file()
        }
        TrainingFile::SaveAttempt(_) => of("Oefening", "ron").set_file_name(name).save_file(),
        TrainingFile::Csv => of("csv", "csv").set_file_name(name).save_file(),
    }
}
