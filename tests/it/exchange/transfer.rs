//! Transfers: sealed, opened, received without doubles; whatever comes in, nothing here is changed
//! by it.

use proptest::prelude::*;
use uuid::Uuid;
use voorop::{
    archive::{
        ArchiveError, Arrival, ParcelFault, Store,
        model::{Content, Deed, LogFilter, NoteKind, Record, Review, Search},
        transfer::{self, TransferError, seal_bytes_for_tests, seal_cheaply_for_tests},
    },
    melding::Text,
};

use super::{Station, WORDS, incoming, moment, station};

fn take(station: &mut Station, records: &[Record]) -> Vec<Arrival> {
    let jo = station.jo.clone();
    let store = &mut station.archive.store;
    store
        .receive(&jo, "Utrecht", &incoming(records), moment(22, 12))
        .unwrap()
}

fn sent() -> (Station, Record) {
    let mut utrecht = station("Utrecht");
    let id = utrecht.store_melding(1, moment(20, 10));
    let record = utrecht.record(id);
    (utrecht, record)
}

#[test]
fn a_transfer_opens_with_its_passphrase_and_with_no_other() {
    let (_utrecht, record) = sent();
    let records = [record];
    let sealed = transfer::seal(&records, "Utrecht", WORDS).unwrap();
    let text = String::from_utf8_lossy(&sealed);
    assert!(text.starts_with("age-encryption.org/v1\n-> scrypt ") && !text.contains("Utrecht"));
    let opened = transfer::open(&sealed, WORDS).unwrap();
    assert_eq!(
        (opened.from.as_str(), &opened.records[..]),
        ("Utrecht", &records[..])
    );
    let wrong = transfer::open(&sealed, "vijf gewone woorden hier");
    assert_eq!(wrong, Err(TransferError::WrongPassphrase));
    assert!(matches!(
        transfer::seal(&records, "U", "kort"),
        Err(TransferError::Passphrase(_))
    ));
    assert_eq!(transfer::seal(&[], "U", WORDS), Err(TransferError::Empty));
}

#[test]
fn a_file_that_asks_for_too_much_work_or_is_cut_off_is_refused() {
    let (_utrecht, record) = sent();
    let sealed = seal_cheaply_for_tests(&[record], "Utrecht", WORDS).unwrap();
    let end = sealed.iter().skip(22).position(|b| *b == b'\n').unwrap() + 22;
    let mut heavy = sealed[..end].to_vec();
    assert_eq!(heavy.pop(), Some(b'2'));
    heavy.extend(b"30");
    heavy.extend(&sealed[end..]);
    assert_eq!(
        transfer::open(&heavy, WORDS),
        Err(TransferError::TooMuchWork)
    );
    for length in [0, 10, 40, 100, sealed.len() / 2, sealed.len() - 1] {
        assert!(
            transfer::open(&sealed[..length], WORDS).is_err(),
            "{length}"
        );
    }
    let long_header = [
        b"age-encryption.org/v1\n-> x\n".as_slice(),
        &[b'a'; 100_000],
    ]
    .concat();
    assert_eq!(
        transfer::open(&long_header, WORDS),
        Err(TransferError::NoTransfer)
    );
}

/// The sealed text with another word somewhere in it.
fn with(record: &Record, from: &str, to: &str) -> Result<transfer::Transfer, TransferError> {
    let sealed = seal_cheaply_for_tests(std::slice::from_ref(record), "Utrecht", WORDS).unwrap();
    let plain = plain(&sealed);
    assert!(plain.contains(from), "{from}");
    let changed = plain.replacen(from, to, 1);
    transfer::open(&seal_bytes_for_tests(changed.as_bytes(), WORDS, 2), WORDS)
}

fn plain(sealed: &[u8]) -> String {
    let identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(WORDS.to_owned()));
    let bytes = age::decrypt(&identity, sealed).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_is_sealed_well_and_not_right_is_refused_and_nothing_deceives_the_screen() {
    let (_utrecht, record) = sent();
    let fault = |from: &str, to: &str| match with(&record, from, to) {
        Err(TransferError::Content(fault)) => fault,
        other => panic!("{from}: {other:?}"),
    };
    let version = fault("\"voorop_uitvoer\":2", "\"voorop_uitvoer\":9");
    assert_eq!(version, ParcelFault::Version { found: 9 });
    let versions = fault("\"versie\":1,", "\"versie\":3,");
    assert_eq!(versions, ParcelFault::Versions { place: 1 });
    let id = record.row.id.to_string();
    let number = fault(&id, &Uuid::from_u128(99).to_string());
    assert_eq!(number, ParcelFault::Number { place: 1 });
    assert!(matches!(
        fault("\"gemaakt\"", "\"gemaak\""),
        ParcelFault::Shape(_)
    ));
    let note = fault(
        "\"soort\":\"ZorgVerzonden\",\"versie\":2",
        "\"soort\":\"ZorgVerzonden\",\"versie\":3",
    );
    assert_eq!(note, ParcelFault::Note { place: 1 });
    assert_eq!(
        with(&record, "voorop-overdracht", "voorop-overdrachd"),
        Err(TransferError::NoTransfer)
    );

    let steered = with(&record, "\"auteur\":\"An\"", "\"auteur\":\"A\\u202en\\n\"").unwrap();
    assert_eq!(steered.records[0].row.author, "An");
    let nameless = with(&record, "\"van\":\"Utrecht\"", "\"van\":\" \"").unwrap();
    assert_eq!(nameless.from, "onbekende eenheid");
}

