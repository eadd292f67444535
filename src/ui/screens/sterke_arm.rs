//! Step 4: the sterke-arm clause, consultation, the lighter ways and the weighing.

use eframe::egui::Ui;

use crate::{
    melding::{Command, Decision, DecisionKind, EntryId, Tri},
    protocol::{Question, Step},
};

use crate::ui::{
    action::{Action, RowId},
    app::Voorop,
    keys::Letter,
    scene::{Scene, capitalised},
    shell,
    theme::Tone,
    widgets::Row,
};

use super::{after_row, beslissing, group, question, row_id};

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    group(ui, &t.group_clauses);
    let melding = scene.melding;
    let mut any = false;
    for decision in melding
        .live_decisions()
        .filter(|d| d.kind != DecisionKind::Geen)
    {
        clause_row(ui, scene, decision);
        any = true;
    }
    if !any {
        shell::muted(ui, &t.lamp_clause_unknown);
    }
    group(ui, &t.group_questions);
    for q in Question::of_step(Step::SterkeArm).filter(|q| !is_lighter(*q)) {
        if crate::ui::rows::shown(q, scene.melding, scene.assessment) {
            question::show(ui, scene, q);
        }
    }
    group(ui, &t.group_lighter);
    for q in Question::of_step(Step::SterkeArm).filter(|q| is_lighter(*q)) {
        question::show(ui, scene, q);
    }
}

/// Whether a question is one of the lighter ways.
pub fn is_lighter(question: Question) -> bool {
    (Question::LichterBellen..=Question::LichterSpecialist).contains(&question)
}

fn clause_row(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision) {
    let t = scene.t;
    let row = RowId::Clause(decision.id);
    let current = scene.is_current(row);
    let name = capitalised(scene.docs.decision(decision.kind));
    let cannot = !decision.kind.can_carry_clause() && decision.kind != DecisionKind::Onbekend;
    let sub = if cannot {
        t.clause_not_possible.as_str()
    } else {
        ""
    };
    let output = Row::new(row_id(row), &name)
        .sub(sub, Tone::Amber)
        .current(current)
        .show(ui, |ui| beslissing::clause(ui, scene, decision, current));
    if let Some(clause) = after_row(scene, ui, row, output) {
        let decision = Decision {
            clause: Some(clause),
            ..decision.clone()
        };
        scene.ask(Action::Do(Command::EditDecision(decision)));
    }
}

/// What a letter answers on a clause.
pub fn answer(app: &Voorop, id: EntryId, letter: Letter) -> Option<Action> {
    let clause = match letter {
        Letter::J => Tri::Ja,
        Letter::N => Tri::Nee,
        Letter::O => Tri::Onbekend,
        _ => return None,
    };
    let decision = app.melding().live_decisions().find(|d| d.id == id)?;
    let decision = Decision {
        clause: Some(clause),
        ..decision.clone()
    };
    Some(Action::DoAndNext(Command::EditDecision(decision)))
}
