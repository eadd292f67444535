//! Comments and events at a record.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    Act,
    log::Stored,
    record::{is_open_to, may_change},
    row::{day, day_text, find, moment, of_list, place, unreadable},
};
use crate::archive::{
    ArchiveError, Result,
    audit::MOMENT,
    keys::Role,
    mac::{Seal, seal},
    model::{Deed, Note, NoteKind, Pin, Review},
};

/// Adds a note and what it changes of the record. Adding it twice makes no double.
pub(super) fn add(act: &Act<'_>, id: Uuid, note: &Note) -> Result<()> {
    let (ord, row) = find(&act.tx, id)?;
    if !may(act, note.kind) || !is_open_to(act, &row) {
        return Err(ArchiveError::NotAllowed);
    }
    // Correcting by an added statement is a right as long as there are data (Wpg art. 28).
    let right = note.kind == NoteKind::Aanvulling && act.who.role == Role::Jeugdcoordinator;
    if !right {
        may_change(act, id)?;
    }
    let known: Option<(i64, String)> = act
        .tx
        .query_row("SELECT ord, text FROM note WHERE id = ?1", [note.id], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .optional()?;
    match known {
        Some((there, text)) if there == ord && text == note.text => return Ok(()),
        Some(_) => {
            let revision = note.version.into();
            return Err(ArchiveError::Conflict {
                at: note.at,
                revision,
            });
        }
        None => {}
    }
    if note.kind == NoteKind::Verbetering && corrected(&act.tx, ord, note)?.is_none() {
        return Err(ArchiveError::NotAllowed);
    }
    let seq = insert(&act.tx, ord, note, &act.who.user)?;
    change(act, ord, note)?;
    let salt: Vec<u8> = act
        .tx
        .query_row("SELECT salt FROM record WHERE ord = ?1", [ord], |r| {
            r.get(0)
        })?;
    let content = content(&act.tx, note.id, &salt)?;
    let stored = Stored {
        kind: "opmerking",
        version: seq,
        content,
    };
    act.log_record(Deed::Wijzigen, id, ord, &stored, note.kind.name())
        .map(drop)
}

/// Puts a note at a record; gives its number there.
pub(super) fn insert(db: &Connection, ord: i64, note: &Note, author: &str) -> Result<u32> {
    let pin = note.pin.map(|p| serde_json::to_string(&p)).transpose();
    let pin = pin.map_err(|e| ArchiveError::Content(e.to_string()))?;
    let at = note.at.format(MOMENT).to_string();
    let seq: u32 = db.query_row(
        "SELECT coalesce(max(seq), 0) + 1 FROM note WHERE ord = ?1",
        [ord],
        |r| r.get(0),
    )?;
    db.execute(
        "INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            note.id,
            ord,
            place(NoteKind::ALL, &note.kind),
            note.version,
            pin,
            note.date.map(day_text),
            note.text,
            author,
            at,
            seq
        ],
    )?;
    Ok(seq)
}

/// Reviewing belongs to the coordinator; answering and following up to whoever has the melding.
fn may(act: &Act<'_>, kind: NoteKind) -> bool {
    match kind {
        NoteKind::Opmerking | NoteKind::VraagTerug | NoteKind::Beoordeeld => {
            act.who.role == Role::Jeugdcoordinator
        }
        NoteKind::Antwoord
        | NoteKind::Aanvulling
        | NoteKind::ZorgVerzonden
        | NoteKind::ZorgTeruggekoppeld
        | NoteKind::OverdrachtWijkagent
        | NoteKind::OverdrachtKlaar
        | NoteKind::Verbetering => true,
    }
}

/// The note with a date that a correction is about, and whether it is the last of its kind; nothing
/// where there is no such note at the record.
fn corrected(db: &Connection, ord: i64, note: &Note) -> Result<Option<(NoteKind, bool)>> {
    let Some(Pin::Opmerking(id)) = note.pin else {
        return Ok(None);
    };
    let found = db
        .prepare_cached(
            "SELECT kind, seq = (SELECT max(seq) FROM note o WHERE o.ord = n.ord AND o.kind = n.kind)
             FROM note n WHERE id = ?1 AND ord = ?2",
        )?
        .query_row(params![id, ord], |row| {
            Ok((of_list(NoteKind::ALL, 0, row)?, row.get(1)?))
        })
        .optional()?;
    Ok(found.filter(|(kind, _)| kind.has_date() && *kind != NoteKind::Verbetering))
}

