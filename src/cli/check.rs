//! `voorop controleer`: every file gets a line; the wrong ones say on standard error what to do.

use std::path::{Path, PathBuf};

use super::{
    exit::{Exit, Fault},
    out::{Out, complain},
    proof::ProofTexts,
    sources::ListTexts,
};
use crate::documents;
use crate::files::{ASSET_NAMES, AssetError, Assets, load};

pub(super) fn run(files: &[PathBuf], assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let mut worst = Exit::Fine;
    for file in files {
        match check(file, &assets) {
            Ok(found) => {
                out.line(&format!("in orde   {}: {}", file.display(), found.summary))?;
                for line in found.look {
                    out.line(&format!("  kijk na: {line}"))?;
                }
            }
            Err(fault) => {
                out.line(&format!("niet goed {}", file.display()))?;
                // In the order of the lines, also where both go to one screen.
                out.finish()?;
                complain(&fault.to_string());
                worst = worse(worst, fault.exit());
            }
        }
    }
    Ok(worst)
}

/// A fault in a file weighs more than one that cannot be opened: the first is for its author.
pub(super) fn worse(one: Exit, other: Exit) -> Exit {
    if one == Exit::Wrong || other == Exit::Fine {
        one
    } else {
        other
    }
}

/// What a file that is right holds.
struct Found {
    summary: String,
    /// What may be a typing error: asked, and never refused.
    look: Vec<String>,
}

impl From<&str> for Found {
    fn from(summary: &str) -> Self {
        Self {
            summary: summary.to_owned(),
            look: Vec::new(),
        }
    }
}

fn check(path: &Path, assets: &Assets) -> Result<Found, Fault> {
    let name = path
        .file_name()
        .and_then(|n| n.to_str())
        .unwrap_or_default();
    if path.is_dir() {
        let replaced = Assets::open(Some(path))?;
        check_assets(&replaced)?;
        return Ok("map met teksten".into());
    }
    if ASSET_NAMES.contains(&name) {
        let mut replaced = assets.clone();
        replaced.replace(path)?;
        check_assets(&replaced)?;
        return Ok("teksten van voorop".into());
    }
    let melding = load(path)?.melding;
    let (protocol, texts) = (assets.protocol()?, assets.document_texts()?);
    Ok(Found {
        summary: format!(
            "melding van {}, {}, {}",
            documents::moment(melding.at),
            counted(melding.people.len(), "betrokkene", "betrokkenen"),
            counted(melding.statements.len(), "verklaring", "verklaringen"),
        ),
        look: documents::plausibility(&protocol, &texts, &melding),
    })
}

fn check_assets(assets: &Assets) -> Result<(), AssetError> {
    let protocol = assets.protocol()?;
    assets.template(&protocol)?;
    assets.document_texts()?;
    assets.reader_texts()?;
    assets.sheet_texts()?;
    assets.window_texts()?;
    assets.terugblik_texts()?;
    assets.training_texts()?;
    assets.map_texts()?;
    assets.woordadvies()?;
    ProofTexts::of(assets)?;
    ListTexts::of(assets)?;
    Ok(())
}

/// A number with its noun.
pub(super) fn counted(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
