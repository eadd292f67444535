//! Training in the window: from the list to the debrief by keyboard, and apart from all real work.

mod kept;
mod maken;
mod reading;
mod trainer;

use eframe::egui::{Key, Modifiers, Vec2};
use voorop::{
    melding::{Account, Melding, PersonId, Speaker, Value},
    protocol::{Signal, Step},
    training::{Channel, Id, Move, PlayError, PointKey},
    ui::{
        action::{
            Action, ArchiveAction, MakeAction, Paper, PathFor, Side, TrainingAction as Ask,
            TrainingFile,
        },
        app::Voorop,
        room::oefenen::{Cases, Oefenen, Screen},
    },
};

use crate::{
    access::{SHAPES, faults, nothing_wrong},
    door::agent,
    window::Window,
};

const FIRST: &str = "eerste-weigering";

fn id(name: &str) -> Id {
    name.to_owned().try_into().expect("a name")
}

/// The state of the training.
fn training(w: &Window) -> &Voorop {
    w.app().training.as_deref().expect("somebody trains")
}

fn room(w: &Window) -> &Oefenen {
    training(w).oefenen.as_deref().expect("a training room")
}

fn trained(w: &Window) -> &Melding {
    training(w).melding()
}

/// Carries out an action of the training as its screen would ask it.
fn act(w: &mut Window, action: impl Into<Action>) {
    let ctx = w.harness.ctx.clone();
    let training = w
        .harness
        .state_mut()
        .training
        .as_mut()
        .expect("somebody trains");
    training.apply(action.into(), &ctx);
    w.settle();
}

/// A window in the training room, with every scenario read.
fn in_room(mut w: Window) -> Window {
    w.act(Ask::Enter.into());
    w.wait();
    w
}

fn in_run(scenario: &str) -> Window {
    let mut w = in_room(Window::new());
    act(&mut w, Ask::Start(id(scenario)));
    w
}

/// Plays moves of the expert in the run on screen: all but those that a window cannot make.
fn play_expert(w: &mut Window, scenario: &str) {
    let case = room(w)
        .case(&id(scenario))
        .expect("a shipped scenario")
        .clone();
    let ctx = w.harness.ctx.clone();
    let training = w
        .harness
        .state_mut()
        .training
        .as_mut()
        .expect("somebody trains");
    let run = training
        .oefenen
        .as_mut()
        .and_then(|r| r.run.as_mut())
        .expect("a run");
    for next in case.scenario.expert.clone() {
        run.session.play(next).expect("the expert can play");
    }
    training.apply(Ask::Channel(None).into(), &ctx);
    w.settle();
}

#[test]
fn a_scenario_is_worked_from_list_to_debrief_by_keyboard() {
    let mut w = Window::new();
    let t = w.t();
    w.choose(true, &t.room_oefenen);
    w.wait();
    let scenarios = match &room(&w).cases {
        Cases::Read(cases, faults) => {
            assert!(faults.is_empty(), "{faults:?}");
            cases.len()
        }
        Cases::Reading => panic!("the scenarios are not read"),
    };
    assert!(scenarios >= 14, "{scenarios}");
    w.tab_to(true, &t.oefenen_trainee);
    w.type_text("groep b");
    w.press(Key::Escape);
    w.press(Key::Home);
    w.press(Key::Enter);
    assert!(training(&w).run().is_some(), "Enter begins");
    assert!(w.shows(&t.oefenen_mark));

    // Ask about danger: it costs two minutes, and the answer comes.
    let (ask, words) = {
        let case = room(&w).case(&id(FIRST)).expect("the first scenario");
        let item = case.scenario.item(&id("a-veiligheid")).expect("a question");
        (item.ask.to_string(), item.answer[0].text.to_string())
    };
    w.choose(true, &format!("{}: {ask}", t.oefenen_ask_button));
    assert_eq!(training(&w).run().map(|r| r.session.second()), Some(120));
    assert!(w.shows(&words), "the answer is on screen");

    // Its words go to the statement bar, and nobody is their speaker yet.
    w.choose(true, &format!("{}: {words}", t.oefenen_take_over));
    assert_eq!(trained(&w).concept.account, None);
    w.press(Key::Enter);
    assert!(
        trained(&w).statements.is_empty(),
        "no statement without a speaker"
    );
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    let statement = &trained(&w).statements[0];
    assert_eq!(statement.text.as_str(), words);
    assert_eq!(statement.account.speaker(), Speaker::Person(PersonId::A));

    // The checklist takes letters as in real work.
    w.press(Key::Escape);
    w.press(Key::F2);
    w.press(Key::ArrowDown);
    w.no();
    assert_eq!(trained(&w).signal(Signal::Geweld), Some(Value::Nee));

    w.choose(true, &t.oefenen_finish);
    assert!(w.says(&t.oefenen_undecided), "there is no decision yet");
    assert!(training(&w).run().is_some());
    w.choose(true, &t.oefenen_finish_anyway);
    assert!(matches!(room(&w).screen, Screen::Debrief(_)));
    assert!(w.shows(&t.oefenen_debrief));
    let attempt = &room(&w).attempts[0];
    assert_eq!(attempt.course.trainee.as_str(), "groep b");
    let missed = attempt.grading.missed();
    assert!(missed.contains(&&PointKey::Uitkomst), "{missed:?}");
    assert!(w.says("1 van 7"), "one of the mandatory questions");
}

