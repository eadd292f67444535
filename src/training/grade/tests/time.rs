//! The figures of time, and the course beside that of the expert.

use super::{and_then, graded, id, tools, without};
use crate::training::{About, MomentKind, Move, Tone, asked_last, beside, tests::first};

#[test]
fn safety_is_decided_once_every_required_signal_was_asked_and_stands_in_the_melding() {
    let scenario = first();
    // Two minutes for each question to A, three for the call, two for looking.
    let grading = graded(&scenario, &scenario.expert);
    assert_eq!(grading.figures.minutes_to_safety, Some(9));
    let seen = super::unnoted(&scenario, &["kijk-binnen"]);
    assert_eq!(graded(&scenario, &seen).figures.minutes_to_safety, None);
}

#[test]
fn minutes_are_rounded_up() {
    let scenario = first();
    let used = |seconds| graded(&scenario, &[Move::Wait(seconds)]).figures.minutes;
    assert_eq!([used(0), used(1), used(60), used(61)], [0, 1, 1, 2]);
}

#[test]
fn the_expert_beside_itself_is_alike_everywhere() {
    let scenario = first();
    let expert = graded(&scenario, &scenario.expert);
    let rows = beside(tools().texts, &expert, &expert);
    assert!(rows.iter().all(|row| row.second == row.expert));
    assert!(rows.iter().all(|row| row.tone <= Tone::Good), "{rows:#?}");
    assert_eq!(rows[0].about, About::Start);
    let texts: Vec<&str> = rows.iter().map(|r| r.beside.as_str()).collect();
    assert!(
        texts.iter().all(|t| ["", "zoals de expert"].contains(t)),
        "{texts:?}"
    );
}

#[test]
fn what_only_the_expert_did_stands_where_the_expert_did_it() {
    let scenario = first();
    let expert = graded(&scenario, &scenario.expert);
    let moves = without(&scenario, &["b-verhaal", "afspraak-morgen"]);
    let course = graded(&scenario, &moves);
    let rows = beside(tools().texts, &course, &expert);
    let row = rows
        .iter()
        .position(|r| r.about == About::Came(id("b-verhaal")))
        .unwrap();
    assert_eq!((rows[row].second, rows[row].tone), (None, Tone::Bad));
    let at = rows[row].expert.unwrap();
    assert_eq!(rows[row].beside, format!("expert: bij {}:00", at / 60));
    let before = rows[..row].iter().filter_map(|r| r.second).max();
    let after = rows[row + 1..].iter().filter_map(|r| r.second).min();
    assert!(before <= Some(at) && after >= Some(at));
}

#[test]
fn the_course_tells_how_far_safety_came_and_where_the_order_broke() {
    let scenario = first();
    let expert = graded(&scenario, &scenario.expert);
    let course = graded(
        &scenario,
        &without(&scenario, &["kijk-binnen", "kind-spreken"]),
    );
    let rows = beside(tools().texts, &course, &expert);
    let row = rows.iter().find(|r| r.about == About::Safety).unwrap();
    assert_eq!(
        row.text,
        "Veiligheid: 1 van 4 signalen gevraagd en ingevuld"
    );
    assert_eq!(row.beside, "expert: 4 van 4 bij 9:00");
    let late = graded(&scenario, &asked_last(&scenario, 1).unwrap());
    let early = late
        .moments
        .iter()
        .find(|m| m.about == About::Came(id("a-papieren")));
    assert_eq!(early.unwrap().tone, Tone::Warn);
}

#[test]
fn an_act_without_a_ground_is_marked_on_the_line() {
    let scenario = first();
    let moves = and_then(&scenario, [Move::Ask(id("neem-timo-mee"))]);
    let grading = graded(&scenario, &moves);
    let taken = grading.moments.iter().find(|m| m.kind == MomentKind::Deed);
    assert_eq!(taken.unwrap().tone, Tone::Bad);
}
