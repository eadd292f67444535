//! A word of the list in a sentence.

use super::{Alternative, Finding, FindingKind, Gap, Sentence, Span, Voice, Woordadvies};
use crate::taal::list::Entry;

/// How many words away a word may stand that makes a word of the list a term.
const NEAR: usize = 12;

impl Sentence<'_> {
    pub(super) fn word<'a>(
        &self,
        list: &'a Woordadvies,
        voice: Voice,
        entry: usize,
        form: usize,
        span: Span,
    ) -> Option<Finding<'a>> {
        let entry = &list.entries[entry];
        if !self.counts(entry.kind, voice)
            || self.is_near(entry, span)
            || !self.leads_on(entry, span)
        {
            return None;
        }
        let last = span.end - 1;
        Some(Finding {
            range: self.tokens[span.first].start..self.tokens[last].end,
            kind: entry.kind,
            key: entry.key.clone(),
            alternative: Some(self.alternative(entry, form, span)),
            reason: &entry.reason,
            source: &entry.source,
        })
    }

    /// Whether a kind of word says something in this voice.
    fn counts(&self, kind: FindingKind, voice: Voice) -> bool {
        match kind {
            // Whoever judges or sums up may conclude.
            FindingKind::Gevolgtrekking => matches!(voice, Voice::Own | Voice::Report),
            // Certainty with a speaker is that speaker's.
            FindingKind::Stelligheid => !self.has_speaker(),
            _ => true,
        }
    }

    /// Whether what follows it lets it mean what its entry says: *gaf toe dat*, and not *gaf toe aan*.
    fn leads_on(&self, entry: &Entry, span: Span) -> bool {
        if entry.before.is_empty() {
            return true;
        }
        let next = self.tokens.get(span.end);
        if next.is_some_and(|t| t.gap <= Gap::Soft && entry.before.contains(&t.word)) {
            return true;
        }
        let clause_ends = next.is_none_or(|t| t.gap > Gap::Space);
        let between = span
            .split
            .map_or(&[][..], |(head, tail)| &self.tokens[head + 1..tail]);
        clause_ends && !between.iter().any(|t| entry.apart.contains(&t.word))
    }

    fn is_near(&self, entry: &Entry, span: Span) -> bool {
        if entry.near.is_empty() {
            return false;
        }
        let from = span.first.saturating_sub(NEAR);
        let to = (span.end + NEAR).min(self.tokens.len());
        let around = &self.tokens[from..to];
        around.iter().any(|t| entry.near.contains(&t.word))
    }

    fn alternative(&self, entry: &Entry, form: usize, span: Span) -> Alternative {
        let first = &self.tokens[span.first];
        if let Some(word) = &entry.replacements[form] {
            let last = span.split.map_or(span.end - 1, |(head, _)| head);
            let written = &self.text[first.start..self.tokens[last].end];
            let mut text = in_case_of(word, written);
            if let Some((head, tail)) = span.split {
                let middle = self.tokens[head].end..self.tokens[tail].start;
                text.push_str(self.text[middle].trim_end());
            }
            return Alternative::Replace(text);
        }
        let next = self.tokens.get(span.end);
        match next {
            // At the start of a sentence the next word would need a capital.
            Some(next) if entry.removable && span.first > 0 && next.gap == Gap::Space => {
                Alternative::Remove(first.start..next.start)
            }
            _ => Alternative::Rewrite(entry.hint.clone()),
        }
    }
}

/// The word with the capitals of what it replaces.
fn in_case_of(word: &str, written: &str) -> String {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let rest: Vec<bool> = letters.map(char::is_uppercase).collect();
    if first_upper && !rest.is_empty() && rest.iter().all(|upper| *upper) {
        return word.to_uppercase();
    }
    let mut chars = word.chars();
    match chars.next() {
        Some(c) if first_upper => c.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}
