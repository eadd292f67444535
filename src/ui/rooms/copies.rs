//! A copy of the archive, and the recovery code.

use eframe::egui::Ui;

use crate::ui::{
    action::BeheerAction,
    room::{Beheer, Slot},
    scene::Scene,
};

use super::form::{busy, code, heading, slot_field, words};

/// Shows both.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    if let Some(secret) = &room.code {
        heading(ui, &t.code_title);
        let entered = code(ui, scene, secret);
        if ui.button(&t.code_button).clicked() || entered {
            scene.ask(BeheerAction::CodeKept.into());
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
    if !waits && ui.button(&t.new_code_button).clicked() {
        scene.ask(BeheerAction::NewCode.into());
    }
}
