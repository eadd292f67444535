//! One step in the rail on the left: number, name and where it stands. Where the window is narrow
//! only the number and a sign are left; the accessible name stays whole.
use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CornerRadius, Id, Response, Sense, Ui, Vec2, WidgetInfo};

use super::Sign;
use super::parts::{focus_ring, line, paint_left, set_selected, wrapped};
use crate::ui::theme::{GRID, Palette, ROUNDING, Size, Tone, font, strong};

/// A step, before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RailStep<'a> {
    /// An identity that the keyboard can be given to.
    pub id: Id,
    /// The number of the step, from 1.
    pub number: usize,
    /// Its name.
    pub name: &'a str,
    /// Where it stands, in a word or two: "3 open", "klaar"; may be empty.
    pub state: &'a str,
    /// The tone of that word.
    pub tone: Tone,
    /// Is it the step on screen?
    pub selected: bool,
}

const HEIGHT: f32 = 32.0;
const NUMBER: f32 = 22.0;

impl RailStep<'_> {
    /// Show the step over the full width; `compact` leaves the number and a sign.
    pub fn show(&self, ui: &mut Ui, compact: bool) -> Response {
        let palette = Palette::current(ui);
        let width = ui.available_width();
        let name = (!compact).then(|| self.name_text(ui, width, &palette));
        let height = name
            .as_ref()
            .map_or(HEIGHT, |name| HEIGHT.max(name.size().y + GRID));
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        let response = ui.interact(rect, self.id, Sense::click());
        self.describe(ui, &response);

        let fill = match (self.selected, response.hovered()) {
            (true, _) => palette.accent_tint,
            (false, true) => palette.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(ROUNDING), fill);
        let number = line(
            ui,
            &self.number.to_string(),
            font(Size::Small),
            palette.muted,
        );
        let mut at = rect.left_center() + Vec2::new(GRID, 0.0);
        paint_left(ui, at, &number, palette.muted);
        at.x += NUMBER;
        match name {
            Some(name) => {
                paint_left(ui, at, &name, palette.text);
                let colour = palette.tone(self.tone);
                let state = line(ui, self.state, self.state_font(ui), colour);
                let right = rect.right() - GRID - state.size().x;
                paint_left(ui, egui::pos2(right, at.y), &state, colour);
            }
            None => {
                let centre = egui::pos2((at.x + GRID).min(rect.right() - GRID), at.y);
                if let Some(sign) = self.sign() {
                    sign.paint(ui, centre, Size::Body.points(), &palette);
                }
            }
        }
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        response
    }

    fn state_font(&self, ui: &Ui) -> egui::FontId {
        match self.tone {
            Tone::Amber | Tone::Red => strong(ui.ctx(), Size::Small),
            _ => font(Size::Small),
        }
    }

    fn name_text(&self, ui: &Ui, width: f32, palette: &Palette) -> std::sync::Arc<egui::Galley> {
        let face = if self.selected {
            strong(ui.ctx(), Size::Body)
        } else {
            font(Size::Body)
        };
        let state = line(ui, self.state, self.state_font(ui), palette.muted)
            .size()
            .x;
        let gap = if self.state.is_empty() { 0.0 } else { GRID };
        wrapped(
            ui,
            self.name,
            face,
            palette.text,
            width - 2.0 * GRID - NUMBER - state - gap,
        )
    }

    fn sign(&self) -> Option<Sign> {
        match self.tone {
            Tone::Red => Some(Sign::Diamond),
            Tone::Amber => Some(Sign::Triangle),
            Tone::Green => Some(Sign::Check),
            Tone::Accent => Some(Sign::BlueDot),
            Tone::Plain | Tone::Muted => (!self.state.is_empty()).then_some(Sign::Hollow),
        }
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        let mut name = format!("{} {}", self.number, self.name);
        if !self.state.is_empty() {
            name = format!("{name}: {}", self.state);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), &name));
        set_selected(ui, response.id, self.selected);
    }
}
