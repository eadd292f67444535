//! Blocks to plain text that can be pasted into another system: at most 78 columns, no tabs.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::block::{Block, Document, Line, Mark, Span};

/// Most columns of a line.
pub const WIDTH: usize = 78;
/// Where the words begin, right of the widest mark, so that all words stand in one column.
const INDENT: usize = 10;
/// Where the program's own lines begin, so that they never look like somebody's words.
const BULLET: usize = 2;

/// The whole document as plain text.
pub fn to_text(document: &Document) -> String {
    let mut page = Page::with_room_for(document.blocks.len());
    for block in &document.blocks {
        page.block(block);
    }
    page.finish()
}

/// One section as plain text, with its heading, the document's title and the marks that it uses.
/// `None` where the document has no section of this number.
pub fn section_to_text(document: &Document, number: usize) -> Option<String> {
    let is_heading = |block: &Block| matches!(block, Block::Section { .. } | Block::Part(_));
    let start = document
        .blocks
        .iter()
        .position(|b| matches!(b, Block::Section { number: n, .. } if *n == number))?;
    let rest = &document.blocks[start..];
    let length = 1 + rest[1..].iter().take_while(|b| !is_heading(b)).count();
    let section = &rest[..length];
    let used = |mark: &Mark| {
        section
            .iter()
            .any(|b| matches!(b, Block::Line(line) if line.mark == *mark))
    };
    let mut page = Page::with_room_for(length);
    page.wrapped(&document.title, 0);
    for block in &document.blocks[..start] {
        if let Block::Banner(_) = block {
            page.block(block);
        }
    }
    for block in section {
        page.block(block);
    }
    for block in &document.blocks {
        if let Block::Legend(entries) = block {
            page.legend(entries.iter().filter(|(mark, _)| used(mark)));
        }
    }
    Some(page.finish())
}

/// Text under construction.
struct Page {
    out: String,
    /// The words of one line, joined: kept, so that a line costs no allocation.
    joined: String,
}

impl Page {
    fn with_room_for(blocks: usize) -> Self {
        Self {
            out: String::with_capacity(blocks * 120),
            joined: String::with_capacity(400),
        }
    }

    fn finish(mut self) -> String {
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
        self.out
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(title) => {
                self.wrapped(title, 0);
                self.rule('=', title);
            }
            Block::Banner(text) => {
                self.out.push_str("! ");
                self.wrap(text, 2, 2);
            }
            Block::Legend(entries) => self.legend(entries.iter()),
            Block::Section { number, title } => {
                self.blank();
                let heading = format!("{number}. {title}");
                self.wrapped(&heading, 0);
                self.rule('-', &heading);
            }
            Block::Line(line) => self.line(line),
            Block::Paragraph(text) => self.wrapped(text, 0),
            Block::Source { text, .. } => self.wrapped(text, BULLET),
            Block::Part(title) => {
                self.blank();
                self.wrapped(title, 0);
                self.rule('-', title);
            }
            Block::Gap => self.blank(),
        }
    }

    fn line(&mut self, line: &Line) {
        use std::fmt::Write;
        let indent = if line.mark == Mark::None {
            BULLET
        } else {
            INDENT
        };
        let before = self.out.len();
        // Writing to a String does not fail.
        let _ = write!(self.out, "{}", line.mark);
        let mark = self.out.len() - before;
        pad(&mut self.out, indent.saturating_sub(mark));
        let mut joined = std::mem::take(&mut self.joined);
        joined.clear();
        for span in &line.text {
            match span {
                Span::Plain(text) | Span::Strong(text) => joined.push_str(text),
                Span::Quote(text) => {
                    joined.push('“');
                    joined.push_str(text);
                    joined.push('”');
                }
            }
        }
        self.wrap(&joined, indent, indent.max(mark));
        self.joined = joined;
        if let Some(sub) = &line.sub {
            self.wrapped(sub, indent);
        }
    }

    /// The marks one after the other.
    fn legend<'a>(&mut self, entries: impl Iterator<Item = &'a (Mark, String)>) {
        use std::fmt::Write;
        self.blank();
        let mut text = String::new();
        for (mark, meaning) in entries {
            let before = if text.is_empty() { "" } else { "; " };
            // Writing to a String does not fail.
            let _ = write!(text, "{before}{mark} {meaning}");
        }
        self.wrapped(&text, 0);
    }

    /// An empty line, never two.
    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn rule(&mut self, with: char, under: &str) {
        let columns = under.width().clamp(1, WIDTH);
        self.out.extend(std::iter::repeat_n(with, columns));
        self.out.push('\n');
    }

    fn wrapped(&mut self, text: &str, indent: usize) {
        pad(&mut self.out, indent);
        self.wrap(text, indent, indent);
    }

    /// Writes words from `column` on and hangs the next lines at `indent`; ends with a line feed.
    fn wrap(&mut self, text: &str, indent: usize, mut column: usize) {
        let mut at_start = true;
        for (index, paragraph) in text.lines().filter(|l| !l.trim().is_empty()).enumerate() {
            if index > 0 {
                column = self.next_line(indent);
                at_start = true;
            }
            for word in paragraph.split([' ', '\t']).filter(|w| !w.is_empty()) {
                let width = columns(word);
                let space = usize::from(!at_start);
                if !at_start && column + space + width > WIDTH {
                    column = self.next_line(indent);
                } else if !at_start {
                    self.out.push(' ');
                    column += 1;
                }
                at_start = false;
                if column + width <= WIDTH {
                    self.out.push_str(word);
                    column += width;
                } else {
                    column = self.broken(word, indent, column);
                }
            }
        }
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.out.push('\n');
    }

    /// Writes a word that is longer than a line, cut between characters as a reader sees them.
    fn broken(&mut self, word: &str, indent: usize, mut column: usize) -> usize {
        for grapheme in word.graphemes(true) {
            let width = grapheme.width();
            if column + width > WIDTH && column > indent {
                column = self.next_line(indent);
            }
            self.out.push_str(grapheme);
            column += width;
        }
        column
    }

    fn next_line(&mut self, indent: usize) -> usize {
        self.out.push('\n');
        pad(&mut self.out, indent);
        indent
    }
}

/// Columns of a word; most are ASCII, and then bytes are columns.
fn columns(word: &str) -> usize {
    if word.is_ascii() {
        word.len()
    } else {
        word.width()
    }
}

fn pad(out: &mut String, columns: usize) {
    out.extend(std::iter::repeat_n(' ', columns));
}
