//! Decisions and agreements: what kind, seen or only mentioned, in force, with or without clause;
//! then what other documents and systems hold.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::date::day;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{Decision, DecisionKind, Evidence, Force, Speaker, Subject, Tri, is_literal};

use super::stories::statements;

/// The decisions, each under whose account it is known.
pub(in crate::documents) fn decisions(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let mut any = false;
    for decision in context.melding.live_decisions() {
        let line = decision_line(context, Line::new(Mark::of(&decision.account)), decision);
        sheet.line(line);
        any = true;
    }
    if !any {
        sheet.missing(&context.texts.papers.none);
    }
}

/// What documents and systems hold, besides decisions.
pub(in crate::documents) fn other_papers(sheet: &mut Sheet<'_, '_>) {
    statements(sheet, |account| {
        matches!(account.speaker(), Speaker::Document | Speaker::System)
    });
}

/// One decision, after whatever already stands in the line.
pub(in crate::documents) fn decision_line(
    context: &Context<'_>,
    line: Line,
    decision: &Decision,
) -> Line {
    let t = &context.texts.papers;
    let line = closed(
        line.about(Subject::Entry(decision.id))
            .strong(context.texts.decision(decision.kind))
            .plain(""),
    );
    let date = decision.date.map(day).unwrap_or_default();
    let line = line
        .labelled(&t.court, &decision.court)
        .labelled(&t.date, &date)
        .labelled(&t.number, &decision.number);
    // What stands in the paper word for word is a quotation.
    let literal = is_literal(&decision.account) && !decision.says_today.is_blank();
    let line = if literal {
        line.plain(format!(" {}: ", &*t.today))
            .words(&decision.says_today, true)
    } else {
        line.labelled(&t.today, &decision.says_today)
    };
    line.under(standing(context, decision))
}

/// How it is known, whether it is in force and what it says of the sterke arm. *Geen* has no
/// standing of its own.
fn standing(context: &Context<'_>, decision: &Decision) -> String {
    let t = &context.texts.papers;
    let common = &context.texts.common;
    let not_asked = &common.not_asked;
    let mut text = context.origin(&decision.account);
    whom(context, decision, &mut text);
    if decision.kind != DecisionKind::Geen || decision.evidence.is_some() {
        let evidence = match decision.evidence {
            None => not_asked,
            Some(Evidence::Gezien) => &t.seen,
            Some(Evidence::Bevestigd) => &t.confirmed,
            Some(Evidence::Genoemd) => &t.mentioned,
        };
        add_field(&mut text, &t.evidence, evidence);
    }
    if decision.kind != DecisionKind::Geen || decision.force.is_some() {
        let force = match decision.force {
            None => not_asked,
            Some(Force::Geldt) => &t.in_force,
            Some(Force::Vervangen) => &t.replaced,
            Some(Force::Geschorst) => &t.suspended,
            Some(Force::Onbekend) => &common.unknown,
        };
        add_field(&mut text, &t.force, force);
    }
    let until = decision.until.map(day).unwrap_or_default();
    add_field(&mut text, &t.until, &until);
    for (label, answer) in [
        (&t.appealed, decision.appealed),
        (&t.enforceable, decision.enforceable),
        (&t.served, decision.served),
    ] {
        if let Some(answer) = answer {
            add_field(&mut text, label, common.tri(answer));
        }
    }
    if decision.kind.can_carry_clause() || decision.clause.is_some() {
        let clause = match (decision.clause, decision.kind) {
            (Some(Tri::Ja), _) => &common.yes,
            (_, DecisionKind::GezagEenPersoon) => &t.clause_by_law,
            (_, DecisionKind::Uithuisplaatsing) => &t.clause_by_law_agency,
            (Some(Tri::Nee), _) => &common.no,
            (Some(Tri::Onbekend), _) => &common.unknown,
            (None, _) => not_asked,
        };
        add_field(&mut text, &t.clause, clause);
    }
    add_sentence(&mut text, &context.entry(decision.id));
    text
}

/// Which children it is about, whom it favours or protects, and whether it gives them the child on this
/// day. Of a paper that can carry something, what is not recorded is named too, but not to a reader.
fn whom(context: &Context<'_>, decision: &Decision, text: &mut String) {
    let t = &context.texts.papers;
    let common = &context.texts.common;
    let must = decision.kind.can_carry_clause() && !context.for_reader;
    let favours = if decision.kind.forbids() {
        &t.protects
    } else {
        &t.favours
    };
    for (label, who) in [
        (&t.children, &decision.children),
        (favours, &decision.favours),
    ] {
        if !who.is_empty() || must {
            // Without anybody the words say that nobody recorded it.
            add_field(text, label, &context.labels(who.iter().copied()));
        }
    }
    match decision.today {
        Some(today) => add_field(text, &t.gives_today, common.tri(today)),
        None if must => add_field(text, &t.gives_today, &common.not_asked),
        None => {}
    }
}
