//! What the archive takes and gives: plain values, the same for every engine.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::Role;
use super::words::Snippet;
use crate::{
    melding::{EntryId, Level, Likeness, Melding, PersonId, Summary},
    protocol::{Question, Signal, ids},
};

/// Who is at work: every method of the store asks what this person may do (Wpg art. 6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The account.
    pub user: String,
    /// The task.
    pub role: Role,
    /// The unit.
    pub unit: String,
    /// The device, for the log.
    pub device: String,
}

/// A melding that is being worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The melding.
    pub melding: Melding,
    /// What was typed in fields that the melding cannot hold yet, by the name of the field.
    #[serde(rename = "los", default)]
    pub loose: Vec<(String, String)>,
    /// The name by which an officer recognises it.
    #[serde(rename = "naam")]
    pub name: String,
    /// The last answer, in words.
    #[serde(rename = "laatste", default)]
    pub last: String,
    /// The version that this corrects; `None` for a new melding.
    #[serde(rename = "verbetert", default)]
    pub corrects: Option<u32>,
}

/// A draft as the start screen lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftInfo {
    /// The melding's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The last answer.
    pub last: String,
    /// When it was saved last.
    pub saved_at: NaiveDateTime,
    /// Whose it is.
    pub owner: String,
    /// How many saves it has seen; the next save names it.
    pub revision: u64,
}

/// What a version holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    clippy::large_enum_variant,
    reason = "few live at once, and a box would stand in every pattern"
)]
pub enum Content {
    /// A melding of this program.
    Melding(Melding),
    /// An earlier text from elsewhere, with its original kept byte for byte.
    Geimporteerd {
        /// Name of the file, without its folder.
        #[serde(rename = "bestand")]
        file: String,
        /// The original.
        #[serde(rename = "origineel", with = "hexadecimal")]
        original: Vec<u8>,
    },
}

/// Bytes as text, so that any original fits.
mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::super::mac::hex(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let digit = |c: u8| char::from(c).to_digit(16);
        let byte = |pair: &[u8]| match pair {
            [a, b] => Some((digit(*a)? * 16 + digit(*b)?) as u8),
            _ => None,
        };
        let bytes: Option<Vec<u8>> = text.as_bytes().chunks(2).map(byte).collect();
        bytes.ok_or_else(|| D::Error::custom("no bytes in hexadecimal"))
    }
}

/// What becomes a new version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finalise {
    /// The record: the melding's id.
    pub id: Uuid,
    /// What it holds.
    pub content: Content,
    /// What lists and filters say of it.
    pub summary: Summary,
    /// The full text for searching: the mutatie, or the imported text.
    pub text: String,
    /// The canonical strings by which the household is recognised.
    pub person_keys: Vec<String>,
    /// The version that this one follows; 0 for a new record.
    pub base: u32,
    /// Why there is a new version; needed where `base` is not 0.
    pub reason: String,
    /// When the data were first processed; the terms of the Wpg count from here.
    pub first_processed: NaiveDateTime,
    /// The days that can be that of the call of an imported text, earliest first; empty where the
    /// day is known.
    pub open_days: Vec<NaiveDateTime>,
}

/// What finalising made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finalised {
    /// The version that now counts.
    pub version: u32,
    /// Whether it stood there already: finalising twice makes no double.
    pub known: bool,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: u32,
    /// When it was made.
    pub at: NaiveDateTime,
    /// By whom.
    pub author: String,
    /// Why; empty for the first.
    pub reason: String,
    /// What it holds.
    pub content: Content,
    /// Its full text: the paper of its day.
    pub text: String,
    /// What was worked out of it on its day: the outcome, and by which rules.
    pub summary: Summary,
}

/// A record with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// As in a list.
    pub row: Row,
    /// Every version, first to last.
    pub versions: Vec<Version>,
    /// Comments and events, first to last.
    pub notes: Vec<Note>,
}

ids! {
    /// How far a review is.
    pub enum Review {
        /// Nobody has looked.
        TeBeoordelen,
        /// The author was asked something.
        VraagTerug,
        /// The author answered; the reviewer looks again.
        Beantwoord,
        /// Done.
        Beoordeeld,
    }
}

