//! From a draft to a version in the archive, and a correction of it.

use eframe::egui::Key;
use voorop::{
    melding::{Command, DateField, PersonId, Value},
    protocol::{Signal, Step},
    ui::{
        action::{Action, ArchiveAction, RowId},
        room::{Home, Room, Start},
        view::Sheet,
    },
};

use crate::{door::agent, window::Window};

fn home(w: &Window) -> &Home {
    match &w.app().view.room {
        Room::Start(Start::Home(home)) => home,
        other => panic!("not in the overview: {other:?}"),
    }
}

fn finalise(w: &mut Window) {
    w.ctrl(Key::Enter);
    assert_eq!(w.app().view.sheet, Sheet::Finish);
    let button = w.t().finish_button.clone();
    w.choose(true, &button);
    w.wait_for_archive();
    w.wait_for_archive();
}

#[test]
fn a_finalised_melding_leaves_the_drafts_and_can_be_corrected_with_a_reason() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = agent(folder.path());
    let t = w.t();
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.show(Step::Afronden);
    let id = w.melding().id;
    w.choose(true, &t.finish_button);
    assert_eq!(w.app().view.sheet, Sheet::Finish);
    let open = w.app().derived.assessment.open.len().to_string();
    assert!(
        w.says(&t.finish_open.replace("{n}", &open)),
        "what is open stands there"
    );
    w.choose(true, &t.finish_button);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(w.says(&t.finish_done.replace("{n}", "1")));
    assert!(home(&w).drafts.is_empty());
    assert_eq!(home(&w).done.len(), 1);
    assert!(w.app().draft().is_none());

    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(w.melding().id, id);
    w.no();
    w.ctrl(Key::Enter);
    let button = t.finish_button.clone();
    w.choose(true, &button);
    w.wait_for_archive();
    assert_eq!(
        w.app().view.sheet,
        Sheet::Finish,
        "no version without a reason"
    );
    assert!(w.says("waarom"), "{:?}", w.app().view.form.problem);
    w.tab_to(false, &t.finish_reason);
    w.type_text("vader is later gehoord");
    w.press(Key::Enter);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(w.says(&t.finish_done.replace("{n}", "2")));
    assert_eq!(home(&w).done[0].version, 2);
}

#[test]
fn finalising_while_a_save_is_under_way_takes_the_last_answer_along() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = agent(folder.path());
    w.press(Key::N);
    w.wait_for_archive();
    let nee = |signal| Action::Do(Command::AnswerSignal(signal, Value::Nee));
    // The first answer is on its way to the archive when the second one is given.
    w.act_together([
        nee(Signal::ALL[0]),
        Action::Save,
        nee(Signal::ALL[1]),
        Action::Archive(ArchiveAction::Finish),
    ]);
    w.wait_for_archive();
    w.wait_for_archive();
    w.wait_for_archive();
    let done = w.t().finish_done.replace("{n}", "1");
    assert!(w.says(&done));
    assert!(home(&w).drafts.is_empty());
}

#[test]
fn a_document_becomes_a_file_only_with_recipient_and_basis_in_the_log() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let papers = tempfile::tempdir().expect("a temporary folder");
    let path = papers.path().join("mutatie.txt");
    let mut w = agent(folder.path());
    let t = w.t();
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.press(Key::F8);
    w.wait_for_archive();
    w.choose(true, &format!("{}: {}", t.save_text, t.paper_mutatie));
    w.retype(&path.display().to_string());
    w.choose(true, &t.path_use);
    w.wait_for_archive();
    assert!(!path.exists(), "no basis, no file");
    assert!(w.says("grondslag"));
    w.tab_to(false, &t.form_recipient);
    w.type_text("Veilig Thuis");
    w.press(Key::Enter);
    w.type_text("artikel 16 Wpg");
    w.press(Key::Enter);
    w.wait_for_archive();
    w.wait();
    assert!(path.exists(), "{:?}", w.app().view.sheet);
}

#[test]
fn a_new_melding_after_finalising_is_another_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = agent(folder.path());
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    let first = w.melding().id;
    finalise(&mut w);
    w.press(Key::N);
    w.wait_for_archive();
    assert_ne!(w.melding().id, first);
    assert!(w.melding().signals.is_empty());
}

#[test]
fn a_date_that_cannot_be_read_is_kept_named_and_keeps_nobody_from_finishing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = agent(folder.path());
    let t = w.t();
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    let field = DateField::Born(PersonId::A);
    for (typed, read) in [("12-3-85", Some((1985, 3, 12))), ("ergens in mei", None)] {
        w.act(Action::DraftDate(
            RowId::Person(PersonId::A),
            "geboren",
            typed.into(),
        ));
        let unread = w.melding().unread.get(&field).map(ToString::to_string);
        assert_eq!(unread, read.is_none().then(|| typed.to_owned()));
    }
    w.ctrl(Key::Enter);
    assert_eq!(w.app().view.sheet, Sheet::Finish);
    assert!(w.says(&t.finish_unread.replace("{getypt}", "ergens in mei")));
    w.choose(true, &t.finish_button);
    w.wait_for_archive();
    w.wait_for_archive();
    assert!(w.says(&t.finish_done.replace("{n}", "1")), "no loop");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(w.melding().unread[&field].as_str(), "ergens in mei");
    let shown = &w.app().view.dates[&(RowId::Person(PersonId::A), "geboren")];
    assert_eq!(shown, "ergens in mei");
}
