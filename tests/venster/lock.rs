//! Locking: by key, by idle time, and back to where one was.

use eframe::egui::{Event, Key, pos2};
use voorop::{
    protocol::Step,
    ui::{
        clerk::{SAVE_AFTER, WARN},
        room::{Room, Start},
    },
};

use crate::{
    door::{BEHEERDER, PASSPHRASE, agent},
    window::Window,
};

fn is_locked(w: &Window) -> bool {
    matches!(&w.app().view.room, Room::Start(Start::SignIn(door)) if door.locked)
}

fn at_work(folder: &std::path::Path) -> Window {
    let mut w = agent(folder);
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.press(Key::V);
    w.type_text("Jansen belde al eerder");
    w
}

#[test]
fn locking_saves_wipes_and_brings_everything_back_to_where_it_was() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.press(Key::Enter);
    w.press(Key::Escape);
    w.show(Step::Wederhoor);
    w.wait_for_archive();
    let row = w.app().rows()[1];
    w.arrow_to(row);
    let before = w.melding().clone();
    w.ctrl(Key::L);
    assert!(is_locked(&w), "at once");
    w.wait_for_archive();
    assert!(!w.app().is_in() && w.app().draft().is_none());
    assert!(w.melding().statements.is_empty(), "nothing stays behind");
    let state = format!("{:?}", w.app());
    assert!(
        !state.contains("Jansen"),
        "not in undo, message or field either"
    );
    w.type_text(PASSPHRASE);
    w.press(Key::Enter);
    w.wait_for_archive();
    w.wait_for_archive();
    assert_eq!(*w.melding(), before);
    assert_eq!(w.app().view.step, Step::Wederhoor);
    assert_eq!(w.app().view.row, Some(row));
}

#[test]
fn an_idle_window_warns_counts_down_and_locks_with_the_draft_saved() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    let t = w.t();
    let warning = t.lock_soon.replace("{n}", "20");
    w.let_pass(600.0 - WARN + 10.0);
    assert!(w.says(&warning), "{:?}", w.app().locks_in(&w.harness.ctx));
    assert!(w.delay() <= std::time::Duration::from_millis(1000));
    w.harness.event(Event::PointerMoved(pos2(400.0, 300.0)));
    w.frame();
    w.settle();
    assert_eq!(w.app().locks_in(&w.harness.ctx), None, "somebody is there");
    w.let_pass(601.0);
    assert!(is_locked(&w));
    w.wait_for_archive();
    assert!(w.app().draft().is_none() && !w.app().has_unsaved_work());
    w.type_text(PASSPHRASE);
    w.press(Key::Enter);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(
        w.app().is_in() && w.app().draft().is_some(),
        "and does not lock again"
    );
}

#[test]
fn a_locked_window_lets_a_colleague_in_without_showing_the_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.ctrl(Key::L);
    w.wait_for_archive();
    let t = w.t();
    w.tab_to(false, &t.form_name);
    w.retype(BEHEERDER);
    w.press(Key::Enter);
    w.type_text(PASSPHRASE);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(matches!(w.app().view.room, Room::Beheer(_)));
    assert!(w.melding().concept.text.is_blank());
}

#[test]
fn locking_clears_the_clipboard_that_this_window_filled() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.press(Key::Escape);
    w.press(Key::F8);
    let t = w.t();
    w.choose(true, &format!("{}: {}", t.copy_all, t.paper_mutatie));
    assert!(w.says(&t.copy_title) && w.copied.is_empty(), "asked first");
    assert_eq!(w.field_text(&t.form_recipient), t.own_system);
    assert_eq!(w.focused().as_deref(), Some(t.copy_button.as_str()));
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.copied.last().is_some_and(|text| text.contains("Jansen")));
    w.ctrl(Key::L);
    assert_eq!(w.copied.last().map(String::as_str), Some(""));
}

#[test]
fn the_keys_of_a_call_do_nothing_before_the_door() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    w.ctrl(Key::L);
    w.wait_for_archive();
    for key in [Key::F2, Key::F3, Key::F4, Key::F7, Key::F8] {
        w.press(key);
        assert!(is_locked(&w), "{key:?}");
    }
    for key in [Key::N, Key::F, Key::Z, Key::S, Key::O] {
        w.ctrl(key);
        assert!(is_locked(&w), "{key:?}");
    }
}
