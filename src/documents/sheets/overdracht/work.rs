//! What was decided and advised, what is open, what is asked of who goes on, and until when.

use super::Recipient;
use crate::afweging::{Topic, unheard};
use crate::documents::block::{Line, Mark, add_field};
use crate::documents::context::Context;
use crate::documents::sections::{hearing, open, papers, weighing};
use crate::documents::sheet::{Sheet, capital, list_of, sentences};
use crate::documents::sheets::information::source;
use crate::documents::sheets::sourced::Sourced;
use crate::documents::sheets::texts::SheetTexts;
use crate::documents::zorgmelding::REPORTER;
use crate::melding::{Account, AnswerValue, PersonId};
use crate::protocol::{Choice, Question};

use Question as Q;

/// Most open points with a line of their own; the others stand together in one line.
const MOST_OPEN: usize = 6;

/// What the officer asked and agreed, whom to hear, and what this recipient is for.
pub(super) fn ask(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts, recipient: Recipient) {
    let context = sheet.context;
    let agreed = [recipient.question(), Q::Vervolgdatum];
    let youth = (recipient == Recipient::Jeugdcoordinator).then_some(Q::HulpverlenerPerOuder);
    sheet.questions(agreed.into_iter().chain(youth));
    let unheard: Vec<PersonId> = context
        .people()
        .map(|(id, _)| id)
        .filter(|id| id.is_parent() && unheard(context.melding, *id))
        .collect();
    if !unheard.is_empty() {
        let who = context.labels(unheard);
        let line = Line::new(Mark::None).plain(sheets.handover.hear.fill("wie", &who));
        sheet.line(line);
    }
    let asked = match recipient {
        Recipient::Wijkagent => &sheets.ask_neighbourhood,
        Recipient::Jeugdcoordinator => &sheets.ask_youth,
    };
    lines(sheet, sheets, asked);
}

/// Lines of the program with their sources under the last.
fn lines(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts, lines: &[Sourced]) {
    for line in lines {
        sheet.line(Line::new(Mark::None).plain(&*line.text));
    }
    let cites = lines.iter().flat_map(|l| l.citations.iter().cloned());
    if let Some(block) = source(sheet.context.protocol, sheets, cites.collect()) {
        sheet.push(block);
    }
}

/// The papers, what the clause is worth, the outcome and the officer's decision.
pub(super) fn decided(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    papers::decisions(sheet);
    weighing::clause(sheet);
    headline(sheet, sheets);
    weighing::decision(sheet);
}

/// The outcome with what must be known beside it.
fn headline(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    let context = sheet.context;
    let a = context.assessment;
    let (t, common) = (&context.texts.weighing, &context.texts.common);
    let road = weighing::road(context);
    let offences = weighing::offences(context);
    let said = [
        (a.urgent, &*common.urgent),
        (a.against_asker, &*t.against_asker),
        (a.no_handover, &*common.no_handover),
        (a.ovj_order, &*sheets.handover.order),
    ];
    let said = said
        .into_iter()
        .filter_map(|(holds, text)| holds.then_some(text));
    let said = road.into_iter().chain(said).chain([offences.as_str()]);
    sheet.line(weighing::headline(context).under(sentences(said)));
}

/// Who was heard: parents and children always, others where it was recorded.
pub(super) fn heard(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let ids: Vec<PersonId> = context.people().map(|(id, _)| id).collect();
    for id in ids {
        let hearing = context
            .melding
            .hearings
            .get(&id)
            .cloned()
            .unwrap_or_default();
        if id.is_parent() || id.is_child() || hearing.heard.is_some() {
            let line = hearing::hearing_line(context, id, &hearing);
            sheet.line(line);
        }
    }
}

/// Advice that touches the contact, where any was given.
pub(super) fn advice(sheet: &mut Sheet<'_, '_>) {
    if sheet.context.melding.is_yes(Q::AdviesGegeven) {
        sheet.questions([Q::AdviesInhoud, Q::AdviesAan, Q::BijsluiterGegeven].into_iter());
    }
}

