//! The window and files: asking the worker, taking in what it did, asking before work is lost.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Context};

use crate::{
    files::{Opened, Overwrite, Stamp},
    melding::{History, Melding},
};

use crate::ui::{
    action::PathFor,
    room::Form,
    theme::Tone,
    view::{After, Sheet, View},
    worker::{Done, Job},
};

use super::{OnDisk, Voorop};

impl Voorop {
    pub(super) fn ask(&mut self, job: Job) {
        if !self.worker.ask(job) {
            self.say(Tone::Red, self.words.ui.worker_gone.clone());
        }
    }

    /// The file name that is proposed: no personal data in it.
    pub(super) fn proposed_name(&self, purpose: PathFor) -> String {
        let at = self.melding().at.format("%Y-%m-%d-%H%M");
        match purpose {
            PathFor::Open | PathFor::Save => format!("melding-{at}.ron"),
            PathFor::Training(file) => self.proposed_training_name(file),
            PathFor::Paper(paper, format) => {
                let what = if self.is_training() {
                    format!("oefening-{}", paper.file_name())
                } else {
                    paper.file_name().to_owned()
                };
                let end = format.extension();
                if paper.holds_call() {
                    format!("{what}-{at}.{end}")
                } else {
                    format!("{what}.{end}")
                }
            }
        }
    }

    pub(super) fn ask_path(&mut self, purpose: PathFor) {
        // In the archive a melding is no file; a document may become one, and the log has it.
        if self.draft().is_some() && !matches!(purpose, PathFor::Paper(..)) {
            return;
        }
        let beneath = match self.view.sheet {
            Sheet::Papers(paper) => Some(paper),
            _ => None,
        };
        self.view.form = Form::default();
        // What was said about the file before does not stand beside this one.
        self.view.message = None;
        if purpose == PathFor::Open && self.has_unsaved_work() && self.after.is_none() {
            self.lay(Sheet::Unsaved(After::Open));
            return;
        }
        let text = match (&self.on_disk, purpose) {
            (_, PathFor::Open) => String::new(),
            (Some(disk), PathFor::Save) => disk.path.display().to_string(),
            (_, purpose) => self.proposed_name(purpose),
        };
        self.lay(Sheet::Path {
            purpose,
            text,
            problem: None,
        });
        self.view.beneath = beneath;
    }

    pub(super) fn browse(&mut self) {
        if let Sheet::Path { purpose, .. } = self.view.sheet {
            let name = self.proposed_name(purpose);
            self.ask(Job::Browse { purpose, name });
        }
    }

    pub(super) fn save(&mut self) {
        match &self.on_disk {
            Some(disk) => {
                let (path, overwrite) = (disk.path.clone(), Overwrite::IfUnchanged(disk.stamp));
                let melding = Box::new(self.history.melding().clone());
                self.ask(Job::Save {
                    path,
                    melding,
                    overwrite,
                });
            }
            None => self.ask_path(PathFor::Save),
        }
    }

    pub(super) fn use_path(&mut self, over: bool, ctx: &Context) {
        let Sheet::Path { purpose, text, .. } = &self.view.sheet else {
            return;
        };
        let (purpose, path) = (*purpose, PathBuf::from(text.trim()));
        if text.trim().is_empty() {
            return;
        }
        let overwrite = match (&self.on_disk, over) {
            (_, true) => Overwrite::Always,
            (Some(disk), false) if disk.path == path => Overwrite::IfUnchanged(disk.stamp),
            _ => Overwrite::Never,
        };
        match purpose {
            PathFor::Training(file) => self.use_training_path(file, path, overwrite),
            PathFor::Open => self.ask(Job::Open(path)),
            PathFor::Save => {
                let melding = Box::new(self.history.melding().clone());
                self.ask(Job::Save {
                    path,
                    melding,
                    overwrite,
                });
            }
            PathFor::Paper(paper, format) if paper.holds_call() => {
                self.hand_out(
                    paper.file_name(),
                    move |app, ctx| app.save_paper(paper, format, path, overwrite, ctx),
                    ctx,
                );
            }
            PathFor::Paper(paper, format) => self.save_paper(paper, format, path, overwrite, ctx),
        }
    }

    pub(super) fn begin(&mut self, after: After, ctx: &Context) {
        if self.has_unsaved_work() {
            self.lay(Sheet::Unsaved(after));
        } else {
            self.go_on(after, ctx);
        }
    }

