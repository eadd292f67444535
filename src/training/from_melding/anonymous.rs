//! The call without what names people, places, papers and days, and with labels for names in words.

use std::collections::BTreeSet;

use crate::{
    melding::{AnswerValue, Melding, Person, PersonId, Text, Whereabouts},
    protocol::Kind,
    training::Findings,
};

/// Fewest letters of a part of a name that is looked for in words.
const PART: usize = 3;

/// A copy of the call with labels only.
pub(super) fn anonymous(melding: &Melding) -> Melding {
    let mut m = melding.clone();
    let names = Names::of(melding);
    for p in &mut m.people {
        *p = Person {
            relation: p.relation,
            now: unnamed(p.now),
            lives: unnamed(p.lives),
            presence: p.presence,
            parents: p.parents.clone(),
            custody: p.custody.clone(),
            ..Person::new(p.id)
        };
    }
    m.places.clear();
    m.signals_from = None;
    m.signals
        .retain(|signal, _| melding.signal(*signal).is_some());
    for answer in m.signals.values_mut() {
        // Dangers that no longer count stay behind with the answer that they belonged to.
        if answer.active().next().is_none() {
            answer.dangers.clear();
        }
        answer.replies.retain(|r| !r.replaced);
        for reply in &mut answer.replies {
            reply.place = unnamed(reply.place);
            reply.at = None;
        }
        answer.dangers.retain(|d| !d.withdrawn);
        for danger in &mut answer.dangers {
            danger.place = unnamed(danger.place);
            danger.at = None;
        }
    }
    m.answers
        .retain(|question, _| melding.answer(*question).is_some());
    for (question, answer) in &mut m.answers {
        if question.kind() == Kind::Date {
            answer.value = Some(AnswerValue::Onbekend);
        }
    }
    m.decisions.retain(|d| !d.withdrawn);
    for decision in &mut m.decisions {
        decision.court = Text::default();
        decision.number = Text::default();
        decision.date = None;
        decision.until = None;
    }
    // Words that were wiped out afterwards say nothing, and no scenario can add them.
    m.statements.retain(|s| !s.withdrawn && !s.text.is_blank());
    for statement in &mut m.statements {
        statement.at = None;
        statement.recorded = None;
        statement.place = Text::default();
    }
    for hearing in m.hearings.values_mut() {
        hearing.at = None;
        hearing.recorded = None;
    }
    m.acts.retain(|a| !a.withdrawn);
    for act in &mut m.acts {
        act.at = None;
        act.recorded = None;
    }
    let live: BTreeSet<_> = m.accusations().iter().map(|a| a.id).collect();
    m.rebuttals.retain(|id, _| live.contains(id));
    m.concept = Default::default();
    m.shields.clear();
    m.words_kept.clear();
    m.unread.clear();
    relabel(&mut m, &names);
    m
}

/// A third place is somewhere else: its name would give it away.
fn unnamed(place: Whereabouts) -> Whereabouts {
    match place {
        Whereabouts::Plek(_) => Whereabouts::Elders,
        Whereabouts::Onbekend | Whereabouts::Bij(_) | Whereabouts::Beide | Whereabouts::Elders => {
            place
        }
    }
}

/// Puts labels for names in every text that is left.
fn relabel(m: &mut Melding, names: &Names) {
    let mut all = Findings {
        people: Vec::new(),
        signals: std::mem::take(&mut m.signals),
        answers: std::mem::take(&mut m.answers),
        decisions: std::mem::take(&mut m.decisions),
        statements: std::mem::take(&mut m.statements),
        hearings: std::mem::take(&mut m.hearings),
        rebuttals: std::mem::take(&mut m.rebuttals),
        acts: std::mem::take(&mut m.acts),
    };
    crate::training::edit::each_of_findings(&mut all, &mut |text| *text = names.hide(text));
    m.signals = all.signals;
    m.answers = all.answers;
    m.decisions = all.decisions;
    m.statements = all.statements;
    m.hearings = all.hearings;
    m.rebuttals = all.rebuttals;
    m.acts = all.acts;
}

/// What gives people and papers of the call away, with what stands there instead; longest first.
struct Names(Vec<(Vec<char>, String)>);

impl Names {
    fn of(melding: &Melding) -> Self {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut add = |text: &str, instead: &str| {
            let text = text.trim();
            if text.chars().count() >= PART {
                found.push((text.to_lowercase(), instead.to_owned()));
            }
        };
        for p in &melding.people {
            let label = p.id.to_string();
            add(&p.name, &label);
            let parts = p.name.split_whitespace();
            // A part of a name has a capital; "van" and "de" stand everywhere.
            for part in parts.filter(|part| part.starts_with(char::is_uppercase)) {
                let others = melding.people.iter().filter(|o| o.id != p.id);
                let mut others = others.filter(|o| o.name.split_whitespace().any(|w| w == part));
                match others.next() {
                    None => add(part, &label),
                    // A name that two people have names neither.
                    Some(_) => add(part, "…"),
                }
            }
            for text in [&p.address, &p.phone, &p.now_text] {
                add(text, "…");
            }
            for part in p.address.split([',', '\n']) {
                add(part, "…");
            }
            if let Some(birth) = p.birth {
                for form in ["%Y-%m-%d", "%-d-%-m-%Y", "%d-%m-%Y", "%d/%m/%Y"] {
                    add(&birth.format(form).to_string(), "…");
                }
            }
        }
        for decision in &melding.decisions {
            add(&decision.number, "…");
            add(&decision.court, "…");
        }
        for statement in &melding.statements {
            add(&statement.place, "…");
        }
        for place in &melding.places {
            add(&place.name, "…");
        }
        found.sort_by_key(|(text, _)| std::cmp::Reverse(text.chars().count()));
        let found = found.into_iter();
        Self(
            found
                .map(|(text, new)| (text.chars().collect(), new))
                .collect(),
        )
    }

    /// The text with each of them replaced, where it stands as whole words.
    fn hide(&self, text: &Text) -> Text {
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::new();
        let mut at = 0;
        while at < chars.len() {
            let begins = at == 0 || !chars[at - 1].is_alphanumeric();
            let hit = self
                .0
                .iter()
                .find(|(word, _)| begins && stands(&chars[at..], word));
            match hit {
                Some((word, new)) => {
                    out.push_str(new);
                    at += word.len();
                }
                None => {
                    out.push(chars[at]);
                    at += 1;
                }
            }
        }
        Text::clean(&out)
    }
}

/// Whether the text begins with this word, and it ends there; an *s* of possession is let through.
fn stands(text: &[char], word: &[char]) -> bool {
    let same = |(a, b): (&char, &char)| a.to_lowercase().eq(b.to_lowercase());
    if text.len() < word.len() || !text.iter().zip(word).all(same) {
        return false;
    }
    let ends = |rest: &[char]| rest.first().is_none_or(|c| !c.is_alphanumeric());
    let rest = &text[word.len()..];
    ends(rest) || (rest[0] == 's' && ends(&rest[1..]))
}

/// Whose answers a person gives, for naming information.
pub(super) fn label(id: PersonId) -> String {
    id.to_string().to_lowercase()
}
