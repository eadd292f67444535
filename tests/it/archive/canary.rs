//! A name that stands in a melding is found in no file of the archive in readable form.

use std::path::Path;

use voorop::archive::{
    Store,
    model::{Content, Note, NoteKind, Search},
};

use super::world::{agent, coordinator, create, day, draft, finalise, id, melding};
use crate::support::folder;

const CANARY: &str = "Kanarievogelina";

/// The files of a folder that hold these bytes, in UTF-8 or UTF-16, in any case.
fn holding(folder: &Path, needle: &str) -> Vec<String> {
    let wide: Vec<u8> = needle.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let low = needle.to_lowercase();
    let needles = [needle.as_bytes(), low.as_bytes(), &wide];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, needle));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        if needles
            .iter()
            .any(|n| bytes.windows(n.len()).any(|w| w == *n))
        {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Does everything with a melding that the archive can do, and looks at the files after each act.
fn work(store: &mut dyn Store, folder: &Path) {
    let mut with_name = melding(1);
    with_name.people[0].name = CANARY.into();
    let mut one = draft(with_name.clone());
    one.name = CANARY.into();
    store.save_draft(&agent(), &one, 0, day(0)).unwrap();
    assert_eq!(
        holding(folder, CANARY),
        Vec::<String>::new(),
        "after saving a draft"
    );
    let mut new = finalise(1, day(0), &format!("{CANARY} belt over de kinderen"));
    new.summary.people[0].name = CANARY.into();
    new.content = Content::Melding(with_name);
    new.person_keys = vec![CANARY.into()];
    store.finalise(&agent(), &[new], day(0)).unwrap();
    let note = Note {
        id: id(50),
        kind: NoteKind::Opmerking,
        version: 1,
        pin: None,
        date: None,
        text: CANARY.into(),
        author: "8001".into(),
        at: day(0),
    };
    store.note(&coordinator(), id(1), &note).unwrap();
    let search = Search {
        words: CANARY.into(),
        ..Search::default()
    };
    let page = store.search(&coordinator(), &search, day(0)).unwrap();
    assert_eq!(page.rows.len(), 1, "the canary is there to be found");
    assert_eq!(
        holding(folder, CANARY),
        Vec::<String>::new(),
        "after finalising and searching"
    );
    store.settle().unwrap();
    assert_eq!(
        holding(folder, CANARY),
        Vec::<String>::new(),
        "after settling"
    );
}

#[test]
fn a_name_stands_in_no_file_in_readable_form() {
    let folder = folder();
    let mut store = create(folder.path());
    work(&mut store, folder.path());
}

#[cfg(feature = "meten")]
#[test]
fn the_search_for_the_name_would_have_found_it() {
    let folder = folder();
    let place = voorop::archive::Place::new(folder.path()).unwrap();
    let mut store = voorop::archive::SqliteStore::create_unencrypted_to_measure(&place).unwrap();
    let mut new = finalise(1, day(0), CANARY);
    new.summary.people[0].name = CANARY.into();
    store.finalise(&agent(), &[new], day(0)).unwrap();
    assert!(!holding(folder.path(), CANARY).is_empty());
}

#[cfg(feature = "meten")]
#[test]
fn what_was_destroyed_stands_on_no_page_even_without_encryption() {
    let folder = folder();
    let place = voorop::archive::Place::new(folder.path()).unwrap();
    let mut store = voorop::archive::SqliteStore::create_unencrypted_to_measure(&place).unwrap();
    let old = day(0) - chrono::Months::new(121);
    let mut new = finalise(1, old, &format!("{CANARY} belt"));
    new.summary.people[0].name = CANARY.into();
    let others: Vec<_> = (2..40)
        .map(|n| finalise(n, day(0), "een andere tekst"))
        .collect();
    store.finalise(&agent(), &[new], day(0)).unwrap();
    store.finalise(&agent(), &others, day(0)).unwrap();
    let low = CANARY.to_lowercase();
    assert!(
        !holding(folder.path(), &low).is_empty(),
        "the index holds it before"
    );
    store
        .retain(&super::world::beheerder(), true, day(0))
        .unwrap();
    assert_eq!(holding(folder.path(), CANARY), Vec::<String>::new());
    assert_eq!(holding(folder.path(), "kanarievogel"), Vec::<String>::new());
}
