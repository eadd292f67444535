//! Getting in and staying out: set-up, tasks, wrong passphrases, recovery, leaving.

use voorop::archive::{
    Archive, ArchiveError, Place, SignedIn, Store, choose_passphrase,
    keys::{Account, KeyError, RecoveryCode, Role, Strength, UserName},
    model::{Deed, LogFilter, Search},
    recover, set_up, sign_in,
};

use super::world::{day, finalise, id};
use crate::support::{folder, names};

pub const OWNER: &str = "lange zin van de beheerder";
pub const OFFICER: &str = "lange zin van de agent";
pub const ONE_TIME: &str = "eenmalig paars kwartet";

pub fn account(user: &str, role: Role) -> Account {
    Account {
        user: UserName::new(user).unwrap(),
        role,
        unit: "Basisteam Zuid".into(),
    }
}

/// A new archive with an agent; the beheerder is in.
pub fn with_agent(place: &Place) -> (SignedIn, RecoveryCode) {
    let first = account("beheer", Role::Beheerder);
    let (mut owner, code) = set_up(
        place,
        first,
        OWNER,
        Strength::cheap_for_tests(),
        "pc",
        day(0),
    )
    .unwrap();
    let session = owner.session.clone();
    let archive = owner.archive.as_mut().unwrap();
    archive
        .add_account(&session, account("4711", Role::Agent), ONE_TIME, day(0))
        .unwrap();
    let first_use = choose_passphrase(place, "4711", ONE_TIME, OFFICER, "pc", day(0));
    drop(first_use.unwrap());
    (owner, code)
}

pub fn enter(place: &Place, user: &str, words: &str) -> voorop::archive::Result<SignedIn> {
    sign_in(place, user, words, "pc", day(1))
}

pub fn place() -> (tempfile::TempDir, Place) {
    let folder = folder();
    let place = Place::new(&folder.path().join("archief")).unwrap();
    (folder, place)
}

#[test]
fn a_set_up_archive_lets_in_who_has_an_account_and_nobody_else() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let mut agent = enter(&place, "4711", OFFICER).unwrap();
    assert_eq!(agent.session.role, Role::Agent);
    let store = &mut agent.archive.as_mut().unwrap().store;
    store
        .finalise(&agent.session, &[finalise(1, day(1), "tekst")], day(1))
        .unwrap();
    for (user, words) in [
        ("4711", OWNER),
        ("4712", OFFICER),
        ("", ""),
        ("beheer", OFFICER),
    ] {
        let refused = enter(&place, user, words).map(drop).unwrap_err();
        assert!(
            matches!(refused, ArchiveError::Keys(KeyError::Login)),
            "{refused:?}"
        );
        // The wait of the wrong ones is not waited for here.
        std::fs::remove_dir_all(place.folder().join("pogingen")).unwrap();
    }
}

#[test]
fn a_second_set_up_changes_nothing() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let before = names(place.folder());
    let again = set_up(
        &place,
        account("x", Role::Beheerder),
        OWNER,
        Strength::cheap_for_tests(),
        "pc",
        day(0),
    );
    assert!(matches!(again, Err(ArchiveError::Present(_))));
    assert_eq!(names(place.folder()), before);
    assert!(enter(&place, "4711", OFFICER).is_ok());
}

#[test]
fn wrong_passphrases_make_everybody_wait_and_the_right_one_ends_it() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let mut waited = Vec::new();
    let mut now = day(1);
    for _ in 0..6 {
        match sign_in(&place, "4711", "helemaal verkeerd", "pc", now) {
            Err(ArchiveError::Keys(KeyError::Login)) => {}
            other => panic!("{:?}", other.map(drop)),
        }
        let wait = voorop::archive::wait(&place, "4711", now);
        waited.push(wait.num_seconds());
        if wait.num_seconds() > 0 {
            let early = sign_in(&place, "4711", OFFICER, "pc", now);
            assert!(matches!(early, Err(ArchiveError::Wait(_))));
        }
        now += wait;
    }
    assert_eq!(waited, [0, 0, 1, 2, 4, 8]);
    let inside = sign_in(&place, "4711", OFFICER, "pc", now).unwrap();
    assert_eq!(inside.failures, 6);
    assert_eq!(voorop::archive::wait(&place, "4711", now).num_seconds(), 0);
}

#[test]
fn a_trainer_has_no_archive() {
    let (_folder, place) = place();
    let (mut owner, _) = with_agent(&place);
    let session = owner.session.clone();
    let archive = owner.archive.as_mut().unwrap();
    archive
        .add_account(&session, account("trainer", Role::Trainer), OFFICER, day(0))
        .unwrap();
    let trainer = enter(&place, "trainer", OFFICER).unwrap();
    assert!(trainer.archive.is_none());
}

#[test]
fn only_a_beheerder_manages_accounts() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let mut agent = enter(&place, "4711", OFFICER).unwrap();
    let who = agent.session.clone();
    let archive = agent.archive.as_mut().unwrap();
    let refused = archive.add_account(&who, account("5", Role::Agent), OFFICER, day(1));
    assert!(matches!(refused, Err(ArchiveError::NotAllowed)));
    assert!(
        archive
            .change_account(&who, "4711", Role::Beheerder, "x".into(), day(1))
            .is_err()
    );
    assert!(
        archive
            .give_passphrase(&who, "beheer", "een andere lange zin", day(1))
            .is_err()
    );
    let code = RecoveryCode::random().unwrap();
    assert!(archive.replace_code(&who, &code, day(1)).is_err());
    assert!(archive.keep_code(&who, day(1)).is_err());
    archive
        .change_passphrase(&who, OFFICER, "een andere lange zin", day(1))
        .unwrap();
    drop(agent);
    assert!(enter(&place, "4711", "een andere lange zin").is_ok());
}

