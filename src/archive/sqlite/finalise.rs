//! A draft becomes a version: only added, searchable, sealed.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    Act, day,
    draft::{self, Ended},
    index,
    log::Stored,
    record,
    row::{day_text, place},
};
use crate::{
    archive::{
        ArchiveError, Result,
        audit::MOMENT,
        mac::{Seal, random, seal},
        model::{Content, Deed, Finalise, Finalised, Review},
    },
    melding::{Level, Summary},
};

/// Meldingen that can begin in the same second.
const SAME_SECOND: i64 = 1 << 20;

/// What stands of the record.
struct Standing {
    ord: i64,
    version: u32,
    salt: Vec<u8>,
    review: usize,
    searchable: i64,
}

pub(super) fn finalise(act: &Act<'_>, new: &Finalise) -> Result<Finalised> {
    let content = encode(&new.content)?;
    let standing = standing(act, new.id)?;
    if let Some(known) = already_there(act, standing.as_ref(), new, &content)? {
        // A draft that says something else is a later correction: it stays.
        draft::end(act, new.id, &new.content)?;
        return Ok(known);
    }
    record::may_change(act, new.id)?;
    let number = standing.as_ref().map_or(0, |s| s.version) + 1;
    if number > 1 && new.reason.trim().is_empty() {
        return Err(ArchiveError::NoReason);
    }
    let started = match draft::end(act, new.id, &new.content)? {
        Ended::None => act.now,
        Ended::Gone(started) => started,
        Ended::Other(conflict) => return Err(conflict),
    };
    let first = new.first_processed.min(started).min(act.now);
    let summary = json(&new.summary)?;
    let (ord, salt) = match &standing {
        Some(s) => {
            index::forget(&act.tx, s.ord, s.version)?;
            replace(act, s, new, number, &summary)?;
            (s.ord, s.salt.clone())
        }
        None => insert(act, new, first, &summary)?,
    };
    let at = act.now.format(MOMENT).to_string();
    let parts = Parts {
        number,
        at: &at,
        author: &act.who.user,
        reason: &new.reason,
        content: &content,
        text: &new.text,
        summary: &summary,
    };
    parts.insert(&act.tx, ord)?;
    know_people(act, ord, &new.person_keys)?;
    if standing.as_ref().is_none_or(|s| s.searchable == 1) {
        index::learn(&act.tx, ord, &new.text)?;
    }
    let stored = Stored {
        kind: "versie",
        version: number,
        content: Some(parts.seal(&salt, new.id)),
    };
    let deed = if number == 1 {
        Deed::Verzamelen
    } else {
        Deed::Wijzigen
    };
    act.log_record(deed, new.id, ord, &stored, "afgerond")?;
    Ok(Finalised {
        version: number,
        known: false,
    })
}

/// What the seal of a version covers.
pub(super) struct Parts<'a> {
    pub number: u32,
    pub at: &'a str,
    pub author: &'a str,
    pub reason: &'a str,
    pub content: &'a str,
    pub text: &'a str,
    pub summary: &'a str,
}

impl Parts<'_> {
    /// Adds the version to a record.
    pub(super) fn insert(&self, db: &Connection, ord: i64) -> Result<()> {
        db.prepare_cached("INSERT INTO version VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                ord,
                self.number,
                self.at,
                self.author,
                self.reason,
                self.content,
                self.text,
                self.summary
            ])?;
        Ok(())
    }

    pub(super) fn seal(&self, salt: &[u8], id: Uuid) -> Seal {
        seal(
            salt,
            "versie",
            &[
                id.as_bytes(),
                &self.number.to_be_bytes(),
                self.at.as_bytes(),
                self.author.as_bytes(),
                self.reason.as_bytes(),
                self.content.as_bytes(),
                self.text.as_bytes(),
                self.summary.as_bytes(),
            ],
        )
    }
}

fn encode(content: &Content) -> Result<String> {
    json(content)
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|e| ArchiveError::Content(e.to_string()))
}

fn standing(act: &Act<'_>, id: Uuid) -> Result<Option<Standing>> {
    let mut query = act.tx.prepare_cached(
        "SELECT ord, version, salt, review, searchable FROM record WHERE id = ?1",
    )?;
    let found = query.query_row([id], |row| {
        Ok(Standing {
            ord: row.get(0)?,
            version: row.get(1)?,
            salt: row.get(2)?,
            review: row.get(3)?,
            searchable: row.get(4)?,
        })
    });
    Ok(found.optional()?)
}

