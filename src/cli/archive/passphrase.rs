//! `voorop archief wachtzin`: a passphrase that its user chooses, at first use or later.

use super::{
    super::{
        clock,
        exit::{Exit, Fault},
        out::Out,
    },
    door,
};
use crate::archive::{
    self, Place, device_name,
    keys::{Guess, guess},
};

pub(super) fn run(place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let user = door::name()?;
    let current = door::secret("Wachtzin van nu: ")?;
    let chosen = door::new_secret("Nieuwe wachtzin: ")?;
    let device = device_name();
    let now = clock::now();
    let signed_in = archive::choose_passphrase(place, &user, &current, &chosen, &device, now)?;
    door::tell_loss(&door::inside(signed_in)?);
    out.line("De nieuwe wachtzin geldt vanaf nu.")?;
    match guess(&chosen, &user) {
        // A passphrase that is easily guessed was refused.
        Guess::Easy | Guess::Fair => {
            out.line("Zij is redelijk moeilijk te raden. Met een woord erbij wordt zij sterker.")?;
        }
        Guess::Hard => out.line("Zij is moeilijk te raden.")?,
    }
    Ok(Exit::Fine)
}
