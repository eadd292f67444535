//! What a reader does not get to read, with the reason: access may be refused in part where that
//! protects somebody (Wpg art. 25 and 27). Whoever reads for a child under 16 is its representative.

use serde::{Deserialize, Serialize};

use super::{Account, EntryId, Melding, PersonId, Put, Rejection, Speaker, Text};
use crate::protocol::{Question, Signal};

/// A part of the call that can be kept from a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Passage {
    /// A danger, decision, statement or act, with what hangs on it.
    Regel(EntryId),
    /// Whether an accusation was put, and the answer to it.
    Weerwoord(EntryId),
    /// The answer to a question, with its note.
    Antwoord(Question),
    /// The note at an answer.
    Aantekening(Question),
    /// Everything at a signal: the answer, its ground, the note and all dangers.
    Signaal(Signal),
    /// The note at a signal.
    Toelichting(Signal),
    /// Whether and how a person was heard.
    Gehoord(PersonId),
    /// A person's name.
    Naam(PersonId),
    /// Where a person lives and is.
    Adres(PersonId),
    /// A person's telephone.
    Telefoon(PersonId),
    /// All of a person, so that nothing shows that this person is in the call.
    Persoon(PersonId),
    /// Who reports.
    Melder,
}

impl Passage {
    /// The person whom the passage is, for the passages about one person.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Gehoord(id)
            | Self::Naam(id)
            | Self::Adres(id)
            | Self::Telefoon(id)
            | Self::Persoon(id) => Some(id),
            Self::Regel(_)
            | Self::Weerwoord(_)
            | Self::Antwoord(_)
            | Self::Aantekening(_)
            | Self::Signaal(_)
            | Self::Toelichting(_)
            | Self::Melder => None,
        }
    }
}

/// What was decided about one passage for one reader: kept back, or left readable although it may
/// tell something that is kept back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shield {
    /// What is kept back.
    #[serde(rename = "deel")]
    pub passage: Passage,
    /// From whom: a parent, or a child and so its representative.
    #[serde(rename = "lezer")]
    pub reader: PersonId,
    /// Left readable: somebody looked at it and says why it may stand.
    #[serde(
        rename = "blijft_staan",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub stands: bool,
    /// Whom it protects and why, or why it may stand. Empty is an open point: the paper for this
    /// reader waits for it.
    #[serde(rename = "reden", default)]
    pub reason: Text,
}

impl Melding {
    /// The shields for a reader, in order of entry.
    pub fn shields_for(&self, reader: PersonId) -> impl Iterator<Item = &Shield> {
        self.decided_for(reader).filter(|s| !s.stands)
    }

    /// Everything that was decided about passages for a reader, in order of entry.
    pub fn decided_for(&self, reader: PersonId) -> impl Iterator<Item = &Shield> {
        self.shields.iter().filter(move |s| s.reader == reader)
    }

    /// Whether a part of the call is there to be shielded.
    pub fn has_passage(&self, passage: Passage) -> bool {
        match passage {
            Passage::Regel(id) => self.has_entry(id),
            Passage::Weerwoord(id) => self.rebuttals.contains_key(&id),
            Passage::Antwoord(question) | Passage::Aantekening(question) => {
                self.answers.contains_key(&question)
            }
            Passage::Signaal(signal) | Passage::Toelichting(signal) => {
                self.signals.contains_key(&signal)
            }
            Passage::Gehoord(id) => self.hearings.contains_key(&id),
            Passage::Naam(id)
            | Passage::Adres(id)
            | Passage::Telefoon(id)
            | Passage::Persoon(id) => self.person(id).is_some(),
            Passage::Melder => true,
        }
    }

