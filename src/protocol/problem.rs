//! What the RON reader complains about, in Dutch and with what to do.

use ron::error::{Error as Ron, SpannedError};

/// The complaint as a Dutch sentence. What a person who edits a file gets wrong is said in full;
/// the rest keeps the reader's own words.
pub fn ron_problem(error: &SpannedError) -> String {
    match &error.code {
        Ron::Eof => "het bestand houdt te vroeg op. Misschien is het niet heel overgekomen.".into(),
        Ron::ExpectedStringEnd => "deze tekst heeft geen aanhalingsteken aan het eind.".into(),
        Ron::ExpectedString => "hier hoort tekst tussen aanhalingstekens.".into(),
        Ron::ExpectedComma => "hier hoort een komma.".into(),
        Ron::ExpectedMapColon => "hier hoort een dubbele punt.".into(),
        Ron::ExpectedInteger => "hier hoort een heel getal.".into(),
        Ron::ExpectedBoolean => "hier hoort true (ja) of false (nee).".into(),
        Ron::ExpectedIdentifier | Ron::InvalidIdentifier(_) => "hier hoort een naam.".into(),
        Ron::ExpectedArray | Ron::ExpectedArrayEnd => "hier hoort een lijst: [ ... ].".into(),
        Ron::ExpectedMap | Ron::ExpectedMapEnd => "hier hoort een lijst: { ... }.".into(),
        Ron::ExpectedStructLike
        | Ron::ExpectedNamedStructLike(_)
        | Ron::ExpectedStructLikeEnd
        | Ron::ExpectedOptionEnd => "hier hoort een haakje: ( of ).".into(),
        Ron::TrailingCharacters => "na het laatste haakje staat nog tekst. Haal die weg.".into(),
        Ron::UnclosedBlockComment | Ron::UnclosedLineComment => {
            "deze opmerking houdt niet op. Zet er */ achter.".into()
        }
        Ron::InvalidEscape(_) => {
            "na \\ staat een teken dat hier niet kan. Schrijf \\\\ voor een \\.".into()
        }
        Ron::IntegerOutOfBounds => "dit getal is te groot of te klein.".into(),
        Ron::ExceededRecursionLimit => "hier staan te veel haakjes in elkaar.".into(),
        Ron::NoSuchEnumVariant {
            found, expected, ..
        } => unknown("waarde", found, expected),
        Ron::NoSuchStructField {
            found, expected, ..
        } => unknown("veld", found, expected),
        Ron::MissingStructField { field, .. } => {
            format!("het veld ‘{field}’ ontbreekt. Voeg het toe.")
        }
        Ron::DuplicateStructField { field, .. } => {
            format!("het veld ‘{field}’ staat er twee keer. Haal er een weg.")
        }
        Ron::InvalidValueForType { .. } => "hier staat iets van een andere soort dan past.".into(),
        Ron::Message(message) => from_message(message),
        other => format!("dit is niet te lezen. De lezer zegt: {other}."),
    }
}

/// The most characters of a name that is looked at and shown.
const LONGEST_NAME: usize = 60;
/// The most names that are all offered.
const ALL_NAMES: usize = 16;
/// The names that are offered of a longer list.
const SOME_NAMES: usize = 5;

/// That a name does not exist, with the names that it looks like.
pub(super) fn unknown(what: &str, found: &str, expected: &[&str]) -> String {
    let found: &str = &found.chars().take(LONGEST_NAME).collect::<String>();
    let article = if what == "veld" { "het" } else { "de" };
    match nearest(found, expected) {
        Some(near) => format!("{article} {what} ‘{found}’ bestaat niet. Bedoelt u ‘{near}’?"),
        None if expected.len() <= ALL_NAMES => format!(
            "{article} {what} ‘{found}’ bestaat niet. Kies uit: {}.",
            expected.join(", ")
        ),
        None => format!(
            "{article} {what} ‘{found}’ bestaat niet. Het meest lijken hierop: {}.",
            most_alike(found, expected).join(", ")
        ),
    }
}

/// A few names of a long list: those that share the longest beginning first, then those that differ
/// least.
fn most_alike<'a>(found: &str, expected: &[&'a str]) -> Vec<&'a str> {
    let found = found.to_lowercase();
    let mut ranked: Vec<(usize, &str)> = expected
        .iter()
        .map(|name| {
            let lower = name.to_lowercase();
            let same = found.chars().zip(lower.chars()).take_while(|(a, b)| a == b);
            (
                edits(&found, &lower).saturating_sub(2 * same.count()),
                *name,
            )
        })
        .collect();
    ranked.sort_by_key(|(distance, _)| *distance);
    ranked
        .into_iter()
        .take(SOME_NAMES)
        .map(|(_, name)| name)
        .collect()
}

/// The one name that differs in case only, or in at most two letters.
fn nearest<'a>(found: &str, expected: &[&'a str]) -> Option<&'a str> {
    let distance = |name: &str| edits(&found.to_lowercase(), &name.to_lowercase());
    let best = expected.iter().min_by_key(|name| distance(name))?;
    // Short names are all near one another.
    (distance(best) <= 2 && found.chars().count() > 3).then_some(best)
}

/// How many letters must be added, removed or changed to make one word the other.
pub(crate) fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

/// Messages of the types themselves: ours are Dutch; those of dates and identities are not.
fn from_message(message: &str) -> String {
    const DATES: [&str; 5] = [
        "input is out of range",
        "input contains invalid characters",
        "premature end of input",
        "trailing input",
        "no possible date and time matching input",
    ];
    if DATES.contains(&message) {
        return "deze datum of tijd bestaat niet. Schrijf 2026-11-21, of 2026-11-21T19:30:00 met tijd."
            .to_owned();
    }
    if message.starts_with("UUID parsing failed") || message.contains("uuid") {
        return "dit is geen kenmerk van een melding. Neem het over uit een andere melding en verander een cijfer.".to_owned();
    }
    let mut text = message.to_owned();
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_gets_its_neighbour_as_advice() {
        let fields = ["betrokkenen", "beslissingen", "verklaringen"];
        assert_eq!(nearest("betrokenen", &fields), Some("betrokkenen"));
        assert_eq!(nearest("Beslissingen", &fields), Some("beslissingen"));
        assert_eq!(nearest("kenteken", &fields), None);
    }
}
