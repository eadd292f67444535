//! The course, the points and the summary treat both parents alike.

use proptest::{collection::vec, prelude::*};

use super::{at, contact, id, version, with_words};
use crate::{
    afweging::{Contradiction, assess},
    melding::{
        Heard, Hearing, Melding, PersonId, Relation,
        random::{empty, melding, swapped},
    },
    terugblik::{course, quality, summary},
};

/// Up to four random calls, some of the same people, each on a day of its own.
fn calls() -> impl Strategy<Value = Vec<Melding>> {
    let one = (melding(), any::<bool>(), any::<bool>());
    vec(one, 1..4).prop_map(|list| {
        let mut calls: Vec<Melding> = Vec::new();
        for (number, (mut melding, same_people, twice)) in (0_u32..).zip(list) {
            if let (true, Some(first)) = (same_people, calls.first()) {
                // The people of the first call, under the labels of this one.
                for person in &mut melding.people {
                    let known = first.person(person.id).cloned();
                    *person = known.unwrap_or(person.clone());
                }
            }
            melding.at = at(11, 1 + number * 2, 20);
            calls.push(melding.clone());
            if twice {
                melding.at = at(11, 2 + number * 2, 9);
                melding.reporter = melding.reporter.and_then(|r| r.other_parent());
                calls.push(melding);
            }
        }
        calls
    })
}

fn course_of(calls: &[Melding]) -> course::Course {
    let versions: Vec<_> = calls.iter().map(|m| [version(1, m)]).collect();
    let contacts: Vec<_> = (1..)
        .zip(&versions)
        .map(|(number, v)| contact(number, v))
        .collect();
    course(&contacts, at(12, 24, 12))
}

/// The course as text, with the labels of these contacts exchanged where a label of a contact stands.
fn with_local_labels_swapped(
    course: &course::Course,
    contacts: impl Iterator<Item = u128>,
) -> String {
    let mut text = format!("{course:?}");
    for contact in contacts {
        let id = id(contact);
        for before in [
            format!("contact: {id}, local: "),
            format!("({id}, "),
            format!("contact: {id}, what: GehoordZonderVerklaring("),
            format!("contact: {id}, what: GehoordVoorMelding("),
        ]
        .into_iter()
        .chain((1..=12).map(|n| format!("contact: {id}, what: KindOuderDanOuder(Child({n}), ")))
        {
            text = text
                .replace(&format!("{before}A"), &format!("{before}@"))
                .replace(&format!("{before}B"), &format!("{before}A"))
                .replace(&format!("{before}@"), &format!("{before}B"));
        }
    }
    text
}

proptest! {
    #[test]
    fn the_course_is_the_same_whichever_parent_is_called_a(calls in calls(), which in any::<u8>()) {
        let swap = |n: usize| which >> n & 1 == 1;
        let other: Vec<Melding> = calls.iter().enumerate()
            .map(|(n, m)| if swap(n) { swapped(m) } else { m.clone() })
            .collect();
        let swapped_ids = (0..calls.len()).filter(|n| swap(*n)).map(|n| n as u128 + 1);
        let back = with_local_labels_swapped(&course_of(&other), swapped_ids);
        prop_assert_eq!(back, format!("{:?}", course_of(&calls)));
    }

    #[test]
    fn the_course_is_the_same_whichever_parent_is_the_mother(calls in calls()) {
        let turned: Vec<Melding> = calls.iter().cloned().map(|mut m| {
            for person in &mut m.people {
                person.relation = match person.relation {
                    Relation::Moeder => Relation::Vader,
                    Relation::Vader => Relation::Moeder,
                    other => other,
                };
            }
            m
        }).collect();
        let text = format!("{:?}", course_of(&turned))
            .replace("relation: Moeder", "relation: @")
            .replace("relation: Vader", "relation: Moeder")
            .replace("relation: @", "relation: Vader");
        prop_assert_eq!(text, format!("{:?}", course_of(&calls)));
    }

    #[test]
    fn points_and_summary_are_the_same_whichever_parent_is_called_a(one in melding()) {
        let other = swapped(&one);
        let points = |m: &Melding| quality(m, &assess(m), false).len();
        prop_assert_eq!(points(&one), points(&other));
        let (here, there) = (summary(&one, &assess(&one)), summary(&other, &assess(&other)));
        prop_assert_eq!(here.wederhoor_missing, there.wederhoor_missing);
        prop_assert_eq!(here.safety_unknown, there.safety_unknown);
        prop_assert_eq!(here.open, there.open);
        prop_assert_eq!(here.outcome, there.outcome);
    }

    /// `fill` asserts that every hole of a text gets its value, so saying everything tests the texts.
    #[test]
    fn everything_in_a_course_can_be_said(calls in calls()) {
        let course = course_of(&calls);
        with_words(|words| {
            let mut said: Vec<String> = course.stands_out.iter().map(|f| words.finding(&course, f)).collect();
            said.extend(course.unknown.iter().map(|u| words.unknown_count(u)));
            said.extend(course.conflicts.iter().map(|c| words.conflict(&course, c)));
            said.extend(course.spans.iter().map(|s| words.span(&course, s)));
            for within in &course.within {
                let index = (1..).zip(&calls).find(|(n, _)| id(*n) == within.contact).unwrap();
                said.push(words.within(index.1, within));
            }
            for line in &course.contacts {
                let facts = line.facts.as_ref().unwrap();
                said.push(words.hearing(&course, facts));
                words.aangifte(&course, &facts.aangifte);
                said.extend(facts.advice.map(|a| words.court(&course, &a.court)));
                said.extend(facts.zorgmelding.map(|z| words.zorg(z).to_owned()));
                said.extend(facts.agreements.iter().map(|a| words.agreement(&course, a)));
            }
            for melding in &calls {
                let points = quality(melding, &assess(melding), false);
                said.extend(points.iter().map(|p| words.quality(melding, p)));
            }
            for text in said {
                assert!(!text.trim().is_empty() && !text.contains("{"), "{text}");
                // Nobody in a contact is nameless, and no value of the program leaks as its code name.
                assert!(!text.contains("Some(") && !text.contains("  "), "{text}");
            }
        });
    }
}

#[test]
fn parents_who_were_heard_without_a_statement_stand_by_part_and_not_by_label() {
    let mut one = empty();
    one.reporter = Some(PersonId::B);
    for id in PersonId::PARENTS {
        let hearing = Hearing {
            heard: Some(Heard::Gehoord),
            ..Hearing::default()
        };
        one.hearings.insert(id, hearing);
    }
    let first = |m: &Melding| course_of(std::slice::from_ref(m)).within[0].what;
    let silent = Contradiction::GehoordZonderVerklaring;
    assert_eq!(first(&one), silent(PersonId::B));
    assert_eq!(first(&swapped(&one)), silent(PersonId::A));
}
