//! What an unlucky moment or somebody inside could do, each once tried for real: taking over a record,
//! losing a draft to another window, old keys, two windows at once, a demoted beheerder.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use voorop::archive::{
    ArchiveError, Place, SignedIn, Store, choose_passphrase,
    keys::{Account, Role, Strength, UserName},
    model::{Content, Damage, Known, Note, NoteKind, Search, Session},
    set_up, sign_in, wait,
};

use super::{
    tampering::raw,
    world::{
        agent, coordinator, create, damage, day, draft, finalise, id, kin, melding, open,
        other_melding, person, snapshot,
    },
};
use crate::support::{folder, names};

const OWNER: &str = "lange zin van de beheerder";
const OFFICER: &str = "lange zin van de agent";
const ONE_TIME: &str = "eenmalig paars kwartet";

fn stranger() -> Session {
    person("6666", Role::Agent, "Basisteam Noord")
}

fn account(user: &str, role: Role) -> Account {
    Account {
        user: UserName::new(user).unwrap(),
        role,
        unit: "Basisteam Zuid".into(),
    }
}

/// An archive with a beheerder and these accounts.
fn office(place: &Place, accounts: &[(&str, Role)]) -> SignedIn {
    let first = account("beheer", Role::Beheerder);
    let strength = Strength::cheap_for_tests();
    let (mut owner, _) = set_up(place, first, OWNER, strength, "pc", day(0)).unwrap();
    for (user, role) in accounts {
        let archive = owner.archive.as_mut().unwrap();
        let new = account(user, *role);
        archive
            .add_account(&owner.session, new, ONE_TIME, day(0))
            .unwrap();
        // A trainer has nothing to open, and keeps the passphrase that was given.
        if *role == Role::Trainer {
            archive
                .give_passphrase(&owner.session, user, OFFICER, day(0))
                .unwrap();
        } else {
            drop(choose_passphrase(place, user, ONE_TIME, OFFICER, "pc", day(0)).unwrap());
        }
    }
    owner
}

#[test]
fn a_record_is_not_taken_over_by_finalising_or_drafting_under_its_id() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "geheim")], day(0))
        .unwrap();
    let mut second = finalise(1, day(0), "x");
    second.content = Content::Melding(other_melding(1));
    (second.base, second.reason) = (1, "reden".into());
    let refused = store.finalise(&stranger(), std::slice::from_ref(&second), day(3));
    assert!(
        matches!(refused, Err(ArchiveError::NotAllowed)),
        "{refused:?}"
    );
    let squat = store.save_draft(&stranger(), &draft(melding(1)), 0, day(3));
    assert!(matches!(squat, Err(ArchiveError::NotAllowed)), "{squat:?}");
    // A correction by the coordinator leaves the record with who recorded it.
    store
        .finalise(&coordinator(), &[second.clone()], day(3))
        .unwrap();
    let record = store.get(&agent(), id(1), None, day(3)).unwrap();
    assert_eq!(
        (
            record.row.author.as_str(),
            record.versions[1].author.as_str()
        ),
        ("4711", "8001")
    );
    // After free use nobody adds a version or a note without the way that the law gives.
    second.content = Content::Melding(melding(1));
    second.base = 2;
    assert!(store.finalise(&agent(), &[second], day(11 * 366)).is_err());
    let note = |number: u128, kind, at| Note {
        id: id(700 + number),
        kind,
        version: 1,
        pin: None,
        date: None,
        text: "later".into(),
        author: String::new(),
        at,
    };
    let late = note(1, NoteKind::Opmerking, day(7 * 366));
    assert!(store.note(&coordinator(), id(1), &late).is_err());
    let right = note(2, NoteKind::Aanvulling, day(2 * 366));
    store.note(&coordinator(), id(1), &right).unwrap();
    let same_id = Note {
        text: "anders".into(),
        ..right
    };
    let refused = store.note(&coordinator(), id(1), &same_id);
    assert!(
        matches!(refused, Err(ArchiveError::Conflict { .. })),
        "{refused:?}"
    );
}

