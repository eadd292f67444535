//! How well households are recognised, measured on pairs of calls that a person judged.

use chrono::NaiveDate;
use serde::Deserialize;
use voorop::{
    melding::{KnownPerson, Summary},
    terugblik::{likenesses, person_keys},
};

/// Two calls, and whether they are about one household.
#[derive(Deserialize)]
struct Pair {
    zelfde: bool,
    een: Vec<KnownPerson>,
    ander: Vec<KnownPerson>,
}

fn pairs() -> Vec<Pair> {
    ron::from_str(include_str!("fixtures/herkennen.ron")).expect("the pairs are readable")
}

fn call(people: &[KnownPerson]) -> Summary {
    Summary {
        at: NaiveDate::from_ymd_opt(2026, 11, 20)
            .expect("a day")
            .and_time(chrono::NaiveTime::MIN),
        outcome: None,
        rules: None,
        reporter: None,
        heard: Default::default(),
        wederhoor_missing: false,
        safety_unknown: false,
        zorgmelding: false,
        to_wijkagent: false,
        to_jeugdcoordinator: false,
        follow_up: None,
        open: Default::default(),
        people: people.to_vec(),
        unit: String::new(),
    }
}

#[test]
fn nine_in_ten_households_are_recognised_and_hardly_any_look_alike() {
    let pairs = pairs();
    let same = pairs.iter().filter(|p| p.zelfde).count();
    let other = pairs.len() - same;
    assert!(same >= 75 && other >= 75, "{same} and {other} pairs");
    let (mut right, mut wrong) = (0, 0);
    for pair in &pairs {
        let found = !likenesses(&call(&pair.een), &call(&pair.ander)).is_empty();
        match (pair.zelfde, found) {
            (true, true) => right += 1,
            (false, true) => {
                wrong += 1;
                println!("te veel: {:?} / {:?}", pair.een, pair.ander);
            }
            (true, false) => println!("gemist: {:?} / {:?}", pair.een, pair.ander),
            (false, false) => {}
        }
    }
    let recall = f64::from(right) / same as f64;
    let precision = f64::from(right) / f64::from(right + wrong);
    println!(
        "{} paren, {same} van hetzelfde gezin: {:.1} % herkend (recall), {:.1} % van de suggesties klopt (precisie)",
        pairs.len(),
        recall * 100.0,
        precision * 100.0
    );
    assert!(
        recall >= 0.95 && precision >= 0.95,
        "{recall} and {precision}"
    );
}

#[test]
fn whatever_is_suggested_is_also_found_and_both_ways_alike() {
    for pair in pairs() {
        let (one, other) = (call(&pair.een), call(&pair.ander));
        let there = !likenesses(&one, &other).is_empty();
        assert_eq!(
            there,
            !likenesses(&other, &one).is_empty(),
            "{:?}",
            pair.een
        );
        let keys = person_keys(&one);
        let shared = person_keys(&other).iter().any(|key| keys.contains(key));
        assert!(!there || shared, "{:?} / {:?}", pair.een, pair.ander);
    }
}
