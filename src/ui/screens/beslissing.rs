//! Step 3: which decision or agreement there is, and whether it is in force.

use eframe::egui::Ui;

use crate::melding::{Command, Decision, DecisionKind, Evidence, Force, Text, Tri};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, capitalised},
    theme::Tone,
    widgets::{Chip, Choice, Row, combo},
};

use super::{
    account, after_row, asked, below, group, question::date_text, rare, row_id, toggles, tri,
};

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
    below(ui, |ui| {
        let (usual, others): (Vec<_>, Vec<_>) = DecisionKind::offered().partition(|k| !is_rare(*k));
        kinds(ui, scene, &usual, current);
        if rare(ui, scene, row, "soorten", &t.decision_kinds_rare, false) {
            kinds(ui, scene, &others, current);
        }
    });
}

/// Chips of kinds: pressing one adds such a decision.
fn kinds(ui: &mut Ui, scene: &mut Scene<'_>, all: &[DecisionKind], current: bool) {
    let t = scene.t;
    let words: Vec<String> = all
        .iter()
        .map(|k| capitalised(scene.docs.decision(*k)))
        .collect();
    let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
    let chosen = Choice::new(&t.new_decision, &chips)
        .tab_stop(current)
        .show(ui);
    if let Some(kind) = chosen.and_then(|at| all.get(at)) {
        let id = scene.melding.next_entry();
        scene.ask(Action::Do(Command::AddDecision(*kind)));
        scene.ask(Action::ChooseRow(RowId::Decision(id)));
    }
}

/// Kinds that few calls have: they unfold.
fn is_rare(kind: DecisionKind) -> bool {
    match kind {
        DecisionKind::SchriftelijkeAanwijzing
        | DecisionKind::Uithuisplaatsing
        | DecisionKind::Ots
        | DecisionKind::VoorlopigeOts
        | DecisionKind::BevelOvj
        | DecisionKind::BevelStrafrechter
        | DecisionKind::GezagOfVerblijf
        | DecisionKind::Ontzegging
        | DecisionKind::Advies => true,
        DecisionKind::Omgang
        | DecisionKind::GezagEenPersoon
        | DecisionKind::Hoofdverblijf
        | DecisionKind::PlanInBeschikking
        | DecisionKind::Ouderschapsplan
        | DecisionKind::Huisverbod
        | DecisionKind::Afspraak
        | DecisionKind::Geen
        | DecisionKind::Onbekend => false,
    }
}

