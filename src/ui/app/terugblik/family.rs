//! The course of a family, and linking: only by hand.

use chrono::NaiveDateTime;
use uuid::Uuid;

use crate::{
    archive::{
        ArchiveError, SqliteStore, Store as _,
        model::{
            Contact as Kept, Content as Held, Kin, Known, Note, NoteKind, Record, Row, Session,
        },
    },
    melding::Summary,
    terugblik::{self, Contact, Content, Course, Version},
    ui::{
        app::Voorop,
        room::terugblik::{Family, Like, Shown, melding_of},
        theme::Tone,
    },
};

/// How the note begins that says that a record is of another family.
const OTHER_FAMILY: &str = "≠";

impl Voorop {
    pub(in crate::ui::app) fn open_family(&mut self, id: Uuid) {
        let now = self.now();
        if !self.reviews() {
            return;
        }
        self.on_store(
            move |store, who| read(store, who, id, now),
            |app, family, _| app.show_family(family),
        );
    }

    fn show_family(&mut self, family: Family) {
        self.with_room(|room| {
            room.family = Some(Box::new(family));
            room.shown = Shown::Family;
        });
    }

    /// Puts a record with this family; where there is none yet, one begins.
    pub(super) fn link(&mut self, id: Uuid) {
        let (now, fresh) = (self.now(), (self.source.id)());
        let Some(family) = self.room().and_then(|room| room.family.as_ref()) else {
            return;
        };
        let (own, household) = (family.id, family.household.unwrap_or(fresh));
        let theirs = family.like.iter().find(|like| like.row.id == id);
        let theirs = theirs.and_then(|like| like.row.household);
        let done = self.words.ui.terugblik_linked.clone();
        self.on_store(
            move |store, who| {
                // A record of another household brings that household along: all of them are one.
                let mut ids = vec![own, id];
                if theirs.is_some() {
                    ids.extend(
                        store.timeline(who, id, now)?.into_iter().filter_map(
                            |contact| match contact {
                                Kept::Open(record) => Some(record.row.id),
                                Kept::Hit { .. } => None,
                            },
                        ),
                    );
                }
                ids.sort_unstable();
                ids.dedup();
                store.link(who, &ids, Some(household), now)?;
                read(store, who, own, now)
            },
            move |app, family, _| {
                app.show_family(family);
                app.say(Tone::Green, done);
            },
        );
    }

    pub(super) fn unlink(&mut self, id: Uuid) {
        let now = self.now();
        let Some(family) = self.room().and_then(|room| room.family.as_ref()) else {
            return;
        };
        // The course goes on from a record that stays.
        let stays = family.records.iter().map(|r| r.row.id).find(|r| *r != id);
        let from = if family.id == id {
            stays.unwrap_or(id)
        } else {
            family.id
        };
        let done = self.words.ui.terugblik_unlinked.clone();
        self.on_store(
            move |store, who| {
                store.link(who, &[id], None, now)?;
                read(store, who, from, now)
            },
            move |app, family, _| {
                app.show_family(family);
                app.say(Tone::Green, done);
            },
        );
    }

    /// Writes down that a record is of another family, so that nobody is asked again.
    pub(super) fn not_the_same(&mut self, id: Uuid) {
        let (now, note_id) = (self.now(), (self.source.id)());
        let author = self.who().map(|who| who.user.clone()).unwrap_or_default();
        let Some(family) = self.room().and_then(|room| room.family.as_ref()) else {
            return;
        };
        let own = family.id;
        let version = family.record(own).map_or(1, |record| record.row.version);
        let text = self
            .words
            .ui
            .terugblik_other_family
            .replace("{nr}", &id.to_string());
        let note = Note {
            id: note_id,
            kind: NoteKind::Opmerking,
            version,
            pin: None,
            date: None,
            text: format!("{OTHER_FAMILY} {text}"),
            author,
            at: now,
        };
        self.on_store(
            move |store, who| {
                store.note(who, own, &note)?;
                read(store, who, own, now)
            },
            |app, family, _| app.show_family(family),
        );
    }
}

