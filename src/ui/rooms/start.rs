//! The door: setting up, signing in, the way in with the printed code.

use std::time::Duration;

use chrono::NaiveDateTime;
use eframe::egui::Ui;

use crate::ui::{
    action::ArchiveAction,
    room::{Disk, Own, Secret, SignIn, Slot, Start},
    scene::Scene,
    theme::Tone,
};

use super::{
    first_button,
    form::{
        busy, code, column, new_account, notice, passphrase_twice, problem, show_typed, slot_field,
        step_field, title, words,
    },
};

/// Shows a part of the start room.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, start: &Start) {
    column(ui, |ui| match start {
        Start::Trouble(trouble) => trouble_with(ui, scene, trouble),
        Start::SetUp => set_up(ui, scene),
        Start::Code(code) => show_code(ui, scene, code),
        Start::FirstAgent => first_agent(ui, scene),
        Start::SignIn(door) => sign_in(ui, scene, *door),
        Start::Recover => recover(ui, scene),
        Start::Own(own) => choose_own(ui, scene, own),
        Start::Disk(disk) => unknown_disk(ui, scene, disk),
        // Drawn over the full width.
        Start::Home(_) => {}
    });
}

fn trouble_with(ui: &mut Ui, scene: &mut Scene<'_>, trouble: &str) {
    let t = scene.t;
    title(ui, &t.trouble_title);
    notice(ui, Tone::Red, trouble);
    words(ui, &t.trouble_words);
    without(ui, scene, true);
}

/// The way to a melding as a file, always open.
fn without(ui: &mut Ui, scene: &mut Scene<'_>, first: bool) {
    let words = &scene.t.without_archive;
    let button = if first {
        first_button(ui, words)
    } else {
        ui.button(words)
    };
    if button.clicked() {
        scene.ask(ArchiveAction::WithoutArchive.into());
    }
}

fn folder(ui: &mut Ui, scene: &Scene<'_>) {
    if let Some(clerk) = &scene.app.clerk {
        let folder = clerk.place.folder().display().to_string();
        words(ui, &scene.t.archive_folder.replace("{map}", &folder));
    }
}

fn set_up(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    title(ui, &t.setup_title);
    words(ui, &t.setup_words);
    folder(ui, scene);
    ui.add_space(8.0);
    let entered = new_account(ui, scene);
    problem(ui, scene);
    if busy(ui, scene) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.setup_button).clicked() || entered {
            scene.ask(ArchiveAction::SetUp.into());
        }
        without(ui, scene, false);
    });
}

fn show_code(ui: &mut Ui, scene: &mut Scene<'_>, secret: &Secret) {
    let t = scene.t;
    title(ui, &t.code_title);
    let entered = code(ui, scene, secret);
    problem(ui, scene);
    if ui.button(&t.code_button).clicked() || entered {
        scene.ask(ArchiveAction::ConfirmCode.into());
    }
}

fn first_agent(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    title(ui, &t.agent_title);
    words(ui, &t.agent_words);
    words(ui, &t.one_time_words);
    ui.add_space(8.0);
    let entered = new_account(ui, scene);
    problem(ui, scene);
    if busy(ui, scene) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.agent_button).clicked() || entered {
            scene.ask(ArchiveAction::AddFirstAgent.into());
        }
        if ui.button(&t.agent_later).clicked() {
            scene.ask(ArchiveAction::SkipFirstAgent.into());
        }
    });
}

