//! A whole melding: which voice each text has, and what was never put to anybody.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    melding::{
        Account, Command, EntryId, Field, Form, Melding, PersonId, Put, Rebuttal, Relation, Shown,
        Speaker, Subject, Value, random,
    },
    protocol::{Signal, Step},
};

const TEXT: &str = "Vader is agressief en stalkt moeder, dus wij gaan.";

fn at() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    day.and_hms_opt(21, 14, 0).unwrap()
}

/// A call with this text under every kind of account.
fn melding(accounts: &[Account]) -> Melding {
    let mut melding = Melding::new(Uuid::nil(), at());
    melding.people[0].relation = Relation::Moeder;
    melding.people[1].relation = Relation::Vader;
    let mut commands = vec![Command::AddPerson { child: true }];
    for account in accounts {
        commands.push(Command::AddStatement {
            account: account.clone(),
            text: TEXT.into(),
            place: "".into(),
            step: Step::Wederhoor,
            accuses: None,
        });
    }
    for command in commands {
        melding.apply(command, at()).unwrap();
    }
    melding
}

fn kinds(account: Account) -> BTreeSet<FindingKind> {
    let list = built_in();
    let found = check(&list, &melding(&[account]), &BTreeSet::new());
    found
        .into_iter()
        .map(|f| match f.point {
            Point::Words(finding) => finding.kind,
            Point::NotPut => panic!("nobody is accused"),
        })
        .collect()
}

#[test]
fn each_account_gives_its_text_the_voice_that_belongs_to_it() {
    use FindingKind as K;
    let all = |kinds: &[K]| kinds.iter().copied().collect::<BTreeSet<_>>();
    let child = PersonId::Child(1);
    let literal = Account::Verklaard {
        by: PersonId::A,
        form: Form::Letterlijk,
    };
    let words = Account::WoordenKind {
        child,
        question: "Hoe was het?".into(),
        present: "oma".into(),
    };
    let hearsay = |form| Account::VanHorenZeggen {
        by: PersonId::A,
        from: "".into(),
        source: Some(child),
        form,
    };
    let paper = Account::Document {
        name: "".into(),
        shown: Shown::GenoemdDoor(PersonId::A),
        form: Form::Letterlijk,
    };
    for (account, expected) in [
        (hearsay(Form::Letterlijk), all(&[])),
        (hearsay(Form::Samengevat), all(&[K::Geladen])),
        (paper, all(&[])),
        (
            Account::Waargenomen,
            all(&[K::Geladen, K::ZonderSpreker, K::Gevolgtrekking]),
        ),
        (Account::Oordeel, all(&[K::Geladen])),
        (Account::Handeling, all(&[K::Geladen])),
        (Account::told(PersonId::A), all(&[K::Geladen])),
        (literal, all(&[])),
        (words, all(&[])),
    ] {
        assert_eq!(kinds(account.clone()), expected, "{account:?}");
    }
}

#[test]
fn the_question_to_a_child_is_the_officers_and_the_answer_is_not() {
    let list = built_in();
    let account = Account::WoordenKind {
        child: PersonId::Child(1),
        question: "Is papa agressief?".into(),
        present: "".into(),
    };
    let found = check(&list, &melding(&[account]), &BTreeSet::new());
    let fields: Vec<Field> = found.iter().filter_map(|f| f.field).collect();
    assert_eq!(fields, [Field::ChildQuestion]);
}

#[test]
fn the_statement_bar_without_a_speaker_is_read_as_any_text() {
    let list = built_in();
    let mut melding = melding(&[]);
    melding.concept.text = "Vader stalkt moeder.".into();
    let found = check(&list, &melding, &BTreeSet::new());
    assert_eq!(found[0].subject, Subject::Concept);
    let Point::Words(finding) = &found[0].point else {
        panic!("{found:?}");
    };
    let offer = Alternative::Rewrite("Moeder verklaart dat …".to_owned());
    assert_eq!(finding.alternative, Some(offer));
}

#[test]
fn what_was_ignored_in_this_call_is_left_out() {
    let list = built_in();
    let melding = melding(&[Account::Waargenomen]);
    let all = check(&list, &melding, &BTreeSet::new());
    let ignored: BTreeSet<String> = all
        .iter()
        .filter_map(|f| match &f.point {
            Point::Words(finding) => Some(finding.key.as_str().to_owned()),
            Point::NotPut => None,
        })
        .collect();
    assert!(all.len() > 2);
    assert_eq!(check(&list, &melding, &ignored), []);
}

