//! An old mutatie, pasted in: what stands in it, and what it never mentions.
//!
//! Whether a text has a safety step, a court decision or wederhoor is a guess by the words of
//! `groepen` in `assets/taal.ron`, read outside quotations. Wederhoor also counts as there where two
//! different people speak. A text that names it in other words is called without it: the outcome is
//! a place to look, and no judgement.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Names, Woordadvies,
    finding::{Alternative, Finding, FindingKey, FindingKind, Voice},
    quote::{Quotations, Unclosed},
    sentence::{Sentence, number},
    texts::Group,
    walk::{each_sentence, settle},
};
use crate::protocol::ids;

ids! {
    /// What a text can lack as a whole.
    pub enum Lacking {
        /// Nobody looked at safety.
        Veiligheid,
        /// No court decision or agreement is named, nor that there is none.
        Beslissing,
        /// Only one side speaks.
        Wederhoor,
        /// An accusation was not put to the person whom it is about. Of a melding, not of a text.
        Voorleggen,
    }
}

ids! {
    /// The words of the report.
    pub enum ReportText {
        /// Before what could stand there instead.
        Liever,
        /// Before the reason.
        Reden,
        /// The word can go.
        Weglaten,
        /// The heading above what the text lacks.
        Ontbreekt,
        /// The heading above the lines without a speaker.
        ZonderSpreker,
        /// Nothing was found.
        Niets,
        /// One place was found.
        EenPunt,
        /// `{aantal}` places were found.
        Punten,
        /// The file was read as Windows-1252.
        Windows1252,
    }
}

/// Line and column in a text, from 1; a column is one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A finding with its place as an editor shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<'a> {
    /// The finding.
    pub finding: Finding<'a>,
    /// Its first character.
    pub start: Position,
    /// After its last character.
    pub end: Position,
}

/// One line of the text with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineReview<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its place in the text, in bytes, without the line end.
    pub range: Range<usize>,
    /// What begins on it; never empty.
    pub findings: Vec<Placed<'a>>,
}

impl LineReview<'_> {
    /// Whether it makes a claim about a person that nobody says.
    pub fn lacks_speaker(&self) -> bool {
        let kind = FindingKind::ZonderSpreker;
        self.findings.iter().any(|p| p.finding.kind == kind)
    }
}

/// A pasted text, looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review<'a> {
    /// The lines with findings, in order.
    pub lines: Vec<LineReview<'a>>,
    /// What the text as a whole never mentions. Empty for a text without words.
    pub lacking: Vec<Lacking>,
}

impl Review<'_> {
    /// How many places were found.
    pub fn count(&self) -> usize {
        self.lines.iter().map(|l| l.findings.len()).sum()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.lacking.is_empty()
    }
}

/// Looks through any text. A quotation that is not closed ends with its line and is a finding, so
/// that no line is left out in silence.
pub fn review<'a>(list: &'a Woordadvies, text: &str) -> Review<'a> {
    let quotes = Quotations::of(text, Unclosed::Line);
    let mut found: Vec<Finding<'a>> = quotes
        .unclosed
        .iter()
        .map(|mark| not_closed(list, text, mark.clone()))
        .collect();
    let mut seen = Seen::default();
    each_sentence(list, text, &Names::none(), &quotes, |sentence| {
        sentence.advise(list, Voice::Report, &mut found);
        seen.take(sentence);
    });
    Review {
        lines: lines(text, settle(found)),
        lacking: seen.lacking(),
    }
}

/// The finding at a quotation mark that nothing closes.
fn not_closed<'a>(list: &'a Woordadvies, text: &str, mark: Range<usize>) -> Finding<'a> {
    let kind = FindingKind::OpenCitaat;
    let advice = list.sentence(kind);
    let quoted = &text[mark.end..line_end(text, mark.end)];
    Finding {
        range: mark,
        kind,
        key: FindingKey::sentence(kind, number([quoted].into_iter())),
        alternative: Some(Alternative::Rewrite(advice.liever.clone())),
        reason: &advice.reden,
        source: &advice.bron,
    }
}

fn lines<'a>(text: &str, found: Vec<Finding<'a>>) -> Vec<LineReview<'a>> {
    let mut cursor = Cursor {
        text,
        at: 0,
        line: 1,
        begins: 0,
        column: 1,
    };
    let mut lines: Vec<LineReview<'a>> = Vec::new();
    for finding in found {
        let start = cursor.go(finding.range.start);
        let begins = cursor.begins;
        let end = cursor.go(finding.range.end);
        let placed = Placed {
            finding,
            start,
            end,
        };
        match lines.last_mut().filter(|l| l.number == start.line) {
            Some(line) => line.findings.push(placed),
            None => lines.push(LineReview {
                number: start.line,
                range: begins..line_end(text, begins),
                findings: vec![placed],
            }),
        }
    }
    lines
}

fn line_end(text: &str, begins: usize) -> usize {
    let line = text[begins..].split('\n').next().unwrap_or_default();
    begins + line.trim_end_matches('\r').len()
}

/// Counts lines and columns in one walk forward.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    begins: usize,
    column: usize,
}

impl Cursor<'_> {
    /// The position of a byte at or after the last one that was asked.
    fn go(&mut self, to: usize) -> Position {
        for (offset, c) in self.text[self.at..to].char_indices() {
            match c {
                '\n' => {
                    self.line += 1;
                    self.begins = self.at + offset + 1;
                    self.column = 1;
                }
                // A byte order mark is no column.
                '\u{feff}' if self.at + offset == 0 => {}
                _ => self.column += 1,
            }
        }
        self.at = to;
        Position {
            line: self.line,
            column: self.column,
        }
    }
}

/// What the sentences of a text mention.
#[derive(Default)]
struct Seen {
    steps: BTreeSet<Lacking>,
    speakers: BTreeSet<u32>,
    words: bool,
}

impl Seen {
    fn take(&mut self, sentence: &Sentence<'_>) {
        self.words = true;
        for (step, group) in STEPS {
            if sentence.has(group) {
                self.steps.insert(step);
            }
        }
        self.speakers.extend(sentence.speakers().map(|t| t.word));
    }

    /// What none of them does. Two speakers are wederhoor.
    fn lacking(mut self) -> Vec<Lacking> {
        if self.speakers.len() > 1 {
            self.steps.insert(Lacking::Wederhoor);
        }
        let steps = STEPS.into_iter().map(|(step, _)| step);
        steps
            .filter(|s| self.words && !self.steps.contains(s))
            .collect()
    }
}

const STEPS: [(Lacking, Group); 3] = [
    (Lacking::Veiligheid, Group::Veiligheid),
    (Lacking::Beslissing, Group::Beslissing),
    (Lacking::Wederhoor, Group::Wederhoor),
];
