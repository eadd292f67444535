//! Every screen for someone who does not see it, or sees it large: each step, sheet and tab.

use std::collections::BTreeMap;

use eframe::egui::{Rect, Vec2, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    melding::PersonId,
    protocol::Step,
    ui::action::{Action, Format, Paper, PaperAction, PathFor, Side},
};

use crate::{
    screen::{describe, is_interactive},
    window::{SIZE, Window, case},
};

/// What can be clicked is at least this large, in points.
const TARGET: f32 = 24.0;

pub const SHAPES: [(Vec2, f32); 4] = [
    (SIZE, 1.0),
    (SIZE, 2.0),
    (Vec2::new(900.0, 700.0), 1.0),
    (Vec2::new(600.0, 700.0), 1.0),
];

fn rich(size: Vec2, zoom: f32) -> Window {
    let mut w = Window::with_file(SIZE, &case("01-acuut-gevaar"));
    w.resize(size, zoom);
    w
}

/// What is wrong with the controls on screen.
pub fn faults(w: &Window, place: &str) -> Vec<String> {
    let width = w.size().x;
    let mut faults = Vec::new();
    let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
    for node in w.nodes().into_iter().filter(is_interactive) {
        let access = node.accesskit_node();
        // egui's own scroll bar: the wheel, the arrows and Tab do the same.
        if access.role() == Role::ScrollBar {
            continue;
        }
        let name = access.label().unwrap_or_default();
        if name.trim().trim_end_matches(':').is_empty() {
            faults.push(format!("{place}: no name: {}", describe(&node)));
        }
        if access.role() == Role::Unknown {
            faults.push(format!("{place}: no role: {}", describe(&node)));
        }
        let rect: Rect = node.rect();
        if rect.width() < TARGET - 0.01 || rect.height() < TARGET - 0.01 {
            faults.push(format!("{place}: too small: {}", describe(&node)));
        }
        if rect.left() < -0.5 || rect.right() > width + 0.5 {
            faults.push(format!("{place}: outside {width}: {}", describe(&node)));
        }
        *names
            .entry((format!("{:?}", access.role()), name))
            .or_default() += 1;
    }
    // Two controls with one name cannot be told apart; a link to an open point may stand twice.
    for ((role, name), times) in names {
        if times > 1 && role == "RadioButton" {
            faults.push(format!("{place}: {times} times {role} {name:?}"));
        }
    }
    faults
}

pub fn nothing_wrong(faults: &[String]) {
    let mut all = faults.to_vec();
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
}

#[test]
fn every_row_of_every_step_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    for (size, zoom) in SHAPES {
        let mut w = rich(size, zoom);
        for step in Step::ALL.iter().copied() {
            w.show(step);
            let place = format!("{step:?} at {size:?} x {zoom}");
            all.extend(faults(&w, &place));
            // The current row opens, and so every row has other controls.
            for row in w.app().rows() {
                w.act(Action::ChooseRow(row));
                all.extend(faults(&w, &format!("{place}, {row:?}")));
            }
        }
    }
    nothing_wrong(&all);
}

#[test]
fn every_tab_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    for (size, zoom) in SHAPES {
        let mut w = rich(size, zoom);
        for side in Side::all(false).iter().copied() {
            w.act(Action::ShowSide(side));
            all.extend(faults(&w, &format!("{side:?} at {size:?} x {zoom}")));
        }
    }
    nothing_wrong(&all);
}

#[test]
fn every_sheet_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    for (size, zoom) in SHAPES {
        let person = PersonId::A;
        let sheets: [(&str, Vec<Action>); 11] = [
            ("papers", vec![PaperAction::Show(Paper::Mutatie).into()]),
            (
                "parents",
                vec![PaperAction::Show(Paper::Ouders(None)).into()],
            ),
            (
                "zorgmelding",
                vec![PaperAction::Show(Paper::Zorgmelding).into()],
            ),
            ("reader", vec![PaperAction::ShowReader(person).into()]),
            ("keys", vec![Action::ToggleKeys]),
            ("find", vec![Action::ToggleFind]),
            (
                "found",
                vec![Action::ToggleFind, Action::FindText("e".into())],
            ),
            ("open", vec![Action::AskPath(PathFor::Open)]),
            ("save", vec![Action::AskPath(PathFor::Save)]),
            (
                "text",
                vec![Action::AskPath(PathFor::Paper(
                    Paper::Mutatie,
                    Format::Text,
                ))],
            ),
            (
                "unsaved",
                vec![
                    Action::Do(voorop::melding::Command::AddPerson { child: false }),
                    Action::Close,
                ],
            ),
        ];
        for (name, actions) in sheets {
            let mut w = rich(size, zoom);
            for action in actions {
                w.act(action);
                w.wait();
            }
            assert_ne!(w.app().view.sheet, voorop::ui::view::Sheet::None, "{name}");
            all.extend(faults(&w, &format!("{name} at {size:?} x {zoom}")));
        }
    }
    nothing_wrong(&all);
}

#[test]
fn an_empty_window_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    for (size, zoom) in SHAPES {
        let mut w = Window::new();
        w.resize(size, zoom);
        for step in Step::ALL.iter().copied() {
            w.show(step);
            all.extend(faults(&w, &format!("empty {step:?} at {size:?} x {zoom}")));
        }
    }
    nothing_wrong(&all);
}
