//! Locking: by key, by idle time, and back to where one was.

use eframe::egui::{Event, Key, pos2};
use voorop::{
    protocol::Step,
    ui::{
        clerk::{SAVE_AFTER, WARN},
        room::{Room, Slot, Start},
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
    assert!(w.says(&warning), "{:?}", w.app().locks_in());
    assert!(w.delay() <= std::time::Duration::from_millis(1000));
    w.harness.event(Event::PointerMoved(pos2(400.0, 300.0)));
    w.frame();
    w.settle();
    assert_eq!(w.app().locks_in(), None, "somebody is there");
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

/// Hours in which the lid is closed.
const NIGHT: f64 = 8.0 * 3600.0;

#[test]
fn whoever_opens_the_lid_after_hours_meets_the_door_by_either_clock() {
    for (wall, boot) in [(NIGHT, 0.0), (0.0, NIGHT), (NIGHT, NIGHT)] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut w = at_work(folder.path());
        w.press(Key::Escape);
        let before = w.melding().clone();
        w.sleep(wall, boot);
        // The key that wakes the machine, in one frame with what it would answer.
        w.harness.event(Event::PointerMoved(pos2(400.0, 300.0)));
        w.press(Key::J);
        assert!(is_locked(&w), "wall {wall}, boot {boot}");
        w.wait_for_archive();
        assert!(!w.app().is_in() && w.app().draft().is_none());
        let typed = w.app().view.form.text(Slot::Passphrase);
        assert_eq!(typed, "", "the key went nowhere");
        w.type_text(PASSPHRASE);
        w.press(Key::Enter);
        w.wait_for_archive();
        w.wait_for_archive();
        assert!(w.app().is_in(), "and does not lock again");
        assert_eq!(*w.melding(), before);
    }
}

#[test]
fn a_wall_clock_that_is_set_back_keeps_nobody_at_the_window_longer() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.sleep(-NIGHT, 601.0);
    w.frame();
    assert!(is_locked(&w));
}

#[test]
fn an_event_that_waited_is_no_presence_before_the_clock_is_looked_at() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    // The program was held up, and the mouse moved just before it went on.
    w.sleep(601.0, 601.0);
    w.harness.event(Event::PointerMoved(pos2(400.0, 300.0)));
    w.frame();
    assert!(is_locked(&w));
}

#[test]
fn the_key_that_ends_the_warning_answers_nothing_and_the_next_one_does() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.press(Key::Escape);
    w.show(Step::Veiligheid);
    // A row that is not answered yet.
    w.press(Key::ArrowDown);
    let before = w.melding().clone();
    for key in [Key::J, Key::N, Key::O, Key::Z, Key::Space, Key::Enter] {
        w.let_pass(600.0 - WARN + 10.0);
        assert!(w.app().locks_in().is_some(), "{key:?}");
        if key == Key::Z {
            w.ctrl(key);
        } else {
            w.press(key);
        }
        assert_eq!(w.app().locks_in(), None, "{key:?}: somebody is there");
        assert_eq!(*w.melding(), before, "{key:?}");
    }
    w.press(Key::J);
    assert_ne!(*w.melding(), before);
}

#[test]
fn what_is_typed_at_the_warning_stands_in_no_field() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.let_pass(600.0 - WARN + 10.0);
    w.type_text("xy");
    let text = w.melding().concept.text.as_str().to_owned();
    assert!(
        text.ends_with("eerdery"),
        "the first one is swallowed: {text}"
    );
}

#[test]
fn when_the_system_locks_or_sleeps_the_window_does_too_and_says_when_it_is_done() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    let call = w.app().clerk.as_ref().expect("an archive").call.clone();
    call.lock();
    w.frame();
    assert!(is_locked(&w));
    w.wait_for_archive();
    w.frame();
    assert!(w.app().draft().is_none(), "saved and gone");
    // Returns at once: nobody waits with sleeping any more.
    let began = std::time::Instant::now();
    call.wait(std::time::Duration::from_secs(60));
    assert!(began.elapsed().as_secs() < 30);
    w.type_text(PASSPHRASE);
    w.press(Key::Enter);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(w.app().is_in(), "one call locks once");
}

#[test]
fn a_frame_after_the_sleep_of_the_machine_locks_without_an_event() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = at_work(folder.path());
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    // At rest nothing is drawn; a thread of its own asks for a frame after sleep.
    assert!(w.delay() > std::time::Duration::from_secs(60));
    w.sleep(NIGHT, NIGHT);
    w.frame();
    assert!(is_locked(&w));
}
