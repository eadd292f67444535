//! Contacts of one household: linked by hand, recognised by keyed hashes, never merged by itself.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::{
    Act,
    finalise::{know_people, person_hash},
    log::Stored,
    record::{is_open_to, log_consulted, whole},
    retention,
    row::{COLUMNS, Limits, find, read},
};
use crate::archive::{
    ArchiveError, Result,
    keys::Role,
    model::{Contact, Deed, Hit, Kin, Known, Phase, Row},
};

/// Most contacts of one household that are shown: more than any family of the sources had.
const MOST: u32 = 500;

/// The contacts of the household of this record, newest first.
pub(super) fn timeline(act: &Act<'_>, id: Uuid) -> Result<Vec<Contact>> {
    let (_, own) = find(&act.tx, id)?;
    let rows = match own.household {
        Some(household) => of_household(act, household)?,
        None => vec![find(&act.tx, id)?],
    };
    let limits = Limits::new(retention::terms(&act.tx)?, act.now);
    let mut contacts = Vec::new();
    for (ord, row) in rows {
        match limits.phase_of(&row) {
            Phase::Vrij if is_open_to(act, &row) => {
                log_consulted(act, row.id, ord, &row, "verloop")?;
                contacts.push(Contact::Open(whole(&act.tx, ord, row)?));
            }
            Phase::Vrij | Phase::Vergelijken => contacts.push(Contact::Hit {
                day: row.summary.at.date(),
                unit: row.unit,
            }),
            Phase::Verantwoorden | Phase::Vernietigen => {}
        }
    }
    let detail = format!("verloop: {} contacten", contacts.len());
    act.log(Deed::Combineren, &id.to_string(), &detail)?;
    Ok(contacts)
}

fn of_household(act: &Act<'_>, household: Uuid) -> Result<Vec<(i64, Row)>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM record r WHERE r.household = ?1 ORDER BY r.ord DESC LIMIT {MOST}"
    );
    let mut query = act.tx.prepare_cached(&sql)?;
    let rows = query.query_map([household], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Other records that may be of the same household. Nobody sees one by it: it is logged as one
/// comparison.
pub(super) fn recognise(act: &Act<'_>, id: Uuid, kin: &Kin<'_>) -> Result<Vec<Known>> {
    renew_keys(act, kin)?;
    let mut found = BTreeSet::new();
    let mut query = act
        .tx
        .prepare_cached("SELECT ord FROM person_key WHERE hash = ?1 ORDER BY ord DESC LIMIT 500")?;
    for key in kin.sought {
        let rows = query.query_map(params![person_hash(act, key)], |row| row.get::<_, i64>(0))?;
        for ord in rows {
            found.insert(ord?);
        }
    }
    let own = match find(&act.tx, id) {
        Ok((_, row)) if !is_open_to(act, &row) => return Err(ArchiveError::NotAllowed),
        Ok((_, row)) => row.household,
        // A melding that is being typed is no record yet.
        Err(ArchiveError::Unknown(_)) => None,
        Err(error) => return Err(error),
    };
    let mut linked = BTreeSet::new();
    if let Some(household) = own {
        linked.extend(
            of_household(act, household)?
                .into_iter()
                .map(|(ord, _)| ord),
        );
        found.extend(&linked);
    }
    let limits = Limits::new(retention::terms(&act.tx)?, act.now);
    let sql = format!("SELECT {COLUMNS} FROM record r WHERE r.ord = ?1");
    let mut query = act.tx.prepare_cached(&sql)?;
    let mut known = Vec::new();
    for ord in found.into_iter().rev() {
        if known.len() >= MOST as usize {
            break;
        }
        let (_, mut row) = query.query_row([ord], read)?;
        if row.id == id {
            continue;
        }
        let linked = linked.contains(&ord);
        // The index is coarse: who shares a date of birth shares no household by that.
        let reasons = (kin.like)(&row.summary);
        if reasons.is_empty() && !linked {
            continue;
        }
        match limits.phase_of(&row) {
            Phase::Vrij => {
                if !is_open_to(act, &row) {
                    // Enough to know that the family is known; who they are stands in the own one.
                    row.summary.people.clear();
                }
                known.push(Known::Open {
                    linked,
                    row,
                    reasons,
                });
            }
            Phase::Vergelijken => known.push(Known::Hit(Hit {
                id: (act.who.role == Role::Jeugdcoordinator).then_some(row.id),
                day: row.summary.at.date(),
                unit: row.unit,
            })),
            Phase::Verantwoorden | Phase::Vernietigen => {}
        }
    }
    let detail = format!("vergelijken: {} treffers", known.len());
    act.log(Deed::Combineren, &id.to_string(), &detail)?;
    Ok(known)
}

/// Makes the hashes of every record again where they are of another edition, so that a record of an
/// earlier program is recognised as one of today.
fn renew_keys(act: &Act<'_>, kin: &Kin<'_>) -> Result<()> {
    let edition = kin.edition.to_string();
    let stored: Option<Vec<u8>> = act
        .tx
        .prepare_cached("SELECT value FROM meta WHERE name = 'herkenning'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    if stored.as_deref() == Some(edition.as_bytes()) {
        return Ok(());
    }
    let sql = format!("SELECT {COLUMNS} FROM record r ORDER BY r.ord");
    let mut query = act.tx.prepare(&sql)?;
    let rows = query.query_map([], read)?;
    for row in rows {
        let (ord, row) = row?;
        let keys = (kin.keys)(&row.summary);
        if same_keys(act, ord, &keys)? {
            continue;
        }
        act.tx
            .prepare_cached("DELETE FROM person_key WHERE ord = ?1")?
            .execute([ord])?;
        know_people(act, ord, &keys)?;
        let stored = Stored {
            kind: "herkenning",
            version: row.version,
            content: None,
        };
        let detail = "sleutels om een gezin te herkennen vernieuwd";
        act.log_record(Deed::Wijzigen, row.id, ord, &stored, detail)?;
    }
    act.tx.execute(
        "INSERT OR REPLACE INTO meta VALUES ('herkenning', ?1)",
        [edition.as_bytes()],
    )?;
    Ok(())
}

fn same_keys(act: &Act<'_>, ord: i64, keys: &[String]) -> Result<bool> {
    let mut query = act
        .tx
        .prepare_cached("SELECT hash FROM person_key WHERE ord = ?1")?;
    let rows = query.query_map([ord], |row| row.get::<_, Vec<u8>>(0))?;
    let there = rows.collect::<rusqlite::Result<BTreeSet<_>>>()?;
    let wanted: BTreeSet<_> = keys.iter().map(|key| person_hash(act, key)).collect();
    Ok(there == wanted)
}

/// Links records to a household, or takes them out of theirs.
pub(super) fn link(act: &Act<'_>, ids: &[Uuid], household: Option<Uuid>) -> Result<()> {
    for id in ids {
        let (ord, row) = find(&act.tx, *id)?;
        let limits = Limits::new(retention::terms(&act.tx)?, act.now);
        if act.who.role != Role::Jeugdcoordinator || limits.phase_of(&row) > Phase::Vergelijken {
            return Err(ArchiveError::NotAllowed);
        }
        if row.household == household {
            continue;
        }
        act.tx.execute(
            "UPDATE record SET household = ?2 WHERE ord = ?1",
            params![ord, household],
        )?;
        let stored = Stored {
            kind: "gezin",
            version: row.version,
            content: None,
        };
        let detail = match household {
            Some(_) => "aan gezin gekoppeld",
            None => "uit gezin gehaald",
        };
        act.log_record(Deed::Combineren, *id, ord, &stored, detail)?;
    }
    Ok(())
}
