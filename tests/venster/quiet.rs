//! A window in which nothing changes does not paint.

use std::time::Duration;

use eframe::egui::Key;
use voorop::{
    protocol::Step,
    ui::{
        Theme,
        action::{Action, Side},
    },
};

use crate::window::{SIZE, Window, case};

/// After a change, the window asks for no further frame, now or later.
fn is_quiet(w: &mut Window) -> bool {
    w.settle();
    w.frame();
    w.delay() == Duration::MAX && !w.harness.ctx.has_requested_repaint()
}

#[test]
fn no_step_and_no_tab_asks_to_be_painted_again() {
    let mut w = Window::with_file(SIZE, &case("01-acuut-gevaar"));
    for step in Step::ALL.iter().copied() {
        w.show(step);
        assert!(
            is_quiet(&mut w),
            "{step:?}: {:?}",
            w.harness.ctx.repaint_causes()
        );
    }
    for side in Side::all(false).iter().copied() {
        w.act(Action::ShowSide(side));
        assert!(is_quiet(&mut w), "{side:?}");
    }
}

#[test]
fn no_answer_sheet_or_theme_leaves_the_window_restless() {
    let mut w = Window::new();
    for key in [Key::N, Key::J, Key::G, Key::O] {
        w.press(key);
        assert!(is_quiet(&mut w), "{key:?}");
    }
    for key in [Key::F1, Key::F1, Key::F3, Key::F7, Key::F8] {
        w.press(key);
        assert!(is_quiet(&mut w), "{key:?}");
    }
    for theme in [Theme::Donker, Theme::Contrast, Theme::Licht] {
        w.act(Action::SetTheme(theme));
        assert!(is_quiet(&mut w), "{theme:?}");
    }
}

#[test]
fn a_text_field_with_the_keyboard_is_quiet_too() {
    let mut w = Window::new();
    w.press(Key::V);
    w.type_text("tas");
    assert!(is_quiet(&mut w));
}
