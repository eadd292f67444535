//! Meldingen, documents and assets on disk.
//!
//! Reading trusts nothing: size, kind of file, encoding, hidden characters, nesting and version are
//! checked before a melding is decoded, and a decoded melding passes the same checks as the window's
//! commands. Writing is atomic: a reader sees the old file or the new one, never a half one.

mod assets;
mod at;
mod decode;
mod error;
mod file;
pub mod import;
mod paper;
mod print;
mod problem;
mod read;
mod scan;
mod write;

pub use assets::{ASSET_NAMES, AssetError, Assets};
pub use at::At;
pub use error::{FileError, FileFault};
pub use file::{Opened, VERSION, from_text, load, save, to_text};
pub use paper::{OPEN_SANS, OPEN_SANS_SEMIBOLD, PAGE_FONTS, PAGE_TEMPLATE};
pub use print::{PrintError, print};
pub use read::{MAX_BYTES, read_bytes_up_to};
pub use write::{Overwrite, Stamp, save_bytes, save_text, save_together};
