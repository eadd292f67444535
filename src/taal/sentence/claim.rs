//! A claim about a person, and nobody who says it.
//!
//! `Vader stalkt moeder` reads as a fact. An ombudsman found a breach of impartiality where the
//! police wrote a parent's claim down so (2015/035). The offer names the person whom the claim
//! touches, as it stands in the text, and only if that is an adult of this call; otherwise it asks
//! *(wie?)*. It never says that somebody said it. The rule reads places in the sentence and no
//! roles, so that father and mother get the same offer.

use std::ops::Range;

use super::{Gap, Group, Sentence, Span, Voice, Woordadvies};
use crate::taal::finding::FindingKind;

/// Most words between the person and what is claimed.
const REACH: usize = 12;

impl Sentence<'_> {
    /// The words of the claim, and the offer.
    pub(super) fn claim_without_speaker(
        &self,
        list: &Woordadvies,
        voice: Voice,
    ) -> Option<(Range<usize>, String)> {
        if !matches!(voice, Voice::Own | Voice::Report) {
            return None;
        }
        // What an officer can see at the door may be seen.
        let claims = |group: Group| match group {
            Group::Verborgen => true,
            Group::Zichtbaar | Group::TegenIemand => voice == Voice::Report,
            _ => false,
        };
        let mut spans = self.groups.iter().filter(|(g, _)| claims(*g));
        spans.clone().next()?;
        if self.question || self.has_speaker() {
            return None;
        }
        let people: Vec<usize> = (0..self.tokens.len())
            .filter(|at| self.is_person(*at))
            .collect();
        let (claim, subject) = spans.find_map(|(group, span)| {
            let subject = subject(&people, *span)?;
            let stands = *group != Group::Zichtbaar || self.touches_another(&people, subject);
            stands.then_some((*span, subject))
        })?;
        let speaker = self.speaker(list, &people, subject);
        let offer = &list.sentence(FindingKind::ZonderSpreker).liever;
        let head = claim.split.map_or(claim.end, |(head, _)| head + 1);
        let speaker = speaker.as_deref().unwrap_or("(wie?)");
        Some((claim.first..head, offer.replace("{spreker}", speaker)))
    }

    /// Whether somebody else is named too: who slams a door claims nothing about anybody.
    fn touches_another(&self, people: &[usize], subject: usize) -> bool {
        let person = |at: usize| self.tokens[at].named.map(|n| n.person);
        let same = |at: usize| person(at).is_some() && person(at) == person(subject);
        let named = people
            .iter()
            .any(|at| *at != subject && !same(*at) && !self.is_pronoun(*at));
        let mut groups = self.groups.iter();
        named || groups.any(|(g, span)| *g == Group::Getroffen && self.stands_alone(span.end))
    }

    /// Whether no word follows at once, so that *haar* before it is no possession.
    fn stands_alone(&self, next: usize) -> bool {
        let token = self.tokens.get(next);
        token.is_none_or(|t| t.gap > Gap::Space)
    }

    /// The other adult in the sentence, as it is written there.
    fn speaker(&self, list: &Woordadvies, people: &[usize], subject: usize) -> Option<String> {
        let by = |at: &usize| {
            let before = [1, 2].iter().filter_map(|n| at.checked_sub(*n));
            before
                .into_iter()
                .any(|b| list.is(self.tokens[b].word, Group::Door))
        };
        // In a passive the one after *door* acts.
        let actor = people.iter().copied().find(by).unwrap_or(subject);
        let person = |at: usize| self.tokens[at].named.map(|n| n.person);
        let known = person(actor)?;
        let other = people
            .iter()
            .find(|at| person(**at).is_some_and(|other| other != known && !other.is_child()))?;
        let token = &self.tokens[*other];
        let mut chars = self.text[token.start..token.end].chars();
        let first = chars.next()?;
        Some(first.to_uppercase().chain(chars).collect())
    }
}

/// The person of whom it is claimed: the first one before the claim, else the one right after it.
fn subject(people: &[usize], claim: Span) -> Option<usize> {
    let before = people
        .iter()
        .find(|at| **at < claim.first && claim.first - **at <= REACH);
    let after = people
        .iter()
        .find(|at| **at >= claim.first && **at <= claim.end + 1);
    before.or(after).copied()
}
