//! Two courses of one scenario side by side, for a class that worked in two groups.

use eframe::egui::{Grid, Label, RichText, Ui, Vec2};

use crate::{
    training::{Side, side_by_side},
    ui::{
        action::TrainingAction as Ask,
        room::oefenen::Attempt,
        rooms::form::{heading, title, words},
        scene::Scene,
        shell::clock,
        theme::{Palette, Size, Tone, font, strong},
        widgets::Sign,
    },
};

use super::{figures, rows};

/// Shows both.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, one: usize, other: usize) {
    let t = scene.t;
    let app = scene.app;
    let (Some(left), Some(right)) = (app.attempt(one), app.attempt(other)) else {
        return;
    };
    title(ui, &t.oefenen_compare);
    words(ui, &left.scenario.title);
    let names = rows::short_names(scene, &[one, other]);
    ui.horizontal_wrapped(|ui| {
        for (at, name) in [one, other].into_iter().zip(&names) {
            if ui
                .button(format!("{}: {name}", t.oefenen_debrief))
                .clicked()
            {
                scene.ask(Ask::Debrief(at).into());
            }
        }
    });
    for (attempt, name) in [left, right].into_iter().zip(&names) {
        if let Some(help) = app.training_texts().help(attempt.course.help) {
            words(ui, &format!("{name}: {help}"));
        }
    }
    heading(ui, &t.oefenen_figures);
    both_figures(ui, scene, left, right, &names);
    heading(ui, &t.oefenen_points);
    points(ui, scene, left, right, &names);
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(width, ui.spacing().interact_size.y);
    ui.allocate_ui(size, |ui| {
        ui.set_min_width(width);
        ui.set_max_width(width);
        ui.horizontal_wrapped(add);
    });
}

fn head(ui: &mut Ui, first: &str, names: &[String], widths: [f32; 3]) {
    let bold = |ui: &mut Ui, text: &str| {
        let text = RichText::new(text).font(strong(ui.ctx(), Size::Body));
        ui.add(Label::new(text).wrap());
    };
    cell(ui, widths[0], |ui| bold(ui, first));
    for (name, width) in names.iter().zip(&widths[1..]) {
        cell(ui, *width, |ui| bold(ui, name));
    }
    ui.end_row();
}

/// The widths of a column of words and two of values.
fn widths(ui: &Ui, part: f32) -> [f32; 3] {
    let room = (ui.available_width() - 32.0).max(240.0);
    let first = room * part;
    let each = (room - first) / 2.0;
    [first, each, each]
}

fn both_figures(ui: &mut Ui, scene: &Scene<'_>, left: &Attempt, right: &Attempt, names: &[String]) {
    let widths = widths(ui, 0.3);
    let of = |attempt: &Attempt| figures::figures(scene, &attempt.grading, None);
    let both = of(left).into_iter().zip(of(right));
    Grid::new("oefenen-cijfers").striped(true).show(ui, |ui| {
        head(ui, "", names, widths);
        for (one, other) in both {
            cell(ui, widths[0], |ui| {
                ui.add(Label::new(&one.name).wrap());
            });
            for (figure, width) in [(&one, widths[1]), (&other, widths[2])] {
                cell(ui, width, |ui| {
                    figures::sign(ui, figure);
                    ui.add(Label::new(&figure.value).wrap());
                });
            }
            ui.end_row();
        }
    });
}

fn points(ui: &mut Ui, scene: &Scene<'_>, left: &Attempt, right: &Attempt, names: &[String]) {
    let widths = widths(ui, 0.5);
    let pairs = side_by_side(&left.grading, &right.grading);
    Grid::new("oefenen-punten").striped(true).show(ui, |ui| {
        head(ui, &scene.t.oefenen_point, names, widths);
        for pair in &pairs {
            let both = [pair.a.as_ref(), pair.b.as_ref()];
            // What one of them missed says what it is about.
            let missed = both.iter().flatten().find(|side| !side.good);
            let what = missed.or(both.iter().flatten().next());
            cell(ui, widths[0], |ui| {
                ui.add(Label::new(what.map_or("", |side| &side.what)).wrap());
            });
            for (side, width) in both.into_iter().zip(&widths[1..]) {
                cell(ui, *width, |ui| one(ui, scene, side));
            }
            ui.end_row();
        }
    });
}

fn one(ui: &mut Ui, scene: &Scene<'_>, side: Option<&Side>) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let (sign, tone, words) = match side {
        None => (Sign::Hollow, Tone::Muted, t.oefenen_not_at_issue.clone()),
        Some(side) => {
            let (sign, tone, word) = if side.good {
                (Sign::Check, Tone::Green, &t.oefenen_went_well)
            } else {
                (Sign::Diamond, Tone::Red, &t.oefenen_was_missed)
            };
            let when = side.second.map(clock);
            let words = when.map_or(word.clone(), |when| format!("{word} · {when}"));
            (sign, tone, words)
        }
    };
    sign.show(ui);
    let words = RichText::new(words).font(font(Size::Body));
    ui.add(Label::new(words.color(palette.tone(tone))).wrap());
}
