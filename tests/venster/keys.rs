//! The keyboard contract in the whole window.

use eframe::egui::{Key, Modifiers};
use voorop::{
    melding::{Melding, Value},
    protocol::{Question, Signal, Step},
    ui::{
        action::{Panel, RowId, Side},
        view::Sheet,
    },
};

use crate::window::Window;

const FIRST: Signal = Signal::ALL[0];

/// The note of the first signal, open and with the keyboard.
fn in_a_note() -> Window {
    let mut w = Window::new();
    w.answer(Key::O);
    w.press(Key::Home);
    w.press(Key::Enter);
    let note = w.t().note.clone();
    assert_eq!(w.focused(), Some(note));
    w
}

fn note(melding: &Melding) -> &str {
    melding.signals.get(&FIRST).map_or("", |a| a.note.as_str())
}

#[test]
fn a_key_held_for_three_seconds_is_one_answer() {
    let mut w = Window::new();
    // A backend repeats about thirty times a second.
    let hold = |w: &mut Window| {
        for _ in 0..90 {
            w.down(Key::N);
        }
        w.up(Key::N);
        w.settle();
    };
    hold(&mut w);
    assert!(w.melding().signals.is_empty(), "first whose answer it is");
    w.press(Key::A);
    assert_eq!(w.melding().signals.len(), 1);
    w.press(Key::Home);
    hold(&mut w);
    assert_eq!(w.melding().signals.len(), 1);
    assert_eq!(w.melding().signal(FIRST), Some(Value::Nee));
    assert_eq!(w.app().view.row, Some(RowId::Signal(Signal::ALL[1])));
    w.press(Key::N);
    assert_eq!(w.melding().signals.len(), 2, "a new press is a new answer");
}

#[test]
fn letters_typed_in_a_note_change_no_answer() {
    let mut w = in_a_note();
    w.type_text("jnogv jno");
    assert_eq!(note(w.melding()), "jnogv jno");
    assert_eq!(w.melding().signals.len(), 1);
    assert_eq!(w.melding().signal(FIRST), Some(Value::Onbekend));
    assert!(w.melding().concept.text.is_empty());
}

#[test]
fn the_letter_that_opens_a_field_does_not_stand_in_it() {
    let mut w = Window::new();
    w.press(Key::V);
    let bar = w.t().bar_title.clone();
    assert_eq!(w.focused(), Some(bar));
    assert_eq!(w.melding().concept.text.as_str(), "");
    // Also when the key is held, and when the next letter comes in at once.
    w.press(Key::Escape);
    for _ in 0..30 {
        w.down(Key::V);
    }
    w.up(Key::V);
    w.settle();
    assert_eq!(w.melding().concept.text.as_str(), "");
    w.type_text("van half zes");
    assert_eq!(w.melding().concept.text.as_str(), "van half zes");
}

#[test]
fn escape_leaves_a_field_and_keeps_its_text() {
    let mut w = in_a_note();
    w.type_text("de buren belden");
    w.press(Key::Escape);
    let row = w.protocol().signal(FIRST).short.clone();
    assert_eq!(w.focused(), Some(row), "the row has the keyboard again");
    assert_eq!(note(w.melding()), "de buren belden");
    w.press(Key::N);
    assert_eq!(w.melding().signal(FIRST), Some(Value::Nee));
    assert_eq!(note(w.melding()), "de buren belden");
}

/// From the same text field each time, so that no shortcut leans on the one before it.
fn from_a_note(press: impl FnOnce(&mut Window)) -> Window {
    let mut w = in_a_note();
    w.type_text("tas");
    press(&mut w);
    assert_eq!(note(w.melding()), "tas", "the key is no text");
    w
}