/// Whether this very content is the last version; a version that the window has not seen refuses.
fn already_there(
    act: &Act<'_>,
    standing: Option<&Standing>,
    new: &Finalise,
    content: &str,
) -> Result<Option<Finalised>> {
    let Some(standing) = standing else {
        return match new.base {
            0 => Ok(None),
            _ => Err(ArchiveError::Unknown(new.id)),
        };
    };
    let (stored, at) = act.tx.query_row(
        "SELECT content, at FROM version WHERE ord = ?1 AND number = ?2",
        params![standing.ord, standing.version],
        |row| Ok((row.get::<_, String>(0)?, super::row::moment(row, 1)?)),
    )?;
    if stored == content {
        return Ok(Some(Finalised {
            version: standing.version,
            known: true,
        }));
    }
    if new.base != standing.version {
        return Err(ArchiveError::Conflict {
            at,
            revision: standing.version.into(),
        });
    }
    Ok(None)
}

fn insert(
    act: &Act<'_>,
    new: &Finalise,
    first: chrono::NaiveDateTime,
    summary: &str,
) -> Result<(i64, Vec<u8>)> {
    let ord = next_ord(act, &new.summary)?;
    let salt = random::<32>()?.to_vec();
    let s = &new.summary;
    // An earlier text can be of another unit than of the one who imports it.
    let imported = matches!(new.content, Content::Geimporteerd { .. });
    let unit = match s.unit.trim() {
        named if imported && !named.is_empty() => named,
        _ => &act.who.unit,
    };
    act.tx
        .prepare_cached(
            "INSERT INTO record(ord, id, salt, first_processed, day, author, unit, unit_key, outcome,
               wederhoor, zorgmelding, version, summary, imported, follow_up, open_days)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            ord,
            new.id,
            salt,
            first.format(MOMENT).to_string(),
            day_text(s.at.date()),
            act.who.user,
            unit,
            unit_key(unit),
            s.outcome.map(|o| place(Level::ALL, &o)),
            s.wederhoor_missing,
            s.zorgmelding,
            summary,
            imported,
            s.follow_up.map(day_text),
            day::column(&new.open_days)?,
        ])?;
    Ok((ord, salt))
}

fn replace(
    act: &Act<'_>,
    standing: &Standing,
    new: &Finalise,
    number: u32,
    summary: &str,
) -> Result<()> {
    let s = &new.summary;
    // A new version is looked at again: as an answer where something was asked.
    let asked = [Review::VraagTerug, Review::Beantwoord].map(|r| place(Review::ALL, &r));
    let review = if asked.contains(&standing.review) {
        Review::Beantwoord
    } else {
        Review::TeBeoordelen
    };
    act.tx.execute(
        "UPDATE record SET outcome = ?2, wederhoor = ?3, zorgmelding = ?4, version = ?5, summary = ?6,
           follow_up = ?7, review = ?8, day = ?9 WHERE ord = ?1",
        params![
            standing.ord,
            s.outcome.map(|o| place(Level::ALL, &o)),
            s.wederhoor_missing,
            s.zorgmelding,
            number,
            summary,
            s.follow_up.map(day_text),
            place(Review::ALL, &review),
            day_text(s.at.date()),
        ],
    )?;
    act.tx
        .execute("DELETE FROM person_key WHERE ord = ?1", [standing.ord])?;
    Ok(())
}

/// A key that sorts as the time of the call.
pub(super) fn next_ord(act: &Act<'_>, summary: &Summary) -> Result<i64> {
    let second = summary.at.and_utc().timestamp().clamp(0, i64::MAX >> 21);
    let base = second * SAME_SECOND;
    let last: Option<i64> = act
        .tx
        .prepare_cached("SELECT max(ord) FROM record WHERE ord BETWEEN ?1 AND ?2")?
        .query_row([base, base + SAME_SECOND - 1], |row| row.get(0))?;
    Ok(last.map_or(base, |l| l + 1))
}

pub(super) fn know_people(act: &Act<'_>, ord: i64, keys: &[String]) -> Result<()> {
    let mut query = act
        .tx
        .prepare_cached("INSERT OR IGNORE INTO person_key(hash, ord) VALUES (?1, ?2)")?;
    for key in keys {
        query.execute(params![person_hash(act, key), ord])?;
    }
    Ok(())
}

/// A person or address as a keyed hash: enough to compare, nothing to read.
pub(super) fn person_hash(act: &Act<'_>, key: &str) -> Vec<u8> {
    act.key.seal("persoon", &[key.as_bytes()])[..16].to_vec()
}

/// A unit as it is compared.
pub(super) fn unit_key(unit: &str) -> String {
    unit.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
