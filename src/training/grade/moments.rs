//! The course as moments on a line, and beside it those of the expert.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Graded, Grading, Tools,
    decision::{chosen, decision_name},
    lines::shortened,
    questions::name,
    trace::Trace,
};
use crate::{
    afweging::Outcome,
    documents::phrase::fill,
    training::{Ban, Id, PointKey, TrainingTexts},
};

/// What a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MomentKind {
    /// The meldkamer told what is going on.
    Briefing,
    /// Something was asked or looked up.
    Asked,
    /// Something was done.
    Deed,
    /// Something happened by itself.
    Happened,
    /// Something was put in the melding.
    Recorded,
    /// So many of the signals for safety were asked and answered.
    Safety {
        /// Asked and answered.
        asked: u32,
        /// In all.
        all: u32,
    },
    /// The officer's decision.
    Decision(Option<Outcome>),
    /// Something was missed here.
    Missed,
    /// The course ends.
    End,
}

/// How a moment looks on the line. A sign and words go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Neither: something happened or was written down.
    Plain,
    /// It went well.
    Good,
    /// It could go better.
    Warn,
    /// It was missed.
    Bad,
}

/// What a moment is about: the same in the course and in the expert's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The start.
    Start,
    /// This information or event.
    Came(Id),
    /// Noting this information or event.
    Noted(Id),
    /// Filling in by hand.
    Filled(u32),
    /// The decision on safety.
    Safety,
    /// The officer's decision.
    Decision,
    /// A point that was missed.
    Point(PointKey),
    /// The end.
    End,
}

/// A moment of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Seconds after the start.
    pub second: u32,
    /// What it is.
    pub kind: MomentKind,
    /// What it is about.
    pub about: About,
    /// In words.
    pub text: String,
    /// How it went.
    pub tone: Tone,
}

/// The moments of a course, in order of time.
pub(super) fn moments(tools: &Tools<'_>, trace: &Trace<'_>, points: &[Graded]) -> Vec<Moment> {
    let t = &tools.texts.timeline;
    let end = trace.session.second();
    let mut all = vec![Moment {
        second: 0,
        kind: MomentKind::Briefing,
        about: About::Start,
        text: t.briefing.to_string(),
        tone: Tone::Good,
    }];
    came(trace, points, &mut all);
    all.extend(trace.noted.iter().map(|(id, second)| Moment {
        second: *second,
        kind: MomentKind::Recorded,
        about: About::Noted((*id).clone()),
        text: t.noted.fill("wat", &name(trace, id)),
        tone: Tone::Plain,
    }));
    all.extend(trace.filled.iter().map(|second| Moment {
        second: *second,
        kind: MomentKind::Recorded,
        about: About::Filled(*second),
        text: t.filled.to_string(),
        tone: Tone::Plain,
    }));
    all.push(safety(tools, trace));
    all.push(decision(tools, trace, points));
    all.extend(missed(points));
    all.push(Moment {
        second: end,
        kind: MomentKind::End,
        about: About::End,
        text: t.end.to_string(),
        tone: Tone::Plain,
    });
    all.sort_by_key(|m| (m.second, m.kind == MomentKind::End));
    all
}

fn came(trace: &Trace<'_>, points: &[Graded], all: &mut Vec<Moment>) {
    let missed = || points.iter().filter(|p| !p.good);
    let early: BTreeSet<&Id> = missed()
        .filter_map(|p| match p.key {
            PointKey::Volgorde(number) => {
                let order = usize::try_from(number).ok()?.checked_sub(1)?;
                trace.scenario.good.order.get(order)
            }
            _ => None,
        })
        .filter_map(|order| {
            let came = order.then.iter().filter(|id| trace.place(id).is_some());
            came.min_by_key(|id| trace.place(id))
        })
        .collect();
    let banned: BTreeSet<&Id> = missed()
        .filter_map(|p| match &p.key {
            PointKey::Verboden(Ban::Informatie(id)) => Some(id),
            PointKey::Verboden(_) => {
                let mut deeds = trace.deeds.iter();
                let done = deeds.find(|d| p.second == Some(d.second));
                done.map(|d| &d.item.id)
            }
            _ => None,
        })
        .collect();
    for came in &trace.came {
        let (kind, good) = match came.item {
            None => (MomentKind::Happened, Tone::Plain),
            Some(item) if item.deed.is_some() => (MomentKind::Deed, Tone::Good),
            Some(_) => (MomentKind::Asked, Tone::Good),
        };
        let tone = if banned.contains(came.id) {
            Tone::Bad
        } else if early.contains(came.id) {
            Tone::Warn
        } else {
            good
        };
        all.push(Moment {
            second: came.second,
            kind,
            about: About::Came(came.id.clone()),
            text: shortened(&name(trace, came.id)),
            tone,
        });
    }
}

fn safety(tools: &Tools<'_>, trace: &Trace<'_>) -> Moment {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let all = count(trace.safety.len());
    let (second, asked, tone) = match trace.safe {
        Some(second) => (second, all, Tone::Good),
        None => {
            let asked = count(trace.safety_share());
            (trace.session.second(), asked, Tone::Warn)
        }
    };
    let share = tools.texts.timeline.safety.fill("deel", &asked.to_string());
    Moment {
        second,
        kind: MomentKind::Safety { asked, all },
        about: About::Safety,
        text: fill(&share, "geheel", &all.to_string()),
        tone,
    }
}

