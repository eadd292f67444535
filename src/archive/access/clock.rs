//! A second beheerder, or the printed code, confirms that the clock is right.

use chrono::NaiveDateTime;

use super::Archive;
use crate::archive::{
    ArchiveError, Result, Store as _,
    keys::{KeyError, RecoveryCode, Role, UserName},
    model::Session,
};

/// Who confirms beside the beheerder at work.
pub enum Second<'a> {
    /// Another beheerder, with the own passphrase.
    Beheerder {
        /// The name.
        user: &'a str,
        /// The passphrase.
        passphrase: &'a str,
    },
    /// Whoever holds the printed recovery code.
    Code(&'a RecoveryCode),
}

impl Archive {
    /// Takes the clock for right from now on, on the word of two. Retention then goes on.
    ///
    /// # Errors
    /// Somebody who is no beheerder, the same beheerder twice, a passphrase or code that does not
    /// fit, the disk.
    pub fn confirm_clock(
        &mut self,
        who: &Session,
        second: &Second<'_>,
        now: NaiveDateTime,
    ) -> Result<()> {
        let keyring = self.managed_by(who)?;
        let with = match second {
            Second::Beheerder { user, passphrase } => {
                if UserName::fold(user) == UserName::fold(&who.user) {
                    return Err(ArchiveError::SamePerson);
                }
                let unlocked = keyring.unlock(user, passphrase)?;
                if unlocked.account.role != Role::Beheerder {
                    return Err(ArchiveError::NotAllowed);
                }
                unlocked.account.user.as_str().to_owned()
            }
            Second::Code(code) => {
                let key = keyring.unlock_recovery(code)?;
                if key.hex() != self.key.hex() {
                    return Err(KeyError::Recovery.into());
                }
                "de herstelcode".to_owned()
            }
        };
        self.store.confirm_clock(who, &with, now)
    }
}
