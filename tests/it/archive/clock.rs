//! A wrong clock destroys nothing, keeps nobody from work, and is named.

use chrono::{Months, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use voorop::archive::{
    ArchiveError, Place, Second, SqliteStore, Store,
    clock::Clock,
    keys::{Account, Role, Strength, UserName},
    model::{Damage, Search},
    set_up, sign_in,
};

use super::world::{
    KEY, agent, beheerder, coordinator, create, damage, day, draft, finalise, id, melding,
};
use crate::support::folder;

const OWNER: &str = "vier woorden van beheerder een";
const OTHER: &str = "vier woorden van beheerder twee";

fn found(store: &mut SqliteStore, now: NaiveDateTime) -> u64 {
    store
        .count(&coordinator(), &Search::default(), now)
        .unwrap()
}

#[test]
fn retention_waits_for_a_clock_that_runs_ahead_and_goes_on_when_it_is_right_again() {
    for ahead in [Months::new(13), Months::new(120)] {
        let folder = folder();
        let mut store = create(folder.path());
        let all = [finalise(1, day(0), "een"), finalise(2, day(0), "twee")];
        store.finalise(&agent(), &all, day(0)).unwrap();
        let wrong = day(0) + ahead;
        let plan = store.retain(&beheerder(), false, wrong).unwrap();
        assert!(!plan.leave_free_use.is_empty() || !plan.destroy.is_empty());
        let refused = store.retain(&beheerder(), true, wrong).unwrap_err();
        assert!(matches!(refused, ArchiveError::Clock { .. }), "{refused}");
        assert_eq!(found(&mut store, day(0)), 2);
        assert_eq!(
            store.retain(&beheerder(), true, day(1)).unwrap(),
            Default::default()
        );
    }
}

#[test]
fn nobody_is_kept_from_work_by_a_wrong_clock_and_the_last_moment_stays() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "een")], day(0))
        .unwrap();
    drop(store);
    let place = Place::new(folder.path()).unwrap();
    for (now, sure) in [
        (day(400), false),
        (day(0) - TimeDelta::days(1), false),
        (day(0) - TimeDelta::minutes(90), true),
        (day(2), true),
    ] {
        let mut store = SqliteStore::open(&place, 1, KEY, &agent(), now)
            .unwrap()
            .store;
        assert_eq!(store.clock(now).unwrap().is_sure(), sure, "{now}");
        let other = draft(melding(50));
        store.save_draft(&agent(), &other, 0, now).unwrap();
        store.discard_draft(&agent(), id(50), now).unwrap();
    }
    let mut store = SqliteStore::open(&place, 1, KEY, &agent(), day(3))
        .unwrap()
        .store;
    let verified = store.verify(&beheerder(), &mut |_| true).unwrap();
    let jumps = verified
        .damage
        .iter()
        .filter(|d| matches!(d, Damage::Jump { .. }));
    assert!(jumps.count() >= 2, "ahead and back: {:?}", verified.damage);
}

#[test]
fn what_left_free_use_by_a_wrong_clock_comes_back() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .finalise(&agent(), &[finalise(1, day(0), "omgangsregeling")], day(0))
        .unwrap();
    let wrong = day(400);
    store
        .confirm_clock(&beheerder(), "beheer twee", wrong)
        .unwrap();
    assert_eq!(
        store
            .retain(&beheerder(), true, wrong)
            .unwrap()
            .leave_free_use
            .len(),
        1
    );
    // Put right again: the log lies ahead now, so two people say so.
    assert!(matches!(store.clock(day(1)).unwrap(), Clock::Behind { .. }));
    store
        .confirm_clock(&beheerder(), "beheer twee", day(1))
        .unwrap();
    let words = Search {
        words: "omgangsregeling".into(),
        ..Search::default()
    };
    assert_eq!(store.count(&coordinator(), &words, day(1)).unwrap(), 0);
    assert_eq!(
        store
            .retain(&beheerder(), true, day(1))
            .unwrap()
            .come_back
            .len(),
        1
    );
    assert_eq!(store.count(&coordinator(), &words, day(1)).unwrap(), 1);
    assert_eq!(damage(&mut store), []);
}