ids! {
    /// What a note is.
    pub enum NoteKind {
        /// A comment of a reviewer.
        Opmerking,
        /// The author's answer.
        Antwoord,
        /// A statement added to disputed data (Wpg art. 28).
        Aanvulling,
        /// The review asks the author something.
        VraagTerug,
        /// The review is done.
        Beoordeeld,
        /// The zorgmelding was sent; the date stands beside it.
        ZorgVerzonden,
        /// Veilig Thuis reported back.
        ZorgTeruggekoppeld,
        /// Handed over to the wijkagent; the date is when it is due.
        OverdrachtWijkagent,
        /// The wijkagent is done.
        OverdrachtKlaar,
        /// The date of an earlier note was wrong; the right one stands beside it, and both stay.
        Verbetering,
    }
}

/// What a note is pinned to; kept across versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pin {
    /// A danger, decision, statement or act.
    Regel(EntryId),
    /// An answer.
    Vraag(Question),
    /// A safety signal.
    Signaal(Signal),
    /// Whether a person was heard.
    Gehoord(PersonId),
    /// An earlier note at the record.
    Opmerking(Uuid),
}

/// A comment or an event at a record; never changed, never deleted before the record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Identity, from the shell; adding it twice makes no double.
    pub id: Uuid,
    /// What it is.
    pub kind: NoteKind,
    /// The version that was looked at.
    pub version: u32,
    /// What it is pinned to.
    pub pin: Option<Pin>,
    /// A date, where the kind has one.
    pub date: Option<NaiveDate>,
    /// The words.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: NaiveDateTime,
}

impl NoteKind {
    /// Whether a note of this kind has a date of its own.
    pub fn has_date(self) -> bool {
        match self {
            Self::ZorgVerzonden
            | Self::ZorgTeruggekoppeld
            | Self::OverdrachtWijkagent
            | Self::OverdrachtKlaar
            | Self::Verbetering => true,
            Self::Opmerking
            | Self::Antwoord
            | Self::Aanvulling
            | Self::VraagTerug
            | Self::Beoordeeld => false,
        }
    }
}

impl Note {
    /// The date as it counts: that of the last correction, else its own. `all` are the notes of the
    /// record, first to last.
    pub fn date_among(&self, all: &[Self]) -> Option<NaiveDate> {
        let corrects =
            |n: &&Self| n.kind == NoteKind::Verbetering && n.pin == Some(Pin::Opmerking(self.id));
        let last = all.iter().rev().find(corrects).and_then(|n| n.date);
        last.or(self.date)
    }
}

/// A record in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record.
    pub id: Uuid,
    /// When it was first processed.
    pub first_processed: NaiveDateTime,
    /// Who recorded it; each version names its own author.
    pub author: String,
    /// The unit of the account that made the first version.
    pub unit: String,
    /// What it says in short.
    pub summary: Summary,
    /// The last version.
    pub version: u32,
    /// How far the review is.
    pub review: Review,
    /// When the zorgmelding was sent.
    pub zorg_sent: Option<NaiveDate>,
    /// When Veilig Thuis reported back.
    pub zorg_back: Option<NaiveDate>,
    /// When the hand-over to the wijkagent is due.
    pub wijk_due: Option<NaiveDate>,
    /// When it was done.
    pub wijk_done: Option<NaiveDate>,
    /// The household that it was linked to by hand.
    pub household: Option<Uuid>,
    /// An earlier text that was imported.
    pub imported: bool,
    /// The days that can be that of the call, earliest first, until somebody confirms one; empty
    /// where it is known. `first_processed` is the latest of them, free use ends by the earliest.
    pub open_days: Vec<NaiveDateTime>,
    /// Where the words were found.
    pub snippet: Option<Snippet>,
}

/// In which order results come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Newest call first.
    #[default]
    Newest,
    /// Best match first, among the newest thousand that hold the words.
    Relevance,
}

