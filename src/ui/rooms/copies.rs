//! A copy of the archive, and the recovery code.

use eframe::egui::Ui;

use crate::ui::{
    action::BeheerAction,
    room::{Beheer, Slot},
    scene::Scene,
    theme::Tone,
};

use super::form::{busy, code, heading, notice, slot_field, words};

/// Shows both.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    if let Some(secret) = &room.code {
        heading(ui, &t.code_title);
        words(ui, &t.new_code_waits);
        let entered = code(ui, scene, secret);
        if busy(ui, scene) {
            return;
        }
        if ui.button(&t.code_button).clicked() || entered {
            scene.ask(BeheerAction::CodeKept.into());
        }
        if ui.button(&t.new_code_leave).clicked() {
            scene.ask(BeheerAction::DropCode.into());
        }
        return;
    }
    heading(ui, &t.backup_title);
    words(ui, &t.backup_words);
    let entered = slot_field(ui, scene, Slot::Folder, &t.backup_folder, &t.path_hint);
    let waits = busy(ui, scene);
    if !waits && (ui.button(&t.backup_button).clicked() || entered) {
        scene.ask(BeheerAction::BackUp.into());
    }
    heading(ui, &t.new_code_title);
    words(ui, &t.new_code_words);
    if waits {
        return;
    }
    if !room.asks_code {
        if ui.button(&t.new_code_button).clicked() {
            scene.ask(BeheerAction::AskCode(true).into());
        }
        return;
    }
    notice(ui, Tone::Amber, &t.new_code_ask);
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.new_code_no).clicked() {
            scene.ask(BeheerAction::AskCode(false).into());
        }
        if ui.button(&t.new_code_yes).clicked() {
            scene.ask(BeheerAction::NewCode.into());
        }
    });
}
