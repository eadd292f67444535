//! What someone with a text editor can try.

use super::super::{
    KeyError,
    copy::CopyFault,
    hex::Fixed,
    lock::{Lock, Owner},
    strength::derive,
};
use super::*;

#[test]
fn a_raised_role_is_refused() {
    let (keyring, _, _) = three();
    let forged = edited(&keyring, "role:Agent", "role:Beheerder").unwrap();
    let roles: Vec<_> = forged.accounts().map(|a| a.role).collect();
    assert_eq!(roles, [Role::Beheerder, Role::Beheerder, Role::Trainer]);
    for (user, passphrase) in [("a.jansen", AGENT), ("t.smit", BOSS)] {
        let tried = forged.unlock(user, passphrase).unwrap_err();
        assert_eq!(tried, KeyError::Tampered);
    }
}

#[test]
fn a_trainer_cannot_be_written_into_another_role() {
    let (keyring, _, _) = three();
    let forged = edited(&keyring, "role:Trainer", "role:Beheerder");
    assert_eq!(forged.unwrap_err(), CopyFault::Broken);
}

#[test]
fn changed_units_names_generations_and_orders_are_refused() {
    let (keyring, key, _) = three();
    let unit = edited(&keyring, "Basisteam Veendam", "Basisteam Zuid").unwrap();
    assert_eq!(unit.unlock("t.smit", BOSS).unwrap_err(), KeyError::Tampered);
    let name = edited(&keyring, "a.jansen", "b.jansen").unwrap();
    assert_eq!(name.unlock("t.smit", BOSS).unwrap_err(), KeyError::Tampered);
    assert_eq!(name.unlock("b.jansen", AGENT).unwrap_err(), KeyError::Login);
    let generation = edited(&keyring, "generation:1", "generation:2").unwrap();
    assert_eq!(generation.verify(&key).unwrap_err(), KeyError::Tampered);
    let mut swapped = keyring.clone();
    swapped.body.slots.swap(0, 1);
    assert_eq!(swapped.verify(&key).unwrap_err(), KeyError::Tampered);
}

#[test]
fn a_slot_that_was_added_or_taken_away_is_refused() {
    let (keyring, key, _) = three();
    let mut fewer = keyring.clone();
    fewer.body.slots.pop();
    assert_eq!(fewer.verify(&key).unwrap_err(), KeyError::Tampered);

    // Someone without the key adds a slot of their own, hoping that a rotation seals the key to it.
    let (other, other_key, _) = three();
    let mut slot = other.body.slots[1].clone();
    slot.account = account("x.indringer", Role::Agent);
    slot.lock.put(&other_key).unwrap();
    let mut more = keyring.clone();
    more.body.slots.push(slot);
    assert_eq!(
        more.without("a.jansen", &key).unwrap_err(),
        KeyError::Tampered
    );
    assert_eq!(more.rotated(&key).unwrap_err(), KeyError::Tampered);
}

#[test]
fn every_part_of_a_slot_is_covered() {
    let (keyring, key, _) = three();
    let other = three().0.body.slots[1].lock.clone();
    let parts: [fn(&mut Lock, &Lock); 6] = [
        |lock, other| lock.public.clone_from(&other.public),
        |lock, _| lock.strength = Strength::STANDARD,
        |lock, other| lock.salt = other.salt,
        |lock, other| lock.nonce = other.nonce,
        |lock, other| lock.identity = other.identity.clone(),
        |lock, other| lock.key.clone_from(&other.key),
    ];
    for alter in parts {
        let mut user = keyring.clone();
        alter(&mut user.body.slots[1].lock, &other);
        assert_eq!(user.verify(&key).unwrap_err(), KeyError::Tampered);
        assert!(user.unlock("a.jansen", AGENT).is_err());
        let mut recovery = keyring.clone();
        alter(&mut recovery.body.recovery, &other);
        assert_eq!(recovery.verify(&key).unwrap_err(), KeyError::Tampered);
    }
    let mut archive = keyring.clone();
    archive.body.archive = Fixed([0; 16]);
    assert_eq!(
        archive.unlock("a.jansen", AGENT).unwrap_err(),
        KeyError::Login
    );
}

#[test]
fn a_slot_cannot_take_the_place_of_another_user() {
    let (mut keyring, _, _) = three();
    keyring.body.slots[0].lock = keyring.body.slots[1].lock.clone();
    let tried = keyring.unlock("t.smit", AGENT).unwrap_err();
    assert_eq!(tried, KeyError::Login);
}

#[test]
fn a_file_cannot_ask_for_all_memory_or_no_work() {
    let (keyring, _, _) = three();
    for cost in [
        "memory_kib:104857600,passes:1,lanes:1",
        "memory_kib:4294967295,passes:4294967295,lanes:4294967295",
        "memory_kib:8,passes:11,lanes:1",
        "memory_kib:64,passes:1,lanes:8",
        "memory_kib:8,passes:0,lanes:1",
        "memory_kib:7,passes:1,lanes:1",
        "memory_kib:8,passes:1,lanes:0",
    ] {
        let forged = edited(&keyring, "memory_kib:8,passes:1,lanes:1", cost);
        assert_eq!(forged.unwrap_err(), CopyFault::Broken, "{cost}");
    }
}

#[test]
fn unknown_fields_and_double_names_are_refused() {
    let (keyring, _, _) = three();
    let field = edited(&keyring, "generation:1", "extra:1,generation:1");
    assert_eq!(field.unwrap_err(), CopyFault::Broken);
    let twice = edited(&keyring, "a.jansen", "T.SMIT");
    assert_eq!(twice.unwrap_err(), CopyFault::Broken);
}

#[test]
fn the_sealed_private_key_is_bound_to_its_whole_header() {
    let (keyring, _, _) = three();
    let lock = &keyring.body.slots[1].lock;
    let archive = &keyring.body.archive;
    let slot_key = derive(lock.strength, &lock.salt.0, AGENT.as_bytes()).unwrap();
    let opens =
        |lock: &Lock, archive, user| lock.open(Owner { archive, user }, &slot_key).is_some();
    assert!(opens(lock, archive, Some("a.jansen")));
    assert!(!opens(lock, archive, Some("t.smit")));
    assert!(!opens(lock, archive, None));
    assert!(!opens(lock, &Fixed([0; 16]), Some("a.jansen")));
    let alterations: [fn(&mut Lock); 3] = [
        |lock| lock.strength = Strength::STANDARD,
        |lock| lock.salt = Fixed([0; 16]),
        |lock| lock.public.push('x'),
    ];
    for alter in alterations {
        let mut other = lock.clone();
        alter(&mut other);
        assert!(!opens(&other, archive, Some("a.jansen")));
    }
}
