//! The bar that says that the window is about to lock.

use eframe::egui::{Frame, Label, Margin, RichText, Ui};

use crate::ui::{
    scene::Scene,
    theme::{Palette, Size, font},
    widgets::Sign,
};

/// Counts down; any key or movement takes it away.
pub fn lock_warning(ui: &mut Ui, scene: &Scene<'_>) {
    let Some(left) = scene.app.locks_in() else {
        return;
    };
    let palette = Palette::current(ui);
    let words = scene.t.lock_soon.replace("{n}", &format!("{left:.0}"));
    Frame::NONE
        .fill(palette.amber_tint)
        .inner_margin(Margin::symmetric(14, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                Sign::Triangle.show(ui);
                let words = RichText::new(words).font(font(Size::Body));
                ui.add(Label::new(words.color(palette.text)).wrap());
            });
        });
}
