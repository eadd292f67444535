//! A course played again, with the moment of everything that grading looks at.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Tools;
use crate::{
    afweging::{ActId, Assessment, Leave},
    melding::{AnswerValue, Asked, EntryId, Heard, Hearing, Melding, PersonId, Speaker, Value},
    protocol::{Question, Signal, SignalClass},
    training::{
        Ask, Ban, Channel, Deed, Findings, Id, Item, Move, PlayError, Played, Said, Scenario,
        Session,
    },
};

/// Information that was got, or an event that happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Came<'a> {
    pub id: &'a Id,
    pub second: u32,
    /// The information; `None` for an event.
    pub item: Option<&'a Item>,
    pub answer: &'a [Said],
    pub findings: &'a Findings,
}

/// An act, with what the rules said of it when it was done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done<'a> {
    pub item: &'a Item,
    pub deed: Deed,
    pub second: u32,
    /// The rules of that moment gave no ground for it.
    pub without_ground: bool,
}

/// A course that was played to its end.
pub(super) struct Trace<'a> {
    pub scenario: &'a Scenario,
    pub session: Session<&'a Scenario>,
    /// What came, in the order in which it came.
    pub came: Vec<Came<'a>>,
    /// The place of each in that order.
    place: BTreeMap<&'a Id, usize>,
    /// The signals that count for the decision on safety.
    pub safety: Vec<Signal>,
    /// When safety was decided: each of those signals asked, and answered in the melding.
    pub safe: Option<u32>,
    /// When each signal got the value that stands.
    pub answered: BTreeMap<Signal, u32>,
    /// When the decision that stands was taken.
    pub decided: Option<u32>,
    /// When each record was made.
    pub entries: BTreeMap<EntryId, u32>,
    pub deeds: Vec<Done<'a>>,
    /// What was noted whole, and when.
    pub noted: Vec<(&'a Id, u32)>,
    /// When something was filled in by hand.
    pub filled: BTreeSet<u32>,
    /// Everything of the scenario by its name.
    known: BTreeMap<&'a Id, Came<'a>>,
    /// What first told something about each question, by its place.
    told: BTreeMap<Ask, usize>,
    values: BTreeMap<Signal, Value>,
    decision: Option<AnswerValue>,
    /// When a decision was first recorded before any signal for safety was asked.
    pub decided_early: Option<u32>,
}

impl<'a> Trace<'a> {
    /// Plays the moves. Only an act that a ban looks at costs an assessment.
    pub fn of(
        tools: &Tools<'_>,
        scenario: &'a Scenario,
        moves: &[Move],
    ) -> Result<Self, (usize, PlayError)> {
        let mut trace = Self {
            scenario,
            session: Session::new(scenario, Uuid::nil()),
            came: Vec::new(),
            place: BTreeMap::new(),
            safety: safety_signals(scenario),
            safe: None,
            answered: BTreeMap::new(),
            decided: None,
            entries: BTreeMap::new(),
            deeds: Vec::new(),
            noted: Vec::new(),
            filled: BTreeSet::new(),
            known: index(scenario),
            told: BTreeMap::new(),
            values: BTreeMap::new(),
            decision: None,
            decided_early: None,
        };
        trace.take_in(tools);
        for (at, next) in moves.iter().enumerate() {
            let played = trace.session.play(next.clone());
            let played = played.map_err(|error| (at + 1, error))?;
            trace.take_in(tools);
            trace.look(next, &played);
        }
        Ok(trace)
    }

    pub fn melding(&self) -> &Melding {
        self.session.melding()
    }

