//! Damage bit by bit, and bytes of any kind.

use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::super::{COPY, KeyFileError, MAIN, copy::CopyFault};
use super::*;

#[test]
fn every_flipped_bit_of_a_copy_is_detected() {
    let (keyring, _, _) = three();
    let mut bytes = copy::encode(&keyring.body).unwrap().into_bytes();
    for bit in 0..bytes.len() * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        let found = copy::decode(&bytes).err();
        assert_eq!(found, Some(CopyFault::Broken), "bit {bit}");
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    assert!(copy::decode(&bytes).is_ok());
}

#[test]
fn every_shortened_copy_is_detected() {
    let (keyring, _, _) = three();
    let bytes = copy::encode(&keyring.body).unwrap().into_bytes();
    for length in 0..bytes.len() {
        let found = copy::decode(&bytes[..length]).err();
        assert_eq!(found, Some(CopyFault::Broken), "{length} bytes");
    }
}

#[test]
fn flipped_bits_on_disk_are_repaired_or_told() {
    let folder = TempDir::new().unwrap();
    let (mut keyring, _, _) = three();
    keyring.save(folder.path()).unwrap();
    let good = fs::read(folder.path().join(MAIN)).unwrap();
    for bit in (0..good.len() * 8).step_by(211) {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        for name in [MAIN, COPY] {
            fs::write(folder.path().join(name), &bad).unwrap();
            let repair = Keyring::load(folder.path()).unwrap().repaired.unwrap();
            assert!(repair.done && repair.which.name() == name);
            assert_eq!(fs::read(folder.path().join(name)).unwrap(), good);
        }
        for name in [MAIN, COPY] {
            fs::write(folder.path().join(name), &bad).unwrap();
        }
        let error = Keyring::load(folder.path()).unwrap_err();
        assert!(matches!(error, KeyFileError::BothBroken));
        for name in [MAIN, COPY] {
            fs::write(folder.path().join(name), &good).unwrap();
        }
    }
}

#[test]
fn a_copy_over_the_limit_is_refused_though_it_is_whole() {
    let padded = |length| {
        let text = copy::under_header("1", body());
        copy::under_header("1", &(body().to_owned() + &" ".repeat(length - text.len())))
    };
    assert!(copy::decode(padded(copy::MAX_BYTES).as_bytes()).is_ok());
    let found = copy::decode(padded(copy::MAX_BYTES + 1).as_bytes()).err();
    assert_eq!(found, Some(CopyFault::Broken));
}

#[test]
fn bytes_have_one_text() {
    use super::super::hex::{Blob, Fixed};
    assert!(ron::from_str::<Blob>("\"0aff\"").is_ok_and(|b| b.0 == [10, 255]));
    for text in ["\"0AFF\"", "\"0af\"", "\"0 ff\"", "\"é0\""] {
        assert!(ron::from_str::<Blob>(text).is_err(), "{text}");
    }
    assert!(ron::from_str::<Fixed<2>>("\"0aff\"").is_ok());
    assert!(ron::from_str::<Fixed<3>>("\"0aff\"").is_err());
}

/// One sidecar for all cases, as text without its first line.
fn body() -> &'static str {
    static BODY: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    BODY.get_or_init(|| {
        let text = copy::encode(&three().0.body).unwrap();
        text.split_once('\n').unwrap().1.to_owned()
    })
}

proptest! {
    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(copy::decode(&bytes).is_err());
    }

    #[test]
    fn any_text_under_a_fitting_checksum_is_refused_without_a_panic(text in "[(){}\\[\\]:,\"a-z0-9 ]{0,300}") {
        let text = copy::under_header("1", &text);
        prop_assert!(copy::decode(text.as_bytes()).is_err());
    }

    #[test]
    fn a_forger_who_fixes_the_checksum_gets_an_error_and_no_panic(
        at in any::<prop::sample::Index>(),
        c in prop::char::range(' ', '~'),
    ) {
        let mut text = body().to_owned();
        let at = at.index(text.len());
        if text.as_bytes()[at] == c as u8 {
            return Ok(());
        }
        text.replace_range(at..=at, c.encode_utf8(&mut [0; 4]));
        let forged = copy::under_header("1", &text);
        let Ok(body) = copy::decode(forged.as_bytes()) else {
            return Ok(());
        };
        let writes = body.writes;
        let keyring = Keyring { body };
        // What is not covered: the write counter, and the white space after the last bracket.
        let harmless = writes != 0 || at + 1 == text.len();
        let costly = text.contains("memory_kib") && !text.contains("memory_kib:8,");
        if !costly {
            prop_assert!(harmless || keyring.unlock("t.smit", BOSS).is_err());
        }
    }
}