#[test]
fn a_record_arrives_once_in_the_review_list_with_its_own_authors_and_terms() {
    let (_utrecht, record) = sent();
    let mut gooi = station("Gooi");
    assert_eq!(
        take(&mut gooi, std::slice::from_ref(&record)),
        [Arrival::New]
    );
    assert_eq!(
        take(&mut gooi, std::slice::from_ref(&record)),
        [Arrival::Known]
    );
    let here = gooi.record(record.row.id);
    assert_eq!(
        (&here.versions, &here.notes),
        (&record.versions, &record.notes)
    );
    assert_eq!(here.row.first_processed, record.row.first_processed);
    assert_eq!(
        (here.row.review, here.row.zorg_sent),
        (Review::TeBeoordelen, record.row.zorg_sent)
    );
    assert_eq!(here.row.author, "An (Utrecht)");
    assert_eq!(
        (here.row.unit.as_str(), &here.row.summary),
        ("Utrecht", &record.row.summary)
    );

    let jo = gooi.jo.clone();
    let search = Search {
        words: "mutatie".into(),
        review: Some(Review::TeBeoordelen),
        ..Search::default()
    };
    let found = gooi
        .archive
        .store
        .search(&jo, &search, moment(22, 12))
        .unwrap();
    assert_eq!(found.rows.len(), 1);
    assert_eq!(gooi.damage(), []);
    let filter = LogFilter {
        deed: Some(Deed::Verzamelen),
        ..LogFilter::default()
    };
    let bea = gooi.bea.clone();
    let log = gooi.archive.store.log(&bea, &filter).unwrap();
    assert_eq!(log.len(), 3);
    assert!(
        log.iter()
            .all(|row| row.detail == "ontvangen van Utrecht" && row.user == "Jo")
    );
}

#[test]
fn what_came_later_is_added_and_the_review_begins_again() {
    let (mut utrecht, record) = sent();
    let mut first = record.clone();
    first.versions.truncate(1);
    first.row.version = 1;
    first.notes.clear();
    let mut gooi = station("Gooi");
    assert_eq!(
        take(&mut gooi, std::slice::from_ref(&first)),
        [Arrival::New]
    );
    let jo = gooi.jo.clone();
    let done = voorop::archive::model::Note {
        id: Uuid::from_u128(50),
        kind: NoteKind::Beoordeeld,
        ..record.notes[0].clone()
    };
    let done = voorop::archive::model::Note { version: 1, ..done };
    gooi.archive.store.note(&jo, record.row.id, &done).unwrap();
    assert_eq!(gooi.record(record.row.id).row.review, Review::Beoordeeld);

    assert_eq!(
        take(&mut gooi, std::slice::from_ref(&record)),
        [Arrival::Extended]
    );
    let here = gooi.record(record.row.id);
    assert_eq!(
        (here.row.review, here.row.version),
        (Review::TeBeoordelen, 2)
    );
    assert_eq!((here.versions.len(), here.notes.len()), (2, 2));
    // What is here and was not sent is no reason to take anything away.
    assert_eq!(take(&mut gooi, &[first]), [Arrival::Known]);
    assert_eq!(gooi.damage(), []);
    // And back again: the review of Gooi comes along as a note.
    assert_eq!(take(&mut utrecht, &[here]), [Arrival::Extended]);
    assert_eq!(utrecht.record(record.row.id).notes.len(), 2);
    assert_eq!(utrecht.damage(), []);
}

#[test]
fn other_content_under_the_same_version_is_a_conflict_and_changes_nothing() {
    let (mut utrecht, record) = sent();
    let mut other = record.clone();
    let Content::Melding(melding) = &mut other.versions[1].content else {
        panic!("a melding");
    };
    melding.people[0].name = Text::clean("Iemand anders");
    other.notes[0].id = Uuid::from_u128(77);
    let before = utrecht.record(record.row.id);
    assert_eq!(
        take(&mut utrecht, &[other]),
        [Arrival::Conflict { version: 2 }]
    );
    assert_eq!(utrecht.record(record.row.id), before);

    let mut stolen = record.clone();
    stolen.row.id = Uuid::from_u128(5);
    stolen.versions.iter_mut().for_each(|v| {
        if let Content::Melding(m) = &mut v.content {
            m.id = Uuid::from_u128(5);
        }
    });
    assert_eq!(
        take(&mut utrecht, &[stolen]),
        [Arrival::Conflict { version: 0 }]
    );
    assert_eq!(utrecht.damage(), []);
}

