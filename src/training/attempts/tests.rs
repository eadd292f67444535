//! Attempts beside each other, and the table of a class.

use super::{Attempt, csv, progress, side_by_side};
use crate::melding::PersonId;
use crate::training::{
    Ask, Course, Help, Move, PointKey, Scenario, grade, grade::tests::tools, tests::first,
};
use proptest::prelude::*;

fn course(scenario: &Scenario, trainee: &str, attempt: u32, moves: Vec<Move>) -> Course {
    Course {
        scenario: scenario.id.clone(),
        version: scenario.version,
        trainee: trainee.into(),
        attempt,
        at: None,
        mark: None,
        moves,
        misses: None,
        help: Default::default(),
    }
}

/// The expert without hearing B.
fn without_b(scenario: &Scenario) -> Vec<Move> {
    let about_b = |next: &&Move| match next {
        Move::Ask(id) | Move::Note(id) => !matches!(id.as_str(), "b-verhaal" | "afspraak-morgen"),
        _ => true,
    };
    scenario.expert.iter().filter(about_b).cloned().collect()
}

#[test]
fn a_second_attempt_says_what_was_mended_and_what_is_new() {
    let scenario = first();
    let tools = tools();
    let one = course(&scenario, "Merel", 1, without_b(&scenario));
    let mut moves = scenario.expert.clone();
    moves.pop();
    let two = course(&scenario, "Merel", 2, moves);
    let gradings = [&one, &two].map(|c| grade(&tools, &scenario, &c.moves).unwrap());
    // Handed in the other way round: the number of the attempt counts.
    let attempts = [(&two, &gradings[1]), (&one, &gradings[0])];
    let attempts = attempts.map(|(course, grading)| Attempt { course, grading });
    let steps = progress(&attempts);
    assert_eq!(steps[0].attempt, 1);
    assert!(steps[0].mended.is_empty() && steps[0].new.is_empty());
    let heard = PointKey::Verplicht(Ask::Gehoord(PersonId::B));
    assert!(steps[0].missed.contains(&heard));
    assert!(steps[1].mended.contains(&heard));
    assert_eq!(steps[1].new, [PointKey::Uitkomst]);
    assert_eq!(steps[1].missed, [PointKey::Uitkomst]);
}

#[test]
fn two_groups_stand_side_by_side_point_by_point() {
    let scenario = first();
    let tools = tools();
    let a = grade(&tools, &scenario, &scenario.expert).unwrap();
    let b = grade(&tools, &scenario, &without_b(&scenario)).unwrap();
    let pairs = side_by_side(&a, &b);
    let heard = PointKey::Verplicht(Ask::Gehoord(PersonId::B));
    let pair = pairs.iter().find(|p| p.key == heard).unwrap();
    let good = |side: &Option<super::Side>| side.as_ref().map(|s| s.good);
    assert_eq!((good(&pair.a), good(&pair.b)), (Some(true), Some(false)));
    let differ = pairs.iter().filter(|p| good(&p.b) == Some(false)).count();
    assert_eq!(differ, b.missed().len());
    assert!(pairs.iter().all(|p| good(&p.a) != Some(false)));
}

#[test]
fn a_class_becomes_a_table_with_one_row_for_each_course() {
    let scenario = first();
    let tools = tools();
    let expert = course(&scenario, "Merel", 1, scenario.expert.clone());
    let mut short = course(&scenario, "Specht; groep 2", 3, without_b(&scenario));
    short.at = Some(scenario.start);
    short.mark = Some("=goed".into());
    short.help = Help {
        advice_from: Some(200),
        taken_back: 2,
    };
    let gradings = [&expert, &short].map(|c| grade(&tools, &scenario, &c.moves).unwrap());
    let attempts = [(&expert, &gradings[0]), (&short, &gradings[1])];
    let attempts = attempts.map(|(course, grading)| Attempt { course, grading });
    let text = csv(tools.texts, &attempts);
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head = lines.next().unwrap();
    assert!(head.starts_with("soort;deelnemer;scenario;versie;poging;gevraagd;verplicht;"));
    let minutes = gradings[0].figures.minutes;
    let safety = gradings[0].figures.minutes_to_safety.unwrap();
    assert_eq!(
        lines.next().unwrap(),
        format!(
            "OEFENING;Merel;eerste-weigering;1;1;7;7;0;passend;{safety};{minutes};35;gedaan;0;0;0;0;;0;0;0;;"
        )
    );
    let second = lines.next().unwrap();
    assert!(second.starts_with("OEFENING;\"Specht; groep 2\";eerste-weigering;1;3;6;7;0;passend;"));
    assert!(
        second.ends_with(";zonder reden;1;0;0;0;3:20;2;0;0;2026-11-20 18:25;'=goed"),
        "{second}"
    );
    assert_eq!(lines.next(), None);
}

#[test]
fn a_pseudonym_never_becomes_a_formula() {
    let scenario = first();
    let tools = tools();
    for name in ["=1+1", "+31", "-1", "@som", "\t=1", "  =1", "\n=1", "＝1"] {
        let course = course(&scenario, name, 1, Vec::new());
        let grading = grade(&tools, &scenario, &course.moves).unwrap();
        let attempt = Attempt {
            course: &course,
            grading: &grading,
        };
        let text = csv(tools.texts, &[attempt]);
        let row = text.lines().nth(1).unwrap();
        let cell = row.trim_start_matches("OEFENING;");
        assert!(cell.starts_with('\''), "{name:?} gives {row}");
    }
}

proptest! {
    #[test]
    fn any_pseudonym_stays_one_cell_of_one_row(name in "\\PC{0,30}") {
        let scenario = first();
        let tools = tools();
        let course = course(&scenario, &name, 1, Vec::new());
        let grading = grade(&tools, &scenario, &course.moves).unwrap();
        let attempt = Attempt { course: &course, grading: &grading };
        let text = csv(tools.texts, &[attempt]);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(rows.len(), 1);
        let cell = rows[0].get(1).unwrap();
        prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", cell);
    }
}
