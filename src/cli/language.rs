//! `voorop taal`: the word advice over any text file, for whoever reviews old mutaties.
//!
//! The text may come from anywhere, so nothing of it reaches the terminal unread: a character that
//! steers is shown as `�`, in JSON as its number.

mod input;
mod lines;
mod report;

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    exit::{Exit, Fault},
    out::{Out, complain},
};
use crate::{
    files::Assets,
    taal::{ReportText, review},
};

pub(super) use input::LanguageFault;

/// What `taal` was asked.
#[derive(Debug, Args)]
pub(super) struct Language {
    /// Het tekstbestand; een streepje (-) leest wat u doorgeeft
    #[arg(value_name = "BESTAND")]
    pub file: PathBuf,
    /// Geeft de uitkomst als JSON, met plaatsen in bytes en in regel en kolom
    #[arg(long)]
    pub json: bool,
}

/// Looks a text through. [`Exit::Wrong`] tells that something was found.
pub(super) fn run(order: &Language, assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let list = assets.woordadvies()?;
    let protocol = assets.protocol()?;
    let read = input::read(&order.file)?;
    let review = review(&list, &read.text);
    let name = lines::plain(&read.name);
    if order.json {
        let report = report::Report::new(&name, &read, &review, &list, &protocol);
        out.text(&(report::safe(&serde_json::to_string_pretty(&report)?) + "\n"))?;
    } else {
        if read.windows_1252 {
            complain(&format!("{name}: {}", list.report(ReportText::Windows1252)));
        }
        lines::print(&name, &read.text, &review, &list, &protocol, out)?;
    }
    Ok(if review.is_empty() {
        Exit::Fine
    } else {
        Exit::Wrong
    })
}
