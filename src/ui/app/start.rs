//! The start room: setting up, getting in, and what somebody finds who is in.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use eframe::egui::Context;

use crate::archive::{
    self, ArchiveError, Holder, OpenMelding, Place, SignedIn,
    keys::{Account, KeyError, RecoveryCode, Role, Strength, UserName},
    model::{DraftInfo, Row, Search, Session},
};

use crate::ui::{
    Theme,
    action::ArchiveAction,
    clerk::{Clerk, Then},
    room::{Disk, Form, Found, Home, Own, Room, Secret, SignIn, Slot, Start},
    theme::Tone,
    worker::Job,
};

use super::{Source, Voorop, Words};

/// How many finalised meldingen the start room lists.
const LATEST: usize = 8;

/// What the thread tells of somebody who came in.
pub(super) struct Entered {
    session: Session,
    has_archive: bool,
    found: Found,
}

/// A try that failed, and until when the next one has to wait.
pub(super) struct Refused {
    error: ArchiveError,
    not_before: NaiveDateTime,
}

impl Voorop {
    /// The window with an archive in this folder, at its door.
    pub fn with_archive(
        words: Words,
        source: Source,
        theme: Theme,
        ctx: &Context,
        place: Place,
        strength: Strength,
    ) -> Self {
        let mut app = Self::new(words, source, theme, ctx);
        app.clerk = Some(Clerk::start(place, strength, ctx.clone()));
        app.read_idle();
        app.show_door();
        app
    }

    /// The window with the question what kind of disk the folder stands on.
    pub fn with_unknown_disk(mut self, folder: PathBuf, kind: String) -> Self {
        self.view.room = Room::Start(Start::Disk(Disk { folder, kind }));
        self
    }

    /// The window with words about why the folder that was named cannot hold an archive.
    pub fn with_trouble(mut self, trouble: String) -> Self {
        self.view.room = Room::Start(Start::Trouble(trouble));
        self
    }

    /// The door that fits the folder.
    pub(super) fn show_door(&mut self) {
        let Some(clerk) = &self.clerk else { return };
        let (start, slot) = if clerk.place.is_set_up() {
            (Start::SignIn(SignIn::default()), Slot::Name)
        } else {
            (Start::SetUp, Slot::Name)
        };
        self.show_start(start, Form::at(slot));
    }

    pub(super) fn show_start(&mut self, start: Start, form: Form) {
        self.view.room = Room::Start(start);
        self.view.form = form;
    }

    /// What the person who is in finds, where the list is on screen.
    pub(super) fn home(&mut self) -> Option<&mut Home> {
        match &mut self.view.room {
            Room::Start(Start::Home(home)) => Some(home),
            _ => None,
        }
    }

    pub(super) fn start(&mut self, action: ArchiveAction) {
        if self.waits_for_archive() {
            return;
        }
        match action {
            ArchiveAction::SetUp => self.set_up(),
            ArchiveAction::ConfirmCode => self.confirm_code(),
            ArchiveAction::AddFirstAgent => self.add_first_agent(),
            ArchiveAction::SkipFirstAgent => self.enter_first_room(),
            ArchiveAction::SignIn => self.sign_in(),
            ArchiveAction::ShowSignIn => self.show_door(),
            ArchiveAction::ShowRecover => self.show_start(Start::Recover, Form::at(Slot::Code)),
            ArchiveAction::Recover => self.recover(),
            ArchiveAction::ChooseOwn => self.choose_own(),
            ArchiveAction::LeaveOwn if self.is_in() => self.enter_first_room(),
            ArchiveAction::LeaveOwn => self.show_door(),
            // Everything else was taken by `archive`.
            _ => {}
        }
    }

    /// The account of the form, in this task.
    pub(super) fn new_account(&mut self, role: Role) -> Option<Account> {
        let form = &self.view.form;
        let unit = form.text(Slot::Unit).trim().to_owned();
        match UserName::new(form.text(Slot::Name)) {
            Ok(user) => Some(Account { user, role, unit }),
            Err(fault) => {
                self.view.form.refuse(fault.to_string(), Some(Slot::Name));
                None
            }
        }
    }

    fn set_up(&mut self) {
        let Some(passphrase) = self.new_passphrase() else {
            return;
        };
        let Some(first) = self.new_account(Role::Beheerder) else {
            return;
        };
        let Some(clerk) = &self.clerk else { return };
        let (place, strength) = (clerk.place.clone(), clerk.strength);
        let (device, now) = (clerk.device.clone(), self.now());
        self.on_archive(
            move |holder| {
                let made =
                    archive::set_up(&place, first, passphrase.as_str(), strength, &device, now);
                made.map(|(signed_in, code)| (enter(holder, signed_in), code))
            },
            |app, made, _| match made {
                Ok((entered, code)) => {
                    app.entered(entered);
                    app.read_aside(false);
                    let code = Secret::from(code.text().as_str().to_owned());
                    app.show_start(Start::Code(code), Form::at(Slot::Code));
                }
                Err(error) => app.refuse(&error),
            },
        );
    }

