//! Whose answer it is: asked once, one key, and a second source only where it can change something.

use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    afweging::Outcome,
    melding::{Account, Asked, Command, PersonId, Reply, Says, Speaker, Value, Whereabouts},
    protocol::{Aspect, Signal, Step},
    ui::action::{Action, RowId},
};

use crate::window::Window;

const FIRST: Signal = Signal::ALL[0];

fn speakers(w: &Window, signal: Signal) -> Vec<Speaker> {
    let answer = w.melding().signals.get(&signal);
    let replies = answer.map(|a| a.live_replies().collect::<Vec<&Reply>>());
    let accounts = replies.unwrap_or_default().into_iter();
    let named = accounts.filter_map(|r| r.account.as_ref());
    named.map(Account::speaker).collect()
}

fn deny_all(w: &mut Window) {
    for _ in Signal::ALL {
        w.no();
    }
}

/// A call with one child, that is with this parent.
fn with_child(at: PersonId) -> Window {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    let mut child = w.melding().children().next().expect("one").clone();
    child.now = Whereabouts::Bij(at);
    w.act(Action::Do(Command::EditPerson(child)));
    w.press(Key::F2);
    w
}

#[test]
fn the_first_nee_asks_whose_it_is_and_answers_nothing_until_one_key_says_so() {
    let mut w = Window::new();
    let t = w.t();
    assert!(
        w.says(&t.source_none),
        "the strip says that nobody is chosen"
    );
    w.press(Key::N);
    assert!(w.says(&t.source_ask) && w.melding().signals.is_empty());
    w.press(Key::N);
    assert!(w.melding().signals.is_empty(), "no source by accident");
    assert!(w.says(&t.source_first));
    w.press(Key::A);
    assert_eq!(w.melding().signals_from, Some(Account::told(PersonId::A)));
    assert_eq!(speakers(&w, FIRST), [Speaker::Person(PersonId::A)]);
    assert!(w.describes(&format!("A: {}", t.no.to_lowercase())));
    assert_eq!(w.app().view.row, Some(RowId::Signal(Signal::ALL[1])));
    w.press(Key::O);
    assert!(w.app().view.source.is_none(), "asked once");
    assert_eq!(w.melding().signal(Signal::ALL[1]), Some(Value::Onbekend));
    assert_eq!(
        speakers(&w, Signal::ALL[1]).len(),
        1,
        "onbekend has a source too"
    );
}

#[test]
fn enter_chooses_what_the_arrows_stand_on_and_esc_answers_nothing() {
    let mut w = Window::new();
    w.press(Key::N);
    w.press(Key::Escape);
    assert!(w.app().view.source.is_none() && w.melding().signals.is_empty());
    w.press(Key::N);
    w.press(Key::Enter);
    assert!(
        w.melding().signals.is_empty(),
        "no source that nobody chose"
    );
    w.press(Key::ArrowDown);
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    assert_eq!(speakers(&w, FIRST), [Speaker::Person(PersonId::B)]);
    // By mouse or Tab it is the same question.
    let mut w = Window::new();
    w.press(Key::N);
    let name = format!(
        "{}: {}",
        w.t().source_ask,
        w.t().account_unnamed.to_lowercase()
    );
    w.choose(true, &name);
    assert_eq!(w.melding().signals_from, Some(Account::NietGenoemd));
    assert!(w.describes(&w.t().account_unnamed.to_lowercase()));
}

#[test]
fn what_one_side_says_of_itself_is_no_green_lamp() {
    let mut w = with_child(PersonId::A);
    deny_all(&mut w);
    let t = w.t();
    assert!(w.says(&t.lamp_own_side) && !w.says(&t.lamp_nothing_found));
}

#[test]
fn an_accusation_that_is_pressed_as_ja_says_why_it_counts_as_mentioned() {
    let mut w = Window::new();
    let from = Command::SetSignalsFrom(Some(Account::told(PersonId::A)));
    w.act(Action::Do(from));
    w.press(Key::G);
    w.press(Key::J);
    assert_eq!(w.melding().signal(FIRST), Some(Value::Genoemd));
    assert!(w.describes(&w.t().danger_not_carried));
}

