//! The log: who did what, when and on which machine.

use eframe::egui::{self, Label, RichText, Ui};

use crate::{
    archive::model::{Deed, LogRow},
    protocol::WindowTexts,
    ui::{
        action::BeheerAction,
        room::{Beheer, Slot},
        scene::Scene,
        theme::{Palette, Size, font},
        widgets::{Chip, Choice},
    },
};

use super::form::{busy, slot_field, words};

/// Below this width the columns of a row stand under each other.
const WIDE: f32 = 760.0;

/// Shows filters and rows.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    words(ui, &t.log_words);
    filters(ui, scene, room);
    if room.log.is_empty() && !busy(ui, scene) {
        words(ui, &t.log_none);
    }
    let wide = ui.available_width() >= WIDE;
    for row in &room.log {
        log_row(ui, t, row, wide);
    }
    if room.more && ui.button(&t.log_older).clicked() {
        scene.ask(BeheerAction::OlderLog.into());
    }
}

fn filters(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    let fields = [
        (Slot::LogUser, &t.log_user, ""),
        (Slot::LogObject, &t.log_object, ""),
        (Slot::LogFrom, &t.log_from, t.log_day_hint.as_str()),
        (Slot::LogTo, &t.log_to, t.log_day_hint.as_str()),
    ];
    let columns = if ui.available_width() >= WIDE { 4 } else { 1 };
    let mut entered = false;
    ui.columns(columns, |columns| {
        for (at, (slot, label, hint)) in fields.into_iter().enumerate() {
            let ui = &mut columns[at % columns.len()];
            entered |= slot_field(ui, scene, slot, label, hint);
        }
    });
    let names: Vec<&str> = Deed::ALL.iter().map(|d| deed(t, *d)).collect();
    let mut chips = vec![Chip::new(&t.log_all)];
    chips.extend(names.iter().map(|name| Chip::new(name)));
    let at = Deed::ALL.iter().position(|d| Some(*d) == room.deed);
    let selected = at.map_or(0, |at| at + 1);
    let chosen = Choice::new(&t.log_deed, &chips)
        .selected(Some(selected))
        .show(ui);
    if let Some(at) = chosen {
        let deed = at.checked_sub(1).and_then(|at| Deed::ALL.get(at));
        scene.ask(BeheerAction::Deed(deed.copied()).into());
    }
    ui.add_space(4.0);
    if ui.button(&t.log_read).clicked() || entered {
        scene.ask(BeheerAction::ReadLog.into());
    }
    ui.add_space(8.0);
}

fn deed(t: &WindowTexts, deed: Deed) -> &str {
    match deed {
        Deed::Verzamelen => &t.deed_collect,
        Deed::Wijzigen => &t.deed_alter,
        Deed::Raadplegen => &t.deed_consult,
        Deed::Verstrekken => &t.deed_disclose,
        Deed::Combineren => &t.deed_combine,
        Deed::Vernietigen => &t.deed_destroy,
        Deed::Beheren => &t.deed_manage,
        Deed::Verlies => &t.deed_loss,
        Deed::Aanmelden => &t.deed_sign_in,
    }
}

fn log_row(ui: &mut Ui, t: &WindowTexts, row: &LogRow, wide: bool) {
    let palette = Palette::current(ui);
    let when = format!("{} · {}", row.seq, row.at.format("%d-%m-%Y %H:%M:%S"));
    let who = format!("{} · {}", row.user, row.device);
    let version = match row.version {
        0 => String::new(),
        n => format!(" · {}", t.home_version.replace("{n}", &n.to_string())),
    };
    let what = format!("{} · {}{version}", deed(t, row.deed), row.detail);
    let part = |ui: &mut Ui, text: &str, strong: bool| {
        let colour = if strong { palette.text } else { palette.muted };
        let text = RichText::new(text).font(font(Size::Control)).color(colour);
        ui.add(Label::new(text).wrap());
    };
    if wide {
        ui.horizontal_top(|ui| {
            for (width, text, strong) in [(210.0, &when, false), (210.0, &who, false)] {
                let size = egui::Vec2::new(width, 0.0);
                ui.allocate_ui(size, |ui| {
                    ui.set_width(width);
                    part(ui, text, strong);
                });
            }
            ui.vertical(|ui| {
                part(ui, &what, true);
                part(ui, &row.object, false);
            });
        });
    } else {
        part(ui, &what, true);
        part(ui, &when, false);
        part(ui, &who, false);
        part(ui, &row.object, false);
    }
    ui.separator();
}
