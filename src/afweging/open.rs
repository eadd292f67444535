//! What is open, and which open answer could change the outcome by itself.
//!
//! The effect is not guessed: each open answer is tried out with every value it could get, and the
//! rules say what the headline would then be.

use super::{
    Clause, OpenPoint, Outcome, Topic, clause,
    clearing::{self, OvjSays, Weighed},
    facts::{Facts, Picture},
    outcome::{Receiving, outcome},
    safety::{self, Safety},
    side, steps,
};
use crate::{
    melding::{
        Danger, Decision, DecisionKind, Evidence, Force, Melding, PersonId, Put, Role, Tri, Value,
        Weights,
    },
    protocol::{Question, Signal, SignalClass},
};

/// The open points: those that could change the outcome first, then in the order of the checklist.
pub fn open_points(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<OpenPoint> {
    let mut list = signals(facts, picture);
    list.extend(places(facts, picture));
    list.extend(decisions(melding, facts));
    list.extend(receiving(melding, facts));
    list.extend(
        plain(melding, facts, picture)
            .into_iter()
            .map(|topic| OpenPoint {
                topic,
                could_become: Vec::new(),
            }),
    );
    list.sort_by_key(|p| (p.could_become.is_empty(), p.topic.step()));
    list
}

fn headline(facts: &Facts, safety: Safety) -> Outcome {
    outcome(safety, facts.right, facts.receiving).0
}

/// A child whose place is not known: open on every track of danger.
fn place_open(picture: &Picture<'_>) -> Safety {
    if picture.place_open.is_empty() {
        Safety::CLEAR
    } else {
        Safety {
            acute: Value::Onbekend,
            structural: Value::Onbekend,
            ..Safety::CLEAR
        }
    }
}

fn signals(facts: &Facts, picture: &Picture<'_>) -> Vec<OpenPoint> {
    let now = headline(facts, facts.safety);
    let open_or_said = |v: Value| matches!(v, Value::Onbekend | Value::Genoemd);
    let open = picture.signals.iter().filter(|(_, w)| {
        [w.acute, w.structural, w.care]
            .into_iter()
            .any(open_or_said)
    });
    open.map(|(signal, weights)| {
        let others = picture.signals.iter().filter(|(s, _)| s != signal);
        let others = safety::fold(others).max(place_open(picture));
        let tried = Value::ALL.into_iter().map(|v| with(*signal, *weights, v));
        let outcomes = tried.map(|w| headline(facts, others.with(w)));
        OpenPoint {
            topic: Topic::Signal(*signal),
            could_become: distinct(outcomes, now),
        }
    })
    .collect()
}

/// A signal with every open track answered by this value.
fn with(signal: Signal, now: Weights, value: Value) -> Weights {
    let answered = |v: Value, on: bool| match v {
        Value::Onbekend | Value::Genoemd if on => value,
        other => other,
    };
    Weights {
        acute: answered(now.acute, signal.asks_acute()),
        structural: answered(now.structural, signal.class() == SignalClass::Structural),
        care: answered(now.care, signal.class() == SignalClass::Care),
    }
}

/// Where a child is: its place known, everything else as it stands.
fn places(facts: &Facts, picture: &Picture<'_>) -> Vec<OpenPoint> {
    let now = headline(facts, facts.safety);
    let known = headline(facts, safety::fold(&picture.signals));
    let alone = picture.place_open.len() == 1;
    let point = |child: &PersonId| OpenPoint {
        topic: Topic::Place(*child),
        could_become: distinct(alone.then_some(known).into_iter(), now),
    };
    picture.place_open.iter().map(point).collect()
}

fn distinct(outcomes: impl Iterator<Item = Outcome>, now: Outcome) -> Vec<Outcome> {
    let mut list: Vec<Outcome> = outcomes.filter(|o| *o != now).collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn decisions(melding: &Melding, facts: &Facts) -> Vec<OpenPoint> {
    let now = headline(facts, facts.safety);
    let with = |right: Clause| outcome(facts.safety, right, facts.receiving).0;
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
            let others = others.map(|o| best_right(melding, o)).max();
            let others = others.unwrap_or(Clause::Geen);
            gaps(melding, d).into_iter().map(move |topic| {
                let served = matches!(topic, Topic::Served(_));
                let tried = completions(melding, d)
                    .into_iter()
                    .filter(|_| !served)
                    .map(|c| with(c.max(others)));
                OpenPoint {
                    topic,
                    could_become: distinct(tried, now),
                }
            })
        })
        .collect()
}

fn best_right(melding: &Melding, decision: &Decision) -> Clause {
    let carries = clause::of_decision(melding, decision);
    let fits = melding
        .children()
        .map(|c| clause::fit(melding, decision, c.id));
    let rights = fits.map(|fit| clause::right(carries, fit));
    rights.max().unwrap_or(carries.min(Clause::Onbekend))
}

