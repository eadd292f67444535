//! Taking earlier texts in, giving a selection out, and a family that goes to another archive.

use eframe::egui::Key;
use voorop::{
    files::import::Column,
    ui::{
        action::{ExchangeAction, TerugblikAction as Ask},
        room::{
            Secret, Slot,
            exchange::{Report, Selection, Trade},
            terugblik::Shown,
        },
    },
};

use super::{ask, in_room, numbers, room, world};
use crate::window::Window;
use world::{COORDINATOR, NEWEST, id};

fn trade(w: &mut Window, trade: Trade) {
    ask(w, Ask::Show(Shown::Exchange));
    ask(w, Ask::Exchange(ExchangeAction::Trade(trade)));
}

fn fill(w: &mut Window, slot: Slot, text: &str) {
    let fill = voorop::ui::action::ArchiveAction::Fill(slot, Secret::from(text.to_owned()));
    w.act(fill.into());
}

fn report(w: &mut Window) -> Report {
    for _ in 0..1000 {
        w.frame();
        if !w.app().is_reading() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    w.wait_for_archive();
    let report = room(w).exchange.report.clone();
    report.unwrap_or_else(|| panic!("no report: {:?}", w.app().view.form.problem))
}

#[test]
fn a_folder_is_taken_in_once_and_what_is_broken_is_named() {
    let (_archive, mut w) = in_room(COORDINATOR);
    let texts = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(texts.path().join(name), bytes).expect("a file");
    };
    write(
        "2026-03-01 overdracht.txt",
        b"Op 1-3-2026 om 18:00 belde een vader over de kikkerpaal.",
    );
    write("leeg.txt", b"");
    write("plaatje.txt", &[0, 159, 146, 150]);
    let t = w.t();
    trade(&mut w, Trade::Import);
    let field = t.terugblik_import_path.clone();
    w.tab_to(true, &field);
    w.type_text(&texts.path().display().to_string());
    w.press(Key::Enter);
    let first = report(&mut w);
    assert_eq!(
        (first.new, first.known, first.refused.len()),
        (1, 0, 2),
        "{first:?}"
    );
    assert!(first.refused.iter().any(|line| line.contains("leeg.txt")));
    assert!(w.says("leeg.txt"));
    ask(&mut w, Ask::Exchange(ExchangeAction::Import));
    let again = report(&mut w);
    assert_eq!((again.new, again.known), (0, 1));
    ask(&mut w, Ask::Show(Shown::List));
    super::find(&mut w, "kikkerpaal");
    assert_eq!(numbers(&w).len(), 1);
    assert!(w.says(&t.terugblik_imported));
}

#[test]
fn the_columns_of_a_table_are_chosen_before_it_is_taken_in() {
    let (_archive, mut w) = in_room(COORDINATOR);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("oud.csv");
    let table =
        "wanneer;verhaal\n2026-02-03;ruzie bij de zandbak\n2026-02-04;weer bij de zandbak\n";
    std::fs::write(&path, table).expect("a file");
    look(&mut w, &path);
    assert!(w.says("wanneer") && w.says("ruzie bij de zandbak"));
    for (at, column) in [(0, Column::Datum), (1, Column::Tekst)] {
        ask(
            &mut w,
            Ask::Exchange(ExchangeAction::Column(at, Some(column))),
        );
    }
    let button = w.t().terugblik_import_so.clone();
    w.choose(true, &button);
    let report = report(&mut w);
    assert_eq!((report.new, report.refused.len()), (2, 0), "{report:?}");
}

