//! A search as SQL: words through the index, filters beside it, newest or best first.

use chrono::NaiveDateTime;
use rusqlite::{Connection, ToSql, params};

use super::{
    finalise::unit_key,
    retention,
    row::{COLUMNS, Limits, day_text, place, read},
};
use crate::{
    archive::{
        Result,
        audit::MOMENT,
        keys::Role,
        model::{Cursor, MOST_COUNTED, Order, PAGE, Page, Review, Row, Search, Session},
        query::{self, Words},
        words::Forms,
    },
    melding::Level,
};

/// Characters of a snippet.
const SNIPPET: usize = 160;
/// Best matches come from this many of the newest that hold the words.
const RANKED: usize = 1000;

/// The conditions of a search with their values.
#[derive(Default)]
pub(super) struct Where {
    pub text: String,
    values: Vec<Box<dyn ToSql>>,
}

impl Where {
    /// Adds a condition; each `?` in it takes one of the values.
    fn and<const N: usize>(&mut self, condition: &str, values: [Box<dyn ToSql>; N]) {
        self.text.push_str(" AND ");
        self.text.push_str(condition);
        self.values.extend(values);
    }

    pub fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }
}

pub(super) fn conditions(
    who: &Session,
    search: &Search,
    limits: &Limits,
    now: NaiveDateTime,
) -> Where {
    let mut found = Where::default();
    let free = limits.free.format(MOMENT).to_string();
    found.and(
        "r.searchable = 1 AND r.first_processed > ?
           AND (r.open_days IS NULL OR json_extract(r.open_days, '$[0]') > ?)",
        [Box::new(free.clone()), Box::new(free)],
    );
    if who.role == Role::Agent {
        let today = day_text(now.date());
        found.and(
            "(r.author = ? OR (r.unit_key = ? AND r.day = ?))",
            [
                Box::new(who.user.clone()),
                Box::new(unit_key(&who.unit)),
                Box::new(today),
            ],
        );
    }
    if let Some((from, to)) = search.period {
        found.and(
            "r.day BETWEEN ? AND ?",
            [Box::new(day_text(from)), Box::new(day_text(to))],
        );
    }
    if !search.outcomes.is_empty() {
        let list: Vec<String> = search
            .outcomes
            .iter()
            .map(|o| place(Level::ALL, o).to_string())
            .collect();
        found.and(&format!("r.outcome IN ({})", list.join(",")), []);
    }
    if !unit_key(&search.unit).is_empty() {
        found.and("r.unit_key = ?", [Box::new(unit_key(&search.unit))]);
    }
    if !search.author.trim().is_empty() {
        found.and("r.author = ?", [Box::new(search.author.trim().to_owned())]);
    }
    if let Some(review) = search.review {
        found.and("r.review = ?", [Box::new(place(Review::ALL, &review))]);
    }
    let done = place(Review::ALL, &Review::Beoordeeld);
    let flags = [
        (search.wederhoor_missing, "r.wederhoor = 1".to_owned()),
        (search.zorgmelding, "r.zorgmelding = 1".to_owned()),
        (
            search.follow_up_open,
            format!("r.follow_up IS NOT NULL AND r.review <> {done}"),
        ),
        (
            search.feedback_open,
            "r.zorg_sent IS NOT NULL AND r.zorg_back IS NULL".to_owned(),
        ),
        (search.day_open, "r.open_days IS NOT NULL".to_owned()),
        (
            search.handover_open,
            "r.wijk_due IS NOT NULL AND r.wijk_done IS NULL".to_owned(),
        ),
    ];
    for (_, condition) in flags.iter().filter(|(wanted, _)| *wanted) {
        found.and(condition, []);
    }
    found
}

pub(super) fn search(
    db: &Connection,
    who: &Session,
    search: &Search,
    now: NaiveDateTime,
) -> Result<Page> {
    let limits = Limits::new(retention::terms(db)?, now);
    let parsed = query::read(&search.words)?;
    let fts = query::to_fts5(&parsed, Forms::built_in());
    let mut conditions = conditions(who, search, &limits, now);
    let (rows, next) = match (fts, search.order) {
        (Some(fts), Order::Relevance) => best(db, &fts, &parsed, &conditions, search.after)?,
        (fts, _) => {
            if let Some(Cursor(ord)) = search.after {
                conditions.and("r.ord < ?", [Box::new(ord)]);
            }
            newest(db, fts.as_deref(), &conditions)?
        }
    };
    let rows = rows
        .into_iter()
        .map(|(ord, row)| with_snippet(db, &parsed, ord, row))
        .collect::<Result<_>>()?;
    Ok(Page { rows, next })
}

