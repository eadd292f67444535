//! The mutatie as one reader would read it: a parent, or whoever reads for a child.
//!
//! What is kept from a reader is absent from that reader's paper in every form (Wpg art. 25 and
//! 27). So the paper is drawn from a copy of the call in which it never stood, says nothing from
//! absence, carries no number of an entry, and holds nothing of the program's own working. A paper
//! in which shielded words still stand somewhere is refused.

mod balance;
mod draw;
mod leak;
mod paper;
mod redact;
mod relabel;
mod suggest;
mod texts;
mod typed;
mod view;

#[cfg(test)]
mod tests;

pub use balance::{Balance, HeardState, ParentBalance, balance};
pub use paper::{ReaderPaperError, reader_paper};
pub use suggest::{Suggestion, Why};
pub use texts::ReaderTexts;
pub use view::{About, Passaged, PutState, ReaderView, ShieldState, passage_name, reader_view};

use crate::melding::{Melding, PersonId};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// This parent.
    Parent(PersonId),
    /// Whoever reads for this child; under 16 that is the legal representative.
    Child(PersonId),
}

impl Reader {
    /// The reader with this label; `None` for who is neither parent nor child.
    pub fn of(id: PersonId) -> Option<Self> {
        if id.is_parent() {
            Some(Self::Parent(id))
        } else {
            id.is_child().then_some(Self::Child(id))
        }
    }

    /// The label.
    pub fn id(self) -> PersonId {
        match self {
            Self::Parent(id) | Self::Child(id) => id,
        }
    }
}

/// Everyone who can get a paper of their own: parents by part in the call, then the children.
pub fn readers(melding: &Melding) -> Vec<Reader> {
    let people = melding.people_by_part();
    people.into_iter().filter_map(Reader::of).collect()
}
