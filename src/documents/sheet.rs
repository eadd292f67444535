//! A document under construction: sections get their numbers here, and answers their form.

use super::block::{Block, Document, DocumentKind, Line, Mark, add_field, add_sentence};
use super::context::{Context, has_typed, span_line};
use super::imprint::Imprint;
use super::phrase::fill;
use crate::afweging::Reason;
use crate::melding::{AnswerValue, Subject, is_literal};
use crate::protocol::{Citation, Question};

pub(super) struct Sheet<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    blocks: Vec<Block>,
    sections: usize,
}

impl<'c, 'a> Sheet<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>, title: &str) -> Self {
        let mut blocks = Vec::with_capacity(128 + 2 * context.melding.statements.len());
        blocks.push(Block::Title(title.to_owned()));
        Self {
            context,
            blocks,
            sections: 0,
        }
    }

    /// The document, as a draft of an unnamed version: whoever knows better sets the imprint.
    pub(super) fn finish(self, kind: DocumentKind, title: &str) -> Document {
        let document = Document {
            kind,
            title: title.to_owned(),
            imprint: Imprint::default(),
            blocks: self.blocks,
        };
        document.with_imprint(
            Imprint::default(),
            self.context.protocol,
            self.context.texts,
        )
    }

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// How many blocks there are so far.
    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Puts a block before the one that stands here.
    pub(super) fn insert(&mut self, at: usize, block: Block) {
        self.blocks.insert(at, block);
    }

    /// The mark of every line so far.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let mark = |block: &Block| match block {
            Block::Line(line) => Some(line.mark),
            _ => None,
        };
        self.blocks.iter().filter_map(mark).collect()
    }

    pub(super) fn section(&mut self, title: impl Into<String>) {
        self.sections += 1;
        self.push(Block::Section {
            number: self.sections,
            title: title.into(),
        });
    }

    pub(super) fn banner(&mut self, text: impl Into<String>) {
        self.push(Block::Banner(text.into()));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.push(Block::Paragraph(text.to_owned()));
    }

    /// A paragraph that opens a part of a section.
    pub(super) fn heading(&mut self, text: &str) {
        if !matches!(self.blocks.last(), Some(Block::Section { .. })) {
            self.push(Block::Gap);
        }
        let end = if text.ends_with('?') { "" } else { ":" };
        self.push(Block::Paragraph(format!("{text}{end}")));
    }

    pub(super) fn line(&mut self, line: Line) {
        self.push(Block::Line(line));
    }

    /// A line that says that something is missing.
    pub(super) fn missing(&mut self, text: &str) {
        self.line(span_line(Mark::Unknown, text));
    }

    pub(super) fn citations(&mut self, citations: &[Citation]) {
        if let Some(text) = self.context.sources(citations) {
            self.push(Block::Source {
                text,
                cites: citations.to_vec(),
            });
        }
    }

    /// A rule in words, with the people it is about, its sources.
    pub(super) fn reason(&mut self, reason: &Reason) {
        let text = self.rule_text(reason);
        self.line(span_line(Mark::None, text));
        let context = self.context;
        self.citations(&context.protocol.rule(reason.rule).citations);
    }

    pub(super) fn rule_text(&self, reason: &Reason) -> String {
        let context = self.context;
        let rule = context.protocol.rule(reason.rule);
        let who = if reason.who.is_empty() {
            context.texts.common.someone.to_string()
        } else {
            context.labels(reason.who.iter().copied())
        };
        let signals: Vec<&str> = reason.signals.iter().map(|s| context.signal(*s)).collect();
        let text = fill(&rule.text, "wie", &who);
        fill(&text, "signalen", &signals.join("; "))
    }

    /// The answers to these questions, each under its speaker; those without an answer together
    /// in one line, so that silence never looks like an answer.
    pub(super) fn questions(&mut self, questions: impl Iterator<Item = Question>) {
        let mut not_asked = Vec::new();
        let mut not_recorded = Vec::new();
        for question in questions {
            let context = self.context;
            if !context.melding.applies(question) {
                continue;
            }
            if !self.question(question) {
                let list = if question.own_act() {
                    &mut not_recorded
                } else {
                    &mut not_asked
                };
                list.push(context.question(question));
            }
        }
        let common = &self.context.texts.common;
        for (list, label) in [
            (not_asked, &common.not_asked),
            (not_recorded, &common.not_recorded),
        ] {
            if !list.is_empty() {
                let line = Line::new(Mark::Unknown)
                    .strong(capital(label))
                    .plain(format!(": {}", list_of(&list)));
                self.line(line);
            }
        }
    }

    /// One answer; `false` where there is nothing to print.
    pub(super) fn question(&mut self, question: Question) -> bool {
        let context = self.context;
        let Some(answer) = context.melding.answers.get(&question) else {
            return false;
        };
        if answer.value.is_none() && !has_typed(answer) {
            return false;
        }
        let line = answer_line(context, question, false);
        self.line(line);
        true
    }
}

