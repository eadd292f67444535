//! One undo and redo over everything that the officer does.

use eframe::egui::Key;
use voorop::{
    melding::{Command, DecisionKind, Evidence, Force, Melding, PersonId},
    protocol::{Choice, Question, Signal, Step},
    ui::action::{Action, RowId},
};

use crate::window::Window;

type Deed = Box<dyn Fn(&mut Window)>;

fn deed(deed: impl Fn(&mut Window) + 'static) -> Deed {
    Box::new(deed)
}

fn on(w: &mut Window, step: Step, row: RowId) {
    w.show(step);
    w.act(Action::ChooseRow(row));
}

/// A letter on a row.
fn letter(step: Step, row: RowId, key: Key) -> Deed {
    deed(move |w| {
        on(w, step, row);
        w.press(key);
    })
}

/// Words in the field that Enter opens on a row; Esc leaves it.
fn words(step: Step, row: RowId, text: &'static str) -> Deed {
    deed(move |w| {
        on(w, step, row);
        w.press(Key::Enter);
        w.type_text(text);
        w.press(Key::Escape);
    })
}

fn command(command: Command) -> Deed {
    deed(move |w| w.act(Action::Do(command.clone())))
}

fn bar(text: &'static str) -> Deed {
    deed(move |w| {
        w.press(Key::F4);
        w.type_text(text);
    })
}

fn submit() -> Deed {
    deed(|w| {
        w.press(Key::F4);
        w.press(Key::Enter);
    })
}

fn answers() -> Vec<Deed> {
    let signal = |at: usize, key| {
        deed(move |w| {
            on(w, Step::Veiligheid, RowId::Signal(Signal::ALL[at]));
            w.answer(key);
        })
    };
    let question = |q, key| letter(q_step(q), RowId::Question(q), key);
    vec![
        signal(0, Key::N),
        signal(1, Key::O),
        signal(2, Key::G),
        signal(2, Key::J),
        words(
            Step::Veiligheid,
            RowId::Signal(Signal::ALL[2]),
            "een mes in de keuken",
        ),
        signal(0, Key::J),
        signal(8, Key::N),
        question(Question::Ots, Key::J),
        question(Question::Ots, Key::O),
        words(Step::Melding, RowId::Question(Question::Ots), "geen gehoor"),
        deed(|w| {
            on(w, Step::Melding, RowId::Question(Question::Gezag));
            let name = w.protocol().question(Question::Gezag).short.clone();
            let choice = w.protocol().choice(Choice::GezagEenOuder).to_owned();
            w.choose(true, &format!("{name}: {choice}"));
        }),
    ]
}

fn q_step(question: Question) -> Step {
    question.step()
}

fn people_and_statements() -> Vec<Deed> {
    vec![
        deed(|w| {
            w.show(Step::Veiligheid);
            let add = w.t().add_child.clone();
            w.choose(false, &add);
        }),
        command(Command::SetReporter(Some(PersonId::B))),
        words(Step::Melding, RowId::Person(PersonId::A), "Sanne de Wit"),
        deed(|w| {
            w.press(Key::F4);
            w.press(Key::ArrowDown);
        }),
        bar("hij kwam niet"),
        submit(),
        deed(|w| {
            w.press(Key::F4);
            let own = w.t().short_own.clone();
            let title = w.t().bar_title.clone();
            w.choose(false, &format!("{title}: {own}"));
        }),
        bar("de deur stond open"),
        submit(),
        letter(Step::Wederhoor, RowId::Hearing(PersonId::A), Key::N),
        words(
            Step::Wederhoor,
            RowId::Hearing(PersonId::A),
            "neemt niet op",
        ),
        letter(Step::Wederhoor, RowId::Hearing(PersonId::B), Key::J),
    ]
}

fn decision_and_acts() -> Vec<Deed> {
    let edit = |change: fn(&mut voorop::melding::Decision)| {
        deed(move |w| {
            let mut decision = w.melding().decisions[0].clone();
            change(&mut decision);
            w.act(Action::Do(Command::EditDecision(decision)));
        })
    };
    vec![
        command(Command::AddDecision(DecisionKind::ALL[0])),
        edit(|d| d.evidence = Some(Evidence::Gezien)),
        edit(|d| d.force = Some(Force::Geldt)),
        deed(|w| {
            let id = w.melding().decisions[0].id;
            on(w, Step::SterkeArm, RowId::Clause(id));
            w.press(Key::J);
        }),
        edit(|d| d.withdrawn = true),
        deed(|w| {
            on(w, Step::Acties, RowId::NewAct);
            w.press(Key::Enter);
        }),
        deed(|w| {
            w.type_text("met beide ouders gebeld");
        }),
    ]
}

