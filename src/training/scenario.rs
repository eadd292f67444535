//! A scenario as its file holds it. What it means is documented for makers in `scenarios/README.md`.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Findings, Id, Move};
use crate::{
    afweging::Outcome,
    documents::DebriefLevel,
    melding::{Person, PersonId, Speaker, Text},
    protocol::{Citation, Question, RuleId, Signal},
};

/// One simulated call: what is known, what can be asked, and what a good course contains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The name by which courses know it.
    pub id: Id,
    /// Which version of this scenario it is, from 1: a course of another version may not fit.
    #[serde(rename = "versie")]
    pub version: u32,
    /// The title in the list. It gives nothing away.
    #[serde(rename = "titel")]
    pub title: Text,
    /// How hard it is.
    #[serde(rename = "niveau")]
    pub level: DebriefLevel,
    /// What can be learned.
    #[serde(rename = "doelen")]
    pub goals: Vec<Goal>,
    /// The minutes that a good course has.
    #[serde(rename = "minuten")]
    pub budget: u32,
    /// When the call comes in.
    #[serde(rename = "begin")]
    pub start: NaiveDateTime,
    /// What the meldkamer says.
    pub briefing: Text,
    /// Who reports; `None` where nobody says who it is.
    #[serde(rename = "melder", default)]
    pub reporter: Option<PersonId>,
    /// The people, each with what that person knows. Both parents are always there.
    #[serde(rename = "mensen")]
    pub people: Vec<Role>,
    /// What can be asked, looked up or done.
    #[serde(rename = "informatie")]
    pub items: Vec<Item>,
    /// What happens by itself.
    #[serde(rename = "gebeurtenissen", default)]
    pub events: Vec<Event>,
    /// What a good course contains.
    #[serde(rename = "goed")]
    pub good: Good,
    /// A course that misses nothing.
    pub expert: Vec<Move>,
}

/// A learning goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// The goal.
    #[serde(rename = "doel")]
    pub text: Text,
    /// Where it comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

/// A person in the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// What is true of the person; the trainee finds it out.
    #[serde(rename = "persoon")]
    pub person: Person,
    /// The briefing says all this of the person; otherwise it gives the label and the relation only.
    #[serde(rename = "bekend", default)]
    pub in_briefing: bool,
    /// What this person knows, for who plays it and for the trainer.
    #[serde(rename = "weet", default)]
    pub knows: Text,
    /// How this person talks, in a few of its own words.
    #[serde(rename = "zegt", default)]
    pub says: Text,
}

/// Where information can be got, or that something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// Speaking with this person.
    Spreek(PersonId),
    /// Looking, listening and smelling.
    Kijk,
    /// Police registrations.
    Registraties,
    /// Reading a document that somebody shows.
    Document,
    /// The court's Familiekamer.
    Familiekamer,
    /// The wijkagent.
    Wijkagent,
    /// The jeugdcoordinator.
    Jeugdcoordinator,
    /// Veilig Thuis.
    VeiligThuis,
    /// The OvJ.
    Ovj,
    /// The hOvJ.
    Hovj,
    /// School or day care.
    School,
    /// Nobody is asked: the officer does something.
    Doen,
}

/// One line of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Who says it; `None` for what is seen, read or looked up.
    #[serde(rename = "wie", default)]
    pub by: Option<PersonId>,
    /// The words.
    #[serde(rename = "tekst")]
    pub text: Text,
}

/// Something that can be asked, looked up or done, once. It comes only to who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name.
    pub id: Id,
    /// Where it can be got.
    #[serde(rename = "bij")]
    pub channel: Channel,
    /// The question or act, as the trainee chooses it.
    #[serde(rename = "vraag")]
    pub ask: Text,
    /// What it costs, in minutes.
    #[serde(rename = "minuten")]
    pub minutes: u32,
    /// What must have been got or happened before.
    #[serde(rename = "na", default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Id>,
    /// What it reveals.
    #[serde(rename = "antwoord")]
    pub answer: Vec<Said>,
    /// What of it belongs in the melding.
    #[serde(rename = "vult", default, skip_serializing_if = "Findings::is_empty")]
    pub findings: Findings,
    /// What is done by it, where it is an act.
    #[serde(rename = "daad", default, skip_serializing_if = "Option::is_none")]
    pub deed: Option<Deed>,
}

/// An act of the trainee that a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Deed {
    /// Taking a child to another place.
    Verplaatst(PersonId),
    /// Handing a child to a parent.
    Overgedragen {
        /// The child.
        kind: PersonId,
        /// The parent.
        aan: PersonId,
    },
    /// Advising this parent to stop or limit contact.
    Geadviseerd(PersonId),
    /// Giving this parent the leaflet on such advice.
    BijsluiterGegeven(PersonId),
    /// Sending somebody away who wants to report an offence.
    AangifteGeweigerd(PersonId),
}

/// Something that happens without being asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its name.
    pub id: Id,
    /// When it happens.
    #[serde(rename = "wanneer")]
    pub when: When,
    /// What the trainee sees and hears.
    #[serde(rename = "antwoord")]
    pub answer: Vec<Said>,
    /// What of it belongs in the melding.
    #[serde(rename = "vult", default, skip_serializing_if = "Findings::is_empty")]
    pub findings: Findings,
}

