//! What stands in a call, put together per place where it was got.

use std::collections::BTreeMap;

use super::{Words, anonymous::label};
use crate::{
    melding::{
        Account, Asked, EntryId, Heard, Melding, PersonId, Put, Says, Shown, SignalAnswer, Text,
    },
    training::{Channel, Findings, Id, Said},
};

/// What a piece of information is about. The order is that of a good course: safety first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Signals.
    Safety,
    /// Statements, and that somebody was heard.
    Story,
    /// The other questions.
    Questions,
    /// Decisions.
    Papers,
    /// Answers to accusations.
    Rebuttal,
    /// What was done.
    Acts,
}

impl Group {
    fn name(self) -> &'static str {
        match self {
            Self::Safety => "veiligheid",
            Self::Story => "verhaal",
            Self::Questions => "vragen",
            Self::Papers => "papieren",
            Self::Rebuttal => "wederhoor",
            Self::Acts => "handelen",
        }
    }

    pub(super) fn words<'a>(self, words: &Words<'a>) -> &'a str {
        match self {
            Self::Safety => words.safety,
            Self::Story => words.story,
            Self::Questions => words.questions,
            Self::Papers => words.papers,
            Self::Rebuttal => words.rebuttal,
            Self::Acts => words.acts,
        }
    }
}

/// A piece of information in the making.
pub(super) struct Part {
    pub channel: Channel,
    pub group: Group,
    pub needs: Vec<Id>,
    pub findings: Findings,
}

impl Part {
    pub(super) fn id(&self) -> Id {
        name(self.channel, self.group)
    }
}

fn name(channel: Channel, group: Group) -> Id {
    let channel = match channel {
        Channel::Spreek(id) => label(id),
        Channel::Registraties => "registraties".to_owned(),
        Channel::Document => "document".to_owned(),
        Channel::Doen => "zelf".to_owned(),
        _ => "kijk".to_owned(),
    };
    let name = format!("{channel}-{}", group.name());
    Id::try_from(name).expect("small letters, digits and hyphens, and short")
}

/// Everything of the call, and what the officer alone decided.
pub(super) struct Gathered {
    pub parts: Vec<Part>,
    pub own: Findings,
}

#[derive(Default)]
struct Gather {
    parts: BTreeMap<(Group, Channel), Findings>,
    own: Findings,
    /// Where each entry comes from, for what answers it.
    from: BTreeMap<EntryId, Id>,
}

/// Where an account is got; `None` for what the officer decided.
fn channel(account: &Account) -> Option<Channel> {
    Some(match account {
        Account::Waargenomen => Channel::Kijk,
        Account::Verklaard { by, .. } | Account::VanHorenZeggen { by, .. } => Channel::Spreek(*by),
        Account::WoordenKind { child, .. } => Channel::Spreek(*child),
        Account::Document {
            shown: Shown::GenoemdDoor(by),
            ..
        } => Channel::Spreek(*by),
        Account::Document { .. } => Channel::Document,
        Account::Systeem { .. } => Channel::Registraties,
        Account::Oordeel | Account::Handeling | Account::NietGenoemd => return None,
    })
}

/// Puts everything of the call together per place.
pub(super) fn gather(melding: &Melding) -> Gathered {
    let mut all = Gather::default();
    let first = Channel::Spreek(melding.parents_by_part()[0]);
    for (signal, answer) in &melding.signals {
        all.signal(*signal, answer, first);
    }
    for (question, answer) in &melding.answers {
        let place = channel(&answer.account);
        let findings = match place {
            Some(place) => all.at(Group::Questions, place),
            None => &mut all.own,
        };
        findings.answers.insert(*question, answer.clone());
    }
    for decision in &melding.decisions {
        let place = channel(&decision.account).unwrap_or(Channel::Document);
        all.note(decision.id, Group::Papers, place);
        all.at(Group::Papers, place)
            .decisions
            .push(decision.clone());
    }
    for statement in &melding.statements {
        match channel(&statement.account) {
            Some(place) => {
                all.note(statement.id, Group::Story, place);
                all.at(Group::Story, place)
                    .statements
                    .push(statement.clone());
            }
            None => all.own.statements.push(statement.clone()),
        }
    }
    for (id, hearing) in &melding.hearings {
        let findings = match hearing.heard {
            Some(Heard::Gehoord | Heard::Deels) => all.at(Group::Story, Channel::Spreek(*id)),
            Some(Heard::NietGehoord | Heard::NietBereikt | Heard::BewustNiet) => &mut all.own,
            None => continue,
        };
        findings.hearings.insert(*id, hearing.clone());
    }
    for act in &melding.acts {
        all.at(Group::Acts, Channel::Doen).acts.push(act.clone());
    }
    all.rebuttals(melding);
    all.finish()
}