#[test]
fn an_overdue_draft_goes_only_by_a_named_act() {
    let folder = folder();
    let mut store = create(folder.path());
    store
        .save_draft(&agent(), &draft(melding(1)), 0, day(0))
        .unwrap();
    let late = day(11 * 366);
    store
        .confirm_clock(&beheerder(), "beheer twee", late)
        .unwrap();
    let plan = store.retain(&beheerder(), true, late).unwrap();
    assert_eq!((plan.destroy.len(), plan.overdue_drafts.len()), (0, 1));
    assert_eq!(store.drafts(&agent()).unwrap().len(), 1);
    assert!(store.destroy_draft(&agent(), id(1), late).is_err());
    assert!(
        store.destroy_draft(&beheerder(), id(1), day(1)).is_err(),
        "its term runs"
    );
    store.destroy_draft(&beheerder(), id(1), late).unwrap();
    assert!(store.drafts(&agent()).unwrap().is_empty());
    assert_eq!(damage(&mut store), []);
}

#[test]
fn a_second_beheerder_or_the_code_confirms_and_nobody_confirms_alone() {
    let folder = folder();
    let place = Place::new(folder.path()).unwrap();
    let account = |user: &str, role| Account {
        user: UserName::new(user).unwrap(),
        role,
        unit: String::new(),
    };
    let first = account("beheer", Role::Beheerder);
    let strength = Strength::cheap_for_tests();
    let (mut owner, code) = set_up(&place, first, OWNER, strength, "pc", day(0)).unwrap();
    let archive = owner.archive.as_mut().unwrap();
    for (user, role) in [("tweede", Role::Beheerder), ("agent", Role::Agent)] {
        archive
            .add_account(
                &owner.session,
                account(user, role),
                "eenmalig paars kwartet",
                day(0),
            )
            .unwrap();
        drop(
            voorop::archive::choose_passphrase(
                &place,
                user,
                "eenmalig paars kwartet",
                OTHER,
                "pc",
                day(0),
            )
            .unwrap(),
        );
    }
    let late = day(400);
    let by = |user, passphrase| Second::Beheerder { user, passphrase };
    for (second, why) in [
        (by("beheer", OWNER), "the same person"),
        (by("Beheer ", OWNER), "the same person in other letters"),
        (by("agent", OTHER), "no beheerder"),
        (by("tweede", "een heel andere zin"), "a wrong passphrase"),
    ] {
        assert!(
            archive
                .confirm_clock(&owner.session, &second, late)
                .is_err(),
            "{why}"
        );
        assert!(!archive.store.judge_clock(late).unwrap().is_sure(), "{why}");
    }
    archive
        .confirm_clock(&owner.session, &by("tweede", OTHER), late)
        .unwrap();
    assert!(archive.store.judge_clock(late).unwrap().is_sure());
    archive
        .confirm_clock(&owner.session, &Second::Code(&code), day(900))
        .unwrap();
    drop(owner);
    let back = sign_in(&place, "tweede", OTHER, "pc", day(901)).unwrap();
    assert!(back.clock.is_sure());
    let wrong = sign_in(&place, "tweede", OTHER, "pc", day(5000)).unwrap();
    assert_eq!(wrong.clock.last(), Some(day(901)), "and she is in");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_clock_does_nothing_goes_before_its_time(jumps in prop::collection::vec(-6000_i64..6000, 1..12)) {
        let folder = folder();
        let mut store = create(folder.path());
        store.finalise(&agent(), &[finalise(1, day(0), "een")], day(0)).unwrap();
        store.save_draft(&agent(), &draft(melding(2)), 0, day(0)).unwrap();
        drop(store);
        let place = Place::new(folder.path()).unwrap();
        for jump in jumps {
            let now = day(0) + TimeDelta::days(jump);
            let mut store = SqliteStore::open(&place, 1, KEY, &agent(), now).unwrap().store;
            // It is carried out or it waits; without two people nothing goes beyond thirty days.
            let _ = store.retain(&beheerder(), true, now);
        }
        let mut store = SqliteStore::open(&place, 1, KEY, &agent(), day(1)).unwrap().store;
        prop_assert_eq!(found(&mut store, day(1)), 1);
        prop_assert_eq!(store.drafts(&agent()).unwrap().len(), 1);
    }
}
