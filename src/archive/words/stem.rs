//! Stems by rule: the Dutch Snowball stemmer, and what it leaves apart.

use rust_stemmers::{Algorithm, Stemmer};

/// Up to this length a word is its own stem.
const SHORT: usize = 3;

/// The stem of a folded word without the table. Only for words of `a-z`.
pub(super) fn base_stem(word: &str) -> String {
    if word.len() <= SHORT {
        return word.to_owned();
    }
    let singular = without_plural_s(word);
    let mut stem = Stemmer::create(Algorithm::Dutch)
        .stem(singular)
        .into_owned();
    settle(&mut stem);
    stem
}

/// The plural `s` after a vowel, which the stemmer takes for part of the word: mutaties, routes.
fn without_plural_s(word: &str) -> &str {
    let plural = [
        "ties", "sies", "zies", "gies", "pies", "nies", "dies", "ries", "mies",
    ]
    .iter()
    .any(|end| word.ends_with(end) && word.len() >= end.len() + 2)
        || ["tjes", "jes", "ntes", "ftes", "ctes", "utes", "kees"]
            .iter()
            .any(|end| word.ends_with(end) && word.len() > end.len() + 1);
    if plural {
        &word[..word.len() - 1]
    } else {
        word
    }
}

/// Brings together what open and closed syllables spell differently: huizen and huis, brieven
/// and brief, mannen and man.
fn settle(stem: &mut String) {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return };
    let (before, last) = (*before, *last);
    let is_vowel = |byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    if last == before && !is_vowel(last) && stem.len() > 2 {
        stem.pop();
    } else if last == b'z' {
        stem.pop();
        stem.push('s');
    } else if last == b'v' {
        stem.pop();
        stem.push('f');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(words: &[&str]) {
        let stem = base_stem(words[0]);
        for word in words {
            assert_eq!(base_stem(word), stem, "{word}");
        }
    }

    #[test]
    fn open_and_closed_syllables_meet() {
        meet(&["huis", "huizen"]);
        meet(&["brief", "brieven"]);
        meet(&["man", "mannen"]);
        meet(&["school", "scholen"]);
        meet(&["gezin", "gezinnen"]);
    }

    #[test]
    fn plurals_on_s_after_a_vowel_meet() {
        meet(&["mutatie", "mutaties"]);
        meet(&["ruzie", "ruzies"]);
    }
}
