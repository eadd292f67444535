//! Step 1: is safety at stake? The strip for who reports and which children, then the signals.

use std::collections::BTreeSet;

use eframe::egui::{self, Ui};

use crate::{
    melding::{
        Asked, Command, Danger, Person, PersonId, Relation, SignalAnswer, Text, Value, Whereabouts,
    },
    protocol::{Signal, SignalClass},
};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge},
    shell,
    theme::{Palette, Size, Tone, font},
    widgets::{Badge, Chip, Choice, Field, Row, Segmented, answers, badge as show_badge},
};

use super::{account, after_row, below, group, labelled, row_id};

/// The name of the text field of the first danger.
pub const TEXT_OF_FIRST: &str = "tekst0";
const TEXT_NAMES: [&str; 4] = [TEXT_OF_FIRST, "tekst1", "tekst2", "tekst3"];

/// Which danger of a signal the field with this name belongs to, from 0.
pub fn danger_of(name: &str) -> Option<usize> {
    TEXT_NAMES.iter().position(|one| *one == name)
}

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    strip(ui, scene);
    let t = scene.t;
    let groups = [
        (SignalClass::Acute, &t.group_now),
        (SignalClass::Structural, &t.group_longer),
        (SignalClass::Care, &t.group_care),
    ];
    for (class, title) in groups {
        group(ui, title);
        for signal in Signal::ALL.iter().copied().filter(|s| s.class() == class) {
            signal_row(ui, scene, signal);
        }
    }
}

/// Who reports and which children, above the signals.
fn strip(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = Palette::current(ui);
    let response = egui::Frame::NONE
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing = egui::Vec2::new(6.0, 6.0);
            ui.horizontal_wrapped(|ui| {
                reporter(ui, scene);
                ui.add_space(10.0);
                children(ui, scene);
            });
            ui.horizontal_wrapped(|ui| {
                for id in scene.melding.parents_by_part() {
                    relation(ui, scene, id);
                    ui.add_space(10.0);
                }
            });
        });
    let wanted = matches!(scene.view.row, Some(RowId::Reporter | RowId::Children));
    if scene.view.scroll && wanted {
        ui.scroll_to_rect(response.response.rect, None);
    }
}

fn reporter(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let people = scene.melding.people_by_part();
    shell::muted(ui, &t.strip_reporter);
    let chips: Vec<Chip<'_>> = people
        .iter()
        .map(|id| Chip::with_badge("", badge(*id)))
        .collect();
    let selected = people
        .iter()
        .position(|id| Some(*id) == scene.melding.reporter);
    if let Some(at) = Choice::new(&t.strip_reporter, &chips)
        .selected(selected)
        .show(ui)
    {
        scene.ask(Action::Do(Command::SetReporter(people.get(at).copied())));
    }
}

/// Mother, father or parent, for one of the two.
fn relation(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId) {
    let Some(person) = scene.melding.person(id) else {
        return;
    };
    show_badge(ui, badge(id), &scene.person(id));
    let options = Relation::of(id);
    let words: Vec<&str> = options.iter().map(|r| scene.docs.relation(*r)).collect();
    let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
    let selected = options.iter().position(|r| *r == person.relation);
    let label = format!("{} {id}", scene.t.person_relation);
    if let Some(at) = Choice::new(&label, &chips).selected(selected).show(ui) {
        let person = Person {
            relation: options[at],
            ..person.clone()
        };
        scene.ask(Action::Do(Command::EditPerson(person)));
    }
}

fn children(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    shell::muted(ui, &t.strip_children);
    let melding = scene.melding;
    for child in melding.children() {
        show_badge(ui, badge(child.id), &scene.person(child.id));
        match (child.birth, child.age_on(melding.at.date())) {
            (Some(_), Some(age)) => {
                shell::muted(ui, &t.age_years.replace("{n}", &age.to_string()));
            }
            _ => {
                ui.allocate_ui(egui::Vec2::new(48.0, 26.0), |ui| age(ui, scene, child));
            }
        }
    }
    if ui.button(&t.add_child).clicked() {
        scene.ask(Action::Do(Command::AddPerson { child: true }));
    }
}

/// The age of a child as a small field.
fn age(ui: &mut Ui, scene: &mut Scene<'_>, child: &Person) {
    let label = scene.t.child_age.replace("{wie}", &child.id.to_string());
    let shown = child.age.map(|a| a.to_string()).unwrap_or_default();
    let id = crate::ui::scene::field_id(RowId::Person(child.id), "leeftijd");
    let typed = Field::new(id, &label, &shown)
        .label_hidden()
        .limit(3)
        .show(ui)
        .changed;
    if let Some(typed) = typed {
        let age = typed.trim().parse::<u8>().ok().filter(|a| *a <= 120);
        if age.is_some() || typed.trim().is_empty() {
            let person = Person {
                age,
                ..child.clone()
            };
            scene.ask(Action::Do(Command::EditPerson(person)));
        }
    }
}

