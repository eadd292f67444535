//! Choosing a passphrase: typed twice, weighed while it is typed, at first use and later.

use crate::archive::{
    self, ArchiveError,
    keys::{self, KeyError},
};

use crate::ui::{
    room::{AccountWork, Form, Own, Room, Secret, Slot, Start},
    theme::Tone,
};

use super::{Voorop, start::come_in};

impl Voorop {
    /// The two passphrases of the form, where they are the same.
    pub(super) fn new_passphrase(&mut self) -> Option<Secret> {
        let form = &self.view.form;
        if form.text(Slot::Passphrase) != form.text(Slot::Again) {
            let words = self.words.ui.passphrases_differ.clone();
            self.view.form.refuse(words, Some(Slot::Passphrase));
            return None;
        }
        Some(self.view.form.secret(Slot::Passphrase))
    }

    /// How easily what was typed is guessed; not at the door, where nothing is chosen.
    pub(super) fn weigh_passphrase(&mut self, typed: &str) {
        let chooses = !matches!(self.view.room, Room::Start(Start::SignIn(_)));
        let about = match &self.view.room {
            Room::Start(Start::Own(own)) => &own.user,
            Room::Beheer(room) => match &room.work {
                AccountWork::Passphrase(user) => user,
                _ => self.view.form.text(Slot::Name),
            },
            _ => self.view.form.text(Slot::Name),
        };
        let guess = (chooses && !typed.is_empty()).then(|| keys::guess(typed, about));
        self.view.form.guess = guess;
    }

    /// The form for an own passphrase, for whoever is in.
    pub(super) fn show_own(&mut self) {
        let Some(user) = self.who().map(|who| who.user.clone()) else {
            return;
        };
        let own = Own { user, given: None };
        self.show_start(Start::Own(own), Form::at(Slot::Current));
    }

    pub(super) fn choose_own(&mut self) {
        let Room::Start(Start::Own(own)) = &self.view.room else {
            return;
        };
        let user = own.user.clone();
        let current = match &own.given {
            Some(given) => given.clone(),
            None => self.view.form.secret(Slot::Current),
        };
        let Some(chosen) = self.new_passphrase() else {
            return;
        };
        let now = self.now();
        if let Some(who) = self.who().cloned() {
            self.on_archive(
                move |holder| match holder {
                    Some(archive) => {
                        archive.change_passphrase(&who, current.as_str(), chosen.as_str(), now)
                    }
                    None => Err(ArchiveError::NotAllowed),
                },
                |app, changed, _| match changed {
                    Ok(()) => {
                        app.enter_first_room();
                        app.say(Tone::Green, app.words.ui.passphrase_changed.clone());
                    }
                    Err(error) => {
                        app.refuse(&error);
                        if matches!(error, ArchiveError::Keys(KeyError::Login)) {
                            let words = app.words.ui.own_current_wrong.clone();
                            app.view.form.problem = Some(words);
                        }
                        app.view.form.wish = Some(Slot::Current);
                    }
                },
            );
            return;
        }
        let Some(clerk) = &self.clerk else { return };
        let (place, device) = (clerk.place.clone(), clerk.device.clone());
        self.on_archive(
            move |holder| {
                let (current, chosen) = (current.as_str(), chosen.as_str());
                let tried =
                    archive::choose_passphrase(&place, &user, current, chosen, &device, now);
                come_in(holder, &place, &user, tried, now)
            },
            |app, tried, ctx| app.came_in(tried, ctx),
        );
    }
}

impl Own {
    /// A choice was refused. Where it was the passphrase of now that did not open, it is asked again.
    pub(super) fn refused(&mut self, error: &ArchiveError) -> Slot {
        if matches!(error, ArchiveError::Keys(KeyError::Login)) {
            self.given = None;
        }
        match self.given {
            Some(_) => Slot::Passphrase,
            None => Slot::Current,
        }
    }
}