#[test]
fn finalising_ends_only_the_draft_that_it_holds() {
    let folder = folder();
    let mut store = create(folder.path());
    // Another person's draft stays.
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    let colleague = person("4712", Role::Agent, "Basisteam Zuid");
    store
        .finalise(&colleague, &[finalise(1, day(0), "x")], day(0))
        .unwrap();
    assert_eq!(store.drafts(&agent()).unwrap().len(), 1);
    // What the other window saved meanwhile stays, and is said.
    store
        .save_draft(&agent(), &draft(melding(2)), 0, day(0))
        .unwrap();
    let newer = draft(other_melding(2));
    store.save_draft(&agent(), &newer, 1, day(0)).unwrap();
    let refused = store.finalise(&agent(), &[finalise(2, day(0), "x")], day(0));
    assert!(
        matches!(refused, Err(ArchiveError::Conflict { revision: 2, .. })),
        "{refused:?}"
    );
    assert_eq!(store.open_draft(&agent(), id(2)).unwrap().0, newer);
    // A late second try of the first finalising leaves the correction that was begun since.
    store
        .finalise(&agent(), &[finalise(3, day(0), "x")], day(0))
        .unwrap();
    store
        .save_draft(&agent(), &draft(other_melding(3)), 0, day(0))
        .unwrap();
    let again = store
        .finalise(&agent(), &[finalise(3, day(0), "x")], day(0))
        .unwrap();
    assert!(again[0].known);
    assert_eq!(store.drafts(&agent()).unwrap().len(), 3);
    assert_eq!(damage(&mut store), []);
}

#[test]
fn a_draft_that_was_thrown_away_hides_no_missing_record() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "x")], day(0))
        .unwrap();
    store
        .save_draft(&agent(), &draft(other_melding(1)), 0, day(0))
        .unwrap();
    store.discard_draft(&agent(), id(1), day(0)).unwrap();
    drop(store);
    let db = raw(&Place::new(folder.path()).unwrap());
    db.execute_batch("UPDATE record SET searchable = -1; DELETE FROM version; DELETE FROM record;")
        .unwrap();
    drop(db);
    let mut store = open(folder.path()).unwrap().store;
    let missing = Damage::Missing {
        id: id(1),
        version: 1,
    };
    assert!(damage(&mut store).contains(&missing));
}

#[test]
fn an_anchor_that_is_gone_is_told() {
    let (home, earlier) = (folder(), folder());
    let mut store = create(home.path());
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    store.settle().unwrap();
    drop(store);
    snapshot(home.path(), earlier.path());
    let mut store = open(home.path()).unwrap().store;
    store
        .finalise(&agent(), &[finalise(2, day(0), "x")], day(0))
        .unwrap();
    drop(store);
    snapshot(earlier.path(), home.path());
    std::fs::remove_file(home.path().join("anker")).unwrap();
    let loss = open(home.path()).unwrap().loss;
    assert!(loss.is_some_and(|l| l.other), "{loss:?}");
    assert_eq!(open(home.path()).unwrap().loss, None, "it is told once");
}

#[test]
fn a_corrected_date_is_found_on_its_new_day() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "appel")], day(0))
        .unwrap();
    let mut second = finalise(1, day(0), "appel");
    second.content = Content::Melding(other_melding(1));
    (second.base, second.reason) = (1, "datum".into());
    second.summary.at = day(0) - TimeDelta::days(2);
    store.finalise(&agent(), &[second], day(1)).unwrap();
    for (back, expected) in [(0, 0), (2, 1)] {
        let on = (day(0) - TimeDelta::days(back)).date();
        for words in ["", "appel"] {
            let search = Search {
                words: words.into(),
                period: Some((on, on)),
                ..Search::default()
            };
            let page = store.search(&coordinator(), &search, day(1)).unwrap();
            assert_eq!(page.rows.len(), expected, "{back} days back, ‘{words}’");
        }
    }
}

#[test]
fn a_clock_that_was_ahead_makes_nobody_wait_for_ever() {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    drop(office(&place, &[]));
    for _ in 0..3 {
        assert!(sign_in(&place, "beheer", "helemaal verkeerd", "pc", day(400)).is_err());
    }
    let first = sign_in(&place, "beheer", OWNER, "pc", day(1));
    assert!(matches!(first, Err(ArchiveError::Wait(_))));
    let later = day(1) + TimeDelta::seconds(2);
    assert!(sign_in(&place, "beheer", OWNER, "pc", later).is_ok());
}

