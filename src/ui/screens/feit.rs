//! Step 6: a possible offence, and everybody who wishes to report one, each about whom.

use eframe::egui::Ui;

use crate::{
    melding::{Command, ReportWish, Text},
    protocol::{Question, Step},
};

use crate::ui::{
    action::{Action, RowId},
    scene::Scene,
    theme::Tone,
    widgets::Row,
};

use super::{account, after_row, below, group, labelled, question, row_id, toggles};

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    question::of_step(ui, scene, Step::Feit);
    let melding = scene.melding;
    let any = melding.live_wishes().next().is_some();
    if !any && !melding.is_yes(Question::WensAangifte) {
        return;
    }
    group(ui, &scene.t.group_wishes);
    for wish in melding.live_wishes() {
        wish_row(ui, scene, wish);
    }
    ui.add_space(4.0);
    if ui.button(&scene.t.wish_more).clicked() {
        let id = melding.next_entry();
        scene.ask(Action::Do(Command::AddWish));
        scene.ask(Action::ChooseRow(RowId::Wish(id)));
    }
}

fn wish_row(ui: &mut Ui, scene: &mut Scene<'_>, wish: &ReportWish) {
    let t = scene.t;
    let row = RowId::Wish(wish.id);
    let current = scene.is_current(row);
    let by = wish
        .by
        .map_or_else(|| t.someone.clone(), |id| scene.person(id));
    let title = t.wish_line.replace("{wie}", &by);
    let against = t
        .wish_against_line
        .replace("{wie}", &scene.people(&wish.against));
    let parts = [against.as_str(), wish.fact.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.trim().is_empty()).collect();
    let sub = parts.join(" · ");
    let tone = if wish.by.is_none() || wish.against.is_empty() {
        Tone::Amber
    } else {
        Tone::Muted
    };
    let output = Row::new(row_id(row), &title)
        .sub(&sub, tone)
        .current(current)
        .show(ui, |_| ());
    after_row(scene, ui, row, output);
    if current {
        below(ui, |ui| editor(ui, scene, wish));
    }
}

fn editor(ui: &mut Ui, scene: &mut Scene<'_>, wish: &ReportWish) {
    let t = scene.t;
    let row = RowId::Wish(wish.id);
    let mut next = wish.clone();
    labelled(ui, &t.wish_by, |ui| {
        if let Some(by) = account::who_or_nobody(ui, scene, &t.wish_by, wish.by) {
            next.by = by;
        }
    });
    let people = scene.melding.people_by_part();
    labelled(ui, &t.wish_against, |ui| {
        if let Some(set) = toggles(ui, &t.wish_against, &people, &wish.against) {
            next.against = set;
        }
    });
    if let Some(text) = scene.field(ui, row, "waarvan", &t.wish_fact, &wish.fact, 1) {
        next.fact = Text::clean(&text);
    }
    if ui.button(&t.withdraw).clicked() {
        next.withdrawn = true;
    }
    if next != *wish {
        scene.ask(Action::Do(Command::EditWish(next)));
    }
}
