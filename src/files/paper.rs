//! What paper is made of besides words: the letters of the program and the template of a page.
//! They are one embedding for the window and for paper.

/// Open Sans, as TrueType.
pub static OPEN_SANS: &[u8] = include_bytes!("../../assets/fonts/OpenSans-Regular.ttf");
/// Open Sans Semibold, as TrueType.
pub static OPEN_SANS_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/OpenSans-SemiBold.ttf");
/// The fonts of the template.
pub static PAGE_FONTS: &[&[u8]] = &[OPEN_SANS, OPEN_SANS_SEMIBOLD];
/// The template of a page, in Typst. It is code, so a folder of texts does not replace it.
pub static PAGE_TEMPLATE: &str = include_str!("../../assets/papier/papier.typ");
