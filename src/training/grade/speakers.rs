//! Who stands beside what: statements under their speaker (ombudsman 2015/096, 4.7).

use std::collections::BTreeSet;

use super::{
    Graded, Tools,
    lines::{Line, Signs, folded, shortened},
    runs::ByWhom,
    trace::{Came, Trace},
};
use crate::{
    documents::{DebriefKind, phrase::fill},
    melding::{Account, PersonId, Speaker},
    taal::{Names, says_who},
    training::{Expected, Id, PointKey},
};

/// What should stand in the mutatie, under its speaker: in one text, or in several of that speaker
/// together.
pub(super) fn expected(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
    points: &mut Vec<Graded>,
) {
    let texts: Vec<String> = lines.iter().map(|l| folded(&l.text)).collect();
    let t = &tools.texts.points;
    for expected in &trace.scenario.good.statements {
        let signs = Signs::of(expected);
        let speaker = Speaker::from(expected.speaker);
        let all = || lines.iter().zip(&texts);
        let own = all().filter(|(l, _)| l.speaker == Some(speaker));
        let together = signs.all_among(own.clone().map(|(_, text)| text.as_str()));
        let whole = own.clone().find(|(_, text)| signs.all_in(text));
        let part = || own.clone().rfind(|(_, text)| signs.any_in(text));
        let right = together.then(|| whole.or_else(part)).flatten();
        let right = right.map(|(l, _)| l);
        let here = all().filter(|(_, text)| signs.all_in(text));
        let wrong = here.map(|(l, _)| l).find(|l| l.speaker.is_some());
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

/// The words of what is expected, each in its first way.
fn quoted(expected: &Expected) -> String {
    let words = expected.signs().filter_map(|mut ways| ways.next());
    let words = words.map(|word| format!("‘{word}’"));
    words.collect::<Vec<_>>().join(", ")
}

/// Words of one person that stand as the statement of another, also where they stand with the right
/// one too.
pub(super) fn other(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
    points: &mut Vec<Graded>,
) -> BTreeSet<usize> {
    let names = Names::of(trace.melding());
    let said = ByWhom::of(trace);
    let mut seen = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(Account::Verklaard { .. } | Account::WoordenKind { .. }) = line.account else {
            continue;
        };
        let Some(Speaker::Person(to)) = line.speaker else {
            continue;
        };
        let words = folded(&line.bare);
        let found = said.of_another(&words, to);
        let Some((came, by)) = found.or_else(|| copied(trace, &words, to)) else {
            continue;
        };
        if says_who(tools.words, &line.text, &names) {
            continue;
        }
        seen.insert(at);
        wrong(tools, trace, came.id, Speaker::Person(by), to, line, points);
    }
    seen
}

/// A point that a line stands under this person, while it comes from somebody else.
pub(super) fn wrong(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    id: &Id,
    from: Speaker,
    to: PersonId,
    line: &Line<'_>,
    points: &mut Vec<Graded>,
) {
    let phrase = &tools.texts.points.speaker_wrong;
    let what = phrase.fill("wie", &tools.texts.speaker(from));
    let what = fill(&what, "ander", &tools.texts.speaker(Speaker::Person(to)));
    let words = format!("‘{}’", shortened(&line.text));
    let what = fill(&what, "woorden", &words);
    let key = PointKey::Spreker(id.clone());
    let of_words = |p: &&mut Graded| p.key == key;
    let second = line.second.or(trace.came(id).map(|c| c.second));
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

/// A short text in which nothing stands but what another person said, with the words by which that
/// is recognised.
fn copied<'t>(
    trace: &'t Trace<'_>,
    folded_text: &str,
    to: PersonId,
) -> Option<(&'t Came<'t>, PersonId)> {
    trace.scenario.good.statements.iter().find_map(|expected| {
        let Speaker::Person(by) = Speaker::from(expected.speaker) else {
            return None;
        };
        let signs = Signs::of(expected);
        let came = trace.came(&expected.from)?;
        if by == to || !signs.all_in(folded_text) {
            return None;
        }
        let own = |came: &Came<'_>| {
            let statements = came.findings.statements.iter();
            let statements = statements.filter(|s| s.account.speaker() == Speaker::Person(to));
            let answers = came.answer.iter().filter(|said| said.by == Some(to));
            let mut texts = answers.map(|s| &s.text).chain(statements.map(|s| &s.text));
            texts.any(|text| signs.any_in(&folded(text)))
        };
        let mut answers = came.answer.iter().filter(|said| said.by == Some(by));
        let whole = |text: &str| {
            let mut words = folded_text.split_whitespace();
            words.all(|word| text.contains(&format!(" {word} ")))
        };
        let same = folded_text.split_whitespace().count() > 1
            && answers.any(|said| whole(&folded(&said.text)))
            && !trace.came.iter().any(own);
        same.then_some((came, by))
    })
}
