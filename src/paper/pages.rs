//! Set pages: as PDF, or one by one as images for the preview.

use typst::comemo;
use typst::foundations::Smart;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::PaperError;
use super::press::line_of;

/// A document that is set on pages.
pub struct Pages {
    pub(super) document: PagedDocument,
    /// The same for the same document, so that the same value gives the same bytes.
    pub(super) identity: String,
    pub(super) source: typst::syntax::Source,
}

/// A page as an image: rows from the top, four bytes a pixel, red first, alpha always full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageImage {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

/// The finest image: some 4,800 by 6,700 pixels a page.
const MOST_PIXELS_PER_POINT: f32 = 8.0;

impl Pages {
    /// How many pages.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The pages as one PDF that is PDF/A-2a and PDF/UA-1: tagged, with embedded fonts, in Dutch.
    ///
    /// # Errors
    /// [`PaperError::Standard`] where the pages do not keep to both.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|_| PaperError::Standard { line: None })?;
        let options = PdfOptions {
            ident: Smart::Custom(self.identity.clone()),
            creator: Smart::Custom(Some("voorop".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let made = typst_pdf::pdf(&self.document, &options);
        let made = made.map_err(|faults| PaperError::Standard {
            line: line_of(&self.source, &faults),
        });
        comemo::evict(0);
        made
    }

    /// One page as an image, counted from 0; `None` where there is no such page.
    pub fn image(&self, page: usize, pixels_per_point: f32) -> Option<PageImage> {
        let page = self.document.pages().get(page)?;
        let scale = if pixels_per_point.is_nan() {
            1.0
        } else {
            pixels_per_point.clamp(0.1, MOST_PIXELS_PER_POINT)
        };
        let options = RenderOptions {
            pixel_per_pt: Scalar::new(f64::from(scale)),
            render_bleed: false,
        };
        let drawn = typst_render::render(page, &options);
        Some(PageImage {
            width: drawn.width(),
            height: drawn.height(),
            // The page is white and nothing on it is transparent, so nothing was multiplied.
            rgba: drawn.take(),
        })
    }
}