/// What is looked for: the small tree that every engine renders in its own language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words, phrases, prefixes and exclusions as typed; see [`super::query`].
    pub words: String,
    /// First and last day of the call.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// One of these outcomes; empty is any.
    pub outcomes: BTreeSet<Level>,
    /// This unit; empty is any.
    pub unit: String,
    /// Only where wederhoor is missing.
    pub wederhoor_missing: bool,
    /// Only where a zorgmelding was decided.
    pub zorgmelding: bool,
    /// Only where a follow-up is open: a date ahead or passed and nothing that closes it.
    pub follow_up_open: bool,
    /// Only where a zorgmelding was sent and nothing was reported back.
    pub feedback_open: bool,
    /// Only where nobody confirmed the day of the call.
    pub day_open: bool,
    /// Only where a hand-over to the wijkagent is open.
    pub handover_open: bool,
    /// Only this state of the review.
    pub review: Option<Review>,
    /// Only of this author.
    pub author: String,
    /// Newest or best first.
    pub order: Order,
    /// Skip what came before: the cursor of the last page.
    pub after: Option<Cursor>,
}

/// Where a page ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor(pub i64);

/// Rows on one page.
pub const PAGE: usize = 50;

/// Counting stops here: a larger number helps nobody and takes time.
pub const MOST_COUNTED: u64 = 1000;

/// One page of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most [`PAGE`] rows.
    pub rows: Vec<Row>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
}

/// How long data may be used (Wpg art. 8 and 14), counted from the first processing, and how long
/// nobody may have been here before retention asks whether the clock is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Months of free use; the law gives 12.
    #[serde(rename = "vrij_maanden")]
    pub free_months: u32,
    /// Months until only complaints and accountability remain; the law gives 60.
    #[serde(rename = "gebruik_maanden")]
    pub use_months: u32,
    /// Months until destruction; the law gives 120.
    #[serde(rename = "bewaar_maanden")]
    pub keep_months: u32,
    /// Days after the last moment that the log knows, within which a clock is believed.
    #[serde(rename = "stille_dagen", default = "quiet_days")]
    pub quiet_days: u32,
}

/// A month: longer than a holiday, shorter than any term.
fn quiet_days() -> u32 {
    30
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            free_months: 12,
            use_months: 60,
            keep_months: 120,
            quiet_days: quiet_days(),
        }
    }
}

/// What may still be done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Free use for the task (Wpg art. 8 lid 1).
    Vrij,
    /// Only comparing, hit or no hit (Wpg art. 8 lid 2 and 3).
    Vergelijken,
    /// Only complaints and accountability (Wpg art. 14 lid 1).
    Verantwoorden,
    /// To be destroyed (Wpg art. 14 lid 1).
    Vernietigen,
}

/// Why a record outside free use is opened; logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Authorised combining (Wpg art. 8 lid 3), in the words of who opens it.
    Gemachtigd(String),
    /// A complaint or accountability (Wpg art. 14), in the words of who opens it.
    Verantwoording(String),
}

/// One contact of a household.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a course holds few, and each is read at once"
)]
pub enum Contact {
    /// In free use and open to this person.
    Open(Record),
    /// Only that there was a contact.
    Hit {
        /// The day.
        day: NaiveDate,
        /// The unit.
        unit: String,
    },
}

/// Another record that may be of the same household.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a handful lives at once, and each is read at once"
)]
pub enum Known {
    /// In free use: in short.
    Open {
        /// As in a list.
        row: Row,
        /// Whether it was linked by hand, or only shares people or an address.
        linked: bool,
        /// Why it may be the same household, worked out before rights took the people away.
        reasons: Vec<Likeness>,
    },
    /// Only that there was a contact.
    Hit(Hit),
}

/// That there was a contact, of which nothing more may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// By which number it can be opened with a written reason; `None` for who may not open it at all.
    pub id: Option<Uuid>,
    /// The day.
    pub day: NaiveDate,
    /// The unit.
    pub unit: String,
}

/// How households are recognised. The archive keeps hashes and knows nothing of names: what may be
/// alike comes in as a value.
pub struct Kin<'a> {
    /// The edition of the keys: an index of another edition is made again first.
    pub edition: u32,
    /// The strings of a call, of which the archive keeps the hashes.
    pub keys: &'a dyn Fn(&Summary) -> Vec<String>,
    /// The strings that are sought.
    pub sought: &'a [String],
    /// Why an earlier call may be of the same household; empty where it is not.
    pub like: &'a dyn Fn(&Summary) -> Vec<Likeness>,
}