/// Reads the course, and which other records may be of the same family.
fn read(
    store: &mut SqliteStore,
    who: &Session,
    id: Uuid,
    now: NaiveDateTime,
) -> Result<Family, ArchiveError> {
    let contacts = store.timeline(who, id, now)?;
    let course = course(&contacts, now);
    let hits = course.hits.len();
    let records: Vec<Record> = contacts
        .into_iter()
        .filter_map(|contact| match contact {
            Kept::Open(record) => Some(record),
            Kept::Hit { .. } => None,
        })
        .collect();
    let household = records.iter().find_map(|r| r.row.household);
    let mut keys: Vec<String> = records
        .iter()
        .flat_map(|record| terugblik::person_keys(&record.row.summary))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let summaries: Vec<&Summary> = records.iter().map(|r| &r.row.summary).collect();
    // Why, by the contact of this family that is most like it.
    let best = |earlier: &Summary| {
        let each = summaries
            .iter()
            .map(|own| terugblik::likenesses(own, earlier));
        each.max_by_key(Vec::len).unwrap_or_default()
    };
    let kin = Kin {
        edition: terugblik::KEYS_EDITION,
        keys: &terugblik::person_keys,
        sought: &keys,
        like: &best,
    };
    let (mut like_hits, mut candidates) = (0_usize, Vec::new());
    for known in store.recognise(who, id, &kin, now)? {
        match known {
            Known::Open {
                row, linked: false, ..
            } => candidates.push(row),
            Known::Open { .. } => {}
            Known::Hit { .. } => like_hits += 1,
        }
    }
    let said_no = |row: &Row| records.iter().any(|r| is_other_family(r, row.id));
    candidates.retain(|row| !records.iter().any(|r| r.row.id == row.id) && !said_no(row));
    let like = likenesses(&summaries, candidates);
    Ok(Family {
        id,
        household,
        like,
        like_hits: like_hits.saturating_sub(hits),
        records,
        course,
        at: 0,
        hours_in_words: false,
    })
}

fn is_other_family(record: &Record, id: Uuid) -> bool {
    let number = id.to_string();
    let says = |note: &Note| {
        note.kind == NoteKind::Opmerking
            && note.text.starts_with(OTHER_FAMILY)
            && note.text.contains(&number)
    };
    record.notes.iter().any(says)
}

/// Each record with why it is like one of these calls; most reasons first.
fn likenesses(own: &[&Summary], candidates: Vec<Row>) -> Vec<Like> {
    let mut list: Vec<Like> = candidates
        .into_iter()
        .filter_map(|row| {
            let (of, reasons) = own
                .iter()
                .map(|summary| (*summary, terugblik::likenesses(summary, &row.summary)))
                .filter(|(_, reasons)| !reasons.is_empty())
                .max_by_key(|(_, reasons)| reasons.len())?;
            Some(Like {
                row,
                reasons,
                of: of.clone(),
            })
        })
        .collect();
    list.sort_by_key(Like::order);
    list
}

/// Works the course out of what the archive gave.
fn course(contacts: &[Kept], now: NaiveDateTime) -> Course {
    let versions: Vec<Vec<Version<'_>>> = contacts.iter().map(versions).collect();
    let handed: Vec<Contact<'_>> = contacts
        .iter()
        .zip(&versions)
        .enumerate()
        .map(|(at, (contact, versions))| match contact {
            Kept::Open(record) => Contact {
                id: record.row.id,
                unit: &record.row.unit,
                author: &record.row.author,
                first_processed: record.row.first_processed,
                content: content(record, versions),
            },
            // The archive gives no number with a hit; its place in the list tells them apart.
            Kept::Hit { day, unit } => Contact {
                id: Uuid::from_u128(at as u128),
                unit,
                author: "",
                first_processed: day.and_time(chrono::NaiveTime::MIN),
                content: Content::HitOnly,
            },
        })
        .collect();
    terugblik::course(&handed, now)
}

fn versions(contact: &Kept) -> Vec<Version<'_>> {
    let Kept::Open(record) = contact else {
        return Vec::new();
    };
    let all = record.versions.iter().filter_map(|version| {
        Some(Version {
            number: version.number,
            at: version.at,
            reason: &version.reason,
            melding: melding_of(version)?,
            summary: Some(&version.summary),
        })
    });
    all.collect()
}

fn content<'a>(record: &'a Record, versions: &'a [Version<'a>]) -> Content<'a> {
    let last = record.versions.last();
    match last.map(|version| &version.content) {
        Some(Held::Geimporteerd { .. }) => Content::Imported {
            at: record.row.summary.at,
            text: last.map_or("", |version| &version.text),
        },
        _ => Content::Open(versions),
    }
}
