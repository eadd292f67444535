//! `voorop opstellen`: from a file with a melding to its documents.

use std::path::{Path, PathBuf};

use super::{
    arguments::DrawUp,
    exit::{Exit, Fault},
    json::Analysis,
    out::Out,
};
use crate::{
    afweging::assess,
    documents::{bijsluiter, bijsluiter_needed, mutatie, to_text, zorgmelding},
    files::{Assets, Overwrite, load, save_together},
    protocol::Protocol,
};

const MUTATIE: &str = "mutatie.txt";
const ZORGMELDING: &str = "zorgmelding.txt";
const BIJSLUITER: &str = "bijsluiter.txt";
const ANALYSIS: &str = "analysis.json";

pub(super) fn run(order: &DrawUp, assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let protocol = assets.protocol()?;
    let (texts, analysis) = draw_up(order, &assets, &protocol)?;
    match &order.folder {
        Some(folder) => {
            let mut files: Vec<(PathBuf, String)> = texts
                .into_iter()
                .map(|(name, text)| (folder.join(name), text))
                .collect();
            files.extend(analysis.map(|text| (folder.join(ANALYSIS), text)));
            write(folder, &files, order.replace, out)?;
        }
        None => match analysis {
            Some(analysis) => out.text(&analysis)?,
            None => {
                let all: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
                out.text(&all.join("\n\n"))?;
            }
        },
    }
    Ok(Exit::Fine)
}

/// The documents by file name.
type Drawn = Vec<(&'static str, String)>;

fn draw_up(
    order: &DrawUp,
    assets: &Assets,
    protocol: &Protocol,
) -> Result<(Drawn, Option<String>), Fault> {
    let texts = assets.document_texts()?;
    let melding = load(&order.melding)?.melding;
    let assessment = assess(&melding);
    let text = |document| {
        let mut text = to_text(&document);
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text
    };
    let mut drawn = vec![
        (
            MUTATIE,
            text(mutatie(protocol, &texts, &melding, &assessment)),
        ),
        (
            ZORGMELDING,
            text(zorgmelding(protocol, &texts, &melding, &assessment)),
        ),
    ];
    if bijsluiter_needed(&melding) {
        drawn.push((BIJSLUITER, text(bijsluiter(protocol, &texts))));
    }
    let analysis = if order.json {
        let analysis = Analysis::new(protocol, &melding, &assessment, &drawn);
        Some(serde_json::to_string_pretty(&analysis)? + "\n")
    } else {
        None
    };
    Ok((drawn, analysis))
}

fn write(
    folder: &Path,
    files: &[(PathBuf, String)],
    replace: bool,
    out: &mut Out,
) -> Result<(), Fault> {
    if let Err(error) = std::fs::create_dir(folder)
        && error.kind() != std::io::ErrorKind::AlreadyExists
    {
        let path = folder.to_owned();
        return Err(Fault::Folder { path, error });
    }
    let overwrite = if replace {
        Overwrite::Always
    } else {
        Overwrite::Never
    };
    save_together(files, overwrite)?;
    for (path, _) in files {
        out.line(&format!("geschreven: {}", path.display()))?;
    }
    Ok(())
}