fn signal_row(ui: &mut Ui, scene: &mut Scene<'_>, signal: Signal) {
    let t = scene.t;
    let row = RowId::Signal(signal);
    let current = scene.is_current(row);
    let answer = scene.melding.signals.get(&signal);
    let value = scene.melding.signal(signal);
    let words = scene.protocol.signal(signal);
    let sub = sub_line(scene, answer);
    let segments = answers([&t.yes, &t.no, &t.mentioned, &t.unknown]);
    const ORDER: [Value; 4] = [Value::Ja, Value::Nee, Value::Genoemd, Value::Onbekend];
    let selected = ORDER.iter().position(|v| Some(*v) == value);
    let output = Row::new(row_id(row), &words.short)
        .sub(&sub, Tone::Muted)
        .current(current)
        .state(scene.value(value))
        .show(ui, |ui| {
            Segmented::new(&words.short, &segments)
                .selected(selected)
                .tab_stop(false)
                .show(ui)
        });
    if let Some(value) = after_row(scene, ui, row, output).and_then(|at| ORDER.get(at)) {
        scene.ask(Action::ChooseRow(row));
        scene.ask(Action::Do(Command::AnswerSignal(signal, *value)));
    }
    if current && let Some(answer) = answer {
        below(ui, |ui| details(ui, scene, signal, answer));
    }
}

fn sub_line(scene: &Scene<'_>, answer: Option<&SignalAnswer>) -> String {
    let Some(answer) = answer else {
        return String::new();
    };
    let mut parts = Vec::new();
    match answer.asked {
        Asked::Nee => parts.push(match &answer.ground {
            None => scene.t.asked_not_found.clone(),
            Some(account) => scene.according_to(account),
        }),
        Asked::Gevaar => parts.extend(answer.active().iter().map(|d| danger_line(scene, d))),
        Asked::NietGevraagd | Asked::Onbekend => {}
    }
    if !answer.note.is_blank() {
        parts.push(answer.note.to_string());
    }
    parts.join(" · ")
}

/// A danger in one line: for whom, from whom, where, according to whom, denied or not.
fn danger_line(scene: &Scene<'_>, danger: &Danger) -> String {
    let t = scene.t;
    let letters = |ids: &BTreeSet<PersonId>| {
        let names: Vec<&str> = ids.iter().map(|id| crate::ui::scene::letter(*id)).collect();
        names.join(", ")
    };
    let mut parts = Vec::new();
    parts.push(if danger.at_risk.is_empty() {
        t.at_risk_missing.clone()
    } else {
        let who = letters(&danger.at_risk);
        format!("{} {who}", crate::ui::scene::lower_first(&t.danger_at_risk))
    });
    if !danger.from.is_empty() {
        parts.push(format!(
            "{} {}",
            crate::ui::scene::lower_first(&t.danger_from),
            letters(&danger.from)
        ));
    }
    parts.push(match &danger.known {
        Some(account) => scene.according_to(account),
        None => t.how_missing.clone(),
    });
    let denied = scene.melding.rebuttals.get(&danger.id);
    if denied.is_some_and(|r| !r.answer.is_blank()) {
        parts.push(t.denied_by.replace("{wie}", &letters(&danger.from)));
    }
    parts.join(" · ")
}

fn details(ui: &mut Ui, scene: &mut Scene<'_>, signal: Signal, answer: &SignalAnswer) {
    let t = scene.t;
    let row = RowId::Signal(signal);
    match answer.asked {
        Asked::Gevaar => {
            for (nth, danger) in answer.dangers.iter().enumerate() {
                danger_editor(ui, scene, signal, danger, nth, answer.dangers.len());
            }
            if answer.dangers.len() < TEXT_NAMES.len() && ui.button(&t.danger_more).clicked() {
                scene.ask(Action::Do(Command::AddDanger(signal)));
            }
        }
        Asked::Nee => {
            let chosen = labelled(ui, &t.account, |ui| {
                account::speaker(ui, scene, &t.account, answer.ground.as_ref())
            });
            if let Some(ground) = chosen {
                scene.ask(Action::Do(Command::SetGround(signal, Some(ground))));
            }
            if let Some(ground) = &answer.ground
                && let Some(ground) = account::details(ui, scene, row, ground)
            {
                scene.ask(Action::Do(Command::SetGround(signal, Some(ground))));
            }
        }
        Asked::NietGevraagd | Asked::Onbekend => {}
    }
    let wanted = scene.view.notes.contains(&row) && answer.active().is_empty();
    if (wanted || !answer.note.is_empty())
        && let Some(text) = scene.field(ui, row, "note", &t.note, &answer.note, 2)
    {
        scene.ask(Action::Do(Command::SetSignalNote(
            signal,
            Text::clean(&text),
        )));
    }
    sources(ui, scene, signal);
}

