//! The editor of scenarios, by keyboard: making, mending, trying out, saving.

use std::path::Path;

use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    files::{self, load_scenario},
    training::{Item, Scenario},
    ui::{
        action::{MakeAction, TrainingAction},
        app::Voorop,
        room::oefenen::{
            Cases,
            maken::{Maker, Part, Tab},
        },
    },
};

use crate::{
    access::{SHAPES, faults, nothing_wrong},
    window::{Window, case},
};

impl Window {
    fn in_training(&self) -> &Voorop {
        self.app().training.as_ref().expect("the training room")
    }

    fn maker(&self) -> &Maker {
        self.in_training().maker().expect("the editor")
    }

    /// Carries out what a maker asked, as a button would.
    fn make(&mut self, asked: MakeAction) {
        let ctx = self.harness.ctx.clone();
        let app = self.harness.state_mut();
        let training = app.training.as_mut().expect("the training room");
        training.apply(asked.into(), &ctx);
        self.worked_out();
    }

    /// Frames until everything that was asked is there, and the scenario is checked.
    fn worked_out(&mut self) {
        for _ in 0..6000 {
            self.frame();
            let app = self.in_training();
            let checked = app.maker().is_none_or(|m| m.checked.of == Some(m.revision));
            if checked && !app.is_busy() {
                return self.settle();
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("the editor does not come to rest");
    }

    /// Types a path on the sheet that asks for one.
    fn use_path(&mut self, path: &Path) {
        let label = self.t().path_label.clone();
        if self.focused().as_deref() != Some(label.as_str()) {
            self.tab_to(true, &label);
        }
        self.retype(&path.display().to_string());
        self.press(Key::Enter);
        self.worked_out();
    }
}

/// The editor with the template, reached by keyboard.
fn editor() -> Window {
    let mut w = Window::new();
    w.act(TrainingAction::Enter.into());
    w.worked_out();
    let new = w.t().oefenen_make_new.clone();
    w.choose(true, &new);
    w.worked_out();
    w
}

/// The editor with this file.
fn with_file(path: &Path) -> Window {
    let mut w = editor();
    w.make(MakeAction::Open);
    w.use_path(path);
    w
}

#[test]
fn a_new_scenario_has_no_problems_and_is_saved_by_keyboard() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("nieuw.ron");
    let mut w = editor();
    let t = w.t();
    assert_eq!(w.maker().checked.problems, []);
    assert!(w.says(&t.maken_fictitious));
    w.tab_to(true, &t.maken_title);
    w.retype("Zaterdag op het plein");
    assert_eq!(w.maker().scenario().title.as_str(), "Zaterdag op het plein");
    w.ctrl(Key::S);
    w.use_path(&path);
    assert!(!w.maker().has_unsaved());
    let read = load_scenario(&path).expect("what was saved");
    assert_eq!(read.scenario, *w.maker().scenario());
    assert_eq!(read.problems, []);
}

#[test]
fn a_problem_shows_while_it_is_made_and_a_key_goes_to_its_field() {
    let mut w = editor();
    let t = w.t();
    w.tab_to(true, &t.maken_briefing);
    w.ctrl(Key::A);
    w.press(Key::Backspace);
    w.worked_out();
    assert_eq!(w.maker().checked.counts.get(&Part::Head), Some(&1));
    assert!(w.says(&t.maken_one_problem));
    w.make(MakeAction::Show(Part::Known));
    w.press(Key::F7);
    w.press(Key::F3);
    assert_eq!(w.focused(), Some(t.maken_briefing.clone()));
    w.type_text("Ga kijken.");
    w.worked_out();
    assert_eq!(w.maker().checked.problems, []);
}

#[test]
fn what_cannot_be_read_stays_in_its_field_and_is_not_lost_by_saving() {
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::Show(Part::Items));
    w.tab_to(true, &t.maken_findings);
    w.retype("(signalen: {Geweldig: (antwoord: Nee)})");
    assert!(w.says("Regel 1"), "the line of the fault");
    assert!(w.maker().scenario().items[0].findings.is_empty());
    w.make(MakeAction::Choose(1));
    w.ctrl(Key::S);
    assert!(w.says(&t.maken_unread));
    assert_eq!((w.maker().part, w.maker().chosen()), (Part::Items, 0));
    assert_eq!(
        w.field_text(&t.maken_findings),
        "(signalen: {Geweldig: (antwoord: Nee)})"
    );
    w.tab_to(true, &t.maken_findings);
    w.retype("( signalen: {Geweld: (antwoord: Onbekend)} )");
    let item = &w.maker().scenario().items[0];
    assert_eq!(item.findings.signals.len(), 1);
    // A layout of one's own stays as it was typed.
    assert!(w.field_text(&t.maken_findings).starts_with("( signalen"));
}

