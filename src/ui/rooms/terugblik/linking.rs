//! Other records that may be of this family: a person links them or does not.

use eframe::egui::{self, Ui, WidgetInfo, accesskit::Role};
use uuid::Uuid;

use crate::ui::{
    action::TerugblikAction as Ask,
    app::draft::short_moment,
    room::terugblik::{Family, Like},
    scene::Scene,
    theme::{Palette, Size},
};

use super::{
    line::card,
    list::fixed,
    texts::{self, bold, cell, para},
};

/// Records that may be of this family, and the ones that were put here.
pub(super) fn linking(ui: &mut Ui, scene: &mut Scene<'_>, family: &Family) {
    let t = scene.t;
    let palette = Palette::current(ui);
    card(ui, 10, |ui| {
        bold(ui, &t.terugblik_suggestions, Size::Body);
        if family.like.is_empty() {
            para(ui, &t.terugblik_no_suggestions, Size::Body, palette.muted);
        }
        for like in &family.like {
            suggestion(ui, scene, like);
        }
        if family.like_hits > 0 {
            let text = t
                .terugblik_like_hits
                .replace("{n}", &family.like_hits.to_string());
            para(ui, &text, Size::Control, palette.muted);
        }
        if family.household.is_some() && family.records.len() > 1 {
            ui.add_space(8.0);
            bold(ui, &t.terugblik_linked_title, Size::Body);
            for record in &family.records {
                let moment = short_moment(t, record.row.summary.at);
                ui.horizontal(|ui| {
                    fixed(ui, 116.0, |ui| cell(ui, &moment, Size::Body, palette.text));
                    if named(ui, &t.terugblik_unlink, &moment) {
                        scene.ask(Ask::Unlink(record.row.id).into());
                    }
                });
            }
        }
    });
}

fn suggestion(ui: &mut Ui, scene: &mut Scene<'_>, like: &Like) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let moment = short_moment(t, like.row.summary.at);
    let children = texts::children(t, &like.row);
    let outcome = texts::outcome(scene, like.row.summary.outcome);
    let name = if children.is_empty() {
        format!("{moment} · {outcome}")
    } else {
        format!("{moment} · {children} · {outcome}")
    };
    let reasons = texts::reasons(scene, like);
    ui.add_space(4.0);
    ui.separator();
    para(ui, &name, Size::Body, palette.text);
    para(ui, &reasons, Size::Control, palette.muted);
    let id: Uuid = like.row.id;
    ui.horizontal_wrapped(|ui| {
        if named(ui, &t.terugblik_link, &moment) {
            scene.ask(Ask::Link(id).into());
        }
        if named(ui, &t.terugblik_not_same, &moment) {
            scene.ask(Ask::NotTheSame(id).into());
        }
        if named(ui, &t.terugblik_look, &moment) {
            scene.ask(Ask::Open(id).into());
        }
    });
}

/// A button whose name says about which record it is.
fn named(ui: &mut Ui, words: &str, which: &str) -> bool {
    let button: egui::Response = ui.button(words);
    let name = format!("{words}: {which}");
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    button.clicked()
}
