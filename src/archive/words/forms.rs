//! The normaliser: one stem for all forms of a word, and the parts of a compound.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{Piece, Pieces, joins, with_umlauts};
use super::stem::base_stem;
use super::table::{Known, Table, TableError};

/// The table that is compiled in.
const TABLE: &str = include_str!("../../../assets/zoekwoorden.ron");

/// Raised by hand when the same words get other index text; the probe below catches most.
const VERSION: u32 = 2;

/// Words that the table cannot hold, so that the fingerprint sees a change in how they fold.
const PROBE: &str = "Coördinator’s foto's O'Brien van 't Veen Müller Nguyễn baby'tje ĳs café Мария 2026/0123 omgangs\u{ad}regeling gezinnen";

/// Words of fewer letters are never split.
const SHORTEST_COMPOUND: usize = 6;
const SHORTEST_PART: usize = 3;
const MOST_PARTS: usize = 4;

/// What can stand between two parts of a compound.
const LINKS: [&str; 4] = ["", "s", "en", "e"];

/// What one folded word means to the search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    /// The form under which all forms of the word meet.
    pub stem: String,
    /// The stems of the parts of a compound, else empty.
    pub parts: Vec<String>,
    /// The parts can stand apart in a sentence: meegenomen, hij nam haar mee.
    pub separable: bool,
}

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Without case and accents, only `a-z` and `0-9`.
    pub folded: String,
    /// The form under which all forms of the word meet.
    pub stem: String,
    /// The stems of the parts of a compound, else empty.
    pub parts: Vec<String>,
}

/// The word before another one in a text.
#[derive(Default)]
pub(super) struct Before {
    folded: String,
    end: usize,
}

impl Before {
    /// This word stands before the next.
    pub fn set(&mut self, piece: &Piece, folded: &str) {
        self.folded.clear();
        self.folded.push_str(folded);
        self.end = piece.range.end;
    }
}

/// Everything the search knows about Dutch word forms.
#[derive(Debug, Default)]
pub struct Forms {
    known: HashMap<String, Known>,
    /// Loose words before a verb, longest first, with their stems.
    particles: Vec<(String, String)>,
    /// Parts as they are spelled at the start of a compound, with their stems.
    heads: HashMap<String, String>,
    tails: HashSet<String>,
    /// Compounds given one by one, by stem.
    compounds: HashMap<String, Vec<String>>,
    source: String,
}

