//! What stands in the melding at the end, text by text, with who speaks; and words made comparable.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::trace::Trace;
use crate::{
    melding::{Account, AnswerValue, EntryId, Melding, PersonId, Speaker},
    protocol::Signal,
    training::{Expected, Findings},
};

/// The number of a text that has none of its own, such as a note at an answer.
pub(super) const NO_ENTRY: EntryId = EntryId(0);

/// One text with its speaker.
#[derive(Clone, Debug)]
pub(super) struct Line<'m> {
    /// Whose account it is; `None` where nobody recorded that.
    pub account: Option<&'m Account>,
    /// Who speaks.
    pub speaker: Option<Speaker>,
    pub text: String,
    /// The text without what stands between quotation marks.
    pub bare: String,
    /// What stands between them.
    pub quotes: String,
    pub second: Option<u32>,
    /// Which kind of record holds it.
    pub kind: Kind,
    /// The number of that record; zero for what has none of its own, such as a note.
    pub id: EntryId,
}

/// The kind of record in which a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A danger at this signal.
    Danger(Signal),
    /// A note at this signal.
    Note(Signal),
    Answer,
    Decision,
    Statement,
    Rebuttal,
    /// It tells what the police did, and needs no other speaker.
    Act,
}

impl Line<'_> {
    /// Whether it stands there as found: seen by the officer, read, or looked up.
    pub fn is_found(&self) -> bool {
        self.kind != Kind::Act && self.account.is_some_and(is_found)
    }
}

/// Whether an account is no person's: seen, judged, read or looked up. A document that somebody
/// only mentioned is that person's account.
pub(super) fn is_found(account: &Account) -> bool {
    !matches!(account.speaker(), Speaker::Person(_))
}

/// Every text of the melding at the end.
pub(super) fn lines<'m>(trace: &'m Trace<'_>) -> Vec<Line<'m>> {
    let melding = trace.melding();
    let mut all = Vec::new();
    let at = |id: EntryId| trace.entries.get(&id).copied();
    for (signal, answer) in &melding.signals {
        for danger in answer.active() {
            let of = (Kind::Danger(*signal), danger.id);
            add(
                &mut all,
                of,
                danger.known.as_ref(),
                &danger.text,
                at(danger.id),
            );
        }
        // A note belongs to who told of the signal, where that is one account.
        let dangers = answer.active().map(|d| d.known.as_ref());
        let told: Vec<_> = match answer.active().next() {
            Some(_) => dangers.collect(),
            None => answer.live_replies().map(|r| r.account.as_ref()).collect(),
        };
        let account = match told[..] {
            [one] => one,
            _ => None,
        };
        let second = trace.answered.get(signal).copied();
        let of = (Kind::Note(*signal), NO_ENTRY);
        add(&mut all, of, account, &answer.note, second);
    }
    for (question, answer) in &melding.answers {
        if !melding.applies(*question) {
            continue;
        }
        let of = (Kind::Answer, NO_ENTRY);
        if let Some(AnswerValue::Tekst(text)) = &answer.value {
            add(&mut all, of, Some(&answer.account), text, None);
        }
        add(&mut all, of, Some(&answer.account), &answer.note, None);
    }
    for decision in melding.live_decisions() {
        let parts = [&decision.says_today, &decision.court, &decision.number];
        let text = parts.map(|part| part.trim()).join(" ");
        let of = (Kind::Decision, decision.id);
        add(
            &mut all,
            of,
            Some(&decision.account),
            &text,
            at(decision.id),
        );
    }
    for statement in melding.live_statements() {
        let second = at(statement.id);
        let of = (Kind::Statement, statement.id);
        add(
            &mut all,
            of,
            Some(&statement.account),
            &statement.text,
            second,
        );
    }
    rebuttals(trace, &mut all);
    // What somebody wishes is that person's, and nobody else's account.
    for wish in melding.live_wishes() {
        said(&mut all, wish.by, &wish.fact);
    }
    for child in melding.children() {
        said(&mut all, Some(child.id), &child.wish);
    }
    for act in melding.live_acts() {
        let text = format!("{} {}", act.text, act.reason);
        let of = (Kind::Act, act.id);
        add(&mut all, of, Some(&Account::Handeling), &text, at(act.id));
    }
    all.retain(|line| !line.text.trim().is_empty());
    all
}

/// The answer to an accusation is the words of whom it is about.
fn rebuttals<'m>(trace: &'m Trace<'_>, all: &mut Vec<Line<'m>>) {
    let melding = trace.melding();
    for accusation in melding.accusations() {
        let Some(rebuttal) = melding.rebuttals.get(&accusation.id) else {
            continue;
        };
        if let [one] = accusation.about[..] {
            let of = (Kind::Rebuttal, accusation.id);
            add(all, of, None, &rebuttal.answer, None);
            if let Some(line) = all.last_mut() {
                line.speaker = Some(Speaker::Person(one));
            }
        }
    }
}

