//! One sentence: which words of the lists stand in it, and what its shape says.

mod claim;
mod passive;
mod word;

use super::{
    LONG_SENTENCE, Woordadvies,
    finding::{Alternative, Finding, FindingKey, FindingKind, Voice},
    fold::{Gap, Piece, folded_words},
    lexicon::{Lexicon, Meaning, Span, Token, UNKNOWN},
    texts::Group,
};

/// A sentence, with what stands in it.
pub(super) struct Sentence<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its words outside quotations.
    pub tokens: Vec<Token>,
    /// It ends with a question mark.
    pub question: bool,
    /// A colon stands after it.
    pub colon_after: bool,
    /// Before which of its words a list begins: a colon ended the line.
    list_at: Option<usize>,
    /// Somebody was named before it whose words these are.
    pub in_scope: bool,
    /// The forms of entries that stand in it: entry, form, place.
    forms: Vec<(usize, usize, Span)>,
    /// The words of groups that stand in it.
    groups: Vec<(Group, Span)>,
}

impl<'t> Sentence<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            tokens: Vec::new(),
            question: false,
            colon_after: false,
            list_at: None,
            in_scope: false,
            forms: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// Makes room for the next one.
    pub fn clear(&mut self) {
        self.tokens.clear();
        self.forms.clear();
        self.groups.clear();
        self.question = false;
        self.colon_after = false;
        self.list_at = None;
    }

    /// Notes where a list begins, if it does before this word.
    pub fn list_begins(&mut self, next: &Piece) {
        if next.opens_list && !self.tokens.is_empty() {
            self.list_at.get_or_insert(self.tokens.len());
        }
    }

    /// Looks up every phrase that begins at a word.
    pub fn mark(&mut self, lexicon: &Lexicon) {
        let mut covered = 0;
        for at in 0..self.tokens.len() {
            let word = self.tokens[at].word;
            if word == UNKNOWN {
                continue;
            }
            for phrase in lexicon.phrases(word) {
                let free = at >= covered && !self.is_name(at);
                let is_group = matches!(phrase.meaning, Meaning::Group(_));
                if !is_group && !free {
                    continue;
                }
                let Some(span) = phrase.at(&self.tokens, at) else {
                    continue;
                };
                match phrase.meaning {
                    Meaning::Group(group) => self.group(group, span),
                    Meaning::Allowed => covered = span.end,
                    Meaning::Form { entry, form } => {
                        covered = span.end;
                        self.forms.push((entry, form, span));
                    }
                }
            }
        }
    }

    /// Whether a word is somebody's name, as it is written in the call.
    fn is_name(&self, at: usize) -> bool {
        self.tokens[at].named.is_some_and(|n| n.capital)
    }

    /// Whether a word of the group stands in it.
    pub fn has(&self, group: Group) -> bool {
        self.groups.iter().any(|(g, _)| *g == group)
    }

    /// Whether it says whose words it gives.
    pub fn has_speaker(&self) -> bool {
        self.in_scope || self.has(Group::Spreker) || self.person_before_colon()
    }

    /// `Moeder: ...`
    fn person_before_colon(&self) -> bool {
        let mut pairs = self.tokens.windows(2).enumerate();
        pairs.any(|(at, pair)| pair[1].gap == Gap::Colon && self.is_person(at))
            || self.colon_after && self.is_person(self.tokens.len() - 1)
    }

    /// Whether the rest of the paragraph is somebody's words: who speaks is named, and the colon after
    /// that ends its line. What stands behind a colon on one line ends with its sentence.
    pub fn opens_scope(&self) -> bool {
        self.list_at.is_some_and(|list| {
            let mut groups = self.groups.iter();
            groups.any(|(g, span)| *g == Group::Spreker && span.first < list)
                || self.is_person(list - 1)
        })
    }

    fn group(&mut self, group: Group, span: Span) {
        self.groups.push((group, span));
        if matches!(group, Group::Persoon | Group::Voornaamwoord) {
            let token = &mut self.tokens[span.end - 1];
            token.person = true;
            token.pronoun = group == Group::Voornaamwoord;
        }
    }

    fn is_person(&self, at: usize) -> bool {
        self.tokens[at].person || self.tokens[at].named.is_some()
    }

    /// Hij, zij: the word does not say who.
    fn is_pronoun(&self, at: usize) -> bool {
        self.tokens[at].pronoun
    }

    /// The people whom it names as speaking, by the number of their word.
    pub fn speakers(&self) -> impl Iterator<Item = &Token> {
        let spans = self.groups.iter().filter(|(g, _)| *g == Group::Spreker);
        let beside = spans.flat_map(|(_, span)| [span.first.checked_sub(1), Some(span.end)]);
        let colon = (1..self.tokens.len())
            .filter(|at| self.tokens[*at].gap == Gap::Colon)
            .map(|at| Some(at - 1));
        beside
            .chain(colon)
            .flatten()
            .filter(move |at| {
                *at < self.tokens.len() && self.is_person(*at) && !self.is_pronoun(*at)
            })
            .map(|at| &self.tokens[at])
    }

    /// Everything that is to be said about it.
    pub fn advise<'a>(&self, list: &'a Woordadvies, voice: Voice, found: &mut Vec<Finding<'a>>) {
        let before = found.len();
        for (entry, form, span) in &self.forms {
            found.extend(self.word(list, voice, *entry, *form, *span));
        }
        if let Some((claim, offer)) = self.claim_without_speaker(list, voice) {
            let kind = FindingKind::ZonderSpreker;
            found.push(self.shape(list, kind, claim, offer));
        }
        if let Some(at) = self.passive(list) {
            let hint = list.sentence(FindingKind::Lijdend).liever.clone();
            found.push(self.shape(list, FindingKind::Lijdend, at..at + 1, hint));
        }
        let count = self.tokens.len();
        if count > LONG_SENTENCE {
            let taken = &found[before..];
            let free = |at: &usize| {
                let token = &self.tokens[*at];
                let apart =
                    |f: &Finding<'_>| f.range.end <= token.start || token.end <= f.range.start;
                taken.iter().all(apart)
            };
            if let Some(at) = (LONG_SENTENCE..count.min(LONG_SENTENCE + 10)).find(free) {
                let hint = &list.sentence(FindingKind::LangeZin).liever;
                let hint = hint.replace("{aantal}", &count.to_string());
                found.push(self.shape(list, FindingKind::LangeZin, at..at + 1, hint));
            }
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|t| &self.text[t.start..t.end])
    }

    /// A finding about the shape of the sentence, at these words.
    fn shape<'a>(
        &self,
        list: &'a Woordadvies,
        kind: FindingKind,
        words: std::ops::Range<usize>,
        hint: String,
    ) -> Finding<'a> {
        let advice = list.sentence(kind);
        Finding {
            range: self.tokens[words.start].start..self.tokens[words.end - 1].end,
            kind,
            key: FindingKey::sentence(kind, number(self.words())),
            alternative: Some(Alternative::Rewrite(hint)),
            reason: &advice.reden,
            source: &advice.bron,
        }
    }
}

/// A number that belongs to these words, whatever stands around them (FNV-1a).
pub(super) fn number<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut number = 0xcbf2_9ce4_8422_2325_u64;
    for word in words.flat_map(folded_words) {
        for byte in word.bytes().chain([b' ']) {
            number = (number ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    number
}
