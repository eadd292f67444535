//! Closing, and what would be lost by it.

use eframe::egui::{Key, ViewportCommand, ViewportEvent, ViewportId};
use voorop::{
    protocol::Step,
    ui::view::{After, Sheet},
};

use crate::window::Window;

/// The system asks the window to close.
pub fn ask_to_close(w: &mut Window) {
    w.commands.clear();
    let root = w.harness.input_mut().viewports.entry(ViewportId::ROOT);
    root.or_default().events.push(ViewportEvent::Close);
    w.frame();
    let root = w.harness.input_mut().viewports.entry(ViewportId::ROOT);
    root.or_default().events.clear();
    w.settle();
}

fn stays_open(w: &Window) -> bool {
    w.commands.contains(&ViewportCommand::CancelClose)
}

pub fn closes(w: &Window) -> bool {
    w.commands.contains(&ViewportCommand::Close)
}

#[test]
fn an_untouched_window_closes_without_a_question() {
    let mut w = Window::new();
    ask_to_close(&mut w);
    assert!(!stays_open(&w));
    assert_eq!(w.app().view.sheet, Sheet::None);
}

#[test]
fn closing_says_that_the_clipboard_is_emptied_before_it_is() {
    let mut w = Window::new();
    w.press(Key::F8);
    let t = w.t();
    w.choose(true, &format!("{}: {}", t.copy_all, t.paper_mutatie));
    assert!(w.copied.last().is_some_and(|text| !text.is_empty()));
    ask_to_close(&mut w);
    assert!(stays_open(&w) && w.says(&t.copied_at_close));
    ask_to_close(&mut w);
    assert!(!stays_open(&w));
    assert_eq!(w.copied.last().map(String::as_str), Some(""));
}

#[test]
fn closing_with_unsaved_work_asks_and_terug_keeps_everything() {
    let mut w = Window::new();
    w.no();
    w.press(Key::V);
    w.type_text("zij belde al eerder");
    w.press(Key::Enter);
    w.press(Key::Escape);
    let before = w.melding().clone();
    ask_to_close(&mut w);
    assert!(stays_open(&w));
    assert_eq!(w.app().view.sheet, Sheet::Unsaved(After::Close));
    let (title, stay) = (w.t().unsaved_title.clone(), w.t().unsaved_stay.clone());
    assert!(w.says(&title));
    w.choose(true, &stay);
    assert_eq!(w.app().view.sheet, Sheet::None);
    assert_eq!(*w.melding(), before);
    assert!(!closes(&w));
    w.ctrl(Key::Z);
    assert_ne!(*w.melding(), before, "undo still works");
}

#[test]
fn a_draft_in_the_statement_bar_is_unsaved_work() {
    let mut w = Window::new();
    w.press(Key::V);
    w.type_text("nog niet af");
    ask_to_close(&mut w);
    assert!(stays_open(&w));
    let stay = w.t().unsaved_stay.clone();
    w.choose(true, &stay);
    assert_eq!(w.melding().concept.text.as_str(), "nog niet af");
}

#[test]
fn not_saving_closes_and_loses_nothing_before_that() {
    let mut w = Window::new();
    w.no();
    ask_to_close(&mut w);
    let discard = w.t().unsaved_discard.clone();
    w.choose(true, &discard);
    assert!(closes(&w));
    ask_to_close(&mut w);
    assert!(!stays_open(&w), "it does not ask twice");
}

#[test]
fn saving_first_closes_only_after_the_file_is_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("een.ron");
    let mut w = Window::new();
    w.no();
    ask_to_close(&mut w);
    assert_eq!(w.focused(), Some(w.t().unsaved_save.clone()));
    w.press(Key::Space);
    assert!(!closes(&w) && !path.exists());
    assert_eq!(w.focused(), Some(w.t().path_label.clone()));
    w.retype(&path.display().to_string());
    w.press(Key::Enter);
    w.wait();
    assert!(path.exists(), "{:?}", w.app().view);
    assert!(closes(&w));
}

#[test]
fn leaving_the_path_for_a_step_means_that_the_window_does_not_close_later() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = Window::new();
    w.no();
    ask_to_close(&mut w);
    w.press(Key::Space);
    // The officer thinks again and works on.
    w.press(Key::F2);
    w.no();
    w.ctrl(Key::S);
    w.retype(&folder.path().join("een.ron").display().to_string());
    w.press(Key::Enter);
    w.wait();
    assert!(!w.app().has_unsaved_work());
    assert!(!closes(&w), "saving is not closing");
}

#[test]
fn a_time_that_was_typed_and_saved_is_no_unsaved_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = Window::new();
    w.show(Step::Melding);
    let label = w.t().call_time.clone();
    w.tab_to(false, &label);
    w.retype("20-11-2026 20:05");
    assert!(w.app().has_unsaved_work());
    w.ctrl(Key::S);
    w.retype(&folder.path().join("een.ron").display().to_string());
    w.press(Key::Enter);
    w.wait();
    assert!(!w.app().has_unsaved_work());
}