/// Asks for the columns of this table.
fn look(w: &mut Window, path: &std::path::Path) {
    trade(w, Trade::Import);
    fill(w, Slot::Folder, &path.display().to_string());
    let button = w.t().terugblik_look_columns.clone();
    w.choose(true, &button);
    for _ in 0..500 {
        w.frame();
        if room(w).exchange.looked.is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    w.settle();
}

#[test]
fn a_table_without_headings_loses_no_row_and_asks_its_columns() {
    let (_archive, mut w) = in_room(COORDINATOR);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("zonder kop.csv");
    let table = "2026-02-03;Sanne;ruzie bij de zandbak\n2026-02-04;Tim;weer bij de zandbak\n";
    std::fs::write(&path, table).expect("a file");
    look(&mut w, &path);
    let heads = |w: &Window| {
        room(w)
            .exchange
            .looked
            .as_ref()
            .expect("a table")
            .mapping
            .heads
    };
    assert!(!heads(&w) && w.says("kolom 3") && w.says("ruzie bij de zandbak"));
    // Somebody who knows better says so, and back again.
    let t = w.t();
    for now in [true, false] {
        w.choose(true, &t.terugblik_columns_head);
        assert_eq!((heads(&w), w.shows("ruzie bij de zandbak")), (now, true));
        assert_eq!(w.says("weer bij de zandbak"), now);
    }
    for (at, column) in [(0, Column::Datum), (1, Column::Melder), (2, Column::Tekst)] {
        ask(
            &mut w,
            Ask::Exchange(ExchangeAction::Column(at, Some(column))),
        );
    }
    w.choose(true, &t.terugblik_import_so);
    let report = report(&mut w);
    assert_eq!((report.new, report.refused.len()), (2, 0), "{report:?}");
}

#[test]
fn nothing_is_written_without_recipient_and_basis() {
    let (_archive, mut w) = in_room(COORDINATOR);
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = out.path().join("uit");
    trade(&mut w, Trade::Export);
    fill(&mut w, Slot::Folder, &folder.display().to_string());
    ask(&mut w, Ask::Exchange(ExchangeAction::Export));
    assert!(w.says("Noem de ontvanger en de grondslag") && !folder.exists());
    fill(&mut w, Slot::Recipient, "onderzoek 12");
    fill(&mut w, Slot::Basis, "Wpg art. 22");
    ask(&mut w, Ask::Exchange(ExchangeAction::Export));
    let report = report(&mut w);
    assert!(
        report
            .done
            .is_some_and(|text| text.contains("11 meldingen"))
    );
    for name in ["meldingen.ron", "meldingen.csv"] {
        assert!(folder.join(name).exists(), "{name}");
    }
}

#[test]
fn what_was_on_screen_goes_and_the_button_says_how_many() {
    let (_archive, mut w) = in_room(COORDINATOR);
    let t = w.t();
    let all = numbers(&w).len();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (before, selection, number) in [
        (Ask::Show(Shown::List), Selection::List, all),
        (Ask::Family(id(NEWEST)), Selection::Family, 4),
        (Ask::Open(id(NEWEST)), Selection::Record, 1),
    ] {
        ask(&mut w, before);
        for (kind, button) in [
            (Trade::Export, &t.terugblik_export_button),
            (Trade::Send, &t.terugblik_send_button),
        ] {
            trade(&mut w, kind);
            assert_eq!(room(&w).exchange.selection, selection);
            assert!(
                w.shows(&t.meldingen(button, number)),
                "{selection:?} {kind:?}"
            );
        }
    }
    trade(&mut w, Trade::Export);
    let out = folder.path().join("uit");
    fill(&mut w, Slot::Folder, &out.display().to_string());
    fill(&mut w, Slot::Recipient, "onderzoek 12");
    fill(&mut w, Slot::Basis, "Wpg art. 22");
    w.choose(true, &t.meldingen(&t.terugblik_export_button, 1));
    let done = report(&mut w).done.expect("it was written");
    assert!(done.contains("1 melding."), "{done}");
    let table = std::fs::read_to_string(out.join("meldingen.csv")).expect("the table");
    assert!(table.contains(&id(NEWEST).to_string()));
    assert!(!table.contains(&id(2).to_string()), "of the same family");
}

#[test]
fn nothing_chosen_is_no_button_but_a_reason() {
    let (_archive, mut w) = in_room(COORDINATOR);
    super::find(&mut w, "zzqqxx");
    trade(&mut w, Trade::Export);
    let t = w.t();
    let button = t.meldingen(&t.terugblik_export_button, 0);
    assert!(w.is_disabled(&button) && w.says(&t.terugblik_nothing_selected));
    assert!(w.app().view.form.problem.is_none(), "nobody pressed it");
}

#[test]
fn a_family_goes_sealed_to_another_archive_and_stands_there_to_review_once() {
    let (_archive, mut w) = in_room(COORDINATOR);
    let out = tempfile::tempdir().expect("a temporary folder");
    let file = out.path().join("gezin.voorop");
    ask(&mut w, Ask::Family(id(NEWEST)));
    trade(&mut w, Trade::Send);
    assert_eq!(room(&w).exchange.selection, Selection::Family);
    fill(&mut w, Slot::Folder, &file.display().to_string());
    fill(&mut w, Slot::Recipient, "collega in Oost");
    fill(&mut w, Slot::Basis, "Wpg art. 8");
    fill(&mut w, Slot::Passphrase, "lange wachtzin voor onderweg");
    fill(&mut w, Slot::Again, "lange wachtzin voor onderweg");
    ask(&mut w, Ask::Exchange(ExchangeAction::Send));
    let sent = report(&mut w);
    assert!(sent.done.is_some_and(|text| text.contains("4 meldingen")));
    let bytes = std::fs::read(&file).expect("the sealed file");
    assert!(!String::from_utf8_lossy(&bytes).contains("Berkhout"));
    drop(w);

    let (_other, mut w) = empty_archive();
    trade(&mut w, Trade::Receive);
    fill(&mut w, Slot::Folder, &file.display().to_string());
    fill(&mut w, Slot::Passphrase, "een heel andere wachtzin");
    ask(&mut w, Ask::Exchange(ExchangeAction::Receive));
    assert!(w.says("Met deze wachtzin gaat de overdracht niet open"));
    for (new, known) in [(4, 0), (0, 4)] {
        fill(&mut w, Slot::Passphrase, "lange wachtzin voor onderweg");
        ask(&mut w, Ask::Exchange(ExchangeAction::Receive));
        let report = report(&mut w);
        assert_eq!((report.new, report.known), (new, known));
    }
    ask(
        &mut w,
        Ask::Work(voorop::ui::room::terugblik::Work::ToReview),
    );
    assert_eq!(numbers(&w).len(), 4);
}

/// An archive with its people and no record.
fn empty_archive() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(world::people(
        folder.path(),
        voorop::archive::keys::Strength::cheap_for_tests(),
    ));
    let w = super::enter(folder.path(), COORDINATOR);
    (folder, w)
}