#[test]
fn the_printed_code_gives_a_beheerder_a_new_passphrase() {
    let (_folder, place) = place();
    let (owner, code) = with_agent(&place);
    drop(owner);
    let typed = RecoveryCode::read(&code.text().to_lowercase()).unwrap();
    let back = recover(
        &place,
        &typed,
        "beheer",
        "weer een nieuwe zin",
        "pc",
        day(1),
    )
    .unwrap();
    assert_eq!(back.session.role, Role::Beheerder);
    drop(back);
    assert!(enter(&place, "beheer", "weer een nieuwe zin").is_ok());
    let not_the_agent = recover(&place, &typed, "4711", "weer een nieuwe zin", "pc", day(1));
    assert!(not_the_agent.is_err());
}

/// Everything that the log says of a user.
fn log(archive: &mut Archive, who: &voorop::archive::model::Session) -> Vec<String> {
    let rows = archive.store.log(who, &LogFilter::default()).unwrap();
    rows.into_iter()
        .filter(|r| r.deed == Deed::Beheren)
        .map(|r| r.detail)
        .collect()
}

#[test]
fn who_leaves_stays_out_with_an_old_copy_and_the_old_log_still_verifies() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let mut agent = enter(&place, "4711", OFFICER).unwrap();
    let store = &mut agent.archive.as_mut().unwrap().store;
    store
        .finalise(
            &agent.session,
            &[finalise(1, day(1), "tekst van voor het vertrek")],
            day(1),
        )
        .unwrap();
    drop(agent);
    let kept = std::fs::read(place.folder().join("sleutels.ron")).unwrap();

    let owner = enter(&place, "beheer", OWNER).unwrap();
    let who = owner.session.clone();
    let (archive, done) = owner.archive.unwrap().remove_account(&who, "4711", day(2));
    done.unwrap();
    let mut archive = archive.unwrap();
    assert_eq!(
        archive.store.verify(&who, &mut |_| true).unwrap().damage,
        []
    );
    assert!(
        log(&mut archive, &who)
            .iter()
            .any(|d| d.contains("4711 verwijderd"))
    );
    assert_eq!(archive.accounts().unwrap().len(), 1);
    drop(archive);

    let databases = |place: &Place| -> Vec<_> {
        names(place.folder())
            .into_iter()
            .filter(|n| n.ends_with(".db"))
            .collect()
    };
    assert_eq!(
        databases(&place).len(),
        1,
        "the database under the old key is gone"
    );
    assert!(enter(&place, "4711", OFFICER).is_err());
    std::fs::remove_dir_all(place.folder().join("pogingen")).unwrap();
    // With the old slots put back, the old passphrase opens no database.
    for name in ["sleutels.ron", "sleutels-kopie.ron"] {
        std::fs::write(place.folder().join(name), &kept).unwrap();
    }
    assert!(enter(&place, "4711", OFFICER).is_err());
}

#[test]
fn a_key_is_not_changed_while_another_window_has_the_archive_open() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let agent = enter(&place, "4711", OFFICER).unwrap();
    let owner = enter(&place, "beheer", OWNER).unwrap();
    let who = owner.session.clone();
    let (archive, done) = owner.archive.unwrap().remove_account(&who, "4711", day(2));
    assert!(matches!(done, Err(ArchiveError::Busy)), "{done:?}");
    assert_eq!(archive.unwrap().accounts().unwrap().len(), 2);
    drop(agent);
    assert!(enter(&place, "4711", OFFICER).is_ok());
}

#[test]
fn the_last_beheerder_stays() {
    let (_folder, place) = place();
    let (owner, _) = with_agent(&place);
    let who = owner.session.clone();
    let (archive, done) = owner
        .archive
        .unwrap()
        .remove_account(&who, "beheer", day(2));
    assert!(
        matches!(done, Err(ArchiveError::Keys(KeyError::LastBeheerder))),
        "{done:?}"
    );
    assert!(archive.is_some());
}

#[test]
fn a_back_up_of_the_whole_folder_opens_with_the_same_passphrases() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let mut agent = enter(&place, "4711", OFFICER).unwrap();
    let who = agent.session.clone();
    let archive = agent.archive.as_mut().unwrap();
    archive
        .store
        .finalise(&who, &[finalise(1, day(1), "tekst")], day(1))
        .unwrap();
    let elsewhere = folder();
    let mut owner = enter(&place, "beheer", OWNER).unwrap();
    let to = elsewhere.path().join("kopie");
    let archive = owner.archive.as_mut().unwrap();
    archive.back_up(&owner.session, &to, day(1)).unwrap();
    drop((agent, owner));
    let copy = Place::new(&elsewhere.path().join("kopie")).unwrap();
    let mut there = sign_in(&copy, "4711", OFFICER, "pc", day(2)).unwrap();
    assert_eq!(there.loss, None);
    let store = &mut there.archive.as_mut().unwrap().store;
    let page = store
        .search(&there.session, &Search::default(), day(2))
        .unwrap();
    assert_eq!(page.rows.iter().map(|r| r.id).collect::<Vec<_>>(), [id(1)]);
    assert_eq!(
        store.verify(&there.session, &mut |_| true).unwrap().damage,
        []
    );
}

#[test]
fn a_melding_is_open_in_one_window_at_a_time() {
    use voorop::archive::OpenMelding;
    let (_folder, place) = place();
    let held = OpenMelding::take(&place, id(1)).unwrap();
    assert!(matches!(
        OpenMelding::take(&place, id(1)),
        Err(ArchiveError::InUse(_))
    ));
    assert!(OpenMelding::take(&place, id(2)).is_ok());
    drop(held);
    assert!(OpenMelding::take(&place, id(1)).is_ok());
}
