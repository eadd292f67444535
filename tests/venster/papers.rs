//! Papers as pages, by keyboard: looked at, saved, never without the log where they leave the archive.

use std::{fs, path::Path};

use eframe::egui::Key;
use voorop::{
    melding::{Command, Passage, PersonId, Text},
    ui::{
        action::{Action, Format, Paper, PaperAction, PathFor},
        view::Sheet,
    },
};

use crate::window::{SIZE, Window, case};

const CASE: &str = "04-sterke-arm-signaal-over-vrager";

fn papers() -> Window {
    let mut w = Window::with_file(SIZE, &case(CASE));
    w.ctrl(Key::P);
    w.wait();
    w
}

fn save(w: &mut Window, paper: Paper, format: Format, path: &Path) {
    w.act(PaperAction::Show(paper).into());
    w.wait();
    w.act(Action::AskPath(PathFor::Paper(paper, format)));
    w.retype(&path.display().to_string());
    w.press(Key::Enter);
    w.wait();
}

#[test]
fn ctrl_p_shows_the_mutatie_as_pages_and_the_page_keys_turn_them() {
    let mut w = papers();
    assert_eq!(w.app().view.sheet, Sheet::Papers(Paper::Mutatie));
    let shown = w.app().preview.shown.as_ref().expect("a page");
    let count = shown.count;
    assert!(count > 1, "the case fills more than one page");
    assert_eq!(shown.page, 0);
    let size = shown.texture.size();
    assert!(size[1] > size[0], "a standing page: {size:?}");
    w.press(Key::PageDown);
    w.wait();
    assert_eq!(w.app().preview.shown.as_ref().expect("a page").page, 1);
    w.press(Key::PageUp);
    w.wait();
    assert_eq!(w.app().preview.shown.as_ref().expect("a page").page, 0);
    w.press(Key::Escape);
    assert_eq!(w.app().view.sheet, Sheet::None);
}

#[test]
fn every_paper_is_reached_by_keyboard_and_has_a_page() {
    let mut w = papers();
    let t = w.t();
    for name in [
        &t.paper_zorgmelding,
        &t.paper_parents,
        &t.paper_children,
        &t.paper_wijkagent,
        &t.paper_coordinator,
    ] {
        w.choose(true, &format!("{}: {name}", t.papers_which));
        w.wait();
        let preview = &w.app().preview;
        assert!(preview.problem.is_none(), "{name}: {:?}", preview.problem);
        assert!(preview.shown.is_some(), "{name}");
    }
    w.choose(true, &format!("{}: {}", t.papers_which, t.paper_parents));
    w.wait();
    w.choose(
        true,
        &format!("{}: {}", t.papers_situation, t.situation_threat),
    );
    w.wait();
    assert!(matches!(
        w.app().view.sheet,
        Sheet::Papers(Paper::Ouders(Some(_)))
    ));
}

#[test]
fn a_paper_is_saved_as_pdf_as_docx_and_as_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = papers();
    for (format, begin) in [
        (Format::Pdf, &b"%PDF-1.7"[..]),
        (Format::Word, b"PK"),
        (Format::Text, b"Mutatie"),
    ] {
        let path = folder
            .path()
            .join(format!("mutatie.{}", format.extension()));
        save(&mut w, Paper::Mutatie, format, &path);
        let bytes = fs::read(&path).unwrap_or_default();
        assert!(
            bytes.starts_with(begin),
            "{format:?}: {:?}",
            &bytes[..bytes.len().min(12)]
        );
        assert_eq!(
            w.app().view.sheet,
            Sheet::Papers(Paper::Mutatie),
            "back at the papers"
        );
    }
}

#[test]
fn what_stands_there_is_written_over_only_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mutatie.pdf");
    fs::write(&path, "van een ander").expect("a file");
    let mut w = papers();
    save(&mut w, Paper::Mutatie, Format::Pdf, &path);
    assert_eq!(fs::read(&path).expect("the file"), b"van een ander");
    w.choose(true, &w.t().path_overwrite.clone());
    w.wait();
    assert!(fs::read(&path).expect("the file").starts_with(b"%PDF"));
}