    /// Whether a passage is the reader's own: what a parent said, or a parent's own data. What a
    /// child says can be kept from whoever reads for the child, so nothing is a child's own here.
    pub fn is_own(&self, passage: Passage, reader: PersonId) -> bool {
        if !reader.is_parent() {
            return false;
        }
        let by = |account: &Account| account.speaker() == Speaker::Person(reader);
        let dangers = |signal: Option<Signal>, id: Option<EntryId>| {
            self.signals
                .iter()
                .filter(|(s, _)| signal.is_none_or(|wanted| wanted == **s))
                .flat_map(|(_, answer)| &answer.dangers)
                .filter(|d| id.is_none_or(|wanted| wanted == d.id))
                .any(|d| d.sources().any(by))
        };
        match passage {
            Passage::Regel(id) => {
                dangers(None, Some(id))
                    || self.statements.iter().any(|s| s.id == id && by(&s.account))
                    || self.decisions.iter().any(|d| d.id == id && by(&d.account))
            }
            Passage::Weerwoord(id) => {
                let put = self.rebuttals.get(&id).and_then(|r| r.put);
                let mut accusations = self.accusations().into_iter();
                put == Some(Put::Voorgelegd)
                    && accusations.any(|a| a.id == id && a.about == [reader])
            }
            Passage::Antwoord(question) => {
                self.answers.get(&question).is_some_and(|a| by(&a.account))
            }
            Passage::Signaal(signal) => {
                let answer = self.signals.get(&signal);
                answer.is_some_and(|a| a.accounts().any(by))
            }
            Passage::Naam(id)
            | Passage::Adres(id)
            | Passage::Telefoon(id)
            | Passage::Persoon(id) => id == reader,
            // A note is the officer's, also at somebody's own answer.
            Passage::Aantekening(_)
            | Passage::Toelichting(_)
            | Passage::Gehoord(_)
            | Passage::Melder => false,
        }
    }

    /// Adds a shield, or changes its reason. A shield that stands stays in force when the speaker
    /// of the passage is corrected later: nothing becomes readable by accident.
    pub(super) fn shield(&mut self, shield: Shield) -> Result<bool, Rejection> {
        self.check_shield(&shield)?;
        let own = self.is_own(shield.passage, shield.reader);
        let same = |s: &&mut Shield| s.passage == shield.passage && s.reader == shield.reader;
        let there = self.shields.iter_mut().find(same);
        let was = there.as_ref().map(|s| s.stands);
        if own && !shield.stands && was != Some(false) {
            return Err(Rejection::OwnPassage(shield.reader));
        }
        if let Some(there) = there {
            *there = shield;
            return Ok(was == Some(there.stands));
        }
        self.shields.push(shield);
        Ok(false)
    }

    pub(super) fn unshield(&mut self, passage: Passage, reader: PersonId) -> Result<(), Rejection> {
        let before = self.shields.len();
        self.shields
            .retain(|s| s.passage != passage || s.reader != reader);
        if self.shields.len() == before {
            return Err(Rejection::NotShielded);
        }
        Ok(())
    }

    pub(super) fn check_shield(&self, shield: &Shield) -> Result<(), Rejection> {
        self.check_person(shield.reader)?;
        if !shield.reader.is_parent() && !shield.reader.is_child() {
            return Err(Rejection::NoReader(shield.reader));
        }
        if let Some(id) = shield.passage.person() {
            self.check_person(id)?;
        }
        // A paper for somebody who is not in it would be a paper for nobody.
        if shield.passage == Passage::Persoon(shield.reader) {
            return Err(Rejection::OwnPassage(shield.reader));
        }
        if self.has_passage(shield.passage) {
            Ok(())
        } else {
            Err(Rejection::UnknownPassage)
        }
    }

    /// Whether a shield stands at a signal or at one of its dangers.
    pub(super) fn is_signal_shielded(&self, signal: Signal) -> bool {
        let dangers = self.signals.get(&signal).map(|a| &a.dangers);
        let own = |id: EntryId| dangers.is_some_and(|list| list.iter().any(|d| d.id == id));
        self.shields.iter().any(|s| match s.passage {
            Passage::Signaal(at) | Passage::Toelichting(at) => at == signal,
            Passage::Regel(id) | Passage::Weerwoord(id) => own(id),
            Passage::Antwoord(_)
            | Passage::Aantekening(_)
            | Passage::Gehoord(_)
            | Passage::Naam(_)
            | Passage::Adres(_)
            | Passage::Telefoon(_)
            | Passage::Persoon(_)
            | Passage::Melder => false,
        })
    }
}

/// A word that the officer keeps although the word advice marks it, on one line; many in a row are
/// listed with semicolons, so it holds none.
pub(super) fn kept_word(word: &Text) -> Result<Text, Rejection> {
    let joined: Vec<&str> = word.split_whitespace().collect();
    let joined = joined.join(" ");
    if joined.is_empty() {
        return Err(Rejection::EmptyText);
    }
    if joined.contains(';') || joined.chars().count() > MAX_KEPT {
        return Err(Rejection::NotAWord);
    }
    Ok(Text::clean(&joined))
}

/// Most characters of a kept word or expression.
const MAX_KEPT: usize = 200;
