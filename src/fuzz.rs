//! One door for each kind of bytes that come from outside: whatever they are, the program answers
//! and does not panic, hang or lose a value that it accepted.
//!
//! The targets in `fuzz/` feed these doors by coverage (`make fuzz`); the tests here replay the
//! corpus and feed 10,000 random inputs. No release build has this room.

use std::{path::Path, sync::LazyLock};

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    afweging::assess,
    archive::{
        keys,
        query::{matches, parse, snippet, to_fts5},
        transfer,
        words::Forms,
    },
    documents::{
        DocumentTexts, Imprint, ReaderTexts, mutatie, reader_paper, readers, to_text, zorgmelding,
    },
    files::{self, ASSET_NAMES, Assets, import},
    melding::{Melding, random},
    paper::{Press, Template, docx},
    protocol::Protocol,
    taal::{Names, Voice, Woordadvies, advise, check, says_who},
    terugblik::summary,
};

/// What takes bytes: its name, which is that of its target and of its corpus, and the function.
pub struct Door {
    /// The name.
    pub name: &'static str,
    /// Takes any bytes.
    pub feed: fn(&[u8]),
}

/// Every door.
pub const DOORS: [Door; 10] = [
    Door {
        name: "melding",
        feed: melding,
    },
    Door {
        name: "scenario",
        feed: scenario,
    },
    Door {
        name: "assets",
        feed: assets,
    },
    Door {
        name: "tabel",
        feed: table,
    },
    Door {
        name: "tekst",
        feed: text,
    },
    Door {
        name: "sleutels",
        feed: key_file,
    },
    Door {
        name: "overdracht",
        feed: handed_over,
    },
    Door {
        name: "zoeken",
        feed: search,
    },
    Door {
        name: "taal",
        feed: language,
    },
    Door {
        name: "papieren",
        feed: papers,
    },
];

/// The words that come with the program, read once.
struct Words {
    protocol: Protocol,
    documents: DocumentTexts,
    readers: ReaderTexts,
    advice: Woordadvies,
    template: Template,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let assets = Assets::built_in();
    let protocol = assets.protocol().expect("the words that come with it");
    Words {
        documents: assets
            .document_texts()
            .expect("the words that come with it"),
        readers: assets.reader_texts().expect("the words that come with it"),
        advice: assets.woordadvies().expect("the words that come with it"),
        template: assets
            .template(&protocol)
            .expect("the words that come with it"),
        protocol,
    }
});

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 30)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .unwrap_or_default()
}

/// A melding as RON: what is accepted is weighed, drawn up, and written as it was read.
pub fn melding(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(melding) = files::from_text(&text) else {
        return;
    };
    draw(&melding);
    let again = files::to_text(&melding).map(|text| files::from_text(&text));
    assert_eq!(again.ok().and_then(Result::ok).as_ref(), Some(&melding));
}

/// A scenario or a course as RON.
pub fn scenario(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(scenario) = files::scenario_from_text(&text) {
        files::checked(&text, &scenario);
        let again = files::scenario_to_text(&scenario).map(|t| files::scenario_from_text(&t));
        assert_eq!(again.ok().and_then(Result::ok).as_ref(), Some(&scenario));
    }
    if let Ok(course) = files::course_from_text(&text) {
        let again = files::course_to_text(&course).map(|t| files::course_from_text(&t));
        assert_eq!(again.ok().and_then(Result::ok).as_ref(), Some(&course));
    }
}

/// One of the assets, chosen by the first byte, in place of the one that comes with the program.
pub fn assets(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let name = ASSET_NAMES[usize::from(*first) % ASSET_NAMES.len()];
    let text = String::from_utf8_lossy(rest).into_owned();
    let mut assets = Assets::built_in();
    if assets.put(name, Path::new(name), text).is_err() {
        return;
    }
    let words = &*WORDS;
    match name {
        "protocol.ron" | "regels.ron" | "bronnen.ron" => {
            let protocol = assets.protocol();
            if let Ok(protocol) = &protocol {
                let empty = random::empty();
                to_text(&mutatie(
                    protocol,
                    &words.documents,
                    &empty,
                    &assess(&empty),
                ));
            }
            said(protocol);
        }
        "documenten.ron" => said(assets.document_texts()),
        "lezer.ron" => said(assets.reader_texts()),
        "ui.ron" => said(assets.window_texts()),
        "terugblik.ron" => said(assets.terugblik_texts()),
        "bladen.ron" => said(assets.sheet_texts()),
        "woordadvies.ron" => said(assets.woordadvies()),
        _ => {
            said(assets.training_texts());
            said(assets.map_texts());
            said(assets.template(&words.protocol));
        }
    }
}

