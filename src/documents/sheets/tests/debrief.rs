//! The debrief: always a training, each point with its moment, reason and source, and no mark
//! unless the trainer gave one.

use super::TEXTS;
use crate::afweging::Outcome;
use crate::documents::sheets::{
    Debrief, DebriefFigures, DebriefKind, DebriefLevel, DebriefPoint, DebriefTriage,
    DebriefWederhoor, LearningGoal, debrief,
};
use crate::documents::tests::words;
use crate::documents::{Document, DocumentKind, to_text};
use crate::protocol::{Citation, SourceId};

fn point(when_min: Option<u32>, kind: DebriefKind, what: &str, good: bool) -> DebriefPoint {
    DebriefPoint {
        when_min,
        kind,
        what: what.to_owned(),
        why: "Zonder dit antwoord weet u niet of het kind veilig is".to_owned(),
        citations: vec![Citation::new(SourceId::Ombudsman2015, "5.2.1")],
        good,
    }
}

fn course() -> Debrief {
    use DebriefKind as K;
    Debrief {
        scenario: "Vrijdagavond, Noor blijft bij de andere ouder".to_owned(),
        level: DebriefLevel::Noodhulp,
        trainee: "Deelnemer Vos".to_owned(),
        attempt: 2,
        at: None,
        help: None,
        goals: vec![LearningGoal {
            text: "Veiligheid komt vóór de papieren.".to_owned(),
            citations: vec![Citation::new(SourceId::Ombudsman2015, "5.2.1")],
        }],
        figures: DebriefFigures {
            asked: 11,
            mandatory: 14,
            minutes_to_safety: Some(9),
            minutes: 27,
            budget: 30,
            triage: DebriefTriage {
                chosen: Some(Outcome::Terughoudend),
                expected: Outcome::EerstVaststellen,
                follows: false,
            },
            wederhoor: DebriefWederhoor::MetReden,
            unrecorded: false,
            as_fact: 1,
        },
        points: vec![
            point(
                Some(12),
                K::Spreker,
                "‘Hij dronk’ stond zonder spreker.",
                false,
            ),
            point(None, K::VerplichteVraag, "Wapen is niet gevraagd.", false),
            point(
                Some(3),
                K::Volgorde,
                "U vroeg eerst naar de beschikking en daarna naar veiligheid.",
                false,
            ),
            point(
                Some(1),
                K::Wederhoor,
                "U belde meteen de andere ouder.",
                true,
            ),
        ],
        mark: None,
    }
}

fn drawn(value: &Debrief) -> Document {
    let (protocol, texts) = words();
    debrief(protocol, texts, &TEXTS, value)
}

#[test]
fn a_debrief_is_always_a_training_and_never_a_draft() {
    let document = drawn(&course());
    assert_eq!(document.kind, DocumentKind::Debrief);
    assert!(document.imprint.exercise);
    let text = to_text(&document);
    println!("{text}");
    assert!(text.lines().nth(2).unwrap().starts_with("! OEFENING."));
    assert!(!text.contains("CONCEPT"));
}

#[test]
fn a_debrief_has_no_mark_unless_the_trainer_gives_one() {
    let without = to_text(&drawn(&course()));
    assert!(!without.contains("Oordeel van de trainer"));
    let with = Debrief {
        mark: Some("Voldoende, oefen de volgorde.".to_owned()),
        ..course()
    };
    let with = to_text(&drawn(&with));
    assert!(
        with.contains("Oordeel van de trainer\n") && with.contains("Voldoende, oefen de volgorde.")
    );
}

#[test]
fn every_point_has_its_moment_reason_and_source() {
    let text = to_text(&drawn(&course()));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for must in [
        "Verplichte vragen gesteld: 11 van 14.",
        "Tijd tot de veiligheid bekend was: 9 minuten.",
        "Tijd gebruikt: 27 van 30 minuten.",
        "lichter dan past: u koos terughoudend, passend is eerst veiligheid vaststellen.",
        "Wederhoor: niet iedereen gehoord, met reden en plan.",
        "Vraag: Wapen is niet gevraagd. Waarom dit telt: Zonder",
        "Wie zegt het: ‘Hij dronk’ stond zonder spreker. Na 12 minuten. Waarom dit telt:",
        "Na 1 minuut: wederhoor (goed).",
        "Deelnemer: Deelnemer Vos.",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
    let sources = text.matches("Bron: Ombudsman 2015/096, 5.2.1").count();
    assert_eq!(sources, course().points.len() + course().goals.len());
    let course = text.find("Het verloop").unwrap();
    let at = |moment: &str| text[course..].find(moment).unwrap();
    assert!(at("Na 1 minuut") < at("Na 3 minuten") && at("Na 3 minuten") < at("Na 12 minuten"));
}

#[test]
fn a_course_without_points_and_without_a_decision_says_so() {
    let mut value = course();
    value.points.clear();
    value.figures.minutes_to_safety = None;
    value.figures.triage.chosen = None;
    let text = to_text(&drawn(&value));
    assert!(words_of(&value).contains("niet elk signaal is gevraagd en ingevuld"));
    assert!(!text.contains("geen besluit genomen"));
    assert!(text.contains("U miste niets"));
    assert!(!text.contains("Het verloop"));
    value.figures.triage.chosen = Some(Outcome::EigenAfweging);
    value.figures.triage.expected = Outcome::Terughoudend;
    assert!(to_text(&drawn(&value)).contains("even zwaar, maar anders"));
    value.figures.triage.chosen = Some(Outcome::OptredenNoodzakelijk);
    assert!(to_text(&drawn(&value)).contains("zwaarder dan past"));
}

#[test]
fn a_guess_and_a_decision_that_follows_are_told_apart() {
    let mut value = course();
    let mut says = |chosen, follows, words: &str| {
        value.figures.triage = DebriefTriage {
            chosen: Some(chosen),
            expected: Outcome::Terughoudend,
            follows,
        };
        let text = words_of(&value);
        assert!(text.contains(words), "{words}\n{text}");
    };
    says(
        Outcome::Terughoudend,
        true,
        "past bij deze zaak en bij uw melding",
    );
    says(
        Outcome::Terughoudend,
        false,
        "maar het volgt niet uit wat u vroeg",
    );
    says(Outcome::EerstVaststellen, true, "dat volgt uit uw melding");
    says(Outcome::EerstVaststellen, false, "zwaarder dan past");
}

#[test]
fn what_was_only_not_recorded_is_no_hearing_that_was_left_out() {
    let mut value = course();
    value.figures.wederhoor = DebriefWederhoor::ZonderReden;
    assert!(words_of(&value).contains("niet iedereen gehoord"));
    value.figures.unrecorded = true;
    let text = words_of(&value);
    assert!(
        text.contains("die is gesproken, staat als gehoord in de melding"),
        "{text}"
    );
    assert!(!text.contains("niet iedereen gehoord"));
}

/// The paper on one line.
fn words_of(value: &Debrief) -> String {
    let text = to_text(&drawn(value));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