    /// The place of information or an event in the order in which all came.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.place.get(id).copied()
    }

    /// What came, by name.
    pub fn came(&self, id: &Id) -> Option<&Came<'a>> {
        self.came.get(self.place(id)?)
    }

    /// Information or an event of the scenario, whether or not it came.
    pub fn known(&self, id: &Id) -> Option<&Came<'a>> {
        self.known.get(id)
    }

    /// Everything of the scenario, whether or not it came.
    pub fn whole(&self) -> impl Iterator<Item = &Came<'a>> {
        self.known.values()
    }

    /// What came says there is a danger at this signal.
    pub fn danger_told(&self, signal: Signal) -> bool {
        danger_in(&self.came, signal)
    }

    /// Whether this source told something about a signal in the first `came` that came: an answer
    /// under its name, or one of nobody who is named, got from that person.
    pub fn told_by(&self, signal: Signal, speaker: Speaker, came: usize) -> bool {
        self.came[..came].iter().any(|came| {
            let Some(told) = came.findings.signals.get(&signal) else {
                return false;
            };
            let asked = match came.item.map(|item| item.channel) {
                Some(Channel::Spreek(id)) => speaker == Speaker::Person(id),
                _ => false,
            };
            asked || told.accounts().any(|a| a.speaker() == speaker)
        })
    }

    /// What first told something about this.
    pub fn told(&self, ask: &Ask) -> Option<&Came<'a>> {
        self.came.get(*self.told.get(ask)?)
    }

    /// How many of the signals for safety were asked, and answered in the melding.
    pub fn safety_share(&self) -> usize {
        let settled = self.safety.iter().filter(|s| self.settled(**s));
        settled.count()
    }

    fn settled(&self, signal: Signal) -> bool {
        self.told.contains_key(&Ask::Signaal(signal)) && self.melding().signal(signal).is_some()
    }

    /// Takes in what arrived by the last move.
    fn take_in(&mut self, tools: &Tools<'_>) {
        while let Some(arrival) = self.session.arrived().get(self.came.len()) {
            let second = arrival.second;
            // What arrives stands in the scenario: the session took it from there.
            let Some(came) = self.known.get(&arrival.id) else {
                break;
            };
            let came = Came { second, ..*came };
            let place = self.came.len();
            let deed = came.item.and_then(|i| Some((i, i.deed?)));
            if let Some((item, deed)) = deed {
                // Judged on what was known before it.
                let without_ground = self.without_ground(tools, deed);
                self.deeds.push(Done {
                    item,
                    deed,
                    second,
                    without_ground,
                });
            }
            for ask in answers(&came) {
                self.told.entry(ask).or_insert(place);
            }
            self.place.insert(came.id, place);
            self.came.push(came);
        }
        self.look_at_safety();
    }

    /// What the rules say of an act now, where the scenario has a ban on it.
    fn without_ground(&self, tools: &Tools<'_>, deed: Deed) -> bool {
        let banned = |ban: Ban| self.scenario.good.forbidden.iter().any(|f| f.ban == ban);
        match deed {
            Deed::Verplaatst(child) if banned(Ban::KindVerplaatst) => {
                !may_be_taken(&(tools.assess)(&self.told_melding()), child)
            }
            Deed::Overgedragen { .. } if banned(Ban::KindOvergedragen) => {
                (tools.assess)(self.melding()).no_handover
            }
            _ => false,
        }
    }

    /// The melding without the dangers that nobody told of and nothing showed.
    fn told_melding(&self) -> Melding {
        let mut melding = self.melding().clone();
        for (signal, answer) in &mut melding.signals {
            if answer.asked == Asked::Gevaar && !danger_in(&self.came, *signal) {
                answer.asked = Asked::NietGevraagd;
                answer.dangers.clear();
            }
        }
        melding
    }

    /// Looks at what the last move changed in the melding.
    fn look(&mut self, last: &Move, played: &Played) {
        let second = self.session.second();
        match last {
            Move::Ask(_) | Move::Wait(_) | Move::Insert(_) => return,
            Move::Note(id) => {
                let noted = self.known.get(id).map(|came| (came.id, second));
                self.noted.extend(noted);
            }
            Move::Fill(_) | Move::Do(_) | Move::Undo | Move::Redo => {
                self.filled.insert(second);
            }
        }
        // A keystroke changes words only: no signal, no decision, no record more.
        if played.change.is_some_and(|c| c.typing) {
            return;
        }
        let melding = self.session.melding();
        let mut values = BTreeMap::new();
        for signal in melding.signals.keys() {
            let Some(value) = melding.signal(*signal) else {
                continue;
            };
            if self.values.get(signal) != Some(&value) {
                self.answered.insert(*signal, second);
            }
            values.insert(*signal, value);
        }
        self.values = values;
        let decision = melding.answer(Question::Besluit).cloned();
        if decision != self.decision {
            self.decided = decision.as_ref().map(|_| second);
            let asked = |s: &Signal| self.told.contains_key(&Ask::Signaal(*s));
            if decision.is_none() {
                self.decided_early = None;
            } else if self.decision.is_none() && !self.safety.iter().any(asked) {
                self.decided_early = Some(second);
            }
            self.decision = decision;
        }
        let dangers = melding.signals.values().flat_map(|s| &s.dangers);
        let numbers = dangers
            .map(|d| d.id)
            .chain(melding.decisions.iter().map(|d| d.id))
            .chain(melding.statements.iter().map(|s| s.id))
            .chain(melding.acts.iter().map(|a| a.id));
        for id in numbers {
            self.entries.entry(id).or_insert(second);
        }
        self.look_at_safety();
    }

    fn look_at_safety(&mut self) {
        if self.safe.is_none() && self.safety_share() == self.safety.len() {
            self.safe = Some(self.session.second());
        }
    }
}

