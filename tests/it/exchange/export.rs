//! Exports: everything comes back, and a spreadsheet works nothing out.

use std::path::Path;

use voorop::{
    archive::{Arrival, ParcelFault, Store, export, model::Content},
    files::import::{Imported, from_bytes},
};

use super::{incoming, moment, settings, station};

#[test]
fn an_export_read_back_holds_every_version_note_and_summary() {
    let mut utrecht = station("Utrecht");
    let ids = [1, 2].map(|n| utrecht.store_melding(n, moment(20, 10)));
    let records = ids.map(|id| utrecht.record(id));
    assert_eq!((records[0].versions.len(), records[0].notes.len()), (2, 1));
    let text = export::to_ron(&records, "Utrecht").unwrap();
    assert!(text.starts_with(export::BEGIN));
    let back = export::from_ron(&text).unwrap();
    assert_eq!(back.from, "Utrecht");
    assert_eq!(back.records, records);
}

#[test]
fn an_import_knows_an_export_and_another_archive_takes_it() {
    let mut utrecht = station("Utrecht");
    let id = utrecht.store_melding(7, moment(20, 10));
    let record = utrecht.record(id);
    let text = export::to_ron(std::slice::from_ref(&record), "Utrecht").unwrap();
    let mut found = Imported::default();
    let path = Path::new("meldingen.ron");
    from_bytes(path, text.as_bytes(), moment(3, 9), &settings(), &mut found).unwrap();
    assert_eq!((found.records.len(), found.texts.len()), (1, 0));

    let back = export::from_ron(&found.records[0].1).unwrap();
    let mut gooi = station("Gooi");
    let jo = gooi.jo.clone();
    let take = |station: &mut super::Station| {
        let records = incoming(&back.records);
        let store = &mut station.archive.store;
        store
            .receive(&jo, &back.from, &records, moment(22, 12))
            .unwrap()
    };
    assert_eq!(take(&mut gooi), [Arrival::New]);
    assert_eq!(take(&mut gooi), [Arrival::Known]);
    assert_eq!(take(&mut utrecht), [Arrival::Known]);
    assert_eq!(gooi.record(id).versions, record.versions);
}

#[test]
fn another_version_or_a_broken_export_is_refused_with_its_place() {
    let mut utrecht = station("Utrecht");
    let id = utrecht.store_melding(1, moment(20, 10));
    let text = export::to_ron(&[utrecht.record(id)], "Utrecht").unwrap();
    let later = text.replacen("voorop_uitvoer: 2", "voorop_uitvoer: 3", 1);
    let fault = export::from_ron(&later).unwrap_err();
    assert_eq!(fault, ParcelFault::Version { found: 3 });
    let broken = text.replacen("eenheid: ", "eenhied: ", 1);
    let fault = export::from_ron(&broken).unwrap_err().to_string();
    assert!(
        fault.contains("regel ") && !fault.contains("Utrecht"),
        "{fault}"
    );
}

#[test]
fn no_cell_of_a_table_is_a_formula_and_the_table_comes_back() {
    let mut utrecht = station("Utrecht");
    let id = utrecht.store_melding(1, moment(20, 10));
    let mut record = utrecht.record(id);
    record.row.author = "+31 6".into();
    record.row.unit = "@team".into();
    record.row.summary.people[0].name = "=HYPERLINK(\"http\")".into();
    record.versions[1].text = " =1+1\nzij zei \"nee\"; hij niet".into();
    let mut minus = record.clone();
    minus.versions[1].text = "-2+3".into();
    let text = export::to_csv(&[record, minus]);
    assert!(text.starts_with('\u{FEFF}'));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    for cell in rows.iter().flatten() {
        assert!(
            !cell.trim_start().starts_with(['=', '+', '-', '@']),
            "{cell}"
        );
    }
    assert_eq!(&rows[1][17], "'-2+3");
    assert_eq!(&rows[0][17], "' =1+1\nzij zei \"nee\"; hij niet");

    let mut found = Imported::default();
    let path = Path::new("meldingen.csv");
    from_bytes(path, text.as_bytes(), moment(3, 9), &settings(), &mut found).unwrap();
    assert_eq!((found.texts.len(), found.refused.len()), (2, 0));
    let first = &found.texts[0];
    assert_eq!(first.summary.people[0].name, "=HYPERLINK(\"http\")");
    assert!(
        first.text.ends_with("=1+1\nzij zei \"nee\"; hij niet"),
        "{}",
        first.text
    );
}

#[test]
fn an_imported_original_goes_out_and_in_byte_for_byte() {
    let mut utrecht = station("Utrecht");
    let id = utrecht.store_melding(1, moment(20, 10));
    let mut record = utrecht.record(id);
    let original: Vec<u8> = (0..=255).collect();
    record.versions[0].content = Content::Geimporteerd {
        file: "oud.txt".into(),
        original,
    };
    let text = export::to_ron(std::slice::from_ref(&record), "Utrecht").unwrap();
    assert_eq!(export::from_ron(&text).unwrap().records, [record]);
}
