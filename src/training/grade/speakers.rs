//! Who stands beside what: statements under their speaker, and no claim as a fact
//! (ombudsman 2015/096, 4.7; Wpg art. 4 lid 3).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Graded, Tools,
    lines::{Line, Signs, folded, found_texts, is_found, shortened, unquoted},
    trace::{Came, Trace},
};
use crate::{
    documents::{DebriefKind, phrase::fill},
    melding::{Account, Asked, PersonId, Speaker, Value},
    taal::{Names, says_who},
    training::{Expected, Id, PointKey},
};

/// What should stand in the mutatie, under its speaker.
pub(super) fn expected(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
    points: &mut Vec<Graded>,
) {
    let texts: Vec<String> = lines.iter().map(|l| folded(&l.text)).collect();
    let t = &tools.texts.points;
    for expected in &trace.scenario.good.statements {
        let signs = Signs::of(&expected.words);
        let speaker = Speaker::from(expected.speaker);
        let here = || {
            let all = lines.iter().zip(&texts);
            all.filter(|(_, text)| signs.all_in(text)).map(|(l, _)| l)
        };
        let right = here().find(|l| l.speaker == Some(speaker));
        let wrong = here().find(|l| l.speaker.is_some());
        let came = trace.came(&expected.from);
        let phrase = match (right, wrong, came) {
            (Some(_), ..) => &t.speaker_right,
            (None, Some(_), _) => &t.speaker_wrong,
            (None, None, Some(_)) => &t.not_noted,
            (None, None, None) => &t.never_said,
        };
        let other = wrong.and_then(|l| l.speaker);
        let other = other.map_or_else(String::new, |s| tools.texts.speaker(s));
        let what = phrase.fill("wie", &tools.texts.speaker(speaker));
        let what = fill(&what, "ander", &other);
        let noted = right.or(wrong).and_then(|l| l.second);
        points.push(Graded {
            key: PointKey::Spreker(expected.from.clone()),
            kind: DebriefKind::Spreker,
            good: right.is_some(),
            second: noted.or(came.map(|c| c.second)),
            what: fill(&what, "woorden", &quoted(expected)),
            why: expected.why.to_string(),
            citations: expected.citations.clone(),
        });
    }
}

fn quoted(expected: &Expected) -> String {
    let words = expected.words.iter().map(|w| format!("‘{}’", w.trim()));
    words.collect::<Vec<_>>().join(", ")
}

/// Words of one person that stand as the statement of another, also where they stand with the right
/// one too.
pub(super) fn other(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
    points: &mut Vec<Graded>,
) {
    let names = Names::of(trace.melding());
    let said = ByWhom::of(trace);
    for line in lines {
        let Some(Account::Verklaard { .. } | Account::WoordenKind { .. }) = line.account else {
            continue;
        };
        let Some(Speaker::Person(to)) = line.speaker else {
            continue;
        };
        let words = folded(&unquoted(&line.text));
        let Some((came, by)) = said.of_another(&words, to) else {
            continue;
        };
        if says_who(tools.words, &line.text, &names) {
            continue;
        }
        let speaker = Speaker::Person(by);
        let phrase = &tools.texts.points.speaker_wrong;
        let what = phrase.fill("wie", &tools.texts.speaker(speaker));
        let what = fill(&what, "ander", &tools.texts.speaker(Speaker::Person(to)));
        let words = format!("‘{}’", shortened(&line.text));
        let what = fill(&what, "woorden", &words);
        let key = PointKey::Spreker(came.id.clone());
        let of_words = |p: &&mut Graded| p.key == key;
        let second = line.second.or(Some(came.second));
        match points.iter_mut().find(of_words) {
            Some(point) if point.good => {
                point.good = false;
                point.second = second;
                point.what = what;
            }
            Some(_) => {}
            None => points.push(Graded {
                key,
                kind: DebriefKind::Spreker,
                good: false,
                second,
                what,
                why: tools.texts.reasons.other_speaker.why.to_string(),
                citations: tools.texts.reasons.other_speaker.citations.clone(),
            }),
        }
    }
}