#[test]
fn one_step_of_undo_takes_the_first_answer_back_with_its_source() {
    let mut w = Window::new();
    let before = w.melding().clone();
    w.no();
    w.ctrl(Key::Z);
    assert_eq!(*w.melding(), before);
}

#[test]
fn an_acute_call_is_known_within_five_keys() {
    for signal in [Signal::DirectGevaar, Signal::Geweld, Signal::Wapen] {
        let mut w = Window::new();
        while w.app().view.row != Some(RowId::Signal(signal)) {
            w.press(Key::ArrowDown);
        }
        w.press(Key::J);
        let headline = w.app().derived.assessment.headline;
        assert_eq!(headline, Outcome::OptredenNoodzakelijk, "{signal:?}");
        assert!(w.presses <= 5, "{} keys", w.presses);
    }
}

#[test]
fn a_second_parent_is_asked_only_in_rows_that_it_can_change_within_32_keys() {
    let mut w = with_child(PersonId::A);
    let before = w.presses;
    deny_all(&mut w);
    assert!(w.presses - before <= 16, "{}", w.presses - before);
    w.press(Key::W);
    w.press(Key::B);
    assert_eq!(w.app().view.row, Some(RowId::Signal(FIRST)));
    let mut answered = Vec::new();
    loop {
        let Some(RowId::Signal(row)) = w.app().view.row else {
            panic!("a signal is the current row");
        };
        w.press(Key::N);
        answered.push(row);
        if w.app().view.row == Some(RowId::Signal(row)) {
            break;
        }
    }
    assert!(w.presses - before <= 32, "{}", w.presses - before);
    assert!(
        !answered.contains(&Signal::Spanning),
        "strain is not cleared by a nee"
    );
    for signal in &answered {
        assert_eq!(speakers(&w, *signal).len(), 2, "{signal:?}");
    }
    let no = w.t().no.to_lowercase();
    assert!(w.describes(&format!("A: {no} · B: {no}")));
    // What it cannot change stays within reach of the arrows.
    w.press(Key::ArrowDown);
    assert_eq!(w.app().view.row, Some(RowId::Signal(Signal::Spanning)));
}

#[test]
fn what_the_officer_saw_has_its_place_and_says_whether_the_child_slept() {
    let mut w = with_child(PersonId::B);
    w.press(Key::N);
    let t = w.t();
    let place = t.place_at.replace("{wie}", "B");
    let asleep = t.seen_asleep.replace("{waar}", &place);
    w.choose(true, &format!("{}: {asleep}", t.source_ask));
    let reply = &w.melding().signals[&FIRST].replies[0];
    assert_eq!(reply.account, Some(Account::Waargenomen));
    assert_eq!(reply.place, Whereabouts::Bij(PersonId::B));
    assert!(reply.asleep && reply.says == Says::Nee);
    assert!(w.says(&asleep), "the strip keeps saying what is taken down");
    w.press(Key::N);
    let second = &w.melding().signals[&Signal::ALL[1]].replies[0];
    assert_eq!(second.place, Whereabouts::Bij(PersonId::B));
}

#[test]
fn a_split_signal_is_one_row_where_nee_names_every_part_and_ja_asks_which() {
    let mut w = Window::new();
    let row = RowId::Signal(Signal::DreigingLeven);
    w.act(Action::ChooseRow(row));
    w.no();
    let t = w.t();
    assert!(w.describes(&t.parts_threat));
    w.act(Action::ChooseRow(row));
    w.press(Key::J);
    let aspect = |w: &Window| {
        let answer = &w.melding().signals[&Signal::DreigingLeven];
        assert_eq!(answer.asked, Asked::Gevaar);
        answer.active().next().expect("a danger").aspect
    };
    assert_eq!(aspect(&w), None);
    assert!(w.describes(&t.part_missing));
    let label = w.protocol().aspect(Aspect::Zelfdoding).to_owned();
    assert!(w.shows(&format!("{}: {label}", t.danger_part)));
    w.press(Key::Num2);
    assert_eq!(aspect(&w), Some(Aspect::Zelfdoding));
    assert_eq!(w.app().view.row, Some(row), "its row stays open");
    // And by Tab.
    let other = w.protocol().aspect(Aspect::DreigingDoden).to_owned();
    w.choose(true, &format!("{}: {other}", t.danger_part));
    assert_eq!(aspect(&w), Some(Aspect::DreigingDoden));
}

