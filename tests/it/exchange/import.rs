//! Earlier texts: bytes are kept, dates are found or guessed, and what is broken is named.

use std::path::Path;

use proptest::prelude::*;
use voorop::{
    archive::{
        Arrival, Earlier, Store,
        model::{Content, Search},
        take_in,
    },
    files::import::{Charset, DateFrom, Import, ImportFault, Imported, from_bytes, import},
    terugblik::person_keys,
};

use super::{moment, settings, station};
use crate::support::{folder, rich_case, write};

fn read(name: &str, bytes: &[u8]) -> Imported {
    let mut found = Imported::default();
    let done = from_bytes(
        Path::new(name),
        bytes,
        moment(3, 9),
        &settings(),
        &mut found,
    );
    done.unwrap_or_else(|fault| panic!("{name}: {fault}"));
    found
}

fn one(name: &str, bytes: &[u8]) -> Import {
    let mut found = read(name, bytes);
    assert_eq!((found.texts.len(), found.refused.len()), (1, 0));
    found.texts.remove(0)
}

fn fault(name: &str, bytes: &[u8]) -> ImportFault {
    let mut found = Imported::default();
    from_bytes(
        Path::new(name),
        bytes,
        moment(3, 9),
        &settings(),
        &mut found,
    )
    .unwrap_err()
}

pub fn earlier(text: Import) -> Earlier {
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

#[test]
fn a_text_keeps_its_bytes_and_says_where_its_date_comes_from() {
    let bytes = b"Moeder belt.\r\nVader is er niet.\r\n";
    for (name, content, from, day) in [
        (
            "2026-11-05 verslag.txt",
            &bytes[..],
            DateFrom::Name,
            moment(5, 0),
        ),
        (
            "verslag.txt",
            b"Op 4 nov 2026 om 20:00 belt moeder.",
            DateFrom::Lines,
            moment(4, 20),
        ),
        ("verslag.txt", &bytes[..], DateFrom::Clock, moment(3, 9)),
    ] {
        let import = one(name, content);
        assert_eq!(import.original, content);
        assert_eq!((import.date_from, import.summary.at), (from, day), "{name}");
        assert_eq!(import.summary.unit, "Utrecht");
        assert_eq!(
            import.text.contains("geschat"),
            from == DateFrom::Clock,
            "{}",
            import.text
        );
        assert!(import.text.starts_with("Geïmporteerd uit ") && !import.text.contains('\r'));
    }
}

#[test]
fn an_old_text_is_read_as_windows_1252_and_says_so() {
    let import = one("oud.txt", b"De co\xF6rdinator zei: \x93\xE9\xE9n\x94");
    assert_eq!(import.charset, Charset::Windows1252);
    assert!(
        import.text.contains("De coördinator zei: “één”"),
        "{}",
        import.text
    );
    assert!(import.text.contains("Windows-1252"));
    let new = one("nieuw.txt", "De coördinator".as_bytes());
    assert!(!new.text.contains("Windows-1252"));
}

#[test]
fn the_same_bytes_have_the_same_identity_whatever_the_file_is_called() {
    let (a, b) = (one("a.txt", b"tekst"), one("b.txt", b"tekst"));
    assert_eq!(a.id, b.id);
    assert_ne!(a.id, one("a.txt", b"tekst.").id);
}

#[test]
fn a_melding_of_this_program_comes_with_people_and_outcome_and_keeps_its_original() {
    let text = rich_case();
    let import = one("melding.ron", text.as_bytes());
    assert_eq!(import.original, text.as_bytes());
    assert_eq!(import.date_from, DateFrom::Melding);
    assert!(import.summary.outcome.is_some() && !import.summary.people.is_empty());
    assert!(import.text.ends_with("de mutatie"));
}

#[test]
fn what_is_no_text_is_refused_with_the_reason() {
    assert!(matches!(fault("a.txt", b" \n"), ImportFault::Empty));
    let exercise = "MUTATIE\n\n! OEFENING. Dit stuk hoort bij een training.\nTimo slaapt.";
    assert!(matches!(
        fault("a.txt", exercise.as_bytes()),
        ImportFault::Exercise
    ));
    assert!(matches!(
        fault("a.txt", b"\x89PNG\0\0"),
        ImportFault::NoText
    ));
    assert!(matches!(
        fault("a.csv", b"een;twee\n1;2\n"),
        ImportFault::NoTextColumn
    ));
    assert!(matches!(fault("a.docx", b"PK"), ImportFault::Kind));
    let broken = fault(
        "a.ron",
        rich_case().replacen("melding", "meldnig", 1).as_bytes(),
    );
    assert!(broken.to_string().contains("regel"), "{broken}");
}

#[test]
fn a_folder_goes_whole_and_sorted_and_everything_broken_is_named() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("map")).unwrap();
    write(&folder, "b.txt", "twee");
    write(&folder, "a.TXT", "een");
    write(&folder, "map/c.txt", "drie");
    write(&folder, "leeg.txt", "");
    write(&folder, "foto.jpg", "x");
    write(&folder, "stuk.ron", "(voorop: 9)");
    write(
        &folder,
        "tabel.csv",
        "datum;tekst\n1-11-2026;goed\n32-11-2026;fout\n",
    );
    let elsewhere = crate::support::folder();
    let links = if cfg!(unix) { 2 } else { 0 };
    #[cfg(unix)]
    {
        let outside = write(&elsewhere, "buiten.txt", "van een ander");
        let link = |to: &Path, name| std::os::unix::fs::symlink(to, folder.path().join(name));
        link(folder.path(), "rond").unwrap();
        link(&outside, "verwijzing.txt").unwrap();
    }
    let found = import(&[folder.path().to_owned()], &settings(), &mut |_| true);
    let names: Vec<&str> = found.texts.iter().map(|t| t.file.as_str()).collect();
    assert_eq!(names, ["a.TXT", "b.txt", "c.txt", "tabel.csv"]);
    assert_eq!(found.refused.len(), 4 + links, "{:?}", found.refused);
    let said: Vec<String> = found.refused.iter().map(ToString::to_string).collect();
    for part in [
        "leeg.txt: ",
        "foto.jpg: ",
        "stuk.ron: regel 1",
        "tabel.csv, regel 3: ",
    ] {
        assert!(said.iter().any(|s| s.contains(part)), "{part}: {said:?}");
    }
    let followed = |said: &&String| said.contains("dit is een verwijzing");
    assert_eq!(said.iter().filter(followed).count(), links);
    assert!(!found.stopped);
}

