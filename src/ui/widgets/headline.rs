//! The outcome at the top of the right column. Its height never changes, so that nothing below it
//! moves when the outcome does; a change is announced to a screen reader.
use eframe::egui;
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::Sign;
use super::parts::{line, paint_left, rows, whole_sentences};
use crate::ui::theme::{GRID, Palette, Size, font, strong};

/// How many lines of text are kept free below the title.
const LINES: usize = 3;
const EDGE: f32 = 6.0;
const PAD_X: f32 = 16.0;
const PAD_Y: f32 = 10.0;
const GAP: f32 = 2.0;

/// The outcome, before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headline<'a> {
    /// The sign; its tone gives edge, ground and title their colour.
    pub sign: Sign,
    /// The outcome in words.
    pub title: &'a str,
    /// What goes with it; three lines in all.
    pub lines: &'a [&'a str],
}

/// The height of the outcome bar in points, whatever it says.
pub fn headline_height(ui: &Ui) -> f32 {
    let title = strong(ui.ctx(), Size::Heading);
    let (title, body) = ui.fonts_mut(|fonts| {
        (
            fonts.row_height(&title),
            fonts.row_height(&font(Size::Body)),
        )
    });
    (2.0 * PAD_Y + title + GAP + LINES as f32 * body).ceil()
}

impl Headline<'_> {
    /// Show it over the full width. Text beyond three lines is cut, at the end of a sentence where
    /// that fills them, and can be read whole under the mouse and by a screen reader.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let palette = Palette::current(ui);
        let tone = self.sign.tone();
        let colour = palette.tone(tone);
        let size = Vec2::new(ui.available_width(), headline_height(ui));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().rect_filled(rect, 0, palette.tint(tone));
        let edge = Rect::from_min_size(rect.min, Vec2::new(EDGE, rect.height()));
        ui.painter().rect_filled(edge, 0, colour);

        let left = rect.left() + PAD_X;
        let sign = Size::Heading.points();
        let room = rect.right() - GRID - left;
        let title_height = line(ui, "X", strong(ui.ctx(), Size::Heading), colour)
            .size()
            .y;
        let middle = rect.top() + PAD_Y + title_height / 2.0;
        self.sign
            .paint(ui, egui::pos2(left + sign / 2.0, middle), sign, &palette);
        let at = egui::pos2(left + sign + GRID, middle);
        let title = strong(ui.ctx(), Size::Heading);
        let title = rows(ui, self.title, title, colour, room - sign - GRID, 1);
        paint_left(ui, at, &title, colour);

        let text = self.lines.join("\n");
        let (body, cut) = whole_sentences(ui, &text, &font(Size::Body), palette.text, room, LINES);
        let cut = cut || title.elided;
        let top = egui::pos2(left, rect.top() + PAD_Y + title_height + GAP);
        ui.painter().galley(top, body, palette.text);

        let name = format!("{}. {}", self.title, self.lines.join(" "));
        response.widget_info(|| WidgetInfo::labeled(Role::Status, ui.is_enabled(), name.trim()));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        if cut {
            response.on_hover_text(format!("{}\n{text}", self.title))
        } else {
            response
        }
    }
}
