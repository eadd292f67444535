//! Getting in: setting up an archive, signing in, the printed code.

use std::path::Path;

use eframe::egui::Key;
use voorop::{
    archive::choose_passphrase,
    ui::room::{Room, Slot, Start},
};

use crate::window::Window;

pub const BEHEERDER: &str = "beheer west";
pub const AGENT: &str = "agent 4711";
pub const PASSPHRASE: &str = "vier losse woorden hier";
/// What a beheerder gives a colleague to get in with once.
pub const ONE_TIME: &str = "eenmalig paars kwartet";

/// Types in the field that has the keyboard and goes on with Enter.
pub fn fill(w: &mut Window, text: &str) {
    w.type_text(text);
    w.press(Key::Enter);
}

/// Sets up an archive with a beheerder and an agent, by keyboard, and gives the recovery code. The
/// agent has an own passphrase already.
pub fn set_up(w: &mut Window) -> String {
    let code = set_up_with_one_time(w);
    let place = w.app().clerk.as_ref().expect("an archive").place.clone();
    first_use(&place, AGENT);
    code
}

/// The colleague who was given [`ONE_TIME`] chooses [`PASSPHRASE`].
pub fn first_use(place: &voorop::archive::Place, user: &str) {
    let now = crate::window::start();
    let chosen = choose_passphrase(place, user, ONE_TIME, PASSPHRASE, "proef-pc", now);
    drop(chosen.expect("an own passphrase"));
}

/// The same, where the agent has still to choose a passphrase.
pub fn set_up_with_one_time(w: &mut Window) -> String {
    let t = w.t();
    assert_eq!(w.focused().as_deref(), Some(t.form_name.as_str()));
    fill(w, BEHEERDER);
    fill(w, "team West");
    fill(w, PASSPHRASE);
    fill(w, PASSPHRASE);
    w.wait_for_archive();
    let Room::Start(Start::Code(code)) = &w.app().view.room else {
        panic!("no code: {:?}", w.app().view.form);
    };
    let code = code.as_str().to_owned();
    let last = code.rsplit('-').next().expect("groups").to_owned();
    fill(w, &last);
    w.wait_for_archive();
    fill(w, AGENT);
    fill(w, "team West");
    fill(w, ONE_TIME);
    fill(w, ONE_TIME);
    w.wait_for_archive();
    assert!(matches!(w.app().view.room, Room::Beheer(_)));
    code
}

/// Signs in by keyboard.
pub fn sign_in(w: &mut Window, name: &str, passphrase: &str) {
    fill(w, name);
    fill(w, passphrase);
    w.wait_for_archive();
}

/// A window in which an agent is in, on an archive that was just made.
pub fn agent(folder: &Path) -> Window {
    let mut w = Window::with_archive(folder);
    set_up(&mut w);
    drop(w);
    signed_in(folder)
}

/// A window on an archive that stands there, with the agent in it.
pub fn signed_in(folder: &Path) -> Window {
    let mut w = Window::with_archive(folder);
    sign_in(&mut w, AGENT, PASSPHRASE);
    assert!(w.app().is_in(), "{:?}", w.app().view.form.problem);
    w
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn an_archive_is_set_up_by_keyboard_and_an_agent_gets_in_but_not_into_beheer() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let t = w.t();
    assert!(w.says(&t.setup_title) && w.says(&folder.path().display().to_string()));
    set_up(&mut w);
    assert!(w.shows(&t.part_accounts) && !w.shows(&t.room_home));
    drop(w);
    let w = signed_in(folder.path());
    assert!(w.says(&t.home_title) && w.says(AGENT));
    assert!(!w.shows(&t.room_beheer), "an agent sees no Beheer");
}

#[test]
fn the_code_must_stand_on_paper_before_the_archive_is_used() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    for text in [BEHEERDER, "", PASSPHRASE, PASSPHRASE] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    let t = w.t();
    assert!(w.says(&t.code_words));
    fill(&mut w, "AAAA");
    assert!(w.says(&t.code_group_wrong));
    assert!(matches!(w.app().view.room, Room::Start(Start::Code(_))));
}

#[test]
fn an_unknown_name_and_a_wrong_passphrase_get_the_same_words() {
    let folder = folder();
    drop(agent(folder.path()));
    let mut said = Vec::new();
    for name in [AGENT, "iemand anders"] {
        let mut w = Window::with_archive(folder.path());
        sign_in(&mut w, name, "een heel andere zin");
        assert!(!w.app().is_in());
        said.push(w.app().view.form.problem.clone());
        assert_eq!(w.app().view.form.text(Slot::Passphrase), "");
    }
    assert!(said[0].is_some());
    assert_eq!(said[0], said[1]);
}

