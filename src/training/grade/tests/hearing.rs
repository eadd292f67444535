//! Hearing both sides: a reason is words, two points say two things, and what is only not recorded
//! is named so.

use super::{graded, missed, point, unnoted, without};
use crate::{
    documents::DebriefWederhoor,
    melding::{Command, Heard, Hearing, PersonId},
    training::{Ask, Grading, Move, PointKey, Scenario, side_by_side, tests::first},
};

const B: PointKey = PointKey::Wederhoor(PersonId::B);

fn reasoned(scenario: &Scenario, why_not: &str, plan: &str) -> Grading {
    let mut moves = without(scenario, &["b-verhaal", "afspraak-morgen"]);
    let line = Hearing {
        heard: Some(Heard::NietGehoord),
        why_not: why_not.into(),
        plan: plan.into(),
        ..Hearing::default()
    };
    moves.push(Move::Do(Box::new(Command::SetHearing(PersonId::B, line))));
    graded(scenario, &moves)
}

#[test]
fn a_reason_and_a_plan_are_words() {
    let scenario = first();
    let (why, plan) = ("B neemt niet op", "morgen om tien uur bellen");
    for (why_not, plan, good, short) in [
        (why, plan, true, false),
        ("x", "x", false, true),
        (why, "x", false, true),
        ("weggegaan", plan, false, true),
        ("1 2 3 4 5 6 7 8 9", plan, false, true),
        ("a b c d e f g", plan, false, true),
        ("a b c d e f g h", plan, true, false),
        ("", plan, false, false),
        ("", "", false, false),
    ] {
        let grading = reasoned(&scenario, why_not, plan);
        let point = point(&grading, &B);
        assert_eq!(point.good, good, "{why_not} / {plan}");
        assert_eq!(point.what.contains("te kort"), short, "{}", point.what);
        let with_reason = grading.figures.wederhoor == DebriefWederhoor::MetReden;
        assert_eq!(with_reason, good, "{why_not} / {plan}");
    }
}

#[test]
fn the_question_and_the_side_say_two_different_things() {
    let scenario = first();
    let asked = PointKey::Verplicht(Ask::Gehoord(PersonId::B));
    // B opened the door and said so: B was spoken to, and not heard.
    let moves = without(&scenario, &["b-verhaal", "afspraak-morgen"]);
    let grading = graded(&scenario, &moves);
    let (asked, side) = (&point(&grading, &asked).what, &point(&grading, &B).what);
    assert!(
        asked.contains("verhaal") && !asked.contains("gehoord"),
        "{asked}"
    );
    assert!(side.contains("melding") && side.contains("reden"), "{side}");
}

#[test]
fn spoken_to_and_not_recorded_is_told_apart_from_not_heard() {
    let scenario = first();
    for (moves, unrecorded) in [
        (scenario.expert.clone(), false),
        (unnoted(&scenario, &["b-verhaal"]), true),
        (unnoted(&scenario, &["a-verhaal", "b-verhaal"]), true),
        (without(&scenario, &["b-verhaal", "afspraak-morgen"]), false),
        (Vec::new(), false),
    ] {
        assert_eq!(graded(&scenario, &moves).figures.unrecorded, unrecorded);
    }
}

#[test]
fn a_point_has_one_name_beside_who_did_it_and_who_did_not() {
    let scenario = first();
    let did = graded(&scenario, &scenario.expert);
    let not = graded(
        &scenario,
        &[
            Move::Ask("b-bellen".to_owned().try_into().unwrap()),
            Move::Ask("neem-timo-mee".to_owned().try_into().unwrap()),
        ],
    );
    let pairs = side_by_side(&did, &not);
    let mut named = 0;
    for pair in &pairs {
        let neutral = matches!(
            pair.key,
            PointKey::Verplicht(_)
                | PointKey::Volgorde(_)
                | PointKey::TeWeten(_)
                | PointKey::Verboden(_)
        );
        if neutral {
            let name = pair.name().unwrap_or_else(|| panic!("{pair:?}"));
            assert!(
                !name.contains("niet gevraagd") && !name.contains("is gedaan"),
                "{name}"
            );
            named += 1;
        }
    }
    assert!(named > 8, "{named}");
    // What each has in its own words has no name that holds for both.
    let decision = pairs.iter().find(|p| p.key == PointKey::Uitkomst).unwrap();
    assert_eq!(decision.name(), None);
    assert!(!missed(&scenario, &scenario.expert).contains(&decision.key));
}

#[test]
fn only_what_stands_there_as_a_fact_is_counted_as_one() {
    use super::{and_then, write};
    use crate::melding::Account;
    let scenario = first();
    // Left out is not written as a fact.
    let moves = unnoted(&scenario, &["registraties", "a-papieren"]);
    assert_eq!(graded(&scenario, &moves).figures.as_fact, 0);
    let copied = write(
        Account::Waargenomen,
        "Timo kwam ziek uit school en heeft koorts.",
    );
    assert_eq!(
        graded(&scenario, &and_then(&scenario, [copied]))
            .figures
            .as_fact,
        1
    );
    let claim = write(Account::Waargenomen, "B mishandelt K1 al jaren.");
    assert_eq!(
        graded(&scenario, &and_then(&scenario, [claim]))
            .figures
            .as_fact,
        1
    );
}
