//! What counts as a passphrase: length and how easily it is guessed, nothing about kinds of
//! characters. One text in composed and in decomposed letters is one passphrase.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;
use zxcvbn::Score;

use super::account::UserName;

/// The fewest characters.
pub const PASSPHRASE_MIN_CHARS: usize = 12;
/// The most bytes.
pub const PASSPHRASE_MAX_BYTES: usize = 1024;

/// Dutch words and names, the best known first; lines that begin with `#` say whose they are.
const DUTCH: &str = include_str!("../../../assets/wachtwoorden.txt");

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = DUTCH.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Why a passphrase was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    /// Fewer than 12 characters.
    #[error(
        "De wachtzin is te kort. Gebruik minstens {PASSPHRASE_MIN_CHARS} tekens, bijvoorbeeld vier woorden."
    )]
    TooShort,
    /// More than 1024 bytes.
    #[error("De wachtzin is te lang. Gebruik een kortere zin.")]
    TooLong,
    /// One character, over and over.
    #[error("De wachtzin is steeds hetzelfde teken. Kies verschillende woorden.")]
    OneCharacter,
    /// The user's own name.
    #[error("De wachtzin is gelijk aan de naam. Kies een andere zin.")]
    Name,
    /// Within a million guesses.
    #[error(
        "De wachtzin is te makkelijk te raden. Kies vier woorden die niets met elkaar te maken hebben."
    )]
    Guessable,
}

/// How many guesses a passphrase takes from somebody who knows words, names, dates and keyboards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// Within a million: a PC is through that in a few days, however slow each guess is made.
    /// Refused.
    Easy,
    /// Within a hundred million: taken, with the advice to add a word. A passphrase that is refused
    /// too often ends up on a note at the screen.
    Fair,
    /// More.
    Hard,
}

/// How easily a passphrase is guessed. `about` is what a guesser knows of the user, such as the name.
/// Only the first hundred characters count, so that this takes the same short time for any text.
pub fn guess(passphrase: &str, about: &str) -> Guess {
    let passphrase = normal(passphrase);
    let about = normal(about);
    let mut known: Vec<&str> = about.split_whitespace().collect();
    known.push(about.trim());
    known.extend(WORDS.iter());
    // Words are guessed as words, with or without spaces: a word typed twice is one word.
    let mut joined = Zeroizing::new(String::with_capacity(passphrase.len()));
    joined.extend(passphrase.chars().filter(|c| !c.is_whitespace()));
    let scores = [&passphrase, &joined].map(|text| zxcvbn::zxcvbn(text, &known).score());
    match scores[0].min(scores[1]) {
        Score::Zero | Score::One => Guess::Easy,
        Score::Two => Guess::Fair,
        _ => Guess::Hard,
    }
}

/// Checks a passphrase by itself.
///
/// # Errors
/// Too short, too long, one character over and over, or too easily guessed.
pub fn check_passphrase(passphrase: &str) -> Result<(), PassphraseFault> {
    check(passphrase, "")
}

/// Checks a passphrase for this user.
///
/// # Errors
/// As [`check_passphrase`], and the user's own name in whatever case.
pub fn check_passphrase_for(user: &UserName, passphrase: &str) -> Result<(), PassphraseFault> {
    if UserName::fold(passphrase) == user.folded() {
        check_size(&normal(passphrase))?;
        return Err(PassphraseFault::Name);
    }
    check(passphrase, user.as_str())
}

fn check(passphrase: &str, about: &str) -> Result<(), PassphraseFault> {
    let passphrase = normal(passphrase);
    check_size(&passphrase)?;
    let mut chars = passphrase.chars();
    let first = chars.next();
    if chars.all(|c| Some(c) == first) {
        return Err(PassphraseFault::OneCharacter);
    }
    match guess(&passphrase, about) {
        Guess::Easy => Err(PassphraseFault::Guessable),
        Guess::Fair | Guess::Hard => Ok(()),
    }
}

fn check_size(passphrase: &str) -> Result<(), PassphraseFault> {
    if passphrase.len() > PASSPHRASE_MAX_BYTES {
        return Err(PassphraseFault::TooLong);
    }
    if passphrase.chars().count() < PASSPHRASE_MIN_CHARS {
        return Err(PassphraseFault::TooShort);
    }
    Ok(())
}

/// The one form in which a passphrase is made into a key: composed letters (NFC).
pub(in crate::archive) fn normal(typed: &str) -> Zeroizing<String> {
    gathered(typed, typed.nfc())
}

/// The forms in which a typed passphrase may have been sealed, the usual one first: before forms were
/// made one, it was sealed as the keyboard gave it. All of them are one try.
pub(in crate::archive) fn sealed_forms(typed: &str) -> Vec<Zeroizing<String>> {
    let mut forms = vec![normal(typed)];
    let as_typed = Zeroizing::new(typed.to_owned());
    for form in [as_typed, gathered(typed, typed.nfd())] {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// With room from the start, so that no half of a secret stays behind where a text grew.
fn gathered(typed: &str, chars: impl Iterator<Item = char>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(typed.len() * 4));
    text.extend(chars);
    text
}
