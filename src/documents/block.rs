//! A document as values: typed blocks that text, PDF and the preview draw alike.

use std::fmt;

use super::imprint::Imprint;
use crate::melding::{Account, PersonId, Speaker, Subject};
use crate::protocol::Citation;

/// Which document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// The mutatie for the police systems.
    Mutatie,
    /// The draft for Veilig Thuis.
    Zorgmelding,
    /// The leaflet for a parent; it holds nothing of the call.
    Bijsluiter,
    /// The mutatie as one reader may read it.
    Lezer,
    /// The information sheet for parents; it holds nothing of the call.
    InformatieOuders,
    /// The information sheet for children; it holds nothing of the call.
    InformatieKinderen,
    /// The hand-over sheet for wijkagent or jeugdcoordinator.
    Overdracht,
    /// The debrief of a training.
    Debrief,
}

/// A document: a title and its blocks, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which document.
    pub kind: DocumentKind,
    /// Title, also for a window and as metadata.
    pub title: String,
    /// Version, date and status, as the blocks say them. [`Document::with_imprint`] sets it.
    pub imprint: Imprint,
    /// The content; begins with [`Block::Title`].
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// The title at the top.
    Title(String),
    /// A warning that holds for the whole document.
    Banner(String),
    /// What the marks mean: each mark that this document can use.
    Legend(Vec<(Mark, String)>),
    /// The heading of a section.
    Section {
        /// From 1, without gaps.
        number: usize,
        /// The heading.
        title: String,
    },
    /// One line of content with its mark.
    Line(Line),
    /// Running text of the program itself; never holds anything that was typed.
    Paragraph(String),
    /// On whose authority the line above it stands.
    Source {
        /// The words: `Bron: art. 813 Rv · wet · oudere tekst 2015`.
        text: String,
        /// What is cited, so that a document can list its sources.
        cites: Vec<Citation>,
    },
    /// The heading of a part without a number, after the last section.
    Part(String),
    /// White space.
    Gap,
}

/// Whose account a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A person in the call speaks.
    Person(PersonId),
    /// The officer saw, heard, did or recorded it.
    Own,
    /// The officer's judgement.
    Judgement,
    /// A document holds it.
    Document,
    /// A system holds it.
    System,
    /// Nobody: it was not asked or is not known.
    Unknown,
    /// The program speaks: a rule, an outcome, an explanation.
    None,
}

impl Mark {
    /// The mark of an account.
    pub fn of(account: &Account) -> Self {
        match (account, account.speaker()) {
            (Account::Oordeel, _) => Self::Judgement,
            (_, Speaker::Person(id)) => Self::Person(id),
            (_, Speaker::Officer) => Self::Own,
            (_, Speaker::Document) => Self::Document,
            (_, Speaker::System) => Self::System,
        }
    }
}

impl fmt::Display for Mark {
    /// `[A]`, `[ik]`, `[oordeel]`, `[st]`, `[sys]`, `[?]`; `-` for the program.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "[{id}]"),
            Self::Own => f.write_str("[ik]"),
            Self::Judgement => f.write_str("[oordeel]"),
            Self::Document => f.write_str("[st]"),
            Self::System => f.write_str("[sys]"),
            Self::Unknown => f.write_str("[?]"),
            Self::None => f.write_str("-"),
        }
    }
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Running text.
    Plain(String),
    /// The word that the eye looks for.
    Strong(String),
    /// Literal words; text puts quotation marks around them.
    Quote(String),
}

impl Span {
    /// The words, without quotation marks.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Quote(text) => text,
        }
    }
}

/// One line: whose account, the words, and what belongs under them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// Whose account.
    pub mark: Mark,
    /// The words.
    pub text: Vec<Span>,
    /// Smaller, under the words: basis, time, place, number.
    pub sub: Option<String>,
    /// The part of the melding that it shows, so that a window can show what just changed.
    pub subject: Option<Subject>,
}

impl Line {
    /// An empty line of this mark.
    pub(super) fn new(mark: Mark) -> Self {
        Self {
            mark,
            text: Vec::new(),
            sub: None,
            subject: None,
        }
    }

    pub(super) fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    pub(super) fn plain(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.text.last_mut() {
            Some(Span::Plain(last)) => last.push_str(&text),
            _ => self.text.push(Span::Plain(text)),
        }
        self
    }

    pub(super) fn strong(mut self, text: impl Into<String>) -> Self {
        self.text.push(Span::Strong(text.into()));
        self
    }

    /// Words that were typed: literal words in quotation marks, a summary as it is.
    pub(super) fn words(mut self, text: &str, literal: bool) -> Self {
        if literal {
            self.text.push(Span::Quote(text.trim().to_owned()));
            self
        } else {
            self.plain(text.trim())
        }
    }

    /// Adds a label and, where something was typed, what was typed, as one sentence.
    pub(super) fn labelled(self, label: &str, text: &str) -> Self {
        if text.trim().is_empty() {
            return self;
        }
        let mut sentence = String::with_capacity(label.len() + text.len() + 4);
        add_field(&mut sentence, label, text);
        self.plain(" ").plain(sentence)
    }

    pub(super) fn under(mut self, sub: String) -> Self {
        self.sub = (!sub.is_empty()).then_some(sub);
        self
    }
}

/// Adds a sentence to running text and closes it.
pub(super) fn add_sentence(to: &mut String, sentence: &str) {
    let sentence = sentence.trim();
    if sentence.is_empty() {
        return;
    }
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(sentence);
    close(to);
}

/// Adds `label: text.`; nothing where nothing was typed.
pub(super) fn add_field(to: &mut String, label: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(label);
    to.push_str(": ");
    to.push_str(text);
    close(to);
}

/// Ends a sentence that has no end yet.
fn close(text: &mut String) {
    if !text.ends_with(['.', '!', '?', '…', ':', ';']) {
        text.push('.');
    }
}
