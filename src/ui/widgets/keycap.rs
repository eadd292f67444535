//! A key as it stands on the keyboard, small and outlined, so that keys show where they work.
use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, CornerRadius, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::parts::{line, paint_left};
use crate::ui::theme::{Palette, Size, font};

const HEIGHT: f32 = 17.0;
const GAP: f32 = 4.0;

fn cap_font() -> egui::FontId {
    egui::FontId::new(10.5, egui::FontFamily::Proportional)
}

/// The size of a keycap in points.
pub(super) fn cap_size(ui: &Ui, key: &str) -> Vec2 {
    let text = line(ui, key, cap_font(), Color32::BLACK);
    Vec2::new(
        (text.size().x + 8.0).max(14.0),
        HEIGHT.max(text.size().y + 2.0),
    )
}

/// Paint a keycap with its left edge at a point and its middle on that height.
pub(super) fn paint_cap(ui: &Ui, left_middle: Pos2, key: &str, colour: Color32, edge: Color32) {
    let size = cap_size(ui, key);
    let rect = Rect::from_min_size(left_middle - Vec2::new(0.0, size.y / 2.0), size);
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(3),
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    let text = line(ui, key, cap_font(), colour);
    ui.painter()
        .galley(rect.center() - text.size() / 2.0, text, colour);
}

/// Show one key, such as `F2`.
pub fn keycap(ui: &mut Ui, key: &str) -> Response {
    keyhint(ui, &[key], "")
}

/// Show keys with what they do: `[F2] veiligheid`.
pub fn keyhint(ui: &mut Ui, keys: &[&str], what: &str) -> Response {
    let palette = Palette::current(ui);
    let text = line(ui, what, font(Size::Small), palette.muted);
    let caps: f32 = keys.iter().map(|key| cap_size(ui, key).x + GAP).sum();
    let size = Vec2::new(caps + text.size().x, HEIGHT.max(text.size().y));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let mut at = rect.left_center();
    for key in keys {
        paint_cap(ui, at, key, palette.text, palette.line);
        at.x += cap_size(ui, key).x + GAP;
    }
    paint_left(ui, at, &text, palette.muted);
    let name = format!("{} {what}", keys.join(" "));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), name.trim()));
    response
}
