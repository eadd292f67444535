//! Differences between versions are complete, and people are found again by their keys.

use proptest::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::{day, id, with_words};
use crate::{
    afweging::assess,
    melding::{
        Command, KnownPerson, Likeness, Melding, PersonId, Subject, Summary, Text,
        random::{commands, empty, melding},
    },
    protocol::Question,
    terugblik::{Altered, Shown, difference, person_keys, recognise, summary},
};

proptest! {
    #[test]
    fn two_calls_are_equal_exactly_when_nothing_differs(one in melding(), other in melding()) {
        prop_assert_eq!(difference(&one, &one.clone()), vec![]);
        prop_assert_eq!(one == other, difference(&one, &other).is_empty());
    }

    #[test]
    fn every_command_that_changes_a_call_shows_and_can_be_said(all in commands()) {
        let mut melding = empty();
        with_words(|words| {
            for (command, now) in all {
                let before = melding.clone();
                let _ = melding.apply(command, now);
                let found = difference(&before, &melding);
                assert_eq!(before == melding, found.is_empty(), "{before:?}\n{melding:?}");
                for one in found {
                    let text = words.difference(&one);
                    assert!(text.ends_with('.') && !text.contains('{'), "{text}");
                }
            }
        });
    }

    /// One leaf of the file altered at a time, so that no field can hide behind another.
    #[test]
    fn every_altered_leaf_of_a_file_is_a_difference(one in melding(), which in any::<u16>()) {
        let file = serde_json::to_value(&one).unwrap();
        let mut leaves = 0;
        count(&file, &mut leaves);
        // A spread of leaves of each call.
        for step in 0..40 {
            let mut other = file.clone();
            alter(&mut other, &mut ((usize::from(which) + step * 7) % leaves));
            let Ok(other) = serde_json::from_value::<Melding>(other) else { continue };
            if other.validate().is_ok() {
                prop_assert_eq!(one == other, difference(&one, &other).is_empty(), "{:?}", other);
            }
        }
    }

    #[test]
    fn whatever_is_suggested_shares_a_key_and_the_other_way_round(
        one in people(), other in people(),
    ) {
        let keys = person_keys(&one);
        let shared = person_keys(&other).iter().any(|k| keys.contains(k));
        let suggested = !recognise(&one, [(Uuid::nil(), &other)]).is_empty();
        // The index may be coarser than the comparing, never finer.
        prop_assert!(shared || !suggested, "{:?} {:?}", person_keys(&one), person_keys(&other));
    }
}

fn count(value: &Value, leaves: &mut usize) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| count(v, leaves)),
        Value::Object(map) => map.values().for_each(|v| count(v, leaves)),
        _ => *leaves += 1,
    }
}

/// Alters the leaf with this number; the number counts down to it.
fn alter(value: &mut Value, left: &mut usize) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|v| alter(v, left)),
        Value::Object(map) => map.values_mut().for_each(|v| alter(v, left)),
        leaf => {
            if *left == 0 {
                *leaf = match leaf {
                    Value::Bool(yes) => (!*yes).into(),
                    Value::Number(n) => (n.as_u64().unwrap() + 1).into(),
                    // The labels and values that read well in many places, else another text.
                    Value::String(s) => match s.as_str() {
                        "A" => "B".into(),
                        "B" => "A".into(),
                        "Ja" => "Nee".into(),
                        "Onbekend" => "Elders".into(),
                        text => text
                            .replace("2026-11-20", "2026-11-19")
                            .replace('w', "v")
                            .into(),
                    },
                    _ => "A".into(),
                };
            }
            *left = left.wrapping_sub(1);
        }
    }
}

/// People from few names, dates and addresses, in spellings that differ.
fn people() -> impl Strategy<Value = Summary> {
    let names = ["", "Noor Tahiri", "noor  TAHIRÍ", "Sem", "sem.", "onbekend"];
    let addresses = ["", "Brink 17-A", "brink 17a", "thuis", "Esdoornhof 3"];
    // Mostly only a name, so that two names alone are often what is alike.
    let one = (0..names.len(), 0..8_u32, 0..12_usize);
    proptest::collection::vec(one, 0..5).prop_map(move |list| {
        let melding = empty();
        let mut summary = summary(&melding, &assess(&melding));
        summary.people = (1..)
            .zip(list)
            .map(|(number, (name, birth, address))| KnownPerson {
                id: PersonId::Child(number),
                name: names[name].to_owned(),
                birth: (birth > 5).then(|| day(7, birth)),
                address: addresses
                    .get(address)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
            })
            .collect();
        summary
    })
}

#[test]
fn an_altered_note_shows_the_old_and_the_new_words() {
    let mut old = empty();
    let note = |text: &str| Command::SetNote(Question::Gezag, Text::clean(text));
    old.apply(note("gehoord van school"), old.at).unwrap();
    let mut new = old.clone();
    new.apply(note("gelezen in het register"), new.at).unwrap();
    let found = difference(&old, &new);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subject, Subject::Question(Question::Gezag));
    let (was, is) = ("gehoord van school", "gelezen in het register");
    assert_eq!(
        found[0].change,
        Altered::Changed {
            old: Shown::Text(was.to_owned()),
            new: Shown::Text(is.to_owned()),
        }
    );
    let text = with_words(|words| words.difference(&found[0]));
    assert_eq!(
        text,
        format!("Antwoord ‘Gezag’, toelichting: was ‘{was}’, is nu ‘{is}’.")
    );
}

#[test]
fn another_order_of_people_is_a_difference() {
    let old = empty();
    let mut new = old.clone();
    new.people.swap(0, 1);
    let found = difference(&old, &new);
    assert!(
        matches!(found[..], [ref one] if one.change == Altered::Order),
        "{found:?}"
    );
}

#[test]
fn the_same_child_is_recognised_in_another_spelling_and_nothing_is_merged() {
    let mut one = super::case!("10-advies-contact-stoppen");
    let earlier = summary(&one, &assess(&one));
    for person in &mut one.people {
        person.address = Text::default();
        if person.id.is_parent() {
            person.name = Text::default();
        } else {
            person.name = Text::clean("  NOÖR   Tahiri ");
        }
    }
    let new = summary(&one, &assess(&one));
    let found = recognise(&new, [(id(7), &earlier)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, id(7));
    let child = PersonId::Child(1);
    assert_eq!(found[0].reasons, [Likeness::SameChild(child, child)]);
    let text = with_words(|w| w.likeness(&new, &found[0].reasons[0]));
    assert!(text.contains("NOÖR"), "{text}");
}

#[test]
fn families_of_different_cases_are_not_suggested_for_each_other() {
    let one = super::case!("10-advies-contact-stoppen");
    let other = super::case!("01-acuut-gevaar");
    let (one, other) = (
        summary(&one, &assess(&one)),
        summary(&other, &assess(&other)),
    );
    assert_eq!(recognise(&one, [(id(1), &other)]), []);
    assert_eq!(recognise(&one, [(id(1), &one)]).len(), 1);
}
