//! Every signal with its answer: who is at risk, from whom, how it is known, and beside a claim
//! the answer of the person concerned.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Asked, Danger, EntryId, PersonId, Put, Rebuttal, SignalAnswer, Subject};
use crate::protocol::{Signal, SignalClass};

/// All signals, in the order of the checklist.
pub(in crate::documents) fn signals(sheet: &mut Sheet<'_, '_>) {
    for signal in Signal::ALL {
        match sheet.context.melding.signals.get(signal) {
            Some(answer) => answered(sheet, *signal, answer),
            None => {
                let line = value_line(sheet.context, *signal, Mark::Unknown);
                let text = &*sheet.context.texts.common.not_asked;
                sheet.line(closed(line.plain(text)));
            }
        }
    }
}

pub(in crate::documents) fn value_line(context: &Context<'_>, signal: Signal, mark: Mark) -> Line {
    Line::new(mark)
        .about(Subject::Signal(signal))
        .strong(context.signal(signal))
        .plain(": ")
}

/// One signal that was answered.
pub(in crate::documents) fn answered(
    sheet: &mut Sheet<'_, '_>,
    signal: Signal,
    answer: &SignalAnswer,
) {
    let context = sheet.context;
    let common = &context.texts.common;
    match answer.asked {
        Asked::NietGevraagd => {
            let line = value_line(context, signal, Mark::Unknown).plain(&*common.not_asked);
            sheet.line(closed(line));
        }
        Asked::Onbekend => {
            let line = value_line(context, signal, Mark::Unknown).plain(&*common.unknown);
            sheet.line(closed(line));
        }
        Asked::Nee => {
            let line = no_line(context, signal, answer);
            sheet.line(line);
        }
        Asked::Gevaar => {
            for danger in &answer.dangers {
                let line = danger_line(context, signal, danger);
                sheet.line(line);
                if let Some(about) = context.accused.get(&danger.id) {
                    let line = rebuttal_line(context, danger.id, about);
                    sheet.line(line);
                }
            }
        }
    }
    if !answer.note.is_blank() {
        let line = Line::new(Mark::Own)
            .about(Subject::Signal(signal))
            .plain(format!("{}: ", &*context.texts.safety.note))
            .plain(answer.note.trim());
        sheet.line(closed(line));
    }
}

/// *Nee* with its ground.
pub(in crate::documents) fn no_line(
    context: &Context<'_>,
    signal: Signal,
    answer: &SignalAnswer,
) -> Line {
    let mark = answer.ground.as_ref().map_or(Mark::Own, Mark::of);
    let line = value_line(context, signal, mark).plain(format!("{}. ", &*context.texts.common.no));
    match &answer.ground {
        None => line.plain(&*context.texts.safety.not_found),
        Some(account) => context
            .said(line, account, "")
            .under(context.basis(account)),
    }
}

/// One danger: the value, whose account, the words, who and where.
pub(in crate::documents) fn danger_line(
    context: &Context<'_>,
    signal: Signal,
    danger: &Danger,
) -> Line {
    let t = &context.texts.safety;
    let value = if danger.value() == crate::melding::Value::Ja {
        &t.established
    } else {
        &t.mentioned
    };
    let mark = danger.known.as_ref().map_or(Mark::Own, Mark::of);
    let mut line = value_line(context, signal, mark).about(Subject::Entry(danger.id));
    line = line.plain(format!("{}. ", &**value));
    line = match &danger.known {
        Some(account) => context.said(line, account, &danger.text),
        None => {
            let line = line.plain(&*context.texts.accounts.not_recorded);
            if danger.text.is_blank() {
                line
            } else {
                line.plain(" ").words(&danger.text, false)
            }
        }
    };
    closed(line).under(danger_detail(context, signal, danger))
}

/// The number, who is at risk, from whom and where.
fn danger_detail(context: &Context<'_>, signal: Signal, danger: &Danger) -> String {
    let t = &context.texts.safety;
    // Strain on a child need not come from someone or be somewhere.
    let must = signal.class() != SignalClass::Care && !context.for_reader;
    let place = context.place(danger.place);
    let missing = if must {
        &*context.texts.common.not_recorded
    } else {
        ""
    };
    let mut text = danger
        .known
        .as_ref()
        .map_or_else(String::new, |account| context.basis(account));
    let people = |ids: &std::collections::BTreeSet<PersonId>| context.labels(ids.iter().copied());
    if !context.for_reader || !danger.at_risk.is_empty() {
        add_field(&mut text, &t.at_risk, &people(&danger.at_risk));
    }
    if must || !danger.from.is_empty() {
        add_field(&mut text, &t.from, &people(&danger.from));
    }
    add_field(&mut text, &t.place, place.as_deref().unwrap_or(missing));
    add_sentence(&mut text, &context.entry(danger.id));
    text
}

/// The answer to an accusation, or that it was not put. The answer stands under the person
/// concerned; where it concerns several, the officer recorded it.
pub(in crate::documents) fn rebuttal_line(
    context: &Context<'_>,
    id: EntryId,
    about: &[PersonId],
) -> Line {
    let t = &context.texts.safety;
    let who = context.labels(about.iter().copied());
    let empty = Rebuttal::default();
    let rebuttal = context.melding.rebuttals.get(&id).unwrap_or(&empty);
    let line = |mark| Line::new(mark).about(Subject::Rebuttal(id));
    match rebuttal.put {
        Some(Put::Voorgelegd) if rebuttal.answer.is_blank() => {
            line(Mark::Unknown).plain(t.answer_unknown.fill("wie", &who))
        }
        Some(Put::Voorgelegd) => {
            let mark = match about {
                [one] => Mark::Person(*one),
                _ => Mark::Own,
            };
            let line = line(mark).plain(format!("{}: ", t.answer.fill("wie", &who)));
            closed(line.plain(rebuttal.answer.trim()))
        }
        Some(Put::NietVoorgelegd) => {
            let line = line(Mark::Own).strong(t.not_put.fill("wie", &who));
            if rebuttal.why_not.is_blank() {
                line.labelled(&t.not_put_why, &context.texts.common.not_recorded)
            } else {
                line.labelled(&t.not_put_why, &rebuttal.why_not)
            }
        }
        None => line(Mark::Unknown).plain(t.put_unknown.fill("wie", &who)),
    }
}

/// The words of a danger that no longer counts, for the list of what was left out.
pub(in crate::documents) fn left_out(context: &Context<'_>, line: Line, danger: &Danger) -> Line {
    let line = match &danger.known {
        Some(account) => context.said(line, account, &danger.text),
        None if danger.text.is_blank() => line.plain(&*context.texts.accounts.not_recorded),
        None => line.words(&danger.text, false),
    };
    let mut sub = danger
        .known
        .as_ref()
        .map_or_else(String::new, |account| context.basis(account));
    add_sentence(&mut sub, &context.entry(danger.id));
    closed(line).under(sub)
}
