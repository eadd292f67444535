//! What must not happen in a scenario.

use uuid::Uuid;

use super::{Graded, Tools, questions::name, trace::Trace};
use crate::{
    afweging::Assessment,
    documents::DebriefKind,
    melding::{AnswerValue, PersonId},
    protocol::{Choice, Question, SignalClass},
    training::{Ban, Deed, PointKey, Session},
};

/// What became of a ban.
struct Broken {
    /// When; `None` where it belongs to no moment.
    second: Option<u32>,
}

/// Each ban of the scenario: kept or not.
pub(super) fn forbidden(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    end: &Assessment,
    points: &mut Vec<Graded>,
) {
    for forbidden in &trace.scenario.good.forbidden {
        let broken = match &forbidden.ban {
            Ban::KindVerplaatst => taken(trace),
            Ban::KindOvergedragen => handed(tools, trace, end),
            Ban::AdviesZonderBijsluiter => advised(trace),
            Ban::AangifteGeweigerd => refused(trace),
            Ban::BeweringAlsFeit => claimed(points),
            Ban::Informatie(id) => trace.came(id).map(|came| Broken {
                second: Some(came.second),
            }),
        };
        points.push(Graded {
            key: PointKey::Verboden(forbidden.ban.clone()),
            kind: kind(&forbidden.ban),
            good: broken.is_none(),
            second: broken.as_ref().and_then(|b| b.second),
            what: what(tools, trace, &forbidden.ban),
            why: forbidden.why.to_string(),
            citations: forbidden.citations.clone(),
        });
    }
    everywhere(tools, trace, points);
}

/// The bans that hold in every scenario, also in one that does not name them. There they are no
/// point until they are broken.
fn everywhere(tools: &Tools<'_>, trace: &Trace<'_>, points: &mut Vec<Graded>) {
    let r = &tools.texts.reasons;
    let bans = [
        (Ban::AdviesZonderBijsluiter, advised(trace), &r.advice),
        (Ban::AangifteGeweigerd, refused(trace), &r.aangifte),
    ];
    for (ban, broken, reason) in bans {
        let listed = trace.scenario.good.forbidden.iter().any(|f| f.ban == ban);
        let Some(broken) = broken.filter(|_| !listed) else {
            continue;
        };
        points.push(Graded {
            kind: kind(&ban),
            good: false,
            second: broken.second,
            what: what(tools, trace, &ban),
            why: reason.why.to_string(),
            citations: reason.citations.clone(),
            key: PointKey::Verboden(ban),
        });
    }
}

fn kind(ban: &Ban) -> DebriefKind {
    match ban {
        Ban::KindVerplaatst | Ban::KindOvergedragen => DebriefKind::Veiligheid,
        Ban::BeweringAlsFeit => DebriefKind::FeitOfVerklaring,
        Ban::AdviesZonderBijsluiter | Ban::AangifteGeweigerd | Ban::Informatie(_) => {
            DebriefKind::Uitkomst
        }
    }
}

/// The ban by name: whether it was kept stands beside it.
fn what(tools: &Tools<'_>, trace: &Trace<'_>, ban: &Ban) -> String {
    let t = &tools.texts.points;
    let name = match ban {
        Ban::KindVerplaatst => &t.taken,
        Ban::KindOvergedragen => &t.handed,
        Ban::AdviesZonderBijsluiter => &t.advice,
        Ban::AangifteGeweigerd => &t.aangifte,
        Ban::BeweringAlsFeit => &t.claim,
        Ban::Informatie(id) => return t.ban.fill("vraag", &name(trace, id)),
    };
    name.to_string()
}

/// A child taken elsewhere while the rules of that moment saw no acute danger to that child.
fn taken(trace: &Trace<'_>) -> Option<Broken> {
    let done = trace.deeds.iter().find(|done| {
        let taken = matches!(done.deed, Deed::Verplaatst(_));
        taken && done.without_ground
    })?;
    Some(Broken {
        second: Some(done.second),
    })
}

/// A child handed over while a signal about the parent who gets it is open: in the melding of that
/// moment, at the end, or in what the expert would have known.
fn handed(tools: &Tools<'_>, trace: &Trace<'_>, end: &Assessment) -> Option<Broken> {
    let mut handed = trace.deeds.iter().filter_map(|done| match done.deed {
        Deed::Overgedragen { aan, .. } => Some((done, aan)),
        _ => None,
    });
    let broken = |(done, to): &(&super::trace::Done<'_>, PersonId)| {
        done.without_ground
            || end.no_handover
            || told_of(trace, *to)
            || expert_sees_no_handover(tools, trace)
    };
    let (done, _) = handed.find(broken)?;
    Some(Broken {
        second: Some(done.second),
    })
}

/// Whether a signal about this person stands open in the melding. Strain on the child is none.
fn told_of(trace: &Trace<'_>, person: PersonId) -> bool {
    trace.melding().signals.iter().any(|(signal, answer)| {
        let about = |d: &crate::melding::Danger| d.from.contains(&person);
        signal.class() != SignalClass::Care && answer.active().any(about)
    })
}

fn expert_sees_no_handover(tools: &Tools<'_>, trace: &Trace<'_>) -> bool {
    let scenario = trace.scenario;
    Session::replay(scenario, Uuid::nil(), &scenario.expert)
        .is_ok_and(|session| (tools.assess)(session.melding()).no_handover)
}

/// What was answered, whether or not the question still applies.
fn answer<'t>(trace: &'t Trace<'_>, question: Question) -> Option<&'t AnswerValue> {
    trace.melding().answers.get(&question)?.value.as_ref()
}

/// Advice without a leaflet after it. Where the scenario has a leaflet to give, saying that it was
/// given is not giving it.
fn advised(trace: &Trace<'_>) -> Option<Broken> {
    let gives = |deed: Deed| matches!(deed, Deed::BijsluiterGegeven(_));
    let advises = |deed: Deed| matches!(deed, Deed::Geadviseerd(_));
    let there = trace.whole().filter_map(|came| came.item?.deed).any(gives);
    let given = trace.deeds.iter().rposition(|d| gives(d.deed));
    let ticked = answer(trace, Question::BijsluiterGegeven) == Some(&AnswerValue::Ja);
    let since = given.map_or(0, |at| at + 1);
    let deed = trace.deeds[since..].iter().find(|d| advises(d.deed));
    let leaflet = if there { given.is_some() } else { ticked };
    if leaflet && (deed.is_none() || !there) {
        return None;
    }
    let recorded = answer(trace, Question::AdviesGegeven) == Some(&AnswerValue::Ja);
    (deed.is_some() || recorded).then(|| Broken {
        second: deed.map(|d| d.second),
    })
}

fn refused(trace: &Trace<'_>) -> Option<Broken> {
    let deed = trace
        .deeds
        .iter()
        .find(|d| matches!(d.deed, Deed::AangifteGeweigerd(_)));
    let wished = answer(trace, Question::WensAangifte) == Some(&AnswerValue::Ja);
    let declined = AnswerValue::Keuze(Choice::AangifteZietAf);
    let recorded = wished && answer(trace, Question::AangifteStand) == Some(&declined);
    (deed.is_some() || recorded).then(|| Broken {
        second: deed.map(|d| d.second),
    })
}

fn claimed(points: &[Graded]) -> Option<Broken> {
    let first = points.iter().find(|p| p.is_claim())?;
    Some(Broken {
        second: first.second,
    })
}
