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
    melding::{Heard, PersonId, Put},
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
    if line.is_some_and(|h| !h.why_not.is_blank() && !h.plan.is_blank()) {
        Side::Reasoned
    } else if spoken {
        Side::NotRecorded
    } else {
        Side::Missed
    }
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

/// Each accusation: put to whom it is about, or the reason why not.
pub(super) fn accusations(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let t = &tools.texts.points;
    let melding = trace.melding();
    let (_, reason, source) = tools.words.lacking(Lacking::Voorleggen);
    for accusation in melding.accusations() {
        let line = melding.rebuttals.get(&accusation.id);
        let put = line.and_then(|r| r.put);
        let reasoned = line.is_some_and(|r| !r.why_not.is_blank());
        let (phrase, good) = match put {
            Some(Put::Voorgelegd) => (&t.put, true),
            Some(Put::NietVoorgelegd) if reasoned => (&t.put_reasoned, true),
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
