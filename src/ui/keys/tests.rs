//! The keyboard contract, driven through real frames of egui.
use eframe::egui;
use egui::{Event, Id, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::ui::theme::{self, Theme};
use crate::ui::widgets::{Field, Row};

#[derive(Default)]
struct Screen {
    answers: Vec<Letter>,
    asked: Vec<Shortcut>,
    open: bool,
    text: String,
    undo: usize,
    submitted: Vec<String>,
}

fn field() -> Id {
    Id::unique("test field")
}

/// A row, and a field that opens by V, Enter or J, as a note does.
fn screen(ui: &mut Ui, screen: &mut Screen) {
    theme::apply(ui.ctx(), Theme::Licht);
    match take(ui.ctx(), true) {
        Some(Press::Letter(letter)) => {
            screen.answers.push(letter);
            if matches!(letter, Letter::V | Letter::Enter | Letter::J) {
                screen.open = true;
                Field::focus(ui.ctx(), field());
            }
        }
        Some(Press::Shortcut(shortcut)) => {
            screen.asked.push(shortcut);
            screen.undo += usize::from(shortcut == Shortcut::Undo);
        }
        None => {}
    }
    Row::new(Id::unique("test row"), "Wapen")
        .current(true)
        .show(ui, |_| ());
    if screen.open {
        let output = Field::new(field(), "Toelichting", &screen.text).show(ui);
        if let Some(text) = output.changed {
            screen.text = text;
        }
        if output.submitted {
            screen.submitted.push(std::mem::take(&mut screen.text));
        }
    }
}

fn harness<'a>() -> Harness<'a, Screen> {
    let builder = Harness::builder()
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(20);
    let mut harness = builder.build_ui_state(screen, Screen::default());
    harness.run();
    harness
}

fn key(key: Key, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

/// An event in the next frame, together with the others given before it.
fn event(harness: &mut Harness<'_, Screen>, event: Event) {
    harness.input_mut().events.push(event);
}

/// As winit gives it: the key and its text in one go, also for a repeat.
fn down(harness: &mut Harness<'_, Screen>, letter: Key) {
    event(harness, key(letter, true));
    event(harness, Event::Text(letter.name().to_lowercase()));
}

fn up(harness: &mut Harness<'_, Screen>, letter: Key) {
    event(harness, key(letter, false));
}

fn press(harness: &mut Harness<'_, Screen>, letter: Key) {
    down(harness, letter);
    harness.run();
    up(harness, letter);
    harness.run();
}

fn open_field(harness: &mut Harness<'_, Screen>) {
    press(harness, Key::V);
    harness.state_mut().answers.clear();
}

#[test]
fn a_held_key_is_one_answer() {
    let mut harness = harness();
    // Three seconds at the usual 30 repeats a second.
    for _ in 0..90 {
        down(&mut harness, Key::N);
        harness.run();
    }
    up(&mut harness, Key::N);
    harness.run();
    assert_eq!(harness.state().answers, [Letter::N]);
    press(&mut harness, Key::N);
    assert_eq!(harness.state().answers, [Letter::N, Letter::N]);
}

#[test]
fn a_key_held_while_a_field_opens_leaves_the_field_empty() {
    for letter in [Key::V, Key::J] {
        let mut harness = harness();
        for _ in 0..90 {
            down(&mut harness, letter);
            harness.run();
        }
        up(&mut harness, letter);
        harness.run();
        assert_eq!(harness.state().answers.len(), 1, "{letter:?}");
        assert_eq!(harness.state().text, "");
        assert!(harness.get_by_label("Toelichting").is_focused());
        press(&mut harness, letter);
        assert_eq!(
            harness.state().text,
            letter.name().to_lowercase(),
            "then it is text"
        );
    }
}

#[test]
fn enter_held_opens_one_note_and_does_not_send_it() {
    let mut harness = harness();
    for _ in 0..90 {
        event(&mut harness, key(Key::Enter, true));
        harness.run();
    }
    up(&mut harness, Key::Enter);
    harness.run();
    assert_eq!(harness.state().answers, [Letter::Enter]);
    assert_eq!(harness.state().submitted, Vec::<String>::new());
    assert!(harness.get_by_label("Toelichting").is_focused());
}

#[test]
fn letters_typed_in_a_field_are_no_answers() {
    let mut harness = harness();
    open_field(&mut harness);
    for letter in [Key::J, Key::N, Key::O, Key::G, Key::V] {
        press(&mut harness, letter);
    }
    assert_eq!(harness.state().answers, []);
    assert_eq!(harness.state().text, "jnogv");
}

#[test]
fn the_letter_does_not_leak_when_its_text_comes_a_frame_later() {
    for lag in 1..=4 {
        let mut harness = harness();
        event(&mut harness, key(Key::V, true));
        event(&mut harness, key(Key::V, false));
        harness.run_steps(lag);
        event(&mut harness, Event::Text("v".to_owned()));
        harness.run();
        assert_eq!(harness.state().text, "", "{lag} frames later");
        down(&mut harness, Key::V);
        harness.run();
        assert_eq!(harness.state().text, "v");
    }
}

#[test]
fn the_letter_does_not_leak_through_an_input_method() {
    let mut harness = harness();
    event(&mut harness, key(Key::V, true));
    harness.run_steps(1);
    event(
        &mut harness,
        Event::Ime(egui::ImeEvent::Commit("v".to_owned())),
    );
    harness.run();
    assert_eq!(harness.state().text, "");
}

#[test]
fn what_is_typed_behind_the_letter_in_one_frame_ends_up_in_the_field() {
    let mut harness = harness();
    for letter in [Key::V, Key::N, Key::O, Key::J] {
        down(&mut harness, letter);
        up(&mut harness, letter);
    }
    harness.run();
    assert_eq!(harness.state().answers, [Letter::V]);
    assert_eq!(harness.state().text, "noj");
}

#[test]
fn keys_pressed_in_one_slow_frame_are_all_answered_in_order() {
    let mut harness = harness();
    for letter in [Key::N, Key::G, Key::N, Key::O] {
        down(&mut harness, letter);
        up(&mut harness, letter);
    }
    harness.run();
    assert_eq!(
        harness.state().answers,
        [Letter::N, Letter::G, Letter::N, Letter::O]
    );
}

#[test]
fn escape_leaves_the_field_and_keeps_its_text() {
    let mut harness = harness();
    open_field(&mut harness);
    // The last letters and Esc fall in one frame, as they do on a slow machine.
    down(&mut harness, Key::N);
    down(&mut harness, Key::O);
    event(&mut harness, key(Key::Escape, true));
    event(&mut harness, key(Key::Escape, false));
    up(&mut harness, Key::N);
    up(&mut harness, Key::O);
    harness.run();
    assert_eq!(harness.state().text, "no");
    assert!(!harness.get_by_label("Toelichting").is_focused());
    assert!(
        harness.get_by_label("Wapen").is_focused(),
        "the row has the keyboard again"
    );
    press(&mut harness, Key::G);
    assert_eq!(harness.state().answers, [Letter::G]);
    assert_eq!(harness.state().text, "no");
}

#[test]
fn a_letter_held_while_its_field_closes_is_no_answer() {
    let mut harness = harness();
    open_field(&mut harness);
    for _ in 0..5 {
        down(&mut harness, Key::N);
        harness.run();
    }
    event(&mut harness, key(Key::Escape, true));
    event(&mut harness, key(Key::Escape, false));
    for _ in 0..30 {
        down(&mut harness, Key::N);
        harness.run();
    }
    up(&mut harness, Key::N);
    harness.run();
    assert_eq!(harness.state().answers, []);
    assert_eq!(harness.state().text, "nnnnn");
    press(&mut harness, Key::N);
    assert_eq!(harness.state().answers, [Letter::N]);
}

#[test]
fn letters_leave_an_open_list_of_choices_alone() {
    let mut harness = harness();
    Popup::open_id(&harness.ctx, Id::unique("some list"));
    event(&mut harness, key(Key::N, true));
    harness.step();
    assert_eq!(harness.state().answers, []);
    Popup::close_all(&harness.ctx);
    up(&mut harness, Key::N);
    harness.run();
    press(&mut harness, Key::N);
    assert_eq!(harness.state().answers, [Letter::N]);
}

#[test]
fn the_arrows_move_the_row_and_repeat() {
    let mut harness = harness();
    for _ in 0..3 {
        event(&mut harness, key(Key::ArrowDown, true));
        harness.run();
    }
    up(&mut harness, Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().answers, [Letter::Down; 3]);
    assert!(harness.get_by_label("Wapen").is_focused());
}

#[test]
fn a_letter_with_another_modifier_is_no_answer() {
    let mut harness = harness();
    let ctrl = Modifiers {
        ctrl: true,
        command: true,
        ..Modifiers::NONE
    };
    let altgr = Modifiers {
        ctrl: true,
        command: true,
        alt: true,
        ..Modifiers::NONE
    };
    harness.key_press_modifiers(ctrl, Key::N);
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::J);
    harness.run();
    harness.key_press_modifiers(altgr, Key::O);
    harness.run();
    assert_eq!(harness.state().asked, [Shortcut::New]);
    assert_eq!(harness.state().answers, []);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::O);
    harness.run();
    assert_eq!(
        harness.state().answers,
        [Letter::O],
        "Caps Lock and Shift give the same letter"
    );
}

