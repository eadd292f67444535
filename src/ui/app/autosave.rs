//! Saving by itself: within two seconds, at once where the user leaves, again where it failed.

use std::time::Duration;

use eframe::egui::{self, Context};
use uuid::Uuid;

use crate::{
    archive::{ArchiveError, OpenMelding, Store as _, model::Content},
    melding::Melding,
};

use crate::ui::{
    clerk::{OpenDraft, Then},
    theme::Tone,
    view::Sheet,
};

use super::{Voorop, draft::Opened};

/// How long closing waits for the archive, in seconds.
const PATIENCE: f64 = 5.0;

impl Voorop {
    /// Something changed in the melding on screen.
    pub(super) fn touch(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        if let Some(open) = self.draft_mut() {
            open.touch(time);
        }
    }

    /// Saves what is due and asks for a frame when the next save is. Call once a frame.
    pub(super) fn tick_save(&mut self, ctx: &Context) {
        let (time, left) = ctx.input(|i| {
            let left = |e: &egui::Event| matches!(e, egui::Event::WindowFocused(false));
            (i.time, i.events.iter().any(left))
        });
        if left {
            self.save_now(ctx);
        }
        if let Some(due) = self.draft().and_then(OpenDraft::due) {
            if due <= time {
                self.send(ctx);
            } else {
                ctx.request_repaint_after(Duration::from_secs_f64(due - time));
            }
        }
    }

    /// Saves at once, where something is not saved and no save is under way.
    pub(super) fn save_now(&mut self, ctx: &Context) {
        let can = |open: &&OpenDraft| !open.waits && !open.is_saving() && open.has_unsaved();
        if self.draft().filter(can).is_some() {
            self.send(ctx);
        }
    }

    fn send(&mut self, ctx: &Context) {
        let (draft, now) = (self.as_draft(), self.now());
        let Some(clerk) = &mut self.clerk else { return };
        let (Some(who), Some(open)) = (clerk.who.clone(), clerk.open.as_mut()) else {
            return;
        };
        let (id, base, change) = (open.id, open.base, open.send());
        // Not dropped when somebody else is in by then: nothing acknowledged may get lost.
        let asked = clerk.desk.ask(move |holder| {
            let saved = match holder {
                Some(archive) => archive.store.save_draft(&who, &draft, base, now),
                None => Err(ArchiveError::NotAllowed),
            };
            Box::new(move |app: &mut Self, ctx: &Context| app.heard(id, change, saved, ctx))
        });
        if !asked {
            let text = self.words.ui.worker_gone.clone();
            self.failed(text, ctx);
        }
    }

    /// What the archive said of a save.
    fn heard(&mut self, id: Uuid, change: u64, saved: Result<u64, ArchiveError>, ctx: &Context) {
        let now = self.now();
        let Some(open) = self.draft_mut().filter(|open| open.id == id) else {
            return;
        };
        match saved {
            Ok(revision) => {
                open.acknowledge(change, revision, now);
                self.go_on_when_saved(ctx);
            }
            Err(ArchiveError::Conflict { at, revision }) => {
                open.fail(String::new(), 0.0);
                open.trouble = None;
                open.waits = true;
                open.base = revision;
                if let Some(clerk) = &mut self.clerk {
                    clerk.then = None;
                }
                self.lay(Sheet::Conflict(at));
            }
            // It was thrown away elsewhere: what stands here is kept as a new one.
            Err(ArchiveError::Unknown(gone)) if gone == id && open.base > 0 => {
                open.fail(String::new(), 0.0);
                open.trouble = None;
                open.base = 0;
                self.save_now(ctx);
            }
            Err(error) => self.failed(error.to_string(), ctx),
        }
    }

    fn failed(&mut self, text: String, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        if let Some(open) = self.draft_mut() {
            open.fail(text.clone(), time);
        }
        let then = self.clerk.as_mut().and_then(|clerk| clerk.then.take());
        match then {
            // The window stays locked, and saving is tried on.
            Some(Then::Lock) => {
                if let Some(clerk) = &mut self.clerk {
                    clerk.then = then;
                }
            }
            Some(Then::Close) => self.lay(Sheet::Closing(true)),
            Some(_) => self.refuse_in_words(text),
            None => {}
        }
    }

    /// Does this once nothing is unsaved any more.
    pub(super) fn when_saved(&mut self, then: Then, ctx: &Context) {
        if let Some(clerk) = &mut self.clerk {
            clerk.then = Some(then);
        }
        if then == Then::Close && self.has_unsaved_work() {
            self.lay(Sheet::Closing(false));
            self.close_by(ctx);
        }
        self.save_now(ctx);
        self.go_on_when_saved(ctx);
    }

    fn go_on_when_saved(&mut self, ctx: &Context) {
        if self.draft().is_some_and(OpenDraft::has_unsaved) {
            self.save_now(ctx);
            return;
        }
        let then = self.clerk.as_mut().and_then(|clerk| clerk.then.take());
        match then {
            None => {}
            Some(Then::Lock) => self.forget(),
            Some(Then::New) => self.begin_new(),
            Some(Then::Open(id)) => self.open_draft(id),
            Some(Then::Correct(id)) => self.correct(id),
            Some(Then::Finish) => self.finish_saved(),
            Some(Then::Close) => self.close_anyway(ctx),
        }
    }

