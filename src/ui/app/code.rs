//! The recovery code: it stands on paper before it counts, or it is known that it does not.

use crate::archive::{
    ArchiveError,
    keys::{KeyError, RecoveryCode},
};

use crate::ui::{
    room::{Form, Room, Secret, Slot, Start},
    theme::Tone,
};

use super::Voorop;

impl Voorop {
    /// Whether the last group of the code was typed, as a sign that it stands on paper.
    pub(super) fn typed_last_group(&self, code: &Secret) -> bool {
        let typed = self.view.form.text(Slot::Code).trim();
        let last = code.as_str().rsplit('-').next().unwrap_or_default();
        typed.eq_ignore_ascii_case(last)
    }

    pub(super) fn confirm_code(&mut self) {
        let Room::Start(Start::Code(code)) = &self.view.room else {
            return;
        };
        if !self.typed_last_group(code) {
            let words = self.words.ui.code_group_wrong.clone();
            self.view.form.refuse(words, Some(Slot::Code));
            return;
        }
        let now = self.now();
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => archive.keep_code(&who, now),
                None => Err(ArchiveError::NotAllowed),
            },
            |app, kept, _| match kept {
                Ok(()) => app.show_start(Start::FirstAgent, Form::at(Slot::Name)),
                Err(error) => app.refuse(&error),
            },
        );
    }

    /// A code that is not in force: the old one opens the archive until the new one stands on paper.
    pub(super) fn new_code(&mut self) {
        let code = match RecoveryCode::random() {
            Ok(code) => Secret::from(code.text().as_str().to_owned()),
            Err(error) => return self.refuse(&error.into()),
        };
        if let Some(room) = self.room_of_beheer() {
            room.asks_code = false;
            room.code = Some(code);
        }
        self.view.form.turn();
        self.view.form.wish = Some(Slot::Code);
    }

    pub(super) fn drop_code(&mut self) {
        if let Some(room) = self.room_of_beheer() {
            room.code = None;
        }
        self.view.form.turn();
    }

    pub(super) fn code_kept(&mut self) {
        let Some(code) = self.room_of_beheer().and_then(|room| room.code.clone()) else {
            return;
        };
        if !self.typed_last_group(&code) {
            let words = self.words.ui.code_group_wrong.clone();
            self.view.form.refuse(words, Some(Slot::Code));
            return;
        }
        let now = self.now();
        self.on_accounts(
            move |archive, who| {
                // It came from a code: what stands there is one.
                let code = RecoveryCode::read(code.as_str());
                let code = code.map_err(|_| ArchiveError::Keys(KeyError::Recovery))?;
                archive.replace_code(who, &code, now)
            },
            |app, ()| {
                app.drop_code();
                if let Some(room) = app.room_of_beheer() {
                    room.code_kept = true;
                }
                app.say(Tone::Green, app.words.ui.new_code_kept.clone());
            },
        );
    }
}