#[test]
fn a_reader_gets_no_paper_before_every_shield_has_a_reason() {
    let mut w = Window::with_file(SIZE, &case(CASE));
    let entry = w.melding().statements[0].id;
    let about: Vec<PersonId> = w.melding().statements[0].account.people().collect();
    let reader = PersonId::PARENTS
        .into_iter()
        .find(|p| !about.contains(p))
        .expect("a parent who did not say it");
    let passage = Passage::Regel(entry);
    let shield = |reason: &str| {
        Action::Do(Command::Shield {
            passage,
            reader,
            reason: Text::clean(reason),
        })
    };
    w.act(shield(""));
    w.act(PaperAction::Show(Paper::Lezer(reader)).into());
    w.wait();
    assert!(w.app().preview.problem.is_some());
    assert!(w.app().preview.shown.is_none());
    w.act(shield("beschermt het kind"));
    w.act(PaperAction::Show(Paper::Lezer(reader)).into());
    w.wait();
    assert_eq!(w.app().preview.problem, None);
    let words = w.melding().statements[0].text.to_string();
    assert!(!w.app().paper(Paper::Lezer(reader)).contains(&words));
    assert!(w.app().paper(Paper::Mutatie).contains("beschermt het kind"));
}

#[test]
fn a_line_that_tells_of_a_shielded_place_waits_for_a_decision_by_keyboard() {
    let mut w = Window::with_file(SIZE, &case(CASE));
    let t = w.t();
    let [of, reader] = PersonId::PARENTS;
    let mut person = w.melding().person(of).expect("a parent").clone();
    person.address = "Kweekweg 12, Lopikerdam".into();
    let said = Command::AddStatement {
        account: voorop::melding::Account::Waargenomen,
        text: "Wij reden naar Lopikerdam.".into(),
        place: "".into(),
        step: voorop::protocol::Step::Wederhoor,
        accuses: None,
    };
    let shield = Command::Shield {
        passage: Passage::Adres(of),
        reader,
        reason: "beschermt een ouder".into(),
    };
    for command in [Command::EditPerson(person), said, shield] {
        w.act(Action::Do(command));
    }
    w.act(PaperAction::Show(Paper::Lezer(reader)).into());
    w.wait();
    assert!(w.app().preview.problem.is_some() && w.app().preview.shown.is_none());
    // The way to the line stands beside it.
    w.choose(true, &t.to_reader);
    assert!(w.says(&t.reader_paper_waits));
    let waits = w.app().reader.as_ref().expect("what the reader reads");
    let waits = waits.view.suggestions.iter().find(|s| s.paper_waits);
    let name = waits.expect("a line that waits").name.clone();
    w.choose(true, &format!("{}: {name}", t.reader_let_stand));
    w.type_text("daar woont niemand van hen");
    assert!(!w.says(&t.reader_paper_waits));
    w.act(PaperAction::Show(Paper::Lezer(reader)).into());
    w.wait();
    assert_eq!(w.app().preview.problem, None);
    assert!(w.app().paper(Paper::Lezer(reader)).contains("Lopikerdam"));
}

#[test]
fn ctrl_i_shows_the_call_as_a_parent_reads_it_and_a_passage_is_shielded_by_keyboard() {
    let mut w = Window::with_file(SIZE, &case(CASE));
    w.ctrl(Key::I);
    let Sheet::Reader(reader) = w.app().view.sheet else {
        panic!("no reader's view");
    };
    assert!(reader.is_parent());
    let t = w.t();
    assert!(w.says(&t.balance_title), "both parents side by side");
    let shown = w.app().reader.as_ref().expect("what the reader reads");
    let line = shown
        .view
        .about
        .iter()
        .map(|about| &about.claim)
        .chain(&shown.view.rest)
        .find(|line| !line.own && !line.shielded)
        .expect("something that can be kept back");
    let name = shown.name(line.passage).to_owned();
    let passage = line.passage;
    w.choose(true, &format!("{}: {name}", t.reader_shield));
    assert_eq!(w.melding().shields.len(), 1);
    assert_eq!(w.melding().shields[0].passage, passage);
    // The field for its reason has the keyboard.
    w.type_text("beschermt het kind");
    assert_eq!(w.melding().shields[0].reason.as_str(), "beschermt het kind");
    w.press(Key::Escape);
    w.ctrl(Key::Z);
    w.ctrl(Key::Z);
    assert!(w.melding().shields.is_empty(), "undo takes the shield back");
}
