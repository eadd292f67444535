//! Everything around the step: top bar, lamps, rail, foot and statement bar, each in a file of its own.

mod foot;
mod lamps;
mod lock;
mod oefening;
mod rail;
mod statement;
mod top;

use eframe::egui::{RichText, Ui};

use super::theme::{Palette, Size, font, strong};

pub use foot::{foot, message, training_keys};
pub use lamps::lamps;
pub use lock::lock_warning;
pub use oefening::{clock, training_bar};
pub use rail::{front_tabs, rail, rail_focus, step_picker};
pub use statement::{statement_bar, statement_field};
pub use top::top;

/// Words in the muted colour.
pub fn muted(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    ui.label(
        RichText::new(text)
            .font(font(Size::Control))
            .color(palette.muted),
    );
}

/// A small muted heading above a group.
pub fn small_heading(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(strong(ui.ctx(), Size::Small))
        .color(palette.muted);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.label(text);
    });
    ui.add_space(4.0);
}
