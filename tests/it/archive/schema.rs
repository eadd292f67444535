//! Every released schema has a fixture that must open. `make` one with
//! `VOOROP_MAAK_PROEFARCHIEF=1 cargo test --test it archive::schema`.

use voorop::{
    archive::{ArchiveError, Place, SqliteStore, Store, VERSION, model::Content},
    melding::Level,
};

use super::world::{
    KEY, agent, coordinator, create, damage, day, draft, finalise, id, melding, open, other_melding,
};
use crate::support::{folder, root};

/// The database of a schema, as the program of that time wrote it.
fn fixture(version: u32) -> std::path::PathBuf {
    root().join(format!("tests/it/archive/schema-{version}.db"))
}

#[test]
fn every_released_schema_opens_and_is_whole() {
    if std::env::var_os("VOOROP_MAAK_PROEFARCHIEF").is_some() {
        let folder = folder();
        let mut store = create(folder.path());
        store
            .save_draft(&agent(), &draft(melding(1)), 0, day(0))
            .unwrap();
        store
            .finalise(&agent(), &[finalise(2, day(0), "de kinderen")], day(0))
            .unwrap();
        drop(store);
        let place = Place::new(folder.path()).unwrap();
        std::fs::copy(place.database(1), fixture(VERSION)).unwrap();
    }
    for version in 1..=VERSION {
        let folder = folder();
        let place = Place::new(folder.path()).unwrap();
        std::fs::copy(fixture(version), place.database(1)).unwrap();
        let mut store = open(folder.path()).unwrap().store;
        assert_eq!(damage(&mut store), [], "schema {version}");
        assert_eq!(store.drafts(&agent()).unwrap().len(), 1, "schema {version}");
        let record = store.get(&coordinator(), id(2), None, day(0)).unwrap();
        assert_eq!(record.versions.len(), 1, "schema {version}");
        // What was worked out on its day stands there as it was, whatever the rules say now.
        let kept = &record.versions[0].summary;
        assert_eq!(kept, &record.row.summary, "schema {version}");
        assert_eq!(kept.outcome, Some(Level::EerstVaststellen));
        assert_eq!(record.versions[0].text, "de kinderen");
    }
}

#[test]
fn a_later_schema_is_refused_and_left_alone() {
    let folder = folder();
    drop(create(folder.path()));
    let place = Place::new(folder.path()).unwrap();
    let db = super::tampering::raw(&place);
    db.pragma_update(None, "user_version", VERSION + 1).unwrap();
    drop(db);
    let before = std::fs::read(place.database(1)).unwrap();
    let refused = SqliteStore::open(&place, 1, KEY, &agent(), day(0)).unwrap_err();
    assert!(matches!(refused, ArchiveError::Newer { found, known } if found == known + 1));
    assert!(refused.to_string().contains("nieuwere versie"));
    assert_eq!(std::fs::read(place.database(1)).unwrap(), before);
}

#[test]
fn each_version_keeps_the_outcome_and_the_paper_of_its_day() {
    let folder = folder();
    let mut store = create(folder.path());
    let mut first = finalise(1, day(0), "het papier van toen");
    first.summary.rules = None;
    let mut second = finalise(1, day(0), "het papier van nu");
    second.content = Content::Melding(other_melding(1));
    second.summary.outcome = Some(Level::Terughoudend);
    second.base = 1;
    second.reason = "beschikking gezien".into();
    for (number, new) in [(0, &first), (1, &second)] {
        let made = store.finalise(&agent(), std::slice::from_ref(new), day(number));
        assert_eq!(made.unwrap()[0].version, u32::try_from(number).unwrap() + 1);
    }
    let record = store.get(&coordinator(), id(1), None, day(1)).unwrap();
    let kept: Vec<_> = record
        .versions
        .iter()
        .map(|v| (&v.summary, v.text.as_str()))
        .collect();
    let expected = [&first, &second].map(|f| (&f.summary, f.text.as_str()));
    assert_eq!(kept, expected);
    assert_eq!(record.row.summary, second.summary);
}
