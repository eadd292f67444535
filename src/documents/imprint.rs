//! What every paper says of itself: its version and date, whether it is a draft or from a training,
//! and on which sources it stands. One place for all documents.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::block::{Block, Document, DocumentKind, Line, Mark};
use super::date::moment;
use super::wording::DocumentTexts;
use crate::protocol::{Citation, Protocol, SourceId};

/// The word with which the banner of everything from a training begins: by it a paper is known again
/// wherever its text goes.
pub const EXERCISE_MARK: &str = "OEFENING";

/// Whether a paper is a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// A draft: the officer still reads it over.
    #[default]
    Concept,
    /// Final.
    Definitief,
    /// A leaflet or sheet that holds nothing of a call: neither draft nor final.
    Uitgave,
}

/// Where a paper comes from. The default is a draft of an unnamed version without a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The version of the program and of the protocol's texts, from the shell; blank is not known.
    pub version: String,
    /// When it was drawn up, from the shell.
    pub at: Option<NaiveDateTime>,
    /// Draft, final or neither.
    pub status: Status,
    /// Made in a training: nobody in it exists.
    pub exercise: bool,
}

impl Imprint {
    /// That of a paper that is final.
    pub fn final_of(version: &str, at: NaiveDateTime) -> Self {
        Self {
            version: version.to_owned(),
            at: Some(at),
            status: Status::Definitief,
            exercise: false,
        }
    }
}

impl Document {
    /// The document with this imprint in title, banners and the part *Versie en bronnen*, in place
    /// of the one that it had. Banners: training first, then draft.
    pub fn with_imprint(
        mut self,
        imprint: Imprint,
        protocol: &Protocol,
        texts: &DocumentTexts,
    ) -> Self {
        self.take_imprint(texts);
        self.imprint = imprint;
        let t = &texts.imprint;
        if self.imprint.status == Status::Concept {
            self.set_title(t.draft_title.fill("titel", &self.title));
        }
        let draft =
            (self.imprint.status == Status::Concept).then(|| draft_banner(texts, self.kind));
        let exercise = self.imprint.exercise.then_some(&*t.exercise);
        let banners = exercise.into_iter().chain(draft);
        let banners = banners.map(|text| Block::Banner(text.to_owned()));
        let after_title = usize::from(matches!(self.blocks.first(), Some(Block::Title(_))));
        self.blocks.splice(after_title..after_title, banners);
        let closing = self.closing(protocol, texts);
        self.blocks.extend(closing);
        self
    }

    /// The sources that the blocks cite, each once, in the order of the list of sources.
    pub fn sources(&self) -> Vec<SourceId> {
        let cited: BTreeSet<SourceId> = self
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Source { cites, .. } => Some(cites),
                _ => None,
            })
            .flatten()
            .map(|citation| citation.source)
            .collect();
        cited.into_iter().collect()
    }

    /// Takes out what an earlier imprint put in. Nothing that an officer types stands in a title, a
    /// banner or the heading of a part, so no words can be taken for the program's.
    fn take_imprint(&mut self, texts: &DocumentTexts) {
        let t = &texts.imprint;
        let part = |b: &Block| matches!(b, Block::Part(title) if **title == *t.heading);
        if let Some(at) = self.blocks.iter().position(part) {
            self.blocks.truncate(at);
        }
        let draft = draft_banner(texts, self.kind);
        self.blocks.retain(
            |b| !matches!(b, Block::Banner(text) if text == draft || **text == *t.exercise),
        );
        let frame = t.draft_title.fill("titel", "\u{0}");
        if let Some((before, after)) = frame.split_once('\u{0}')
            && let Some(title) = self.title.strip_prefix(before)
            && let Some(title) = title.strip_suffix(after)
        {
            let title = title.to_owned();
            self.set_title(title);
        }
    }

    fn set_title(&mut self, title: String) {
        if let Some(Block::Title(first)) = self.blocks.first_mut() {
            first.clone_from(&title);
        }
        self.title = title;
    }

    /// Version, date, status and sources.
    fn closing(&self, protocol: &Protocol, texts: &DocumentTexts) -> Vec<Block> {
        let t = &texts.imprint;
        let unknown = &*texts.common.not_recorded;
        let version = match self.imprint.version.trim() {
            "" => unknown,
            version => version,
        };
        let at = self.imprint.at.map(moment);
        let status = match self.imprint.status {
            Status::Concept => Some(&t.draft),
            Status::Definitief => Some(&t.final_),
            Status::Uitgave => None,
        };
        let field = |label: &str, value: &str| {
            Block::Line(
                Line::new(Mark::None)
                    .strong(label)
                    .plain(format!(": {value}.")),
            )
        };
        let mut blocks = vec![
            Block::Part(t.heading.to_string()),
            field(&t.version, version),
        ];
        // A leaflet without a date has only its version.
        if at.is_some() || status.is_some() {
            blocks.push(field(&t.at, at.as_deref().unwrap_or(unknown)));
        }
        blocks.extend(status.map(|status| field(&t.status, status)));
        let sources = self.sources();
        blocks.push(Block::Gap);
        let intro = if sources.is_empty() {
            &t.no_sources
        } else {
            &t.sources
        };
        blocks.push(Block::Paragraph(intro.to_string()));
        for id in sources {
            let whole = Citation::new(id, "");
            let text = format!("{:#}", protocol.sources.cite(&whole));
            blocks.push(Block::Line(Line::new(Mark::None).plain(text)));
        }
        blocks
    }
}

fn draft_banner(texts: &DocumentTexts, kind: DocumentKind) -> &str {
    if kind == DocumentKind::Zorgmelding {
        &texts.imprint.draft_care
    } else {
        &texts.imprint.draft_banner
    }
}
