//! Keeping the scenario in the editor by itself, so that a crash loses next to nothing.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::{
    files::{self, ScenarioDrafts},
    training::Scenario,
    ui::{
        room::oefenen::{
            Cases, Screen,
            maken::{Keeping, Maker, MakerDone},
        },
        worker::{Job, Made, Work},
    },
};

use super::Voorop;

/// Seconds between two writings of a scenario that is being made.
const PAUSE: f64 = 4.0;

impl Voorop {
    /// The editor, also while its scenario is tried out.
    fn kept_maker(&mut self) -> Option<&mut Maker> {
        let room = self.oefenen.as_mut()?;
        match (&mut room.screen, &mut room.making) {
            (Screen::Make(maker), _) | (_, Some(maker)) => Some(maker),
            _ => None,
        }
    }

    /// Reads what was not saved, once; then keeps the scenario in the editor now and then, off the
    /// drawing thread. Call once a frame.
    pub(super) fn tick_drafts(&mut self, ctx: &Context) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Some(folder) = room.folder.clone() else {
            return;
        };
        if !room.drafts.asked {
            room.drafts.asked = true;
            self.ask(Job::Work(Work::new(move || {
                let drafts = files::load_scenario_drafts(&folder);
                Made::Maker(Box::new(MakerDone::Drafts(drafts)))
            })));
            return;
        }
        let time = ctx.input(|i| i.time);
        let Some(maker) = self.kept_maker() else {
            return;
        };
        // Who lets it go closes the window: the file goes then.
        if maker.is_kept_in_vain() && !maker.let_go {
            return self.drop_draft();
        }
        if !maker.must_be_kept() {
            return;
        }
        let since = time - maker.keeping.at;
        if since < PAUSE && maker.keeping.file.is_some() {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(PAUSE - since));
            return;
        }
        if let Some((path, scenario)) = self.draft_to_keep() {
            if let Some(maker) = self.kept_maker() {
                maker.keeping = Keeping {
                    file: Some(path.clone()),
                    revision: maker.revision,
                    at: time,
                };
            }
            self.keep_draft(path, scenario);
        }
    }

    fn keep_draft(&mut self, path: PathBuf, scenario: Scenario) {
        self.ask(Job::Work(Work::new(move || {
            let kept = files::keep_scenario_draft(&path, &scenario).map(|_| ());
            Made::Maker(Box::new(MakerDone::Kept(kept)))
        })));
    }

    /// The scenario in the editor where its file does not hold it yet.
    fn draft_to_keep(&mut self) -> Option<(PathBuf, Scenario)> {
        let room = self.oefenen.as_ref()?;
        let folder = room.folder.clone().filter(|_| room.drafts.read)?;
        let taken: Vec<PathBuf> = room.drafts.found.iter().map(|(p, _)| p.clone()).collect();
        let maker = self.kept_maker().filter(|maker| maker.must_be_kept())?;
        let path = maker.keeping.file.clone().unwrap_or_else(|| {
            files::scenario_draft_file(&folder, taken.iter().map(PathBuf::as_path))
        });
        Some((path, maker.scenario().clone()))
    }

    /// Keeps the scenario in the editor before the window is gone, or throws away what was kept of
    /// one that its maker let go.
    pub(in crate::ui::app::oefenen) fn keep_scenario_at_exit(&mut self) {
        let gone = self
            .kept_maker()
            .filter(|maker| maker.let_go || maker.is_kept_in_vain())
            .and_then(|maker| maker.keeping.file.take());
        if let Some(path) = gone {
            self.drop_file(&path);
        } else if let Some((path, scenario)) = self.draft_to_keep() {
            self.keep_draft(path, scenario);
        }
    }

    /// Shows the editor with this scenario; what was kept of the one before goes.
    pub(super) fn show_maker(&mut self, maker: Maker) {
        self.drop_draft();
        self.show_screen(Screen::Make(Box::new(maker)));
    }

    /// Throws away what was kept of the scenario in the editor.
    pub(super) fn drop_draft(&mut self) {
        let kept = self.kept_maker().map(|m| std::mem::take(&mut m.keeping));
        if let Some(path) = kept.and_then(|keeping| keeping.file) {
            self.drop_file(&path);
        }
    }

    /// Writing and throwing away keep their order: one worker does both.
    fn drop_file(&mut self, path: &Path) {
        let path = path.to_owned();
        self.ask(Job::Work(Work::new(move || {
            let gone = files::drop_unfinished(&path);
            Made::Maker(Box::new(MakerDone::Kept(gone)))
        })));
    }

    /// Takes in what was not saved.
    pub(super) fn take_drafts(&mut self, drafts: ScenarioDrafts) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        room.drafts.read = true;
        room.drafts.found = drafts.found;
        if let Cases::Read(_, faults) = &mut room.cases {
            faults.extend(drafts.faults);
        }
    }

    /// Goes on with a scenario that was not saved. It stays in its file.
    pub(super) fn resume_draft(&mut self, at: usize) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        if at < room.drafts.found.len() {
            let (path, scenario) = room.drafts.found.remove(at);
            self.show_maker(Maker::resumed(scenario, path));
        }
    }

    /// Throws a scenario away that was not saved.
    pub(super) fn throw_draft_away(&mut self, at: usize) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        if at < room.drafts.found.len() {
            let (path, _) = room.drafts.found.remove(at);
            self.drop_file(&path);
        }
    }
}
