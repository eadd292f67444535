//! What was asked, in which order, what was decided, and what could have been known.

use super::{
    Graded, Tools,
    lines::shortened,
    trace::{Came, Trace},
};
use crate::{
    afweging::Outcome,
    documents::{DebriefKind, DebriefTriage, phrase::fill},
    melding::{AnswerValue, Heard, PersonId, Value},
    protocol::{Choice, Question},
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
            what: what_was_asked(tools, trace, &required.ask, good, spared),
            why: required.why.to_string(),
            citations: required.citations.clone(),
        });
    }
}

/// Whether a child was deliberately not burdened, and why stands there.
fn spared(trace: &Trace<'_>, person: PersonId) -> bool {
    let line = trace.melding().hearings.get(&person);
    person.is_child()
        && line.is_some_and(|h| h.heard == Some(Heard::BewustNiet) && !h.why_not.is_blank())
}

fn what_was_asked(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    ask: &Ask,
    good: bool,
    spared: bool,
) -> String {
    let t = &tools.texts.points;
    let about = match ask {
        Ask::Gehoord(person) => {
            let phrase = match (good, spared) {
                (_, true) => &t.spared,
                (true, false) => &t.heard,
                (false, false) => &t.not_heard,
            };
            return phrase.fill("wie", &person.to_string());
        }
        _ => question(tools, trace, ask),
    };
    let phrase = if good { &t.asked } else { &t.not_asked };
    phrase.fill("vraag", &about)
}

/// What is asked, in words.
pub(super) fn question(tools: &Tools<'_>, trace: &Trace<'_>, ask: &Ask) -> String {
    match ask {
        Ask::Gehoord(person) => person.to_string(),
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
        let t = &tools.texts.points;
        let phrase = if good { &t.in_order } else { &t.out_of_order };
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

/// The decision beside what fits.
pub(super) fn triage(trace: &Trace<'_>) -> DebriefTriage {
    let chosen = match trace.melding().answer(Question::Besluit) {
        Some(AnswerValue::Keuze(choice)) => decided(*choice),
        _ => None,
    };
    DebriefTriage {
        chosen,
        expected: trace.scenario.good.outcome,
    }
}

fn decided(choice: Choice) -> Option<Outcome> {
    let decisions = Outcome::ALL.into_iter();
    decisions.into_iter().find(|o| decision(*o) == choice)
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

/// Over- or under-triage.
pub(super) fn outcome(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let DebriefTriage { chosen, expected } = triage(trace);
    let t = &tools.texts.points;
    let fits = decision_name(tools, expected);
    let what = match chosen {
        None => t.undecided.fill("passend", fits),
        Some(chosen) => {
            use std::cmp::Ordering;
            let phrase = match chosen.response().cmp(&expected.response()) {
                _ if chosen == expected => &t.decided,
                Ordering::Less => &t.decided_light,
                Ordering::Equal => &t.decided_other,
                Ordering::Greater => &t.decided_heavy,
            };
            let named = phrase.fill("gekozen", decision_name(tools, chosen));
            fill(&named, "passend", fits)
        }
    };
    points.push(Graded {
        key: PointKey::Uitkomst,
        kind: DebriefKind::Uitkomst,
        good: chosen == Some(expected),
        second: trace.decided,
        what,
        why: trace.scenario.good.why.to_string(),
        citations: trace.scenario.good.citations.clone(),
    });
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

/// *Nee* at a signal about which nothing was asked or seen.
pub(super) fn no_without_asking(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    for signal in trace.melding().signals.keys().copied() {
        let no = trace.melding().signal(signal) == Some(Value::Nee);
        if !no || trace.told(&Ask::Signaal(signal)).is_some() {
            continue;
        }
        let short = &tools.protocol.signal(signal).short;
        let phrase = &tools.texts.points.no_without_asking;
        points.push(Graded {
            key: PointKey::NeeZonderVraag(signal),
            kind: DebriefKind::Veiligheid,
            good: false,
            second: trace.answered.get(&signal).copied(),
            what: phrase.fill("signaal", short),
            why: tools.texts.reasons.no_without_asking.why.to_string(),
            citations: tools.texts.reasons.no_without_asking.citations.clone(),
        });
    }
}

/// What was there for who asked.
pub(super) fn knowable(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let t = &tools.texts.points;
    for known in &trace.scenario.good.known {
        let came = trace.came(&known.item);
        let asked = name(trace, &known.item);
        let what = match (came, trace.known(&known.item).and_then(|k| k.item)) {
            (None, Some(item)) => {
                let place = tools.texts.channel(item.channel);
                let time = tools.texts.minutes(item.minutes);
                let placed = fill(&t.not_known.fill("waar", &place), "tijd", &time);
                fill(&placed, "vraag", &asked)
            }
            (None, None) => t.not_asked.fill("vraag", &asked),
            (Some(_), _) => t.known.fill("vraag", &asked),
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
