//! Signs as painted shapes: a glyph may be missing in a font, a shape cannot. A sign always stands
//! beside words, so it has no name of its own.
use eframe::egui::{Pos2, Response, Sense, Shape, Stroke, Ui, Vec2};

use crate::ui::theme::{Palette, Tone};

/// A sign that goes with an outcome or a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Red diamond: optreden noodzakelijk.
    Diamond,
    /// Amber triangle: eerst vaststellen, open.
    Triangle,
    /// Dot in the accent: eigen afweging.
    BlueDot,
    /// Green square: terughoudend. No dot, so that it differs from eigen afweging by more than colour.
    Square,
    /// Green dot: in order.
    GreenDot,
    /// Open circle: not begun, does not apply.
    Hollow,
    /// Green check: ready.
    Check,
}

impl Sign {
    /// The tone in which the words beside the sign are written.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Diamond => Tone::Red,
            Self::Triangle => Tone::Amber,
            Self::BlueDot => Tone::Accent,
            Self::Square | Self::GreenDot | Self::Check => Tone::Green,
            Self::Hollow => Tone::Muted,
        }
    }

    /// Paint the sign around a point; `size` is the height in points of the text beside it.
    pub fn paint(self, ui: &Ui, centre: Pos2, size: f32, palette: &Palette) {
        let colour = palette.tone(self.tone());
        let r = size * 0.36;
        let at = |x: f32, y: f32| centre + Vec2::new(x, y) * r;
        let painter = ui.painter();
        match self {
            Self::Diamond => {
                let points = vec![at(0.0, -1.15), at(1.15, 0.0), at(0.0, 1.15), at(-1.15, 0.0)];
                painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
            }
            Self::Triangle => {
                let points = vec![at(0.0, -1.05), at(1.1, 0.9), at(-1.1, 0.9)];
                painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
            }
            Self::Square => {
                let points = vec![at(-0.8, -0.8), at(0.8, -0.8), at(0.8, 0.8), at(-0.8, 0.8)];
                painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
            }
            Self::BlueDot | Self::GreenDot => {
                painter.circle_filled(centre, r * 0.85, colour);
            }
            Self::Hollow => {
                painter.circle_stroke(centre, r * 0.8, Stroke::new(1.3, colour));
            }
            Self::Check => {
                let points = vec![at(-1.0, 0.05), at(-0.25, 0.8), at(1.05, -0.8)];
                painter.line(points, Stroke::new(2.0, colour));
            }
        }
    }

    /// Put the sign in the flow of a layout, as large as the body text.
    pub fn show(self, ui: &mut Ui) -> Response {
        let size = crate::ui::theme::Size::Body.points();
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        self.paint(ui, rect.center(), size, &Palette::current(ui));
        response
    }
}