#[test]
fn an_import_stops_when_asked_and_keeps_what_it_read() {
    let folder = folder();
    for name in ["1.txt", "2.txt", "3.txt"] {
        write(&folder, name, name);
    }
    let mut seen = Vec::new();
    let found = import(&[folder.path().to_owned()], &settings(), &mut |p| {
        seen.push((p.done, p.total));
        p.done < 2
    });
    assert!(found.stopped);
    assert_eq!(found.texts.len(), 2);
    assert_eq!(seen, [(0, 0), (0, 3), (1, 3), (2, 3)]);
    let missing = import(&[folder.path().join("weg.txt")], &settings(), &mut |_| true);
    assert!(
        missing.refused[0]
            .to_string()
            .contains("weg.txt: dit bestand bestaat niet")
    );
}

#[test]
fn a_second_import_makes_no_doubles_also_under_another_name() {
    let mut utrecht = station("Utrecht");
    let (jo, now) = (utrecht.jo.clone(), moment(22, 12));
    let texts = |names: &[&str]| -> Vec<Earlier> {
        let each = names.iter().zip(["een", "twee", "drie"]);
        each.map(|(name, body)| earlier(one(name, body.as_bytes())))
            .collect()
    };
    let store = &mut utrecht.archive.store;
    let first = take_in(store, &jo, texts(&["a.txt", "b.txt"]), now, &mut |_| true).unwrap();
    assert_eq!(first, [Arrival::New, Arrival::New]);
    let again = texts(&["a.txt", "anders.txt", "c.txt"]);
    let ids: Vec<_> = again.iter().map(|e| e.id).collect();
    let second = take_in(store, &jo, again, now, &mut |_| true).unwrap();
    assert_eq!(second, [Arrival::Known, Arrival::Known, Arrival::New]);
    assert_eq!(
        store
            .search(&jo, &Search::default(), now)
            .unwrap()
            .rows
            .len(),
        3
    );

    let record = utrecht.record(ids[1]);
    assert!(record.row.imported && record.versions.len() == 1);
    let kept = &record.versions[0].content;
    assert!(
        matches!(kept, Content::Geimporteerd { file, original } if file == "b.txt" && original == b"twee")
    );
    assert_eq!(record.row.first_processed, record.row.summary.at);
    assert!(utrecht.damage().is_empty());
}

#[test]
fn a_text_past_its_last_term_is_not_taken_and_an_old_one_is_not_found() {
    let mut utrecht = station("Utrecht");
    let (jo, now) = (utrecht.jo.clone(), moment(22, 12));
    let names = ["21-11-2016 a.txt", "23-11-2016 b.txt", "20-11-2026 c.txt"];
    let texts = names.map(|name| earlier(one(name, name.as_bytes())));
    let store = &mut utrecht.archive.store;
    let arrivals = take_in(store, &jo, texts.into(), now, &mut |_| true).unwrap();
    assert_eq!(arrivals, [Arrival::TooOld, Arrival::New, Arrival::New]);
    let found = store.search(&jo, &Search::default(), now).unwrap();
    assert_eq!(found.rows.len(), 1);
}

#[test]
fn an_import_of_another_unit_is_found_by_that_unit() {
    let mut utrecht = station("Utrecht");
    let (jo, now) = (utrecht.jo.clone(), moment(22, 12));
    let mut text = earlier(one("a.txt", b"op 20-11-2026"));
    text.summary.unit = "Gooi".into();
    let store = &mut utrecht.archive.store;
    take_in(store, &jo, vec![text], now, &mut |_| true).unwrap();
    let search = Search {
        unit: "gooi".into(),
        ..Search::default()
    };
    assert_eq!(store.search(&jo, &search, now).unwrap().rows.len(), 1);
}

