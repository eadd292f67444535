//! Reviewing a record, answering, versions; and the notice that a household is known.

use eframe::egui::Key;
use voorop::{
    archive::{
        self, Place, Store,
        keys::{Role, Strength},
        model::{NoteKind, Pin, Review},
    },
    files::Assets,
    melding::{Command, Person, PersonId, Text},
    ui::{
        Words,
        action::{Action, TerugblikAction as Ask},
        room::terugblik::{Face, Shown, Work},
        view::Sheet,
    },
};

use super::{ask, enter, in_room, numbers, room, world};
use crate::window::{Window, start};
use world::{AGENT, COORDINATOR, NEWEST, OLD, PASSPHRASE, id};

fn review(w: &Window) -> Review {
    room(w).open.as_ref().expect("a record").record.row.review
}

#[test]
fn a_question_goes_to_the_author_and_comes_back_and_the_review_is_closed() {
    let (folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    w.press(Key::Enter);
    w.wait_for_archive();
    w.press(Key::C);
    assert_eq!(w.focused().as_deref(), Some(t.terugblik_note_text.as_str()));
    w.type_text("goed opgeschreven");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says("goed opgeschreven"));
    assert_eq!(
        review(&w),
        Review::TeBeoordelen,
        "a comment changes no state"
    );
    w.choose(true, &t.terugblik_ask_author);
    w.type_text("wat zei de moeder precies");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(review(&w), Review::VraagTerug);
    drop(w);

    let mut w = enter(folder.path(), AGENT);
    ask(&mut w, Ask::Work(Work::AskedMe));
    assert_eq!(numbers(&w), [id(NEWEST)]);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says("wat zei de moeder precies"));
    w.press(Key::C);
    w.type_text("zij zei dat hij had gebeld");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(review(&w), Review::Beantwoord);
    drop(w);

    let mut w = enter(folder.path(), COORDINATOR);
    ask(&mut w, Ask::Work(Work::Answered));
    w.press(Key::Enter);
    w.wait_for_archive();
    w.choose(true, &t.terugblik_close_review);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(review(&w), Review::Beoordeeld);
    assert!(!w.shows(&t.terugblik_close_review));
}

#[test]
fn an_empty_comment_is_not_kept_and_escape_drops_it() {
    let (_folder, mut w) = in_room(COORDINATOR);
    w.press(Key::Enter);
    w.wait_for_archive();
    w.press(Key::C);
    w.press(Key::Enter);
    assert!(w.says(&w.t().terugblik_note_empty));
    w.press(Key::Escape);
    w.press(Key::Escape);
    assert!(
        room(&w)
            .open
            .as_ref()
            .is_some_and(|open| open.writing.is_none())
    );
    assert_eq!(room(&w).shown, Shown::Record);
}

#[test]
fn a_date_before_the_call_is_asked_once_and_a_wrong_one_is_mended_with_a_trace() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    ask(&mut w, Ask::Open(id(NEWEST)));
    w.choose(true, &t.terugblik_do_sent);
    w.retype("22-4-2026");
    w.press(Key::Enter);
    assert!(w.says(&t.terugblik_date_early));
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says("22 april 2026"), "a second time takes it");
    let sent = |w: &Window| {
        room(w)
            .open
            .as_ref()
            .expect("a record")
            .record
            .row
            .zorg_sent
    };
    let wrong = format!(
        "{}: {}, 22 april 2026",
        t.terugblik_correct_date, t.terugblik_note_sent
    );
    w.choose(true, &wrong);
    w.retype("22-11-2127");
    w.press(Key::Enter);
    assert!(w.says(&t.terugblik_date_ahead));
    w.retype("20-11-2026");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(
        sent(&w).map(|day| day.to_string()).as_deref(),
        Some("2026-11-20")
    );
    let both = t
        .terugblik_date_corrected
        .replace("{dag}", "20 november 2026")
        .replace("{was}", "22 april 2026");
    assert!(w.says(&both) && !w.says("214 dagen"));
}

#[test]
fn a_zorgmelding_is_followed_by_date_until_it_comes_back() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    ask(&mut w, Ask::Open(id(13)));
    assert!(w.says("te laat"));
    w.choose(true, &t.terugblik_do_back);
    w.retype("31-31-2026");
    w.press(Key::Enter);
    assert!(w.says(&t.date_wrong));
    w.retype("19-11-2026");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says("binnen op 19 november 2026"));
    ask(&mut w, Ask::Work(Work::FeedbackLate));
    assert!(numbers(&w).is_empty());
}

