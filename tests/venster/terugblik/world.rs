//! An archive with the cases of the repository: five contacts of one family and one that is older
//! than free use, and other calls beside them.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;
use voorop::{
    afweging,
    archive::{
        self, Archive, Place, Store,
        keys::{Account, Role, Strength, UserName},
        model::{Content, Finalise, Note, NoteKind, Session},
    },
    documents,
    files::{self, Assets},
    melding::{Melding, PersonId, Relation, Text},
    terugblik,
    ui::Words,
};

pub const AGENT: &str = "agent 4711";
pub const COORDINATOR: &str = "jc 8001";
pub const BEHEERDER: &str = "beheer west";
pub const PASSPHRASE: &str = "vier losse woorden hier";
/// What the beheerder gives a colleague to get in with once.
const ONE_TIME: &str = "eenmalig paars kwartet";
pub const UNIT: &str = "Basisteam Zuid";
/// The newest contact of the family.
pub const NEWEST: u128 = 1;
/// A contact that stands alone until somebody links it.
pub const ALONE: u128 = 4;
/// Older than free use.
pub const OLD: u128 = 6;

/// Year, month, day, hour, minute.
type Moment = (i32, u32, u32, u32, u32);

/// The contacts of the family: number, case, moment.
const FAMILY: [(u128, &str, Moment); 6] = [
    (1, "16-wapen-genoemd-en-ontkend", (2026, 11, 20, 20, 14)),
    (2, "08-half-uur-te-laat", (2026, 11, 8, 17, 40)),
    (3, "10-advies-contact-stoppen", (2026, 10, 24, 18, 32)),
    (4, "03-sterke-arm-rustig-kind", (2026, 9, 3, 20, 5)),
    (5, "01-acuut-gevaar", (2026, 6, 21, 19, 10)),
    (6, "02-niets-in-geding-geen-beslissing", (2025, 5, 2, 18, 0)),
];
const OTHERS: [(u128, &str, Moment); 7] = [
    (
        11,
        "04-sterke-arm-signaal-over-vrager",
        (2026, 11, 14, 19, 5),
    ),
    (12, "05-ouderschapsplan-alleen", (2026, 11, 7, 17, 20)),
    (13, "09-achttiende-aangifte", (2026, 10, 30, 14, 0)),
    (14, "11-kind-van-14-belt", (2026, 10, 11, 1, 25)),
    (15, "12-geweld-ouder-kind-elders", (2026, 9, 25, 22, 5)),
    (16, "13-grootouder-meldt", (2026, 8, 18, 11, 15)),
    (
        17,
        "17-structurele-zorg-niet-aan-de-deur",
        (2026, 7, 16, 13, 10),
    ),
];

/// The number of a record.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub fn moment((year, month, day, hour, minute): Moment) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day)
        .and_then(|day| day.and_hms_opt(hour, minute, 0))
        .expect("a moment of the calendar")
}

/// Somebody of the archive.
pub fn person(user: &str, role: Role) -> Session {
    Session {
        user: user.to_owned(),
        role,
        unit: UNIT.to_owned(),
        device: "proef-pc".to_owned(),
    }
}

fn case(name: &str) -> Melding {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("scenarios").join(format!("{name}.ron"));
    files::load(&path).expect("the case loads").melding
}

/// Gives the people of a case the names of the one family.
pub fn of_family(melding: &mut Melding) {
    let mut children = 0;
    for person in &mut melding.people {
        let (name, birth) = match (person.id, person.relation) {
            (PersonId::Child(_), _) => {
                children += 1;
                if children == 1 {
                    ("Noor Berkhout", NaiveDate::from_ymd_opt(2018, 3, 9))
                } else {
                    ("Sem Berkhout", NaiveDate::from_ymd_opt(2020, 7, 2))
                }
            }
            (_, Relation::Moeder) => ("Eva Berkhout", NaiveDate::from_ymd_opt(1988, 2, 14)),
            (_, Relation::Vader) => ("Tom Veldkamp", NaiveDate::from_ymd_opt(1986, 9, 30)),
            _ => continue,
        };
        person.name = Text::from(name);
        person.birth = birth;
    }
}

