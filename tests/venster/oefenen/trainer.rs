//! What a trainer does in a run, and with courses afterwards.

use super::*;

#[test]
fn the_advice_stays_hidden_until_the_trainer_shows_it() {
    let mut w = in_run(FIRST);
    let t = w.t();
    act(&mut w, Action::ShowSide(Side::Advies));
    assert!(w.shows(&t.oefenen_advice_hidden));
    assert!(!w.shows(&t.outcome_find_out), "no headline either");
    act(&mut w, Action::ShowStep(Step::Afronden));
    let advice = training(&w).paper(Paper::Mutatie);
    assert!(!advice.contains("Eerst veiligheid vaststellen"), "{advice}");
    assert!(training(&w).rows().len() < 3, "no open points to follow");
    act(&mut w, Action::ShowStep(Step::Veiligheid));
    act(&mut w, Action::ShowSide(Side::Advies));
    act(&mut w, Ask::Controls);
    w.choose(true, &t.oefenen_reveal);
    assert!(!w.shows(&t.oefenen_advice_hidden));
    assert!(w.shows(&t.outcome_find_out));
    let text = training(&w).paper(Paper::Mutatie).to_lowercase();
    assert!(text.contains("eerst veiligheid vaststellen"), "{text}");
    w.choose(true, &t.oefenen_hide);
    assert!(w.shows(&t.oefenen_advice_hidden));
}

#[test]
fn a_pause_asks_nothing_and_a_step_taken_back_gives_its_time_back() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("registraties")));
    act(&mut w, Ask::Pause);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    let second = |w: &Window| training(w).run().map(|r| r.session.second());
    assert_eq!(second(&w), Some(180));
    assert!(w.says(&PlayError::Paused.to_string()));
    act(&mut w, Ask::Pause);
    act(&mut w, Ask::TakeBack);
    assert_eq!(second(&w), Some(0));
    act(&mut w, Ask::Insert(id("buurvrouw")));
    assert!(w.says("Een buurvrouw komt naar buiten"));
}

#[test]
fn a_pause_stops_the_checklist_too() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Pause);
    w.press(Key::F2);
    w.press(Key::J);
    assert!(trained(&w).signals.is_empty());
    act(&mut w, Ask::Pause);
    w.press(Key::F2);
    w.press(Key::J);
    assert_eq!(trained(&w).signals.len(), 1);
}

#[test]
fn the_help_of_a_trainer_stands_in_the_debrief_and_in_what_is_kept() {
    let mut w = in_room(Window::new());
    act(&mut w, Ask::ShowAdvice(true));
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::TakeBack);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::FinishAnyway);
    let help = room(&w).attempts[0].course.help;
    assert_eq!((help.advice_from, help.taken_back), (Some(0), 1));
    assert!(w.says("Het advies stond steeds in beeld. De trainer nam 1 stap terug."));
}

#[test]
fn the_clock_runs_by_itself_only_where_the_trainer_wants_it() {
    let mut w = in_run(FIRST);
    let second = |w: &Window| training(w).run().map_or(0, |r| r.session.second());
    w.let_pass(30.0);
    assert_eq!(second(&w), 0);
    act(&mut w, Ask::RealTime(true));
    w.frame();
    w.let_pass(30.0);
    assert!((29..=31).contains(&second(&w)), "{}", second(&w));
    act(&mut w, Ask::Pause);
    let stopped = second(&w);
    w.let_pass(30.0);
    assert_eq!(second(&w), stopped);
}

#[test]
fn two_groups_stand_side_by_side_and_a_course_is_looked_at_step_by_step() {
    let mut w = in_run(FIRST);
    play_expert(&mut w, FIRST);
    act(&mut w, Ask::Trainee("groep a".to_owned()));
    act(&mut w, Ask::FinishAnyway);
    act(&mut w, Ask::Trainee("groep b".to_owned()));
    act(&mut w, Ask::Start(id(FIRST)));
    act(&mut w, Ask::Ask(id("a-papieren")));
    act(&mut w, Ask::FinishAnyway);
    act(&mut w, Ask::Compare(0, 1));
    assert!(w.shows("groep a, poging 1") && w.shows("groep b, poging 1"));
    act(&mut w, Ask::Replay(0));
    let at = |w: &Window| {
        training(w)
            .run()
            .and_then(|r| r.replay.as_ref())
            .map(|r| r.at)
    };
    assert_eq!(at(&w), Some(0));
    for _ in 0..3 {
        w.press(Key::ArrowRight);
    }
    assert_eq!(at(&w), Some(3));
    assert!(
        trained(&w).signal(Signal::Geweld).is_some(),
        "the second move is a note"
    );
    w.press(Key::ArrowLeft);
    w.press(Key::ArrowLeft);
    assert_eq!(at(&w), Some(1));
    assert!(trained(&w).signal(Signal::Geweld).is_none());
    assert_eq!(room(&w).attempts.len(), 2, "looking back adds nothing");
}

#[test]
fn a_course_that_is_looked_back_at_never_changes_and_is_never_counted_again() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::FinishAnyway);
    act(&mut w, Ask::Replay(0));
    w.press(Key::ArrowRight);
    let before = trained(&w).clone();
    w.press(Key::F2);
    w.press(Key::J);
    assert!(w.says(&PlayError::LookingBack.to_string()));
    assert_eq!(*trained(&w), before);
    act(&mut w, Ask::Ask(id("a-verhaal")));
    act(&mut w, Ask::FinishAnyway);
    assert_eq!(*trained(&w), before);
    assert_eq!(room(&w).attempts.len(), 1);
    act(&mut w, Ask::Debrief(0));
    assert!(
        training(&w).run().is_none(),
        "there is nothing to go on with"
    );
}

#[test]
fn what_only_stands_in_the_statement_bar_is_no_step_of_the_look_back() {
    let mut w = in_run(FIRST);
    act(&mut w, Ask::Ask(id("a-veiligheid")));
    act(&mut w, Ask::TakeOver(id("a-veiligheid"), 0));
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    assert_eq!(trained(&w).statements.len(), 1);
    act(&mut w, Ask::FinishAnyway);
    act(&mut w, Ask::Replay(0));
    w.press(Key::ArrowRight);
    assert!(trained(&w).statements.is_empty());
    w.press(Key::ArrowRight);
    assert_eq!(trained(&w).statements.len(), 1);
}

#[test]
fn the_keys_of_the_trainer_pause_unfold_and_finish() {
    let mut w = in_run(FIRST);
    let run = |w: &Window| training(w).run().map(|r| (r.paused, r.controls));
    w.press(Key::F10);
    w.press(Key::F11);
    assert_eq!(run(&w), Some((true, true)));
    w.press(Key::F10);
    w.press(Key::F11);
    assert_eq!(run(&w), Some((false, false)));
    w.ctrl(Key::Enter);
    assert!(w.says(&w.t().oefenen_undecided));
    assert!(training(&w).run().is_some());
    w.ctrl(Key::Enter);
    assert_eq!(room(&w).attempts.len(), 1);
}

#[test]
fn the_button_that_pauses_keeps_the_keyboard_and_no_button_tells_what_will_happen() {
    let mut w = in_run(FIRST);
    w.choose(true, &w.t().oefenen_pause);
    assert_eq!(w.focused().as_deref(), Some(w.t().oefenen_resume.as_str()));
    w.press(Key::Space);
    w.press(Key::F11);
    assert!(w.says("Laat gebeuren 1"));
    assert!(!w.says("Een buurvrouw"), "the trainee sees this screen too");
}
