//! The paper of a course that was played.

use super::debrief_of;
use crate::{
    documents::{DocumentTexts, SheetTexts, debrief, to_text},
    protocol::read_words,
    training::{Course, Grading, Help, Move, Scenario, grade, grade::tests::tools, tests::first},
};

fn paper(scenario: &Scenario, course: &Course) -> (Grading, String) {
    let tools = tools();
    let graded = grade(&tools, scenario, &course.moves).unwrap();
    let documents = include_str!("../../../assets/documenten.ron");
    let documents = read_words::<DocumentTexts>("documenten.ron", documents).unwrap();
    let sheets = include_str!("../../../assets/bladen.ron");
    let sheets = read_words::<SheetTexts>("bladen.ron", sheets).unwrap();
    let value = debrief_of(tools.texts, scenario, course, &graded);
    let text = to_text(&debrief(tools.protocol, &documents, &sheets, &value));
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (graded, one_line)
}

fn course(scenario: &Scenario, moves: Vec<Move>) -> Course {
    Course {
        scenario: scenario.id.clone(),
        version: scenario.version,
        trainee: "Deelnemer Merel".into(),
        attempt: 2,
        at: None,
        mark: None,
        moves,
        misses: None,
        help: Default::default(),
    }
}

#[test]
fn the_debrief_of_a_played_course_is_marked_as_a_training_and_says_every_missed_point() {
    let scenario = first();
    let (graded, text) = paper(&scenario, &course(&scenario, Vec::new()));
    assert!(text.contains("OEFENING"));
    assert!(
        text.contains("Verplichte vragen gesteld: 0 van 7."),
        "{text}"
    );
    assert!(!graded.missed().is_empty());
    for point in graded.points.iter().filter(|p| !p.good) {
        let what = point.what.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(what.trim_end_matches('.')), "{what}\n{text}");
    }
}

#[test]
fn the_debrief_of_the_expert_says_that_nothing_was_missed_and_gives_no_mark() {
    let scenario = first();
    let mut expert = course(&scenario, scenario.expert.clone());
    let (_, text) = paper(&scenario, &expert);
    assert!(text.contains("U miste niets"), "{text}");
    assert!(!text.contains("Oordeel van de trainer"));
    expert.mark = Some("Voldoende.".into());
    let (_, text) = paper(&scenario, &expert);
    assert!(text.contains("Oordeel van de trainer"));
}

#[test]
fn the_debrief_says_what_help_the_trainee_had_and_nothing_of_help_that_was_not_there() {
    let scenario = first();
    let mut course = course(&scenario, scenario.expert.clone());
    assert!(!paper(&scenario, &course).1.contains("Hulp"));
    course.help = Help {
        advice_from: Some(245),
        taken_back: 2,
    };
    let (_, text) = paper(&scenario, &course);
    let help = "Hulp: Het advies stond in beeld vanaf 4:05. De trainer nam 2 stappen terug.";
    assert!(text.contains(help), "{text}");
    course.help = Help {
        advice_from: Some(0),
        taken_back: 1,
    };
    let (_, text) = paper(&scenario, &course);
    let help = "Hulp: Het advies stond steeds in beeld. De trainer nam 1 stap terug.";
    assert!(text.contains(help), "{text}");
}
