//! The paper for one reader.

use std::collections::BTreeSet;

use super::Reader;
use super::draw::{Part, draw, passages};
use super::leak::{Leak, kept, known_names, label_leaks, leaks, reporter_leaks};
use super::redact::{redact, secrets};
use super::relabel::Labels;
use super::suggest::undecided;
use super::texts::ReaderTexts;
use super::typed::typed;
use super::view::passage_name;
use crate::afweging::assess;
use crate::documents::block::{Block, Document, DocumentKind, Mark};
use crate::documents::context::{Context, legend};
use crate::documents::imprint::Imprint;
use crate::documents::wording::DocumentTexts;
use crate::melding::{Melding, Passage, PersonId};
use crate::protocol::Protocol;

/// Why a reader gets no paper yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReaderPaperError {
    /// Not in the call, or neither parent nor child.
    #[error("{0} staat niet als ouder of kind in deze melding. Kies een andere lezer.")]
    UnknownReader(PersonId),
    /// A shield has no reason.
    #[error(
        "Bij {} ontbreekt de reden. Schrijf bij elk deel wie u beschermt en waarom, of waarom het mag blijven staan (Wpg art. 27).",
        listed(names)
    )]
    ReasonMissing {
        /// What is kept back without a reason.
        at: Vec<Passage>,
        /// The same in words, without what was typed there.
        names: Vec<String>,
    },
    /// What was kept back still stands in other passages.
    #[error(
        "Wat is afgeschermd, blijkt ook nog uit: {}. Scherm dat ook af, of haal de woorden daar weg.",
        listed(names)
    )]
    Leak {
        /// Where it still stands.
        at: Vec<Passage>,
        /// The same in words, without what was typed there.
        names: Vec<String>,
    },
    /// A shielded place may be told by other passages, and nobody decided about these.
    #[error(
        "Aan {} kan deze lezer zien waar iemand is. Scherm dat ook af, of kies ‘laat staan’ en schrijf op waarom het mag blijven staan.",
        listed(names)
    )]
    Undecided {
        /// What waits for a decision.
        at: Vec<Passage>,
        /// The same in words, without what was typed there.
        names: Vec<String>,
    },
}

/// Most passages that a message names.
const NAMED: usize = 4;

fn listed(names: &[String]) -> String {
    let shown = names.iter().take(NAMED).map(|name| format!("‘{name}’"));
    let text = shown.collect::<Vec<_>>().join("; ");
    match names.len().checked_sub(NAMED) {
        None | Some(0) => text,
        Some(more) => format!("{text} en nog {more}"),
    }
}

/// Draws up the paper for a reader.
///
/// # Errors
/// A reader who is not there, a shield without a reason, words that were kept back and still stand
/// somewhere.
pub fn reader_paper(
    protocol: &Protocol,
    texts: &DocumentTexts,
    reader_texts: &ReaderTexts,
    melding: &Melding,
    reader: Reader,
    imprint: Imprint,
) -> Result<Document, ReaderPaperError> {
    let id = reader.id();
    if melding.person(id).is_none() || Reader::of(id) != Some(reader) {
        return Err(ReaderPaperError::UnknownReader(id));
    }
    let named = |passages: &[Passage]| -> Vec<String> {
        let name = |p: &Passage| passage_name(protocol, texts, melding, *p);
        passages.iter().map(name).collect()
    };
    let open: Vec<Passage> = melding
        .decided_for(id)
        .filter(|s| s.reason.is_blank())
        .map(|s| s.passage)
        .collect();
    if !open.is_empty() {
        let names = named(&open);
        return Err(ReaderPaperError::ReasonMissing { at: open, names });
    }
    let left = Left::of(melding, id);
    let (parts, document) = left.with(protocol, texts, |context| {
        let parts = draw(context, reader_texts, left.reader);
        let document = set(context, reader_texts, left.reader, &parts);
        (parts, document)
    });
    let leaks = left.leaks(melding, &parts);
    if !leaks.is_empty() {
        let mut at: Vec<Passage> = Vec::new();
        for leak in leaks {
            if !at.contains(&leak.at) {
                at.push(leak.at);
            }
        }
        let names = named(&at);
        return Err(ReaderPaperError::Leak { at, names });
    }
    let open = undecided(melding, &left, &parts);
    let open: Vec<Passage> = open.iter().map(|leak| leak.at).collect();
    if !open.is_empty() {
        let names = named(&open);
        return Err(ReaderPaperError::Undecided { at: open, names });
    }
    Ok(document.with_imprint(imprint, protocol, texts))
}

/// What is left of a call for one reader, in the labels of the paper.
pub(super) struct Left {
    /// The call as the paper knows it.
    melding: Melding,
    /// The same in the labels of the call.
    redacted: Melding,
    labels: Labels,
    /// The reader, in the labels of the paper.
    reader: PersonId,
    /// The reader, in the labels of the call.
    id: PersonId,
}

