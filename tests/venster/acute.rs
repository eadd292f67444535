//! *Nu doen*: what the top bar says as soon as there is danger now.

use eframe::egui::{Key, Rect, Vec2, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    melding::Value,
    protocol::{Signal, Step},
    ui::action::Action,
};

use crate::window::{SIZE, Window};

/// Where lamps, steps and rows stand, by name without what they say.
fn places(w: &Window) -> Vec<(String, Rect)> {
    let t = w.t();
    let lamps = [
        &t.lamp_safety,
        &t.lamp_decision,
        &t.lamp_clause,
        &t.lamp_wederhoor,
    ];
    let mut found = Vec::new();
    for node in w.nodes() {
        let access = node.accesskit_node();
        let Some(name) = access.label() else { continue };
        let lamp = lamps.iter().any(|l| name.starts_with(&format!("{l}: ")));
        let kept = match access.role() {
            Role::Button if lamp => name.split(": ").next().unwrap_or_default().to_owned(),
            Role::Tab => name
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .split(": ")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned(),
            Role::ListItem => name,
            _ => continue,
        };
        found.push((format!("{:?} {kept}", access.role()), node.rect()));
    }
    found
}

fn nothing_moves_at(size: Vec2, zoom: f32) {
    let mut w = Window::sized(size);
    w.resize(size, zoom);
    // The row of the signal stays the current one and keeps its size: only the bar may change.
    w.act(Action::Do(voorop::melding::Command::AnswerSignal(
        Signal::ALL[0],
        Value::Genoemd,
    )));
    w.show(Step::Wederhoor);
    let before = places(&w);
    assert!(before.len() > 6, "{before:?}");
    assert!(!w.says(&format!("{} 1", w.t().do_now)) && bar_title(&w) == 0);
    w.act(Action::Do(voorop::melding::Command::AnswerSignal(
        Signal::ALL[0],
        Value::Ja,
    )));
    assert_eq!(places(&w), before, "at {size:?}, {zoom}");
}

/// How often the words stand alone, as the title of the bar does.
fn bar_title(w: &Window) -> usize {
    let title = w.t().do_now.clone();
    let top = w.nodes().into_iter().filter(|n| {
        let access = n.accesskit_node();
        let text = access.label().or(access.value()).unwrap_or_default();
        access.role() == Role::Label && text.starts_with(&title) && n.rect().top() < 58.0
    });
    top.count()
}

#[test]
fn the_top_bar_becomes_nu_doen_and_nothing_below_it_moves() {
    nothing_moves_at(SIZE, 1.0);
    nothing_moves_at(Vec2::new(900.0, 700.0), 1.0);
    nothing_moves_at(Vec2::new(600.0, 700.0), 1.0);
    nothing_moves_at(SIZE, 2.0);
}

#[test]
fn ja_on_an_acute_signal_shows_at_most_three_lines_at_once() {
    for signal in Signal::ALL
        .iter()
        .copied()
        .filter(|s| matches!(s.class(), voorop::protocol::SignalClass::Acute))
    {
        let mut w = Window::new();
        assert_eq!(bar_title(&w), 0);
        w.act(Action::ChooseRow(voorop::ui::action::RowId::Signal(signal)));
        w.press(Key::J);
        if !signal.aspects().is_empty() {
            w.press(Key::Num1);
        }
        assert_eq!(bar_title(&w), 1, "{signal:?}");
        let lines = w.app().derived.assessment.now.len();
        assert!((1..=3).contains(&lines), "{signal:?}: {lines}");
        for nth in 1..=lines {
            assert!(w.says(&format!("{nth}  ")), "line {nth} of {signal:?}");
        }
        // The rest can wait: taking the answer back gives the ordinary bar back.
        w.answer(Key::O);
        assert_eq!(bar_title(&w), 0, "{signal:?}");
    }
}
