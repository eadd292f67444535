//! Addresses as people write them: house numbers with what stands behind them, with or without
//! postcode and town, with streets cut short.

use super::super::fold::{self, fold};

/// Where more families than one live, or nobody does: no reason to take two calls for one household.
const NO_HOME: &[&str] = &[
    "postbus",
    "antwoordnummer",
    "onbekend",
    "geheim",
    "briefadres",
    "zonder vaste",
    "geen vaste",
    "dakloos",
    "opvang",
    "blijfhuis",
    "blijf van mijn",
    "blijfgroep",
    "safehouse",
    "safe house",
    "schuil",
    "hotel",
    "pension",
    "camping",
    "azc",
    "asielzoekers",
    "leger des heils",
    "kliniek",
    "ziekenhuis",
    "gevangenis",
    "penitentiair",
    "politiebureau",
    "detentie",
    "internaat",
];
/// Streets cut short, as the end of a word.
const ENDS: &[(&str, &str)] = &[
    ("pln", "plein"),
    ("str", "straat"),
    ("wg", "weg"),
    ("ln", "laan"),
    ("kd", "kade"),
    ("sngl", "singel"),
    ("dk", "dijk"),
    ("hf", "hof"),
];
/// Words in the name of a street with their short forms.
const WORDS: &[(&str, &str)] = &[
    ("burg", "burgemeester"),
    ("burgem", "burgemeester"),
    ("bgm", "burgemeester"),
    ("doctor", "dr"),
    ("dominee", "ds"),
    ("meester", "mr"),
    ("professor", "prof"),
    ("generaal", "gen"),
    ("st", "sint"),
    ("nw", "nieuwe"),
    ("1e", "eerste"),
    ("2e", "tweede"),
    ("3e", "derde"),
    ("4e", "vierde"),
];
/// Words that a street can miss.
const PARTICLES: &[&str] = &["van", "vd", "v", "d", "de", "der", "den", "het", "t"];
/// Floors in letters.
const FLOORS: &[(&str, &str)] = &[
    ("i", "1"),
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("v", "5"),
    ("vi", "6"),
];
/// Words behind a house number that are no town.
const BEHIND: &[&str] = &[
    "bis", "huis", "hoog", "boven", "beneden", "rood", "zwart", "etage", "toe",
];

/// Words before a house number that say only that it is one.
const NUMBER: &[&str] = &["nr", "no", "nummer", "huisnummer"];

/// How two addresses agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Agree {
    /// Street and number are the same, and one of them names no town.
    Partly,
    /// The same home.
    Whole,
}

/// A home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    street: String,
    /// `11-2`: the number, and what stands behind it.
    number: String,
    postcode: Option<String>,
    town: String,
}

impl Address {
    /// Reads an address; `None` where it is no home or could be anywhere.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = fold::letters(text)
            .split_inclusive(char::is_whitespace)
            .filter(|word| !NUMBER.contains(&word.trim().trim_end_matches('.')))
            .collect();
        let folded = fold(text);
        if NO_HOME.iter().any(|word| folded.contains(word)) {
            return None;
        }
        let (postcode, plain) = take_postcode(&plain);
        let mut words = pieces(&plain);
        let at = number_at(&words)?;
        let street = street(&words[..at]);
        let rest = words.split_off(at);
        let (number, town) = number_and_town(&rest);
        let town = match &*town {
            "sgravenhage" => "denhaag".to_owned(),
            "shertogenbosch" => "denbosch".to_owned(),
            _ => town,
        };
        if street.is_empty() && postcode.is_none() {
            return None;
        }
        Some(Self {
            street,
            number,
            postcode,
            town,
        })
    }

    /// How this address agrees with another one.
    pub fn agree(&self, other: &Self) -> Option<Agree> {
        if self.number != other.number {
            return None;
        }
        let street = !self.street.is_empty() && self.street == other.street;
        match (&self.postcode, &other.postcode) {
            (Some(a), Some(b)) if a != b => None,
            // Postcode and number are one home, whatever the street is called.
            (Some(_), Some(_)) => Some(Agree::Whole),
            _ if !street => None,
            _ if self.town.is_empty() || other.town.is_empty() => Some(Agree::Partly),
            _ => (self.town == other.town).then_some(Agree::Whole),
        }
    }

    /// The strings for the blind index: two addresses that agree share one.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let number = &self.number;
        let street = (!self.street.is_empty()).then(|| format!("adres|{}|{number}", self.street));
        let postcode = self.postcode.as_ref();
        let postcode = postcode.map(|code| format!("postcode|{code}|{number}"));
        street.into_iter().chain(postcode)
    }
}

