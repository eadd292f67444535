//! Hoor en wederhoor: both parents heard, or why not and when; accusations put to whom they are
//! about (ombudsman 2015/096, 4.5).

use super::{
    Graded, Tools,
    lines::shortened,
    trace::{Came, Trace},
};
use crate::{
    afweging::unheard,
    documents::{DebriefKind, DebriefWederhoor},
    melding::{Heard, Hearing, PersonId, Put, Text},
    taal::Lacking,
    training::PointKey,
};

/// What became of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Heard,
    Reasoned,
    /// Not heard, and no reason with a plan.
    Missed,
    /// Not heard, and the reason or the plan says nothing.
    NoWords,
    /// The melding says heard, and nobody spoke with this parent.
    NeverSpoken,
    /// Heard, and the melding does not say so.
    NotRecorded,
}

fn side(trace: &Trace<'_>, parent: PersonId) -> Side {
    let melding = trace.melding();
    let spoken = spoken(trace, parent).is_some();
    if !unheard(melding, parent) {
        return if spoken {
            Side::Heard
        } else {
            Side::NeverSpoken
        };
    }
    let line = melding.hearings.get(&parent);
    // Who was tried and not reached, or heard in part, has the reason in that.
    let why = |h: &Hearing, counts: fn(&Text) -> bool| {
        let tried = h.heard == Some(Heard::NietBereikt) && h.tries.is_some_and(|n| n > 0);
        let partly = h.heard == Some(Heard::Deels) && counts(&h.about);
        tried || partly || counts(&h.why_not)
    };
    let both = |counts: fn(&Text) -> bool| line.is_some_and(|h| why(h, counts) && counts(&h.plan));
    if both(|text| says_something(text)) {
        Side::Reasoned
    } else if spoken {
        Side::NotRecorded
    } else if both(|text| !text.is_blank()) {
        Side::NoWords
    } else {
        Side::Missed
    }
}

/// Whether a reason or a plan is words that a colleague can do something with: at least two, and at
/// least eight letters.
pub(super) fn says_something(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace();
    let words = words.filter(|w| w.chars().any(char::is_alphabetic)).count();
    words >= 2 && letters >= 8
}

/// When this person was first heard in the course: by what the scenario itself calls a hearing, or
/// by any words where it has none.
fn spoken(trace: &Trace<'_>, person: PersonId) -> Option<u32> {
    let hears = |came: &&Came<'_>| {
        let line = came.findings.hearings.get(&person);
        line.is_some_and(|h| h.heard == Some(Heard::Gehoord))
    };
    let says = |came: &&Came<'_>| came.answer.iter().any(|said| said.by == Some(person));
    let heard = if trace.whole().any(|came| hears(&came)) {
        trace.came.iter().find(hears)
    } else {
        trace.came.iter().find(says)
    };
    heard.map(|came| came.second)
}

/// Each parent: heard, or not for now, with the reason and the plan.
pub(super) fn parents(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let t = &tools.texts.points;
    for parent in PersonId::PARENTS {
        let side = side(trace, parent);
        let phrase = match side {
            Side::Heard => &t.side_heard,
            Side::Reasoned => &t.side_reasoned,
            Side::Missed => &t.side_missed,
            Side::NoWords => &t.side_no_words,
            Side::NeverSpoken => &t.side_never_spoken,
            Side::NotRecorded => &t.side_not_recorded,
        };
        points.push(Graded {
            key: PointKey::Wederhoor(parent),
            kind: DebriefKind::Wederhoor,
            good: matches!(side, Side::Heard | Side::Reasoned),
            second: spoken(trace, parent),
            what: phrase.fill("wie", &parent.to_string()),
            why: tools.texts.reasons.wederhoor.why.to_string(),
            citations: tools.texts.reasons.wederhoor.citations.clone(),
        });
    }
}

/// The figure over both parents.
pub(super) fn figure(trace: &Trace<'_>) -> DebriefWederhoor {
    let sides = PersonId::PARENTS.map(|parent| side(trace, parent));
    if sides.iter().all(|s| *s == Side::Heard) {
        DebriefWederhoor::Gedaan
    } else if sides
        .iter()
        .all(|s| matches!(s, Side::Heard | Side::Reasoned))
    {
        DebriefWederhoor::MetReden
    } else {
        DebriefWederhoor::ZonderReden
    }
}

/// Whether the figure would be better if the melding said what happened: every parent was spoken to,
/// or is reasoned, and of some the melding does not say so.
pub(super) fn only_unrecorded(trace: &Trace<'_>) -> bool {
    let sides = PersonId::PARENTS.map(|parent| side(trace, parent));
    let fine = |s: &Side| matches!(s, Side::Heard | Side::Reasoned | Side::NotRecorded);
    sides.contains(&Side::NotRecorded) && sides.iter().all(fine)
}

/// Each accusation: put to whom it is about, or the reason why not.
pub(super) fn accusations(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let t = &tools.texts.points;
    let melding = trace.melding();
    let (_, reason, source) = tools.words.lacking(Lacking::Voorleggen);
    for accusation in melding.accusations() {
        let line = melding.rebuttals.get(&accusation.id);
        let put = line.and_then(|r| r.put);
        let reasoned = line.is_some_and(|r| says_something(&r.why_not));
        let blank = line.is_none_or(|r| r.why_not.is_blank());
        let (phrase, good) = match put {
            Some(Put::Voorgelegd) => (&t.put, true),
            Some(Put::NietVoorgelegd) if reasoned => (&t.put_reasoned, true),
            Some(Put::NietVoorgelegd) if !blank => (&t.not_put_no_words, false),
            _ => (&t.not_put, false),
        };
        let words = match accusation.signal {
            Some(signal) if accusation.text.is_blank() => {
                tools.protocol.signal(signal).short.clone()
            }
            _ => shortened(accusation.text),
        };
        points.push(Graded {
            key: PointKey::NietVoorgelegd(accusation.id),
            kind: DebriefKind::Wederhoor,
            good,
            second: trace.entries.get(&accusation.id).copied(),
            what: phrase.fill("tekst", &words),
            why: reason.to_owned(),
            citations: vec![source.clone()],
        });
    }
}
