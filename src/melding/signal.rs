//! What was recorded about a safety signal. A danger has a person, a place and a source, and so has
//! every answer that there is none: several people can answer one signal.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Account, EntryId, Form, PersonId, Shown, Text, Tri, Whereabouts, text::is_default};
use crate::protocol::{Aspect, Signal, SignalClass};

/// The value of a signal. The order is the order of weight: unknown is never taken as safe,
/// and what one person said and nobody established (*genoemd*) weighs as unknown, with urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Asked, and not the case.
    Nee,
    /// Asked, and not known. A signal that was not asked weighs the same.
    Onbekend,
    /// Said by one person, not established.
    Genoemd,
    /// Established.
    Ja,
}

impl Value {
    /// All values, in order of weight.
    pub const ALL: [Self; 4] = [Self::Nee, Self::Onbekend, Self::Genoemd, Self::Ja];
}

/// What was answered to a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// Not asked yet; a note may already stand.
    NietGevraagd,
    /// Not the case.
    Nee,
    /// Not known.
    Onbekend,
    /// There is at least one danger; each says whether it is established.
    Gevaar,
}

/// What a source answers that reports no danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Says {
    /// It is not the case.
    Nee,
    /// The source does not know.
    Onbekend,
}

/// One source that reports no danger under a signal: it says nee, or does not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// What the source says.
    #[serde(rename = "zegt")]
    pub says: Says,
    /// The source; `None` was not named, and then it clears nothing for a hand-over.
    #[serde(rename = "bron", default)]
    pub account: Option<Account>,
    /// Whether the source saw it itself; asked of whoever is no party.
    #[serde(
        rename = "zelf_gezien",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub first_hand: Option<Tri>,
    /// The officer saw the child asleep: then less is cleared.
    #[serde(rename = "slaapt", default, skip_serializing_if = "is_default")]
    pub asleep: bool,
    /// Where the officer saw it.
    #[serde(rename = "waar", default)]
    pub place: Whereabouts,
    /// When.
    #[serde(rename = "tijd", default)]
    pub at: Option<NaiveDateTime>,
    /// Replaced by another answer of the same source: kept, and weighs nothing.
    #[serde(rename = "vervallen", default, skip_serializing_if = "is_default")]
    pub replaced: bool,
}

impl Reply {
    /// An answer of a source, with nothing more known of it.
    pub fn new(says: Says, account: Option<Account>) -> Self {
        Self {
            says,
            account,
            first_hand: None,
            asleep: false,
            place: Whereabouts::Onbekend,
            at: None,
            replaced: false,
        }
    }
}

/// One danger: who is at risk, from whom or where, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Danger {
    /// Its number in the call; the wederhoor ledger points to it.
    #[serde(rename = "nr")]
    pub id: EntryId,
    /// Which part of a signal that has several; `None` is not recorded, and then the graver part
    /// is not ruled out.
    #[serde(rename = "aard", default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
    /// Established (*ja*) or only said by one person (*genoemd*).
    #[serde(rename = "vastgesteld")]
    pub established: bool,
    /// Said to be going on now.
    #[serde(rename = "nu_gaande", default, skip_serializing_if = "is_default")]
    pub ongoing: bool,
    /// Who is at risk; empty is not recorded, and then nobody is taken to be safe.
    #[serde(rename = "wie", default)]
    pub at_risk: BTreeSet<PersonId>,
    /// From whom the danger comes; empty is not recorded.
    #[serde(rename = "van", default)]
    pub from: BTreeSet<PersonId>,
    /// Where the danger is.
    #[serde(rename = "waar", default)]
    pub place: Whereabouts,
    /// How it is known; `None` is not recorded yet, and an open point.
    #[serde(rename = "hoe", default)]
    pub known: Option<Account>,
    /// Further sources that say or show the same.
    #[serde(rename = "ook", default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Account>,
    /// Whether a bystander saw it itself; without ja, a bystander's word establishes nothing.
    #[serde(
        rename = "zelf_gezien",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub first_hand: Option<Tri>,
    /// When it was said or seen.
    #[serde(rename = "tijd", default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveDateTime>,
    /// What exactly, in the officer's words.
    #[serde(rename = "tekst", default)]
    pub text: Text,
    /// Taken back by who said it, or recorded by mistake: kept, listed under *niet opgenomen*.
    #[serde(rename = "ingetrokken", default, skip_serializing_if = "is_default")]
    pub withdrawn: bool,
}

