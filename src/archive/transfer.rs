//! A melding or the course of a family for a colleague elsewhere: one file, sealed with a
//! passphrase. The seal is that of age (scrypt), so that any tool for age opens it too.

use std::io::{Read, Write};

use age::{DecryptError, Decryptor, Encryptor, scrypt, secrecy::SecretString};

use super::{
    keys::{PassphraseFault, check_passphrase, normal, sealed_forms},
    model::Record,
    parcel::{Head, Parcel, ParcelFault, check_version},
};

/// Largest file that is opened or made, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The work to try one passphrase: 128 MiB of memory.
const WORK: u8 = 17;
/// A file that asks for more work is refused, so that it cannot take the memory of the PC.
const MOST_WORK: u8 = 18;
/// How the sealed text begins.
const MAGIC: &[u8] = b"voorop-overdracht\n";
/// How every file of age begins, and how far its header may reach: one with a passphrase is short.
const AGE: &[u8] = b"age-encryption.org/v1\n";
const HEADER: usize = 1024;

/// Records from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Who sent them, as the sender says.
    pub from: String,
    /// The records, with all versions and notes.
    pub records: Vec<Record>,
}

/// Why a file was not sealed or opened. Without personal data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransferError {
    /// Nothing to send.
    #[error("Er is geen melding om te versturen. Kies eerst een melding.")]
    Empty,
    /// The passphrase breaks the rule.
    #[error("{0} Er is niets gemaakt.")]
    Passphrase(#[from] PassphraseFault),
    /// Over [`MAX_BYTES`].
    #[error("Dit bestand is groter dan {} MB. Verstuur het gezin in delen.", MAX_BYTES / (1024 * 1024))]
    TooLarge,
    /// Not sealed with a passphrase by age, or cut off.
    #[error(
        "Dit is geen overdracht van voorop, of het bestand is onderweg beschadigd. Vraag de afzender om het opnieuw te sturen."
    )]
    NoTransfer,
    /// The passphrase does not open it.
    #[error(
        "Met deze wachtzin gaat de overdracht niet open. Typ de wachtzin opnieuw, of vraag haar na bij de afzender."
    )]
    WrongPassphrase,
    /// It asks for more work than this program does for a stranger.
    #[error(
        "Dit bestand vraagt te veel van de computer en is daarom niet geopend. Vraag de afzender om het met voorop te maken."
    )]
    TooMuchWork,
    /// The seal is whole, and what is in it is not right.
    #[error("De overdracht is open, maar {0}. Er is niets overgenomen. Bel de afzender.")]
    Content(#[from] ParcelFault),
}

/// Seals these records for whoever knows the passphrase. Give the passphrase by another road than
/// the file.
///
/// # Errors
/// No records, a passphrase that is too short, or more than [`MAX_BYTES`].
pub fn seal(records: &[Record], from: &str, passphrase: &str) -> Result<Vec<u8>, TransferError> {
    seal_with(records, from, passphrase, WORK)
}

/// For tests only: next to no work, so no protection.
#[doc(hidden)]
pub fn seal_cheaply_for_tests(
    records: &[Record],
    from: &str,
    passphrase: &str,
) -> Result<Vec<u8>, TransferError> {
    seal_with(records, from, passphrase, 2)
}

fn seal_with(
    records: &[Record],
    from: &str,
    passphrase: &str,
    work: u8,
) -> Result<Vec<u8>, TransferError> {
    if records.is_empty() {
        return Err(TransferError::Empty);
    }
    check_passphrase(passphrase)?;
    let mut plain = MAGIC.to_vec();
    let shape = |e: serde_json::Error| ParcelFault::Shape(e.to_string());
    serde_json::to_writer(&mut plain, &Parcel::new(from, records)).map_err(shape)?;
    seal_bytes(&plain, passphrase, work)
}

/// For tests of hostile content: seals any bytes as they are.
#[doc(hidden)]
pub fn seal_bytes_for_tests(plain: &[u8], passphrase: &str, work: u8) -> Vec<u8> {
    seal_bytes(plain, passphrase, work).unwrap_or_default()
}

fn seal_bytes(plain: &[u8], passphrase: &str, work: u8) -> Result<Vec<u8>, TransferError> {
    if plain.len() as u64 > MAX_BYTES / 2 {
        return Err(TransferError::TooLarge);
    }
    let secret = SecretString::from(normal(passphrase).as_str());
    let mut recipient = scrypt::Recipient::new(secret);
    recipient.set_work_factor(work);
    let one: &dyn age::Recipient = &recipient;
    // Writing goes to memory; what is left is a recipient that age refuses, and this one it takes.
    let sealed =
        Encryptor::with_recipients(std::iter::once(one)).map_err(|_| TransferError::NoTransfer)?;
    let write = |sealed: Encryptor| -> std::io::Result<Vec<u8>> {
        let mut writer = sealed.wrap_output(Vec::new())?;
        writer.write_all(plain)?;
        writer.finish()
    };
    write(sealed).map_err(|_| TransferError::NoTransfer)
}

/// Opens a sealed file. Its bytes may come from anywhere.
///
/// # Errors
/// See [`TransferError`].
pub fn open(bytes: &[u8], passphrase: &str) -> Result<Transfer, TransferError> {
    let plain = unseal_typed(bytes, passphrase)?;
    let text = plain.strip_prefix(MAGIC).ok_or(TransferError::NoTransfer)?;
    // The version first: the rest of another version may have another shape.
    let head: Head = serde_json::from_slice(text).map_err(shape)?;
    check_version(head.version)?;
    let parcel: Parcel = serde_json::from_slice(text).map_err(shape)?;
    let (from, records) = parcel.check()?;
    if records.is_empty() {
        return Err(TransferError::NoTransfer);
    }
    Ok(Transfer { from, records })
}

/// Where it goes wrong and in what category; the words of the parser could hold personal data.
fn shape(error: serde_json::Error) -> TransferError {
    let at = format!("regel {}, kolom {}", error.line(), error.column());
    ParcelFault::Shape(at).into()
}

/// The passphrase in each form in which it may have sealed the file: one text, one passphrase.
fn unseal_typed(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, TransferError> {
    let mut opened = Err(TransferError::WrongPassphrase);
    for form in sealed_forms(passphrase) {
        opened = unseal(bytes, &form);
        if !matches!(opened, Err(TransferError::WrongPassphrase)) {
            break;
        }
    }
    opened
}

fn unseal(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, TransferError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(TransferError::TooLarge);
    }
    let begin = &bytes[..bytes.len().min(HEADER)];
    let ends = begin.windows(5).any(|w| w == b"\n--- ");
    if !begin.starts_with(AGE) || !ends {
        return Err(TransferError::NoTransfer);
    }
    let sealed = Decryptor::new_buffered(bytes).map_err(refused)?;
    if !sealed.is_scrypt() {
        return Err(TransferError::NoTransfer);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let one: &dyn age::Identity = &identity;
    let mut reader = sealed.decrypt(std::iter::once(one)).map_err(refused)?;
    let mut plain = Vec::new();
    reader
        .read_to_end(&mut plain)
        .map_err(|_| TransferError::NoTransfer)?;
    Ok(plain)
}

fn refused(error: DecryptError) -> TransferError {
    match error {
        DecryptError::ExcessiveWork { .. } => TransferError::TooMuchWork,
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => TransferError::WrongPassphrase,
        _ => TransferError::NoTransfer,
    }
}
