//! The door of the archive: which folder, who is there, and the passphrase that nobody sees.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::PathBuf,
};

use zeroize::Zeroizing;

use super::super::{clock, exit::Fault, out::complain};
use crate::archive::{self, Archive, Place, SignedIn, device_name, model::Session};

/// The folder in the environment, where no flag names one.
const VARIABLE: &str = "VOOROP_ARCHIEF";
/// Longest line that is read as a name or passphrase, in bytes.
const LONGEST: usize = 4096;

/// The place of the archive: from the flag, the environment, or the system. `local` is somebody's word
/// that the disk is one of this machine.
pub(super) fn place(folder: Option<PathBuf>, local: bool) -> Result<Place, Fault> {
    let named = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty());
    let folder = folder
        .or_else(|| named().map(PathBuf::from))
        .or_else(Place::default_folder)
        .ok_or(Fault::NoFolder)?;
    // A folder that is no archive is neither made nor closed to others.
    let keys = [archive::keys::MAIN, archive::keys::COPY];
    if !keys.iter().any(|name| folder.join(name).exists()) {
        return Err(archive::ArchiveError::Absent(folder).into());
    }
    Ok(if local {
        Place::told_local(&folder)?
    } else {
        Place::new(&folder)?
    })
}

/// Somebody who is in, and what must be told about it.
pub(super) struct Inside {
    pub archive: Archive,
    pub who: Session,
    /// What was lost since the anchor, in words.
    pub loss: Option<String>,
}

/// The name of whoever is there.
pub(super) fn name() -> Result<String, Fault> {
    Ok(line("Naam: ")?.trim().to_owned())
}

/// Asks who is there and opens the archive.
pub(super) fn enter(place: &Place) -> Result<Inside, Fault> {
    let user = name()?;
    let passphrase = secret("Wachtzin: ")?;
    let device = device_name();
    inside(archive::sign_in(
        place,
        &user,
        &passphrase,
        &device,
        clock::now(),
    )?)
}

/// Somebody who came in, and what was found on the way.
pub(super) fn inside(signed_in: SignedIn) -> Result<Inside, Fault> {
    if signed_in.repaired.is_some() {
        complain("Een kopie van de sleutels was beschadigd en is hersteld uit de andere.");
    }
    let loss = signed_in.loss.map(|loss| {
        if loss.other {
            "het anker hoort bij een ander logboek of andere concepten".to_owned()
        } else {
            format!(
                "het archief is korter dan het anker: {} regels van het logboek en {} keer opslaan zijn weg",
                loss.rows, loss.saves
            )
        }
    });
    Ok(Inside {
        archive: signed_in.archive.ok_or(Fault::NoArchive)?,
        who: signed_in.session,
        loss,
    })
}

/// As [`enter`], where a loss is only told and does not decide the outcome.
pub(super) fn enter_telling(place: &Place) -> Result<Inside, Fault> {
    let inside = enter(place)?;
    tell_loss(&inside);
    Ok(inside)
}

pub(super) fn tell_loss(inside: &Inside) {
    if let Some(loss) = &inside.loss {
        complain(&format!("Let op: {loss}. Draai voorop archief controleer."));
    }
}

/// A passphrase for a new file: on a terminal twice, so that a typing error is seen.
pub(super) fn new_secret(question: &str) -> Result<Zeroizing<String>, Fault> {
    let first = secret(question)?;
    if io::stdin().is_terminal() && *first != *secret("Nog een keer: ")? {
        return Err(Fault::NotTheSame);
    }
    Ok(first)
}

/// A passphrase, without showing it on a terminal.
pub(super) fn secret(question: &str) -> Result<Zeroizing<String>, Fault> {
    if io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(question).map_err(|_| Fault::NoAnswer)?;
        return Ok(Zeroizing::new(typed));
    }
    Ok(Zeroizing::new(line("")?))
}

fn line(question: &str) -> Result<String, Fault> {
    if io::stdin().is_terminal() {
        let mut screen = io::stderr().lock();
        // If nobody can read the question, an answer can still come.
        let _ = screen.write_all(question.as_bytes());
        let _ = screen.flush();
    }
    let mut line = String::new();
    let mut input = io::stdin().lock();
    let read = read_line(&mut input, &mut line);
    if read.is_err() || line.is_empty() {
        return Err(Fault::NoAnswer);
    }
    let text = line.strip_suffix('\n').unwrap_or(&line);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}

/// A line of at most [`LONGEST`] bytes: what comes in may be a device.
fn read_line(input: &mut impl BufRead, line: &mut String) -> io::Result<()> {
    let mut limited = io::Read::take(input, LONGEST as u64);
    limited.read_line(line).map(drop)
}
