//! How long data are kept, and what goes now (Wpg art. 8 and 14).

use chrono::NaiveDate;
use eframe::egui::Ui;
use uuid::Uuid;

use crate::{
    archive::model::Retained,
    documents,
    ui::{
        action::BeheerAction,
        room::{Beheer, Slot},
        scene::Scene,
        theme::Tone,
    },
};

use super::{
    accounts::confirm,
    form::{busy, heading, notice, problem, slot_field, step_field, words},
};

/// At most so many days stand under a count.
const DAYS: usize = 12;

/// Shows terms and preview.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    words(ui, &t.terms_words);
    step_field(
        ui,
        scene,
        Slot::FreeMonths,
        &t.terms_free,
        "12",
        Slot::UseMonths,
    );
    step_field(
        ui,
        scene,
        Slot::UseMonths,
        &t.terms_use,
        "60",
        Slot::KeepMonths,
    );
    step_field(
        ui,
        scene,
        Slot::KeepMonths,
        &t.terms_keep,
        "120",
        Slot::QuietDays,
    );
    let entered = slot_field(ui, scene, Slot::QuietDays, &t.terms_quiet, "30");
    if !busy(ui, scene) {
        ui.horizontal_wrapped(|ui| {
            if ui.button(&t.terms_button).clicked() || entered {
                scene.ask(BeheerAction::SetTerms.into());
            }
            if ui.button(&t.retain_preview).clicked() {
                scene.ask(BeheerAction::Preview.into());
            }
        });
    }
    if let Some(plan) = &room.plan {
        preview(ui, scene, plan);
    }
}

fn preview(ui: &mut Ui, scene: &mut Scene<'_>, plan: &Retained) {
    let t = scene.t;
    heading(ui, &t.retain_title);
    counted(ui, &t.retain_leaves, &plan.leave_free_use, t);
    counted(ui, &t.retain_destroys, &plan.destroy, t);
    if !plan.come_back.is_empty() {
        counted(ui, &t.retain_back, &plan.come_back, t);
    }
    let drafts = &plan.overdue_drafts;
    if !drafts.is_empty() {
        let count = t.retain_drafts.replace("{n}", &drafts.len().to_string());
        notice(ui, Tone::Amber, &count);
    }
    let due = [&plan.leave_free_use, &plan.destroy, &plan.come_back];
    let nothing = due.iter().all(|list| list.is_empty());
    if nothing {
        notice(ui, Tone::Green, &t.retain_nothing);
    }
    if nothing && drafts.is_empty() {
        return;
    }
    if scene.app.clock_is_unsure() {
        second(ui, scene);
        return;
    }
    let entered = confirm(ui, scene);
    if !nothing && (ui.button(&t.retain_button).clicked() || entered) {
        scene.ask(BeheerAction::Retain.into());
    }
    for (id, day) in drafts {
        let text = t.retain_drop_draft.replace("{dag}", &documents::day(*day));
        if ui.button(text).clicked() {
            scene.ask(BeheerAction::DestroyDraft(*id).into());
        }
    }
}

/// The clock is not sure: a second beheerder or the recovery code says that it is right.
fn second(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    notice(ui, Tone::Amber, &t.clock_ask);
    slot_field(ui, scene, Slot::Second, &t.clock_second, "");
    let entered = slot_field(ui, scene, Slot::Passphrase, &t.clock_passphrase, "");
    let by_code = slot_field(ui, scene, Slot::Code, &t.clock_code, "");
    problem(ui, scene);
    if ui.button(&t.clock_button).clicked() || entered || by_code {
        scene.ask(BeheerAction::ConfirmClock.into());
    }
}

/// A count with the days of the calls.
fn counted(
    ui: &mut Ui,
    text: &str,
    records: &[(Uuid, NaiveDate)],
    t: &crate::protocol::WindowTexts,
) {
    ui.label(text.replace("{n}", &records.len().to_string()));
    let mut days: Vec<NaiveDate> = records.iter().map(|(_, day)| *day).collect();
    days.sort_unstable();
    days.dedup();
    let shown: Vec<String> = days.iter().take(DAYS).map(|d| documents::day(*d)).collect();
    if shown.is_empty() {
        return;
    }
    let mut line = shown.join(", ");
    if days.len() > DAYS {
        let more = t.and_more.replace("{n}", &(days.len() - DAYS).to_string());
        line = format!("{line} {more}");
    }
    words(ui, &line);
}
