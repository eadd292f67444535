//! Differences between versions in sentences.

use super::Words;
use crate::{
    melding::{Passage, Subject},
    terugblik::{
        difference::{Altered, Difference},
        texts::TextId as T,
    },
};

impl Words<'_> {
    /// One change in one sentence, with the old and the new text where there are.
    pub fn difference(&self, difference: &Difference) -> String {
        let what = self.record(difference);
        let field = difference.field.map(|f| self.texts.get(f));
        let mut with = vec![("wat", &*what), ("veld", field.unwrap_or_default())];
        let whole = field.is_none();
        let (old, new);
        let text = match &difference.change {
            Altered::Order => T::Volgorde,
            Altered::Added(_) if whole => T::IsToegevoegd,
            Altered::Removed(_) if whole => T::IsVerwijderd,
            Altered::Added(value) => {
                new = self.value(value);
                with.push(("nieuw", &new));
                T::VeldToegevoegd
            }
            Altered::Removed(value) => {
                old = self.value(value);
                with.push(("oud", &old));
                T::VeldVerwijderd
            }
            Altered::Changed { old: was, new: is } => {
                (old, new) = (self.value(was), self.value(is));
                with.push(("oud", &old));
                with.push(("nieuw", &new));
                T::VeldGewijzigd
            }
        };
        self.texts.fill(text, &with)
    }

    /// The record by its kind and name: `Betrokkene A`, `Verklaring 4`.
    fn record(&self, difference: &Difference) -> String {
        let kind = self.texts.get(difference.record);
        let name = match difference.subject {
            Subject::Call | Subject::Concept | Subject::Words => return kind.to_owned(),
            Subject::Person(id) | Subject::Hearing(id) => id.to_string(),
            Subject::Signal(signal) => format!("‘{}’", self.protocol.signal(signal).short),
            Subject::Question(question) => {
                format!("‘{}’", self.protocol.question(question).short)
            }
            Subject::Entry(id) | Subject::Rebuttal(id) => id.to_string(),
            Subject::Shield(passage, reader) => format!("{} ({reader})", self.passage(passage)),
        };
        let with = [("soort", kind), ("naam", &*name)];
        self.texts.fill(T::MetNaam, &with)
    }

    /// A part of a call, in few words: `4`, `‘Wapen’`, `B, naam`.
    fn passage(&self, passage: Passage) -> String {
        let of = |what: &dyn std::fmt::Display, field| format!("{what}, {}", self.texts.get(field));
        match passage {
            Passage::Regel(id) => id.to_string(),
            Passage::Weerwoord(id) => of(&id, T::SoortWederhoor),
            Passage::Antwoord(question) => format!("‘{}’", self.protocol.question(question).short),
            Passage::Aantekening(question) => {
                let name = format!("‘{}’", self.protocol.question(question).short);
                of(&name, T::VeldToelichting)
            }
            Passage::Signaal(signal) => format!("‘{}’", self.protocol.signal(signal).short),
            Passage::Toelichting(signal) => {
                let name = format!("‘{}’", self.protocol.signal(signal).short);
                of(&name, T::VeldToelichting)
            }
            Passage::Gehoord(id) => of(&id, T::VeldGehoord),
            Passage::Naam(id) => of(&id, T::VeldNaam),
            Passage::Adres(id) => of(&id, T::VeldAdres),
            Passage::Telefoon(id) => of(&id, T::VeldTelefoon),
            Passage::Persoon(id) => id.to_string(),
            Passage::Melder => self.texts.get(T::VeldMelder).to_owned(),
        }
    }
}