    pub(super) fn go_on(&mut self, after: After, ctx: &Context) {
        self.after = None;
        match after {
            After::Close => {
                self.may_close = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            After::New => {
                let melding = Melding::new((self.source.id)(), (self.source.now)());
                self.replace(melding, None);
            }
            After::Open => {
                self.after = Some(After::Open);
                self.ask_path(PathFor::Open);
                self.after = None;
            }
            After::Archive => {
                self.wipe();
                self.show_door();
            }
        }
    }

    pub(super) fn replace(&mut self, melding: Melding, on_disk: Option<OnDisk>) {
        // No page of the melding before stays on screen or on the press.
        self.preview = Default::default();
        self.started = melding.clone();
        self.history = History::new(melding);
        self.on_disk = on_disk;
        self.view = View::new(self.view.theme);
        self.show_unread();
        self.changed(None);
    }

    /// Takes in what the worker has done. Call once a frame.
    pub fn take_done(&mut self, ctx: &Context) {
        while let Some(done) = self.worker.next_done() {
            match done {
                Done::Opened(path, opened) => self.opened(path, *opened),
                Done::Saved(path, melding, saved) => self.saved(path, *melding, saved, ctx),
                Done::Browsed(purpose, Some(path)) => {
                    self.view.sheet = Sheet::Path {
                        purpose,
                        text: path.display().to_string(),
                        problem: None,
                    };
                }
                Done::Place(told) => self.told_local(*told, ctx),
                Done::Made(made) => self.take_made(made),
                // The dialog does not say whether it was cancelled or failed; the typed path stays.
                Done::Browsed(_, None) => {}
            }
        }
    }

    pub(super) fn opened(
        &mut self,
        path: PathBuf,
        opened: Result<Opened, crate::files::FileError>,
    ) {
        match opened {
            Ok(Opened { melding, stamp }) => {
                let text = self.words.ui.done_opened.replace("{pad}", &shown(&path));
                let disk = OnDisk {
                    path,
                    stamp,
                    melding: melding.clone(),
                    at: None,
                };
                self.replace(melding, Some(disk));
                if let Some(step) = self.open_on.take() {
                    self.show_step(step);
                }
                self.say(Tone::Green, text);
            }
            Err(error) => self.file_failed(PathFor::Open, &path, &error),
        }
    }

    pub(super) fn saved(
        &mut self,
        path: PathBuf,
        melding: Melding,
        saved: Result<Stamp, crate::files::FileError>,
        ctx: &Context,
    ) {
        match saved {
            Ok(stamp) => {
                let at = Some((self.source.now)());
                let text = self.words.ui.done_saved.replace("{pad}", &shown(&path));
                self.on_disk = Some(OnDisk {
                    path,
                    stamp,
                    melding,
                    at,
                });
                self.file_done(text);
                if let Some(after) = self.after.take().filter(|_| !self.has_unsaved_work()) {
                    self.go_on(after, ctx);
                }
            }
            Err(error) => self.file_failed(PathFor::Save, &path, &error),
        }
    }

    pub(super) fn file_done(&mut self, text: String) {
        if matches!(self.view.sheet, Sheet::Path { .. }) {
            self.view.sheet = self.view.beneath.take().map_or(Sheet::None, Sheet::Papers);
            self.preview.draw_again();
        }
        self.say(Tone::Green, text);
    }

    pub(super) fn file_failed(
        &mut self,
        purpose: PathFor,
        path: &Path,
        error: &crate::files::FileError,
    ) {
        use crate::files::FileFault;
        let over = matches!(error.fault, FileFault::Exists | FileFault::Changed);
        self.path_problem(purpose, path, error.to_string(), over);
    }

    /// What went wrong with a path, on the sheet with that path; `over` offers writing over.
    pub(super) fn path_problem(
        &mut self,
        purpose: PathFor,
        path: &Path,
        words: String,
        over: bool,
    ) {
        let words = Some((words, over));
        match &mut self.view.sheet {
            Sheet::Path { problem, .. } => *problem = words,
            sheet => {
                let text = path.display().to_string();
                *sheet = Sheet::Path {
                    purpose,
                    text,
                    problem: words,
                };
            }
        }
    }

    /// Saves first and goes on with what was asked when that worked.
    pub(super) fn save_then(&mut self) {
        if let Sheet::Unsaved(after) = self.view.sheet {
            self.view.sheet = Sheet::None;
            self.save();
            self.after = Some(after);
        }
    }
}

pub(super) fn shown(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    )
}
