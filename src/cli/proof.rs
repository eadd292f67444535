//! `voorop bewijs`: the proof over all combinations, in words that a lawyer can read.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{
    exit::{Exit, Fault},
    out::Out,
};
use crate::{
    afweging::{
        Clause, Outcome, Road,
        clearing::{Clears, SourceKind, clears},
        proof::{self, Invariant, Part, Report, Rules},
    },
    documents::DocumentTexts,
    files::{AssetError, Assets},
    melding::Value,
    protocol::{Protocol, Signal, SignalClass},
};

const FILE: &str = "bewijs.ron";

/// The words of the proof.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProofTexts {
    aantal: String,
    klopt: String,
    klopt_niet: String,
    tegenvoorbeeld: String,
    kop_delen: String,
    kop_beloften: String,
    kop_signalen: String,
    uitleg_signalen: String,
    kop_tabel: String,
    uitleg_tabel: String,
    signaal: String,
    acuut: String,
    structureel: String,
    feit: String,
    ja: String,
    genoemd: String,
    onbekend: String,
    nee: String,
    deur: String,
    veilig_thuis: String,
    vaststellen_en_veilig_thuis: String,
    kop_bronnen: String,
    uitleg_bronnen: String,
    bron: String,
    reden: String,
    spoor_acuut: String,
    spoor_structureel: String,
    spoor_zorg: String,
    sluit_niets_uit: String,
    sluit_uit_voor_blijven: String,
    sluit_uit_voor_overdracht: String,
    delen: BTreeMap<String, String>,
    beloften: BTreeMap<String, String>,
    bronnen: BTreeMap<String, SourceTexts>,
}

/// A kind of source in words, with the reason why it clears what it clears.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceTexts {
    naam: String,
    reden: String,
}

impl ProofTexts {
    /// Reads them, complete.
    pub(super) fn of(assets: &Assets) -> Result<Self, AssetError> {
        let texts: Self = assets.parse(FILE)?;
        let promises = Invariant::ALL.iter().map(|i| i.name());
        let missing = promises
            .filter(|id| !texts.beloften.contains_key(*id))
            .chain(
                PARTS
                    .iter()
                    .map(|(_, id)| *id)
                    .filter(|id| !texts.delen.contains_key(*id)),
            )
            .chain(
                SourceKind::ALL
                    .iter()
                    .map(|kind| kind.name())
                    .filter(|id| !texts.bronnen.contains_key(*id)),
            )
            .next();
        match missing {
            None => Ok(texts),
            Some(id) => Err(AssetError::Missing {
                file: FILE.to_owned(),
                id: id.to_owned(),
            }),
        }
    }

    fn value(&self, value: Value) -> &str {
        match value {
            Value::Nee => &self.nee,
            Value::Onbekend => &self.onbekend,
            Value::Genoemd => &self.genoemd,
            Value::Ja => &self.ja,
        }
    }

    fn source(&self, kind: SourceKind) -> (&str, &str) {
        let found = self.bronnen.get(kind.name());
        found.map_or(("", ""), |t| (&t.naam, &t.reden))
    }

    fn clears(&self, clears: Clears) -> &str {
        match clears {
            Clears::Niets => &self.sluit_niets_uit,
            Clears::Blijven => &self.sluit_uit_voor_blijven,
            Clears::Overdracht => &self.sluit_uit_voor_overdracht,
        }
    }

    fn part(&self, part: Part) -> &str {
        let id = PARTS.iter().find(|(p, _)| *p == part);
        id.and_then(|(_, id)| self.delen.get(*id)).map_or("", |t| t)
    }
}

/// The parts, by the names that the texts use.
const PARTS: [(Part, &str); 6] = [
    (Part::Signals, "Signals"),
    (Part::Stakes, "Stakes"),
    (Part::Clauses, "Clauses"),
    (Part::Facts, "Facts"),
    (Part::Meldingen, "Meldingen"),
    (Part::Sources, "Sources"),
];

/// Runs the proof over the rules of the product and prints it; with `only_table` just the tables.
pub(super) fn run(only_table: bool, assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let texts = ProofTexts::of(&assets)?;
    let documents = assets.document_texts()?;
    let protocol = assets.protocol()?;
    let tables = table(&texts, &documents) + &sources(&texts, &protocol);
    if only_table {
        out.text(&tables)?;
        return Ok(Exit::Fine);
    }
    let report = proof::run(&Rules::PRODUCT);
    out.text(&counted(&texts, &report))?;
    out.text(&promises(&texts, &report))?;
    out.text(&effects(&texts, &documents, &protocol))?;
    out.text(&tables)?;
    Ok(if report.failures.is_empty() {
        Exit::Fine
    } else {
        Exit::Wrong
    })
}

