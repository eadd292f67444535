//! Reading a debrief, two courses and a sheet by keyboard.

use eframe::egui::{Rect, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    training::Graded,
    ui::{
        action::{MakeAction, TrainingFile},
        room::oefenen::{Attempt, maken::Tab},
        view::Sheet,
    },
};

use super::*;

/// Where the bar of a training ends and the foot begins, in points, in a window of the usual size.
const SIGHT: std::ops::Range<f32> = 36.0..696.0;

/// The debrief of a course that asked one question.
fn debriefed() -> Window {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::FinishAnyway);
    w
}

/// The points as they stand on screen.
fn points(w: &Window) -> Vec<String> {
    let all = &room(w).attempts[0].grading.points;
    let of = |good: bool| all.iter().filter(move |p: &&Graded| p.good == good);
    of(false).chain(of(true)).map(|p| p.what.clone()).collect()
}

/// Where what has this name and role is, also out of sight.
fn place(w: &Window, role: Role, name: &str) -> Rect {
    let nodes = w.nodes();
    let found = nodes.iter().find(|n| {
        let node = n.accesskit_node();
        let named = [node.label(), node.value()];
        node.role() == role && named.iter().flatten().any(|n| n == name)
    });
    let found = found.unwrap_or_else(|| panic!("no {role:?} is called {name:?}"));
    found.rect()
}

fn words_at(w: &Window, name: &str) -> f32 {
    place(w, Role::Label, name).top()
}

fn in_sight(rect: Rect) -> bool {
    SIGHT.contains(&rect.top()) && SIGHT.contains(&rect.bottom())
}

fn focused_in_sight(w: &Window) -> bool {
    let nodes = w.nodes();
    let focused = nodes.iter().find(|n| n.is_focused());
    in_sight(focused.expect("something has the keyboard").rect())
}

fn sheet(w: &Window) -> &Sheet {
    &training(w).view.sheet
}

#[test]
fn the_arrows_walk_every_point_of_the_debrief_as_it_stands_on_screen() {
    let mut w = debriefed();
    let points = points(&w);
    let missed = room(&w).attempts[0].grading.missed().len();
    assert!(missed > 0 && missed < points.len());
    for (nth, point) in points.iter().enumerate() {
        w.press(Key::ArrowDown);
        assert_eq!(w.focused().as_ref(), Some(point), "point {nth}");
        assert!(focused_in_sight(&w), "point {nth}");
    }
    w.press(Key::ArrowUp);
    assert_eq!(w.focused().as_ref(), points.iter().rev().nth(1));
    w.press(Key::Home);
    assert_eq!(w.focused().as_ref(), points.first());
    w.press(Key::End);
    assert_eq!(w.focused().as_ref(), points.last());
    assert!(focused_in_sight(&w));
}

#[test]
fn a_debrief_opens_at_its_top_and_the_arrows_begin_at_the_first_missed_point() {
    let mut w = debriefed();
    let t = w.t();
    let first = points(&w).swap_remove(0);
    for round in 0..2 {
        let title = place(&w, Role::Label, &t.oefenen_debrief);
        assert!(in_sight(title), "round {round}: {title:?}");
        assert_eq!(w.focused(), None, "round {round}");
        w.press(Key::ArrowDown);
        assert_eq!(w.focused().as_ref(), Some(&first), "round {round}");
        w.press(Key::End);
        assert!(!in_sight(place(&w, Role::Label, &t.oefenen_debrief)));
        // Below a sheet the page stays where it was.
        let before = words_at(&w, &t.oefenen_debrief);
        w.press(Key::F1);
        w.press(Key::Escape);
        assert!((words_at(&w, &t.oefenen_debrief) - before).abs() < 1.0);
        w.press(Key::Escape);
        assert!(matches!(room(&w).screen, Screen::List));
        // As somebody opens it: with the button of its row.
        let name = format!("{}: ", t.oefenen_debrief);
        let nodes = w.nodes();
        let names = nodes.iter().filter_map(|n| n.accesskit_node().label());
        let button = names.into_iter().find(|n| n.starts_with(&name));
        let button = button.expect("a button to the debrief");
        drop(nodes);
        w.choose(false, &button);
        assert!(matches!(room(&w).screen, Screen::Debrief(_)));
    }
}

#[test]
fn what_gets_the_keyboard_comes_into_view_and_only_that_is_current() {
    let mut w = debriefed();
    let t = w.t();
    w.press(Key::ArrowDown);
    let point = w.focused().expect("a point");
    let current = |w: &Window, name: &str| {
        let nodes = w.nodes();
        let mut rows = nodes.iter().filter(|n| {
            let node = n.accesskit_node();
            node.role() == Role::ListItem && node.label().as_deref() == Some(name)
        });
        rows.any(|n| n.accesskit_node().data().aria_current().is_some())
    };
    assert!(current(&w, &point));
    w.tab_to(false, &t.oefenen_csv);
    assert!(focused_in_sight(&w));
    assert!(!current(&w, &point), "no second ring");
    w.press(Key::End);
    w.tab_to(true, &t.oefenen_replay_button);
    assert!(focused_in_sight(&w));
}

