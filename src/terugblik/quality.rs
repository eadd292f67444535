//! Points that make a mutatie stronger, found by the program and pinned to the place they are about.
//!
//! They ask; they do not blame. A point says what a reader will miss (ombudsman 2015/096, 4.5 and
//! 4.7; Wpg art. 4 lid 3), and the author may have had every reason: the review is the place to say so.

use super::summary::{accusations_missing, parents_missing};
use crate::{
    afweging::{Assessment, Topic, clearing},
    melding::{
        Account, AnswerValue, DecisionKind, EntryId, Evidence, Force, Melding, PersonId, Says,
        SignalAnswer, Speaker, Tri,
    },
    protocol::{AnswerSource, Choice, Question, Signal},
};

/// What a reader will miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QualityKind {
    /// These safety signals were not asked.
    SafetyNotAsked(Vec<Signal>),
    /// A danger says not how it is known.
    DangerWithoutBasis(Signal),
    /// Nobody is named who says that these signals are not the case.
    SignalSourceNotNamed(Vec<Signal>),
    /// Nobody is named on whose account these answers are.
    AnswerSourceNotNamed(Vec<Question>),
    /// Nobody is named from whom a decision is known.
    DecisionSourceNotNamed(EntryId),
    /// Somebody answered about safety and was not asked whether that could be done freely.
    FreeSpeechNotAsked(PersonId),
    /// Nothing stands in the mutatie that the officer saw or heard.
    NoOwnObservation,
    /// Everything that was said comes from one person.
    OneVoiceOnly(PersonId),
    /// A child's words without the question that was asked.
    ChildWordsWithoutQuestion(PersonId),
    /// A child's words without who was present.
    ChildWordsWithoutPresent(PersonId),
    /// A parent was not heard, and no reason stands beside it.
    ParentNotHeard(PersonId),
    /// An accusation was neither put to this person nor reasoned.
    NotPut(Vec<PersonId>),
    /// Advice that touches contact, and no leaflet.
    AdviceWithoutLeaflet,
    /// A zorgmelding was decided on while these weighing questions are open.
    ZorgWithoutWeighing(Vec<Question>),
    /// A zorgmelding was decided on, or against, without a reason.
    ZorgWithoutReason,
    /// The decision departs from the weighing and no reason stands beside it.
    DepartsWithoutReason,
    /// The sterke arm was weighed on a decision that nobody saw or confirmed.
    ClauseNotSeen,
}

/// The place of a point: a comment on it is pinned there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pin {
    /// A point of the checklist.
    Topic(Topic),
    /// A statement.
    Statement(EntryId),
    /// The call as a whole.
    Call,
}

/// One point with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityPoint {
    /// What.
    pub kind: QualityKind,
    /// Where.
    pub pin: Pin,
}

/// The five weighing questions of a zorgmelding.
pub const WEIGHING: [Question; 5] = [
    Question::ZorgVermoeden,
    Question::ZorgOnveilig,
    Question::ZorgZelfHulp,
    Question::ZorgAanvaard,
    Question::ZorgDuurzaam,
];

/// Every point of a call, in the order of the checklist. `leaflet_made` says that the leaflet was
/// printed or copied, also where the answer in the call says nothing of it.
pub fn quality(
    melding: &Melding,
    assessment: &Assessment,
    leaflet_made: bool,
) -> Vec<QualityPoint> {
    let mut list = safety(melding);
    list.extend(clause(melding));
    list.extend(unnamed(melding));
    list.extend(sources(melding));
    list.extend(child_words(melding));
    list.extend(wederhoor(melding));
    if melding.is_yes(Question::AdviesGegeven)
        && !leaflet_made
        && !melding.is_yes(Question::BijsluiterGegeven)
    {
        list.push(at(
            QualityKind::AdviceWithoutLeaflet,
            Question::BijsluiterGegeven,
        ));
    }
    list.extend(zorgmelding(melding));
    if assessment.departs && note_is_blank(melding, Question::Besluit) {
        list.push(at(QualityKind::DepartsWithoutReason, Question::Besluit));
    }
    list
}