    /// The moment after which closing asks, by the clock of the frames.
    fn close_by(&mut self, ctx: &Context) {
        let by = ctx.input(|i| i.time) + PATIENCE;
        ctx.data_mut(|data| data.insert_temp(egui::Id::unique("sluiten voor"), by));
        ctx.request_repaint_after(Duration::from_secs_f64(PATIENCE));
    }

    /// Asks what to do where closing waits too long for the archive. Call once a frame.
    pub(super) fn tick_close(&mut self, ctx: &Context) {
        if self.view.sheet != Sheet::Closing(false) {
            return;
        }
        let by: Option<f64> = ctx.data(|data| data.get_temp(egui::Id::unique("sluiten voor")));
        let left = by.unwrap_or_default() - ctx.input(|i| i.time);
        if left > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        } else {
            if let Some(clerk) = &mut self.clerk {
                clerk.then = None;
            }
            self.view.sheet = Sheet::Closing(true);
        }
    }

    pub(super) fn close_anyway(&mut self, ctx: &Context) {
        self.may_close = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    /// The last chance, when the system closes the window without asking.
    pub(in crate::ui) fn save_at_exit(&mut self, ctx: &Context) {
        self.save_now(ctx);
        self.keep_aside(false);
        let saving = |app: &Self| {
            let aside = app.clerk.as_ref().is_some_and(|c| c.aside_sent > 0);
            aside || app.draft().is_some_and(OpenDraft::is_saving)
        };
        while saving(self) {
            let patience = Duration::from_secs_f64(PATIENCE);
            let done = self.clerk.as_mut().and_then(|c| c.desk.wait(patience));
            match done {
                Some(done) => done(self, ctx),
                None => return,
            }
        }
    }

    fn begin_new(&mut self) {
        self.wipe();
        // What was said of the call before it is not of this one.
        self.view.message = None;
        let unsure = self.clerk.as_ref().is_some_and(|c| c.found.clock.is_some());
        if unsure {
            let mut melding = self.melding().clone();
            melding.clock_unsure = true;
            self.replace(melding, None);
        }
        let id = self.melding().id;
        self.view.room = crate::ui::room::Room::Melding;
        let Some(clerk) = &mut self.clerk else { return };
        clerk.open = Some(OpenDraft::new(id, 0, None));
        let place = clerk.place.clone();
        self.on_archive(
            move |_| OpenMelding::take(&place, id),
            move |app, hold, _| match hold {
                Ok(hold) => {
                    if let Some(open) = app.draft_mut().filter(|open| open.id == id) {
                        open.hold = Some(hold);
                    }
                }
                Err(error) => app.refuse(&error),
            },
        );
    }

    fn open_draft(&mut self, id: Uuid) {
        if self.draft().is_some_and(|open| open.id == id) {
            self.view.room = crate::ui::room::Room::Melding;
            return;
        }
        let Some(clerk) = &self.clerk else { return };
        let place = clerk.place.clone();
        self.on_store(
            move |store, who| {
                let hold = OpenMelding::take(&place, id)?;
                let (draft, base) = store.open_draft(who, id)?;
                Ok(Opened { draft, base, hold })
            },
            |app, opened, _| app.show_draft(opened),
        );
    }

    /// Opens the last version of a finalised melding, or the correction that was begun before.
    fn correct(&mut self, id: Uuid) {
        let Some(clerk) = &self.clerk else { return };
        let (place, now) = (clerk.place.clone(), self.now());
        self.on_store(
            move |store, who| {
                let hold = OpenMelding::take(&place, id)?;
                if let Ok((draft, base)) = store.open_draft(who, id) {
                    return Ok(Some(Opened { draft, base, hold }));
                }
                let record = store.get(who, id, None, now)?;
                let Some(Content::Melding(melding)) = record.versions.last().map(|v| &v.content)
                else {
                    return Ok(None);
                };
                let draft = corrected(melding, record.row.version);
                let base = 0;
                Ok(Some(Opened { draft, base, hold }))
            },
            |app, opened, _| match opened {
                Some(opened) => {
                    app.show_draft(opened);
                    app.say(Tone::Muted, app.words.ui.correcting.clone());
                }
                None => app.refuse_in_words(app.words.ui.import_stays.clone()),
            },
        );
    }

    /// Two windows saved one melding: this text goes on as a draft of its own.
    pub(super) fn keep_mine(&mut self, ctx: &Context) {
        let id = (self.source.id)();
        self.rename_melding(id);
        if let Some(clerk) = &mut self.clerk {
            clerk.open = Some(OpenDraft::new(id, 0, None));
        }
        self.view.sheet = Sheet::None;
        self.touch(ctx);
        self.save_now(ctx);
        self.say(Tone::Green, self.words.ui.conflict_kept.clone());
    }

    /// Two windows saved one melding: the other's text comes here.
    pub(super) fn load_other(&mut self) {
        let Some(open) = self.draft_mut() else { return };
        let id = open.id;
        let hold = open.hold.take();
        let Some(clerk) = &self.clerk else { return };
        let place = clerk.place.clone();
        self.on_store(
            move |store, who| {
                let hold = match hold {
                    Some(hold) => hold,
                    None => OpenMelding::take(&place, id)?,
                };
                let (draft, base) = store.open_draft(who, id)?;
                Ok(Opened { draft, base, hold })
            },
            |app, opened, _| app.show_draft(opened),
        );
    }
}

fn corrected(melding: &Melding, version: u32) -> crate::archive::model::Draft {
    crate::archive::model::Draft {
        melding: melding.clone(),
        loose: Vec::new(),
        name: String::new(),
        last: String::new(),
        corrects: Some(version),
    }
}
