//! The content: groups of blocks as paragraphs.

use docx_rs::{BreakType, Docx, IndentLevel, NumberingId, Paragraph, Run};

use super::{clean, id, styles};
use crate::documents::{Document, Mark, Span};
use crate::paper::groups::{Group, Item, groups, shown};

pub(super) fn add(paper: Docx, document: &Document) -> Docx {
    let groups = groups(&document.blocks);
    let paragraphs = groups.iter().flat_map(paragraphs).enumerate();
    // The first two stand in header and footer.
    let numbered = paragraphs.map(|(index, paragraph)| paragraph.id(id(index + 2)));
    numbered.fold(paper, Docx::add_paragraph)
}

fn paragraphs(group: &Group<'_>) -> Vec<Paragraph> {
    let one = |style: &str, text: &str| vec![paragraph(style, text)];
    match group {
        Group::Title(text) => one(styles::TITLE, text),
        Group::Banner(text) => one(styles::BANNER, text),
        Group::Section(number, title) => one(styles::SECTION, &format!("{number}. {title}")),
        Group::Part(title) => one(styles::SECTION, title),
        Group::Opening(text) => one(styles::OPENING, text),
        Group::Paragraph(text) => one(styles::TEXT, text),
        Group::Source(text) => one(styles::SOURCE, text),
        // The space before and after a style does this.
        Group::Gap => Vec::new(),
        Group::Legend(entries) => entries
            .iter()
            .map(|(mark, meaning)| {
                let sign = Run::new().add_text(shown(*mark)).add_tab();
                let line = Paragraph::new().style(styles::LEGEND).add_run(sign.bold());
                line.add_run(run(meaning))
            })
            .collect(),
        Group::Lines(items) => items.iter().flat_map(item).collect(),
    }
}

fn item(item: &Item<'_>) -> Vec<Paragraph> {
    let line = item.line;
    let of_program = line.mark == Mark::None;
    let (first, under) = if of_program {
        let list = (NumberingId::new(styles::LIST), IndentLevel::new(0));
        let first = Paragraph::new().style(styles::POINT);
        (first.numbering(list.0, list.1), styles::UNDER_POINT)
    } else {
        let sign = Run::new().add_text(line.mark.to_string()).add_tab();
        let first = Paragraph::new().style(styles::LINE).add_run(sign.bold());
        (first, styles::UNDER_LINE)
    };
    let first = line.text.iter().map(span).fold(first, Paragraph::add_run);
    let under: Vec<Paragraph> = line
        .sub
        .iter()
        .map(String::as_str)
        .chain(item.sources.iter().copied())
        .map(|text| paragraph(under, text))
        .collect();
    let first = first.keep_next(!under.is_empty());
    std::iter::once(first).chain(under).collect()
}

fn span(span: &Span) -> Run {
    match span {
        Span::Plain(text) => run(text),
        Span::Strong(text) => run(text).bold(),
        Span::Quote(text) => run(&format!("“{text}”")),
    }
}

fn paragraph(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(text.trim()))
}

/// Text with the line ends of who typed it; empty lines go, as in the text form.
fn run(text: &str) -> Run {
    let text = clean(text);
    let blank = |line: &&str| line.trim().is_empty() && text.contains('\n');
    let lines = text.lines().filter(|line| !blank(line)).enumerate();
    lines.fold(Run::new(), |run, (index, line)| {
        let run = if index > 0 {
            run.add_break(BreakType::TextWrapping)
        } else {
            run
        };
        run.add_text(line)
    })
}