fn decision_row(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision) {
    let t = scene.t;
    let row = RowId::Decision(decision.id);
    let current = scene.is_current(row);
    let title = capitalised(scene.docs.decision(decision.kind));
    let date = decision.date.map(crate::documents::day);
    let favours = (!decision.favours.is_empty()).then(|| {
        let who = decision.favours.iter().map(ToString::to_string).collect();
        favours_words(scene, decision.kind, &scene.joined(who))
    });
    let parts = [
        favours,
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
const FORCE: [Force; 4] = [
    Force::Geldt,
    Force::Vervangen,
    Force::Geschorst,
    Force::Onbekend,
];

/// Whom a decision favours, or whom a ban protects.
fn favours_words(scene: &Scene<'_>, kind: DecisionKind, who: &str) -> String {
    let t = scene.t;
    let text = if kind.forbids() {
        &t.decision_protects_line
    } else {
        &t.decision_favours_line
    };
    text.replace("{wie}", who)
}

fn editor(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision) {
    let t = scene.t;
    let row = RowId::Decision(decision.id);
    let mut next = decision.clone();
    let mut all: Vec<DecisionKind> = DecisionKind::offered().collect();
    // A kind of an older file stays as it was recorded.
    if !all.contains(&decision.kind) {
        all.push(decision.kind);
    }
    let words: Vec<String> = all
        .iter()
        .map(|k| capitalised(scene.docs.decision(*k)))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let at = all.iter().position(|k| *k == decision.kind);
    let id = crate::ui::scene::field_id(row, "soort");
    if let Some(at) = combo(ui, id, &t.decision_kind, &words, at, "") {
        next.kind = all[at];
    }
    let known = asked(ui, &t.account, |ui| {
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
    let unknown = t.unknown.to_lowercase();
    let force = asked(ui, &t.decision_force, |ui| {
        let chips = [
            Chip::new(&t.force_in),
            Chip::new(&t.force_replaced),
            Chip::new(&t.force_suspended),
            Chip::new(&unknown),
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
    whom(ui, scene, decision, next);
    let today = scene.field(
        ui,
        row,
        "vandaag",
        &t.decision_today,
        &decision.says_today,
        2,
    );
    set(&mut next.says_today, today);
    let gives = asked(ui, &t.decision_gives_today, |ui| {
        tri(ui, scene, &t.decision_gives_today, decision.today)
    });
    next.today = gives.or(next.today);
    set(
        &mut next.court,
        scene.field(ui, row, "instantie", &t.decision_court, &decision.court, 1),
    );
    let date = date_text(ui, scene, row, "datum", &t.decision_date, decision.date);
    next.date = date.unwrap_or(next.date);
    more(ui, scene, decision, next);
    asked(ui, &t.decision_clause, |ui| {
        if let Some(clause) = clause(ui, scene, decision, true) {
            next.clause = Some(clause);
        }
    });
}

/// Which children, and who may ask for them by it.
fn whom(ui: &mut Ui, scene: &Scene<'_>, decision: &Decision, next: &mut Decision) {
    let t = scene.t;
    let people = scene.melding.people_by_part();
    let (children, adults): (Vec<_>, Vec<_>) = people.into_iter().partition(|id| id.is_child());
    if !children.is_empty() {
        asked(ui, &t.decision_children, |ui| {
            let set = toggles(ui, &t.decision_children, &children, &decision.children);
            next.children = set.unwrap_or_else(|| decision.children.clone());
        });
    }
    let label = if decision.kind.forbids() {
        &t.decision_protects
    } else {
        &t.decision_favours
    };
    // A ban may protect a child.
    let people = if decision.kind.forbids() {
        scene.melding.people_by_part()
    } else {
        adults
    };
    asked(ui, label, |ui| {
        let set = toggles(ui, label, &people, &decision.favours);
        next.favours = set.unwrap_or_else(|| decision.favours.clone());
    });
}

/// Number, last day, appeal, enforceable, served: unfolded where needed.
fn more(ui: &mut Ui, scene: &mut Scene<'_>, decision: &Decision, next: &mut Decision) {
    let t = scene.t;
    let row = RowId::Decision(decision.id);
    let filled = !decision.number.is_empty()
        || decision.until.is_some()
        || decision.appealed.is_some()
        || decision.enforceable.is_some()
        || decision.served.is_some();
    if !rare(ui, scene, row, "meer", &t.decision_rare, filled) {
        return;
    }
    if let Some(text) = scene.field(ui, row, "nummer", &t.decision_number, &decision.number, 1) {
        next.number = Text::clean(&text);
    }
    let until = date_text(ui, scene, row, "tot", &t.decision_until, decision.until);
    next.until = until.unwrap_or(next.until);
    let mut ask = |label: &str, value: &mut Option<Tri>| {
        let chosen = asked(ui, label, |ui| tri(ui, scene, label, *value));
        *value = chosen.or(*value);
    };
    ask(&t.decision_appealed, &mut next.appealed);
    if decision.appealed == Some(Tri::Ja) {
        ask(&t.decision_enforceable, &mut next.enforceable);
    }
    ask(&t.decision_served, &mut next.served);
}

/// The clause as a control, or in words where the kind of paper settles it.
pub fn clause(ui: &mut Ui, scene: &Scene<'_>, decision: &Decision, tab_stop: bool) -> Option<Tri> {
    let t = scene.t;
    if decision.kind.by_law() {
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
