//! Words that were kept back and still stand somewhere refuse the paper.

use super::family::*;
use super::{paper, view};
use crate::documents::reader::Reader;
use crate::melding::*;
use crate::protocol::{Question, Step};

#[test]
fn an_address_that_still_stands_in_another_text_refuses_the_paper_until_that_is_shielded_too() {
    let mut m = family();
    let note = "Ophalen bij de buren van LINDELAAN  4.";
    let act = match does(&mut m, Command::AddAct(ActKind::Gedaan)) {
        Subject::Entry(id) => id,
        other => panic!("{other:?}"),
    };
    let mut edited = m.acts[0].clone();
    edited.text = note.into();
    does(&mut m, Command::EditAct(edited));
    assert!(text_for(&m, B).contains("LINDELAAN"));
    shield(&mut m, Passage::Adres(A), B);
    let at = Passage::Regel(act);
    assert_eq!(leaks_at(&m, B), [at]);
    let suggested = view(&m, Reader::Parent(B)).suggestions;
    assert!(
        suggested
            .iter()
            .any(|s| s.passage == at && s.text.contains("woont en is"))
    );
    shield(&mut m, at, B);
    assert!(!text_for(&m, B).to_lowercase().contains("lindelaan"));
}

#[test]
fn a_name_or_a_number_is_found_in_other_spellings_and_not_inside_other_words() {
    let mut m = family();
    shield(&mut m, Passage::Persoon(D1), B);
    shield(&mut m, Passage::Telefoon(A), B);
    for (text, leaks) in [
        ("Mevrouw van  dorp zag het ook.", true),
        ("TINEKE belde.", true),
        ("Bel +31 6-12345678.", true),
        ("Hij woont in een dorpje.", false),
        ("Het was 06 12 34 uur.", false),
    ] {
        let mut m = m.clone();
        says(&mut m, Account::Waargenomen, text, None);
        assert_eq!(paper(&m, Reader::Parent(B)).is_err(), leaks, "{text}");
    }
}

#[test]
fn one_shielded_word_is_looked_for_in_what_was_typed_and_not_in_the_words_of_the_program() {
    let mut m = family();
    let school = Some(AnswerValue::Tekst("De Regenboog".into()));
    does(&mut m, Command::Answer(Question::School, school));
    let id = says(&mut m, Account::told(A), "School.", None);
    shield(&mut m, Passage::Regel(id), B);
    let text = text_for(&m, B);
    assert!(
        text.contains("School") && text.contains("Regenboog"),
        "{text}"
    );
    says(&mut m, Account::Waargenomen, "Wij reden naar school.", None);
    assert!(paper(&m, Reader::Parent(B)).is_err());
}

#[test]
fn a_shielded_name_does_not_take_the_childrens_name_with_it() {
    let mut m = family();
    edit(&mut m, A, |p| p.name = "Femke Maas".into());
    shield(&mut m, Passage::Naam(A), B);
    let text = text_for(&m, B);
    assert!(
        text.contains("Sem Maas") && !text.contains("Femke"),
        "{text}"
    );
}

#[test]
fn what_the_reader_said_is_no_leak() {
    let mut m = family();
    shield(&mut m, Passage::Adres(A), B);
    let told = Account::told(B);
    says(&mut m, told, "Zij woont op Lindelaan 4.", None);
    assert!(text_for(&m, B).contains("Lindelaan 4"));
}

#[test]
fn a_note_at_the_readers_own_answer_is_checked_and_can_be_kept_back_by_itself() {
    let mut m = family();
    let question = Question::WatGingVooraf;
    let told = Some(AnswerValue::Tekst("Wij hadden ruzie.".into()));
    does(&mut m, Command::Answer(question, told));
    does(&mut m, Command::SetAccount(question, Account::told(B)));
    let note = "Hij weet niet van Lindelaan 4.".into();
    does(&mut m, Command::SetNote(question, note));
    shield(&mut m, Passage::Adres(A), B);
    let at = Passage::Aantekening(question);
    assert_eq!(leaks_at(&m, B), [at]);
    shield(&mut m, at, B);
    let text = text_for(&m, B);
    assert!(
        text.contains("ruzie") && !text.contains("Lindelaan"),
        "{text}"
    );
}

fn sees(m: &mut Melding, text: &str) -> Passage {
    Passage::Regel(says(m, Account::Waargenomen, text, None))
}