#[test]
fn another_name_goes_everywhere_and_comes_back_with_one_undo() {
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::Show(Part::Items));
    let before = w.maker().scenario().clone();
    w.tab_to(true, &t.maken_id);
    w.retype("a-gevaar");
    w.press(Key::Enter);
    let s = w.maker().scenario();
    assert_eq!(s.items[0].id.as_str(), "a-gevaar");
    assert_eq!(s.good.order[0].first[0].as_str(), "a-gevaar");
    w.worked_out();
    assert_eq!(w.maker().checked.problems, []);
    w.ctrl(Key::Z);
    assert_eq!(*w.maker().scenario(), before);
}

#[test]
fn a_name_that_is_taken_is_told_and_kept_as_typed() {
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::Show(Part::Items));
    w.tab_to(true, &t.maken_id);
    w.retype("b-verhaal");
    w.press(Key::Enter);
    assert!(w.says(&t.maken_taken.replace("{naam}", "b-verhaal")));
    assert_eq!(w.maker().scenario().items[0].id.as_str(), "a-veiligheid");
    assert!(w.maker().has_unsaved());
}

#[test]
fn records_are_added_moved_and_removed_by_keyboard() {
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::Show(Part::Events));
    w.choose(true, &t.maken_add);
    assert_eq!(w.maker().scenario().events.len(), 2);
    assert_eq!(w.maker().chosen(), 1);
    w.choose(false, &t.maken_up);
    assert_eq!(w.maker().scenario().events[0].id.as_str(), "gebeurtenis");
    w.choose(false, &t.maken_remove);
    assert_eq!(w.maker().scenario().events.len(), 1);
    assert_eq!(w.maker().scenario().events[0].id.as_str(), "telefoon");
    w.make(MakeAction::Show(Part::Items));
    w.press(Key::ArrowDown);
    w.press(Key::ArrowDown);
    assert_eq!(w.maker().chosen(), 2);
    w.press(Key::Enter);
    assert_eq!(w.focused(), Some(t.maken_id.clone()));
}

#[test]
fn the_map_is_walked_with_the_arrows() {
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::Show(Part::Items));
    let start = w.maker().checked.map.as_ref().expect("a map").nodes[0].clone();
    let on = |w: &Window| {
        w.focused()
            .is_some_and(|name| name.starts_with("Kaart, u staat op"))
    };
    for _ in 0..200 {
        w.press(Key::Tab);
        if on(&w) {
            break;
        }
    }
    assert!(on(&w) && w.focused().is_some_and(|name| name.contains(&start.id)));
    w.press(Key::ArrowRight);
    assert_eq!(w.maker().chosen(), 1);
    w.press(Key::End);
    assert_eq!(w.maker().part, Part::Outcome);
    assert!(w.says(&t.maken_outcome));
}

#[test]
fn a_scenario_is_tried_out_after_a_move_and_the_editor_waits() {
    let mut w = editor();
    let t = w.t();
    w.tab_to(true, &t.maken_title);
    w.retype("Proef");
    w.make(MakeAction::Show(Part::Expert));
    w.make(MakeAction::Choose(3));
    w.choose(true, &t.maken_try_from.replace("{n}", "4"));
    let run = w.in_training().run().expect("a run");
    assert_eq!(run.session.moves().len(), 4);
    assert_eq!(run.session.scenario().title.as_str(), "Proef");
    let ctx = w.harness.ctx.clone();
    let app = w
        .harness
        .state_mut()
        .training
        .as_mut()
        .expect("the training room");
    app.apply(TrainingAction::ShowList.into(), &ctx);
    w.worked_out();
    assert_eq!(w.maker().scenario().title.as_str(), "Proef");
    assert!(w.maker().has_unsaved());
}

#[test]
fn leaving_asks_where_work_would_be_lost() {
    let mut w = editor();
    let t = w.t();
    w.tab_to(true, &t.maken_title);
    w.retype("Proef");
    w.choose(true, &t.oefenen_to_list);
    assert!(w.says(&t.maken_unsaved_words));
    assert!(w.says(&t.maken_unsaved_stay) && !w.says(&t.unsaved_stay));
    w.press(Key::Escape);
    assert_eq!(w.maker().scenario().title.as_str(), "Proef");
    w.choose(true, &t.oefenen_to_list);
    w.choose(true, &t.unsaved_discard);
    assert!(w.in_training().maker().is_none());
}

