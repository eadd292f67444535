//! Passphrases in the window: chosen by whoever uses them, weighed in words, gone after a refusal.

use eframe::egui::Key;
use unicode_normalization::UnicodeNormalization as _;
use voorop::ui::room::{Form, Room, Slot, Start};

use crate::{
    door::{AGENT, BEHEERDER, ONE_TIME, PASSPHRASE, agent, fill, set_up_with_one_time, sign_in},
    window::Window,
};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// That no passphrase stands in the form any more.
fn is_empty(form: &Form) -> bool {
    [Slot::Passphrase, Slot::Again, Slot::Current]
        .iter()
        .all(|slot| form.text(*slot).is_empty())
}

#[test]
fn a_colleague_chooses_an_own_passphrase_at_first_use_and_is_nowhere_before() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    set_up_with_one_time(&mut w);
    drop(w);
    let mut w = Window::with_archive(folder.path());
    let t = w.t();
    sign_in(&mut w, AGENT, ONE_TIME);
    assert!(w.says(&t.own_first), "{:?}", w.app().view.form.problem);
    assert!(!w.app().is_in() && !w.shows(&t.room_home));
    fill(&mut w, ONE_TIME);
    fill(&mut w, ONE_TIME);
    w.wait_for_archive();
    assert!(!w.app().is_in() && w.says("die u al had"));
    assert!(is_empty(&w.app().view.form));
    fill(&mut w, "mijn eigen nieuwe zin");
    fill(&mut w, "mijn eigen nieuwe zin");
    w.wait_for_archive();
    assert!(w.app().is_in() && w.says(&t.home_title));
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, AGENT, ONE_TIME);
    assert!(!w.app().is_in());
    fill(&mut w, "mijn eigen nieuwe zin");
    w.wait_for_archive();
    assert!(w.app().is_in(), "{:?}", w.app().view.form.problem);
}

#[test]
fn whoever_is_in_changes_the_own_passphrase_with_the_current_one() {
    let folder = folder();
    let mut w = agent(folder.path());
    let t = w.t();
    w.choose(true, &t.own_change);
    assert_eq!(w.focused().as_deref(), Some(t.own_current.as_str()));
    for text in [
        "geraden zin van mij",
        "mijn eigen nieuwe zin",
        "mijn eigen nieuwe zin",
    ] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(w.says(&t.own_current_wrong) && is_empty(&w.app().view.form));
    assert_eq!(w.focused().as_deref(), Some(t.own_current.as_str()));
    for text in [PASSPHRASE, "mijn eigen nieuwe zin", "mijn eigen nieuwe zin"] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(
        w.says(&t.passphrase_changed),
        "{:?}",
        w.app().view.form.problem
    );
    assert!(w.says(&t.home_title));
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, AGENT, "mijn eigen nieuwe zin");
    assert!(w.app().is_in());
}

#[test]
fn no_passphrase_stays_in_a_form_that_was_refused() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let t = w.t();
    for text in [BEHEERDER, "", "welkom123456", "welkom123456"] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(w.says("te makkelijk te raden") && is_empty(&w.app().view.form));
    assert_eq!(w.focused().as_deref(), Some(t.form_passphrase.as_str()));
    fill(&mut w, PASSPHRASE);
    fill(&mut w, "een heel andere zin");
    assert!(w.says(&t.passphrases_differ) && is_empty(&w.app().view.form));
    // A name that is none is refused before anything else is looked at.
    w.tab_to(false, &t.form_name);
    w.retype("naam/met streep");
    w.tab_to(true, &t.form_passphrase);
    fill(&mut w, PASSPHRASE);
    fill(&mut w, PASSPHRASE);
    assert!(w.app().view.form.problem.is_some() && is_empty(&w.app().view.form));
}

#[test]
fn the_strength_of_a_new_passphrase_is_told_in_words_while_it_is_typed() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let t = w.t();
    fill(&mut w, BEHEERDER);
    fill(&mut w, "");
    w.type_text("welkom");
    assert!(w.says(&t.passphrase_short.replace("{n}", "6")));
    w.type_text("123456");
    assert!(w.says(&t.passphrase_easy));
    w.retype(PASSPHRASE);
    assert!(w.says(&t.passphrase_hard));
    w.retype("maandag2026!");
    assert!(w.says(&t.passphrase_fair));
}

#[test]
fn what_is_typed_can_be_read_on_request_and_is_hidden_again_in_the_next_form() {
    let folder = folder();
    let mut w = agent(folder.path());
    w.ctrl(Key::L);
    w.wait_for_archive();
    let t = w.t();
    w.type_text("een heel andere zin");
    assert!(!w.says("een heel andere zin"), "dots");
    w.choose(true, &t.show_typed);
    assert_eq!(w.field_text(&t.form_passphrase), "een heel andere zin");
    w.tab_to(false, &t.form_passphrase);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(!w.app().is_in() && !w.app().view.form.shown);
    w.type_text(PASSPHRASE);
    assert!(!w.says(PASSPHRASE), "hidden again");
}

#[test]
fn a_name_and_passphrase_in_decomposed_letters_open_the_door() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let (name, words) = ("René de Vries", "één koffie in het café");
    let nfc = |text: &str| text.nfc().collect::<String>();
    let nfd = |text: &str| text.nfd().collect::<String>();
    for text in [&nfc(name), "", &nfc(words), &nfc(words)] {
        fill(&mut w, text);
    }
    w.wait_for_archive();
    assert!(matches!(w.app().view.room, Room::Start(Start::Code(_))));
    drop(w);
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, &nfd(name), &nfd(words));
    assert!(w.app().is_in(), "{:?}", w.app().view.form.problem);
}
