//! Files that are broken or that someone else changed.

use eframe::egui::Key;
use voorop::{files, melding::Melding, ui::view::Sheet};

use crate::window::{SIZE, Window, case};

fn open(w: &mut Window, path: &std::path::Path) {
    w.ctrl(Key::O);
    w.retype(&path.display().to_string());
    w.press(Key::Enter);
    w.wait();
}

fn problem(w: &Window) -> Option<(String, bool)> {
    match &w.app().view.sheet {
        Sheet::Path { problem, .. } => problem.clone(),
        _ => None,
    }
}

#[test]
fn a_broken_file_shows_what_is_wrong_and_keeps_the_melding() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let whole = std::fs::read_to_string(case("01-acuut-gevaar")).expect("the case");
    let broken = [
        ("half.ron", whole[..whole.len() / 2].to_owned()),
        ("leeg.ron", String::new()),
        ("onbekend.ron", whole.replacen("melder", "beller", 1)),
    ];
    let mut w = Window::with_file(SIZE, &case("03-sterke-arm-rustig-kind"));
    let before = w.melding().clone();
    for (name, content) in broken {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("the folder can be written");
        open(&mut w, &path);
        let (words, over) = problem(&w).unwrap_or_else(|| panic!("{name}: no error"));
        assert!(words.contains(name), "{words}");
        assert!(w.says(&words), "{name}: the error is on screen");
        assert!(!over, "{name}: there is nothing to write over");
        assert_eq!(*w.melding(), before, "{name}");
        w.press(Key::Escape);
        w.press(Key::Escape);
        assert_eq!(w.app().view.sheet, Sheet::None);
    }
    assert!(!w.app().has_unsaved_work());
}

#[test]
fn a_path_without_a_file_is_an_error_that_can_be_typed_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = Window::new();
    open(&mut w, &folder.path().join("bestaat-niet.ron"));
    assert!(problem(&w).is_some());
    w.retype(
        &case("02-niets-in-geding-geen-beslissing")
            .display()
            .to_string(),
    );
    assert_eq!(problem(&w), None, "the error goes when the path changes");
    w.press(Key::Enter);
    w.wait();
    assert_eq!(w.app().view.sheet, Sheet::None);
    assert!(w.melding().reporter.is_some());
}

#[test]
fn saving_over_a_file_that_changed_asks_first() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("melding.ron");
    std::fs::copy(case("03-sterke-arm-rustig-kind"), &path).expect("the case can be copied");
    let mut w = Window::with_file(SIZE, &path);
    w.press(Key::G);
    // Someone else writes the file in the meantime.
    std::fs::copy(case("13-grootouder-meldt"), &path).expect("the case can be copied");
    let theirs: Melding = files::load(&path).expect("it loads").melding;
    w.ctrl(Key::S);
    w.wait();
    let (_, over) = problem(&w).expect("the window asks");
    assert!(over);
    let kept = files::load(&path).expect("it loads").melding;
    assert_eq!(kept, theirs, "nothing was written yet");
    assert!(w.app().has_unsaved_work());
    let replace = w.t().path_overwrite.clone();
    w.choose(true, &replace);
    w.wait();
    assert_eq!(files::load(&path).expect("it loads").melding, *w.melding());
    assert!(!w.app().has_unsaved_work());
}

#[test]
fn saving_to_a_path_where_a_file_stands_asks_first() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("ander.ron");
    std::fs::write(&path, "van iemand anders").expect("the folder can be written");
    let mut w = Window::new();
    w.no();
    w.ctrl(Key::S);
    w.retype(&path.display().to_string());
    w.press(Key::Enter);
    w.wait();
    assert!(problem(&w).is_some_and(|(_, over)| over));
    let kept = std::fs::read_to_string(&path).expect("it is still there");
    assert_eq!(kept, "van iemand anders");
    w.press(Key::Escape);
    w.press(Key::Escape);
    assert!(w.app().has_unsaved_work());
}
