//! No claim as a fact: what somebody said and that stands there as seen, read or established
//! (ombudsman 2015/035; Wpg art. 4 lid 3).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Graded, Tools,
    lines::{Line, Signs, folded, found_texts, is_found, shortened},
    runs::Said,
    trace::{Came, Trace},
};
use crate::{
    documents::{DebriefKind, phrase::fill},
    melding::{Account, Asked, Danger, PersonId, Reply, Says, Speaker, Value, claimant},
    taal::{Names, says_who},
    training::{Id, PointKey},
};

/// What somebody said and that stands there as found. What the scenario itself lets the officer see,
/// read or look up is no claim; nor is a sentence that names who says it.
pub(super) fn as_fact(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
    seen: &mut BTreeSet<usize>,
    points: &mut Vec<Graded>,
) {
    let names = Names::of(trace.melding());
    let own = own_texts(trace);
    let missing: BTreeSet<Id> = points
        .iter()
        .filter(|p| !p.good)
        .filter_map(|p| match &p.key {
            PointKey::Spreker(id) => Some(id.clone()),
            _ => None,
        })
        .collect();
    let said = Said::of(trace, &own);
    let mut facts: BTreeMap<Id, Graded> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.is_found()) {
        let text = folded(&line.bare);
        let by_words = trace.scenario.good.statements.iter().find_map(|expected| {
            let Speaker::Person(by) = Speaker::from(expected.speaker) else {
                return None;
            };
            let came = trace.came(&expected.from)?;
            let signs = Signs::of(expected);
            let stands = missing.contains(&expected.from)
                && signs.all_in(&text)
                && !own.iter().any(|own| signs.all_in(own));
            stands.then_some((came, by))
        });
        let Some((came, by)) = by_words.or_else(|| said.overlap(&text)) else {
            continue;
        };
        if says_who(tools.words, &line.text, &names) {
            continue;
        }
        seen.insert(at);
        let what = claimed(tools, Speaker::Person(by), line);
        let second = line.second.unwrap_or(came.second);
        facts
            .entry(came.id.clone())
            .or_insert_with(|| point(tools, came.id, second, what));
    }
    let more = established(tools, trace).into_iter();
    for (came, second, what) in more.chain(seen_by_nobody(tools, trace)) {
        facts
            .entry(came.id.clone())
            .or_insert_with(|| point(tools, came.id, second, what));
    }
    points.extend(facts.into_values());
}

/// Adds that what somebody said stands in this line as found, unless that is said of this source
/// already.
pub(super) fn add(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    id: &Id,
    who: Speaker,
    line: &Line<'_>,
    points: &mut Vec<Graded>,
) {
    let key = PointKey::AlsFeit(id.clone());
    if points.iter().all(|p| p.key != key) {
        let came = trace.came(id).map(|c| c.second);
        let second = line.second.or(came).unwrap_or_default();
        points.push(point(tools, id, second, claimed(tools, who, line)));
    }
}

fn claimed(tools: &Tools<'_>, who: Speaker, line: &Line<'_>) -> String {
    let other = line.speaker.map(|s| tools.texts.speaker(s));
    let what = tools
        .texts
        .points
        .as_fact
        .fill("wie", &tools.texts.speaker(who));
    let what = fill(&what, "ander", &other.unwrap_or_default());
    fill(&what, "tekst", &shortened(&line.text))
}

fn point(tools: &Tools<'_>, id: &Id, second: u32, what: String) -> Graded {
    Graded {
        key: PointKey::AlsFeit(id.clone()),
        kind: DebriefKind::FeitOfVerklaring,
        good: false,
        second: Some(second),
        what,
        why: tools.texts.reasons.as_fact.why.to_string(),
        citations: tools.texts.reasons.as_fact.citations.clone(),
    }
}

/// What the officer could see, read or look up in this course, folded.
fn own_texts(trace: &Trace<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for came in &trace.came {
        let seen = came.answer.iter().filter(|said| said.by.is_none());
        all.extend(seen.map(|said| folded(&said.text)));
        all.extend(found_texts(came.findings).map(folded));
    }
    all
}

/// *Nee* as the officer's own observation, where only people said so.
fn seen_by_nobody<'t>(tools: &Tools<'_>, trace: &'t Trace<'_>) -> Vec<(&'t Came<'t>, u32, String)> {
    let mut all = Vec::new();
    for (signal, answer) in &trace.melding().signals {
        let seen = |r: &Reply| r.says == Says::Nee && r.account == Some(Account::Waargenomen);
        if !answer.live_replies().any(seen) {
            continue;
        }
        let told = trace.came.iter().filter_map(|came| {
            let told = came.findings.signals.get(signal)?;
            (told.asked != Asked::NietGevraagd).then_some((came, told))
        });
        let told: Vec<_> = told.collect();
        let grounds = || {
            let grounds = told.iter().map(|(_, told)| {
                let dangers = told.active().map(|d| d.known.as_ref());
                let replies = told.live_replies().map(|r| r.account.as_ref());
                let unnamed = told.unnamed().map(|_| None);
                dangers.chain(replies).chain(unnamed).collect::<Vec<_>>()
            });
            grounds.flatten()
        };
        let people = |known: Option<&Account>| {
            let Some(Speaker::Person(by)) = known.map(Account::speaker) else {
                return None;
            };
            Some(by)
        };
        let (Some((first, _)), true) = (told.first(), grounds().all(|k| people(k).is_some()))
        else {
            continue;
        };
        let short = &tools.protocol.signal(*signal).short;
        let who: BTreeSet<PersonId> = grounds().filter_map(people).collect();
        let who: Vec<String> = who.iter().map(PersonId::to_string).collect();
        let phrase = &tools.texts.points.seen_unfounded;
        let what = fill(&phrase.fill("signaal", short), "wie", &who.join(", "));
        let second = trace.answered.get(signal).copied();
        all.push((*first, second.unwrap_or(first.second), what));
    }
    all
}

/// Dangers that stand as established while nobody but people told of them.
fn established<'t>(tools: &Tools<'_>, trace: &'t Trace<'_>) -> Vec<(&'t Came<'t>, u32, String)> {
    let mut all = Vec::new();
    for (signal, answer) in &trace.melding().signals {
        let told = trace.came.iter().filter(|came| {
            let answer = came.findings.signals.get(signal);
            answer.is_some_and(|a| a.asked == Asked::Gevaar)
        });
        let told: Vec<&Came<'_>> = told.collect();
        let dangers = || {
            let answers = told.iter().filter_map(|c| c.findings.signals.get(signal));
            answers.flat_map(|a| &a.dangers)
        };
        let nobody = |d: &Danger| d.sources().next().is_none();
        let found = dangers().any(|d| nobody(d) || d.sources().any(is_found));
        let melding = trace.melding();
        let carried = dangers().any(|d| melding.danger_value(d) == Value::Ja);
        let Some(first) = told.first().filter(|_| !found) else {
            continue;
        };
        let claim = answer.active().find(|d| {
            let on_found = if nobody(d) {
                !carried
            } else {
                d.sources().any(is_found)
            };
            melding.danger_value(d) == Value::Ja && on_found
        });
        let Some(claim) = claim else { continue };
        let who = dangers().flat_map(Danger::sources).find_map(claimant);
        let who = who.map_or_else(String::new, |id| id.to_string());
        let short = &tools.protocol.signal(*signal).short;
        let what = fill(
            &tools.texts.points.as_established.fill("signaal", short),
            "wie",
            &who,
        );
        let second = trace.entries.get(&claim.id).copied();
        all.push((*first, second.unwrap_or(first.second), what));
    }
    all
}