fn at(kind: QualityKind, question: Question) -> QualityPoint {
    point(kind, Topic::Question(question))
}

fn point(kind: QualityKind, topic: Topic) -> QualityPoint {
    let pin = Pin::Topic(topic);
    QualityPoint { kind, pin }
}

fn note_is_blank(melding: &Melding, question: Question) -> bool {
    melding
        .answers
        .get(&question)
        .is_none_or(|a| a.note.is_blank())
}

fn safety(melding: &Melding) -> Vec<QualityPoint> {
    let missing: Vec<Signal> = Signal::ALL
        .iter()
        .copied()
        .filter(|s| melding.signal(*s).is_none())
        .collect();
    let mut list = Vec::new();
    if let Some(first) = missing.first() {
        let topic = Topic::Signal(*first);
        list.push(point(QualityKind::SafetyNotAsked(missing), topic));
    }
    for (signal, answer) in &melding.signals {
        for danger in answer.active().filter(|d| d.known.is_none()) {
            list.push(point(
                QualityKind::DangerWithoutBasis(*signal),
                Topic::Known(*signal, danger.id),
            ));
        }
    }
    list
}

/// The officer weighed acting on a clause: then somebody on duty must have read the paper.
fn clause(melding: &Melding) -> Vec<QualityPoint> {
    let weighed = match melding.answer(Question::WegingSterkeArm) {
        Some(AnswerValue::Tekst(text)) => !text.is_blank(),
        _ => false,
    };
    if !weighed && !melding.chose(Question::Besluit, Choice::BesluitAfweging) {
        return Vec::new();
    }
    melding
        .live_decisions()
        .filter(|d| !matches!(d.force, Some(Force::Vervangen | Force::Geschorst)))
        .filter(|d| d.clause == Some(Tri::Ja) || d.kind.by_law())
        .filter(|d| !matches!(d.evidence, Some(Evidence::Gezien | Evidence::Bevestigd)))
        .map(|d| point(QualityKind::ClauseNotSeen, Topic::Evidence(d.id)))
        .collect()
}

/// Answers that stand as recorded by the officer, where somebody else must have said or shown it.
fn unnamed(melding: &Melding) -> Vec<QualityPoint> {
    let mut list = Vec::new();
    let nobody_says_no = |answer: &SignalAnswer| {
        let mut replies = answer.live_replies().filter(|r| r.says == Says::Nee);
        answer.unnamed() == Some(Says::Nee)
            || replies.any(|r| matches!(r.account, None | Some(Account::NietGenoemd)))
    };
    let signals: Vec<Signal> = melding
        .signals
        .iter()
        .filter(|(_, answer)| nobody_says_no(answer))
        .map(|(signal, _)| *signal)
        .collect();
    if let Some(first) = signals.first() {
        let topic = Topic::Signal(*first);
        list.push(point(QualityKind::SignalSourceNotNamed(signals), topic));
    }
    for decision in melding.live_decisions() {
        let topic = Topic::Evidence(decision.id);
        if decision.account == Account::NietGenoemd && decision.kind != DecisionKind::Geen {
            let kind = QualityKind::DecisionSourceNotNamed(decision.id);
            list.push(point(kind, topic));
        }
    }
    let questions: Vec<Question> = melding
        .answers
        .iter()
        .filter(|(q, a)| {
            let says = melding
                .answer(**q)
                .is_some_and(|v| *v != AnswerValue::Onbekend);
            says && a.account == Account::NietGenoemd && q.source() == AnswerSource::Others
        })
        .map(|(question, _)| *question)
        .collect();
    if let Some(first) = questions.first() {
        let question = *first;
        list.push(at(QualityKind::AnswerSourceNotNamed(questions), question));
    }
    let asked = clearing::free_speech_open(melding);
    list.extend(asked.map(|id| {
        let topic = Topic::FreeSpeech(id);
        point(QualityKind::FreeSpeechNotAsked(id), topic)
    }));
    list
}

