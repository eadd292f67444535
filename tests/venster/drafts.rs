//! Nothing is lost: autosave, a window that ends without closing, two windows, a conflict.

use std::time::Duration;

use eframe::egui::{Event, Key};
use uuid::Uuid;
use voorop::{
    archive::{Place, Store as _, sign_in},
    melding::Value,
    protocol::{Signal, Step},
    ui::{
        action::ArchiveAction,
        clerk::SAVE_AFTER,
        room::{Home, Room, Start},
        view::Sheet,
    },
};

use crate::{
    door::{AGENT, PASSPHRASE, agent, signed_in},
    window::{Window, start},
};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn home(w: &Window) -> &Home {
    match &w.app().view.room {
        Room::Start(Start::Home(home)) => home,
        other => panic!("not in the overview: {other:?}"),
    }
}

/// A new melding with one answer and one word in the bar, saved.
fn begin(w: &mut Window) -> Uuid {
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.press(Key::V);
    w.type_text("zij belde al eerder");
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    assert!(!w.app().has_unsaved_work());
    w.melding().id
}

#[test]
fn what_was_typed_comes_back_after_a_window_that_ended_without_closing() {
    let folder = folder();
    let mut w = agent(folder.path());
    let id = begin(&mut w);
    w.press(Key::Escape);
    w.show(Step::Melding);
    let label = w.t().call_time.clone();
    w.tab_to(false, &label);
    w.retype("20-11-2026 20:");
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    let before = w.melding().clone();
    drop(w);

    let mut w = signed_in(folder.path());
    let draft = home(&w).drafts[0].clone();
    assert_eq!(draft.id, id);
    assert_eq!(draft.name, "Melding 20 nov 21:14");
    assert!(
        w.says(&draft.name) && w.says("20 nov 21:14"),
        "name and time"
    );
    assert!(!draft.last.is_empty());
    assert!(w.describes(&draft.last), "last answer");
    assert_ne!(*w.melding(), before, "nothing comes back by itself");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(*w.melding(), before);
    w.show(Step::Melding);
    assert_eq!(
        w.field_text(&label),
        "20-11-2026 20:",
        "no date yet, and kept"
    );
}

#[test]
fn every_change_is_saved_within_two_seconds_and_then_the_window_rests() {
    let folder = folder();
    let mut w = agent(folder.path());
    w.press(Key::N);
    w.wait_for_archive();
    let t = w.t();
    assert!(w.says(&t.untouched));
    w.press(Key::J);
    assert!(w.delay() <= Duration::from_secs_f64(SAVE_AFTER));
    assert!(w.says(&t.being_saved));
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    assert!(w.says(&t.saved_at.replace("{tijd}", "21:14")));
    // The thread may wake the window once more than there are answers.
    std::thread::sleep(Duration::from_millis(50));
    w.settle();
    w.frame();
    assert!(
        w.delay() > Duration::from_secs(60),
        "only locking is still to come"
    );
}

#[test]
fn a_step_and_leaving_the_window_save_at_once() {
    let folder = folder();
    let mut w = agent(folder.path());
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.show(Step::Melding);
    assert!(w.app().draft().expect("open").is_saving() || !w.app().has_unsaved_work());
    w.wait_for_archive();
    w.press(Key::F2);
    w.no();
    assert!(w.app().has_unsaved_work());
    w.harness.event(Event::WindowFocused(false));
    w.frame();
    w.wait_for_archive();
    assert!(!w.app().has_unsaved_work());
}

#[test]
fn the_second_window_hears_that_the_melding_is_open() {
    let folder = folder();
    let mut one = agent(folder.path());
    begin(&mut one);
    let mut two = signed_in(folder.path());
    two.press(Key::Enter);
    two.wait_for_archive();
    let problem = two.app().view.form.problem.clone().unwrap_or_default();
    assert!(
        problem.contains("al open in een ander venster"),
        "{problem}"
    );
    assert!(matches!(two.app().view.room, Room::Start(Start::Home(_))));
    drop(one);
    two.press(Key::Enter);
    two.wait_for_archive();
    assert!(matches!(two.app().view.room, Room::Melding));
}

/// Somebody else saves this melding in between.
fn save_elsewhere(folder: &std::path::Path, id: Uuid) {
    let place = Place::new(folder).expect("the folder");
    let later = start() + chrono::TimeDelta::minutes(3);
    let entered = sign_in(&place, AGENT, PASSPHRASE, "ander", later).expect("signed in");
    let (session, archive) = (entered.session, entered.archive);
    let mut store = archive.expect("an agent has an archive").store;
    let (mut draft, base) = store.open_draft(&session, id).expect("the draft");
    draft.last = "van het andere venster".to_owned();
    let command = voorop::melding::Command::AddPerson { child: true };
    draft.melding.apply(command, later).expect("a child");
    store
        .save_draft(&session, &draft, base, later)
        .expect("saved elsewhere");
}