fn in_place(m: &mut Melding, account: Account, text: &str, place: &str) -> Passage {
    let add = Command::AddStatement {
        account,
        text: text.into(),
        place: place.into(),
        step: Step::Wederhoor,
        accuses: None,
    };
    match does(m, add) {
        Subject::Entry(id) => Passage::Regel(id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_text_with_the_label_of_a_removed_or_renumbered_child_refuses_the_paper() {
    let mut m = family();
    let at = sees(&mut m, "K2 had een jas aan.");
    let other = sees(&mut m, "Ik zag K1.");
    sees(&mut m, "Ik reed over de K21 en zag B.");
    assert!(paper(&m, Reader::Parent(B)).is_ok());
    shield(&mut m, Passage::Persoon(K1), B);
    assert_eq!(leaks_at(&m, B), [at, other]);
}

#[test]
fn a_text_with_the_letter_of_a_removed_parent_refuses_the_paper() {
    let mut m = family();
    let at = sees(&mut m, "A weet het.");
    shield(&mut m, Passage::Persoon(A), B);
    assert_eq!(leaks_at(&m, B), [at]);
}

#[test]
fn a_name_is_found_short_with_an_s_with_other_accents_and_as_initials() {
    for (name, text, leaks) in [
        ("Bo Dassen", "Bo huilde.", true),
        ("Eva Dassen", "Ik vond Eva's jas.", true),
        ("Saar Dassen", "Saars jas lag er.", true),
        ("Noël Dassen", "Noel sliep.", true),
        ("Noel Dassen", "Noe\u{308}l sliep.", true),
        ("L.J. Dassen", "Dat zei L.J. ook.", true),
        ("Wil Dassen", "Ik wil dat hij gaat.", false),
        ("Jan van Dorp", "De jas van een kind.", false),
    ] {
        let mut m = family();
        edit(&mut m, D1, |p| p.name = name.into());
        shield(&mut m, Passage::Persoon(D1), B);
        sees(&mut m, text);
        assert_eq!(!leaks_at(&m, B).is_empty(), leaks, "{name}: {text}");
    }
}

#[test]
fn a_street_is_found_alone_shortened_and_with_another_number() {
    for (text, leaks) in [
        ("Zij woont op de Tuinstraat.", true),
        ("Tuinstr. 51", true),
        ("Tuinstraat 51a", true),
        ("Bij tuinstraat nr. 51.", true),
        ("Tuinstraat51", true),
        ("Bel 06\u{b7}1234\u{b7}5678.", true),
        ("Hij stond in de tuin op straat.", false),
        ("Hij woont in Veldrade.", false),
    ] {
        let mut m = family();
        edit(&mut m, A, |p| p.address = "Tuinstraat 51, Veldrade".into());
        shield(&mut m, Passage::Adres(A), B);
        shield(&mut m, Passage::Telefoon(A), B);
        sees(&mut m, text);
        assert_eq!(!leaks_at(&m, B).is_empty(), leaks, "{text}");
    }
}

#[test]
fn a_repeated_part_of_a_childs_words_refuses_the_paper_and_common_words_do_not() {
    let mut m = family();
    let child = Account::WoordenKind {
        child: K1,
        question: Text::default(),
        present: Text::default(),
    };
    let said = "Papa sloeg mij met de riem op mijn rug. Ik was niet thuis.";
    let of_child = says(&mut m, child, said, None);
    shield(&mut m, Passage::Regel(of_child), B);
    sees(&mut m, "Dat was in het huis. Zij was niet thuis.");
    assert_eq!(leaks_at(&m, B), []);
    let at = sees(&mut m, "Papa sloeg mij met de riem.");
    assert_eq!(leaks_at(&m, B), [at]);
}

#[test]
fn what_the_officer_typed_beside_the_readers_words_is_checked() {
    let mut m = family();
    shield(&mut m, Passage::Adres(A), B);
    let told = Account::told(B);
    in_place(&mut m, told.clone(), "Ik ging naar Lindelaan 4.", "bureau");
    assert_eq!(leaks_at(&m, B), []);
    let at = in_place(&mut m, told, "Ik ging weg.", "Lindelaan 4");
    assert_eq!(leaks_at(&m, B), [at]);
}

#[test]
fn a_shielded_reporter_shows_in_no_answer_of_a_reporter_and_in_no_typed_word() {
    let mut m = family();
    does(&mut m, Command::SetReporter(Some(A)));
    let asks = Some(AnswerValue::Tekst("Komen kijken.".into()));
    does(&mut m, Command::Answer(Question::VraagAanPolitie, asks));
    does(
        &mut m,
        Command::SetAccount(Question::VraagAanPolitie, Account::told(A)),
    );
    let hearing = Hearing {
        heard: Some(Heard::Gehoord),
        at: Some(m.at),
        ..Hearing::default()
    };
    does(&mut m, Command::SetHearing(A, hearing));
    assert!(text_for(&m, B).contains("Komen kijken"));
    shield(&mut m, Passage::Melder, B);
    let text = text_for(&m, B);
    assert!(!text.contains("Komen kijken"), "{text}");
    assert!(text_for(&m, A).contains("Komen kijken"));
    let at = sees(&mut m, "De melder stond buiten.");
    assert_eq!(leaks_at(&m, B), [at]);
}

#[test]
fn a_few_common_words_at_a_shielded_record_refuse_nothing() {
    let mut m = family();
    let told = Account::told(A);
    let kept = in_place(&mut m, told.clone(), "Hij dronk.", "telefoon");
    let twice = in_place(&mut m, told, "Hij riep.", "parkeerplaats bij de molen");
    shield(&mut m, kept, B);
    shield(&mut m, twice, B);
    sees(&mut m, "Wij spraken door de telefoon.");
    in_place(
        &mut m,
        Account::Waargenomen,
        "Het regende.",
        "parkeerplaats bij de molen",
    );
    assert_eq!(leaks_at(&m, B), []);
}

#[test]
fn a_refusal_names_at_most_four_places_and_not_their_words() {
    let mut m = family();
    shield(&mut m, Passage::Adres(A), B);
    for _ in 0..6 {
        sees(&mut m, "Ik reed naar Lindelaan 4.");
    }
    let message = refused(&m, B).to_string();
    assert!(
        message.contains("nr 1,") && message.contains("nr 4,"),
        "{message}"
    );
    assert!(
        !message.contains("nr 5,") && message.contains("en nog 2"),
        "{message}"
    );
    assert!(!message.contains("Lindelaan"), "{message}");
}
