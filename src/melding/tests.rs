//! The promises of a melding: nothing is lost, a refusal changes nothing, undo is exact.

use proptest::prelude::*;

use super::random::{commands, empty};
use super::*;
use crate::protocol::Step;

fn at(minute: u32) -> NaiveDateTime {
    empty().at + chrono::TimeDelta::minutes(minute.into())
}

proptest! {
    #[test]
    fn undo_after_any_sequence_of_commands_restores_the_exact_earlier_value(all in commands()) {
        let mut history = History::new(empty());
        // Every value that was the latest before a step of its own began.
        let mut values = vec![history.melding().clone()];
        for (command, now) in all {
            let before = history.melding().clone();
            let _ = history.apply(command, now);
            if *history.melding() != before {
                values.push(history.melding().clone());
            }
        }
        let last = history.melding().clone();
        let mut steps = 0;
        let mut from = values.len();
        while history.undo() {
            steps += 1;
            // Each undo lands on an earlier value, exactly as it stood.
            let found = values[..from].iter().rposition(|v| v == history.melding());
            prop_assert!(found.is_some(), "undo made a value that never stood there");
            from = found.unwrap() + 1;
        }
        prop_assert_eq!(history.melding(), &empty());
        for _ in 0..steps {
            prop_assert!(history.redo());
        }
        prop_assert_eq!(history.melding(), &last);
    }

    #[test]
    fn every_command_is_taken_whole_or_not_at_all(all in commands()) {
        let mut melding = empty();
        for (command, now) in all {
            let before = melding.clone();
            if melding.apply(command, now).is_err() {
                prop_assert_eq!(&melding, &before);
            }
        }
        prop_assert_eq!(melding.validate(), Ok(()));
    }
}

#[test]
fn keystrokes_join_and_another_part_begins_a_step_of_its_own() {
    let mut history = History::new(empty());
    let note = |text: &str| Command::SetNote(Question::Gezag, Text::clean(text));
    for text in ["e", "ee", "een"] {
        history.apply(note(text), at(1)).unwrap();
    }
    history
        .apply(Command::AddPerson { child: true }, at(1))
        .unwrap();
    history.apply(note("een "), at(1)).unwrap();
    assert!(history.undo() && history.undo());
    assert_eq!(
        history.melding().answers[&Question::Gezag].note.as_str(),
        "een"
    );
    assert!(history.undo());
    assert_eq!(*history.melding(), empty());
}

#[test]
fn ja_keeps_its_danger_when_the_answer_becomes_nee() {
    use crate::protocol::Signal;
    let mut melding = empty();
    melding
        .apply(Command::AnswerSignal(Signal::Wapen, Value::Ja), at(0))
        .unwrap();
    let danger = Danger {
        text: "een mes".into(),
        ..melding.signals[&Signal::Wapen].dangers[0].clone()
    };
    melding
        .apply(Command::EditDanger(Signal::Wapen, danger), at(0))
        .unwrap();
    melding
        .apply(Command::AnswerSignal(Signal::Wapen, Value::Nee), at(0))
        .unwrap();
    assert_eq!(melding.signal(Signal::Wapen), Some(Value::Nee));
    assert!(melding.signals[&Signal::Wapen].active().is_empty());
    assert_eq!(
        melding.signals[&Signal::Wapen].dangers[0].text.as_str(),
        "een mes"
    );
    let cleared = melding.apply(Command::ClearSignal(Signal::Wapen), at(0));
    assert_eq!(cleared, Err(Rejection::TextWouldBeLost));
}

#[test]
fn genoemd_takes_the_speaker_of_the_bar_and_ja_takes_nobody() {
    use crate::protocol::Signal;
    let mut melding = empty();
    melding
        .apply(Command::SetReporter(Some(PersonId::B)), at(0))
        .unwrap();
    melding
        .apply(Command::AnswerSignal(Signal::Wapen, Value::Genoemd), at(0))
        .unwrap();
    melding
        .apply(Command::AnswerSignal(Signal::Geweld, Value::Ja), at(0))
        .unwrap();
    let known = |s: Signal| melding.signals[&s].dangers[0].known.clone();
    assert_eq!(known(Signal::Wapen), Some(Account::told(PersonId::B)));
    assert_eq!(known(Signal::Geweld), None);
}

#[test]
fn an_added_statement_keeps_its_speaker_for_the_next_one() {
    let mut melding = empty();
    let account = Account::told(PersonId::A);
    let concept = Concept {
        account: Some(account.clone()),
        text: "hij kwam niet".into(),
        ..Concept::default()
    };
    melding.apply(Command::SetConcept(concept), at(0)).unwrap();
    melding
        .apply(Command::SubmitConcept(Step::Melding), at(0))
        .unwrap();
    assert_eq!(
        melding.concept,
        Concept {
            account: Some(account),
            ..Concept::default()
        }
    );
    let again = melding.apply(Command::SubmitConcept(Step::Melding), at(0));
    assert_eq!(again, Err(Rejection::EmptyText));
}
