//! Step 8: what was done, what was told to whom, referrals, and who goes on.

use eframe::egui::Ui;

use crate::{
    melding::{Act, ActKind, Command, Text},
    protocol::Step,
};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, capitalised},
    theme::Tone,
    widgets::{Chip, Choice, Row},
};

use super::{
    account, after_row, below, group, labelled, question, rare, row_id, statements::moments,
    toggles,
};

const KINDS: [ActKind; 3] = [ActKind::Gedaan, ActKind::Verteld, ActKind::Verwezen];

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    group(ui, &t.group_acts);
    let melding = scene.melding;
    for act in melding.live_acts() {
        act_row(ui, scene, act);
    }
    new_row(ui, scene);
    group(ui, &t.group_questions);
    question::of_step(ui, scene, Step::Acties);
}

fn new_row(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let row = RowId::NewAct;
    let current = scene.is_current(row);
    let words: [&str; 3] = [&t.act_done, &t.act_told, &t.act_referred];
    let output = Row::new(row_id(row), &t.new_act)
        .current(current)
        .show(ui, |ui| {
            Choice::new(&t.new_act, &words.map(Chip::new))
                .tab_stop(current)
                .show(ui)
        });
    if let Some(at) = after_row(scene, ui, row, output) {
        add(scene, KINDS[at]);
    }
}

/// Adds an act and opens its field.
fn add(scene: &mut Scene<'_>, kind: ActKind) {
    let id = scene.melding.next_entry();
    scene.ask(Action::Do(Command::AddAct(kind)));
    scene.ask(Action::OpenNote(RowId::Act(id)));
}

fn act_row(ui: &mut Ui, scene: &mut Scene<'_>, act: &Act) {
    let t = scene.t;
    let row = RowId::Act(act.id);
    let current = scene.is_current(row);
    let kind = capitalised(scene.docs.act_kind(act.kind));
    let to = act.to.map(|id| scene.person(id)).unwrap_or_default();
    let at = moments(scene, act.at, act.recorded);
    let about = act.about.iter().map(ToString::to_string);
    let about = about.collect::<Vec<_>>().join(", ");
    let parts = [
        at.as_str(),
        kind.as_str(),
        to.as_str(),
        about.as_str(),
        act.reason.as_str(),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.trim().is_empty()).collect();
    let sub = parts.join(" · ");
    let output = Row::new(row_id(row), &act.text)
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |_| ());
    after_row(scene, ui, row, output);
    if !current {
        return;
    }
    let mut next = act.clone();
    below(ui, |ui| {
        let words: [&str; 3] = [&t.act_done, &t.act_told, &t.act_referred];
        let chips = words.map(Chip::new);
        let selected = KINDS.iter().position(|k| *k == act.kind);
        if let Some(at) = Choice::new(&t.group_acts, &chips)
            .selected(selected)
            .show(ui)
        {
            next.kind = KINDS[at];
        }
        if let Some(text) = scene.field(ui, row, "tekst", &t.act_text, &act.text, 2) {
            next.text = Text::clean(&text);
        }
        labelled(ui, &t.act_to, |ui| {
            if let Some(who) = account::who_or_nobody(ui, scene, &t.act_to, act.to) {
                next.to = who;
            }
        });
        if let Some(text) = scene.field(ui, row, "reden", &t.act_reason, &act.reason, 1) {
            next.reason = Text::clean(&text);
        }
        let filled = !act.about.is_empty();
        if rare(ui, scene, row, "meer", &t.act_rare, filled) {
            let children: Vec<_> = scene.melding.children().map(|c| c.id).collect();
            if !children.is_empty() {
                labelled(ui, &t.act_about, |ui| {
                    if let Some(set) = toggles(ui, &t.act_about, &children, &act.about) {
                        next.about = set;
                    }
                });
            }
            let done = question::moment_text(ui, scene, row, &t.done_at, act.at);
            if let Some(at) = done {
                next.at = at.or(act.recorded);
            }
        }
        if ui.button(&t.withdraw).clicked() {
            next.withdrawn = true;
        }
    });
    if next != *act {
        scene.ask(Action::Do(Command::EditAct(next)));
    }
}
