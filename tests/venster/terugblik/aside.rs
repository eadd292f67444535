//! What stands half typed comes back: after locking, after a crash, after another room.

use eframe::egui::Key;
use voorop::{
    archive::{
        Store as _,
        keys::{Role, Strength},
        model::NoteKind,
    },
    ui::{
        action::{ExchangeAction, TerugblikAction as Ask},
        clerk::SAVE_AFTER,
        room::{
            Slot,
            aside::Aside,
            exchange::Trade,
            terugblik::{Shown, Work, Writing},
        },
    },
};

use super::world::{self, COORDINATOR, OLD, PASSPHRASE, id};
use super::{ask, enter, find, in_room, room};
use crate::{door::sign_in, window::Window};

fn lock_and_return(w: &mut Window) {
    w.ctrl(Key::L);
    w.wait_for_archive();
    let state = format!("{:?}", w.app());
    assert!(!state.contains("halverwege"), "nothing stays in the window");
    w.type_text(PASSPHRASE);
    w.press(Key::Enter);
    for _ in 0..4 {
        w.wait_for_archive();
    }
}

fn writing(w: &Window) -> Option<&str> {
    let open = room(w).open.as_ref()?;
    open.writing.as_ref().map(|writing| writing.text.as_str())
}

#[test]
fn a_note_goes_on_where_it_was_when_the_window_locked() {
    let (_folder, mut w) = in_room(COORDINATOR);
    find(&mut w, "overdrachten");
    w.press(Key::Escape);
    w.press(Key::ArrowDown);
    let at = room(&w).list.at;
    w.press(Key::Enter);
    w.wait_for_archive();
    let record = room(&w).open.as_ref().expect("a record").record.row.id;
    w.press(Key::C);
    w.type_text("halverwege");
    lock_and_return(&mut w);
    assert_eq!(room(&w).shown, Shown::Record);
    assert_eq!(
        room(&w).open.as_ref().expect("a record").record.row.id,
        record
    );
    assert_eq!(writing(&w), Some("halverwege"));
    w.type_text(" verder");
    assert_eq!(writing(&w), Some("halverwege verder"), "in the same field");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says("halverwege verder") && writing(&w).is_none());
    w.press(Key::Escape);
    assert_eq!(
        (room(&w).list.words.as_str(), room(&w).list.at),
        ("overdrachten", at)
    );
    assert!(!w.says(&w.t().terugblik_unfinished_open));
}

#[test]
fn a_reason_that_is_being_typed_is_there_after_locking() {
    let (_folder, mut w) = in_room(COORDINATOR);
    ask(&mut w, Ask::Open(id(OLD)));
    w.type_text("klacht, halverwege");
    lock_and_return(&mut w);
    assert_eq!(room(&w).shown, Shown::Reason);
    w.type_text(" af");
    let asked = room(&w).ask.as_ref().map(|ask| ask.text.clone());
    assert_eq!(asked.as_deref(), Some("klacht, halverwege af"));
}

#[test]
fn a_note_outlives_a_crash() {
    let (folder, mut w) = in_room(COORDINATOR);
    w.press(Key::Enter);
    w.wait_for_archive();
    w.press(Key::C);
    w.type_text("halverwege");
    w.let_pass(SAVE_AFTER + 0.1);
    w.wait_for_archive();
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, COORDINATOR, PASSPHRASE);
    for _ in 0..4 {
        w.wait_for_archive();
    }
    assert!(w.says(&w.t().aside_back));
    assert_eq!(writing(&w), Some("halverwege"));
}

#[test]
fn leaving_a_note_keeps_it_and_only_its_button_drops_it() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    w.press(Key::Enter);
    w.wait_for_archive();
    w.press(Key::C);
    w.type_text("halverwege");
    w.press(Key::Escape);
    w.press(Key::Escape);
    assert!(w.says(&t.terugblik_note_left) && writing(&w).is_none());
    w.press(Key::Escape);
    w.wait_for_archive();
    assert!(w.says(&t.terugblik_unfinished.replace("{n}", "1")));
    w.choose(true, &t.terugblik_unfinished_open);
    w.wait_for_archive();
    w.type_text(" af");
    assert_eq!(
        writing(&w),
        Some("halverwege af"),
        "the field has the keyboard"
    );
    w.choose(true, &t.terugblik_note_drop);
    assert_eq!(writing(&w), None);
    w.press(Key::C);
    assert_eq!(writing(&w), Some(""), "dropped is dropped");
}

