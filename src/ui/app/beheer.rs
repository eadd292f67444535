//! The Beheer room: accounts, retention, the log, verifying, copies. No content of any melding.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use eframe::egui::Context;
use uuid::Uuid;

use crate::archive::{
    Archive, ArchiveError, Second, Store as _,
    keys::{Account, RecoveryCode, Role},
    model::{LogFilter, LogRow, Retained, Session, Terms, Verified},
};

use crate::ui::{
    action::BeheerAction,
    room::{AccountWork, Beheer, Check, Form, Part, Room, Secret, Slot},
    theme::Tone,
};

use super::Voorop;

/// How often verifying tells how far it is.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// How far verifying is, shared with the thread.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    rows: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Progress {
    /// Rows of the log so far.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }
}

impl Voorop {
    /// Carries out what a beheerder asked; part of [`Voorop::apply`].
    pub(super) fn beheer(&mut self, action: BeheerAction, ctx: &Context) {
        if action == BeheerAction::StopVerifying {
            self.progress.stop.store(true, Ordering::Relaxed);
            return;
        }
        if self.waits_for_archive() || self.room_of_beheer().is_none() {
            return;
        }
        self.view.form.problem = None;
        match action {
            BeheerAction::Show(part) => self.show_part(part),
            BeheerAction::Work(work) => self.begin_work(work),
            BeheerAction::CarryOut => self.carry_out(),
            BeheerAction::SetTerms => self.set_terms(),
            BeheerAction::Preview => self.retain(false),
            BeheerAction::Retain => self.retain(true),
            BeheerAction::ConfirmClock => self.confirm_clock(),
            BeheerAction::DestroyDraft(id) => self.destroy_draft(id),
            BeheerAction::Deed(deed) => {
                if let Some(room) = self.room_of_beheer() {
                    room.deed = deed;
                }
                self.read_log(false);
            }
            BeheerAction::ReadLog => self.read_log(false),
            BeheerAction::OlderLog => self.read_log(true),
            BeheerAction::Verify => self.verify(ctx),
            BeheerAction::BackUp => self.back_up(),
            BeheerAction::AskCode(asks) => {
                if let Some(room) = self.room_of_beheer() {
                    room.asks_code = asks;
                }
            }
            BeheerAction::NewCode => self.new_code(),
            BeheerAction::DropCode => self.drop_code(),
            BeheerAction::CodeKept => self.code_kept(),
            BeheerAction::StopVerifying => {}
        }
    }

    /// The room, where it is on screen.
    pub(super) fn room_of_beheer(&mut self) -> Option<&mut Beheer> {
        match &mut self.view.room {
            Room::Beheer(room) => Some(room),
            _ => None,
        }
    }

    pub(super) fn open_beheer(&mut self) {
        self.view.room = Room::Beheer(Box::default());
        self.view.form = Form::default();
        self.list_accounts();
    }

