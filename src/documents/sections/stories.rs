//! Statements, each under its speaker, in the order in which the officer recorded them.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::{Context, is_literal};
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Account, Heard, PersonId, Speaker, Statement, Subject};

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
    if heard == Some(Heard::NietGehoord) {
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
    }
    if !any {
        sheet.missing(&context.texts.hearings.no_children);
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
    let t = &context.texts.accounts;
    let account = &statement.account;
    let verb = match account {
        Account::Verklaard { .. } | Account::VanHorenZeggen { .. } => Some(&t.states),
        Account::WoordenKind { .. } => Some(&t.says),
        Account::Document { .. } => Some(&t.document),
        Account::Systeem { .. } => Some(&t.system),
        Account::Waargenomen | Account::Oordeel | Account::Handeling => None,
    };
    let mut line = Line::new(Mark::of(account)).about(Subject::Entry(statement.id));
    if let Some(verb) = verb {
        line = line.plain(&**verb).plain(": ");
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
