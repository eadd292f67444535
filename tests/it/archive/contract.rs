//! What any engine must do. An engine joins by giving a way to make an empty store.

use uuid::Uuid;
use voorop::{
    archive::{
        ArchiveError, Compare, Store,
        keys::Role,
        model::{
            Contact, Content, Deed, Disclosure, Hit, Known, LogFilter, Note, NoteKind, Order, PAGE,
            Phase, Pin, Reason, Review, Search, Session, Terms,
        },
        past, query,
    },
    melding::{KnownPerson, PersonId, Summary},
    terugblik,
};

use super::world::{
    agent, beheerder, coordinator, damage, day, draft, finalise, id, kin, melding, other_melding,
    person,
};

/// Makes an empty store; what it holds on to lives as long as the store.
pub type Make<'a> = &'a dyn Fn() -> Box<dyn Store>;

/// The clauses of the contract. An engine says how it makes an empty store, and each clause becomes a
/// test of its own.
macro_rules! keeps_the_contract {
    ($with_store:path) => {
        keeps_the_contract! { @each $with_store,
            a_search_in_which_no_word_is_left_is_refused
            names_and_days_are_found_in_any_spelling
            near_words_are_those_of_records_that_this_person_may_find
            a_question_about_a_person_tells_day_and_unit_of_older_calls_and_no_more
            every_role_is_told_what_its_rights_leave_of_a_known_family
            a_saved_draft_comes_back_whole
            saving_the_same_twice_is_one_revision
            a_save_on_an_old_revision_is_a_conflict
            a_draft_belongs_to_one_person
            what_was_left_half_typed_comes_back_to_one_person
            finalising_ends_the_draft_and_is_idempotent
            a_correction_is_a_new_version_with_a_reason
            all_or_none_is_finalised
            search_finds_word_forms_newest_first
            filters_hold_beside_words
            pages_join_without_gap_or_double
            a_correction_is_found_by_its_new_words_only
            each_task_sees_what_belongs_to_it
            notes_drive_the_review_and_the_worklist
            a_household_is_linked_by_hand_only
            terms_hold
            retention_is_previewed_and_carried_out
            terms_may_be_shorter_never_longer
            every_act_stands_in_the_log
            a_whole_archive_verifies
            an_import_keeps_its_original
            an_open_day_ends_free_use_by_the_earliest_and_destruction_by_the_latest
        }
    };
    (@each $with_store:path, $($clause:ident)*) => {
        $(
            #[test]
            fn $clause() {
                $with_store(super::super::contract::$clause);
            }
        )*
    };
}

pub(crate) use keeps_the_contract;

pub fn a_saved_draft_comes_back_whole(make: Make<'_>) {
    let mut store = make();
    let draft = draft(melding(1));
    assert_eq!(store.save_draft(&agent(), &draft, 0, day(0)).unwrap(), 1);
    let (back, revision) = store.open_draft(&agent(), id(1)).unwrap();
    assert_eq!((back, revision), (draft, 1));
    let list = store.drafts(&agent()).unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(
        (list[0].name.as_str(), list[0].last.as_str()),
        ("Melding 21 nov", "Wapen: nee")
    );
    assert_eq!(list[0].saved_at, day(0));
}

pub fn saving_the_same_twice_is_one_revision(make: Make<'_>) {
    let mut store = make();
    let first = draft(melding(1));
    store.save_draft(&agent(), &first, 0, day(0)).unwrap();
    assert_eq!(store.save_draft(&agent(), &first, 0, day(0)).unwrap(), 1);
    let mut second = first;
    second.last = "Letsel: ja".into();
    assert_eq!(store.save_draft(&agent(), &second, 1, day(0)).unwrap(), 2);
    assert_eq!(store.save_draft(&agent(), &second, 1, day(0)).unwrap(), 2);
}

pub fn a_save_on_an_old_revision_is_a_conflict(make: Make<'_>) {
    let mut store = make();
    let mut mine = draft(melding(1));
    store.save_draft(&agent(), &mine, 0, day(0)).unwrap();
    mine.last = "van het ene venster".into();
    store.save_draft(&agent(), &mine, 1, day(0)).unwrap();
    let mut theirs = draft(melding(1));
    theirs.last = "van het andere venster".into();
    let refused = store.save_draft(&agent(), &theirs, 1, day(1)).unwrap_err();
    assert!(
        matches!(refused, ArchiveError::Conflict { revision: 2, .. }),
        "{refused:?}"
    );
    assert_eq!(store.open_draft(&agent(), id(1)).unwrap().0, mine);
}

pub fn a_draft_belongs_to_one_person(make: Make<'_>) {
    let mut store = make();
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    let other = person("4712", Role::Agent, "Basisteam Zuid");
    assert!(store.drafts(&other).unwrap().is_empty());
    assert!(matches!(
        store.open_draft(&other, id(1)),
        Err(ArchiveError::NotAllowed)
    ));
    assert!(
        store
            .save_draft(&other, &draft(other_melding(1)), 1, day(0))
            .is_err()
    );
    assert!(store.discard_draft(&other, id(1), day(0)).is_err());
    store.discard_draft(&agent(), id(1), day(0)).unwrap();
    assert!(store.drafts(&agent()).unwrap().is_empty());
}

