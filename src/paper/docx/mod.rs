//! A document as DOCX, to be edited further: the same groups as on the page, in named styles.
//!
//! The file carries no author and no clock: its only date is the one that the document shows.

mod body;
mod styles;

use std::io::Cursor;

use docx_rs::{
    Docx, Footer, Header, NumPages, PageMargin, PageNum, Paragraph, Run, Tab, TabValueType, XMLDocx,
};

use super::{PaperError, PaperTexts};
use crate::documents::Document;

/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// White space at the sides, in twentieths of a point: 25 mm.
const SIDE: u32 = 1_417;

/// A document as the bytes of a DOCX: headings, lists and marks in styles, Dutch, with what stands
/// on every page in its header and footer.
///
/// # Errors
/// [`PaperError::Docx`] where the parts cannot be packed.
pub fn docx(document: &Document, texts: &PaperTexts) -> Result<Vec<u8>, PaperError> {
    let sides = i32::try_from(SIDE).unwrap_or_default();
    let margin = PageMargin::new()
        .left(sides)
        .right(sides)
        .top(sides)
        .bottom(sides);
    let paper = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .header(header(document, texts))
        .footer(footer(document, texts));
    let paper = styles::add(paper);
    let paper = body::add(paper, document);
    let mut parts = paper.build();
    parts.doc_props.core = core(document).into_bytes();
    speak_dutch(&mut parts)?;
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|_| PaperError::Docx)?;
    Ok(bytes.into_inner())
}

/// The id of a paragraph. The library's own count on from document to document, and the same value
/// must give the same bytes.
fn id(number: usize) -> String {
    format!("{:08x}", number + 1)
}

/// Two ends of a line: left, and right behind a tab.
fn ends(number: usize, style: &str) -> Paragraph {
    let right = Tab::new()
        .val(TabValueType::Right)
        .pos((PAGE.0 - 2 * SIDE) as usize);
    let line = Paragraph::new().id(id(number));
    line.style(style).add_tab(right)
}

fn header(document: &Document, texts: &PaperTexts) -> Header {
    let stamps: Vec<&str> = texts.stamps(&document.imprint).collect();
    let stamps = Run::new().add_tab().add_text(stamps.join(" · ")).bold();
    let title = Run::new().add_text(clean(&document.title));
    Header::new().add_paragraph(ends(0, styles::HEADER).add_run(title).add_run(stamps))
}

fn footer(document: &Document, texts: &PaperTexts) -> Footer {
    let foot = clean(&texts.foot(&document.imprint));
    let run = |text: &str| Run::new().add_text(text);
    let line = ends(1, styles::FOOTER)
        .add_run(run(&foot).add_tab().add_text(&texts.page.before))
        .add_page_num(PageNum::new())
        .add_run(run(&texts.page.between))
        .add_num_pages(NumPages::new())
        .add_run(run(&texts.page.after));
    Footer::new().add_paragraph(line)
}

/// Title, language and date; nobody's name.
fn core(document: &Document) -> String {
    let escaped = clean(&document.title)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let at = document.imprint.at.map_or_else(String::new, |at| {
        let at = at.format("%Y-%m-%dT%H:%M:%SZ");
        format!(
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created>\
             <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified>"
        )
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{escaped}</dc:title><dc:language>nl-NL</dc:language>{at}</cp:coreProperties>"
    )
}

/// Names the language of all text; the library has no word for it.
fn speak_dutch(parts: &mut XMLDocx) -> Result<(), PaperError> {
    const END: &str = "</w:rPr></w:rPrDefault>";
    let styles = std::str::from_utf8(&parts.styles).map_err(|_| PaperError::Docx)?;
    let (before, after) = styles.split_once(END).ok_or(PaperError::Docx)?;
    parts.styles = format!("{before}<w:lang w:val=\"nl-NL\"/>{END}{after}").into_bytes();
    Ok(())
}

/// A text without the characters that XML has no place for and those that steer the reading order;
/// each is shown as its number.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_unfit(c) => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn is_unfit(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}')
}