#[test]
fn after_too_many_tries_the_wait_counts_down_without_a_busy_window() {
    let folder = folder();
    drop(agent(folder.path()));
    let mut w = Window::with_archive(folder.path());
    for _ in 0..5 {
        w.act(voorop::ui::action::ArchiveAction::ShowSignIn.into());
        w.pass(400);
        sign_in(&mut w, AGENT, "een heel andere zin");
    }
    let t = w.t();
    assert!(
        w.says(&t.door_wait.replace("{n}", "4")),
        "{:?}",
        w.app().view.room
    );
    assert!(w.delay() > std::time::Duration::from_millis(500));
    w.pass(4);
    w.frame();
    w.settle();
    assert!(!w.says(&t.door_wait.replace("{n}", "4")));
    fill(&mut w, PASSPHRASE);
    w.wait_for_archive();
    assert!(w.app().is_in(), "{:?}", w.app().view.form.problem);
    assert!(w.says(&t.found_failures.replace("{n}", "5")));
}

#[test]
fn the_printed_code_gives_the_beheerder_a_new_passphrase() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let code = set_up(&mut w);
    drop(w);
    let mut w = Window::with_archive(folder.path());
    let t = w.t();
    w.choose(true, &t.door_code);
    fill(&mut w, &code.to_lowercase().replace('-', " "));
    fill(&mut w, BEHEERDER);
    fill(&mut w, "een nieuwe zin voor mij");
    fill(&mut w, "een nieuwe zin voor mij");
    w.wait_for_archive();
    assert!(
        matches!(w.app().view.room, Room::Beheer(_)),
        "{:?}",
        w.app().view.form
    );
}

#[test]
fn without_the_archive_the_melding_is_a_file_as_before_and_the_way_back_is_open() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let t = w.t();
    w.choose(true, &t.without_archive);
    assert!(matches!(w.app().view.room, Room::Melding));
    w.no();
    assert!(w.app().has_unsaved_work() && w.shows(&t.button_save));
    w.choose(false, &t.to_archive);
    assert!(w.says(&t.unsaved_title), "work is never lost by itself");
    w.choose(true, &t.unsaved_discard);
    assert!(w.says(&t.setup_title));
}

#[test]
fn a_code_that_nobody_confirmed_is_told_each_time_until_there_is_a_new_one_on_paper() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    for text in [BEHEERDER, "", PASSPHRASE, PASSPHRASE] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    let t = w.t();
    // The window goes while the code stands there.
    assert!(w.says(&t.code_words));
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, BEHEERDER, PASSPHRASE);
    w.wait_for_archive();
    assert!(w.says(&t.code_not_kept));
    w.choose(true, &t.part_copies);
    w.choose(true, &t.new_code_button);
    assert!(w.says(&t.new_code_ask), "asked first");
    w.choose(true, &t.new_code_yes);
    let Room::Beheer(room) = &w.app().view.room else {
        panic!("not in Beheer");
    };
    let code = room.code.clone().expect("a code on screen");
    let last = code.as_str().rsplit('-').next().expect("groups").to_owned();
    fill(&mut w, "AAAA");
    assert!(w.says(&t.code_group_wrong));
    w.retype(&last);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says(&t.new_code_kept), "{:?}", w.app().view.form.problem);
    assert!(!w.says(&t.code_not_kept));
}

#[test]
fn a_new_code_that_is_left_lets_the_old_paper_open_the_archive() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let code = set_up(&mut w);
    let t = w.t();
    w.choose(true, &t.part_copies);
    w.choose(true, &t.new_code_button);
    w.choose(true, &t.new_code_no);
    assert!(!w.says(&t.new_code_ask));
    w.choose(true, &t.new_code_button);
    w.choose(true, &t.new_code_yes);
    assert!(w.says(&t.new_code_waits));
    w.choose(true, &t.new_code_leave);
    drop(w);
    let mut w = Window::with_archive(folder.path());
    w.choose(true, &t.door_code);
    for text in [
        &code,
        BEHEERDER,
        "een nieuwe zin voor mij",
        "een nieuwe zin voor mij",
    ] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(
        matches!(w.app().view.room, Room::Beheer(_)),
        "{:?}",
        w.app().view.form
    );
}

#[test]
fn a_disk_of_an_unknown_kind_is_asked_about_and_work_without_the_archive_is_open() {
    let folder = folder();
    let place = folder.path().to_owned();
    let mut w = Window::new();
    let t = w.t();
    let kind = "fuse.nieuwewolk";
    w.ask_about_disk(place.clone(), kind);
    assert!(w.says(&t.disk_title) && w.says(kind));
    w.choose(true, &t.without_archive);
    assert!(matches!(w.app().view.room, Room::Melding));
    w.ask_about_disk(place, kind);
    w.choose(true, &t.disk_yes);
    w.wait();
    assert!(w.says(&t.setup_title), "{:?}", w.app().view.room);
}
