//! What holds of a scenario that is played.

use ron::{Options, extensions::Extensions};
use serde::Deserialize;
use uuid::Uuid;

use super::{PlayError, Scenario, Session};
use crate::{
    afweging::assess,
    melding::{Command, Concept},
};

/// The scenario in a file, without the checks of the shell.
#[derive(Deserialize)]
struct Contents {
    #[serde(rename = "voorop")]
    _version: u32,
    scenario: Scenario,
}

/// A shipped scenario that the tests of this room play.
pub(super) fn first() -> Scenario {
    let text = include_str!("../../scenarios/oefenen/01-eerste-weigering.ron");
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let contents: Contents = options.from_str(text).unwrap();
    contents.scenario
}

#[test]
fn the_expert_comes_to_the_expected_outcome() {
    let scenario = first();
    let session = Session::replay(&scenario, Uuid::nil(), &scenario.expert).unwrap();
    let assessment = assess(session.melding());
    assert_eq!(
        assessment.headline, scenario.good.outcome,
        "{:#?}",
        assessment.open
    );
}

#[test]
fn what_needs_something_else_cannot_be_asked_before_it() {
    let scenario = first();
    let mut session = Session::new(&scenario, Uuid::nil());
    let hear_b = super::Move::Ask("b-verhaal".to_owned().try_into().unwrap());
    let before = session.clone();
    let refused = session.play(hear_b);
    assert!(
        matches!(refused, Err(PlayError::NotYet { first, .. }) if first[0].as_str() == "b-bellen")
    );
    assert_eq!(session.melding(), before.melding());
    assert_eq!(session.second(), 0);
}

fn asked(id: &str) -> super::Move {
    super::Move::Ask(id.to_owned().try_into().unwrap())
}

fn typed(text: &str) -> super::Move {
    let concept = Concept {
        text: text.into(),
        ..Concept::default()
    };
    super::Move::Do(Box::new(Command::SetConcept(concept)))
}

#[test]
fn keystrokes_in_one_field_are_one_move_and_one_step_back() {
    let scenario = first();
    let mut session = Session::new(&scenario, Uuid::nil());
    for next in [
        asked("a-veiligheid"),
        typed("Z"),
        typed("Zo"),
        typed("Zo is"),
    ] {
        session.play(next).unwrap();
    }
    assert_eq!(session.moves(), [asked("a-veiligheid"), typed("Zo is")]);
    let again = Session::replay(&scenario, Uuid::nil(), session.moves()).unwrap();
    assert_eq!(again.melding(), session.melding());
    assert!(session.take_back());
    assert_eq!(session.melding().concept.text.as_str(), "");
    assert_eq!(session.moves(), [asked("a-veiligheid")]);
}

#[test]
fn taking_a_question_back_gives_its_minutes_back() {
    let scenario = first();
    let mut session = Session::new(&scenario, Uuid::nil());
    session.play(asked("a-veiligheid")).unwrap();
    let before = session.second();
    session.play(asked("b-bellen")).unwrap();
    session.play(super::Move::Wait(20)).unwrap();
    session.play(super::Move::Wait(25)).unwrap();
    assert_eq!(session.moves().last(), Some(&super::Move::Wait(45)));
    assert!(session.take_back());
    assert_eq!(session.second(), before);
    assert!(!session.has(&"b-bellen".to_owned().try_into().unwrap()));
}

#[test]
fn an_event_happens_at_its_minute_also_in_the_middle_of_something_long() {
    let scenario = first();
    let mut session = Session::new(&scenario, Uuid::nil());
    session.play(super::Move::Wait(19 * 60)).unwrap();
    assert!(session.happened().is_empty());
    session.play(asked("a-veiligheid")).unwrap();
    let neighbour = "buurvrouw".to_owned().try_into().unwrap();
    assert_eq!(session.happened().get(&neighbour), Some(&(20 * 60)));
    assert_eq!(session.second(), 21 * 60);
}

#[test]
fn a_danger_that_comes_up_again_after_a_nee_does_not_pass_for_safe() {
    let scenario = first();
    let mut session = Session::new(&scenario, Uuid::nil());
    let danger = |established: bool| -> super::Move {
        let text = format!(
            "Vul((signalen: {{Wapen: (antwoord: Gevaar, gevaren: [(nr: 900, vastgesteld: {established}, \
             wie: [\"K1\"], hoe: Waargenomen)])}}))"
        );
        let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options.from_str(&text).unwrap()
    };
    session.play(danger(false)).unwrap();
    let nee = Command::AnswerSignal(crate::protocol::Signal::Wapen, crate::melding::Value::Nee);
    session.play(super::Move::Do(Box::new(nee))).unwrap();
    session.play(danger(true)).unwrap();
    let value = session.melding().signal(crate::protocol::Signal::Wapen);
    assert_eq!(value, Some(crate::melding::Value::Ja));
}
