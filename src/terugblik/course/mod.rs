//! The course of a household: every contact with its facts, and what only shows over all of them.
//!
//! Values for the drawing and the table alike. Accounts stay accounts: who said it stands beside it,
//! two accounts are never merged into one fact, and no parent is named before the other because of
//! being mother or father.

mod conflicts;
mod contact;
mod findings;
mod spans;

use chrono::{Datelike, NaiveDateTime, Timelike};
use uuid::Uuid;

use super::household::Household;
use crate::melding::{Account, Level, Melding, PersonId, Speaker, Summary};

pub use super::household::{LinkedBy, Member, Who};
pub use conflicts::{Claim, Conflict, ConflictKind, Held, Place, Within};
pub use contact::{
    Aangifte, Advice, Agreement, ContactFacts, CourtSince, Stopped, Unheard, UnheardWhy, Unknown,
    Wish, Zorg,
};
pub use findings::{Aangiften, Finding, ReporterCount, UnknownCount};
pub use spans::{Span, SpanEnd};

/// One contact as the archive hands it over.
#[derive(Clone, Copy, Debug)]
pub struct Contact<'a> {
    /// Identity.
    pub id: Uuid,
    /// The unit.
    pub unit: &'a str,
    /// Who recorded it.
    pub author: &'a str,
    /// When it was first processed; the terms of retention run from here.
    pub first_processed: NaiveDateTime,
    /// What may be shown of it.
    pub content: Content<'a>,
}

/// What may be shown of a contact.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// Everything: its versions, oldest first; the last is the valid one.
    Open(&'a [Version<'a>]),
    /// An earlier text that was imported, of this moment: it was never weighed.
    Imported {
        /// When it happened.
        at: NaiveDateTime,
        /// The text.
        text: &'a str,
    },
    /// Only that it is there (Wpg art. 8: automated comparison after one year).
    HitOnly,
}

/// One version of a contact.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// Number, from 1.
    pub number: u32,
    /// When it was recorded.
    pub at: NaiveDateTime,
    /// Why it replaced the one before.
    pub reason: &'a str,
    /// The call as it then stood.
    pub melding: &'a Melding,
    /// What was worked out of it on its day, which is kept; `None` where nothing was, and then the
    /// rules of now say it.
    pub summary: Option<&'a Summary>,
}

/// Who says something, by the household's labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Somebody of the contact.
    Person(Who),
    /// The officer who recorded it.
    Officer,
    /// A document.
    Document,
    /// A system.
    System,
}

/// A version that replaced the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Its number.
    pub number: u32,
    /// When it was recorded.
    pub at: NaiveDateTime,
    /// Why.
    pub reason: String,
    /// What it made of the weighing, where that is another outcome or other rules.
    pub reweighed: Option<Reweighed>,
}

/// A correction that weighed a contact anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reweighed {
    /// The outcome of the version before.
    pub was: Level,
    /// The outcome now.
    pub is: Level,
    /// The edition of the rules that gave it.
    pub rules: Option<u32>,
}

/// One contact in the course.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactLine {
    /// Identity.
    pub id: Uuid,
    /// The unit.
    pub unit: String,
    /// Who recorded it.
    pub author: String,
    /// When it came in.
    pub at: NaiveDateTime,
    /// How many versions there are.
    pub versions: usize,
    /// The versions that replaced an earlier one, oldest first.
    pub corrections: Vec<Correction>,
    /// The facts; `None` for an imported text.
    pub facts: Option<Box<ContactFacts>>,
}

/// A contact of which only its being there may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Identity.
    pub id: Uuid,
    /// The unit.
    pub unit: String,
    /// When it was first processed.
    pub at: NaiveDateTime,
}

/// The course of a household.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The people: parents, children, others.
    pub members: Vec<Member>,
    /// The contacts, newest first.
    pub contacts: Vec<ContactLine>,
    /// The contacts of which nothing more may be told, newest first.
    pub hits: Vec<Hit>,
    /// Who was heard in no contact at all, of those who stand in one.
    pub never_heard: Vec<Who>,
    /// What stayed unknown, most often first.
    pub unknown: Vec<UnknownCount>,
    /// How often each person reported, most often first; nobody is a contact without a reporter.
    pub reporters: Vec<ReporterCount>,
    /// What cannot both be right, over contacts and versions.
    pub conflicts: Vec<Conflict>,
    /// What cannot both be right within one contact.
    pub within: Vec<Within>,
    /// The days without contact, each as one account has it.
    pub spans: Vec<Span>,
    /// Aangiften by each parent, and whether they go over and back.
    pub aangiften: Aangiften,
    /// Contacts by day of the week, Monday first, and hour.
    pub weekday_hour: [[u32; 24]; 7],
    /// What stands out, heaviest first.
    pub stands_out: Vec<Finding>,
}

/// An open contact, with its valid version.
struct Opened<'a> {
    contact: &'a Contact<'a>,
    versions: &'a [Version<'a>],
    melding: &'a Melding,
    summary: Option<&'a Summary>,
}

