//! From text to a melding, and where in the text a fault stands.

use ron::{Options, extensions::Extensions};
use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor},
};

use super::{
    At, FileFault, VERSION,
    problem::problem,
    scan::{Scan, Spot, scan},
};
use crate::melding::{Invalid, Melding};

/// How meldingen are read and written: an optional value needs no `Some(...)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    #[serde(rename = "voorop")]
    _version: u64,
    melding: Melding,
}

/// Reads and checks a melding.
pub(super) fn decode(text: &str) -> Result<Melding, FileFault> {
    let found = scan(text)?;
    check_version(text, &found)?;
    let contents: Contents = options().from_str(text).map_err(|e| FileFault::Syntax {
        at: e.span.start.into(),
        problem: problem(&e),
    })?;
    let melding = contents.melding;
    check_keys(&melding, &found)?;
    melding.validate().map_err(|invalid| FileFault::Invalid {
        at: locate(&invalid, &found.spots),
        invalid: Box::new(invalid),
    })?;
    Ok(melding)
}

/// Looks at the header only: the rest of another version may have another shape.
fn check_version(text: &str, found: &Scan) -> Result<(), FileFault> {
    let mut version = None;
    let stopped = options().from_str_seed(text, Header(&mut version));
    let at = |spot: Option<&Spot>| spot.map_or(At::START, |s| s.at);
    match (version, stopped) {
        (Some(v), _) if v == u64::from(VERSION) => Ok(()),
        (Some(v), _) => Err(FileFault::Version {
            at: at(found.spots.first()),
            found: v,
        }),
        (None, Err(e)) => Err(FileFault::NoHeader {
            at: e.span.start.into(),
        }),
        (None, Ok(())) => Err(FileFault::NoHeader { at: At::START }),
    }
}

/// Reads `(voorop: 1` and stops.
struct Header<'a>(&'a mut Option<u64>);

impl<'de> DeserializeSeed<'de> for Header<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("", &["voorop", "melding"], self)
    }
}

impl<'de> Visitor<'de> for Header<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(voorop: 1, melding: (...))")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        #[derive(Deserialize)]
        #[serde(field_identifier, rename_all = "lowercase")]
        enum Key {
            Voorop,
            #[serde(other)]
            Other,
        }
        if let Some(Key::Voorop) = map.next_key()? {
            *self.0 = Some(map.next_value()?);
        }
        Err(A::Error::custom("only the header was asked"))
    }
}

/// A list with keys keeps one of two equal keys. The scan reports those; this also catches one key
/// in two spellings, such as `7` and `0x7`.
fn check_keys(melding: &Melding, found: &Scan) -> Result<(), FileFault> {
    let kept = melding.signals.len()
        + melding.answers.len()
        + melding.hearings.len()
        + melding.rebuttals.len();
    if kept == found.map_keys {
        Ok(())
    } else {
        Err(FileFault::Twice {
            at: None,
            key: "een sleutel".to_owned(),
        })
    }
}

/// Where the record stands that a check refused.
fn locate(invalid: &Invalid, spots: &[Spot]) -> Option<At> {
    let nth = |n: usize, key: &str, value: Option<&str>| {
        spots
            .iter()
            .filter(|s| s.key == key && (value.is_none() || s.value.as_deref() == value))
            .nth(n)
            .map(|s| s.at)
    };
    match invalid {
        Invalid::SamePerson(id) => nth(1, "id", Some(&id.to_string())),
        Invalid::SameEntry(id) => nth(1, "nr", Some(&id.to_string())),
        Invalid::NoParent(_) => nth(0, "betrokkenen", None),
        Invalid::NoDanger(signal) => nth(0, signal, None),
        Invalid::SameShield(_) => nth(0, "afgeschermd", None),
        Invalid::Refused { place, .. } => {
            let (list, record) = place.split_once(", ").unwrap_or((place, place));
            match (list, record.strip_prefix("nr ")) {
                ("wederhoor", Some(number)) => nth(0, number, None),
                (_, Some(number)) => nth(0, "nr", Some(number)),
                ("betrokkenen", None) => nth(0, "id", Some(record)),
                (_, None) => nth(0, record, None),
            }
        }
    }
}