#[test]
fn thirty_undos_after_thirty_mixed_actions_give_the_start_back_and_redo_the_end() {
    let mut w = Window::new();
    let mut deeds = answers();
    deeds.extend(people_and_statements());
    deeds.extend(decision_and_acts());
    assert_eq!(deeds.len(), 30);
    let mut stages: Vec<Melding> = vec![w.melding().clone()];
    for (at, deed) in deeds.iter().enumerate() {
        w.pass(10);
        deed(&mut w);
        assert!(
            stages.last() != Some(w.melding()),
            "action {at} changed nothing: {:?}",
            w.app().view
        );
        stages.push(w.melding().clone());
    }
    // Outside a field the last words go together.
    w.press(Key::Escape);
    for (at, stage) in stages.iter().enumerate().rev().skip(1) {
        w.ctrl(Key::Z);
        assert_eq!(w.melding(), stage, "undo back to action {at}");
    }
    w.ctrl(Key::Z);
    assert_eq!(*w.melding(), stages[0], "there is nothing before the start");
    for (at, stage) in stages.iter().enumerate().skip(1) {
        w.ctrl(Key::Y);
        assert_eq!(w.melding(), stage, "redo of action {at}");
    }
}

#[test]
fn typing_is_one_step_until_it_rests_for_three_seconds() {
    let mut w = Window::new();
    w.press(Key::F4);
    w.type_text("eerst dit ");
    w.pass(2);
    w.type_text("en dit ");
    w.pass(4);
    w.type_text("later dat");
    w.press(Key::Escape);
    w.ctrl(Key::Z);
    assert_eq!(w.melding().concept.text.as_str(), "eerst dit en dit ");
    w.ctrl(Key::Z);
    assert_eq!(w.melding().concept.text.as_str(), "");
    w.ctrl(Key::Y);
    w.ctrl(Key::Y);
    assert_eq!(
        w.melding().concept.text.as_str(),
        "eerst dit en dit later dat"
    );
}

#[test]
fn undo_takes_back_the_time_of_the_call_and_shows_it() {
    let mut w = Window::new();
    let before = w.melding().clone();
    w.show(Step::Melding);
    let label = w.t().call_time.clone();
    w.tab_to(false, &label);
    w.retype("20-11-2026 20:05");
    assert_ne!(*w.melding(), before);
    while *w.melding() != before {
        w.ctrl(Key::Z);
    }
    let field = w.field_text(&label);
    assert_eq!(field, "20-11-2026 21:14");
}

#[test]
fn a_refusal_is_said_also_where_large_text_leaves_no_room_for_the_foot() {
    let mut w = Window::new();
    w.resize(eframe::egui::vec2(1280.0, 720.0), 2.0);
    w.press(Key::F4);
    w.type_text("hij kwam niet");
    w.press(Key::Enter);
    assert!(w.says("Kies eerst wiens verhaal dit is"));
    let statements = &w.melding().statements;
    assert!(statements.is_empty() && w.melding().concept.text.contains("hij kwam niet"));
}

#[test]
fn in_a_field_undo_goes_word_by_word_and_never_beyond_the_field() {
    let mut w = Window::new();
    w.press(Key::J);
    let answered = w.melding().signals.clone();
    w.press(Key::F4);
    for word in ["moeder ", "belt ", "nu"] {
        w.type_text(word);
    }
    let text = |w: &Window| w.melding().concept.text.to_string();
    assert_eq!(text(&w), "moeder belt nu");
    w.ctrl(Key::Z);
    assert_eq!(text(&w), "moeder belt ");
    w.ctrl(Key::Z);
    assert_eq!(text(&w), "moeder ");
    w.ctrl(Key::Z);
    assert_eq!(text(&w), "");
    w.ctrl(Key::Z);
    assert_eq!(w.melding().signals, answered, "an answer is no typing");
    assert!(w.says(&w.t().nothing_in_field));
    w.press(Key::Escape);
    w.ctrl(Key::Z);
    assert!(w.melding().signals.is_empty());
    let name = w.protocol().signal(Signal::ALL[0]).short.clone();
    assert!(w.says(&name) && w.says(&w.t().undone));
}
