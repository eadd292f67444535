//! Keys that the first version of the file holds: made by that version, with these passphrases.

use unicode_normalization::UnicodeNormalization as _;

use super::super::{KeyError, strength::derive};
use super::*;

const FILE: &str = include_str!("format-1.ron");
const CODE: &str = "1Q4R-EQ94-RVG0-ZAKA-YX9F-539Y-0GN4-B2KJ-EGRF";
const KEY: &str = "c03777ba44db3dcf48eff70364b75edd3fe6252853b99186cbeaab2f8c43a230";
/// Of René de Vries composed, of a.jansen decomposed: as their keyboards gave it.
const COFFEE: &str = "één koffie in het café";

fn first() -> Keyring {
    let body = copy::decode(FILE.as_bytes()).unwrap();
    Keyring { body }
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

#[test]
fn the_first_version_opens_for_everybody_and_is_written_back_as_it_was() {
    let keyring = first();
    assert_eq!(key_of(&keyring, "t.smit", BOSS), KEY);
    let trainer = keyring.unlock("o.kok", TRAINER).unwrap();
    assert!(trainer.key.is_none() && !trainer.one_time);
    let code = RecoveryCode::read(CODE).unwrap();
    assert_eq!(*keyring.unlock_recovery(&code).unwrap().hex(), KEY);
    assert!(keyring.code_is_kept());
    assert_eq!(copy::encode(&keyring.body).unwrap(), FILE);
}

#[test]
fn one_text_is_one_passphrase_and_one_name_in_composed_and_decomposed_letters() {
    let keyring = first();
    for form in [composed, decomposed] {
        let (name, words) = (form("rené de VRIES"), form(COFFEE));
        assert_eq!(key_of(&keyring, &name, &words), KEY);
        let own = keyring.unlock("a.jansen", &words).unwrap();
        assert_eq!(own.key.unwrap().hex().as_str(), KEY);
        assert!(own.older_form && !own.one_time);
    }
    let wrong = keyring.unlock("a.jansen", "een koffie in het cafe");
    assert_eq!(wrong.unwrap_err(), KeyError::Login);
}

#[test]
fn what_was_sealed_decomposed_is_sealed_again_in_the_usual_form() {
    let mut keyring = first();
    let key = keyring.unlock("t.smit", BOSS).unwrap().key.unwrap();
    let typed = decomposed(COFFEE);
    keyring.seal_again(&key, "a.jansen", &typed).unwrap();
    for form in [composed, decomposed] {
        let mut calls = 0;
        let opened = keyring.unlock_by("a.jansen", &form(COFFEE), &mut |strength, salt, secret| {
            calls += 1;
            derive(strength, salt, secret)
        });
        assert!(!opened.unwrap().older_form);
        assert_eq!(calls, 1, "the usual form is tried first");
    }
}

#[test]
fn an_unknown_name_costs_as_much_as_a_wrong_passphrase_with_accents() {
    let keyring = first();
    let work = |user: &str| {
        let mut calls = 0;
        let tried = keyring.unlock_by(user, "één ander café", &mut |strength, salt, secret| {
            calls += 1;
            derive(strength, salt, secret)
        });
        assert_eq!(tried.unwrap_err(), KeyError::Login);
        calls
    };
    assert_eq!(work("a.jansen"), work("n.iemand"));
}
