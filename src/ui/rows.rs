//! The rows of each step, in order: what the arrows walk over.

use crate::{
    afweging::{Assessment, Topic},
    melding::{DecisionKind, EntryId, Melding, Subject},
    protocol::{Question, Signal, Step},
};

use super::action::RowId;

/// The rows of a step. Questions that do not apply are left out, unless an answer stands there.
pub fn of_step(step: Step, melding: &Melding, assessment: &Assessment) -> Vec<RowId> {
    let mut rows = match step {
        Step::Veiligheid => Signal::ALL.iter().copied().map(RowId::Signal).collect(),
        Step::Melding => melding
            .people_by_part()
            .into_iter()
            .map(RowId::Person)
            .collect(),
        Step::Beslissing => {
            let decisions = melding.live_decisions().map(|d| RowId::Decision(d.id));
            decisions.chain([RowId::NewDecision]).collect()
        }
        Step::SterkeArm => melding
            .live_decisions()
            .filter(|d| d.kind != DecisionKind::Geen)
            .map(|d| RowId::Clause(d.id))
            .collect(),
        Step::Wederhoor => {
            let people = melding.people_by_part().into_iter().map(RowId::Hearing);
            people
                .chain(melding.accusations().iter().map(|a| RowId::Rebuttal(a.id)))
                .collect()
        }
        Step::Acties => {
            let acts = melding.live_acts().map(|a| RowId::Act(a.id));
            acts.chain([RowId::NewAct]).collect()
        }
        Step::Afronden => assessment
            .open
            .iter()
            .map(|p| RowId::Open(p.topic))
            .collect(),
        Step::Feit | Step::Omgangsadvies | Step::Zorgmelding => Vec::<RowId>::new(),
    };
    let shown = |q: &Question| shown(*q, melding, assessment);
    rows.extend(Question::of_step(step).filter(shown).map(RowId::Question));
    if step == Step::Feit {
        rows.extend(melding.live_wishes().map(|w| RowId::Wish(w.id)));
    }
    let statements = melding.live_statements().filter(|s| s.step == step);
    rows.extend(statements.map(|s| RowId::Statement(s.id)));
    rows
}

/// Whether a question is on screen: it applies, and what is rare only where it matters.
pub fn shown(question: Question, melding: &Melding, assessment: &Assessment) -> bool {
    let rare = question == Question::OvjOverdracht
        && melding.answer(question).is_none()
        && !assessment.to_ovj
        && !assessment.right.counts();
    melding.applies(question) && !rare
}

/// The row of an open point.
pub fn of_topic(topic: Topic) -> RowId {
    match topic {
        Topic::Signal(s)
        | Topic::AtRisk(s, _)
        | Topic::Known(s, _)
        | Topic::Part(s, _)
        | Topic::FirstHand(s, _) => RowId::Signal(s),
        Topic::Reporter => RowId::Reporter,
        Topic::Children | Topic::Place(_) => RowId::Children,
        // A second source is asked from the first signal on.
        Topic::Receiving(_) => RowId::Signal(Signal::ALL[0]),
        Topic::OvjHandover => RowId::Question(Question::OvjOverdracht),
        Topic::Question(q) => RowId::Question(q),
        Topic::Decision => RowId::NewDecision,
        Topic::Evidence(id)
        | Topic::Force(id)
        | Topic::Favours(id)
        | Topic::DecisionChildren(id)
        | Topic::Today(id)
        | Topic::Enforceable(id)
        | Topic::Served(id) => RowId::Decision(id),
        Topic::Clause(id) => RowId::Clause(id),
        Topic::Hearing(id) | Topic::FreeSpeech(id) => RowId::Hearing(id),
        Topic::Rebuttal(id) => RowId::Rebuttal(id),
    }
}

/// The step and row at which a part of the melding can be changed; `None` where it stands nowhere.
pub fn of_subject(subject: Subject, melding: &Melding) -> Option<(Step, RowId)> {
    let at = |step, row| Some((step, row));
    match subject {
        Subject::Call => at(Step::Melding, RowId::Reporter),
        Subject::Person(id) => at(Step::Melding, RowId::Person(id)),
        Subject::Signal(signal) => at(Step::Veiligheid, RowId::Signal(signal)),
        Subject::Question(question) => at(question.step(), RowId::Question(question)),
        Subject::Hearing(id) => at(Step::Wederhoor, RowId::Hearing(id)),
        Subject::Rebuttal(id) => at(Step::Wederhoor, RowId::Rebuttal(id)),
        Subject::Concept => None,
        Subject::Entry(id) => of_entry(id, melding),
        Subject::Shield(..) | Subject::Words => None,
    }
}

fn of_entry(id: EntryId, melding: &Melding) -> Option<(Step, RowId)> {
    let signal = melding
        .signals
        .iter()
        .find(|(_, answer)| answer.dangers.iter().any(|d| d.id == id));
    let statement = melding.live_statements().find(|s| s.id == id);
    if let Some((signal, _)) = signal {
        Some((Step::Veiligheid, RowId::Signal(*signal)))
    } else if let Some(statement) = statement {
        Some((statement.step, RowId::Statement(id)))
    } else if melding.live_decisions().any(|d| d.id == id) {
        Some((Step::Beslissing, RowId::Decision(id)))
    } else if melding.live_wishes().any(|w| w.id == id) {
        Some((Step::Feit, RowId::Wish(id)))
    } else {
        let act = melding.live_acts().any(|a| a.id == id);
        act.then_some((Step::Acties, RowId::Act(id)))
    }
}

/// The row after or before another; at an end it stays there.
pub fn neighbour(rows: &[RowId], from: Option<RowId>, forward: bool) -> Option<RowId> {
    let at = from.and_then(|row| rows.iter().position(|r| *r == row));
    let next = match (at, forward) {
        (None, _) => 0,
        (Some(i), true) => (i + 1).min(rows.len().saturating_sub(1)),
        (Some(i), false) => i.saturating_sub(1),
    };
    rows.get(next).copied()
}
