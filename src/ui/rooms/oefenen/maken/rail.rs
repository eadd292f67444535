//! The parts of a scenario, with how many records and problems each has.

use eframe::egui::{Frame, Id, Margin, Ui};

use crate::ui::{
    action::MakeAction as Ask,
    room::oefenen::maken::{Maker, Part},
    scene::Scene,
    screens::group,
    theme::{GRID, Tone},
    widgets::{RailStep, combo},
};

use super::part_name;

/// Shows the parts.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    ui.spacing_mut().item_spacing.y = 2.0;
    for (nth, part) in parts(maker).enumerate() {
        if part == Part::Outcome {
            // The names of the parts begin here too.
            Frame::NONE
                .inner_margin(Margin {
                    left: GRID as i8,
                    ..Margin::ZERO
                })
                .show(ui, |ui| group(ui, &t.maken_group_good));
        }
        let (state, tone) = state(scene, maker, part);
        let step = RailStep {
            id: Id::unique(("maken deel", part)),
            number: nth + 1,
            name: part_name(t, part),
            state: &state,
            tone,
            selected: part == maker.part,
        };
        if step.show(ui, false).clicked() {
            scene.ask(Ask::Show(part).into());
        }
    }
}

/// The parts that there are: words to look at only where there are some.
fn parts(maker: &Maker) -> impl Iterator<Item = Part> {
    let review = !maker.unreviewed.is_empty() || maker.part == Part::Review;
    let all = Part::ALL.into_iter();
    all.filter(move |part| *part != Part::Review || review)
}

/// Problems where there are some, else how many records.
fn state(scene: &Scene<'_>, maker: &Maker, part: Part) -> (String, Tone) {
    let t = scene.t;
    let count = part.count(maker);
    match (maker.checked.counts.get(&part), count) {
        (Some(1), _) => (t.maken_one_problem.clone(), Tone::Red),
        (Some(n), _) => (t.maken_problems.replace("{n}", &n.to_string()), Tone::Red),
        (None, Some(n)) if part == Part::Review && n > 0 => {
            (t.lamp_open.replace("{n}", &n.to_string()), Tone::Amber)
        }
        (None, Some(n)) => (n.to_string(), Tone::Muted),
        (None, None) => (String::new(), Tone::Muted),
    }
}

/// The parts as a list that opens, for a narrow window.
pub(super) fn picker(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    let all: Vec<Part> = parts(maker).collect();
    let words: Vec<String> = all
        .iter()
        .map(|part| {
            let (state, _) = state(scene, maker, *part);
            format!("{} {state}", part_name(t, *part)).trim().to_owned()
        })
        .collect();
    let names: Vec<&str> = words.iter().map(String::as_str).collect();
    let selected = all.iter().position(|part| *part == maker.part);
    let id = Id::unique("maken deel kiezen");
    if let Some(at) = combo(ui, id, &t.maken_part, &names, selected, "") {
        scene.ask(Ask::Show(all[at]).into());
    }
}
