//! The finalised mutaties of an export as papers.

use std::path::{Path, PathBuf};

use crate::{
    afweging,
    archive::model::{Content, Record, Version},
    documents::{self, Document, Imprint},
    melding::Melding,
    paper::Press,
    terugblik,
    ui::app::Words,
};

/// Most records of which an export also makes papers; more are for a spreadsheet, not for reading.
pub(super) const MOST: usize = 50;

/// The last version of each record as a PDF; what came from elsewhere has its original. The names
/// hold no personal data.
pub(super) fn of(
    records: &[Record],
    words: &Words,
    folder: &Path,
) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let mut papers = Vec::new();
    if records.len() > MOST {
        return Ok(papers);
    }
    let press = Press::new(&words.later().template).map_err(|e| e.to_string())?;
    for record in records {
        let Some(version) = record.versions.last() else {
            continue;
        };
        let Content::Melding(melding) = &version.content else {
            continue;
        };
        let document = of_its_day(version, melding, words);
        let pages = press.set(&document).map_err(|e| e.to_string())?;
        let pdf = pages.pdf().map_err(|e| e.to_string())?;
        let id = record.row.id.simple().to_string();
        let end = id.get(id.len().saturating_sub(8)..).unwrap_or(&id);
        let at = melding.at.format("%Y-%m-%d-%H%M");
        papers.push((folder.join(format!("mutatie-{at}-{end}.pdf")), pdf));
    }
    Ok(papers)
}

/// The paper of the day on which a version was made. What was weighed by the rules of now comes to the
/// same again; what was weighed by earlier rules stands in the words that were kept.
fn of_its_day(version: &Version, melding: &Melding, words: &Words) -> Document {
    let (protocol, texts) = (&words.protocol, &words.documents);
    let assessment = afweging::assess(melding);
    let document = documents::mutatie(protocol, texts, melding, &assessment);
    let said = terugblik::Words {
        protocol,
        texts: &words.terugblik,
    };
    match said.rules(version.summary.rules) {
        Some(notice) => documents::kept(&document.title, &notice, &version.text),
        None => {
            let imprint = Imprint::final_of(&words.version, version.at);
            document.with_imprint(imprint, protocol, texts)
        }
    }
}
