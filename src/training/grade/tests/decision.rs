//! The decision beside what fits and beside what the trainee's own melding gives.

use super::{and_then, decide, graded, id, missed, point, tools, unnoted, without};
use crate::{
    melding::{Command, Value},
    protocol::{Choice, Signal},
    training::{Grading, Move, PointKey, Scenario, expert_faults, tests::first},
};

const RESTRAINED: Choice = Choice::BesluitTerughoudend;
const FIND_OUT: Choice = Choice::BesluitVaststellen;

/// The expert course up to the decision.
fn undecided(scenario: &Scenario) -> Vec<Move> {
    scenario.expert[..scenario.expert.len() - 1].to_vec()
}

fn ask_and_note(name: &str) -> [Move; 2] {
    [Move::Ask(id(name)), Move::Note(id(name))]
}

fn say(signal: Signal, value: Value) -> Move {
    Move::Do(Box::new(Command::AnswerSignal(signal, value)))
}

/// What the course says of the decision, and why.
fn said(grading: &Grading) -> (bool, &str, &str) {
    let point = point(grading, &PointKey::Uitkomst);
    (point.good, &point.what, &point.why)
}

#[test]
fn a_decision_is_good_only_where_the_own_melding_gives_it_and_each_other_case_says_what_is_true() {
    let scenario = first();
    let reason = &*scenario.good.why;
    let mut no_longer = without(&scenario, &["a-langer"]);
    let known = undecided(&scenario);
    let early = |moves: &[Move]| {
        let mut all = vec![decide(RESTRAINED)];
        all.extend(moves.iter().cloned());
        all
    };
    let [ask, note] = ask_and_note("a-veiligheid");
    // The course; good; in the text; in the figure; whether the scenario's own reason is shown.
    let cases = [
        (
            "expert",
            scenario.expert.clone(),
            true,
            "en bij uw melding",
            true,
            true,
        ),
        (
            "a guess",
            vec![decide(RESTRAINED)],
            false,
            "Eerst veiligheid vaststellen",
            false,
            false,
        ),
        (
            "what the own melding gives",
            vec![ask, note, decide(FIND_OUT)],
            false,
            "volgt uit uw melding: Eerst veiligheid vaststellen",
            true,
            false,
        ),
        (
            "asked and not written down",
            unnoted(&scenario, &["a-langer"]),
            false,
            "Nog onbekend: ‘Tekenen van mishandeling of misbruik’",
            false,
            false,
        ),
        (
            "one question left out",
            std::mem::take(&mut no_longer),
            false,
            "Nog onbekend",
            false,
            false,
        ),
        (
            "before the rest",
            early(&known),
            false,
            "Toen nog onbekend",
            false,
            false,
        ),
        (
            "too heavy, all asked",
            and_then(&scenario, [decide(Choice::BesluitOptreden)]),
            false,
            "zwaarder dan past",
            false,
            true,
        ),
        (
            "none, all asked",
            known.clone(),
            false,
            "geen besluit",
            false,
            true,
        ),
        (
            "none, nothing asked",
            vec![],
            false,
            "geen besluit",
            false,
            false,
        ),
    ];
    for (name, moves, good, says, follows, own_reason) in cases {
        let grading = graded(&scenario, &moves);
        let (is_good, what, why) = said(&grading);
        assert_eq!(is_good, good, "{name}: {what}");
        assert!(what.contains(says), "{name}: {what}");
        assert_eq!(grading.figures.triage.follows, follows, "{name}: {what}");
        assert_eq!(why == reason, own_reason, "{name}: {why}");
        assert!(
            good || !what.contains("en bij uw melding"),
            "{name}: {what}"
        );
        assert!(!what.contains(['{', '}']), "{name}: {what}");
    }
}

#[test]
fn a_guess_names_what_was_unknown_and_how_much_more() {
    let scenario = first();
    let grading = graded(&scenario, &[decide(RESTRAINED)]);
    let (_, what, _) = said(&grading);
    assert!(what.contains("‘Direct lichamelijk gevaar’"), "{what}");
    assert!(what.contains(" en nog "), "{what}");
}

#[test]
fn what_was_known_and_not_yet_written_down_is_no_guess() {
    let scenario = first();
    let asked = |next: &&Move| matches!(next, Move::Ask(_));
    let noted = |next: &&Move| matches!(next, Move::Note(_));
    let all = &scenario.expert;
    let mut moves: Vec<Move> = all.iter().filter(asked).cloned().collect();
    moves.push(decide(RESTRAINED));
    moves.extend(all.iter().filter(noted).cloned());
    assert_eq!(missed(&scenario, &moves), []);
}

#[test]
fn who_decides_again_with_all_answers_has_decided_then() {
    let scenario = first();
    let mut moves = vec![decide(RESTRAINED)];
    moves.extend(scenario.expert.iter().cloned());
    // The same words again, now on what is known; that it first stood there too early stays.
    assert_eq!(missed(&scenario, &moves), [PointKey::BesluitTeVroeg]);
}

#[test]
fn answers_that_nobody_asked_for_carry_no_decision() {
    let scenario = first();
    // Where the child is, is known: only the signals nobody asked about.
    let child = scenario.people.iter().find(|p| p.person.id.is_child());
    let at_b = Command::EditPerson(child.unwrap().person.clone());
    let mut moves = vec![Move::Do(Box::new(at_b))];
    moves.extend(Signal::ALL.iter().map(|s| say(*s, Value::Nee)));
    moves.push(decide(RESTRAINED));
    let grading = graded(&scenario, &moves);
    let (good, what, _) = said(&grading);
    assert!(!good && what.contains("niet naar vroeg"), "{what}");
    // Asked afterwards: at the end all is known, and then it was not.
    moves.extend(undecided(&scenario));
    let grading = graded(&scenario, &moves);
    let (good, what, _) = said(&grading);
    assert!(!good && what.contains("niet naar had gevraagd"), "{what}");
}

#[test]
fn a_decision_that_fitted_then_and_not_now_says_both() {
    let scenario = first();
    let [ask, note] = ask_and_note("a-veiligheid");
    let mut moves = vec![ask.clone(), note.clone(), decide(FIND_OUT)];
    moves.extend(
        undecided(&scenario)
            .into_iter()
            .filter(|m| *m != ask && *m != note),
    );
    let grading = graded(&scenario, &moves);
    let (good, what, _) = said(&grading);
    assert!(
        !good && what.contains("van dat moment: Eerst veiligheid vaststellen"),
        "{what}"
    );
    assert!(what.contains("Nu geeft uw melding: Terughoudend"), "{what}");
}

#[test]
fn faults_of_an_expert_speak_the_words_of_the_checklist() {
    let mut scenario = first();
    scenario.good.outcome = crate::afweging::Outcome::OptredenNoodzakelijk;
    let faults = expert_faults(&tools(), &scenario).join("\n");
    assert!(
        faults.contains("Terughoudend") && faults.contains("Optreden"),
        "{faults}"
    );
    assert!(!faults.contains("OptredenNoodzakelijk"), "{faults}");
}
