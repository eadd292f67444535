//! Looking back, by keyboard and by name: finding, opening, reviewing, linking, exchanging.

mod aside;
mod exchange;
mod review;
mod screens;
pub mod world;

use eframe::egui::Key;
use egui_kittest::kittest::NodeT as _;
use voorop::{
    archive::keys::Strength,
    ui::{
        action::{Filter, TerugblikAction as Ask},
        room::{
            Room,
            terugblik::{Run, Shown, Terugblik, Work},
        },
    },
};

use crate::{door::sign_in, window::Window};
use world::{AGENT, ALONE, COORDINATOR, NEWEST, OLD, PASSPHRASE, id};

/// An archive in a folder of its own, and a window in which this person is in the room.
fn in_room(user: &str) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(world::seed(folder.path(), Strength::cheap_for_tests()));
    let w = enter(folder.path(), user);
    (folder, w)
}

fn enter(folder: &std::path::Path, user: &str) -> Window {
    let mut w = Window::with_archive(folder);
    sign_in(&mut w, user, PASSPHRASE);
    assert!(w.app().is_in(), "{:?}", w.app().view.form.problem);
    let tab = w.t().room_terugblik.clone();
    w.choose(true, &tab);
    w.wait_for_archive();
    w
}

fn room(w: &Window) -> &Terugblik {
    match &w.app().view.room {
        Room::Terugblik(room) => room,
        other => panic!("another room: {other:?}"),
    }
}

fn ask(w: &mut Window, asked: Ask) {
    w.act(asked.into());
    w.wait_for_archive();
}

/// The rows of the list by number.
fn numbers(w: &Window) -> Vec<uuid::Uuid> {
    room(w).list.rows.iter().map(|row| row.id).collect()
}

fn find(w: &mut Window, words: &str) {
    w.press(Key::Slash);
    w.type_text(words);
    w.press(Key::Enter);
    w.wait_for_archive();
}

#[test]
fn an_imported_text_of_which_the_day_is_open_waits_in_its_list_until_it_is_confirmed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut archive = world::seed(folder.path(), Strength::cheap_for_tests());
    let now = crate::window::start();
    let mut import = world::finalise(
        &crate::window::words(),
        world::melding(30, "08-half-uur-te-laat", now),
        0,
    );
    import.content = voorop::archive::model::Content::Geimporteerd {
        file: "oud.txt".into(),
        original: b"oud".to_vec(),
    };
    import.text =
        "Geïmporteerd uit oud.txt\nDatum: 1 november 2026 (nog te bevestigen)\n\nVader belt."
            .into();
    import.open_days = vec![
        now - chrono::TimeDelta::days(9),
        now - chrono::TimeDelta::days(2),
    ];
    let coordinator = world::person(COORDINATOR, voorop::archive::keys::Role::Jeugdcoordinator);
    voorop::archive::Store::finalise(&mut archive.store, &coordinator, &[import], now)
        .expect("it is kept");
    drop(archive);

    let mut w = enter(folder.path(), COORDINATOR);
    let t = w.t();
    w.choose(true, &format!("{}: 1", t.terugblik_work_day));
    w.wait_for_archive();
    assert_eq!(numbers(&w), [id(30)]);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says(&t.terugblik_day_open));
    let day = voorop::documents::day((now - chrono::TimeDelta::days(9)).date());
    w.choose(true, &day);
    w.wait_for_archive();
    assert!(w.says(&t.terugblik_day_confirmed.replace("{dag}", &day)));
    assert!(!w.says(&t.terugblik_day_open) && w.says("(bevestigd)"));
    w.press(Key::Escape);
    w.wait_for_archive();
    assert!(w.shows(&format!("{}: 0", t.terugblik_work_day)));
}