pub fn what_was_left_half_typed_comes_back_to_one_person(make: Make<'_>) {
    let mut store = make();
    let (mine, other) = (agent(), person("4712", Role::Agent, "Basisteam Zuid"));
    assert_eq!(store.aside(&mine).unwrap(), None);
    store.set_aside(&mine, Some("halve zin"), day(0)).unwrap();
    store.set_aside(&other, Some("van 4712"), day(0)).unwrap();
    store
        .set_aside(&mine, Some("halve zin en meer"), day(0))
        .unwrap();
    assert_eq!(
        store.aside(&mine).unwrap().as_deref(),
        Some("halve zin en meer")
    );
    store.set_aside(&mine, None, day(0)).unwrap();
    assert_eq!(store.aside(&mine).unwrap(), None);
    assert_eq!(store.aside(&other).unwrap().as_deref(), Some("van 4712"));
    // Who gets the name later gets nothing of it.
    assert!(store.end_aside(&mine, &other.user, day(0)).is_err());
    store.end_aside(&beheerder(), &other.user, day(0)).unwrap();
    assert_eq!(store.aside(&other).unwrap(), None);
}

pub fn finalising_ends_the_draft_and_is_idempotent(make: Make<'_>) {
    let mut store = make();
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    let new = finalise(1, day(0), "overdracht ging niet door");
    let first = store
        .finalise(&agent(), std::slice::from_ref(&new), day(0))
        .unwrap()[0];
    assert_eq!((first.version, first.known), (1, false));
    let again = store.finalise(&agent(), &[new], day(0)).unwrap()[0];
    assert_eq!((again.version, again.known), (1, true));
    assert!(store.drafts(&agent()).unwrap().is_empty());
    let record = store.get(&agent(), id(1), None, day(0)).unwrap();
    assert_eq!(record.versions.len(), 1);
    assert_eq!(record.versions[0].content, Content::Melding(melding(1)));
    assert_eq!(record.row.review, Review::TeBeoordelen);
}

pub fn a_correction_is_a_new_version_with_a_reason(make: Make<'_>) {
    let mut store = make();
    store
        .finalise(&agent(), &[finalise(1, day(0), "eerste tekst")], day(0))
        .unwrap();
    let mut second = finalise(1, day(0), "tweede tekst");
    second.content = Content::Melding(other_melding(1));
    let conflict = store.finalise(&agent(), std::slice::from_ref(&second), day(1));
    assert!(matches!(
        conflict,
        Err(ArchiveError::Conflict { revision: 1, .. })
    ));
    second.base = 1;
    let bare = store.finalise(&agent(), std::slice::from_ref(&second), day(1));
    assert!(matches!(bare, Err(ArchiveError::NoReason)));
    second.reason = "de datum klopte niet".into();
    let made = store.finalise(&agent(), &[second], day(1)).unwrap()[0];
    assert_eq!(made.version, 2);
    let record = store.get(&agent(), id(1), None, day(1)).unwrap();
    let texts: Vec<_> = record.versions.iter().map(|v| v.text.as_str()).collect();
    assert_eq!(texts, ["eerste tekst", "tweede tekst"]);
    assert_eq!(record.versions[1].reason, "de datum klopte niet");
}

pub fn all_or_none_is_finalised(make: Make<'_>) {
    let mut store = make();
    store
        .finalise(&agent(), &[finalise(2, day(0), "stond er al")], day(0))
        .unwrap();
    let mut clash = finalise(2, day(0), "anders");
    clash.content = Content::Melding(other_melding(2));
    let both = [finalise(1, day(0), "nieuw"), clash];
    assert!(store.finalise(&agent(), &both, day(0)).is_err());
    assert!(matches!(
        store.get(&agent(), id(1), None, day(0)),
        Err(ArchiveError::Unknown(_))
    ));
}

/// The ids that a search finds, in order.
fn found(store: &mut dyn Store, search: &Search) -> Vec<Uuid> {
    let page = store.search(&coordinator(), search, day(0)).unwrap();
    page.rows.iter().map(|r| r.id).collect()
}

fn words(words: &str) -> Search {
    Search {
        words: words.into(),
        ..Search::default()
    }
}

pub fn search_finds_word_forms_newest_first(make: Make<'_>) {
    let mut store = make();
    let texts = [
        (1, "De kinderen zijn bij oma"),
        (2, "Het kind huilt; de omgangsregeling is gestopt"),
        (3, "Vader belt over geld"),
    ];
    // Entered out of order: the time of the call decides.
    for (number, text) in [texts[2], texts[0], texts[1]] {
        let at = day(0) - chrono::TimeDelta::hours(10 - number as i64);
        store
            .finalise(&agent(), &[finalise(number, at, text)], day(0))
            .unwrap();
    }
    let s = store.as_mut();
    assert_eq!(found(s, &words("kind")), [id(2), id(1)]);
    assert_eq!(found(s, &words("kinderen -huilen")), [id(1)]);
    assert_eq!(found(s, &words("omgang")), [id(2)]);
    assert_eq!(found(s, &words("\"bij oma\"")), [id(1)]);
    assert_eq!(found(s, &words("\"oma bij\"")), Vec::<Uuid>::new());
    assert_eq!(found(s, &words("vad*")), [id(3)]);
    assert_eq!(found(s, &words("")), [id(3), id(2), id(1)]);
    assert_eq!(found(s, &words("-kind")), [id(3)]);
    for odd in [
        "\"",
        "AND OR NOT",
        "NEAR(",
        "a*b^c:",
        "-",
        "(((",
        "\0",
        "ælk",
        "{}",
    ] {
        // An answer, or a refusal where no word is left.
        let _ = s.search(&coordinator(), &words(odd), day(0));
    }
    let best = Search {
        order: Order::Relevance,
        ..words("kind")
    };
    let mut all = found(s, &best);
    all.sort();
    assert_eq!(all, [id(1), id(2)]);
    let often = finalise(
        4,
        day(0) - chrono::TimeDelta::days(30),
        "kind, kind en nog een kind",
    );
    s.finalise(&agent(), &[often], day(0)).unwrap();
    assert_eq!(
        found(s, &best)[0],
        id(4),
        "what answers best comes first, however old"
    );
    let page = s.search(&coordinator(), &words("huilde"), day(0)).unwrap();
    let snippet = page.rows[0].snippet.clone().unwrap();
    assert_eq!(&snippet.text[snippet.marks[0].clone()], "huilt");
}

