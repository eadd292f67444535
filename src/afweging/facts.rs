//! What the rules read of a melding: few values, so that every combination can be proved.

use super::{
    Clause, clause,
    clearing::{self, OvjSays, Weighed},
    outcome::Receiving,
    safety::{self, Board, Safety},
    side,
};
use crate::{
    melding::{Account, AnswerValue, Danger, Melding, PersonId, Speaker, Value, Weights},
    protocol::{Choice, Question, Signal, SignalClass},
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
    /// All signals together, and every child and adult.
    pub safety: Safety,
    /// What the decisions carry, whoever asks.
    pub clause: Clause,
    /// The strongest right that a decision gives who asks to any child today.
    pub right: Clause,
    /// Whether a decision that counts goes against who asks.
    pub against_asker: bool,
    /// How it stands with the side where the child would go.
    pub receiving: Receiving,
    /// Whether somebody asks to be given the child.
    pub handover_asked: Known,
    /// Whether a signal, even only *genoemd*, is or may be about the side where the child would go.
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

/// What each signal and each person comes to, worked out once.
pub struct Picture<'a> {
    /// The signals.
    pub board: Board<'a>,
    /// What every signal weighs for the call as a whole.
    pub signals: Vec<(Signal, Weights)>,
    /// What each child comes to.
    pub children: Vec<(PersonId, Safety)>,
    /// The heaviest of the adults.
    pub adults: Safety,
    /// Children of whom it is not known where they are.
    pub place_open: Vec<PersonId>,
}

impl<'a> Picture<'a> {
    /// Reads a melding.
    pub fn of(melding: &'a Melding) -> Self {
        let mut board = Board::of(melding);
        let adults = melding.people.iter().filter(|p| !p.id.is_child());
        let adults = adults.fold(Safety::CLEAR, |all, p| all.max(board.for_person(p)));
        Self {
            signals: board.each_overall(),
            children: melding
                .children()
                .map(|c| (c.id, board.for_person(c)))
                .collect(),
            adults,
            place_open: melding
                .children()
                .map(|c| c.id)
                .filter(|id| !safety::place_known(melding, *id))
                .collect(),
            board,
        }
    }

    /// Everything together.
    pub fn all(&self) -> Safety {
        let children = self.children.iter().map(|(_, s)| *s);
        children
            .chain([self.adults])
            .fold(safety::fold(&self.signals), Safety::max)
    }
}

impl Facts {
    /// Reads a melding, of which the signals were worked out.
    pub fn of(melding: &Melding, picture: &Picture<'_>) -> Self {
        let known = |q| Known::of(melding, q);
        let cleared = clearing::receiving_sides_cleared(melding);
        let rights = melding.children().map(|c| clause::right_to(melding, c.id));
        let nobody = if melding.children().next().is_none() {
            clause::of_melding(melding).min(Clause::Onbekend)
        } else {
            Clause::Geen
        };
        Self {
            safety: picture.all(),
            clause: clause::of_melding(melding),
            right: rights.max().unwrap_or(nobody),
            against_asker: clause::against_asker(melding),
            receiving: Receiving::of(cleared, OvjSays::of(melding)),
            handover_asked: known(Question::OverdrachtGevraagd),
            about_asker: about_asker(melding, picture.board.dangers()),
            offence_signal: picture
                .board
                .dangers()
                .iter()
                .any(|d| may_be_offence(d.signal, d.danger) && d.value == Value::Ja),
            suspected: known(Question::MogelijkFeit),
            wish: if melding.live_wishes().next().is_some() {
                Known::Ja
            } else {
                known(Question::WensAangifte)
            },
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

/// Whether a danger may be an offence. What endangers only the person it comes from is none.
pub fn may_be_offence(signal: Signal, danger: &Danger) -> bool {
    let own = !danger.at_risk.is_empty() && danger.at_risk.is_subset(&danger.from);
    signal.may_be_offence(danger.aspect) && !own
}

/// Whether a signal is or may be about a side where the child would go, or somebody there is the
/// suspect of this call. Where it is not recorded who asks, either parent may be the one.
fn about_asker(melding: &Melding, dangers: &[Weighed<'_>]) -> bool {
    let sides = side::receiving_sides(melding);
    let there = |id: PersonId| sides.iter().any(|s| side::on_side(melding, *s, id));
    let suspect = melding
        .live_wishes()
        .flat_map(|w| &w.against)
        .any(|id| there(*id))
        || matches!(
            melding.answer(Question::AangifteTegen),
            Some(AnswerValue::Persoon(id)) if there(*id)
        );
    // A parent who tells of strain on the child speaks up; that is no signal about that parent.
    let own_account = |d: &Weighed<'_>| {
        let speaker = d.danger.known.as_ref().map(Account::speaker);
        d.signal.class() == SignalClass::Care
            && matches!(speaker, Some(Speaker::Person(id)) if there(id))
    };
    let signals = dangers.iter().any(|d| {
        let about = |s: &PersonId| side::about_side(melding, d.signal, d.danger, *s);
        d.weights != Weights::NONE && sides.iter().any(about) && !own_account(d)
    });
    signals || (suspect && side::asker(melding).is_some())
}
