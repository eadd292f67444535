//! Every signal with its answer: who is at risk, from whom, how it is known, and beside a claim
//! the answer of the person concerned.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{
    Account, Asked, Danger, EntryId, Form, PersonId, Put, Rebuttal, Reply, Says, SignalAnswer,
    Subject, Text, Value,
};
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

/// One signal that was answered: every danger and every source under its own mark.
pub(in crate::documents) fn answered(
    sheet: &mut Sheet<'_, '_>,
    signal: Signal,
    answer: &SignalAnswer,
) {
    let context = sheet.context;
    let common = &context.texts.common;
    if answer.asked == Asked::NietGevraagd {
        let line = value_line(context, signal, Mark::Unknown).plain(&*common.not_asked);
        sheet.line(closed(line));
    }
    for danger in answer.active() {
        for line in danger_lines(context, signal, danger) {
            sheet.line(line);
        }
        if let Some(about) = context.accused.get(&danger.id) {
            let line = rebuttal_line(context, danger.id, about);
            sheet.line(line);
        }
    }
    if let Some(line) = open_line(context, signal, answer) {
        sheet.line(line);
    }
    for reply in answer.live_replies() {
        let line = reply_line(context, signal, reply);
        sheet.line(line);
    }
    if !answer.note.is_blank() {
        let line = Line::new(Mark::Own)
            .about(Subject::Signal(signal))
            .plain(format!("{}: ", &*context.texts.safety.note))
            .plain(answer.note.trim());
        sheet.line(closed(line));
    }
}

/// What the row comes to where no source says so: *nee* or *onbekend* that nobody said, or a signal of
/// which every danger was withdrawn.
pub(in crate::documents) fn open_line(
    context: &Context<'_>,
    signal: Signal,
    answer: &SignalAnswer,
) -> Option<Line> {
    let says = |says: Says| answer.live_replies().any(|r| r.says == says);
    let said = match answer.asked {
        Asked::NietGevraagd => None,
        Asked::Nee => answer.unnamed(),
        Asked::Onbekend => (!says(Says::Onbekend)).then_some(Says::Onbekend),
        Asked::Gevaar => {
            let silent = answer.active().next().is_none() && answer.live_replies().next().is_none();
            silent.then_some(Says::Onbekend)
        }
    }?;
    Some(match said {
        Says::Nee => {
            let line = no(context, signal, Mark::Own);
            line.plain(&*context.texts.accounts.unnamed_this)
        }
        Says::Onbekend => {
            let line = value_line(context, signal, Mark::Unknown);
            closed(line.plain(&*context.texts.common.unknown))
        }
    })
}

/// `Dreiging: nee (dreigt een ander te doden; praat over zelfdoding). `: *nee* answers every part.
fn no(context: &Context<'_>, signal: Signal, mark: Mark) -> Line {
    let parts: Vec<&str> = signal
        .aspects()
        .iter()
        .map(|a| context.protocol.aspect(*a))
        .collect();
    let parts = if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join("; "))
    };
    let no = &*context.texts.common.no;
    value_line(context, signal, mark).plain(format!("{no}{parts}. "))
}

/// What one source says that reports no danger.
pub(in crate::documents) fn reply_line(
    context: &Context<'_>,
    signal: Signal,
    reply: &Reply,
) -> Line {
    let mark = Mark::of(reply.account.as_ref().unwrap_or(&Account::NietGenoemd));
    let line = match reply.says {
        Says::Nee => no(context, signal, mark),
        Says::Onbekend => {
            let unknown = &*context.texts.common.unknown;
            value_line(context, signal, mark).plain(format!("{unknown}. "))
        }
    };
    replied(context, line, reply)
}

/// Whose answer it is, after whatever already stands in the line.
pub(in crate::documents) fn replied(context: &Context<'_>, line: Line, reply: &Reply) -> Line {
    let t = &context.texts.safety;
    let account = reply.account.as_ref().unwrap_or(&Account::NietGenoemd);
    let line = context.said(line, account, "");
    let mut text = context.basis(account);
    let place = context.place(reply.place).unwrap_or_default();
    add_field(&mut text, &t.seen_where, &place);
    if reply.asleep {
        add_sentence(&mut text, &t.asleep);
    }
    if let Some(first) = reply.first_hand {
        add_field(&mut text, &t.first_hand, context.texts.common.tri(first));
    }
    add_sentence(&mut text, &context.later_moment(reply.at));
    line.under(text)
}

/// One danger, and a line for each further source.
pub(in crate::documents) fn danger_lines(
    context: &Context<'_>,
    signal: Signal,
    danger: &Danger,
) -> Vec<Line> {
    let further = danger.also.iter().map(|account| {
        let line = named(context, signal, danger, Mark::of(account));
        let line = line.plain(format!("{}. ", &*context.texts.safety.also));
        let mut text = context.basis(account);
        add_sentence(&mut text, &context.entry(danger.id));
        context.said(line, account, "").under(text)
    });
    std::iter::once(danger_line(context, signal, danger))
        .chain(further)
        .collect()
}

/// The name of the signal, with the part of it that the danger is.
fn named(context: &Context<'_>, signal: Signal, danger: &Danger, mark: Mark) -> Line {
    let mut name = context.signal(signal).to_owned();
    if let Some(aspect) = danger.aspect {
        name = format!("{name} ({})", context.protocol.aspect(aspect));
    }
    Line::new(mark)
        .about(Subject::Entry(danger.id))
        .strong(name)
        .plain(": ")
}

/// One danger: the value, whose account, the words, who and where.
fn danger_line(context: &Context<'_>, signal: Signal, danger: &Danger) -> Line {
    let t = &context.texts.safety;
    let value = if context.melding.danger_value(danger) == Value::Ja {
        &t.established
    } else {
        &t.mentioned
    };
    let account = danger.known.as_ref().unwrap_or(&Account::NietGenoemd);
    let line = named(context, signal, danger, Mark::of(account)).plain(format!("{}. ", &**value));
    let line = context.said(line, account, &danger.text);
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
    if danger.ongoing {
        add_sentence(&mut text, &t.ongoing);
    }
    if let Some(first) = danger.first_hand {
        add_field(&mut text, &t.first_hand, context.texts.common.tri(first));
    }
    if danger.aspect.is_none() && !signal.aspects().is_empty() && !context.for_reader {
        add_sentence(&mut text, &t.part_unknown);
    }
    add_sentence(&mut text, &context.later_moment(danger.at));
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
            closed(line.words(&rebuttal.answer, rebuttal.form == Form::Letterlijk))
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

/// A danger that no longer counts, with every source, for the list of what was left out. `open` opens
/// a line with this mark.
pub(in crate::documents) fn left_out(
    context: &Context<'_>,
    open: impl Fn(Mark) -> Line,
    danger: &Danger,
) -> Vec<Line> {
    let said = |account: &Account, words: &Text| {
        let line = context.said(open(Mark::of(account)), account, words);
        let mut sub = context.basis(account);
        add_sentence(&mut sub, &context.entry(danger.id));
        closed(line).under(sub)
    };
    let known = danger.known.as_ref().unwrap_or(&Account::NietGenoemd);
    let none = Text::default();
    let also = danger.also.iter().map(|account| said(account, &none));
    std::iter::once(said(known, &danger.text))
        .chain(also)
        .collect()
}
