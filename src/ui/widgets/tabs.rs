//! A tab strip: the chosen tab is bold and has a line below it.
use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::parts::{focus_ring, hairline, line, set_selected};
use crate::ui::theme::{GRID, Palette, Size, font, strong};

/// One tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab<'a> {
    /// The word on it.
    pub label: &'a str,
    /// How many things wait there; nothing is shown for none.
    pub count: usize,
}

const HEIGHT: f32 = 36.0;
const PAD: f32 = 10.0;

/// Show the strip over the full width; tabs that do not fit go on a next line. Returns the tab
/// that was pressed.
pub fn tabs(ui: &mut Ui, tabs: &[Tab<'_>], selected: usize) -> Option<usize> {
    strip(ui, tabs, selected, HEIGHT, true)
}

/// Show the strip in a bar of this height that has a line of its own at its foot.
pub fn tabs_in_bar(ui: &mut Ui, tabs: &[Tab<'_>], selected: usize, height: f32) -> Option<usize> {
    strip(ui, tabs, selected, height, false)
}

fn strip(
    ui: &mut Ui,
    tabs: &[Tab<'_>],
    selected: usize,
    height: f32,
    line_below: bool,
) -> Option<usize> {
    let available = ui.available_width();
    let labels: Vec<String> = tabs.iter().map(Tab::text).collect();
    let mut rects = Vec::with_capacity(tabs.len());
    let (mut x, mut y) = (GRID, 0.0);
    for label in &labels {
        let bold = line(ui, label, strong(ui.ctx(), Size::Body), Color32::BLACK)
            .size()
            .x;
        let width = (bold + 2.0 * PAD).ceil();
        if x > GRID && x + width > available {
            (x, y) = (GRID, y + height);
        }
        rects.push(Rect::from_min_size(
            egui::pos2(x, y),
            Vec2::new(width, height),
        ));
        x += width;
    }
    let (area, _) = ui.allocate_exact_size(Vec2::new(available, y + height), Sense::hover());
    if line_below {
        hairline(ui, area, &Palette::current(ui));
    }
    let mut chosen = None;
    for (at, (label, rect)) in labels.iter().zip(rects).enumerate() {
        let id = ui.scope_id().with(("tab", tabs[at].label));
        if show(
            ui,
            id,
            label,
            rect.translate(area.min.to_vec2()),
            at == selected,
        ) {
            chosen = Some(at);
        }
    }
    chosen
}

/// The width in points that the strip needs on one line.
pub fn tabs_width(ui: &Ui, tabs: &[Tab<'_>]) -> f32 {
    let widths = tabs.iter().map(|tab| {
        let bold = line(
            ui,
            &tab.text(),
            strong(ui.ctx(), Size::Body),
            Color32::BLACK,
        );
        (bold.size().x + 2.0 * PAD).ceil()
    });
    GRID + widths.sum::<f32>()
}

fn show(ui: &mut Ui, id: egui::Id, label: &str, rect: Rect, selected: bool) -> bool {
    let palette = Palette::current(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), label));
    set_selected(ui, id, selected);
    let (face, colour) = match (selected, response.hovered()) {
        (true, _) => (strong(ui.ctx(), Size::Body), palette.text),
        (false, true) => (font(Size::Body), palette.text),
        (false, false) => (font(Size::Body), palette.muted),
    };
    let text = line(ui, label, face, colour);
    ui.painter()
        .galley(rect.center() - text.size() / 2.0, text, colour);
    if selected {
        let below = Rect::from_min_max(egui::pos2(rect.left(), rect.bottom() - 2.5), rect.max);
        ui.painter().rect_filled(below, 0, palette.accent);
    }
    if response.has_focus() {
        focus_ring(ui, rect.shrink(2.0), &palette);
    }
    response.clicked()
}

impl Tab<'_> {
    fn text(&self) -> String {
        if self.count == 0 {
            self.label.to_owned()
        } else {
            format!("{} {}", self.label, self.count)
        }
    }
}
