//! The badge of a person or source: a letter in an outlined box, in that person's hue.
use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::parts::line;
use crate::ui::theme::{Hue, Palette, Size, strong};

/// The letter and hue of a person or source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge<'a> {
    /// Whose it is.
    pub hue: Hue,
    /// The letter or short word: A, B, K1, ik, st.
    pub letter: &'a str,
}

const HEIGHT: f32 = 20.0;
const LEAST_WIDTH: f32 = 24.0;

impl Badge<'_> {
    /// The size of the badge in points.
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let text = line(
            ui,
            self.letter,
            strong(ui.ctx(), Size::Small),
            egui::Color32::BLACK,
        );
        Vec2::new(
            (text.size().x + 12.0).max(LEAST_WIDTH),
            HEIGHT.max(text.size().y + 2.0),
        )
    }

    /// Paint the badge with its top left corner at a point.
    pub fn paint(&self, ui: &Ui, top_left: Pos2, palette: &Palette) {
        let colour = palette.hue(self.hue);
        let rect = Rect::from_min_size(top_left, self.size(ui));
        ui.painter().rect(
            rect,
            CornerRadius::same(4),
            palette.panel,
            Stroke::new(1.5, colour),
            StrokeKind::Inside,
        );
        let text = line(ui, self.letter, strong(ui.ctx(), Size::Small), colour);
        let at = rect.center() - text.size() / 2.0;
        ui.painter().galley(at, text, colour);
    }
}

/// Show a badge in the flow of a layout. `name` is what a screen reader says: "A, moeder".
pub fn badge(ui: &mut Ui, badge: Badge<'_>, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(badge.size(ui), Sense::hover());
    badge.paint(ui, rect.min, &Palette::current(ui));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), name));
    response
}
