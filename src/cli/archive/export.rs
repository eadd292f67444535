//! `voorop archief exporteer`: a selection as RON and CSV. It is logged before a byte is written.

use std::path::PathBuf;

use super::{
    super::{
        clock,
        exit::{Exit, Fault},
        out::{Out, complain},
    },
    arguments::{Export, Recipient},
    door::{self, Inside},
};
use crate::{
    archive::{
        Compare, Place, Store, export,
        model::{Disclosure, Record, Search},
        past, query,
    },
    documents::day,
    files::{Overwrite, save_together},
    melding::Summary,
    terugblik::{KEYS_EDITION, likenesses, person_keys, unweighed},
};
use chrono::NaiveDate;
use uuid::Uuid;

const RON: &str = "meldingen.ron";
const CSV: &str = "meldingen.csv";

pub(super) fn run(order: &Export, place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let mut inside = door::enter_telling(place)?;
    let search = Search {
        words: order.words.clone(),
        unit: order.unit.clone(),
        period: (order.from.is_some() || order.to_day.is_some()).then(|| {
            (
                order.from.unwrap_or(FIRST),
                order.to_day.unwrap_or_else(|| clock::now().date()),
            )
        }),
        ..Search::default()
    };
    let records = select(&mut inside, search)?;
    tell_older(&mut inside, &order.words)?;
    if records.is_empty() {
        complain("Er is geen melding gevonden. Er is niets geschreven.");
        let store = &mut inside.archive.store;
        let near = store.near(&inside.who, &order.words, clock::now())?;
        if !near.is_empty() {
            complain(&format!("Bedoelde u: {}?", near.join(", ")));
        }
        return Ok(Exit::Wrong);
    }
    let ron = export::to_ron(&records, &inside.who.unit)?;
    let files = [
        (order.out.join(RON), ron),
        (order.out.join(CSV), export::to_csv(&records)),
    ];
    disclose(&mut inside, &records, &order.to, "bestand (RON en CSV)")?;
    write(&files, order, out)?;
    out.line(&format!(
        "{} meldingen; de verstrekking staat in het logboek",
        records.len()
    ))?;
    Ok(Exit::Fine)
}

/// Before any day of a call; four digits, so that days compare as text.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Says which older calls the question touches, and no more than the law allows: they do not go along.
fn tell_older(inside: &mut Inside, words: &str) -> Result<(), Fault> {
    let now = clock::now();
    let asked = Summary {
        people: query::people(&query::parse(words)),
        ..unweighed(now)
    };
    let how = Compare {
        edition: KEYS_EDITION,
        keys: person_keys,
        like: likenesses,
    };
    let hits = past(&mut inside.archive.store, &inside.who, &asked, how, now)?;
    if !hits.is_empty() {
        let each = hits
            .iter()
            .map(|hit| format!("{}, {}", day(hit.day), hit.unit));
        complain(&format!(
            "Ouder dan het vrije gebruik en niet in te zien (Wpg art. 8): {}. {}.",
            hits.len(),
            each.collect::<Vec<_>>().join("; ")
        ));
    }
    Ok(())
}

/// Everything that a search finds and this person may open, page by page.
fn select(inside: &mut Inside, mut search: Search) -> Result<Vec<Record>, Fault> {
    let (store, who) = (&mut inside.archive.store, &inside.who);
    let mut records = Vec::new();
    loop {
        let page = store.search(who, &search, clock::now())?;
        for row in &page.rows {
            records.push(store.get(who, row.id, None, clock::now())?);
        }
        match page.next {
            Some(next) => search.after = Some(next),
            None => return Ok(records),
        }
    }
}

/// Logs to whom these records go (Wpg art. 32).
pub(super) fn disclose(
    inside: &mut Inside,
    records: &[Record],
    to: &Recipient,
    form: &str,
) -> Result<(), Fault> {
    let objects: Vec<Uuid> = records.iter().map(|r| r.row.id).collect();
    let disclosure = Disclosure {
        objects,
        recipient: to.recipient.clone(),
        basis: to.basis.clone(),
        form: form.to_owned(),
    };
    let store = &mut inside.archive.store;
    Ok(store.disclose(&inside.who, &disclosure, clock::now())?)
}

fn write(files: &[(PathBuf, String)], order: &Export, out: &mut Out) -> Result<(), Fault> {
    if let Err(error) = std::fs::create_dir(&order.out)
        && error.kind() != std::io::ErrorKind::AlreadyExists
    {
        let path = order.out.clone();
        return Err(Fault::Folder { path, error });
    }
    let overwrite = if order.replace {
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
