//! The word table: exceptions, verbs and the pieces of compounds, from `assets/zoekwoorden.ron`.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::stem::base_stem;

/// The table as the file holds it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    vormen: BTreeMap<String, Vec<String>>,
    eigen: BTreeMap<String, Vec<String>>,
    sterke_werkwoorden: BTreeMap<String, Vec<String>>,
    zwakke_werkwoorden: BTreeMap<String, String>,
    pub voorvoegsels: Vec<String>,
    pub delen: Vec<String>,
    pub samenstellingen: BTreeMap<String, Vec<String>>,
}

/// What is wrong with a word table.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TableError {
    /// The file is no table.
    #[error("De woordenlijst van het zoeken is niet te lezen: {0}. Herstel het bestand.")]
    Unreadable(String),
    /// A word has other signs than `a-z`.
    #[error("In de woordenlijst staat ‘{0}’. Gebruik alleen kleine letters zonder accenten.")]
    NotFolded(String),
    /// One form stands with two words that have different stems.
    #[error("In de woordenlijst hoort ‘{form}’ bij ‘{first}’ en bij ‘{second}’. Kies er één.")]
    Twice {
        /// The form that stands in two places.
        form: String,
        /// The stem it had first.
        first: String,
        /// The stem it would get.
        second: String,
    },
}

/// What the table knows of one form.
#[derive(Debug)]
pub(super) struct Known {
    pub stem: String,
    /// A form of a verb, before which a loose word can stand: meegenomen.
    pub verb: bool,
}

impl Table {
    /// Reads a table and looks at every word in it.
    pub fn read(source: &str) -> Result<Self, TableError> {
        let table: Self =
            ron::from_str(source).map_err(|error| TableError::Unreadable(error.to_string()))?;
        let odd = table.every_word().find(|word| !is_folded(word)).cloned();
        match odd {
            Some(word) => Err(TableError::NotFolded(word)),
            None => Ok(table),
        }
    }

    /// Every form with its stem. A form in two groups is an error: one of them would be lost.
    pub fn known(&self) -> Result<HashMap<String, Known>, TableError> {
        let mut known = HashMap::new();
        for (head, forms) in &self.eigen {
            add(&mut known, head, false, forms.iter().chain([head]).cloned())?;
        }
        for (head, forms) in &self.vormen {
            let stem = base_stem(head);
            add(
                &mut known,
                &stem,
                false,
                forms.iter().chain([head]).cloned(),
            )?;
        }
        for (head, forms) in &self.sterke_werkwoorden {
            let stem = base_stem(head);
            add(&mut known, &stem, true, forms.iter().chain([head]).cloned())?;
        }
        for (head, first_person) in &self.zwakke_werkwoorden {
            let stem = base_stem(head);
            add(
                &mut known,
                &stem,
                true,
                weak_forms(head, first_person).into_iter(),
            )?;
        }
        Ok(known)
    }

    fn every_word(&self) -> impl Iterator<Item = &String> {
        [
            &self.vormen,
            &self.eigen,
            &self.sterke_werkwoorden,
            &self.samenstellingen,
        ]
        .into_iter()
        .flatten()
        .flat_map(|(head, forms)| [head].into_iter().chain(forms))
        .chain(
            self.zwakke_werkwoorden
                .iter()
                .flat_map(|(head, stem)| [head, stem]),
        )
        .chain(&self.voorvoegsels)
        .chain(&self.delen)
    }
}

fn is_folded(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn add(
    known: &mut HashMap<String, Known>,
    stem: &str,
    verb: bool,
    forms: impl Iterator<Item = String>,
) -> Result<(), TableError> {
    for form in forms {
        if let Some(first) = known.get(&form).filter(|first| first.stem != stem) {
            return Err(TableError::Twice {
                first: first.stem.clone(),
                second: stem.to_owned(),
                form,
            });
        }
        let verb = verb || known.get(&form).is_some_and(|first| first.verb);
        let stem = stem.to_owned();
        known.insert(form, Known { stem, verb });
    }
    Ok(())
}

/// The forms of a regular verb: schreeuw, schreeuwt, schreeuwde, geschreeuwd, schreeuwend ...
fn weak_forms(infinitive: &str, first_person: &str) -> Vec<String> {
    let root = infinitive.strip_suffix("en").unwrap_or(infinitive);
    let hard = root.ends_with(['t', 'k', 'f', 's', 'p', 'x']) || root.ends_with("ch");
    let ending = if hard { "t" } else { "d" };
    let closed = |tail: &str| match first_person.ends_with(tail) {
        true => first_person.to_owned(),
        false => format!("{first_person}{tail}"),
    };
    let participle = match unstressed(infinitive) {
        true => closed(ending),
        false => format!("ge{}", closed(ending)),
    };
    vec![
        infinitive.to_owned(),
        first_person.to_owned(),
        closed("t"),
        format!("{first_person}{ending}e"),
        format!("{first_person}{ending}en"),
        format!("{infinitive}d"),
        format!("{infinitive}de"),
        format!("{participle}e"),
        participle,
    ]
}

/// Verbs that begin like this take no `ge-`: bedreigd, verklaard.
fn unstressed(infinitive: &str) -> bool {
    ["be", "ver", "ont", "her", "ge", "er", "mis"]
        .iter()
        .any(|start| {
            infinitive
                .strip_prefix(start)
                .is_some_and(|rest| rest.len() > 4 && rest.contains(['a', 'e', 'i', 'o', 'u']))
        })
        && !["bellen", "pesten"].contains(&infinitive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_get_the_right_ending_and_prefix() {
        assert!(weak_forms("duwen", "duw").contains(&"geduwd".to_owned()));
        assert!(weak_forms("stompen", "stomp").contains(&"gestompt".to_owned()));
        assert!(weak_forms("wachten", "wacht").contains(&"wachtte".to_owned()));
        assert!(weak_forms("bedreigen", "bedreig").contains(&"bedreigde".to_owned()));
        assert!(weak_forms("verhuizen", "verhuis").contains(&"verhuisd".to_owned()));
        assert!(weak_forms("bellen", "bel").contains(&"gebeld".to_owned()));
        assert!(weak_forms("mishandelen", "mishandel").contains(&"mishandeld".to_owned()));
        assert!(weak_forms("missen", "mis").contains(&"gemist".to_owned()));
    }
}
