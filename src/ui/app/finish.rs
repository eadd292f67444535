//! Finalising: a draft becomes a version in the archive.

use eframe::egui::Context;

use crate::{
    archive::{
        Store as _,
        model::{Content, Finalise, Finalised},
    },
    terugblik,
};

use crate::ui::{
    clerk::Then,
    room::{Form, Slot},
    theme::Tone,
    view::Sheet,
};

use super::Voorop;

impl Voorop {
    pub(super) fn ask_finish(&mut self) {
        let Some(open) = self.draft() else { return };
        let slot = open.corrects.map(|_| Slot::Reason);
        self.lay(Sheet::Finish);
        self.view.form = slot.map_or_else(Form::default, Form::at);
    }

    /// Finalises once the archive has everything: a save that is under way holds less, and the
    /// archive would take that for the work of another window.
    pub(super) fn finish(&mut self, ctx: &Context) {
        if !self.waits_for_archive() {
            self.when_saved(Then::Finish, ctx);
        }
    }

    pub(super) fn finish_saved(&mut self) {
        let Some(new) = self.as_version() else { return };
        let now = self.now();
        if let Some(open) = self.draft_mut() {
            // A save after this one would bring the draft back.
            open.waits = true;
        }
        self.on_archive_finish(new, now);
    }

    fn on_archive_finish(&mut self, new: Finalise, now: chrono::NaiveDateTime) {
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => archive.store.finalise(&who, &[new], now),
                None => Err(crate::archive::ArchiveError::NotAllowed),
            },
            |app, made, _| match made {
                Ok(made) => app.finished(made.first().copied()),
                Err(error) => {
                    if let Some(open) = app.draft_mut() {
                        open.waits = false;
                    }
                    app.refuse(&error);
                }
            },
        );
    }

    fn as_version(&self) -> Option<Finalise> {
        let open = self.draft()?;
        let summary = terugblik::summary(self.history.melding(), &self.derived.assessment);
        Some(Finalise {
            id: open.id,
            content: Content::Melding(self.history.melding().clone()),
            person_keys: terugblik::person_keys(&summary),
            summary,
            text: self.final_text(),
            base: open.corrects.unwrap_or(0),
            reason: self.view.form.text(Slot::Reason).trim().to_owned(),
            // The archive takes the first save of the draft where that was earlier.
            first_processed: self.now(),
            open_days: Vec::new(),
        })
    }

    fn finished(&mut self, made: Option<Finalised>) {
        let version = made.map_or(1, |made| made.version);
        let text = &self.words.ui.finish_done;
        let text = text.replace("{n}", &version.to_string());
        self.wipe();
        self.go_home();
        self.say(Tone::Green, text);
    }
}
