//! What several widgets paint alike: laid out text, the focus ring, the hairline, chosen state.
use std::sync::Arc;

use eframe::egui::{
    Color32, CornerRadius, FontId, Galley, Id, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
    text::LayoutJob,
};

use crate::ui::theme::{Palette, ROUNDING};

/// Text on one line.
pub(super) fn line(ui: &Ui, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), font, colour)
}

/// Text wrapped at a width; a word that is wider is broken.
pub(super) fn wrapped(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> Arc<Galley> {
    ui.painter()
        .layout(text.to_owned(), font, colour, width.max(1.0))
}

/// Text wrapped at a width, cut with an ellipsis after a number of rows.
pub(super) fn rows(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, colour, width.max(1.0));
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// Text wrapped at a width and cut after a number of rows: at the end of a sentence where whole
/// sentences fill the rows, else with an ellipsis. Also says whether anything fell away.
pub fn whole_sentences(
    ui: &Ui,
    text: &str,
    font: &FontId,
    colour: Color32,
    width: f32,
    most: usize,
) -> (Arc<Galley>, bool) {
    let fit = |text: &str| rows(ui, text, font.clone(), colour, width, most);
    let all = fit(text);
    if !all.elided {
        return (all, false);
    }
    // A full stop before a number or a small letter is that of an abbreviation.
    let begins = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    let stops = text.match_indices(['.', '?']).map(|(at, _)| at + 1);
    let ends = stops.filter(|end| text.get(*end..).is_some_and(begins));
    let whole = ends
        .filter_map(|end| text.get(..end))
        .map(fit)
        .rfind(|galley| !galley.elided && galley.rows.len() == most);
    (whole.unwrap_or(all), true)
}

/// Paint text with its left edge at a point and its middle on the height of that point.
pub(super) fn paint_left(ui: &Ui, left_middle: Pos2, galley: &Arc<Galley>, colour: Color32) {
    let top = left_middle.y - galley.size().y / 2.0;
    ui.painter()
        .galley(Pos2::new(left_middle.x, top), Arc::clone(galley), colour);
}

/// The ring around what has the keyboard.
pub(super) fn focus_ring(ui: &Ui, rect: Rect, palette: &Palette) {
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(ROUNDING),
        Stroke::new(2.0, palette.focus),
        StrokeKind::Inside,
    );
}

/// Brings what just got the keyboard into view, where a list scrolled it out.
pub(super) fn keep_in_view(ui: &Ui, response: &Response) {
    if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
}

/// A thin line around what is current without having the keyboard.
pub(super) fn outline(ui: &Ui, rect: Rect, palette: &Palette) {
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(ROUNDING),
        Stroke::new(1.0, palette.border),
        StrokeKind::Inside,
    );
}

/// A hairline along the bottom of a rectangle.
pub(super) fn hairline(ui: &Ui, rect: Rect, palette: &Palette) {
    let y = ui.painter().round_to_pixel_center(rect.bottom() - 0.5);
    ui.painter()
        .hline(rect.x_range(), y, Stroke::new(1.0, palette.line));
}

/// Say in the accessibility tree that this tab, step or row is the chosen one.
///
/// egui reports a chosen state as toggled, which a screen reader calls a switch.
pub(super) fn set_selected(ui: &Ui, id: Id, selected: bool) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.clear_toggled();
        node.set_selected(selected);
    });
}