/// A refusal is a sentence.
fn said<T, E: std::fmt::Display>(answer: Result<T, E>) {
    if let Err(error) = answer {
        assert!(!error.to_string().is_empty());
    }
}

/// A table of earlier meldingen.
pub fn table(bytes: &[u8]) {
    read_in("tabel.csv", bytes);
}

/// A text of an earlier melding.
pub fn text(bytes: &[u8]) {
    read_in("mutatie.txt", bytes);
}

fn read_in(name: &str, bytes: &[u8]) {
    let settings = import::Settings {
        unit: String::new(),
        mapping: None,
        draw: &|melding| (draw(melding), summary(melding, &assess(melding))),
        now: now(),
    };
    let mut found = import::Imported::default();
    let answer = import::from_bytes(Path::new(name), bytes, now(), &settings, &mut found);
    // What was given stands somewhere: stored, or refused by name.
    let empty = found.texts.is_empty() && found.records.is_empty() && found.refused.is_empty();
    assert!(
        answer.is_err() || !empty,
        "{name}: nothing stored and nothing refused"
    );
    for kept in &found.texts {
        assert!(!kept.original.is_empty());
    }
}

/// The key file: only decoding, as it is and under a checksum that fits.
pub fn key_file(bytes: &[u8]) {
    keys::read_hostile(bytes);
}

/// A transfer: as it is, and as what a sealed file holds. Opening asks next to no work here.
pub fn handed_over(bytes: &[u8]) {
    const PASSPHRASE: &str = "vier woorden voor proef";
    match bytes.split_first() {
        Some((first, rest)) if first % 2 == 1 => {
            let mut plain = b"voorop-overdracht\n".to_vec();
            plain.extend_from_slice(rest);
            let sealed = transfer::seal_bytes_for_tests(&plain, PASSPHRASE, 1);
            said(transfer::open(&sealed, PASSPHRASE));
        }
        _ => said(transfer::open(bytes, PASSPHRASE)),
    }
}

/// Search words, and a text behind a line feed in which they are sought.
pub fn search(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (query, text) = all.split_once('\n').unwrap_or((&all, &all));
    let words = parse(query);
    let forms = Forms::default();
    to_fts5(&words, &forms);
    matches(&words, &forms, text);
    let shown = snippet(&words, &forms, text, 80);
    assert!(shown.text.len() <= text.len().max(400) * 4);
}

/// Any sentence, in every voice.
pub fn language(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let names = Names::of(&random::empty());
    for voice in [Voice::Report, Voice::Own, Voice::Judgement, Voice::Summary] {
        let found = advise(&WORDS.advice, &text, voice, &names);
        let mut end = 0;
        for finding in found {
            assert!(finding.range.start >= end && text.get(finding.range.clone()).is_some());
            end = finding.range.end;
        }
    }
    says_who(&WORDS.advice, &text, &names);
}

/// Every paper of any melding that commands can make: as text, for each reader, on pages and as a
/// document of a word processor.
pub fn papers(bytes: &[u8]) {
    thread_local! {
        static PRESS: Option<Press> = Press::new(&WORDS.template).ok();
    }
    let melding = random::from_bytes(bytes);
    let words = &*WORDS;
    draw(&melding);
    check(&words.advice, &melding, &Default::default());
    let assessment = assess(&melding);
    let imprint = || Imprint::final_of("proef", now());
    for reader in readers(&melding) {
        let texts = (&words.documents, &words.readers);
        if let Ok(paper) = reader_paper(
            &words.protocol,
            texts.0,
            texts.1,
            &melding,
            reader,
            imprint(),
        ) {
            to_text(&paper);
        }
    }
    let paper = mutatie(&words.protocol, &words.documents, &melding, &assessment);
    let paper = paper.with_imprint(imprint(), &words.protocol, &words.documents);
    said(docx(&paper, &words.template.texts));
    PRESS.with(|press| {
        let press = press.as_ref().expect("the fonts that come with it");
        let pages = press
            .set(&paper)
            .expect("every melding can be set on pages");
        pages.pdf().expect("every melding is a valid PDF");
    });
}

fn draw(melding: &Melding) -> String {
    let words = &*WORDS;
    let assessment = assess(melding);
    to_text(&zorgmelding(
        &words.protocol,
        &words.documents,
        melding,
        &assessment,
    ));
    to_text(&mutatie(
        &words.protocol,
        &words.documents,
        melding,
        &assessment,
    ))
}

#[cfg(test)]
mod tests;
