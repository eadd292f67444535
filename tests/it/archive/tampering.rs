//! Somebody with the key changes the log or a record behind the program's back: every mutation is
//! found and named.

use std::path::Path;

use rusqlite::{Connection, types::Value};
use voorop::archive::{
    Place, Store,
    model::{Content, Damage, Note, NoteKind, Terms},
};

use super::world::{
    Dice, KEY, agent, beheerder, coordinator, create, damage, day, draft, finalise, id, melding,
    open, other_melding, snapshot, times,
};
use crate::support::folder;

/// The database by other means than the program.
pub fn raw(place: &Place) -> Connection {
    let db = Connection::open(place.database(1)).unwrap();
    db.pragma_update(None, "key", format!("x'{KEY}'")).unwrap();
    db
}

/// An archive in which everything has happened once.
fn lived_in(folder: &Path) {
    let mut store = create(folder);
    let all: Vec<_> = (1..13)
        .map(|n| finalise(n, day(0), "de kinderen zijn bij oma"))
        .collect();
    store.finalise(&agent(), &all, day(0)).unwrap();
    let mut second = finalise(3, day(0), "de kinderen zijn bij opa");
    second.content = Content::Melding(other_melding(3));
    (second.base, second.reason) = (1, "verkeerd verstaan".into());
    store.finalise(&agent(), &[second], day(0)).unwrap();
    for (number, kind) in [(1, NoteKind::VraagTerug), (2, NoteKind::Opmerking)] {
        let note = Note {
            id: id(500 + number),
            kind,
            version: 1,
            pin: None,
            date: None,
            text: "Wat zei het kind?".into(),
            author: "8001".into(),
            at: day(0),
        };
        store.note(&coordinator(), id(number), &note).unwrap();
    }
    store
        .link(&coordinator(), &[id(1), id(2)], Some(id(99)), day(0))
        .unwrap();
    store
        .set_terms(
            &beheerder(),
            Terms {
                free_months: 6,
                ..Terms::default()
            },
            day(0),
        )
        .unwrap();
    for number in 20..24 {
        store
            .save_draft(&agent(), &draft(melding(number)), 0, day(0))
            .unwrap();
    }
    for n in 0..40 {
        store
            .log_management(&beheerder(), &format!("regel {n}"), day(0))
            .unwrap();
    }
    store.settle().unwrap();
}

/// Everything that stands in the tables, to see whether a mutation changed anything.
fn dump(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let names: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut all = Vec::new();
    for name in names {
        let mut query = db.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<Value> = (0..columns).map(|c| row.get(c)).collect::<Result<_, _>>()?;
            all.push(format!("{name} {values:?}"));
        }
    }
    all.sort();
    Ok(all)
}

/// Changes the database with its triggers out of the way, and puts them back.
fn without_triggers(db: &Connection, change: impl FnOnce(&Connection)) {
    let triggers: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    for (name, _) in &triggers {
        db.execute(&format!("DROP TRIGGER {name}"), []).unwrap();
    }
    change(db);
    for (_, sql) in &triggers {
        db.execute(sql, []).unwrap();
    }
}

/// What opening and verifying find of the archive in this folder, in words.
fn findings(folder: &Path) -> Vec<Damage> {
    match open(folder) {
        Err(error) => vec![Damage::Page(error.to_string())],
        Ok(opened) => {
            let loss = opened.loss.map(|l| {
                if l.other {
                    Damage::Anchor { seq: 0 }
                } else {
                    let (rows, saves) = (l.rows, l.saves);
                    Damage::Shorter { rows, saves }
                }
            });
            let mut store = opened.store;
            loss.into_iter().chain(damage(&mut store)).collect()
        }
    }
}

const COLUMNS: [&str; 12] = [
    "at", "user", "device", "deed", "object", "version", "kind", "content", "state", "detail",
    "previous", "seal",
];

/// Gives a value that differs from the one that stands there and is still of its kind.
fn other_value(value: Value, dice: &mut Dice) -> Value {
    match value {
        Value::Integer(n) => Value::Integer((n + 1) % 7),
        Value::Text(text) => Value::Text(match text.chars().next() {
            // A moment stays a moment.
            Some('2') => text.replacen("2026", "2025", 1),
            _ => format!("{text}x"),
        }),
        Value::Blob(mut bytes) if !bytes.is_empty() => {
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
            Value::Blob(bytes)
        }
        _ => Value::Blob(vec![1; 32]),
    }
}

