//! A query for SQLite's FTS5.
//!
//! The table has the columns `woorden` and `delen`, filled by `Forms::index`, and the
//! tokenizer [`TOKENIZER`]. Every word stands between quotes, so no word is
//! ever taken for an operator. FTS5 cannot exclude without first finding: a query of only
//! exclusions starts from the token that stands in every document.

use super::super::words::{AS_WRITTEN, EVERY_DOCUMENT, Forms};
use super::plan::{Find, NEAR, plan};
use super::{Term, Words};

/// The column with one stem a position.
pub const WORDS_COLUMN: &str = "woorden";

/// The column with parts, words as written and the token that stands in every document.
pub const PARTS_COLUMN: &str = "delen";

/// What the table's `tokenize` option must be: it leaves our words as they are.
pub const TOKENIZER: &str = "unicode61 remove_diacritics 0";

/// The `MATCH` expression; None if the text does not matter.
pub fn to_fts5(words: &Words, forms: &Forms) -> Option<String> {
    let render = |terms: &[Term]| -> Vec<String> {
        terms
            .iter()
            .filter_map(|term| plan(term, forms))
            .map(|find| rendered(&find))
            .collect()
    };
    let (all, none) = (render(&words.all), render(&words.none));
    let wanted = match (all.is_empty(), none.is_empty()) {
        (true, true) => return None,
        (true, false) => format!("{PARTS_COLUMN} : \"{EVERY_DOCUMENT}\""),
        (false, _) => all.join(" AND "),
    };
    Some(match none.is_empty() {
        true => wanted,
        false => format!("({wanted}) NOT ({})", none.join(" OR ")),
    })
}

/// One term as an expression that stands on its own. Words are `a-z0-9` only: see `words`.
fn rendered(find: &Find) -> String {
    match find {
        Find::Stem(stem) => format!("{{{WORDS_COLUMN} {PARTS_COLUMN}}} : \"{stem}\""),
        Find::Prefix(start) => format!(
            "({{{WORDS_COLUMN} {PARTS_COLUMN}}} : \"{start}\" * \
             OR {PARTS_COLUMN} : \"{AS_WRITTEN}{start}\" *)"
        ),
        Find::Phrase(stems) => format!("{WORDS_COLUMN} : \"{}\"", stems.join(" ")),
        Find::Near([first, second]) => {
            format!("{WORDS_COLUMN} : NEAR(\"{first}\" \"{second}\", {NEAR})")
        }
        Find::Any(finds) => joined(finds, " OR "),
        Find::All(finds) => joined(finds, " AND "),
    }
}

fn joined(finds: &[Find], operator: &str) -> String {
    let finds: Vec<_> = finds.iter().map(rendered).collect();
    format!("({})", finds.join(operator))
}
