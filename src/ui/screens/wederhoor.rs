//! Step 5: the ledger of hoor en wederhoor. Who was heard, and what was put to whom.

use eframe::egui::{Label, RichText, Ui};

use crate::melding::{Accusation, Command, EntryId, Heard, Hearing, PersonId, Put, Rebuttal, Text};

use crate::ui::{
    action::{Action, RowId},
    app::Voorop,
    keys::Letter,
    scene::{Scene, badge},
    theme::{Palette, Size, Tone, font},
    widgets::{Chip, Choice, Row},
};

use super::{after_row, below, group, row_id};

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    group(ui, &t.group_heard);
    for id in scene.melding.people_by_part() {
        hearing_row(ui, scene, id);
    }
    group(ui, &t.group_accusations);
    let melding = scene.melding;
    let accusations = melding.accusations();
    if accusations.is_empty() {
        crate::ui::shell::muted(ui, &t.accusation_none);
    }
    for accusation in &accusations {
        accusation_row(ui, scene, accusation);
    }
}

fn states(id: PersonId) -> &'static [Heard] {
    if id.is_child() {
        &[Heard::Gehoord, Heard::NietGehoord, Heard::BewustNiet]
    } else {
        &[Heard::Gehoord, Heard::NietGehoord]
    }
}

fn hearing_row(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId) {
    let t = scene.t;
    let row = RowId::Hearing(id);
    let current = scene.is_current(row);
    let hearing = scene.melding.hearings.get(&id).cloned().unwrap_or_default();
    let title = scene.beside_badge(id);
    let parts: Vec<&str> = match hearing.heard {
        Some(Heard::Gehoord) => vec![&hearing.how],
        Some(Heard::NietGehoord | Heard::BewustNiet) => vec![&hearing.why_not, &hearing.plan],
        None => vec![],
    };
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.trim().is_empty()).collect();
    let sub = parts.join(" · ");
    let output = Row::new(row_id(row), &title)
        .badge(badge(id))
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let chips = [
                Chip::new(&t.heard),
                Chip::new(&t.not_heard).tone(Tone::Amber),
                Chip::new(&t.spared),
            ];
            let states = states(id);
            let selected = hearing
                .heard
                .and_then(|h| states.iter().position(|s| *s == h));
            let name = scene.person(id);
            let chips = &chips[..states.len()];
            Choice::new(&name, chips)
                .selected(selected)
                .tab_stop(current)
                .show(ui)
        });
    if let Some(at) = after_row(scene, ui, row, output) {
        scene.ask(Action::ChooseRow(row));
        let hearing = heard(&hearing, states(id)[at], scene.app.now());
        scene.ask(Action::Do(Command::SetHearing(id, hearing)));
    }
    if current {
        below(ui, |ui| hearing_editor(ui, scene, id, &hearing));
    }
}

fn heard(hearing: &Hearing, state: Heard, now: chrono::NaiveDateTime) -> Hearing {
    let at = if state == Heard::Gehoord {
        hearing.at.or(Some(now))
    } else {
        hearing.at
    };
    Hearing {
        heard: Some(state),
        at,
        ..hearing.clone()
    }
}

fn hearing_editor(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId, hearing: &Hearing) {
    let t = scene.t;
    let row = RowId::Hearing(id);
    if id.is_child() {
        let palette = Palette::current(ui);
        let text = RichText::new(&t.child_advice)
            .font(font(Size::Body))
            .color(palette.text);
        ui.add(Label::new(text).wrap());
    }
    let mut next = hearing.clone();
    let set = |slot: &mut Text, typed: Option<String>| {
        if let Some(typed) = typed {
            *slot = Text::clean(&typed);
        }
    };
    if hearing.heard != Some(Heard::NietGehoord) && hearing.heard != Some(Heard::BewustNiet) {
        set(
            &mut next.how,
            scene.field(ui, row, "hoe", &t.hearing_how, &hearing.how, 1),
        );
    }
    if matches!(hearing.heard, Some(Heard::NietGehoord | Heard::BewustNiet)) {
        set(
            &mut next.why_not,
            scene.field(ui, row, "hoe", &t.hearing_why, &hearing.why_not, 1),
        );
        set(
            &mut next.plan,
            scene.field(ui, row, "plan", &t.hearing_plan, &hearing.plan, 1),
        );
    }
    if next != *hearing {
        scene.ask(Action::Do(Command::SetHearing(id, next)));
    }
}

