//! Sentence by sentence through a text.

use super::{
    Woordadvies,
    finding::{Finding, FindingKind, Voice},
    fold::{Gap, Pieces},
    lexicon::{Token, UNKNOWN},
    names::Names,
    quote::{Quotations, Unclosed},
    sentence::Sentence,
    texts::Group,
};

/// What the text says more than it can, from first to last; no two findings overlap.
///
/// `people` are those of the call: only they are offered as a speaker. Text between quotation marks
/// and [`Voice::Literal`] are left alone. Nothing is rewritten.
pub fn advise<'a>(
    list: &'a Woordadvies,
    text: &str,
    voice: Voice,
    people: &Names,
) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    if voice != Voice::Literal {
        let quotes = Quotations::of(text, Unclosed::Paragraph);
        each_sentence(list, text, people, &quotes, |sentence| {
            sentence.advise(list, voice, &mut found);
        });
    }
    settle(found)
}

/// Whether a sentence outside the quotations names a person as the one who says something:
/// `volgens A`, `moeder verklaart`.
pub fn says_who(list: &Woordadvies, text: &str, people: &Names) -> bool {
    let quotes = Quotations::of(text, Unclosed::Paragraph);
    let mut said = false;
    each_sentence(list, text, people, &quotes, |sentence| {
        said |= sentence.speakers().next().is_some();
    });
    said
}

/// A text without full stops is cut here, so that what a sentence costs has a limit.
const MAX_WORDS: usize = 400;

/// Reads every sentence outside the quotations in turn.
pub(super) fn each_sentence(
    list: &Woordadvies,
    text: &str,
    people: &Names,
    quotes: &Quotations,
    mut visit: impl FnMut(&Sentence<'_>),
) {
    let mut pieces = Pieces::of(text, &quotes.ranges);
    let mut folded = String::new();
    let mut sentence = Sentence::new(text);
    // Somebody was named whose words follow: `Moeder verklaart:` above a list.
    let mut in_scope = false;
    let mut short = false;
    while let Some(piece) = pieces.next_into(&mut folded, short) {
        let over = piece.gap >= Gap::Sentence || sentence.tokens.len() >= MAX_WORDS;
        if over && !sentence.tokens.is_empty() {
            sentence.question = piece.after_question;
            sentence.colon_after = piece.after_colon;
            sentence.list_begins(&piece);
            finish(list, &mut sentence, &mut in_scope, &mut visit);
            in_scope &= piece.gap < Gap::Paragraph;
        }
        let word = list.lexicon.find(&folded, piece.accented);
        let ask = !people.is_empty() && (piece.capital || word != UNKNOWN);
        sentence.list_begins(&piece);
        // An abbreviation, or the first letter of a name.
        short = folded.len() == 1 || list.is(word, Group::Afkorting);
        sentence.tokens.push(Token {
            start: piece.range.start,
            end: piece.range.end,
            word,
            gap: piece.gap,
            person: false,
            pronoun: false,
            named: ask.then(|| people.get(&folded, piece.capital)).flatten(),
        });
    }
    let last = sentence.tokens.last().map_or(0, |t| t.end);
    sentence.question = text[last..].contains('?');
    finish(list, &mut sentence, &mut in_scope, &mut visit);
}

fn finish(
    list: &Woordadvies,
    sentence: &mut Sentence<'_>,
    in_scope: &mut bool,
    visit: &mut impl FnMut(&Sentence<'_>),
) {
    if sentence.tokens.is_empty() {
        return;
    }
    sentence.mark(&list.lexicon);
    sentence.in_scope = *in_scope;
    visit(sentence);
    *in_scope |= sentence.opens_scope();
    sentence.clear();
}

/// In order and apart. Where two overlap, a hint gives way, a mark that is not closed stays, and else
/// the first one does.
pub(super) fn settle(mut found: Vec<Finding<'_>>) -> Vec<Finding<'_>> {
    found.sort_by_key(|f| (f.range.start, f.kind.is_hint()));
    let mut kept: Vec<Finding<'_>> = Vec::with_capacity(found.len());
    for finding in found {
        match kept.last_mut() {
            Some(last) if finding.range.start < last.range.end => {
                let mark = finding.kind == FindingKind::OpenCitaat;
                if mark || last.kind.is_hint() && !finding.kind.is_hint() {
                    *last = finding;
                }
            }
            _ => kept.push(finding),
        }
    }
    kept
}
