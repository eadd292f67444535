//! The Beheer room: its parts as tabs. No content of any melding stands here.

use eframe::egui::Ui;

use crate::ui::{
    action::BeheerAction,
    room::{AccountWork, Beheer, Part},
    scene::Scene,
    theme::Tone,
    widgets::{Tab, tabs},
};

use super::{
    accounts, copies,
    form::{narrow, notice, problem, title},
    home, log, retention, verify,
};

/// Shows the room.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    title(ui, &t.room_beheer);
    if let Some(clerk) = &scene.app.clerk {
        home::found(ui, scene, &clerk.found);
    }
    if !room.code_kept && room.code.is_none() {
        notice(ui, Tone::Red, &t.code_not_kept);
    }
    let words = [
        &t.part_accounts,
        &t.part_retention,
        &t.part_log,
        &t.part_verify,
        &t.part_copies,
    ];
    let all = words.map(|label| Tab { label, count: 0 });
    let selected = Part::ALL.iter().position(|part| *part == room.part);
    if let Some(at) = tabs(ui, &all, selected.unwrap_or_default()) {
        scene.ask(BeheerAction::Show(Part::ALL[at]).into());
    }
    ui.add_space(8.0);
    match room.part {
        Part::Accounts if room.work == AccountWork::None => accounts::show(ui, scene, room),
        Part::Accounts => narrow(ui, |ui| accounts::show(ui, scene, room)),
        Part::Retention => narrow(ui, |ui| retention::show(ui, scene, room)),
        Part::Log => log::show(ui, scene, room),
        Part::Verify => verify::show(ui, scene, room),
        Part::Copies => narrow(ui, |ui| copies::show(ui, scene, room)),
    }
    problem(ui, scene);
}
