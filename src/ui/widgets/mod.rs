//! The parts that the screens are built from. They take plain arguments, draw, and say what the
//! user asked for; they keep nothing of the melding. Each carries an accessible name and role.
mod badge;
mod choice;
mod field;
mod headline;
mod keycap;
mod lamp;
mod newly;
mod parts;
mod rail;
mod row;
mod segmented;
mod sign;
mod tabs;
#[cfg(test)]
mod tests;

pub use badge::{Badge, badge};
pub use choice::{CHIP_HEIGHT, Chip, Choice, combo};
pub use field::{Field, FieldOutput};
pub use headline::{Headline, headline_height};
pub use keycap::{keycap, keyhint};
pub use lamp::{Lamp, lamps};
pub use newly::newly_shown;
pub use parts::whole_sentences;
pub use rail::RailStep;
pub use row::{Row, RowOutput};
pub use segmented::{Segment, Segmented, answers};
pub use sign::Sign;
pub use tabs::{Tab, tabs, tabs_in_bar, tabs_width};
