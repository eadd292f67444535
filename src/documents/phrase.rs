//! One phrase of the wording file: never blank, and with exactly the slots that the program fills.

use serde::Deserialize;

/// A phrase; a slot is a name between braces, such as `{wie}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Phrase(String);

impl TryFrom<String> for Phrase {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("deze tekst is leeg; vul hem in".to_owned());
        }
        if text.chars().any(crate::melding::is_forbidden) {
            return Err("deze tekst bevat een tab of stuurteken; haal het weg".to_owned());
        }
        Ok(Self(text))
    }
}

impl std::ops::Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Phrase {
    /// The phrase with its slot filled; a phrase without that slot comes back as it is.
    pub(crate) fn fill(&self, slot: &str, with: &str) -> String {
        fill(&self.0, slot, with)
    }

    /// The first difference between the slots that stand here and the slots that belong here.
    pub(crate) fn slot_fault(&self, wanted: &[&'static str]) -> Option<String> {
        let found: Vec<&str> = slots(&self.0).collect();
        let missing = wanted
            .iter()
            .find(|slot| found.iter().filter(|f| f == slot).count() != 1)
            .map(|slot| format!("zet {{{slot}}} er precies één keer in"));
        let extra = found.iter().find(|slot| !wanted.contains(slot));
        missing.or_else(|| extra.map(|slot| format!("haal {{{slot}}} weg")))
    }
}

/// Fills one slot in any text.
pub(crate) fn fill(text: &str, slot: &str, with: &str) -> String {
    match text.split_once('{') {
        Some((before, rest)) if rest.starts_with(slot) && rest[slot.len()..].starts_with('}') => {
            let mut filled = String::with_capacity(text.len() + with.len());
            filled.push_str(before);
            filled.push_str(with);
            filled.push_str(&fill(&rest[slot.len() + 1..], slot, with));
            filled
        }
        Some((before, rest)) => format!("{before}{{{}", fill(rest, slot, with)),
        None => text.to_owned(),
    }
}

fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(slot, _)| slot))
}

/// Declares one group of the wording file: each phrase with its name in the file and its slots.
macro_rules! wording {
    ($(#[$meta:meta])* $name:ident { $( $field:ident = $ron:literal $([$($slot:ident),+])? ; )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $( #[serde(rename = $ron)] pub(crate) $field: $crate::documents::phrase::Phrase, )+
        }

        impl $name {
            /// The first phrase with wrong slots, and what to do.
            pub(crate) fn fault(&self) -> Option<(&'static str, String)> {
                $(
                    if let Some(remedy) = self.$field.slot_fault(&[$($(stringify!($slot)),+)?]) {
                        return Some(($ron, remedy));
                    }
                )+
                None
            }
        }
    };
}
pub(crate) use wording;
