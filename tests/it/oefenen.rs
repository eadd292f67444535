//! The shipped scenarios: each loads, its expert misses nothing, its bad courses miss what they
//! should, and every rule of the afweging is noticed by some expert.

use std::path::PathBuf;

use voorop::{
    afweging::assess,
    files::{
        Assets, SCENARIO_TEMPLATE, SHIPPED_SCENARIOS, load_course, load_scenario,
        scenario_from_text, scenario_to_text, shipped_scenarios,
    },
    melding::Melding,
    protocol::{Protocol, RuleId, Signal},
    taal::Woordadvies,
    training::{
        Course, PointKey, Scenario, Tools, TrainingTexts, asked_last, expert_faults, grade,
        unnoticed, with_parents_swapped,
    },
};

use crate::support::root;

fn folder() -> PathBuf {
    root().join("scenarios/oefenen")
}

/// The files of the folder whose name passes, in order.
fn files(passes: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let name = |p: &PathBuf| p.file_name().unwrap().to_string_lossy().into_owned();
    let mut files: Vec<PathBuf> = paths.filter(|p| passes(&name(p))).collect();
    files.sort();
    files
}

fn scenarios() -> Vec<Scenario> {
    let (scenarios, faults) = shipped_scenarios();
    assert!(faults.is_empty(), "{faults:#?}");
    scenarios
}

/// What grading needs, read once.
struct Kit {
    protocol: Protocol,
    texts: TrainingTexts,
    words: Woordadvies,
}

impl Kit {
    fn new() -> Self {
        let assets = Assets::built_in();
        Self {
            protocol: assets.protocol().unwrap(),
            texts: assets.training_texts().unwrap(),
            words: assets.woordadvies().unwrap(),
        }
    }

    fn tools<'a>(
        &'a self,
        assess: &'a dyn Fn(&Melding) -> voorop::afweging::Assessment,
    ) -> Tools<'a> {
        Tools {
            protocol: &self.protocol,
            texts: &self.texts,
            words: &self.words,
            assess,
        }
    }
}

#[test]
fn every_scenario_of_the_folder_is_shipped_and_has_two_bad_courses() {
    let scenarios = files(|name| name.ends_with(".ron") && !name.contains(".koers-"));
    assert!(scenarios.len() >= 14, "{}", scenarios.len());
    let shipped: Vec<&str> = SHIPPED_SCENARIOS.iter().map(|(name, _)| *name).collect();
    for path in &scenarios {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(shipped.contains(&name), "{name} is not shipped");
        let text = std::fs::read_to_string(path).unwrap();
        let head: Vec<&str> = text.lines().take_while(|l| l.starts_with("//")).collect();
        assert!(head.iter().any(|l| l.contains("verzonnen")), "{name}");
        let courses = name.replace(".ron", ".koers-");
        let courses = files(|other| other.starts_with(&courses)).len();
        assert!(courses >= 2, "{name} has {courses} bad courses");
    }
    assert_eq!(shipped.len(), scenarios.len());
}

#[test]
fn every_shipped_scenario_can_be_played_and_its_expert_misses_nothing() {
    let kit = Kit::new();
    let mut all = Vec::new();
    for path in files(|name| name.ends_with(".ron") && !name.contains(".koers-")) {
        let opened = load_scenario(&path).unwrap_or_else(|e| panic!("{e}"));
        let name = path.display();
        all.extend(opened.problems.iter().map(|p| format!("{name}: {p}")));
        let faults = expert_faults(&kit.tools(&assess), &opened.scenario);
        all.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    let template = scenario_from_text(SCENARIO_TEMPLATE).unwrap();
    all.extend(expert_faults(&kit.tools(&assess), &template));
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn every_bad_course_misses_exactly_what_it_should() {
    let kit = Kit::new();
    let scenarios = scenarios();
    let mut courses = 0;
    for path in files(|name| name.contains(".koers-")) {
        let course: Course = load_course(&path).unwrap_or_else(|e| panic!("{e}")).course;
        let scenario = scenarios.iter().find(|s| s.id == course.scenario).unwrap();
        let grading = grade(&kit.tools(&assess), scenario, &course.moves)
            .unwrap_or_else(|(at, e)| panic!("{}, zet {at}: {e}", path.display()));
        let mut should = course
            .misses
            .clone()
            .expect("a written course says what it misses");
        should.sort();
        let is: Vec<PointKey> = grading.missed().into_iter().cloned().collect();
        assert_eq!(is, should, "{}", path.display());
        assert!(!is.is_empty(), "{} misses nothing", path.display());
        courses += 1;
    }
    assert!(courses >= 28, "{courses}");
}

#[test]
fn deleting_any_rule_or_the_effect_of_any_signal_makes_some_expert_fail() {
    let kit = Kit::new();
    let left = unnoticed(&kit.tools(&assess), &scenarios());
    let rules: Vec<&str> = left.rules.iter().map(|r: &RuleId| r.name()).collect();
    let signals: Vec<&str> = left.signals.iter().map(|s: &Signal| s.name()).collect();
    assert!(
        rules.is_empty() && signals.is_empty(),
        "nobody notices {rules:?} {signals:?}"
    );
}

#[test]
fn the_same_answers_with_safety_asked_last_lose_exactly_the_order() {
    let kit = Kit::new();
    let mut faults = Vec::new();
    for scenario in scenarios() {
        // The first order of each scenario is that safety comes first.
        let Some(moves) = asked_last(&scenario, 1) else {
            faults.push(format!("{}: safety cannot be asked last", scenario.id));
            continue;
        };
        let grading = grade(&kit.tools(&assess), &scenario, &moves).unwrap();
        if grading.missed() != [&PointKey::Volgorde(1)] {
            faults.push(format!("{}: {:?}", scenario.id, grading.missed()));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn swapping_the_parents_in_facts_and_course_changes_no_grading() {
    let kit = Kit::new();
    let scenarios = scenarios();
    for path in files(|name| name.contains(".koers-")) {
        let course = load_course(&path).unwrap().course;
        let scenario = scenarios.iter().find(|s| s.id == course.scenario).unwrap();
        let tools = kit.tools(&assess);
        let before = grade(&tools, scenario, &course.moves).unwrap();
        let turned = |keys: Vec<PointKey>| {
            let mut keys = with_parents_swapped(&keys).unwrap();
            keys.sort();
            keys
        };
        let swapped = with_parents_swapped(scenario).unwrap();
        assert_ne!(swapped, *scenario);
        let moves = with_parents_swapped(&course.moves).unwrap();
        let after = grade(&tools, &swapped, &moves).unwrap();
        assert_eq!(before.figures, after.figures, "{}", path.display());
        assert_eq!(before.headline, after.headline, "{}", path.display());
        let keys = |g: &voorop::training::Grading| g.missed().into_iter().cloned().collect();
        assert_eq!(turned(keys(&before)), keys(&after), "{}", path.display());
    }
}

#[test]
fn what_is_written_of_a_scenario_reads_again_to_the_same() {
    for scenario in scenarios() {
        let text = scenario_to_text(&scenario).unwrap();
        assert_eq!(scenario_from_text(&text).unwrap(), scenario);
    }
}
