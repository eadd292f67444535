//! `voorop archief`, as somebody types it: without a terminal it reads name and passphrase.

use std::{io::Write, process::Stdio};

use voorop::archive::{
    Store,
    model::{Deed, LogFilter, LogRow},
};

use super::{Station, WORDS, moment, station};
use crate::support::{CLOCK, command, folder, names, rich_case, said, write};

/// Runs a command of the archive with these lines on standard input.
pub fn run(arguments: &[&str], lines: &[&str]) -> (Option<i32>, String, String) {
    let mut child = command()
        .arg("archief")
        .args(arguments)
        .env_remove("VOOROP_ARCHIEF")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that needs no answer may be done before it is given.
    let _ = input.write_all(
        lines
            .iter()
            .map(|l| format!("{l}\n"))
            .collect::<String>()
            .as_bytes(),
    );
    drop(input);
    said(&child.wait_with_output().unwrap())
}

/// As the coordinator.
fn jo(arguments: &[&str]) -> (Option<i32>, String, String) {
    run(arguments, &["Jo", WORDS])
}

/// A station of which the archive is closed again.
pub fn closed(unit: &str, meldingen: u128) -> (tempfile::TempDir, String) {
    let mut station = station(unit);
    for number in 1..=meldingen {
        station.store_melding(number, moment(20, 10));
    }
    let path = station.path();
    let Station { folder, .. } = station;
    (folder, path)
}

pub fn log(path: &str, deed: Deed) -> Vec<LogRow> {
    let place = voorop::archive::Place::new(path.as_ref()).unwrap();
    let now = CLOCK.parse().unwrap();
    let signed_in = voorop::archive::sign_in(&place, "Bea", WORDS, "pc", now).unwrap();
    let filter = LogFilter {
        deed: Some(deed),
        ..LogFilter::default()
    };
    let store = &mut signed_in.archive.unwrap().store;
    store.log(&signed_in.session, &filter).unwrap()
}

#[test]
fn a_whole_archive_is_in_order_and_its_anchor_can_be_kept() {
    let (_folder, path) = closed("Utrecht", 2);
    let (code, text, errors) = jo(&["controleer", "--archief", &path]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.contains("in orde"), "{text}");
    let printed = text
        .lines()
        .find_map(|l| l.strip_prefix("anker: "))
        .unwrap();
    let (code, kept, _) = jo(&["anker", "--archief", &path]);
    assert_eq!(code, Some(0));
    // One row further: signing in for it stands in the log too.
    let seq = |anchor: &str| -> u64 {
        let (seq, _) = anchor.trim().split_once(':').unwrap();
        seq.parse().unwrap()
    };
    assert_eq!(seq(&kept), seq(printed) + 1);

    let (code, json, _) = jo(&[
        "controleer",
        "--json",
        "--archief",
        &path,
        "--anker",
        printed,
    ]);
    assert_eq!(code, Some(0), "{json}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["in_orde"], true);
    assert!(json["inhoud"].as_u64().unwrap() >= 6);

    let (seq, seal) = printed.split_once(':').unwrap();
    let other = seal.chars().rev().collect::<String>();
    let later = seq.parse::<u64>().unwrap() + 50;
    for (kept, says) in [
        (format!("{seq}:{other}"), "het logboek is vervangen"),
        (format!("{later}:{seal}"), "regels zijn weg"),
    ] {
        let (code, text, errors) = jo(&["controleer", "--archief", &path, "--anker", &kept]);
        assert_eq!(code, Some(1), "{errors}");
        assert!(
            text.contains("niet goed") && errors.contains(says),
            "{errors}"
        );
    }
}

#[test]
fn an_archive_that_was_put_back_is_told_and_counts_as_damage() {
    let (folder, path) = closed("Utrecht", 1);
    let database = std::fs::read_dir(folder.path()).unwrap().find_map(|e| {
        let path = e.unwrap().path();
        path.extension().is_some_and(|x| x == "db").then_some(path)
    });
    let database = database.unwrap();
    let old = std::fs::read(&database).unwrap();
    jo(&["anker", "--archief", &path]);
    jo(&[
        "importeer",
        "--archief",
        &path,
        &database.display().to_string(),
    ]);
    let texts = crate::support::folder();
    write(&texts, "a.txt", "op 20-11-2026");
    jo(&[
        "importeer",
        "--archief",
        &path,
        &texts.path().display().to_string(),
    ]);
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", database.display()));
    }
    std::fs::write(&database, old).unwrap();
    let (code, text, errors) = jo(&["controleer", "--archief", &path]);
    assert_eq!(code, Some(1), "{text}{errors}");
    assert!(errors.contains("korter dan het anker"), "{errors}");
}

