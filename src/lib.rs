//! `voorop`: from a call about contact to a weighed decision, a mutatie and a draft zorgmelding.
pub mod afweging;
pub mod cli;
pub mod documents;
pub mod files;
pub mod melding;
pub mod protocol;
pub mod ui;
