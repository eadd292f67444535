//! How the window is divided at each width.

use eframe::egui::{Key, Vec2, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    melding::{Command, Value},
    protocol::{Signal, Step},
    ui::action::{Action, Side},
};

use crate::{screen::inside, window::Window};

/// The outcome in words, somewhere inside the window.
fn outcome_in_sight(w: &Window) -> bool {
    let t = w.t();
    let titles = [
        &t.outcome_act,
        &t.outcome_find_out,
        &t.outcome_weigh,
        &t.outcome_restrained,
    ];
    let size = w.size();
    w.nodes().iter().any(|n| {
        let access = n.accesskit_node();
        let text = access.label().or(access.value()).unwrap_or_default();
        let says = titles.iter().any(|t| text.starts_with(t.as_str()));
        // The list of what could change is no headline.
        let headline = matches!(access.role(), Role::Status | Role::Label);
        says && headline && n.rect().top() < 160.0 && inside(n.rect(), size)
    })
}

/// How many tabs there are for the right column or the step.
fn tabs(w: &Window, name: &str) -> usize {
    let tabs = w.nodes().into_iter().filter(|n| {
        let access = n.accesskit_node();
        access.role() == Role::Tab && access.label().is_some_and(|l| l.starts_with(name))
    });
    tabs.count()
}

/// The left edge of the rows, where there are any.
fn rows_left(w: &Window) -> Option<f32> {
    let rows = w.nodes();
    let row = rows
        .iter()
        .find(|n| n.accesskit_node().role() == Role::ListItem);
    row.map(|n| n.rect().left())
}

#[test]
fn above_a_thousand_points_steps_rows_and_advice_stand_side_by_side() {
    let w = Window::sized(Vec2::new(1000.0, 720.0));
    let t = w.t();
    let status = w
        .nodes()
        .iter()
        .filter(|n| n.accesskit_node().role() == Role::Status)
        .count();
    assert_eq!(status, 1);
    assert!(rows_left(&w).is_some_and(|left| left > 206.0));
    assert_eq!(tabs(&w, &t.tab_advice), 1);
    assert_eq!(
        tabs(
            &w,
            &format!("1 {}", w.protocol().step(Step::Veiligheid).short)
        ),
        1
    );
    assert!(outcome_in_sight(&w));
}

#[test]
fn below_a_thousand_points_the_rail_becomes_signs_and_the_right_column_a_tab() {
    let mut w = Window::sized(Vec2::new(999.0, 720.0));
    assert!(rows_left(&w).is_some_and(|left| (48.0..100.0).contains(&left)));
    let step = format!("1 {}", w.protocol().step(Step::Veiligheid).short);
    // Once in the rail and once as the tab in front.
    assert_eq!(tabs(&w, &step), 2);
    assert!(outcome_in_sight(&w));
    w.press(Key::F7);
    assert_eq!(rows_left(&w), None, "the document is in front");
    assert!(w.shows(&format!("{}: {}", w.t().copy_all, w.t().paper_mutatie)));
    assert!(outcome_in_sight(&w));
    w.press(Key::F2);
    assert!(rows_left(&w).is_some(), "and one key brings the step back");
}

#[test]
fn below_seven_hundred_points_there_is_one_column() {
    let mut w = Window::sized(Vec2::new(699.0, 720.0));
    assert!(rows_left(&w).is_some_and(|left| left < 48.0));
    let step = format!("1 {}", w.protocol().step(Step::Veiligheid).short);
    assert_eq!(tabs(&w, &step), 1, "only the tab in front, no rail");
    let picker = format!("{}: {step}", w.t().tabs_step);
    assert!(w.shows(&picker), "the way to the other steps");
    assert!(outcome_in_sight(&w));
    w.ctrl(Key::PageDown);
    assert_eq!(w.app().view.step, Step::Melding);
}

#[test]
fn the_outcome_stays_in_sight_in_every_form_at_every_step_and_tab() {
    for width in [1280.0, 900.0, 640.0, 600.0] {
        for value in [Value::Nee, Value::Genoemd, Value::Ja] {
            let mut w = Window::sized(Vec2::new(width, 700.0));
            let command = Command::AnswerSignal(Signal::ALL[0], value);
            w.act(Action::Do(command));
            for step in Step::ALL.iter().copied() {
                w.show(step);
                assert!(outcome_in_sight(&w), "{width} {value:?} {step:?}");
            }
            for side in Side::all(false).iter().copied() {
                w.act(Action::ShowSide(side));
                assert!(outcome_in_sight(&w), "{width} {value:?} {side:?}");
            }
        }
    }
}

#[test]
fn at_two_hundred_percent_the_window_is_one_column_with_the_outcome() {
    let mut w = Window::new();
    w.resize(crate::window::SIZE, 2.0);
    assert_eq!(w.size(), Vec2::new(640.0, 360.0));
    assert!(outcome_in_sight(&w));
    assert!(rows_left(&w).is_some_and(|left| left < 48.0));
}

#[test]
fn the_zoom_keys_stay_between_one_and_two_hundred_percent() {
    let mut w = Window::new();
    for _ in 0..15 {
        w.ctrl(Key::Plus);
    }
    assert_eq!(w.harness.ctx.zoom_factor(), 2.0);
    for _ in 0..15 {
        w.ctrl(Key::Minus);
    }
    assert_eq!(w.harness.ctx.zoom_factor(), 1.0);
}
