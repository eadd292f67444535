//! Everything that was typed and does not count above, each with the reason. Nothing that an
//! officer typed may vanish.

use crate::documents::block::{Block, Line, Mark, add_field, add_sentence};
use crate::documents::context::{Context, has_typed};
use crate::documents::phrase::fill;
use crate::documents::sheet::{Sheet, answer_line, closed};
use crate::melding::{
    Account, Asked, DateField, Heard, Hearing, PersonId, Put, Rebuttal, Says, SignalAnswer, Subject,
};

use super::{acts, papers, safety, stories, wishes};

/// The list of what was left out.
pub(in crate::documents) fn omitted(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.omitted;
    let mut lines = Vec::new();
    signals(context, &mut lines);
    answers(context, &mut lines);
    withdrawn(context, &mut lines);
    for (id, _) in context.people() {
        if let Some(hearing) = context.melding.hearings.get(&id) {
            hearing_parts(context, id, hearing, &mut lines);
        }
    }
    for (id, rebuttal) in &context.melding.rebuttals {
        rebuttal_parts(context, *id, rebuttal, &mut lines);
    }
    concept(context, &mut lines);
    unread(context, &mut lines);
    sheet.paragraph(if lines.is_empty() { &t.none } else { &t.intro });
    for line in lines {
        sheet.push(Block::Line(line));
    }
}

/// A line that opens with the reason.
fn because(mark: Mark, subject: Subject, reason: String) -> Line {
    Line::new(mark).about(subject).plain(reason).plain(" ")
}

fn signals(context: &Context<'_>, lines: &mut Vec<Line>) {
    let t = &context.texts.omitted;
    for (signal, answer) in &context.melding.signals {
        let name = context.signal(*signal);
        for danger in &answer.dangers {
            let reason = match (answer.asked, danger.withdrawn) {
                (_, true) => t.danger_withdrawn.fill("signaal", name),
                (Asked::Gevaar, false) => continue,
                (asked, false) => {
                    let reason = t.danger.fill("signaal", name);
                    fill(&reason, "antwoord", answered(context, asked))
                }
            };
            let open = |mark| because(mark, Subject::Entry(danger.id), reason.clone());
            lines.extend(safety::left_out(context, open, danger));
        }
        let gone = answer.asked == Asked::NietGevraagd;
        for reply in answer.replies.iter().filter(|r| gone || r.replaced) {
            let phrase = if reply.replaced {
                &t.reply_replaced
            } else {
                &t.reply_gone
            };
            let said = match reply.says {
                Says::Nee => &context.texts.common.no,
                Says::Onbekend => &context.texts.common.unknown,
            };
            let reason = fill(&phrase.fill("signaal", name), "antwoord", said);
            let mark = reply.account.as_ref().map_or(Mark::Own, Mark::of);
            let line = because(mark, Subject::Signal(*signal), reason);
            lines.push(safety::replied(context, line, reply));
        }
    }
    source(context, lines);
}

fn answered<'a>(context: &Context<'a>, asked: Asked) -> &'a str {
    let common = &context.texts.common;
    match asked {
        Asked::Nee => &common.no,
        Asked::Onbekend => &common.unknown,
        Asked::NietGevraagd | Asked::Gevaar => &common.not_asked,
    }
}

/// The source that was chosen for answers to signals and gave none yet, where something was typed
/// about it.
fn source(context: &Context<'_>, lines: &mut Vec<Line>) {
    let melding = context.melding;
    let Some(account) = &melding.signals_from else {
        return;
    };
    let mut used = melding.signals.values().flat_map(SignalAnswer::accounts);
    if account.texts().iter().all(|t| t.is_blank()) || used.any(|a| a == account) {
        return;
    }
    let reason = context.texts.omitted.source.to_string();
    let line = because(Mark::of(account), Subject::Call, reason);
    lines.push(line.under(context.origin(account)));
}

/// Answers and notes of questions that no longer apply.
fn answers(context: &Context<'_>, lines: &mut Vec<Line>) {
    for (question, answer) in &context.melding.answers {
        let given = answer.value.is_some() || has_typed(answer);
        if given && !context.melding.applies(*question) {
            lines.push(answer_line(context, *question, true));
        }
    }
}

fn withdrawn(context: &Context<'_>, lines: &mut Vec<Line>) {
    let t = &context.texts.omitted;
    let melding = context.melding;
    for s in melding.statements.iter().filter(|s| s.withdrawn) {
        let mark = Mark::of(&s.account);
        let line = because(mark, Subject::Entry(s.id), t.statement.to_string());
        lines.push(stories::left_out(context, line, s));
    }
    for d in melding.decisions.iter().filter(|d| d.withdrawn) {
        let mark = Mark::of(&d.account);
        let line = because(mark, Subject::Entry(d.id), t.decision.to_string());
        lines.push(papers::decision_line(context, line, d));
    }
    for a in melding.acts.iter().filter(|a| a.withdrawn) {
        let line = because(Mark::Own, Subject::Entry(a.id), t.act.to_string());
        lines.push(acts::act_line(context, line, a));
    }
    for w in melding.report_wishes.iter().filter(|w| w.withdrawn) {
        let line = because(wishes::mark(w), Subject::Entry(w.id), t.wish.to_string());
        lines.push(wishes::wish_line(context, line, w));
    }
}