/// An answer under its speaker, with its note; for the list of what was left out without its
/// value where that is not text.
pub(super) fn answer_line(context: &Context<'_>, question: Question, left_out: bool) -> Line {
    let Some(answer) = context.melding.answers.get(&question) else {
        return Line::new(Mark::Unknown);
    };
    let common = &context.texts.common;
    let mut line = Line::new(Mark::of(&answer.account)).about(Subject::Question(question));
    if left_out {
        let reason = &context.texts.omitted.question;
        line = line
            .plain(reason.fill("vraag", context.question(question)))
            .plain(" ");
    } else {
        let label = context.question(question);
        let colon = if label.ends_with('?') { " " } else { ": " };
        line = line.strong(label).plain(colon);
    }
    line = match &answer.value {
        None => line.plain(&*common.not_asked),
        Some(AnswerValue::Tekst(text)) if text.is_blank() => line.plain(&*common.not_recorded),
        Some(AnswerValue::Tekst(text)) => line.words(text, is_literal(&answer.account)),
        Some(value) => line.plain(context.value(value)),
    };
    let mut sub = context.origin(&answer.account);
    // A reader gets the note as a line of its own: it can be kept back by itself.
    if !context.for_reader {
        add_field(&mut sub, note_label(context, question), &answer.note);
    }
    closed(line).under(sub)
}

/// The note at an answer, for a reader.
pub(super) fn note_line(context: &Context<'_>, question: Question) -> Option<Line> {
    let answer = context.melding.answers.get(&question)?;
    if answer.note.is_blank() {
        return None;
    }
    let mut text = String::new();
    add_field(&mut text, note_label(context, question), &answer.note);
    let line = Line::new(Mark::of(&answer.account)).about(Subject::Question(question));
    let label = context.question(question);
    let colon = if label.ends_with('?') { " " } else { ". " };
    Some(line.strong(label).plain(colon).plain(text))
}

fn note_label<'a>(context: &Context<'a>, question: Question) -> &'a str {
    if matches!(question, Question::Besluit | Question::ZorgBesluit) {
        &context.texts.acts.reason
    } else {
        &context.texts.common.note
    }
}

/// Ends the line's last sentence.
pub(super) fn closed(mut line: Line) -> Line {
    use super::block::Span;
    match line.text.last_mut() {
        Some(Span::Plain(last)) => {
            if !last.ends_with(['.', '!', '?', '…']) {
                last.push('.');
            }
            line
        }
        _ => line,
    }
}

/// A label at the start of a line.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// `een; twee; drie.`
pub(super) fn list_of(items: &[impl AsRef<str>]) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(item.as_ref());
    }
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

/// Sentences one after the other.
pub(super) fn sentences<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let mut text = String::new();
    for part in parts {
        add_sentence(&mut text, part);
    }
    text
}