    /// Work with the archive and its accounts, by who is in.
    pub(super) fn on_accounts<R: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Archive, &Session) -> Result<R, ArchiveError> + Send + 'static,
        then: impl FnOnce(&mut Self, R) + Send + 'static,
    ) {
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => work(archive, &who),
                None => Err(ArchiveError::NotAllowed),
            },
            |app, answer, _| match answer {
                Ok(answer) => then(app, answer),
                Err(error) => app.refuse(&error),
            },
        );
    }

    pub(super) fn show_part(&mut self, part: Part) {
        self.view.form.turn();
        let Some(room) = self.room_of_beheer() else {
            return;
        };
        room.part = part;
        room.plan = None;
        match part {
            Part::Accounts => self.list_accounts(),
            Part::Retention => self.read_terms(),
            Part::Log => self.read_log(false),
            Part::Verify | Part::Copies => {}
        }
    }

    // ── Accounts ────────────────────────────────────────────────────────────────────────────────

    fn list_accounts(&mut self) {
        self.on_accounts(
            |archive, _| Ok((archive.accounts()?, archive.code_is_kept()?)),
            |app, (accounts, code_kept)| {
                app.show_accounts(accounts);
                if let Some(room) = app.room_of_beheer() {
                    room.code_kept = code_kept;
                }
            },
        );
    }

    fn show_accounts(&mut self, accounts: Vec<Account>) {
        if let Some(room) = self.room_of_beheer() {
            room.accounts = accounts;
        }
    }

    fn begin_work(&mut self, work: AccountWork) {
        let own = self.who().map(|who| who.user.as_str());
        if matches!(&work, AccountWork::Passphrase(user) if Some(user.as_str()) == own) {
            self.show_own();
            return;
        }
        let Some(room) = self.room_of_beheer() else {
            return;
        };
        let (wish, unit, role) = match &work {
            AccountWork::None => (None, None, None),
            AccountWork::Add => (Some(Slot::Name), None, Some(Role::Agent)),
            AccountWork::Passphrase(_) => (Some(Slot::Passphrase), None, None),
            AccountWork::Remove(_) => (Some(Slot::Word), None, None),
            AccountWork::Change(user) => {
                let found = room.accounts.iter().find(|a| a.user.as_str() == user);
                let unit = found.map(|a| a.unit.clone());
                (Some(Slot::Unit), unit, found.map(|a| a.role))
            }
        };
        room.work = work;
        // The other parts of the room keep what was typed in them.
        let form = &mut self.view.form;
        form.turn();
        form.clear(Slot::Name);
        form.fill(Slot::Unit, Secret::from(unit.unwrap_or_default()));
        form.role = role;
        form.wish = wish;
    }

    fn carry_out(&mut self) {
        let Some(room) = self.room_of_beheer() else {
            return;
        };
        match room.work.clone() {
            AccountWork::None => {}
            AccountWork::Add => self.add_account(),
            AccountWork::Change(user) => self.change_account(user),
            AccountWork::Passphrase(user) => self.change_passphrase(user),
            AccountWork::Remove(user) => self.remove_account(user),
        }
    }

    fn add_account(&mut self) {
        let Some(role) = self.view.form.role else {
            return;
        };
        let Some(passphrase) = self.new_passphrase() else {
            return;
        };
        let Some(account) = self.new_account(role) else {
            return;
        };
        let now = self.now();
        self.on_accounts(
            move |archive, who| {
                archive.add_account(who, account, passphrase.as_str(), now)?;
                archive.accounts()
            },
            |app, accounts| app.worked(accounts, |t| &t.account_added),
        );
    }

    fn change_account(&mut self, user: String) {
        let Some(role) = self.view.form.role else {
            return;
        };
        let unit = self.view.form.text(Slot::Unit).trim().to_owned();
        let now = self.now();
        self.on_accounts(
            move |archive, who| {
                archive.change_account(who, &user, role, unit, now)?;
                archive.accounts()
            },
            |app, accounts| app.worked(accounts, |t| &t.account_changed),
        );
    }

    fn change_passphrase(&mut self, user: String) {
        let Some(passphrase) = self.new_passphrase() else {
            return;
        };
        let now = self.now();
        self.on_accounts(
            move |archive, who| {
                archive.give_passphrase(who, &user, passphrase.as_str(), now)?;
                archive.accounts()
            },
            |app, accounts| app.worked(accounts, |t| &t.passphrase_given),
        );
    }

    fn remove_account(&mut self, user: String) {
        if !self.has_confirmed() {
            return;
        }
        let now = self.now();
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| {
                let archive = holder.take().ok_or(ArchiveError::NotAllowed)?;
                let (archive, removed) = archive.remove_account(&who, &user, now);
                *holder = archive;
                removed?;
                match holder {
                    Some(archive) => archive.accounts(),
                    None => Err(ArchiveError::NotAllowed),
                }
            },
            |app, listed, _| match listed {
                Ok(accounts) => app.worked(accounts, |t| &t.account_removed),
                Err(error) => app.refuse(&error),
            },
        );
    }

    fn worked(
        &mut self,
        accounts: Vec<Account>,
        words: impl Fn(&crate::protocol::WindowTexts) -> &String,
    ) {
        self.show_accounts(accounts);
        self.begin_work(AccountWork::None);
        self.say(Tone::Green, words(&self.words.ui).clone());
    }

    /// Whether the word that confirms was typed.
    fn has_confirmed(&mut self) -> bool {
        let t = &self.words.ui;
        let typed = self.view.form.text(Slot::Word).trim();
        if typed.eq_ignore_ascii_case(&t.confirm_word) {
            return true;
        }
        let words = t.confirm_missing.replace("{woord}", &t.confirm_word);
        self.view.form.refuse(words, Some(Slot::Word));
        false
    }

    // ── Retention ───────────────────────────────────────────────────────────────────────────────

    fn read_terms(&mut self) {
        self.on_store(
            |store, _| store.terms(),
            |app, terms, _| app.show_terms(terms),
        );
    }

    /// The terms as they stand; where somebody was typing others, those stay in the fields.
    fn show_terms(&mut self, terms: Terms) {
        let Some(room) = self.room_of_beheer() else {
            return;
        };
        let was = std::mem::replace(&mut room.terms, terms);
        for ((slot, was), (_, is)) in in_fields(was).into_iter().zip(in_fields(terms)) {
            let typed = self.view.form.text(slot);
            if typed.is_empty() || typed == was {
                self.view.form.fill(slot, Secret::from(is));
            }
        }
    }

    fn set_terms(&mut self) {
        let number = |slot| self.view.form.text(slot).trim().parse::<u32>();
        let (Ok(free_months), Ok(use_months), Ok(keep_months), Ok(quiet_days)) = (
            number(Slot::FreeMonths),
            number(Slot::UseMonths),
            number(Slot::KeepMonths),
            number(Slot::QuietDays),
        ) else {
            self.refuse(&ArchiveError::Terms);
            return;
        };
        let terms = Terms {
            free_months,
            use_months,
            keep_months,
            quiet_days,
        };
        let now = self.now();
        self.on_store(
            move |store, who| {
                store.set_terms(who, terms, now)?;
                store.terms()
            },
            |app, terms, _| {
                for (slot, _) in in_fields(terms) {
                    app.view.form.clear(slot);
                }
                app.show_terms(terms);
                if let Some(room) = app.room_of_beheer() {
                    room.plan = None;
                }
                app.say(Tone::Green, app.words.ui.terms_kept.clone());
            },
        );
    }

    fn retain(&mut self, carry_out: bool) {
        if carry_out && !self.has_confirmed() {
            return;
        }
        let now = self.now();
        self.on_store(
            move |store, who| store.retain(who, carry_out, now),
            move |app, done: Retained, _| {
                app.view.form.clear(Slot::Word);
                if carry_out {
                    let words = app.words.ui.retained.clone();
                    let words = words
                        .replace("{uit}", &done.leave_free_use.len().to_string())
                        .replace("{weg}", &done.destroy.len().to_string());
                    app.say(Tone::Green, words);
                }
                if let Some(room) = app.room_of_beheer() {
                    room.plan = Some(done).filter(|_| !carry_out);
                }
            },
        );
    }

    fn confirm_clock(&mut self) {
        let form = &self.view.form;
        let typed_code = form.text(Slot::Code).trim().to_owned();
        let user = form.text(Slot::Second).to_owned();
        let passphrase = form.secret(Slot::Passphrase);
        let code = match (typed_code.is_empty(), RecoveryCode::read(&typed_code)) {
            (true, _) => None,
            (false, Ok(code)) => Some(code),
            (false, Err(fault)) => {
                self.view.form.refuse(fault.to_string(), Some(Slot::Code));
                return;
            }
        };
        let now = self.now();
        self.on_accounts(
            move |archive, who| {
                let second = match &code {
                    Some(code) => Second::Code(code),
                    None => Second::Beheerder {
                        user: &user,
                        passphrase: passphrase.as_str(),
                    },
                };
                archive.confirm_clock(who, &second, now)
            },
            |app, ()| {
                app.view.form.turn();
                app.view.form.clear(Slot::Second);
                if let Some(clerk) = &mut app.clerk {
                    clerk.found.clock = None;
                }
                app.say(Tone::Green, app.words.ui.clock_confirmed.clone());
                app.retain(false);
            },
        );
    }

    fn destroy_draft(&mut self, id: Uuid) {
        if !self.has_confirmed() {
            return;
        }
        let now = self.now();
        self.on_store(
            move |store, who| {
                store.destroy_draft(who, id, now)?;
                store.retain(who, false, now)
            },
            |app, plan: Retained, _| {
                app.view.form.clear(Slot::Word);
                if let Some(room) = app.room_of_beheer() {
                    room.plan = Some(plan);
                }
            },
        );
    }

    // ── The log ─────────────────────────────────────────────────────────────────────────────────

    /// The filters as typed; `None` where a date is none.
    fn log_filter(&mut self) -> Option<LogFilter> {
        let form = &self.view.form;
        let day = |slot, open: NaiveDate| match form.text(slot).trim() {
            "" => Some(open),
            text => crate::melding::read_day(text, NaiveDate::MAX),
        };
        let dates = (
            day(Slot::LogFrom, NaiveDate::MIN),
            day(Slot::LogTo, NaiveDate::MAX),
        );
        let (Some(from), Some(to)) = dates else {
            self.view.form.problem = Some(self.words.ui.date_wrong.clone());
            return None;
        };
        let whole = from == NaiveDate::MIN && to == NaiveDate::MAX;
        let (user, object) = (
            form.text(Slot::LogUser).trim().to_owned(),
            form.text(Slot::LogObject).trim().to_owned(),
        );
        // The log holds dates as text of four digits for the year.
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN);
        let last = NaiveDate::from_ymd_opt(9998, 12, 31).unwrap_or(NaiveDate::MAX);
        Some(LogFilter {
            user,
            object,
            deed: self.room_of_beheer()?.deed,
            period: (!whole).then(|| (from.max(first), to.min(last))),
            before: None,
        })
    }

    fn read_log(&mut self, older: bool) {
        let Some(mut filter) = self.log_filter() else {
            return;
        };
        if older {
            let last = self.room_of_beheer().and_then(|room| room.log.last());
            filter.before = last.map(|row| row.seq);
        }
        self.on_store(
            move |store, who| store.log(who, &filter),
            move |app, rows: Vec<LogRow>, _| {
                if let Some(room) = app.room_of_beheer() {
                    if !older {
                        room.log.clear();
                    }
                    room.more = !rows.is_empty() && rows.last().is_some_and(|row| row.seq > 1);
                    room.log.extend(rows);
                }
            },
        );
    }

    // ── Verifying, copies ───────────────────────────────────────────────────────────────────────

    fn verify(&mut self, ctx: &Context) {
        self.progress = Progress::default();
        let (progress, wake) = (self.progress.clone(), ctx.clone());
        if let Some(room) = self.room_of_beheer() {
            room.check = Check::Running;
        }
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| {
                let archive = holder.as_mut().ok_or(ArchiveError::NotAllowed)?;
                let mut told = Instant::now();
                archive.store.verify(&who, &mut |rows| {
                    progress.rows.store(rows, Ordering::Relaxed);
                    if told.elapsed() >= TELL_EVERY {
                        told = Instant::now();
                        wake.request_repaint();
                    }
                    !progress.stop.load(Ordering::Relaxed)
                })
            },
            |app, verified: Result<Verified, ArchiveError>, _| {
                let check = match verified {
                    Ok(found) => Check::Done(found),
                    Err(ArchiveError::Cancelled) => Check::Stopped,
                    Err(error) => {
                        app.refuse(&error);
                        Check::None
                    }
                };
                if let Some(room) = app.room_of_beheer() {
                    room.check = check;
                }
            },
        );
    }

    fn back_up(&mut self) {
        let typed = self.view.form.text(Slot::Folder).trim().to_owned();
        if typed.is_empty() {
            self.view.form.problem = Some(self.words.ui.folder_missing.clone());
            return;
        }
        let (folder, now) = (PathBuf::from(typed), self.now());
        self.on_accounts(
            move |archive, who| archive.back_up(who, &folder, now),
            |app, ()| {
                app.view.form.turn();
                app.view.form.clear(Slot::Folder);
                app.say(Tone::Green, app.words.ui.backed_up.clone());
            },
        );
    }
}

/// The terms as they stand in the fields of the form.
pub(super) fn in_fields(terms: Terms) -> [(Slot, String); 4] {
    [
        (Slot::FreeMonths, terms.free_months),
        (Slot::UseMonths, terms.use_months),
        (Slot::KeepMonths, terms.keep_months),
        (Slot::QuietDays, terms.quiet_days),
    ]
    .map(|(slot, number)| (slot, number.to_string()))
}
