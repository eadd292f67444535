//! A small family, and the steps by which a test changes it.

use super::paper;
use crate::documents::reader::{Reader, ReaderPaperError};
use crate::documents::to_text;
use crate::melding::random::empty;
use crate::melding::*;
use crate::protocol::Step;

pub(super) const A: PersonId = PersonId::A;
pub(super) const B: PersonId = PersonId::B;
pub(super) const K1: PersonId = PersonId::Child(1);
pub(super) const K2: PersonId = PersonId::Child(2);
pub(super) const D1: PersonId = PersonId::Other(1);

pub(super) fn does(m: &mut Melding, command: Command) -> Subject {
    m.apply(command, m.at).unwrap().subject
}

pub(super) fn says(
    m: &mut Melding,
    account: Account,
    text: &str,
    about: Option<PersonId>,
) -> EntryId {
    let add = Command::AddStatement {
        account,
        text: text.into(),
        place: Text::default(),
        step: Step::Wederhoor,
        accuses: about,
    };
    match does(m, add) {
        Subject::Entry(id) => id,
        other => panic!("{other:?}"),
    }
}

pub(super) fn edit(m: &mut Melding, id: PersonId, change: impl FnOnce(&mut Person)) {
    let mut person = m.person(id).unwrap().clone();
    change(&mut person);
    does(m, Command::EditPerson(person));
}

pub(super) fn shield(m: &mut Melding, passage: Passage, reader: PersonId) {
    let reason = "beschermt een ander".into();
    does(
        m,
        Command::Shield {
            passage,
            reader,
            reason,
        },
    );
}

/// A mother and a father, two children and a neighbour who reports.
pub(super) fn family() -> Melding {
    let mut m = empty();
    for child in [true, true, false] {
        does(&mut m, Command::AddPerson { child });
    }
    edit(&mut m, A, |p| {
        p.relation = Relation::Moeder;
        p.name = "Femke Dassen".into();
        p.address = "Lindelaan 4, Veldrade".into();
        p.phone = "06 12 34 56 78".into();
    });
    edit(&mut m, B, |p| {
        p.relation = Relation::Vader;
        p.name = "Joris Maas".into();
    });
    edit(&mut m, K1, |p| p.name = "Sem Maas".into());
    edit(&mut m, K2, |p| p.name = "Noor Maas".into());
    edit(&mut m, D1, |p| {
        p.relation = Relation::Buur;
        p.name = "Tineke van Dorp".into();
    });
    m
}

pub(super) fn text_for(m: &Melding, reader: PersonId) -> String {
    to_text(&paper(m, Reader::of(reader).unwrap()).unwrap())
}

pub(super) fn refused(m: &Melding, reader: PersonId) -> ReaderPaperError {
    paper(m, Reader::of(reader).unwrap()).unwrap_err()
}

/// Where the paper for this reader is refused for words that were kept back.
pub(super) fn leaks_at(m: &Melding, reader: PersonId) -> Vec<Passage> {
    match paper(m, Reader::of(reader).unwrap()) {
        Err(ReaderPaperError::Leak { at, .. }) => at,
        // That a line waits for a decision is no leak that was found.
        Ok(_) | Err(ReaderPaperError::Undecided { .. }) => Vec::new(),
        Err(other) => panic!("{other:?}"),
    }
}