fn in_conflict(folder: &std::path::Path) -> (Window, Uuid) {
    let mut w = agent(folder);
    let id = begin(&mut w);
    save_elsewhere(folder, id);
    w.press(Key::Escape);
    w.press(Key::F2);
    w.press(Key::ArrowDown);
    w.press(Key::J);
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    assert!(matches!(w.app().view.sheet, Sheet::Conflict(_)));
    assert!(w.says("21:17:00") && w.says("21:14:00"), "both times");
    (w, id)
}

#[test]
fn in_a_conflict_my_text_can_go_on_as_a_melding_of_its_own() {
    let folder = folder();
    let (mut w, id) = in_conflict(folder.path());
    w.press(Key::F2);
    w.press(Key::Escape);
    assert!(
        matches!(w.app().view.sheet, Sheet::Conflict(_)),
        "a choice is needed"
    );
    let mine = w.t().conflict_mine.clone();
    w.choose(true, &mine);
    w.wait_for_archive();
    assert_ne!(w.melding().id, id);
    assert_eq!(w.melding().signal(Signal::ALL[1]), Some(Value::Ja));
    w.act(ArchiveAction::Show(voorop::ui::room::Tab::Home).into());
    w.wait_for_archive();
    let drafts = &home(&w).drafts;
    assert_eq!(drafts.len(), 2, "{drafts:?}");
    assert!(
        drafts
            .iter()
            .any(|d| d.id == id && d.last == "van het andere venster")
    );
}

#[test]
fn in_a_conflict_the_other_text_can_be_shown() {
    let folder = folder();
    let (mut w, id) = in_conflict(folder.path());
    let theirs = w.t().conflict_theirs.clone();
    w.choose(true, &theirs);
    w.wait_for_archive();
    assert_eq!(w.melding().id, id);
    assert_eq!(w.melding().children().count(), 1);
    w.no();
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    assert!(!w.app().has_unsaved_work(), "saving goes on");
    assert!(matches!(w.app().view.sheet, Sheet::None));
}

#[test]
fn throwing_a_draft_away_asks_first() {
    let folder = folder();
    let mut w = agent(folder.path());
    begin(&mut w);
    w.act(ArchiveAction::Show(voorop::ui::room::Tab::Home).into());
    w.wait_for_archive();
    let t = w.t();
    let name = home(&w).drafts[0].name.clone();
    let discard = format!("{}: {name}", t.home_discard);
    w.choose(true, &discard);
    assert!(w.says(&t.discard_ask.replace("{naam}", &name)));
    assert_eq!(w.focused().as_deref(), Some(t.discard_no.as_str()));
    w.press(Key::Enter);
    assert_eq!(home(&w).drafts.len(), 1);
    w.choose(true, &discard);
    w.choose(true, &t.discard_yes);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(home(&w).drafts.is_empty() && w.app().draft().is_none());
    assert!(w.says(&t.draft_discarded));
    w.press(Key::N);
    w.wait_for_archive();
    assert!(!w.says(&t.draft_discarded), "that was of another call");
}

#[test]
fn a_draft_that_is_open_in_another_window_is_not_thrown_away() {
    let folder = folder();
    let mut one = agent(folder.path());
    begin(&mut one);
    let mut two = signed_in(folder.path());
    let t = two.t();
    let name = home(&two).drafts[0].name.clone();
    two.choose(true, &format!("{}: {name}", t.home_discard));
    two.choose(true, &t.discard_yes);
    two.wait_for_archive();
    let problem = two.app().view.form.problem.clone().unwrap_or_default();
    assert!(
        problem.contains("al open in een ander venster"),
        "{problem}"
    );
    one.type_text(" en nog eens");
    one.let_pass(SAVE_AFTER);
    one.wait_for_archive();
    assert!(!one.app().has_unsaved_work(), "saving goes on");
}

#[test]
fn what_was_thrown_away_elsewhere_is_kept_as_a_new_draft_by_who_writes_on() {
    let folder = folder();
    let mut w = agent(folder.path());
    let id = begin(&mut w);
    let place = Place::new(folder.path()).expect("the folder");
    let later = start() + chrono::TimeDelta::minutes(3);
    let entered = sign_in(&place, AGENT, PASSPHRASE, "ander", later).expect("signed in");
    let mut store = entered.archive.expect("an agent has an archive").store;
    let who = entered.session;
    store.discard_draft(&who, id, later).expect("thrown away");
    w.type_text(" en nog eens");
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(!w.app().has_unsaved_work());
    let kept = store.open_draft(&who, id).expect("kept again").0;
    assert!(kept.melding.concept.text.contains("en nog eens"));
}

#[test]
fn closing_waits_for_the_archive_and_then_closes_by_itself() {
    let folder = folder();
    let mut w = agent(folder.path());
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.commands.clear();
    let before = w.melding().clone();
    crate::closing::ask_to_close(&mut w);
    w.wait_for_archive();
    assert!(crate::closing::closes(&w), "{:?}", w.app().view.sheet);
    drop(w);
    let mut w = signed_in(folder.path());
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(*w.melding(), before);
}
