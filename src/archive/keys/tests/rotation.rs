//! Removing a user brings in a new key.

use super::super::{KeyError, lock::Owner, strength::derive};
use super::*;

#[test]
fn after_a_removal_the_others_keep_their_passphrases_and_get_the_new_key() {
    let (keyring, old, code) = three();
    let (fewer, new) = keyring.without("a.jansen", &old).unwrap();
    assert_ne!(new.hex(), old.hex());
    assert_eq!(fewer.generation(), keyring.generation() + 1);
    assert_eq!(fewer.archive_id(), keyring.archive_id());
    assert_eq!(key_of(&fewer, "t.smit", BOSS), *new.hex());
    assert!(fewer.unlock("o.kok", TRAINER).unwrap().key.is_none());
    assert_eq!(fewer.unlock_recovery(&code).unwrap().hex(), new.hex());
    assert_eq!(key_of(&keyring, "t.smit", BOSS), *old.hex());
}

#[test]
fn a_removed_user_with_an_old_copy_opens_nothing_new() {
    let (keyring, old, _) = three();
    let (fewer, _) = keyring.without("a.jansen", &old).unwrap();
    let tried = fewer.unlock("a.jansen", AGENT).unwrap_err();
    assert_eq!(tried, KeyError::Login);

    // The old private key, against every sealed key of the new sidecar.
    let kept = keyring
        .slot(&UserName::new("a.jansen").unwrap())
        .unwrap()
        .clone();
    let slot_key = derive(kept.lock.strength, &kept.lock.salt.0, AGENT.as_bytes());
    let owner = Owner {
        archive: &keyring.body.archive,
        user: Some("a.jansen"),
    };
    let identity = kept.lock.open(owner, &slot_key.unwrap()).unwrap();
    assert!(kept.lock.take(&identity).is_ok());
    let slots = fewer.body.slots.iter().map(|slot| &slot.lock);
    let mut sealed = 0;
    for lock in slots.chain([&fewer.body.recovery]) {
        if lock.key.is_some() {
            sealed += 1;
            assert_eq!(lock.take(&identity).unwrap_err(), KeyError::Damaged);
        }
    }
    assert_eq!(sealed, 2);

    // The old slot put back into the new sidecar, and the old key against its MAC.
    let mut smuggled = fewer.clone();
    smuggled.body.slots.push(kept);
    let tried = smuggled.unlock("a.jansen", AGENT).unwrap_err();
    assert_eq!(tried, KeyError::Tampered);
    assert_eq!(fewer.verify(&old).unwrap_err(), KeyError::Tampered);
}

#[test]
fn rotating_without_a_removal_keeps_every_user() {
    let (keyring, old, _) = three();
    let (rotated, new) = keyring.rotated(&old).unwrap();
    assert_eq!(rotated.accounts().count(), 3);
    assert_eq!(key_of(&rotated, "a.jansen", AGENT), *new.hex());
    let (again, newer) = rotated.rotated(&new).unwrap();
    assert_ne!(newer.hex(), new.hex());
    assert_eq!(again.generation(), 3);
    assert_eq!(key_of(&again, "t.smit", BOSS), *newer.hex());
}

#[test]
fn the_last_generation_is_an_error_and_no_overflow() {
    let (mut keyring, key, _) = three();
    keyring.body.generation = u32::MAX;
    keyring.sign(&key);
    assert_eq!(keyring.rotated(&key).unwrap_err(), KeyError::Full);
}
