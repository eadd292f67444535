//! Every text that was typed, with the passage to which it belongs.

use crate::melding::{self, Field, Melding, Owner, Passage, Whereabouts};
use crate::protocol::Question;

/// What kind of text it is: a name or number is looked for in other ways than a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody's name.
    Name,
    /// Where somebody is.
    Place,
    /// A telephone number.
    Phone,
    /// What a shielded place is known by: its town, the kind of place, with whom it is.
    Hint,
    /// A few words beside a record: where it was, how somebody was heard, which query.
    Brief,
    /// Anything else.
    Words,
}

/// One typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed<'m> {
    pub(super) passage: Passage,
    pub(super) kind: Kind,
    pub(super) text: &'m str,
    /// What the speaker of the passage said, and not what the officer typed beside it.
    pub(super) spoken: bool,
}

/// All typed texts of the call, but what no paper for a reader prints: the statement bar, a source
/// that gave no answer yet, and what was decided about the paper itself.
pub(super) fn typed(m: &Melding) -> Vec<Typed<'_>> {
    let mut all = Vec::new();
    for one in m.texts().into_iter().filter(|t| !t.text.is_blank()) {
        let text = one.text.trim();
        for (passage, kind) in places(m, &one) {
            let spoken = is_spoken(&one);
            all.push(Typed {
                passage,
                kind,
                text,
                spoken,
            });
        }
    }
    all
}

/// The passages to which a text belongs: more than one for a place where several people are.
fn places(m: &Melding, typed: &melding::Typed<'_>) -> Vec<(Passage, Kind)> {
    let passage = match typed.owner {
        Owner::Person(id) => match typed.field {
            Field::Name => return vec![(Passage::Naam(id), Kind::Name)],
            Field::Address => return vec![(Passage::Adres(id), Kind::Place)],
            Field::Now => return vec![(Passage::Adres(id), Kind::Brief)],
            Field::Phone => return vec![(Passage::Telefoon(id), Kind::Phone)],
            _ => Passage::Persoon(id),
        },
        // A third place tells where everybody is who is or lives there.
        Owner::Place(number) => {
            let here = Whereabouts::Plek(number);
            let there = m.people.iter().filter(|p| p.now == here || p.lives == here);
            return there.map(|p| (Passage::Adres(p.id), Kind::Place)).collect();
        }
        Owner::Signal(signal) if typed.field == Field::Note => Passage::Toelichting(signal),
        Owner::Signal(signal) => Passage::Signaal(signal),
        Owner::Question(question) if typed.field == Field::Note => Passage::Aantekening(question),
        Owner::Question(Question::WaarSpeeltHet) if typed.field == Field::Text => {
            return vec![(Passage::Antwoord(Question::WaarSpeeltHet), Kind::Place)];
        }
        Owner::Question(question) => Passage::Antwoord(question),
        Owner::Danger(id)
        | Owner::Decision(id)
        | Owner::Statement(id)
        | Owner::Act(id)
        | Owner::Wish(id) => Passage::Regel(id),
        Owner::Hearing(id) => Passage::Gehoord(id),
        Owner::Rebuttal(id) => Passage::Weerwoord(id),
        Owner::SignalsFrom
        | Owner::Concept
        | Owner::Shield(..)
        | Owner::Words
        | Owner::Unread(_) => return Vec::new(),
    };
    let kind = match typed.field {
        Field::Text
        | Field::Note
        | Field::Number
        | Field::SaysToday
        | Field::Answer
        | Field::Wish => Kind::Words,
        Field::Name
        | Field::Address
        | Field::Now
        | Field::Phone
        | Field::Interpreter
        | Field::Place
        | Field::Court
        | Field::How
        | Field::About
        | Field::WhyNot
        | Field::Plan
        | Field::Reason
        | Field::From
        | Field::ChildQuestion
        | Field::Present
        | Field::Document
        | Field::Query
        | Field::Word
        | Field::Date => Kind::Brief,
    };
    vec![(passage, kind)]
}

/// Whether the speaker of the passage said it, and not the officer who typed it beside that. From
/// whom a speaker has it, is what the speaker said.
fn is_spoken(typed: &melding::Typed<'_>) -> bool {
    match typed.field {
        Field::Text => !matches!(typed.owner, Owner::Act(_)),
        Field::SaysToday | Field::Answer | Field::Wish | Field::From => true,
        _ => false,
    }
}
