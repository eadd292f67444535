//! Wording: what the checklist says, read from RON text. A gap is an error, never a silent blank.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::source::without_duplicates;
use super::{Choice, Citation, Question, RuleId, Signal, Sources, SourcesError, Step};

/// The words around one step, signal or question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Short label: in a row, a rail or a list of open points.
    #[serde(rename = "kort")]
    pub short: String,
    /// The full question or title.
    #[serde(rename = "vraag")]
    pub question: String,
    /// How to ask it and why it matters.
    #[serde(rename = "hulp")]
    pub help: String,
    /// Who or what may know the answer: shown beside an open point.
    #[serde(rename = "weet", default)]
    pub who_knows: String,
    /// Where it comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

/// The words of one rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The reason as the officer reads it; `{wie}` stands for the people concerned.
    #[serde(rename = "tekst")]
    pub text: String,
    /// On whose authority; never empty.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

impl RuleText {
    /// The reason with the people and signals filled in.
    pub fn fill(&self, who: &str, signals: &str) -> String {
        self.text
            .replace("{wie}", who)
            .replace("{signalen}", signals)
    }
}

/// The three text files that make a protocol, each with the name that errors show.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// `protocol.ron`: steps, signals, questions, choices.
    pub protocol: (&'a str, &'a str),
    /// `regels.ron`: the words and citations of the rules.
    pub rules: (&'a str, &'a str),
    /// `bronnen.ron`: the sources.
    pub sources: (&'a str, &'a str),
}

/// The whole checklist in words, complete by construction.
#[derive(Clone, Debug)]
pub struct Protocol {
    steps: BTreeMap<Step, Wording>,
    signals: BTreeMap<Signal, Wording>,
    questions: BTreeMap<Question, Wording>,
    choices: BTreeMap<Choice, String>,
    rules: BTreeMap<RuleId, RuleText>,
    /// The sources that citations point to.
    pub sources: Sources,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolFile {
    #[serde(rename = "stappen", deserialize_with = "without_duplicates")]
    steps: BTreeMap<Step, Wording>,
    #[serde(rename = "signalen", deserialize_with = "without_duplicates")]
    signals: BTreeMap<Signal, Wording>,
    #[serde(rename = "vragen", deserialize_with = "without_duplicates")]
    questions: BTreeMap<Question, Wording>,
    #[serde(rename = "keuzes", deserialize_with = "without_duplicates")]
    choices: BTreeMap<Choice, String>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct RulesFile(#[serde(deserialize_with = "without_duplicates")] BTreeMap<RuleId, RuleText>);

/// Why a protocol was refused.
#[derive(Debug, thiserror::Error)]
pub enum ProtocolError {
    /// The file is no valid RON of the right shape.
    #[error(
        "{file}, regel {line}, kolom {column}: {message}. Herstel deze regel of haal het bestand weg; dan geldt de ingebouwde tekst."
    )]
    Syntax {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// An id has no words.
    #[error("{file}: voor ‘{id}’ ontbreekt de tekst. Voeg een regel met deze naam toe.")]
    Missing {
        /// File name.
        file: String,
        /// The id without words.
        id: &'static str,
    },
    /// A text is empty.
    #[error("{file}: de tekst bij ‘{id}’ is leeg. Vul hem in.")]
    Empty {
        /// File name.
        file: String,
        /// The id with an empty text.
        id: &'static str,
    },
    /// A text cites no source.
    #[error("{file}: bij ‘{id}’ staat geen bron. Noem er minstens één.")]
    NoSource {
        /// File name.
        file: String,
        /// The id without a source.
        id: &'static str,
    },
    /// The sources file was refused.
    #[error("{0}")]
    Sources(#[from] SourcesError),
}

/// Reads RON and turns an error into file, line and column.
pub(super) fn read<T: serde::de::DeserializeOwned>(
    (file, text): (&str, &str),
) -> Result<T, ProtocolError> {
    ron::from_str(text).map_err(|e| ProtocolError::Syntax {
        file: file.to_owned(),
        line: e.span.start.line,
        column: e.span.start.col,
        message: super::ron_problem(&e),
    })
}

impl Protocol {
    /// Reads and joins the three files.
    ///
    /// # Errors
    /// A file that is no valid RON, an id without words, an empty text, a text without a source.
    pub fn parse(texts: Texts<'_>) -> Result<Self, ProtocolError> {
        let file: ProtocolFile = read(texts.protocol)?;
        let RulesFile(rules) = read(texts.rules)?;
        let sources = Sources::parse(texts.sources.0, texts.sources.1)?;
        let protocol = Self {
            steps: file.steps,
            signals: file.signals,
            questions: file.questions,
            choices: file.choices,
            rules,
            sources,
        };
        protocol.check(texts.protocol.0, texts.rules.0)?;
        Ok(protocol)
    }

    fn check(&self, file: &str, rules_file: &str) -> Result<(), ProtocolError> {
        for step in Step::ALL {
            check_wording(file, step.name(), self.steps.get(step))?;
        }
        for signal in Signal::ALL {
            check_wording(file, signal.name(), self.signals.get(signal))?;
        }
        for question in Question::ALL {
            check_wording(file, question.name(), self.questions.get(question))?;
        }
        for choice in Choice::ALL {
            check_text(file, choice.name(), self.choices.get(choice).map(|t| &**t))?;
        }
        for rule in RuleId::ALL {
            let text = self.rules.get(rule);
            check_text(rules_file, rule.name(), text.map(|t| &*t.text))?;
            if text.is_some_and(|t| t.citations.is_empty()) {
                let file = rules_file.to_owned();
                return Err(ProtocolError::NoSource {
                    file,
                    id: rule.name(),
                });
            }
        }
        Ok(())
    }

    /// The words of a step.
    pub fn step(&self, id: Step) -> &Wording {
        &self.steps[&id]
    }

    /// The words of a signal.
    pub fn signal(&self, id: Signal) -> &Wording {
        &self.signals[&id]
    }

    /// The words of a question.
    pub fn question(&self, id: Question) -> &Wording {
        &self.questions[&id]
    }

    /// The label of an option.
    pub fn choice(&self, id: Choice) -> &str {
        &self.choices[&id]
    }

    /// The words and citations of a rule.
    pub fn rule(&self, id: RuleId) -> &RuleText {
        &self.rules[&id]
    }
}

fn check_text(file: &str, id: &'static str, text: Option<&str>) -> Result<(), ProtocolError> {
    let file = || file.to_owned();
    match text {
        None => Err(ProtocolError::Missing { file: file(), id }),
        Some(t) if t.trim().is_empty() => Err(ProtocolError::Empty { file: file(), id }),
        Some(_) => Ok(()),
    }
}

fn check_wording(
    file: &str,
    id: &'static str,
    wording: Option<&Wording>,
) -> Result<(), ProtocolError> {
    check_text(file, id, wording.map(|w| &*w.short))?;
    check_text(file, id, wording.map(|w| &*w.question))?;
    if wording.is_some_and(|w| w.citations.is_empty()) {
        return Err(ProtocolError::NoSource {
            file: file.to_owned(),
            id,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
