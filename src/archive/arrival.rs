//! Records that come in from elsewhere: by transfer, by a file of records, or as an earlier text.

use chrono::{NaiveDateTime, TimeDelta};
use uuid::Uuid;

use super::{
    ArchiveError, Result,
    model::{Content, Finalise, Record, Session},
    store::Store,
};
use crate::melding::{Melding, Summary};

/// Records that are stored together: a stop loses at most the rest.
const TOGETHER: usize = 50;

/// A record from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The record, with all versions and notes.
    pub record: Record,
    /// The canonical strings by which the household is recognised.
    pub person_keys: Vec<String>,
}

/// What became of a record that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It was not there, and stands in the review list.
    New,
    /// It was there; later versions or notes were added, and it stands in the review list again.
    Extended,
    /// It stood there already.
    Known,
    /// This version, or a note (0), holds something else here. Nothing of the record was taken.
    Conflict {
        /// The first version that differs; 0 for a note.
        version: u32,
    },
    /// Its last term has passed (Wpg art. 14): it was not taken.
    TooOld,
}

/// The plain parts of an earlier text, as the shell reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// From the hash of the original, so that a second import makes no double.
    pub id: Uuid,
    /// Name of the file, without its folder.
    pub file: String,
    /// The original, byte for byte.
    pub original: Vec<u8>,
    /// A melding of this program: it is kept as one, with people, answers and all.
    pub melding: Option<Melding>,
    /// What can be searched and read.
    pub text: String,
    /// In short; its moment is that of the call.
    pub summary: Summary,
    /// The canonical strings by which the household is recognised.
    pub person_keys: Vec<String>,
    /// The days that can be that of the call, earliest first; empty where it is known.
    pub open_days: Vec<NaiveDateTime>,
}

impl Earlier {
    /// As the store takes it: first processed at the call, so that the terms count from there.
    pub fn into_finalise(self) -> Finalise {
        Finalise {
            id: self.id,
            content: match self.melding {
                Some(melding) => Content::Melding(melding),
                None => Content::Geimporteerd {
                    file: self.file,
                    original: self.original,
                },
            },
            first_processed: self.summary.at,
            open_days: self.open_days,
            summary: self.summary,
            text: self.text,
            person_keys: self.person_keys,
            base: 0,
            reason: String::new(),
        }
    }
}

/// Stores earlier texts and says of each what became of it, in order. `step` hears how many are
/// done and answers whether to go on: where it says stop the list is shorter, and what was stored
/// stays.
///
/// # Errors
/// As [`Store::finalise`].
pub fn take_in(
    store: &mut dyn Store,
    who: &Session,
    earlier: Vec<Earlier>,
    now: NaiveDateTime,
    step: &mut dyn FnMut(usize) -> bool,
) -> Result<Vec<Arrival>> {
    let keep = store.terms()?.keep_months;
    let limit = now
        .checked_sub_months(chrono::Months::new(keep))
        .unwrap_or(now - TimeDelta::days(3652));
    let mut arrivals = Vec::new();
    let mut earlier = earlier.into_iter().peekable();
    while earlier.peek().is_some() {
        if !step(arrivals.len()) {
            break;
        }
        let batch: Vec<Finalise> = earlier
            .by_ref()
            .take(TOGETHER)
            .map(Earlier::into_finalise)
            .collect();
        let in_time = |one: &Finalise| one.first_processed > limit;
        let taken: Vec<Finalise> = batch.iter().filter(|f| in_time(f)).cloned().collect();
        let mut stored = store_all(store, who, &taken, now)?.into_iter();
        let became = batch.iter().map(|one| {
            let stored = in_time(one).then(|| stored.next()).flatten();
            stored.unwrap_or(Arrival::TooOld)
        });
        arrivals.extend(became);
    }
    Ok(arrivals)
}

fn store_all(
    store: &mut dyn Store,
    who: &Session,
    new: &[Finalise],
    now: NaiveDateTime,
) -> Result<Vec<Arrival>> {
    let arrival = |known| if known { Arrival::Known } else { Arrival::New };
    if new.is_empty() {
        return Ok(Vec::new());
    }
    match store.finalise(who, new, now) {
        Ok(made) => Ok(made.iter().map(|f| arrival(f.known)).collect()),
        // The same text under another file name: its id is that of its bytes.
        Err(ArchiveError::Conflict { .. }) => new
            .iter()
            .map(
                |one| match store.finalise(who, std::slice::from_ref(one), now) {
                    Ok(made) => Ok(arrival(made.first().is_some_and(|f| f.known))),
                    Err(ArchiveError::Conflict { .. }) => Ok(Arrival::Known),
                    Err(error) => Err(error),
                },
            )
            .collect(),
        Err(error) => Err(error),
    }
}