#[test]
fn the_keys_of_a_page_scroll_the_debrief_and_after_f6_the_course_beside_it() {
    let mut w = debriefed();
    let t = w.t();
    let page = |w: &Window| words_at(w, &t.oefenen_figures);
    let course = |w: &Window| words_at(w, &t.oefenen_course);
    let (top, begin) = (page(&w), course(&w));
    assert!(w.shows("F6 naar het verloop"));
    w.press(Key::PageDown);
    assert!(page(&w) < top - 300.0, "{} from {top}", page(&w));
    assert!((course(&w) - begin).abs() < 1.0);
    w.press(Key::PageUp);
    assert!((page(&w) - top).abs() < 1.0);

    w.press(Key::F6);
    assert_eq!(w.focused().as_ref(), Some(&t.oefenen_course));
    assert!(w.shows("F6 terug naar de nabespreking"));
    for (key, back) in [
        (Key::PageDown, Key::PageUp),
        (Key::ArrowDown, Key::ArrowUp),
        (Key::End, Key::Home),
    ] {
        w.press(key);
        assert!(course(&w) < begin - 30.0, "{key:?}");
        assert!((page(&w) - top).abs() < 1.0, "{key:?}");
        w.press(back);
        assert!((course(&w) - begin).abs() < 1.0, "{back:?}");
        assert_eq!(w.focused().as_ref(), Some(&t.oefenen_course));
    }
    w.press(Key::F6);
    assert_eq!(w.focused(), None);
    w.press(Key::PageDown);
    assert!(page(&w) < top - 300.0);
}

#[test]
fn in_a_narrow_window_f6_goes_to_the_course_below_the_page() {
    let mut w = debriefed();
    w.resize(Vec2::new(900.0, 720.0), 1.0);
    let t = w.t();
    w.press(Key::F6);
    assert_eq!(w.focused().as_ref(), Some(&t.oefenen_course));
    let before = words_at(&w, &t.oefenen_course);
    assert!(SIGHT.contains(&before), "{before}");
    w.press(Key::ArrowUp);
    assert!(words_at(&w, &t.oefenen_course) > before + 30.0);
}

#[test]
fn two_courses_side_by_side_scroll_by_key_from_anywhere() {
    let mut w = debriefed();
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::FinishAnyway);
    act(&mut w, Ask::Compare(0, 1));
    let t = w.t();
    let page = |w: &Window| words_at(w, &t.oefenen_figures);
    let top = page(&w);
    for (key, back) in [
        (Key::PageDown, Key::PageUp),
        (Key::ArrowDown, Key::ArrowUp),
        (Key::End, Key::Home),
    ] {
        w.press(key);
        assert!(page(&w) < top - 30.0, "{key:?}");
        w.press(back);
        assert!((page(&w) - top).abs() < 1.0, "{back:?}");
    }
    let button = format!("{}: zonder naam, poging 1", t.oefenen_debrief);
    w.tab_to(true, &button);
    w.press(Key::ArrowDown);
    assert!(page(&w) < top - 30.0);
    assert_eq!(w.focused(), Some(button), "the arrow moves the page only");
}

#[test]
fn esc_leaves_the_field_of_a_sheet_and_then_closes_it() {
    let mut w = debriefed();
    let t = w.t();
    w.choose(true, &t.oefenen_csv);
    assert!(matches!(sheet(&w), Sheet::Path { .. }));
    assert_eq!(w.focused().as_ref(), Some(&t.path_label));
    assert!(w.shows("Esc sluiten"));
    assert!(
        !w.shows("Esc naar de lijst"),
        "the keys of the screen below"
    );
    w.press(Key::Escape);
    assert!(matches!(sheet(&w), Sheet::Path { .. }));
    assert_ne!(w.focused().as_ref(), Some(&t.path_label));
    w.press(Key::Escape);
    assert_eq!(*sheet(&w), Sheet::None);
    assert!(matches!(room(&w).screen, Screen::Debrief(_)));
    assert!(w.shows("Esc naar de lijst"));
    // Again, from the key: the field has the keyboard once more.
    act(
        &mut w,
        Action::AskPath(PathFor::Training(TrainingFile::SaveAttempt(0))),
    );
    assert_eq!(w.focused().as_ref(), Some(&t.path_label));
    w.press(Key::Escape);
    w.press(Key::Escape);
    assert_eq!(*sheet(&w), Sheet::None);

    let mut real = Window::new();
    for action in [Action::AskPath(PathFor::Save), Action::ToggleFind] {
        real.act(action);
        real.press(Key::Escape);
        assert_ne!(real.app().view.sheet, Sheet::None);
        real.press(Key::Escape);
        assert_eq!(real.app().view.sheet, Sheet::None);
    }
}