#[test]
fn the_course_of_a_window_plays_again_to_the_same_melding() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    w.press(Key::F2);
    w.no();
    w.no();
    w.press(Key::V);
    w.type_text("De deur blijft dicht");
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    w.press(Key::Escape);
    w.ctrl(Key::Z);
    w.ctrl(Key::Y);
    let run = training(&w).run().expect("a run");
    let scenario = run.session.scenario().clone();
    let moves = run.session.moves().to_vec();
    let keys = moves.iter().filter(|m| matches!(m, Move::Do(_))).count();
    assert!(keys < 12, "keystrokes are joined: {keys}");
    let again = voorop::training::Session::replay(scenario, trained(&w).id, &moves).expect("plays");
    assert_eq!(again.melding(), trained(&w));
}

#[test]
fn nothing_of_a_training_reaches_the_real_melding_a_file_or_the_archive() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = agent(folder.path());
    w.press(Key::N);
    w.wait_for_archive();
    w.press(Key::J);
    w.wait_for_archive();
    let real = w.melding().clone();
    let revision = w.app().revision();
    let mut w = in_room(w);
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-verhaal")));
    w.press(Key::F2);
    for key in [Key::J, Key::N, Key::G] {
        w.press(key);
    }
    for key in [Key::S, Key::N, Key::O, Key::Enter] {
        w.ctrl(key);
    }
    for action in [
        Action::Save,
        Action::New,
        Action::AskPath(PathFor::Save),
        Action::AskPath(PathFor::Open),
        ArchiveAction::AskFinish.into(),
        ArchiveAction::Finish.into(),
        ArchiveAction::KeepMine.into(),
        Action::SaveThen,
        Action::Discard,
    ] {
        act(&mut w, action);
    }
    assert!(training(&w).clerk.is_none(), "a training has no archive");
    assert!(training(&w).on_disk.is_none(), "nor a file");
    assert!(training(&w).run().is_some(), "the run goes on");
    w.let_pass(120.0);
    w.wait_for_archive();
    assert_eq!(*w.melding(), real);
    assert_eq!(w.app().revision(), revision);
    act(&mut w, Ask::Leave);
    assert!(!w.shows(&w.t().oefenen_mark), "back at the real work");
    assert_eq!(*w.melding(), real);
    act(&mut w, Ask::Leave);
}

#[test]
fn every_screen_and_paper_of_a_training_says_that_it_is_one() {
    let mut w = in_run(FIRST);
    let mark = w.t().oefenen_mark.clone();
    for step in Step::ALL.iter().copied() {
        act(&mut w, Action::ShowStep(step));
        assert!(w.shows(&mark), "{step:?}");
    }
    for side in Side::all(true).iter().copied() {
        act(&mut w, Action::ShowSide(side));
        assert!(w.shows(&mark), "{side:?}");
    }
    play_expert(&mut w, FIRST);
    for paper in [
        Paper::Mutatie,
        Paper::Zorgmelding,
        Paper::Ouders(None),
        Paper::Kinderen,
    ] {
        let text = training(&w).paper(paper);
        assert!(
            text.to_uppercase().contains("OEFENING"),
            "{paper:?}: {text}"
        );
    }
    act(&mut w, Ask::FinishAnyway);
    assert!(w.shows(&mark), "the debrief");
    let text = training(&w).paper(Paper::Nabespreking(0));
    assert!(text.to_uppercase().contains("OEFENING"), "{text}");
    act(&mut w, Ask::ShowList);
    assert!(w.shows(&mark), "the list");
}

