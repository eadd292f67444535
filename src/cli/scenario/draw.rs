//! `voorop scenario kaart`.

use super::{
    super::{
        exit::{Exit, Fault},
        out::{Out, complain},
    },
    Draw,
};
use crate::{
    files::{Assets, Overwrite, load_scenario, png, save_bytes},
    training::{MapWords, Problem, map, svg},
};

/// Draws a scenario, also one with problems: these are marked on the map.
pub(super) fn run(order: &Draw, assets: &Assets, out: &mut Out) -> Result<Exit, Fault> {
    let form = order.file.extension().and_then(|e| e.to_str());
    let as_picture = match form {
        Some(e) if e.eq_ignore_ascii_case("svg") => false,
        Some(e) if e.eq_ignore_ascii_case("png") => true,
        _ => return Err(Fault::MapForm(order.file.clone())),
    };
    let opened = load_scenario(&order.scenario)?;
    let problems: Vec<Problem> = opened.problems.into_iter().map(|l| l.problem).collect();
    let words = MapWords {
        texts: &assets.map_texts()?,
        training: &assets.training_texts()?,
        protocol: &assets.protocol()?,
        documents: &assets.document_texts()?,
    };
    let drawing = svg(&map(&opened.scenario, &problems), &words);
    let bytes = if as_picture {
        png(&drawing)?
    } else {
        drawing.into_bytes()
    };
    let overwrite = if order.replace {
        Overwrite::Always
    } else {
        Overwrite::Never
    };
    save_bytes(&order.file, &bytes, overwrite)?;
    out.line(&order.file.display().to_string())?;
    if !problems.is_empty() {
        out.finish()?;
        complain(&format!(
            "{}: dit scenario heeft {}. Zie: voorop scenario controleer",
            order.scenario.display(),
            super::super::check::counted(problems.len(), "probleem", "problemen"),
        ));
    }
    Ok(Exit::Fine)
}