impl Opened<'_> {
    fn id(&self) -> Uuid {
        self.contact.id
    }
}

/// Everything that is worked out from.
struct Scene<'a> {
    /// Oldest first.
    calls: Vec<Opened<'a>>,
    household: Household,
    now: NaiveDateTime,
}

impl Scene<'_> {
    fn who(&self, contact: Uuid, local: PersonId) -> Who {
        self.household.who(contact, local)
    }

    fn voice(&self, contact: Uuid, account: &Account) -> Voice {
        match account.speaker() {
            Speaker::Person(id) => Voice::Person(self.who(contact, id)),
            Speaker::Officer => Voice::Officer,
            Speaker::Document => Voice::Document,
            Speaker::System => Voice::System,
        }
    }
}

/// Works out the course. A contact without any version is left out: it holds nothing.
pub fn course(contacts: &[Contact<'_>], now: NaiveDateTime) -> Course {
    let scene = scene(contacts, now);
    let mut lines: Vec<ContactLine> = scene
        .calls
        .iter()
        .enumerate()
        .map(|(index, call)| line(&scene, index, call))
        .chain(contacts.iter().filter_map(imported))
        .collect();
    lines.sort_by_key(|l| std::cmp::Reverse((l.at, l.id)));
    let conflicts = conflicts::conflicts(&scene);
    let spans = spans::spans(&scene);
    let stands_out = findings::findings(&scene, &lines, &spans);
    Course {
        hits: hits(contacts),
        never_heard: findings::never_heard(&scene, &lines),
        unknown: findings::unknown(&lines),
        reporters: findings::reporters(&lines),
        within: conflicts::within(&scene),
        aangiften: findings::aangiften(&lines),
        weekday_hour: weekday_hour(&lines),
        members: scene.household.members,
        contacts: lines,
        conflicts,
        spans,
        stands_out,
    }
}

fn scene<'a>(contacts: &'a [Contact<'a>], now: NaiveDateTime) -> Scene<'a> {
    let mut calls: Vec<Opened<'_>> = contacts
        .iter()
        .filter_map(|contact| match contact.content {
            Content::Open(versions) => Some(Opened {
                contact,
                versions,
                melding: versions.last()?.melding,
                summary: versions.last()?.summary,
            }),
            Content::Imported { .. } | Content::HitOnly => None,
        })
        .collect();
    calls.sort_by_key(|c| (c.melding.at, c.id()));
    let people: Vec<(Uuid, &Melding)> = calls.iter().map(|c| (c.id(), c.melding)).collect();
    let household = Household::of(&people);
    Scene {
        calls,
        household,
        now,
    }
}

fn line(scene: &Scene<'_>, index: usize, call: &Opened<'_>) -> ContactLine {
    ContactLine {
        id: call.id(),
        unit: call.contact.unit.to_owned(),
        author: call.contact.author.to_owned(),
        at: call.melding.at,
        versions: call.versions.len(),
        corrections: call.versions.windows(2).filter_map(correction).collect(),
        facts: Some(Box::new(contact::facts(scene, index))),
    }
}

/// A version after the one before it.
fn correction(pair: &[Version<'_>]) -> Option<Correction> {
    let [before, version] = pair else {
        return None;
    };
    Some(Correction {
        number: version.number,
        at: version.at,
        reason: version.reason.to_owned(),
        reweighed: before
            .summary
            .zip(version.summary)
            .and_then(|(before, after)| reweighed(before, after)),
    })
}

fn reweighed(before: &Summary, after: &Summary) -> Option<Reweighed> {
    let (was, is) = before.outcome.zip(after.outcome)?;
    let differs = was != is || before.rules != after.rules;
    differs.then_some(Reweighed {
        was,
        is,
        rules: after.rules,
    })
}

fn imported(contact: &Contact<'_>) -> Option<ContactLine> {
    let Content::Imported { at, .. } = contact.content else {
        return None;
    };
    Some(ContactLine {
        id: contact.id,
        unit: contact.unit.to_owned(),
        author: contact.author.to_owned(),
        at,
        versions: 1,
        corrections: Vec::new(),
        facts: None,
    })
}

fn hits(contacts: &[Contact<'_>]) -> Vec<Hit> {
    let only = contacts
        .iter()
        .filter(|c| matches!(c.content, Content::HitOnly));
    let mut hits: Vec<Hit> = only
        .map(|c| Hit {
            id: c.id,
            unit: c.unit.to_owned(),
            at: c.first_processed,
        })
        .collect();
    hits.sort_by_key(|h| std::cmp::Reverse((h.at, h.id)));
    hits
}

fn weekday_hour(lines: &[ContactLine]) -> [[u32; 24]; 7] {
    let mut table = [[0; 24]; 7];
    for line in lines {
        let day = line.at.weekday().num_days_from_monday() as usize % 7;
        let hour = line.at.hour() as usize % 24;
        table[day][hour] += 1;
    }
    table
}
