//! The statements that were recorded at this step, each with its speaker; the current one opens.

use chrono::{NaiveDateTime, TimeDelta};
use eframe::egui::Ui;

use crate::melding::{Account, Command, Speaker, Statement, Text};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge},
    theme::{Hue, Tone},
    widgets::{Badge, Row},
};

use super::{account, after_row, below, group, labelled, question, rare, row_id};

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

/// When it was said or done; the time of writing only where it differs.
pub fn moments(
    scene: &Scene<'_>,
    at: Option<NaiveDateTime>,
    recorded: Option<NaiveDateTime>,
) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let day = at.date() == scene.melding.at.date();
    let short = |moment: NaiveDateTime| {
        let format = if day { "%H:%M" } else { "%d-%m %H:%M" };
        moment.format(format).to_string()
    };
    match recorded {
        Some(written) if (written - at).abs() > SAME_MOMENT => scene
            .t
            .written_later
            .replace("{tijd}", &short(at))
            .replace("{geschreven}", &short(written)),
        Some(_) | None => short(at),
    }
}

/// Within this time it was written down as it was said.
const SAME_MOMENT: TimeDelta = TimeDelta::minutes(5);

fn speaker_badge(statement: &Statement) -> Badge<'static> {
    match statement.account.speaker() {
        Speaker::Person(id) => badge(id),
        // No speaker that nobody chose: recorded, and whose it is was not named.
        Speaker::Officer if statement.account == Account::NietGenoemd => Badge {
            hue: Hue::Own,
            letter: "?",
        },
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
    let at = moments(scene, statement.at, statement.recorded);
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
            if let Some(who) = account::who_or_nobody(ui, scene, &t.bar_accuses, statement.accuses)
            {
                next.accuses = who;
            }
        });
        if let Some(text) = scene.field(ui, row, "plaats", &t.statement_place, &statement.place, 1)
        {
            next.place = Text::clean(&text);
        }
        if rare(ui, scene, row, "tijd", &t.said_at, false) {
            let said = question::moment_text(ui, scene, row, &t.said_at, statement.at);
            if let Some(at) = said {
                next.at = at.or(statement.recorded);
            }
        }
        if ui.button(&t.withdraw).clicked() {
            next.withdrawn = true;
        }
    });
    if next != *statement {
        scene.ask(Action::Do(Command::EditStatement(next)));
    }
}
