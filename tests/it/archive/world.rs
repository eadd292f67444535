//! An archive to try things on: a folder, a clock that is told, people with a task.

use std::path::Path;

use chrono::{Days, NaiveDate, NaiveDateTime};
use uuid::Uuid;
use voorop::{
    archive::{
        Opened, Place, SqliteStore, Store,
        keys::Role,
        model::{Content, Damage, Draft, Finalise, Kin, Session},
    },
    files,
    melding::{EDITION, KnownPerson, Level, Likeness, Melding, PersonId, Summary},
};

use crate::support::{case, rich_case};

/// The key of every archive of these tests.
pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// Noon, so many days after the day of the tests.
pub fn day(number: u64) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 21)
        .and_then(|d| d.checked_add_days(Days::new(number)))
        .and_then(|d| d.and_hms_opt(12, 0, 0))
        .expect("a day of the calendar")
}

/// Somebody with a task.
pub fn person(user: &str, role: Role, unit: &str) -> Session {
    Session {
        user: user.to_owned(),
        role,
        unit: unit.to_owned(),
        device: "proef-pc".to_owned(),
    }
}

pub fn agent() -> Session {
    person("4711", Role::Agent, "Basisteam Zuid")
}

pub fn coordinator() -> Session {
    person("8001", Role::Jeugdcoordinator, "District West")
}

pub fn beheerder() -> Session {
    person("beheer", Role::Beheerder, "ICT")
}

/// An id that is the same each time.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// A rich melding under this id.
pub fn melding(number: u128) -> Melding {
    let mut melding = files::from_text(&rich_case()).expect("the case loads");
    melding.id = id(number);
    melding
}

/// Another melding under this id.
pub fn other_melding(number: u128) -> Melding {
    let path = case("04-sterke-arm-signaal-over-vrager");
    let mut melding = files::load(&path).expect("the case loads").melding;
    melding.id = id(number);
    melding
}

/// A draft of a melding.
pub fn draft(melding: Melding) -> Draft {
    Draft {
        melding,
        loose: vec![("datum".into(), "21 no".into())],
        name: "Melding 21 nov".into(),
        last: "Wapen: nee".into(),
        corrects: None,
    }
}

/// What a melding says in short.
pub fn summary(at: NaiveDateTime) -> Summary {
    Summary {
        at,
        outcome: Some(Level::EerstVaststellen),
        rules: Some(EDITION),
        reporter: Some(PersonId::A),
        heard: [PersonId::A].into(),
        wederhoor_missing: false,
        safety_unknown: true,
        zorgmelding: false,
        to_wijkagent: false,
        to_jeugdcoordinator: false,
        follow_up: None,
        open: std::collections::BTreeSet::new(),
        people: vec![KnownPerson {
            id: PersonId::A,
            name: "Noor Winterberg".into(),
            birth: None,
            address: "Lindelaan 3".into(),
        }],
        unit: "Basisteam Zuid".into(),
    }
}

/// A melding ready to be finalised for the first time, with this text to search.
pub fn finalise(number: u128, at: NaiveDateTime, text: &str) -> Finalise {
    Finalise {
        id: id(number),
        content: Content::Melding(melding(number)),
        summary: summary(at),
        text: text.to_owned(),
        person_keys: vec!["persoon winterberg".into()],
        base: 0,
        reason: String::new(),
        first_processed: at,
        open_days: Vec::new(),
    }
}

/// A new archive of this engine.
pub fn create(folder: &Path) -> SqliteStore {
    let place = Place::new(folder).expect("a local folder");
    SqliteStore::create(&place, 1, KEY).expect("a new archive")
}

/// Opens it again, and says what was found.
pub fn open(folder: &Path) -> voorop::archive::Result<Opened> {
    SqliteStore::open(&Place::new(folder)?, 1, KEY, &agent(), day(0))
}

/// Everything that verifying finds wrong but the clock: days pass quickly in these tests.
pub fn damage(store: &mut dyn Store) -> Vec<Damage> {
    let verified = store.verify(&beheerder(), &mut |_| true);
    let mut all = verified.expect("verifying ends").damage;
    all.retain(|d| !matches!(d, Damage::Jump { .. }));
    all
}

/// Numbers that look random and are the same each time (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}

/// How often: the short form of `make test`, or the long one of `make test-lang`.
pub fn times(short: usize, long: usize) -> usize {
    if std::env::var_os("VOOROP_LANG").is_some() {
        long
    } else {
        short
    }
}

/// The files of an archive as they lie there now, its log of writes included.
pub fn snapshot(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a temporary folder");
    for entry in std::fs::read_dir(from).expect("the archive").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        // The index of the log of writes is made anew at opening, as after a crash.
        if path.is_file() && !name.to_string_lossy().ends_with("-shm") {
            std::fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}

/// A recogniser for which every call of these tests is of one household.
pub fn kin(sought: &[String]) -> Kin<'_> {
    Kin {
        edition: 1,
        keys: &|_| vec!["persoon winterberg".to_owned()],
        sought,
        like: &|_| vec![Likeness::SamePerson(PersonId::A, PersonId::A)],
    }
}
