//! `voorop archief importeer`: earlier texts become records, and what was not taken is named.

use std::path::Path;

use super::{
    super::{
        clock,
        exit::{Exit, Fault},
        out::{Out, complain},
    },
    arguments::Import as Order,
    door::{self, Inside},
};
use crate::{
    afweging::assess,
    archive::{ArchiveError, Arrival, Earlier, Place, Store, export, take_in},
    documents::{Imprint, mutatie, to_text},
    files::{
        Assets,
        import::{DateFrom, Import, Settings, import},
    },
    melding::{Melding, Summary},
    terugblik::{person_keys, summary},
};

pub(super) fn run(
    order: &Order,
    place: &Place,
    assets: Option<&Path>,
    out: &mut Out,
) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let (protocol, texts) = (assets.protocol()?, assets.document_texts()?);
    let now = clock::now();
    let draw = |melding: &Melding| -> (String, Summary) {
        let assessment = assess(melding);
        let imprint = Imprint::final_of(&assets.version(), now);
        let paper = mutatie(&protocol, &texts, melding, &assessment);
        let text = to_text(&paper.with_imprint(imprint, &protocol, &texts));
        (text, summary(melding, &assessment))
    };
    let mut inside = door::enter_telling(place)?;
    let settings = Settings {
        unit: order.unit.clone(),
        mapping: None,
        draw: &draw,
        now,
    };
    let found = import(&order.paths, &settings, &mut |_| true);
    let mut count = Count::default();
    store_texts(&mut inside, found.texts, &mut count, out)?;
    let refused = store_records(&mut inside, &found.records, &mut count, out)?;
    out.line(&count.sentence())?;
    out.finish()?;
    let refused = refused
        .into_iter()
        .chain(found.refused.iter().map(ToString::to_string));
    // Whatever is not stored is wrong.
    let mut whole = count.conflicts == 0 && count.too_old == 0;
    for one in refused {
        whole = false;
        complain(&one);
    }
    Ok(if whole { Exit::Fine } else { Exit::Wrong })
}

/// What became of everything that was read.
#[derive(Default)]
struct Count {
    new: usize,
    known: usize,
    too_old: usize,
    conflicts: usize,
}

impl Count {
    fn add(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::New | Arrival::Extended => self.new += 1,
            Arrival::Known => self.known += 1,
            Arrival::TooOld => self.too_old += 1,
            Arrival::Conflict { .. } => self.conflicts += 1,
        }
    }

    fn sentence(&self) -> String {
        format!(
            "opgenomen: {}; stond er al: {}; te oud om te bewaren: {}; botst met wat er staat: {}",
            self.new, self.known, self.too_old, self.conflicts
        )
    }
}

/// What an arrival is called in a list.
pub(super) fn word(arrival: Arrival) -> String {
    match arrival {
        Arrival::New => "nieuw        ".to_owned(),
        Arrival::Extended => "aangevuld    ".to_owned(),
        Arrival::Known => "stond er al  ".to_owned(),
        Arrival::TooOld => "te oud       ".to_owned(),
        Arrival::Conflict { version: 0 } => "botst (opmerking)".to_owned(),
        Arrival::Conflict { version } => format!("botst (versie {version})"),
    }
}

fn store_texts(
    inside: &mut Inside,
    texts: Vec<Import>,
    count: &mut Count,
    out: &mut Out,
) -> Result<(), Fault> {
    let labels: Vec<String> = texts.iter().map(label).collect();
    let earlier: Vec<Earlier> = texts.into_iter().map(earlier).collect();
    let store = &mut inside.archive.store;
    let arrivals = take_in(store, &inside.who, earlier, clock::now(), &mut |_| true)?;
    for (label, arrival) in labels.iter().zip(arrivals) {
        count.add(arrival);
        out.line(&format!("{} {label}", word(arrival)))?;
    }
    Ok(())
}

fn label(text: &Import) -> String {
    let line = text.line.map_or(String::new(), |l| format!(", regel {l}"));
    let guess = match text.date_from {
        DateFrom::Clock => ", datum geschat".to_owned(),
        DateFrom::Confirm => {
            let days = text.open.iter().map(|at| crate::documents::day(at.date()));
            format!(
                ", datum bevestigen: {} (voorop archief bevestig {} DATUM)",
                days.collect::<Vec<_>>().join(" of "),
                text.id
            )
        }
        _ => String::new(),
    };
    format!(
        "{}{line}: {}{guess}",
        text.file,
        crate::documents::day(text.summary.at.date())
    )
}

fn earlier(text: Import) -> Earlier {
    Earlier {
        id: text.id,
        file: text.file,
        original: text.original,
        melding: text.melding,
        text: text.text,
        person_keys: person_keys(&text.summary),
        summary: text.summary,
        open_days: text.open,
    }
}

/// Records that this program exported come in as from a colleague; gives what was refused.
fn store_records(
    inside: &mut Inside,
    files: &Records,
    count: &mut Count,
    out: &mut Out,
) -> Result<Vec<String>, Fault> {
    let mut refused = Vec::new();
    for (path, text) in files {
        let transfer = match export::from_ron(text) {
            Ok(transfer) => transfer,
            Err(fault) => {
                refused.push(format!("{}: {fault}.", path.display()));
                continue;
            }
        };
        let incoming = super::transfer::incoming(&transfer);
        let store = &mut inside.archive.store;
        let taken = store.receive(&inside.who, &transfer.from, &incoming, clock::now());
        if let Err(error @ ArchiveError::NotAllowed) = &taken {
            refused.push(format!("{}: {error}", path.display()));
            continue;
        }
        let arrivals = taken?;
        for (one, arrival) in incoming.iter().zip(arrivals) {
            count.add(arrival);
            out.line(&format!("{} {}", word(arrival), one.record.row.id))?;
        }
    }
    Ok(refused)
}

type Records = Vec<(std::path::PathBuf, String)>;
