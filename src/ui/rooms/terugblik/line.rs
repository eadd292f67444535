//! A row of a list that can be chosen with the arrows and opened with Enter or the mouse.

use eframe::egui::{
    self, CornerRadius, EventFilter, Frame, Id, Margin, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo,
    accesskit::{AriaCurrent, Role},
};

use crate::ui::{
    keys,
    theme::{Palette, ROUNDING},
};

/// What happened to a row.
pub struct LineOutput {
    /// It was clicked.
    pub opened: bool,
    /// Tab came to it.
    pub chosen: bool,
}

/// Shows a row over the full width. `name` and `about` are for who hears it.
pub fn line(
    ui: &mut Ui,
    id: Id,
    (name, about): (&str, &str),
    current: bool,
    add: impl FnOnce(&mut Ui),
) -> LineOutput {
    let palette = Palette::current(ui);
    let ground = ui.painter().add(Shape::Noop);
    let width = ui.available_width();
    let inner = Frame::NONE
        .inner_margin(Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_width(width - 20.0);
            add(ui);
        });
    let rect = inner.response.rect;
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_description(about);
        if current {
            node.set_aria_current(AriaCurrent::True);
        }
    });
    keys::mark_row(ui.ctx(), id);
    let arrows = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    if current {
        take_keyboard(ui, &response);
    }
    if current || response.hovered() {
        let fill = if current {
            palette.accent_tint
        } else {
            palette.hover
        };
        ui.painter()
            .set(ground, Shape::rect_filled(rect, CornerRadius::ZERO, fill));
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, palette.line),
    );
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            CornerRadius::same(ROUNDING),
            Stroke::new(2.0, palette.focus),
            StrokeKind::Inside,
        );
    }
    LineOutput {
        opened: response.clicked(),
        chosen: response.gained_focus(),
    }
}

/// The current row has the keyboard when it becomes the current one, and when nothing else has it.
fn take_keyboard(ui: &Ui, response: &egui::Response) {
    let slot = Id::unique("terugblik huidige rij");
    let before: Option<Id> = ui.data(|data| data.get_temp(slot));
    let became = before != Some(response.id);
    if became {
        ui.data_mut(|data| data.insert_temp(slot, response.id));
    }
    let free = ui.memory(|memory| memory.focused().is_none());
    if !response.has_focus() && (free || (became && !keys::is_typing(ui.ctx()))) {
        response.request_focus();
    }
    if became && !ui.clip_rect().contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
}

/// A panel with a hairline around it, as the cards of the sketch.
pub fn card<R>(ui: &mut Ui, margin: i8, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::current(ui);
    let width = ui.available_width();
    Frame::NONE
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(ROUNDING))
        .inner_margin(Margin::same(margin))
        .show(ui, |ui| {
            ui.set_width(width - 2.0 * f32::from(margin) - 2.0);
            add(ui)
        })
        .inner
}