/// A record ready for the archive.
pub fn finalise(words: &Words, melding: Melding, base: u32) -> Finalise {
    let assessment = afweging::assess(&melding);
    let paper = documents::mutatie(&words.protocol, &words.documents, &melding, &assessment);
    let summary = terugblik::summary(&melding, &assessment);
    Finalise {
        id: melding.id,
        person_keys: terugblik::person_keys(&summary),
        summary,
        text: documents::to_text(&paper),
        base,
        reason: if base == 0 {
            String::new()
        } else {
            "tijd verbeterd".into()
        },
        first_processed: melding.at,
        open_days: Vec::new(),
        content: Content::Melding(melding),
    }
}

fn account(user: &str, role: Role) -> Account {
    Account {
        user: UserName::new(user).expect("a name that does"),
        role,
        unit: UNIT.to_owned(),
    }
}

pub fn melding(number: u128, name: &str, at: NaiveDateTime) -> Melding {
    let mut melding = case(name);
    melding.id = id(number);
    melding.at = at;
    melding
}

/// A note at a record.
pub fn note(number: u128, kind: NoteKind, at: NaiveDateTime, text: &str) -> Note {
    Note {
        id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number),
        kind,
        version: 1,
        pin: None,
        date: Some(at.date()),
        text: text.to_owned(),
        author: String::new(),
        at,
    }
}

/// Makes an archive with its people and no record.
pub fn people(folder: &Path, strength: Strength) -> Archive {
    let place = Place::new(folder).expect("a folder on this machine");
    let now = moment((2026, 11, 20, 21, 0));
    let first = account(BEHEERDER, Role::Beheerder);
    let (signed_in, _) = archive::set_up(&place, first, PASSPHRASE, strength, "proef-pc", now)
        .expect("a new archive");
    let mut archive = signed_in.archive.expect("a beheerder has an archive");
    let beheerder = signed_in.session;
    for (user, role) in [(AGENT, Role::Agent), (COORDINATOR, Role::Jeugdcoordinator)] {
        archive
            .add_account(&beheerder, account(user, role), ONE_TIME, now)
            .expect("an account");
        let own = archive::choose_passphrase(&place, user, ONE_TIME, PASSPHRASE, "proef-pc", now);
        drop(own.expect("an own passphrase"));
    }
    archive
}

/// Makes the archive with its records. The family is linked, but for the call that stands alone.
pub fn seed(folder: &Path, strength: Strength) -> Archive {
    let words = Words::read(&Assets::built_in()).expect("the bundled texts are tested");
    let now = moment((2026, 11, 20, 21, 0));
    let mut archive = people(folder, strength);
    let agent = person(AGENT, Role::Agent);
    for (number, name, at) in FAMILY.into_iter().chain(OTHERS) {
        let mut call = melding(number, name, moment(at));
        if number <= OLD {
            of_family(&mut call);
        }
        let new = finalise(&words, call, 0);
        archive
            .store
            .finalise(&agent, &[new], moment(at))
            .expect("a record");
    }
    let coordinator = person(COORDINATOR, Role::Jeugdcoordinator);
    let family: Vec<Uuid> = FAMILY
        .iter()
        .filter(|(number, ..)| *number != ALONE)
        .map(|(number, ..)| id(*number))
        .collect();
    archive
        .store
        .link(&coordinator, &family, Some(id(900)), now)
        .expect("a household");
    let sent = moment((2026, 11, 2, 10, 0));
    archive
        .store
        .note(&agent, id(13), &note(1, NoteKind::ZorgVerzonden, sent, ""))
        .expect("a note");
    let done = note(2, NoteKind::Beoordeeld, now, "");
    archive
        .store
        .note(&coordinator, id(5), &done)
        .expect("a note");
    archive
}