/// The parts of a ledger line that do not fit whether the person was heard.
fn hearing_parts(context: &Context<'_>, id: PersonId, h: &Hearing, lines: &mut Vec<Line>) {
    let t = &context.texts.omitted;
    let words = &context.texts.hearings;
    // How and when it was tried stands with who was not reached.
    let (reason, about, how, why) = match h.heard {
        Some(Heard::Gehoord) => (&t.hearing_heard, false, false, true),
        Some(Heard::Deels) => return,
        Some(Heard::NietBereikt) => (&t.hearing_not, true, false, false),
        Some(Heard::NietGehoord | Heard::BewustNiet) => (&t.hearing_not, true, true, false),
        None => (&t.hearing_unknown, true, true, true),
    };
    let mut sub = String::new();
    if about {
        add_field(&mut sub, &words.about, &h.about);
    }
    if how {
        add_field(&mut sub, &words.how, &h.how);
        let at = h.at.map(|at| context.moment(at)).unwrap_or_default();
        add_field(&mut sub, &words.when, &at);
    }
    if why {
        add_field(&mut sub, &words.why_not, &h.why_not);
        add_field(&mut sub, &words.plan, &h.plan);
    }
    if !sub.is_empty() {
        let line = Line::new(Mark::Own).about(Subject::Hearing(id));
        let line = line.plain(reason.fill("wie", context.label(id)));
        lines.push(line.under(sub));
    }
}

/// The parts of an answer to an accusation that do not fit whether it was put, and all of it
/// where the entry is no accusation any more.
fn rebuttal_parts(
    context: &Context<'_>,
    id: crate::melding::EntryId,
    rebuttal: &Rebuttal,
    lines: &mut Vec<Line>,
) {
    let t = &context.texts.omitted;
    let gone = !context.accused.contains_key(&id);
    let (reason, answer, why) = match rebuttal.put {
        _ if gone => (&t.rebuttal_gone, true, true),
        Some(Put::Voorgelegd) => (&t.rebuttal_put, false, true),
        Some(Put::NietVoorgelegd) => (&t.rebuttal_not_put, true, false),
        None => (&t.rebuttal_unknown, true, true),
    };
    let mut sub = String::new();
    if answer {
        add_field(&mut sub, &t.answer, &rebuttal.answer);
    }
    if why {
        add_field(
            &mut sub,
            &context.texts.safety.not_put_why,
            &rebuttal.why_not,
        );
    }
    if !sub.is_empty() {
        let line = Line::new(Mark::Own).about(Subject::Rebuttal(id));
        let line = line.plain(reason.fill("nr", &id.to_string()));
        lines.push(line.under(sub));
    }
}

/// What was typed as a date and is none, people by part in the call.
fn unread(context: &Context<'_>, lines: &mut Vec<Line>) {
    let t = &context.texts.omitted;
    let order = context.melding.people_by_part();
    let place = |field: &DateField| {
        let person = field.person();
        person.map(|id| order.iter().position(|p| *p == id).unwrap_or(order.len()))
    };
    let mut all: Vec<_> = context.melding.unread.iter().collect();
    all.sort_by_key(|(field, _)| place(field));
    for (field, typed) in all {
        let name = match field {
            DateField::Call => t.call_time.to_string(),
            DateField::Born(id) => t.birth_of.fill("wie", context.label(*id)),
            DateField::Heard(id) => t.heard_of.fill("wie", context.label(*id)),
            DateField::Answer(question) => context.protocol.question(*question).short.clone(),
            DateField::Decision(_) => t.decision_day.to_string(),
            DateField::Until(_) => t.decision_until.to_string(),
            DateField::Concept | DateField::Entry(_) => t.said_at.to_string(),
        };
        let line = because(Mark::Own, field.subject(), t.no_date.fill("veld", &name));
        lines.push(closed(line.words(typed, true)));
    }
}

/// The statement that is still being typed.
fn concept(context: &Context<'_>, lines: &mut Vec<Line>) {
    let concept = &context.melding.concept;
    let texts = concept.account.iter().flat_map(|a| a.texts());
    let typed = [&concept.text, &concept.place];
    if typed.into_iter().chain(texts).all(|t| t.is_blank()) {
        return;
    }
    let t = &context.texts.omitted;
    let account = concept.account.as_ref().unwrap_or(&Account::NietGenoemd);
    let line = because(Mark::of(account), Subject::Concept, t.concept.to_string());
    let mut sub = context.basis(account);
    add_field(&mut sub, &t.place, &concept.place);
    if let Some(about) = concept.accuses {
        let about = context.label(about);
        add_sentence(&mut sub, &context.texts.accounts.about.fill("wie", about));
    }
    lines.push(closed(context.said(line, account, &concept.text)).under(sub));
}