/// When an event happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// So many minutes after the start.
    Minuut(u32),
    /// Once all these were got or happened.
    Na(Vec<Id>),
    /// Only when the trainer lets it happen.
    Trainer,
}

/// What a good course contains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Good {
    /// What the rules give once everything was got.
    #[serde(rename = "uitkomst")]
    pub outcome: Outcome,
    /// Why, for the debrief.
    #[serde(rename = "reden")]
    pub why: Text,
    /// Where that comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
    /// The questions that must be asked.
    #[serde(rename = "verplicht")]
    pub required: Vec<Required>,
    /// What comes before what.
    #[serde(rename = "volgorde", default)]
    pub order: Vec<Order>,
    /// What must not happen.
    #[serde(rename = "verboden", default)]
    pub forbidden: Vec<Forbidden>,
    /// What must stand in the mutatie, under whom.
    #[serde(rename = "verklaringen", default)]
    pub statements: Vec<Expected>,
    /// What is worth knowing besides what must be asked.
    #[serde(rename = "te_weten", default)]
    pub known: Vec<Known>,
    /// The rules that speak once the expert is done.
    #[serde(rename = "regels", default)]
    pub rules: Vec<RuleId>,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ask {
    /// A safety signal.
    Signaal(Signal),
    /// A question of the checklist.
    Vraag(Question),
    /// Which decision there is.
    Beslissing,
    /// Hearing this person.
    Gehoord(PersonId),
    /// This piece of information.
    Informatie(Id),
}

/// A question that must be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Required {
    /// About what.
    #[serde(rename = "vraag")]
    pub ask: Ask,
    /// Why it matters.
    #[serde(rename = "reden")]
    pub why: Text,
    /// Where that comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

/// What comes before what. It counts once everything in `first` and something in `then` was got:
/// what was never asked is missed, not out of order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// All of these come first.
    #[serde(rename = "eerst")]
    pub first: Vec<Id>,
    /// Before any of these.
    #[serde(rename = "dan")]
    pub then: Vec<Id>,
    /// Why it matters.
    #[serde(rename = "reden")]
    pub why: Text,
    /// Where that comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

/// Something that must not happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ban {
    /// A child is taken elsewhere while the rules see no acute danger to that child
    /// (ombudsman 2015/096, 5.2.2).
    KindVerplaatst,
    /// A child is handed to the parent who asks while a signal about that parent is open.
    KindOvergedragen,
    /// Advice that touches contact, without the leaflet.
    AdviesZonderBijsluiter,
    /// An aangifte that somebody wants is not taken (art. 163 lid 6 Sv).
    AangifteGeweigerd,
    /// What somebody claims is written down as a fact.
    BeweringAlsFeit,
    /// This was done or asked.
    Informatie(Id),
}

/// Something that must not happen, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forbidden {
    /// What.
    #[serde(rename = "wat")]
    pub ban: Ban,
    /// Why not.
    #[serde(rename = "reden")]
    pub why: Text,
    /// Where that comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

/// Who must stand beside a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SpeakerName {
    /// A person in the call.
    Persoon(PersonId),
    /// The officer, for what was seen.
    Agent,
    /// A document.
    Document,
    /// A system.
    Systeem,
}

impl From<SpeakerName> for Speaker {
    fn from(name: SpeakerName) -> Self {
        match name {
            SpeakerName::Persoon(id) => Self::Person(id),
            SpeakerName::Agent => Self::Officer,
            SpeakerName::Document => Self::Document,
            SpeakerName::Systeem => Self::System,
        }
    }
}

/// Something that must stand in the mutatie, under its speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The information or event that it comes from.
    #[serde(rename = "uit")]
    pub from: Id,
    /// Whose words it is.
    #[serde(rename = "spreker")]
    pub speaker: SpeakerName,
    /// Words by which it is recognised: all of them, in any order; capitals and accents do not count.
    /// Between `|` stand other ways to say the same: see [`Expected::signs`].
    #[serde(rename = "woorden")]
    pub words: Vec<Text>,
    /// Why it matters.
    #[serde(rename = "reden")]
    pub why: Text,
    /// Where that comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

impl Expected {
    /// The words by which it is recognised: for each the ways in which it can be said, as `a|b` in
    /// the file.
    pub fn signs(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        self.words.iter().map(|word| word.split('|').map(str::trim))
    }
}

/// Something worth knowing, that was there for who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The information.
    #[serde(rename = "informatie")]
    pub item: Id,
    /// Why it is worth knowing.
    #[serde(rename = "reden")]
    pub why: Text,
    /// Where that comes from.
    #[serde(rename = "bronnen")]
    pub citations: Vec<Citation>,
}

impl Scenario {
    /// The information with this name.
    pub fn item(&self, id: &Id) -> Option<&Item> {
        self.items.iter().find(|i| i.id == *id)
    }

    /// What this information or event reveals.
    pub fn answer(&self, id: &Id) -> &[Said] {
        let event = || self.event(id).map(|e| &e.answer);
        let answer = self.item(id).map(|i| &i.answer).or_else(event);
        answer.map_or(&[], Vec::as_slice)
    }

    /// The event with this name.
    pub fn event(&self, id: &Id) -> Option<&Event> {
        self.events.iter().find(|e| e.id == *id)
    }
}