fn decision(tools: &Tools<'_>, trace: &Trace<'_>, points: &[Graded]) -> Moment {
    let t = &tools.texts.timeline;
    let chosen = chosen(trace.melding());
    let good = points.iter().any(|p| p.key == PointKey::Uitkomst && p.good);
    Moment {
        second: trace.decided.unwrap_or(trace.session.second()),
        kind: MomentKind::Decision(chosen),
        about: About::Decision,
        text: match chosen {
            Some(chosen) => t.decision.fill("besluit", decision_name(tools, chosen)),
            None => t.no_decision.to_string(),
        },
        tone: if good { Tone::Good } else { Tone::Bad },
    }
}

/// The missed points that have a moment and no place on the line yet.
fn missed(points: &[Graded]) -> impl Iterator<Item = Moment> {
    let shown = |p: &&Graded| {
        let elsewhere = matches!(
            p.key,
            PointKey::Verplicht(_)
                | PointKey::TeWeten(_)
                | PointKey::Volgorde(_)
                | PointKey::Uitkomst
                | PointKey::Verboden(_)
        );
        !p.good && !elsewhere
    };
    points.iter().filter(shown).filter_map(|p| {
        let tone = match p.key {
            PointKey::Woord(_) | PointKey::NietVoorgelegd(_) => Tone::Warn,
            _ => Tone::Bad,
        };
        Some(Moment {
            second: p.second?,
            kind: MomentKind::Missed,
            about: About::Point(p.key.clone()),
            text: p.what.clone(),
            tone,
        })
    })
}

/// A moment of a course with what the expert did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// When; `None` for what only the expert did.
    pub second: Option<u32>,
    /// When the expert did it.
    pub expert: Option<u32>,
    /// What it is about.
    pub about: About,
    /// How it went.
    pub tone: Tone,
    /// In words.
    pub text: String,
    /// The expert in words; may be empty.
    pub beside: String,
}

/// Seconds within which the course and the expert count as alike.
const ALIKE: u32 = 60;

/// A course beside that of the expert: each moment that is about the call, and between them what
/// only the expert did, where the expert did it. Writing down is left out.
pub fn beside(texts: &TrainingTexts, course: &Grading, expert: &Grading) -> Vec<Row> {
    let of_expert: BTreeMap<&About, &Moment> =
        expert.moments.iter().map(|m| (&m.about, m)).collect();
    let own: BTreeSet<&About> = course.moments.iter().map(|m| &m.about).collect();
    let written = |m: &&Moment| !matches!(m.kind, MomentKind::Recorded | MomentKind::End);
    let mut rows: Vec<(u32, Row)> = Vec::new();
    for moment in course.moments.iter().filter(written) {
        let other = of_expert.get(&moment.about).copied();
        rows.push((
            moment.second,
            Row {
                second: Some(moment.second),
                expert: other.map(|m| m.second),
                about: moment.about.clone(),
                tone: moment.tone,
                text: moment.text.clone(),
                beside: compared(texts, moment, other),
            },
        ));
    }
    let only = expert.moments.iter().filter(written).filter(|m| {
        let asked = matches!(m.kind, MomentKind::Asked | MomentKind::Deed);
        asked && !own.contains(&m.about)
    });
    for moment in only {
        rows.push((
            moment.second,
            Row {
                second: None,
                expert: Some(moment.second),
                about: moment.about.clone(),
                tone: Tone::Bad,
                text: texts.timeline.not_done.fill("wat", &moment.text),
                beside: at(texts, moment.second),
            },
        ));
    }
    rows.sort_by_key(|(second, _)| *second);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn at(texts: &TrainingTexts, second: u32) -> String {
    texts.timeline.expert_at.fill("tijd", &texts.clock(second))
}

fn compared(texts: &TrainingTexts, own: &Moment, expert: Option<&Moment>) -> String {
    let t = &texts.timeline;
    let Some(expert) = expert else {
        let asked = matches!(own.kind, MomentKind::Asked | MomentKind::Deed);
        return if asked {
            t.expert_not.to_string()
        } else {
            String::new()
        };
    };
    let alike = own.second.abs_diff(expert.second) <= ALIKE;
    match expert.kind {
        MomentKind::Briefing | MomentKind::Happened | MomentKind::Missed => String::new(),
        MomentKind::Safety { asked, all } if !alike || own.kind != expert.kind => {
            let share = t.expert_safety.fill("deel", &asked.to_string());
            let share = fill(&share, "geheel", &all.to_string());
            fill(&share, "tijd", &texts.clock(expert.second))
        }
        MomentKind::Decision(_) if own.kind != expert.kind => {
            let timed = t.expert_decision.fill("tijd", &texts.clock(expert.second));
            fill(&timed, "besluit", &expert.text)
        }
        _ if alike => t.like_expert.to_string(),
        _ => at(texts, expert.second),
    }
}
