//! Format 1 is read for ever. What it cannot say becomes unknown, never safe; what was finalised keeps
//! the outcome and the paper of its day.

use std::path::PathBuf;

use voorop::{
    afweging::{Clause, Outcome, assess, clause},
    archive::{export, model::Content},
    files::{
        Overwrite, Training, course_from_text, course_to_text, from_text, load, load_training,
        save, scenario_from_text, scenario_to_text, to_text,
    },
    melding::{
        Account, Asked, DecisionKind, Force, Form, Level, Melding, PersonId, Says, Shown, Value,
    },
    protocol::Signal,
    terugblik::{self, Contact, Version},
};

use crate::support::{folder, root};

const MELDINGEN: [&str; 2] = ["01-acuut-gevaar", "14-gezag-van-rechtswege"];

fn path(name: &str) -> PathBuf {
    root().join(format!("tests/it/fixtures/format1/{name}.ron"))
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

fn melding(name: &str) -> Melding {
    load(&path(name)).unwrap().melding
}

#[test]
fn a_melding_opens_and_is_saved_in_format_2_without_any_change() {
    for name in MELDINGEN {
        assert!(text(name).contains("voorop: 1,"), "{name}");
        let old = melding(name);
        let folder = folder();
        let place = folder.path().join("nieuw.ron");
        save(&place, &old, Overwrite::Never).unwrap();
        let written = std::fs::read_to_string(&place).unwrap();
        assert!(written.contains("voorop: 2,") && !written.contains("grond:"));
        assert_eq!(load(&place).unwrap().melding, old, "{name}");
        assert_eq!(to_text(&from_text(&written).unwrap()).unwrap(), written);
    }
}

#[test]
fn what_a_melding_could_not_say_is_unknown() {
    for name in MELDINGEN {
        let old = melding(name);
        for decision in &old.decisions {
            assert!(decision.favours.is_empty() && decision.children.is_empty());
            assert_eq!((decision.today, decision.appealed), (None, None));
            assert_eq!((decision.enforceable, decision.served), (None, None));
        }
        for hearing in old.hearings.values() {
            assert_eq!((hearing.free_at_door, hearing.free_by_phone), (None, None));
            assert!(hearing.knows_home_of.is_empty() && !hearing.apart);
        }
        for answer in old.signals.values() {
            assert!(
                answer
                    .dangers
                    .iter()
                    .all(|d| d.aspect.is_none() && !d.ongoing)
            );
            assert!(answer.replies.iter().all(|r| r.first_hand.is_none()));
        }
        assert!(!assess(&old).right.counts(), "{name}");
    }
}

#[test]
fn gezag_or_main_residence_carries_nothing_by_law() {
    let old = melding("14-gezag-van-rechtswege");
    let [decision] = &old.decisions[..] else {
        panic!("{:?}", old.decisions)
    };
    assert_eq!(decision.kind, DecisionKind::GezagOfVerblijf);
    assert_eq!(decision.force, Some(Force::Geldt));
    assert_eq!(clause::of_decision(&old, decision), Clause::Onbekend);
    assert_ne!(assess(&old).headline, Outcome::EigenAfweging);
}

#[test]
fn the_source_of_a_nee_is_one_of_the_answers() {
    let old = melding("14-gezag-van-rechtswege");
    let b = Account::told(PersonId::B);
    let missing = &old.signals[&Signal::KindVermist];
    assert_eq!(missing.ground(), Some(&b));
    assert_eq!(missing.replies.len(), 1);
    let unnamed = &old.signals[&Signal::Wapen];
    assert_eq!(unnamed.unnamed(), Some(Says::Nee));
    assert_eq!(old.signal(Signal::Wapen), Some(Value::Nee));
}

#[test]
fn a_scenario_and_a_course_open_and_are_written_in_format_2() {
    let name = "oefenen-08-kind-noemt-wapen";
    let old = scenario_from_text(&text(name)).unwrap();
    let written = scenario_to_text(&old).unwrap();
    assert!(written.contains("voorop: 2,"));
    assert_eq!(scenario_from_text(&written).unwrap(), old);
    assert!(matches!(
        load_training(&path(name)).unwrap(),
        Training::Scenario(_)
    ));

    let name = "oefenen-08-kind-noemt-wapen.koers-meteen-mee";
    let old = course_from_text(&text(name)).unwrap();
    let written = course_to_text(&old).unwrap();
    assert!(written.contains("voorop: 2,"));
    assert_eq!(course_from_text(&written).unwrap(), old);
}

#[test]
fn a_record_keeps_the_outcome_and_the_paper_of_its_day() {
    let back = export::from_ron(&text("uitvoer")).unwrap();
    let [record] = &back.records[..] else {
        panic!("{:?}", back.records)
    };
    let [first, last] = &record.versions[..] else {
        panic!("{:?}", record.versions)
    };
    assert_eq!(last.summary, record.row.summary);
    assert_eq!(last.summary.outcome, Some(Level::EigenAfweging));
    assert_eq!(last.summary.rules, None);
    assert_eq!(last.text, "De mutatie van die dag.");
    // Which outcome an earlier version had, was not given: that is not guessed.
    assert_eq!(first.summary.outcome, None);

    let Content::Melding(melding) = &last.content else {
        panic!("{:?}", last.content)
    };
    let weapon = &melding.signals[&Signal::Wapen];
    assert_eq!(weapon.asked, Asked::Onbekend);
    assert!(weapon.live_replies().next().is_none());
    assert_eq!(melding.signal(Signal::Wapen), Some(Value::Onbekend));
    // One parent's word about the other establishes nothing, whatever key was pressed.
    assert_eq!(melding.signal(Signal::Basiszorg), Some(Value::Genoemd));
    let Account::VanHorenZeggen { source, form, .. } = &melding.statements[0].account else {
        panic!("{:?}", melding.statements)
    };
    assert_eq!((*source, *form), (None, Form::Samengevat));
    let account = &melding.decisions[0].account;
    assert!(matches!(
        account,
        Account::Document {
            shown: Shown::Gezien,
            ..
        }
    ));
    assert_ne!(assess(melding).headline, Outcome::EigenAfweging);

    let version = Version {
        number: last.number,
        at: last.at,
        reason: &last.reason,
        melding,
        summary: Some(&last.summary),
    };
    let versions = [version];
    let contact = Contact {
        id: record.row.id,
        unit: &record.row.unit,
        author: &record.row.author,
        first_processed: record.row.first_processed,
        content: terugblik::Content::Open(&versions),
    };
    let course = terugblik::course(&[contact], last.at);
    let facts = course.contacts[0].facts.as_ref().unwrap();
    assert_eq!((facts.outcome, facts.rules), (Level::EigenAfweging, None));
    assert!(!facts.departs);

    let again = export::to_ron(&back.records, "Utrecht").unwrap();
    assert!(again.contains("voorop_uitvoer: 2,"));
    assert_eq!(export::from_ron(&again).unwrap().records, back.records);
}

#[test]
fn a_later_version_is_refused() {
    let later = text("uitvoer").replacen("voorop_uitvoer: 1", "voorop_uitvoer: 3", 1);
    assert!(export::from_ron(&later).is_err());
    for name in MELDINGEN {
        let later = text(name).replacen("voorop: 1", "voorop: 3", 1);
        let fault = from_text(&later).unwrap_err().to_string();
        assert!(fault.contains("nieuwer programma"), "{fault}");
    }
}
