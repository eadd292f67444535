//! What the police did, and what was told to whom with the reason.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Account, Act, ActKind, Subject};

use super::stories::statements;

/// The acts in order of entry, then what was recorded as an act of the officer.
pub(in crate::documents) fn acts(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let mut any = false;
    for act in context.melding.live_acts() {
        let line = act_line(context, Line::new(Mark::Own), act);
        sheet.line(line);
        any = true;
    }
    any |= statements(sheet, |account| *account == Account::Handeling);
    if !any {
        sheet.missing(&context.texts.acts.none);
    }
}

/// One act, after whatever already stands in the line.
pub(in crate::documents) fn act_line(context: &Context<'_>, line: Line, act: &Act) -> Line {
    let t = &context.texts.acts;
    let label = match (act.kind, act.to) {
        (kind, None) => context.texts.act_kind(kind).to_owned(),
        (ActKind::Gedaan, Some(to)) => t.done_for.fill("wie", context.label(to)),
        (ActKind::Verteld, Some(to)) => t.told_to.fill("wie", context.label(to)),
        (ActKind::Verwezen, Some(to)) => t.referred_who.fill("wie", context.label(to)),
    };
    let separator = if label.contains(':') { ", " } else { ": " };
    let words = if act.text.is_blank() {
        &*context.texts.common.not_recorded
    } else {
        act.text.trim()
    };
    let mut line = line.about(Subject::Entry(act.id));
    if let Some(at) = act.at {
        line = line.plain(format!("{} ", context.moment(at)));
    }
    let line = line.strong(label).plain(separator).plain(words);
    let mut sub = String::new();
    if !act.about.is_empty() {
        let about = context.labels(act.about.iter().copied());
        add_field(&mut sub, &t.about, &about);
    }
    if act.reason.is_blank() && act.kind == ActKind::Verteld {
        add_sentence(&mut sub, &t.reason_unknown);
    } else {
        add_field(&mut sub, &t.reason, &act.reason);
    }
    add_sentence(&mut sub, &context.written(act.at, act.recorded));
    closed(line).under(sub)
}
