//! The promises of a melding: nothing is lost, a refusal changes nothing, undo is exact.

use proptest::prelude::*;

use super::random::{commands, empty};
use super::*;
use crate::protocol::Step;

fn at(minute: u32) -> NaiveDateTime {
    empty().at + chrono::TimeDelta::minutes(minute.into())
}

/// Every place in the file of a melding where a text stands: a string in whose stead any words may
/// come.
fn text_places(value: &serde_json::Value, path: String, all: &mut Vec<String>) {
    match value {
        serde_json::Value::String(_) => all.push(path),
        serde_json::Value::Array(list) => {
            for (at, item) in list.iter().enumerate() {
                text_places(item, format!("{path}/{at}"), all);
            }
        }
        serde_json::Value::Object(map) => {
            for (key, item) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                text_places(item, format!("{path}/{key}"), all);
            }
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn the_list_of_texts_has_every_text_of_the_file_once(melding in random::melding()) {
        const WORDS: &str = "zqx ergens getypt";
        let whole = serde_json::to_value(&melding).unwrap();
        let mut places = Vec::new();
        text_places(&whole, String::new(), &mut places);
        let mut found = 0;
        for place in places {
            let mut file = whole.clone();
            *file.pointer_mut(&place).unwrap() = WORDS.into();
            // A name of the list, a number or a moment is no text: other words are refused there.
            let Ok(other) = serde_json::from_value::<Melding>(file) else { continue };
            let times = other.texts().iter().filter(|t| t.text.as_str() == WORDS).count();
            prop_assert_eq!(times, 1, "{}", place);
            found += 1;
        }
        let typed = melding.texts().iter().filter(|t| !t.text.is_blank()).count();
        prop_assert!(typed <= found, "{typed} texts, {found} in the file");
    }
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
        while history.undo().is_some() {
            steps += 1;
            // Each undo lands on an earlier value, exactly as it stood.
            let found = values[..from].iter().rposition(|v| v == history.melding());
            prop_assert!(found.is_some(), "undo made a value that never stood there");
            from = found.unwrap() + 1;
        }
        prop_assert_eq!(history.melding(), &empty());
        for _ in 0..steps {
            prop_assert!(history.redo().is_some());
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
    assert!(history.undo().is_some() && history.undo().is_some());
    assert_eq!(
        history.melding().answers[&Question::Gezag].note.as_str(),
        "een"
    );
    assert!(history.undo().is_some());
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
    assert!(melding.signals[&Signal::Wapen].active().next().is_none());
    assert_eq!(
        melding.signals[&Signal::Wapen].dangers[0].text.as_str(),
        "een mes"
    );
    let cleared = melding.apply(Command::ClearSignal(Signal::Wapen), at(0));
    assert_eq!(cleared, Err(Rejection::TextWouldBeLost));
}

fn does(melding: &mut Melding, command: Command) {
    melding.apply(command, at(0)).unwrap();
}

#[test]
fn nobody_speaks_who_was_not_chosen() {
    use crate::protocol::Signal;
    let mut melding = empty();
    does(&mut melding, Command::SetReporter(Some(PersonId::B)));
    assert_eq!(melding.concept.account, None);
    let concept = Concept {
        account: Some(Account::told(PersonId::B)),
        ..Concept::default()
    };
    does(&mut melding, Command::SetConcept(concept));
    for (signal, value) in [(Signal::Wapen, Value::Genoemd), (Signal::Geweld, Value::Ja)] {
        does(&mut melding, Command::AnswerSignal(signal, value));
        assert_eq!(melding.signals[&signal].dangers[0].known, None);
    }
    let yes = |q| Command::Answer(q, Some(AnswerValue::Ja));
    does(&mut melding, yes(Question::MogelijkFeit));
    does(&mut melding, yes(Question::WensAangifte));
    does(&mut melding, yes(Question::AdviesGegeven));
    let account = |q| melding.answers[&q].account.clone();
    assert_eq!(account(Question::MogelijkFeit), Account::Oordeel);
    assert_eq!(account(Question::WensAangifte), Account::NietGenoemd);
    assert_eq!(account(Question::AdviesGegeven), Account::Handeling);
    does(&mut melding, Command::AddDecision(DecisionKind::Omgang));
    assert_eq!(melding.decisions[0].account, Account::NietGenoemd);
}

#[test]
fn each_source_answers_for_itself_and_a_denial_undoes_nothing_that_another_said() {
    use crate::protocol::Signal;
    let mut melding = empty();
    let from = |id| Command::SetSignalsFrom(Some(Account::told(id)));
    let answer = |value| Command::AnswerSignal(Signal::Wapen, value);
    does(&mut melding, from(PersonId::A));
    does(&mut melding, answer(Value::Nee));
    does(&mut melding, from(PersonId::B));
    does(&mut melding, answer(Value::Onbekend));
    assert_eq!(melding.signal(Signal::Wapen), Some(Value::Nee));
    does(&mut melding, answer(Value::Genoemd));
    let row = &melding.signals[&Signal::Wapen];
    assert_eq!(row.dangers[0].known, Some(Account::told(PersonId::B)));
    assert_eq!(
        row.live_replies().count(),
        1,
        "what B said before is replaced"
    );
    assert_eq!(melding.signal(Signal::Wapen), Some(Value::Genoemd));
    // A denies it: both stand.
    does(&mut melding, from(PersonId::A));
    does(&mut melding, answer(Value::Nee));
    assert_eq!(melding.signal(Signal::Wapen), Some(Value::Genoemd));
    // B takes it back.
    does(&mut melding, from(PersonId::B));
    does(&mut melding, answer(Value::Nee));
    assert_eq!(melding.signal(Signal::Wapen), Some(Value::Nee));
    assert_eq!(melding.signals[&Signal::Wapen].live_replies().count(), 2);
}

#[test]
fn the_word_of_a_party_a_child_or_hearsay_establishes_nothing() {
    let mut melding = empty();
    does(&mut melding, Command::AddPerson { child: true });
    for relation in [Relation::Partner, Relation::School, Relation::Buur] {
        does(&mut melding, Command::AddPerson { child: false });
        let mut person = melding.people.last().unwrap().clone();
        person.relation = relation;
        does(&mut melding, Command::EditPerson(person));
    }
    let [partner, school, buur] = [1, 2, 3].map(PersonId::Other);
    let danger = |known: Account, first_hand| Danger {
        from: [PersonId::A].into(),
        known: Some(known),
        first_hand,
        ..Danger::new(EntryId(1), true)
    };
    let value = |known, first_hand| melding.danger_value(&danger(known, first_hand));
    for by in [PersonId::B, partner, PersonId::Child(1)] {
        assert_eq!(value(Account::told(by), None), Value::Genoemd, "{by}");
    }
    let heard = Account::VanHorenZeggen {
        by: school,
        from: Text::default(),
        source: Some(PersonId::Child(1)),
        form: Form::Letterlijk,
    };
    assert_eq!(value(heard, None), Value::Genoemd);
    assert_eq!(value(Account::told(buur), None), Value::Genoemd);
    assert_eq!(value(Account::told(buur), Some(Tri::Ja)), Value::Ja);
    // An admission, what the officer saw, and a professional.
    for known in [
        Account::told(PersonId::A),
        Account::Waargenomen,
        Account::told(school),
    ] {
        assert_eq!(value(known, None), Value::Ja);
    }
    // Both parents about somebody who is neither of them.
    let both = Danger {
        from: [partner].into(),
        also: vec![Account::told(PersonId::A)],
        ..danger(Account::told(PersonId::B), None)
    };
    assert_eq!(melding.danger_value(&both), Value::Ja);
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
