//! Step 3: which decision or agreement there is, and whether it is in force.

use eframe::egui::Ui;

use crate::melding::{Command, Decision, DecisionKind, Evidence, Force, Text, Tri};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, capitalised},
    theme::Tone,
    widgets::{Chip, Choice, Row, combo},
};

use super::{account, after_row, below, group, labelled, question::date_text, row_id};

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    group(ui, &scene.t.group_decisions);
    let melding = scene.melding;
    for decision in melding.live_decisions() {
        decision_row(ui, scene, decision);
    }
    new_row(ui, scene);
}

fn new_row(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let row = RowId::NewDecision;
    let current = scene.is_current(row);
    let output = Row::new(row_id(row), &t.new_decision)
        .current(current)
        .show(ui, |_| ());
    after_row(scene, ui, row, output);
    let words: Vec<String> = DecisionKind::ALL
        .iter()
        .map(|k| capitalised(scene.docs.decision(*k)))
        .collect();
    let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
    let chosen = below(ui, |ui| {
        Choice::new(&t.new_decision, &chips)
            .tab_stop(current)
            .show(ui)
    });
    if let Some(kind) = chosen.and_then(|at| DecisionKind::ALL.get(at)) {
        let id = scene.melding.next_entry();
        scene.ask(Action::Do(Command::AddDecision(*kind)));
        scene.ask(Action::ChooseRow(RowId::Decision(id)));
    }
}

fn decision_row(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision) {
    let t = scene.t;
    let row = RowId::Decision(decision.id);
    let current = scene.is_current(row);
    let title = capitalised(scene.docs.decision(decision.kind));
    let date = decision.date.map(crate::documents::day);
    let parts = [
        date,
        Some(decision.court.to_string()),
        Some(scene.according_to(&decision.account)),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|p| !p.trim().is_empty())
        .collect();
    let sub = parts.join(" · ");
    let output = Row::new(row_id(row), &title)
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let chips = [
                Chip::new(&t.evidence_seen),
                Chip::new(&t.evidence_confirmed),
                Chip::new(&t.evidence_mentioned).tone(Tone::Amber),
            ];
            let selected = decision
                .evidence
                .and_then(|e| EVIDENCE.iter().position(|x| *x == e));
            if decision.kind == DecisionKind::Geen {
                return None;
            }
            let name = format!("{title}: {}", t.decision_evidence);
            Choice::new(&name, &chips)
                .selected(selected)
                .tab_stop(current)
                .show(ui)
        });
    if let Some(at) = after_row(scene, ui, row, output) {
        let decision = Decision {
            evidence: Some(EVIDENCE[at]),
            ..decision.clone()
        };
        scene.ask(Action::Do(Command::EditDecision(decision)));
    }
    if current {
        below(ui, |ui| editor(ui, scene, decision));
    }
}

const EVIDENCE: [Evidence; 3] = [Evidence::Gezien, Evidence::Bevestigd, Evidence::Genoemd];
const FORCE: [Force; 3] = [Force::Geldt, Force::Vervangen, Force::Onbekend];

fn editor(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision) {
    let t = scene.t;
    let row = RowId::Decision(decision.id);
    let mut next = decision.clone();
    let words: Vec<String> = DecisionKind::ALL
        .iter()
        .map(|k| capitalised(scene.docs.decision(*k)))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let at = DecisionKind::ALL.iter().position(|k| *k == decision.kind);
    let id = crate::ui::scene::field_id(row, "soort");
    if let Some(at) = combo(ui, id, &t.decision_kind, &words, at, "") {
        next.kind = DecisionKind::ALL[at];
    }
    let known = labelled(ui, &t.account, |ui| {
        account::edit(ui, scene, row, &t.account, Some(&decision.account))
    });
    next.account = known.unwrap_or(next.account);
    if decision.kind != DecisionKind::Geen {
        papers(ui, scene, decision, &mut next);
    }
    if next != *decision {
        scene.ask(Action::Do(Command::EditDecision(next)));
    }
    if ui.button(&t.withdraw).clicked() {
        let withdrawn = Decision {
            withdrawn: true,
            ..decision.clone()
        };
        scene.ask(Action::Do(Command::EditDecision(withdrawn)));
    }
}

fn papers(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision, next: &mut Decision) {
    let t = scene.t;
    let row = RowId::Decision(decision.id);
    let set = |slot: &mut Text, typed: Option<String>| {
        if let Some(typed) = typed {
            *slot = Text::clean(&typed);
        }
    };
    let force = labelled(ui, &t.decision_force, |ui| {
        let chips = [
            Chip::new(&t.force_in),
            Chip::new(&t.force_replaced),
            Chip::new(&t.unknown),
        ];
        let selected = decision
            .force
            .and_then(|f| FORCE.iter().position(|x| *x == f));
        Choice::new(&t.decision_force, &chips)
            .selected(selected)
            .show(ui)
    });
    if let Some(at) = force {
        next.force = Some(FORCE[at]);
    }
    let today = scene.field(
        ui,
        row,
        "vandaag",
        &t.decision_today,
        &decision.says_today,
        2,
    );
    set(&mut next.says_today, today);
    set(
        &mut next.court,
        scene.field(ui, row, "instantie", &t.decision_court, &decision.court, 1),
    );
    let date = date_text(ui, scene, row, "datum", &t.decision_date, decision.date);
    next.date = date.unwrap_or(next.date);
    set(
        &mut next.number,
        scene.field(ui, row, "nummer", &t.decision_number, &decision.number, 1),
    );
    labelled(ui, &t.decision_clause, |ui| {
        if let Some(clause) = clause(ui, scene, decision, true) {
            next.clause = Some(clause);
        }
    });
}

/// The clause as a control, or in words where the kind of paper settles it.
pub fn clause(ui: &mut Ui, scene: &Scene<'_>, decision: &Decision, tab_stop: bool) -> Option<Tri> {
    let t = scene.t;
    if decision.kind == DecisionKind::GezagOfVerblijf {
        crate::ui::shell::muted(ui, &t.clause_by_law);
        return None;
    }
    const ALL: [Tri; 3] = [Tri::Ja, Tri::Nee, Tri::Onbekend];
    let segments = [
        crate::ui::widgets::Segment {
            label: &t.yes,
            key: Some("J"),
            tone: Tone::Accent,
        },
        crate::ui::widgets::Segment {
            label: &t.no,
            key: Some("N"),
            tone: Tone::Accent,
        },
        crate::ui::widgets::Segment {
            label: &t.unknown,
            key: Some("O"),
            tone: Tone::Accent,
        },
    ];
    let selected = decision
        .clause
        .and_then(|c| ALL.iter().position(|x| *x == c));
    let kind = scene.docs.decision(decision.kind);
    let name = t.clause_in.replace("{wat}", kind);
    let control = crate::ui::widgets::Segmented::new(&name, &segments);
    let at = control.selected(selected).tab_stop(tab_stop).show(ui)?;
    Some(ALL[at])
}
