//! What holds of the check whatever the scenario.

use super::*;
use crate::training::{Channel, Item, Said, When, tests::first};

fn id(name: &str) -> Id {
    name.to_owned().try_into().unwrap()
}

/// A piece of information that costs nothing and waits for these.
fn item(name: &str, needs: &[&str]) -> Item {
    Item {
        id: id(name),
        channel: Channel::Kijk,
        ask: "Kijk rond.".into(),
        minutes: 0,
        needs: needs.iter().map(|n| id(n)).collect(),
        answer: vec![Said {
            by: None,
            text: "Niets bijzonders.".into(),
        }],
        findings: Default::default(),
        deed: None,
    }
}

fn circles(scenario: &Scenario) -> Vec<Vec<String>> {
    let named = check(scenario).into_iter().filter_map(|p| match p.kind {
        ProblemKind::Circle(ids) => Some(ids.iter().map(ToString::to_string).collect()),
        _ => None,
    });
    named.collect()
}

#[test]
fn every_circle_is_named_once_and_from_its_first_node() {
    let mut scenario = first();
    for (name, needs) in [
        ("c", &["d"][..]),
        ("d", &["e", "b-bellen"]),
        ("e", &["c"]),
        ("zelf", &["zelf"]),
        ("na-kring", &["c"]),
    ] {
        scenario.items.push(item(name, needs));
    }
    assert_eq!(circles(&scenario), [vec!["c", "d", "e"], vec!["zelf"]]);
}

#[test]
fn a_chain_of_twenty_thousand_fits_the_stack() {
    let mut scenario = first();
    for n in 0..20_000 {
        let before = format!("k-{}", n + 1);
        // From back to front, so that whatever walks it goes to the very end first.
        scenario.items.push(item(&format!("k-{n}"), &[&before]));
    }
    scenario.items.push(item("k-20000", &[]));
    assert_eq!(check(&scenario), []);
    scenario.items.last_mut().unwrap().needs = vec![id("k-0")];
    assert_eq!(circles(&scenario)[0].len(), 20_001);
}

#[test]
fn what_follows_an_event_of_the_trainer_is_the_trainers() {
    let mut scenario = first();
    scenario.events[0].when = When::Trainer;
    let mut later = scenario.events[0].clone();
    later.id = id("daarna");
    later.when = When::Na(vec![id("buurvrouw")]);
    scenario.events.push(later);
    assert_eq!(check(&scenario), []);
    scenario.items.push(item("vraag-buurvrouw", &["daarna"]));
    assert_eq!(check(&scenario).len(), 1);
}

#[test]
fn an_act_is_no_part_of_the_full_answers() {
    let mut scenario = first();
    let act = scenario.items.last_mut().unwrap();
    assert!(act.deed.is_some());
    let danger = r#"(signalen: {Geweld: (antwoord: Gevaar, gevaren: [
        (nr: 90, vastgesteld: true, wie: ["K1"], hoe: Some(Waargenomen))])})"#;
    act.findings = ron::from_str(danger).unwrap();
    assert_eq!(check(&scenario), []);
    scenario.items.last_mut().unwrap().deed = None;
    let kinds: Vec<ProblemKind> = check(&scenario).into_iter().map(|p| p.kind).collect();
    assert!(
        matches!(
            kinds[..],
            [ProblemKind::WrongOutcome {
                given: crate::afweging::Outcome::OptredenNoodzakelijk,
                ..
            }]
        ),
        "{kinds:?}"
    );
}

#[test]
fn findings_of_what_nobody_reaches_are_still_refused() {
    let mut scenario = first();
    let mut lost = item("verloren", &["nergens"]);
    lost.findings = ron::from_str(r#"(gehoord: {"D9": (gehoord: Some(Gehoord))})"#).unwrap();
    scenario.items.push(lost);
    let refused = check(&scenario)
        .into_iter()
        .any(|p| matches!(p.kind, ProblemKind::Refused(_)));
    assert!(refused);
}

#[test]
fn words_that_grading_would_not_find_again_are_refused() {
    let refused = |said: &str, words: &str| {
        let mut scenario = first();
        let from = scenario.items[0].id.clone();
        scenario.items[0].answer[0].text = said.into();
        scenario.good.statements.truncate(1);
        scenario.good.statements[0].from = from;
        scenario.good.statements[0].words = vec![words.into()];
        let mut found = check(&scenario).into_iter();
        found.any(|p| matches!(p.kind, ProblemKind::NoSuchWords { .. }))
    };
    assert!(!refused("Hij heeft KOORTSIG gehuild, één keer.", "koorts"));
    assert!(!refused("Hij riep: \"Nee!\", en liep weg.", "nee, en liep"));
    assert!(!refused("Dat was een idee.", "idée"));
    assert!(refused("Dat was een idee.", "dee"));
    assert!(refused("Dat was een ideetje.", "een ide"));
}