    fn add_first_agent(&mut self) {
        let Some(passphrase) = self.new_passphrase() else {
            return;
        };
        let Some(account) = self.new_account(Role::Agent) else {
            return;
        };
        let now = self.now();
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => archive.add_account(&who, account, passphrase.as_str(), now),
                None => Err(ArchiveError::NotAllowed),
            },
            |app, added, _| match added {
                Ok(()) => app.enter_first_room(),
                Err(error) => app.refuse(&error),
            },
        );
    }

    fn sign_in(&mut self) {
        let Some(clerk) = &self.clerk else { return };
        let user = self.view.form.text(Slot::Name).trim().to_owned();
        let holds_work = clerk.open.as_ref().is_some_and(|open| open.has_unsaved());
        let away = clerk.away.as_ref().map(|away| away.user.to_lowercase());
        if holds_work && away != Some(user.to_lowercase()) {
            let words = self.words.ui.work_of_other.clone();
            self.view.form.refuse(words, Some(Slot::Passphrase));
            return;
        }
        let passphrase = self.view.form.secret(Slot::Passphrase);
        let (place, device, now) = (clerk.place.clone(), clerk.device.clone(), self.now());
        self.on_archive(
            move |holder| {
                let tried = archive::sign_in(&place, &user, passphrase.as_str(), &device, now);
                come_in(holder, &place, &user, tried, now)
            },
            |app, tried, ctx| app.came_in(tried, ctx),
        );
    }

    fn recover(&mut self) {
        let Some(passphrase) = self.new_passphrase() else {
            return;
        };
        let code = match RecoveryCode::read(self.view.form.text(Slot::Code)) {
            Ok(code) => code,
            Err(fault) => {
                // The code itself stays: its problem names the group to look at.
                self.view.form.refuse(fault.to_string(), Some(Slot::Code));
                return;
            }
        };
        let Some(clerk) = &self.clerk else { return };
        let user = self.view.form.text(Slot::Name).trim().to_owned();
        let (place, device, now) = (clerk.place.clone(), clerk.device.clone(), self.now());
        self.on_archive(
            move |holder| {
                let words = passphrase.as_str();
                let tried = archive::recover(&place, &code, &user, words, &device, now);
                come_in(holder, &place, &user, tried, now)
            },
            |app, tried, ctx| app.came_in(tried, ctx),
        );
    }

    /// Somebody says that the folder stands on a disk of this machine.
    pub(super) fn tell_local(&mut self) {
        let Room::Start(Start::Disk(disk)) = &self.view.room else {
            return;
        };
        let folder = disk.folder.clone();
        self.ask(Job::TellLocal(folder));
    }

    pub(super) fn told_local(&mut self, told: Result<Place, ArchiveError>, ctx: &Context) {
        match told {
            Ok(place) => self.take_place(place, Strength::STANDARD, ctx),
            Err(error) => self.show_start(Start::Trouble(error.to_string()), Form::default()),
        }
    }

    fn take_place(&mut self, place: Place, strength: Strength, ctx: &Context) {
        self.clerk = Some(Clerk::start(place, strength, ctx.clone()));
        self.hear_system(ctx);
        self.read_idle();
        self.show_door();
    }

    pub(super) fn came_in(&mut self, tried: Result<Entered, Refused>, ctx: &Context) {
        match tried {
            Ok(entered) => {
                self.entered(entered);
                self.come_back(ctx);
            }
            Err(Refused {
                error: ArchiveError::Keys(KeyError::OneTime),
                ..
            }) => {
                let form = &self.view.form;
                let own = Own {
                    user: form.text(Slot::Name).trim().to_owned(),
                    given: Some(form.secret(Slot::Passphrase)),
                };
                self.drop_archive_of_nobody();
                self.show_start(Start::Own(own), Form::at(Slot::Passphrase));
            }
            Err(Refused { error, not_before }) => {
                let now = self.now();
                self.drop_archive_of_nobody();
                self.view.form.forget_passphrases();
                self.view.form.clear(Slot::Code);
                self.view.form.wish = Some(match &mut self.view.room {
                    Room::Start(Start::Recover) => Slot::Code,
                    Room::Start(Start::Own(own)) => own.refused(&error),
                    _ => Slot::Passphrase,
                });
                if let Room::Start(Start::SignIn(door)) = &mut self.view.room {
                    door.not_before = (not_before > now).then_some(not_before);
                }
                // How long to wait stands beside the button and counts down.
                let at_door = matches!(self.view.room, Room::Start(Start::SignIn(_)));
                self.view.form.problem = match error {
                    ArchiveError::Wait(_) if at_door => None,
                    error => Some(error.to_string()),
                };
            }
        }
    }

    fn entered(&mut self, entered: Entered) {
        let Some(clerk) = &mut self.clerk else { return };
        clerk.epoch += 1;
        clerk.busy = 0;
        clerk.then = None;
        clerk.who = Some(entered.session).filter(|_| entered.has_archive);
        clerk.idle.since = (self.source.clocks)();
        clerk.found = entered.found;
        self.view.form = Form::default();
        self.view.message = None;
        if !entered.has_archive {
            self.without_archive();
            self.say(Tone::Amber, self.words.ui.trainer_without.clone());
        }
    }

    /// After the door: to where the window was locked, or to the first room of the task.
    fn come_back(&mut self, ctx: &Context) {
        let Some(clerk) = &mut self.clerk else { return };
        let user = clerk.who.as_ref().map(|who| who.user.to_lowercase());
        let away = clerk.away.take();
        let away = away.filter(|away| Some(away.user.to_lowercase()) == user);
        clerk.drop_aside();
        clerk.focus = away.as_ref().and_then(|away| away.focus);
        let (locked, in_training) = away
            .as_ref()
            .map_or((false, false), |away| (true, away.in_training));
        match away {
            Some(away) if clerk.open.is_some() => {
                self.view.room = Room::Melding;
                self.stand_at(&away);
                self.save_now(ctx);
            }
            Some(away) => {
                let draft = away.draft;
                clerk.away = Some(away);
                self.enter_first_room();
                if let Some(id) = draft {
                    self.when_saved(Then::Open(id), ctx);
                }
            }
            None => self.enter_first_room(),
        }
        self.read_aside(locked);
        if in_training {
            self.show_training(true, ctx);
        }
    }

    pub(super) fn enter_first_room(&mut self) {
        match self.who().map(|who| who.role) {
            Some(Role::Beheerder) => self.open_beheer(),
            Some(_) => self.go_home(),
            None => {}
        }
    }

    /// Shows the list, and asks the archive what belongs on it.
    pub(super) fn go_home(&mut self) {
        if self.home().is_none() {
            self.show_start(Start::Home(Box::default()), Form::default());
        }
        let now = self.now();
        let author = self.who().map(|who| who.user.clone()).unwrap_or_default();
        self.on_store(
            move |store, who| {
                use crate::archive::Store as _;
                let search = Search {
                    author,
                    ..Search::default()
                };
                let drafts = store.drafts(who)?;
                Ok((drafts, store.search(who, &search, now)?.rows))
            },
            |app, (drafts, done): (Vec<DraftInfo>, Vec<Row>), _| {
                if let Some(home) = app.home() {
                    let last = drafts.len() + done.len().min(LATEST);
                    home.at = home.at.min(last.saturating_sub(1));
                    home.drafts = drafts;
                    home.done = done.into_iter().take(LATEST).collect();
                }
            },
        );
    }

    pub(super) fn discard_draft(&mut self, id: uuid::Uuid) {
        let now = self.now();
        // Where it stands open in this window, this window holds it.
        let own = self.draft().is_some_and(|open| open.id == id);
        let place = self.clerk.as_ref().map(|clerk| clerk.place.clone());
        self.on_store(
            move |store, who| {
                use crate::archive::Store as _;
                let _held = match place.filter(|_| !own) {
                    Some(place) => Some(OpenMelding::take(&place, id)?),
                    None => None,
                };
                store.discard_draft(who, id, now)
            },
            move |app, (), _| {
                if app.draft().is_some_and(|open| open.id == id) {
                    app.wipe();
                }
                if let Some(home) = app.home() {
                    home.discard = None;
                }
                app.say(Tone::Muted, app.words.ui.draft_discarded.clone());
                app.go_home();
            },
        );
    }

    /// The melding without an archive, as a file.
    pub(super) fn without_archive(&mut self) {
        self.view.room = Room::Melding;
        self.view.form = Form::default();
    }
}