/// What somebody said and that stands there as found. What the scenario itself lets the officer see,
/// read or look up is no claim; nor is a sentence that names who says it.
pub(super) fn as_fact(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
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
    for line in lines.iter().filter(|l| l.is_found()) {
        let rest = unquoted(&line.text);
        let text = folded(&rest);
        let by_words = trace.scenario.good.statements.iter().find_map(|expected| {
            let Speaker::Person(by) = Speaker::from(expected.speaker) else {
                return None;
            };
            let came = trace.came(&expected.from)?;
            let signs = Signs::of(&expected.words);
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
        let who = tools.texts.speaker(Speaker::Person(by));
        let other = line.speaker.map(|s| tools.texts.speaker(s));
        let what = tools.texts.points.as_fact.fill("wie", &who);
        let what = fill(&what, "ander", &other.unwrap_or_default());
        let what = fill(&what, "tekst", &shortened(&line.text));
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

/// Words in a row that are no chance: as many as this, or a whole sentence of one word less.
const RUN: usize = 6;

/// The runs of words of each sentence, where a sentence of one word less counts whole.
fn sentence_runs(text: &str) -> Vec<String> {
    let sentences = text.split(['.', '!', '?', '\n']).map(folded);
    let runs = sentences.flat_map(|sentence| {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let length = if words.len() == RUN - 1 { RUN - 1 } else { RUN };
        let runs: Vec<String> = words.windows(length).map(|w| w.join(" ")).collect();
        runs
    });
    runs.collect()
}

/// The runs of words that people said, each with all who said them.
struct ByWhom<'t> {
    runs: BTreeMap<String, Vec<(&'t Came<'t>, PersonId)>>,
}

impl<'t> ByWhom<'t> {
    fn of(trace: &'t Trace<'_>) -> Self {
        let mut runs: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for came in &trace.came {
            for said in came.answer {
                let Some(by) = said.by else { continue };
                for run in sentence_runs(&said.text) {
                    runs.entry(run).or_default().push((came, by));
                }
            }
            // What the scenario itself puts under a speaker is that person's too.
            for statement in &came.findings.statements {
                if let Speaker::Person(by) = statement.account.speaker() {
                    for run in runs_of(&folded(&statement.text)) {
                        if let Some(whose) = runs.get_mut(&run) {
                            whose.push((came, by));
                        }
                    }
                }
            }
        }
        Self { runs }
    }

    /// Where somebody said a run of these folded words that this person did not say.
    fn of_another(&self, folded: &str, person: PersonId) -> Option<(&'t Came<'t>, PersonId)> {
        runs_of(folded).find_map(|run| {
            let whose = self.runs.get(&run)?;
            let own = whose.iter().any(|(_, by)| *by == person);
            whose.first().copied().filter(|_| !own)
        })
    }
}

/// The runs of words that people said, with where.
struct Said<'t> {
    runs: BTreeMap<String, (&'t Came<'t>, PersonId)>,
}

impl<'t> Said<'t> {
    fn of(trace: &'t Trace<'_>, own: &[String]) -> Self {
        let mut runs = BTreeMap::new();
        for came in &trace.came {
            for said in came.answer {
                let Some(by) = said.by else { continue };
                for run in sentence_runs(&said.text) {
                    runs.entry(run).or_insert((came, by));
                }
            }
        }
        // What was also seen or read is no longer only said.
        for own in own {
            for run in runs_of(own) {
                runs.remove(&run);
            }
        }
        Self { runs }
    }

    /// The first run of somebody's words in a folded text.
    fn overlap(&self, folded: &str) -> Option<(&'t Came<'t>, PersonId)> {
        runs_of(folded).find_map(|run| self.runs.get(&run).copied())
    }
}

fn runs_of(folded: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let runs: Vec<String> = [RUN, RUN - 1]
        .into_iter()
        .flat_map(|length| words.windows(length).map(|w| w.join(" ")))
        .collect();
    runs.into_iter()
}

/// *Nee* as the officer's own observation, where only people said so.
fn seen_by_nobody<'t>(tools: &Tools<'_>, trace: &'t Trace<'_>) -> Vec<(&'t Came<'t>, u32, String)> {
    let mut all = Vec::new();
    for (signal, answer) in &trace.melding().signals {
        if answer.asked != Asked::Nee || answer.ground != Some(Account::Waargenomen) {
            continue;
        }
        let told = trace.came.iter().filter_map(|came| {
            let told = came.findings.signals.get(signal)?;
            (told.asked != Asked::NietGevraagd).then_some((came, told))
        });
        let told: Vec<_> = told.collect();
        let grounds = || {
            let grounds = told.iter().map(|(_, told)| match told.active() {
                [] => vec![told.ground.as_ref()],
                dangers => dangers.iter().map(|d| d.known.as_ref()).collect(),
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
        let found = dangers().any(|d| d.known.as_ref().is_none_or(is_found));
        let carried = dangers().any(|d| d.value() == Value::Ja);
        let Some(first) = told.first().filter(|_| !found) else {
            continue;
        };
        let claim = answer.active().iter().find(|d| {
            d.value() == Value::Ja
                && match &d.known {
                    Some(account) => is_found(account),
                    None => !carried,
                }
        });
        let Some(claim) = claim else { continue };
        let who = dangers().find_map(|d| d.known.as_ref()?.people());
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
