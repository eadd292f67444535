//! The door: own passphrases, one text in two forms, what the log says of the door, the printed code.

use voorop::archive::{
    ArchiveError, Place, SignedIn, Store, choose_passphrase,
    keys::{KeyError, RecoveryCode, Role},
    model::{Deed, LogFilter},
    recover, sign_in,
};

use super::{
    accounts::{OFFICER, ONE_TIME, OWNER, account, enter, place, with_agent},
    world::day,
};

// ── Own passphrases ─────────────────────────────────────────────────────────────────────────────

/// Which keys refused, and with what.
fn refusal(tried: voorop::archive::Result<SignedIn>) -> KeyError {
    match tried.map(drop) {
        Err(ArchiveError::Keys(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_passphrase_of_the_beheerder_lets_in_nobody_before_an_own_one_is_chosen() {
    let (_folder, place) = place();
    let (mut owner, _) = with_agent(&place);
    let who = owner.session.clone();
    let archive = owner.archive.as_mut().unwrap();
    archive
        .give_passphrase(&who, "4711", ONE_TIME, day(1))
        .unwrap();
    assert_eq!(refusal(enter(&place, "4711", OFFICER)), KeyError::Login);
    assert_eq!(refusal(enter(&place, "4711", ONE_TIME)), KeyError::OneTime);
    let choose = |own: &str| choose_passphrase(&place, "4711", ONE_TIME, own, "pc", day(1));
    assert_eq!(refusal(choose(ONE_TIME)), KeyError::SamePassphrase);
    assert!(matches!(
        refusal(choose("te kort")),
        KeyError::Passphrase(_)
    ));
    let wrong = choose_passphrase(&place, "4711", "iets anders hier", OFFICER, "pc", day(1));
    assert_eq!(refusal(wrong), KeyError::Login);
    let inside = choose("mijn eigen nieuwe zin").unwrap();
    assert!(inside.archive.is_some());
    drop(inside);
    assert_eq!(refusal(enter(&place, "4711", ONE_TIME)), KeyError::Login);
    assert!(enter(&place, "4711", "mijn eigen nieuwe zin").is_ok());
}

#[test]
fn whoever_is_in_changes_the_own_passphrase_with_the_current_one_only() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let mut agent = enter(&place, "4711", OFFICER).unwrap();
    let who = agent.session.clone();
    let archive = agent.archive.as_mut().unwrap();
    let own = "mijn eigen nieuwe zin";
    let passer_by = archive.change_passphrase(&who, "geraden zin van mij", own, day(1));
    assert!(matches!(
        passer_by,
        Err(ArchiveError::Keys(KeyError::Login))
    ));
    assert!(
        archive
            .change_passphrase(&who, OFFICER, OFFICER, day(1))
            .is_err()
    );
    archive
        .change_passphrase(&who, OFFICER, own, day(1))
        .unwrap();
    drop(agent);
    assert!(enter(&place, "4711", OFFICER).is_err());
    assert!(enter(&place, "4711", own).is_ok());
}

#[test]
fn a_name_and_passphrase_in_decomposed_letters_are_the_same() {
    use unicode_normalization::UnicodeNormalization as _;
    let (_folder, place) = place();
    let (mut owner, _) = with_agent(&place);
    let who = owner.session.clone();
    let archive = owner.archive.as_mut().unwrap();
    let rene = account("Ren\u{e9} de Vries", Role::Agent);
    archive.add_account(&who, rene, ONE_TIME, day(0)).unwrap();
    let words = "één koffie in het café";
    let (nfc, nfd): (String, String) = (words.nfc().collect(), words.nfd().collect());
    let name: String = "rené de vries".nfd().collect();
    drop(choose_passphrase(&place, &name, ONE_TIME, &nfd, "pc", day(0)).unwrap());
    for typed in [&nfc, &nfd] {
        for user in [&name, "René de Vries"] {
            assert!(enter(&place, user, typed).is_ok(), "{user} {typed}");
        }
    }
    // A wrong one is one try under one name, however it is spelled.
    let failed = sign_in(&place, &name, "één ander café hier", "pc", day(1));
    assert_eq!(refusal(failed), KeyError::Login);
    let inside = enter(&place, "René de Vries", &nfc).unwrap();
    assert_eq!(inside.failures, 1);
}

// ── The log of the door ─────────────────────────────────────────────────────────────────────────

/// The rows of the log about signing in, oldest first: who, where, what.
fn door(place: &Place) -> Vec<(String, String, String)> {
    let mut owner = sign_in(place, "beheer", OWNER, "balie", day(9)).unwrap();
    let filter = LogFilter {
        deed: Some(Deed::Aanmelden),
        ..LogFilter::default()
    };
    let store = &mut owner.archive.as_mut().unwrap().store;
    let rows = store.log(&owner.session, &filter).unwrap();
    assert_eq!(
        store.verify(&owner.session, &mut |_| true).unwrap().damage,
        []
    );
    let rows = rows.into_iter().rev();
    rows.map(|row| (row.user, row.device, row.detail)).collect()
}

#[test]
fn sign_ins_and_refusals_stand_in_the_log_once_somebody_has_the_key() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let at = |minutes| day(1) + chrono::TimeDelta::minutes(minutes);
    for minutes in [0, 1] {
        let tried = sign_in(&place, "4711", "helemaal verkeerd", "pc hal", at(minutes));
        assert_eq!(refusal(tried), KeyError::Login);
    }
    let secret = "mijn geheime zin in het verkeerde veld";
    assert!(sign_in(&place, secret, "4711", "pc hal", at(2)).is_err());
    let code = RecoveryCode::random().unwrap();
    let tried = recover(
        &place,
        &code,
        "beheer",
        "weer een nieuwe zin",
        "pc hal",
        at(3),
    );
    assert_eq!(refusal(tried), KeyError::Recovery);
    let inside = sign_in(&place, "4711", OFFICER, "pc balie", at(5)).unwrap();
    assert_eq!(inside.failures, 2);
    drop(inside);
    let rows = door(&place);
    let expected = [
        ("4711", "pc", "aangemeld, met een nieuwe eigen wachtzin"),
        (
            "4711",
            "pc hal",
            "2 keer geweigerd, van 22-11-2026 12:00 tot 22-11-2026 12:01: de wachtzin klopte niet",
        ),
        (
            "onbekende naam",
            "pc hal",
            "geweigerd op 22-11-2026 12:02: de wachtzin klopte niet",
        ),
        (
            "beheer",
            "pc hal",
            "geweigerd op 22-11-2026 12:03: de herstelcode klopte niet",
        ),
        ("4711", "pc balie", "aangemeld"),
        ("beheer", "balie", "aangemeld"),
    ];
    let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(rows, expected);
    // Told once.
    assert_eq!(door(&place).len(), expected.len() + 1);
}

#[test]
fn the_note_of_refusals_names_nobody_and_keeps_nothing_that_was_typed() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let typed = "geheime zin in het verkeerde veld";
    for user in ["4711", typed] {
        assert!(sign_in(&place, user, typed, "pc hal", day(1)).is_err());
    }
    let note = place.folder().join("pogingen").join("weigeringen.ron");
    let text = std::fs::read_to_string(note).unwrap();
    assert!(
        !text.contains("4711") && !text.contains("geheime"),
        "{text}"
    );
}

#[test]
fn a_note_of_refusals_that_cannot_be_read_keeps_nobody_out_and_is_told() {
    let (_folder, place) = place();
    drop(with_agent(&place));
    let note = place.folder().join("pogingen").join("weigeringen.ron");
    std::fs::write(&note, b"(list:[(").unwrap();
    let rows = door(&place);
    assert!(
        rows.iter().any(|(_, _, d)| d.contains("niet te lezen")),
        "{rows:?}"
    );
    assert!(sign_in(&place, "4711", OFFICER, "pc", day(9)).is_ok());
}

// ── The recovery code ───────────────────────────────────────────────────────────────────────────

#[test]
fn a_recovery_code_that_nobody_confirmed_is_known_and_a_new_one_counts_when_it_is_kept() {
    let (_folder, place) = place();
    let (mut owner, old) = with_agent(&place);
    let who = owner.session.clone();
    let archive = owner.archive.as_mut().unwrap();
    assert!(!archive.code_is_kept().unwrap());
    archive.keep_code(&who, day(1)).unwrap();
    assert!(archive.code_is_kept().unwrap());
    let new = RecoveryCode::random().unwrap();
    let zin = "weer een nieuwe zin";
    let tried = recover(&place, &new, "beheer", zin, "pc", day(1));
    assert_eq!(refusal(tried), KeyError::Recovery);
    archive.replace_code(&who, &new, day(1)).unwrap();
    drop(owner);
    let later = day(2);
    let tried = recover(&place, &old, "beheer", zin, "pc", later);
    assert_eq!(refusal(tried), KeyError::Recovery);
    assert!(recover(&place, &new, "beheer", zin, "pc", later).is_ok());
}