#[test]
fn a_melding_becomes_a_scenario_only_after_every_text_was_looked_at() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("uit-melding.ron");
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::FromMelding);
    w.use_path(&case("12-geweld-ouder-kind-elders"));
    let melding = files::load(&case("12-geweld-ouder-kind-elders"))
        .expect("a case")
        .melding;
    let all = w.maker().unreviewed.len();
    assert!(all > 3, "{all}");
    assert_eq!(w.maker().part, Part::Review);
    w.ctrl(Key::S);
    assert!(w.says(&t.maken_review_first));
    w.tab_to(true, &t.maken_review_instead);
    w.retype("Iets heel anders.");
    w.choose(true, &t.maken_review_change);
    assert_eq!(w.maker().unreviewed.len(), all - 1);
    while !w.maker().unreviewed.is_empty() {
        w.make(MakeAction::Tick(0));
    }
    w.make(MakeAction::Save);
    w.use_path(&path);
    let text = std::fs::read_to_string(&path).expect("what was saved");
    for person in &melding.people {
        for told in [&person.name, &person.address, &person.phone] {
            assert!(told.is_blank() || !text.contains(told.as_str()), "{told}");
        }
    }
    assert!(text.contains("Iets heel anders."));
}

#[test]
fn every_part_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    for (size, zoom) in SHAPES {
        let mut w = editor();
        w.resize(size, zoom);
        for part in Part::ALL {
            w.make(MakeAction::Show(part));
            all.extend(faults(&w, &format!("{part:?} at {size:?} x {zoom}")));
        }
        for tab in [Tab::Map, Tab::Problems] {
            w.make(MakeAction::Side(tab));
            all.extend(faults(&w, &format!("{tab:?} at {size:?} x {zoom}")));
        }
        w.make(MakeAction::Add);
        w.make(MakeAction::Leave);
        all.extend(faults(&w, &format!("leaving at {size:?} x {zoom}")));
    }
    nothing_wrong(&all);
}

/// The training room with this folder.
fn room_in(folder: &Path) -> Window {
    let mut w = Window::new();
    w.harness.state_mut().training_folder = Some(folder.to_owned());
    w.act(TrainingAction::Enter.into());
    w.worked_out();
    w
}

/// The scenarios that the folder holds and no maker saved.
fn kept(folder: &Path) -> Vec<Scenario> {
    let drafts = files::load_scenario_drafts(folder);
    assert_eq!(drafts.faults, [] as [String; 0]);
    drafts.found.into_iter().map(|(_, s)| s).collect()
}

#[test]
fn a_scenario_that_was_not_saved_is_offered_after_a_crash() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = room_in(folder.path());
    let t = w.t();
    w.make(MakeAction::New);
    assert!(kept(folder.path()).is_empty(), "nothing was changed");
    w.tab_to(true, &t.maken_title);
    w.retype("Proef");
    w.let_pass(10.0);
    w.worked_out();
    let made = w.maker().scenario().clone();
    // Nothing of this window is asked to say goodbye.
    drop(w);
    assert_eq!(kept(folder.path()), std::slice::from_ref(&made));
    let mut w = room_in(folder.path());
    let room = w.in_training().oefenen.as_ref().expect("the room");
    assert!(room.attempts.is_empty() && room.unfinished.is_empty());
    let Cases::Read(_, faults) = &room.cases else {
        panic!("the scenarios are not read");
    };
    assert_eq!(*faults, [] as [String; 0], "it is no course");
    let name = t.maken_draft.replace("{titel}", "Proef");
    assert!(w.says(&name));
    w.choose(true, &format!("{}: {name}", t.maken_draft_go_on));
    w.worked_out();
    assert_eq!(*w.maker().scenario(), made);
    assert!(w.maker().has_unsaved());
    let path = folder.path().join("elders").with_extension("scenario");
    w.ctrl(Key::S);
    w.use_path(&path);
    w.worked_out();
    assert!(kept(folder.path()).is_empty(), "it was saved");
}

#[test]
fn what_its_maker_throws_away_is_not_offered_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = room_in(folder.path());
    let t = w.t();
    w.make(MakeAction::New);
    w.tab_to(true, &t.maken_title);
    w.retype("Proef");
    w.let_pass(10.0);
    w.worked_out();
    drop(w);
    let mut w = room_in(folder.path());
    w.make(MakeAction::ThrowAway(0));
    assert!(w.says(&w.t().oefenen_throw_sure), "asked once more");
    w.make(MakeAction::ThrowAway(0));
    assert!(kept(folder.path()).is_empty());
    w.make(MakeAction::New);
    w.tab_to(true, &t.maken_title);
    w.retype("Weer een");
    w.let_pass(10.0);
    w.worked_out();
    assert_eq!(kept(folder.path()).len(), 1);
    w.make(MakeAction::Leave);
    w.make(MakeAction::Discard);
    assert!(kept(folder.path()).is_empty());
}

