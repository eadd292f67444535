//! What is open, and which open answer could change the outcome by itself.
//!
//! The effect is not guessed: each open answer is tried out with every value it could get, and the
//! rules say what the headline would then be.

use super::{
    Clause, OpenPoint, Outcome, Topic, clause,
    facts::Facts,
    outcome::outcome,
    safety::{self, Safety},
    steps,
};
use crate::{
    melding::{Decision, DecisionKind, Evidence, Force, Melding, Put, Tri, Value},
    protocol::{Question, Signal},
};

/// The open points: those that could change the outcome first, then in the order of the checklist.
pub fn open_points(melding: &Melding, facts: &Facts) -> Vec<OpenPoint> {
    let mut list = signals(melding, facts);
    list.extend(decisions(melding, facts));
    list.extend(plain(melding).into_iter().map(|topic| OpenPoint {
        topic,
        could_become: Vec::new(),
    }));
    list.sort_by_key(|p| (p.could_become.is_empty(), p.topic.step()));
    list
}

fn signals(melding: &Melding, facts: &Facts) -> Vec<OpenPoint> {
    let values: Vec<(Signal, Value)> = Signal::ALL
        .iter()
        .map(|s| (*s, safety::overall(melding, *s)))
        .collect();
    let (now, _) = outcome(facts.safety, facts.clause);
    let open = values
        .iter()
        .filter(|(_, v)| matches!(v, Value::Onbekend | Value::Genoemd));
    open.map(|(signal, value)| {
        let others = values
            .iter()
            .filter(|(s, _)| s != signal)
            .fold(Safety::CLEAR, |acc, (s, v)| acc.join(s.class(), *v));
        let tried = Value::ALL.into_iter().filter(|v| v != value);
        let outcomes = tried.map(|v| outcome(others.join(signal.class(), v), facts.clause).0);
        OpenPoint {
            topic: Topic::Signal(*signal),
            could_become: distinct(outcomes, now),
        }
    })
    .collect()
}

fn distinct(outcomes: impl Iterator<Item = Outcome>, now: Outcome) -> Vec<Outcome> {
    let mut list: Vec<Outcome> = outcomes.filter(|o| *o != now).collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn decisions(melding: &Melding, facts: &Facts) -> Vec<OpenPoint> {
    let (now, _) = outcome(facts.safety, facts.clause);
    let with = |clause: Clause| outcome(facts.safety, clause).0;
    if melding.live_decisions().next().is_none() {
        let could_become = distinct(Clause::ALL.into_iter().map(with), now);
        return vec![OpenPoint {
            topic: Topic::Decision,
            could_become,
        }];
    }
    melding
        .live_decisions()
        .flat_map(|d| {
            let others = melding.live_decisions().filter(|o| o.id != d.id);
            let others = others
                .map(clause::of_decision)
                .max()
                .unwrap_or(Clause::Geen);
            gaps(d).into_iter().map(move |topic| {
                let tried = completions(d, topic).map(|c| outcome(facts.safety, c.max(others)).0);
                OpenPoint {
                    topic,
                    could_become: distinct(tried, now),
                }
            })
        })
        .collect()
}

fn gaps(d: &Decision) -> Vec<Topic> {
    if d.kind == DecisionKind::Geen {
        return Vec::new();
    }
    let mut list = Vec::new();
    if !matches!(d.evidence, Some(Evidence::Gezien | Evidence::Bevestigd)) {
        list.push(Topic::Evidence(d.id));
    }
    if matches!(d.force, None | Some(Force::Onbekend)) {
        list.push(Topic::Force(d.id));
    }
    let clause_matters = d.kind == DecisionKind::Onbekend
        || (d.kind.can_carry_clause() && d.kind != DecisionKind::GezagOfVerblijf);
    if clause_matters && matches!(d.clause, None | Some(Tri::Onbekend)) {
        list.push(Topic::Clause(d.id));
    }
    list
}

/// What the decision would carry for each value of its open point, the other open points of the
/// same paper being answered as well: reading the paper answers them together.
fn completions(d: &Decision, topic: Topic) -> impl Iterator<Item = Clause> {
    let clauses = match (topic, d.clause) {
        (_, Some(Tri::Ja)) => vec![Some(Tri::Ja)],
        (_, Some(Tri::Nee)) => vec![Some(Tri::Nee)],
        _ => vec![Some(Tri::Ja), Some(Tri::Nee)],
    };
    let forces = match (topic, d.force) {
        (_, Some(Force::Geldt)) => vec![Force::Geldt],
        (_, Some(Force::Vervangen)) => vec![Force::Vervangen],
        _ => vec![Force::Geldt, Force::Vervangen],
    };
    let kinds = match d.kind {
        DecisionKind::Onbekend => {
            vec![
                DecisionKind::Omgang,
                DecisionKind::GezagOfVerblijf,
                DecisionKind::Ouderschapsplan,
            ]
        }
        kind => vec![kind],
    };
    let all = kinds.into_iter().flat_map(move |kind| {
        let forces = forces.clone();
        let clauses = clauses.clone();
        forces.into_iter().flat_map(move |force| {
            let clauses = clauses.clone();
            clauses
                .into_iter()
                .map(move |c| clause::carried(kind, Some(Evidence::Gezien), Some(force), c))
        })
    });
    all.collect::<Vec<_>>().into_iter()
}

/// Open points that do not change the outcome by themselves, and still must not be missed.
fn plain(melding: &Melding) -> Vec<Topic> {
    let mut list = Vec::new();
    if melding.reporter.is_none() {
        list.push(Topic::Reporter);
    }
    if melding.children().next().is_none() {
        list.push(Topic::Children);
    }
    for (signal, answer) in &melding.signals {
        for danger in answer.active() {
            if danger.at_risk.is_empty() {
                list.push(Topic::AtRisk(*signal, danger.id));
            }
            if danger.known.is_none() {
                list.push(Topic::Known(*signal, danger.id));
            }
        }
    }
    list.extend(questions(melding).map(Topic::Question));
    let parents = melding.parents_by_part().into_iter();
    let people = parents.chain(melding.children().map(|c| c.id));
    list.extend(
        people
            .filter(|id| super::tracks::unheard(melding, *id))
            .map(Topic::Hearing),
    );
    let not_put = melding
        .accusations()
        .into_iter()
        .filter(|a| melding.rebuttals.get(&a.id).and_then(|r| r.put) != Some(Put::Voorgelegd));
    list.extend(not_put.map(|a| Topic::Rebuttal(a.id)));
    list
}

fn questions(melding: &Melding) -> impl Iterator<Item = Question> {
    Question::ALL.iter().copied().filter(|q| {
        steps::needed(melding, *q)
            && matches!(
                melding.answer(*q),
                None | Some(crate::melding::AnswerValue::Onbekend)
            )
    })
}