impl Voorop {
    /// Whether the log and the clock disagree, so that retention waits.
    pub fn clock_is_unsure(&self) -> bool {
        self.clerk.as_ref().is_some_and(|c| c.found.clock.is_some())
    }
}

/// Puts the archive of somebody who came in on the thread.
fn enter(holder: &mut Holder, signed_in: SignedIn) -> Entered {
    let found = Found {
        loss: signed_in.loss,
        repaired: signed_in.repaired,
        failures: signed_in.failures,
        clock: signed_in.clock.last(),
    };
    let has_archive = signed_in.archive.is_some();
    *holder = signed_in.archive;
    Entered {
        session: signed_in.session,
        has_archive,
        found,
    }
}

pub(super) fn come_in(
    holder: &mut Holder,
    place: &Place,
    user: &str,
    tried: Result<SignedIn, ArchiveError>,
    now: NaiveDateTime,
) -> Result<Entered, Refused> {
    tried
        .map(|signed_in| enter(holder, signed_in))
        .map_err(|error| Refused {
            not_before: now + archive::wait(place, user, now),
            error: match error {
                // Also where a name cannot exist: no hint about who has an account.
                ArchiveError::Keys(KeyError::NoAccount) => KeyError::Login.into(),
                other => other,
            },
        })
}
