//! Names as people write them: with the tussenvoegsel before or after, in whatever form, with
//! initials for first names, with a maiden or married name beside the own one.

use std::collections::BTreeSet;

use super::{super::fold, close};

/// What can stand before a surname and does not part two people.
const PARTICLES: &[&str] = &[
    "van", "vande", "vander", "vanden", "vd", "vdr", "de", "der", "den", "het", "te", "ten", "ter",
    "t", "in", "op", "aan", "bij", "onder", "uit", "over", "el", "al", "la", "le", "les", "du",
    "da", "dos", "di", "von", "zu", "zum", "zur", "ben", "bin", "bint", "ibn", "v", "d",
];
/// What stands between the own name and that of a partner or of birth.
const BESIDE: &[&str] = &[
    "geb",
    "geboren",
    "ev",
    "echtgenote",
    "echtgenoot",
    "wed",
    "weduwe",
    "gehuwd",
    "gescheiden",
];

/// How two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Agree {
    /// They can be one name: a surname in common, and no first name that says otherwise.
    Partly,
    /// The same first names and the same surname.
    Whole,
}

/// A name in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    given: Vec<String>,
    surnames: BTreeSet<String>,
    /// The surname with its tussenvoegsel as one word: Bensalah for Ben Salah.
    joined: String,
}

/// A word, and whether it hangs on the one before it.
struct Word {
    text: String,
    joined: bool,
}

impl Name {
    /// Reads a name; `None` where it names nobody.
    pub fn read(text: &str) -> Option<Self> {
        fold::name(text)?;
        let expanded: String = text.chars().map(expand).collect();
        let mut name = Self::parts(text);
        // `Müller` is written as Mueller and as Muller.
        name.surnames.extend(Self::parts(&expanded).surnames);
        (!name.surnames.is_empty()).then_some(name)
    }

    fn parts(text: &str) -> Self {
        let plain = fold::letters(text)
            .replace("e/v", " ev ")
            .replace("ij", "y")
            .replace("ks", "x");
        let (before, after) = match plain.split_once(',') {
            Some((surname, given)) => (tokens(given), Some(tokens(surname))),
            None => (tokens(&plain), None),
        };
        match after {
            Some(surname) => Self {
                given: without_trailing_particles(before),
                surnames: surnames(&surname),
                joined: surname.iter().map(|w| w.text.as_str()).collect(),
            },
            None => Self::in_order(before),
        }
    }

    fn in_order(words: Vec<Word>) -> Self {
        // One letter can be an initial: only behind another word is it a tussenvoegsel.
        let first = words.iter().enumerate().position(|(at, word)| {
            PARTICLES.contains(&&*word.text) && (at > 0 || word.text.len() > 1)
        });
        let start = first.unwrap_or_else(|| {
            let mut start = words.len().saturating_sub(1);
            while start > 0 && words[start].joined {
                start -= 1;
            }
            start
        });
        let given = given_names(&words[..start]);
        let mut surnames = surnames(&words[start..]);
        if surnames.is_empty() {
            // `Anna van`: nothing follows, so what there is is the name.
            surnames = given.iter().cloned().collect();
        }
        let joined = words[start..].iter().map(|w| w.text.as_str()).collect();
        Self {
            given,
            surnames,
            joined,
        }
    }

    /// How this name agrees with another one.
    pub fn agree(&self, other: &Self) -> Option<Agree> {
        let same_given = !self.given.is_empty() && self.given == other.given;
        if same_given && self.surnames == other.surnames {
            return Some(Agree::Whole);
        }
        // Only one word was written: it can be the first name or the surname.
        if self.is_one_word() || other.is_one_word() {
            let (one, whole) = if self.is_one_word() {
                (self, other)
            } else {
                (other, self)
            };
            let word = one.surnames.iter().next()?;
            let there = whole.surnames.contains(word) || whole.given.contains(word);
            let same = self.surnames == other.surnames && self.given == other.given;
            return if same {
                Some(Agree::Whole)
            } else {
                there.then_some(Agree::Partly)
            };
        }
        let near = |a: &String| other.surnames.iter().any(|b| a == b || close(a, b));
        let surname = self.surnames.iter().any(near)
            || self.joined == other.joined
            || self.surnames.contains(&other.joined)
            || other.surnames.contains(&self.joined);
        if self.all_words() == other.all_words() {
            // The same words in another order: Berg Anna.
            return Some(Agree::Partly);
        }
        (surname && self.may_be_called(other)).then_some(Agree::Partly)
    }

    /// Whether the names agree without a spelling that only looks like it.
    pub fn shares_surname(&self, other: &Self) -> bool {
        !self.surnames.is_disjoint(&other.surnames)
    }

    /// Whether a first name is written out.
    pub fn is_written_out(&self) -> bool {
        self.given.iter().any(|g| g.chars().count() > 1)
    }

    /// The surnames, for the blind index.
    pub fn surnames(&self) -> impl Iterator<Item = &str> {
        self.surnames.iter().map(String::as_str)
    }

