//! Hoor en wederhoor: who was heard, and whether each claim was put to the person concerned.

use super::safety::rebuttal_line;
use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::phrase::fill;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Accusation, Heard, Hearing, PersonId, Subject};

/// Who was heard, by part in the call.
pub(in crate::documents) fn heard(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let ids: Vec<PersonId> = context.people().map(|(id, _)| id).collect();
    let empty = Hearing::default();
    for id in ids {
        let hearing = context.melding.hearings.get(&id).unwrap_or(&empty);
        let line = hearing_line(context, id, hearing);
        sheet.line(line);
    }
}

/// Whether one person was heard, and how or why not.
pub(in crate::documents) fn hearing_line(
    context: &Context<'_>,
    id: PersonId,
    hearing: &Hearing,
) -> Line {
    let t = &context.texts.hearings;
    let who = context.label(id);
    let line = |mark| Line::new(mark).about(Subject::Hearing(id));
    let at = hearing.at.map(|at| context.moment(at)).unwrap_or_default();
    match hearing.heard {
        None => line(Mark::Unknown).plain(t.unknown.fill("wie", who)),
        Some(Heard::Gehoord) => line(Mark::Own)
            .plain(t.heard.fill("wie", who))
            .labelled(&t.how, &hearing.how)
            .labelled(&t.when, &at)
            .labelled(&t.about, &hearing.about)
            .under(conversation(context, hearing)),
        Some(Heard::Deels) => line(Mark::Own)
            .strong(t.partly.fill("wie", who))
            .labelled(&t.how, &hearing.how)
            .labelled(&t.when, &at)
            .labelled(&t.about, &hearing.about)
            .labelled(&t.why_not, &hearing.why_not)
            .labelled(&t.plan, &hearing.plan)
            .under(conversation(context, hearing)),
        Some(Heard::NietBereikt) => {
            let tries = hearing.tries.map(|n| n.to_string()).unwrap_or_default();
            line(Mark::Own)
                .strong(t.not_reached.fill("wie", who))
                .labelled(&t.tries, &tries)
                .labelled(&t.how, &hearing.how)
                .labelled(&t.when, &at)
                .labelled(&t.why_not, &hearing.why_not)
                .labelled(&t.plan, &hearing.plan)
                .under(context.written(hearing.at, hearing.recorded))
        }
        Some(Heard::BewustNiet) => line(Mark::Own)
            .strong(t.spared.fill("wie", who))
            .labelled(&t.why_not, &hearing.why_not)
            .labelled(&t.plan, &hearing.plan),
        Some(Heard::NietGehoord) => {
            let mut line = line(Mark::Own).strong(t.not_heard.fill("wie", who));
            line = line.labelled(&t.why_not, &hearing.why_not);
            if hearing.why_not.is_blank() {
                line = line.plain(" ").plain(&*t.why_unknown);
            }
            line = line.labelled(&t.plan, &hearing.plan);
            if hearing.plan.is_blank() {
                line = line.plain(" ").plain(&*t.plan_unknown);
            }
            line
        }
    }
}

/// How the conversation went: asked or not, alone or not, free to speak or not, and what else was
/// seen or known there. No reader is told whether somebody could speak freely.
fn conversation(context: &Context<'_>, hearing: &Hearing) -> String {
    if context.for_reader {
        return context.written(hearing.at, hearing.recorded);
    }
    let t = &context.texts.hearings;
    let common = &context.texts.common;
    let mut text = String::new();
    if hearing.unasked {
        add_sentence(&mut text, &t.unasked);
    }
    if hearing.apart {
        add_sentence(&mut text, &t.apart);
    }
    for (label, answer) in [
        (&t.free_at_door, hearing.free_at_door),
        (&t.free_by_phone, hearing.free_by_phone),
        (&t.seen, hearing.seen),
    ] {
        if let Some(answer) = answer {
            add_field(&mut text, label, common.tri(answer));
        }
    }
    if !hearing.knows_home_of.is_empty() {
        let homes = context.labels(hearing.knows_home_of.iter().copied());
        add_field(&mut text, &t.knows_home, &homes);
    }
    add_sentence(&mut text, &context.written(hearing.at, hearing.recorded));
    text
}

/// Each claim about a person, with the answer. The claim's words stand elsewhere, once; here
/// stands its number.
pub(in crate::documents) fn claims(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.hearings;
    sheet.heading(&t.claims);
    let accusations = context.melding.accusations();
    if accusations.is_empty() {
        sheet.line(Line::new(Mark::None).plain(&*t.no_claims));
    }
    for accusation in &accusations {
        let Some(about) = context.accused.get(&accusation.id) else {
            continue;
        };
        let reference = reference(context, accusation, about);
        if let Some(signal) = accusation.signal {
            let line = Line::new(Mark::None)
                .plain(reference)
                .plain(" ")
                .plain(context.signal(signal))
                .plain(". ")
                .plain(&*t.stands_at_safety);
            sheet.line(closed(line));
        } else {
            let mut line = rebuttal_line(context, accusation.id, about);
            line.text
                .insert(0, crate::documents::Span::Plain(format!("{reference} ")));
            sheet.line(line);
        }
    }
}

/// `Nr 4, A (moeder) over B (vader):`.
fn reference(context: &Context<'_>, accusation: &Accusation<'_>, about: &[PersonId]) -> String {
    let t = &context.texts.hearings;
    let number = accusation.id.to_string();
    let over = context.labels(about.iter().copied());
    let Some(claim) = accusation.account else {
        let text = t.claim_nobody.fill("nr", &number);
        return fill(&text, "over", &over);
    };
    let text = t.claim_of.fill("nr", &number);
    fill(&fill(&text, "wie", context.speaker(claim)), "over", &over)
}
