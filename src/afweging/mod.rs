//! The rules: a melding gives what to do, why, on whose authority, and what is still unknown;
//! the proof over all combinations.
//!
//! From signals to safety values ([`safety`]), from papers to the clause ([`clause`]), from both to
//! the outcome ([`outcome`](mod@outcome)); beside it the acts, the tracks, what to do now and what is open.
//! Every rule file opens with the rule in prose and its source. The rules read [`facts`] only, and
//! [`proof`] runs them over every combination of these.

mod acts;
mod assessment;
pub mod clause;
mod contradictions;
pub mod facts;
mod now;
mod open;
mod outcome;
pub mod proof;
mod reasons;
pub mod safety;
mod steps;
mod tracks;

use crate::{
    melding::{AnswerValue, Melding, Value},
    protocol::{Choice, Question, SignalClass},
};
use facts::Facts;
use safety::Safety;

pub use assessment::{
    ActAdvice, ActId, Assessment, Clause, Contradiction, Leave, OpenPoint, Outcome, Reason, Road,
    Topic,
};
pub use contradictions::contradictions;
pub use now::MOST as MOST_NOW;
pub use outcome::outcome;
pub use steps::{StepState, needed, next_open, state};
pub use tracks::unheard;

/// Works out everything the rules say of a melding.
pub fn assess(melding: &Melding) -> Assessment {
    let facts = Facts::of(melding);
    let (headline, road) = outcome(facts.safety, facts.clause);
    let children: Vec<_> = melding
        .children()
        .map(|c| (c.id, safety::for_person(melding, c.id)))
        .collect();
    Assessment {
        headline,
        road,
        urgent: facts.safety.acute == Value::Genoemd,
        no_handover: acts::no_handover(&facts),
        offence: tracks::possible_offence(&facts),
        ovj_order: melding.is_yes(Question::OpdrachtOvj),
        children: children
            .iter()
            .map(|(id, s)| (*id, outcome(*s, facts.clause).0))
            .collect(),
        adults: outcome(adults(melding), facts.clause).0,
        clause: facts.clause,
        now: now::now(melding, &facts, headline, &children),
        reasons: reasons_with_lines(melding, &facts),
        acts: acts::acts(&facts, &children),
        open: open::open_points(melding, &facts),
        offence_track: tracks::offence(melding, &facts),
        care_track: tracks::care(melding, &facts),
        wederhoor_track: tracks::wederhoor(melding),
        contact_track: tracks::contact(&facts),
        routes: tracks::routes(melding, &facts),
        departs: departs(melding, headline),
    }
}

/// The adults together: the heaviest of every adult in the call.
fn adults(melding: &Melding) -> Safety {
    let ids = melding
        .people
        .iter()
        .map(|p| p.id)
        .filter(|id| !id.is_child());
    let each = ids.map(|id| safety::for_person(melding, id));
    each.fold(Safety::CLEAR, Safety::max)
}

fn reasons_with_lines(melding: &Melding, facts: &Facts) -> Vec<Reason> {
    use crate::protocol::RuleId;
    let mut list = reasons::reasons(melding, facts);
    if acts::no_handover(facts) {
        list.insert(0, Reason::of(RuleId::SignaalOverVrager));
    }
    if melding.is_yes(Question::OpdrachtOvj) {
        list.push(Reason::of(RuleId::OpdrachtOvjGeldt));
    }
    list
}

/// Whether the officer decided otherwise than the headline, in either direction.
fn departs(melding: &Melding, headline: Outcome) -> bool {
    let Some(AnswerValue::Keuze(choice)) = melding.answer(Question::Besluit) else {
        return false;
    };
    let decided = match choice {
        Choice::BesluitOptreden => Outcome::OptredenNoodzakelijk,
        Choice::BesluitVaststellen => Outcome::EerstVaststellen,
        Choice::BesluitAfweging => Outcome::EigenAfweging,
        Choice::BesluitTerughoudend => Outcome::Terughoudend,
        _ => return false,
    };
    decided != headline
}

/// Whether any acute signal is established: then the rest of the checklist can wait.
pub fn acute_now(melding: &Melding) -> bool {
    use crate::protocol::Signal;
    Signal::ALL
        .iter()
        .any(|s| s.class() == SignalClass::Acute && melding.signal(*s) == Some(Value::Ja))
}
