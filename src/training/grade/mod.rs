//! Grading: a course is played again move by move, and each point of the scenario was done or missed.
//!
//! Nothing here gives a mark. A point says what, when, why and on whose authority. What the scenario
//! explains itself comes from the scenario; the rest from `assets/oefenen.ron` and the word advice.

mod bans;
mod clauses;
mod decision;
mod facts;
mod hearing;
mod lines;
mod moments;
mod notice;
mod origin;
mod questions;
mod recorded;
mod reporters;
mod runs;
mod sources;
mod speakers;
#[cfg(test)]
pub(super) mod tests;
mod trace;
mod variants;
mod watch;
mod wording;

use std::collections::BTreeSet;

use super::{Move, PlayError, PointKey, Scenario, TrainingTexts};
use crate::{
    afweging::{Assessment, Outcome, Reason},
    documents::{DebriefFigures, DebriefKind},
    melding::Melding,
    protocol::{Citation, Protocol, RuleId},
    taal::Woordadvies,
};

pub use moments::{About, Moment, MomentKind, Row, Tone, beside};
pub use notice::{Unnoticed, expert_faults, unnoticed, with_rule_deleted, with_signal_deaf};
pub use variants::{asked_last, with_parents_swapped};

pub(super) use clauses::denies;
pub(super) use lines::{Signs, folded};

use decision::Verdict;
use trace::Trace;
use watch::Watch;

/// What grading needs besides the scenario and the course.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// The words of signals, questions and choices.
    pub protocol: &'a Protocol,
    /// The words of grading.
    pub texts: &'a TrainingTexts,
    /// The word advice, as it is given in real work.
    pub words: &'a Woordadvies,
    /// The rules: [`crate::afweging::assess`], or in a test something that lacks one.
    pub assess: &'a dyn Fn(&Melding) -> Assessment,
}

/// What a course did and missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grading {
    /// The figures.
    pub figures: DebriefFigures,
    /// Every point, done or missed, by kind.
    pub points: Vec<Graded>,
    /// The course in moments, in order of time.
    pub moments: Vec<Moment>,
    /// What the rules say at the end.
    pub headline: Outcome,
    /// The rules that speak at the end.
    pub rules: BTreeSet<RuleId>,
}

/// One point of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// What it is about; the same in every course of a scenario.
    pub key: PointKey,
    /// Under which heading it stands.
    pub kind: DebriefKind,
    /// It went well; otherwise it was missed.
    pub good: bool,
    /// Seconds after the start; `None` for what never happened.
    pub second: Option<u32>,
    /// What was done or missed.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// Where that comes from.
    pub citations: Vec<Citation>,
}

impl Graded {
    /// Whether what somebody said stands there as a fact: as seen or found, or with nobody who says
    /// it.
    fn is_claim(&self) -> bool {
        let claim = matches!(self.key, PointKey::AlsFeit(_) | PointKey::ZonderSpreker(_));
        claim && !self.good
    }
}

impl Grading {
    /// What was missed, each once, in the order of the keys.
    pub fn missed(&self) -> Vec<&PointKey> {
        let missed = self.points.iter().filter(|p| !p.good).map(|p| &p.key);
        let distinct: BTreeSet<&PointKey> = missed.collect();
        distinct.into_iter().collect()
    }
}

/// Grades a course of a scenario. The same moves give the same grading.
///
/// # Errors
/// The first move that cannot be played, with its number from 1.
pub fn grade(
    tools: &Tools<'_>,
    scenario: &Scenario,
    moves: &[Move],
) -> Result<Grading, (usize, PlayError)> {
    let trace = Trace::of(tools, scenario, moves)?;
    let end = (tools.assess)(trace.melding());
    let watch = Watch::of(&trace, moves);
    let verdict = Verdict::of(tools, &trace, &watch, moves, &end);
    let lines = lines::lines(&trace);
    let mut points = Vec::new();
    questions::mandatory(tools, &trace, &mut points);
    questions::order(tools, &trace, &mut points);
    decision::outcome(tools, &trace, &verdict, &mut points);
    questions::early(tools, &trace, &mut points);
    questions::no_without_asking(tools, &trace, &watch, &mut points);
    recorded::unfounded(tools, &trace, &watch, &mut points);
    recorded::left_out(tools, &trace, &mut points);
    hearing::parents(tools, &trace, &mut points);
    hearing::accusations(tools, &trace, &mut points);
    speakers::expected(tools, &trace, &lines, &mut points);
    let mut seen = speakers::other(tools, &trace, &lines, &mut points);
    facts::as_fact(tools, &trace, &lines, &mut seen, &mut points);
    let tempered = origin::of_melding(tools, &trace, &lines, &seen, &mut points);
    wording::of_melding(tools, &trace, &mut points);
    bans::forbidden(tools, &trace, &end, &mut points);
    origin::temper_praise(&mut points, tempered);
    questions::knowable(tools, &trace, &mut points);
    points.sort_by_key(|p| p.kind);
    Ok(Grading {
        figures: figures(&trace, &verdict, &points),
        moments: moments::moments(tools, &trace, &points),
        headline: end.headline,
        rules: speaking(&end),
        points,
    })
}

/// Whole minutes, upwards.
pub(super) fn minutes(second: u32) -> u32 {
    second.div_ceil(60)
}

fn figures(trace: &Trace<'_>, verdict: &Verdict, points: &[Graded]) -> DebriefFigures {
    let asked = points
        .iter()
        .filter(|p| p.good && matches!(p.key, PointKey::Verplicht(_)))
        .count();
    let claims = points.iter().filter(|p| p.is_claim()).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    DebriefFigures {
        asked: count(asked),
        mandatory: count(trace.scenario.good.required.len()),
        minutes_to_safety: trace.safe.map(minutes),
        minutes: minutes(trace.session.second()),
        budget: trace.scenario.budget,
        triage: verdict.triage(),
        wederhoor: hearing::figure(trace),
        unrecorded: hearing::only_unrecorded(trace),
        as_fact: count(claims),
    }
}

/// The rules that are heard in an assessment.
fn speaking(end: &Assessment) -> BTreeSet<RuleId> {
    let lists: [&[Reason]; 8] = [
        &end.now,
        &end.later,
        &end.reasons,
        &end.offence_track,
        &end.care_track,
        &end.wederhoor_track,
        &end.contact_track,
        &end.routes,
    ];
    let acts = end.acts.iter().map(|a| a.reason.rule);
    let reasons = lists.into_iter().flatten().map(|r| r.rule);
    reasons.chain(acts).collect()
}