type Found = (Vec<(i64, Row)>, Option<Cursor>);

fn newest(db: &Connection, fts: Option<&str>, conditions: &Where) -> Result<Found> {
    let sql = match fts {
        // The index is read newest first and stops at the page; the join must not turn that round.
        Some(_) => format!(
            "SELECT {COLUMNS} FROM words w CROSS JOIN record r ON r.ord = w.rowid
             WHERE w.words MATCH ?{} ORDER BY w.rowid DESC LIMIT {}",
            conditions.text.replace("r.ord", "w.rowid"),
            PAGE + 1
        ),
        None => format!(
            "SELECT {COLUMNS} FROM record r WHERE 1 = 1{} ORDER BY r.ord DESC LIMIT {}",
            conditions.text,
            PAGE + 1
        ),
    };
    let mut values: Vec<&dyn ToSql> = Vec::new();
    if let Some(fts) = &fts {
        values.push(fts);
    }
    values.extend(conditions.values());
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(values.as_slice(), read)?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|(ord, _)| Cursor(*ord));
    Ok((rows, next))
}

/// Best first, among the newest [`RANKED`] that hold the words: so the time does not grow with the
/// archive, and every engine weighs alike.
fn best(
    db: &Connection,
    fts: &str,
    parsed: &Words,
    conditions: &Where,
    after: Option<Cursor>,
) -> Result<Found> {
    let skip = after.map_or(0, |Cursor(n)| usize::try_from(n).unwrap_or(0));
    let ranked = ranked(db, fts, parsed, conditions)?;
    let more = ranked.len() > skip + PAGE;
    let mut query =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM record r WHERE r.ord = ?1"))?;
    let rows = ranked
        .into_iter()
        .skip(skip)
        .take(PAGE)
        .map(|ord| query.query_row([ord], read))
        .collect::<rusqlite::Result<_>>()?;
    let next = more.then_some(Cursor((skip + PAGE) as i64));
    Ok((rows, next))
}

/// The keys of the newest that hold the words, best first; newest first among equals.
fn ranked(db: &Connection, fts: &str, parsed: &Words, conditions: &Where) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT r.ord, v.text FROM words w CROSS JOIN record r ON r.ord = w.rowid
         CROSS JOIN version v ON v.ord = r.ord AND v.number = r.version
         WHERE w.words MATCH ?{} ORDER BY w.rowid DESC LIMIT {RANKED}",
        conditions.text.replace("r.ord", "w.rowid")
    );
    let mut values: Vec<&dyn ToSql> = vec![&fts];
    values.extend(conditions.values());
    let mut query = db.prepare_cached(&sql)?;
    let mut rows = query.query(values.as_slice())?;
    let (mut ords, mut hits) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        ords.push(row.get::<_, i64>(0)?);
        let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        hits.push(query::hits(parsed, Forms::built_in(), text));
    }
    let mut weighed: Vec<(f64, i64)> = query::rank(&hits).into_iter().zip(ords).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    Ok(weighed.into_iter().map(|(_, ord)| ord).collect())
}

fn with_snippet(db: &Connection, parsed: &Words, ord: i64, row: Row) -> Result<Row> {
    let text: String = db
        .prepare_cached("SELECT text FROM version WHERE ord = ?1 AND number = ?2")?
        .query_row(params![ord, row.version], |r| r.get(0))?;
    let snippet = query::snippet(parsed, Forms::built_in(), &text, SNIPPET);
    Ok(Row {
        snippet: Some(snippet),
        ..row
    })
}

/// How many records a search has, up to [`MOST_COUNTED`].
pub(super) fn count(
    db: &Connection,
    who: &Session,
    search: &Search,
    now: NaiveDateTime,
) -> Result<u64> {
    let limits = Limits::new(retention::terms(db)?, now);
    let fts = query::to_fts5(&query::read(&search.words)?, Forms::built_in());
    let conditions = conditions(who, search, &limits, now);
    let from = match &fts {
        Some(_) => format!(
            "words w CROSS JOIN record r ON r.ord = w.rowid WHERE w.words MATCH ?{}",
            conditions.text.replace("r.ord", "w.rowid")
        ),
        None => format!("record r WHERE 1 = 1{}", conditions.text),
    };
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {from} LIMIT {MOST_COUNTED})");
    let mut values: Vec<&dyn ToSql> = Vec::new();
    if let Some(fts) = &fts {
        values.push(fts);
    }
    values.extend(conditions.values());
    Ok(db
        .prepare_cached(&sql)?
        .query_row(values.as_slice(), |row| row.get(0))?)
}
