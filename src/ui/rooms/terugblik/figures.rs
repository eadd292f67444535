//! Figures of the team over a fixed period. No names, and no number that points at one call.

use eframe::egui::{self, Ui};

use crate::{
    terugblik::{Count, FigureRow, Figures, Row},
    ui::{
        action::TerugblikAction as Ask,
        room::terugblik::{FiguresView, Term},
        scene::{Scene, capitalised},
        theme::{Palette, Size},
        widgets::{Chip, Choice},
    },
};

use super::{
    line::card,
    list::fixed,
    texts::{self, bold, cell, para},
};

/// Shows the figures.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, view: &FiguresView) {
    let t = scene.t;
    let palette = Palette::current(ui);
    bold(ui, &t.terugblik_figures, Size::Title);
    para(ui, &t.terugblik_figures_words, Size::Body, palette.muted);
    ui.add_space(8.0);
    let chips = [
        Chip::new(&t.terugblik_term_month),
        Chip::new(&t.terugblik_term_quarter),
        Chip::new(&t.terugblik_term_year),
    ];
    let at = Term::ALL.iter().position(|term| *term == view.term);
    let chosen = Choice::new(&t.terugblik_period, &chips)
        .selected(at)
        .show(ui);
    if let Some(at) = chosen {
        scene.ask(Ask::Figures(Term::ALL[at], 1).into());
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.terugblik_earlier).clicked() {
            scene.ask(Ask::Figures(view.term, view.ago + 1).into());
        }
        let later = ui.add_enabled(view.ago > 0, egui::Button::new(&t.terugblik_later));
        if later.clicked() {
            scene.ask(Ask::Figures(view.term, view.ago.saturating_sub(1)).into());
        }
    });
    ui.add_space(8.0);
    if let Some(problem) = &view.problem {
        para(ui, problem, Size::Body, palette.red);
    }
    match &view.done {
        Some(figures) => table(ui, scene, figures),
        None => {
            let text = t.terugblik_reading.replace("{n}", &view.read.to_string());
            para(ui, &text, Size::Body, palette.muted);
        }
    }
}

fn table(ui: &mut Ui, scene: &Scene<'_>, figures: &Figures) {
    let t = scene.t;
    let period = t
        .terugblik_from_to
        .replace("{van}", &crate::documents::day(figures.period.from))
        .replace("{tot}", &crate::documents::day(figures.period.to));
    bold(ui, &period, Size::Heading);
    ui.add_space(6.0);
    for row in &figures.rows {
        card(ui, 12, |ui| one(ui, scene, row));
        ui.add_space(8.0);
    }
    let palette = Palette::current(ui);
    para(ui, &t.terugblik_figures_note, Size::Control, palette.muted);
}

fn one(ui: &mut Ui, scene: &Scene<'_>, row: &Row) {
    let words = texts::words(scene);
    let palette = Palette::current(ui);
    bold(ui, words.figure_row(row.row), Size::Body);
    for (figure, count) in &row.cells {
        let name = capitalised(words.figure_cell(*figure));
        figure_line(ui, scene, &name, *count, row.percent(*figure));
    }
    let total = capitalised(words.figure_total());
    figure_line(ui, scene, &total, row.total, None);
    if row.row == FigureRow::Repeat {
        para(
            ui,
            &scene.t.terugblik_repeat_note,
            Size::Control,
            palette.muted,
        );
    }
}

/// A figure with its name and share, so that all of them line up.
fn figure_line(ui: &mut Ui, scene: &Scene<'_>, name: &str, count: Count, percent: Option<u32>) {
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        fixed(ui, 180.0, |ui| cell(ui, name, Size::Body, palette.text));
        let number = texts::words(scene).count(count);
        let number = match percent {
            Some(percent) => format!("{number}  ({percent} %)"),
            None => number,
        };
        let colour = match count {
            Count::Shown(_) => palette.text,
            Count::Hidden => palette.muted,
        };
        cell(ui, &number, Size::Body, colour);
    });
}
