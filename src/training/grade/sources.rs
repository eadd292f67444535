//! Where a grave word can come from in one course: who said it, what was seen, what was looked up.

use std::collections::BTreeSet;

use super::{
    Tools,
    clauses::{Manner, Reach, clauses, sentences},
    lines::{folded, is_found},
    trace::{Came, Trace},
};
use crate::{
    melding::{Account, AnswerValue, Asked, PersonId, Speaker, claimant},
    training::{Channel, Findings, Id},
};

/// Whose a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// This person said it.
    Person(PersonId),
    /// The officer saw, heard or smelled it.
    Seen,
    /// It was read, looked up, or told by somebody who has no part in the call.
    Found,
}

impl Whose {
    /// Who speaks, for a point about it.
    pub fn speaker(self) -> Speaker {
        match self {
            Self::Person(id) => Speaker::Person(id),
            Self::Seen => Speaker::Officer,
            Self::Found => Speaker::System,
        }
    }

    fn of(account: &Account) -> Self {
        match account.speaker() {
            Speaker::Person(by) => Self::Person(by),
            Speaker::Document | Speaker::System => Self::Found,
            Speaker::Officer => Self::Seen,
        }
    }
}

/// One sentence with the groups of grave words that it is about.
pub(super) struct Source<'t> {
    /// Where it came from; `None` for the briefing.
    pub came: Option<&'t Came<'t>>,
    pub whose: Whose,
    /// It tells what somebody said: it establishes nothing.
    pub told: bool,
    groups: Vec<(usize, Weight)>,
    words: BTreeSet<String>,
}

/// How a source is about a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Words that may be summed up so.
    Fair,
    /// A danger at a signal that is about the same.
    Danger,
    /// A grave word of the group.
    Word,
}

impl Source<'_> {
    /// The information or event it comes from.
    pub fn id(&self) -> Option<&Id> {
        self.came.map(|c| c.id)
    }
}

/// Everything that came in a course, as far as it is about grave words.
pub(super) struct Sources<'t>(Vec<Source<'t>>);

impl<'t> Sources<'t> {
    pub fn of(tools: &Tools<'_>, trace: &'t Trace<'_>) -> Self {
        let mut all = Self(Vec::new());
        let briefing = &trace.scenario.briefing;
        all.add(tools, None, Whose::Found, true, briefing);
        // What the meldkamer tells came from who called, but for what that person says of others.
        let own = sentences(briefing).into_iter();
        let own = own.filter(|s| !Manner::of(s.text).reports);
        if let Some(reporter) = trace.scenario.reporter {
            for sentence in own {
                all.add(tools, None, Whose::Person(reporter), false, sentence.text);
            }
        }
        for came in &trace.came {
            for said in came.answer {
                let whose = said.by.map_or_else(|| nobodys(came), Whose::Person);
                all.add(tools, Some(came), whose, false, &said.text);
            }
            all.findings(tools, came, came.findings);
            if let Some((by, ask)) = affirmed(came) {
                all.add(tools, Some(came), Whose::Person(by), false, ask);
            }
        }
        all
    }

    fn add(
        &mut self,
        tools: &Tools<'_>,
        came: Option<&'t Came<'t>>,
        whose: Whose,
        told: bool,
        text: &str,
    ) {
        let grave = &tools.texts.grave;
        for sentence in sentences(text) {
            let clauses = clauses(sentence.text, Reach::Near);
            let mut groups = Vec::new();
            for clause in clauses {
                let words = grave.claimed(&clause.text, clause.denied);
                let fair = grave.touched(&clause.text, clause.denied);
                groups.extend(words.into_iter().map(|group| (group, Weight::Word)));
                groups.extend(fair.into_iter().map(|group| (group, Weight::Fair)));
            }
            if !groups.is_empty() {
                let words = folded(sentence.text);
                self.0.push(Source {
                    came,
                    whose,
                    told: told || Manner::of(sentence.text).reports,
                    groups,
                    words: words.split_whitespace().map(str::to_owned).collect(),
                });
            }
        }
    }

