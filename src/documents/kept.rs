//! A paper of an earlier day: its words as they were kept, never weighed anew.

use super::{
    block::{Block, Document, DocumentKind, Line, Mark},
    imprint::Imprint,
};

/// The kept text of a finalised mutatie as a document, line by line, under a notice that says by
/// which rules it was made. It holds its own version, marks and sources in its words.
pub fn kept(title: &str, notice: &str, text: &str) -> Document {
    let head = [
        Block::Title(title.to_owned()),
        Block::Paragraph(notice.to_owned()),
    ];
    let lines = text.lines().map(|line| match line.trim() {
        "" => Block::Gap,
        words => Block::Line(Line::new(Mark::None).plain(words)),
    });
    Document {
        kind: DocumentKind::Mutatie,
        title: title.to_owned(),
        imprint: Imprint::default(),
        blocks: head.into_iter().chain(lines).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::to_text;

    #[test]
    fn every_kept_line_stands_in_the_paper_and_nothing_is_added_but_the_notice() {
        let day = "MUTATIE\n\n1. Uitkomst\n[A] \"Ik wil Kim zien.\"\n";
        let paper = to_text(&kept("Mutatie", "Gewogen met eerdere regels.", day));
        for line in day.lines() {
            assert!(paper.contains(line.trim()), "{line} is missing in {paper}");
        }
        assert!(paper.contains("Gewogen met eerdere regels."));
        assert!(!paper.contains("CONCEPT"));
    }
}
