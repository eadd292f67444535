//! The officer's other records: answers, statements, hearings, rebuttals and acts.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{Account, Form, PersonId, Text, Tri, text::is_default};
use crate::protocol::{Choice, Step};

/// Number of an entry (danger, decision, statement, act) within one call; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(pub u32);

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The value of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerValue {
    /// Yes.
    Ja,
    /// No.
    Nee,
    /// Asked, not known. Fits every kind of question.
    Onbekend,
    /// One of the options.
    Keuze(Choice),
    /// Words.
    Tekst(Text),
    /// A date.
    Datum(NaiveDate),
    /// A person.
    Persoon(PersonId),
}

/// The answer to a question, with whose account it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The value; `None` is not asked (a note may already stand).
    #[serde(rename = "antwoord", default)]
    pub value: Option<AnswerValue>,
    /// On whose account.
    #[serde(rename = "volgens")]
    pub account: Account,
    /// A note.
    #[serde(rename = "toelichting", default)]
    pub note: Text,
}

/// One statement: a line of the mutatie with its speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its number in the call.
    #[serde(rename = "nr")]
    pub id: EntryId,
    /// Speaker and basis.
    #[serde(rename = "bron")]
    pub account: Account,
    /// The words.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// When it was said or seen.
    #[serde(rename = "tijd", default)]
    pub at: Option<NaiveDateTime>,
    /// When it was written down.
    #[serde(
        rename = "vastgelegd",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub recorded: Option<NaiveDateTime>,
    /// Where.
    #[serde(rename = "plaats", default)]
    pub place: Text,
    /// The step at which it was recorded.
    #[serde(rename = "stap")]
    pub step: Step,
    /// The person whom it accuses: then it stands in the wederhoor ledger.
    #[serde(rename = "beschuldigt", default)]
    pub accuses: Option<PersonId>,
    /// Withdrawn by the officer: kept, listed under *niet opgenomen*.
    #[serde(rename = "ingetrokken", default)]
    pub withdrawn: bool,
}

/// Whether somebody was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heard {
    /// Heard.
    Gehoord,
    /// Heard in part; about what stands beside it.
    Deels,
    /// Not heard; why and the plan stand beside it.
    NietGehoord,
    /// Tried, and nobody was reached; how often stands beside it.
    NietBereikt,
    /// Deliberately not burdened. For a child.
    BewustNiet,
}

/// The ledger line of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// Heard or not; `None` is not recorded.
    #[serde(rename = "gehoord", default)]
    pub heard: Option<Heard>,
    /// How: at the door, by telephone, who was present.
    #[serde(rename = "hoe", default)]
    pub how: Text,
    /// When.
    #[serde(rename = "wanneer", default)]
    pub at: Option<NaiveDateTime>,
    /// Why not.
    #[serde(rename = "waarom_niet", default)]
    pub why_not: Text,
    /// The plan to hear the person after all.
    #[serde(rename = "plan", default)]
    pub plan: Text,
    /// Heard about what.
    #[serde(rename = "waarover", default, skip_serializing_if = "is_default")]
    pub about: Text,
    /// Spoke without being asked.
    #[serde(rename = "uit_zichzelf", default, skip_serializing_if = "is_default")]
    pub unasked: bool,
    /// How often it was tried.
    #[serde(rename = "pogingen", default, skip_serializing_if = "Option::is_none")]
    pub tries: Option<u8>,
    /// Whether the person could speak freely at the door.
    #[serde(rename = "vrij_deur", default, skip_serializing_if = "Option::is_none")]
    pub free_at_door: Option<Tri>,
    /// Whether the person could speak freely by telephone.
    #[serde(
        rename = "vrij_telefoon",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub free_by_phone: Option<Tri>,
    /// Whether the officer saw the person; asked of a child.
    #[serde(rename = "gezien", default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Tri>,
    /// A child that was heard apart from its parents.
    #[serde(rename = "apart", default, skip_serializing_if = "is_default")]
    pub apart: bool,
    /// At whose home the person was lately, and so knows how it is there.
    #[serde(
        rename = "kent_thuis_van",
        default,
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub knows_home_of: BTreeSet<PersonId>,
    /// When this was written down.
    #[serde(
        rename = "vastgelegd",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub recorded: Option<NaiveDateTime>,
}

impl Hearing {
    /// Whether the person could speak freely, at the door or by telephone.
    pub fn spoke_freely(&self) -> bool {
        self.free_at_door == Some(Tri::Ja) || self.free_by_phone == Some(Tri::Ja)
    }
}

/// Whether an accusation was put to the person concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Put {
    /// Put; the answer stands beside it.
    Voorgelegd,
    /// Not put; the reason stands beside it.
    NietVoorgelegd,
}

/// The ledger line of one accusation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rebuttal {
    /// Put or not; `None` is not recorded.
    #[serde(rename = "voorgelegd", default)]
    pub put: Option<Put>,
    /// The answer of the person concerned.
    #[serde(rename = "antwoord", default)]
    pub answer: Text,
    /// Literal or in summary.
    #[serde(rename = "vorm", default, skip_serializing_if = "is_default")]
    pub form: Form,
    /// Why it was not put.
    #[serde(rename = "waarom_niet", default)]
    pub why_not: Text,
}

/// What kind of act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ActKind {
    /// Something was done.
    Gedaan,
    /// Something was told to someone.
    Verteld,
    /// Someone was referred.
    Verwezen,
}

/// One act of the police.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Its number in the call.
    #[serde(rename = "nr")]
    pub id: EntryId,
    /// What kind.
    #[serde(rename = "soort")]
    pub kind: ActKind,
    /// To or with whom.
    #[serde(rename = "aan", default)]
    pub to: Option<PersonId>,
    /// About which children; empty is all of them.
    #[serde(rename = "over", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub about: BTreeSet<PersonId>,
    /// What.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// The reason.
    #[serde(rename = "reden", default)]
    pub reason: Text,
    /// When.
    #[serde(rename = "tijd", default)]
    pub at: Option<NaiveDateTime>,
    /// When it was written down.
    #[serde(
        rename = "vastgelegd",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub recorded: Option<NaiveDateTime>,
    /// Withdrawn by the officer: kept, listed under *niet opgenomen*.
    #[serde(rename = "ingetrokken", default)]
    pub withdrawn: bool,
}

/// Somebody who wishes to report an offence: each about whom and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportWish {
    /// Its number in the call.
    #[serde(rename = "nr")]
    pub id: EntryId,
    /// Who wishes to.
    #[serde(rename = "door", default)]
    pub by: Option<PersonId>,
    /// Against whom; empty is not recorded.
    #[serde(rename = "tegen", default)]
    pub against: BTreeSet<PersonId>,
    /// Of what, in that person's words.
    #[serde(rename = "waarvan", default)]
    pub fact: Text,
    /// Withdrawn by the officer: kept, listed under *niet opgenomen*.
    #[serde(rename = "ingetrokken", default, skip_serializing_if = "is_default")]
    pub withdrawn: bool,
}

/// What stands in the statement bar and was not added yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Speaker and basis; `None` is not chosen yet, and then nothing can be added: no statement gets
    /// a speaker by default.
    #[serde(rename = "bron", default)]
    pub account: Option<Account>,
    /// The words so far.
    #[serde(rename = "tekst", default)]
    pub text: Text,
    /// Place, where typed.
    #[serde(rename = "plaats", default)]
    pub place: Text,
    /// The person whom it accuses.
    #[serde(rename = "beschuldigt", default)]
    pub accuses: Option<PersonId>,
    /// When it was said or seen; `None` is now.
    #[serde(rename = "tijd", default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveDateTime>,
}
