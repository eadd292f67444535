//! The encrypted SQLite engine keeps the contract; so does the one without encryption that benches
//! measure.

use voorop::archive::{
    ArchiveError, Place, SqliteStore, Store,
    model::{Order, Search},
};

use super::{
    contract::Make,
    world::{
        KEY, agent, beheerder, coordinator, create, damage, day, draft, finalise, id, melding,
        open, times,
    },
};
use crate::support::folder;

/// Every clause of the contract, for the encrypted engine.
mod contract {
    use super::{super::contract::keeps_the_contract, *};

    fn with_store(clause: fn(Make<'_>)) {
        let folders = std::cell::RefCell::new(Vec::new());
        clause(&|| {
            let place = folder();
            let store = create(place.path());
            folders.borrow_mut().push(place);
            Box::new(store)
        });
    }

    keeps_the_contract!(with_store);
}

#[cfg(feature = "meten")]
#[test]
fn the_engine_without_encryption_measures_the_same_work() {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    let mut store = SqliteStore::create_unencrypted_to_measure(&place).unwrap();
    store
        .finalise(&agent(), &[finalise(1, day(0), "leesbaar")], day(0))
        .unwrap();
    assert_eq!(damage(&mut store), []);
    drop(store);
    let bytes = std::fs::read(place.database(0)).unwrap();
    assert!(bytes.starts_with(b"SQLite format 3"));
}

/// As many different words as records: a walk over all of them would be felt.
#[test]
fn near_words_are_quick_in_a_large_archive() {
    const PARTS: [&str; 40] = [
        "ba", "bel", "berk", "bo", "brand", "da", "dijk", "el", "feen", "gaar", "haak", "hof",
        "is", "jan", "ka", "kerk", "laar", "lin", "man", "meer", "mo", "nes", "oos", "pol", "ra",
        "ros", "sen", "sluis", "ste", "ta", "ten", "ui", "ven", "vis", "vos", "wal", "win", "ya",
        "zand", "zee",
    ];
    let folder = folder();
    let mut store = create(folder.path());
    let many = times(2_000, 50_000);
    for from in (0..many).step_by(500) {
        let batch: Vec<_> = (from..(from + 500).min(many))
            .map(|n| {
                let name = format!("{}{}{}", PARTS[n % 40], PARTS[n / 40 % 40], PARTS[n / 1600]);
                let text = format!("Moeder {name} belt over de kinderen van {name}.");
                let number = u128::try_from(n).expect("a small number") + 1;
                finalise(number, day(0), &text)
            })
            .collect();
        store.finalise(&agent(), &batch, day(0)).unwrap();
    }
    for who in [coordinator(), agent()] {
        for typed in ["berkhofbba", "kindern", "zandzeebs moedr", "windijkbelt"] {
            let begun = std::time::Instant::now();
            let near = store.near(&who, typed, day(1)).unwrap();
            let took = begun.elapsed();
            println!("{many} meldingen, {typed}: {took:?} {near:?}");
            assert!(
                took < std::time::Duration::from_secs(3),
                "{typed}: {took:?}"
            );
        }
    }
}

#[test]
fn what_was_saved_is_there_after_opening_again() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    store
        .finalise(&agent(), &[finalise(2, day(0), "tekst")], day(0))
        .unwrap();
    drop(store);
    let opened = open(folder.path()).unwrap();
    assert_eq!(opened.loss, None);
    let mut store = opened.store;
    assert_eq!(store.drafts(&agent()).unwrap().len(), 1);
    assert!(store.get(&agent(), id(2), None, day(0)).is_ok());
    assert_eq!(damage(&mut store), []);
}

#[test]
fn another_key_opens_nothing_and_says_so() {
    let folder = folder();
    drop(create(folder.path()));
    let place = Place::new(folder.path()).unwrap();
    let other = KEY.replace('0', "1");
    let refused = SqliteStore::open(&place, 1, &other, &agent(), day(0)).unwrap_err();
    assert!(matches!(refused, ArchiveError::Corrupt(_)), "{refused:?}");
    let none = SqliteStore::open(&place, 2, KEY, &agent(), day(0)).unwrap_err();
    assert!(matches!(none, ArchiveError::Absent(_)), "{none:?}");
}

#[test]
fn a_back_up_opens_as_an_archive_of_its_own() {
    let (from, to) = (folder(), folder());
    let mut store = create(from.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "tekst")], day(0))
        .unwrap();
    store
        .back_up(&Place::new(to.path()).unwrap().database(1), KEY)
        .unwrap();
    // Work that comes after the copy is not in it, and harms it in nothing.
    store
        .finalise(&agent(), &[finalise(2, day(0), "later")], day(0))
        .unwrap();
    let mut copy = open(to.path()).unwrap().store;
    assert!(copy.get(&agent(), id(1), None, day(0)).is_ok());
    assert!(copy.get(&agent(), id(2), None, day(0)).is_err());
    assert_eq!(damage(&mut copy), []);
    assert!(
        store
            .back_up(&Place::new(to.path()).unwrap().database(1), KEY)
            .is_err()
    );
}

#[test]
fn a_running_search_can_be_stopped_from_another_thread() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = folder();
    let mut store = create(folder.path());
    let text = "de kinderen zijn bij oma ".repeat(200);
    let all: Vec<_> = (0..200).map(|n| finalise(n, day(0), &text)).collect();
    store.finalise(&agent(), &all, day(0)).unwrap();
    let best = Search {
        words: "kind oma".into(),
        order: Order::Relevance,
        ..Search::default()
    };
    let stop = store.stopper();
    let going = std::sync::Arc::new(AtomicBool::new(true));
    let asked = std::sync::Arc::clone(&going);
    let other = std::thread::spawn(move || {
        while asked.load(Ordering::Relaxed) {
            stop();
        }
    });
    let mut stopped = false;
    for _ in 0..200 {
        match store.search(&coordinator(), &best, day(0)) {
            Err(ArchiveError::Cancelled) => stopped = true,
            Ok(_) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    going.store(false, Ordering::Relaxed);
    other.join().unwrap();
    assert!(stopped, "none of 200 searches was stopped");
    assert!(store.search(&coordinator(), &best, day(0)).is_ok());
    assert_eq!(damage(&mut store), []);
}

#[test]
fn verifying_can_be_stopped_and_says_so() {
    let folder = folder();
    let mut store = create(folder.path());
    for n in 0..1000 {
        store
            .log_management(&beheerder(), &n.to_string(), day(0))
            .unwrap();
    }
    let refused = store.verify(&beheerder(), &mut |_| false);
    assert!(
        matches!(refused, Err(ArchiveError::Cancelled)),
        "{refused:?}"
    );
}
