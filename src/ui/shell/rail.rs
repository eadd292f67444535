//! The steps and the people at the left; in a narrow window the tabs and the choice of a step.

use eframe::egui::{self, Id, Label, RichText, ScrollArea, Ui, Vec2};

use crate::{
    afweging::{StepState, state},
    melding::Command,
    protocol::Step,
};

use super::small_heading;
use crate::ui::{
    action::{Action, Side},
    scene::{Scene, badge},
    side,
    theme::{Palette, Size, Tone, font},
    widgets::{RailStep, Tab, badge as show_badge, tabs},
};

/// The identity that F6 gives the keyboard to in the rail.
pub fn rail_focus(step: Step) -> Id {
    Id::unique(("stap", step))
}

/// The steps and the people.
pub fn rail(ui: &mut Ui, scene: &mut Scene<'_>, compact: bool) {
    ScrollArea::vertical()
        .id_salt("rail")
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = if compact { 4 } else { 8 };
            egui::Frame::NONE
                .inner_margin(egui::Margin::symmetric(margin, 8))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    steps(ui, scene, compact);
                    if !compact {
                        people(ui, scene);
                    }
                });
        });
}

fn steps(ui: &mut Ui, scene: &mut Scene<'_>, compact: bool) {
    let t = scene.t;
    for step in Step::ALL.iter().copied() {
        let (state, tone) = match state(scene.melding, scene.assessment, step) {
            StepState::NotBegun => (t.step_not_begun.clone(), Tone::Muted),
            StepState::Open(n) => (t.step_open.replace("{n}", &n.to_string()), Tone::Amber),
            StepState::Done => (t.step_done.clone(), Tone::Green),
        };
        let name = &scene.protocol.step(step).short;
        let selected = scene.view.step == step;
        let row = RailStep {
            id: rail_focus(step),
            number: step.number(),
            name,
            state: &state,
            tone,
            selected,
        };
        if row.show(ui, compact).clicked() {
            scene.ask(Action::ShowStep(step));
        }
    }
}

fn people(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    ui.add_space(12.0);
    small_heading(ui, &t.rail_people);
    for id in scene.melding.people_by_part() {
        let name = scene.beside_badge(id);
        let reports = scene.melding.reporter == Some(id) || scene.melding.also_report.contains(&id);
        let text = if reports {
            t.reports.replace("{wie}", &name)
        } else {
            name
        };
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            ui.set_min_height(26.0);
            show_badge(ui, badge(id), &scene.person(id));
            ui.add(Label::new(RichText::new(text).font(font(Size::Body))).truncate());
        });
    }
    ui.add_space(4.0);
    for (child, words) in [(true, &t.rail_add_child), (false, &t.rail_add_other)] {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            let words = RichText::new(words).font(font(Size::Control));
            let button = egui::Button::new(words)
                .frame(false)
                .min_size(Vec2::splat(24.0));
            if ui.add(button).clicked() {
                scene.ask(Action::Do(Command::AddPerson { child }));
            }
        });
    }
}

/// In a narrow window: the step and the tabs of the right column side by side.
pub fn front_tabs(ui: &mut Ui, scene: &mut Scene<'_>) {
    let step = scene.protocol.step(scene.view.step);
    let label = format!("{} {}", scene.view.step.number(), step.short);
    let words = side::tab_words(scene);
    let mut all = vec![Tab {
        label: &label,
        count: 0,
    }];
    let sides = Side::all(scene.app.is_training());
    all.extend(sides.iter().zip(&words).map(|(side, label)| Tab {
        label,
        count: side::tab_count(scene, *side),
    }));
    let selected = if scene.view.side_in_front {
        sides
            .iter()
            .position(|s| *s == scene.view.side)
            .map_or(0, |i| i + 1)
    } else {
        0
    };
    let palette = Palette::current(ui);
    egui::Frame::NONE.fill(palette.panel).show(ui, |ui| {
        if let Some(at) = tabs(ui, &all, selected) {
            let action = match at.checked_sub(1).and_then(|i| sides.get(i)) {
                Some(side) => Action::ShowSide(*side),
                None => Action::ShowFront,
            };
            scene.ask(action);
        }
    });
}

/// In one column: the way to the other steps.
pub fn step_picker(ui: &mut Ui, scene: &mut Scene<'_>) {
    let names: Vec<String> = Step::ALL
        .iter()
        .map(|s| format!("{} {}", s.number(), scene.protocol.step(*s).short))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let at = Step::ALL.iter().position(|s| *s == scene.view.step);
    let id = Id::unique("stapkeuze");
    if let Some(i) = crate::ui::widgets::combo(ui, id, &scene.t.tabs_step, &names, at, "") {
        scene.ask(Action::ShowStep(Step::ALL[i]));
    }
    ui.add_space(6.0);
}
