//! Sheets of the archive: finalising, copying, two windows on one melding, closing.

use chrono::NaiveDateTime;
use eframe::egui::{Id, Label, Ui};

use crate::{
    afweging::{Topic, contradictions},
    ui::{
        action::{Action, ArchiveAction},
        room::Slot,
        rooms::{disclosure, problem, slot_field},
        scene::Scene,
        widgets::Row,
    },
};

use super::title;

/// A button that gets the keyboard when nothing else has it.
pub(super) fn first(ui: &mut Ui, words: &str) -> bool {
    let button = ui.button(words);
    if ui.memory(|m| m.focused().is_none()) {
        button.request_focus();
    }
    button.clicked()
}

fn back(ui: &mut Ui, scene: &mut Scene<'_>) {
    if ui.button(&scene.t.unsaved_stay).clicked() {
        scene.ask(Action::CloseSheet);
    }
}

/// What is still open, and the button that finalises.
pub(super) fn finish(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    title(ui, &t.finish_title);
    let open: Vec<Topic> = scene.assessment.open.iter().map(|p| p.topic).collect();
    if open.is_empty() {
        ui.label(&t.nothing_open);
    } else {
        let words = t.finish_open.replace("{n}", &open.len().to_string());
        ui.add(Label::new(words).wrap());
    }
    let found = contradictions(scene.melding).len();
    if found > 0 {
        let words = t.finish_contradictions.replace("{n}", &found.to_string());
        ui.add(Label::new(words).wrap());
    }
    unread(ui, scene);
    ui.add_space(8.0);
    let corrects = scene.app.draft().and_then(|open| open.corrects);
    let mut entered = false;
    if corrects.is_some() {
        entered = slot_field(
            ui,
            scene,
            Slot::Reason,
            &t.finish_reason,
            &t.finish_reason_hint,
        );
    }
    problem(ui, scene);
    if scene.app.waits_for_archive() {
        ui.label(&t.archive_busy);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if first(ui, &t.finish_button) || entered {
            scene.ask(ArchiveAction::Finish.into());
        }
        back(ui, scene);
    });
    open_points(ui, scene, open);
}

/// What was typed as a date and is none: named once, with the way to it. It stays as it was typed, so
/// it keeps nobody from finishing.
fn unread(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let all: Vec<_> = scene.melding.unread.iter().collect();
    for (field, typed) in all {
        let words = t.finish_unread.replace("{getypt}", typed.trim());
        let whose = field.person().map(|id| scene.beside_badge(id));
        let words = match whose {
            Some(who) => format!("{who}: {words}"),
            None => words,
        };
        let row = Row::new(Id::unique(("geen datum", field)), &words);
        let output = row.show(ui, |ui| {
            let button = ui.button(&t.finish_go);
            super::name_button(&button, &t.go_there.replace("{wat}", &words));
            button.clicked()
        });
        if output.inner {
            scene.ask(Action::GoToText(field.subject()));
        }
    }
}

/// Each open point, with the way to it.
fn open_points(ui: &mut Ui, scene: &mut Scene<'_>, open: Vec<Topic>) {
    let t = scene.t;
    ui.add_space(8.0);
    for topic in open {
        let name = scene.topic(topic);
        let row = Row::new(Id::unique(("afronden", topic)), &name);
        let output = row.show(ui, |ui| {
            let button = ui.button(&t.finish_go);
            let name = t.go_there.replace("{wat}", &name);
            super::name_button(&button, &name);
            button.clicked()
        });
        if output.inner {
            scene.ask(Action::GoTo(topic));
        }
    }
}

/// To whom, and on which basis; the own system stands there already.
pub(super) fn copy(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    title(ui, &t.copy_title);
    ui.add(Label::new(&t.copy_words).wrap());
    ui.add_space(8.0);
    let entered = disclosure(ui, scene);
    problem(ui, scene);
    ui.horizontal_wrapped(|ui| {
        if first(ui, &t.copy_button) || entered {
            scene.ask(ArchiveAction::CopyLogged.into());
        }
        back(ui, scene);
    });
}

/// Two windows saved one melding: both texts stay until the officer chooses.
pub(super) fn conflict(ui: &mut Ui, scene: &mut Scene<'_>, theirs: NaiveDateTime) {
    let t = scene.t;
    title(ui, &t.conflict_title);
    let mine = scene.app.draft().and_then(|open| open.saved_at);
    let mine = mine.unwrap_or_else(|| scene.app.now());
    let words = t
        .conflict_words
        .replace("{zij}", &theirs.format("%H:%M:%S").to_string())
        .replace("{u}", &mine.format("%H:%M:%S").to_string());
    ui.add(Label::new(words).wrap());
    problem(ui, scene);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if first(ui, &t.conflict_mine) {
            scene.ask(ArchiveAction::KeepMine.into());
        }
        if ui.button(&t.conflict_theirs).clicked() {
            scene.ask(ArchiveAction::LoadOther.into());
        }
    });
}

/// The window closes once the archive has the last change.
pub(super) fn closing(ui: &mut Ui, scene: &mut Scene<'_>, failed: bool) {
    let t = scene.t;
    if !failed {
        title(ui, &t.closing_title);
        ui.add(Label::new(&t.closing_words).wrap());
        back(ui, scene);
        return;
    }
    title(ui, &t.closing_failed);
    let trouble = scene.app.draft().and_then(|open| open.trouble.as_ref());
    let words = trouble.map_or(&t.closing_late, |trouble| &trouble.text);
    ui.add(Label::new(words).wrap());
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if first(ui, &t.unsaved_stay) {
            scene.ask(Action::CloseSheet);
        }
        if ui.button(&t.closing_again).clicked() {
            scene.ask(Action::Close);
        }
        if ui.button(&t.closing_anyway).clicked() {
            scene.ask(ArchiveAction::CloseAnyway.into());
        }
    });
}
