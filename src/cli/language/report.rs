//! The report as JSON, for other programs. Names of kinds and keys are stable; words are those of
//! the assets. Bytes count from 0 in the text as UTF-8, lines and columns from 1 in characters.

use std::fmt::Write as _;

use serde::Serialize;

use super::input::Input;
use crate::{
    melding::is_forbidden,
    protocol::{Citation, Protocol},
    taal::{Alternative, LineReview, Placed, Position, Review, Woordadvies},
};

/// The version of this shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Report<'a> {
    versie: u32,
    bestand: &'a str,
    codering: &'static str,
    punten: usize,
    bevindingen: Vec<Found<'a>>,
    regels_zonder_spreker: Vec<usize>,
    ontbreekt: Vec<Lacking<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    soort: &'static str,
    hint: bool,
    sleutel: &'a str,
    tekst: &'a str,
    begin: Place,
    einde: Place,
    liever: Option<&'a str>,
    vervang: Option<&'a str>,
    haal_weg: Option<[usize; 2]>,
    reden: &'a str,
    bron: Source<'a>,
}

#[derive(Serialize)]
struct Place {
    byte: usize,
    regel: usize,
    kolom: usize,
}

#[derive(Serialize)]
struct Lacking<'a> {
    wat: &'static str,
    tekst: &'a str,
    reden: &'a str,
    bron: Source<'a>,
}

#[derive(Serialize)]
struct Source<'a> {
    bron: &'static str,
    plaats: &'a str,
    tekst: String,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        name: &'a str,
        input: &'a Input,
        review: &'a Review<'_>,
        list: &'a Woordadvies,
        protocol: &'a Protocol,
    ) -> Self {
        let placed = review.lines.iter().flat_map(|l| &l.findings);
        let lacking = review.lacking.iter().map(|lacking| {
            let (tekst, reden, source) = list.lacking(*lacking);
            Lacking {
                wat: lacking.name(),
                tekst,
                reden,
                bron: Source::of(source, protocol),
            }
        });
        let without = review.lines.iter().filter(|l| l.lacks_speaker());
        Self {
            versie: VERSION,
            bestand: name,
            codering: if input.windows_1252 {
                "windows-1252"
            } else {
                "utf-8"
            },
            punten: review.count() + review.lacking.len(),
            bevindingen: placed
                .map(|p| Found::of(p, &input.text, protocol))
                .collect(),
            regels_zonder_spreker: without.map(|l: &LineReview<'_>| l.number).collect(),
            ontbreekt: lacking.collect(),
        }
    }
}

impl<'a> Found<'a> {
    fn of(placed: &'a Placed<'_>, text: &'a str, protocol: &Protocol) -> Self {
        let finding = &placed.finding;
        let place = |byte: usize, at: Position| Place {
            byte,
            regel: at.line,
            kolom: at.column,
        };
        let (mut liever, mut vervang, mut haal_weg) = (None, None, None);
        match &finding.alternative {
            Some(Alternative::Replace(word)) => vervang = Some(word.as_str()),
            Some(Alternative::Rewrite(hint)) => liever = Some(hint.as_str()),
            Some(Alternative::Remove(range)) => haal_weg = Some([range.start, range.end]),
            None => {}
        }
        Self {
            soort: finding.kind.name(),
            hint: finding.kind.is_hint(),
            sleutel: finding.key.as_str(),
            tekst: &text[finding.range.clone()],
            begin: place(finding.range.start, placed.start),
            einde: place(finding.range.end, placed.end),
            liever,
            vervang,
            haal_weg,
            reden: finding.reason,
            bron: Source::of(finding.source, protocol),
        }
    }
}

impl<'a> Source<'a> {
    fn of(citation: &'a Citation, protocol: &Protocol) -> Self {
        Self {
            bron: citation.source.name(),
            plaats: &citation.place,
            tekst: protocol.sources.cite(citation).to_string(),
        }
    }
}

/// JSON in which nothing steers the terminal: such characters stand in texts only, where their
/// number means the same.
pub(super) fn safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if is_forbidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}
