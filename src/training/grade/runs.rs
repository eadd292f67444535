//! Words in a row that people said, to find them back under somebody else.

use std::collections::BTreeMap;

use super::{
    lines::folded,
    trace::{Came, Trace},
};
use crate::melding::{PersonId, Speaker};

/// Words in a row that are no chance: as many as this, or a whole sentence of one word less.
const RUN: usize = 6;

/// The runs of words of each sentence, where a sentence of one word less counts whole.
fn sentence_runs(text: &str) -> Vec<String> {
    let sentences = text.split(['.', '!', '?', '\n']).map(folded);
    let runs = sentences.flat_map(|sentence| {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let length = if words.len() == RUN - 1 { RUN - 1 } else { RUN };
        let runs: Vec<String> = words.windows(length).map(|w| w.join(" ")).collect();
        runs
    });
    runs.collect()
}

/// The runs of words that people said, each with all who said them.
pub(super) struct ByWhom<'t> {
    runs: BTreeMap<String, Vec<(&'t Came<'t>, PersonId)>>,
}

impl<'t> ByWhom<'t> {
    pub fn of(trace: &'t Trace<'_>) -> Self {
        let mut runs: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for came in &trace.came {
            for said in came.answer {
                let Some(by) = said.by else { continue };
                for run in sentence_runs(&said.text) {
                    runs.entry(run).or_default().push((came, by));
                }
            }
            // What the scenario itself puts under a speaker is that person's too.
            for statement in &came.findings.statements {
                if let Speaker::Person(by) = statement.account.speaker() {
                    for run in runs_of(&folded(&statement.text)) {
                        if let Some(whose) = runs.get_mut(&run) {
                            whose.push((came, by));
                        }
                    }
                }
            }
        }
        Self { runs }
    }

    /// Where somebody said a run of these folded words that this person did not say.
    pub fn of_another(&self, folded: &str, person: PersonId) -> Option<(&'t Came<'t>, PersonId)> {
        runs_of(folded).find_map(|run| {
            let whose = self.runs.get(&run)?;
            let own = whose.iter().any(|(_, by)| *by == person);
            whose.first().copied().filter(|_| !own)
        })
    }
}

/// The runs of words that people said, with where.
pub(super) struct Said<'t> {
    runs: BTreeMap<String, (&'t Came<'t>, PersonId)>,
}

impl<'t> Said<'t> {
    pub fn of(trace: &'t Trace<'_>, own: &[String]) -> Self {
        let mut runs = BTreeMap::new();
        for came in &trace.came {
            for said in came.answer {
                let Some(by) = said.by else { continue };
                for run in sentence_runs(&said.text) {
                    runs.entry(run).or_insert((came, by));
                }
            }
        }
        // What was also seen or read is no longer only said.
        for own in own {
            for run in runs_of(own) {
                runs.remove(&run);
            }
        }
        Self { runs }
    }

    /// The first run of somebody's words in a folded text.
    pub fn overlap(&self, folded: &str) -> Option<(&'t Came<'t>, PersonId)> {
        runs_of(folded).find_map(|run| self.runs.get(&run).copied())
    }
}

fn runs_of(folded: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let runs: Vec<String> = [RUN, RUN - 1]
        .into_iter()
        .flat_map(|length| words.windows(length).map(|w| w.join(" ")))
        .collect();
    runs.into_iter()
}
