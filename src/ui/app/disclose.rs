//! Data that leave the archive: to whom and on which basis, in the log before they do (Wpg 32).

use eframe::egui::Context;

use crate::archive::{ArchiveError, Store as _, model::Disclosure};

use crate::ui::{
    room::{Form, Slot},
    theme::Tone,
    view::Sheet,
};

use super::Voorop;

/// Whether this window put something on the clipboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Copied {
    /// No, or it was emptied since.
    #[default]
    No,
    /// Yes.
    There,
    /// Yes, and it was said that closing takes it along.
    Told,
}

impl Voorop {
    /// Copies: from the archive only with recipient and basis.
    pub(super) fn copy(&mut self, text: String, ctx: &Context) {
        if self.is_training() {
            // Wherever it is put, it says what it is.
            let banner = &self.words.documents.exercise();
            let marked = text.contains(banner.as_str());
            let text = if marked {
                text
            } else {
                format!("{banner}\n\n{text}")
            };
            ctx.copy_text(text);
            self.say(Tone::Amber, self.words.ui.oefenen_copied.clone());
            return;
        }
        if self.draft().is_none() {
            ctx.copy_text(text);
            self.copied = Copied::There;
            self.say(Tone::Green, self.words.ui.copied.clone());
            return;
        }
        let t = &self.words.ui;
        let form = Form::default()
            .with(Slot::Recipient, &t.own_system)
            .with(Slot::Basis, &t.own_basis);
        self.lay(Sheet::Copy(text));
        self.view.form = form;
    }

    /// Empties the clipboard, where something of this window may be on it.
    pub(in crate::ui) fn empty_clipboard(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.copied) != Copied::No {
            ctx.copy_text(String::new());
        }
    }

    /// Closing takes along what was copied: said once, before it does. Says whether it was said now.
    pub(super) fn tells_of_clipboard(&mut self) -> bool {
        let tells = self.copied == Copied::There;
        if tells {
            self.copied = Copied::Told;
            self.say(Tone::Amber, self.words.ui.copied_at_close.clone());
        }
        tells
    }

    pub(super) fn copy_logged(&mut self) {
        let Sheet::Copy(text) = &self.view.sheet else {
            return;
        };
        let text = text.clone();
        self.disclose("klembord", |app, ctx| {
            ctx.copy_text(text);
            app.copied = Copied::There;
            app.view.sheet = Sheet::None;
            app.say(Tone::Green, app.words.ui.copied.clone());
        });
    }

    /// Writes a file; from the archive only after the log has recipient and basis.
    pub(super) fn hand_out(
        &mut self,
        what: &str,
        then: impl FnOnce(&mut Self, &Context) + Send + 'static,
        ctx: &Context,
    ) {
        if self.draft().is_none() {
            then(self, ctx);
            return;
        }
        self.disclose(&format!("bestand ({what})"), then);
    }

    /// Logs a disclosure and goes on only when the log has it.
    pub(super) fn disclose(
        &mut self,
        form: &str,
        then: impl FnOnce(&mut Self, &Context) + Send + 'static,
    ) {
        let Some(open) = self.draft() else { return };
        let what = Disclosure {
            objects: vec![open.id],
            recipient: self.view.form.text(Slot::Recipient).trim().to_owned(),
            basis: self.view.form.text(Slot::Basis).trim().to_owned(),
            form: form.to_owned(),
        };
        if what.recipient.is_empty() || what.basis.is_empty() {
            self.refuse(&ArchiveError::NoBasis);
            return;
        }
        let now = self.now();
        self.on_store(
            move |store, who| store.disclose(who, &what, now),
            |app, (), ctx| then(app, ctx),
        );
    }
}
