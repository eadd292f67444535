//! `voorop bronnen`: every source with its edition, its standing and its age, for the jurist who keeps
//! them true.

use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    clock,
    exit::{Exit, Fault},
    out::Out,
};
use crate::{
    files::{AssetError, Assets},
    protocol::{Filled, Source, SourceId, Sources, Status},
};

const FILE: &str = "bronnenlijst.ron";

/// The version of the JSON.
const VERSION: u32 = 1;

/// The words around the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListTexts {
    kop: Filled,
    dagen: Filled,
    nagekeken_op: Filled,
    tekst: Filled,
    stand: Filled,
    bron: Filled,
    aantal: Filled,
    oudere_tekst: Filled,
    via_ander: Filled,
    op_tijd: Filled,
    te_lang: Filled,
    wat_nu: Filled,
}

impl ListTexts {
    /// Reads them, complete.
    pub(super) fn of(assets: &Assets) -> Result<Self, AssetError> {
        assets.parse(FILE)
    }
}

/// Prints the list; the exit code says whether a source was not looked at for a year.
pub(super) fn run(json: bool, assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let texts = ListTexts::of(&assets)?;
    let sources = assets.protocol()?.sources;
    let today = clock::now().date();
    if json {
        let list = List::new(&sources, today);
        out.line(&serde_json::to_string_pretty(&list)?)?;
    } else {
        out.text(&list(&texts, &sources, today))?;
    }
    Ok(exit(&sources, today))
}

fn exit(sources: &Sources, today: NaiveDate) -> Exit {
    if sources.overdue(today).is_empty() {
        Exit::Fine
    } else {
        Exit::Wrong
    }
}

/// The list in columns, with what it comes to.
fn list(t: &ListTexts, sources: &Sources, today: NaiveDate) -> String {
    let by_age = sources.by_age();
    let heads = [&t.dagen, &t.nagekeken_op, &t.tekst, &t.stand, &t.bron];
    let mut rows = vec![heads.map(|head| head.to_string())];
    rows.extend(by_age.iter().map(|(_, source)| cells(source, today)));
    let mut text = format!("{}\n\n", &*t.kop);
    text += &columns(&rows);
    let count = |is: fn(&Source) -> bool| by_age.iter().filter(|(_, s)| is(s)).count();
    text += &format!("\n{}: {}.\n", &*t.aantal, by_age.len());
    text += &format!("{}: {}.\n", &*t.oudere_tekst, count(Source::older_text));
    let other = count(|source| source.status != Status::Verified);
    text += &format!("{}: {other}.\n", &*t.via_ander);
    let overdue = sources.overdue(today);
    if overdue.is_empty() {
        return text + &format!("{}\n", &*t.op_tijd);
    }
    let names: Vec<&str> = overdue.iter().map(|(_, s)| s.short.as_str()).collect();
    text + &format!("{}: {}.\n{}\n", &*t.te_lang, names.join("; "), &*t.wat_nu)
}

fn cells(source: &Source, today: NaiveDate) -> [String; 5] {
    [
        source.age(today).to_string(),
        source.checked_on.format("%d-%m-%Y").to_string(),
        source.dated(),
        source.status.name().to_owned(),
        source.short.clone(),
    ]
}

/// Rows with columns as wide as their widest cell; the numbers of the first stand to the right, and
/// the last, which names the source, ends where it ends.
fn columns(rows: &[[String; 5]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let [a, b, c, d] = [0, 1, 2, 3].map(|column| width(column).unwrap_or(0));
    let line = |[days, checked, dated, status, short]: &[String; 5]| {
        format!("{days:>a$}  {checked:<b$}  {dated:<c$}  {status:<d$}  {short}\n")
    };
    rows.iter().map(line).collect()
}

/// The list for other programs.
#[derive(Serialize)]
struct List<'a> {
    versie: u32,
    vandaag: String,
    bronnen: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    bron: &'static str,
    kort: &'a str,
    titel: &'a str,
    rang: &'static str,
    datum: Option<String>,
    geldig_vanaf: Option<String>,
    editie: Option<u16>,
    oudere_tekst: bool,
    stand: &'static str,
    nagekeken_op: String,
    dagen: i64,
    te_lang: bool,
    samenvatting: &'a str,
    let_op: Option<&'a str>,
}

impl<'a> List<'a> {
    fn new(sources: &'a Sources, today: NaiveDate) -> Self {
        let overdue: Vec<SourceId> = sources.overdue(today).iter().map(|(id, _)| *id).collect();
        let entry = |(id, source): &(SourceId, &'a Source)| {
            Entry::new(*id, source, today, overdue.contains(id))
        };
        Self {
            versie: VERSION,
            vandaag: today.to_string(),
            bronnen: sources.by_age().iter().map(entry).collect(),
        }
    }
}

impl<'a> Entry<'a> {
    fn new(id: SourceId, source: &'a Source, today: NaiveDate, overdue: bool) -> Self {
        Self {
            bron: id.name(),
            kort: &source.short,
            titel: &source.title,
            rang: source.tier.name(),
            datum: source.date.map(String::from),
            geldig_vanaf: source.valid_from.map(|day| day.to_string()),
            editie: source.edition,
            oudere_tekst: source.older_text(),
            stand: source.status.name(),
            nagekeken_op: source.checked_on.to_string(),
            dagen: source.age(today),
            te_lang: overdue,
            samenvatting: &source.summary,
            let_op: source.caution.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests;
