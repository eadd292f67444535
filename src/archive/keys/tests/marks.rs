//! The marks on slots: a passphrase for one time, a recovery code that nobody has on paper.

use super::super::KeyError;
use super::*;

fn one_time(keyring: &Keyring, user: &str, words: &str) -> bool {
    keyring.unlock(user, words).unwrap().one_time
}

#[test]
fn a_passphrase_of_the_beheerder_is_for_one_time_and_an_own_one_stays() {
    let (mut keyring, key, _) = three();
    assert!(!one_time(&keyring, "t.smit", BOSS), "chosen at set-up");
    assert!(one_time(&keyring, "a.jansen", AGENT));
    let own = "een heel andere zin";
    keyring.set_passphrase(&key, "a.jansen", own).unwrap();
    assert!(!one_time(&keyring, "a.jansen", own));
    keyring.give_passphrase(&key, "a.jansen", AGENT).unwrap();
    assert!(one_time(&keyring, "a.jansen", AGENT));
    keyring.seal_again(&key, "a.jansen", AGENT).unwrap();
    assert!(one_time(&keyring, "a.jansen", AGENT), "the mark stays");
}

#[test]
fn a_trainer_chooses_once_there_is_something_to_open() {
    let (mut keyring, key, _) = three();
    assert!(!one_time(&keyring, "o.kok", TRAINER));
    let unit = String::new;
    keyring
        .set_account(&key, "o.kok", Role::Agent, unit())
        .unwrap();
    assert!(one_time(&keyring, "o.kok", TRAINER));
    keyring
        .set_account(&key, "o.kok", Role::Trainer, unit())
        .unwrap();
    assert!(!one_time(&keyring, "o.kok", TRAINER));
}

#[test]
fn a_recovery_code_counts_as_kept_once_somebody_says_so_or_types_one() {
    let (mut keyring, key, _) = three();
    assert!(!keyring.code_is_kept());
    keyring.keep_code(&key).unwrap();
    assert!(keyring.code_is_kept());
    let (mut keyring, key, _) = three();
    let code = RecoveryCode::random().unwrap();
    keyring.replace_recovery(&key, &code).unwrap();
    assert!(keyring.code_is_kept());
}

#[test]
fn a_mark_that_somebody_takes_off_or_puts_on_is_seen() {
    let (mut keyring, key, _) = three();
    for mark in [",one_time:true", ",code_unseen:true"] {
        let forged = edited(&keyring, mark, "").unwrap();
        assert_eq!(
            forged.unlock("t.smit", BOSS).unwrap_err(),
            KeyError::Tampered
        );
    }
    keyring.keep_code(&key).unwrap();
    keyring.set_passphrase(&key, "a.jansen", AGENT).unwrap();
    let plain = copy::encode(&keyring.body).unwrap();
    assert!(
        plain.starts_with("// voorop-sleutels 1 "),
        "nothing is marked"
    );
    let forged = edited(&keyring, ",mac:", ",code_unseen:true,mac:").unwrap();
    assert_eq!(
        forged.unlock("t.smit", BOSS).unwrap_err(),
        KeyError::Tampered
    );
}

#[test]
fn marks_are_there_after_writing_and_reading() {
    let (keyring, _, _) = three();
    let text = copy::encode(&keyring.body).unwrap();
    assert!(text.starts_with("// voorop-sleutels 2 "));
    let again = Keyring {
        body: copy::decode(text.as_bytes()).unwrap(),
    };
    assert!(one_time(&again, "a.jansen", AGENT) && !again.code_is_kept());
    assert!(!one_time(&again, "t.smit", BOSS));
}
