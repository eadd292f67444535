//! Scenarios from and to files, off the drawing thread, and one made from a melding.

use std::path::PathBuf;

use crate::{
    files::{self, Overwrite},
    melding::Melding,
    training::{
        Id,
        from_melding::{Words, from_melding},
    },
    ui::{
        action::{PathFor, TrainingFile},
        app::disk::shown,
        room::oefenen::{
            Case,
            maken::{InFile, Maker, MakerDone, Part},
        },
        theme::Tone,
        view::Sheet,
        worker::{Job, Made, Work},
    },
};

use super::Voorop;

impl Voorop {
    /// Saves where the scenario was saved before, or asks where. What nobody looked at, and what is
    /// typed and cannot be read, comes first.
    pub(super) fn save_scenario(&mut self, elsewhere: bool) {
        let Some(maker) = self.maker_mut() else {
            return;
        };
        maker.history.end_typing();
        if !maker.unreviewed.is_empty() {
            maker.part = Part::Review;
            maker.then = None;
            let words = self.words.ui.maken_review_first.clone();
            return self.say(Tone::Amber, words);
        }
        if let Some(slot) = maker.unread_draft() {
            maker.part = slot.part;
            maker.at.insert(slot.part, slot.at);
            maker.wish = Some(slot);
            maker.then = None;
            let words = self.words.ui.maken_unread.clone();
            return self.say(Tone::Amber, words);
        }
        match maker.file.clone().filter(|_| !elsewhere) {
            Some(file) => {
                let work = self.write_scenario(file.path, Overwrite::IfUnchanged(file.stamp));
                self.begin_file(work);
            }
            None => self.training_path(TrainingFile::MakeSave),
        }
    }

    fn begin_file(&mut self, work: Option<Work>) {
        if let Some(work) = work {
            self.ask(Job::Work(work));
        }
    }

    fn write_scenario(&self, path: PathBuf, overwrite: Overwrite) -> Option<Work> {
        let maker = self.maker()?;
        let (scenario, revision) = (maker.scenario().clone(), maker.revision);
        Some(Work::new(move || {
            let saved = files::save_scenario(&path, &scenario, overwrite);
            Made::Maker(Box::new(MakerDone::Saved(path, revision, saved)))
        }))
    }

    /// The file name that is proposed for what is made here.
    pub(in crate::ui::app::oefenen) fn maker_name(&self) -> String {
        let Some(maker) = self.maker() else {
            return String::new();
        };
        match &maker.file {
            Some(file) => file.path.display().to_string(),
            None => format!("{}.ron", maker.scenario().id),
        }
    }

    /// What a chosen path of the editor asks of the worker.
    pub(in crate::ui::app::oefenen) fn maker_work(
        &self,
        file: TrainingFile,
        path: PathBuf,
        overwrite: Overwrite,
    ) -> Option<Work> {
        match file {
            TrainingFile::MakeOpen => Some(opening(path)),
            TrainingFile::MakeMelding => Some(Work::new(move || {
                let opened = files::load(&path);
                Made::Maker(Box::new(MakerDone::Melding(path, Box::new(opened))))
            })),
            TrainingFile::MakeSave => {
                let held = self.maker()?.file.as_ref().filter(|file| file.path == path);
                let overwrite = match (overwrite, held) {
                    (Overwrite::Always, _) | (_, None) => overwrite,
                    (_, Some(file)) => Overwrite::IfUnchanged(file.stamp),
                };
                self.write_scenario(path, overwrite)
            }
            _ => None,
        }
    }

    /// Opens the trainer's own file in the editor.
    pub(super) fn open_for_making(&mut self, path: PathBuf) {
        self.ask(Job::Work(opening(path)));
    }