fn sign_in(ui: &mut Ui, scene: &mut Scene<'_>, door: SignIn) {
    let t = scene.t;
    let (heading, text) = if door.locked {
        (&t.locked_title, &t.locked_words)
    } else {
        (&t.door_title, &t.door_words)
    };
    title(ui, heading);
    words(ui, text);
    if !door.locked {
        folder(ui, scene);
    }
    unsaved_behind(ui, scene);
    ui.add_space(8.0);
    step_field(ui, scene, Slot::Name, &t.form_name, "", Slot::Passphrase);
    let entered = slot_field(ui, scene, Slot::Passphrase, &t.form_passphrase, "");
    show_typed(ui, scene);
    problem(ui, scene);
    if busy(ui, scene) {
        return;
    }
    let waits = door.not_before.map_or(0, |moment| left(ui, scene, moment));
    if waits > 0 {
        let text = t.door_wait.replace("{n}", &waits.to_string());
        notice(ui, Tone::Amber, &text);
    }
    ui.horizontal_wrapped(|ui| {
        let words = if door.locked {
            &t.unlock
        } else {
            &t.door_button
        };
        let pressed = ui.add_enabled_ui(waits <= 0, |ui| ui.button(words).clicked());
        if (pressed.inner || entered) && waits <= 0 {
            scene.ask(ArchiveAction::SignIn.into());
        }
        if ui.button(&t.door_code).clicked() {
            scene.ask(ArchiveAction::ShowRecover.into());
        }
        if scene.app.draft().is_none() {
            without(ui, scene, false);
        }
    });
}

/// Work that the archive did not take yet is told here too, without saying whose or what.
fn unsaved_behind(ui: &mut Ui, scene: &Scene<'_>) {
    let open = scene.app.draft();
    if let Some(trouble) = open.and_then(|open| open.trouble.as_ref()) {
        let text = scene.t.locked_unsaved.replace("{fout}", &trouble.text);
        notice(ui, Tone::Red, &text);
    }
}

/// Whole seconds until a try is allowed; asks for a frame when that number changes.
fn left(ui: &Ui, scene: &Scene<'_>, moment: NaiveDateTime) -> i64 {
    let left = moment.signed_duration_since(scene.app.now());
    let seconds = (left.num_milliseconds() + 999) / 1000;
    if seconds > 0 {
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
    seconds
}

fn recover(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    title(ui, &t.recover_title);
    words(ui, &t.recover_words);
    step_field(
        ui,
        scene,
        Slot::Code,
        &t.form_code,
        &t.form_code_hint,
        Slot::Name,
    );
    step_field(ui, scene, Slot::Name, &t.recover_name, "", Slot::Passphrase);
    let entered = passphrase_twice(ui, scene);
    problem(ui, scene);
    if busy(ui, scene) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.recover_button).clicked() || entered {
            scene.ask(ArchiveAction::Recover.into());
        }
        if ui.button(&t.back_to_door).clicked() {
            scene.ask(ArchiveAction::ShowSignIn.into());
        }
    });
}

/// A passphrase that the user chooses: at first use, or another one later.
fn choose_own(ui: &mut Ui, scene: &mut Scene<'_>, own: &Own) {
    let t = scene.t;
    title(ui, &t.own_title.replace("{naam}", &own.user));
    if own.given.is_some() {
        words(ui, &t.own_first);
    } else {
        step_field(
            ui,
            scene,
            Slot::Current,
            &t.own_current,
            "",
            Slot::Passphrase,
        );
    }
    let entered = passphrase_twice(ui, scene);
    problem(ui, scene);
    if busy(ui, scene) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.own_button).clicked() || entered {
            scene.ask(ArchiveAction::ChooseOwn.into());
        }
        let back = if scene.app.is_in() {
            &t.own_leave
        } else {
            &t.back_to_door
        };
        if ui.button(back).clicked() {
            scene.ask(ArchiveAction::LeaveOwn.into());
        }
    });
}

/// Only a person can say whether a disk of this kind is one of this machine.
fn unknown_disk(ui: &mut Ui, scene: &mut Scene<'_>, disk: &Disk) {
    let t = scene.t;
    title(ui, &t.disk_title);
    let folder = disk.folder.display().to_string();
    let ask = t.disk_words.replace("{map}", &folder);
    words(ui, &ask.replace("{soort}", &disk.kind));
    notice(ui, Tone::Amber, &t.disk_warning);
    if scene.app.is_busy() {
        words(ui, &t.archive_busy);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        without(ui, scene, true);
        if ui.button(&t.disk_yes).clicked() {
            scene.ask(ArchiveAction::TellLocal.into());
        }
    });
}