fn said(all: &mut Vec<Line<'_>>, by: Option<PersonId>, text: &str) {
    add(all, (Kind::Answer, NO_ENTRY), None, text, None);
    if let Some(line) = all.last_mut() {
        line.speaker = by.map(Speaker::Person);
    }
}

fn add<'m>(
    all: &mut Vec<Line<'m>>,
    (kind, id): (Kind, EntryId),
    account: Option<&'m Account>,
    text: &str,
    at: Option<u32>,
) {
    let (bare, quotes) = parted(text);
    all.push(Line {
        account,
        speaker: account.map(Account::speaker),
        text: text.to_owned(),
        bare,
        quotes,
        second: at,
        kind,
        id,
    });
}

/// The texts of a part of a scenario that are nobody's words: seen, read or looked up.
pub(super) fn found_texts(findings: &Findings) -> impl Iterator<Item = &str> {
    let dangers = findings.signals.values().flat_map(|s| &s.dangers);
    let dangers = dangers
        .filter(|d| d.known.as_ref().is_some_and(is_found))
        .map(|d| &*d.text);
    let statements = findings.statements.iter();
    let statements = statements
        .filter(|s| is_found(&s.account))
        .map(|s| &*s.text);
    let decisions = findings.decisions.iter();
    let decisions = decisions
        .filter(|d| is_found(&d.account))
        .map(|d| &*d.says_today);
    let answers = findings.answers.values().filter(|a| is_found(&a.account));
    let answers = answers.flat_map(|a| {
        let text = match &a.value {
            Some(AnswerValue::Tekst(text)) => Some(&**text),
            _ => None,
        };
        text.into_iter().chain([&*a.note])
    });
    dangers.chain(statements).chain(decisions).chain(answers)
}

/// The words of a text without capitals, accents and signs, each with a space before it, and one at
/// the end.
pub(in crate::training) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Words by which something is recognised, folded once: for each the ways in which it can be said.
pub(in crate::training) struct Signs(Vec<Vec<String>>);

impl Signs {
    pub fn of(expected: &Expected) -> Self {
        let ways = expected.signs().map(|ways| {
            let folded = ways.map(|way| folded(way).trim_end().to_owned());
            folded.filter(|way| !way.is_empty()).collect::<Vec<_>>()
        });
        Self(ways.filter(|ways| !ways.is_empty()).collect())
    }

    /// Whether folded texts have them all between them. A word may go on: `koorts` is found in
    /// `koortsig`; one of three letters or less stands alone. No words find nothing.
    pub fn all_among<'f>(&self, texts: impl Iterator<Item = &'f str> + Clone) -> bool {
        let found = |ways: &Vec<String>| {
            let mut ways = ways.iter();
            ways.any(|way| texts.clone().any(|text| stands(way, text)))
        };
        !self.0.is_empty() && self.0.iter().all(found)
    }

    /// Whether a folded text has them all.
    pub fn all_in(&self, folded: &str) -> bool {
        self.all_among(std::iter::once(folded))
    }

    /// Whether a folded text has one of them.
    pub fn any_in(&self, folded: &str) -> bool {
        let mut ways = self.0.iter().flatten();
        ways.any(|way| stands(way, folded))
    }
}

fn stands(way: &str, folded: &str) -> bool {
    let last = way.rsplit(' ').next().unwrap_or_default();
    if last.chars().count() > 3 {
        folded.contains(way)
    } else {
        folded.contains(&format!("{way} "))
    }
}

/// A text without what stands between quotation marks, and what stands there, each quotation a
/// sentence: literal words have their speaker beside them.
fn parted(text: &str) -> (String, String) {
    let mut out = String::with_capacity(text.len());
    let mut quotes = String::new();
    let mut closing = None;
    for c in text.chars() {
        match (closing, c) {
            (Some(mark), c) if c == mark => {
                closing = None;
                quotes.push('\n');
            }
            (Some(_), c) => quotes.push(c),
            (None, '"') => closing = Some('"'),
            (None, '“' | '„' | '”') => closing = Some('”'),
            (None, '‘') => closing = Some('’'),
            (None, '«') => closing = Some('»'),
            (None, c) => out.push(c),
        }
    }
    (out, quotes)
}

/// A text on one line, cut where it is long.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 90;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MOST {
        return words;
    }
    let cut: String = words.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// The text of a record in the melding, for a point about it.
pub(super) fn entry_text(melding: &Melding, id: EntryId) -> Option<&str> {
    let dangers = melding.signals.values().flat_map(|s| &s.dangers);
    let mut texts = dangers
        .map(|d| (d.id, &d.text))
        .chain(melding.statements.iter().map(|s| (s.id, &s.text)))
        .chain(melding.decisions.iter().map(|d| (d.id, &d.says_today)))
        .chain(melding.acts.iter().map(|a| (a.id, &a.text)))
        .chain(melding.report_wishes.iter().map(|w| (w.id, &w.fact)));
    texts.find(|(of, _)| *of == id).map(|(_, text)| &**text)
}
