//! What cannot both be right: between contacts, and between versions of one contact. Shown with both
//! contacts and both speakers, never resolved by the program.

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::{Scene, Version, Voice, Who};
use crate::{
    afweging::{Contradiction, contradictions},
    melding::{AnswerValue, Decision, DecisionKind, Force, Melding, Tri, Whereabouts},
    protocol::{Choice, Question},
    terugblik::fold,
};

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// Who has gezag.
    Gezag,
    /// Which parent has gezag.
    GezagBij,
    /// Whether this decision holds the clause.
    Clause(DecisionKind, Option<NaiveDate>),
    /// Whether this decision is in force.
    Force(DecisionKind, Option<NaiveDate>),
    /// Where this child lives.
    Lives(Who),
    /// Who stopped the contact.
    StoppedBy,
    /// Since when the contact is stopped.
    StoppedSince,
}

/// What was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// An option of a question.
    Choice(Choice),
    /// A person.
    Who(Who),
    /// A date.
    Day(NaiveDate),
    /// Whether a clause is in it.
    Tri(Tri),
    /// Whether it is in force.
    Force(Force),
    /// With whom.
    Place(Place),
}

/// Where a child lives, by the household's labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// With this person.
    With(Who),
    /// In turns with both parents.
    Both,
    /// Elsewhere.
    Elsewhere,
}

/// One side of a conflict: what was held, by whom, in which version of which contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The contact.
    pub contact: Uuid,
    /// The version.
    pub version: u32,
    /// When the contact came in.
    pub at: NaiveDateTime,
    /// Who holds it.
    pub voice: Voice,
    /// What.
    pub held: Held,
}

/// Two claims that cannot both be right, the earlier one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What differs.
    pub kind: ConflictKind,
    /// The earlier claim.
    pub one: Claim,
    /// The later claim.
    pub other: Claim,
}

/// Records of one contact that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// The contact.
    pub contact: Uuid,
    /// What; people by their label in that contact.
    pub what: Contradiction,
}

/// The contradictions inside each contact, oldest contact first.
pub(super) fn within(scene: &Scene<'_>) -> Vec<Within> {
    let of = scene.calls.iter().flat_map(|call| {
        let contact = call.id();
        let order = call.melding.people_by_part();
        let mut found = contradictions(call.melding);
        // Who was heard comes in the order of the labels; a course orders people by part.
        found.sort_by_key(|c| match c {
            Contradiction::GehoordZonderVerklaring(id) => order.iter().position(|o| o == id),
            _ => None,
        });
        found.into_iter().map(move |what| Within { contact, what })
    });
    of.collect()
}

/// A claim with what it is about; `None` begins anew: what came before no longer speaks against it.
type Said = (ConflictKind, Option<Claim>);

/// Every pair of claims about one thing that follow each other and differ.
pub(super) fn conflicts(scene: &Scene<'_>) -> Vec<Conflict> {
    let mut latest: Vec<(ConflictKind, Claim)> = Vec::new();
    let mut list = Vec::new();
    for (kind, claim) in claims(scene) {
        let before = latest.iter().position(|(k, _)| *k == kind);
        match (before, claim) {
            (Some(index), None) => {
                latest.remove(index);
            }
            (None, None) => {}
            (None, Some(claim)) => latest.push((kind, claim)),
            (Some(index), Some(claim)) => {
                let one = std::mem::replace(&mut latest[index].1, claim);
                if one.held != claim.held {
                    list.push(Conflict {
                        kind,
                        one,
                        other: claim,
                    });
                }
            }
        }
    }
    list
}

/// Every claim: contacts oldest first, in each the versions oldest first.
fn claims(scene: &Scene<'_>) -> Vec<Said> {
    let mut list = Vec::new();
    for call in &scene.calls {
        for version in call.versions {
            let one = One {
                scene,
                contact: call.id(),
                version,
            };
            list.extend(one.gezag());
            list.extend(one.decisions());
            list.extend(one.lives());
            list.extend(one.stopped());
        }
    }
    list
}

/// One version of one contact.
struct One<'a> {
    scene: &'a Scene<'a>,
    contact: Uuid,
    version: &'a Version<'a>,
}