#[test]
fn an_expert_misses_nothing_and_the_debrief_says_so() {
    let mut w = in_run(FIRST);
    play_expert(&mut w, FIRST);
    act(&mut w, Ask::FinishAnyway);
    assert!(room(&w).attempts[0].grading.missed().is_empty());
    assert!(w.shows(&w.t().oefenen_nothing_missed));
}

#[test]
fn the_list_shows_one_level_and_the_arrows_stay_in_it() {
    let mut w = in_room(Window::new());
    let all = room(&w).listed().len();
    w.choose(true, "Niveau: Verdieping");
    w.press(Key::Escape);
    let listed = room(&w).listed();
    assert!(!listed.is_empty() && listed.len() < all);
    w.press(Key::Home);
    assert_eq!(Some(&room(&w).at), listed.first());
    w.press(Key::ArrowDown);
    assert_eq!(Some(&room(&w).at), listed.get(1), "the next of its level");
    w.press(Key::Enter);
    let Cases::Read(cases, _) = &room(&w).cases else {
        panic!("the scenarios were read");
    };
    let title = cases[room(&w).at].scenario.title.clone();
    assert_eq!(
        training(&w)
            .run()
            .map(|r| r.session.scenario().title.clone()),
        Some(title)
    );
}

#[test]
fn large_letters_take_the_keys_of_the_conversation_too() {
    let mut w = in_run(FIRST);
    w.resize(Vec2::new(1280.0, 720.0), 2.0);
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    let arrived = training(&w).run().map(|run| run.session.arrived().to_vec());
    let arrived = arrived.expect("a run");
    assert_eq!(arrived.len(), 1);
    assert_eq!(arrived[0].id, id("a-langer"), "the second question");
    w.press(Key::V);
    assert!(trained(&w).concept.text.contains("Zorgen heb ik niet"));
}

#[test]
fn locking_the_real_work_puts_the_door_before_the_training_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut w = in_room(agent(folder.path()));
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-verhaal")));
    w.ctrl(Key::L);
    w.wait_for_archive();
    assert!(!w.shows(&w.t().oefenen_mark), "the door, not the training");
    assert!(!w.app().is_in());
    assert!(!w.says("Om zes uur"));
}

#[test]
fn every_screen_of_a_training_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    for (size, zoom) in SHAPES {
        let mut w = in_run(FIRST);
        w.resize(size, zoom);
        let mut look = |w: &Window, what: &str| {
            all.extend(faults(w, &format!("{what} at {size:?} x {zoom}")));
        };
        look(&w, "run");
        act(&mut w, Ask::Controls);
        act(&mut w, Ask::Ask(id("b-bellen")));
        look(&w, "run with controls");
        play_rest(&mut w);
        act(&mut w, Ask::FinishAnyway);
        look(&w, "debrief");
        act(&mut w, Ask::Mark(true));
        look(&w, "debrief with a mark");
        act(&mut w, Ask::Start(id(FIRST)));
        act(&mut w, Ask::FinishAnyway);
        act(&mut w, Ask::Compare(0, 1));
        look(&w, "compare");
        act(&mut w, Ask::Replay(0));
        look(&w, "replay");
        act(&mut w, Ask::ShowList);
        look(&w, "list");
    }
    nothing_wrong(&all);
}

/// Asks everything that can still be asked and is no act.
fn play_rest(w: &mut Window) {
    while let Some(next) = training(w).run().and_then(|run| {
        let mut left = run.session.available().filter(|i| i.deed.is_none());
        left.next().map(|i| i.id.clone())
    }) {
        act(w, Ask::Ask(next));
    }
}

#[test]
fn a_word_of_an_answer_never_gets_a_speaker_by_itself() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-verhaal")));
    act(&mut w, Ask::TakeOver(id("a-verhaal"), 0));
    assert_eq!(trained(&w).concept.account, None::<Account>);
    assert!(
        w.app().melding().concept.text.is_blank(),
        "nor does it reach the real bar"
    );
}