/// How far a source can carry that something is the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carries {
    /// Nothing by itself: a party about somebody else, a child alone, hearsay.
    Mentions,
    /// Establishes.
    Establishes,
}

impl Danger {
    /// A danger of which only the number is known.
    pub fn new(id: EntryId, established: bool) -> Self {
        Self {
            id,
            aspect: None,
            established,
            ongoing: false,
            at_risk: BTreeSet::new(),
            from: BTreeSet::new(),
            place: Whereabouts::Onbekend,
            known: None,
            also: Vec::new(),
            first_hand: None,
            at: None,
            text: Text::default(),
            withdrawn: false,
        }
    }

    /// Every source that says or shows it.
    pub fn sources(&self) -> impl Iterator<Item = &Account> {
        self.known.iter().chain(&self.also)
    }

    /// Whether the officer saw, heard or read it.
    pub fn seen(&self) -> bool {
        self.sources().any(|a| *a == Account::Waargenomen)
    }
}

/// The answer to a signal. Dangers stay when the answer changes to nee or onbekend: they are shown
/// as no longer applying, and nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "AnswerFile")]
pub struct SignalAnswer {
    /// What was answered.
    #[serde(rename = "antwoord")]
    pub asked: Asked,
    /// Who said nee or did not know. Empty where *nee* or *onbekend* was recorded without a source.
    #[serde(rename = "volgens", default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// The dangers.
    #[serde(rename = "gevaren", default)]
    pub dangers: Vec<Danger>,
    /// A note of the officer.
    #[serde(rename = "toelichting", default)]
    pub note: Text,
}

/// The answer as files hold it: format 1 knew one ground for *nee*.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    #[serde(rename = "antwoord")]
    asked: Asked,
    #[serde(rename = "grond", default)]
    ground: Option<Account>,
    #[serde(rename = "volgens", default)]
    replies: Vec<Reply>,
    #[serde(rename = "gevaren", default)]
    dangers: Vec<Danger>,
    #[serde(rename = "toelichting", default)]
    note: Text,
}

impl From<AnswerFile> for SignalAnswer {
    fn from(file: AnswerFile) -> Self {
        let AnswerFile {
            asked,
            ground,
            mut replies,
            dangers,
            note,
        } = file;
        if let Some(ground) = ground {
            // Under another answer than nee it stood there as what no longer applied.
            replies.push(Reply {
                replaced: asked != Asked::Nee,
                ..Reply::new(Says::Nee, Some(ground))
            });
        }
        Self {
            asked,
            replies,
            dangers,
            note,
        }
    }
}

impl SignalAnswer {
    /// An answer to which nothing was said yet.
    pub fn new(asked: Asked) -> Self {
        Self {
            asked,
            replies: Vec::new(),
            dangers: Vec::new(),
            note: Text::default(),
        }
    }

    /// The dangers that count now.
    pub fn active(&self) -> impl Iterator<Item = &Danger> + Clone {
        let counts = self.asked == Asked::Gevaar;
        self.dangers.iter().filter(move |d| counts && !d.withdrawn)
    }

    /// The answers that count now.
    pub fn live_replies(&self) -> impl Iterator<Item = &Reply> + Clone {
        let counts = self.asked != Asked::NietGevraagd;
        self.replies.iter().filter(move |r| counts && !r.replaced)
    }

    /// Whether *nee* or *onbekend* was recorded without anybody named as its source.
    pub fn unnamed(&self) -> Option<Says> {
        match self.asked {
            Asked::Nee if !self.live_replies().any(|r| r.says == Says::Nee) => Some(Says::Nee),
            Asked::Onbekend if self.live_replies().next().is_none() => Some(Says::Onbekend),
            _ => None,
        }
    }

