//! What goes in and out: earlier texts, exports, transfers, and the commands around them.

mod commands;
mod export;
mod import;
mod passphrase;
mod rows;
mod transfer;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use uuid::Uuid;
use voorop::{
    afweging::assess,
    archive::{
        Archive, Incoming, Place, Store, choose_passphrase,
        keys::{Account, Role, Strength, UserName},
        model::{Content, Damage, Finalise, Note, NoteKind, Record, Session},
        set_up, sign_in,
    },
    files::{from_text, import::Settings},
    melding::{Melding, Summary},
    terugblik::{person_keys, summary},
};

use crate::support::{folder, rich_case};

/// The passphrase of everybody in these tests.
pub const WORDS: &str = "vier gewone woorden hier";
/// What the beheerder gives a colleague to get in with once.
pub const ONE_TIME: &str = "eenmalig paars kwartet";

/// A moment in November 2026.
pub fn moment(day: u32, hour: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    day.and_hms_opt(hour, 0, 0).unwrap()
}

/// An archive in a folder of its own, with a coordinator and an officer.
pub struct Station {
    pub folder: TempDir,
    pub archive: Archive,
    pub jo: Session,
    pub an: Session,
    pub bea: Session,
}

/// Sets up an archive of this unit.
pub fn station(unit: &str) -> Station {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    let account = |user: &str, role| Account {
        user: UserName::new(user).unwrap(),
        role,
        unit: unit.to_owned(),
    };
    let now = moment(1, 8);
    let first = account("Bea", Role::Beheerder);
    let made = set_up(
        &place,
        first,
        WORDS,
        Strength::cheap_for_tests(),
        "pc 1",
        now,
    );
    let (signed_in, _) = made.unwrap();
    let bea = signed_in.session;
    let mut archive = signed_in.archive.unwrap();
    for (user, role) in [("Jo", Role::Jeugdcoordinator), ("An", Role::Agent)] {
        archive
            .add_account(&bea, account(user, role), ONE_TIME, now)
            .unwrap();
        drop(choose_passphrase(&place, user, ONE_TIME, WORDS, "pc 1", now).unwrap());
    }
    drop(archive);
    let session = |user| sign_in(&place, user, WORDS, "pc 1", now).unwrap();
    let an = session("An").session;
    let jo = session("Jo");
    Station {
        folder,
        archive: jo.archive.unwrap(),
        jo: jo.session,
        an,
        bea,
    }
}

impl Station {
    /// The folder as an argument.
    pub fn path(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// Stores a melding with a second version and a note, by the officer.
    pub fn store_melding(&mut self, number: u128, at: NaiveDateTime) -> Uuid {
        let mut melding = from_text(&rich_case()).unwrap();
        melding.id = Uuid::from_u128(number);
        melding.at = at;
        self.finalise(&melding, 0, "", at);
        melding.at = at + chrono::TimeDelta::minutes(1);
        self.finalise(&melding, 1, "tijd verbeterd", at);
        let note = Note {
            id: Uuid::from_u128(number + 1000),
            kind: NoteKind::ZorgVerzonden,
            version: 2,
            pin: None,
            date: Some(at.date()),
            text: "gebeld en verstuurd".into(),
            author: String::new(),
            at,
        };
        let jo = self.jo.clone();
        self.archive.store.note(&jo, melding.id, &note).unwrap();
        melding.id
    }

    fn finalise(&mut self, melding: &Melding, base: u32, reason: &str, at: NaiveDateTime) {
        let summary = summary(melding, &assess(melding));
        let new = Finalise {
            id: melding.id,
            content: Content::Melding(melding.clone()),
            person_keys: person_keys(&summary),
            summary,
            text: format!("mutatie over {}", melding.id),
            base,
            reason: reason.into(),
            first_processed: at,
            open_days: Vec::new(),
        };
        let an = self.an.clone();
        self.archive.store.finalise(&an, &[new], at).unwrap();
    }

    /// A record as the coordinator sees it.
    pub fn record(&mut self, id: Uuid) -> Record {
        let jo = self.jo.clone();
        self.archive
            .store
            .get(&jo, id, None, moment(22, 12))
            .unwrap()
    }

    /// What verifying finds wrong.
    pub fn damage(&mut self) -> Vec<Damage> {
        let bea = self.bea.clone();
        let found = self.archive.store.verify(&bea, &mut |_| true).unwrap();
        // Days pass quickly in these tests.
        let jumps = |d: &Damage| matches!(d, Damage::Jump { .. });
        found.damage.into_iter().filter(|d| !jumps(d)).collect()
    }
}

/// Records as they come in.
pub fn incoming(records: &[Record]) -> Vec<Incoming> {
    let each = records.iter().cloned();
    each.map(|record| Incoming {
        person_keys: person_keys(&record.row.summary),
        record,
    })
    .collect()
}

fn draw(melding: &Melding) -> (String, Summary) {
    let summary = summary(melding, &assess(melding));
    ("de mutatie".to_owned(), summary)
}

/// Settings of an import on 22 November 2026.
pub fn settings() -> Settings<'static> {
    Settings {
        unit: "Utrecht".into(),
        mapping: None,
        draw: &draw,
        now: moment(22, 12),
    }
}
