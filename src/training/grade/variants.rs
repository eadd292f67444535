//! A scenario and its course turned round, to see that grading does not change, or changes in one
//! point only.

use std::collections::BTreeSet;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    protocol::Question,
    training::{Id, Move, Order, Scenario, Session},
};

/// The expert course with the same answers, but what the order with this number (from 1) puts first
/// is asked last: all of it, or one piece of it where what follows needs the rest. `None` where there
/// is no such order, or where it cannot be broken. A course in which another order puts the same
/// first breaks that one too.
pub fn asked_last(scenario: &Scenario, order: u32) -> Option<Vec<Move>> {
    let at = usize::try_from(order).ok()?.checked_sub(1)?;
    let order = scenario.good.order.get(at)?;
    let all = order.first.iter().collect();
    let pieces = order.first.iter().map(|id| BTreeSet::from([id]));
    let mut late = std::iter::once(all).chain(pieces);
    late.find_map(|late| put_off(scenario, order, &late))
}

/// The expert course in which these come last, where that breaks the order.
fn put_off(scenario: &Scenario, order: &Order, first: &BTreeSet<&Id>) -> Option<Vec<Move>> {
    let of_first = |next: &&Move| match next {
        Move::Ask(id) | Move::Note(id) => first.contains(id),
        _ => false,
    };
    let (moved, mut moves): (Vec<Move>, Vec<Move>) = scenario
        .expert
        .iter()
        .cloned()
        .partition(|next| of_first(&next));
    moves.extend(moved);
    // The decision comes after the questions, in this course too, and after what follows them.
    let decides = |next: &Move| matches!(next, Move::Fill(all) if all.answers.contains_key(&Question::Besluit));
    let (decisions, mut moves): (Vec<Move>, Vec<Move>) = moves.into_iter().partition(decides);
    // What can only be done after them, such as an act that needs the answer, follows them.
    let mut done = 0;
    let mut session = Session::new(scenario, Uuid::nil());
    let mut put_off = 0;
    while done < moves.len() {
        if session.play(moves[done].clone()).is_ok() {
            done += 1;
            put_off = 0;
        } else {
            let late = moves.remove(done);
            moves.push(late);
            put_off += 1;
            if put_off > moves.len() - done {
                return None;
            }
        }
    }
    for decision in decisions {
        session.play(decision.clone()).ok()?;
        moves.push(decision);
    }
    let asked: Vec<&Id> = moves
        .iter()
        .filter_map(|next| match next {
            Move::Ask(id) => Some(id),
            _ => None,
        })
        .collect();
    let place = |id: &Id| asked.iter().position(|a| *a == id);
    let last = order.first.iter().filter_map(place).max()?;
    let then = order.then.iter().filter_map(place).min()?;
    (then < last).then_some(moves)
}

/// A scenario, a move or a key in which the parents have changed places: every value and every name
/// that is `A` becomes `B`, and the other way round. Words in a sentence stay. `None` for a value
/// that has no such form.
pub fn with_parents_swapped<T: Serialize + DeserializeOwned>(value: &T) -> Option<T> {
    let mut tree = serde_json::to_value(value).ok()?;
    swap(&mut tree);
    serde_json::from_value(tree).ok()
}

fn swap(tree: &mut Value) {
    match tree {
        Value::String(text) => {
            if let Some(other) = other(text) {
                *text = other.to_owned();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(swap),
        Value::Object(fields) => {
            let old = std::mem::take(fields);
            for (name, mut value) in old {
                swap(&mut value);
                fields.insert(other(&name).map_or(name.clone(), str::to_owned), value);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn other(label: &str) -> Option<&'static str> {
    match label {
        "A" => Some("B"),
        "B" => Some("A"),
        _ => None,
    }
}
