//! The leaflet for a parent who got advice that touches contact.
//!
//! Advice of the police has no legal force, yet acts like a decision (fiduon-2025). The leaflet
//! holds nothing of the call: not even that there was one.

use super::block::{Block, Document, DocumentKind, Line, Mark};
use super::imprint::{Imprint, Status};
use super::wording::DocumentTexts;
use crate::melding::Melding;
use crate::protocol::{Protocol, Question};

/// Whether the leaflet belongs to this call: the police gave advice that touches contact.
pub fn bijsluiter_needed(melding: &Melding) -> bool {
    melding.is_yes(Question::AdviesGegeven)
}

/// The leaflet. It takes no call, so it can hold no personal data.
pub fn bijsluiter(protocol: &Protocol, texts: &DocumentTexts) -> Document {
    let leaflet = &texts.leaflet;
    let title = leaflet.title.to_string();
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Banner(leaflet.banner.to_string()),
    ];
    for (index, part) in leaflet.parts.iter().enumerate() {
        blocks.push(Block::Section {
            number: index + 1,
            title: part.title.to_string(),
        });
        for line in &part.lines {
            blocks.push(Block::Line(Line::new(Mark::None).plain(&*line.text)));
            let sources: Vec<String> = line
                .citations
                .iter()
                .map(|c| protocol.sources.cite(c).to_string())
                .collect();
            if !sources.is_empty() {
                let label = &texts.common.source;
                blocks.push(Block::Source {
                    text: format!("{}: {}", &**label, sources.join("; ")),
                    cites: line.citations.clone(),
                });
            }
        }
    }
    let imprint = Imprint {
        status: Status::Uitgave,
        ..Imprint::default()
    };
    let document = Document {
        kind: DocumentKind::Bijsluiter,
        title,
        imprint: imprint.clone(),
        blocks,
    };
    document.with_imprint(imprint, protocol, texts)
}
