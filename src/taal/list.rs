//! The word list, read and checked: every entry with forms, a reason, a source and something to
//! write instead, and no form twice.

mod check;
mod fault;

pub use fault::{TaalTextsError, TaalTextsFault};

use std::collections::BTreeMap;

use super::{
    finding::{FindingKey, FindingKind},
    lexicon::{Lexicon, Meaning},
    review::{Lacking, ReportText},
    texts::{Advice, Group, RawEntry, TextFile, WordFile},
};
use crate::protocol::{Citation, Filled, read};

/// Fewer entries make no word list.
pub const MIN_ENTRIES: usize = 60;

/// One entry of the word list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The key of its findings: `woord:` and its name.
    pub key: FindingKey,
    /// What kind of word.
    pub kind: FindingKind,
    /// Its forms, as written in the file.
    pub forms: Vec<String>,
    /// Why, in Dutch.
    pub reason: String,
    /// On whose authority.
    pub source: Citation,
    /// What to write instead, in Dutch. Empty where every form has a word of its own.
    pub hint: String,
    /// By form: the word that may take its place.
    pub(super) replacements: Vec<Option<String>>,
    /// The word can go.
    pub(super) removable: bool,
    /// Words that, near it, make it a term that may stand.
    pub(super) near: Vec<u32>,
    /// Where there are any, it counts before one of these words or at the end of a clause only.
    pub(super) before: Vec<u32>,
    /// Words between its halves with which it means something else at the end of a clause.
    pub(super) apart: Vec<u32>,
}

/// The word list and the wording around it, built once.
#[derive(Clone, Debug)]
pub struct Woordadvies {
    pub(super) entries: Vec<Entry>,
    pub(super) lexicon: Lexicon,
    pub(super) sentences: BTreeMap<FindingKind, Advice>,
    pub(super) lacking: BTreeMap<Lacking, Advice>,
    kinds: BTreeMap<FindingKind, Filled>,
    report: BTreeMap<ReportText, Filled>,
}

impl Woordadvies {
    /// Reads `woordadvies.ron` and `taal.ron`, each with the name that an error shows.
    ///
    /// # Errors
    /// Text that is no RON of this shape, an unknown source, fewer than [`MIN_ENTRIES`] entries, a
    /// form that stands in two places, an empty reason, a character that does not belong in a word.
    pub fn read(words: (&str, &str), texts: (&str, &str)) -> Result<Self, TaalTextsError> {
        let at = |file: &str| {
            let file = file.to_owned();
            move |fault| TaalTextsError { file, fault }
        };
        let list: WordFile = read(words.1)
            .map_err(TaalTextsFault::from)
            .map_err(at(words.0))?;
        let rest: TextFile = read(texts.1)
            .map_err(TaalTextsFault::from)
            .map_err(at(texts.0))?;
        check::words(&list, words.1).map_err(at(words.0))?;
        check::texts(&rest, texts.1).map_err(at(texts.0))?;
        Ok(Self::build(list, rest))
    }

    fn build(list: WordFile, rest: TextFile) -> Self {
        let mut lexicon = Lexicon::default();
        for (group, phrases) in &rest.groepen {
            for phrase in &phrases.0 {
                lexicon.add(phrase, Meaning::Group(*group));
            }
        }
        let mut entries = Vec::new();
        for (number, raw) in list.woorden.into_iter().enumerate() {
            entries.push(entry(number, raw, &mut lexicon));
        }
        Self {
            entries,
            lexicon,
            sentences: rest.zinnen,
            lacking: rest.ontbreekt,
            kinds: rest.soorten,
            report: rest.verslag,
        }
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The Dutch name of a kind of finding.
    pub fn kind(&self, kind: FindingKind) -> &str {
        self.kinds.get(&kind).map_or("", |text| text)
    }

    /// A word of the report.
    pub fn report(&self, text: ReportText) -> &str {
        self.report.get(&text).map_or("", |text| text)
    }

    /// What to do where a text lacks this, why, and on whose authority.
    pub fn lacking(&self, lacking: Lacking) -> (&str, &str, &Citation) {
        let advice = self
            .lacking
            .get(&lacking)
            .expect("`read` refuses a file that lacks one");
        (&advice.liever, &advice.reden, &advice.bron)
    }

    pub(super) fn sentence(&self, kind: FindingKind) -> &Advice {
        self.sentences
            .get(&kind)
            .expect("`read` refuses a file that lacks one")
    }

    pub(super) fn is(&self, word: u32, group: Group) -> bool {
        self.lexicon.is(word, group)
    }
}

fn entry(number: usize, raw: RawEntry, lexicon: &mut Lexicon) -> Entry {
    let mut forms = Vec::new();
    let mut replacements = Vec::new();
    for form in raw.vormen {
        forms.push(form);
        replacements.push(None);
    }
    for (form, word) in raw.vervang {
        forms.push(form);
        replacements.push(Some(word));
    }
    for (form, text) in forms.iter().enumerate() {
        let entry = number;
        lexicon.add(text, Meaning::Form { entry, form });
    }
    for phrase in &raw.niet_in {
        lexicon.add(phrase, Meaning::Allowed);
    }
    let mut numbers = |words: &[String]| -> Vec<u32> {
        let numbers = words.iter().flat_map(|w| lexicon.number_all(w));
        numbers.collect()
    };
    Entry {
        near: numbers(&raw.niet_bij),
        before: numbers(&raw.voor),
        apart: numbers(&raw.niet_tussen),
        key: FindingKey::word(&raw.naam),
        name: raw.naam,
        kind: raw.soort,
        forms,
        reason: raw.reden,
        source: raw.bron,
        hint: raw.liever,
        replacements,
        removable: raw.weg,
    }
}
