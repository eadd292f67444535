//! The information sheet for children of about eight to twelve, in a child's words (art. 12 IVRK;
//! ombudsman 2015/096, 5.2.5).
//!
//! No article of law stands in the text that the child reads: the sources stand in the last part,
//! for adults.

use super::information::{Information, citations};
use super::texts::SheetTexts;
use crate::documents::block::{Block, Document, DocumentKind, Line, Mark};
use crate::documents::wording::DocumentTexts;
use crate::protocol::Protocol;

/// The information sheet for children. It takes no call, so it can hold no personal data.
pub fn informatie_kinderen(
    protocol: &Protocol,
    texts: &DocumentTexts,
    sheets: &SheetTexts,
) -> Document {
    let words = &sheets.children;
    let mut sheet = Information::new(protocol, texts, sheets, &words.title, &words.banners);
    for part in &words.parts {
        sheet.section(&part.title);
        for line in &part.lines {
            sheet.push(Block::Line(Line::new(Mark::None).plain(&*line.text)));
        }
    }
    sheet.section(&words.sources_heading);
    sheet.push(Block::Paragraph(words.sources_note.to_string()));
    let cited: Vec<_> = words.parts.iter().flat_map(citations).collect();
    sheet.sources(cited);
    sheet.finish(DocumentKind::InformatieKinderen, &words.title)
}
