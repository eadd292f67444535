//! A map in a file, in which one key twice is an error: the second would silently replace the first.

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::marker::PhantomData;

/// For `#[serde(deserialize_with)]` on the maps of the asset files.
pub(in crate::protocol) fn without_duplicates<'de, D, K, V>(
    deserializer: D,
) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + Copy + Debug,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(Entries(PhantomData))
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for Entries<K, V>
where
    K: Deserialize<'de> + Ord + Copy + Debug,
    V: Deserialize<'de>,
{
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("regels van de vorm `Naam: ...` tussen { en }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<K, V>()? {
            if entries.insert(key, value).is_some() {
                return Err(A::Error::custom(format_args!(
                    "`{key:?}` staat er twee keer"
                )));
            }
        }
        Ok(entries)
    }
}