    /// Every account that somebody recorded at this signal, also what no longer counts.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        let replies = self.replies.iter().filter_map(|r| r.account.as_ref());
        replies.chain(self.dangers.iter().flat_map(Danger::sources))
    }

    /// The same, to change them.
    pub fn accounts_mut(&mut self) -> impl Iterator<Item = &mut Account> {
        let replies = self.replies.iter_mut().filter_map(|r| r.account.as_mut());
        replies.chain(
            self.dangers
                .iter_mut()
                .flat_map(|d| d.known.iter_mut().chain(&mut d.also)),
        )
    }

    /// The source of *nee*, where the answer is nee and one was named: the first.
    pub fn ground(&self) -> Option<&Account> {
        let nee = self.live_replies().find(|r| r.says == Says::Nee)?;
        (self.asked == Asked::Nee)
            .then_some(nee.account.as_ref())
            .flatten()
    }
}

/// What one danger weighs on each track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weights {
    /// Danger now.
    pub acute: Value,
    /// Lasting unsafety.
    pub structural: Value,
    /// Strain.
    pub care: Value,
}

impl Weights {
    /// Nothing on any track.
    pub const NONE: Self = Self {
        acute: Value::Nee,
        structural: Value::Nee,
        care: Value::Nee,
    };

    /// The heavier of both, track by track.
    pub fn max(self, other: Self) -> Self {
        Self {
            acute: self.acute.max(other.acute),
            structural: self.structural.max(other.structural),
            care: self.care.max(other.care),
        }
    }

    /// One value on the track of this class; a part that only wants to be noted weighs nowhere.
    pub const fn on(class: SignalClass, value: Value) -> Self {
        let mut weights = Self::NONE;
        match class {
            SignalClass::Acute => weights.acute = value,
            SignalClass::Structural => weights.structural = value,
            SignalClass::Care => weights.care = value,
            SignalClass::Noted => {}
        }
        weights
    }
}

/// What a danger of this value weighs, by the part of the signal that it is about.
///
/// Of a signal with several parts, a danger that does not say which keeps the graver one open: it
/// weighs as *genoemd* at most there, and as danger now where the officer saw it, for what is seen
/// is there now. A fresh injury is acute where the officer or a doctor saw it.
pub fn weights(signal: Signal, aspect: Option<Aspect>, value: Value, seen: Seen) -> Weights {
    let Some(aspect) = aspect else {
        return unsaid(signal, value, seen);
    };
    let mut weights = Weights::on(aspect.class(), value);
    if aspect == Aspect::VersLetsel {
        weights.structural = value;
        if seen == Seen::Not {
            weights.acute = value.min(Value::Genoemd);
        }
    }
    weights
}

fn unsaid(signal: Signal, value: Value, seen: Seen) -> Weights {
    let mut weights = Weights::on(signal.class(), value);
    match signal {
        Signal::Basiszorg | Signal::Mishandeling => {
            weights.acute = match seen {
                Seen::ByOfficer => value,
                Seen::ByDoctor | Seen::Not => value.min(Value::Onbekend),
            };
        }
        Signal::KindVraagtHulp => weights.acute = value.min(Value::Genoemd),
        _ => {}
    }
    weights
}

/// Who saw a danger, where that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    /// The officer.
    ByOfficer,
    /// A doctor.
    ByDoctor,
    /// Neither.
    Not,
}

impl Seen {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::ByOfficer, Self::ByDoctor, Self::Not];
}

/// The person whose word an account is, for a claim: also of a paper that only was mentioned.
pub fn claimant(account: &Account) -> Option<PersonId> {
    match account {
        Account::Verklaard { by, .. }
        | Account::VanHorenZeggen { by, .. }
        | Account::Document {
            shown: Shown::GenoemdDoor(by),
            ..
        } => Some(*by),
        Account::WoordenKind { child, .. } => Some(*child),
        Account::Waargenomen
        | Account::Document {
            shown: Shown::Gezien,
            ..
        }
        | Account::Systeem { .. }
        | Account::Oordeel
        | Account::Handeling
        | Account::NietGenoemd => None,
    }
}

/// Whether these are somebody's literal words.
pub fn is_literal(account: &Account) -> bool {
    match account {
        Account::Verklaard { form, .. }
        | Account::VanHorenZeggen { form, .. }
        | Account::Document { form, .. } => *form == Form::Letterlijk,
        Account::WoordenKind { .. } => true,
        Account::Waargenomen
        | Account::Systeem { .. }
        | Account::Oordeel
        | Account::Handeling
        | Account::NietGenoemd => false,
    }
}