/// Whose accounts the call holds.
fn accounts(melding: &Melding) -> impl Iterator<Item = &Account> {
    let dangers = melding.signals.values().flat_map(|s| s.active());
    let replies = melding.signals.values().flat_map(|s| s.live_replies());
    melding
        .live_statements()
        .map(|s| &s.account)
        .chain(dangers.flat_map(|d| d.sources()))
        .chain(replies.filter_map(|r| r.account.as_ref()))
        .chain(melding.answers.values().map(|a| &a.account))
}

/// Which kinds of statement are absent. Asked only where there is a story at all.
fn sources(melding: &Melding) -> Vec<QualityPoint> {
    let mut list = Vec::new();
    if melding.live_statements().next().is_none() {
        return list;
    }
    let whole = |kind| QualityPoint {
        kind,
        pin: Pin::Call,
    };
    if !accounts(melding).any(|a| *a == Account::Waargenomen) {
        list.push(whole(QualityKind::NoOwnObservation));
    }
    let mut voices: Vec<Speaker> = melding
        .live_statements()
        .map(|s| s.account.speaker())
        .collect();
    voices.sort_unstable();
    voices.dedup();
    if let [Speaker::Person(id)] = voices[..] {
        list.push(whole(QualityKind::OneVoiceOnly(id)));
    }
    list
}

fn child_words(melding: &Melding) -> Vec<QualityPoint> {
    let statements = melding
        .live_statements()
        .map(|s| (Pin::Statement(s.id), &s.account));
    let dangers = melding.signals.iter().flat_map(|(signal, answer)| {
        answer.active().flat_map(move |d| {
            let pin = Pin::Topic(Topic::Known(*signal, d.id));
            d.sources().map(move |account| (pin, account))
        })
    });
    let mut list = Vec::new();
    for (pin, account) in dangers.chain(statements) {
        if let Account::WoordenKind {
            child,
            question,
            present,
        } = account
        {
            let gaps = [
                (question, QualityKind::ChildWordsWithoutQuestion(*child)),
                (present, QualityKind::ChildWordsWithoutPresent(*child)),
            ];
            let open = gaps.into_iter().filter(|(text, _)| text.is_blank());
            list.extend(open.map(|(_, kind)| QualityPoint { kind, pin }));
        }
    }
    list
}

fn wederhoor(melding: &Melding) -> Vec<QualityPoint> {
    let parents = parents_missing(melding)
        .map(|id| point(QualityKind::ParentNotHeard(id), Topic::Hearing(id)));
    let order = melding.people_by_part();
    let about = |id: EntryId| {
        let all = melding.accusations();
        let mut who = all
            .into_iter()
            .find(|a| a.id == id)
            .map(|a| a.about)
            .unwrap_or_default();
        who.sort_by_key(|p| order.iter().position(|o| o == p));
        who
    };
    let accusations = accusations_missing(melding)
        .map(|id| point(QualityKind::NotPut(about(id)), Topic::Rebuttal(id)));
    parents.chain(accusations).collect()
}

fn zorgmelding(melding: &Melding) -> Vec<QualityPoint> {
    let decided = melding.chose(Question::ZorgBesluit, Choice::ZorgDoen);
    let against = melding.chose(Question::ZorgBesluit, Choice::ZorgNietDoen);
    let mut list = Vec::new();
    // Onbekend is an answer to a weighing question: it was weighed.
    let open: Vec<Question> = WEIGHING
        .into_iter()
        .filter(|q| melding.answer(*q).is_none())
        .collect();
    if let (true, Some(first)) = (decided, open.first()) {
        let question = *first;
        list.push(at(QualityKind::ZorgWithoutWeighing(open), question));
    }
    if (decided || against) && note_is_blank(melding, Question::ZorgBesluit) {
        list.push(at(QualityKind::ZorgWithoutReason, Question::ZorgBesluit));
    }
    list
}
