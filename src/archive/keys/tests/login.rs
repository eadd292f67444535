//! Getting in.

use super::super::{KeyError, lock::Owner, strength::derive};
use super::*;

#[test]
fn every_user_gets_the_same_key_with_an_own_passphrase() {
    let (keyring, key, _) = three();
    assert_eq!(key_of(&keyring, "t.smit", BOSS), *key.hex());
    assert_eq!(key_of(&keyring, "a.jansen", AGENT), *key.hex());
}

#[test]
fn a_name_opens_in_any_case_and_with_spaces_around_it() {
    let (keyring, _, _) = three();
    let unlocked = keyring.unlock("  A.Jansen ", AGENT).unwrap();
    assert_eq!(unlocked.account, account("a.jansen", Role::Agent));
}

#[test]
fn a_trainer_gets_in_without_a_key() {
    let (keyring, _, _) = three();
    let unlocked = keyring.unlock("o.kok", TRAINER).unwrap();
    assert!(unlocked.key.is_none());
    assert_eq!(unlocked.account.role, Role::Trainer);
}

#[test]
fn an_unknown_name_and_a_wrong_passphrase_look_and_work_the_same() {
    let (keyring, _, _) = three();
    let tries = [
        ("a.jansen", BOSS),
        ("n.iemand", BOSS),
        ("", BOSS),
        ("niet/een/naam", BOSS),
        ("a.jansen", ""),
    ];
    for (user, passphrase) in tries {
        let mut work = Vec::new();
        let error = keyring
            .unlock_by(user, passphrase, &mut |strength, salt, secret| {
                work.push((strength, secret.len()));
                derive(strength, salt, secret)
            })
            .unwrap_err();
        assert_eq!(error, KeyError::Login);
        let once = (Strength::cheap_for_tests(), passphrase.len());
        assert_eq!(work, [once], "{user}");
    }
}

#[test]
fn a_right_passphrase_costs_one_slow_step_too() {
    let (keyring, _, _) = three();
    let mut calls = 0;
    let unlocked = keyring.unlock_by("a.jansen", AGENT, &mut |strength, salt, secret| {
        calls += 1;
        derive(strength, salt, secret)
    });
    assert!(unlocked.is_ok());
    assert_eq!(calls, 1);
}

#[test]
fn the_recovery_code_as_a_passphrase_opens_no_user() {
    let (keyring, _, code) = three();
    // The stand-in for unknown names is the recovery slot: its secret must not open it that way.
    for user in ["", "n.iemand", "t.smit"] {
        let tried = keyring.unlock_by(user, "x", &mut |strength, salt, _| {
            derive(strength, salt, code.bytes())
        });
        assert_eq!(tried.unwrap_err(), KeyError::Login);
    }
    let lock = &keyring.body.recovery;
    let slot_key = derive(lock.strength, &lock.salt.0, code.bytes()).unwrap();
    let opens = |user| {
        let archive = &keyring.body.archive;
        lock.open(Owner { archive, user }, &slot_key).is_some()
    };
    assert!(opens(None));
    assert!(!opens(Some("")));
}

#[test]
fn the_standard_strength_is_64_mebibytes_and_three_passes() {
    assert_eq!(Strength::default().parts(), [65_536, 3, 1]);
    let (a, b) = (
        derive(Strength::STANDARD, &[7; 16], b"een wachtzin").unwrap(),
        derive(Strength::STANDARD, &[7; 16], b"een wachtzim").unwrap(),
    );
    assert_ne!(*a, *b);
}

#[test]
fn nothing_secret_or_personal_is_printed_by_debug() {
    let (keyring, key, code) = three();
    let unlocked = keyring.unlock("a.jansen", AGENT).unwrap();
    let printed = format!("{keyring:?} {key:?} {code:?} {unlocked:?}").to_lowercase();
    assert!(!printed.contains("jansen"));
    assert!(!printed.contains(key.hex().as_str()));
    assert!(!printed.contains(&code.text().to_lowercase()[..9]));
}
