//! What counts as a passphrase: length, and nothing about kinds of characters.

use super::account::UserName;

/// The fewest characters.
pub const PASSPHRASE_MIN_CHARS: usize = 12;
/// The most bytes.
pub const PASSPHRASE_MAX_BYTES: usize = 1024;

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
}

/// Checks a passphrase by itself.
///
/// # Errors
/// Too short, too long, or one character over and over.
pub fn check_passphrase(passphrase: &str) -> Result<(), PassphraseFault> {
    if passphrase.len() > PASSPHRASE_MAX_BYTES {
        return Err(PassphraseFault::TooLong);
    }
    if passphrase.chars().count() < PASSPHRASE_MIN_CHARS {
        return Err(PassphraseFault::TooShort);
    }
    let mut chars = passphrase.chars();
    let first = chars.next();
    if chars.all(|c| Some(c) == first) {
        return Err(PassphraseFault::OneCharacter);
    }
    Ok(())
}

/// Checks a passphrase for this user.
///
/// # Errors
/// As [`check_passphrase`], and the user's own name in whatever case.
pub fn check_passphrase_for(user: &UserName, passphrase: &str) -> Result<(), PassphraseFault> {
    check_passphrase(passphrase)?;
    if passphrase.trim().to_lowercase() == user.folded() {
        return Err(PassphraseFault::Name);
    }
    Ok(())
}