/// Data that leave the archive (Wpg art. 32).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// What left.
    pub objects: Vec<Uuid>,
    /// To whom.
    pub recipient: String,
    /// On which basis.
    pub basis: String,
    /// In which form: file, transfer, clipboard.
    pub form: String,
}

ids! {
    /// What was done with data (Wpg art. 32a), and what was done with the archive itself.
    pub enum Deed {
        /// Collected.
        Verzamelen,
        /// Altered.
        Wijzigen,
        /// Consulted.
        Raadplegen,
        /// Disclosed.
        Verstrekken,
        /// Combined.
        Combineren,
        /// Destroyed.
        Vernietigen,
        /// Accounts, terms and settings.
        Beheren,
        /// The archive was found shorter than its anchor.
        Verlies,
        /// Signing in, and refusals at the door.
        Aanmelden,
    }
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// From 1, without gaps.
    pub seq: u64,
    /// When.
    pub at: NaiveDateTime,
    /// Who.
    pub user: String,
    /// Where.
    pub device: String,
    /// What was done.
    pub deed: Deed,
    /// With what: a record, or a name of a part of the archive.
    pub object: String,
    /// Which version, where there is one.
    pub version: u32,
    /// More, without personal data: form, recipient, basis, counts.
    pub detail: String,
}

/// What part of the log is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Only this user.
    pub user: String,
    /// Only this deed.
    pub deed: Option<Deed>,
    /// Only this object.
    pub object: String,
    /// First and last day.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Only rows before this number.
    pub before: Option<u64>,
}

/// What retention would do, or has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retained {
    /// Records that leave free use, with the day of the call.
    pub leave_free_use: Vec<(Uuid, NaiveDate)>,
    /// Records that are destroyed, with the day of the call.
    pub destroy: Vec<(Uuid, NaiveDate)>,
    /// Records that left free use by a wrong clock, and come back: their term has not passed.
    pub come_back: Vec<(Uuid, NaiveDate)>,
    /// Drafts of which the term has passed, with the day on which they were begun. Retention leaves
    /// them: they go only by a named act of their owner or the beheerder.
    pub overdue_drafts: Vec<(Uuid, NaiveDate)>,
}

/// What is wrong with the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A page of the file does not carry the seal of the key.
    Page(String),
    /// The times of the log jump here: the clock was wrong before this row or is so in it.
    Jump {
        /// Its number.
        seq: u64,
        /// The moment of the row before it.
        from: NaiveDateTime,
        /// Its own moment.
        to: NaiveDateTime,
    },
    /// A row of the log is not what was written.
    Log {
        /// Its number.
        seq: u64,
    },
    /// A record is not what the log says it was.
    Record {
        /// Which.
        id: Uuid,
        /// Which version; 0 where it is about the record's links or notes.
        version: u32,
    },
    /// A record that the log knows is gone, and was not destroyed.
    Missing {
        /// Which.
        id: Uuid,
        /// Which version.
        version: u32,
    },
    /// Tables, indexes or triggers are not those of this program.
    Schema,
    /// The index of words is not what the texts give. It is made again at the next opening.
    Index,
    /// A setting is not what the log says.
    Setting(String),
    /// The drafts are not what was saved last.
    Drafts,
    /// The log ends before the anchor.
    Shorter {
        /// Rows that are gone.
        rows: u64,
        /// Saves of drafts that are gone.
        saves: u64,
    },
    /// The log is not the one that the anchor was made of.
    Anchor {
        /// The number at which they differ.
        seq: u64,
    },
}

/// What verifying found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Rows of the log that were read.
    pub rows: u64,
    /// Versions, notes and links of which the content was recomputed.
    pub contents: u64,
    /// Everything that is wrong, the first bad row of the log first.
    pub damage: Vec<Damage>,
    /// The last number and its seal: to be kept elsewhere.
    pub head: Option<(u64, String)>,
}
