//! Hoor en wederhoor: who was heard, and whether each claim was put to the person concerned.

use super::safety::rebuttal_line;
use crate::documents::block::{Line, Mark};
use crate::documents::context::Context;
use crate::documents::phrase::fill;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Accusation, Heard, Hearing, PersonId, Speaker, Subject};

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
    match hearing.heard {
        None => line(Mark::Unknown).plain(t.unknown.fill("wie", who)),
        Some(Heard::Gehoord) => {
            let at = hearing.at.map(|at| context.moment(at)).unwrap_or_default();
            line(Mark::Own)
                .plain(t.heard.fill("wie", who))
                .labelled(&t.how, &hearing.how)
                .labelled(&t.when, &at)
        }
        Some(heard) => {
            let first = if heard == Heard::BewustNiet {
                &t.spared
            } else {
                &t.not_heard
            };
            let mut line = line(Mark::Own).strong(first.fill("wie", who));
            line = line.labelled(&t.why_not, &hearing.why_not);
            if heard == Heard::NietGehoord && hearing.why_not.is_blank() {
                line = line.plain(" ").plain(&*t.why_unknown);
            }
            line = line.labelled(&t.plan, &hearing.plan);
            if heard == Heard::NietGehoord && hearing.plan.is_blank() {
                line = line.plain(" ").plain(&*t.plan_unknown);
            }
            line
        }
    }
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
    let account = &context.texts.common;
    let number = accusation.id.to_string();
    let over = context.labels(about.iter().copied());
    let Some(claim) = accusation.account else {
        let text = t.claim_nobody.fill("nr", &number);
        return fill(&text, "over", &over);
    };
    let who = match claim.speaker() {
        Speaker::Person(id) => context.label(id),
        Speaker::Officer => &account.officer,
        Speaker::Document => &account.document,
        Speaker::System => &account.system,
    };
    let text = t.claim_of.fill("nr", &number);
    fill(&fill(&text, "wie", who), "over", &over)
}