#[test]
fn the_terms_go_on_counting_and_what_must_be_destroyed_is_not_taken() {
    let (_utrecht, record) = sent();
    let mut gooi = station("Gooi");
    let at = |year: i32, id: u128| {
        let mut old = record.clone();
        let moment = chrono::NaiveDate::from_ymd_opt(year, 5, 1).unwrap();
        old.row.first_processed = moment.and_hms_opt(9, 0, 0).unwrap();
        old.row.id = Uuid::from_u128(id);
        old.notes.clear();
        for version in &mut old.versions {
            if let Content::Melding(m) = &mut version.content {
                m.id = old.row.id;
            }
        }
        old
    };
    let sent = [at(2016, 10), at(2024, 11), at(2030, 12)];
    let arrivals = take(&mut gooi, &sent);
    assert_eq!(arrivals, [Arrival::TooOld, Arrival::New, Arrival::New]);
    let jo = gooi.jo.clone();
    let found = gooi
        .archive
        .store
        .search(&jo, &Search::default(), moment(22, 12))
        .unwrap();
    let ids: Vec<Uuid> = found.rows.iter().map(|r| r.id).collect();
    assert_eq!(
        ids,
        [Uuid::from_u128(12)],
        "past free use it is not searched"
    );
    // A later date than its own versions would make the terms longer.
    assert_eq!(found.rows[0].first_processed, record.versions[0].at);
    assert_eq!(gooi.damage(), []);
}

#[test]
fn only_the_coordinator_receives_and_a_namesake_sees_nothing_by_name() {
    let (_utrecht, record) = sent();
    let mut gooi = station("Gooi");
    for who in [gooi.an.clone(), gooi.bea.clone()] {
        let store = &mut gooi.archive.store;
        let refused = store.receive(
            &who,
            "U",
            &incoming(std::slice::from_ref(&record)),
            moment(22, 12),
        );
        assert!(matches!(refused, Err(ArchiveError::NotAllowed)));
    }
    take(&mut gooi, std::slice::from_ref(&record));
    let an = gooi.an.clone();
    let refused = gooi
        .archive
        .store
        .get(&an, record.row.id, None, moment(22, 12));
    assert!(matches!(refused, Err(ArchiveError::NotAllowed)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn hostile_bytes_never_panic_and_a_changed_file_never_opens(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let (sealed, inside) = sample();
        let mut changed = sealed.clone();
        for (at, byte) in &changes {
            changed[at.index(sealed.len())] = *byte;
        }
        if changed != *sealed && !costly(&changed) {
            prop_assert!(transfer::open(&changed, WORDS).is_err());
        }
        prop_assert!(transfer::open(&sealed[..cut.index(sealed.len())], WORDS).is_err());
        prop_assert!(transfer::open(&noise, WORDS).is_err());

        // The same to what is inside, under a whole seal: refused, or a record that is sound.
        let mut plain = inside.clone();
        for (at, byte) in &changes {
            plain[at.index(inside.len())] = *byte;
        }
        let sealed = seal_bytes_for_tests(&plain, WORDS, 1);
        if let Ok(opened) = transfer::open(&sealed, WORDS) {
            let again = seal_cheaply_for_tests(&opened.records, &opened.from, WORDS).unwrap();
            prop_assert_eq!(transfer::open(&again, WORDS), Ok(opened));
        }
    }
}

/// Whether the header asks for real work, which a test need not do.
fn costly(sealed: &[u8]) -> bool {
    let header = String::from_utf8_lossy(&sealed[..120]).into_owned();
    let line = header.lines().nth(1).unwrap_or_default();
    let work = line.rsplit(' ').next().and_then(|w| w.parse::<u8>().ok());
    work.is_some_and(|work| (10..=18).contains(&work))
}

fn sample() -> &'static (Vec<u8>, Vec<u8>) {
    static SAMPLE: std::sync::OnceLock<(Vec<u8>, Vec<u8>)> = std::sync::OnceLock::new();
    SAMPLE.get_or_init(|| {
        let (_utrecht, record) = sent();
        let sealed = seal_cheaply_for_tests(&[record], "Utrecht", WORDS).unwrap();
        let inside = plain(&sealed).into_bytes();
        (sealed, inside)
    })
}
