//! What grading promises of any course, on a shipped scenario.

mod breaks;
mod decision;
mod early;
mod facts;
mod hearing;
mod origin;
mod recorded;
mod rules;
mod time;
mod turned;

use std::sync::LazyLock;

use super::{Graded, Grading, Tools, expert_faults, grade};
use crate::{
    afweging::assess,
    melding::{Account, Statement, Text},
    protocol::{Choice, Protocol, Question, Step, Texts, read_words},
    taal::Woordadvies,
    training::{Findings, Id, Move, PointKey, Scenario, TrainingTexts, tests::first},
};

static WORDS: LazyLock<(Protocol, TrainingTexts, Woordadvies)> = LazyLock::new(|| {
    let protocol = Protocol::parse(Texts {
        protocol: (
            "protocol.ron",
            include_str!("../../../../assets/protocol.ron"),
        ),
        rules: ("regels.ron", include_str!("../../../../assets/regels.ron")),
        sources: (
            "bronnen.ron",
            include_str!("../../../../assets/bronnen.ron"),
        ),
    });
    let texts = include_str!("../../../../assets/oefenen.ron");
    let texts = read_words::<TrainingTexts>("oefenen.ron", texts);
    let words = Woordadvies::read(
        (
            "woordadvies.ron",
            include_str!("../../../../assets/woordadvies.ron"),
        ),
        ("taal.ron", include_str!("../../../../assets/taal.ron")),
    );
    (protocol.unwrap(), texts.unwrap(), words.unwrap())
});

pub(in crate::training) fn tools() -> Tools<'static> {
    let (protocol, texts, words) = &*WORDS;
    Tools {
        protocol,
        texts,
        words,
        assess: &assess,
    }
}

fn id(name: &str) -> Id {
    name.to_owned().try_into().unwrap()
}

fn graded(scenario: &Scenario, moves: &[Move]) -> Grading {
    grade(&tools(), scenario, moves).unwrap_or_else(|(at, error)| panic!("{at}: {error}"))
}

fn missed(scenario: &Scenario, moves: &[Move]) -> Vec<PointKey> {
    let grading = graded(scenario, moves);
    grading.missed().into_iter().cloned().collect()
}

fn point<'g>(grading: &'g Grading, key: &PointKey) -> &'g Graded {
    grading.points.iter().find(|p| p.key == *key).unwrap()
}

/// The expert course without asking and noting these.
fn without(scenario: &Scenario, names: &[&str]) -> Vec<Move> {
    let left = |next: &&Move| match next {
        Move::Ask(id) | Move::Note(id) => !names.contains(&id.as_str()),
        _ => true,
    };
    scenario.expert.iter().filter(left).cloned().collect()
}

/// The expert course in which these are asked and not noted.
fn unnoted(scenario: &Scenario, names: &[&str]) -> Vec<Move> {
    let left = |next: &&Move| match next {
        Move::Note(id) => !names.contains(&id.as_str()),
        _ => true,
    };
    scenario.expert.iter().filter(left).cloned().collect()
}

/// The expert course and then this.
fn and_then(scenario: &Scenario, last: impl IntoIterator<Item = Move>) -> Vec<Move> {
    scenario.expert.iter().cloned().chain(last).collect()
}

fn fill(findings: Findings) -> Move {
    Move::Fill(Box::new(findings))
}

fn statement(account: Account, text: &str) -> Statement {
    Statement {
        id: crate::melding::EntryId(900),
        account,
        text: Text::clean(text),
        at: None,
        recorded: None,
        place: Text::default(),
        step: Step::Veiligheid,
        accuses: None,
        withdrawn: false,
    }
}

/// Writing one statement.
fn write(account: Account, text: &str) -> Move {
    fill(Findings {
        statements: vec![statement(account, text)],
        ..Findings::default()
    })
}

fn decide(choice: Choice) -> Move {
    let answer = crate::melding::Answer {
        value: Some(crate::melding::AnswerValue::Keuze(choice)),
        account: Account::Handeling,
        note: Text::default(),
    };
    fill(Findings {
        answers: [(Question::Besluit, answer)].into(),
        ..Findings::default()
    })
}

#[test]
fn the_expert_misses_nothing() {
    let scenario = first();
    let faults = expert_faults(&tools(), &scenario);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_point_says_what_why_and_on_whose_authority() {
    let scenario = first();
    for moves in [&scenario.expert[..], &[]] {
        for point in graded(&scenario, moves).points {
            assert!(!point.what.trim().is_empty(), "{point:?}");
            assert!(!point.why.trim().is_empty(), "{point:?}");
            assert!(!point.citations.is_empty(), "{point:?}");
            assert!(!point.what.contains(['{', '}']), "{point:?}");
        }
    }
}

#[test]
fn a_course_without_a_move_misses_all_that_was_asked_and_no_order() {
    let scenario = first();
    let grading = graded(&scenario, &[]);
    assert_eq!(grading.figures.asked, 0);
    assert_eq!(grading.figures.minutes, 0);
    assert_eq!(grading.figures.minutes_to_safety, None);
    let required = scenario.good.required.len();
    let asks = |key: &&PointKey| matches!(key, PointKey::Verplicht(_));
    assert_eq!(grading.missed().into_iter().filter(asks).count(), required);
    assert!(!grading.missed().contains(&&PointKey::Volgorde(1)));
}

#[test]
fn a_move_that_cannot_be_played_is_named_by_its_number() {
    let scenario = first();
    let moves = [Move::Ask(id("a-veiligheid")), Move::Note(id("b-verhaal"))];
    let (at, _) = grade(&tools(), &scenario, &moves).unwrap_err();
    assert_eq!(at, 2);
}