#[test]
fn an_accusation_is_named_until_the_ledger_says_whether_it_was_put() {
    let list = built_in();
    let mut melding = melding(&[]);
    let accuse = Command::AddStatement {
        account: Account::told(PersonId::A),
        text: "Hij bracht het kind niet terug.".into(),
        place: "".into(),
        step: Step::Wederhoor,
        accuses: Some(PersonId::B),
    };
    melding.apply(accuse, at()).unwrap();
    let found = check(&list, &melding, &BTreeSet::new());
    let id = melding.accusations()[0].id;
    assert_eq!(
        found,
        [MeldingFinding {
            subject: Subject::Rebuttal(id),
            field: None,
            words: String::new(),
            point: Point::NotPut
        }]
    );
    let put = Rebuttal {
        put: Some(Put::NietVoorgelegd),
        why_not: "niet bereikt".into(),
        ..Rebuttal::default()
    };
    melding.apply(Command::SetRebuttal(id, put), at()).unwrap();
    assert_eq!(check(&list, &melding, &BTreeSet::new()), []);
}

#[test]
fn a_conversation_a_wish_and_an_answer_are_read_and_a_literal_answer_is_not() {
    let list = built_in();
    let mut melding = melding(&[]);
    let loaded = "Over agressief gedrag.";
    melding.people[2].wish = loaded.into();
    let hearing = melding.hearings.entry(PersonId::A).or_default();
    hearing.about = loaded.into();
    let fields = |melding: &Melding| -> Vec<Field> {
        let found = check(&list, melding, &BTreeSet::new());
        found.iter().filter_map(|f| f.field).collect()
    };
    assert_eq!(fields(&melding), [Field::Wish, Field::About]);
    let answer = melding.rebuttals.entry(EntryId(1)).or_default();
    answer.answer = loaded.into();
    assert!(fields(&melding).contains(&Field::Answer));
    let answer = melding.rebuttals.entry(EntryId(1)).or_default();
    answer.form = Form::Letterlijk;
    assert!(!fields(&melding).contains(&Field::Answer));
}

#[test]
fn withdrawn_records_and_signals_that_no_longer_apply_are_left_out() {
    let list = built_in();
    let mut melding = melding(&[Account::Waargenomen]);
    melding.statements[0].withdrawn = true;
    let signal = Signal::ALL[0];
    melding
        .apply(Command::AnswerSignal(signal, Value::Genoemd), at())
        .unwrap();
    melding.signals.get_mut(&signal).unwrap().dangers[0].text = TEXT.into();
    assert!(!check(&list, &melding, &BTreeSet::new()).is_empty());
    melding
        .apply(Command::AnswerSignal(signal, Value::Nee), at())
        .unwrap();
    assert_eq!(check(&list, &melding, &BTreeSet::new()), []);
}

/// The same text in every place where a text can stand.
fn full_of_text(mut melding: Melding) -> Melding {
    for statement in &mut melding.statements {
        statement.text = TEXT.into();
    }
    for danger in melding.signals.values_mut().flat_map(|s| &mut s.dangers) {
        danger.text = TEXT.into();
    }
    melding.concept.text = TEXT.into();
    for person in &mut melding.people {
        person.name = "".into();
        person.relation = Relation::of(person.id)[0];
    }
    melding
}

/// What is found, without offers and with the labels of people left out.
fn shape(found: Vec<MeldingFinding<'_>>) -> Vec<String> {
    let mut shape: Vec<String> = found
        .into_iter()
        .map(|f| {
            let subject = match f.subject {
                Subject::Person(_) | Subject::Hearing(_) => "een betrokkene".to_owned(),
                other => format!("{other:?}"),
            };
            let what = match f.point {
                Point::Words(w) => format!("{:?} {:?} {:?}", w.range, w.kind, w.alternative),
                Point::NotPut => "niet voorgelegd".to_owned(),
            };
            format!("{subject} {:?} {what}", f.field)
        })
        .collect();
    shape.sort();
    shape
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_call_with_the_parents_exchanged_gets_the_same_findings(melding in random::melding()) {
        let list = built_in();
        let melding = full_of_text(melding);
        let found = check(&list, &melding, &BTreeSet::new());
        let swapped = random::swapped(&melding);
        let other = check(&list, &swapped, &BTreeSet::new());
        prop_assert_eq!(shape(found), shape(other));
    }

    #[test]
    fn literal_words_and_those_of_a_child_are_never_marked(melding in random::melding()) {
        let list = built_in();
        let melding = full_of_text(melding);
        for found in check(&list, &melding, &BTreeSet::new()) {
            let (Subject::Entry(id), Some(Field::Text), Point::Words(_)) = (found.subject, found.field, found.point) else {
                continue;
            };
            let Some(statement) = melding.statements.iter().find(|s| s.id == id) else {
                continue;
            };
            let literal = matches!(statement.account, Account::Verklaard { form: Form::Letterlijk, .. });
            let child = matches!(statement.account, Account::WoordenKind { .. });
            prop_assert!(!literal && !child, "{:?}", statement.account.speaker() == Speaker::Officer);
        }
    }
}
