//! The melding beside what the course showed: dangers from nowhere, and answers that were left out
//! (ombudsman 2015/096, 4.4 and 4.7).

use std::collections::BTreeSet;

use super::{Graded, Tools, questions::question, trace::Trace, watch::Watch};
use crate::{
    documents::DebriefKind,
    melding::{AnswerValue, Asked, Value},
    protocol::{Question, Signal},
    training::{Ask, PointKey},
};

/// A danger at a signal at which nothing that came shows one, or one that stood there as established
/// before anything about it came.
pub(super) fn unfounded(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    watch: &Watch,
    points: &mut Vec<Graded>,
) {
    let t = &tools.texts.points;
    let reason = &tools.texts.reasons.danger_unfounded;
    for signal in Signal::ALL.iter().copied() {
        let answer = trace.melding().signals.get(&signal);
        let stands = answer.is_some_and(|a| a.active().next().is_some());
        let early = watch.early.get(&signal).filter(|e| e.value == Value::Ja);
        let (phrase, second) = if stands && !trace.danger_told(signal) {
            (&t.danger_unfounded, trace.answered.get(&signal).copied())
        } else if let Some(early) = early {
            (&t.danger_before_asking, Some(early.second))
        } else {
            continue;
        };
        points.push(Graded {
            key: PointKey::JaZonderVraag(signal),
            kind: DebriefKind::Veiligheid,
            good: false,
            second,
            what: phrase.fill("signaal", &tools.protocol.signal(signal).short),
            why: reason.why.to_string(),
            citations: reason.citations.clone(),
        });
    }
}

/// What was got and does not stand in the melding: of the required questions, and of any signal at
/// which a danger became *nee*.
pub(super) fn left_out(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let required = trace.scenario.good.required.iter().map(|r| &r.ask);
    let lost = required.filter(|ask| match ask {
        Ask::Signaal(signal) => signal_lost(trace, *signal),
        Ask::Vraag(question) => answer_lost(trace, *question),
        Ask::Beslissing => {
            trace.told(ask).is_some() && trace.melding().live_decisions().next().is_none()
        }
        Ask::Gehoord(_) | Ask::Informatie(_) => false,
    });
    let mut lost: BTreeSet<Ask> = lost.cloned().collect();
    let denied = Signal::ALL.iter().filter(|s| denied(trace, **s));
    lost.extend(denied.map(|s| Ask::Signaal(*s)));
    let reason = &tools.texts.reasons.left_out;
    for ask in lost {
        let about = question(tools, trace, &ask);
        let changed = match &ask {
            Ask::Signaal(signal) => trace.answered.get(signal).copied(),
            _ => None,
        };
        points.push(Graded {
            kind: match &ask {
                Ask::Signaal(_) => DebriefKind::Veiligheid,
                _ => DebriefKind::FeitOfVerklaring,
            },
            good: false,
            second: changed.or(trace.told(&ask).map(|came| came.second)),
            what: tools.texts.points.left_out.fill("vraag", &about),
            why: reason.why.to_string(),
            citations: reason.citations.clone(),
            key: PointKey::Weggelaten(ask),
        });
    }
}

/// What was got about a signal, in order.
fn got(trace: &Trace<'_>, signal: Signal) -> Vec<Asked> {
    let answers = trace.came.iter().map(|c| c.findings.signals.get(&signal));
    let answers = answers.flatten().map(|a| a.asked);
    answers.filter(|a| *a != Asked::NietGevraagd).collect()
}

fn stands(trace: &Trace<'_>, signal: Signal) -> Asked {
    let answer = trace.melding().signals.get(&signal);
    answer.map_or(Asked::NietGevraagd, |a| match a.asked {
        // Each danger was taken back: the melding says that there is none.
        Asked::Gevaar if a.active().next().is_none() => Asked::Nee,
        asked => asked,
    })
}

/// Whether *nee* stands over a danger that nothing later took away.
fn denied(trace: &Trace<'_>, signal: Signal) -> bool {
    let got = got(trace, signal);
    let danger = got.iter().rposition(|a| *a == Asked::Gevaar);
    let lifted = |from: usize| got[from..].contains(&Asked::Nee);
    stands(trace, signal) == Asked::Nee && danger.is_some_and(|from| !lifted(from))
}

fn signal_lost(trace: &Trace<'_>, signal: Signal) -> bool {
    let got = got(trace, signal);
    match stands(trace, signal) {
        Asked::Gevaar => false,
        Asked::Nee => denied(trace, signal),
        Asked::Onbekend => !got.is_empty() && !got.contains(&Asked::Onbekend),
        Asked::NietGevraagd => got.iter().any(|a| *a != Asked::Onbekend),
    }
}

fn answer_lost(trace: &Trace<'_>, question: Question) -> bool {
    let told = |c: &super::trace::Came<'_>| c.findings.answers.get(&question)?.value.clone();
    let got: Vec<AnswerValue> = trace.came.iter().filter_map(told).collect();
    if got.is_empty() || !trace.melding().applies(question) {
        return false;
    }
    match trace.melding().answer(question) {
        None => true,
        Some(plain @ (AnswerValue::Ja | AnswerValue::Nee | AnswerValue::Onbekend)) => {
            !got.contains(plain)
        }
        Some(_) => false,
    }
}
