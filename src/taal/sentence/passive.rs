//! A passive: *wordt* or *werd* with a participle. A hint only.

use super::{Group, Sentence, Woordadvies};

/// Most words between *werd* and what was done.
const REACH: usize = 8;

const OPENINGS: [&str; 7] = ["ge", "be", "ver", "ont", "her", "over", "onder"];

/// Parts that can stand before *ge*: meegenomen, teruggebracht.
const SEPARABLE: [&str; 20] = [
    "aan", "af", "bij", "binnen", "dicht", "in", "los", "mee", "na", "neer", "om", "op", "open",
    "over", "terug", "toe", "uit", "vast", "voor", "weg",
];

impl Sentence<'_> {
    /// The word *wordt* or *werd* of a passive.
    pub(super) fn passive(&self, list: &Woordadvies) -> Option<usize> {
        let helps = |at: &usize| list.is(self.tokens[*at].word, Group::Lijdend);
        (0..self.tokens.len()).filter(helps).find(|&at| {
            let from = at.saturating_sub(2);
            let to = (at + 1 + REACH).min(self.tokens.len());
            (from..to).any(|other| other != at && self.is_participle(list, other))
        })
    }

    fn is_participle(&self, list: &Woordadvies, at: usize) -> bool {
        let token = &self.tokens[at];
        let is =
            |at: Option<usize>, group| at.is_some_and(|at| list.is(self.tokens[at].word, group));
        // *Haar gezicht* is a noun; in *door haar geslagen* the word names who acts.
        let is_noun = is(at.checked_sub(1), Group::Lidwoord) && !is(at.checked_sub(2), Group::Door);
        if list.is(token.word, Group::GeenDeelwoord) || is_noun {
            return false;
        }
        looks_like_participle(&self.text[token.start..token.end])
    }
}

fn looks_like_participle(word: &str) -> bool {
    // A capital inside a sentence is a name; at its start no participle stands.
    if word.len() < 5 || !word.is_ascii() || word.starts_with(|c: char| c.is_uppercase()) {
        return false;
    }
    let ends = word.ends_with('d') || word.ends_with('t') || word.ends_with("en");
    let opens = |word: &str| word.len() > 4 && OPENINGS.iter().any(|o| word.starts_with(o));
    let after_part = SEPARABLE
        .iter()
        .filter_map(|part| word.strip_prefix(part))
        .any(|rest| rest.starts_with("ge") && rest.len() > 4);
    ends && (opens(word) || after_part)
}