/// What is open of a paper that may carry something. Of a paper that cannot, the clause is not asked.
fn gaps(melding: &Melding, d: &Decision) -> Vec<Topic> {
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
    let may_carry = d.kind == DecisionKind::Onbekend || d.kind.can_carry_clause();
    if !may_carry || matches!(d.force, Some(Force::Vervangen | Force::Geschorst)) {
        return list;
    }
    let in_words = d.kind == DecisionKind::Onbekend || d.kind.needs_words();
    if in_words && matches!(d.clause, None | Some(Tri::Onbekend)) {
        list.push(Topic::Clause(d.id));
    }
    if in_words && d.clause == Some(Tri::Nee) {
        return list;
    }
    if d.favours.is_empty() {
        list.push(Topic::Favours(d.id));
    }
    if d.children.is_empty() && melding.children().next().is_some() {
        list.push(Topic::DecisionChildren(d.id));
    }
    if d.kind.needs_words() && matches!(d.today, None | Some(Tri::Onbekend)) {
        list.push(Topic::Today(d.id));
    }
    if d.appealed == Some(Tri::Ja) && !matches!(d.enforceable, Some(Tri::Ja | Tri::Nee)) {
        list.push(Topic::Enforceable(d.id));
    }
    if d.clause == Some(Tri::Ja) && matches!(d.served, None | Some(Tri::Onbekend)) {
        list.push(Topic::Served(d.id));
    }
    list
}

/// What the decision would give for each value of its open points: reading the paper answers them
/// together.
fn completions(melding: &Melding, d: &Decision) -> Vec<Clause> {
    let clauses = match d.clause {
        Some(known @ (Tri::Ja | Tri::Nee)) => vec![Some(known)],
        Some(Tri::Onbekend) | None => vec![Some(Tri::Ja), Some(Tri::Nee)],
    };
    let forces = match d.force {
        Some(known @ (Force::Geldt | Force::Vervangen | Force::Geschorst)) => vec![known],
        Some(Force::Onbekend) | None => vec![Force::Geldt, Force::Vervangen],
    };
    let kinds = match d.kind {
        DecisionKind::Onbekend => vec![
            DecisionKind::Omgang,
            DecisionKind::GezagEenPersoon,
            DecisionKind::Ouderschapsplan,
        ],
        DecisionKind::GezagOfVerblijf => {
            vec![DecisionKind::GezagEenPersoon, DecisionKind::Hoofdverblijf]
        }
        kind => vec![kind],
    };
    let fits: Vec<clause::Fit> = melding
        .children()
        .map(|c| clause::fit(melding, d, c.id))
        .collect();
    let favourable = fits
        .iter()
        .any(|f| f.favours != Some(false) && f.child != Some(false) && f.today != Some(Tri::Nee));
    let mut list = Vec::new();
    for kind in kinds {
        for force in &forces {
            for words in &clauses {
                let standing = clause::Standing {
                    evidence: Some(Evidence::Gezien),
                    force: Some(*force),
                    appealed: d.appealed,
                    enforceable: d.enforceable.or(Some(Tri::Ja)),
                };
                let carries = clause::carried(kind, standing, *words);
                list.push(if favourable { carries } else { Clause::Geen });
            }
        }
    }
    list.push(Clause::Geen);
    list
}

/// The side where the child would go, where a right waits for it: cleared, or put to the OvJ.
fn receiving(melding: &Melding, facts: &Facts) -> Vec<OpenPoint> {
    if !facts.right.counts() || facts.receiving != Receiving::Open {
        return Vec::new();
    }
    let now = headline(facts, facts.safety);
    let with = |receiving| outcome(facts.safety, facts.right, receiving).0;
    let could_become = |all: &[Receiving]| distinct(all.iter().map(|r| with(*r)), now);
    let mut list: Vec<OpenPoint> = side::receiving_sides(melding)
        .into_iter()
        .map(|side| OpenPoint {
            topic: Topic::Receiving(side),
            could_become: could_become(&[Receiving::Cleared]),
        })
        .collect();
    if OvjSays::of(melding) == OvjSays::Open {
        list.push(OpenPoint {
            topic: Topic::OvjHandover,
            could_become: could_become(&[Receiving::OvjAgrees, Receiving::OvjRefuses]),
        });
    }
    list
}

/// Open points that do not change the outcome by themselves, and still must not be missed.
fn plain(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<Topic> {
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
            if danger.aspect.is_none() && !signal.aspects().is_empty() {
                list.push(Topic::Part(*signal, danger.id));
            }
            if bystander_unasked(melding, danger) {
                list.push(Topic::FirstHand(*signal, danger.id));
            }
        }
    }
    list.extend(adults_to_find(melding, picture.board.dangers()).map(Topic::Place));
    if facts.right.counts() {
        list.extend(clearing::free_speech_open(melding).map(Topic::FreeSpeech));
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

/// A danger that only bystanders tell of, of whom it is not known whether they saw it themselves.
fn bystander_unasked(melding: &Melding, danger: &Danger) -> bool {
    let mut sources = danger.sources().peekable();
    let any = sources.peek().is_some();
    let bystander = |id: PersonId| melding.role(id) == Role::Bystander;
    let all = sources.all(|a| crate::melding::claimant(a).is_some_and(bystander));
    any && all && danger.first_hand.is_none()
}

/// Adults in danger now, or from whom it comes, of whom nobody recorded where they are.
fn adults_to_find<'a>(
    melding: &'a Melding,
    dangers: &'a [Weighed<'a>],
) -> impl Iterator<Item = PersonId> + 'a {
    let acute = move |id: PersonId| {
        dangers.iter().any(|d| {
            let named = d.danger.at_risk.contains(&id) || d.danger.from.contains(&id);
            named && d.weights.acute >= Value::Genoemd
        })
    };
    let adults = melding.people_by_part().into_iter();
    adults.filter(move |id| {
        let unknown = melding
            .person(*id)
            .is_some_and(|p| p.now == crate::melding::Whereabouts::Onbekend);
        !id.is_child() && unknown && acute(*id)
    })
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
