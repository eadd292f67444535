//! The facts of one contact, by the household's labels.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Scene, Voice, Who};
use crate::{
    afweging::{Topic, assess, safety},
    melding::{AnswerValue, DecisionKind, EntryId, Force, Heard, Level, Melding, PersonId, Value},
    protocol::{Choice, Question, Signal},
    terugblik::summary::{level, wederhoor_missing},
};

/// What became of one contact.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactFacts {
    /// Who reported; `None` is not recorded.
    pub reporter: Option<Who>,
    /// The outcome of the weighing.
    pub outcome: Level,
    /// What the officer decided, where that is recorded.
    pub decided: Option<Choice>,
    /// The decision departs from the weighing.
    pub departs: bool,
    /// A possible offence.
    pub offence: bool,
    /// Who was heard: parents by part, children, others.
    pub heard: Vec<Who>,
    /// Parents and children who were not heard, in the same order.
    pub unheard: Vec<Unheard>,
    /// A parent was not heard, or an accusation not put, without a reason beside it.
    pub wederhoor_missing: bool,
    /// What stayed unknown.
    pub unknown: Vec<Unknown>,
    /// The aangifte.
    pub aangifte: Aangifte,
    /// Advice about contact, where it was given.
    pub advice: Option<Advice>,
    /// Contact that a parent stopped, where it was said to be stopped.
    pub stopped: Option<Stopped>,
    /// The zorgmelding, where it was decided.
    pub zorgmelding: Option<Zorg>,
    /// Date of the follow-up.
    pub follow_up: Option<NaiveDate>,
    /// What was agreed and may still be open.
    pub agreements: Vec<Agreement>,
}

/// Somebody who was not heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unheard {
    /// Who.
    pub who: Who,
    /// How it stands.
    pub why: UnheardWhy,
}

/// Why somebody was not heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnheardWhy {
    /// A child, deliberately not burdened.
    Spared,
    /// A reason stands beside it.
    Reasoned,
    /// Nothing stands beside it.
    NotRecorded,
}

/// Something that stayed unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// A safety signal was not asked or is not known.
    Signal(Signal),
    /// A danger that one person mentioned and nobody established.
    Mentioned(Signal),
    /// A question.
    Question(Question),
    /// Who reported.
    Reporter,
    /// Which children there are.
    Children,
    /// Whether there is a decision.
    Decision,
    /// A decision was not seen or confirmed.
    Evidence,
    /// Whether a decision is in force.
    Force,
    /// Whether a decision holds the clause.
    Clause,
}

/// How the aangifte stands in one contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aangifte {
    /// Whether somebody wishes to report an offence.
    pub wished: bool,
    /// Who, where that is recorded.
    pub by: Option<Who>,
    /// What became of it: one of the options of the question.
    pub state: Option<Choice>,
}

/// Advice that touches contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// To whom, where that is recorded.
    pub to: Option<Who>,
    /// The leaflet was given.
    pub leaflet: bool,
    /// Whether a court looked at it in a later contact.
    pub court: CourtSince,
}

/// Whether a court came in after a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourtSince {
    /// No later contact says so.
    NotSaid,
    /// A later contact says that a court was asked.
    Asked {
        /// That contact.
        contact: Uuid,
        /// On whose account.
        voice: Voice,
    },
    /// A later contact holds a newer decision of a court.
    Decided {
        /// That contact.
        contact: Uuid,
        /// The decision there.
        decision: EntryId,
        /// Its date.
        date: NaiveDate,
    },
}

/// Contact that was stopped, on somebody's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// Who says that it was stopped.
    pub voice: Voice,
    /// By whom, where that is recorded.
    pub by: Option<Who>,
    /// Since when, where that is recorded.
    pub since: Option<NaiveDate>,
    /// Whether this contact says that a court was asked.
    pub court_asked: bool,
    /// Whether a court came in after this contact.
    pub court: CourtSince,
}

/// The officer's decision on a zorgmelding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zorg {
    /// Made.
    Made,
    /// Not made.
    NotMade,
    /// Not decided yet.
    Undecided,
}

/// Something that was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// A follow-up on this date; `true` where the date has gone by.
    FollowUp(NaiveDate, bool),
    /// Hand-over to the wijkagent.
    Wijkagent,
    /// Hand-over to the jeugdcoordinator.
    Jeugdcoordinator,
    /// An appointment for an aangifte.
    AangifteAppointment,
    /// A plan to hear this person after all, and no later contact did.
    HearLater(Who),
    /// An agreement between the parents, as recorded under this number.
    BetweenParents(EntryId),
    /// A referral, as recorded under this number.
    Referral(EntryId),
}

