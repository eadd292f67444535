//! The four lamps of the card: a sign, the question and where it stands, always in words.
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::Sign;
use super::parts::{focus_ring, hairline, line, paint_left, wrapped};
use crate::ui::theme::{GRID, Palette, Size, font, strong};

/// One lamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lamp<'a> {
    /// The sign; its tone colours the status.
    pub sign: Sign,
    /// The question: Veiligheid.
    pub name: &'a str,
    /// Where it stands: 3 open.
    pub status: &'a str,
}

const HEIGHT: f32 = 34.0;
const PAD: f32 = 14.0;
const SIGN: f32 = 13.5;

/// Show the lamps over the full width, in equal parts: four side by side, two by two, or one
/// below the other, whichever fits the words. Returns the lamp that was pressed.
pub fn lamps(ui: &mut Ui, lamps: &[Lamp<'_>]) -> Option<usize> {
    let width = ui.available_width();
    let widest = lamps.iter().map(|lamp| lamp.width(ui)).fold(0.0, f32::max);
    let columns = [lamps.len(), 2]
        .into_iter()
        .find(|columns| widest <= width / (*columns).max(1) as f32)
        .unwrap_or(1)
        .max(1);
    let cell_width = width / columns as f32;
    let height = lamps
        .iter()
        .map(|lamp| lamp.height(ui, cell_width))
        .fold(HEIGHT, f32::max);
    let lines = lamps.len().div_ceil(columns);
    let size = Vec2::new(width, height * lines as f32);
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut chosen = None;
    for (at, lamp) in lamps.iter().enumerate() {
        let (row, column) = (at / columns, at % columns);
        let min = area.min + Vec2::new(column as f32 * cell_width, row as f32 * height);
        let rect = Rect::from_min_size(min, Vec2::new(cell_width, height));
        if lamp.show(ui, rect, column + 1 < columns) {
            chosen = Some(at);
        }
    }
    chosen
}

impl Lamp<'_> {
    fn name_width(&self, ui: &Ui) -> f32 {
        line(ui, self.name, strong(ui.ctx(), Size::Body), Color32::BLACK)
            .size()
            .x
    }

    fn width(&self, ui: &Ui) -> f32 {
        let status = line(ui, self.status, font(Size::Body), Color32::BLACK)
            .size()
            .x;
        2.0 * PAD + SIGN + 2.0 * GRID + self.name_width(ui) + status
    }

    fn status_room(&self, ui: &Ui, width: f32) -> f32 {
        width - (2.0 * PAD + SIGN + 2.0 * GRID + self.name_width(ui))
    }

    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let room = self.status_room(ui, width);
        wrapped(ui, self.status, font(Size::Body), Color32::BLACK, room)
            .size()
            .y
            + 2.0 * GRID
    }

    fn show(&self, ui: &mut Ui, rect: Rect, edge: bool) -> bool {
        let palette = Palette::current(ui);
        let response = ui.interact(
            rect,
            ui.scope_id().with(("lamp", self.name)),
            Sense::click(),
        );
        let name = format!("{}: {}", self.name, self.status);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        let fill = if response.hovered() {
            palette.hover
        } else {
            palette.panel
        };
        ui.painter().rect_filled(rect, 0, fill);
        if edge {
            let x = ui.painter().round_to_pixel_center(rect.right() - 0.5);
            ui.painter().vline(x, rect.y_range(), (1.0, palette.line));
        }
        hairline(ui, rect, &palette);

        let mut at = rect.left_center() + Vec2::new(PAD, 0.0);
        self.sign
            .paint(ui, at + Vec2::new(SIGN / 2.0, 0.0), SIGN, &palette);
        at.x += SIGN + GRID;
        let word = line(ui, self.name, strong(ui.ctx(), Size::Body), palette.text);
        paint_left(ui, at, &word, palette.text);
        at.x += word.size().x + GRID;
        let colour = palette.tone(self.sign.tone());
        let room = self.status_room(ui, rect.width());
        let status = wrapped(ui, self.status, font(Size::Body), colour, room);
        paint_left(ui, at, &status, colour);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        response.clicked()
    }
}