fn sources(ui: &mut Ui, scene: &Scene<'_>, signal: Signal) {
    let sources = &scene.protocol.sources;
    let citations = scene.protocol.signal(signal).citations.iter();
    let cited: Vec<String> = citations.map(|c| sources.cite(c).to_string()).collect();
    let palette = Palette::current(ui);
    let text = egui::RichText::new(cited.join("; ")).font(font(Size::Small));
    ui.add(egui::Label::new(text.color(palette.muted)).wrap());
}

fn danger_editor(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    signal: Signal,
    danger: &Danger,
    nth: usize,
    of: usize,
) {
    let t = scene.t;
    let row = RowId::Signal(signal);
    let mut next = danger.clone();
    let nr = if of > 1 {
        format!(" {}", nth + 1)
    } else {
        String::new()
    };
    if of > 1 {
        let chips = [
            Chip::new(&t.established).tone(Tone::Red),
            Chip::new(&t.mentioned).tone(Tone::Amber),
        ];
        let label = t.danger_nth.replace("{n}", &(nth + 1).to_string());
        shell::muted(ui, &label);
        let selected = Some(usize::from(!danger.established));
        if let Some(at) = Choice::new(&label, &chips).selected(selected).show(ui) {
            next.established = at == 0;
        }
    }
    labelled(ui, &t.danger_at_risk, |ui| {
        toggles(
            ui,
            scene,
            &format!("{}{nr}", t.danger_at_risk),
            &mut next.at_risk,
        );
    });
    labelled(ui, &t.danger_from, |ui| {
        toggles(ui, scene, &format!("{}{nr}", t.danger_from), &mut next.from);
    });
    labelled(ui, &t.danger_where, |ui| {
        let label = format!("{}{nr}", t.danger_where);
        if let Some(place) = whereabouts(ui, scene, &label, danger.place, false) {
            next.place = place;
        }
    });
    labelled(ui, &t.danger_how, |ui| {
        let label = format!("{}{nr}", t.danger_how);
        if let Some(known) = account::edit(ui, scene, row, &label, danger.known.as_ref()) {
            next.known = Some(known);
        }
    });
    let name = TEXT_NAMES[nth.min(TEXT_NAMES.len() - 1)];
    let label = format!("{}{nr}", t.danger_text);
    if let Some(text) = scene.field(ui, row, name, &label, &danger.text, 2) {
        next.text = Text::clean(&text);
    }
    if next != *danger {
        scene.ask(Action::Do(Command::EditDanger(signal, next)));
    }
    ui.add_space(4.0);
}

/// Chips that can each be on or off.
fn toggles(ui: &mut Ui, scene: &Scene<'_>, label: &str, set: &mut BTreeSet<PersonId>) {
    ui.horizontal_wrapped(|ui| {
        for id in scene.melding.people_by_part() {
            if toggle(ui, label, badge(id), set.contains(&id)) && !set.remove(&id) {
                set.insert(id);
            }
        }
    });
}

fn toggle(ui: &mut Ui, label: &str, badge: Badge<'static>, on: bool) -> bool {
    let chips = [Chip::with_badge("", badge)];
    Choice::new(label, &chips)
        .selected(on.then_some(0))
        .show(ui)
        .is_some()
}

/// Chips for a place: at a parent's, elsewhere, both (only for living), unknown.
pub fn whereabouts(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    current: Whereabouts,
    both: bool,
) -> Option<Whereabouts> {
    let mut options: Vec<Whereabouts> =
        scene.melding.parents_by_part().map(Whereabouts::Bij).into();
    if both {
        options.push(Whereabouts::Beide);
    }
    options.extend([Whereabouts::Elders, Whereabouts::Onbekend]);
    if !options.contains(&current) {
        options.push(current);
    }
    let words: Vec<String> = options.iter().map(|o| scene.place(*o)).collect();
    let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
    let selected = options.iter().position(|o| *o == current);
    let at = Choice::new(label, &chips).selected(selected).show(ui)?;
    options.get(at).copied().filter(|o| *o != current)
}
