//! The answer control: segments side by side, one of them chosen or none, each with its key.
//! Where the width is small the keys are left out, and segments flow onto a next line.
use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, CornerRadius, EventFilter, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::keycap::{cap_size, paint_cap};
use super::parts::{focus_ring, line, paint_left};
use crate::ui::keys;
use crate::ui::theme::{Palette, ROUNDING, Size, TARGET, Tone, font, mix, strong};

/// One segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The word on it.
    pub label: &'a str,
    /// The key that chooses it.
    pub key: Option<&'a str>,
    /// How it looks when it is chosen.
    pub tone: Tone,
}

/// The four answers to a signal: ja, nee, genoemd, onbekend, with these words in this order.
pub const fn answers<'a>(words: [&'a str; 4]) -> [Segment<'a>; 4] {
    [
        Segment {
            label: words[0],
            key: Some("J"),
            tone: Tone::Red,
        },
        Segment {
            label: words[1],
            key: Some("N"),
            tone: Tone::Accent,
        },
        Segment {
            label: words[2],
            key: Some("G"),
            tone: Tone::Amber,
        },
        Segment {
            label: words[3],
            key: Some("O"),
            tone: Tone::Amber,
        },
    ]
}

const HEIGHT: f32 = 28.0;
const PAD: f32 = 10.0;
const PAD_NARROW: f32 = 7.0;
const CAP_GAP: f32 = 4.0;
/// Neighbours share one hairline.
const OVERLAP: f32 = 1.0;

/// The control, before it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Segmented<'a> {
    question: &'a str,
    segments: &'a [Segment<'a>],
    selected: Option<usize>,
    tab_stop: bool,
}

impl<'a> Segmented<'a> {
    /// A control that answers `question`; the question is part of every segment's accessible name.
    pub const fn new(question: &'a str, segments: &'a [Segment<'a>]) -> Self {
        Self {
            question,
            segments,
            selected: None,
            tab_stop: true,
        }
    }

    /// Which segment is chosen.
    pub const fn selected(mut self, selected: Option<usize>) -> Self {
        self.selected = selected;
        self
    }

    /// Does Tab stop at the segments? In a long list only those of the current row should, or it
    /// takes four presses to pass one question. Letters and the mouse work either way.
    pub const fn tab_stop(mut self, tab_stop: bool) -> Self {
        self.tab_stop = tab_stop;
        self
    }

    /// The width in points on one line, with the keys.
    pub fn width(&self, ui: &Ui) -> f32 {
        let widths: f32 = self
            .segments
            .iter()
            .map(|segment| width(ui, segment, true))
            .sum();
        widths - OVERLAP * self.segments.len().saturating_sub(1) as f32
    }

    /// Show it. Returns the segment that was pressed.
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let available = ui.available_width();
        let wide = self.width(ui) <= available;
        let rects = flow(
            self.segments.iter().map(|segment| width(ui, segment, wide)),
            available,
            self.height(ui),
        );
        let size = rects
            .iter()
            .fold(Rect::from_min_size(egui::Pos2::ZERO, Vec2::ZERO), |a, b| {
                a.union(*b)
            });
        let (area, _) = ui.allocate_exact_size(size.size(), Sense::hover());
        let one_line = rects.iter().all(|rect| rect.top() == 0.0);
        let mut answer = None;
        for (at, rect) in rects.iter().enumerate() {
            let rect = rect.translate(area.min.to_vec2());
            if self.segment(ui, rect, at, wide, one_line) {
                answer = Some(at);
            }
        }
        self.outline_chosen(ui, &rects, area.min.to_vec2(), one_line);
        answer
    }

    fn height(&self, ui: &Ui) -> f32 {
        let text = ui.fonts_mut(|fonts| fonts.row_height(&font(Size::Control)));
        HEIGHT.max(text + 8.0).max(TARGET)
    }