fn accusation_row(ui: &mut Ui, scene: &mut Scene<'_>, accusation: &Accusation<'_>) {
    let t = scene.t;
    let row = RowId::Rebuttal(accusation.id);
    let current = scene.is_current(row);
    let about = scene.people(accusation.about.iter());
    let what = match accusation.signal {
        Some(signal) if accusation.text.is_blank() => scene.protocol.signal(signal).short.clone(),
        Some(signal) => format!(
            "{}: {}",
            scene.protocol.signal(signal).short,
            accusation.text
        ),
        None => accusation.text.to_string(),
    };
    let by = match accusation.account {
        Some(account) => t
            .accusation_by
            .replace("{wie}", &scene.according_to(account)),
        None => t.accusation_unknown.clone(),
    };
    let sub = format!("{by} · {}", t.accusation_about.replace("{wie}", &about));
    let rebuttal = scene
        .melding
        .rebuttals
        .get(&accusation.id)
        .cloned()
        .unwrap_or_default();
    let output = Row::new(row_id(row), &what)
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let chips = [Chip::new(&t.put), Chip::new(&t.not_put).tone(Tone::Amber)];
            let selected = rebuttal.put.map(|p| usize::from(p == Put::NietVoorgelegd));
            Choice::new(&what, &chips)
                .selected(selected)
                .tab_stop(current)
                .show(ui)
        });
    if let Some(at) = after_row(scene, ui, row, output) {
        let put = if at == 0 {
            Put::Voorgelegd
        } else {
            Put::NietVoorgelegd
        };
        scene.ask(Action::ChooseRow(row));
        let rebuttal = Rebuttal {
            put: Some(put),
            ..rebuttal.clone()
        };
        scene.ask(Action::Do(Command::SetRebuttal(accusation.id, rebuttal)));
    }
    if current {
        below(ui, |ui| {
            rebuttal_editor(ui, scene, accusation.id, &rebuttal)
        });
    }
}

fn rebuttal_editor(ui: &mut Ui, scene: &mut Scene<'_>, id: EntryId, rebuttal: &Rebuttal) {
    let t = scene.t;
    let row = RowId::Rebuttal(id);
    let mut next = rebuttal.clone();
    match rebuttal.put {
        Some(Put::Voorgelegd) => {
            let label = &t.rebuttal_answer;
            if let Some(text) = scene.field(ui, row, "antwoord", label, &rebuttal.answer, 2) {
                next.answer = Text::clean(&text);
            }
        }
        Some(Put::NietVoorgelegd) => {
            let label = &t.rebuttal_why;
            if let Some(text) = scene.field(ui, row, "antwoord", label, &rebuttal.why_not, 1) {
                next.why_not = Text::clean(&text);
            }
        }
        None => {}
    }
    if next != *rebuttal {
        scene.ask(Action::Do(Command::SetRebuttal(id, next)));
    }
}

/// What a letter answers on a person: J heard, N not heard.
pub fn answer_hearing(app: &Voorop, id: PersonId, letter: Letter) -> Option<Action> {
    let state = match letter {
        Letter::J => Heard::Gehoord,
        Letter::N => Heard::NietGehoord,
        _ => return None,
    };
    let hearing = app.melding().hearings.get(&id).cloned().unwrap_or_default();
    let hearing = heard(&hearing, state, app.now());
    Some(Action::Do(Command::SetHearing(id, hearing)))
}

/// What a letter answers on an accusation: J put, N not put.
pub fn answer_rebuttal(app: &Voorop, id: EntryId, letter: Letter) -> Option<Action> {
    let put = match letter {
        Letter::J => Put::Voorgelegd,
        Letter::N => Put::NietVoorgelegd,
        _ => return None,
    };
    let rebuttal = app
        .melding()
        .rebuttals
        .get(&id)
        .cloned()
        .unwrap_or_default();
    let rebuttal = Rebuttal {
        put: Some(put),
        ..rebuttal
    };
    Some(Action::Do(Command::SetRebuttal(id, rebuttal)))
}
