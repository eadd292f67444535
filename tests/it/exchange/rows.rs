//! Tables: which sign, which column, which row, and that none vanishes.

use std::path::Path;

use proptest::prelude::*;
use voorop::files::import::{
    Column, DateFrom, ImportFault, Imported, Mapping, RowFault, Settings, from_bytes, look,
};

use super::{moment, settings};

fn read_with(bytes: &[u8], settings: &Settings<'_>) -> Result<Imported, ImportFault> {
    let mut found = Imported::default();
    from_bytes(
        Path::new("t.csv"),
        bytes,
        moment(3, 9),
        settings,
        &mut found,
    )
    .map(|()| found)
}

fn read(bytes: &[u8]) -> Imported {
    read_with(bytes, &settings()).unwrap_or_else(|fault| panic!("{fault}"))
}

fn lines(found: &Imported) -> Vec<u64> {
    found.refused.iter().filter_map(|r| r.line).collect()
}

#[test]
fn the_sign_and_the_columns_are_guessed_and_shown() {
    for sign in [b';', b',', b'\t'] {
        let table = "Datum melding;Tijd;Geb. datum;Naam melder;Omschrijving;Woonadres;Kleur\n\
            1-11-2026;9:00;1-1-1980;Sanne;\"a; b, c\td\";Laan 1;rood\n";
        let table = table
            .replace("; b, c", "|")
            .replace(';', &char::from(sign).to_string());
        let table = look(table.as_bytes()).unwrap();
        assert_eq!(table.guess.delimiter, sign);
        let columns = [
            Some(Column::Datum),
            Some(Column::Tijd),
            None,
            Some(Column::Melder),
            Some(Column::Tekst),
            Some(Column::Adres),
            None,
        ];
        assert_eq!(table.guess.columns, columns);
        assert_eq!(table.header[6], "Kleur");
        assert_eq!(table.sample.len(), 1);
    }
}

#[test]
fn a_row_becomes_a_record_with_people_and_its_own_original() {
    let bytes = b"datum;tijd;eenheid;melder;betrokkenen;adres;nummer;tekst;kleur\r\n\
        1-11-2026;21.05;Gooi;Sanne de Wit (3-4-1988);Tim de Wit / Sanne de Wit (3-4-1988);Laan 1;2026-7;\"Zij \"\"belt\"\".\r\nHij niet.\";rood\r\n";
    let found = read(bytes);
    let row = &found.texts[0];
    assert_eq!(row.original, &bytes[..bytes.len() - 2]);
    assert_eq!((row.line, row.date_from), (Some(2), DateFrom::Column));
    assert_eq!(row.summary.at.to_string(), "2026-11-01 21:05:00");
    assert_eq!(row.summary.unit, "Gooi");
    let people: Vec<_> = row
        .summary
        .people
        .iter()
        .map(|p| (p.name.as_str(), p.birth.is_some(), p.address.as_str()))
        .collect();
    assert_eq!(
        people,
        [
            ("Sanne de Wit", true, "Laan 1"),
            ("Tim de Wit", false, "Laan 1")
        ]
    );
    for part in ["kleur: rood", "nummer: 2026-7", "Zij \"belt\".\nHij niet."] {
        assert!(row.text.contains(part), "{part}: {}", row.text);
    }
}

#[test]
fn rows_that_fail_are_named_by_line_and_reason() {
    let found = read(
        b"datum,tijd,tekst\n\
        1-11-2026,9:00,goed\n\
        1-11-2026,negen,fout\n\
        ,,fout\n\
        \n\
        1-12-2026,,ligt vooruit\n\
        1-11-2026,,\n\
        te,weinig\n\
        ,,\n\
        2-11-2026,,ook goed",
    );
    assert_eq!(found.texts.len(), 2);
    assert_eq!(lines(&found), [3, 4, 6, 7, 8]);
    let faults: Vec<&ImportFault> = found.refused.iter().map(|r| &r.fault).collect();
    assert!(matches!(faults[0], ImportFault::Row(RowFault::Time)));
    assert!(matches!(faults[1], ImportFault::Row(RowFault::Date)));
    assert!(matches!(faults[2], ImportFault::Row(RowFault::Ahead)));
    assert!(matches!(faults[3], ImportFault::Row(RowFault::NoText)));
    let cells = RowFault::Cells {
        found: 2,
        expected: 3,
    };
    assert!(matches!(faults[4], ImportFault::Row(fault) if *fault == cells));
}

#[test]
fn an_open_quotation_mark_takes_no_other_row_with_it() {
    let found = read(b"datum;tekst\n1-11-2026;\"open\n2-11-2026;heel\n3-11-2026;\"ook\nheel\"\n");
    assert_eq!(lines(&found), [2]);
    let texts: Vec<u64> = found.texts.iter().filter_map(|t| t.line).collect();
    assert_eq!(texts, [3, 4]);
    let many = format!("datum;tekst\n{}", "1-11-2026;\"open\n".repeat(5000));
    let found = read(many.as_bytes());
    assert!(found.texts.is_empty() && found.refused.len() == 51);
    assert!(matches!(
        found.refused[50].fault,
        ImportFault::Row(RowFault::GivenUp)
    ));
}