pub fn filters_hold_beside_words(make: Make<'_>) {
    let mut store = make();
    let mut first = finalise(1, day(0), "overdracht bij school");
    first.summary.wederhoor_missing = true;
    first.summary.zorgmelding = true;
    first.summary.follow_up = Some(day(9).date());
    let mut second = finalise(2, day(0) - chrono::Days::new(40), "overdracht bij station");
    second.summary.outcome = Some(voorop::melding::Level::Terughoudend);
    let north = person("5001", Role::Agent, "Basisteam Noord");
    store.finalise(&agent(), &[first], day(0)).unwrap();
    store.finalise(&north, &[second], day(0)).unwrap();
    let cases: [(Search, &[u128]); 8] = [
        (
            Search {
                wederhoor_missing: true,
                ..words("overdracht")
            },
            &[1],
        ),
        (
            Search {
                zorgmelding: true,
                ..words("")
            },
            &[1],
        ),
        (
            Search {
                follow_up_open: true,
                ..words("overdracht")
            },
            &[1],
        ),
        (
            Search {
                unit: "basisteam noord".into(),
                ..words("overdracht")
            },
            &[2],
        ),
        (
            Search {
                outcomes: [voorop::melding::Level::Terughoudend].into(),
                ..words("")
            },
            &[2],
        ),
        (
            Search {
                period: Some((day(0).date(), day(0).date())),
                ..words("overdracht")
            },
            &[1],
        ),
        (
            Search {
                author: "5001".into(),
                ..words("")
            },
            &[2],
        ),
        (
            Search {
                review: Some(Review::Beoordeeld),
                ..words("")
            },
            &[],
        ),
    ];
    for (search, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|n| id(*n)).collect();
        assert_eq!(found(store.as_mut(), &search), expected, "{search:?}");
        let count = store.count(&coordinator(), &search, day(0)).unwrap();
        assert_eq!(count, expected.len() as u64, "{search:?}");
    }
}

pub fn pages_join_without_gap_or_double(make: Make<'_>) {
    let mut store = make();
    let many = PAGE as u128 * 2 + 7;
    // All in the same second: the order must still be one.
    let all: Vec<_> = (0..many)
        .map(|n| finalise(n, day(0), "zelfde tekst"))
        .collect();
    store.finalise(&agent(), &all, day(0)).unwrap();
    for (order, text) in [
        (Order::Newest, "tekst"),
        (Order::Newest, ""),
        (Order::Relevance, "tekst"),
    ] {
        let mut search = Search {
            order,
            ..words(text)
        };
        let mut seen = Vec::new();
        loop {
            let page = store.search(&coordinator(), &search, day(0)).unwrap();
            assert!(page.rows.len() <= PAGE);
            seen.extend(page.rows.iter().map(|r| r.id));
            match page.next {
                Some(next) => search.after = Some(next),
                None => break,
            }
        }
        seen.sort();
        let expected: Vec<_> = (0..many).map(id).collect();
        assert_eq!(seen, expected, "{order:?} ‘{text}’");
    }
}

pub fn a_correction_is_found_by_its_new_words_only(make: Make<'_>) {
    let mut store = make();
    store
        .finalise(
            &agent(),
            &[finalise(1, day(0), "genoemd werd een hamer")],
            day(0),
        )
        .unwrap();
    let mut second = finalise(1, day(0), "genoemd werd een zaag");
    second.content = Content::Melding(other_melding(1));
    (second.base, second.reason) = (1, "verkeerd woord".into());
    store.finalise(&agent(), &[second], day(0)).unwrap();
    let s = store.as_mut();
    assert_eq!(found(s, &words("hamer")), Vec::<Uuid>::new());
    assert_eq!(found(s, &words("zaag")), [id(1)]);
}

pub fn each_task_sees_what_belongs_to_it(make: Make<'_>) {
    let mut store = make();
    let north = person("5001", Role::Agent, "Basisteam Noord");
    let colleague = person("4712", Role::Agent, "Basisteam Zuid");
    let yesterday = day(0) - chrono::Days::new(1);
    store
        .finalise(
            &agent(),
            &[
                finalise(1, day(0), "van vandaag"),
                finalise(2, yesterday, "van gisteren"),
            ],
            day(0),
        )
        .unwrap();
    let mut see = |who, n| store.get(who, id(n), None, day(0)).is_ok();
    let all = [
        agent(),
        colleague.clone(),
        north.clone(),
        coordinator(),
        beheerder(),
        person("t", Role::Trainer, "PA"),
    ];
    let today: Vec<_> = all.iter().map(|who| see(who, 1)).collect();
    let before: Vec<_> = all.iter().map(|who| see(who, 2)).collect();
    assert_eq!(today, [true, true, false, true, false, false]);
    assert_eq!(before, [true, false, false, true, false, false]);
    let page = store.search(&colleague, &words(""), day(0)).unwrap();
    assert_eq!(page.rows.iter().map(|r| r.id).collect::<Vec<_>>(), [id(1)]);
    assert!(store.search(&beheerder(), &words(""), day(0)).is_err());
    assert!(store.log(&coordinator(), &LogFilter::default()).is_err());
    assert!(store.retain(&coordinator(), false, day(0)).is_err());
    assert!(store.set_terms(&agent(), Terms::default(), day(0)).is_err());
}