#[test]
fn an_own_account_does_not_forgive_guesses_at_another() {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    drop(office(&place, &[("cursus", Role::Trainer)]));
    for _ in 0..3 {
        let _ = sign_in(&place, "beheer", "helemaal verkeerd", "pc", day(1));
        sign_in(&place, "cursus", OFFICER, "pc", day(1)).unwrap();
    }
    assert!(wait(&place, "beheer", day(1)) > TimeDelta::zero());
    assert_eq!(wait(&place, "cursus", day(1)), TimeDelta::zero());
    assert!(!names(place.folder()).iter().any(|n| n.contains("beheer")));
}

#[test]
fn a_second_copy_of_the_keys_that_fails_sends_no_work_into_the_old_database() {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    let mut owner = office(&place, &[("4711", Role::Agent), ("weg", Role::Agent)]);
    let copy = folder.path().join("sleutels-kopie.ron");
    std::fs::remove_file(&copy).unwrap();
    std::fs::create_dir(&copy).unwrap();
    let archive = owner.archive.take().unwrap();
    let (archive, done) = archive.remove_account(&owner.session, "weg", day(0));
    done.unwrap();
    let mut archive = archive.unwrap();
    let who = person("4711", Role::Agent, "Basisteam Zuid");
    archive
        .store
        .finalise(&who, &[finalise(1, day(0), "blijft")], day(0))
        .unwrap();
    drop(archive);
    std::fs::remove_dir(&copy).unwrap();
    let mut inside = sign_in(&place, "4711", OFFICER, "pc", day(1)).unwrap();
    assert_eq!(inside.loss, None);
    let store = &mut inside.archive.as_mut().unwrap().store;
    assert!(store.get(&who, id(1), None, day(1)).is_ok());
}

#[test]
fn old_keys_that_are_put_back_delete_nothing() {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    let mut owner = office(&place, &[("weg", Role::Agent)]);
    let old = std::fs::read(folder.path().join("sleutels.ron")).unwrap();
    let archive = owner.archive.take().unwrap();
    let (archive, done) = archive.remove_account(&owner.session, "weg", day(0));
    done.unwrap();
    drop(archive);
    let databases = || -> Vec<String> {
        names(folder.path())
            .into_iter()
            .filter(|n| n.ends_with(".db"))
            .collect()
    };
    let before = databases();
    for name in ["sleutels.ron", "sleutels-kopie.ron"] {
        std::fs::write(folder.path().join(name), &old).unwrap();
    }
    let refused = sign_in(&place, "weg", OFFICER, "pc", day(1)).map(drop);
    assert!(
        matches!(refused, Err(ArchiveError::OldKeys(_))),
        "{refused:?}"
    );
    assert_eq!(databases(), before);
    for name in ["sleutels.ron", "sleutels-kopie.ron"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    let first = account("nieuw", Role::Beheerder);
    let again = set_up(
        &place,
        first,
        OWNER,
        Strength::cheap_for_tests(),
        "pc",
        day(0),
    );
    assert!(matches!(again, Err(ArchiveError::Orphan(_))));
    assert_eq!(databases(), before);
}

#[test]
fn a_reader_in_one_window_holds_up_no_save_in_another() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "x")], day(0))
        .unwrap();
    let reader = raw(&Place::new(folder.path()).unwrap());
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM record;")
        .unwrap();
    let begun = Instant::now();
    store
        .finalise(&agent(), &[finalise(2, day(0), "y")], day(0))
        .unwrap();
    assert!(matches!(store.settle(), Err(ArchiveError::Busy)));
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    drop(reader);
    store.settle().unwrap();
}

#[test]
fn opening_while_another_window_saves_raises_no_alarm() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = folder();
    let mut store = create(folder.path());
    let going = std::sync::Arc::new(AtomicBool::new(true));
    let go_on = std::sync::Arc::clone(&going);
    let writer = std::thread::spawn(move || {
        let mut revision = 0;
        while go_on.load(Ordering::Relaxed) {
            let mut one = draft(melding(1));
            one.last = revision.to_string();
            revision = store.save_draft(&agent(), &one, revision, day(0)).unwrap();
        }
        revision
    });
    for _ in 0..super::world::times(60, 1500) {
        assert_eq!(open(folder.path()).unwrap().loss, None);
    }
    going.store(false, Ordering::Relaxed);
    assert!(writer.join().unwrap() > 10);
}

