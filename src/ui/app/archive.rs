//! The window and its archive: asking the thread, and the door for everything that is asked of it.

use eframe::egui::Context;

use crate::archive::{ArchiveError, Holder, SqliteStore, keys::KeyError, model::Session};

use crate::ui::{
    action::ArchiveAction,
    clerk::{Clerk, OpenDraft, Then},
    room::{Form, Room, Slot, Start, Tab},
    theme::Tone,
    view::{After, Sheet},
};

use super::Voorop;

impl Voorop {
    /// Carries out what was asked of the archive; part of [`Voorop::apply`].
    pub(super) fn archive(&mut self, action: ArchiveAction, ctx: &Context) {
        match action {
            ArchiveAction::Fill(slot, text) => {
                if slot == Slot::Passphrase {
                    self.weigh_passphrase(text.as_str());
                }
                self.view.form.fill(slot, text);
                self.view.form.problem = None;
            }
            ArchiveAction::ShowTyped(shown) => self.view.form.shown = shown,
            ArchiveAction::GoToField(slot) => self.view.form.wish = Some(slot),
            ArchiveAction::ChooseRole(role) => self.view.form.role = Some(role),
            ArchiveAction::WithoutArchive => self.without_archive(),
            ArchiveAction::WithArchive => self.begin(After::Archive, ctx),
            ArchiveAction::Show(tab) => self.show_tab(tab, ctx),
            ArchiveAction::HomeRow(at) => {
                if let Some(home) = self.home() {
                    home.at = at;
                }
            }
            ArchiveAction::OpenDraft(id) => self.when_saved(Then::Open(id), ctx),
            ArchiveAction::Correct(id) => self.when_saved(Then::Correct(id), ctx),
            ArchiveAction::AskDiscard(id) => {
                if let Some(home) = self.home() {
                    home.discard = id;
                }
            }
            ArchiveAction::DiscardDraft(id) => self.discard_draft(id),
            ArchiveAction::Lock => self.lock(ctx),
            ArchiveAction::LockAfter(minutes) => self.lock_after(minutes),
            ArchiveAction::KeepMine => self.keep_mine(ctx),
            ArchiveAction::LoadOther => self.load_other(),
            ArchiveAction::ShowOwn => self.show_own(),
            ArchiveAction::TellLocal => self.tell_local(),
            ArchiveAction::AskFinish => self.ask_finish(),
            ArchiveAction::Finish => self.finish(ctx),
            ArchiveAction::CopyLogged => self.copy_logged(),
            ArchiveAction::CloseAnyway => self.close_anyway(ctx),
            ArchiveAction::Terugblik(action) => self.terugblik(action, ctx),
            ArchiveAction::Beheer(action) => self.beheer(action, ctx),
            door => self.start(door),
        }
    }

    /// Whether somebody is in, and not before the door again.
    pub fn is_in(&self) -> bool {
        let at_door = matches!(
            self.view.room,
            Room::Start(Start::SignIn(_) | Start::Recover)
        );
        self.who().is_some() && !at_door
    }

    /// Who is in.
    pub fn who(&self) -> Option<&Session> {
        self.clerk.as_ref()?.who.as_ref()
    }

    /// The draft on screen.
    pub fn draft(&self) -> Option<&OpenDraft> {
        self.clerk.as_ref()?.open.as_ref()
    }

    pub(super) fn draft_mut(&mut self) -> Option<&mut OpenDraft> {
        self.clerk.as_mut()?.open.as_mut()
    }

    /// Whether somebody waits for an answer of the archive.
    pub fn waits_for_archive(&self) -> bool {
        self.clerk.as_ref().is_some_and(|clerk| clerk.busy > 0)
    }

    /// Asks the thread for work; `then` shows the answer, unless somebody else is in by then.
    pub(super) fn on_archive<R: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Holder) -> R + Send + 'static,
        then: impl FnOnce(&mut Self, R, &Context) + Send + 'static,
    ) {
        let Some(clerk) = &mut self.clerk else { return };
        let epoch = clerk.epoch;
        let asked = clerk.desk.ask(move |holder| {
            let answer = work(holder);
            Box::new(move |app: &mut Self, ctx: &Context| {
                let Some(clerk) = &mut app.clerk else { return };
                if clerk.epoch == epoch {
                    clerk.busy = clerk.busy.saturating_sub(1);
                    then(app, answer, ctx);
                }
            })
        });
        clerk.busy += usize::from(asked);
        if !asked {
            self.say(Tone::Red, self.words.ui.worker_gone.clone());
        }
    }

    /// The same with the open store and who is in. What goes wrong is shown at the form.
    pub(super) fn on_store<R: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut SqliteStore, &Session) -> Result<R, ArchiveError> + Send + 'static,
        then: impl FnOnce(&mut Self, R, &Context) + Send + 'static,
    ) {
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => work(&mut archive.store, &who),
                None => Err(ArchiveError::NotAllowed),
            },
            |app, answer, ctx| match answer {
                Ok(answer) => then(app, answer, ctx),
                Err(error) => app.refuse(&error),
            },
        );
    }

    /// Shows what went wrong where the user looks.
    pub(super) fn refuse(&mut self, error: &ArchiveError) {
        if let (ArchiveError::Clock { last, .. }, Some(clerk)) = (error, &mut self.clerk) {
            clerk.found.clock = Some(*last);
        }
        let slot = match error {
            ArchiveError::Keys(KeyError::Passphrase(_)) => Some(Slot::Passphrase),
            ArchiveError::Keys(KeyError::NameTaken) => Some(Slot::Name),
            ArchiveError::Keys(KeyError::SamePassphrase) => Some(Slot::Passphrase),
            ArchiveError::NoReason => Some(Slot::Reason),
            ArchiveError::NoBasis => Some(Slot::Recipient),
            _ => None,
        };
        self.refuse_at(error.to_string(), slot);
    }

    pub(super) fn refuse_in_words(&mut self, words: String) {
        self.refuse_at(words, None);
    }

    fn refuse_at(&mut self, words: String, slot: Option<Slot>) {
        let on_form = !matches!(self.view.room, Room::Melding) || self.view.sheet != Sheet::None;
        if on_form {
            self.view.form.refuse(words, slot);
        } else {
            self.say(Tone::Red, words);
        }
    }

    /// Takes in what the archive answered. Call once a frame.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        while let Some(done) = self.clerk.as_mut().and_then(|clerk| clerk.desk.next_done()) {
            done(self, ctx);
        }
    }

    fn show_tab(&mut self, tab: Tab, ctx: &Context) {
        let allowed = self.clerk.as_ref().map(Clerk::tabs).unwrap_or_default();
        if !allowed.contains(&tab) || !self.is_in() {
            return;
        }
        self.save_now(ctx);
        self.leave_tab();
        self.view.sheet = Sheet::None;
        self.view.message = None;
        self.view.form = Form::default();
        if self.come_back_to(tab, ctx) {
            return;
        }
        match tab {
            Tab::Home => self.go_home(),
            Tab::Melding => self.view.room = Room::Melding,
            Tab::Terugblik => self.open_terugblik(),
            Tab::Beheer => self.open_beheer(),
            Tab::Oefenen => self.enter_training(ctx),
        }
    }
}