fn note(number: u128, kind: NoteKind, who: &str) -> Note {
    Note {
        id: id(1000 + number),
        kind,
        version: 1,
        pin: Some(Pin::Vraag(voorop::protocol::Question::Gezag)),
        date: None,
        text: "Is het gezag nagevraagd?".into(),
        author: who.into(),
        at: day(0),
    }
}

pub fn notes_drive_the_review_and_the_worklist(make: Make<'_>) {
    let mut store = make();
    store
        .finalise(&agent(), &[finalise(1, day(0), "tekst")], day(0))
        .unwrap();
    let review = |store: &mut dyn Store| {
        store
            .get(&coordinator(), id(1), None, day(0))
            .unwrap()
            .row
            .review
    };
    assert!(
        store
            .note(&agent(), id(1), &note(0, NoteKind::Beoordeeld, "4711"))
            .is_err()
    );
    store
        .note(
            &coordinator(),
            id(1),
            &note(1, NoteKind::VraagTerug, "8001"),
        )
        .unwrap();
    store
        .note(
            &coordinator(),
            id(1),
            &note(1, NoteKind::VraagTerug, "8001"),
        )
        .unwrap();
    assert_eq!(review(store.as_mut()), Review::VraagTerug);
    store
        .note(&agent(), id(1), &note(2, NoteKind::Antwoord, "4711"))
        .unwrap();
    assert_eq!(review(store.as_mut()), Review::Beantwoord);
    store
        .note(
            &coordinator(),
            id(1),
            &note(3, NoteKind::Beoordeeld, "8001"),
        )
        .unwrap();
    assert_eq!(review(store.as_mut()), Review::Beoordeeld);
    let sent = Note {
        date: Some(day(0).date()),
        ..note(4, NoteKind::ZorgVerzonden, "4711")
    };
    store.note(&agent(), id(1), &sent).unwrap();
    let waiting = Search {
        feedback_open: true,
        ..words("")
    };
    assert_eq!(found(store.as_mut(), &waiting), [id(1)]);
    store
        .note(
            &agent(),
            id(1),
            &note(5, NoteKind::ZorgTeruggekoppeld, "4711"),
        )
        .unwrap();
    assert_eq!(found(store.as_mut(), &waiting), Vec::<Uuid>::new());
    let due = Note {
        date: Some(day(7).date()),
        ..note(6, NoteKind::OverdrachtWijkagent, "4711")
    };
    store.note(&agent(), id(1), &due).unwrap();
    let handover = Search {
        handover_open: true,
        ..words("")
    };
    assert_eq!(found(store.as_mut(), &handover), [id(1)]);
    store
        .note(&agent(), id(1), &note(7, NoteKind::OverdrachtKlaar, "4711"))
        .unwrap();
    assert_eq!(found(store.as_mut(), &handover), Vec::<Uuid>::new());
    let record = store.get(&coordinator(), id(1), None, day(0)).unwrap();
    assert_eq!(record.notes.len(), 7);
    assert_eq!(
        record.notes[0].pin,
        Some(Pin::Vraag(voorop::protocol::Question::Gezag))
    );
    // Comments stay at the record across versions.
    let mut second = finalise(1, day(0), "verbeterd");
    second.content = Content::Melding(other_melding(1));
    (second.base, second.reason) = (1, "op vraag".into());
    store.finalise(&agent(), &[second], day(1)).unwrap();
    let record = store.get(&coordinator(), id(1), None, day(1)).unwrap();
    assert_eq!(
        (record.notes.len(), record.row.review),
        (7, Review::TeBeoordelen)
    );
}

pub fn a_household_is_linked_by_hand_only(make: Make<'_>) {
    let mut store = make();
    let all = [finalise(1, day(0), "een"), finalise(2, day(0), "twee")];
    store.finalise(&agent(), &all, day(0)).unwrap();
    let keys = ["persoon winterberg".to_owned()];
    let known = store
        .recognise(&agent(), id(1), &kin(&keys), day(0))
        .unwrap();
    assert!(
        matches!(&known[..], [Known::Open { row, linked: false, .. }] if row.id == id(2)),
        "{known:?}"
    );
    assert_eq!(
        store
            .recognise(&agent(), id(1), &kin(&["iemand anders".into()]), day(0))
            .unwrap(),
        []
    );
    assert_eq!(
        store.timeline(&coordinator(), id(1), day(0)).unwrap().len(),
        1
    );
    assert!(
        store
            .link(&agent(), &[id(1), id(2)], Some(id(99)), day(0))
            .is_err()
    );
    store
        .link(&coordinator(), &[id(1), id(2)], Some(id(99)), day(0))
        .unwrap();
    let course = store.timeline(&coordinator(), id(1), day(0)).unwrap();
    assert_eq!(course.len(), 2);
    let linked = store.recognise(&agent(), id(1), &kin(&[]), day(0)).unwrap();
    assert!(matches!(&linked[..], [Known::Open { linked: true, .. }]));
    let outsider = person("5001", Role::Agent, "Basisteam Noord");
    let hits = store.timeline(&outsider, id(1), day(0)).unwrap();
    assert!(
        hits.iter().all(|c| matches!(c, Contact::Hit { .. })),
        "{hits:?}"
    );
    store.link(&coordinator(), &[id(2)], None, day(0)).unwrap();
    assert_eq!(
        store.timeline(&coordinator(), id(1), day(0)).unwrap().len(),
        1
    );
}

