//! What the information sheets share: parts become blocks, and the imprint says that a sheet is
//! neither draft nor final. They take no call, so they can hold no personal data.

use super::sourced::Part;
use super::texts::SheetTexts;
use crate::documents::block::{Block, Document, DocumentKind};
use crate::documents::imprint::{Imprint, Status};
use crate::documents::phrase::Phrase;
use crate::documents::wording::DocumentTexts;
use crate::protocol::{Citation, Protocol};

/// A sheet under construction.
pub(super) struct Information<'a> {
    protocol: &'a Protocol,
    texts: &'a DocumentTexts,
    sheets: &'a SheetTexts,
    blocks: Vec<Block>,
    sections: usize,
}

impl<'a> Information<'a> {
    pub(super) fn new(
        protocol: &'a Protocol,
        texts: &'a DocumentTexts,
        sheets: &'a SheetTexts,
        title: &Phrase,
        banners: &[Phrase],
    ) -> Self {
        let mut blocks = vec![Block::Title(title.to_string())];
        blocks.extend(banners.iter().map(|b| Block::Banner(b.to_string())));
        Self {
            protocol,
            texts,
            sheets,
            blocks,
            sections: 0,
        }
    }

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn section(&mut self, title: &Phrase) {
        self.sections += 1;
        self.push(Block::Section {
            number: self.sections,
            title: title.to_string(),
        });
    }

    /// On whose authority the lines above stand, each source once.
    pub(super) fn sources(&mut self, citations: Vec<Citation>) {
        let block = source(self.protocol, self.sheets, citations);
        self.blocks.extend(block);
    }

    pub(super) fn finish(self, kind: DocumentKind, title: &Phrase) -> Document {
        let imprint = Imprint {
            status: Status::Uitgave,
            ..Imprint::default()
        };
        let document = Document {
            kind,
            title: title.to_string(),
            imprint: Imprint::default(),
            blocks: self.blocks,
        };
        document.with_imprint(imprint, self.protocol, self.texts)
    }
}

/// What is cited, each place once, as a block; `None` without citations.
pub(super) fn source(
    protocol: &Protocol,
    sheets: &SheetTexts,
    citations: Vec<Citation>,
) -> Option<Block> {
    let mut cites: Vec<Citation> = Vec::new();
    for citation in citations {
        if !cites.contains(&citation) {
            cites.push(citation);
        }
    }
    if cites.is_empty() {
        return None;
    }
    let each: Vec<String> = by_source(&cites)
        .iter()
        .map(|c| protocol.sources.cite(c).to_string())
        .collect();
    Some(Block::Source {
        text: format!("{}: {}", &*sheets.common.source, each.join("; ")),
        cites,
    })
}

/// Each source once, with all its places, in the order in which they are first cited.
fn by_source(cites: &[Citation]) -> Vec<Citation> {
    let mut once: Vec<Citation> = Vec::new();
    for citation in cites {
        match once.iter_mut().find(|c| c.source == citation.source) {
            None => once.push(citation.clone()),
            Some(_) if citation.place.is_empty() => {}
            Some(known) if known.place.is_empty() => known.place.clone_from(&citation.place),
            Some(known) => {
                known.place.push_str(", ");
                known.place.push_str(&citation.place);
            }
        }
    }
    once
}

/// Every citation of a part, in order.
pub(super) fn citations(part: &Part) -> Vec<Citation> {
    let lines = part.lines.iter();
    lines.flat_map(|l| l.citations.iter().cloned()).collect()
}
