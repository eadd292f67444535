//! The weighing: what the rules say with their sources, and what the officer decides.
//!
//! The tool weighs, the officer decides. Handing a child over is no act that a document may
//! propose: it stands only in the officer's own words.

use crate::afweging::{ActId, Outcome, Road};
use crate::documents::block::{Line, Mark, add_sentence};
use crate::documents::context::Context;
use crate::documents::phrase::fill;
use crate::documents::sheet::{Sheet, closed, sentences};
use crate::protocol::{Question, RuleId};

/// The outcome as a whole, per child and for the adults.
pub(in crate::documents) fn outcome(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let a = context.assessment;
    let t = &context.texts.weighing;
    let common = &context.texts.common;
    let headline = headline(context);
    let mut extra = Vec::new();
    extra.extend(road(context));
    if a.urgent {
        extra.push(&common.urgent);
    }
    if a.against_asker {
        extra.push(&t.against_asker);
    }
    if a.no_handover {
        extra.push(&common.no_handover);
    }
    if a.ovj_order {
        extra.push(&t.order);
    }
    let mut extra = sentences(extra);
    add_sentence(&mut extra, &offences(context));
    sheet.line(headline.under(extra));
    for (child, outcome) in &a.children {
        let label = t.for_child.fill("wie", context.label(*child));
        sheet.line(outcome_line(context, &label, *outcome));
    }
    sheet.line(outcome_line(context, &t.for_adults, a.adults));
    clause(sheet);
}

/// By which road, where action is necessary.
pub(in crate::documents) fn road<'a>(context: &Context<'a>) -> Option<&'a str> {
    let t = &context.texts.weighing;
    match context.assessment.road? {
        Road::Deur => Some(&t.road_door),
        Road::VeiligThuisEnOvj => Some(&t.road_care),
        Road::VaststellenEnVeiligThuis => Some(&t.road_find_out),
    }
}

/// The outcome as a whole; where a side can only be cleared by the OvJ, that is what it says.
pub(in crate::documents) fn headline(context: &Context<'_>) -> Line {
    let t = &context.texts.weighing;
    if context.assessment.to_ovj {
        return Line::new(Mark::None)
            .plain(format!("{}: ", &*t.advice))
            .strong(&*t.to_ovj)
            .plain(".");
    }
    outcome_line(context, &t.advice, context.assessment.headline)
}

/// What kinds of possible offence there are and on whose account each is; empty where there are none.
pub(in crate::documents) fn offences(context: &Context<'_>) -> String {
    let t = &context.texts.weighing;
    let mut text = String::new();
    for reason in &context.assessment.offence_track {
        let names: Vec<&str> = reason.signals.iter().map(|s| context.signal(*s)).collect();
        let names = names.join("; ");
        let sentence = match reason.rule {
            RuleId::MogelijkStrafbaarFeit => t.offence_established.fill("signalen", &names),
            RuleId::FeitGemeld => {
                let who = context.labels(reason.who.iter().copied());
                fill(&t.offence_reported.fill("wie", &who), "signalen", &names)
            }
            RuleId::FeitVermoed => t.offence_suspected.to_string(),
            _ => continue,
        };
        add_sentence(&mut text, &sentence);
    }
    text
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