pub fn terms_hold(make: Make<'_>) {
    let mut store = make();
    store
        .finalise(&agent(), &[finalise(1, day(0), "oude tekst")], day(0))
        .unwrap();
    store
        .link(&coordinator(), &[id(1)], Some(id(99)), day(0))
        .unwrap();
    let keys = ["persoon winterberg".to_owned()];
    let authorised = Reason::Gemachtigd("onderzoek 12, OvJ Vermeer".into());
    let complaint = Reason::Verantwoording("klacht 2031/4".into());
    // Day, phase, found, opened bare, with authorisation, for accountability, recognised.
    let cases = [
        (364, Phase::Vrij, true, true, true, true, true),
        (366, Phase::Vergelijken, false, false, true, true, true),
        (
            5 * 366,
            Phase::Verantwoorden,
            false,
            false,
            false,
            true,
            false,
        ),
        (
            11 * 366,
            Phase::Vernietigen,
            false,
            false,
            false,
            false,
            false,
        ),
    ];
    for (days, phase, searched, bare, with, account, hit) in cases {
        let now = day(days);
        let c = coordinator();
        let page = store.search(&c, &words("tekst"), now).unwrap();
        assert_eq!(!page.rows.is_empty(), searched, "{phase:?}");
        assert_eq!(
            store.count(&c, &words(""), now).unwrap() > 0,
            searched,
            "{phase:?}"
        );
        assert_eq!(store.get(&c, id(1), None, now).is_ok(), bare, "{phase:?}");
        assert_eq!(
            store.get(&c, id(1), Some(&authorised), now).is_ok(),
            with,
            "{phase:?}"
        );
        assert_eq!(
            store.get(&c, id(1), Some(&complaint), now).is_ok(),
            account,
            "{phase:?}"
        );
        if days > 365 {
            let blank = Reason::Gemachtigd("  ".into());
            assert!(
                store.get(&c, id(1), Some(&blank), now).is_err(),
                "{phase:?}"
            );
            assert!(
                store.get(&agent(), id(1), Some(&complaint), now).is_err(),
                "{phase:?}"
            );
        }
        let known = store.recognise(&c, id(5), &kin(&keys), now).unwrap();
        assert_eq!(!known.is_empty(), hit, "{phase:?}");
        if phase == Phase::Vergelijken {
            assert!(matches!(&known[..], [Known::Hit { .. }]));
            assert!(matches!(
                &store.timeline(&c, id(1), now).unwrap()[..],
                [Contact::Hit { .. }]
            ));
        }
    }
}

pub fn retention_is_previewed_and_carried_out(make: Make<'_>) {
    let mut store = make();
    let old = day(0) - chrono::Months::new(121);
    let aged = day(0) - chrono::Months::new(13);
    let all = [
        finalise(1, old, "heel oud"),
        finalise(2, aged, "wat ouder"),
        finalise(3, day(0), "nieuw"),
    ];
    store.finalise(&agent(), &all, day(0)).unwrap();
    let plan = store.retain(&beheerder(), false, day(0)).unwrap();
    let ids = |list: &[(Uuid, chrono::NaiveDate)]| list.iter().map(|(i, _)| *i).collect::<Vec<_>>();
    assert_eq!(ids(&plan.destroy), [id(1)]);
    assert_eq!(ids(&plan.leave_free_use), [id(1), id(2)]);
    assert_eq!(
        store.retain(&beheerder(), false, day(0)).unwrap(),
        plan,
        "a preview changes nothing"
    );
    assert_eq!(store.retain(&beheerder(), true, day(0)).unwrap(), plan);
    let nothing = store.retain(&beheerder(), false, day(0)).unwrap();
    assert_eq!(
        (nothing.destroy.len(), nothing.leave_free_use.len()),
        (0, 0)
    );
    let complaint = Reason::Verantwoording("klacht".into());
    assert!(matches!(
        store.get(&coordinator(), id(1), Some(&complaint), day(0)),
        Err(ArchiveError::Unknown(_))
    ));
    assert!(
        store
            .get(&coordinator(), id(2), Some(&complaint), day(0))
            .is_ok()
    );
    let keys = ["persoon winterberg".to_owned()];
    let known = store
        .recognise(&coordinator(), id(9), &kin(&keys), day(0))
        .unwrap();
    assert_eq!(
        known.len(),
        2,
        "the destroyed one is recognised no more: {known:?}"
    );
    assert_eq!(damage(store.as_mut()), []);
    let filter = LogFilter {
        object: id(1).to_string(),
        ..LogFilter::default()
    };
    let log = store.log(&beheerder(), &filter).unwrap();
    assert!(
        log.iter().any(|row| row.deed == Deed::Vernietigen),
        "{log:?}"
    );
}