impl Left {
    pub(super) fn of(melding: &Melding, id: PersonId) -> Self {
        let passages: Vec<Passage> = melding.shields_for(id).map(|s| s.passage).collect();
        let redacted = redact(melding, id, &passages);
        let labels = Labels::of(&redacted);
        Self {
            melding: labels.apply(redacted.clone()),
            reader: labels.in_paper(id),
            redacted,
            labels,
            id,
        }
    }

    /// The reader, in the labels of the call.
    pub(super) fn id(&self) -> PersonId {
        self.id
    }

    /// Works with the words for what is left. The assessment is that of what is left, so that nothing
    /// of the whole call can come in by it.
    fn with<T>(
        &self,
        protocol: &Protocol,
        texts: &DocumentTexts,
        work: impl FnOnce(&Context<'_>) -> T,
    ) -> T {
        let assessment = assess(&self.melding);
        work(&Context::for_reader(
            protocol,
            texts,
            &self.melding,
            &assessment,
        ))
    }

    /// What is drawn for the reader.
    pub(super) fn parts(
        &self,
        protocol: &Protocol,
        texts: &DocumentTexts,
        reader_texts: &ReaderTexts,
    ) -> Vec<Part> {
        self.with(protocol, texts, |context| {
            draw(context, reader_texts, self.reader)
        })
    }

    /// The passages that are drawn, as the call knows them.
    pub(super) fn visible(&self, parts: &[Part]) -> BTreeSet<Passage> {
        let drawn = passages(parts).into_iter();
        drawn.map(|p| self.labels.passage(p)).collect()
    }

    /// Where words that were kept back still stand.
    pub(super) fn leaks(&self, melding: &Melding, parts: &[Part]) -> Vec<Leak> {
        let whole = redact(melding, self.id, &[]);
        let mut kept = kept(typed(&whole), &typed(&self.redacted));
        kept.extend(secrets(melding, self.id));
        let mut found = self.find(melding, &kept, parts);
        let left = typed(&self.redacted);
        let visible = self.visible(parts);
        // Of others no address, number or language is printed.
        let printed = |passage: Passage| {
            let data = matches!(
                passage,
                Passage::Adres(id) | Passage::Telefoon(id) | Passage::Persoon(id) if id != self.id
            );
            !data && visible.contains(&passage)
        };
        found.extend(label_leaks(&left, printed, &self.labels.moved(melding)));
        let mut reporters = melding.reporter.iter().chain(&melding.also_report);
        let hidden = reporters.any(|id| *id != self.id);
        let mut shields = melding.shields_for(self.id);
        if hidden && shields.any(|s| s.passage == Passage::Melder) {
            found.extend(reporter_leaks(&left, printed));
        }
        found
    }

    /// Where these words stand.
    pub(super) fn find(
        &self,
        melding: &Melding,
        kept: &[super::typed::Typed<'_>],
        parts: &[Part],
    ) -> Vec<Leak> {
        leaks(
            kept,
            &typed(&self.redacted),
            parts,
            |passage| self.labels.passage(passage),
            |passage| melding.is_own(passage, self.id),
            &known_names(&self.redacted),
        )
    }
}

/// Title, what holds for the whole paper, and the parts with their numbers.
fn set(context: &Context<'_>, texts: &ReaderTexts, reader: PersonId, parts: &[Part]) -> Document {
    let t = &texts.paper;
    let who = context.label(reader);
    let title = if reader.is_child() {
        t.title_child.fill("wie", who)
    } else {
        t.title_parent.fill("wie", who)
    };
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Banner(context.introduction()),
    ];
    for line in &texts.intro {
        blocks.push(Block::Paragraph(line.text.to_string()));
        if let Some(text) = context.sources(&line.citations) {
            blocks.push(Block::Source {
                text,
                cites: line.citations.clone(),
            });
        }
    }
    let lines = parts.iter().flat_map(|p| &p.lines);
    let used: BTreeSet<Mark> = lines.map(|l| shown(l.line.mark)).collect();
    let mut marks = legend(context);
    marks.retain(|(mark, _)| used.contains(mark));
    blocks.push(Block::Legend(marks));
    for (number, part) in (1..).zip(parts) {
        blocks.push(Block::Section {
            number,
            title: part.title.clone(),
        });
        for drawn in &part.lines {
            let mut line = drawn.line.clone();
            line.mark = shown(line.mark);
            // The number of a record is metadata of the whole call.
            line.subject = None;
            blocks.push(Block::Line(line));
        }
    }
    Document {
        kind: DocumentKind::Lezer,
        title,
        imprint: Imprint::default(),
        blocks,
    }
}

/// What is not known was recorded so by the officer; nothing stands here because it is absent.
fn shown(mark: Mark) -> Mark {
    if mark == Mark::Unknown {
        Mark::Own
    } else {
        mark
    }
}
