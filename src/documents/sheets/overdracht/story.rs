//! What happened on whose account, where the children are, who can be spoken, and safety.

use std::collections::BTreeSet;

use super::reduced::{Spoken, to_speak};
use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::sections::{people, safety, stories};
use crate::documents::sheet::{Sheet, capital, list_of};
use crate::documents::sheets::texts::SheetTexts;
use crate::melding::{Account, Asked, EntryId, PersonId, Speaker, Statement, Subject};
use crate::protocol::{Question, Signal};

/// `4, 7 en 9`.
fn numbers(context: &Context<'_>, ids: impl IntoIterator<Item = EntryId>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    match ids.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => {
            let and = &*context.texts.common.and;
            format!("{} {and} {last}", rest.join(", "))
        }
    }
}

/// The call, what is asked of the police, and the first account of each parent and of the officer.
/// The rest stands in the mutatie, by number.
pub(super) fn told(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    let context = sheet.context;
    call(sheet);
    sheet.question(Question::VraagAanPolitie);
    for parent in context.melding.parents_by_part() {
        if !first_of(sheet, sheets, stories::by(parent)) {
            let who = format!("{}: ", context.label(parent));
            let line = Line::new(Mark::Unknown).strong(who);
            sheet.line(line.plain(&*context.texts.hearings.no_statement));
        }
    }
    first_of(sheet, sheets, |a| *a == Account::NietGenoemd);
    let other = |a: &Account| matches!(a.speaker(), Speaker::Person(id) if !id.is_parent() && !id.is_child());
    first_of(sheet, sheets, other);
    if !first_of(sheet, sheets, |a| *a == Account::Waargenomen) {
        sheet.missing(&context.texts.hearings.no_observation);
    }
}

/// When it came in and who reports, in one line.
fn call(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.people;
    let who = match context.melding.reporter {
        Some(id) => context.label(id),
        None => &*context.texts.common.not_recorded,
    };
    let line = Line::new(Mark::Own)
        .about(Subject::Call)
        .strong(&*t.call_time)
        .plain(format!(": {}. ", people::call_moment(context)))
        .strong(&*t.reporter)
        .plain(format!(": {who}."));
    sheet.line(line);
    for line in people::double_hours(context) {
        sheet.line(line);
    }
}

/// The first statement that belongs, and where the others stand.
fn first_of(
    sheet: &mut Sheet<'_, '_>,
    sheets: &SheetTexts,
    belongs: impl Fn(&Account) -> bool,
) -> bool {
    let context = sheet.context;
    let mut all = context
        .melding
        .live_statements()
        .filter(|s| belongs(&s.account));
    let Some(first) = all.next() else {
        return false;
    };
    let mut line = statement(context, first);
    let rest: Vec<EntryId> = all.map(|s| s.id).collect();
    if !rest.is_empty() {
        let mut sub = line.sub.take().unwrap_or_default();
        let more = sheets.handover.more.fill("nrs", &numbers(context, rest));
        add_sentence(&mut sub, &more);
        line = line.under(sub);
    }
    sheet.line(line);
    true
}

fn statement(context: &Context<'_>, s: &Statement) -> Line {
    let line = Line::new(Mark::of(&s.account)).about(Subject::Entry(s.id));
    stories::left_out(context, line, s)
}

/// Each child: where it is now and lives, and where its words stand.
pub(super) fn children(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts, spoken: &Spoken) {
    let context = sheet.context;
    let t = &context.texts.people;
    let children: Vec<PersonId> = context.melding.children().map(|c| c.id).collect();
    if children.is_empty() {
        sheet.missing(&t.no_children);
    }
    for id in children {
        let Some(child) = context.melding.person(id) else {
            continue;
        };
        let place = |at| {
            let place = context.place(at);
            place.unwrap_or_else(|| context.texts.common.not_recorded.to_string())
        };
        let mut text = String::from(".");
        add_field(&mut text, &t.name, &child.name);
        add_field(&mut text, &t.now, &place(child.now));
        add_field(&mut text, &t.now_text, &child.now_text);
        add_field(&mut text, &t.lives, &place(child.lives));
        let mut sub = String::new();
        if let Some(ids) = spoken.get(&id) {
            let told = sheets.handover.child_told.fill("wie", context.label(id));
            let nrs = numbers(context, ids.iter().copied());
            add_sentence(
                &mut sub,
                &crate::documents::phrase::fill(&told, "nrs", &nrs),
            );
        }
        let line = Line::new(Mark::Own)
            .about(Subject::Person(id))
            .strong(context.label(id))
            .plain(text);
        sheet.line(line.under(sub));
    }
}

/// Names and telephone of who can be spoken, and where the other data stand.
pub(super) fn reach(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    sheet.heading(&sheets.handover.reach);
    let context = sheet.context;
    let t = &context.texts.people;
    for id in to_speak(context.melding) {
        let Some(person) = context.melding.person(id) else {
            continue;
        };
        let mut text = String::from(".");
        for (label, typed) in [(&t.name, &person.name), (&t.phone, &person.phone)] {
            let typed = if typed.is_blank() {
                &*context.texts.common.not_recorded
            } else {
                typed.as_str()
            };
            add_field(&mut text, label, typed);
        }
        add_field(&mut text, &t.interpreter, &person.interpreter);
        let line = Line::new(Mark::Own)
            .about(Subject::Person(id))
            .strong(context.label(id))
            .plain(text);
        sheet.line(line);
    }
    sheet.paragraph(&sheets.handover.less);
}

/// The signals that are there, by danger; then those that nobody asked or knows, and how many were
/// answered with nee.
pub(super) fn safety(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    let context = sheet.context;
    let common = &context.texts.common;
    let (mut not_asked, mut unknown, mut no) = (Vec::new(), Vec::new(), 0_usize);
    let mut present: BTreeSet<Signal> = BTreeSet::new();
    for signal in Signal::ALL {
        let answer = context.melding.signals.get(signal);
        match answer.map_or(Asked::NietGevraagd, |a| a.asked) {
            Asked::Gevaar => {
                present.insert(*signal);
            }
            Asked::NietGevraagd => not_asked.push(context.signal(*signal)),
            Asked::Onbekend => unknown.push(context.signal(*signal)),
            Asked::Nee => no += 1,
        }
    }
    for signal in present {
        if let Some(answer) = context.melding.signals.get(&signal) {
            safety::answered(sheet, signal, answer);
        }
    }
    for (label, list) in [(&common.unknown, unknown), (&common.not_asked, not_asked)] {
        if !list.is_empty() {
            let line = Line::new(Mark::Unknown).strong(capital(label));
            sheet.line(line.plain(format!(": {}", list_of(&list))));
        }
    }
    let t = &sheets.handover;
    let number = match no {
        0 => return,
        1 => t.one_signal.to_string(),
        many => t.signals.fill("aantal", &many.to_string()),
    };
    let line = Line::new(Mark::None).plain(t.answered_no.fill("aantal", &number));
    sheet.line(line);
}