pub fn terms_may_be_shorter_never_longer(make: Make<'_>) {
    let mut store = make();
    assert_eq!(store.terms().unwrap(), Terms::default());
    let shorter = Terms {
        free_months: 6,
        use_months: 24,
        keep_months: 60,
        quiet_days: 7,
    };
    store.set_terms(&beheerder(), shorter, day(0)).unwrap();
    assert_eq!(store.terms().unwrap(), shorter);
    for wrong in [
        (13, 60, 120, 30),
        (12, 61, 120, 30),
        (12, 60, 121, 30),
        (0, 60, 120, 30),
        (12, 11, 120, 30),
        (6, 60, 59, 30),
        (12, 60, 120, 0),
        (12, 60, 120, 93),
    ] {
        let terms = Terms {
            free_months: wrong.0,
            use_months: wrong.1,
            keep_months: wrong.2,
            quiet_days: wrong.3,
        };
        assert!(
            store.set_terms(&beheerder(), terms, day(0)).is_err(),
            "{wrong:?}"
        );
    }
    assert_eq!(store.terms().unwrap(), shorter);
    assert_eq!(damage(store.as_mut()), []);
}

pub fn every_act_stands_in_the_log(make: Make<'_>) {
    let mut store = make();
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    store
        .finalise(&agent(), &[finalise(1, day(0), "tekst")], day(0))
        .unwrap();
    store.get(&coordinator(), id(1), None, day(0)).unwrap();
    store
        .search(&coordinator(), &words("tekst"), day(0))
        .unwrap();
    store
        .recognise(&agent(), id(1), &kin(&["x".into()]), day(0))
        .unwrap();
    store
        .note(&coordinator(), id(1), &note(1, NoteKind::Opmerking, "8001"))
        .unwrap();
    let to = Disclosure {
        objects: vec![id(1)],
        recipient: "Veilig Thuis".into(),
        basis: "Wpg art. 18".into(),
        form: "bestand".into(),
    };
    store.disclose(&agent(), &to, day(0)).unwrap();
    let bare = Disclosure {
        basis: " ".into(),
        ..to
    };
    assert!(matches!(
        store.disclose(&agent(), &bare, day(0)),
        Err(ArchiveError::NoBasis)
    ));
    store.log_management(&beheerder(), "proef", day(0)).unwrap();
    let log = store.log(&beheerder(), &LogFilter::default()).unwrap();
    let deeds: Vec<_> = log
        .iter()
        .rev()
        .map(|r| (r.deed, r.user.as_str()))
        .collect();
    assert_eq!(
        deeds,
        [
            (Deed::Verzamelen, "4711"),
            (Deed::Verzamelen, "4711"),
            (Deed::Raadplegen, "8001"),
            (Deed::Raadplegen, "8001"),
            (Deed::Combineren, "4711"),
            (Deed::Wijzigen, "8001"),
            (Deed::Verstrekken, "4711"),
            (Deed::Beheren, "beheer"),
        ]
    );
    let seqs: Vec<_> = log.iter().rev().map(|r| r.seq).collect();
    assert_eq!(seqs, (1..=8).collect::<Vec<_>>());
    let mine = LogFilter {
        user: "8001".into(),
        deed: Some(Deed::Wijzigen),
        ..LogFilter::default()
    };
    assert_eq!(store.log(&beheerder(), &mine).unwrap().len(), 1);
    let day_before = (day(0) - chrono::Days::new(1)).date();
    let before = LogFilter {
        period: Some((day_before, day_before)),
        ..LogFilter::default()
    };
    assert_eq!(store.log(&beheerder(), &before).unwrap(), []);
    let text = format!("{log:?}");
    for private in ["Winterberg", "Lindelaan"] {
        assert!(!text.contains(private), "the log holds {private}");
    }
}

pub fn a_whole_archive_verifies(make: Make<'_>) {
    let mut store = make();
    store
        .save_draft(&agent(), &draft(melding(9)), 0, day(0))
        .unwrap();
    let all: Vec<_> = (1..6).map(|n| finalise(n, day(0), "tekst")).collect();
    store.finalise(&agent(), &all, day(0)).unwrap();
    store
        .note(
            &coordinator(),
            id(2),
            &note(1, NoteKind::VraagTerug, "8001"),
        )
        .unwrap();
    store
        .link(&coordinator(), &[id(1), id(2)], Some(id(99)), day(0))
        .unwrap();
    let verified = store.verify(&beheerder(), &mut |_| true).unwrap();
    assert_eq!(verified.damage, []);
    assert_eq!(verified.contents, 6);
    assert_eq!(verified.head.unwrap().0, verified.rows);
}

pub fn an_import_keeps_its_original(make: Make<'_>) {
    let mut store = make();
    let mut import = finalise(1, day(0), "oude mutatie");
    let original = vec![0, 255, 13, 10, b'x'];
    import.content = Content::Geimporteerd {
        file: "oud.txt".into(),
        original: original.clone(),
    };
    import.summary.outcome = None;
    store
        .finalise(&coordinator(), std::slice::from_ref(&import), day(0))
        .unwrap();
    assert!(store.finalise(&coordinator(), &[import], day(0)).unwrap()[0].known);
    let record = store.get(&coordinator(), id(1), None, day(0)).unwrap();
    assert!(record.row.imported);
    assert!(
        matches!(&record.versions[0].content, Content::Geimporteerd { original: o, .. } if *o == original)
    );
}

