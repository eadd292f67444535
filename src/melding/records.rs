//! The officer's other records: answers, statements, hearings, rebuttals and acts.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{Account, PersonId, Text};
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
    /// Not heard; why and the plan stand beside it.
    NietGehoord,
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
    /// What.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// The reason.
    #[serde(rename = "reden", default)]
    pub reason: Text,
    /// When.
    #[serde(rename = "tijd", default)]
    pub at: Option<NaiveDateTime>,
    /// Withdrawn by the officer: kept, listed under *niet opgenomen*.
    #[serde(rename = "ingetrokken", default)]
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
}
