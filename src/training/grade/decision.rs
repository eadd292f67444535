//! The officer's decision: beside the outcome that fits, and beside what the rules say of the
//! trainee's own melding. A decision that fits by chance is none that was found (ombudsman 2015/096,
//! 4.4 and 5.2.1).

use std::cmp::Ordering;

use super::{
    Graded, Tools,
    trace::Trace,
    watch::{Watch, founded, informed},
};
use crate::{
    afweging::{Assessment, Outcome, Topic},
    documents::{DebriefKind, DebriefTriage, phrase::Phrase, phrase::fill},
    melding::{AnswerValue, Asked, Melding},
    protocol::{Choice, Question, Signal},
    training::{Ask, Move, PointKey, texts::Reason},
};

/// Whether the rules give the decision on the trainee's own melding.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Ground {
    /// They do, and did when it was taken.
    Own,
    /// At the end they give something else.
    Other { gives: Outcome, open: Vec<Topic> },
    /// They do because of answers to what was never asked.
    Unasked(Vec<Signal>),
    /// When it was taken they gave something else.
    OtherThen { gave: Outcome, open: Vec<Topic> },
    /// When it was taken they did, because of answers to what had not been asked.
    UnaskedThen(Vec<Signal>),
}

/// The decision, what fits, and what it rests on.
pub(super) struct Verdict {
    chosen: Option<Outcome>,
    expected: Outcome,
    /// `None` where no decision stands.
    ground: Option<Ground>,
    /// What the melding gave when it was taken.
    then: Option<Outcome>,
}

impl Verdict {
    pub fn of(
        tools: &Tools<'_>,
        trace: &Trace<'_>,
        watch: &Watch,
        moves: &[Move],
        end: &Assessment,
    ) -> Self {
        let chosen = chosen(trace.melding());
        let weighed = chosen.map(|chosen| ground(tools, trace, watch, moves, end, chosen));
        let (ground, then) = weighed.unzip();
        Self {
            chosen,
            expected: trace.scenario.good.outcome,
            ground,
            then,
        }
    }

    /// The figure of it.
    pub fn triage(&self) -> DebriefTriage {
        DebriefTriage {
            chosen: self.chosen,
            expected: self.expected,
            follows: self.ground == Some(Ground::Own),
        }
    }

    /// It fits, and rests on what was asked and written down.
    fn is_good(&self) -> bool {
        self.chosen == Some(self.expected) && self.ground == Some(Ground::Own)
    }
}

/// The decision that stands.
pub(super) fn chosen(melding: &Melding) -> Option<Outcome> {
    let Some(AnswerValue::Keuze(choice)) = melding.answer(Question::Besluit) else {
        return None;
    };
    Outcome::ALL.into_iter().find(|o| decision(*o) == *choice)
}

fn decision(outcome: Outcome) -> Choice {
    match outcome {
        Outcome::Terughoudend => Choice::BesluitTerughoudend,
        Outcome::EigenAfweging => Choice::BesluitAfweging,
        Outcome::EerstVaststellen => Choice::BesluitVaststellen,
        Outcome::OptredenNoodzakelijk => Choice::BesluitOptreden,
    }
}

/// The decision in the words of the checklist.
pub(super) fn decision_name<'a>(tools: &Tools<'a>, outcome: Outcome) -> &'a str {
    tools.protocol.choice(decision(outcome))
}

/// The ground of a decision, and what the melding gave when it was taken.
fn ground(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    watch: &Watch,
    moves: &[Move],
    end: &Assessment,
    chosen: Outcome,
) -> (Ground, Outcome) {
    let own = trace.melding();
    let all = trace.came.len();
    // The melding, and what came, of the moment at which the decision was taken.
    let decided = watch.decided.as_ref().filter(|d| d.melding != *own);
    let then = decided.map(|d| (tools.assess)(&d.melding));
    let gave = then.as_ref().map_or(end.headline, |then| then.headline);
    let ground = if end.headline != chosen {
        Ground::Other {
            gives: end.headline,
            open: open(end),
        }
    } else if let Some(unasked) = unasked(tools, trace, own, all, chosen) {
        Ground::Unasked(unasked)
    } else if let (Some(decided), Some(then)) = (decided, then) {
        let before = unasked(tools, trace, &decided.melding, decided.came, chosen);
        let knew = || {
            let melding = informed(trace, moves, decided);
            (tools.assess)(&melding).headline == chosen
                && unasked(tools, trace, &melding, decided.came, chosen).is_none()
        };
        match before {
            None if gave == chosen => Ground::Own,
            _ if knew() => Ground::Own,
            Some(unasked) if gave == chosen => Ground::UnaskedThen(unasked),
            _ => Ground::OtherThen {
                gave,
                open: open(&then),
            },
        }
    } else {
        Ground::Own
    };
    (ground, gave)
}

/// The signals without whose answers, which nobody asked for, the rules give something else.
fn unasked(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    melding: &Melding,
    came: usize,
    chosen: Outcome,
) -> Option<Vec<Signal>> {
    let (asked_for, out) = founded(trace, melding, came);
    let differs = !out.is_empty() && (tools.assess)(&asked_for).headline != chosen;
    differs.then_some(out)
}

