//! Meldingen, scenarios, courses, documents and assets on disk.
//!
//! Reading trusts nothing: size, kind of file, encoding, hidden characters, nesting and version are
//! checked before a melding is decoded, and a decoded melding passes the same checks as the window's
//! commands. Writing is atomic: a reader sees the old file or the new one, never a half one.

mod assets;
mod at;
mod decode;
mod error;
mod file;
mod hold;
pub mod import;
mod oefening;
mod oefensjabloon;
mod paper;
mod picture;
mod print;
mod read;
mod results;
mod scan;
mod shipped;
mod write;

pub use assets::{ASSET_NAMES, AssetError, Assets};
pub use at::At;
pub use error::{FileError, FileFault, FileKind};
pub use file::{Opened, VERSION, from_text, load, save, to_text};
pub use hold::Hold;
pub use oefening::{
    Located, OpenedCourse, OpenedScenario, Training, checked, course_from_text, course_to_text,
    load_course, load_scenario, load_training, save_course, save_scenario, scenario_from_text,
    scenario_to_text,
};
pub use oefensjabloon::SCENARIO_TEMPLATE;
pub use paper::{OPEN_SANS, OPEN_SANS_SEMIBOLD, PAGE_FONTS, PAGE_TEMPLATE};
pub use picture::{PictureError, png};
pub use print::{PrintError, print};
pub use read::{MAX_BYTES, read_bytes_up_to};
pub use results::{
    Results, ScenarioDrafts, drop_unfinished, keep_result, keep_scenario_draft, keep_unfinished,
    load_results, load_scenario_drafts, results_folder, scenario_draft_file, unfinished_file,
};
pub use shipped::{SHIPPED_SCENARIOS, scenarios_at, shipped_scenarios};
pub use write::{Overwrite, Stamp, save_bytes, save_text, save_together};
