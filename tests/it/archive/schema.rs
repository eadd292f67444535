//! Every released schema has a fixture that must open. `make` one with
//! `VOOROP_MAAK_PROEFARCHIEF=1 cargo test --test it archive::schema`.

use voorop::archive::{ArchiveError, Place, SqliteStore, Store, VERSION};

use super::world::{
    KEY, agent, coordinator, create, damage, day, draft, finalise, id, melding, open,
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
