//! A scenario as a picture: what can be got, what it waits for, and which question it answers.
//!
//! The window paints a [`Map`] itself; [`svg`] writes it as a file. The same scenario gives the same
//! map, and a large one is laid out in time that grows with it.

mod label;
mod layout;
mod svg;
#[cfg(test)]
mod tests;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

pub use svg::{MapTexts, MapWords, svg};

use super::{
    Ask, Channel, Scenario, When,
    check::{Field, Graph, Node, Part, Place, Problem, Reach, answers},
};
use crate::afweging::Outcome;
use layout::Sketch;

/// A scenario as boxes and arrows. Lengths are in points; the origin is the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The title of the scenario.
    pub title: String,
    /// Width of everything.
    pub width: f32,
    /// Height of everything.
    pub height: f32,
    /// The boxes: information and events in the order of the file, the required questions, the
    /// outcome.
    pub nodes: Vec<MapNode>,
    /// The arrows.
    pub edges: Vec<MapEdge>,
    /// The points that each arrow passes, in the order of `edges`. From the second on they come in
    /// pairs: where the arrow enters the room between two boxes, and where it leaves it.
    pub ways: Vec<Vec<[f32; 2]>>,
}

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct MapNode {
    /// Where it stands in the scenario.
    pub place: Place,
    /// The name; empty for a required question and the outcome.
    pub id: String,
    /// What it says, in lines that fit the box.
    pub lines: Vec<String>,
    /// What it is.
    pub kind: MapKind,
    /// Left side.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// Who can come here.
    pub reachable: Reachable,
    /// Whether a problem stands here.
    pub problem: bool,
}

/// What a box is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapKind {
    /// Information that is got here.
    Item(Channel),
    /// An act that a rule looks at.
    Deed(Channel),
    /// An event.
    Event(When),
    /// A required question.
    Required(Ask),
    /// The outcome that fits.
    Outcome(Outcome),
}

/// Who can come somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reachable {
    /// A course can, without help.
    Yes,
    /// Only when the trainer lets an event happen.
    Trainer,
    /// Nobody.
    No,
}

/// An arrow, by the numbers of its boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapEdge {
    /// From this box.
    pub from: usize,
    /// To this one.
    pub to: usize,
    /// What it means.
    pub kind: MapLine,
}

/// What an arrow means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapLine {
    /// The second waits for the first.
    Needs,
    /// The first answers the second.
    Answers,
    /// The second follows from the first.
    LeadsTo,
}

/// Draws a scenario. `problems` are those of [`check`](super::check); any scenario can be drawn.
pub fn map(scenario: &Scenario, problems: &[Problem]) -> Map {
    let graph = Graph::of(scenario);
    let troubled: BTreeSet<usize> = problems
        .iter()
        .filter_map(|p| number(&p.place.part, scenario))
        .collect();
    let mut nodes: Vec<MapNode> = Vec::new();
    for (n, node) in graph.nodes.iter().enumerate() {
        let (kind, text) = match node {
            Node::Item(item) => {
                let kind = match item.deed {
                    Some(_) => MapKind::Deed(item.channel),
                    None => MapKind::Item(item.channel),
                };
                (kind, item.ask.as_str())
            }
            Node::Event(event) => {
                let first = event.answer.first().map_or("", |line| line.text.as_str());
                (MapKind::Event(event.when.clone()), first)
            }
        };
        let reachable = match graph.reach[n] {
            Reach::Course => Reachable::Yes,
            Reach::Trainer => Reachable::Trainer,
            Reach::Nobody => Reachable::No,
        };
        let place = Place::new(graph.part(n), Field::Whole);
        nodes.push(node_of(place, node.id().as_str(), text, kind, reachable));
    }
    let mut edges = Vec::new();
    for (to, before) in graph.before.iter().enumerate() {
        let kind = MapLine::Needs;
        edges.extend(before.iter().map(|from| MapEdge {
            from: *from,
            to,
            kind,
        }));
    }
    add_goal(scenario, &graph, &mut nodes, &mut edges);
    for n in troubled {
        if let Some(node) = nodes.get_mut(n) {
            node.problem = true;
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let (width, height) = Sketch::new(&nodes, &edges).place(&mut nodes);
    Map {
        title: scenario.title.as_str().to_owned(),
        width,
        height,
        ways: ways::ways(&nodes, &edges),
        nodes,
        edges,
    }
}

/// The required questions with what answers them, and the outcome.
fn add_goal(
    scenario: &Scenario,
    graph: &Graph<'_>,
    nodes: &mut Vec<MapNode>,
    edges: &mut Vec<MapEdge>,
) {
    let good = &scenario.good;
    let first = nodes.len();
    let outcome = first + good.required.len();
    let mut asked: BTreeMap<&Ask, Vec<usize>> = BTreeMap::new();
    for (n, required) in good.required.iter().enumerate() {
        asked.entry(&required.ask).or_default().push(first + n);
    }
    let mut answered = vec![false; good.required.len()];
    let mut answer = |from: usize, ask: &Ask| {
        for to in asked.get(ask).into_iter().flatten() {
            let kind = MapLine::Answers;
            edges.push(MapEdge {
                from,
                to: *to,
                kind,
            });
            answered[*to - first] |= graph.reach[from] == Reach::Course;
        }
    };
    for (n, node) in graph.nodes.iter().enumerate() {
        for ask in answers(node.findings()) {
            answer(n, &ask);
        }
        if n < graph.items {
            answer(n, &Ask::Informatie(node.id().clone()));
        }
    }
    for (n, required) in good.required.iter().enumerate() {
        let place = Place::new(Part::Required(n), Field::Whole);
        let reachable = if answered[n] {
            Reachable::Yes
        } else {
            Reachable::No
        };
        let kind = MapKind::Required(required.ask.clone());
        nodes.push(node_of(place, "", &required.why, kind, reachable));
        let (from, to, kind) = (first + n, outcome, MapLine::LeadsTo);
        edges.push(MapEdge { from, to, kind });
    }
    let place = Place::new(Part::Good, Field::Outcome);
    let kind = MapKind::Outcome(good.outcome);
    nodes.push(node_of(place, "", &good.why, kind, Reachable::Yes));
}

fn node_of(place: Place, id: &str, text: &str, kind: MapKind, reachable: Reachable) -> MapNode {
    let lines = label::lines(text);
    MapNode {
        place,
        id: id.to_owned(),
        h: layout::height(lines.len()),
        lines,
        kind,
        x: 0.0,
        y: 0.0,
        w: layout::WIDTH,
        reachable,
        problem: false,
    }
}

/// The number of the box for a part of the scenario, where it has one.
fn number(part: &Part, scenario: &Scenario) -> Option<usize> {
    let items = scenario.items.len();
    let required = items + scenario.events.len();
    match part {
        Part::Item(n, _) => Some(*n),
        Part::Event(n, _) => Some(items + n),
        Part::Required(n) => Some(required + n),
        Part::Good => Some(required + scenario.good.required.len()),
        _ => None,
    }
}
