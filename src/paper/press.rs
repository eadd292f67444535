//! The press: fonts, template and words, read once and used for every document.

use chrono::NaiveDate;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;

use super::letters::Letters;
use super::world::Desk;
use super::{Pages, PaperError, PaperTexts, data};
use crate::documents::Document;
use crate::protocol::Sources;

/// What a press is made of. The shell hands it in; this room reads no file.
#[derive(Clone, Debug)]
pub struct Template {
    /// The words around a document.
    pub texts: PaperTexts,
    /// The template, in Typst.
    pub page: &'static str,
    /// The fonts, as TrueType: every one must be of the family that the template names.
    pub fonts: &'static [&'static [u8]],
    /// The date in the metadata of a document that carries none.
    pub undated: NaiveDate,
}

impl Template {
    /// The template of a checklist: a leaflet without a date gets the day on which its sources were
    /// last checked, which says nothing of a call.
    pub fn new(
        texts: PaperTexts,
        page: &'static str,
        fonts: &'static [&'static [u8]],
        sources: &Sources,
    ) -> Self {
        let checked = sources.iter().map(|(_, source)| source.checked_on);
        Self {
            texts,
            page,
            fonts,
            undated: checked.max().unwrap_or_default(),
        }
    }
}

/// Sets documents on pages. Making one costs some milliseconds and memory for the fonts, so a
/// window makes it when the first paper is asked for, off the drawing thread, and keeps it.
pub struct Press {
    texts: PaperTexts,
    undated: NaiveDate,
    source: Source,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    letters: Letters,
}

impl Press {
    /// Reads the fonts and the template.
    ///
    /// # Errors
    /// [`PaperError::Letters`] where a font cannot be read. What the template says is checked when
    /// a document is set.
    pub fn new(template: &Template) -> Result<Self, PaperError> {
        let font = |bytes: &&'static [u8]| Font::new(Bytes::new(*bytes), 0);
        let fonts: Option<Vec<Font>> = template.fonts.iter().map(font).collect();
        let fonts = fonts.filter(|f| !f.is_empty()).ok_or(PaperError::Letters)?;
        let path =
            VirtualPath::new("papier.typ").map_err(|_| PaperError::Template { line: None })?;
        let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Ok(Self {
            texts: template.texts.clone(),
            undated: template.undated,
            source: Source::new(id, template.page.to_owned()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            letters: Letters::of(&fonts),
            fonts,
        })
    }

    /// Sets a document on pages.
    ///
    /// What the compiler remembered of the document is forgotten before this returns.
    ///
    /// # Errors
    /// [`PaperError::Template`] where the template cannot be set.
    pub fn set(&self, document: &Document) -> Result<Pages, PaperError> {
        let inputs = data::inputs(document, &self.texts, &self.letters, self.undated);
        let desk = Desk {
            source: &self.source,
            fonts: &self.fonts,
            book: &self.book,
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        };
        let set = typst::compile::<PagedDocument>(&desk);
        let pages = set.output.map_err(|faults| PaperError::Template {
            line: line_of(&self.source, &faults),
        });
        comemo::evict(0);
        Ok(Pages {
            document: pages?,
            identity: data::identity(document),
            source: self.source.clone(),
        })
    }
}

/// The line of the template that the first fault points at, from 1.
pub(super) fn line_of(source: &Source, faults: &[SourceDiagnostic]) -> Option<usize> {
    use typst::syntax::DiagSpanKind as Kind;
    let byte = |fault: &SourceDiagnostic| match fault.span.get() {
        Kind::Number { id, num, sub_range } if id == source.id() => {
            Some(source.range(num, sub_range)?.start)
        }
        Kind::Range { id, range } if id == source.id() => Some(range.start),
        _ => None,
    };
    let byte = faults.iter().find_map(byte)?;
    Some(source.lines().byte_to_line(byte)? + 1)
}
