//! What holds of changing a scenario.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::training::{
    Findings, Said,
    random::{scenario, text},
    tests::first,
};

/// A change chosen by numbers; some do not fit the scenario.
fn any_edit(s: &Scenario, kind: u8, n: usize, text: &Text) -> Edit {
    let at = |len: usize| n % (len + 1);
    if s.items.is_empty() {
        return Edit::Rules(Vec::new());
    }
    let mut item = s.items[at(s.items.len() - 1)].clone();
    match kind % 16 {
        0 => Edit::Head(Box::new(Head {
            title: text.clone(),
            ..s.head()
        })),
        1 => Edit::Goal(At::Add(n % 9, Goal::default())),
        2 => Edit::Person(At::Remove(at(s.people.len()))),
        3 => {
            item.ask = text.clone();
            Edit::Item(At::Set(at(s.items.len() - 1), Box::new(item)))
        }
        4 => {
            item.id = s.items[(n * 7) % s.items.len()].id.clone();
            Edit::Item(At::Set(at(s.items.len()), Box::new(item)))
        }
        5 => {
            item.id = s.free_id(&item.id);
            Edit::Item(At::Add(at(s.items.len()), Box::new(item)))
        }
        6 => Edit::Item(At::Remove(at(s.items.len()))),
        7 => Edit::Item(At::Move(at(s.items.len()), (n / 3) % s.items.len().max(1))),
        8 => Edit::Rename {
            from: item.id.clone(),
            to: "heel-anders".to_owned().try_into().unwrap(),
        },
        9 => Edit::Rules(s.good.rules.iter().rev().copied().collect()),
        10 => Edit::Expert(At::Remove(at(s.expert.len()))),
        11 => Edit::Required(At::Move(at(s.good.required.len()), 0)),
        12 => Edit::Reword {
            from: s.title.clone(),
            to: text.clone(),
        },
        13 => Edit::Outcome(Box::new(Verdict {
            why: text.clone(),
            ..s.verdict()
        })),
        14 => Edit::Event(At::Remove(at(s.events.len()))),
        _ => Edit::Statement(At::Remove(at(s.good.statements.len()))),
    }
}