#[test]
fn a_page_that_was_changed_is_damage_and_no_panic() {
    let (folder, path) = closed("Utrecht", 3);
    let name = names(folder.path())
        .into_iter()
        .find(|n| n.ends_with(".db"))
        .unwrap();
    let database = folder.path().join(name);
    let mut bytes = std::fs::read(&database).unwrap();
    let at = bytes.len() - 5000;
    bytes[at] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    let (code, text, errors) = jo(&["controleer", "--archief", &path]);
    assert_eq!(code, Some(1), "{text}{errors}");
    assert!(errors.contains("beschadigd"), "{errors}");
}

#[test]
fn the_door_stays_closed_for_a_wrong_name_phrase_or_folder_and_asks_nothing_twice() {
    let (folder, path) = closed("Utrecht", 0);
    for lines in [
        &["Jo", "een andere wachtzin hier"][..],
        &["Niemand", WORDS],
        &["Jo"],
        &[],
    ] {
        let (code, text, errors) = run(&["anker", "--archief", &path], lines);
        assert_eq!((code, text.as_str()), (Some(5), ""), "{lines:?}: {errors}");
    }
    let (code, _, errors) = run(
        &[
            "exporteer",
            "--archief",
            &path,
            "--uit",
            "x",
            "--ontvanger",
            "a",
            "--grondslag",
            "b",
        ],
        &["Bea", WORDS],
    );
    assert_eq!(code, Some(5), "{errors}");
    let (code, _, errors) = jo(&["anker", "--archief", "is-er-niet"]);
    assert_eq!(code, Some(3), "{errors}");
    assert!(!std::path::Path::new("is-er-niet").exists());
    let by_environment = command()
        .args(["archief", "anker"])
        .env("VOOROP_ARCHIEF", folder.path().join("weg"))
        .output()
        .unwrap();
    assert!(
        said(&by_environment)
            .2
            .contains("weg: hier staat nog geen archief")
    );
}

#[test]
fn a_folder_is_imported_once_and_what_is_broken_is_named() {
    let (_folder, path) = closed("Utrecht", 0);
    let texts = folder();
    write(&texts, "20-11-2026 gesprek.txt", "Moeder belt.");
    write(&texts, "melding.ron", rich_case());
    write(
        &texts,
        "oud.csv",
        "datum;tekst\n19-11-2026;=1+1\ngisteren;fout\n",
    );
    write(&texts, "stuk.ron", "(voorop: 1)");
    let from = texts.path().display().to_string();
    let order = ["importeer", &from, "--archief", &path, "--eenheid", "Gooi"];
    let (code, text, errors) = jo(&order);
    assert_eq!(code, Some(1), "{errors}");
    assert!(text.contains("opgenomen: 3; stond er al: 0"), "{text}");
    assert!(
        errors.contains("oud.csv, regel 3: ") && errors.contains("stuk.ron: regel 1"),
        "{errors}"
    );
    assert_eq!(errors.lines().count(), 2, "{errors}");
    let (_, text, _) = jo(&order);
    assert!(text.contains("opgenomen: 0; stond er al: 3"), "{text}");
    assert_eq!(jo(&["controleer", "--archief", &path]).0, Some(0));
}

