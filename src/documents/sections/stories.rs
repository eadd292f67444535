//! Statements, each under its speaker, in the order in which the officer recorded them.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Account, Heard, PersonId, Speaker, Statement, Subject, is_literal};

/// Adds the statements for which `belongs` holds; `false` where there are none.
pub(in crate::documents) fn statements(
    sheet: &mut Sheet<'_, '_>,
    belongs: impl Fn(&Account) -> bool,
) -> bool {
    let context = sheet.context;
    let mut any = false;
    for statement in context.melding.live_statements() {
        if belongs(&statement.account) {
            let line = statement_line(context, statement);
            sheet.line(line);
            any = true;
        }
    }
    any
}

/// What one person said.
pub(in crate::documents) fn by(id: PersonId) -> impl Fn(&Account) -> bool {
    move |account| account.speaker() == Speaker::Person(id)
}

/// A parent's story. A parent who was not heard is named as such: an empty story is no story.
pub(in crate::documents) fn parent(sheet: &mut Sheet<'_, '_>, id: PersonId) {
    let context = sheet.context;
    let any = statements(sheet, by(id));
    let heard = context.melding.hearings.get(&id).and_then(|h| h.heard);
    if matches!(heard, Some(Heard::NietGehoord | Heard::NietBereikt)) {
        sheet.missing(&context.texts.hearings.not_heard_see);
    } else if !any {
        sheet.missing(&context.texts.hearings.no_statement);
    }
}

/// What the children said, child by child.
pub(in crate::documents) fn children(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let ids: Vec<PersonId> = context.people().map(|(id, _)| id).collect();
    let mut any = false;
    for id in ids.into_iter().filter(|id| id.is_child()) {
        any |= statements(sheet, by(id));
        any |= wish(sheet, id);
    }
    if !any {
        sheet.missing(&context.texts.hearings.no_children);
    }
}

/// What a child wants (art. 12 IVRK); `false` where nobody recorded it.
fn wish(sheet: &mut Sheet<'_, '_>, id: PersonId) -> bool {
    let context = sheet.context;
    let wish = context.melding.person(id).map(|p| &p.wish);
    let Some(wish) = wish.filter(|w| !w.is_blank()) else {
        return false;
    };
    let line = Line::new(Mark::Person(id))
        .about(Subject::Person(id))
        .plain(format!("{}: ", &*context.texts.accounts.wishes))
        .plain(wish.trim());
    sheet.line(closed(line));
    true
}

/// What was recorded while nobody named the source; without any there is no heading.
pub(in crate::documents) fn unnamed(
    sheet: &mut Sheet<'_, '_>,
    open: impl FnOnce(&mut Sheet<'_, '_>),
) {
    let nobody = |account: &Account| *account == Account::NietGenoemd;
    let mut live = sheet.context.melding.live_statements();
    if live.any(|s| nobody(&s.account)) {
        open(sheet);
        statements(sheet, nobody);
    }
}

/// What anyone else said, person by person.
pub(in crate::documents) fn others(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let ids: Vec<PersonId> = context.people().map(|(id, _)| id).collect();
    let mut any = false;
    for id in ids {
        if !id.is_parent() && !id.is_child() {
            any |= statements(sheet, by(id));
        }
    }
    if !any {
        sheet.missing(&context.texts.hearings.no_others);
    }
}

/// One statement. In its own section the mark says who speaks, so the verb is enough.
pub(in crate::documents) fn statement_line(context: &Context<'_>, statement: &Statement) -> Line {
    let account = &statement.account;
    let mut line = Line::new(Mark::of(account)).about(Subject::Entry(statement.id));
    if let Some(opens) = context.opens(account) {
        line = line.plain(opens).plain(": ");
    }
    let line = closed(if statement.text.is_blank() {
        line.plain(&*context.texts.common.not_recorded)
    } else {
        line.words(&statement.text, is_literal(account))
    });
    line.under(detail(context, statement))
}

/// Basis, time, place, whom it is about, and the number to which the ledger and the hand-over sheet
/// refer.
pub(in crate::documents) fn detail(context: &Context<'_>, statement: &Statement) -> String {
    let mut text = context.basis(&statement.account);
    let at = statement.at.map(|at| context.moment(at));
    match (at, statement.place.trim()) {
        (Some(at), "") => add_sentence(&mut text, &at),
        (Some(at), place) => add_sentence(&mut text, &format!("{at}, {place}")),
        (None, place) => add_field(&mut text, &context.texts.omitted.place, place),
    }
    add_sentence(
        &mut text,
        &context.written(statement.at, statement.recorded),
    );
    if let Some(about) = statement.accuses {
        let about = context
            .texts
            .accounts
            .about
            .fill("wie", context.label(about));
        add_sentence(&mut text, &about);
    }
    add_sentence(&mut text, &context.entry(statement.id));
    text
}

/// A withdrawn statement, for the list of what was left out.
pub(in crate::documents) fn left_out(context: &Context<'_>, line: Line, s: &Statement) -> Line {
    closed(context.said(line, &s.account, &s.text)).under(detail(context, s))
}
