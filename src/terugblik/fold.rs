//! Texts as they are compared: without case, accents, punctuation and double spaces. A folded text is
//! for comparing only and is never shown.

use unicode_normalization::UnicodeNormalization as _;

/// Words that stand for a name that nobody knows: two unknown people are not one person.
const NO_NAME: [&str; 7] = ["onbekend", "nn", "n n", "nvt", "n v t", "geen", "x"];

/// The text folded: lower case, without accents (however many a letter has), apostrophes gone, other
/// punctuation a space, and one space between words.
pub fn fold(text: &str) -> String {
    let spaced: String = letters(text)
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    words(&spaced).join(" ")
}

/// The words of a text, without what stands between them.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Lower case without accents and apostrophes; all other signs stay.
pub(super) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd() {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None if is_silent(c) => {}
            None => out.push(c),
        }
    }
    out
}

/// A name folded; `None` where it names nobody.
pub fn name(text: &str) -> Option<String> {
    let folded = fold(text);
    (!folded.is_empty() && !NO_NAME.contains(&&*folded)).then_some(folded)
}

/// Apostrophes, and accents that stand as a character of their own.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Letters that are no letter with an accent, as they are spelled without them.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ĳ' => "ij",
        'ĸ' => "k",
        'ł' => "l",
        'ŋ' => "n",
        'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'ŧ' => "t",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_accents_punctuation_and_double_spaces_make_no_difference() {
        assert_eq!(fold("  José  DE-Vriès. "), "jose de vries");
        assert_eq!(fold("Jose\u{301} de Vries"), "jose de vries");
        assert_eq!(fold("Van ’t Hof"), fold("van 't hof"));
        assert_eq!(fold("Günther Müller"), "gunther muller");
        assert_eq!(fold("Ağaoğlu Şahin"), "agaoglu sahin");
        assert_eq!(fold("ŁUKASZ Wójcik"), "lukasz wojcik");
        assert_eq!(fold("Nguyễn Thị Ánh"), "nguyen thi anh");
        assert_ne!(fold("Bos"), fold("Bosch"));
    }

    #[test]
    fn an_unknown_name_names_nobody() {
        assert_eq!(name("Onbekend"), None);
        assert_eq!(name(" N.N. "), None);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