#[test]
fn who_tells_the_same_is_a_further_source_and_a_denial_takes_nothing_away() {
    let mut w = Window::new();
    w.act(Action::Do(Command::SetSignalsFrom(Some(Account::told(
        PersonId::A,
    )))));
    w.press(Key::G);
    w.press(Key::W);
    w.press(Key::B);
    w.act(Action::ChooseRow(RowId::Signal(FIRST)));
    w.press(Key::N);
    let answer = &w.melding().signals[&FIRST];
    assert_eq!(w.melding().signal(FIRST), Some(Value::Genoemd));
    assert_eq!(answer.live_replies().count(), 1, "both stand there");
    w.act(Action::ChooseRow(RowId::Signal(FIRST)));
    w.press(Key::G);
    let answer = &w.melding().signals[&FIRST];
    let danger = answer.active().next().expect("still there");
    assert_eq!(danger.known, Some(Account::told(PersonId::A)));
    assert_eq!(danger.also, [Account::told(PersonId::B)]);
    assert_eq!(answer.live_replies().count(), 0, "B no longer denies");
}

#[test]
fn a_danger_says_that_it_is_going_on_who_else_tells_it_and_can_be_taken_back() {
    let mut w = Window::new();
    w.press(Key::G);
    let t = w.t();
    w.choose(true, &format!("{}: {}", t.danger_when, t.danger_ongoing));
    w.choose(true, &format!("+ {}", t.danger_rare));
    w.choose(true, &format!("{}: B", t.danger_also));
    let danger = w.melding().signals[&FIRST].dangers[0].clone();
    assert!(danger.ongoing);
    assert_eq!(danger.also, [Account::told(PersonId::B)]);
    w.choose(true, &t.withdraw);
    assert!(w.melding().signals[&FIRST].active().next().is_none());
    assert_eq!(w.melding().signals[&FIRST].dangers.len(), 1, "it is kept");
    let nodes = w.nodes();
    let back = nodes.iter().any(|n| {
        let access = n.accesskit_node();
        let name = access.label().unwrap_or_default();
        access.role() == Role::Button && name.starts_with(&t.withdrawn_back)
    });
    assert!(back);
}

#[test]
fn a_bystander_is_asked_whether_it_saw_it_itself() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: false }));
    let id = PersonId::Other(1);
    let mut person = w.melding().person(id).expect("added").clone();
    person.relation = voorop::melding::Relation::Buur;
    w.act(Action::Do(Command::EditPerson(person)));
    w.act(Action::Do(Command::SetSignalsFrom(Some(Account::told(id)))));
    w.show(Step::Veiligheid);
    w.press(Key::G);
    let t = w.t();
    w.choose(true, &format!("{}: {}", t.first_hand, t.yes));
    let danger = &w.melding().signals[&FIRST].dangers[0];
    assert_eq!(danger.first_hand, Some(voorop::melding::Tri::Ja));
}

#[test]
fn where_a_child_is_unfolds_by_keyboard_with_a_third_place_and_its_secret() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    let t = w.t();
    w.choose(false, &t.where_unknown);
    let label = t.where_now.replace("{wie}", "K1");
    w.choose(true, &format!("{label}: {}", t.place_new));
    let child = w.melding().children().next().expect("one").clone();
    assert_eq!(child.now, Whereabouts::Plek(1));
    let name = t.place_name.replace("{n}", "1");
    w.tab_to(true, &name);
    w.type_text("opvang");
    w.press(Key::Escape);
    w.choose(true, &format!("{name}: {}", t.address_secret));
    let place = &w.melding().places[0];
    assert_eq!(place.name.as_str(), "opvang");
    assert!(place.secret);
    assert!(w.says(&t.where_are.replace("{waar}", "opvang")));
}