#[test]
fn a_word_is_found_marked_and_opened_by_keyboard_alone() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    assert!(w.says(&t.terugblik_work_review));
    find(&mut w, "overdrachten");
    assert_eq!(room(&w).list.words, "overdrachten", "the slash is no text");
    let found = numbers(&w);
    assert!(!found.is_empty() && found.len() < 12, "{found:?}");
    let marks = |row: &voorop::archive::model::Row| {
        row.snippet.as_ref().is_some_and(|s| !s.marks.is_empty())
    };
    assert!(room(&w).list.rows.iter().all(marks));
    w.press(Key::Escape);
    w.press(Key::ArrowDown);
    w.press(Key::ArrowUp);
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(room(&w).shown, Shown::Record);
    assert_eq!(
        room(&w).open.as_ref().map(|o| o.record.row.id),
        Some(found[0])
    );
    assert!(w.shows(&t.terugblik_show_course));
    w.press(Key::Escape);
    w.wait_for_archive();
    assert_eq!(room(&w).shown, Shown::List);
    assert_eq!(numbers(&w), found, "the list stands as it was");
}

#[test]
fn a_search_waits_until_the_typing_rests() {
    let (_folder, mut w) = in_room(COORDINATOR);
    w.press(Key::Slash);
    w.type_text("overdracht");
    assert!(
        matches!(room(&w).list.run, Run::Due(_)),
        "{:?}",
        room(&w).list.run
    );
    w.let_pass(0.3);
    w.wait_for_archive();
    assert_eq!(room(&w).list.run, Run::Done);
}

#[test]
fn any_input_is_a_query_and_an_empty_answer_says_what_to_do() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let none = w.t().terugblik_none_found.clone();
    for words in ["\"", "-", "zzqqxx", "* - \" (", "'; DROP TABLE record"] {
        w.press(Key::Slash);
        w.retype(words);
        w.press(Key::Enter);
        w.wait_for_archive();
        // A question without a word is refused in words; it is no question for everything.
        let refused = w.says("staat geen woord");
        assert!(refused || matches!(room(&w).list.run, Run::Done), "{words}");
        assert!(
            refused || !numbers(&w).is_empty() || w.says(&none),
            "{words}"
        );
        assert_eq!(refused, !words.contains(char::is_alphabetic), "{words}");
    }
}

#[test]
fn a_list_or_filter_that_hides_what_was_sought_says_so_and_opens_up() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    ask(&mut w, Ask::Work(Work::AskedBack));
    w.press(Key::Slash);
    w.retype("berkhout");
    w.press(Key::Enter);
    w.wait_for_archive();
    let (shown, hidden) = (numbers(&w).len() as u64, room(&w).list.hidden);
    assert!(hidden > 0, "the work list hides some");
    assert!(w.says(&t.terugblik_hidden.replace("{n}", &hidden.to_string())));
    w.choose(true, &t.terugblik_everywhere);
    w.wait_for_archive();
    assert_eq!(
        (numbers(&w).len() as u64, room(&w).list.hidden),
        (shown + hidden, 0)
    );
    assert_eq!(room(&w).list.words, "berkhout");
}

#[test]
fn a_stopped_search_shows_nothing_that_comes_later() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let before = numbers(&w);
    let ctx = w.harness.ctx.clone();
    let app = w.harness.state_mut();
    app.apply(Ask::Work(Work::All).into(), &ctx);
    app.apply(Ask::Stop.into(), &ctx);
    w.wait_for_archive();
    assert_eq!(room(&w).list.run, Run::Stopped);
    assert_eq!(numbers(&w), before);
    assert!(w.says(&w.t().terugblik_stopped));
}

#[test]
fn every_filter_narrows_the_list_and_goes_off_with_one_button() {
    let (_folder, mut w) = in_room(COORDINATOR);
    ask(&mut w, Ask::Work(Work::All));
    let all = numbers(&w).len();
    assert_eq!(all, 12, "all but the one outside free use");
    let t = w.t();
    w.choose(true, &t.terugblik_zorg_made);
    w.wait_for_archive();
    let rows = &room(&w).list.rows;
    assert!(rows.len() < all && rows.iter().all(|row| row.summary.zorgmelding));
    w.choose(true, &t.terugblik_no_filters);
    w.wait_for_archive();
    assert_eq!(numbers(&w).len(), all);
    w.choose(true, &t.terugblik_no_wederhoor);
    w.wait_for_archive();
    let rows = &room(&w).list.rows;
    assert!(rows.len() < all && rows.iter().all(|row| row.summary.wederhoor_missing));
    ask(&mut w, Ask::Filter(Filter::None));
    ask(&mut w, Ask::Filter(Filter::Unit("ergens anders".into())));
    ask(&mut w, Ask::Search);
    assert!(numbers(&w).is_empty());
}

