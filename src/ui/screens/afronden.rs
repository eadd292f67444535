//! Step 10: everything open or contradictory, the officer's decision, both documents in full.

use eframe::egui::{Label, Ui};

use crate::{
    afweging::{Contradiction, OpenPoint, contradictions},
    protocol::Step,
};

use crate::ui::{
    action::{Action, ArchiveAction, Paper, RowId},
    scene::Scene,
    side,
    theme::Tone,
    widgets::Row,
};

use super::{after_row, group, question, row_id};

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    group(ui, &t.group_open);
    if scene.app.hides_advice() {
        ui.add(Label::new(&t.oefenen_advice_hidden).wrap());
    } else {
        open_points(ui, scene);
    }
    group(ui, &t.group_decide);
    question::of_step(ui, scene, Step::Afronden);
    if scene.app.draft().is_some() {
        ui.add_space(8.0);
        let finish = ui.button(&t.finish_button).on_hover_text("Ctrl+Enter");
        if finish.clicked() {
            scene.ask(ArchiveAction::AskFinish.into());
        }
    }
    group(ui, &t.group_documents);
    side::paper(ui, scene, Paper::Mutatie);
    ui.add_space(20.0);
    side::paper(ui, scene, Paper::Zorgmelding);
}

/// What is open, and what cannot both be right.
fn open_points(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let assessment = scene.assessment;
    if assessment.open.is_empty() {
        ui.label(&t.nothing_open);
    }
    for point in &assessment.open {
        open_row(ui, scene, point);
    }
    let found = contradictions(scene.melding);
    if !found.is_empty() {
        group(ui, &t.group_contradictions);
        for contradiction in found {
            let text = words(scene, contradiction);
            ui.add(Label::new(text).wrap());
            ui.add_space(4.0);
        }
    }
}

fn open_row(ui: &mut Ui, scene: &mut Scene<'_>, point: &OpenPoint) {
    let t = scene.t;
    let row = RowId::Open(point.topic);
    let current = scene.is_current(row);
    let title = scene.topic(point.topic);
    let step = scene.protocol.step(point.topic.step()).short.clone();
    let sub = match scene.who_knows(point.topic) {
        "" => step,
        who => format!("{step} · {}", t.who_knows.replace("{wie}", who)),
    };
    let tone = if point.could_become.is_empty() {
        Tone::Muted
    } else {
        Tone::Amber
    };
    let output = Row::new(row_id(row), &title)
        .sub(&sub, tone)
        .current(current)
        .show(ui, |ui| {
            let button = ui.button("→");
            let name = t.go_there.replace("{wat}", &title);
            button.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(
                    eframe::egui::accesskit::Role::Button,
                    true,
                    &name,
                )
            });
            button.clicked()
        });
    if after_row(scene, ui, row, output) {
        scene.ask(Action::GoTo(point.topic));
    }
}

fn words(scene: &Scene<'_>, contradiction: Contradiction) -> String {
    let t = scene.t;
    match contradiction {
        Contradiction::TweeBeslissingen(..) => t.contradiction_two_decisions.clone(),
        Contradiction::BeslissingenOneens(..) => t.contradiction_decisions_differ.clone(),
        Contradiction::AndereDag(..) => t.contradiction_other_day.clone(),
        Contradiction::VerbodOnbekend => t.contradiction_ban.clone(),
        Contradiction::GeenEnWel(_) => t.contradiction_none_and_one.clone(),
        Contradiction::KindVermistEnAanwezig(id) => t
            .contradiction_missing_child
            .replace("{wie}", &scene.person(id)),
        Contradiction::Betwist(signal, _) => t
            .contradiction_disputed
            .replace("{wat}", &scene.protocol.signal(signal).short),
        Contradiction::GehoordZonderVerklaring(id) => {
            t.contradiction_silent.replace("{wie}", &scene.person(id))
        }
        Contradiction::KindIsVolwassen(id) => {
            t.contradiction_adult.replace("{wie}", &scene.person(id))
        }
        Contradiction::KindOuderDanOuder(child, parent) => t
            .contradiction_older
            .replace("{kind}", &scene.person(child))
            .replace("{ouder}", &scene.person(parent)),
        Contradiction::GehoordVoorMelding(id) => t
            .contradiction_heard_before
            .replace("{wie}", &scene.person(id)),
        Contradiction::BeslissingNaMelding(_) => t.contradiction_decision_later.clone(),
        Contradiction::AangifteGewenstEnAfgezien => t.contradiction_declined.clone(),
    }
}
