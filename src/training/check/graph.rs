//! What waits for what: names, reach and circles, in time that grows with the scenario.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use super::super::{Event, Findings, Id, Item, Said, Scenario, When};
use super::Part;
use crate::protocol::edits;

/// Information or an event.
#[derive(Clone, Copy, Debug)]
pub(in crate::training) enum Node<'a> {
    /// Information.
    Item(&'a Item),
    /// An event.
    Event(&'a Event),
}

/// Who can come somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::training) enum Reach {
    /// A course can, without help.
    Course,
    /// Only when the trainer lets an event happen.
    Trainer,
    /// Nobody.
    Nobody,
}

/// The nodes of a scenario, information first, each with what it waits for.
pub(in crate::training) struct Graph<'a> {
    pub nodes: Vec<Node<'a>>,
    /// The first node with each name.
    pub named: BTreeMap<&'a Id, usize>,
    /// What each node waits for, as far as it exists.
    pub before: Vec<Vec<usize>>,
    /// What waits for each node.
    pub after: Vec<Vec<usize>>,
    pub reach: Vec<Reach>,
    /// How many of the nodes are information.
    pub items: usize,
}

impl<'a> Node<'a> {
    pub fn id(self) -> &'a Id {
        match self {
            Self::Item(item) => &item.id,
            Self::Event(event) => &event.id,
        }
    }

    /// What it waits for.
    pub fn needs(self) -> &'a [Id] {
        match self {
            Self::Item(item) => &item.needs,
            Self::Event(event) => match &event.when {
                When::Na(ids) => ids,
                When::Minuut(_) | When::Trainer => &[],
            },
        }
    }

    pub fn answer(self) -> &'a [Said] {
        match self {
            Self::Item(item) => &item.answer,
            Self::Event(event) => &event.answer,
        }
    }

    pub fn findings(self) -> &'a Findings {
        match self {
            Self::Item(item) => &item.findings,
            Self::Event(event) => &event.findings,
        }
    }

    fn is_for_trainer(self) -> bool {
        matches!(self, Self::Event(event) if event.when == When::Trainer)
    }
}

impl<'a> Graph<'a> {
    pub fn of(scenario: &'a Scenario) -> Self {
        let items = scenario.items.iter().map(Node::Item);
        let nodes: Vec<Node<'a>> = items
            .chain(scenario.events.iter().map(Node::Event))
            .collect();
        let mut named = BTreeMap::new();
        for (n, node) in nodes.iter().enumerate() {
            named.entry(node.id()).or_insert(n);
        }
        let mut before: Vec<Vec<usize>> = Vec::with_capacity(nodes.len());
        let mut after = vec![Vec::new(); nodes.len()];
        let mut unknown = vec![false; nodes.len()];
        for (n, node) in nodes.iter().enumerate() {
            let mut needs: Vec<usize> = Vec::new();
            for id in node.needs() {
                match named.get(id) {
                    Some(need) => needs.push(*need),
                    None => unknown[n] = true,
                }
            }
            needs.sort_unstable();
            needs.dedup();
            for need in &needs {
                after[*need].push(n);
            }
            before.push(needs);
        }
        let mut graph = Self {
            nodes,
            named,
            before,
            after,
            reach: Vec::new(),
            items: scenario.items.len(),
        };
        let course = graph.reached(|n, node| !unknown[n] && !node.is_for_trainer());
        let trainer = graph.reached(|n, _| !unknown[n]);
        graph.reach = course
            .iter()
            .zip(&trainer)
            .map(|(course, trainer)| match (course, trainer) {
                (true, _) => Reach::Course,
                (false, true) => Reach::Trainer,
                (false, false) => Reach::Nobody,
            })
            .collect();
        graph
    }

