//! Courses are kept by themselves: nothing of a training is lost.

use std::path::Path;

use super::*;

/// A window in the training room that keeps its courses in this folder.
fn keeping_in(folder: &Path) -> Window {
    let mut w = Window::new();
    w.harness.state_mut().training_folder = Some(folder.to_owned());
    in_room(w)
}

#[test]
fn a_course_that_goes_on_keeps_the_help_it_had() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::Reveal);
    act(&mut w, Ask::ShowList);
    act(&mut w, Ask::Start(id(FIRST)));
    assert_eq!(training(&w).run().map(|r| r.help.advice_from), Some(None));
    act(&mut w, Ask::Resume(0));
    let help = training(&w).run().map(|r| r.help.advice_from);
    assert_eq!(
        help,
        Some(Some(120)),
        "two minutes, the cost of the question"
    );
}

#[test]
fn courses_are_kept_by_themselves_and_one_that_stopped_halfway_goes_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let open = || keeping_in(folder.path());
    let mut w = open();
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::FinishAnyway);
    w.wait();
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("b-bellen")));
    w.let_pass(10.0);
    w.wait();
    let melding = trained(&w).clone();
    drop(w);
    let mut w = open();
    assert_eq!(room(&w).attempts.len(), 1, "what was finished");
    assert_eq!(room(&w).unfinished.len(), 1, "and what was not");
    let t = w.t();
    act(&mut w, Ask::Resume(0));
    assert_eq!(trained(&w).answers, melding.answers);
    let run = training(&w).run().expect("it goes on");
    assert!(run.session.has(&id("b-bellen")));
    assert!(w.shows(&t.oefenen_mark));
    assert!(room(&w).unfinished.is_empty());
}

#[test]
fn a_run_that_makes_room_for_another_is_laid_aside() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("b-bellen")));
    act(&mut w, Ask::Start(id(FIRST)));
    assert_eq!(room(&w).unfinished.len(), 1);
    assert_eq!(training(&w).run().map(|r| r.session.moves().len()), Some(0));
    act(&mut w, Ask::Resume(0));
    let run = training(&w).run().expect("it goes on");
    assert!(run.session.has(&id("b-bellen")));
}

#[test]
fn words_that_are_typed_on_in_one_field_and_the_trainers_mark_are_kept_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let open = || keeping_in(folder.path());
    let mut w = open();
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Action::FocusStatement);
    w.type_text("De deur");
    w.let_pass(10.0);
    w.wait();
    // The same field, so the same move.
    w.type_text(" blijft dicht");
    w.let_pass(10.0);
    w.wait();
    drop(w);
    let mut w = open();
    act(&mut w, Ask::Resume(0));
    assert_eq!(trained(&w).concept.text.as_str(), "De deur blijft dicht");
    act(&mut w, Ask::FinishAnyway);
    act(&mut w, Ask::MarkText("Goed geluisterd.".to_owned()));
    w.let_pass(10.0);
    w.wait();
    drop(w);
    let w = open();
    let marks: Vec<_> = room(&w)
        .attempts
        .iter()
        .map(|a| a.course.mark.clone())
        .collect();
    assert_eq!(marks, [Some("Goed geluisterd.".into())]);
}

#[test]
fn a_course_of_which_every_move_was_taken_back_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let courses = || {
        let entries = std::fs::read_dir(folder.path()).expect("a folder");
        let names = entries.flatten().map(|entry| entry.file_name());
        names
            .filter(|name| name.to_string_lossy().ends_with(".ron"))
            .count()
    };
    let mut w = keeping_in(folder.path());
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    w.let_pass(10.0);
    w.wait();
    assert_eq!(courses(), 1);
    act(&mut w, Ask::TakeBack);
    w.let_pass(10.0);
    w.wait();
    assert_eq!(courses(), 0);
}

#[test]
fn courses_that_are_laid_aside_never_take_each_others_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = keeping_in(folder.path());
    for item in ["a-veiligheid", "a-langer", "b-bellen"] {
        act(&mut w, Ask::Start(id(FIRST)));
        act(&mut w, Ask::Ask(id(item)));
    }
    act(&mut w, Ask::Resume(0));
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("registraties")));
    act(&mut w, Ask::ShowList);
    w.let_pass(10.0);
    w.wait();
    let mut files: Vec<_> = room(&w)
        .unfinished
        .iter()
        .map(|(path, _)| path.clone())
        .collect();
    files.sort();
    files.dedup();
    assert_eq!(files.len(), 3);
    assert!(files.iter().all(|path| path.is_file()), "{files:?}");
}

#[test]
fn a_course_that_stands_in_the_list_is_not_counted_again_when_its_file_is_opened() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = keeping_in(folder.path());
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::FinishAnyway);
    w.wait();
    let file = room(&w).attempts[0]
        .file
        .get()
        .expect("it was kept")
        .clone();
    act(
        &mut w,
        Action::AskPath(PathFor::Training(TrainingFile::OpenAttempt)),
    );
    w.retype(&file.to_string_lossy());
    w.press(Key::Enter);
    w.wait();
    assert!(matches!(room(&w).screen, Screen::Debrief(_)));
    assert_eq!(room(&w).attempts.len(), 1);
}

#[test]
fn a_scenario_of_the_trainers_own_is_edited_in_its_own_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("eigen.ron");
    let mut w = in_room(Window::new());
    let mut own = (*room(&w).case(&id(FIRST)).expect("shipped").scenario).clone();
    own.id = id("eigen");
    voorop::files::save_scenario(&path, &own, voorop::files::Overwrite::Never).expect("saved");
    act(
        &mut w,
        Action::AskPath(PathFor::Training(TrainingFile::OpenScenario)),
    );
    w.retype(&path.to_string_lossy());
    w.press(Key::Enter);
    w.wait();
    assert!(w.says(&w.t().oefenen_read_one));
    let making = |w: &Window| {
        let maker = training(w).maker().expect("the editor");
        maker.file.as_ref().map(|file| file.path.clone())
    };
    act(&mut w, Ask::Make(MakeAction::Copy(id("eigen"))));
    w.wait();
    assert_eq!(making(&w), Some(path));
    act(&mut w, Ask::ShowList);
    act(&mut w, Ask::Make(MakeAction::Copy(id(FIRST))));
    w.wait();
    assert_eq!(making(&w), None, "what comes with the program is copied");
}