/// What a note changes of the record that it stands at.
pub(super) fn change(act: &Act<'_>, ord: i64, note: &Note) -> Result<()> {
    let date = day_text(note.date.unwrap_or(note.at.date()));
    let review = |state: Review| place(Review::ALL, &state);
    let (sql, value): (&str, rusqlite::types::Value) = match note.kind {
        NoteKind::Verbetering => {
            // The record shows the last of each kind.
            let column = match corrected(&act.tx, ord, note)? {
                Some((NoteKind::ZorgVerzonden, true)) => "zorg_sent",
                Some((NoteKind::ZorgTeruggekoppeld, true)) => "zorg_back",
                Some((NoteKind::OverdrachtWijkagent, true)) => "wijk_due",
                Some((NoteKind::OverdrachtKlaar, true)) => "wijk_done",
                _ => return Ok(()),
            };
            let sql = format!("UPDATE record SET {column} = ?2 WHERE ord = ?1");
            act.tx.execute(&sql, params![ord, date])?;
            return Ok(());
        }
        NoteKind::Opmerking | NoteKind::Aanvulling => return Ok(()),
        NoteKind::VraagTerug => (
            "UPDATE record SET review = ?2 WHERE ord = ?1",
            (review(Review::VraagTerug) as i64).into(),
        ),
        NoteKind::Antwoord => (
            "UPDATE record SET review = ?2 WHERE ord = ?1 AND review = 1",
            (review(Review::Beantwoord) as i64).into(),
        ),
        NoteKind::Beoordeeld => (
            "UPDATE record SET review = ?2 WHERE ord = ?1",
            (review(Review::Beoordeeld) as i64).into(),
        ),
        NoteKind::ZorgVerzonden => (
            "UPDATE record SET zorg_sent = ?2, zorg_back = NULL WHERE ord = ?1",
            date.into(),
        ),
        NoteKind::ZorgTeruggekoppeld => (
            "UPDATE record SET zorg_back = ?2 WHERE ord = ?1",
            date.into(),
        ),
        NoteKind::OverdrachtWijkagent => (
            "UPDATE record SET wijk_due = ?2, wijk_done = NULL WHERE ord = ?1",
            date.into(),
        ),
        NoteKind::OverdrachtKlaar => (
            "UPDATE record SET wijk_done = ?2 WHERE ord = ?1",
            date.into(),
        ),
    };
    act.tx.execute(sql, params![ord, value])?;
    Ok(())
}

/// The seal of a note as it stands in the database.
pub(super) fn content(db: &Connection, id: Uuid, salt: &[u8]) -> Result<Option<Seal>> {
    let mut query = db.prepare_cached(
        "SELECT id, ord, kind, version, pin, date, text, author, at, seq FROM note WHERE id = ?1",
    )?;
    let sealed = query.query_row([id], |row| {
        let parts = (0..10)
            .map(|at| Ok(format!("{:?}", row.get_ref(at)?).into_bytes()))
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Ok(seal(salt, "opmerking", &parts))
    });
    Ok(sealed.optional()?)
}

pub(super) fn of_record(db: &Connection, ord: i64) -> Result<Vec<Note>> {
    let mut query = db.prepare_cached(
        "SELECT id, kind, version, pin, date, text, author, at FROM note WHERE ord = ?1 ORDER BY seq",
    )?;
    let rows = query.query_map([ord], |row| {
        let pin: Option<String> = row.get(3)?;
        let pin = pin.map(|p| serde_json::from_str(&p)).transpose();
        Ok(Note {
            id: row.get(0)?,
            kind: of_list(NoteKind::ALL, 1, row)?,
            version: row.get(2)?,
            pin: pin.map_err(|e| unreadable(3, e))?,
            date: day(row, 4)?,
            text: row.get(5)?,
            author: row.get(6)?,
            at: moment(row, 7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