/// The open points with who may know, heaviest effect first; then in one line what else is open
/// for who goes on. What the officer still has to do stands in the mutatie.
pub(super) fn open(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    let context = sheet.context;
    let t = &context.texts.acts;
    let points = &context.assessment.open;
    if points.is_empty() {
        sheet.line(Line::new(Mark::None).plain(&*t.open_none));
    }
    let (first, rest): (Vec<_>, Vec<_>) = points.iter().partition(|p| !p.could_become.is_empty());
    for point in first.iter().take(MOST_OPEN) {
        let line = point_line(context, point.topic);
        sheet.line(line);
    }
    let left = first.into_iter().skip(MOST_OPEN).chain(rest);
    let (here, there): (Vec<_>, Vec<_>) = left.partition(|p| concerns(p.topic));
    if !here.is_empty() {
        let topics: Vec<String> = here.iter().map(|p| open::topic(context, p.topic)).collect();
        let line = Line::new(Mark::Unknown).strong(&*t.open_rest);
        sheet.line(line.plain(format!(": {}", list_of(&topics))));
    }
    if !there.is_empty() {
        sheet.line(Line::new(Mark::None).plain(&*sheets.handover.more_open));
    }
    open::contradicting(sheet);
}

/// Whether who goes on can find this out. Signals stand under safety already, parents who were not
/// heard in what is asked.
fn concerns(topic: Topic) -> bool {
    match topic {
        Topic::Signal(_) => false,
        Topic::Hearing(id) => !id.is_parent(),
        Topic::Question(question) => !question.own_act(),
        Topic::AtRisk(..)
        | Topic::Known(..)
        | Topic::Part(..)
        | Topic::FirstHand(..)
        | Topic::Place(_)
        | Topic::FreeSpeech(_)
        | Topic::Receiving(_)
        | Topic::OvjHandover
        | Topic::Favours(_)
        | Topic::DecisionChildren(_)
        | Topic::Today(_)
        | Topic::Enforceable(_)
        | Topic::Served(_)
        | Topic::Reporter
        | Topic::Children
        | Topic::Decision
        | Topic::Evidence(_)
        | Topic::Force(_)
        | Topic::Clause(_)
        | Topic::Rebuttal(_) => true,
    }
}

/// `Wapen. Weet het misschien: ...`
fn point_line(context: &Context<'_>, topic: Topic) -> Line {
    let mut text = capital(&open::topic(context, topic));
    text.push('.');
    let knows = open::who_knows(context, topic);
    add_field(&mut text, &context.texts.acts.who_knows, knows);
    Line::new(Mark::Unknown).plain(text)
}

/// The zorgmelding with its terms and feedback, whom to call, and the officer.
pub(super) fn terms(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    let context = sheet.context;
    sheet.questions([Q::ZorgBesluit, Q::ZorgTerugkoppeling].into_iter());
    if context.melding.chose(Q::ZorgBesluit, Choice::ZorgDoen) {
        for term in &context.texts.care_terms {
            sheet.line(Line::new(Mark::None).plain(&*term.text));
            sheet.citations(&term.citations);
        }
    } else {
        sheet.line(Line::new(Mark::None).plain(&*sheets.handover.no_term));
    }
    lines(sheet, sheets, &sheets.whom_to_call);
    officer(sheet, sheets);
}

/// Who reports, in one line where the officer recorded it; what is missing or comes from another
/// stands below it.
fn officer(sheet: &mut Sheet<'_, '_>, sheets: &SheetTexts) {
    let context = sheet.context;
    let own = |q: &Question| {
        let answer = context.melding.answers.get(q)?;
        let text = match &answer.value {
            Some(AnswerValue::Tekst(text)) if !text.is_blank() => text,
            _ => return None,
        };
        (answer.account == Account::Handeling && answer.note.is_blank()).then_some(text)
    };
    let (here, others): (Vec<Question>, Vec<Question>) =
        REPORTER.into_iter().partition(|q| own(q).is_some());
    let mut text = String::from(".");
    for question in &here {
        if let Some(typed) = own(question) {
            add_field(&mut text, context.question(*question), typed);
        }
    }
    if !here.is_empty() {
        let line = Line::new(Mark::Own).strong(&*sheets.handover.officer);
        sheet.line(line.plain(text));
    }
    sheet.questions(others.into_iter());
}
