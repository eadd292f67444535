//! The information sheet for parents: what the police can and cannot do when a contact arrangement
//! is not kept, and the civil and criminal routes (stappenplan, kamerbrief-2020, OM-richtlijn
//! 2018R003; ombudsman 2015/096, 5.2.5).
//!
//! One sheet for both parents, in the same words: for who waits for the child and for who has it.

use super::information::{Information, citations};
use super::sourced::{Part, Sourced};
use super::texts::SheetTexts;
use crate::documents::block::{Block, Document, DocumentKind, Line, Mark};
use crate::documents::wording::DocumentTexts;
use crate::protocol::{Protocol, ids};

ids! {
    /// The situation of a parent, for the steps that fit it.
    pub enum Situation {
        /// The arrangement was missed once.
        EenKeerGemist,
        /// It is missed again and again, or seems wilful.
        HerhaaldOfBewust,
        /// A child is not brought back, or may be taken away.
        DreigendOfOnttrekking,
        /// The parent does not know which road fits.
        Onzeker,
    }
}

/// The information sheet for parents, with the steps of one situation, or of all without one.
pub fn informatie_ouders(
    protocol: &Protocol,
    texts: &DocumentTexts,
    sheets: &SheetTexts,
    situation: Option<Situation>,
) -> Document {
    let words = &sheets.parents;
    let mut sheet = Information::new(protocol, texts, sheets, &words.title, &words.banners);
    for part in &words.first {
        list(&mut sheet, sheets, part);
    }
    let chosen = Situation::ALL
        .iter()
        .filter(|s| situation.is_none_or(|one| one == **s));
    for situation in chosen {
        steps(&mut sheet, sheets, steps_of(sheets, *situation));
    }
    for part in &words.after {
        list(&mut sheet, sheets, part);
    }
    sheet.finish(DocumentKind::InformatieOuders, &words.title)
}

fn steps_of(sheets: &SheetTexts, situation: Situation) -> &Part {
    let s = &sheets.parents.situations;
    match situation {
        Situation::EenKeerGemist => &s.once,
        Situation::HerhaaldOfBewust => &s.repeated,
        Situation::DreigendOfOnttrekking => &s.withdrawal,
        Situation::Onzeker => &s.unsure,
    }
}

fn list(sheet: &mut Information<'_>, sheets: &SheetTexts, part: &Part) {
    sheet.section(&part.title);
    for line in &part.lines {
        sheet.push(Block::Line(told(sheets, Line::new(Mark::None), line)));
    }
    sheet.sources(citations(part));
}

/// The lines as numbered steps.
fn steps(sheet: &mut Information<'_>, sheets: &SheetTexts, part: &Part) {
    sheet.section(&part.title);
    for (index, line) in part.lines.iter().enumerate() {
        let step = sheets.common.step.fill("nr", &(index + 1).to_string());
        let before = Line::new(Mark::None).strong(step).plain(" ");
        sheet.push(Block::Line(told(sheets, before, line)));
    }
    sheet.sources(citations(part));
}

/// A line; one without a source says that it is the program's own.
fn told(sheets: &SheetTexts, before: Line, line: &Sourced) -> Line {
    let told = before.plain(&*line.text);
    if line.citations.is_empty() {
        told.under(sheets.common.own.to_string())
    } else {
        told
    }
}
