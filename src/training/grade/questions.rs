//! What was asked, in which order, and what could have been known. A point has a neutral name; good
//! or missed says the rest.

use super::{
    Graded, Tools,
    hearing::says_something,
    lines::shortened,
    trace::{Came, Trace},
    watch::Watch,
};
use crate::{
    documents::{DebriefKind, phrase::fill},
    melding::{Heard, PersonId, Says, SignalAnswer, Speaker, Value},
    protocol::Signal,
    training::{Ask, Id, PointKey},
};

/// The mandatory questions. It counts that something was asked, wherever it was written down.
pub(super) fn mandatory(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    for required in &trace.scenario.good.required {
        let came = trace.told(&required.ask);
        let spared = match required.ask {
            Ask::Gehoord(person) if came.is_none() => spared(trace, person),
            _ => false,
        };
        let good = came.is_some() || spared;
        points.push(Graded {
            key: PointKey::Verplicht(required.ask.clone()),
            kind: DebriefKind::VerplichteVraag,
            good,
            second: came.map(|c| c.second),
            what: match (&required.ask, spared) {
                (Ask::Gehoord(person), true) => {
                    tools.texts.points.spared.fill("wie", &person.to_string())
                }
                _ => question(tools, trace, &required.ask),
            },
            why: required.why.to_string(),
            citations: required.citations.clone(),
        });
    }
}

/// Whether a child was deliberately not burdened, and why stands there.
fn spared(trace: &Trace<'_>, person: PersonId) -> bool {
    let line = trace.melding().hearings.get(&person);
    person.is_child()
        && line.is_some_and(|h| h.heard == Some(Heard::BewustNiet) && says_something(&h.why_not))
}

/// What is asked, in words.
pub(super) fn question(tools: &Tools<'_>, trace: &Trace<'_>, ask: &Ask) -> String {
    match ask {
        Ask::Gehoord(person) => tools.texts.points.hearing.fill("wie", &person.to_string()),
        Ask::Signaal(signal) => tools.protocol.signal(*signal).question.clone(),
        Ask::Vraag(question) => tools.protocol.question(*question).question.clone(),
        Ask::Beslissing => tools.texts.points.about_decision.to_string(),
        Ask::Informatie(id) => name(trace, id),
    }
}

/// The question of an item, or the first words of an event.
pub(super) fn name(trace: &Trace<'_>, id: &Id) -> String {
    let known = trace.known(id);
    if let Some(item) = known.and_then(|k| k.item) {
        return item.ask.to_string();
    }
    let first = known.and_then(|k| k.answer.first());
    first.map_or_else(|| id.to_string(), |said| shortened(&said.text))
}

/// The orders that can be judged: all that comes first was got, and something of what follows.
pub(super) fn order(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    for (number, order) in (1..).zip(&trace.scenario.good.order) {
        let first: Option<Vec<usize>> = order.first.iter().map(|id| trace.place(id)).collect();
        let then = order.then.iter().filter_map(|id| trace.place(id)).min();
        let (Some(last), Some(then)) = (first.and_then(|f| f.into_iter().max()), then) else {
            continue;
        };
        let (Some(last), Some(then)) = (trace.came.get(last), trace.came.get(then)) else {
            continue;
        };
        let good = trace.place(last.id) < trace.place(then.id);
        let phrase = &tools.texts.points.order;
        let named = |came: &Came<'_>| name(trace, came.id).trim_end_matches('.').to_owned();
        points.push(Graded {
            key: PointKey::Volgorde(number),
            kind: DebriefKind::Volgorde,
            good,
            second: Some(then.second),
            what: fill(&phrase.fill("eerst", &named(last)), "dan", &named(then)),
            why: order.why.to_string(),
            citations: order.citations.clone(),
        });
    }
}

/// A decision from before anything was asked about safety.
pub(super) fn early(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let Some(second) = trace.decided_early else {
        return;
    };
    let reason = &tools.texts.reasons.decided_early;
    points.push(Graded {
        key: PointKey::BesluitTeVroeg,
        kind: DebriefKind::Volgorde,
        good: false,
        second: Some(second),
        what: tools.texts.points.decided_early.to_string(),
        why: reason.why.to_string(),
        citations: reason.citations.clone(),
    });
}

/// *Nee* at a signal about which nothing had been asked or seen yet. Asking later mends nothing:
/// until then the melding said safe.
pub(super) fn no_without_asking(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    watch: &Watch,
    points: &mut Vec<Graded>,
) {
    let t = &tools.texts.points;
    let reason = &tools.texts.reasons.no_without_asking;
    for (signal, early) in watch.early.iter().filter(|(_, e)| e.value == Value::Nee) {
        let asked = trace.told(&Ask::Signaal(*signal)).is_some();
        let phrase = if asked {
            &t.no_before_asking
        } else {
            &t.no_without_asking
        };
        points.push(Graded {
            key: PointKey::NeeZonderVraag(*signal),
            kind: DebriefKind::Veiligheid,
            good: false,
            second: Some(early.second),
            what: phrase.fill("signaal", &tools.protocol.signal(*signal).short),
            why: reason.why.to_string(),
            citations: reason.citations.clone(),
        });
    }
    for (signal, answer) in &trace.melding().signals {
        let early = watch.early.get(signal);
        if early.is_some_and(|e| e.value == Value::Nee) {
            continue;
        }
        let Some(speaker) = unasked_source(trace, *signal, answer) else {
            continue;
        };
        let short = &tools.protocol.signal(*signal).short;
        let what = t.no_of_another.fill("signaal", short);
        points.push(Graded {
            key: PointKey::NeeZonderVraag(*signal),
            kind: DebriefKind::Veiligheid,
            good: false,
            second: trace.answered.get(signal).copied(),
            what: fill(&what, "wie", &tools.texts.speaker(speaker)),
            why: reason.why.to_string(),
            citations: reason.citations.clone(),
        });
    }
}

/// Whose *nee* stands at a signal, while that source told nothing about it. That nobody but people
/// said so, and it stands as seen, is said elsewhere.
fn unasked_source(trace: &Trace<'_>, signal: Signal, answer: &SignalAnswer) -> Option<Speaker> {
    let named = answer.live_replies().filter(|r| r.says == Says::Nee);
    let speakers = named.filter_map(|r| Some(r.account.as_ref()?.speaker()));
    let mut others = speakers.filter(|s| *s != Speaker::Officer);
    others.find(|s| !trace.told_by(signal, *s, trace.came.len()))
}

/// What was there for who asked.
pub(super) fn knowable(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let t = &tools.texts.points;
    for known in &trace.scenario.good.known {
        let came = trace.came(&known.item);
        let asked = name(trace, &known.item);
        let what = match trace.known(&known.item).and_then(|k| k.item) {
            Some(item) => {
                let place = tools.texts.channel(item.channel);
                let time = tools.texts.minutes(item.minutes);
                let placed = fill(&t.known.fill("waar", &place), "tijd", &time);
                fill(&placed, "vraag", &asked)
            }
            None => asked,
        };
        points.push(Graded {
            key: PointKey::TeWeten(known.item.clone()),
            kind: DebriefKind::TeWeten,
            good: came.is_some(),
            second: came.map(|c| c.second),
            what,
            why: known.why.to_string(),
            citations: known.citations.clone(),
        });
    }
}