/// A copy of the first attempt, as if it came from a file.
fn opened_again(w: &mut Window, hours_later: i64) {
    let app = w.harness.state_mut();
    let training = app.training.as_mut().expect("somebody trains");
    let room = training.oefenen.as_mut().expect("a training room");
    let first = &room.attempts[0];
    let mut course = first.course.clone();
    course.at = course
        .at
        .map(|at| at + chrono::TimeDelta::hours(hours_later));
    let copy = Attempt::kept(first.scenario.clone(), course, first.grading.clone(), None);
    room.attempts.push(copy);
}

#[test]
fn attempts_with_one_name_are_told_apart_and_none_is_laid_beside_itself() {
    let mut w = debriefed();
    for hours in [0, 1, 2] {
        opened_again(&mut w, hours);
    }
    act(&mut w, Ask::Debrief(1));
    let nodes = w.nodes();
    let names = nodes.iter().filter_map(|n| n.accesskit_node().label());
    let beside: Vec<String> = names.filter(|n| n.starts_with("Leg naast")).collect();
    drop(nodes);
    assert_eq!(
        beside,
        [
            "Leg naast zonder naam, poging 1 · 20 nov 23:14",
            "Leg naast zonder naam, poging 1 · 20 nov 22:14",
        ]
    );
    act(&mut w, Ask::Compare(0, 2));
    assert!(w.shows("zonder naam, poging 1 · 20 nov 21:14"));
    assert!(w.shows("zonder naam, poging 1 · 20 nov 22:14"));
    // Nothing but the place tells these two apart.
    act(&mut w, Ask::Compare(0, 1));
    assert!(w.shows("zonder naam, poging 1 · 20 nov 21:14 (1)"));
    assert!(w.shows("zonder naam, poging 1 · 20 nov 21:14 (2)"));
}

#[test]
fn the_time_until_safety_is_known_stands_beside_that_of_the_expert() {
    let mut w = in_run(FIRST);
    let training = w.harness.state_mut().training.as_mut();
    let room = training.and_then(|t| t.oefenen.as_mut());
    let run = room.and_then(|r| r.run.as_mut()).expect("a run");
    run.session.play(Move::Wait(1200)).expect("time passes");
    play_expert(&mut w, FIRST);
    act(&mut w, Ask::FinishAnyway);
    let own = room_minutes(&w);
    let words = format!("na {own} minuten, de expert na {} minuten", own - 20);
    assert!(w.shows(&words), "{words}");
    let t = w.t();
    for words in [
        &t.oefenen_legend_good,
        &t.oefenen_legend_plain,
        &t.oefenen_legend_warn,
        &t.oefenen_legend_bad,
        &t.oefenen_legend_budget,
    ] {
        assert!(w.shows(words), "the picture explains {words:?}");
    }
}

fn room_minutes(w: &Window) -> u32 {
    let figures = &room(w).attempts[0].grading.figures;
    figures.minutes_to_safety.expect("safety became known")
}

#[test]
fn f1_shows_the_keys_of_every_screen_of_a_training() {
    let mut w = debriefed();
    let t = w.t();
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::FinishAnyway);
    for (screen, key) in [
        (Ask::ShowList, "Enter beginnen"),
        (Ask::Debrief(0), "↑ ↓ vorig en volgend punt"),
        (Ask::Compare(0, 1), "↑ ↓ PageUp PageDown omhoog en omlaag"),
        (Ask::Start(id(FIRST)), "V antwoord naar verklaring"),
    ] {
        act(&mut w, screen.clone());
        w.press(Key::F1);
        assert!(w.shows(&t.keys_title), "{screen:?}");
        assert!(w.shows(key), "{screen:?}");
        assert!(w.shows(&format!("Ctrl + − {}", t.key_zoom)), "{screen:?}");
        w.press(Key::Escape);
        assert!(!w.shows(&t.keys_title), "{screen:?}");
    }
    assert!(training(&w).run().is_some());
}

#[test]
fn the_button_of_the_colours_says_so_in_real_work_and_in_a_training() {
    let mut w = Window::new();
    assert!(w.shows("Kleuren: Donker"));
    w = in_room(w);
    assert!(w.shows("Kleuren: Donker"));
    w.choose(true, "Kleuren: Donker");
    assert!(w.shows("Kleuren: Contrast"));
}

#[test]
fn a_short_problem_of_a_scenario_stands_there_once() {
    let mut w = in_room(Window::new());
    let t = w.t();
    act(&mut w, Ask::Make(MakeAction::New));
    act(&mut w, Ask::Make(MakeAction::Side(Tab::Problems)));
    w.tab_to(true, &t.maken_briefing);
    w.ctrl(Key::A);
    w.press(Key::Backspace);
    for _ in 0..2000 {
        if w.says(&t.maken_one_problem) {
            break;
        }
        w.frame();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    w.settle();
    assert!(w.says(&t.maken_one_problem));
    let problem = training(&w).maker().expect("the editor").checked.problems[0].to_string();
    let nodes = w.nodes();
    let times = nodes.iter().filter(|n| {
        let node = n.accesskit_node();
        node.role() == Role::Label && node.value().as_deref() == Some(problem.as_str())
    });
    assert_eq!(times.count(), 1, "{problem}");
}