#[test]
fn only_who_is_a_beheerder_now_manages_and_copies() {
    let (home, stick) = (folder(), folder());
    let place = Place::new(home.path()).unwrap();
    let mut owner = office(
        &place,
        &[("4711", Role::Agent), ("tweede", Role::Beheerder)],
    );
    let mut officer = sign_in(&place, "4711", OFFICER, "pc", day(1)).unwrap();
    let copied = officer.archive.as_mut().unwrap().back_up(
        &officer.session,
        &stick.path().join("kopie"),
        day(1),
    );
    assert!(
        matches!(copied, Err(ArchiveError::NotAllowed)),
        "{copied:?}"
    );
    let mut second = sign_in(&place, "tweede", OFFICER, "pc", day(1)).unwrap();
    let session = owner.session.clone();
    let archive = owner.archive.as_mut().unwrap();
    archive
        .change_account(&session, "tweede", Role::Agent, "x".into(), day(1))
        .unwrap();
    let who = second.session.clone();
    let again = second.archive.as_mut().unwrap();
    let back = again.change_account(&who, "tweede", Role::Beheerder, "x".into(), day(1));
    assert!(matches!(back, Err(ArchiveError::NotAllowed)), "{back:?}");
}

#[test]
fn a_stranger_learns_that_a_household_is_known_and_no_names() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "x")], day(0))
        .unwrap();
    let keys = ["persoon winterberg".to_owned()];
    let known = store
        .recognise(&stranger(), id(555), &kin(&keys), day(1))
        .unwrap();
    assert!(matches!(&known[..], [Known::Open { row, .. }] if row.summary.people.is_empty()));
    let through = store.recognise(&stranger(), id(1), &kin(&keys), day(1));
    assert!(
        matches!(through, Err(ArchiveError::NotAllowed)),
        "{through:?}"
    );
}

#[test]
fn another_owner_or_date_of_a_draft_is_seen() {
    for change in [
        "owner = '6666'",
        "started_at = '2030-01-01T00:00:00.000'",
        "name = 'x'",
    ] {
        let folder = folder();
        let mut store = create(folder.path());
        store
            .save_draft(&agent(), &draft(melding(1)), 0, day(0))
            .unwrap();
        drop(store);
        let db = raw(&Place::new(folder.path()).unwrap());
        db.execute(&format!("UPDATE draft SET {change}"), [])
            .unwrap();
        drop(db);
        let opened = open(folder.path()).unwrap();
        assert!(opened.loss.is_some_and(|l| l.other), "{change}");
        let mut store = opened.store;
        assert!(damage(&mut store).contains(&Damage::Drafts), "{change}");
        assert!(store.open_draft(&stranger(), id(1)).is_err(), "{change}");
    }
}

#[test]
fn a_row_that_cannot_be_read_is_named_and_hides_nothing_else() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "x")], day(0))
        .unwrap();
    drop(store);
    let db = raw(&Place::new(folder.path()).unwrap());
    db.execute_batch(
        "DROP TRIGGER audit_stays; DROP TRIGGER version_stays;
         UPDATE audit SET deed = 99 WHERE seq = 1; UPDATE version SET text = 'anders';",
    )
    .unwrap();
    drop(db);
    let mut store = open(folder.path()).unwrap().store;
    let found = damage(&mut store);
    for expected in [
        Damage::Log { seq: 1 },
        Damage::Record {
            id: id(1),
            version: 1,
        },
        Damage::Schema,
    ] {
        assert!(
            found.contains(&expected),
            "{expected:?} is not in {found:?}"
        );
    }
}

#[test]
fn an_error_about_damaged_content_holds_no_name() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "x")], day(0))
        .unwrap();
    drop(store);
    let db = raw(&Place::new(folder.path()).unwrap());
    let sql = "UPDATE record SET summary = replace(summary, '\"melder\":\"A\"', '\"melder\":\"Noor Winterberg\"')";
    assert_eq!(db.execute(sql, []).unwrap(), 1);
    drop(db);
    let mut store = open(folder.path()).unwrap().store;
    let error = store.get(&agent(), id(1), None, day(0)).unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("Winterberg"),
        "{error}"
    );
}