#[test]
fn a_day_that_is_not_sure_is_named_and_confirmed_once() {
    let (_folder, path) = closed("Utrecht", 0);
    let texts = folder();
    write(
        &texts,
        "oud.txt",
        "Op 3-11-2026 en op 4-11-2026 was het onrustig.",
    );
    let from = texts.path().display().to_string();
    let (code, text, errors) = jo(&["importeer", &from, "--archief", &path]);
    assert_eq!(code, Some(0), "{errors}");
    let id = text
        .split("archief bevestig ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let id = id.unwrap_or_else(|| panic!("no number in {text}"));
    let confirm = |day: &str| jo(&["bevestig", id, day, "--archief", &path]);
    let (code, text, _) = confirm("4-11-2026");
    assert_eq!(
        (code, text.contains("4 november 2026")),
        (Some(0), true),
        "{text}"
    );
    assert!(!text.contains("nog te bevestigen"), "{text}");
    // A call of the future is no call.
    assert_ne!(confirm("4-11-2126").0, Some(0));
    let rows = log(&path, Deed::Wijzigen);
    assert!(rows.iter().any(|row| row.detail == "datum bevestigd"));
    assert_eq!(jo(&["controleer", "--archief", &path]).0, Some(0));
}

#[test]
fn an_export_is_logged_with_recipient_and_basis_and_never_over_another_file() {
    let (_folder, path) = closed("Utrecht", 2);
    let out = folder();
    let to = out.path().join("uit").display().to_string();
    let order = [
        "exporteer",
        "--archief",
        &path,
        "--uit",
        &to,
        "--ontvanger",
        "OM",
        "--grondslag",
        "Wpg 16",
        "--zoek",
        "mutatie",
    ];
    let (code, text, errors) = jo(&order);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.contains("2 meldingen"), "{text}");
    assert_eq!(
        names(&out.path().join("uit")),
        ["meldingen.csv", "meldingen.ron"]
    );
    assert_eq!(jo(&order).0, Some(3));
    let rows = log(&path, Deed::Verstrekken);
    assert_eq!(rows.len(), 4);
    assert!(
        rows.iter()
            .all(|r| r.detail.contains("ontvanger: OM; grondslag: Wpg 16"))
    );

    let nothing = [&order[..9], &["--zoek", "bestaatniet"]].concat();
    let (code, _, errors) = jo(&nothing);
    assert_eq!(code, Some(1));
    assert!(errors.contains("geen melding"), "{errors}");
    let nobody = [
        "exporteer",
        "--archief",
        &path,
        "--uit",
        &to,
        "--vervang",
        "--ontvanger",
        " ",
        "--grondslag",
        "x",
    ];
    assert_eq!(jo(&nobody).0, Some(1));

    // And what went out as RON comes in elsewhere, as from a colleague.
    let (_gooi, other) = closed("Gooi", 0);
    let (code, text, errors) = jo(&[
        "importeer",
        &format!("{to}/meldingen.ron"),
        "--archief",
        &other,
    ]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("opgenomen: 2"), "{text}");
    let refused = run(
        &[
            "importeer",
            &format!("{to}/meldingen.ron"),
            "--archief",
            &other,
        ],
        &["An", WORDS],
    );
    assert_eq!(refused.0, Some(1));
    assert!(
        refused.2.contains("meldingen.ron: Bij uw taak"),
        "{}",
        refused.2
    );
}

