//! Records from elsewhere: their versions come in with their own authors, moments and reasons, and
//! stand in the review list. What stands here is never overwritten.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::{
    Act, day,
    finalise::{Parts, json, know_people, next_ord, unit_key},
    index,
    log::Stored,
    note, retention,
    row::{Limits, day_text, place},
};
use crate::{
    archive::{
        Result,
        arrival::{Arrival, Incoming},
        audit::MOMENT,
        mac::random,
        model::{Deed, Note, NoteKind, Phase, Record, Review, Version},
    },
    melding::Level,
};

/// What stands here of the record.
struct Standing {
    ord: i64,
    version: u32,
    salt: Vec<u8>,
}

/// Takes in one record.
pub(super) fn receive(act: &Act<'_>, from: &str, incoming: &Incoming) -> Result<Arrival> {
    let record = &incoming.record;
    let limits = Limits::new(retention::terms(&act.tx)?, act.now);
    let first = first_processed(act, record);
    if limits.phase(first) == Phase::Vernietigen {
        return Ok(Arrival::TooOld);
    }
    let standing = standing(act, record.row.id)?;
    if let Some(version) = conflict(act, standing.as_ref(), record)? {
        return Ok(Arrival::Conflict { version });
    }
    let had = standing.as_ref().map_or(0, |s| s.version);
    let fresh: Vec<&Version> = record.versions.iter().filter(|v| v.number > had).collect();
    let notes = fresh_notes(act, record)?;
    if fresh.is_empty() && notes.is_empty() {
        return Ok(Arrival::Known);
    }
    let is_new = standing.is_none();
    let standing = match standing {
        Some(standing) => standing,
        None => insert(
            act,
            incoming,
            first,
            limits.phase(first) == Phase::Vrij,
            from,
        )?,
    };
    let entry = Entry {
        act,
        id: record.row.id,
        standing: &standing,
        detail: format!("ontvangen van {from}"),
    };
    if let Some(last) = fresh.last() {
        entry.versions(&fresh, last, incoming, from, is_new)?;
    }
    entry.notes(&notes)?;
    Ok(if is_new {
        Arrival::New
    } else {
        Arrival::Extended
    })
}

/// The terms count from the earliest moment that the record itself gives, and never from later.
fn first_processed(act: &Act<'_>, record: &Record) -> chrono::NaiveDateTime {
    let versions = record.versions.iter().map(|v| v.at);
    let moments = versions.chain([record.row.first_processed, act.now]);
    moments.min().unwrap_or(act.now)
}

fn standing(act: &Act<'_>, id: Uuid) -> Result<Option<Standing>> {
    let mut query = act
        .tx
        .prepare_cached("SELECT ord, version, salt FROM record WHERE id = ?1")?;
    let found = query.query_row([id], |row| {
        Ok(Standing {
            ord: row.get(0)?,
            version: row.get(1)?,
            salt: row.get(2)?,
        })
    });
    Ok(found.optional()?)
}

/// The first version that holds something else here; 0 for a note of another record.
fn conflict(act: &Act<'_>, standing: Option<&Standing>, record: &Record) -> Result<Option<u32>> {
    for note in &record.notes {
        let ord: Option<i64> = act
            .tx
            .prepare_cached("SELECT ord FROM note WHERE id = ?1")?
            .query_row([note.id], |row| row.get(0))
            .optional()?;
        if ord.is_some_and(|ord| standing.is_none_or(|s| s.ord != ord)) {
            return Ok(Some(0));
        }
    }
    let Some(standing) = standing else {
        return Ok(None);
    };
    for version in &record.versions {
        let stored: Option<String> = act
            .tx
            .prepare_cached("SELECT content FROM version WHERE ord = ?1 AND number = ?2")?
            .query_row(params![standing.ord, version.number], |row| row.get(0))
            .optional()?;
        if stored.is_some_and(|stored| json(&version.content).ok() != Some(stored)) {
            return Ok(Some(version.number));
        }
    }
    Ok(None)
}

fn fresh_notes<'a>(act: &Act<'_>, record: &'a Record) -> Result<Vec<&'a Note>> {
    let mut query = act.tx.prepare_cached("SELECT 1 FROM note WHERE id = ?1")?;
    let mut fresh = Vec::new();
    for note in &record.notes {
        if !query.exists([note.id])? {
            fresh.push(note);
        }
    }
    Ok(fresh)
}

