//! Two copies on disk.

use std::{fs, path::Path};

use tempfile::TempDir;

use super::super::{COPY, KeyFileError, MAIN, Repair, Which, Why, copy::MAX_BYTES, write};
use super::*;

fn saved() -> (TempDir, Keyring, ArchiveKey) {
    let folder = TempDir::new().unwrap();
    let (mut keyring, key, _) = three();
    keyring.save(folder.path()).unwrap();
    (folder, keyring, key)
}

fn repaired(which: Which, why: Why) -> Option<Repair> {
    Some(Repair {
        which,
        why,
        done: true,
    })
}

fn same(folder: &Path) -> bool {
    fs::read(folder.join(MAIN)).unwrap() == fs::read(folder.join(COPY)).unwrap()
}

fn put_back(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn what_was_saved_is_loaded_without_repair() {
    let (folder, _, key) = saved();
    let loaded = Keyring::load(folder.path()).unwrap();
    assert_eq!(loaded.repaired, None);
    assert!(same(folder.path()));
    assert_eq!(key_of(&loaded.keyring, "a.jansen", AGENT), *key.hex());
}

#[test]
fn an_empty_folder_has_no_keys() {
    let folder = TempDir::new().unwrap();
    let error = Keyring::load(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::Missing));
}

#[test]
fn a_missing_or_broken_copy_comes_back_from_the_other() {
    for (which, name) in [(Which::Main, MAIN), (Which::Copy, COPY)] {
        let (folder, _, key) = saved();
        let path = folder.path().join(name);
        fs::remove_file(&path).unwrap();
        let loaded = Keyring::load(folder.path()).unwrap();
        assert_eq!(loaded.repaired, repaired(which, Why::Missing));
        for bytes in [&b""[..], b"\xff", &[b'x'; MAX_BYTES + 1]] {
            fs::write(&path, bytes).unwrap();
            let loaded = Keyring::load(folder.path()).unwrap();
            assert_eq!(loaded.repaired, repaired(which, Why::Broken));
            assert!(same(folder.path()));
            assert_eq!(key_of(&loaded.keyring, "t.smit", BOSS), *key.hex());
        }
        assert_eq!(Keyring::load(folder.path()).unwrap().repaired, None);
    }
}

#[test]
fn a_kill_between_the_two_writes_leaves_the_new_state() {
    let (folder, keyring, old) = saved();
    let before = fs::read_to_string(folder.path().join(COPY)).unwrap();
    let (mut fewer, new) = keyring.without("a.jansen", &old).unwrap();
    fewer.save(folder.path()).unwrap();
    // As the disk is when the program dies after the first rename.
    put_back(folder.path(), COPY, &before);
    let loaded = Keyring::load(folder.path()).unwrap();
    assert_eq!(loaded.repaired, repaired(Which::Copy, Why::Older));
    assert_eq!(loaded.keyring.generation(), 2);
    assert_eq!(key_of(&loaded.keyring, "t.smit", BOSS), *new.hex());
    assert!(same(folder.path()));
}

#[test]
fn an_older_first_copy_is_repaired_from_the_second() {
    let (folder, mut keyring, _) = saved();
    let before = fs::read_to_string(folder.path().join(MAIN)).unwrap();
    keyring.save(folder.path()).unwrap();
    put_back(folder.path(), MAIN, &before);
    let loaded = Keyring::load(folder.path()).unwrap();
    assert_eq!(loaded.repaired, repaired(Which::Main, Why::Older));
    assert!(same(folder.path()));
}

#[test]
fn a_half_written_file_does_not_matter_and_is_cleared_away() {
    let (folder, mut keyring, _) = saved();
    let half = folder.path().join(".sleutels-nieuw-AbCdEf");
    fs::write(&half, "half").unwrap();
    assert_eq!(Keyring::load(folder.path()).unwrap().repaired, None);
    keyring.save(folder.path()).unwrap();
    assert!(!half.exists());
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 3, "two copies and the guard");
}

#[test]
fn two_broken_copies_are_an_error_and_stay_as_they_are() {
    let (folder, _, _) = saved();
    for name in [MAIN, COPY] {
        fs::write(folder.path().join(name), "kapot").unwrap();
    }
    let error = Keyring::load(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::BothBroken));
    assert!(error.to_string().contains("reservekopie"));
    assert_eq!(fs::read(folder.path().join(MAIN)).unwrap(), b"kapot");
}

#[test]
fn a_newer_version_is_refused_and_not_overwritten() {
    let (folder, mut keyring, _) = saved();
    let newer = copy::under_header("3", "(something: \"else\")\n");
    fs::write(folder.path().join(COPY), &newer).unwrap();
    let error = Keyring::load(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::Newer { found: 3 }));
    let error = keyring.save(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::Newer { found: 3 }));
    let there = fs::read_to_string(folder.path().join(COPY)).unwrap();
    assert_eq!(there, newer);
}

#[test]
fn keys_of_another_archive_are_never_overwritten() {
    let (folder, _, _) = saved();
    let (elsewhere, mut other, _) = saved();
    let error = three().0.save(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::Occupied));
    let error = other.save(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::TwoArchives));
    fs::copy(elsewhere.path().join(COPY), folder.path().join(COPY)).unwrap();
    let error = Keyring::load(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::TwoArchives));
}

#[test]
fn the_second_of_two_windows_does_not_undo_the_first() {
    let (folder, mut first, key) = saved();
    let mut second = Keyring::load(folder.path()).unwrap().keyring;
    let new = account("b.bos", Role::Agent);
    first.add(&key, new, "de trein naar Assen").unwrap();
    first.save(folder.path()).unwrap();
    second
        .set_account(&key, "a.jansen", Role::Trainer, String::new())
        .unwrap();
    let error = second.save(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::Changed));
    let there = Keyring::load(folder.path()).unwrap().keyring;
    assert_eq!(there.accounts().count(), 4);
}

#[test]
fn saving_waits_its_turn() {
    let (folder, mut keyring, _) = saved();
    let held = write::guard(folder.path()).unwrap().unwrap();
    let error = keyring.save(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::Busy));
    drop(held);
    assert!(keyring.save(folder.path()).is_ok());
}

#[test]
fn a_folder_that_is_gone_is_an_error() {
    let (folder, mut keyring, _) = saved();
    let gone = folder.path().join("weg");
    let error = keyring.save(&gone).unwrap_err();
    assert!(matches!(error, KeyFileError::Write(_)));
}

#[test]
fn a_second_copy_that_cannot_be_written_is_told_and_the_first_is_in_force() {
    let (folder, mut keyring, key) = saved();
    // A folder in its place can be neither read nor replaced.
    fs::remove_file(folder.path().join(COPY)).unwrap();
    fs::create_dir(folder.path().join(COPY)).unwrap();
    keyring
        .add(&key, account("b.bos", Role::Agent), "de trein naar Assen")
        .unwrap();
    let error = keyring.save(folder.path()).unwrap_err();
    assert!(matches!(error, KeyFileError::SecondCopy(_)));
    let loaded = Keyring::load(folder.path()).unwrap();
    assert_eq!(loaded.keyring.accounts().count(), 4);
    let repair = loaded.repaired.unwrap();
    assert_eq!((repair.which, repair.why), (Which::Copy, Why::Unreadable));
    assert!(!repair.done);
}