pub fn an_open_day_ends_free_use_by_the_earliest_and_destruction_by_the_latest(make: Make<'_>) {
    let mut store = make();
    let mut import = finalise(1, day(300), "oude mutatie");
    import.content = Content::Geimporteerd {
        file: "oud.txt".into(),
        original: b"oude mutatie".to_vec(),
    };
    import.open_days = vec![day(0), day(300)];
    store.finalise(&coordinator(), &[import], day(301)).unwrap();
    let open = Search {
        day_open: true,
        ..Search::default()
    };
    let found = |store: &mut Box<dyn Store>, search: &Search, now| {
        store.search(&coordinator(), search, now).unwrap().rows
    };
    assert_eq!(found(&mut store, &open, day(301))[0].open_days.len(), 2);
    // A year after the earliest day, and long before a year after the latest.
    let now = day(370);
    assert!(found(&mut store, &Search::default(), now).is_empty());
    assert!(matches!(
        store.get(&coordinator(), id(1), None, now),
        Err(ArchiveError::NeedsReason)
    ));
    let due = store.retain(&beheerder(), false, now).unwrap();
    assert_eq!(due.leave_free_use.len(), 1);
    // More than ten years after the earliest, less than that after the latest.
    let late = store
        .retain(&beheerder(), false, day(10 * 365 + 100))
        .unwrap();
    assert!(late.destroy.is_empty());

    assert!(matches!(
        store.confirm_day(&agent(), id(1), day(300), "tekst", now),
        Err(ArchiveError::NotAllowed)
    ));
    assert!(
        store
            .confirm_day(&coordinator(), id(1), day(371), "tekst", now)
            .is_err()
    );
    store
        .confirm_day(
            &coordinator(),
            id(1),
            day(290),
            "oude mutatie van dag 290",
            now,
        )
        .unwrap();
    assert!(found(&mut store, &open, now).is_empty());
    let listed = found(&mut store, &Search::default(), now);
    assert_eq!((listed.len(), listed[0].summary.at), (1, day(290)));
    let record = store.get(&coordinator(), id(1), None, now).unwrap();
    assert_eq!(record.row.first_processed, day(290));
    assert_eq!(record.versions.len(), 2, "what stood there stays");
    assert_eq!(record.versions[0].content, record.versions[1].content);
    assert_eq!(record.versions[1].text, "oude mutatie van dag 290");
    assert!(
        store
            .retain(&beheerder(), false, now)
            .unwrap()
            .leave_free_use
            .is_empty()
    );
    assert_eq!(damage(&mut *store), []);
    // A melding of this program has its own moment, and nobody moves it.
    store
        .finalise(&agent(), &[finalise(2, day(370), "een")], now)
        .unwrap();
    assert!(
        store
            .confirm_day(&coordinator(), id(2), day(300), "tekst", now)
            .is_err()
    );
}

/// Who does not see a record is still told that the family seems known, with the reason.
pub fn every_role_is_told_what_its_rights_leave_of_a_known_family(make: Make<'_>) {
    let strangers = person("5001", Role::Agent, "Basisteam Noord");
    for days in [1, 200, 370, 5 * 366, 11 * 366] {
        for who in [agent(), strangers.clone(), coordinator()] {
            let mut store = make();
            store
                .finalise(&agent(), &[finalise(1, day(0), "een")], day(0))
                .unwrap();
            let keys = ["persoon winterberg".to_owned()];
            let before = store
                .log(&beheerder(), &LogFilter::default())
                .unwrap()
                .len();
            let known = store
                .recognise(&who, id(77), &kin(&keys), day(days))
                .unwrap();
            let names_seen =
                matches!(&known[..], [Known::Open { row, .. }] if !row.summary.people.is_empty());
            let own = who.user == "4711" || who.role == Role::Jeugdcoordinator;
            match days {
                1 | 200 => {
                    let [Known::Open { reasons, .. }] = &known[..] else {
                        panic!("{who:?} after {days} days: {known:?}");
                    };
                    assert!(!reasons.is_empty(), "{who:?}");
                    assert_eq!(names_seen, own, "{who:?} after {days} days");
                }
                370 => {
                    let [Known::Hit(hit)] = &known[..] else {
                        panic!("{who:?}: {known:?}");
                    };
                    let may_open = who.role == Role::Jeugdcoordinator;
                    assert_eq!(hit.id, may_open.then(|| id(1)), "{who:?}");
                }
                _ => assert_eq!(known, [], "{who:?} after {days} days"),
            }
            let rows = store.log(&beheerder(), &LogFilter::default()).unwrap();
            let compared = rows.len() - before;
            assert_eq!(compared, 1, "one comparison, and no record as consulted");
        }
    }
}

/// What holds no word asks nothing: it is refused, and never gives everything.
pub fn a_search_in_which_no_word_is_left_is_refused(make: Make<'_>) {
    let mut store = make();
    store
        .finalise(&agent(), &[finalise(1, day(0), "omgang")], day(0))
        .unwrap();
    for typed in [
        "?", "!", "''", "%", "*", "\"", "\"\"", "- -", "🚓", "…", "-*",
    ] {
        let search = store.search(&coordinator(), &words(typed), day(0));
        assert!(
            matches!(search, Err(ArchiveError::NoWords(_))),
            "{typed}: {search:?}"
        );
        let count = store.count(&coordinator(), &words(typed), day(0));
        assert!(matches!(count, Err(ArchiveError::NoWords(_))), "{typed}");
    }
    assert_eq!(store.count(&coordinator(), &words(" "), day(0)).unwrap(), 1);
}