impl Forms {
    /// The forms of the compiled-in table. Should that ever be broken, which a test rules out,
    /// then the search still works, with stems by rule only.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Forms> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::from_ron(TABLE).unwrap_or_default())
    }

    /// The forms of a table in the format of `assets/zoekwoorden.ron`.
    ///
    /// # Errors
    /// The text is no table, or a word in it is misspelled or stands in two places.
    pub fn from_ron(source: &str) -> Result<Self, TableError> {
        let table = Table::read(source)?;
        let mut forms = Self {
            known: table.known()?,
            source: source.to_owned(),
            ..Self::default()
        };
        forms.particles = table
            .voorvoegsels
            .iter()
            .map(|word| (word.clone(), forms.stem_of(word)))
            .collect();
        forms
            .particles
            .sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        forms.heads = table
            .delen
            .iter()
            .map(|word| (word.clone(), forms.stem_of(word)))
            .collect();
        forms.tails = forms.heads.values().cloned().collect();
        forms.compounds = table
            .samenstellingen
            .iter()
            .map(|(word, parts)| {
                let parts = parts.iter().map(|part| forms.stem_of(part)).collect();
                (forms.stem_of(word), parts)
            })
            .collect();
        Ok(forms)
    }

    /// Changes when the table or the rules change; an index made under another value is stale.
    pub fn fingerprint(&self) -> String {
        let probe = self.index(&format!("{PROBE} {}", self.source));
        let version = VERSION.to_string();
        let hash = [&version, &self.source, &probe.words, &probe.parts]
            .iter()
            .flat_map(|text| text.bytes().chain([0]))
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        format!("{hash:016x}")
    }

    /// All words of a text, with their stems and parts.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 6);
        let mut pieces = Pieces::of(text);
        let mut folded = String::new();
        let mut before = Before::default();
        while let Some(piece) = pieces.next_into(&mut folded) {
            let mut meaning = self.meaning(&folded, piece.stemmable);
            meaning
                .parts
                .extend(self.also(text, &piece, &folded, &before));
            before.set(&piece, &folded);
            tokens.push(Token {
                range: piece.range,
                folded: folded.clone(),
                stem: meaning.stem,
                parts: meaning.parts,
            });
        }
        tokens
    }

    /// Stems of other ways to write a word: Mueller for Müller, obrien for O'Brien.
    pub(super) fn also(
        &self,
        text: &str,
        piece: &Piece,
        folded: &str,
        before: &Before,
    ) -> Vec<String> {
        let mut list = Vec::new();
        let spelled = with_umlauts(&text[piece.range.clone()]);
        let spelled = spelled.and_then(|word| self.meaning_of(&word));
        list.extend(spelled.map(|meaning| meaning.stem));
        let between = text.get(before.end..piece.range.start).unwrap_or_default();
        if joins(between, &before.folded, folded) {
            let joined = format!("{}{folded}", before.folded);
            list.extend(self.meaning_of(&joined).map(|meaning| meaning.stem));
        }
        list
    }

    /// The meaning of a folded word; `stemmable` if it is written in letters only.
    pub(super) fn meaning(&self, folded: &str, stemmable: bool) -> Meaning {
        if !stemmable {
            return Meaning {
                stem: folded.to_owned(),
                ..Meaning::default()
            };
        }
        let known = self.known.get(folded);
        if known.is_none()
            && let Some(meaning) = self.separable(folded)
        {
            return meaning;
        }
        let stem = known.map_or_else(|| base_stem(folded), |known| known.stem.clone());
        if let Some(parts) = self.compounds.get(&stem) {
            return Meaning {
                stem,
                parts: parts.clone(),
                separable: false,
            };
        }
        if known.is_some() || folded.len() < SHORTEST_COMPOUND || self.tails.contains(&stem) {
            return Meaning {
                stem,
                ..Meaning::default()
            };
        }
        let mut parts = Vec::new();
        match self.split(folded, &mut parts) {
            // The last part decides the form: pleegkinderen becomes pleegkind.
            Some(tail) => Meaning {
                stem: format!(
                    "{}{}",
                    &folded[..folded.len() - tail],
                    parts[parts.len() - 1]
                ),
                parts,
                separable: false,
            },
            None => Meaning {
                stem,
                ..Meaning::default()
            },
        }
    }

    /// The meaning of the first word in `word` as typed. None if there is none.
    pub fn meaning_of(&self, word: &str) -> Option<Meaning> {
        let mut folded = String::new();
        let piece = Pieces::of(word).next_into(&mut folded)?;
        Some(self.meaning(&folded, piece.stemmable))
    }

    fn stem_of(&self, word: &str) -> String {
        self.known
            .get(word)
            .map_or_else(|| base_stem(word), |known| known.stem.clone())
    }

    /// A verb with a loose word before it: teruggebracht, ophalen.
    fn separable(&self, word: &str) -> Option<Meaning> {
        self.particles.iter().find_map(|(particle, particle_stem)| {
            let verb = self.known.get(word.strip_prefix(particle.as_str())?)?;
            verb.verb.then(|| Meaning {
                stem: format!("{particle}{}", verb.stem),
                parts: vec![particle_stem.clone(), verb.stem.clone()],
                separable: true,
            })
        })
    }

    /// Splits a compound wholly into known parts, longest first part first. Gives the length of
    /// the last part; `parts` is as it was if that fails.
    fn split(&self, word: &str, parts: &mut Vec<String>) -> Option<usize> {
        if parts.len() + 1 >= MOST_PARTS || word.len() < SHORTEST_COMPOUND {
            return None;
        }
        for end in (SHORTEST_PART..=word.len() - SHORTEST_PART).rev() {
            let Some(head) = self.heads.get(&word[..end]) else {
                continue;
            };
            parts.push(head.clone());
            let rests = LINKS
                .iter()
                .filter_map(|link| word[end..].strip_prefix(link));
            for rest in rests.filter(|rest| rest.len() >= SHORTEST_PART) {
                let stem = self.stem_of(rest);
                if self.tails.contains(&stem) {
                    parts.push(stem);
                    return Some(rest.len());
                }
                if let Some(tail) = self.split(rest, parts) {
                    return Some(tail);
                }
            }
            parts.pop();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_in_table_is_read_whole() {
        let forms = Forms::from_ron(TABLE).unwrap();
        assert!(forms.known.len() > 1000);
        assert_eq!(Forms::built_in().fingerprint(), forms.fingerprint());
    }
}