#[test]
fn a_new_version_shows_what_changed_and_keeps_what_was_pinned() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut archive = world::seed(folder.path(), Strength::cheap_for_tests());
    let coordinator = world::person(COORDINATOR, Role::Jeugdcoordinator);
    let record = archive
        .store
        .get(&coordinator, id(NEWEST), None, start())
        .expect("a record");
    let melding = voorop::ui::room::terugblik::last_melding(&record).expect("a melding");
    let statement = melding.live_statements().next().expect("a statement").id;
    let mut note = world::note(50, NoteKind::VraagTerug, start(), "klopt dit");
    note.pin = Some(Pin::Regel(statement));
    archive
        .store
        .note(&coordinator, id(NEWEST), &note)
        .expect("a note");
    let mut better = melding.clone();
    for said in better.statements.iter_mut().filter(|s| s.id == statement) {
        said.text = Text::from("met andere woorden");
    }
    let words = Words::read(&Assets::built_in()).expect("the texts");
    let agent = world::person(AGENT, Role::Agent);
    archive
        .store
        .finalise(&agent, &[world::finalise(&words, better, 1)], start())
        .expect("a version");
    drop(archive);

    let mut w = enter(folder.path(), COORDINATOR);
    ask(&mut w, Ask::Open(id(NEWEST)));
    let open = room(&w).open.as_ref().expect("a record");
    assert_eq!((open.number, open.record.notes.len()), (2, 1));
    assert!(
        w.says("met andere woorden"),
        "the pin shows the words of today"
    );
    let t = w.t();
    w.choose(
        true,
        &format!("{}: {}", t.terugblik_face, t.terugblik_face_changes),
    );
    assert_eq!(room(&w).open.as_ref().map(|o| o.face), Some(Face::Changes));
    assert!(w.says("is nu ‘met andere woorden’") && w.says("tijd verbeterd"));
    ask(&mut w, Ask::Version(1));
    assert!(w.says(&t.terugblik_first_version));
}

#[test]
fn a_new_melding_of_a_known_household_gets_a_calm_notice() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(world::seed(folder.path(), Strength::cheap_for_tests()));
    let mut w = Window::with_archive(folder.path());
    crate::door::sign_in(&mut w, AGENT, PASSPHRASE);
    w.press(Key::N);
    w.wait_for_archive();
    let t = w.t();
    assert!(!w.says("Dit gezin lijkt bekend"));
    let name = |id, name: &str| {
        let person = Person {
            name: Text::from(name),
            ..Person::new(id)
        };
        Action::Do(Command::EditPerson(person))
    };
    w.act(name(PersonId::A, "Eva Berkhout"));
    w.act(name(PersonId::B, "Tom Veldkamp"));
    assert!(
        w.app().known.due.is_some(),
        "not while a key may still come"
    );
    w.let_pass(2.0);
    w.wait_for_archive();
    assert_eq!(w.app().known.rows.len(), 5);
    assert_eq!(w.app().known.hits, 1);
    assert!(w.says("Dit gezin lijkt bekend: 6 eerdere contacten"));
    w.choose(true, &t.terugblik_known_show);
    assert_eq!(w.app().view.sheet, Sheet::Known);
    assert!(w.says(&t.terugblik_known_hit) && w.says(AGENT));
    assert_eq!(w.app().known.rows[0].row.id, id(NEWEST));
    assert!(w.app().known.rows.iter().all(|like| like.row.id != id(OLD)));
    w.press(Key::Enter);
    assert_eq!(w.app().view.sheet, Sheet::None);
    w.act(name(PersonId::B, "Iemand Anders"));
    w.let_pass(2.0);
    w.wait_for_archive();
    assert!(!w.says("Dit gezin lijkt bekend"));
}

#[test]
fn looking_does_not_stay_when_the_window_locks() {
    let (_folder, mut w) = in_room(COORDINATOR);
    ask(&mut w, Ask::Family(id(NEWEST)));
    w.ctrl(Key::L);
    w.wait_for_archive();
    assert!(!w.says("Berkhout"));
    assert!(matches!(
        w.app().view.room,
        voorop::ui::room::Room::Start(_)
    ));
}

#[test]
fn the_archive_has_every_look_in_its_log() {
    let (folder, mut w) = in_room(COORDINATOR);
    ask(&mut w, Ask::Open(id(NEWEST)));
    drop(w);
    let place = Place::new(folder.path()).expect("a folder");
    let signed_in = archive::sign_in(&place, world::BEHEERDER, PASSPHRASE, "proef-pc", start());
    let signed_in = signed_in.expect("the beheerder gets in");
    let mut archive = signed_in.archive.expect("an archive");
    let rows = archive
        .store
        .log(&signed_in.session, &Default::default())
        .expect("the log");
    let looked = rows
        .iter()
        .any(|row| row.user == COORDINATOR && row.object == id(NEWEST).to_string());
    assert!(looked);
}
