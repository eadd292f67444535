//! The scenario itself, its people, its information and events: filled in, known, to be reached.

use std::collections::BTreeSet;

use super::{Checker, Field, Graph, Node, Part, Place, ProblemKind, Reach};
use crate::{
    melding::{Command, Melding, Person, PersonId},
    training::{Channel, Deed, Id, When},
};

impl Checker<'_> {
    /// The fields of the scenario.
    pub(super) fn whole(&mut self) {
        let scenario = self.scenario;
        let part = Part::Scenario;
        if scenario.version == 0 {
            let place = Place::new(part.clone(), Field::Version);
            let kind = ProblemKind::OutOfRange {
                found: 0,
                low: 1,
                high: u32::MAX,
            };
            self.add(place, kind);
        }
        self.text(&part, Field::Title, &scenario.title);
        self.list(&part, Field::Goals, &scenario.goals);
        for (n, goal) in scenario.goals.iter().enumerate() {
            self.text(&Part::Goal(n), Field::Goal, &goal.text);
            self.list(&Part::Goal(n), Field::Citations, &goal.citations);
        }
        self.range(&part, Field::Minutes, scenario.budget, 1);
        self.text(&part, Field::Briefing, &scenario.briefing);
        if let Some(id) = scenario.reporter {
            self.person(Place::new(part.clone(), Field::Reporter), id);
        }
        self.list(&part, Field::Items, &scenario.items);
        self.list(&part, Field::Expert, &scenario.expert);
    }

    /// The people: both parents, each label once, each record one that a melding takes.
    pub(super) fn people(&mut self) {
        let scenario = self.scenario;
        for parent in PersonId::PARENTS {
            if !self.people.contains(&parent) {
                let place = Place::new(Part::Scenario, Field::People);
                self.add(place, ProblemKind::NoParent(parent));
            }
        }
        let mut melding = self.empty_melding();
        // The day of the call, and nothing else yet.
        if let Err(reason) = melding.apply(Command::SetTime(scenario.start), scenario.start) {
            let place = Place::new(Part::Scenario, Field::Start);
            self.add(place, ProblemKind::Refused(reason));
        }
        let mut seen = BTreeSet::new();
        for (n, role) in scenario.people.iter().enumerate() {
            let id = role.person.id;
            let place = Place::new(Part::Person(n, id), Field::Person);
            if !seen.insert(id) {
                self.add(place, ProblemKind::SamePerson(id));
                continue;
            }
            let command = Command::EditPerson(role.person.clone());
            if let Err(reason) = melding.apply(command, scenario.start) {
                self.add(place, ProblemKind::Refused(reason));
            }
        }
        self.everyone_can_speak();
    }

    /// A melding in which everybody stands, and nothing of them.
    pub(super) fn empty_melding(&self) -> Melding {
        let mut melding = Melding::new(uuid::Uuid::nil(), self.scenario.start);
        let others = self.people.iter().filter(|id| !id.is_parent());
        melding.people.extend(others.map(|id| Person::new(*id)));
        melding
    }

    /// Parents can be asked; so can whoever has words ready, or these are never heard.
    fn everyone_can_speak(&mut self) {
        let mut asked = BTreeSet::new();
        let mut heard = BTreeSet::new();
        for (n, node) in self.graph.nodes.iter().enumerate() {
            if self.graph.reach[n] == Reach::Nobody {
                continue;
            }
            if let Node::Item(item) = node
                && let Channel::Spreek(id) = item.channel
            {
                asked.insert(id);
            }
            heard.extend(node.answer().iter().filter_map(|line| line.by));
        }
        let scenario = self.scenario;
        for (n, role) in scenario.people.iter().enumerate() {
            let id = role.person.id;
            let silent = !asked.contains(&id) && !heard.contains(&id);
            let place = |field| Place::new(Part::Person(n, id), field);
            if id.is_parent() && !asked.contains(&id) {
                self.add(place(Field::Whole), ProblemKind::NobodyAsks(id));
            } else if silent && !role.says.is_blank() {
                self.add(place(Field::Says), ProblemKind::NobodyAsks(id));
            }
        }
    }

    /// Information and events, one by one.
    pub(super) fn nodes(&mut self) {
        for n in 0..self.graph.nodes.len() {
            let node = self.graph.nodes[n];
            let part = self.graph.part(n);
            if self.graph.named.get(node.id()) != Some(&n) {
                let place = Place::new(part.clone(), Field::Id);
                self.add(place, ProblemKind::SameId(node.id().clone()));
            }
            self.list(&part, Field::Answer, node.answer());
            for (line, said) in node.answer().iter().enumerate() {
                let place = Place::nth(part.clone(), Field::Answer, line);
                if said.text.is_blank() {
                    self.add(place.clone(), ProblemKind::EmptyText);
                }
                if let Some(id) = said.by {
                    self.person(place, id);
                }
            }
            let field = match node {
                Node::Item(item) => {
                    self.text(&part, Field::Ask, &item.ask);
                    self.range(&part, Field::Minutes, item.minutes, 0);
                    if let Channel::Spreek(id) = item.channel {
                        self.person(Place::new(part.clone(), Field::Channel), id);
                    }
                    if let Some(deed) = item.deed {
                        self.deed(&Place::new(part.clone(), Field::Deed), deed);
                    }
                    Field::Needs
                }
                Node::Event(event) => {
                    match &event.when {
                        When::Minuut(minute) => self.range(&part, Field::When, *minute, 0),
                        When::Na(ids) => self.list(&part, Field::When, ids),
                        When::Trainer => {}
                    }
                    Field::When
                }
            };
            for (at, id) in node.needs().iter().enumerate() {
                // A moment holds its list between brackets, which is no field.
                let place = match field {
                    Field::Needs => Place::nth(part.clone(), field, at),
                    _ => Place::new(part.clone(), field),
                };
                self.named(place, id);
            }
        }
    }

    fn deed(&mut self, place: &Place, deed: Deed) {
        let (child, parent, other) = match deed {
            Deed::Verplaatst(kind) => (Some(kind), None, None),
            Deed::Overgedragen { kind, aan } => (Some(kind), Some(aan), None),
            Deed::Geadviseerd(id) | Deed::BijsluiterGegeven(id) => (None, Some(id), None),
            Deed::AangifteGeweigerd(id) => (None, None, Some(id)),
        };
        for id in [child, parent, other].into_iter().flatten() {
            self.person(place.clone(), id);
        }
        if let Some(id) = child.filter(|id| !id.is_child()) {
            self.add(place.clone(), ProblemKind::NotAChild(id));
        }
        if let Some(id) = parent.filter(|id| !id.is_parent()) {
            self.add(place.clone(), ProblemKind::NotAParent(id));
        }
    }

    /// Circles, and what waits for something that never comes.
    pub(super) fn reach(&mut self) {
        let circles = self.graph.circles();
        let mut in_circle = BTreeSet::new();
        for circle in circles {
            in_circle.extend(circle.iter().copied());
            if let Some(first) = circle.first() {
                let place = waits_at(&self.graph, *first);
                let names: Vec<Id> = circle.iter().map(|n| self.id(*n)).collect();
                self.add(place, ProblemKind::Circle(names));
            }
        }
        for n in 0..self.graph.nodes.len() {
            let reach = self.graph.reach[n];
            // What follows an event of the trainer is the trainer's too.
            let is_event = n >= self.graph.items;
            if reach == Reach::Course
                || (reach == Reach::Trainer && is_event)
                || in_circle.contains(&n)
            {
                continue;
            }
            let waits = self.graph.before[n].iter().filter(|b| !self.reached(**b));
            let names: Vec<Id> = waits.map(|b| self.id(*b)).collect();
            // Where a name is unknown, that says it all.
            if !names.is_empty() {
                let kind = if reach == Reach::Trainer {
                    ProblemKind::TrainerOnly(names)
                } else {
                    ProblemKind::Unreachable(names)
                };
                self.add(waits_at(&self.graph, n), kind);
            }
        }
    }

    pub(super) fn id(&self, n: usize) -> Id {
        self.graph.nodes[n].id().clone()
    }
}

/// Where a node says what it waits for.
fn waits_at(graph: &Graph<'_>, n: usize) -> Place {
    let field = match graph.nodes[n] {
        Node::Item(_) => Field::Needs,
        Node::Event(_) => Field::When,
    };
    Place::new(graph.part(n), field)
}
