//! On which days and hours the contacts fall: squares with numbers, or the same in words.

use eframe::egui::{
    Align2, CornerRadius, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    accesskit::Role,
};

use crate::{
    protocol::WindowTexts,
    ui::{
        action::TerugblikAction as Ask,
        room::terugblik::Family,
        scene::Scene,
        theme::{Palette, Size, font, mix},
        widgets::{Chip, Choice},
    },
};

use super::texts::{bold, para};

const ROW: f32 = 20.0;
const NAMES: f32 = 34.0;

/// Shows the days and hours.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, family: &Family) {
    let t = scene.t;
    bold(ui, &t.terugblik_hours, Size::Body);
    ui.add_space(2.0);
    let chips = [
        Chip::new(&t.terugblik_hours_picture),
        Chip::new(&t.terugblik_hours_words),
    ];
    let selected = usize::from(family.hours_in_words);
    let chosen = Choice::new(&t.terugblik_hours, &chips)
        .selected(Some(selected))
        .show(ui);
    if let Some(at) = chosen {
        scene.ask(Ask::HoursInWords(at == 1).into());
    }
    ui.add_space(4.0);
    let table = &family.course.weekday_hour;
    let lines = in_words(t, table);
    if family.hours_in_words {
        let palette = Palette::current(ui);
        for line in &lines {
            para(ui, line, Size::Body, palette.text);
        }
    } else {
        picture(ui, t, table, &lines);
    }
}

/// Every hour in which there was a contact, in the order of the week.
fn in_words(t: &WindowTexts, table: &[[u32; 24]; 7]) -> Vec<String> {
    let days: Vec<&str> = t.terugblik_weekdays.split(' ').collect();
    let mut lines = Vec::new();
    for (day, hours) in table.iter().enumerate() {
        for (hour, count) in hours.iter().enumerate().filter(|(_, count)| **count > 0) {
            let text = t
                .terugblik_hour_line
                .replace("{dag}", days.get(day).copied().unwrap_or_default())
                .replace("{van}", &hour.to_string())
                .replace("{tot}", &(hour + 1).to_string())
                .replace("{n}", &count.to_string());
            lines.push(text);
        }
    }
    lines
}

fn picture(ui: &mut Ui, t: &WindowTexts, table: &[[u32; 24]; 7], lines: &[String]) {
    let palette = Palette::current(ui);
    let width = ui.available_width().min(760.0);
    let size = Vec2::new(width, ROW * 8.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = format!("{}: {}", t.terugblik_hours, lines.join("; "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let step = (width - NAMES) / 24.0;
    let most = table.iter().flatten().copied().max().unwrap_or(0).max(1);
    let painter = ui.painter();
    let short = t.terugblik_weekdays_short.split(' ');
    for (day, name) in short.take(7).enumerate() {
        let y = area.top() + ROW * (day as f32 + 1.5);
        let left = Pos2::new(area.left(), y);
        painter.text(
            left,
            Align2::LEFT_CENTER,
            name,
            font(Size::Small),
            palette.muted,
        );
    }
    for hour in (0..24).step_by(3) {
        let x = area.left() + NAMES + step * hour as f32;
        let top = Pos2::new(x, area.top() + ROW / 2.0);
        let words = format!("{hour:02}");
        painter.text(
            top,
            Align2::LEFT_CENTER,
            words,
            font(Size::Small),
            palette.muted,
        );
    }
    for (day, hours) in table.iter().enumerate() {
        for (hour, count) in hours.iter().enumerate() {
            let corner = Pos2::new(
                area.left() + NAMES + step * hour as f32,
                area.top() + ROW * (day as f32 + 1.0),
            );
            let square = Rect::from_min_size(corner, Vec2::new(step, ROW)).shrink(1.0);
            let round = CornerRadius::same(2);
            let line = Stroke::new(1.0, palette.line);
            if *count == 0 {
                painter.rect_stroke(square, round, line, StrokeKind::Inside);
                continue;
            }
            let part = 0.12 + 0.23 * (*count as f32 / most as f32);
            painter.rect_filled(square, round, mix(palette.accent, palette.panel, part));
            painter.text(
                square.center(),
                Align2::CENTER_CENTER,
                count.to_string(),
                font(Size::Small),
                palette.text,
            );
        }
    }
}
