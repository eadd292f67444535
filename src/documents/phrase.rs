//! One phrase of the wording file: never blank, and with exactly the slots that the program fills.

use serde::{Deserialize, Deserializer};

use crate::protocol::{Filled, Shape, named};

/// A phrase; a slot is a name between braces, such as `{wie}`. Read by itself it has no slot at all.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Phrase(String);

impl TryFrom<String> for Phrase {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::with(text, &[])
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

    /// A phrase with exactly these slots, each once; else what to do.
    pub(crate) fn with(text: String, wanted: &[&str]) -> Result<Self, String> {
        let Filled(text) = text.try_into()?;
        if text.chars().any(crate::melding::is_forbidden) {
            return Err("deze tekst bevat een tab of stuurteken; haal het weg".to_owned());
        }
        let found: Vec<&str> = slots(&text).collect();
        let once = |slot: &&&str| found.iter().filter(|f| f == slot).count() == 1;
        if let Some(slot) = wanted.iter().find(|slot| !once(slot)) {
            return Err(format!("zet {{{slot}}} er precies één keer in"));
        }
        match found.iter().find(|slot| !wanted.contains(slot)) {
            Some(slot) => Err(format!("haal {{{slot}}} weg")),
            None => Ok(Self(text)),
        }
    }
}

/// Reads the phrases of a group, each with its slots.
pub(crate) fn group<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
    names: &[&'static str; N],
    slots: &[&[&str]; N],
) -> Result<[Phrase; N], D::Error> {
    let phrases = phrases(deserializer, Shape::Group, names, slots)?;
    Ok(phrases
        .try_into()
        .expect("there is a phrase for every name"))
}

/// Reads phrases in the order of their names, each with its slots.
pub(crate) fn phrases<'de, D: Deserializer<'de>>(
    deserializer: D,
    shape: Shape,
    names: &[&'static str],
    slots: &[&[&str]],
) -> Result<Vec<Phrase>, D::Error> {
    let read = |n: usize, text| Phrase::with(text, slots[n]);
    named(deserializer, shape, names, read)
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
        .map(|part| part.split_once('}').map_or(part, |(slot, _)| slot))
}

/// Declares one group of the wording file: each phrase with its name in the file and its slots, or the
/// names of the values of an enum.
macro_rules! wording {
    ($(#[$meta:meta])* $name:ident { $( $field:ident = $ron:literal $([$($slot:ident),+])? ; )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $( pub(crate) $field: $crate::documents::phrase::Phrase, )+
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let [$($field),+] = $crate::documents::phrase::group(
                    deserializer,
                    &[$($ron),+],
                    &[$(&[$($(stringify!($slot)),+)?]),+],
                )?;
                Ok(Self { $($field),+ })
            }
        }
    };
    ($(#[$meta:meta])* $name:ident of $of:ident { $( $value:ident ),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(non_snake_case, reason = "the names are those of the values")]
        pub struct $name { $( $value: $crate::documents::phrase::Phrase ),+ }

        impl $name {
            /// The words of a value.
            fn of(&self, value: $of) -> &str {
                match value { $( $of::$value => &self.$value ),+ }
            }
        }
    };
}
pub(crate) use wording;
