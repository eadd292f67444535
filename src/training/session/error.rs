//! Why a move cannot be played.

use super::MAX_MOVES;
use crate::{melding::Rejection, training::Id};

/// Why a move cannot be played. Nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlayError {
    /// No such information or event.
    #[error("‘{0}’ staat niet in dit scenario. Kijk de naam na.")]
    Unknown(Id),
    /// Something must be got or happen first.
    #[error("‘{id}’ kan nog niet: eerst {}.", list(.first))]
    NotYet {
        /// What was asked.
        id: Id,
        /// What comes before it.
        first: Vec<Id>,
    },
    /// It was asked before.
    #[error("‘{0}’ is al gevraagd. Het antwoord staat in het gesprek.")]
    Again(Id),
    /// It was not got, so it cannot be noted.
    #[error("‘{0}’ is nog niet gevraagd of gebeurd, dus valt er niets te noteren.")]
    NotGot(Id),
    /// The event happened already.
    #[error("‘{0}’ is al gebeurd.")]
    Happened(Id),
    /// The melding refused the change.
    #[error(transparent)]
    Refused(#[from] Rejection),
    /// The trainer stopped the clock.
    #[error("De oefening staat op pauze. Kies eerst Ga door.")]
    Paused,
    /// A course is being looked at.
    #[error("U kijkt een verloop terug. Hier verandert niets. Kies Naar de nabespreking.")]
    LookingBack,
    /// The clock runs no further.
    #[error("De oefening duurt langer dan een dag. Begin opnieuw.")]
    TooLong,
    /// Too many moves.
    #[error("Dit verloop heeft meer dan {MAX_MOVES} zetten. Begin opnieuw.")]
    TooMany,
}

fn list(ids: &[Id]) -> String {
    let names: Vec<String> = ids.iter().map(|id| format!("‘{id}’")).collect();
    names.join(", ")
}