    fn all_words(&self) -> BTreeSet<&String> {
        self.given.iter().chain(&self.surnames).collect()
    }

    fn is_one_word(&self) -> bool {
        self.given.is_empty() && self.surnames.len() == 1
    }

    /// Whether the first names leave room for one person: nobody gave one, an initial fits, or one of
    /// them is the same.
    fn may_be_called(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (self.given.first(), other.given.first()) else {
            return true;
        };
        let initial = |name: &Self| !name.is_written_out();
        if initial(self) || initial(other) {
            return one.chars().next() == two.chars().next();
        }
        let long = |g: &&String| g.chars().count() > 1;
        let theirs: Vec<&String> = other.given.iter().filter(long).collect();
        let mut own = self.given.iter().filter(long);
        own.any(|a| {
            theirs
                .iter()
                .any(|b| a == *b || close(a, b) || is_short_for(a, b))
        })
    }
}

/// Whether one first name is the begin of the other: Roel and Roelof.
fn is_short_for(one: &str, other: &str) -> bool {
    const LONG: usize = 4;
    let (short, whole) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.chars().count() >= LONG && whole.starts_with(short)
}

/// The spelling of a letter with an umlaut in two letters.
fn expand(c: char) -> String {
    match c {
        'ä' | 'Ä' => "ae".to_owned(),
        'ö' | 'Ö' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        _ => c.to_string(),
    }
}

fn tokens(text: &str) -> Vec<Word> {
    let mut list: Vec<Word> = Vec::new();
    let mut joins = false;
    let mut word = String::new();
    let mut end = |word: &mut String, joins: &mut bool| {
        if word.is_empty() {
            return;
        }
        let text = std::mem::take(word);
        if BESIDE.contains(&&*text) {
            *joins = true;
            return;
        }
        list.push(Word {
            text,
            joined: std::mem::take(joins),
        });
    };
    for c in text.chars() {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        end(&mut word, &mut joins);
        joins |= matches!(c, '-' | '‐' | '–' | '—' | '/');
    }
    end(&mut word, &mut joins);
    list
}

/// First names: what begins them is no tussenvoegsel, but an initial.
fn given_names(words: &[Word]) -> Vec<String> {
    let all = words
        .iter()
        .filter(|word| !PARTICLES.contains(&&*word.text) || word.text.len() == 1);
    all.map(|word| word.text.clone()).collect()
}

/// Behind a comma the tussenvoegsel stands last: `Anna van der`, `A. v.d.`
fn without_trailing_particles(words: Vec<Word>) -> Vec<String> {
    let end = words
        .iter()
        .enumerate()
        .position(|(at, word)| at > 0 && PARTICLES.contains(&&*word.text));
    given_names(&words[..end.unwrap_or(words.len())])
}

fn surnames(words: &[Word]) -> BTreeSet<String> {
    let all = words
        .iter()
        .filter(|word| !PARTICLES.contains(&&*word.text));
    all.map(|word| word.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(one: &str, two: &str) -> Option<Agree> {
        let (a, b) = (Name::read(one).unwrap(), Name::read(two).unwrap());
        assert_eq!(a.agree(&b), b.agree(&a), "{one} / {two}");
        a.agree(&b)
    }

    #[test]
    fn a_tussenvoegsel_in_any_place_and_form_is_the_same_name() {
        for other in [
            "Anna v.d. Berg",
            "Anna vd Berg",
            "Berg, Anna van der",
            "ANNA VAN DER BERG",
            "Anna van den Berg",
            "Anna Berg",
        ] {
            assert_eq!(
                agree("Anna van der Berg", other),
                Some(Agree::Whole),
                "{other}"
            );
        }
    }

    #[test]
    fn initials_more_first_names_and_a_second_surname_agree_in_part() {
        for other in [
            "A. van der Berg",
            "Anna Maria van der Berg",
            "Anna van der Berg-de Wit",
            "Anna de Wit geb. van der Berg",
            "A.M. v.d. Berg e/v de Wit",
            "van der Berg",
            "Anna",
            "Berg Anna",
        ] {
            assert_eq!(
                agree("Anna van der Berg", other),
                Some(Agree::Partly),
                "{other}"
            );
        }
        assert_eq!(agree("Jürgen Müller", "J. Mueller"), Some(Agree::Partly));
        assert_eq!(
            agree("Mohamed El Idrissi", "Mohammed Idrissi"),
            Some(Agree::Partly)
        );
        assert_eq!(agree("Els Meijer", "Els Meyer"), Some(Agree::Whole));
    }

    #[test]
    fn brother_and_sister_and_look_alikes_are_two_people() {
        for (one, two) in [
            ("Sem de Boer", "Saar de Boer"),
            ("Anna van der Berg", "Petra van der Berg"),
            ("Jan Bos", "Jan Bosch"),
            ("A. Bakker", "B. Bakker"),
            ("Anna de Wit", "Anna de Boer"),
        ] {
            assert_eq!(agree(one, two), None, "{one} / {two}");
        }
    }
}