#[test]
fn a_chosen_mapping_counts_and_one_of_another_table_is_refused() {
    let mut chosen = settings();
    chosen.mapping = Some(Mapping {
        delimiter: b',',
        heads: true,
        columns: vec![Some(Column::Tekst), Some(Column::Eenheid)],
    });
    let found = read_with(b"wat,waar\nzij belt op 2-11-2026,Gooi\n", &chosen).unwrap();
    assert_eq!(found.texts[0].summary.unit, "Gooi");
    assert_eq!(found.texts[0].date_from, DateFrom::Lines);
    let other = read_with(b"wat,waar,wie\na,b,c\n", &chosen).unwrap_err();
    assert!(matches!(
        other,
        ImportFault::Mapping {
            found: 3,
            expected: 2
        }
    ));
}

#[test]
fn a_first_row_that_is_no_heading_is_a_melding_and_no_name() {
    // A day, perhaps a time, and what was written: there is one way to read it.
    for (table, at) in [
        (
            "20-11-2025;Moeder belt, vader is er niet, oma wel\n21-11-2025;Weer\n",
            0,
        ),
        (
            "20-11-2025\t19:30\tMoeder belt\n21-11-2025\t8:00\tWeer\n",
            1,
        ),
        ("Moeder belt;20-11-2025 19:30\nWeer;21-11-2025 8:00\n", 2),
    ] {
        let found = read(table.as_bytes());
        assert!(found.refused.is_empty(), "{table}: {:?}", found.refused);
        let lines: Vec<u64> = found.texts.iter().filter_map(|t| t.line).collect();
        assert_eq!(lines, [1, 2], "{table}");
        let first = &found.texts[0];
        assert_eq!(first.summary.at.date().to_string(), "2025-11-20", "{table}");
        assert_eq!(first.original, table.lines().next().unwrap().as_bytes());
        assert!(first.text.contains("Moeder belt"), "{at}: {}", first.text);
    }
    // Beside anything else a day can be one of birth, and a long first row is no heading.
    for table in [
        "20-11-2025;Sanne de Wit;Moeder belt\n21-11-2025;Tim;Weer\n",
        "20-11-2025;melder;Moeder belt\n",
        "3-4-1988;20-11-2025;Moeder belt\n",
        "Sanne;Moeder belt en zegt dat de tekst van de beschikking niet klopt\n",
    ] {
        let fault = read_with(table.as_bytes(), &settings()).unwrap_err();
        assert!(matches!(fault, ImportFault::NoHeader), "{table}: {fault}");
        let seen = look(table.as_bytes()).unwrap();
        assert!(!seen.guess.heads && seen.header[0] == "kolom 1", "{table}");
        assert!(seen.sample[0].iter().any(|cell| cell.contains("Moeder")));
        assert!(seen.guess.columns.iter().all(Option::is_none), "{table}");
    }
    // As pointed out in the window.
    let mut chosen = settings();
    chosen.mapping = Some(Mapping {
        delimiter: b';',
        heads: false,
        columns: vec![
            Some(Column::Geboren),
            Some(Column::Datum),
            Some(Column::Tekst),
        ],
    });
    let table = b"3-4-1988;20-11-2025;Moeder belt\n4-5-1990;21-11-2025;Weer\n";
    let found = read_with(table, &chosen).unwrap();
    let days: Vec<String> = found
        .texts
        .iter()
        .map(|t| t.summary.at.date().to_string())
        .collect();
    assert_eq!(days, ["2025-11-20", "2025-11-21"]);
}

#[test]
fn a_table_that_grew_gives_its_old_rows_the_same_identity() {
    let old = read(b"datum;tekst\n1-11-2026;een\n");
    let grown = read(b"datum;tekst\n2-11-2026;nul\n1-11-2026;een\n");
    assert_eq!(old.texts[0].id, grown.texts[1].id);
    assert_ne!(old.texts[0].id, grown.texts[0].id);
}

proptest! {
    #[test]
    fn no_row_of_a_table_vanishes(
        cells in prop::collection::vec("[a-z\"\n\r;, é=]{1,12}", 1..20),
        sign in prop::sample::select(vec![b';', b',', b'\t']),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(sign).from_writer(Vec::new());
        writer.write_record(["datum", "tekst"]).unwrap();
        for cell in &cells {
            writer.write_record(["1-11-2026", cell]).unwrap();
        }
        let found = read(&writer.into_inner().unwrap());
        let blank = cells.iter().filter(|c| c.trim().is_empty()).count();
        prop_assert_eq!(found.texts.len(), cells.len() - blank);
        prop_assert_eq!(found.refused.len(), blank);
        let full = cells.iter().filter(|c| !c.trim().is_empty());
        for (cell, text) in full.zip(&found.texts) {
            let plain = cell.replace("\r\n", "\n").replace('\r', "\n");
            prop_assert!(text.text.contains(plain.trim()));
        }
    }
}
