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
pub mod clearing;
mod contradictions;
pub mod facts;
mod now;
mod open;
mod outcome;
pub mod proof;
mod reasons;
pub mod safety;
pub mod side;
mod steps;
mod tracks;

use crate::{
    melding::{AnswerValue, Melding, Value},
    protocol::{Choice, Question},
};
use facts::{Facts, Picture};

pub use assessment::{
    ActAdvice, ActId, Assessment, Clause, Contradiction, Leave, OpenPoint, Outcome, Reason, Road,
    Topic,
};
pub use contradictions::contradictions;
pub use now::MOST as MOST_NOW;
pub use outcome::{Receiving, outcome};
pub use steps::{StepState, needed, next_open, state};
pub use tracks::{ReportLine, consult_first, report_lines, unheard};

/// Works out everything the rules say of a melding.
pub fn assess(melding: &Melding) -> Assessment {
    let picture = Picture::of(melding);
    let facts = Facts::of(melding, &picture);
    let (headline, road) = outcome(facts.safety, facts.right, facts.receiving);
    let (now, later) = now::now(melding, &facts, &picture, headline);
    let dangers = picture.board.dangers();
    let right_open = facts.right.counts() && facts.receiving == Receiving::Open;
    Assessment {
        headline,
        road,
        urgent: facts.safety.acute == Value::Genoemd,
        no_handover: acts::no_handover(&facts),
        to_ovj: right_open && facts.safety.is_known_safe(),
        against_asker: facts.against_asker,
        offence: tracks::possible_offence(&facts),
        ovj_order: melding.is_yes(Question::OpdrachtOvj),
        children: picture
            .children
            .iter()
            .map(|(id, safety)| {
                let right = clause::right_to(melding, *id);
                (*id, outcome(*safety, right, facts.receiving).0)
            })
            .collect(),
        adults: outcome(picture.adults, Clause::Geen, facts.receiving).0,
        clause: facts.clause,
        right: facts.right,
        now,
        later,
        reasons: reasons_with_lines(melding, &facts, &picture),
        acts: acts::acts(melding, &facts, dangers),
        open: open::open_points(melding, &facts, &picture),
        offence_track: tracks::offence(melding, &facts, dangers),
        care_track: tracks::care(melding, &facts, dangers),
        wederhoor_track: tracks::wederhoor(melding),
        contact_track: tracks::contact(&facts),
        routes: tracks::routes(melding, &facts),
        departs: departs(melding, headline),
    }
}

fn reasons_with_lines(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<Reason> {
    use crate::protocol::RuleId;
    let mut list = reasons::reasons(melding, facts, picture);
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

/// Whether danger now is established: then the rest of the checklist can wait.
pub fn acute_now(melding: &Melding) -> bool {
    melding.signals.iter().any(|(signal, answer)| {
        let mut dangers = answer.active();
        dangers.any(|d| clearing::effective(melding, *signal, answer, d).acute == Value::Ja)
    })
}
