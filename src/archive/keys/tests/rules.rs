//! Names, roles and passphrases.

use super::super::{
    Guess, NameFault, PASSPHRASE_MAX_BYTES, PassphraseFault, check_passphrase,
    check_passphrase_for, error::KeyError, guess,
};
use super::*;

#[test]
fn a_passphrase_has_twelve_characters_whatever_their_bytes() {
    assert_eq!(check_passphrase("één twee drie"), Ok(()));
    assert_eq!(check_passphrase("zeven schaap"), Ok(()));
    let short = Err(PassphraseFault::TooShort);
    assert_eq!(check_passphrase("abcdefghijk"), short);
    assert_eq!(check_passphrase("ééééééééééa"), short);
    assert_eq!(check_passphrase(""), short);
}

#[test]
fn a_passphrase_has_at_most_1024_bytes() {
    let longest = "zeven natte schapen ".repeat(60)[..PASSPHRASE_MAX_BYTES].to_owned();
    assert_eq!(check_passphrase(&longest), Ok(()));
    let longer = longest + "c";
    assert_eq!(check_passphrase(&longer), Err(PassphraseFault::TooLong));
}

#[test]
fn one_character_over_and_over_is_refused() {
    let same = Err(PassphraseFault::OneCharacter);
    assert_eq!(check_passphrase(&"é".repeat(12)), same);
    assert_eq!(check_passphrase(&" ".repeat(20)), same);
}

#[test]
fn what_everybody_tries_first_is_refused_also_in_dutch_and_with_spaces() {
    for easy in [
        "welkom123456",
        "wachtwoord2026",
        "Welkom01Welkom01",
        "politie politie",
        "geheim geheim geheim",
        "voorop voorop1",
        "abcdefghijkl",
        "qwertyuiop12",
    ] {
        let fault = check_passphrase(easy);
        assert_eq!(fault, Err(PassphraseFault::Guessable), "{easy}");
    }
    for words in [
        BOSS,
        AGENT,
        TRAINER,
        "vier losse woorden hier",
        "één koffie in het café",
        "kT9#vQ2mLx7!",
    ] {
        assert_eq!(check_passphrase(words), Ok(()), "{words}");
        assert_eq!(guess(words, ""), Guess::Hard, "{words}");
    }
}

#[test]
fn a_passphrase_of_the_own_name_and_a_year_is_easily_guessed() {
    let user = UserName::new("Winterberg").unwrap();
    let typed = "winterberg2026";
    let fault = Err(PassphraseFault::Guessable);
    assert_eq!(check_passphrase_for(&user, typed), fault);
    assert_eq!(guess(typed, "Winterberg"), Guess::Easy);
}

#[test]
fn a_passphrase_is_weighed_in_the_same_short_time_whatever_its_length() {
    let began = std::time::Instant::now();
    for text in ["a".repeat(100_000), "wachtwoord ".repeat(10_000)] {
        assert_eq!(guess(&text, "maria"), Guess::Easy);
    }
    // Seconds where milliseconds are expected: a slow machine is no failure, a long text is.
    assert!(began.elapsed() < std::time::Duration::from_secs(20));
}

#[test]
fn the_own_name_is_refused_in_any_case() {
    let user = UserName::new("maria van dijk").unwrap();
    let name = Err(PassphraseFault::Name);
    assert_eq!(check_passphrase_for(&user, "Maria van Dijk"), name);
    assert_eq!(check_passphrase_for(&user, " maria van dijk "), name);
    assert_eq!(check_passphrase_for(&user, "maria van dijk fietst"), Ok(()));
}

#[test]
fn a_name_is_trimmed_and_compared_without_case() {
    let name = UserName::new("  Émile de Wit-2 ").unwrap();
    assert_eq!(name.as_str(), "Émile de Wit-2");
    assert_eq!(name, UserName::new("émile DE wit-2").unwrap());
    assert_ne!(name, UserName::new("emile de wit-2").unwrap());
    // The same letters, decomposed.
    assert_eq!(name, UserName::new("E\u{301}mile de Wit-2").unwrap());
}

#[test]
fn other_characters_and_lengths_are_no_name() {
    assert_eq!(UserName::new(" \t").unwrap_err(), NameFault::Empty);
    assert!(UserName::new(&"a".repeat(40)).is_ok());
    let long = UserName::new(&"a".repeat(41)).unwrap_err();
    assert_eq!(long, NameFault::TooLong);
    for text in ["a/b", "a\nb", "a\u{202e}b", "a\"b", "a\u{a0}b", "a,b"] {
        let fault = UserName::new(text).unwrap_err();
        assert_eq!(fault, NameFault::Character, "{text:?}");
    }
}

#[test]
fn a_role_is_written_as_it_is_named() {
    for role in Role::ALL {
        assert_eq!(ron::to_string(&role).unwrap(), role.name());
    }
}

#[test]
fn every_message_says_what_to_do_and_what_was_kept() {
    for error in [
        KeyError::Login,
        KeyError::Recovery,
        KeyError::Tampered,
        KeyError::Damaged,
        KeyError::OneTime,
        KeyError::SamePassphrase,
        KeyError::NoAccount,
        KeyError::NameTaken,
        KeyError::LastBeheerder,
        KeyError::Unit,
        KeyError::Full,
        KeyError::Passphrase(PassphraseFault::TooShort),
        KeyError::Memory,
        KeyError::Chance,
    ] {
        let text = error.to_string();
        assert!(text.matches(". ").count() >= 1, "{text}");
        assert!(
            text.contains("niets veranderd")
                || text.contains("niets gewist")
                || text.contains("niet veranderd"),
            "{text}"
        );
    }
}
