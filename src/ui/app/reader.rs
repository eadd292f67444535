//! What one reader would read, worked out again after each change.

use std::collections::BTreeMap;

use crate::{
    documents::{self, Balance, Reader, ReaderView, passage_name},
    melding::{Melding, Passage, PersonId, Subject},
};

use crate::ui::{view::Sheet, woordadvies::Marked};

use super::Voorop;

/// What one reader would read, and both parents side by side.
#[derive(Clone, Debug)]
pub struct ReaderShown {
    /// Who reads.
    pub person: PersonId,
    /// What this reader would read.
    pub view: ReaderView,
    /// Both parents side by side.
    pub balance: Balance,
    names: BTreeMap<Passage, String>,
}

impl ReaderShown {
    /// A passage in words.
    pub fn name(&self, passage: Passage) -> &str {
        self.names.get(&passage).map_or("", String::as_str)
    }
}

impl Voorop {
    /// Works out what the reader on screen would read.
    pub(super) fn refresh_reader(&mut self) {
        let Sheet::Reader(person) = self.view.sheet else {
            self.reader = None;
            return;
        };
        let Some(reader) = Reader::of(person) else {
            return;
        };
        let words = &self.words;
        let melding = self.melding();
        let (protocol, texts) = (&words.protocol, &words.documents);
        let view = documents::reader_view(protocol, texts, &words.later().readers, melding, reader);
        let marked = &self.derived.words;
        let balance = documents::balance(melding, |parent| marked_of(melding, marked, parent));
        let lines = view.about.iter().flat_map(|about| {
            let answer = about.answer.iter().map(|answer| answer.passage);
            answer.chain([about.claim.passage])
        });
        let names = lines
            .chain(view.rest.iter().map(|line| line.passage))
            .map(|passage| (passage, passage_name(protocol, texts, melding, passage)))
            .collect();
        self.reader = Some(Box::new(ReaderShown {
            person,
            view,
            balance,
            names,
        }));
    }
}

/// How many words the word advice marks in what was written of and about this parent.
fn marked_of(melding: &Melding, marked: &[Marked], parent: PersonId) -> usize {
    let words = marked.iter().filter(|marked| marked.key.is_some());
    words
        .filter(|marked| concerns(melding, marked.subject, parent))
        .count()
}

fn concerns(melding: &Melding, subject: Subject, parent: PersonId) -> bool {
    match subject {
        Subject::Person(id) | Subject::Hearing(id) => id == parent,
        Subject::Entry(id) => {
            let statement = melding.statements.iter().find(|s| s.id == id);
            let mut dangers = melding.signals.values().flat_map(|a| &a.dangers);
            statement.is_some_and(|s| {
                s.account.people().any(|p| p == parent) || s.accuses == Some(parent)
            }) || dangers.any(|d| {
                let said = d.sources().any(|s| s.people().any(|p| p == parent));
                d.id == id && (d.from.contains(&parent) || said)
            })
        }
        Subject::Rebuttal(id) => {
            let mut accusations = melding.accusations().into_iter();
            accusations.any(|a| a.id == id && a.about.contains(&parent))
        }
        Subject::Question(question) => {
            let answer = melding.answers.get(&question);
            answer.is_some_and(|answer| answer.account.people().any(|p| p == parent))
        }
        Subject::Call
        | Subject::Signal(_)
        | Subject::Concept
        | Subject::Shield(..)
        | Subject::Words => false,
    }
}
