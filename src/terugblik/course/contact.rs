//! The facts of one contact, by the household's labels.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Scene, Voice, Who};
use crate::{
    afweging::{Topic, assess, report_lines},
    melding::{
        AnswerValue, DecisionKind, EDITION, EntryId, Force, Heard, Level, Melding, PersonId, Value,
    },
    protocol::{Choice, Question, Signal},
    terugblik::summary::{is_there, level, wederhoor_missing},
};

/// What became of one contact.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactFacts {
    /// Who reported; `None` is not recorded.
    pub reporter: Option<Who>,
    /// Who reported as well.
    pub also_reported: Vec<Who>,
    /// The outcome of the weighing, of the day on which the valid version was made.
    pub outcome: Level,
    /// The edition of the rules that gave it; `None` is before edition 2. Looking back weighs nothing
    /// anew: only a correction does.
    pub rules: Option<u32>,
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

impl ContactFacts {
    /// Whether this person reported, alone or with others.
    pub fn reported(&self, who: Who) -> bool {
        self.reporter == Some(who) || self.also_reported.contains(&who)
    }
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
    /// Heard in part.
    Partly,
    /// Tried, and not reached.
    NotReached,
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
    /// Where somebody is, where that matters.
    Whereabouts,
    /// Whether somebody who answered could speak freely.
    FreeSpeech,
    /// Whether it is safe where the child would go.
    Receiving,
    /// What the OvJ says of a hand-over.
    OvjHandover,
    /// Whom a decision favours.
    Favours,
    /// Which children a decision is about.
    DecisionChildren,
    /// Whether a decision gives the child on the day of the call.
    Today,
    /// Whether an appealed decision can be carried out.
    Enforceable,
    /// Whether a decision was served.
    Served,
}

/// How the aangifte stands in one contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aangifte {
    /// Who wishes to report an offence; empty where nobody does.
    pub wishes: Vec<Wish>,
    /// What became of it: one of the options of the question.
    pub state: Option<Choice>,
}

/// Somebody who wishes to report an offence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Who, where that is recorded.
    pub by: Option<Who>,
    /// Against whom, according to that person.
    pub against: Vec<Who>,
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
    let kept = scene.calls[index].summary;
    let of_its_day = kept.and_then(|s| s.outcome);
    let outcome = of_its_day.unwrap_or(level(assessment.headline));
    let who = |id: PersonId| scene.who(scene.calls[index].id(), id);
    let heard = |id: &PersonId| is_heard(melding, *id);
    let order = melding.people_by_part();
    let decided = match melding.answer(Question::Besluit) {
        Some(AnswerValue::Keuze(choice)) => Some(*choice),
        _ => None,
    };
    ContactFacts {
        reporter: melding.reporter.map(who),
        also_reported: {
            let also = order.iter().filter(|id| melding.also_report.contains(id));
            also.map(|id| who(*id)).collect()
        },
        outcome,
        rules: match of_its_day {
            Some(_) => kept.and_then(|s| s.rules),
            None => Some(EDITION),
        },
        decided,
        departs: decided
            .and_then(decided_level)
            .is_some_and(|d| d != outcome),
        offence: assessment.offence,
        heard: order.iter().copied().filter(heard).map(who).collect(),
        unheard: order
            .iter()
            .filter(|id| (id.is_parent() || id.is_child()) && !heard(id))
            .filter(|id| is_there(melding, **id))
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

/// The outcome that the officer's decision names.
fn decided_level(choice: Choice) -> Option<Level> {
    match choice {
        Choice::BesluitOptreden => Some(Level::OptredenNoodzakelijk),
        Choice::BesluitVaststellen => Some(Level::EerstVaststellen),
        Choice::BesluitAfweging => Some(Level::EigenAfweging),
        Choice::BesluitTerughoudend => Some(Level::Terughoudend),
        _ => None,
    }
}

/// Whether a person was heard in a call, whole.
pub(super) fn is_heard(melding: &Melding, id: PersonId) -> bool {
    let hearing = melding.hearings.get(&id);
    hearing.is_some_and(|h| h.heard == Some(Heard::Gehoord))
}

fn why(melding: &Melding, id: PersonId) -> UnheardWhy {
    match melding.hearings.get(&id) {
        Some(h) if h.heard == Some(Heard::BewustNiet) => UnheardWhy::Spared,
        Some(h) if h.heard == Some(Heard::Deels) => UnheardWhy::Partly,
        Some(h) if h.heard == Some(Heard::NietBereikt) => UnheardWhy::NotReached,
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
                Topic::Signal(s) if melding.signal(s) == Some(Value::Genoemd) => {
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
                Topic::Place(_) => Unknown::Whereabouts,
                Topic::FreeSpeech(_) => Unknown::FreeSpeech,
                Topic::Receiving(_) => Unknown::Receiving,
                Topic::OvjHandover => Unknown::OvjHandover,
                Topic::Favours(_) => Unknown::Favours,
                Topic::DecisionChildren(_) => Unknown::DecisionChildren,
                Topic::Today(_) => Unknown::Today,
                Topic::Enforceable(_) => Unknown::Enforceable,
                Topic::Served(_) => Unknown::Served,
                // Details of a danger that is known, and wederhoor, which has facts of its own.
                Topic::AtRisk(..)
                | Topic::Known(..)
                | Topic::Part(..)
                | Topic::FirstHand(..)
                | Topic::Hearing(_)
                | Topic::Rebuttal(_) => return None,
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
    let who = |id: PersonId| scene.who(scene.calls[index].id(), id);
    let state = match melding.answer(Question::AangifteStand) {
        Some(AnswerValue::Keuze(choice)) => Some(*choice),
        _ => None,
    };
    Aangifte {
        wishes: report_lines(melding)
            .into_iter()
            .map(|line| Wish {
                by: line.by.map(who),
                against: line.against.into_iter().map(who).collect(),
            })
            .collect(),
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
    match kind {
        DecisionKind::Omgang
        | DecisionKind::GezagEenPersoon
        | DecisionKind::Hoofdverblijf
        | DecisionKind::GezagOfVerblijf
        | DecisionKind::Ontzegging
        | DecisionKind::PlanInBeschikking
        | DecisionKind::Uithuisplaatsing
        | DecisionKind::Ots
        | DecisionKind::VoorlopigeOts
        | DecisionKind::BevelStrafrechter => true,
        DecisionKind::Ouderschapsplan
        | DecisionKind::SchriftelijkeAanwijzing
        | DecisionKind::Huisverbod
        | DecisionKind::BevelOvj
        | DecisionKind::Afspraak
        | DecisionKind::Advies
        | DecisionKind::Geen
        | DecisionKind::Onbekend => false,
    }
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