/// The open answers that could change the outcome.
fn open(assessment: &Assessment) -> Vec<Topic> {
    let open = assessment.open.iter();
    let counts = open.filter(|point| !point.could_become.is_empty());
    counts.map(|point| point.topic).collect()
}

/// The decision as a point.
pub(super) fn outcome(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    verdict: &Verdict,
    points: &mut Vec<Graded>,
) {
    let good = verdict.is_good();
    let fits = verdict.chosen == Some(verdict.expected);
    let r = &tools.texts.reasons;
    // The scenario explains its outcome by all of its answers: that holds for who got them.
    let reason: Option<&Reason> = match (good, fits) {
        (false, true) => Some(&r.guessed),
        _ if all_asked(trace) => None,
        (true, _) => Some(&r.follows),
        (false, false) => Some(&r.more_to_know),
    };
    let scenario = &trace.scenario.good;
    points.push(Graded {
        key: PointKey::Uitkomst,
        kind: DebriefKind::Uitkomst,
        good,
        second: trace.decided,
        what: what(tools, verdict),
        why: reason.map_or_else(|| scenario.why.to_string(), |r| r.why.to_string()),
        citations: reason.map_or(&scenario.citations, |r| &r.citations).clone(),
    });
}

fn what(tools: &Tools<'_>, verdict: &Verdict) -> String {
    let t = &tools.texts.points;
    let fits = decision_name(tools, verdict.expected);
    let (Some(chosen), Some(ground)) = (verdict.chosen, &verdict.ground) else {
        return t.undecided.fill("passend", fits);
    };
    let filled = |phrase: &Phrase, gives: Option<Outcome>| {
        let named = phrase.fill("gekozen", decision_name(tools, chosen));
        let gives = gives.map_or("", |gives| decision_name(tools, gives));
        fill(&fill(&named, "passend", fits), "regels", gives)
    };
    let unknown = |phrase: &Phrase, text: String, open: &[Topic]| match names(tools, open) {
        None => text,
        Some(names) => format!("{text} {}", phrase.fill("wat", &names)),
    };
    if chosen == verdict.expected {
        return match ground {
            Ground::Own => filled(&t.decided, None),
            Ground::Other { gives, open } => {
                unknown(&t.unknown, filled(&t.decided_guess, Some(*gives)), open)
            }
            Ground::OtherThen { gave, open } => {
                let text = filled(&t.decided_before, Some(*gave));
                unknown(&t.unknown_then, text, open)
            }
            Ground::Unasked(signals) => {
                let text = filled(&t.decided_unasked, None);
                fill(&text, "signalen", &signal_names(tools, signals))
            }
            Ground::UnaskedThen(signals) => {
                let text = filled(&t.decided_unasked_then, None);
                fill(&text, "signalen", &signal_names(tools, signals))
            }
        };
    }
    match ground {
        Ground::Own | Ground::OtherThen { .. } => filled(&t.decided_on_own, None),
        Ground::Other { gives, .. } if verdict.then == Some(chosen) => {
            filled(&t.decided_outdated, Some(*gives))
        }
        _ => match chosen.response().cmp(&verdict.expected.response()) {
            Ordering::Less => filled(&t.decided_light, None),
            Ordering::Equal => filled(&t.decided_other, None),
            Ordering::Greater => filled(&t.decided_heavy, None),
        },
    }
}

/// What is open, in words: the first few, and how many more.
fn names(tools: &Tools<'_>, open: &[Topic]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for topic in open {
        let name = match topic {
            Topic::Signal(signal) => &*tools.protocol.signal(*signal).short,
            Topic::Place(_) => &*tools.texts.points.the_place,
            Topic::Receiving(_) | Topic::OvjHandover => &*tools.texts.points.the_side,
            _ => &*tools.texts.points.the_decision,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| some_of(tools, &names))
}

fn signal_names(tools: &Tools<'_>, signals: &[Signal]) -> String {
    let names = signals.iter().map(|s| &*tools.protocol.signal(*s).short);
    some_of(tools, &names.collect::<Vec<_>>())
}

fn some_of(tools: &Tools<'_>, names: &[&str]) -> String {
    const MOST: usize = 4;
    let shown = if names.len() > MOST { MOST - 1 } else { MOST };
    let quoted = names.iter().take(shown).map(|name| format!("‘{name}’"));
    let list = quoted.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(shown) {
        0 => list,
        more => {
            let more = tools
                .texts
                .points
                .and_more
                .fill("aantal", &more.to_string());
            format!("{list} {more}")
        }
    }
}

/// Whether all was asked on which the scenario's own explanation rests: every mandatory question,
/// and every signal and decision that the expert got.
fn all_asked(trace: &Trace<'_>) -> bool {
    let scenario = trace.scenario;
    let mut required = scenario.good.required.iter();
    let required = required.all(|r| trace.told(&r.ask).is_some());
    let asked = scenario.expert.iter().filter_map(|next| match next {
        Move::Ask(id) => trace.known(id),
        _ => None,
    });
    let mut asked = asked.map(|came| came.findings);
    required
        && asked.all(|findings| {
            let signals = findings.signals.iter();
            let mut told = signals.filter(|(_, a)| a.asked != Asked::NietGevraagd);
            let decision = findings.decisions.is_empty() || trace.told(&Ask::Beslissing).is_some();
            decision && told.all(|(signal, _)| trace.told(&Ask::Signaal(*signal)).is_some())
        })
}