impl Gather {
    fn at(&mut self, group: Group, channel: Channel) -> &mut Findings {
        self.parts.entry((group, channel)).or_default()
    }

    fn note(&mut self, entry: EntryId, group: Group, channel: Channel) {
        self.from.insert(entry, name(channel, group));
    }

    /// Each danger goes to who told it, and each *nee* to who said so; an answer of nobody who is
    /// named to who told the rest.
    fn signal(&mut self, signal: crate::protocol::Signal, answer: &SignalAnswer, first: Channel) {
        let mut note = Some(answer.note.clone());
        let mut places = Vec::new();
        if answer.asked == Asked::Gevaar {
            for danger in &answer.dangers {
                let place = danger.known.as_ref().and_then(channel).unwrap_or(first);
                self.note(danger.id, Group::Safety, place);
                let here = self.answer(signal, place);
                here.asked = Asked::Gevaar;
                here.dangers.push(danger.clone());
                places.push(place);
            }
        }
        for reply in answer.live_replies() {
            let place = reply.account.as_ref().and_then(channel).unwrap_or(first);
            let here = self.answer(signal, place);
            if here.asked != Asked::Gevaar {
                here.asked = match (here.asked, reply.says) {
                    (Asked::Nee, _) | (_, Says::Nee) => Asked::Nee,
                    (_, Says::Onbekend) => Asked::Onbekend,
                };
            }
            here.replies.push(reply.clone());
            places.push(place);
        }
        if answer.unnamed().is_some() && places.is_empty() {
            self.answer(signal, first).asked = answer.asked;
            places.push(first);
        }
        if let (Some(place), Some(note)) = (places.first(), note.take()) {
            self.answer(signal, *place).note = note;
        }
    }

    fn answer(&mut self, signal: crate::protocol::Signal, place: Channel) -> &mut SignalAnswer {
        let signals = &mut self.at(Group::Safety, place).signals;
        signals
            .entry(signal)
            .or_insert_with(|| SignalAnswer::new(Asked::NietGevraagd))
    }

    /// An accusation is put to whom it is about, once it was heard.
    fn rebuttals(&mut self, melding: &Melding) {
        for accusation in melding.accusations() {
            let Some(rebuttal) = melding.rebuttals.get(&accusation.id) else {
                continue;
            };
            // What the officer alone found comes later than any information.
            let told = self.from.contains_key(&accusation.id);
            let about: Option<&PersonId> = accusation.about.first().filter(|_| told);
            let findings = match (rebuttal.put, about) {
                (Some(Put::Voorgelegd), Some(id)) => self.at(Group::Rebuttal, Channel::Spreek(*id)),
                (Some(_), _) => &mut self.own,
                (None, _) => continue,
            };
            findings.rebuttals.insert(accusation.id, rebuttal.clone());
        }
    }

    fn finish(self) -> Gathered {
        let from = self.from;
        let parts = self.parts.into_iter().filter(|(_, f)| !f.is_empty());
        let parts = parts.map(|((group, channel), findings)| {
            let entries = findings.rebuttals.keys();
            let mut needs: Vec<Id> = entries.filter_map(|id| from.get(id).cloned()).collect();
            needs.sort();
            needs.dedup();
            Part {
                channel,
                group,
                needs,
                findings,
            }
        });
        Gathered {
            parts: parts.collect(),
            own: self.own,
        }
    }
}

/// What is heard, in the words that go into the melding too.
pub(super) fn answer(findings: &Findings, channel: Channel, nothing: &str) -> Vec<Said> {
    let by = match channel {
        Channel::Spreek(id) => Some(id),
        _ => None,
    };
    let dangers = findings.signals.values().flat_map(|s| &s.dangers);
    let texts = dangers
        .map(|d| &d.text)
        .chain(findings.statements.iter().map(|s| &s.text))
        .chain(findings.decisions.iter().map(|d| &d.says_today))
        .chain(findings.rebuttals.values().map(|r| &r.answer))
        .chain(findings.acts.iter().map(|a| &a.text));
    let line = |text: Text| Said { by, text };
    let lines: Vec<Said> = texts.filter(|t| !t.is_blank()).cloned().map(line).collect();
    if lines.is_empty() {
        return vec![line(nothing.into())];
    }
    lines
}