    fn findings(&mut self, tools: &Tools<'_>, came: &'t Came<'t>, findings: &'t Findings) {
        let whole = Some(came);
        for (signal, answer) in &findings.signals {
            for danger in &answer.dangers {
                let mut by: Vec<Whose> = danger.sources().map(Whose::of).collect();
                if by.is_empty() {
                    by.push(Whose::Seen);
                }
                for whose in by {
                    self.add(tools, whole, whose, false, &danger.text);
                    let groups = 0..tools.texts.grave.len();
                    let groups = groups.filter(|g| tools.texts.grave.at_signal(*g, *signal));
                    if answer.asked == Asked::Gevaar {
                        self.0.push(Source {
                            came: whole,
                            whose,
                            told: false,
                            groups: groups.map(|group| (group, Weight::Danger)).collect(),
                            words: BTreeSet::new(),
                        });
                    }
                }
            }
            for account in answer.live_replies().filter_map(|r| r.account.as_ref()) {
                self.add(tools, whole, Whose::of(account), false, &answer.note);
            }
        }
        for person in &findings.people {
            let whose = Whose::Person(person.id);
            self.add(tools, whole, whose, false, &person.wish);
        }
        for statement in &findings.statements {
            let whose = Whose::of(&statement.account);
            self.add(tools, whole, whose, false, &statement.text);
        }
        for decision in &findings.decisions {
            let whose = Whose::of(&decision.account);
            self.add(tools, whole, whose, false, &decision.says_today);
        }
        for answer in findings.answers.values() {
            let whose = Whose::of(&answer.account);
            if let Some(AnswerValue::Tekst(text)) = &answer.value {
                self.add(tools, whole, whose, false, text);
            }
            self.add(tools, whole, whose, false, &answer.note);
        }
        for act in &findings.acts {
            self.add(tools, whole, Whose::Seen, false, &act.text);
            self.add(tools, whole, Whose::Seen, false, &act.reason);
        }
    }

    /// The source about this group that passes, and has the most words in common with a folded text;
    /// of two alike the first.
    pub fn nearest(
        &self,
        (group, weight): (usize, Weight),
        text: &str,
        passes: impl Fn(&Source<'t>) -> bool,
    ) -> Option<&Source<'t>> {
        let shared = |source: &Source<'_>| {
            let words = text.split_whitespace();
            words.filter(|w| source.words.contains(*w)).count()
        };
        let about = |s: &&Source<'t>| s.groups.contains(&(group, weight)) && passes(s);
        let mut best: Option<(usize, &Source<'t>)> = None;
        for source in self.0.iter().filter(about) {
            let shared = shared(source);
            if best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, source));
            }
        }
        best.map(|(_, source)| source)
    }

    /// Whether anything about this group passes.
    pub fn any(&self, group: usize, passes: impl Fn(&Source<'t>) -> bool) -> bool {
        let mut about = self
            .0
            .iter()
            .filter(|s| s.groups.iter().any(|(g, _)| *g == group));
        about.any(passes)
    }
}

/// Whose a line is that nobody in the call says.
fn nobodys(came: &Came<'_>) -> Whose {
    match came.item.map(|item| item.channel) {
        None | Some(Channel::Kijk | Channel::Doen | Channel::Spreek(_)) => Whose::Seen,
        Some(_) => Whose::Found,
    }
}

/// What the question itself said, where who was asked did not deny anything.
fn affirmed<'t>(came: &Came<'t>) -> Option<(PersonId, &'t str)> {
    let item = came.item?;
    let Channel::Spreek(by) = item.channel else {
        return None;
    };
    let first = came.answer.iter().find(|said| said.by == Some(by))?;
    let whole = sentences(&first.text);
    let agrees =
        |s: &super::clauses::Sentence<'_>| clauses(s.text, Reach::Near).iter().any(|c| !c.denied);
    (whole.first().is_some_and(agrees) && whole.iter().all(agrees)).then_some((by, &*item.ask))
}

/// Whether a line of the melding stands there as found: see [`is_found`].
pub(super) fn whose_line(account: &Account) -> Option<Whose> {
    match account {
        Account::Handeling => None,
        other if is_found(other) => Some(Whose::of(other)),
        other => claimant(other).map(Whose::Person),
    }
}
