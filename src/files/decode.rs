//! From text to a value, and where in the text a fault stands.

use ron::{Options, extensions::Extensions};
use serde::{
    Deserialize,
    de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, Visitor},
};

use super::{
    At, FileFault, FileKind, VERSION,
    file::OLDEST,
    scan::{Scan, Spot, scan},
};
use crate::{
    melding::{Invalid, Melding},
    protocol::ron_problem,
};

/// How files are read and written: an optional value needs no `Some(...)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What a file of this program can hold.
pub(super) trait Content: Sized {
    /// The whole file: the version and the content.
    type File: DeserializeOwned;
    /// What it is.
    const KIND: FileKind;
    /// Takes the content out of the file.
    fn of(file: Self::File) -> Self;
    /// How many keys of lists with keys it holds.
    fn map_keys(&self) -> usize;
    /// What cannot be right, of what reads well.
    ///
    /// # Errors
    /// The first fault, with its place among the spots.
    fn validate(&self, spots: &[Spot]) -> Result<(), FileFault>;
}

/// Reads and checks a file.
pub(super) fn decode<C: Content>(text: &str) -> Result<C, FileFault> {
    let found = scan(text)?;
    check_version(text, &found, C::KIND)?;
    let file: C::File = options().from_str(text).map_err(|e| FileFault::Syntax {
        at: e.span.start.into(),
        problem: ron_problem(&e),
    })?;
    let content = C::of(file);
    // A list with keys keeps one of two equal keys. The scan reports those; this also catches one
    // key in two spellings, such as `7` and `0x7`.
    if content.map_keys() != found.map_keys {
        return Err(FileFault::Twice {
            at: None,
            key: "een sleutel".to_owned(),
        });
    }
    content.validate(&found.spots)?;
    Ok(content)
}

/// A file with a melding.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeldingFile {
    #[serde(rename = "voorop")]
    _version: u64,
    melding: Melding,
}

impl Content for Melding {
    type File = MeldingFile;
    const KIND: FileKind = FileKind::Melding;

    fn of(file: MeldingFile) -> Self {
        file.melding
    }

    fn map_keys(&self) -> usize {
        self.signals.len() + self.answers.len() + self.hearings.len() + self.rebuttals.len()
    }

    fn validate(&self, spots: &[Spot]) -> Result<(), FileFault> {
        Melding::validate(self).map_err(|invalid| FileFault::Invalid {
            at: locate(&invalid, spots),
            invalid: Box::new(invalid),
        })
    }
}

/// Looks at the header only: the rest of another version may have another shape.
fn check_version(text: &str, found: &Scan, kind: FileKind) -> Result<(), FileFault> {
    let mut version = None;
    let stopped = options().from_str_seed(text, Header(&mut version));
    let at = |spot: Option<&Spot>| spot.map_or(At::START, |s| s.at);
    match (version, stopped) {
        (Some(v), _) if (u64::from(OLDEST)..=u64::from(VERSION)).contains(&v) => Ok(()),
        (Some(v), _) => Err(FileFault::Version {
            at: at(found.spots.first()),
            found: v,
        }),
        (None, Err(e)) => Err(FileFault::NoHeader {
            at: e.span.start.into(),
            kind,
        }),
        (None, Ok(())) => Err(FileFault::NoHeader {
            at: At::START,
            kind,
        }),
    }
}

/// Reads `(voorop: 2` and stops.
struct Header<'a>(&'a mut Option<u64>);

impl<'de> DeserializeSeed<'de> for Header<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("", &["voorop"], self)
    }
}

impl<'de> Visitor<'de> for Header<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "(voorop: {VERSION}, ...)")
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