    /// Takes in what the worker did for the editor.
    pub(in crate::ui::app::oefenen) fn take_maker(&mut self, done: MakerDone) {
        match done {
            MakerDone::Checked(of, found) => {
                let (problems, map) = *found;
                self.with_maker(|maker| maker.checked.take(of, problems, map));
                if self.maker().is_some_and(|maker| maker.saved == Some(of)) {
                    self.keep_in_list();
                }
            }
            MakerDone::Opened(path, opened) => match *opened {
                Ok(opened) => {
                    let mut maker = Maker::new(opened.scenario);
                    maker.saved = Some(maker.revision);
                    let words = self.words.ui.done_opened.replace("{pad}", &shown(&path));
                    let stamp = opened.stamp;
                    maker.file = Some(InFile { path, stamp });
                    self.show_maker(maker);
                    self.say(Tone::Green, words);
                }
                Err(error) => self.maker_failed(TrainingFile::MakeOpen, &path, &error),
            },
            MakerDone::Kept(Ok(())) => {}
            MakerDone::Kept(Err(error)) => {
                let words = &self.words.ui.maken_not_kept;
                self.say(Tone::Red, words.replace("{fout}", &error.to_string()));
            }
            MakerDone::Drafts(drafts) => self.take_drafts(drafts),
            MakerDone::Melding(path, opened) => match *opened {
                Ok(opened) => self.make_from(&opened.melding),
                Err(error) => self.maker_failed(TrainingFile::MakeMelding, &path, &error),
            },
            MakerDone::Saved(path, revision, Ok(stamp)) => {
                let words = self.words.ui.done_saved.replace("{pad}", &shown(&path));
                self.with_maker(|maker| {
                    maker.saved = Some(revision);
                    maker.file = Some(InFile { path, stamp });
                    let unsaved = maker.has_unsaved();
                    maker.go_on = maker.then.take().filter(|_| !unsaved);
                });
                self.keep_in_list();
                if matches!(self.view.sheet, Sheet::Path { .. }) {
                    self.view.sheet = Sheet::None;
                }
                self.say(Tone::Green, words);
            }
            MakerDone::Saved(path, _, Err(error)) => {
                self.maker_failed(TrainingFile::MakeSave, &path, &error);
            }
        }
    }

    fn maker_failed(
        &mut self,
        file: TrainingFile,
        path: &std::path::Path,
        error: &files::FileError,
    ) {
        self.file_failed(PathFor::Training(file), path, error);
    }

    /// What was saved and can be played stands in the list too.
    fn keep_in_list(&mut self) {
        let Some(maker) = self.maker() else { return };
        let works = maker.checked.of == Some(maker.revision) && maker.checked.problems.is_empty();
        if works {
            let file = maker.file.as_ref().map(|file| file.path.clone());
            let case = Case::new(maker.scenario().clone(), file);
            self.take_cases(vec![case], Vec::new());
        }
    }

    /// A scenario made of a call, with a list of the words that must be looked at.
    fn make_from(&mut self, melding: &Melding) {
        let t = std::sync::Arc::clone(&self.words.ui);
        let words = Words {
            title: &t.maken_untitled,
            briefing: &t.maken_from_briefing,
            safety: &t.maken_from_safety,
            story: &t.maken_from_story,
            questions: &t.maken_from_questions,
            papers: &t.maken_from_papers,
            rebuttal: &t.maken_from_rebuttal,
            acts: &t.maken_from_acts,
            why: &t.maken_from_why,
            answer: &t.maken_from_answer,
        };
        let Ok(id) = Id::try_from("nieuw-scenario".to_owned()) else {
            return;
        };
        let who = |channel| crate::ui::rooms::oefenen::channel(&t, channel);
        let made = from_melding(melding, id, self.wall_clock(), &words, &who);
        let mut maker = Maker::new(made.scenario);
        maker.begin_review(made.unreviewed);
        // It stands nowhere yet, also where nothing is to be looked at.
        maker.revision = 1;
        if !maker.unreviewed.is_empty() {
            maker.part = Part::Review;
        }
        self.show_maker(maker);
    }
}

fn opening(path: PathBuf) -> Work {
    Work::new(move || {
        let opened = files::load_scenario(&path);
        Made::Maker(Box::new(MakerDone::Opened(path, Box::new(opened))))
    })
}