#[test]
fn a_search_without_a_hit_names_near_words_and_tells_older_calls_by_day_only() {
    let mut station = station("Utrecht");
    station.store_melding(1, moment(20, 10));
    let old = chrono::NaiveDate::from_ymd_opt(2025, 3, 4).unwrap();
    station.store_melding(2, old.and_hms_opt(9, 0, 0).unwrap());
    let path = station.path();
    let Station { folder: _kept, .. } = station;
    let out = folder();
    let to = out.path().join("uit").display().to_string();
    let seek = |words: &str| {
        jo(&[
            "exporteer",
            "--archief",
            &path,
            "--uit",
            &to,
            "--ontvanger",
            "OM",
            "--grondslag",
            "Wpg 16",
            "--zoek",
            words,
        ])
    };
    let (code, text, errors) = seek("mutaite");
    assert_eq!((code, text.as_str()), (Some(1), ""));
    assert!(errors.contains("Bedoelde u: mutatie?"), "{errors}");
    let (code, text, errors) = seek("Mila Hoekstra 30-6-2017");
    assert_eq!((code, text.as_str()), (Some(1), ""));
    assert!(
        errors.contains("(Wpg art. 8): 1. 4 maart 2025, Utrecht."),
        "{errors}"
    );
    let number = uuid::Uuid::from_u128(2).to_string();
    assert!(!errors.contains(&number) && !errors.contains("Hoekstra"));
    assert!(!out.path().join("uit").exists());
}

#[test]
fn a_table_without_headings_is_taken_in_where_it_can_be_only_one_thing() {
    let (_folder, path) = closed("Utrecht", 0);
    let tables = folder();
    write(&tables, "a.csv", "20-11-2026;19:30;Moeder belt\n");
    let own = write(&tables, "b.csv", "20-11-2026;Sanne;Moeder belt\n");
    let all = tables.path().display().to_string();
    let (code, text, errors) = jo(&["importeer", &all, "--archief", &path]);
    assert_eq!(code, Some(1), "{errors}");
    assert!(text.contains("a.csv, regel 1: 20 november 2026"), "{text}");
    assert!(text.contains("opgenomen: 1"), "{text}");
    let named = format!("{}: de eerste regel heeft geen kolomnamen", own.display());
    assert!(
        errors.contains(&named) && errors.contains("datum;tijd;tekst"),
        "{errors}"
    );
}