fn counted(t: &ProofTexts, report: &Report) -> String {
    let mut text = format!("## {}\n\n", t.kop_delen);
    for (part, count) in &report.counts {
        text += &format!("- {}: {count}\n", t.part(*part));
    }
    text + &format!("\n{} {}.\n\n", report.total(), t.aantal)
}

fn promises(t: &ProofTexts, report: &Report) -> String {
    let mut text = format!("## {}\n\n", t.kop_beloften);
    for invariant in Invariant::ALL {
        let words = t.beloften.get(invariant.name()).map_or("", |w| w);
        let number = invariant.number();
        text += &match report.failure(invariant) {
            None => format!("- {}: ({number}) {words}\n", t.klopt),
            Some(example) => format!(
                "- **{}**: ({number}) {words}\n  {}: {example}\n",
                t.klopt_niet, t.tegenvoorbeeld
            ),
        };
    }
    text + "\n"
}

fn effects(t: &ProofTexts, documents: &DocumentTexts, protocol: &Protocol) -> String {
    let mut text = format!("## {}\n\n{}\n\n", t.kop_signalen, t.uitleg_signalen);
    text += &row(&[&t.signaal, &t.nee, &t.onbekend, &t.genoemd, &t.ja, &t.feit]);
    text += &rule(6);
    for effect in proof::effects() {
        let [no, unknown, mentioned, yes] = effect.outcomes.map(|o| documents.outcome(o));
        let offence = if effect.possible_offence {
            &t.ja
        } else {
            &t.nee
        };
        let short = &protocol.signal(effect.signal).short;
        text += &row(&[short, no, unknown, mentioned, yes, offence]);
    }
    text + "\n"
}

fn table(t: &ProofTexts, documents: &DocumentTexts) -> String {
    let mut text = format!("## {}\n\n{}\n\n", t.kop_tabel, t.uitleg_tabel);
    let [none, unknown, in_force, by_law] = Clause::ALL.map(|c| documents.clause(c));
    text += &row(&[&t.acuut, &t.structureel, none, unknown, in_force, by_law]);
    text += &rule(6);
    for one in proof::rows() {
        let cells = one.outcomes.map(|o| cell(t, documents, o));
        let [a, b, c, d] = &cells;
        text += &row(&[t.value(one.acute), t.value(one.structural), a, b, c, d]);
    }
    text
}

fn cell(
    t: &ProofTexts,
    documents: &DocumentTexts,
    (outcome, road): (Outcome, Option<Road>),
) -> String {
    let words = documents.outcome(outcome);
    match road {
        None => words.to_owned(),
        Some(Road::Deur) => format!("{words} ({})", t.deur),
        Some(Road::VeiligThuisEnOvj) => format!("{words} ({})", t.veilig_thuis),
        Some(Road::VaststellenEnVeiligThuis) => {
            format!("{words} ({})", t.vaststellen_en_veilig_thuis)
        }
    }
}

/// What a *nee* of each kind of source can clear, track by track, with the reasons.
fn sources(t: &ProofTexts, protocol: &Protocol) -> String {
    let mut text = format!("\n## {}\n\n{}\n\n", t.kop_bronnen, t.uitleg_bronnen);
    text += &row(&[&t.bron, &t.reden]);
    text += &rule(2);
    for kind in SourceKind::ALL {
        let (name, reason) = t.source(*kind);
        text += &row(&[name, reason]);
    }
    for (class, heading) in [
        (SignalClass::Acute, &t.spoor_acuut),
        (SignalClass::Structural, &t.spoor_structureel),
        (SignalClass::Care, &t.spoor_zorg),
    ] {
        text += &format!("\n### {heading}\n\n");
        let mut names = vec![t.signaal.as_str()];
        names.extend(SourceKind::ALL.iter().map(|kind| t.source(*kind).0));
        text += &row(&names);
        text += &rule(names.len());
        for signal in Signal::ALL.iter().filter(|s| is_on(**s, class)) {
            let mut cells = vec![protocol.signal(*signal).short.as_str()];
            let each = SourceKind::ALL.iter();
            cells.extend(each.map(|kind| t.clears(clears(*kind, *signal, class))));
            text += &row(&cells);
        }
    }
    text
}

/// Whether a signal, or a part of it, weighs on this track.
fn is_on(signal: Signal, class: SignalClass) -> bool {
    let mut parts = signal.aspects().iter();
    signal.class() == class || parts.any(|part| part.class() == class)
}

fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn rule(columns: usize) -> String {
    format!("|{}\n", " --- |".repeat(columns))
}
