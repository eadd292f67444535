//! The index of words: contentless, so every entry is put in and taken out with its text.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::archive::{Result, words::Forms};

/// Puts the words of a text in the index.
pub(super) fn learn(db: &Connection, ord: i64, text: &str) -> Result<()> {
    let index = Forms::built_in().index(text);
    db.prepare_cached("INSERT INTO words(rowid, woorden, delen) VALUES (?1, ?2, ?3)")?
        .execute(params![ord, index.words, index.parts])?;
    Ok(())
}

/// Takes the words of a version out of the index; they must be given as they were put in.
pub(super) fn forget(db: &Connection, ord: i64, version: u32) -> Result<()> {
    let searchable: i64 =
        db.query_row("SELECT searchable FROM record WHERE ord = ?1", [ord], |r| {
            r.get(0)
        })?;
    if searchable != 1 {
        return Ok(());
    }
    let text: String = db.query_row(
        "SELECT text FROM version WHERE ord = ?1 AND number = ?2",
        params![ord, version],
        |row| row.get(0),
    )?;
    let index = Forms::built_in().index(&text);
    db.prepare_cached(
        "INSERT INTO words(words, rowid, woorden, delen) VALUES ('delete', ?1, ?2, ?3)",
    )?
    .execute(params![ord, index.words, index.parts])?;
    Ok(())
}

/// Makes the index again where this program has other word forms than the one that made it.
pub(super) fn refresh(db: &mut Connection) -> Result<()> {
    let fingerprint = Forms::built_in().fingerprint();
    let stored = |db: &Connection| -> Result<Option<Vec<u8>>> {
        let sql = "SELECT value FROM meta WHERE name = 'woordvormen'";
        Ok(db.query_row(sql, [], |row| row.get(0)).optional()?)
    };
    if stored(db)?.as_deref() == Some(fingerprint.as_bytes()) {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("INSERT INTO words(words) VALUES ('delete-all')", [])?;
    {
        let mut query = tx.prepare(
            "SELECT r.ord, v.text FROM record r
             JOIN version v ON v.ord = r.ord AND v.number = r.version WHERE r.searchable = 1",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            learn(&tx, row.get(0)?, &row.get::<_, String>(1)?)?;
        }
    }
    tx.execute(
        "INSERT OR REPLACE INTO meta VALUES ('woordvormen', ?1)",
        [fingerprint.as_bytes()],
    )?;
    tx.commit()?;
    Ok(())
}

/// Lets the index be made again at the next opening.
pub(super) fn forget_fingerprint(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM meta WHERE name = 'woordvormen'", [])?;
    Ok(())
}

/// A sum over words that no order changes.
#[derive(Default, PartialEq, Eq)]
struct Sum {
    count: u64,
    total: u64,
}

impl Sum {
    fn add(&mut self, word: &str, ord: i64, column: &str, at: usize) {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (word, ord, column, at).hash(&mut hasher);
        self.count += 1;
        self.total = self.total.wrapping_add(hasher.finish());
    }
}

/// Whether the index holds exactly the words that the texts in free use give.
pub(super) fn is_whole(db: &Connection) -> Result<bool> {
    let mut expected = Sum::default();
    let mut query = db.prepare(
        "SELECT r.ord, v.text FROM record r
         JOIN version v ON v.ord = r.ord AND v.number = r.version WHERE r.searchable = 1",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (ord, text): (i64, String) = (row.get(0)?, row.get(1)?);
        let index = Forms::built_in().index(&text);
        for (column, words) in [("woorden", index.words), ("delen", index.parts)] {
            for (at, word) in words.split(' ').filter(|w| !w.is_empty()).enumerate() {
                expected.add(word, ord, column, at);
            }
        }
    }
    db.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, words, instance)",
    )?;
    let mut found = Sum::default();
    let mut query = db.prepare("SELECT term, doc, col, \"offset\" FROM temp.instances")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let word = row.get_ref(0)?.as_str().unwrap_or_default();
        let column = row.get_ref(2)?.as_str().unwrap_or_default();
        found.add(word, row.get(1)?, column, row.get(3)?);
    }
    Ok(found == expected && finds_every_word(db)?)
}

/// Whether looking a word up finds as many texts as reading the whole index does: the engine looks
/// up by another table than it reads through.
fn finds_every_word(db: &Connection) -> Result<bool> {
    db.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, words, row)",
    )?;
    let mut query = db.prepare("SELECT term, doc FROM temp.terms")?;
    let mut lookup = db.prepare("SELECT count(*) FROM words WHERE words MATCH ?1")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (term, texts): (String, u64) = (row.get(0)?, row.get(1)?);
        let found: u64 = lookup.query_row([format!("\"{term}\"")], |r| r.get(0))?;
        if found != texts {
            return Ok(false);
        }
    }
    Ok(true)
}
