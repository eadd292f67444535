//! What may need shielding: suggested for safety, never taken back by silence.

use super::family::{A, B, D1, K1, does, edit, family, says, shield};
use super::view;
use crate::documents::reader::{Reader, Why};
use crate::melding::*;
use crate::protocol::{Choice, Question, Signal, SignalClass};

fn why(m: &Melding, reader: PersonId, passage: Passage) -> Option<Why> {
    let suggestions = view(m, Reader::of(reader).unwrap()).suggestions;
    let found = suggestions.into_iter().find(|s| s.passage == passage);
    found.map(|s| {
        assert!(!s.citations.is_empty() && !s.text.is_empty() && !s.reason_hint.is_empty());
        s.why
    })
}

/// Every safety signal asked, and seen by the officer not to be the case.
fn all_nee(m: &mut Melding) {
    let seen = Some(Account::Waargenomen);
    does(m, Command::SetSignalsFrom(seen));
    for signal in Signal::ALL
        .iter()
        .filter(|s| s.class() != SignalClass::Care)
    {
        does(m, Command::AnswerSignal(*signal, Value::Nee));
    }
}

#[test]
fn an_address_is_suggested_until_every_safety_signal_is_nee_on_other_grounds() {
    let mut m = family();
    let (address, phone) = (Passage::Adres(A), Passage::Telefoon(A));
    assert_eq!(why(&m, B, address), Some(Why::Adres), "nothing was asked");
    all_nee(&mut m);
    assert_eq!(why(&m, B, address), None);
    assert_eq!(why(&m, B, phone), None);
    let answer = |value| Command::AnswerSignal(Signal::Belaging, value);
    for value in [Value::Onbekend, Value::Genoemd, Value::Ja] {
        let mut m = m.clone();
        does(&mut m, answer(value));
        assert_eq!(why(&m, B, address), Some(Why::Adres), "{value:?}");
        assert_eq!(why(&m, B, phone), Some(Why::Adres), "{value:?}");
    }
    // On nobody's word or on the reader's own a danger is not excluded; on another's it is.
    let mut unnamed = m.clone();
    does(&mut unnamed, Command::SetGround(Signal::Belaging, None));
    assert_eq!(why(&unnamed, B, address), Some(Why::Adres));
    does(
        &mut m,
        Command::SetGround(Signal::Belaging, Some(Account::told(B))),
    );
    assert_eq!(why(&m, B, address), Some(Why::Adres));
    does(
        &mut m,
        Command::SetGround(Signal::Belaging, Some(Account::told(A))),
    );
    assert_eq!(why(&m, B, address), None);
}

#[test]
fn where_a_child_is_and_goes_to_school_is_suggested_as_an_address() {
    let mut m = family();
    edit(&mut m, K1, |p| {
        p.now = Whereabouts::Elders;
        p.now_text = "bij oma".into();
    });
    let school = Some(AnswerValue::Tekst("De Regenboog".into()));
    does(&mut m, Command::Answer(Question::School, school));
    assert_eq!(why(&m, B, Passage::Adres(K1)), Some(Why::Adres));
    assert_eq!(
        why(&m, B, Passage::Antwoord(Question::School)),
        Some(Why::Adres)
    );
}

#[test]
fn a_childs_words_are_suggested_for_both_parents_and_for_who_reads_for_the_child() {
    let mut m = family();
    let child = Account::WoordenKind {
        child: K1,
        question: Text::default(),
        present: Text::default(),
    };
    let id = says(&mut m, child, "Ik durf niet naar huis.", None);
    for reader in [A, B, K1] {
        let why = why(&m, reader, Passage::Regel(id));
        assert_eq!(why, Some(Why::KindVertrouwelijk), "{reader}");
    }
}

#[test]
fn a_reporter_who_is_no_parent_is_suggested_and_a_parent_is_not() {
    let mut m = family();
    let d1 = Passage::Persoon(D1);
    does(&mut m, Command::SetReporter(Some(A)));
    let suggested = view(&m, Reader::Parent(B)).suggestions;
    assert!(
        suggested.iter().all(|s| s.why != Why::Melder),
        "{suggested:?}"
    );
    does(&mut m, Command::SetReporter(Some(D1)));
    assert_eq!(why(&m, B, d1), Some(Why::Melder));
    shield(&mut m, d1, B);
    assert_eq!(why(&m, B, d1), None);
    assert_eq!(why(&m, A, d1), Some(Why::Melder));
}

#[test]
fn a_neighbour_who_speaks_is_suggested_as_a_third_person() {
    let mut m = family();
    assert_eq!(why(&m, A, Passage::Persoon(D1)), None);
    says(&mut m, Account::told(D1), "Ik hoorde niets.", None);
    assert_eq!(why(&m, A, Passage::Persoon(D1)), Some(Why::Derde));
}

#[test]
fn a_danger_from_the_reader_is_suggested_until_it_was_put_to_the_reader() {
    let mut m = family();
    does(&mut m, Command::SetSignalsFrom(Some(Account::told(A))));
    does(
        &mut m,
        Command::AnswerSignal(Signal::Geweld, Value::Genoemd),
    );
    let mut danger = m.signals[&Signal::Geweld].dangers[0].clone();
    let passage = Passage::Regel(danger.id);
    assert_eq!(
        why(&m, B, passage),
        Some(Why::GevaarVoorIemand),
        "from whom is not recorded"
    );
    assert_eq!(why(&m, A, passage), None, "A said it");
    danger.from = [B].into();
    let id = danger.id;
    does(&mut m, Command::EditDanger(Signal::Geweld, danger));
    assert_eq!(why(&m, B, passage), Some(Why::GevaarVoorIemand));
    let rebuttal = Rebuttal {
        put: Some(Put::Voorgelegd),
        ..Rebuttal::default()
    };
    does(&mut m, Command::SetRebuttal(id, rebuttal));
    assert_eq!(why(&m, B, passage), None);
}

#[test]
fn a_zorgmelding_is_suggested_until_the_parents_were_told() {
    let mut m = family();
    let decision = Question::ZorgBesluit;
    let doen = Some(AnswerValue::Keuze(Choice::ZorgDoen));
    does(&mut m, Command::Answer(decision, doen));
    assert_eq!(
        why(&m, A, Passage::Antwoord(decision)),
        Some(Why::NietVerteld)
    );
    does(
        &mut m,
        Command::Answer(Question::OpenheidOuders, Some(AnswerValue::Ja)),
    );
    assert_eq!(why(&m, A, Passage::Antwoord(decision)), None);
}

#[test]
fn a_text_that_names_what_no_reader_gets_is_suggested_although_nothing_is_shielded() {
    let mut m = family();
    let id = says(
        &mut m,
        Account::Waargenomen,
        "Wij reden naar Lindelaan 4.",
        None,
    );
    let of = Passage::Adres(A);
    let found = why(&m, B, Passage::Regel(id));
    assert_eq!(found, Some(Why::GenoemdInAndereTekst { of }));
    assert_eq!(why(&m, A, Passage::Regel(id)), None);
}
