//! What holds of every map.

use super::*;
use crate::training::{check, tests::first};

fn overlap(one: &MapNode, other: &MapNode) -> bool {
    one.x < other.x + other.w
        && other.x < one.x + one.w
        && one.y < other.y + other.h
        && other.y < one.y + one.h
}

#[test]
fn no_box_covers_another_and_none_leaves_the_map() {
    let map = map(&first(), &[]);
    for (n, one) in map.nodes.iter().enumerate() {
        assert!(one.x >= 0.0 && one.x + one.w <= map.width, "{one:?}");
        assert!(one.y >= 0.0 && one.y + one.h <= map.height, "{one:?}");
        let mut others = map.nodes[n + 1..].iter();
        assert!(!others.any(|other| overlap(one, other)), "{one:?}");
    }
}

#[test]
fn what_waits_stands_to_the_right_of_what_it_waits_for() {
    let map = map(&first(), &[]);
    assert!(map.edges.iter().any(|e| e.kind == MapLine::Needs));
    for edge in &map.edges {
        let (from, to) = (&map.nodes[edge.from], &map.nodes[edge.to]);
        assert!(from.x + from.w < to.x, "{} {}", from.id, to.id);
    }
}

#[test]
fn every_required_question_follows_from_what_answers_it() {
    let scenario = first();
    let map = map(&scenario, &[]);
    for (n, node) in map.nodes.iter().enumerate() {
        if matches!(node.kind, MapKind::Required(_)) {
            assert!(map.edges.iter().any(|e| e.to == n), "{node:?}");
            assert_eq!(node.reachable, Reachable::Yes);
        }
    }
    let boxes = scenario.items.len() + scenario.events.len() + scenario.good.required.len() + 1;
    assert_eq!(map.nodes.len(), boxes);
}

#[test]
fn what_nobody_reaches_is_marked_with_what_depends_on_it() {
    let mut scenario = first();
    let lost = "nergens".to_owned().try_into().unwrap();
    let bell = scenario
        .items
        .iter_mut()
        .find(|i| i.id.as_str() == "b-bellen");
    bell.unwrap().needs.push(lost);
    let map = map(&scenario, &check(&scenario));
    let state = |id: &str| {
        let node = map.nodes.iter().find(|n| n.id == id).unwrap();
        (node.reachable, node.problem)
    };
    assert_eq!(state("b-bellen"), (Reachable::No, true));
    assert_eq!(state("kind-spreken").0, Reachable::No);
    assert_eq!(state("a-verhaal"), (Reachable::Yes, false));
    let heard = map
        .nodes
        .iter()
        .find(|n| n.kind == MapKind::Required(Ask::Gehoord(crate::melding::PersonId::B)));
    assert_eq!(heard.unwrap().reachable, Reachable::No);
}

#[test]
fn a_circle_and_an_unknown_name_can_be_drawn() {
    let mut scenario = first();
    let last = scenario.items.len() - 1;
    let (one, other) = (
        scenario.items[0].id.clone(),
        scenario.items[last].id.clone(),
    );
    scenario.items[0].needs.push(other);
    scenario.items[last].needs.push(one);
    let map = map(&scenario, &check(&scenario));
    assert!(map.nodes.iter().any(|n| n.reachable == Reachable::No));
}

#[test]
fn a_long_label_ends_in_dots_within_three_lines() {
    for text in ["woord ".repeat(100), "x".repeat(500), "W W ".repeat(200)] {
        let lines = label::lines(&text);
        assert!(
            lines.len() <= 3 && lines.last().unwrap().ends_with('…'),
            "{lines:?}"
        );
        assert!(lines.iter().all(|l| l.chars().count() <= 70), "{lines:?}");
    }
    assert_eq!(label::lines("Kort."), ["Kort."]);
    assert!(label::lines("  ").is_empty());
}

#[test]
fn no_arrow_passes_behind_a_box() {
    let map = map(&first(), &[]);
    let mut passed = 0;
    for (edge, way) in map.edges.iter().zip(&map.ways) {
        // The straight parts lie in the columns; the others between them.
        for ends in way.windows(2).skip(1).step_by(2) {
            let ([left, y], [right, _]) = (ends[0], ends[1]);
            let hit = map.nodes.iter().find(|node| {
                node.x < right && left < node.x + node.w && node.y < y && y < node.y + node.h
            });
            assert!(hit.is_none(), "{edge:?} behind {hit:?}");
            passed += 1;
        }
        assert!(way.is_sorted_by(|one, other| one[0] <= other[0]), "{way:?}");
    }
    assert!(passed > 3, "some arrow passes a column");
}
