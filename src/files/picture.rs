//! An SVG of this program as a PNG, with the letters of the program. Nothing is read from the system.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use super::{OPEN_SANS, OPEN_SANS_SEMIBOLD};

/// The most dots of a picture, so that it fits in memory: 64 million are 256 MB.
const MOST_DOTS: f32 = 64_000_000.0;
/// The longest side, in dots: more than most viewers open.
const LONGEST: f32 = 16_000.0;

/// Why a picture could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The drawing is no SVG.
    #[error("De tekening is niet te lezen: {0}. Bewaar de kaart als .svg.")]
    Svg(String),
    /// There is no memory for so many dots.
    #[error("De tekening is te groot voor een plaatje. Bewaar de kaart als .svg.")]
    TooLarge,
    /// The dots cannot become a PNG.
    #[error("Het plaatje is niet te maken: {0}. Bewaar de kaart als .svg.")]
    Png(String),
}

/// The SVG as a PNG, at twice its size where that fits, smaller where it is large.
///
/// # Errors
/// A text that is no SVG, or a drawing too large for memory.
pub fn png(svg: &str) -> Result<Vec<u8>, PictureError> {
    let mut fonts = Database::new();
    fonts.load_font_data(OPEN_SANS.to_vec());
    fonts.load_font_data(OPEN_SANS_SEMIBOLD.to_vec());
    let options = Options {
        fontdb: Arc::new(fonts),
        font_family: "Open Sans".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|e| PictureError::Svg(e.to_string()))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = 2.0_f32
        .min(LONGEST / width.max(height))
        .min((MOST_DOTS / (width * height)).sqrt());
    let mut dots =
        Pixmap::new(side(width * scale), side(height * scale)).ok_or(PictureError::TooLarge)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut dots.as_mut(),
    );
    dots.encode_png()
        .map_err(|e| PictureError::Png(e.to_string()))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and the longest side"
)]
fn side(length: f32) -> u32 {
    length.clamp(1.0, LONGEST) as u32
}