    fn segment(&self, ui: &mut Ui, rect: Rect, at: usize, wide: bool, one_line: bool) -> bool {
        let segment = &self.segments[at];
        let palette = Palette::current(ui);
        let selected = self.selected == Some(at);
        let sense = if self.tab_stop {
            Sense::click()
        } else {
            Sense::CLICK
        };
        // The question is in the id, so that two controls in one row do not share their state.
        let id = ui.scope_id().with((self.question, at));
        let response = ui.interact(rect, id, sense);
        let name = format!("{}: {}", self.question, segment.label);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, &name)
        });
        keys::mark_cell(ui.ctx(), id);
        let arrows_are_ours = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows_are_ours));

        let corners = self.corners(at, one_line);
        let fill = match (selected, response.hovered()) {
            (true, _) => palette.tint(segment.tone),
            (false, true) => palette.hover,
            (false, false) => palette.panel,
        };
        let painter = ui.painter();
        painter.rect(
            rect,
            corners,
            fill,
            Stroke::new(1.0, palette.line),
            StrokeKind::Inside,
        );
        let colour = if selected {
            palette.tone(segment.tone)
        } else {
            palette.muted
        };
        paint_words(ui, rect, segment, selected, wide, colour, &palette);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        response.clicked()
    }

    /// Over the edges of both neighbours, so after all of them.
    fn outline_chosen(&self, ui: &Ui, rects: &[Rect], shift: Vec2, one_line: bool) {
        let Some((at, rect)) = self.selected.and_then(|at| Some((at, rects.get(at)?))) else {
            return;
        };
        let colour = Palette::current(ui).tone(self.segments[at].tone);
        let stroke = Stroke::new(1.0, colour);
        let corners = self.corners(at, one_line);
        ui.painter()
            .rect_stroke(rect.translate(shift), corners, stroke, StrokeKind::Inside);
    }

    fn corners(&self, at: usize, one_line: bool) -> CornerRadius {
        let on = |round: bool| if round { ROUNDING } else { 0 };
        let first = on(at == 0 || !one_line);
        let last = on(at + 1 == self.segments.len() || !one_line);
        CornerRadius {
            nw: first,
            sw: first,
            ne: last,
            se: last,
        }
    }
}

fn width(ui: &Ui, segment: &Segment<'_>, wide: bool) -> f32 {
    // Always as wide as the bold word, so that choosing does not move the others.
    let bold = line(
        ui,
        segment.label,
        strong(ui.ctx(), Size::Control),
        Color32::BLACK,
    )
    .size()
    .x;
    let cap = segment
        .key
        .filter(|_| wide)
        .map_or(0.0, |key| CAP_GAP + cap_size(ui, key).x);
    let pad = if wide { PAD } else { PAD_NARROW };
    (bold + cap + 2.0 * pad).ceil().max(TARGET)
}

fn paint_words(
    ui: &Ui,
    rect: Rect,
    segment: &Segment<'_>,
    selected: bool,
    wide: bool,
    colour: Color32,
    palette: &Palette,
) {
    let face = if selected {
        strong(ui.ctx(), Size::Control)
    } else {
        font(Size::Control)
    };
    let word = line(ui, segment.label, face, colour);
    let cap = segment.key.filter(|_| wide);
    let cap_width = cap.map_or(0.0, |key| CAP_GAP + cap_size(ui, key).x);
    let mut at = rect.center();
    at.x -= (word.size().x + cap_width) / 2.0;
    paint_left(ui, at, &word, colour);
    if let Some(key) = cap {
        at.x += word.size().x + CAP_GAP;
        let edge = if selected {
            colour
        } else {
            mix(palette.muted, palette.panel, 0.6)
        };
        paint_cap(ui, at, key, colour, edge);
    }
}

/// Put widths side by side from the left, on a next line where they do not fit.
fn flow(widths: impl Iterator<Item = f32>, available: f32, height: f32) -> Vec<Rect> {
    let mut at = egui::Pos2::ZERO;
    let mut rects = Vec::new();
    for width in widths {
        let width = width.min(available.max(TARGET));
        if at.x > 0.0 && at.x + width > available + 0.5 {
            at = egui::Pos2::new(0.0, at.y + height + 4.0);
        }
        rects.push(Rect::from_min_size(at, Vec2::new(width, height)));
        at.x += width - OVERLAP;
    }
    rects
}