#[test]
fn words_of_a_call_are_not_kept_before_they_were_looked_at() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = room_in(folder.path());
    w.make(MakeAction::New);
    w.make(MakeAction::FromMelding);
    w.use_path(&case("12-geweld-ouder-kind-elders"));
    w.let_pass(10.0);
    w.worked_out();
    assert!(!w.maker().unreviewed.is_empty());
    assert!(kept(folder.path()).is_empty());
    while !w.maker().unreviewed.is_empty() {
        w.make(MakeAction::Tick(0));
    }
    w.let_pass(10.0);
    w.worked_out();
    assert_eq!(kept(folder.path()).len(), 1);
}

#[test]
fn a_part_is_whole_in_the_first_frame() {
    let mut w = editor();
    let t = w.t();
    w.make(MakeAction::Show(Part::Head));
    let ctx = w.harness.ctx.clone();
    let app = w.harness.state_mut();
    let training = app.training.as_mut().expect("the training room");
    training.apply(MakeAction::Show(Part::Items).into(), &ctx);
    // What is clipped away has no place on screen that can be hit.
    let rows = |w: &Window| -> Vec<_> {
        let nodes = w.nodes();
        let rows = nodes.iter().filter(|n| {
            let label = n.accesskit_node().label().unwrap_or_default();
            n.accesskit_node().role() == Role::ListItem || label == t.maken_remove
        });
        rows.map(|n| n.rect()).collect()
    };
    let text = |w: &Window| painted(w, "1. a-veiligheid");
    w.frame();
    let (first, painted) = (rows(&w), text(&w));
    w.settle();
    assert!(first.len() > 3);
    assert_eq!(first, rows(&w));
    assert!(painted > 0.0, "the rows are in sight");
    assert_eq!(painted, text(&w));
}

#[test]
fn a_new_editor_begins_at_the_begin_of_the_map() {
    let mut w = editor();
    w.make(MakeAction::Zoom(Some(150)));
    assert!(painted(&w, "a-veiligheid") > 0.0);
    w.make(MakeAction::Show(Part::Expert));
    w.make(MakeAction::Show(Part::Outcome));
    w.make(MakeAction::Show(Part::Head));
    assert!(
        painted(&w, "a-veiligheid") <= 0.0,
        "the map stands elsewhere"
    );
    w.make(MakeAction::New);
    assert!(painted(&w, "a-veiligheid") > 0.0);
    w.make(MakeAction::Show(Part::Outcome));
    w.resize(eframe::egui::vec2(1280.0, 600.0), 1.0);
    w.make(MakeAction::Show(Part::Items));
    assert!(painted(&w, "a-veiligheid") > 0.0);
}

/// How much of the height of a text in the list is in sight.
fn painted(w: &Window, begin: &str) -> f32 {
    let shapes = &w.harness.output().shapes;
    let texts = shapes.iter().filter_map(|clipped| match &clipped.shape {
        eframe::egui::Shape::Text(text) if text.galley.text().contains(begin) => {
            let rect = text.visual_bounding_rect().intersect(clipped.clip_rect);
            Some(rect.height())
        }
        _ => None,
    });
    texts.fold(0.0, |most, height| height.max(most))
}

/// A scenario with this many pieces of information.
fn large(count: usize) -> Scenario {
    let text = files::SCENARIO_TEMPLATE;
    let mut scenario = files::scenario_from_text(text).expect("the template");
    let last = scenario.items[4].clone();
    for nth in 0..count {
        let id = format!("vraag-{nth}").try_into().expect("a name");
        let needs = match nth {
            0 => Vec::new(),
            n => vec![format!("vraag-{}", n / 2).try_into().expect("a name")],
        };
        scenario.items.push(Item {
            id,
            needs: if nth < 2 { Vec::new() } else { needs },
            findings: Default::default(),
            ..last.clone()
        });
    }
    scenario
}

#[test]
fn five_thousand_items_draw_only_the_rows_in_sight() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("groot.ron");
    let scenario = large(5000);
    files::save_scenario(&path, &scenario, files::Overwrite::Never).expect("a file");
    let mut w = with_file(&path);
    w.make(MakeAction::Show(Part::Items));
    assert_eq!(w.maker().scenario().items.len(), 5005);
    let rows = || {
        let nodes = w.nodes();
        let rows = nodes
            .iter()
            .filter(|n| n.accesskit_node().role() == Role::ListItem);
        rows.count()
    };
    assert!(rows() < 40, "{}", rows());
    w.press(Key::End);
    assert_eq!(w.maker().chosen(), 5004);
    let begin = std::time::Instant::now();
    for _ in 0..10 {
        w.frame();
    }
    let each = begin.elapsed() / 10;
    println!("a frame with 5.005 items: {each:?}");
}