fn edits() -> impl Strategy<Value = Vec<(u8, usize, Text)>> {
    proptest::collection::vec((any::<u8>(), 0_usize..60, text()), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn taking_every_step_back_restores_exactly_what_stood_there(
        begin in scenario(),
        all in edits(),
    ) {
        let mut history = History::new(begin.clone());
        let start = begin.start;
        for (nth, (kind, n, text)) in all.iter().enumerate() {
            let edit = any_edit(history.scenario(), *kind, *n, text);
            let before = history.scenario().clone();
            // Half of them so close together that keystrokes join.
            let now = start + TimeDelta::seconds(2 * nth as i64);
            if history.edit(edit, now).is_err() {
                prop_assert_eq!(history.scenario(), &before);
            }
        }
        let last = history.scenario().clone();
        let mut steps = 0;
        while history.undo() {
            steps += 1;
        }
        prop_assert_eq!(history.scenario(), &begin);
        for _ in 0..steps {
            prop_assert!(history.redo());
        }
        prop_assert_eq!(history.scenario(), &last);
    }

    #[test]
    fn a_new_name_stands_wherever_the_old_one_stood(begin in scenario()) {
        let mut s = begin;
        let old = s.items[0].id.clone();
        let new: Id = "nieuwe-naam".to_owned().try_into().unwrap();
        let mut before = 0;
        s.each_id(&mut |id| before += usize::from(*id == old));
        let mut item = s.items[0].clone();
        item.id = new.clone();
        s.edit(Edit::Item(At::Set(0, Box::new(item)))).unwrap();
        let written = ron::to_string(&s).unwrap();
        prop_assert!(!written.contains(&format!("\"{old}\"")), "{}", written);
        prop_assert_eq!(written.matches(&format!("\"{new}\"")).count(), before);
    }

    #[test]
    fn findings_typed_in_a_field_come_back_as_they_were(s in scenario()) {
        for item in &s.items {
            let text = findings_text(&item.findings);
            prop_assert_eq!(findings_from_text(&text), Ok(item.findings.clone()), "{}", text);
        }
        for next in &s.expert {
            if let Move::Do(command) = next {
                let text = command_text(command);
                let read = command_from_text(&text);
                prop_assert_eq!(read.as_ref(), Ok(&**command), "{}", text);
            }
        }
    }
}

#[test]
fn a_name_that_is_taken_is_refused_and_nothing_changes() {
    let mut s = first();
    let before = s.clone();
    let mut item = s.items[0].clone();
    item.id = s.events[0].id.clone();
    let refused = s.edit(Edit::Item(At::Set(0, Box::new(item))));
    assert!(matches!(refused, Err(EditError::Taken(_))), "{refused:?}");
    assert_eq!(s, before);
}

#[test]
fn a_parent_stays_and_a_label_is_given_once() {
    let mut s = first();
    assert_eq!(s.edit(Edit::Person(At::Remove(0))), Err(EditError::Parent));
    let twin = Box::new(s.people[2].clone());
    let refused = s.edit(Edit::Person(At::Add(0, twin)));
    assert!(matches!(refused, Err(EditError::SamePerson(_))));
    assert!(s.edit(Edit::Person(At::Remove(2))).is_ok());
}

#[test]
fn keystrokes_in_one_record_are_one_step() {
    let mut history = History::new(first());
    let before = history.scenario().clone();
    let start = before.start;
    for (nth, words) in ["V", "Vr", "Vra"].into_iter().enumerate() {
        let mut item = history.scenario().items[1].clone();
        item.ask = words.into();
        let edit = Edit::Item(At::Set(1, Box::new(item)));
        let now = start + TimeDelta::seconds(nth as i64);
        assert_eq!(history.edit(edit, now), Ok(true));
    }
    assert!(history.undo());
    assert_eq!(history.scenario(), &before);
    assert!(!history.undo());
}

#[test]
fn words_are_replaced_wherever_exactly_they_stand() {
    let mut s = first();
    let line = Said {
        by: None,
        text: "van de bel".into(),
    };
    s.items[0].answer.push(line.clone());
    s.events[0].answer.push(line);
    let (from, to) = ("van de bel".into(), "van de deur".into());
    s.edit(Edit::Reword { from, to }).unwrap();
    let mut found = 0;
    s.each_text(&mut |text| found += usize::from(text.as_str() == "van de deur"));
    assert_eq!(found, 2);
}

#[test]
fn a_fault_in_the_notation_has_its_line_and_a_doubled_key_is_told() {
    let wrong = "(\n    signalen: {\n        Geweldig: (antwoord: Nee),\n    },\n)";
    let fault = findings_from_text(wrong);
    assert!(
        matches!(&fault, Err(NotationError::Syntax { line: 3, .. })),
        "{fault:?}"
    );
    let twice = "(signalen: {Geweld: (antwoord: Nee), Geweld: (antwoord: Onbekend)})";
    assert_eq!(
        findings_from_text(twice),
        Err(NotationError::Twice("Geweld".to_owned()))
    );
    assert_eq!(findings_from_text("  "), Ok(Findings::default()));
}

#[test]
fn names_are_read_with_commas_or_spaces() {
    let ids = ids_from_text("hoor-b,  kijk-binnen a-verhaal").unwrap();
    assert_eq!(ids_text(&ids), "hoor-b, kijk-binnen, a-verhaal");
    assert!(matches!(
        ids_from_text("Hoor B"),
        Err(NotationError::Name(_))
    ));
    assert_eq!(ids_from_text(" "), Ok(Vec::new()));
}

#[test]
fn a_course_and_a_scenario_of_any_value_are_written_and_read_as_they_were() {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let pretty = || ron::ser::PrettyConfig::new().new_line("\n");
    let config = ProptestConfig::with_cases(64);
    proptest!(config, |(begin in scenario(), course in crate::training::random::course())| {
        let text = options.to_string_pretty(&begin, pretty()).unwrap();
        let read: Scenario = options.from_str(&text).unwrap();
        prop_assert_eq!(read, begin);
        let text = options.to_string_pretty(&course, pretty()).unwrap();
        let read: crate::training::Course = options.from_str(&text).unwrap();
        prop_assert_eq!(read, course);
    });
}
