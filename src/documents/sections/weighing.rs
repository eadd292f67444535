//! The weighing: what the rules say with their sources, and what the officer decides.
//!
//! The tool weighs, the officer decides. Handing a child over is no act that a document may
//! propose: it stands only in the officer's own words.

use crate::afweging::{ActId, Outcome, Road};
use crate::documents::block::{Line, Mark};
use crate::documents::context::Context;
use crate::documents::sheet::{Sheet, closed, sentences};
use crate::protocol::Question;

/// The outcome as a whole, per child and for the adults.
pub(in crate::documents) fn outcome(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let a = context.assessment;
    let t = &context.texts.weighing;
    let common = &context.texts.common;
    let headline = outcome_line(context, &t.advice, a.headline);
    let mut extra = Vec::new();
    match a.road {
        Some(Road::Deur) => extra.push(&*t.road_door),
        Some(Road::VeiligThuisEnOvj) => extra.push(&*t.road_care),
        None => {}
    }
    if a.urgent {
        extra.push(&common.urgent);
    }
    if a.no_handover {
        extra.push(&common.no_handover);
    }
    if a.offence {
        extra.push(&common.offence);
    }
    if a.ovj_order {
        extra.push(&t.order);
    }
    let extra = sentences(extra);
    sheet.line(headline.under(extra));
    for (child, outcome) in &a.children {
        let label = t.for_child.fill("wie", context.label(*child));
        sheet.line(outcome_line(context, &label, *outcome));
    }
    sheet.line(outcome_line(context, &t.for_adults, a.adults));
    clause(sheet);
}

/// What the sterke-arm clause is worth.
pub(in crate::documents) fn clause(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let line = Line::new(Mark::None)
        .plain(&*context.texts.weighing.clause)
        .plain(format!(
            ": {}.",
            context.texts.clause(context.assessment.clause)
        ));
    sheet.line(line);
}

/// An outcome under its label.
pub(in crate::documents) fn outcome_line(
    context: &Context<'_>,
    label: &str,
    outcome: Outcome,
) -> Line {
    Line::new(Mark::None)
        .plain(format!("{label}: "))
        .strong(context.texts.outcome(outcome))
        .plain(".")
}

/// Why, with the sources. Where sources differ, the window says so: printed here it could read as
/// leave to hand a child over.
pub(in crate::documents) fn reasons(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let reasons = &context.assessment.reasons;
    sheet.heading(&context.texts.weighing.reasons);
    for reason in reasons {
        sheet.reason(reason);
    }
}

/// What the rules say of the acts. The hand-over is left out: no document suggests it.
pub(in crate::documents) fn acts(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    sheet.heading(&context.texts.weighing.acts);
    for advice in &context.assessment.acts {
        if advice.act == ActId::Overdracht {
            continue;
        }
        let who = &advice.reason.who;
        let who = if who.is_empty() {
            String::new()
        } else {
            let who = context.labels(who.iter().copied());
            let t = &context.texts.weighing;
            format!(", {}", t.act_for.fill("wie", &who))
        };
        let line = Line::new(Mark::None)
            .plain(format!("{}{who}: ", context.texts.act(advice.act)))
            .strong(context.texts.leave(advice.leave))
            .plain(".");
        sheet.line(line);
    }
    sheet.push(crate::documents::Block::Gap);
    sheet.paragraph(&context.texts.weighing.officer_decides);
}

/// The officer's decision, and that it departs where it does.
pub(in crate::documents) fn decision(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.weighing;
    sheet.push(crate::documents::Block::Gap);
    sheet.questions([Question::Besluit].into_iter());
    if context.assessment.departs {
        let answer = context.melding.answers.get(&Question::Besluit);
        let reason = answer.is_some_and(|a| !a.note.is_blank());
        let text = if reason {
            &t.departs
        } else {
            &t.departs_without_reason
        };
        sheet.line(closed(Line::new(Mark::Own).plain(&**text)));
    }
}