#[test]
fn a_form_is_there_after_another_room_and_after_locking() {
    let (folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    ask(&mut w, Ask::Show(Shown::Exchange));
    ask(&mut w, Ask::Exchange(ExchangeAction::Trade(Trade::Export)));
    w.tab_to(true, &t.form_recipient);
    w.type_text("halverwege de rechtbank");
    w.choose(false, &t.room_home);
    w.wait_for_archive();
    w.choose(true, &t.room_terugblik);
    for _ in 0..3 {
        w.wait_for_archive();
    }
    let typed = |w: &Window| w.app().view.form.text(Slot::Recipient).to_owned();
    assert_eq!(typed(&w), "halverwege de rechtbank");
    lock_and_return(&mut w);
    assert_eq!(typed(&w), "halverwege de rechtbank");
    assert_eq!(
        (room(&w).shown, room(&w).exchange.trade),
        (Shown::Exchange, Trade::Export)
    );
    drop(w);
    // Without anything half typed somebody begins where everybody begins.
    let mut w = enter(folder.path(), COORDINATOR);
    ask(&mut w, Ask::Work(Work::All));
    assert_eq!(room(&w).shown, Shown::List);
}

#[test]
fn a_form_is_there_after_another_part_of_the_room() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    ask(&mut w, Ask::Show(Shown::Exchange));
    ask(&mut w, Ask::Exchange(ExchangeAction::Trade(Trade::Send)));
    w.tab_to(true, &t.form_recipient);
    w.type_text("halverwege de rechtbank");
    w.tab_to(true, &t.terugblik_send_passphrase);
    w.type_text(PASSPHRASE);
    ask(&mut w, Ask::Show(Shown::List));
    ask(&mut w, Ask::Show(Shown::Exchange));
    let typed = |w: &Window, slot| w.app().view.form.text(slot).to_owned();
    assert_eq!(typed(&w, Slot::Recipient), "halverwege de rechtbank");
    assert_eq!(typed(&w, Slot::Passphrase), "", "no secret waits");
    ask(&mut w, Ask::Exchange(ExchangeAction::Trade(Trade::Receive)));
    ask(&mut w, Ask::Exchange(ExchangeAction::Trade(Trade::Send)));
    assert_eq!(typed(&w, Slot::Recipient), "halverwege de rechtbank");
}

/// An archive in which the coordinator left this half typed.
fn left_behind(content: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut archive = world::seed(folder.path(), Strength::cheap_for_tests());
    let who = world::person(COORDINATOR, Role::Jeugdcoordinator);
    let now = world::moment((2026, 11, 20, 21, 0));
    let set = archive.store.set_aside(&who, Some(content), now);
    set.expect("a text that was half typed");
    folder
}

#[test]
fn what_this_program_cannot_read_is_told() {
    let folder = left_behind("(notes: later");
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, COORDINATOR, PASSPHRASE);
    w.wait_for_archive();
    assert!(w.says(&w.t().aside_unread));
}

#[test]
fn a_note_at_a_record_that_was_destroyed_ends_when_it_is_taken_up() {
    let mut aside = Aside::default();
    let begun = Writing {
        kind: NoteKind::Opmerking,
        pin: None,
        text: "halverwege".to_owned(),
        date: String::new(),
        asked: None,
        problem: None,
    };
    aside.notes.insert(id(77), begun);
    let folder = left_behind(&ron::to_string(&aside).expect("text"));
    let mut w = enter(folder.path(), COORDINATOR);
    let t = w.t();
    let waits = t.terugblik_unfinished.replace("{n}", "1");
    assert!(w.says(&waits));
    w.choose(true, &t.terugblik_unfinished_open);
    w.wait_for_archive();
    assert!(w.says("staat niet in het archief") && !w.says(&waits));
}