/// The facts of a contact.
pub(super) fn facts(scene: &Scene<'_>, index: usize) -> ContactFacts {
    let melding = scene.calls[index].melding;
    let assessment = assess(melding);
    let who = |id: PersonId| scene.who(scene.calls[index].id(), id);
    let heard = |id: &PersonId| is_heard(melding, *id);
    let order = melding.people_by_part();
    let decided = match melding.answer(Question::Besluit) {
        Some(AnswerValue::Keuze(choice)) => Some(*choice),
        _ => None,
    };
    ContactFacts {
        reporter: melding.reporter.map(who),
        outcome: level(assessment.headline),
        decided,
        departs: assessment.departs,
        offence: assessment.offence,
        heard: order.iter().copied().filter(heard).map(who).collect(),
        unheard: order
            .iter()
            .filter(|id| (id.is_parent() || id.is_child()) && !heard(id))
            .map(|id| Unheard {
                who: who(*id),
                why: why(melding, *id),
            })
            .collect(),
        wederhoor_missing: wederhoor_missing(melding),
        unknown: unknown(melding, assessment.open.iter().map(|p| p.topic)),
        aangifte: aangifte(scene, index),
        advice: melding.is_yes(Question::AdviesGegeven).then(|| Advice {
            to: person(scene, index, Question::AdviesAan),
            leaflet: melding.is_yes(Question::BijsluiterGegeven),
            court: court_since(scene, index),
        }),
        stopped: stopped(scene, index),
        zorgmelding: zorgmelding(melding),
        follow_up: day(melding, Question::Vervolgdatum),
        agreements: agreements(scene, index),
    }
}

/// Whether a person was heard in a call.
pub(super) fn is_heard(melding: &Melding, id: PersonId) -> bool {
    let hearing = melding.hearings.get(&id);
    hearing.is_some_and(|h| h.heard == Some(Heard::Gehoord))
}

fn why(melding: &Melding, id: PersonId) -> UnheardWhy {
    match melding.hearings.get(&id) {
        Some(h) if h.heard == Some(Heard::BewustNiet) => UnheardWhy::Spared,
        Some(h) if !h.why_not.is_blank() => UnheardWhy::Reasoned,
        _ => UnheardWhy::NotRecorded,
    }
}

/// The person that answers a question of a contact, by the household's label.
pub(super) fn person(scene: &Scene<'_>, index: usize, question: Question) -> Option<Who> {
    let call = &scene.calls[index];
    match call.melding.answer(question) {
        Some(AnswerValue::Persoon(id)) => Some(scene.who(call.id(), *id)),
        _ => None,
    }
}

/// The date that answers a question.
pub(super) fn day(melding: &Melding, question: Question) -> Option<NaiveDate> {
    match melding.answer(question) {
        Some(AnswerValue::Datum(day)) => Some(*day),
        _ => None,
    }
}

fn unknown(melding: &Melding, topics: impl Iterator<Item = Topic>) -> Vec<Unknown> {
    let mut list: Vec<Unknown> = topics
        .filter_map(|topic| {
            Some(match topic {
                Topic::Signal(s) if safety::overall(melding, s) == Value::Genoemd => {
                    Unknown::Mentioned(s)
                }
                Topic::Signal(s) => Unknown::Signal(s),
                Topic::Question(q) => Unknown::Question(q),
                Topic::Reporter => Unknown::Reporter,
                Topic::Children => Unknown::Children,
                Topic::Decision => Unknown::Decision,
                Topic::Evidence(_) => Unknown::Evidence,
                Topic::Force(_) => Unknown::Force,
                Topic::Clause(_) => Unknown::Clause,
                // Details of a danger that is known, and wederhoor, which has facts of its own.
                Topic::AtRisk(..) | Topic::Known(..) | Topic::Hearing(_) | Topic::Rebuttal(_) => {
                    return None;
                }
            })
        })
        .collect();
    let mut seen = Vec::new();
    list.retain(|u| {
        let new = !seen.contains(u);
        seen.push(*u);
        new
    });
    list
}

