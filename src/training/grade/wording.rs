//! What the word advice says of the melding at the end, as the window shows it: words that judge or
//! steer, and claims without a speaker.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Graded, Tools,
    lines::{NO_ENTRY, entry_text, shortened},
    trace::Trace,
};
use crate::{
    documents::{DebriefKind, phrase::fill},
    melding::{Subject, Text},
    taal::{Alternative, Finding, FindingKind, MeldingFinding, Point, check},
    training::PointKey,
};

/// One point for each word, one for each claim without a speaker.
pub(super) fn of_melding(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let melding = trace.melding();
    let kept: BTreeSet<String> = melding.words_kept.iter().map(Text::to_string).collect();
    let mut words: BTreeMap<Text, Graded> = BTreeMap::new();
    for found in check(tools.words, melding, &kept) {
        // What still stands in the statement bar is not in the mutatie.
        if found.subject == Subject::Concept {
            continue;
        }
        let Point::Words(finding) = &found.point else {
            continue;
        };
        let second = second_of(trace, found.subject);
        if finding.kind == FindingKind::ZonderSpreker {
            points.push(claim(tools, trace, &found, finding, second));
        } else if finding.kind.is_word() {
            let name = finding.key.as_str();
            let name = Text::clean(name.strip_prefix("woord:").unwrap_or(name));
            words
                .entry(name.clone())
                .or_insert_with(|| word(tools, name, &found, finding, second));
        }
    }
    points.extend(words.into_values());
}

fn second_of(trace: &Trace<'_>, subject: Subject) -> Option<u32> {
    match subject {
        Subject::Entry(id) | Subject::Rebuttal(id) => trace.entries.get(&id).copied(),
        Subject::Signal(signal) => trace.answered.get(&signal).copied(),
        _ => None,
    }
}

fn claim(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    found: &MeldingFinding<'_>,
    finding: &Finding<'_>,
    second: Option<u32>,
) -> Graded {
    let entry = match found.subject {
        Subject::Entry(id) | Subject::Rebuttal(id) => id,
        _ => NO_ENTRY,
    };
    let whole = entry_text(trace.melding(), entry).filter(|t| t.contains(&found.words));
    let text = shortened(whole.unwrap_or(&found.words));
    Graded {
        key: PointKey::ZonderSpreker(entry),
        kind: DebriefKind::Spreker,
        good: false,
        second,
        what: tools.texts.points.no_speaker.fill("tekst", &text),
        why: finding.reason.to_owned(),
        citations: vec![finding.source.clone()],
    }
}

fn word(
    tools: &Tools<'_>,
    name: Text,
    found: &MeldingFinding<'_>,
    finding: &Finding<'_>,
    second: Option<u32>,
) -> Graded {
    let t = &tools.texts.points;
    let words = shortened(&found.words);
    let what = match &finding.alternative {
        Some(Alternative::Replace(rather) | Alternative::Rewrite(rather)) => {
            fill(&t.word_rather.fill("liever", rather), "woord", &words)
        }
        Some(Alternative::Remove(_)) | None => t.word.fill("woord", &words),
    };
    Graded {
        key: PointKey::Woord(name),
        kind: DebriefKind::Woordkeus,
        good: false,
        second,
        what,
        why: finding.reason.to_owned(),
        citations: vec![finding.source.clone()],
    }
}
