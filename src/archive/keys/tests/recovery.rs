//! The printed code.

use super::super::{CodeFault, KeyError};
use super::*;

#[test]
fn the_code_opens_the_archive_and_gives_a_user_a_new_passphrase() {
    let (mut keyring, key, code) = three();
    let typed = RecoveryCode::read(&code.text()).unwrap();
    let recovered = keyring.unlock_recovery(&typed).unwrap();
    assert_eq!(recovered.hex(), key.hex());
    let new = "opnieuw begonnen vandaag";
    keyring.set_passphrase(&recovered, "t.smit", new).unwrap();
    assert_eq!(key_of(&keyring, "t.smit", new), *key.hex());
}

#[test]
fn the_code_of_another_archive_is_named_as_such() {
    let (keyring, _, _) = three();
    let (_, _, other) = three();
    let tried = keyring.unlock_recovery(&other).unwrap_err();
    assert_eq!(tried, KeyError::Recovery);
}

#[test]
fn a_replaced_code_no_longer_opens() {
    let (mut keyring, key, old) = three();
    let new = RecoveryCode::random().unwrap();
    keyring.replace_recovery(&key, &new).unwrap();
    let tried = keyring.unlock_recovery(&old).unwrap_err();
    assert_eq!(tried, KeyError::Recovery);
    assert_eq!(keyring.unlock_recovery(&new).unwrap().hex(), key.hex());
}

#[test]
fn the_code_prints_as_nine_groups_without_look_alikes() {
    for _ in 0..200 {
        let text = RecoveryCode::random().unwrap().text();
        let groups: Vec<_> = text.split('-').collect();
        assert_eq!(groups.len(), 9);
        assert!(groups.iter().all(|g| g.len() == 4));
        assert!(!text.contains(['I', 'L', 'O', 'U']));
    }
}

#[test]
fn reading_forgives_case_spaces_dashes_and_look_alikes() {
    for _ in 0..200 {
        let code = RecoveryCode::random().unwrap();
        let text = code.text();
        for typed in [
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', " \u{2013} "),
            text.replace('0', "O").replace('1', "I"),
            text.replace('0', "o").replace('1', "l"),
            format!("\t{}\n", text.as_str()),
        ] {
            let read = RecoveryCode::read(&typed).unwrap();
            assert_eq!(read.bytes(), code.bytes());
        }
    }
}

#[test]
fn a_typing_error_is_named_before_any_slow_work() {
    let code = RecoveryCode::random().unwrap();
    let text = code.text();
    let mut missed = 0;
    for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b'-') {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            let mut typed = text.to_string();
            typed.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
            if typed == *text {
                continue;
            }
            match RecoveryCode::read(&typed) {
                Err(fault) => assert_eq!(fault, CodeFault::Typo),
                Ok(_) => missed += 1,
            }
        }
    }
    // 1,116 errors against a check of 20 bits: one miss in a thousand runs, two never.
    assert!(missed <= 1, "{missed}");
}

#[test]
fn a_missing_group_and_a_strange_character_are_told_apart() {
    let text = RecoveryCode::random().unwrap().text().to_string();
    let short = RecoveryCode::read(&text[5..]).unwrap_err();
    assert_eq!(short, CodeFault::Length { found: 32 });
    for (at, group) in [(0, 1), (3, 1), (5, 2), (40, 9)] {
        let mut strange = text.clone();
        strange.replace_range(at..=at, "U");
        let fault = RecoveryCode::read(&strange).unwrap_err();
        assert_eq!(fault, CodeFault::Character { group });
    }
    let empty = RecoveryCode::read("").unwrap_err();
    assert_eq!(empty, CodeFault::Length { found: 0 });
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,80}") {
        let _ = RecoveryCode::read(&text);
    }
}
