//! Days without contact, each as one account has it. Two accounts that differ stay two.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Scene, Voice, Who, contact};
use crate::{melding::AnswerValue, protocol::Question};

/// One stretch of days without contact on one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Who says since when.
    pub voice: Voice,
    /// Who stopped the contact, where that is recorded.
    pub by: Option<Who>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, or today where it goes on.
    pub to: NaiveDate,
    /// Whole days between the two.
    pub days: u32,
    /// Why it ends there.
    pub end: SpanEnd,
    /// The contacts in which it was said so, oldest first; never empty.
    pub said_in: Vec<Uuid>,
}

/// Where a span ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanEnd {
    /// No later contact says that contact goes again.
    GoesOn,
    /// A later contact says that contact goes again.
    SaidAgain {
        /// That contact.
        contact: Uuid,
        /// On whose account.
        voice: Voice,
    },
}

/// Every span, oldest first. The same account of the same day in a later contact joins the first,
/// unless contact was said to go again in between.
pub(super) fn spans(scene: &Scene<'_>) -> Vec<Span> {
    let mut list: Vec<Span> = Vec::new();
    for (index, call) in scene.calls.iter().enumerate() {
        let stopped = call.melding.is_yes(Question::ContactGestopt);
        let since = contact::day(call.melding, Question::GestoptSinds);
        let account = call.melding.answers.get(&Question::GestoptSinds);
        let (true, Some(from), Some(answer)) = (stopped, since, account) else {
            continue;
        };
        let by = contact::person(scene, index, Question::GestoptDoor);
        let voice = scene.voice(call.id(), &answer.account);
        let (to, end) = end_of(scene, index);
        let same = list
            .iter_mut()
            .find(|s| s.voice == voice && s.by == by && s.from == from && s.end == end);
        match same {
            Some(span) => span.said_in.push(call.id()),
            None => list.push(Span {
                voice,
                by,
                from,
                to,
                days: u32::try_from((to - from).num_days()).unwrap_or(0),
                end,
                said_in: vec![call.id()],
            }),
        }
    }
    list.sort_by_key(|s| (s.from, s.to));
    list
}

fn end_of(scene: &Scene<'_>, index: usize) -> (NaiveDate, SpanEnd) {
    for later in &scene.calls[index + 1..] {
        let question = Question::ContactGestopt;
        let goes = later.melding.answer(question) == Some(&AnswerValue::Nee);
        if let (true, Some(answer)) = (goes, later.melding.answers.get(&question)) {
            let contact = later.id();
            let voice = scene.voice(contact, &answer.account);
            return (
                later.melding.at.date(),
                SpanEnd::SaidAgain { contact, voice },
            );
        }
    }
    (scene.now.date(), SpanEnd::GoesOn)
}
