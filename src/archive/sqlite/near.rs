//! Words that look like one that was not found: only those of records that this person may find.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, ToSql};

use super::{
    retention,
    row::Limits,
    search::{Where, conditions},
};
use crate::archive::{
    Result,
    model::{Search, Session},
    query::{self, Term, Words},
    words::{AS_WRITTEN, Forms},
};

/// Most questions that are offered.
const OFFERED: usize = 5;
/// Most words of the index that are looked up in a text: nearest first.
const TRIED: usize = 40;
/// A word stands in a record that this person may find, if it does in one of this many newest with it.
const NEWEST: usize = 1000;
/// Letters that are heard for one another at the beginning of a name.
const SOUNDS: [[char; 2]; 5] = [['c', 'k'], ['f', 'v'], ['s', 'z'], ['i', 'y'], ['j', 'y']];

/// The question as it may have been meant, where it then finds something: with another word for each
/// that stands in no record.
pub(super) fn near(
    db: &Connection,
    who: &Session,
    typed: &str,
    now: NaiveDateTime,
) -> Result<Vec<String>> {
    let limits = Limits::new(retention::terms(db)?, now);
    let reach = conditions(who, &Search::default(), &limits, now);
    let mut meant: Vec<(String, Vec<String>)> = Vec::new();
    for term in query::read(typed)?.all {
        let Term::Word(word) = &term else { continue };
        let alone = Words {
            all: vec![term.clone()],
            none: Vec::new(),
        };
        if !finds(db, &alone, &reach)? {
            meant.push((word.clone(), like(db, word, &reach)?));
        }
    }
    let mut list = Vec::new();
    for (at, (_, others)) in meant.iter().enumerate() {
        for other in others {
            let words = typed.split_whitespace().map(|one| {
                let place = meant.iter().position(|(word, _)| word == one);
                match place {
                    Some(place) if place == at => other.as_str(),
                    Some(place) => meant[place].1.first().map_or(one, String::as_str),
                    None => one,
                }
            });
            let words = words.collect::<Vec<_>>().join(" ");
            let new = list.len() < OFFERED && !list.contains(&words);
            if new && finds(db, &query::parse(&words), &reach)? {
                list.push(words);
            }
        }
    }
    Ok(list)
}

fn finds(db: &Connection, words: &Words, reach: &Where) -> Result<bool> {
    match query::to_fts5(words, Forms::built_in()) {
        Some(fts) => Ok(text_with(db, &fts, reach)?.is_some()),
        None => Ok(false),
    }
}

/// Words as they stand in records that may be found, nearest first.
fn like(db: &Connection, word: &str, reach: &Where) -> Result<Vec<String>> {
    let tokens = Forms::built_in().tokens(word);
    let [token] = &tokens[..] else {
        return Ok(Vec::new());
    };
    let sought = &token.folded;
    let most = match sought.len() {
        ..3 => return Ok(Vec::new()),
        3..5 => 1,
        5.. => 2,
    };
    let mut terms = Vec::new();
    for start in starts(sought) {
        each_term(db, &start, |term| {
            let distance = strsim::osa_distance(sought, term.trim_start_matches(AS_WRITTEN));
            if distance <= most {
                terms.push((distance, term.to_owned()));
            }
        })?;
    }
    terms.sort_unstable();
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for (_, term) in terms.into_iter().take(TRIED) {
        let Some(text) = text_with(db, &format!("\"{term}\""), reach)? else {
            continue;
        };
        // A stem is no word: what stands in the text is.
        let bare = term.trim_start_matches(AS_WRITTEN);
        for token in Forms::built_in().tokens(&text) {
            let distance = strsim::osa_distance(sought, &token.folded);
            let here = token.folded == bare || token.stem == bare;
            if here && distance <= most && found.iter().all(|(_, f, _)| *f != token.folded) {
                let written = &text[token.range];
                let written = written.split(['\'', '’']).next().unwrap_or(written);
                found.push((distance, token.folded, written.to_owned()));
            }
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(.., written)| written).collect())
}

/// How words begin that can be meant: the first letter, one that sounds like it, and the second, for
/// a first letter too many.
fn starts(sought: &str) -> Vec<String> {
    let mut letters: Vec<char> = sought.chars().take(2).collect();
    if let Some(first) = letters.first().copied() {
        let pairs = SOUNDS.iter().filter(|pair| pair.contains(&first));
        letters.extend(pairs.flatten());
    }
    letters.sort_unstable();
    letters.dedup();
    let each = letters.into_iter();
    each.flat_map(|c| [c.to_string(), format!("{AS_WRITTEN}{c}")])
        .collect()
}

/// Each word of the index that begins with this. One step a word, however many records hold it.
fn each_term(db: &Connection, start: &str, mut each: impl FnMut(&str)) -> Result<()> {
    db.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, words, instance)",
    )?;
    let mut query = db
        .prepare_cached("SELECT term FROM temp.instances WHERE term >= ?1 ORDER BY term LIMIT 1")?;
    let mut from = start.to_owned();
    loop {
        let term = query.query_row([&from], |row| row.get::<_, String>(0));
        let Some(term) = term.optional()?.filter(|term| term.starts_with(start)) else {
            return Ok(());
        };
        each(&term);
        from = term;
        // Right behind this word: a space sorts before every letter and digit.
        from.push(' ');
    }
}

/// The text of the newest record with this that this person may find.
fn text_with(db: &Connection, fts: &str, reach: &Where) -> Result<Option<String>> {
    let sql = format!(
        "SELECT v.text FROM (SELECT rowid AS ord FROM words WHERE words MATCH ?
           ORDER BY rowid DESC LIMIT {NEWEST}) w
         CROSS JOIN record r ON r.ord = w.ord
         CROSS JOIN version v ON v.ord = r.ord AND v.number = r.version
         WHERE 1 = 1{} LIMIT 1",
        reach.text
    );
    let mut values: Vec<&dyn ToSql> = vec![&fts];
    values.extend(reach.values());
    let mut query = db.prepare_cached(&sql)?;
    Ok(query
        .query_row(values.as_slice(), |row| row.get(0))
        .optional()?)
}
