//! Answers that stood in the melding before anything about them was asked or seen.

use super::{fill, graded, id, missed, point};
use crate::{
    melding::{Asked, Command, SignalAnswer, Text, Value},
    protocol::Signal,
    training::{Findings, Move, PointKey, Scenario, tests::first},
};

fn say(signal: Signal, value: Value) -> Move {
    Move::Do(Box::new(Command::AnswerSignal(signal, value)))
}

/// These moves, and then the expert course.
fn before(scenario: &Scenario, moves: &[Move]) -> Vec<Move> {
    moves.iter().chain(&scenario.expert).cloned().collect()
}

#[test]
fn an_answer_before_the_question_counts_unless_it_was_taken_back_before_the_answer_came() {
    let scenario = first();
    let gun = Signal::Wapen;
    let no = |signal| PointKey::NeeZonderVraag(signal);
    let yes = |signal| PointKey::JaZonderVraag(signal);
    let filled = fill(Findings {
        signals: [(
            gun,
            SignalAnswer {
                asked: Asked::Nee,
                replies: Vec::new(),
                dangers: vec![],
                note: Text::default(),
            },
        )]
        .into(),
        ..Findings::default()
    });
    let cases: [(&str, Vec<Move>, Vec<PointKey>); 9] = [
        ("nothing", vec![], vec![]),
        ("nee", vec![say(gun, Value::Nee)], vec![no(gun)]),
        ("nee, filled in", vec![filled], vec![no(gun)]),
        (
            "three times nee",
            [Signal::DirectGevaar, Signal::Geweld, gun]
                .map(|s| say(s, Value::Nee))
                .into(),
            vec![no(Signal::DirectGevaar), no(Signal::Geweld), no(gun)],
        ),
        (
            "nee, taken back",
            vec![say(gun, Value::Nee), Move::Undo],
            vec![],
        ),
        (
            "nee, then unknown",
            vec![say(gun, Value::Nee), say(gun, Value::Onbekend)],
            vec![],
        ),
        (
            "nee, taken back and done again",
            vec![say(gun, Value::Nee), Move::Undo, Move::Redo],
            vec![no(gun)],
        ),
        ("unknown", vec![say(gun, Value::Onbekend)], vec![]),
        (
            "ja, and unknown before the answer",
            vec![say(gun, Value::Ja), say(gun, Value::Onbekend)],
            vec![],
        ),
    ];
    for (name, moves, should) in cases {
        assert_eq!(
            missed(&scenario, &before(&scenario, &moves)),
            should,
            "{name}"
        );
    }
    // A danger that stood there first, and that the answer then took away.
    let lost = missed(&scenario, &before(&scenario, &[say(gun, Value::Ja)]));
    assert!(
        lost.contains(&yes(gun)) && !lost.contains(&no(gun)),
        "{lost:?}"
    );
}

#[test]
fn an_early_nee_counts_though_the_answer_was_never_written_over_it() {
    let scenario = first();
    let mut moves = before(&scenario, &[say(Signal::DirectGevaar, Value::Nee)]);
    moves.retain(|next| *next != Move::Note(id("kijk-binnen")));
    let lost = missed(&scenario, &moves);
    assert!(
        lost.contains(&PointKey::NeeZonderVraag(Signal::DirectGevaar)),
        "{lost:?}"
    );
}

#[test]
fn what_was_taken_back_after_the_answer_had_come_still_counts() {
    let scenario = first();
    let mut moves = vec![
        say(Signal::Wapen, Value::Nee),
        Move::Ask(id("a-veiligheid")),
    ];
    moves.push(Move::Undo);
    moves.extend(scenario.expert[1..].iter().cloned());
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::NeeZonderVraag(Signal::Wapen)]
    );
}

#[test]
fn the_text_says_that_it_was_asked_later_only_where_it_was() {
    let scenario = first();
    let key = PointKey::NeeZonderVraag(Signal::Wapen);
    let early = [say(Signal::Wapen, Value::Nee)];
    let grading = graded(&scenario, &before(&scenario, &early));
    let later = point(&grading, &key);
    assert_eq!(later.second, Some(0));
    assert!(later.what.contains("voordat"), "{}", later.what);
    let grading = graded(&scenario, &early);
    let never = point(&grading, &key);
    assert!(!never.what.contains("voordat"), "{}", never.what);
}