fn danger_in(came: &[Came<'_>], signal: Signal) -> bool {
    came.iter().any(|came| {
        let answer = came.findings.signals.get(&signal);
        answer.is_some_and(|a| a.asked == Asked::Gevaar)
    })
}

/// Every question about which this tells something.
fn answers(came: &Came<'_>) -> Vec<Ask> {
    let found = came.findings;
    let told = |asked: Asked| asked != Asked::NietGevraagd;
    let signals = found.signals.iter().filter(|(_, a)| told(a.asked));
    let questions = found.answers.iter().filter(|(_, a)| a.value.is_some());
    let heard = |h: &Hearing| h.heard == Some(Heard::Gehoord);
    let hearings = found.hearings.iter().filter(|(_, h)| heard(h));
    let decision = (!found.decisions.is_empty()).then_some(Ask::Beslissing);
    signals
        .map(|(signal, _)| Ask::Signaal(*signal))
        .chain(questions.map(|(question, _)| Ask::Vraag(*question)))
        .chain(hearings.map(|(person, _)| Ask::Gehoord(*person)))
        .chain(decision)
        .chain([Ask::Informatie(came.id.clone())])
        .collect()
}

/// Whether the rules let this child be taken to a safe place: who takes it there sees it.
pub(super) fn may_be_taken(assessment: &Assessment, child: PersonId) -> bool {
    assessment.acts.iter().any(|advice| {
        advice.act == ActId::VeiligePlek
            && matches!(advice.leave, Leave::Mogelijk | Leave::ZodraGezien)
            && advice.reason.who.contains(&child)
    })
}

/// The signals that must be asked; every acute one where the scenario names none.
fn safety_signals(scenario: &Scenario) -> Vec<Signal> {
    let required = scenario.good.required.iter().filter_map(|r| match r.ask {
        Ask::Signaal(signal) => Some(signal),
        _ => None,
    });
    let required: Vec<Signal> = required.collect();
    if required.is_empty() {
        let acute = |s: &&Signal| s.class() == SignalClass::Acute;
        return Signal::ALL.iter().filter(acute).copied().collect();
    }
    required
}

/// Everything of a scenario by its name.
fn index(scenario: &Scenario) -> BTreeMap<&Id, Came<'_>> {
    let events = scenario.events.iter().map(|event| Came {
        id: &event.id,
        second: 0,
        item: None,
        answer: &event.answer,
        findings: &event.findings,
    });
    let items = scenario.items.iter().map(|item| Came {
        id: &item.id,
        second: 0,
        item: Some(item),
        answer: &item.answer,
        findings: &item.findings,
    });
    // An item goes before an event of the same name, as it does where it is asked.
    events.chain(items).map(|came| (came.id, came)).collect()
}
