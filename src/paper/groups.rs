//! Blocks in the groups that a page needs: lines that follow each other are one list, and the
//! sources of a line belong to it. PDF and DOCX draw the same groups.

use crate::documents::{Block, Line, Mark};

/// Blocks that stand together on a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Group<'d> {
    /// The title at the top.
    Title(&'d str),
    /// A warning, in a frame.
    Banner(&'d str),
    /// What the marks mean.
    Legend(&'d [(Mark, String)]),
    /// The heading of a section, with its number.
    Section(usize, &'d str),
    /// A heading without a number.
    Part(&'d str),
    /// A short paragraph that opens the lines under it.
    Opening(&'d str),
    /// Running text.
    Paragraph(&'d str),
    /// Lines of people, documents and systems, or lines of the program: never both.
    Lines(Vec<Item<'d>>),
    /// A source with no line above it.
    Source(&'d str),
    /// White space.
    Gap,
}

/// A line and the sources under it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item<'d> {
    pub(super) line: &'d Line,
    pub(super) sources: Vec<&'d str>,
}

/// Most characters of a paragraph that reads as a heading.
const OPENING: usize = 90;

/// Blocks in the groups of a page.
pub(super) fn groups(blocks: &[Block]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Title(text) => groups.push(Group::Title(text)),
            Block::Banner(text) => groups.push(Group::Banner(text)),
            Block::Legend(entries) => groups.push(Group::Legend(entries)),
            Block::Section { number, title } => groups.push(Group::Section(*number, title)),
            Block::Part(title) => groups.push(Group::Part(title)),
            Block::Paragraph(text) => groups.push(match blocks.get(index + 1) {
                Some(Block::Line(_)) if opens(text) => Group::Opening(text),
                _ => Group::Paragraph(text),
            }),
            // A heading brings its own white space.
            Block::Gap => match blocks.get(index + 1) {
                Some(Block::Paragraph(text)) if opens(text) => {}
                Some(Block::Section { .. } | Block::Part(_)) | None => {}
                Some(_) => groups.push(Group::Gap),
            },
            Block::Line(line) => add_line(&mut groups, line),
            Block::Source { text, .. } => match groups.last_mut() {
                Some(Group::Lines(items)) => {
                    if let Some(item) = items.last_mut() {
                        item.sources.push(text);
                    }
                }
                _ => groups.push(Group::Source(text)),
            },
        }
    }
    groups
}

fn opens(text: &str) -> bool {
    text.ends_with([':', '?']) && text.chars().count() <= OPENING
}

fn add_line<'d>(groups: &mut Vec<Group<'d>>, line: &'d Line) {
    let item = Item {
        line,
        sources: Vec::new(),
    };
    match groups.last_mut() {
        Some(Group::Lines(items))
            if items.last().is_some_and(|last| {
                (last.line.mark == Mark::None) == (line.mark == Mark::None)
            }) =>
        {
            items.push(item);
        }
        _ => groups.push(Group::Lines(vec![item])),
    }
}

/// The sign of a mark: a dash for the program, wider than the one in plain text.
pub(super) fn shown(mark: Mark) -> String {
    match mark {
        Mark::None => "–".to_owned(),
        other => other.to_string(),
    }
}
