//! Wording: what the checklist says, read from RON text. A gap is an error, never a silent blank.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Aspect, Choice, Citation, Filled, Question, RuleId, Signal, Sources, SourcesError, Step,
    WordsError, complete, filled, read_words, text,
};

/// The words around one step, signal or question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Short label: in a row, a rail or a list of open points.
    #[serde(rename = "kort", deserialize_with = "text")]
    pub short: String,
    /// The full question or title.
    #[serde(rename = "vraag", deserialize_with = "text")]
    pub question: String,
    /// How to ask it and why it matters.
    #[serde(rename = "hulp")]
    pub help: String,
    /// Who or what may know the answer: shown beside an open point.
    #[serde(rename = "weet", default)]
    pub who_knows: String,
    /// Where it comes from.
    #[serde(rename = "bronnen", deserialize_with = "filled")]
    pub citations: Vec<Citation>,
}

/// The words of one rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The reason as the officer reads it; `{wie}` stands for the people concerned.
    #[serde(rename = "tekst", deserialize_with = "text")]
    pub text: String,
    /// On whose authority; never empty.
    #[serde(rename = "bronnen", deserialize_with = "filled")]
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
    choices: BTreeMap<Choice, Filled>,
    aspects: BTreeMap<Aspect, Filled>,
    rules: BTreeMap<RuleId, RuleText>,
    /// The sources that citations point to.
    pub sources: Sources,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolFile {
    #[serde(rename = "stappen", deserialize_with = "complete")]
    steps: BTreeMap<Step, Wording>,
    #[serde(rename = "signalen", deserialize_with = "complete")]
    signals: BTreeMap<Signal, Wording>,
    #[serde(rename = "vragen", deserialize_with = "complete")]
    questions: BTreeMap<Question, Wording>,
    #[serde(rename = "keuzes", deserialize_with = "complete")]
    choices: BTreeMap<Choice, Filled>,
    #[serde(rename = "onderdelen", deserialize_with = "complete")]
    aspects: BTreeMap<Aspect, Filled>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct RulesFile(#[serde(deserialize_with = "complete")] BTreeMap<RuleId, RuleText>);

/// Why a protocol was refused.
#[derive(Debug, thiserror::Error)]
pub enum ProtocolError {
    /// The checklist or the rules were refused.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The sources file was refused.
    #[error(transparent)]
    Sources(#[from] SourcesError),
}

impl Protocol {
    /// Reads and joins the three files.
    ///
    /// # Errors
    /// A file that is no valid RON, an id without words, an empty text, a text without a source.
    pub fn parse(texts: Texts<'_>) -> Result<Self, ProtocolError> {
        let file: ProtocolFile = read_words(texts.protocol.0, texts.protocol.1)?;
        let RulesFile(rules) = read_words(texts.rules.0, texts.rules.1)?;
        Ok(Self {
            steps: file.steps,
            signals: file.signals,
            questions: file.questions,
            choices: file.choices,
            aspects: file.aspects,
            rules,
            sources: Sources::parse(texts.sources.0, texts.sources.1)?,
        })
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

    /// The label of a part of a signal.
    pub fn aspect(&self, id: Aspect) -> &str {
        &self.aspects[&id]
    }

    /// The words and citations of a rule.
    pub fn rule(&self, id: RuleId) -> &RuleText {
        &self.rules[&id]
    }
}

#[cfg(test)]
mod tests;