/// One mutation of the log; the damage that must be named first.
fn mutate_log(db: &Connection, rows: u64, dice: &mut Dice) -> Damage {
    let seq = 1 + dice.roll(rows as usize - 1) as u64;
    let kind = dice.roll(5);
    let mut named = Damage::Log { seq };
    without_triggers(db, |db| match kind {
        0 => {
            let column = COLUMNS[dice.roll(COLUMNS.len())];
            let sql = format!("SELECT {column} FROM audit WHERE seq = ?1");
            let value: Value = db.query_row(&sql, [seq], |r| r.get(0)).unwrap();
            let other = other_value(value, dice);
            let sql = format!("UPDATE audit SET {column} = ?2 WHERE seq = ?1");
            db.execute(&sql, rusqlite::params![seq, other]).unwrap();
        }
        1 => {
            db.execute("DELETE FROM audit WHERE seq = ?1", [seq])
                .unwrap();
            named = Damage::Log { seq: seq + 1 };
        }
        2 => {
            let other = 1 + (seq as usize + dice.roll(rows as usize - 1)) as u64 % rows;
            let (low, high) = (seq.min(other), seq.max(other));
            if low == high {
                db.execute("UPDATE audit SET user = 'x' WHERE seq = ?1", [seq])
                    .unwrap();
            }
            for (from, to) in [(low, 0), (high, low), (0, high)] {
                db.execute("UPDATE audit SET seq = ?2 WHERE seq = ?1", [from, to])
                    .unwrap();
            }
            named = Damage::Log { seq: low };
        }
        3 => {
            // The end is cut off; opening says how much.
            db.execute("DELETE FROM audit WHERE seq > ?1", [seq])
                .unwrap();
            named = Damage::Shorter {
                rows: rows - seq,
                saves: 0,
            };
        }
        _ => {
            // An old row is played again at the end.
            let list = COLUMNS.join(", ");
            let sql = format!(
                "INSERT INTO audit(seq, {list}) SELECT ?2, {list} FROM audit WHERE seq = ?1"
            );
            db.execute(&sql, [seq, rows + 1]).unwrap();
            named = Damage::Log { seq: rows + 1 };
        }
    });
    named
}

#[test]
fn every_mutation_of_the_log_is_found_and_named() {
    let base = folder();
    lived_in(base.path());
    let rows: u64 = raw(&Place::new(base.path()).unwrap())
        .query_row("SELECT max(seq) FROM audit", [], |r| r.get(0))
        .unwrap();
    assert_eq!(findings(base.path()), [], "whole before");
    let mut dice = Dice(11);
    for round in 0..times(100, 1000) {
        let copy = folder();
        snapshot(base.path(), copy.path());
        let expected = mutate_log(&raw(&Place::new(copy.path()).unwrap()), rows, &mut dice);
        let found = findings(copy.path());
        assert!(
            found.contains(&expected),
            "{round}: {expected:?} is not in {found:?}"
        );
    }
}

#[test]
fn an_edited_swapped_or_missing_content_is_named_by_its_record() {
    let base = folder();
    lived_in(base.path());
    let ord = |n: u128| format!("(SELECT ord FROM record WHERE id = x'{}')", id(n).simple());
    let record = |n, version| Damage::Record { id: id(n), version };
    let missing = |n, version| Damage::Missing { id: id(n), version };
    let cases: Vec<(String, Damage)> = vec![
        (format!("UPDATE version SET text = 'anders' WHERE ord = {}", ord(1)), record(1, 1)),
        (format!("UPDATE version SET content = replace(content, 'A', 'B') WHERE ord = {} AND number = 1", ord(3)), record(3, 1)),
        (format!("UPDATE version SET author = '5001' WHERE ord = {} AND number = 2", ord(3)), record(3, 2)),
        (format!("UPDATE record SET summary = replace(summary, 'Noor', 'Joos') WHERE ord = {}", ord(4)), record(4, 0)),
        (format!("UPDATE record SET review = 3 WHERE ord = {}", ord(1)), record(1, 0)),
        (format!("UPDATE record SET first_processed = '2020-01-01T00:00:00.000' WHERE ord = {}", ord(5)), record(5, 0)),
        (format!("UPDATE record SET household = NULL WHERE ord = {}", ord(2)), record(2, 0)),
        (format!("DELETE FROM person_key WHERE ord = {}", ord(6)), record(6, 0)),
        (format!("UPDATE note SET text = 'anders' WHERE ord = {}", ord(1)), record(1, 0)),
        (format!("DELETE FROM note WHERE ord = {}", ord(2)), missing(2, 0)),
        (format!("DELETE FROM version WHERE ord = {} AND number = 1", ord(3)), missing(3, 1)),
        (format!("DELETE FROM record WHERE ord = {}", ord(7)), missing(7, 1)),
        (format!("UPDATE record SET salt = zeroblob(32) WHERE ord = {}", ord(8)), record(8, 1)),
        ("UPDATE setting SET value = '{\"vrij_maanden\":12,\"gebruik_maanden\":60,\"bewaar_maanden\":120}'".into(), Damage::Setting("bewaartermijnen".into())),
        ("DELETE FROM setting".into(), Damage::Setting("bewaartermijnen".into())),
        ("UPDATE draft SET content = replace(content, 'A', 'B')".into(), Damage::Drafts),
        // Opening tells it once, writes it in the log and goes on from there.
        ("DELETE FROM draft WHERE revision = 1".into(), Damage::Anchor { seq: 0 }),
        ("INSERT INTO words(words) VALUES ('delete-all')".into(), Damage::Index),
    ];
    for (sql, expected) in cases {
        let copy = folder();
        snapshot(base.path(), copy.path());
        let place = Place::new(copy.path()).unwrap();
        without_triggers(&raw(&place), |db| {
            assert!(db.execute(&sql, []).is_ok(), "{sql}");
        });
        let found = findings(copy.path());
        assert!(
            found.contains(&expected),
            "{sql}: {expected:?} is not in {found:?}"
        );
    }
    let copy = folder();
    snapshot(base.path(), copy.path());
    raw(&Place::new(copy.path()).unwrap())
        .execute("DROP TRIGGER audit_stays", [])
        .unwrap();
    assert_eq!(findings(copy.path()), [Damage::Schema]);
}

