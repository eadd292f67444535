//! Adding and changing users.

use super::super::{KeyError, PassphraseFault};
use super::*;

#[test]
fn the_first_user_must_be_beheerder() {
    for role in [Role::Agent, Role::Jeugdcoordinator, Role::Trainer] {
        let first = account("t.smit", role);
        let made = Keyring::create(first, BOSS, Strength::cheap_for_tests());
        assert_eq!(made.unwrap_err(), KeyError::LastBeheerder);
    }
}

#[test]
fn a_name_can_be_given_only_once_whatever_its_case() {
    let (mut keyring, key, _) = three();
    let twin = account("A.JANSEN", Role::Agent);
    assert_eq!(
        keyring.add(&key, twin, BOSS).unwrap_err(),
        KeyError::NameTaken
    );
    assert_eq!(keyring.accounts().count(), 3);
}

#[test]
fn a_new_passphrase_replaces_the_old_one() {
    let (mut keyring, key, _) = three();
    let new = "een heel andere zin";
    keyring.set_passphrase(&key, "A.jansen", new).unwrap();
    assert_eq!(key_of(&keyring, "a.jansen", new), *key.hex());
    let old = keyring.unlock("a.jansen", AGENT).unwrap_err();
    assert_eq!(old, KeyError::Login);
    assert_eq!(key_of(&keyring, "t.smit", BOSS), *key.hex());
}

#[test]
fn a_refused_passphrase_changes_nothing() {
    let (mut keyring, key, _) = three();
    let before = copy::encode(&keyring.body);
    let refused = keyring.set_passphrase(&key, "a.jansen", "te kort");
    let fault = KeyError::Passphrase(PassphraseFault::TooShort);
    assert_eq!(refused.unwrap_err(), fault);
    let nobody = keyring.set_passphrase(&key, "n.iemand", BOSS);
    assert_eq!(nobody.unwrap_err(), KeyError::NoAccount);
    assert_eq!(copy::encode(&keyring.body), before);
}

#[test]
fn role_and_unit_change_without_the_passphrase() {
    let (mut keyring, key, _) = three();
    keyring
        .set_account(&key, "a.jansen", Role::Jeugdcoordinator, "Stad".into())
        .unwrap();
    let unlocked = keyring.unlock("a.jansen", AGENT).unwrap();
    assert_eq!(unlocked.account.role, Role::Jeugdcoordinator);
    assert_eq!(unlocked.account.unit, "Stad");
    assert_eq!(unlocked.key.unwrap().hex(), key.hex());
}

#[test]
fn becoming_trainer_drops_the_key_and_leaving_it_brings_the_key() {
    let (mut keyring, key, _) = three();
    keyring
        .set_account(&key, "a.jansen", Role::Trainer, String::new())
        .unwrap();
    assert!(keyring.unlock("a.jansen", AGENT).unwrap().key.is_none());
    keyring
        .set_account(&key, "o.kok", Role::Agent, String::new())
        .unwrap();
    assert_eq!(key_of(&keyring, "o.kok", TRAINER), *key.hex());
}

#[test]
fn the_last_beheerder_stays() {
    let (mut keyring, key, _) = three();
    let demoted = keyring.set_account(&key, "t.smit", Role::Agent, String::new());
    assert_eq!(demoted.unwrap_err(), KeyError::LastBeheerder);
    let removed = keyring.without("T.Smit", &key);
    assert_eq!(removed.unwrap_err(), KeyError::LastBeheerder);
    keyring
        .set_account(&key, "a.jansen", Role::Beheerder, String::new())
        .unwrap();
    assert!(keyring.without("t.smit", &key).is_ok());
}

#[test]
fn a_unit_is_one_line_of_at_most_eighty_characters() {
    let (mut keyring, key, _) = three();
    for unit in ["x".repeat(81), "Stad\nOost".into()] {
        let changed = keyring.set_account(&key, "a.jansen", Role::Agent, unit.clone());
        assert_eq!(changed.unwrap_err(), KeyError::Unit);
        let mut new = account("b.bos", Role::Agent);
        new.unit = unit;
        assert_eq!(keyring.add(&key, new, BOSS).unwrap_err(), KeyError::Unit);
    }
    let widest = "é".repeat(80);
    assert!(
        keyring
            .set_account(&key, "a.jansen", Role::Agent, widest)
            .is_ok()
    );
}

#[test]
fn a_key_of_another_archive_changes_nothing() {
    let (mut keyring, _, _) = three();
    let (_, other, _) = three();
    let refused = [
        keyring
            .add(&other, account("b.bos", Role::Agent), BOSS)
            .err(),
        keyring.set_passphrase(&other, "a.jansen", BOSS).err(),
        keyring
            .set_account(&other, "a.jansen", Role::Beheerder, String::new())
            .err(),
        keyring.without("a.jansen", &other).err(),
        keyring.rotated(&other).err(),
        keyring
            .replace_recovery(&other, &RecoveryCode::random().unwrap())
            .err(),
        keyring.keep_code(&other).err(),
        keyring.seal_again(&other, "a.jansen", AGENT).err(),
    ];
    assert_eq!(refused, [Some(KeyError::Tampered); 8]);
}
