//! Accounts: who may sign in, with which task.

use eframe::egui::{Id, Ui};

use crate::{
    archive::keys::{Account, Role},
    ui::{
        action::{ArchiveAction, BeheerAction},
        room::{AccountWork, Beheer, Slot},
        scene::Scene,
        theme::Tone,
        widgets::{Chip, Choice, Row},
    },
};

use super::{
    form::{busy, heading, new_account, notice, passphrase_twice, slot_field, words},
    name_button, role,
};

/// Shows the accounts, or the work on one of them.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    match &room.work {
        AccountWork::None => list(ui, scene, room),
        AccountWork::Add => {
            heading(ui, &t.account_add);
            words(ui, &t.account_add_words);
            words(ui, &t.one_time_words);
            roles(ui, scene);
            let entered = new_account(ui, scene);
            buttons(ui, scene, &t.account_add_button, entered);
        }
        AccountWork::Change(user) => {
            heading(ui, &t.account_change_of.replace("{naam}", user));
            roles(ui, scene);
            let entered = slot_field(ui, scene, Slot::Unit, &t.form_unit, &t.form_unit_hint);
            buttons(ui, scene, &t.account_keep, entered);
        }
        AccountWork::Passphrase(user) => {
            heading(ui, &t.account_passphrase_of.replace("{naam}", user));
            words(ui, &t.one_time_words);
            let entered = passphrase_twice(ui, scene);
            buttons(ui, scene, &t.account_keep, entered);
        }
        AccountWork::Remove(user) => {
            heading(ui, &t.account_remove_of.replace("{naam}", user));
            notice(ui, Tone::Amber, &t.account_remove_words);
            let entered = confirm(ui, scene);
            buttons(ui, scene, &t.account_remove, entered);
        }
    }
}

/// The field for the word that confirms.
pub(super) fn confirm(ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
    let t = scene.t;
    let label = t.confirm_label.replace("{woord}", &t.confirm_word);
    slot_field(ui, scene, Slot::Word, &label, "")
}

fn list(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    if ui.button(&t.account_add).clicked() {
        scene.ask(BeheerAction::Work(AccountWork::Add).into());
    }
    ui.add_space(8.0);
    if room.accounts.is_empty() && busy(ui, scene) {
        return;
    }
    for account in &room.accounts {
        account_row(ui, scene, account);
    }
}

fn account_row(ui: &mut Ui, scene: &mut Scene<'_>, account: &Account) {
    let t = scene.t;
    let user = account.user.as_str();
    let task = role(t, account.role);
    let sub = if account.unit.is_empty() {
        task.to_owned()
    } else {
        format!("{task} · {}", account.unit)
    };
    let output = Row::new(Id::unique(("account", user)), user)
        .sub(&sub, Tone::Muted)
        .show(ui, |ui| {
            let mut work = None;
            ui.horizontal_wrapped(|ui| {
                let all = [
                    (&t.account_change, AccountWork::Change(user.to_owned())),
                    (
                        &t.account_passphrase,
                        AccountWork::Passphrase(user.to_owned()),
                    ),
                    (&t.account_remove, AccountWork::Remove(user.to_owned())),
                ];
                for (words, begun) in all {
                    let button = ui.button(words);
                    name_button(&button, &format!("{words}: {user}"));
                    if button.clicked() {
                        work = Some(begun);
                    }
                }
            });
            work
        });
    if let Some(work) = output.inner {
        scene.ask(BeheerAction::Work(work).into());
    }
}

fn roles(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let names: Vec<&str> = Role::ALL.iter().map(|r| role(t, *r)).collect();
    let chips: Vec<Chip<'_>> = names.iter().map(|name| Chip::new(name)).collect();
    let selected = Role::ALL
        .iter()
        .position(|r| Some(*r) == scene.view.form.role);
    let chosen = crate::ui::screens::labelled(ui, &t.form_role, |ui| {
        Choice::new(&t.form_role, &chips)
            .selected(selected)
            .show(ui)
    });
    if let Some(at) = chosen {
        scene.ask(ArchiveAction::ChooseRole(Role::ALL[at]).into());
    }
    ui.add_space(8.0);
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, words: &str, entered: bool) {
    if busy(ui, scene) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(words).clicked() || entered {
            scene.ask(BeheerAction::CarryOut.into());
        }
        if ui.button(&scene.t.back_to_list).clicked() {
            scene.ask(BeheerAction::Work(AccountWork::None).into());
        }
    });
}
