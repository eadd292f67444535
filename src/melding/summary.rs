//! What lists and filters say of one call, as plain values: the archive keeps it beside the call
//! and never has to know the rules that worked it out.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::PersonId;
use crate::protocol::{Question, ids};

/// The edition of the rules by which calls are weighed now. It goes up where the rules give another
/// outcome for the same call: an older record keeps the outcome of its day, and says of which edition.
pub const EDITION: u32 = 2;

ids! {
    /// The outcome of the weighing as a plain name, lightest first; `afweging::Outcome` is its rule.
    pub enum Level {
        /// Restrained.
        Terughoudend,
        /// The police weigh for themselves.
        EigenAfweging,
        /// Find out first.
        EerstVaststellen,
        /// Action is necessary.
        OptredenNoodzakelijk,
    }
}

/// One call in short. Holds no words of anyone but names and addresses, which linking needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// When the call came in.
    #[serde(rename = "tijd")]
    pub at: NaiveDateTime,
    /// The headline; `None` for an earlier text that was imported and never weighed.
    #[serde(rename = "uitkomst", default)]
    pub outcome: Option<Level>,
    /// The edition of the rules that gave it; `None` is before edition 2.
    #[serde(rename = "regels", default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<u32>,
    /// Who reported.
    #[serde(rename = "melder", default)]
    pub reporter: Option<PersonId>,
    /// Who was heard.
    #[serde(rename = "gehoord", default)]
    pub heard: BTreeSet<PersonId>,
    /// A parent was not heard and no reason stands beside it, or an accusation was neither put nor
    /// reasoned.
    #[serde(rename = "wederhoor_ontbreekt", default)]
    pub wederhoor_missing: bool,
    /// Whether safety stayed unknown: a signal not asked, unknown or only mentioned.
    #[serde(rename = "veiligheid_onbekend", default)]
    pub safety_unknown: bool,
    /// The officer decided to make a zorgmelding.
    #[serde(rename = "zorgmelding", default)]
    pub zorgmelding: bool,
    /// Hand-over to the wijkagent was agreed.
    #[serde(rename = "naar_wijkagent", default)]
    pub to_wijkagent: bool,
    /// Hand-over to the jeugdcoordinator was agreed.
    #[serde(rename = "naar_jeugdcoordinator", default)]
    pub to_jeugdcoordinator: bool,
    /// Date of the follow-up.
    #[serde(rename = "vervolg", default)]
    pub follow_up: Option<NaiveDate>,
    /// The questions that stayed without an answer.
    #[serde(rename = "open", default)]
    pub open: BTreeSet<Question>,
    /// The people by whom calls are recognised as one household's.
    #[serde(rename = "betrokkenen", default)]
    pub people: Vec<KnownPerson>,
    /// The unit that recorded it, as typed.
    #[serde(rename = "eenheid", default)]
    pub unit: String,
}

/// A person as far as recognising goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPerson {
    /// The label in this call.
    pub id: PersonId,
    /// Name, as typed.
    #[serde(rename = "naam", default)]
    pub name: String,
    /// Date of birth.
    #[serde(rename = "geboren", default)]
    pub birth: Option<NaiveDate>,
    /// Address, as typed.
    #[serde(rename = "adres", default)]
    pub address: String,
}

/// How strong a reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It can be: look.
    Lijkt,
    /// It is very likely; still nobody but a person links.
    Sterk,
}

/// Why two calls may be about one household. The first person of a pair is of the new call. It holds
/// labels and no names, so that it can also be told to who may not see the earlier call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// A child with the same name and date of birth.
    SameChild(PersonId, PersonId),
    /// A grown-up with the same name and date of birth.
    SamePerson(PersonId, PersonId),
    /// The same date of birth, and a name that can be the same.
    NearPerson(PersonId, PersonId),
    /// Two people whose names both match.
    TwoNames([(PersonId, PersonId); 2]),
    /// The same home, of these people.
    SameAddress(PersonId, PersonId),
    /// The same street and number, and one of them names no town.
    NearAddress(PersonId, PersonId),
}

impl Likeness {
    /// How strong this reason is by itself.
    pub fn strength(&self) -> Strength {
        match self {
            Self::SameChild(..) | Self::SamePerson(..) | Self::SameAddress(..) => Strength::Sterk,
            Self::NearPerson(..) | Self::TwoNames(_) | Self::NearAddress(..) => Strength::Lijkt,
        }
    }
}
