//! The Beheer room, by keyboard: accounts, terms, log, verifying, copies.

use eframe::egui::Key;
use voorop::ui::{
    action::BeheerAction,
    room::{Beheer, Check, Part, Room},
};

use crate::{
    door::{AGENT, BEHEERDER, ONE_TIME, PASSPHRASE, first_use, set_up, sign_in},
    window::Window,
};

fn room(w: &Window) -> &Beheer {
    match &w.app().view.room {
        Room::Beheer(room) => room,
        other => panic!("not in Beheer: {other:?}"),
    }
}

fn beheer(folder: &std::path::Path) -> Window {
    let mut w = Window::with_archive(folder);
    set_up(&mut w);
    w.wait_for_archive();
    w
}

fn fill(w: &mut Window, text: &str) {
    w.type_text(text);
    w.press(Key::Enter);
}

#[test]
fn a_beheerder_adds_an_account_that_can_sign_in() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    assert_eq!(room(&w).accounts.len(), 2);
    w.choose(true, &t.account_add);
    w.choose(true, &format!("{}: {}", t.form_role, t.role_coordinator));
    w.tab_to(true, &t.form_name);
    for text in ["Coördinator Zuid", "team Zuid", ONE_TIME, ONE_TIME] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(w.says(&t.account_added), "{:?}", w.app().view.form.problem);
    assert_eq!(room(&w).accounts.len(), 3);
    let place = w.app().clerk.as_ref().expect("an archive").place.clone();
    drop(w);
    first_use(&place, "coördinator zuid");
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, "coördinator zuid", PASSPHRASE);
    assert!(w.says(&t.home_title) && !w.shows(&t.room_beheer));
}

#[test]
fn removing_asks_clearly_and_the_account_is_gone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.choose(true, &format!("{}: {AGENT}", t.account_remove));
    assert!(w.says(&t.account_remove_words));
    fill(&mut w, "ja");
    assert!(w.says(&t.confirm_missing.replace("{woord}", &t.confirm_word)));
    let label = t.confirm_label.replace("{woord}", &t.confirm_word);
    w.tab_to(false, &label);
    w.retype(&t.confirm_word);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(
        w.says(&t.account_removed),
        "{:?}",
        w.app().view.form.problem
    );
    assert_eq!(room(&w).accounts.len(), 1);
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, AGENT, PASSPHRASE);
    assert!(!w.app().is_in());
}

#[test]
fn the_last_beheerder_stays() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.choose(true, &format!("{}: {BEHEERDER}", t.account_remove));
    let word = t.confirm_word.clone();
    fill(&mut w, &word);
    w.wait_for_archive();
    assert!(w.says("minstens één beheerder"));
}

#[test]
fn terms_are_never_longer_than_the_law_and_nothing_goes_without_the_word() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.choose(true, &t.part_retention);
    w.wait_for_archive();
    assert_eq!(w.field_text(&t.terms_free), "12");
    w.tab_to(true, &t.terms_free);
    w.retype("13");
    w.choose(true, &t.terms_button);
    w.wait_for_archive();
    assert!(w.says("Deze termijnen kunnen niet"));
    w.tab_to(false, &t.terms_free);
    w.retype("6");
    w.choose(true, &t.terms_button);
    w.wait_for_archive();
    assert_eq!(room(&w).terms.free_months, 6);
    w.choose(true, &t.retain_preview);
    w.wait_for_archive();
    assert!(w.says(&t.retain_nothing));
}

#[test]
fn what_is_half_typed_stands_there_after_another_part() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.choose(true, &t.account_add);
    w.tab_to(true, &t.form_name);
    w.type_text("halverwege");
    w.choose(true, &t.part_retention);
    w.wait_for_archive();
    w.tab_to(true, &t.terms_free);
    w.retype("6");
    w.choose(true, &t.part_log);
    w.wait_for_archive();
    w.tab_to(true, &t.log_user);
    w.type_text(AGENT);
    w.choose(true, &t.part_accounts);
    w.wait_for_archive();
    assert_eq!(w.field_text(&t.form_name), "halverwege");
    w.choose(true, &t.part_retention);
    w.wait_for_archive();
    assert_eq!(w.field_text(&t.terms_free), "6");
    assert_eq!(room(&w).terms.free_months, 12, "typed is not kept yet");
    w.ctrl(Key::L);
    w.wait_for_archive();
    fill(&mut w, PASSPHRASE);
    for _ in 0..4 {
        w.wait_for_archive();
    }
    assert_eq!(w.field_text(&t.terms_free), "6");
    assert_eq!(w.field_text(&t.terms_quiet), "30");
    w.choose(true, &t.part_log);
    w.wait_for_archive();
    assert_eq!(w.field_text(&t.log_user), AGENT);
}

#[test]
fn the_log_shows_who_did_what_and_can_be_narrowed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.choose(true, &t.part_log);
    w.wait_for_archive();
    let all = room(&w).log.len();
    assert!(all >= 2 && w.says("archief ingericht") && w.says(AGENT));
    w.tab_to(true, &t.log_user);
    fill(&mut w, "niemand");
    w.wait_for_archive();
    assert!(room(&w).log.is_empty() && w.says(&t.log_none));
    let mut of = Vec::new();
    for user in [BEHEERDER, AGENT] {
        w.tab_to(false, &t.log_user);
        w.retype(user);
        w.press(Key::Enter);
        w.wait_for_archive();
        assert!(room(&w).log.iter().all(|row| row.user == user));
        of.push(room(&w).log.len());
    }
    assert!(of.iter().all(|rows| *rows > 0));
    assert_eq!(of.iter().sum::<usize>(), all);
}

#[test]
fn a_beheerder_gives_a_passphrase_for_one_time_and_changes_the_own_one_with_the_current() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.choose(true, &format!("{}: {AGENT}", t.account_passphrase));
    assert!(w.says(&t.one_time_words));
    fill(&mut w, "nog een eenmalige zin");
    fill(&mut w, "nog een eenmalige zin");
    w.wait_for_archive();
    assert!(
        w.says(&t.passphrase_given),
        "{:?}",
        w.app().view.form.problem
    );
    w.choose(true, &format!("{}: {BEHEERDER}", t.account_passphrase));
    assert_eq!(w.focused().as_deref(), Some(t.own_current.as_str()));
    for text in [
        PASSPHRASE,
        "de eigen zin van beheer",
        "de eigen zin van beheer",
    ] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(
        w.says(&t.passphrase_changed),
        "{:?}",
        w.app().view.form.problem
    );
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, AGENT, "nog een eenmalige zin");
    assert!(!w.app().is_in() && w.says(&t.own_first));
}

#[test]
fn verifying_says_that_all_is_well_and_a_copy_can_be_made() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let mut w = beheer(folder.path());
    let t = w.t();
    w.act(BeheerAction::Show(Part::Verify).into());
    w.choose(true, &t.verify_button);
    w.wait_for_archive();
    assert!(matches!(room(&w).check, Check::Done(_)));
    assert!(w.says(&t.verify_whole));
    w.act(BeheerAction::Show(Part::Copies).into());
    w.tab_to(true, &t.backup_folder);
    let to = elsewhere.path().join("kopie");
    fill(&mut w, &to.display().to_string());
    w.wait_for_archive();
    assert!(w.says(&t.backed_up), "{:?}", w.app().view.form.problem);
    drop(w);
    let mut w = Window::with_archive(&to);
    sign_in(&mut w, BEHEERDER, PASSPHRASE);
    assert!(
        matches!(w.app().view.room, Room::Beheer(_)),
        "the copy opens"
    );
}