/// Makes the row of a record that was not here. Its versions and people follow.
fn insert(
    act: &Act<'_>,
    incoming: &Incoming,
    first: chrono::NaiveDateTime,
    searchable: bool,
    from: &str,
) -> Result<Standing> {
    let row = &incoming.record.row;
    let ord = next_ord(act, &row.summary)?;
    let salt = random::<32>()?.to_vec();
    act.tx
        .prepare_cached(
            "INSERT INTO record(ord, id, salt, first_processed, day, author, unit, unit_key, outcome,
               wederhoor, zorgmelding, version, summary, imported, follow_up, household, searchable,
               open_days)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, 0, 0, 0, '', ?9, NULL, ?10, ?11, ?12)",
        )?
        .execute(params![
            ord,
            row.id,
            salt,
            first.format(MOMENT).to_string(),
            day_text(row.summary.at.date()),
            elsewhere(&row.author, from),
            row.unit,
            unit_key(&row.unit),
            row.imported,
            row.household,
            searchable,
            day::column(&row.open_days)?,
        ])?;
    Ok(Standing {
        ord,
        version: 0,
        salt,
    })
}

/// An author of another archive. A name here has no brackets, so that nobody here gets by a name
/// alone what belongs to a namesake there (Wpg art. 6).
fn elsewhere(author: &str, from: &str) -> String {
    format!("{author} ({from})")
}

/// One record that is being added to.
struct Entry<'a> {
    act: &'a Act<'a>,
    id: Uuid,
    standing: &'a Standing,
    detail: String,
}

impl Entry<'_> {
    fn versions(
        &self,
        fresh: &[&Version],
        last: &Version,
        incoming: &Incoming,
        from: &str,
        is_new: bool,
    ) -> Result<()> {
        let (tx, ord) = (&self.act.tx, self.standing.ord);
        if !is_new {
            index::forget(tx, ord, self.standing.version)?;
        }
        // The list shows the last one, so that one stands beside the last version.
        let listed = json(&incoming.record.row.summary)?;
        let mut sealed = Vec::new();
        for version in fresh {
            let content = json(&version.content)?;
            let summary = if version.number == last.number {
                listed.clone()
            } else {
                json(&version.summary)?
            };
            let at = version.at.format(MOMENT).to_string();
            let parts = Parts {
                number: version.number,
                at: &at,
                author: &version.author,
                reason: &version.reason,
                content: &content,
                text: &version.text,
                summary: &summary,
            };
            parts.insert(tx, ord)?;
            sealed.push((version.number, parts.seal(&self.standing.salt, self.id)));
        }
        self.bring_up_to_date(incoming, last, &listed, from)?;
        tx.execute("DELETE FROM person_key WHERE ord = ?1", [ord])?;
        know_people(self.act, ord, &incoming.person_keys)?;
        let searchable: i64 =
            tx.query_row("SELECT searchable FROM record WHERE ord = ?1", [ord], |r| {
                r.get(0)
            })?;
        if searchable == 1 {
            index::learn(tx, ord, &last.text)?;
        }
        for (number, content) in sealed {
            let stored = Stored {
                kind: "versie",
                version: number,
                content: Some(content),
            };
            self.act
                .log_record(Deed::Verzamelen, self.id, ord, &stored, &self.detail)?;
        }
        Ok(())
    }

    /// What lists and filters say, as the last version has it.
    fn bring_up_to_date(
        &self,
        incoming: &Incoming,
        last: &Version,
        summary: &str,
        from: &str,
    ) -> Result<()> {
        let s = &incoming.record.row.summary;
        self.act.tx.execute(
            "UPDATE record SET author = ?2, outcome = ?3, wederhoor = ?4, zorgmelding = ?5,
               version = ?6, summary = ?7, follow_up = ?8, review = ?9, day = ?10 WHERE ord = ?1",
            params![
                self.standing.ord,
                elsewhere(&last.author, from),
                s.outcome.map(|o| place(Level::ALL, &o)),
                s.wederhoor_missing,
                s.zorgmelding,
                last.number,
                summary,
                s.follow_up.map(day_text),
                place(Review::ALL, &Review::TeBeoordelen),
                day_text(s.at.date()),
            ],
        )?;
        Ok(())
    }

    /// The notes with their own authors. They bring their dates with them, not the state of the
    /// review there: here somebody looks anew.
    fn notes(&self, notes: &[&Note]) -> Result<()> {
        for note in notes {
            let seq = note::insert(&self.act.tx, self.standing.ord, note, &note.author)?;
            let reviews = matches!(
                note.kind,
                NoteKind::VraagTerug | NoteKind::Antwoord | NoteKind::Beoordeeld
            );
            if !reviews {
                note::change(self.act, self.standing.ord, note)?;
            }
            self.act.tx.execute(
                "UPDATE record SET review = ?2 WHERE ord = ?1",
                params![self.standing.ord, place(Review::ALL, &Review::TeBeoordelen)],
            )?;
            let stored = Stored {
                kind: "opmerking",
                version: seq,
                content: note::content(&self.act.tx, note.id, &self.standing.salt)?,
            };
            self.act.log_record(
                Deed::Verzamelen,
                self.id,
                self.standing.ord,
                &stored,
                &self.detail,
            )?;
        }
        Ok(())
    }
}
