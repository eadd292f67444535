//! The four lamps of the card: a sign, the question and where it stands, always in words.
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Galley, Rect, Sense, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

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
const PAD: f32 = 12.0;
const SIGN: f32 = 13.5;

/// Where the status stands: behind the name, or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Behind,
    Below,
}

/// Show the lamps over the full width, in equal parts, in the lowest form that fits their words:
/// side by side, or two by two, with the status behind or below the name. Returns the lamp that
/// was pressed.
pub fn lamps(ui: &mut Ui, lamps: &[Lamp<'_>]) -> Option<usize> {
    let width = ui.available_width();
    let all = lamps.len().max(1);
    let forms = [
        (all, Form::Behind),
        (all, Form::Below),
        (2, Form::Behind),
        (2, Form::Below),
    ];
    let fits = |columns: usize, form: Form| {
        let room = width / columns as f32;
        lamps.iter().all(|lamp| lamp.width(ui, form) <= room)
    };
    let (columns, form) = forms
        .into_iter()
        .find(|(columns, form)| fits(*columns, *form))
        .unwrap_or((1, Form::Behind));
    let cell = Vec2::new(width / columns as f32, 0.0);
    let height = lamps
        .iter()
        .map(|lamp| lamp.height(ui, cell.x, form))
        .fold(HEIGHT, f32::max);
    let lines = lamps.len().div_ceil(columns);
    let size = Vec2::new(width, height * lines as f32);
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut chosen = None;
    for (at, lamp) in lamps.iter().enumerate() {
        let (row, column) = (at / columns, at % columns);
        let min = area.min + Vec2::new(column as f32 * cell.x, row as f32 * height);
        let rect = Rect::from_min_size(min, Vec2::new(cell.x, height));
        if lamp.show(ui, rect, form, column + 1 < columns) {
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

    fn width(&self, ui: &Ui, form: Form) -> f32 {
        let name = self.name_width(ui);
        let status = line(ui, self.status, font(Size::Body), Color32::BLACK)
            .size()
            .x;
        let words = match form {
            Form::Behind => name + GRID + status,
            Form::Below => name.max(status),
        };
        2.0 * PAD + SIGN + GRID + words
    }

    /// The status, wrapped at what is left of the width.
    fn status(&self, ui: &Ui, width: f32, form: Form, colour: Color32) -> Arc<Galley> {
        let name = if form == Form::Behind {
            self.name_width(ui) + GRID
        } else {
            0.0
        };
        let room = width - (2.0 * PAD + SIGN + GRID + name);
        wrapped(ui, self.status, font(Size::Body), colour, room)
    }

    fn height(&self, ui: &Ui, width: f32, form: Form) -> f32 {
        let status = self.status(ui, width, form, Color32::BLACK).size().y;
        let name = line(ui, self.name, strong(ui.ctx(), Size::Body), Color32::BLACK)
            .size()
            .y;
        match form {
            Form::Behind => status.max(name) + 2.0 * GRID,
            Form::Below => status + name + GRID,
        }
    }

    fn show(&self, ui: &mut Ui, rect: Rect, form: Form, edge: bool) -> bool {
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

        let colour = palette.tone(self.sign.tone());
        let word = line(ui, self.name, strong(ui.ctx(), Size::Body), palette.text);
        let status = self.status(ui, rect.width(), form, colour);
        let mut at = rect.left_center() + Vec2::new(PAD, 0.0);
        if form == Form::Below {
            at.y -= status.size().y / 2.0;
        }
        self.sign
            .paint(ui, at + Vec2::new(SIGN / 2.0, 0.0), SIGN, &palette);
        at.x += SIGN + GRID;
        paint_left(ui, at, &word, palette.text);
        let at = match form {
            Form::Behind => at + Vec2::new(word.size().x + GRID, 0.0),
            Form::Below => at + Vec2::new(0.0, (word.size().y + status.size().y) / 2.0),
        };
        paint_left(ui, at, &status, colour);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        response.clicked()
    }
}
