//! Documents on pages: the same blocks as the text form, set as PDF, drawn as images, or as DOCX.
//!
//! Values in, bytes out: this room opens no file, asks no clock and reaches no network. What an
//! officer typed reaches the template as data and never as markup, so no text can steer the page.
//!
//! A PDF is PDF/A-2a and PDF/UA-1 at once and is refused otherwise. The letters of the program hold
//! Latin, Greek and Cyrillic; a character outside them is printed as its number, such as
//! `[U+1F600]`. Text and DOCX keep the character itself.

mod data;
mod docx;
mod error;
mod groups;
mod letters;
mod pages;
mod press;
mod words;
mod world;

pub use docx::docx;
pub use error::PaperError;
pub use pages::{PageImage, Pages};
pub use press::{Press, Template};
pub use words::PaperTexts;

#[cfg(test)]
mod tests;