#[test]
fn every_function_key_works_from_inside_a_text_field() {
    let w = from_a_note(|w| w.press(Key::F1));
    assert_eq!(w.app().view.sheet, Sheet::Keys);
    assert!(w.shows(&w.t().close));

    let w = from_a_note(|w| {
        w.show(Step::Feit);
        w.press(Key::F4);
        w.press(Key::F2);
    });
    assert_eq!(w.app().view.step, Step::Veiligheid);

    // The first signal is open itself; the second press goes on from there.
    let w = from_a_note(|w| {
        w.press(Key::F3);
        w.press(Key::F3);
    });
    assert_eq!(w.app().view.row, Some(RowId::Signal(Signal::ALL[1])));

    let w = from_a_note(|w| w.press(Key::F4));
    assert_eq!(w.focused(), Some(w.t().bar_title.clone()));

    let w = from_a_note(|w| w.press(Key::F6));
    assert_eq!(w.app().view.panel, Panel::Statement);
    assert_eq!(w.focused(), Some(w.t().bar_title.clone()));

    let w = from_a_note(|w| w.press(Key::F7));
    assert_eq!(w.app().view.side, Side::Mutatie);
    assert!(w.shows(&format!("{}: {}", w.t().copy_all, w.t().paper_mutatie)));

    let w = from_a_note(|w| w.press(Key::F8));
    assert_eq!(w.app().view.step, Step::Afronden);
}

#[test]
fn every_ctrl_key_works_from_inside_a_text_field() {
    let w = from_a_note(|w| w.ctrl(Key::PageDown));
    assert_eq!(w.app().view.step, Step::Melding);

    let w = from_a_note(|w| {
        w.show(Step::Beslissing);
        w.press(Key::F4);
        w.ctrl(Key::PageUp);
    });
    assert_eq!(w.app().view.step, Step::Melding);

    let mut w = from_a_note(|w| w.ctrl(Key::F));
    assert_eq!(w.app().view.sheet, Sheet::Find(String::new()));
    assert_eq!(w.focused(), Some(w.t().find_label.clone()));
    let wanted = w.protocol().question(Question::Gezag).short.clone();
    w.type_text(&wanted);
    w.press(Key::Enter);
    assert_eq!(w.app().view.row, Some(RowId::Question(Question::Gezag)));

    let mut w = in_a_note();
    w.type_text("tas");
    w.ctrl(Key::Z);
    assert_eq!(note(w.melding()), "");
    w.ctrl(Key::Y);
    assert_eq!(note(w.melding()), "tas");
    w.ctrl(Key::Z);
    w.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(note(w.melding()), "tas");
}

#[test]
fn f6_goes_round_every_panel_and_back() {
    let mut w = Window::new();
    let mut seen = Vec::new();
    for _ in 0..Panel::ALL.len() {
        w.press(Key::F6);
        seen.push((w.app().view.panel, w.focused()));
    }
    let row = w.protocol().signal(FIRST).short.clone();
    let step = w.protocol().step(Step::Veiligheid).short.clone();
    assert_eq!(seen[0], (Panel::Statement, Some(w.t().bar_title.clone())));
    assert_eq!(seen[1], (Panel::Side, Some(w.t().tab_advice.clone())));
    assert_eq!(seen[2].0, Panel::Steps);
    let name = seen[2].1.clone().expect("the rail has the keyboard");
    assert!(name.contains(&step), "{name:?}");
    assert_eq!(seen[3], (Panel::Rows, Some(row)));
    w.press_with(Modifiers::SHIFT, Key::F6);
    assert_eq!(w.app().view.panel, Panel::Steps);
}

#[test]
fn a_shortcut_under_a_sheet_does_its_thing_too() {
    let mut w = Window::new();
    w.press(Key::F1);
    w.press(Key::F4);
    assert_eq!(w.focused(), Some(w.t().bar_title.clone()));
    w.type_text("hij belt nu");
    assert_eq!(w.melding().concept.text.as_str(), "hij belt nu");
}

#[test]
fn letters_answer_while_the_documents_stand_beside_the_step() {
    let mut w = Window::new();
    w.press(Key::F7);
    assert_eq!(w.app().view.side, Side::Mutatie);
    w.no();
    assert_eq!(w.melding().signal(FIRST), Some(Value::Nee));
}
