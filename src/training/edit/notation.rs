//! Parts of a scenario in the notation of its file, for a field in which they are typed.

use std::{collections::BTreeSet, fmt, marker::PhantomData};

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::{
    Deserialize, Serialize,
    de::{Deserializer, IgnoredAny, MapAccess, Visitor},
};

use crate::{
    melding::{Command, EntryId, PersonId},
    protocol::{Question, Signal, ron_problem},
    training::{Findings, Id, IdError},
};

/// Why typed text was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotationError {
    /// It is not in the notation.
    #[error("Regel {line}, kolom {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// Something stands there twice, of which one would be lost.
    #[error("‘{0}’ staat er twee keer. Voeg de regels samen of haal er een weg.")]
    Twice(String),
    /// A part of a list is no name.
    #[error(transparent)]
    Name(#[from] IdError),
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn text_of(value: &impl Serialize) -> String {
    let config = PrettyConfig::new().new_line("\n");
    // Every type here has a form in the notation; an empty field would be typed anew.
    options()
        .to_string_pretty(value, config)
        .unwrap_or_default()
}

fn from_text<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, NotationError> {
    options().from_str(text).map_err(|e| NotationError::Syntax {
        line: e.span.start.line,
        column: e.span.start.col,
        message: ron_problem(&e),
    })
}

/// What belongs in the melding, as text; empty where nothing does.
pub fn findings_text(findings: &Findings) -> String {
    if findings.is_empty() {
        return String::new();
    }
    text_of(findings)
}

/// The text of [`findings_text`], read again. An empty text is nothing.
///
/// # Errors
/// Text that is not in the notation, with the line.
pub fn findings_from_text(text: &str) -> Result<Findings, NotationError> {
    if text.trim().is_empty() {
        return Ok(Findings::default());
    }
    let findings = from_text(text)?;
    let keys: Keys = from_text(text)?;
    match keys.doubled() {
        Some(key) => Err(NotationError::Twice(key)),
        None => Ok(findings),
    }
}

/// A change of the melding, as text.
pub fn command_text(command: &Command) -> String {
    text_of(command)
}

/// The text of [`command_text`], read again.
///
/// # Errors
/// Text that is not in the notation, with the line.
pub fn command_from_text(text: &str) -> Result<Command, NotationError> {
    from_text(text)
}

/// Names with commas between them.
pub fn ids_text(ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().map(Id::as_str).collect();
    names.join(", ")
}

/// The text of [`ids_text`], read again; a space will do between names too.
///
/// # Errors
/// The first word that is no name.
pub fn ids_from_text(text: &str) -> Result<Vec<Id>, NotationError> {
    let words = text.split(|c: char| c == ',' || c.is_whitespace());
    let words = words.filter(|word| !word.is_empty());
    Ok(words
        .map(|word| Id::try_from(word.to_owned()))
        .collect::<Result<_, _>>()?)
}

/// The keys of the lists with keys, each as often as it stands there: reading a list keeps one of two.
#[derive(Deserialize)]
#[serde(default)]
struct Keys {
    #[serde(rename = "signalen")]
    signals: KeysOf<Signal>,
    #[serde(rename = "antwoorden")]
    answers: KeysOf<Question>,
    #[serde(rename = "gehoord")]
    hearings: KeysOf<PersonId>,
    #[serde(rename = "wederhoor")]
    rebuttals: KeysOf<EntryId>,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            signals: KeysOf(Vec::new()),
            answers: KeysOf(Vec::new()),
            hearings: KeysOf(Vec::new()),
            rebuttals: KeysOf(Vec::new()),
        }
    }
}

impl Keys {
    fn doubled(&self) -> Option<String> {
        let name = |key: &Signal| key.name().to_owned();
        let question = |key: &Question| key.name().to_owned();
        (self.signals.doubled().map(name))
            .or_else(|| self.answers.doubled().map(question))
            .or_else(|| self.hearings.doubled().map(ToString::to_string))
            .or_else(|| self.rebuttals.doubled().map(ToString::to_string))
    }
}

struct KeysOf<K>(Vec<K>);

impl<K: Ord> KeysOf<K> {
    fn doubled(&self) -> Option<&K> {
        let mut seen = BTreeSet::new();
        self.0.iter().find(|key| !seen.insert(*key))
    }
}

impl<'de, K: Deserialize<'de>> Deserialize<'de> for KeysOf<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<K>(PhantomData<K>);

        impl<'de, K: Deserialize<'de>> Visitor<'de> for Each<K> {
            type Value = KeysOf<K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("{...}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, _)) = map.next_entry::<K, IgnoredAny>()? {
                    keys.push(key);
                }
                Ok(KeysOf(keys))
            }
        }

        deserializer.deserialize_map(Each(PhantomData))
    }
}
