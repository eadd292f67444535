//! What the rules read of a melding: few values, so that every combination can be proved.

use super::{
    Clause, clause,
    safety::{self, Safety},
};
use crate::{
    melding::{Account, AnswerValue, Danger, Melding, PersonId, Speaker, Value},
    protocol::{Choice, Question, SignalClass},
};

/// Whether a question was answered ja or nee; not asked and onbekend are both open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// Ja.
    Ja,
    /// Nee.
    Nee,
    /// Not asked, or onbekend.
    Open,
}

impl Known {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Ja, Self::Nee, Self::Open];

    fn of(melding: &Melding, question: Question) -> Self {
        match melding.answer(question) {
            Some(AnswerValue::Ja) => Self::Ja,
            Some(AnswerValue::Nee) => Self::Nee,
            _ => Self::Open,
        }
    }
}

/// What the rules after the outcome read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Facts {
    /// All signals together.
    pub safety: Safety,
    /// The clause.
    pub clause: Clause,
    /// Whether a parent asks to be given the child.
    pub handover_asked: Known,
    /// Whether a signal, even only *genoemd*, is or may be about the parent who asks.
    pub about_asker: bool,
    /// Whether a signal that may be an offence is established.
    pub offence_signal: bool,
    /// Whether the officer suspects an offence.
    pub suspected: Known,
    /// Whether somebody wishes to report it.
    pub wish: Known,
    /// Whether that person decided against it.
    pub declined: bool,
    /// Whether both parents report about each other.
    pub over_and_back: bool,
    /// The second weighing question of the zorgmelding.
    pub unsafe_by_weighing: Known,
    /// Whether advice was given that touches contact.
    pub advice: Known,
    /// Whether a parent stopped the contact.
    pub stopped: Known,
    /// Whether a court was asked about that.
    pub court_asked: Known,
}

impl Facts {
    /// Reads a melding.
    pub fn of(melding: &Melding) -> Self {
        let known = |q| Known::of(melding, q);
        Self {
            safety: safety::fold(|s| safety::overall(melding, s)),
            clause: clause::of_melding(melding),
            handover_asked: known(Question::OverdrachtGevraagd),
            about_asker: about_asker(melding),
            offence_signal: melding
                .signals
                .iter()
                .any(|(s, answer)| s.may_be_offence() && answer.value() == Value::Ja),
            suspected: known(Question::MogelijkFeit),
            wish: known(Question::WensAangifte),
            declined: melding.chose(Question::AangifteStand, Choice::AangifteZietAf),
            over_and_back: melding.is_yes(Question::MeldingenOverEnWeer)
                || melding.is_yes(Question::AangiftenOverEnWeer),
            unsafe_by_weighing: known(Question::ZorgOnveilig),
            advice: known(Question::AdviesGegeven),
            stopped: known(Question::ContactGestopt),
            court_asked: known(Question::GestoptRechterGevraagd),
        }
    }
}

/// Whether a signal is or may be about the parent who asks for the child. Where it is not recorded
/// who asks, either parent may be the one; where a danger names nobody, it may be anybody.
fn about_asker(melding: &Melding) -> bool {
    let asker = match melding.answer(Question::VragendeOuder) {
        Some(AnswerValue::Persoon(id)) => Some(*id),
        _ => None,
    };
    let is_asker = |id: &PersonId| asker.map_or(id.is_parent(), |a| a == *id);
    melding.signals.iter().any(|(signal, answer)| {
        // Strain comes from nobody in particular; it is about the asker only where that is said.
        let unnamed = |d: &Danger| d.from.is_empty() && signal.class() != SignalClass::Care;
        // A parent who tells of strain on the child speaks up; that is no signal about that parent.
        let own_account = |d: &&Danger| {
            let speaker = d.known.as_ref().map(Account::speaker);
            signal.class() == SignalClass::Care
                && matches!(speaker, Some(Speaker::Person(id)) if is_asker(&id))
        };
        let mut dangers = answer.active().iter().filter(|d| !own_account(d));
        dangers.any(|d| unnamed(d) || d.from.iter().any(is_asker))
    })
}