proptest! {
    #[test]
    fn any_bytes_are_taken_or_refused_and_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        kind in prop::sample::select(vec!["txt", "csv", "ron"]),
    ) {
        let mut found = Imported::default();
        let name = format!("x.{kind}");
        let done = from_bytes(Path::new(&name), &bytes, moment(3, 9), &settings(), &mut found);
        if kind == "txt" {
            prop_assert_eq!(done.is_ok(), found.texts.len() == 1);
        }
        for text in &found.texts {
            prop_assert!(text.summary.at <= settings().now);
        }
    }
}

#[test]
fn a_date_of_birth_is_never_the_day_of_the_call() {
    let day = |text: &str| {
        let import = one("verslag.txt", text.as_bytes());
        (
            import.date_from,
            import.summary.at.date().to_string(),
            import.open.len(),
        )
    };
    let call = "2025-11-20";
    for text in [
        "Jan Bakker, geb. 12-03-1988\nMelding van 20-11-2025 om 19:30 uur.",
        "Jan Bakker, 12-03-1988\nGebeld op 20-11-2025.",
        "Beschikking van 03-03-2021.\nOp 20-11-2025 belt moeder.",
        "Donderdag 20 november 2025 te 19:30 uur meldt vader zich.",
        "20-11-25 moeder belt",
    ] {
        assert_eq!(day(text), (DateFrom::Lines, call.to_owned(), 0), "{text}");
    }
    // Nothing is thrown away on a guess: the latest day stands there until somebody confirms it.
    for text in [
        "Jan Bakker, 12-03-1988. Kind niet gehaald.",
        "Vonnis van 03-03-2021. Vader komt niet.",
        "Op 3-3-2025 en op 4-4-2025 was het onrustig.",
    ] {
        let (from, at, open) = day(text);
        assert_eq!(
            (from, at.as_str()),
            (DateFrom::Confirm, "2026-11-03"),
            "{text}"
        );
        assert!(open >= 2, "{text}");
    }
    assert_eq!(
        one("20251120_mutatie.txt", b"Rustig.")
            .summary
            .at
            .date()
            .to_string(),
        call
    );
}

#[test]
fn a_confirmed_day_stands_in_the_head_of_the_text_and_nothing_else_changes() {
    let import = one(
        "oud.txt",
        "Vonnis van 03-03-2021.\n\nDatum bevestigen: zei vader.".as_bytes(),
    );
    assert!(import.text.contains("nog te bevestigen"), "{}", import.text);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
    let text = voorop::files::import::with_day(&import.text, day);
    assert!(
        text.contains("Datum: 2 november 2026 (bevestigd)"),
        "{text}"
    );
    assert!(
        !text.contains("nog te bevestigen") && !text.contains("het kan zijn"),
        "{text}"
    );
    assert!(
        text.ends_with("Vonnis van 03-03-2021.\n\nDatum bevestigen: zei vader."),
        "{text}"
    );
}

#[test]
fn old_files_of_any_program_are_read() {
    let dos = one("oud.txt", b"Ren\x82e belt de co\x94rdinator.");
    assert!(
        dos.text.contains("Renée belt de coördinator."),
        "{}",
        dos.text
    );
    let speech = one("mutatie.txt", "OEFENINGEN bij de logopedist".as_bytes());
    assert!(speech.text.contains("OEFENINGEN"));
    let wide: Vec<u8> = "datum\ttekst\n20-11-2025\tKind thuis\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let wide = [&[0xFF, 0xFE][..], &wide].concat();
    let rows = [
        (&b"sep=;\r\ndatum;tekst\r\n20-11-2025;Kind thuis\r\n"[..]),
        b"datum,tekst\n2025-11-20T18:30:00.000Z,Kind thuis\n",
        b"datum,tekst\n2025-11-20T19:30:00+01:00,Kind thuis\n",
        &wide,
    ];
    for bytes in rows {
        let import = one("tabel.csv", bytes);
        assert_eq!(import.summary.at.date().to_string(), "2025-11-20");
        assert!(import.text.contains("Kind thuis"));
    }
    let people = "Naam;Geboortedatum;Datum;Tekst\nSanne Mulder;12-3-1988;20-11-2025;Belt.\n";
    let import = one("tabel.csv", people.as_bytes());
    assert_eq!(import.summary.people.len(), 1);
    assert_eq!(import.summary.people[0].name, "Sanne Mulder");
    assert_eq!(
        import.summary.people[0]
            .birth
            .map(|b| b.to_string())
            .as_deref(),
        Some("1988-03-12")
    );
}

#[test]
fn a_melding_keeps_its_structure_when_it_is_imported() {
    let import = one("melding.ron", rich_case().as_bytes());
    let melding = import.melding.clone().expect("a melding");
    assert_eq!(import.id, melding.id);
    let stored = earlier(import).into_finalise();
    assert_eq!(stored.content, Content::Melding(melding));
}