#[test]
fn undo_in_a_field_is_the_programs_undo() {
    let mut harness = harness();
    open_field(&mut harness);
    press(&mut harness, Key::N);
    press(&mut harness, Key::O);
    let ctrl = Modifiers {
        ctrl: true,
        command: true,
        ..Modifiers::NONE
    };
    harness.key_press_modifiers(ctrl, Key::Z);
    harness.run();
    harness.key_press_modifiers(ctrl | Modifiers::SHIFT, Key::Z);
    harness.run();
    harness.key_press_modifiers(ctrl, Key::Y);
    harness.run();
    assert_eq!(
        harness.state().asked,
        [Shortcut::Undo, Shortcut::Redo, Shortcut::Redo]
    );
    assert_eq!(
        harness.state().text,
        "no",
        "the field has not undone anything by itself"
    );
}

#[test]
fn every_shortcut_acts_also_inside_a_field() {
    let ctrl = Modifiers {
        ctrl: true,
        command: true,
        ..Modifiers::NONE
    };
    let all = [
        (Modifiers::NONE, Key::F1, Shortcut::Keys),
        (Modifiers::NONE, Key::F2, Shortcut::Safety),
        (Modifiers::NONE, Key::F3, Shortcut::NextOpen),
        (Modifiers::NONE, Key::F4, Shortcut::Statement),
        (Modifiers::NONE, Key::F6, Shortcut::NextPanel),
        (Modifiers::SHIFT, Key::F6, Shortcut::PreviousPanel),
        (Modifiers::NONE, Key::F7, Shortcut::Documents),
        (Modifiers::NONE, Key::F8, Shortcut::Finish),
        (Modifiers::NONE, Key::F10, Shortcut::Pause),
        (Modifiers::NONE, Key::F11, Shortcut::Trainer),
        (ctrl, Key::PageUp, Shortcut::PreviousStep),
        (ctrl, Key::PageDown, Shortcut::NextStep),
        (ctrl, Key::F, Shortcut::Find),
        (ctrl, Key::S, Shortcut::Save),
        (ctrl, Key::O, Shortcut::Open),
        (ctrl, Key::N, Shortcut::New),
    ];
    let mut harness = harness();
    open_field(&mut harness);
    for (modifiers, key, shortcut) in all {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert_eq!(harness.state_mut().asked.pop(), Some(shortcut));
    }
    assert_eq!(harness.state().text, "");
}

#[test]
fn zoom_stays_between_100_and_200_percent() {
    let mut harness = harness();
    let ctrl = Modifiers {
        ctrl: true,
        command: true,
        ..Modifiers::NONE
    };
    for (key, end) in [(Key::Minus, 1.0), (Key::Plus, 2.0), (Key::Minus, 1.0)] {
        for _ in 0..14 {
            harness.key_press_modifiers(ctrl, key);
            harness.run();
            assert!(ZOOM.contains(&harness.ctx.zoom_factor()));
        }
        assert_eq!(harness.ctx.zoom_factor(), end);
    }
}

#[test]
fn an_idle_screen_asks_for_no_repaint() {
    let mut harness = harness();
    press(&mut harness, Key::N);
    harness.run();
    let delay = harness
        .output()
        .viewport_output
        .values()
        .map(|v| v.repaint_delay)
        .min();
    assert_eq!(delay, Some(std::time::Duration::MAX));
}
