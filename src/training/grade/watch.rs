//! A course played once more, for what its end does not show: the melding when the decision was
//! taken, and what stood there before anybody asked.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::trace::Trace;
use crate::{
    melding::{Account, Asked, Command, Melding, Says, Speaker, Value},
    protocol::{Question, Signal},
    training::{Ask, Id, Move, Scenario, Session},
};

/// The decision that stands, when it was taken.
pub(super) struct Decided {
    /// How many moves were played.
    moves: usize,
    /// How much had come.
    pub came: usize,
    pub melding: Melding,
}

/// An answer to a signal about which nothing had come yet.
#[derive(Clone, Copy)]
pub(super) struct Early {
    pub value: Value,
    pub second: u32,
}

/// What was seen on the way.
#[derive(Default)]
pub(super) struct Watch {
    /// `None` where no decision stands.
    pub decided: Option<Decided>,
    /// Each *nee* and established danger that stood there when the first word about that signal
    /// came, or that stands there while none came. What was taken back before is not in it.
    pub early: BTreeMap<Signal, Early>,
}

impl Watch {
    /// Plays the moves of the trace again.
    pub fn of(trace: &Trace<'_>, moves: &[Move]) -> Self {
        let mut watch = Self::default();
        let mut session = Session::new(trace.scenario, Uuid::nil());
        for (at, next) in moves.iter().enumerate() {
            // The trace played them all.
            let Ok(played) = session.play(next.clone()) else {
                break;
            };
            let writes = !matches!(next, Move::Ask(_) | Move::Wait(_) | Move::Insert(_));
            if writes && played.change.is_none_or(|change| !change.typing) {
                watch.look_at_signals(trace, &session);
                watch.look_at_decision(next, at + 1, &session);
            }
        }
        watch
    }

    fn look_at_signals(&mut self, trace: &Trace<'_>, session: &Session<&Scenario>) {
        let melding = session.melding();
        let came = session.arrived().len();
        let open = |signal: Signal| told_by(trace, signal).is_none_or(|place| place >= came);
        let stands = |signal: Signal| {
            let value = melding.signal(signal);
            value.filter(|v| matches!(v, Value::Nee | Value::Ja))
        };
        self.early
            .retain(|s, early| !open(*s) || stands(*s) == Some(early.value));
        for signal in melding.signals.keys().copied().filter(|s| open(*s)) {
            if let Some(value) = stands(signal) {
                let second = session.second();
                self.early.entry(signal).or_insert(Early { value, second });
            }
        }
    }

    fn look_at_decision(&mut self, next: &Move, moves: usize, session: &Session<&Scenario>) {
        let stands = |melding: &Melding| melding.answer(Question::Besluit).cloned();
        let melding = session.melding();
        let chosen = stands(melding);
        let before = self.decided.as_ref().and_then(|d| stands(&d.melding));
        // Who says the same again later decides again.
        if chosen != before || decides(next) {
            self.decided = chosen.map(|_| Decided {
                moves,
                came: session.arrived().len(),
                melding: melding.clone(),
            });
        }
    }
}

fn decides(next: &Move) -> bool {
    match next {
        Move::Fill(findings) => findings.answers.contains_key(&Question::Besluit),
        Move::Do(command) => matches!(**command, Command::Answer(Question::Besluit, _)),
        _ => false,
    }
}

/// The place of what first told something about a signal.
fn told_by(trace: &Trace<'_>, signal: Signal) -> Option<usize> {
    trace.place(trace.told(&Ask::Signaal(signal))?.id)
}

/// The melding of that moment with all that had come by then: what the officer knew, whether or not
/// it was written down yet.
pub(super) fn informed(trace: &Trace<'_>, moves: &[Move], decided: &Decided) -> Melding {
    let played = Session::replay(trace.scenario, Uuid::nil(), &moves[..decided.moves]);
    let Ok(mut session) = played else {
        return decided.melding.clone();
    };
    let came: Vec<Id> = session.arrived().iter().map(|a| a.id.clone()).collect();
    for id in came {
        if !session.noted().contains(&id) {
            // What the melding does not take stays out.
            let _ = session.play(Move::Note(id));
        }
    }
    session.melding().clone()
}

/// The melding with only what somebody said or showed: other answers count as not asked. `came` is
/// how much had come. Also the signals that were taken out.
pub(super) fn founded(trace: &Trace<'_>, melding: &Melding, came: usize) -> (Melding, Vec<Signal>) {
    let mut melding = melding.clone();
    let mut out = Vec::new();
    for (signal, answer) in &mut melding.signals {
        let showed = |wanted: &dyn Fn(Asked) -> bool| {
            trace.came[..came].iter().any(|came| {
                let told = came.findings.signals.get(signal);
                told.is_some_and(|a| wanted(a.asked))
            })
        };
        let stands = match answer.asked {
            Asked::Nee => showed(&|asked| asked != Asked::NietGevraagd),
            Asked::Gevaar => showed(&|asked| asked == Asked::Gevaar),
            Asked::Onbekend | Asked::NietGevraagd => true,
        };
        if !stands {
            answer.asked = Asked::NietGevraagd;
            answer.dangers.clear();
            out.push(*signal);
            continue;
        }
        // A *nee* under the name of a source that told nothing counts for nobody.
        let before = answer.replies.len();
        answer.replies.retain(|r| {
            let speaker = r.account.as_ref().map(Account::speaker);
            let other = speaker.filter(|s| r.says == Says::Nee && *s != Speaker::Officer);
            other.is_none_or(|s| trace.told_by(*signal, s, came))
        });
        if answer.replies.len() < before {
            if answer.asked == Asked::Nee && answer.unnamed().is_some() {
                answer.asked = Asked::NietGevraagd;
            }
            out.push(*signal);
        }
    }
    (melding, out)
}