/// A word of an address; a comma or line end stands before it, or not.
struct Piece {
    text: String,
    apart: bool,
}

impl Piece {
    fn starts_with_digit(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Words and numbers; `11a` falls into `11` and `a`, `2e` stays one word.
fn pieces(text: &str) -> Vec<Piece> {
    let mut list: Vec<Piece> = Vec::new();
    let mut apart = false;
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let text = std::mem::take(&mut word);
            let digits = text
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(text.len());
            let (number, rest) = text.split_at(digits);
            let ordinal = list.is_empty() && matches!(rest, "e" | "de" | "ste");
            let all = if number.is_empty() || rest.is_empty() || ordinal {
                vec![if ordinal { format!("{number}e") } else { text }]
            } else {
                vec![number.to_owned(), rest.to_owned()]
            };
            for text in all {
                list.push(Piece {
                    text,
                    apart: std::mem::take(&mut apart),
                });
            }
        }
        apart |= matches!(c, ',' | ';' | '\n');
    }
    list
}

/// A postcode, and the text without it.
fn take_postcode(text: &str) -> (Option<String>, String) {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let other = |at: Option<&u8>| !at.is_some_and(u8::is_ascii_alphanumeric);
    for start in 0..bytes.len().saturating_sub(5) {
        let digits = bytes[start..start + 4].iter().all(u8::is_ascii_digit);
        let before = start.checked_sub(1).and_then(|at| bytes.get(at));
        if !digits || bytes[start] == b'0' || !other(before) {
            continue;
        }
        let at = start + 4 + usize::from(bytes.get(start + 4) == Some(&b' '));
        if letter(at) && letter(at + 1) && other(bytes.get(at + 2)) {
            let code = format!("{}{}", &text[start..start + 4], &text[at..at + 2]);
            let rest = format!("{} , {}", &text[..start], &text[at + 2..]);
            return (Some(code), rest);
        }
    }
    (None, text.to_owned())
}

/// Where the house number stands: the first number behind a word; a year that belongs to the street is
/// passed over where another number follows.
fn number_at(words: &[Piece]) -> Option<usize> {
    let is_number = |p: &Piece| p.text.bytes().all(|b| b.is_ascii_digit());
    let numbers: Vec<usize> = (0..words.len())
        .filter(|at| is_number(&words[*at]))
        .collect();
    let first = *numbers.first()?;
    let year = |at: usize| words[at].text.len() == 4 && words[at].text.starts_with("19");
    let later = numbers.iter().copied().find(|at| *at > first && !year(*at));
    match later {
        Some(later) if year(first) && first > 0 && !words[later].apart => Some(later),
        _ => Some(first),
    }
}

fn street(words: &[Piece]) -> String {
    let long = words.iter().filter(|w| !PARTICLES.contains(&&*w.text));
    let mut street = String::new();
    for word in long {
        let known = WORDS
            .iter()
            .chain(ENDS)
            .find(|(from, _)| *from == word.text);
        match known {
            Some((_, to)) => street.push_str(to),
            None => street.push_str(&word.text),
        }
    }
    let cut = ENDS
        .iter()
        .find(|(short, _)| street.len() > short.len() && street.ends_with(short));
    if let Some((short, long)) = cut {
        street.truncate(street.len() - short.len());
        street.push_str(long);
    }
    street
}