fn open_unchanged(folder: &Path) -> voorop::archive::SqliteStore {
    open(folder).unwrap().store
}

#[test]
fn an_index_that_differs_is_made_again_at_the_next_opening() {
    let base = folder();
    lived_in(base.path());
    let place = Place::new(base.path()).unwrap();
    raw(&place)
        .execute("INSERT INTO words(words) VALUES ('delete-all')", [])
        .unwrap();
    assert_eq!(findings(base.path()), [Damage::Index]);
    assert_eq!(findings(base.path()), []);
}

#[test]
fn an_old_page_that_is_put_back_is_found_though_it_carries_its_seal() {
    const PAGE: usize = 4096;
    let (base, later) = (folder(), folder());
    lived_in(base.path());
    let place = Place::new(base.path()).unwrap();
    let old = std::fs::read(place.database(1)).unwrap();
    {
        let mut store = open_unchanged(base.path());
        let mut second = finalise(5, day(1), "een heel andere tekst");
        second.content = Content::Melding(other_melding(5));
        (second.base, second.reason) = (1, "aangevuld".into());
        store
            .finalise(&agent(), &[second, finalise(30, day(1), "nieuw")], day(1))
            .unwrap();
        store
            .save_draft(&agent(), &draft(other_melding(20)), 1, day(1))
            .unwrap();
        for n in 0..20 {
            store
                .log_management(&beheerder(), &format!("later {n}"), day(1))
                .unwrap();
        }
        store.settle().unwrap();
    }
    snapshot(base.path(), later.path());
    let new = std::fs::read(place.database(1)).unwrap();
    let before = dump(&raw(&Place::new(later.path()).unwrap())).unwrap();
    let pages = old.len().min(new.len()) / PAGE;
    let differ: Vec<_> = (0..pages)
        .filter(|p| old[p * PAGE..][..PAGE] != new[p * PAGE..][..PAGE])
        .collect();
    assert!(differ.len() > 10, "{differ:?}");
    let mut changed = 0;
    for page in &differ {
        let copy = folder();
        snapshot(later.path(), copy.path());
        let copied = Place::new(copy.path()).unwrap();
        let mut bytes = new.clone();
        bytes[page * PAGE..][..PAGE].copy_from_slice(&old[page * PAGE..][..PAGE]);
        std::fs::write(copied.database(1), bytes).unwrap();
        // A page with the same content in another envelope changes nothing. Verifying itself
        // proves that the index of words still answers as the texts do.
        let now = dump(&raw(&copied));
        let found = findings(copy.path());
        if now.is_ok_and(|now| but_words(&now) == but_words(&before)) && whole(&copied) {
            continue;
        }
        changed += 1;
        assert_ne!(found, [], "old page {page} went unnoticed");
    }
    println!("{changed} of {} old pages changed something", differ.len());
    assert!(changed > 8, "{changed}");
}

fn but_words(dump: &[String]) -> Vec<&String> {
    dump.iter()
        .filter(|line| !line.starts_with("words"))
        .collect()
}

fn whole(place: &Place) -> bool {
    let text: rusqlite::Result<String> =
        raw(place).pragma_query_value(None, "integrity_check", |r| r.get(0));
    text.is_ok_and(|t| t == "ok")
}