    /// What can be reached through the nodes that `open` lets pass.
    fn reached(&self, open: impl Fn(usize, Node<'a>) -> bool) -> Vec<bool> {
        let mut waits: Vec<usize> = self.before.iter().map(Vec::len).collect();
        let mut reached = vec![false; self.nodes.len()];
        let mut next: Vec<usize> = (0..waits.len()).filter(|n| waits[*n] == 0).collect();
        while let Some(n) = next.pop() {
            if !open(n, self.nodes[n]) {
                continue;
            }
            reached[n] = true;
            for later in &self.after[n] {
                waits[*later] -= 1;
                if waits[*later] == 0 {
                    next.push(*later);
                }
            }
        }
        reached
    }

    /// The place of a node.
    pub fn part(&self, n: usize) -> Part {
        let id = self.nodes[n].id().clone();
        if n < self.items {
            Part::Item(n, id)
        } else {
            Part::Event(n - self.items, id)
        }
    }

    /// Every node that can be reached by anybody, each after what it waits for. What `early` gives
    /// comes first where nothing holds it.
    pub fn in_order(&self, early: impl Fn(usize) -> u64) -> Vec<usize> {
        let mut waits: Vec<usize> = self.before.iter().map(Vec::len).collect();
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut next: BinaryHeap<Reverse<(u64, usize)>> = (0..waits.len())
            .filter(|n| waits[*n] == 0)
            .map(|n| Reverse((early(n), n)))
            .collect();
        while let Some(Reverse((_, n))) = next.pop() {
            if self.reach[n] == Reach::Nobody {
                continue;
            }
            order.push(n);
            for later in &self.after[n] {
                waits[*later] -= 1;
                if waits[*later] == 0 {
                    next.push(Reverse((early(*later), *later)));
                }
            }
        }
        order
    }

    /// Each group of nodes that wait for one another: one round through it, from its first node.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let group = self.groups();
        let mut size = vec![0_usize; self.nodes.len()];
        for g in &group {
            size[*g] += 1;
        }
        let mut seen = vec![false; self.nodes.len()];
        let mut circles = Vec::new();
        for n in 0..self.nodes.len() {
            let alone = size[group[n]] == 1 && !self.before[n].contains(&n);
            if alone || std::mem::replace(&mut seen[group[n]], true) {
                continue;
            }
            circles.push(self.round(n, &group));
        }
        circles
    }

    /// Walks back inside one group until it comes where it was.
    fn round(&self, start: usize, group: &[usize]) -> Vec<usize> {
        let mut walked = Vec::new();
        let mut at: BTreeMap<usize, usize> = BTreeMap::new();
        let mut now = start;
        while let std::collections::btree_map::Entry::Vacant(slot) = at.entry(now) {
            slot.insert(walked.len());
            walked.push(now);
            let inside = self.before[now].iter().find(|n| group[**n] == group[start]);
            match inside {
                Some(next) => now = *next,
                None => break,
            }
        }
        let from = at.get(&now).copied().unwrap_or(0);
        let mut round = walked.split_off(from);
        // It begins with the node that stands first in the file.
        let first = (0..round.len()).min_by_key(|i| round[*i]).unwrap_or(0);
        round.rotate_left(first);
        round
    }

    /// The number of the group of each node: nodes that wait for one another share it (Tarjan, with
    /// a stack of its own so that a long chain fits).
    fn groups(&self) -> Vec<usize> {
        const NEW: usize = usize::MAX;
        let count = self.nodes.len();
        let mut found = vec![NEW; count];
        let mut low = vec![NEW; count];
        let mut group = vec![NEW; count];
        let mut open = Vec::new();
        let mut walk: Vec<(usize, usize)> = Vec::new();
        let mut clock = 0;
        let mut groups = 0;
        for root in 0..count {
            if found[root] != NEW {
                continue;
            }
            walk.push((root, 0));
            while let Some((n, edge)) = walk.pop() {
                if edge == 0 {
                    found[n] = clock;
                    low[n] = clock;
                    clock += 1;
                    open.push(n);
                }
                if let Some(next) = self.before[n].get(edge).copied() {
                    walk.push((n, edge + 1));
                    if found[next] == NEW {
                        walk.push((next, 0));
                    } else if group[next] == NEW {
                        low[n] = low[n].min(found[next]);
                    }
                    continue;
                }
                if low[n] == found[n] {
                    while let Some(member) = open.pop() {
                        group[member] = groups;
                        if member == n {
                            break;
                        }
                    }
                    groups += 1;
                }
                if let Some((parent, _)) = walk.last() {
                    low[*parent] = low[*parent].min(low[n]);
                }
            }
        }
        group
    }

    /// The name that looks most like this one, where one does.
    pub fn near(&self, id: &Id) -> Option<Id> {
        let close = |name: &Id| edits(id.as_str(), name.as_str());
        let best = self.named.keys().min_by_key(|name| close(name))?;
        (close(best) <= 2 && id.as_str().len() > 3).then(|| (*best).clone())
    }
}