/// Names are found however they are spelled, and a day however it is written.
pub fn names_and_days_are_found_in_any_spelling(make: Make<'_>) {
    let mut store = make();
    let all = [
        finalise(1, day(0), "Hạnh Nguyễn belt op 20 november 2026."),
        finalise(2, day(0), "Sinéad O'Brien woont bij Joris van 't Veen."),
        finalise(3, day(0), "Jürgen Müller, gehoord op 03-12-2026."),
    ];
    store.finalise(&agent(), &all, day(0)).unwrap();
    for (typed, found) in [
        ("nguyen", 1),
        ("Nguyễn", 1),
        ("obrien", 2),
        ("O'Brien", 2),
        ("\"vant veen\"", 0),
        ("vant veen", 2),
        ("mueller", 3),
        ("muller", 3),
        ("Müller", 3),
        ("20-11-2026", 1),
        ("20 nov 2026", 1),
        ("2026-11-20", 1),
        ("3-12-2026", 3),
        ("3 december 2026", 3),
    ] {
        let page = store.search(&coordinator(), &words(typed), day(0)).unwrap();
        let ids: Vec<Uuid> = page.rows.iter().map(|r| r.id).collect();
        let expected: Vec<Uuid> = (found > 0).then(|| id(found)).into_iter().collect();
        assert_eq!(ids, expected, "{typed}");
    }
}

/// A question with a word that stands nowhere is offered in another spelling that finds something, and
/// never in one that only a record out of reach holds.
pub fn near_words_are_those_of_records_that_this_person_may_find(make: Make<'_>) {
    let mut store = make();
    let other = person("5001", Role::Agent, "Basisteam Noord");
    let own = [
        finalise(1, day(0), "Hạnh Nguyễn belt over de kinderen."),
        finalise(
            2,
            day(0),
            "Jürgen Winterberg en Kees Jansen, kinderen thuis.",
        ),
    ];
    store.finalise(&agent(), &own, day(0)).unwrap();
    let theirs = finalise(3, day(0), "Oma Winterborg belt; ook Kristel Vries.");
    store.finalise(&other, &[theirs], day(0)).unwrap();
    let mut near = |who: &Session, typed: &str, days| store.near(who, typed, day(days)).unwrap();
    for (typed, all) in [
        ("Nguyem", &["Nguyễn"][..]),
        ("winterbreg", &["Winterberg", "Winterborg"]),
        ("Jamsen Winterbreg", &["Jansen Winterberg"]),
        // Each stands somewhere, and never together.
        ("Cristel Winterbreg", &["Kristel Winterborg"]),
        ("Nguyem Cristel", &[]),
        ("Jamsen", &["Jansen"]),
        ("Cristel", &["Kristel"]),
        ("Fries", &["Vries"]),
        ("kindern", &["kinderen"]),
        ("hanh Nguyem", &["hanh Nguyễn"]),
        // A word that does stand somewhere is no mistake, and a short one is like anything.
        ("Nguyen", &[]),
        ("xx", &[]),
        ("2027", &[]),
        ("\"hanh Nguyem\"", &[]),
    ] {
        assert_eq!(near(&coordinator(), typed, 1), all, "{typed}");
    }
    assert_eq!(
        near(&coordinator(), "Winterbirg", 1),
        ["Winterberg", "Winterborg"]
    );
    // Each agent gets the own words only, on a day on which the team shares nothing.
    assert_eq!(near(&agent(), "Winterbirg", 1), ["Winterberg"]);
    assert_eq!(near(&other, "Winterbirg", 1), ["Winterborg"]);
    assert!(near(&agent(), "Cristel", 1).is_empty());
    // Out of free use no word is left to offer, also before retention has cleaned up.
    assert!(near(&coordinator(), "Winterbirg", 370).is_empty());
    let refused = store.near(&beheerder(), "Winterbirg", day(1));
    assert!(matches!(refused, Err(ArchiveError::NotAllowed)));
}

/// Older calls are compared with a person or a home, and told by day and unit.
pub fn a_question_about_a_person_tells_day_and_unit_of_older_calls_and_no_more(make: Make<'_>) {
    let how = Compare {
        edition: terugblik::KEYS_EDITION,
        keys: terugblik::person_keys,
        like: terugblik::likenesses,
    };
    let mut call = finalise(1, day(0), "Noor belt.");
    call.summary.people[0].birth = Some(day(0).date());
    call.summary.people.push(KnownPerson {
        id: PersonId::B,
        name: "Willem Visser".into(),
        birth: None,
        address: String::new(),
    });
    call.person_keys = terugblik::person_keys(&call.summary);
    let born = day(0).format("%d-%m-%Y");
    let by_birth = format!("Noor Winterberg {born}");
    let stranger = format!("Petra Zomer {born}");
    for (days, typed, told) in [
        (370, by_birth.as_str(), true),
        (370, "\"Noor Winterberg\" \"Willem Visser\"", true),
        (370, "Lindelaan 3", true),
        // A name alone is no person, another name no match, and an excluded word no question.
        (370, "Noor Winterberg", false),
        (370, "winterberg", false),
        (370, "Lindelaan", false),
        (370, "-\"Noor Winterberg\" \"Willem Visser\"", false),
        (370, &stranger, false),
        // In free use the list has it, and after use nothing is told.
        (200, by_birth.as_str(), false),
        (5 * 366, by_birth.as_str(), false),
    ] {
        for who in [agent(), person("5001", Role::Agent, "Noord"), coordinator()] {
            let mut store = make();
            store
                .finalise(&agent(), std::slice::from_ref(&call), day(0))
                .unwrap();
            let asked = Summary {
                people: query::people(&query::parse(typed)),
                ..terugblik::unweighed(day(days))
            };
            let hits = past(&mut *store, &who, &asked, how, day(days)).unwrap();
            let hit = Hit {
                id: (who.role == Role::Jeugdcoordinator).then(|| id(1)),
                day: day(0).date(),
                unit: agent().unit,
            };
            let expected: Vec<Hit> = told.then_some(hit).into_iter().collect();
            assert_eq!(hits, expected, "{typed} after {days} days");
        }
    }
}
