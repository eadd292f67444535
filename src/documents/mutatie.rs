//! The mutatie: what is known, whose account it is, how it was weighed and what was done.
//!
//! Its sections stand in one order for every call, and the parents in the order of their part in
//! it (ombudsman 2015/096, 4.7; Wpg art. 4 lid 3 and 6b). A parent may one day read it.

use super::block::{Block, Document, DocumentKind};
use super::context::{Context, legend};
use super::sections::{
    acts, hearing, omitted, open, papers, people, safety, shields, stories, weighing, wishes,
};
use super::sheet::Sheet;
use super::wording::DocumentTexts;
use super::zorgmelding::REPORTER;
use crate::afweging::Assessment;
use crate::melding::{Account, Melding};
use crate::protocol::{Protocol, Question, Step};

/// Draws up the mutatie of a call. Everything that was typed stands in it exactly once: under its
/// speaker, or at the end in the list of what was left out, with the reason.
pub fn mutatie(
    protocol: &Protocol,
    texts: &DocumentTexts,
    melding: &Melding,
    assessment: &Assessment,
) -> Document {
    let context = Context::new(protocol, texts, melding, assessment);
    let title = &texts.common.mutatie;
    let mut sheet = Sheet::new(&context, title);
    sheet.banner(context.introduction());
    sheet.push(Block::Legend(legend(&context)));
    facts(&mut sheet);
    follow_up(&mut sheet);
    sheet.finish(DocumentKind::Mutatie, title)
}

/// The document without what the rules say of the call: who trains weighs alone. In place of it
/// stands a notice.
pub fn without_advice(mut document: Document, texts: &DocumentTexts, notice: &str) -> Document {
    let h = &texts.headings;
    let hidden = [&*h.weighing, &*h.open];
    let mut inside = false;
    let blocks = std::mem::take(&mut document.blocks);
    for block in blocks {
        let begins = match &block {
            Block::Section { title, .. } => {
                inside = hidden.contains(&title.as_str());
                inside
            }
            // Version and sources.
            Block::Part(_) => {
                inside = false;
                false
            }
            _ => false,
        };
        if !inside || begins {
            document.blocks.push(block);
        }
        if begins {
            document.blocks.push(Block::Paragraph(notice.to_owned()));
        }
    }
    document
}

/// What is known, from the call to the papers.
fn facts(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let h = &context.texts.headings;
    sheet.section(&*h.call);
    people::call(sheet);
    sheet.questions(Question::of_step(Step::Melding));
    sheet.push(Block::Gap);
    people::people(sheet);

    sheet.section(&*h.safety);
    safety::signals(sheet);

    for parent in context.melding.parents_by_part() {
        sheet.section(h.story.fill("wie", context.label(parent)));
        stories::parent(sheet, parent);
    }
    sheet.section(&*h.children);
    stories::children(sheet);
    sheet.section(&*h.others);
    stories::others(sheet);

    sheet.section(&*h.own);
    if !stories::statements(sheet, |account| *account == Account::Waargenomen) {
        sheet.missing(&context.texts.hearings.no_observation);
    }
    sheet.section(&*h.judgement);
    if !stories::statements(sheet, |account| *account == Account::Oordeel) {
        sheet.missing(&context.texts.hearings.no_judgement);
    }

    stories::unnamed(sheet, |sheet| sheet.section(&*h.unnamed));

    sheet.section(&*h.hearing);
    hearing::heard(sheet);
    hearing::claims(sheet);

    sheet.section(&*h.papers);
    papers::decisions(sheet);
    papers::other_papers(sheet);
}

/// What was weighed, decided and done, and what is left.
fn follow_up(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let h = &context.texts.headings;
    sheet.section(&*h.force);
    sheet.questions(Question::of_step(Step::SterkeArm));

    sheet.section(&*h.offence);
    sheet.questions(Question::of_step(Step::Feit));
    wishes::wishes(sheet);

    sheet.section(h.advice.fill("onderwerp", context.arrangement()));
    sheet.questions(Question::of_step(Step::Omgangsadvies));

    sheet.section(&*h.weighing);
    weighing::outcome(sheet);
    weighing::decision(sheet);
    weighing::reasons(sheet);
    weighing::acts(sheet);

    sheet.section(&*h.acts);
    acts::acts(sheet);

    sheet.section(&*h.open);
    open::open(sheet);

    sheet.section(&*h.onward);
    sheet.questions(Question::of_step(Step::Acties));

    sheet.section(&*h.care);
    let of_officer = |q: &Question| REPORTER.contains(q);
    sheet.questions(Question::of_step(Step::Zorgmelding).filter(|q| !of_officer(q)));
    sheet.heading(&h.officer);
    sheet.questions(REPORTER.into_iter());

    sheet.section(&*h.omitted);
    omitted::omitted(sheet);
    shields::shields(sheet);
}
