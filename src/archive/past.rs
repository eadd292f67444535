//! What a question touches outside free use: only that it is there (Wpg art. 8 lid 2 and 3).
//!
//! Words are sought in free use only. A question that names a person or a home is also compared with
//! older calls, by the keyed hashes: a name with a date of birth, two names, or an address. A name
//! alone is no person, and past the terms of use nothing is told (Wpg art. 14).

use chrono::NaiveDateTime;
use uuid::Uuid;

use super::{
    Result, Store,
    model::{Hit, Kin, Known, Session},
};
use crate::melding::{Likeness, Summary};

/// How calls are compared: the archive itself knows nothing of names.
#[derive(Clone, Copy, Debug)]
pub struct Compare {
    /// The edition of the keys.
    pub edition: u32,
    /// The strings of a call, of which the archive keeps the hashes.
    pub keys: fn(&Summary) -> Vec<String>,
    /// Why two calls may be about one household.
    pub like: fn(&Summary, &Summary) -> Vec<Likeness>,
}

/// The older calls that a question touches, newest first. `asked` holds whom it names; nothing is asked
/// of the archive where that is nobody.
///
/// # Errors
/// As [`Store::recognise`].
pub fn past(
    store: &mut dyn Store,
    who: &Session,
    asked: &Summary,
    how: Compare,
    now: NaiveDateTime,
) -> Result<Vec<Hit>> {
    let sought = (how.keys)(asked);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let kin = Kin {
        edition: how.edition,
        keys: &how.keys,
        sought: &sought,
        like: &|earlier| (how.like)(asked, earlier),
    };
    // A question is no record, and has no number.
    let known = store.recognise(who, Uuid::nil(), &kin, now)?;
    let hits = known.into_iter().filter_map(|one| match one {
        Known::Hit(hit) => Some(hit),
        Known::Open { .. } => None,
    });
    Ok(hits.collect())
}
