//! The course turned round: safety last, the parents changed, moves taken back, moves in any order.

use proptest::prelude::*;

use super::{and_then, decide, graded, id, missed, tools};
use crate::{
    protocol::Choice,
    training::{
        Grading, Move, PointKey, Scenario, Session, asked_last, grade, tests::first,
        with_parents_swapped,
    },
};
use uuid::Uuid;

#[test]
fn the_same_answers_with_safety_asked_last_lose_exactly_the_order_point() {
    let scenario = first();
    let moves = asked_last(&scenario, 1).unwrap();
    assert_eq!(moves.len(), scenario.expert.len());
    assert_eq!(missed(&scenario, &moves), [PointKey::Volgorde(1)]);
    let later = graded(&scenario, &moves).figures.minutes_to_safety;
    assert!(
        later
            > graded(&scenario, &scenario.expert)
                .figures
                .minutes_to_safety
    );
    assert_eq!(asked_last(&scenario, 2), None);
    assert_eq!(asked_last(&scenario, 0), None);
}

#[test]
fn what_follows_from_what_comes_first_cannot_be_asked_before_it() {
    let mut scenario = first();
    scenario.good.order[0].first = vec![id("b-bellen")];
    scenario.good.order[0].then = vec![id("b-verhaal")];
    assert_eq!(asked_last(&scenario, 1), None);
}

fn swapped_keys(grading: &Grading) -> Vec<PointKey> {
    let keys = grading.missed().into_iter();
    let mut keys: Vec<PointKey> = keys.map(|k| with_parents_swapped(k).unwrap()).collect();
    keys.sort();
    keys
}

fn swapping_changes_nothing(scenario: &Scenario, moves: &[Move]) {
    let own = graded(scenario, moves);
    let other = with_parents_swapped(scenario).unwrap();
    assert_ne!(*scenario, other);
    let moves: Vec<Move> = with_parents_swapped(&moves.to_vec()).unwrap();
    let turned = graded(&other, &moves);
    assert_eq!(own.figures, turned.figures);
    assert_eq!((own.headline, &own.rules), (turned.headline, &turned.rules));
    let keys: Vec<PointKey> = turned.missed().into_iter().cloned().collect();
    assert_eq!(swapped_keys(&own), keys);
    let seconds = |g: &Grading| {
        let mut all: Vec<_> = g
            .points
            .iter()
            .map(|p| (p.kind, p.good, p.second))
            .collect();
        all.sort();
        all
    };
    assert_eq!(seconds(&own), seconds(&turned));
}

#[test]
fn swapping_the_parents_changes_no_grading() {
    let scenario = first();
    swapping_changes_nothing(&scenario, &scenario.expert);
    swapping_changes_nothing(
        &scenario,
        &super::without(&scenario, &["b-verhaal", "afspraak-morgen"]),
    );
    swapping_changes_nothing(&scenario, &super::unnoted(&scenario, &["a-verhaal"]));
    swapping_changes_nothing(&scenario, &[]);
}

#[test]
fn swapping_twice_gives_the_scenario_back() {
    let scenario = first();
    let once = with_parents_swapped(&scenario).unwrap();
    assert_eq!(with_parents_swapped(&once).unwrap(), scenario);
}

#[test]
fn what_was_taken_back_does_not_count_and_what_was_done_again_does() {
    let scenario = first();
    let heavy = decide(Choice::BesluitOptreden);
    let steps = {
        // The decision and its account are steps of their own.
        let before = and_then(&scenario, []);
        let mut session = Session::replay(&scenario, Uuid::nil(), &before).unwrap();
        let stands = session.melding().clone();
        session.play(heavy.clone()).unwrap();
        let mut steps = 0;
        while *session.melding() != stands {
            session.play(Move::Undo).unwrap();
            steps += 1;
        }
        steps
    };
    let mut moves = and_then(&scenario, [heavy]);
    moves.extend(std::iter::repeat_n(Move::Undo, steps));
    assert_eq!(missed(&scenario, &moves), []);
    moves.extend(std::iter::repeat_n(Move::Redo, steps));
    assert_eq!(missed(&scenario, &moves), [PointKey::Uitkomst]);
}

#[test]
fn an_answer_that_was_taken_back_can_be_noted_again() {
    let scenario = first();
    let place = scenario
        .expert
        .iter()
        .position(|m| *m == Move::Note(id("a-papieren")))
        .unwrap();
    let mut moves = scenario.expert[..=place].to_vec();
    moves.extend(std::iter::repeat_n(Move::Undo, 20));
    let mut session = Session::replay(&scenario, Uuid::nil(), &moves).unwrap();
    assert_eq!(session.melding().decisions, []);
    session.play(Move::Note(id("a-papieren"))).unwrap();
    assert_eq!(session.melding().decisions.len(), 1);
}

/// The moves that can be played in this order.
fn playable(scenario: &Scenario, moves: Vec<Move>) -> Vec<Move> {
    let mut session = Session::new(scenario, Uuid::nil());
    let can = |next: &Move| session.play(next.clone()).is_ok();
    let mut can = can;
    moves.into_iter().filter(|next| can(next)).collect()
}

fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    let scenario = first();
    let mut moves = scenario.expert.clone();
    let every = scenario.items.iter().map(|i| i.id.clone());
    moves.extend(every.flat_map(|id| [Move::Ask(id.clone()), Move::Note(id)]));
    moves.extend([
        Move::Undo,
        Move::Undo,
        Move::Redo,
        Move::Wait(90),
        Move::Wait(u32::MAX),
        Move::Insert(id("buurvrouw")),
        Move::Note(id("buurvrouw")),
        decide(Choice::BesluitOptreden),
    ]);
    prop::collection::vec(prop::sample::select(moves), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_course_is_graded_the_same_each_time(moves in any_moves()) {
        let scenario = first();
        let tools = tools();
        // As they come: refused at some move, or graded; never a panic.
        let _ = grade(&tools, &scenario, &moves);
        let moves = playable(&scenario, moves);
        let once = grade(&tools, &scenario, &moves).unwrap();
        prop_assert_eq!(&once, &grade(&tools, &scenario, &moves).unwrap());
        let keys = once.missed();
        prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(once.moments.windows(2).all(|pair| pair[0].second <= pair[1].second));
        prop_assert!(once.figures.asked <= once.figures.mandatory);
    }
}