#[test]
fn what_is_outside_free_use_stands_in_no_list() {
    let (_folder, mut w) = in_room(COORDINATOR);
    ask(&mut w, Ask::Work(Work::All));
    ask(
        &mut w,
        Ask::Filter(Filter::Age(voorop::ui::room::terugblik::Age::All)),
    );
    assert!(!numbers(&w).contains(&id(OLD)));
    ask(&mut w, Ask::Words("conflict*".into()));
    ask(&mut w, Ask::Search);
    assert!(!numbers(&w).is_empty() && !numbers(&w).contains(&id(OLD)));
}

#[test]
fn a_record_outside_free_use_asks_a_reason_and_the_log_has_it() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    find(&mut w, &id(OLD).to_string());
    w.choose(true, &t.terugblik_open_number);
    w.wait_for_archive();
    assert_eq!(room(&w).shown, Shown::Reason);
    assert_eq!(w.focused().as_deref(), Some(t.terugblik_reason.as_str()));
    w.press(Key::Enter);
    assert!(w.says(&t.terugblik_reason_missing));
    w.type_text("klacht 12, gemachtigd door de teamchef");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(room(&w).shown, Shown::Record);
    assert!(w.says(&t.terugblik_opened_with_reason));
}

#[test]
fn a_near_name_is_offered_and_asked_by_keyboard_alone() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    ask(&mut w, Ask::Work(Work::All));
    find(&mut w, "Berkhaut");
    assert!(numbers(&w).is_empty() && w.says(&t.terugblik_near));
    assert!(room(&w).list.near.contains(&"Berkhout".to_owned()));
    w.tab_to(true, "Berkhout");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert_eq!(room(&w).list.words, "Berkhout");
    assert!(!numbers(&w).is_empty() && !w.says(&t.terugblik_near));
}

#[test]
fn an_older_call_is_told_by_day_and_unit_and_opens_with_a_reason() {
    let (folder, mut w) = in_room(COORDINATOR);
    let t = w.t();
    find(&mut w, "zzqqxx");
    assert!(w.says(&t.terugblik_past_how));
    w.press(Key::Slash);
    w.retype("Noor Berkhout 9-3-2018");
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.says(&t.meldingen(&t.terugblik_past, 1)));
    assert!(w.says(&format!("2 mei 2025, {}", world::UNIT)));
    assert!(!numbers(&w).contains(&id(OLD)));
    w.choose(true, &t.terugblik_past_open.replace("{dag}", "2 mei 2025"));
    w.wait_for_archive();
    assert_eq!(room(&w).shown, Shown::Reason);
    drop(w);
    let mut w = enter(folder.path(), AGENT);
    find(&mut w, "Noor Berkhout 9-3-2018");
    let told = &room(&w).list.past;
    assert!(matches!(&told[..], [hit] if hit.id.is_none()), "{told:?}");
    assert!(!w.shows(&t.terugblik_past_open.replace("{dag}", "2 mei 2025")));
}

#[test]
fn the_worklist_counts_what_waits_and_what_is_too_late() {
    let (_folder, mut w) = in_room(COORDINATOR);
    let count = |w: &Window, work| {
        let found = room(w).counts.iter().find(|(one, _)| *one == work);
        found.map(|(_, n)| *n)
    };
    assert_eq!(count(&w, Work::ToReview), Some(11));
    assert_eq!(count(&w, Work::FeedbackLate), Some(1));
    let name = format!("{}: 1", w.t().terugblik_work_late);
    w.choose(true, &name);
    w.wait_for_archive();
    assert_eq!(numbers(&w), [id(13)]);
    assert!(w.says("te laat"));
}

