//! What a reader reads, line by line, each with the passage to which it belongs. Only what was
//! recorded is drawn; what is not there gives no line and no heading.

mod people;
mod records;

use std::collections::BTreeSet;

use super::texts::ReaderTexts;
use crate::documents::block::Line;
use crate::documents::context::Context;
use crate::documents::zorgmelding::REPORTER;
use crate::melding::{Account, Passage, PersonId, Speaker};
use crate::protocol::{Question, Step};

/// A heading with its lines; never without lines.
pub(super) struct Part {
    pub(super) title: String,
    pub(super) lines: Vec<Drawn>,
}

/// One line, and what to shield to keep it back. What the program says of the call as a whole, such
/// as its time, belongs to no passage.
pub(super) struct Drawn {
    pub(super) passage: Option<Passage>,
    pub(super) line: Line,
}

/// Everything that is recorded, for this reader.
pub(super) fn draw(context: &Context<'_>, texts: &ReaderTexts, reader: PersonId) -> Vec<Part> {
    let mut desk = Desk {
        context,
        texts,
        reader,
        parts: Vec::new(),
    };
    desk.facts();
    desk.follow_up();
    desk.parts
}

struct Desk<'c, 'a> {
    context: &'c Context<'a>,
    texts: &'c ReaderTexts,
    reader: PersonId,
    parts: Vec<Part>,
}

impl Desk<'_, '_> {
    fn part(&mut self, title: impl Into<String>, lines: Vec<Drawn>) {
        if !lines.is_empty() {
            let title = title.into();
            self.parts.push(Part { title, lines });
        }
    }

    fn facts(&mut self) {
        let h = &self.context.texts.headings;
        let mut call = self.call();
        call.extend(self.answers(Question::of_step(Step::Melding)));
        call.extend(self.people());
        self.part(&*h.call, call);
        self.part(&*h.safety, self.signals());
        self.stories();
        self.part(
            &*h.own,
            self.statements(|account| *account == Account::Waargenomen),
        );
        self.part(
            &*h.judgement,
            self.statements(|account| *account == Account::Oordeel),
        );
        self.part(
            &*h.unnamed,
            self.statements(|account| *account == Account::NietGenoemd),
        );
        self.part(&*h.hearing, self.hearings());
        let mut papers = self.decisions();
        papers.extend(self.statements(|account| {
            matches!(account.speaker(), Speaker::Document | Speaker::System)
        }));
        self.part(&*h.papers, papers);
    }

    fn follow_up(&mut self) {
        let context = self.context;
        let h = &context.texts.headings;
        let step = |desk: &Self, step| desk.answers(Question::of_step(step));
        self.part(&*h.force, step(self, Step::SterkeArm));
        let mut offence = step(self, Step::Feit);
        offence.extend(self.wishes());
        self.part(&*h.offence, offence);
        let advice = h.advice.fill("onderwerp", context.arrangement());
        self.part(advice, step(self, Step::Omgangsadvies));
        let decision = self.answers([Question::Besluit].into_iter());
        self.part(&*self.texts.paper.decision, decision);
        self.part(&*h.acts, self.acts());
        self.part(&*h.onward, step(self, Step::Acties));
        let private = |q: &Question| REPORTER.contains(q) && *q != Question::Registratienummer;
        let care = Question::of_step(Step::Zorgmelding).filter(|q| !private(q));
        self.part(&*h.care, self.answers(care));
    }

    /// Everyone, the reader first.
    fn ids(&self) -> Vec<PersonId> {
        let rest = self.context.people().map(|(id, _)| id);
        let mut ids: Vec<PersonId> = rest.filter(|id| *id != self.reader).collect();
        if self.context.melding.person(self.reader).is_some() {
            ids.insert(0, self.reader);
        }
        ids
    }
}

/// Every passage that is drawn.
pub(super) fn passages(parts: &[Part]) -> BTreeSet<Passage> {
    let lines = parts.iter().flat_map(|p| &p.lines);
    lines.filter_map(|l| l.passage).collect()
}