fn number_and_town(words: &[Piece]) -> (String, String) {
    let mut number = words.first().map_or(String::new(), |w| w.text.clone());
    let mut behind = String::new();
    let mut at = 1;
    while let Some(word) = words.get(at) {
        let short = word.text.chars().count() <= 2 || word.starts_with_digit();
        let floor = FLOORS.iter().any(|(letters, _)| *letters == word.text);
        if word.apart || !(short || floor || BEHIND.contains(&&*word.text)) {
            break;
        }
        let known = FLOORS.iter().find(|(letters, _)| *letters == word.text);
        match (&*word.text, known) {
            ("hoog" | "etage", _) => {}
            ("huis" | "hs", _) => behind.push_str("hs"),
            (_, Some((_, digit))) => behind.push_str(digit),
            (text, None) => behind.push_str(text),
        }
        at += 1;
    }
    if !behind.is_empty() {
        number = format!("{number}-{behind}");
    }
    let town: String = words.iter().skip(at).map(|w| w.text.as_str()).collect();
    (number, town)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(one: &str, two: &str) -> Option<Agree> {
        let found = Address::read(one)?.agree(&Address::read(two)?);
        assert_eq!(found, Address::read(two)?.agree(&Address::read(one)?));
        found
    }

    #[test]
    fn the_same_home_in_other_writing() {
        for other in [
            "Kerkstraat 11-2, 1017 GC Amsterdam",
            "Kerkstr. 11-2 Amsterdam",
            "kerkstraat 11 - II, amsterdam",
            "KERKSTRAAT 11 2-hoog\nAmsterdam",
        ] {
            let found = agree("Kerkstraat 11-2, Amsterdam", other);
            assert_eq!(found, Some(Agree::Whole), "{other}");
        }
        assert_eq!(
            agree("Brink 17-A, Westermeer", "brink 17a westermeer"),
            Some(Agree::Whole)
        );
        assert_eq!(
            agree("Lindelaan 4, Zwolle", "Lindelaan 4, 8021 AB Zwolle"),
            Some(Agree::Whole)
        );
        assert_eq!(
            agree("8021AB 4", "Lindelaan 4, 8021 AB Zwolle"),
            Some(Agree::Whole)
        );
        assert_eq!(
            agree("Lindelaan 4, Zwolle", "Lindelaan 4"),
            Some(Agree::Partly)
        );
        assert_eq!(
            agree(
                "2e Jan Steenstraat 4, Den Haag",
                "Tweede Jan Steenstr 4, 's-Gravenhage"
            ),
            Some(Agree::Whole)
        );
        assert_eq!(
            agree(
                "Burg. de Vriesstraat 9, Zwolle",
                "Burgemeester de Vriesstr. 9 Zwolle"
            ),
            Some(Agree::Whole)
        );
        assert_eq!(
            agree("Plein 1944 12, Nijmegen", "Plein 1944 nr. 12, Nijmegen"),
            Some(Agree::Whole)
        );
    }

    #[test]
    fn another_home_however_much_alike() {
        for (one, two) in [
            ("Kerkstraat 11-2, Amsterdam", "Kerkstraat 1-12, Amsterdam"),
            ("Kerkstraat 11-2, Amsterdam", "Kerkstraat 112, Amsterdam"),
            ("Kerkstraat 11, Amsterdam", "Kerkstraat 11-2, Amsterdam"),
            ("Kerkstraat 11, Amsterdam", "Kerkstraat 11, Utrecht"),
            ("Kerkweg 11, Amsterdam", "Kerkstraat 11, Amsterdam"),
            ("Kerkstraat 11, 1017 GC", "Kerkstraat 11, 1018 AB"),
            ("Plein 1944 12, Nijmegen", "Plein 1944 14, Nijmegen"),
        ] {
            assert_eq!(agree(one, two), None, "{one} / {two}");
        }
    }

    #[test]
    fn what_is_no_home_of_one_family_is_no_address() {
        for text in [
            "Postbus 90, Den Haag",
            "vrouwenopvang, Lindelaan 4, Zwolle",
            "Blijfhuis, Lindelaan 4",
            "onbekend",
            "thuis",
            "Zwolle",
            "zonder vaste woonplaats 1",
            "",
        ] {
            assert!(Address::read(text).is_none(), "{text}");
        }
    }
}
