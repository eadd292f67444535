//! The statements that were recorded at this step, each with its speaker; the current one opens.

use eframe::egui::Ui;

use crate::melding::{Command, Speaker, Statement, Text};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge},
    theme::{Hue, Tone},
    widgets::{Badge, Chip, Choice, Row},
};

use super::{account, after_row, below, group, labelled, row_id};

/// Shows the statements of the step on screen.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let step = scene.view.step;
    let melding = scene.melding;
    let statements: Vec<&Statement> = melding
        .live_statements()
        .filter(|s| s.step == step)
        .collect();
    if statements.is_empty() {
        return;
    }
    group(ui, &scene.t.group_statements);
    for statement in statements {
        row(ui, scene, statement);
    }
}

fn speaker_badge(statement: &Statement) -> Badge<'static> {
    match statement.account.speaker() {
        Speaker::Person(id) => badge(id),
        Speaker::Officer => Badge {
            hue: Hue::Own,
            letter: "ik",
        },
        Speaker::Document => Badge {
            hue: Hue::Document,
            letter: "st",
        },
        Speaker::System => Badge {
            hue: Hue::Document,
            letter: "sys",
        },
    }
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, statement: &Statement) {
    let t = scene.t;
    let row = RowId::Statement(statement.id);
    let current = scene.is_current(row);
    let at = statement
        .at
        .map(|at| at.format("%H:%M").to_string())
        .unwrap_or_default();
    let parts = [
        at,
        scene.according_to(&statement.account),
        statement.place.to_string(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.trim().is_empty()).collect();
    let sub = parts.join(" · ");
    let output = Row::new(row_id(row), &statement.text)
        .badge(speaker_badge(statement))
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |_| ());
    after_row(scene, ui, row, output);
    if !current {
        return;
    }
    let mut next = statement.clone();
    below(ui, |ui| {
        if let Some(text) = scene.field(ui, row, "tekst", &t.statement_text, &statement.text, 2) {
            next.text = Text::clean(&text);
        }
        let known = account::edit(ui, scene, row, &t.account, Some(&statement.account));
        if let Some(account) = known {
            next.account = account;
        }
        labelled(ui, &t.bar_accuses, |ui| {
            let people = scene.melding.people_by_part();
            let mut chips = vec![Chip::new(&t.nobody)];
            chips.extend(people.iter().map(|id| Chip::with_badge("", badge(*id))));
            let selected = match statement.accuses {
                None => Some(0),
                Some(id) => people.iter().position(|p| *p == id).map(|i| i + 1),
            };
            if let Some(at) = Choice::new(&t.bar_accuses, &chips)
                .selected(selected)
                .show(ui)
            {
                next.accuses = at.checked_sub(1).and_then(|i| people.get(i)).copied();
            }
        });
        if let Some(text) = scene.field(ui, row, "plaats", &t.statement_place, &statement.place, 1)
        {
            next.place = Text::clean(&text);
        }
        if ui.button(&t.withdraw).clicked() {
            next.withdrawn = true;
        }
    });
    if next != *statement {
        scene.ask(Action::Do(Command::EditStatement(next)));
    }
}