fn aangifte(scene: &Scene<'_>, index: usize) -> Aangifte {
    let melding = scene.calls[index].melding;
    let state = match melding.answer(Question::AangifteStand) {
        Some(AnswerValue::Keuze(choice)) => Some(*choice),
        _ => None,
    };
    Aangifte {
        wished: melding.is_yes(Question::WensAangifte),
        by: person(scene, index, Question::WieAangifte),
        state,
    }
}

fn stopped(scene: &Scene<'_>, index: usize) -> Option<Stopped> {
    let call = &scene.calls[index];
    if !call.melding.is_yes(Question::ContactGestopt) {
        return None;
    }
    let account = &call.melding.answers.get(&Question::ContactGestopt)?.account;
    Some(Stopped {
        voice: scene.voice(call.id(), account),
        by: person(scene, index, Question::GestoptDoor),
        since: day(call.melding, Question::GestoptSinds),
        court_asked: call.melding.is_yes(Question::GestoptRechterGevraagd),
        court: court_since(scene, index),
    })
}

/// The first later contact in which a court was asked, or that holds a decision of a court of the
/// day of this contact or later.
fn court_since(scene: &Scene<'_>, index: usize) -> CourtSince {
    let day = scene.calls[index].melding.at.date();
    for later in &scene.calls[index + 1..] {
        let newer = later
            .melding
            .live_decisions()
            .filter(|d| by_court(d.kind) && d.date.is_some_and(|date| date >= day))
            .find_map(|d| Some((d.id, d.date?)));
        if let Some((decision, date)) = newer {
            let contact = later.id();
            return CourtSince::Decided {
                contact,
                decision,
                date,
            };
        }
        let asked = Question::GestoptRechterGevraagd;
        if let (true, Some(answer)) = (
            later.melding.is_yes(asked),
            later.melding.answers.get(&asked),
        ) {
            return CourtSince::Asked {
                contact: later.id(),
                voice: scene.voice(later.id(), &answer.account),
            };
        }
    }
    CourtSince::NotSaid
}

/// Whether a court makes this kind of decision.
fn by_court(kind: DecisionKind) -> bool {
    kind.can_carry_clause() || kind == DecisionKind::Ontzegging
}

fn zorgmelding(melding: &Melding) -> Option<Zorg> {
    match melding.answer(Question::ZorgBesluit) {
        Some(AnswerValue::Keuze(Choice::ZorgDoen)) => Some(Zorg::Made),
        Some(AnswerValue::Keuze(Choice::ZorgNietDoen)) => Some(Zorg::NotMade),
        Some(AnswerValue::Keuze(Choice::ZorgNogNiet)) => Some(Zorg::Undecided),
        _ => None,
    }
}

fn agreements(scene: &Scene<'_>, index: usize) -> Vec<Agreement> {
    let call = &scene.calls[index];
    let melding = call.melding;
    let mut list = Vec::new();
    if let Some(date) = day(melding, Question::Vervolgdatum) {
        list.push(Agreement::FollowUp(date, date < scene.now.date()));
    }
    if melding.is_yes(Question::NaarWijkagent) {
        list.push(Agreement::Wijkagent);
    }
    if melding.is_yes(Question::NaarJeugdcoordinator) {
        list.push(Agreement::Jeugdcoordinator);
    }
    if melding.chose(Question::AangifteStand, Choice::AangifteAfspraak) {
        list.push(Agreement::AangifteAppointment);
    }
    let later = |who: Who| {
        scene.calls[index + 1..].iter().any(|c| {
            let mut people = c.melding.people.iter().map(|p| p.id);
            people.any(|id| scene.who(c.id(), id) == who && is_heard(c.melding, id))
        })
    };
    for id in melding.people_by_part() {
        let planned = melding
            .hearings
            .get(&id)
            .is_some_and(|h| !h.plan.is_blank());
        let who = scene.who(call.id(), id);
        if planned && !is_heard(melding, id) && !later(who) {
            list.push(Agreement::HearLater(who));
        }
    }
    let between = melding
        .live_decisions()
        .filter(|d| d.kind == DecisionKind::Afspraak && d.force != Some(Force::Vervangen));
    list.extend(between.map(|d| Agreement::BetweenParents(d.id)));
    let referred = melding
        .live_acts()
        .filter(|a| a.kind == crate::melding::ActKind::Verwezen);
    list.extend(referred.map(|a| Agreement::Referral(a.id)));
    list
}