impl One<'_> {
    fn melding(&self) -> &Melding {
        self.version.melding
    }

    fn claim(&self, voice: Voice, held: Held) -> Claim {
        Claim {
            contact: self.contact,
            version: self.version.number,
            at: self.melding().at,
            voice,
            held,
        }
    }

    /// The claim in the answer to a question; not known is no claim.
    fn answer(&self, question: Question) -> Option<Claim> {
        let held = match self.melding().answer(question)? {
            AnswerValue::Keuze(choice) => Held::Choice(*choice),
            AnswerValue::Persoon(id) => Held::Who(self.scene.who(self.contact, *id)),
            AnswerValue::Datum(day) => Held::Day(*day),
            AnswerValue::Ja | AnswerValue::Nee | AnswerValue::Onbekend | AnswerValue::Tekst(_) => {
                return None;
            }
        };
        let account = &self.melding().answers.get(&question)?.account;
        Some(self.claim(self.scene.voice(self.contact, account), held))
    }

    fn gezag(&self) -> Vec<Said> {
        let all = [
            (ConflictKind::Gezag, Question::Gezag),
            (ConflictKind::GezagBij, Question::GezagBij),
        ];
        let said = all.map(|(kind, q)| (kind, self.answer(q)));
        said.into_iter().filter(|(_, c)| c.is_some()).collect()
    }

    fn decisions(&self) -> Vec<Said> {
        let mut list = Vec::new();
        for decision in self.melding().live_decisions() {
            // Without a date or number one decision cannot be told from another.
            if decision.date.is_none() && fold(&decision.number).is_empty() {
                continue;
            }
            let (kind, date) = self.same_as(decision);
            let voice = self.scene.voice(self.contact, &decision.account);
            if let Some(clause @ (Tri::Ja | Tri::Nee)) = decision.clause {
                let claim = self.claim(voice, Held::Tri(clause));
                list.push((ConflictKind::Clause(kind, date), Some(claim)));
            }
            if let Some(force @ (Force::Geldt | Force::Vervangen)) = decision.force {
                let claim = self.claim(voice, Held::Force(force));
                list.push((ConflictKind::Force(kind, date), Some(claim)));
            }
        }
        list
    }

    /// By what a decision is told: the kind and date of the oldest record with the same number, or
    /// its own.
    fn same_as(&self, decision: &Decision) -> (DecisionKind, Option<NaiveDate>) {
        let number = fold(&decision.number);
        let all = self
            .scene
            .calls
            .iter()
            .flat_map(|c| c.versions)
            .flat_map(|v| v.melding.live_decisions());
        let mut same = all.filter(|d| !number.is_empty() && fold(&d.number) == number);
        let found = same.next().unwrap_or(decision);
        (found.kind, found.date)
    }

    /// Where children live has no account of its own: it is as the officer recorded it.
    fn lives(&self) -> Vec<Said> {
        let place = |w: Whereabouts| match w {
            Whereabouts::Onbekend => None,
            Whereabouts::Bij(id) => Some(Place::With(self.scene.who(self.contact, id))),
            Whereabouts::Beide => Some(Place::Both),
            // The number of a third place says nothing in another contact.
            Whereabouts::Elders | Whereabouts::Plek(_) => Some(Place::Elsewhere),
        };
        let children = self.melding().children();
        let said = children.filter_map(|c| {
            let claim = self.claim(Voice::Officer, Held::Place(place(c.lives)?));
            let who = self.scene.who(self.contact, c.id);
            Some((ConflictKind::Lives(who), Some(claim)))
        });
        said.collect()
    }

    /// Statements about one stop; a contact that says that contact goes again ends it.
    fn stopped(&self) -> Vec<Said> {
        let kinds = [
            (ConflictKind::StoppedBy, Question::GestoptDoor),
            (ConflictKind::StoppedSince, Question::GestoptSinds),
        ];
        let goes = self.melding().answer(Question::ContactGestopt) == Some(&AnswerValue::Nee);
        let said = kinds.map(|(kind, q)| (kind, self.answer(q)));
        said.into_iter()
            .filter(|(_, claim)| goes || claim.is_some())
            .collect()
    }
}
