//! Values by name in a file: each name once, none missing, none that the program does not know.

use std::{collections::BTreeMap, fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, Visitor},
};

use super::problem::unknown;

/// The most missing names that are all said.
const MOST_NAMES: usize = 16;

/// An id of which every value stands in `ALL`; `ids!` makes them.
pub(crate) trait Listed: Copy + Ord + 'static {
    /// Every value.
    const ALL: &'static [Self];

    /// Its name in files.
    fn name(self) -> &'static str;
}

/// How the names are written.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// `(naam: ..., naam: ...)`.
    Group,
    /// `{"naam": ..., "naam": ...}`.
    Quoted,
    /// `{Naam: ..., Naam: ...}`.
    Ids,
}

/// Reads the values in the order of `names`; `make` gets the number of the name, and says what to do
/// where a value cannot be.
pub(crate) fn named<'de, D, V, T>(
    deserializer: D,
    shape: Shape,
    names: &[&'static str],
    make: impl Fn(usize, V) -> Result<T, String>,
) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    let table = Table(shape, names, make, PhantomData);
    match shape {
        Shape::Group => deserializer.deserialize_struct("", &[], table),
        Shape::Quoted | Shape::Ids => deserializer.deserialize_map(table),
    }
}

/// For `#[serde(deserialize_with)]`: a value for every id.
pub(crate) fn complete<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Listed,
    V: Deserialize<'de>,
{
    let names: Vec<_> = K::ALL.iter().map(|id| id.name()).collect();
    let values = named(deserializer, Shape::Ids, &names, |_, value| Ok(value))?;
    Ok(K::ALL.iter().copied().zip(values).collect())
}

/// For `#[serde(deserialize_with)]`: a list that is not empty.
pub(crate) fn filled<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let list = Vec::deserialize(deserializer)?;
    if list.is_empty() {
        return Err(Error::custom(
            "deze lijst is leeg; zet er minstens één regel of bron in",
        ));
    }
    Ok(list)
}

/// For `#[serde(deserialize_with)]`: a text that is not empty.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Filled::deserialize(deserializer).map(|filled| filled.0)
}

/// A text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Filled(pub(crate) String);

impl TryFrom<String> for Filled {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("deze tekst is leeg; vul hem in".to_owned());
        }
        Ok(Self(text))
    }
}

impl Deref for Filled {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

struct Table<'n, F, V>(Shape, &'n [&'static str], F, PhantomData<V>);

impl<'de, F, V, T> Visitor<'de> for Table<'_, F, V>
where
    F: Fn(usize, V) -> Result<T, String>,
    V: Deserialize<'de>,
{
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("regels van de vorm `naam: ...`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<T>, A::Error> {
        let Self(shape, names, make, _) = self;
        let mut found: Vec<Option<T>> = names.iter().map(|_| None).collect();
        let mut next = 0;
        while let Some(n) = map.next_key_seed(Name { shape, names, next })? {
            next = n + 1;
            if found[n].is_some() {
                let twice = format!("‘{}’ staat er twee keer. Haal er een weg", names[n]);
                return Err(Error::custom(twice));
            }
            found[n] = Some(map.next_value_seed(Value(|value| make(n, value), PhantomData))?);
        }
        let missing: Vec<_> = (names.iter().zip(&found))
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| *name)
            .collect();
        if missing.is_empty() {
            return Ok(found.into_iter().flatten().collect());
        }
        let more = if missing.len() > MOST_NAMES {
            " ..."
        } else {
            ""
        };
        Err(Error::custom(format!(
            "hier ontbreekt nog: {}{more}. Voeg voor elke naam een regel toe",
            missing[..missing.len().min(MOST_NAMES)].join(", ")
        )))
    }
}

/// Makes a value while the reader is still there, so that a refusal has its line.
struct Value<F, V>(F, PhantomData<V>);

impl<'de, F, V, T> DeserializeSeed<'de> for Value<F, V>
where
    F: Fn(V) -> Result<T, String>,
    V: Deserialize<'de>,
{
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        (self.0)(V::deserialize(deserializer)?).map_err(Error::custom)
    }
}

/// Reads a name as its number.
struct Name<'n> {
    shape: Shape,
    names: &'n [&'static str],
    /// Where it probably stands: a file mostly keeps the order of the names.
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        match self.shape {
            Shape::Quoted => deserializer.deserialize_str(self),
            Shape::Group | Shape::Ids => deserializer.deserialize_identifier(self),
        }
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("een naam")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let (before, after) = self.names.split_at(self.next);
        let at = after.iter().chain(before).position(|known| *known == name);
        at.map(|n| (self.next + n) % self.names.len())
            .ok_or_else(|| E::custom(unknown("naam", name, self.names)))
    }
}