#[test]
fn the_course_shows_every_contact_and_counts_the_ones_outside_free_use() {
    let (_folder, mut w) = in_room(COORDINATOR);
    w.press(Key::V);
    w.wait_for_archive();
    let family = room(&w).family.as_ref().expect("a family");
    assert_eq!(family.id, id(NEWEST));
    assert_eq!(family.course.contacts.len(), 4);
    assert_eq!(family.course.hits.len(), 1);
    let t = w.t();
    for words in [
        &t.terugblik_course,
        &t.terugblik_stands_out,
        &t.terugblik_unknown,
    ] {
        assert!(w.says(words), "{words}");
    }
    assert!(w.says("Daarnaast is er 1 eerder contact"));
    let chip = format!("{}: {}", t.terugblik_hours, t.terugblik_hours_words);
    w.choose(true, &chip);
    assert!(w.says("zondag tussen 17 en 18 uur"));
}

#[test]
fn a_suggestion_is_linked_by_hand_and_taken_out_again() {
    let (_folder, mut w) = in_room(COORDINATOR);
    w.press(Key::V);
    w.wait_for_archive();
    let like = &room(&w).family.as_ref().expect("a family").like;
    assert_eq!(like.len(), 1);
    assert_eq!(like[0].row.id, id(ALONE));
    let t = w.t();
    w.choose(true, &format!("{}: 3 sep 20:05", t.terugblik_link));
    w.wait_for_archive();
    let family = room(&w).family.as_ref().expect("a family");
    assert_eq!(family.course.contacts.len(), 5);
    assert!(family.like.is_empty());
    ask(&mut w, Ask::Unlink(id(ALONE)));
    let family = room(&w).family.as_ref().expect("a family");
    assert_eq!((family.course.contacts.len(), family.like.len()), (4, 1));
}

#[test]
fn a_record_of_another_family_is_not_suggested_again() {
    let (folder, mut w) = in_room(COORDINATOR);
    w.press(Key::V);
    w.wait_for_archive();
    let t = w.t();
    w.choose(true, &format!("{}: 3 sep 20:05", t.terugblik_not_same));
    w.wait_for_archive();
    assert!(room(&w).family.as_ref().is_some_and(|f| f.like.is_empty()));
    drop(w);
    let mut again = enter(folder.path(), COORDINATOR);
    ask(&mut again, Ask::Family(id(NEWEST)));
    assert!(
        room(&again)
            .family
            .as_ref()
            .is_some_and(|f| f.like.is_empty())
    );
}

#[test]
fn an_agent_finds_own_meldingen_and_neither_course_nor_figures() {
    let (_folder, mut w) = in_room(AGENT);
    let t = w.t();
    assert_eq!(numbers(&w).len(), 12);
    assert!(!w.shows(&t.terugblik_figures) && !w.shows(&t.terugblik_exchange));
    w.press(Key::V);
    assert_eq!(room(&w).shown, Shown::List);
    for asked in [
        Ask::Family(id(NEWEST)),
        Ask::Show(Shown::Exchange),
        Ask::Show(Shown::Figures),
    ] {
        ask(&mut w, asked);
        assert_eq!(room(&w).shown, Shown::List);
    }
    w.press(Key::Enter);
    w.wait_for_archive();
    assert!(w.shows(&t.terugblik_add_answer) && !w.shows(&t.terugblik_close_review));
}

#[test]
fn a_beheerder_has_no_such_room() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(world::seed(folder.path(), Strength::cheap_for_tests()));
    let mut w = Window::with_archive(folder.path());
    sign_in(&mut w, world::BEHEERDER, PASSPHRASE);
    assert!(!w.shows(&w.t().room_terugblik));
    let show = voorop::ui::action::ArchiveAction::Show(voorop::ui::room::Tab::Terugblik);
    w.act(show.into());
    assert!(matches!(w.app().view.room, Room::Beheer(_)));
}

#[test]
fn the_picture_of_the_course_has_a_name_for_who_does_not_see_it() {
    let (_folder, mut w) = in_room(COORDINATOR);
    w.press(Key::V);
    w.wait_for_archive();
    let image = w.nodes().into_iter().any(|node| {
        let node = node.accesskit_node();
        node.role() == eframe::egui::accesskit::Role::Image
            && node
                .label()
                .is_some_and(|label| label.contains("4 contacten"))
    });
    assert!(image);
}
