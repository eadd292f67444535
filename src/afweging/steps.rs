//! The state of each step: not begun, open points, done.

use super::{Assessment, OpenPoint, Topic};
use crate::{
    melding::{Melding, Role, Tri},
    protocol::{Choice, Question, Step},
};

/// The state of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing was recorded.
    NotBegun,
    /// This many points are open.
    Open(usize),
    /// Nothing is open.
    Done,
}

/// Whether a question must be answered before its step is done. The others add to the picture and
/// stay available.
pub fn needed(melding: &Melding, question: Question) -> bool {
    use Question as Q;
    let clause = || {
        let mut live = melding.live_decisions();
        live.any(|d| d.clause == Some(Tri::Ja) || d.kind.by_law())
    };
    // Who brings the child where: asked of an authority, which has no home of its own.
    let by_authority =
        || super::side::asker(melding).is_some_and(|id| melding.role(id) == Role::Authority);
    let offence = || melding.is_yes(Q::MogelijkFeit) || melding.is_yes(Q::WensAangifte);
    let wish = || melding.is_yes(Q::WensAangifte);
    let report = || melding.chose(Q::ZorgBesluit, Choice::ZorgDoen);
    // Most questions are never needed: whether one applies takes a look in the answers.
    let asked = match question {
        Q::VraagAanPolitie
        | Q::VerwachtingVoorKind
        | Q::Gezag
        | Q::EerdereRegistraties
        | Q::Huisverbod
        | Q::Contactverbod
        | Q::Ots
        | Q::ContactGestopt
        | Q::GestoptDoor
        | Q::GestoptSinds
        | Q::GestoptGrond
        | Q::GestoptRechterGevraagd
        | Q::OverdrachtGevraagd
        | Q::VragendeOuder
        | Q::MogelijkFeit
        | Q::WensAangifte
        | Q::AdviesGegeven
        | Q::AdviesInhoud
        | Q::AdviesAan
        | Q::AdviesGrond
        | Q::BijsluiterGegeven
        | Q::ZorgVermoeden
        | Q::ZorgOnveilig
        | Q::ZorgBesluit
        | Q::Besluit => true,
        Q::OverlegOvj | Q::BetekenisVoorKind | Q::WegingSterkeArm => clause(),
        Q::WelkFeit => true,
        Q::OverlegOm => offence(),
        Q::OverdrachtNaar => by_authority(),
        Q::AangifteTegen => wish(),
        Q::WieAangifte | Q::GesprekAangifte | Q::AangifteStand => wish(),
        Q::OpenheidOuders | Q::ZorgVraag | Q::ZorgTerugkoppeling => report(),
        _ => false,
    };
    asked && melding.applies(question)
}

/// The state of one step.
pub fn state(melding: &Melding, assessment: &Assessment, step: Step) -> StepState {
    let of_step = |p: &&OpenPoint| p.topic.step() == step;
    let open = assessment.open.iter().filter(of_step).count();
    if !begun(melding, step) {
        StepState::NotBegun
    } else if open > 0 {
        StepState::Open(open)
    } else {
        StepState::Done
    }
}

fn begun(melding: &Melding, step: Step) -> bool {
    let answered = || {
        let mut of_step = melding.answers.iter().filter(|(q, _)| q.step() == step);
        of_step.any(|(_, a)| a.value.is_some() || !a.note.is_blank())
    };
    match step {
        Step::Veiligheid => !melding.signals.is_empty(),
        Step::Beslissing => !melding.decisions.is_empty(),
        Step::Wederhoor => !melding.hearings.is_empty() || !melding.rebuttals.is_empty(),
        Step::Acties => melding.live_acts().any(|a| !a.text.is_blank()) || answered(),
        Step::SterkeArm => answered() || melding.decisions.iter().any(|d| d.clause.is_some()),
        Step::Melding | Step::Feit | Step::Omgangsadvies | Step::Zorgmelding | Step::Afronden => {
            answered()
        }
    }
}

/// The next open point after `from` in the order of the checklist, beginning again at the top.
pub fn next_open(assessment: &Assessment, from: Option<Topic>) -> Option<Topic> {
    let mut topics: Vec<Topic> = assessment.open.iter().map(|p| p.topic).collect();
    topics.sort_by_key(|t| (t.step(), *t));
    let after = from.and_then(|f| {
        topics
            .iter()
            .copied()
            .find(|t| (t.step(), *t) > (f.step(), f))
    });
    after.or_else(|| topics.first().copied())
}