#[test]
fn a_melding_goes_from_one_station_to_another_and_is_logged_at_both_ends() {
    let (_utrecht, from) = closed("Utrecht", 1);
    let (_gooi, to) = closed("Gooi", 0);
    let out = folder();
    let file = out.path().join("overdracht.age").display().to_string();
    let id = uuid::Uuid::from_u128(1).to_string();
    let send = [
        "verzend",
        &id,
        "--archief",
        &from,
        "--naar",
        &file,
        "--ontvanger",
        "Gooi",
        "--grondslag",
        "Wpg 15",
    ];
    let phrase = "geheel andere woorden samen";
    let (code, text, errors) = run(&send, &["Jo", WORDS, phrase]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.contains("langs een andere weg"), "{text}");
    assert_eq!(run(&send, &["Jo", WORDS, "kort"]).0, Some(1));
    let family = [&send[..], &["--gezin"]].concat();
    assert_eq!(
        run(&family, &["Jo", WORDS, phrase]).0,
        Some(3),
        "the file is there"
    );

    let receive = ["ontvang", &file, "--archief", &to];
    assert_eq!(
        run(&receive, &["Jo", WORDS, "verkeerde woorden samen"]).0,
        Some(5)
    );
    assert_eq!(run(&receive, &["An", WORDS, phrase]).0, Some(5));
    let (code, text, errors) = run(&receive, &["Jo", WORDS, phrase]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(
        text.contains("ontvangen van Utrecht") && text.contains(&format!("nieuw         {id}")),
        "{text}"
    );
    let (_, text, _) = run(&receive, &["Jo", WORDS, phrase]);
    assert!(text.contains("stond er al"), "{text}");

    let sent = log(&from, Deed::Verstrekken);
    assert!(
        sent.iter()
            .any(|r| r.object == id && r.detail.contains("ontvanger: Gooi"))
    );
    let received = log(&to, Deed::Verzamelen);
    assert!(
        received
            .iter()
            .all(|r| r.object == id && r.detail == "ontvangen van Utrecht")
    );
    assert_eq!(received.len(), 3);
    let (code, _, errors) = jo(&["ontvang", &from, "--archief", &to]);
    assert_eq!(code, Some(3), "{errors}");
    assert_eq!(jo(&["controleer", "--archief", &to]).0, Some(0));
}

#[test]
fn what_is_typed_wrong_is_said_in_dutch() {
    for (arguments, says) in [
        (&["archief"][..], "ontbreekt een opdracht"),
        (&["archief", "controleer", "--anker", "12"], "dubbele punt"),
        (
            &[
                "archief",
                "verzend",
                "7",
                "--naar",
                "x",
                "--ontvanger",
                "a",
                "--grondslag",
                "b",
            ],
            "geen nummer",
        ),
        (&["archief", "exporteer", "--uit", "x"], "--ontvanger"),
        (
            &[
                "archief",
                "exporteer",
                "--uit",
                "x",
                "--ontvanger",
                "a",
                "--grondslag",
                "b",
                "--van",
                "gisteren",
            ],
            "21-11-2026",
        ),
        (&["archief", "importeer"], "<PAD>"),
        (&["archief", "contoleer"], "controleer"),
    ] {
        let (code, text, errors) = said(&crate::support::voorop(arguments));
        assert_eq!(
            (code, text.as_str()),
            (Some(2), ""),
            "{arguments:?}: {errors}"
        );
        assert!(errors.contains(says), "{arguments:?}: {errors}");
    }
    for order in [
        &["archief"][..],
        &["archief", "controleer"],
        &["archief", "anker"],
        &["archief", "importeer"],
        &["archief", "bevestig"],
        &["archief", "exporteer"],
        &["archief", "verzend"],
        &["archief", "ontvang"],
    ] {
        let (code, text, _) = said(&crate::support::voorop(&[order, &["--help"]].concat()));
        assert_eq!(code, Some(0), "{order:?}");
        assert!(
            text.contains("Gebruik: voorop archief") && text.contains("--archief"),
            "{text}"
        );
        for english in ["Usage", "Options", "Commands", "Print", "default"] {
            assert!(!text.contains(english), "{order:?}: {text}");
        }
    }
}

#[test]
fn a_family_goes_together_and_stays_a_family() {
    let mut utrecht = station("Utrecht");
    let ids = [1, 2, 3].map(|n| utrecht.store_melding(n, moment(20, 10)));
    let family = Some(uuid::Uuid::from_u128(500));
    let who = utrecht.jo.clone();
    let store = &mut utrecht.archive.store;
    store.link(&who, &ids[..2], family, moment(21, 9)).unwrap();
    let from = utrecht.path();
    let Station { folder: _from, .. } = utrecht;

    let out = folder();
    let file = out.path().join("gezin.age").display().to_string();
    let id = ids[0].to_string();
    let phrase = "geheel andere woorden samen";
    #[rustfmt::skip]
    let send = ["verzend", &id, "--archief", &from, "--naar", &file, "--ontvanger", "Gooi", "--grondslag", "Wpg 15", "--gezin"];
    let (code, text, errors) = run(&send, &["Jo", WORDS, phrase]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.contains("2 meldingen"), "{text}");

    let mut gooi = station("Gooi");
    let sealed = std::fs::read(&file).unwrap();
    let opened = voorop::archive::transfer::open(&sealed, phrase).unwrap();
    let jo = gooi.jo.clone();
    let store = &mut gooi.archive.store;
    let taken = super::incoming(&opened.records);
    store
        .receive(&jo, &opened.from, &taken, moment(22, 12))
        .unwrap();
    let contacts = store.timeline(&jo, ids[0], moment(22, 12)).unwrap();
    assert_eq!(contacts.len(), 2);
    assert_eq!(gooi.record(ids[1]).row.household, family);
    assert_eq!(gooi.damage(), []);
}