#[test]
fn the_conversation_is_worked_with_arrows_and_enter_and_answers_no_row_of_the_checklist() {
    let mut w = in_run(FIRST);
    assert!(training(&w).view.row.is_none(), "a run begins with asking");
    w.press(Key::ArrowDown);
    w.press(Key::J);
    w.press(Key::N);
    assert!(
        trained(&w).signals.is_empty(),
        "letters answer nothing from here"
    );
    let at = |w: &Window| training(w).run().map(|r| r.at);
    assert_eq!(at(&w), Some(1));
    w.press(Key::Home);
    w.press(Key::Enter);
    let run = training(&w).run().expect("a run");
    assert!(run.session.has(&id("a-veiligheid")), "Enter asks");
    // The words of the answer, with a speaker that the trainee chooses.
    w.press(Key::V);
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    assert_eq!(trained(&w).statements.len(), 1);
    w.press(Key::Escape);
    // To the checklist and back, each at its own place.
    w.press(Key::F2);
    w.press(Key::ArrowDown);
    w.no();
    assert_eq!(trained(&w).signal(Signal::Geweld), Some(Value::Nee));
    let row = training(&w).view.row;
    w.press(Key::F5);
    assert!(training(&w).view.row.is_none());
    w.press(Key::J);
    assert_eq!(trained(&w).signals.len(), 1);
    w.press_with(Modifiers::SHIFT, Key::F6);
    w.press_with(Modifiers::SHIFT, Key::F6);
    assert_eq!(training(&w).view.row, row, "where the trainee was");
}

#[test]
fn what_is_copied_in_a_training_says_so_wherever_it_goes() {
    let mut w = in_run(FIRST);
    act(&mut w, Action::Copy("De deur blijft dicht.".to_owned()));
    let copied = w.copied.last().expect("something was copied");
    assert!(copied.starts_with("OEFENING"), "{copied}");
    assert!(copied.ends_with("De deur blijft dicht."));
    assert!(w.says(&w.t().oefenen_copied));
}

#[test]
fn an_exercise_has_its_own_clock_in_every_line_of_the_mutatie() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-verhaal")));
    act(&mut w, Action::ShowStep(Step::Wederhoor));
    w.press(Key::Home);
    w.press(Key::J);
    let text = training(&w).paper(Paper::Mutatie);
    assert!(text.contains("A (moeder): gehoord"), "{text}");
    // It begins at 18:25 and the question costs two minutes; outside it is 21:14.
    assert!(text.contains("18:27") && !text.contains("21:1"), "{text}");
}

#[test]
fn words_that_are_taken_over_whole_are_literal_and_changed_ones_a_summary() {
    let mut w = in_run(FIRST);
    let accounts = |w: &Window| -> Vec<Account> {
        let statements = trained(w).statements.iter();
        statements.map(|s| s.account.clone()).collect()
    };
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::TakeOver(id("a-veiligheid"), 0));
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    assert_eq!(accounts(&w), [Account::quoted(PersonId::A)]);
    act(&mut w, Ask::TakeOver(id("a-veiligheid"), 0));
    w.type_text(" Meer niet.");
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    assert_eq!(accounts(&w).len(), 2);
    assert_ne!(accounts(&w)[1], Account::quoted(PersonId::A));
}

#[test]
fn an_act_is_never_one_enter_away_by_itself() {
    let mut w = in_run(FIRST);
    for _ in 0..20 {
        w.press(Key::Enter);
    }
    let acts = |name: &str| {
        let case = room(&w).case(&id(FIRST)).expect("a scenario");
        case.scenario
            .item(&id(name))
            .is_some_and(|item| item.channel == Channel::Doen)
    };
    let run = training(&w).run().expect("a run");
    let done: Vec<&str> = run.session.got().keys().map(Id::as_str).collect();
    assert!(done.len() > 3, "questions are asked: {done:?}");
    assert!(done.iter().all(|name| !acts(name)), "{done:?}");
    let last = run
        .session
        .available()
        .filter(|i| i.channel == Channel::Doen);
    assert!(last.count() > 0, "and the act can still be chosen");
}

#[test]
fn what_happens_meanwhile_stands_with_the_newest_answer() {
    let mut w = in_run("kind-van-veertien");
    let title = |w: &Window| {
        let run = training(w).run().expect("a run");
        run.session.arrived()[run.fresh..]
            .iter()
            .map(|arrival| arrival.asked)
            .collect::<Vec<_>>()
    };
    for _ in 0..12 {
        w.press(Key::Enter);
        if title(&w).contains(&false) {
            break;
        }
    }
    assert_eq!(title(&w).iter().filter(|asked| **asked).count(), 1);
    assert!(title(&w).contains(&false), "something happened");
}
