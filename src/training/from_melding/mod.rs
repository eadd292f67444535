//! A scenario from a real call: who said what becomes information per speaker, under labels only.
//!
//! Names, addresses, telephone numbers, birth dates, places, case numbers and the days on which
//! things happened stay behind. Typed words are personal data too: they come along as material to
//! rewrite, and [`Made::unreviewed`] names each of them until the maker has looked at it.

mod anonymous;
mod gather;

#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;
use uuid::Uuid;

use super::{Ask, Channel, Good, Id, Item, Move, Required, Role, Scenario, Session};
use crate::{
    afweging::assess,
    documents::DebriefLevel,
    melding::{Heard, Melding, Person, PersonId, Text, Whereabouts},
};

/// The words that a scenario begins with where the call has none. `{wie}` is who is asked.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The title.
    pub title: &'a str,
    /// What the meldkamer says.
    pub briefing: &'a str,
    /// Asking about safety.
    pub safety: &'a str,
    /// Asking for the story.
    pub story: &'a str,
    /// Asking the other questions.
    pub questions: &'a str,
    /// Asking for decisions.
    pub papers: &'a str,
    /// Putting accusations to somebody.
    pub rebuttal: &'a str,
    /// Doing what was done.
    pub acts: &'a str,
    /// Why something counts.
    pub why: &'a str,
    /// What a line of an answer begins as, where the call has no words.
    pub answer: &'a str,
}

/// A scenario from a call, and what must be looked at before it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The scenario.
    pub scenario: Scenario,
    /// The typed words of the call that stand in it, each once, in the order in which they stand.
    pub unreviewed: Vec<Text>,
}

/// Minutes that a piece of information costs until the maker says otherwise.
const MINUTES: u32 = 2;

/// Makes a scenario of a call. `now` is when the call of the scenario comes in.
pub fn from_melding(
    melding: &Melding,
    id: Id,
    now: NaiveDateTime,
    words: &Words<'_>,
    who: &dyn Fn(Channel) -> String,
) -> Made {
    let clean = anonymous::anonymous(melding);
    let people = people(melding, &clean);
    let mut gathered = gather::gather(&clean);
    if let Some(first) = gathered.parts.first_mut() {
        // Where a child is decides as much as what is said of it.
        let told = people.iter().filter(|role| !role.in_briefing);
        let children = told.map(|role| &role.person).filter(|p| p.id.is_child());
        let placed = children.filter(|p| p.now != Whereabouts::Onbekend);
        first.findings.people = placed.cloned().collect();
    }
    let items: Vec<Item> = gathered
        .parts
        .into_iter()
        .map(|part| Item {
            id: part.id(),
            channel: part.channel,
            ask: Text::clean(&part.group.words(words).replace("{wie}", &who(part.channel))),
            minutes: MINUTES,
            needs: part.needs,
            answer: gather::answer(&part.findings, part.channel, words.answer),
            findings: part.findings,
            deed: None,
        })
        .collect();
    let mut expert: Vec<Move> = items
        .iter()
        .flat_map(|i| [Move::Ask(i.id.clone()), Move::Note(i.id.clone())])
        .collect();
    if !gathered.own.is_empty() {
        expert.push(Move::Fill(Box::new(gathered.own)));
    }
    let mut scenario = Scenario {
        id,
        version: 1,
        title: words.title.into(),
        level: DebriefLevel::Basis,
        goals: Vec::new(),
        budget: MINUTES * u32::try_from(items.len()).unwrap_or(u32::MAX / MINUTES),
        start: now,
        briefing: words.briefing.into(),
        reporter: clean.reporter,
        people,
        good: Good {
            outcome: assess(&clean).headline,
            why: words.why.into(),
            citations: Vec::new(),
            required: required(&clean, words.why),
            order: Vec::new(),
            forbidden: Vec::new(),
            statements: Vec::new(),
            known: Vec::new(),
            rules: Vec::new(),
        },
        items,
        events: Vec::new(),
        expert,
    };
    // What the rules give in the scenario itself, where its expert can be played.
    if let Ok(session) = Session::replay(&scenario, Uuid::nil(), &scenario.expert) {
        let outcome = assess(session.melding()).headline;
        drop(session);
        scenario.good.outcome = outcome;
    }
    let unreviewed = unreviewed(&scenario);
    Made {
        scenario,
        unreviewed,
    }
}

/// The people by their label, relation and age; nothing else of them comes along.
fn people(melding: &Melding, clean: &Melding) -> Vec<Role> {
    let age = |id: PersonId| {
        let person = melding.person(id).filter(|_| id.is_child());
        person.and_then(|p| p.age_on(melding.at.date()))
    };
    let role = |p: &Person| Role {
        person: Person {
            age: age(p.id),
            ..p.clone()
        },
        in_briefing: clean.reporter == Some(p.id),
        knows: Text::default(),
        says: Text::default(),
    };
    clean.people.iter().map(role).collect()
}

/// What was asked in the call must be asked in the scenario.
fn required(melding: &Melding, why: &str) -> Vec<Required> {
    let required = |ask| Required {
        ask,
        why: why.into(),
        citations: Vec::new(),
    };
    let signals = melding.signals.keys().copied();
    let asked = signals.filter(|signal| melding.signal(*signal).is_some());
    let heard = melding.hearings.iter();
    let heard = heard.filter(|(id, h)| id.is_parent() && h.heard == Some(Heard::Gehoord));
    asked
        .map(Ask::Signaal)
        .chain(heard.map(|(id, _): (&PersonId, _)| Ask::Gehoord(*id)))
        .map(required)
        .collect()
}

/// Every text that came from the call: all texts of the information and of what the officer filled in.
fn unreviewed(scenario: &Scenario) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    let mut take = |text: &mut Text| {
        if !text.is_blank() && !found.contains(text) {
            found.push(text.clone());
        }
    };
    let mut findings = scenario.items.iter().map(|item| item.findings.clone());
    for mut part in findings.by_ref() {
        super::edit::each_of_findings(&mut part, &mut take);
    }
    for next in &scenario.expert {
        if let Move::Fill(part) = next {
            super::edit::each_of_findings(&mut part.clone(), &mut take);
        }
    }
    found
}

/// Which of these texts still stand in the scenario, word for word or as a part of a longer text.
pub fn still_standing(scenario: &Scenario, texts: &[Text]) -> Vec<Text> {
    let mut here: Vec<String> = Vec::new();
    scenario
        .clone()
        .each_text(&mut |text| here.push(text.as_str().to_owned()));
    let stands = |text: &&Text| here.iter().any(|h| h.contains(text.trim()));
    texts.iter().filter(stands).cloned().collect()
}
