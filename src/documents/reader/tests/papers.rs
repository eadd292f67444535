//! Small calls, and what their readers get.

use super::family::*;
use super::{paper, view};
use crate::documents::reader::{HeardState, PutState, Reader, ReaderPaperError, balance, readers};
use crate::documents::tests::words;
use crate::documents::{Imprint, Status, to_text};
use crate::melding::random::empty;
use crate::melding::*;
use crate::protocol::{Question, Signal};

#[test]
fn readers_are_the_parents_by_part_and_the_children() {
    let mut m = family();
    does(&mut m, Command::SetReporter(Some(B)));
    let ids: Vec<PersonId> = readers(&m).into_iter().map(Reader::id).collect();
    assert_eq!(ids, [B, A, K1, K2]);
}

#[test]
fn every_paper_says_that_parts_may_be_left_out_also_when_none_is() {
    let mut m = family();
    let whole = text_for(&m, B);
    assert!(whole.contains("kunnen delen zijn weggelaten"), "{whole}");
    let told = Account::told(A);
    let id = says(&mut m, told, "Hij stond voor de deur.", None);
    shield(&mut m, Passage::Regel(id), B);
    assert_eq!(text_for(&m, B), whole);
    assert!(text_for(&m, A).contains("voor de deur"));
}

#[test]
fn a_reader_who_is_not_in_the_call_gets_no_paper() {
    let m = empty();
    assert_eq!(refused(&m, K1), ReaderPaperError::UnknownReader(K1));
    let wrong = paper(&m, Reader::Child(A));
    assert_eq!(wrong, Err(ReaderPaperError::UnknownReader(A)));
}

#[test]
fn the_note_at_a_signal_goes_with_its_last_danger_and_not_with_its_first() {
    let mut m = family();
    does(&mut m, Command::SetReporter(Some(A)));
    does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Genoemd));
    does(&mut m, Command::AddDanger(Signal::Wapen));
    let note = "In de schuur, zegt zij.".into();
    does(&mut m, Command::SetSignalNote(Signal::Wapen, note));
    let ids: Vec<EntryId> = m.signals[&Signal::Wapen]
        .dangers
        .iter()
        .map(|d| d.id)
        .collect();
    shield(&mut m, Passage::Regel(ids[0]), B);
    assert!(text_for(&m, B).contains("schuur"));
    shield(&mut m, Passage::Regel(ids[1]), B);
    let text = text_for(&m, B);
    assert!(
        !text.contains("schuur") && !text.contains("Wapen"),
        "{text}"
    );
}

#[test]
fn without_a_shielded_person_no_label_and_no_gap_in_the_labels_shows() {
    let mut m = family();
    edit(&mut m, K2, |p| p.lives = Whereabouts::Bij(K1));
    let child = Account::WoordenKind {
        child: K2,
        question: Text::default(),
        present: Text::default(),
    };
    says(&mut m, child, "Ik wil naar school.", None);
    shield(&mut m, Passage::Persoon(K1), A);
    let text = text_for(&m, A);
    assert!(!text.contains("K2") && !text.contains("Sem"), "{text}");
    assert!(
        text.contains("Noor Maas") && text.contains("[K1]"),
        "{text}"
    );
    assert!(!text.contains("Woont"), "{text}");
}

#[test]
fn a_hidden_reporter_leaves_no_trace_and_moves_no_section() {
    let mut m = family();
    does(&mut m, Command::SetReporter(Some(D1)));
    does(
        &mut m,
        Command::AnswerSignal(Signal::Geweld, Value::Genoemd),
    );
    let said = Account::told(D1);
    let mut danger = m.signals[&Signal::Geweld].dangers[0].clone();
    danger.known = Some(said.clone());
    does(&mut m, Command::EditDanger(Signal::Geweld, danger));
    says(&mut m, said.clone(), "Ik hoor vaak ruzie.", Some(B));
    does(&mut m, Command::SetGround(Signal::Wapen, Some(said)));
    does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Nee));
    shield(&mut m, Passage::Persoon(D1), B);
    let document = paper(&m, Reader::Parent(B)).unwrap();
    let all = format!("{document:?}");
    let text = to_text(&document);
    for trace in ["D1", "buur", "Tineke", "ruzie", "Geweld", "Wapen", "Melder"] {
        assert!(!text.contains(trace), "{trace}\n{text}");
    }
    assert!(!all.contains("Other(1)"), "{all}");
}

#[test]
fn whoever_reported_a_reader_stands_first_in_their_own_paper() {
    let mut m = family();
    for by in [A, B] {
        let account = Account::told(by);
        says(&mut m, account, "Ik wil rust.", None);
    }
    does(&mut m, Command::SetReporter(Some(A)));
    let with = text_for(&m, B);
    shield(&mut m, Passage::Melder, B);
    let without = text_for(&m, B);
    for text in [&with, &without] {
        let own = text.find("Verhaal van B").unwrap();
        assert!(own < text.find("Verhaal van A").unwrap(), "{text}");
    }
    assert!(with.contains("Melder:") && !without.contains("Melder:"));
}

#[test]
fn a_claim_that_was_said_by_one_parent_stays_said_by_one_when_a_name_goes() {
    let mut m = family();
    does(&mut m, Command::SetSignalsFrom(Some(Account::told(A))));
    does(
        &mut m,
        Command::AnswerSignal(Signal::Geweld, Value::Genoemd),
    );
    let mut danger = m.signals[&Signal::Geweld].dangers[0].clone();
    danger.established = true;
    danger.from = [A, D1].into();
    does(&mut m, Command::EditDanger(Signal::Geweld, danger));
    shield(&mut m, Passage::Persoon(D1), A);
    let text = text_for(&m, A);
    assert!(text.contains("genoemd, niet vastgesteld"), "{text}");
}

#[test]
fn a_final_paper_is_no_draft_and_names_version_date_and_sources() {
    let (protocol, texts) = words();
    let m = family();
    let document = paper(&m, Reader::Parent(A)).unwrap();
    assert!(document.title.ends_with("(concept)"));
    let imprint = Imprint {
        version: "0.1.0".to_owned(),
        at: Some(m.at),
        status: Status::Definitief,
        exercise: true,
    };
    let document = document.with_imprint(imprint, protocol, texts);
    let text = to_text(&document);
    assert!(!text.to_lowercase().contains("concept"), "{text}");
    for must in [
        "OEFENING",
        "0.1.0",
        "20 november 2026",
        "Wpg · wet",
        "oudere tekst 2023",
        "stand 30-11-2026",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
}

#[test]
fn what_was_never_put_to_the_reader_is_listed_with_its_state() {
    let mut m = family();
    let put = says(&mut m, Account::told(A), "Hij duwde mij.", Some(B));
    let not = says(&mut m, Account::told(A), "Hij dronk.", Some(B));
    let open = says(&mut m, Account::told(A), "Hij schreeuwde.", Some(B));
    let child = Account::WoordenKind {
        child: K1,
        question: Text::default(),
        present: Text::default(),
    };
    let of_child = says(&mut m, child, "Papa was boos.", Some(B));
    for (id, rebuttal) in [
        (put, (Put::Voorgelegd, "Dat klopt niet.", "")),
        (not, (Put::NietVoorgelegd, "", "Hij was niet thuis.")),
    ] {
        let (put, answer, why_not) = rebuttal;
        let rebuttal = Rebuttal {
            put: Some(put),
            answer: answer.into(),
            why_not: why_not.into(),
            ..Rebuttal::default()
        };
        does(&mut m, Command::SetRebuttal(id, rebuttal));
    }
    let seen = view(&m, Reader::Parent(B));
    let state = |id| {
        let found = seen
            .about
            .iter()
            .find(|a| a.claim.passage == Passage::Regel(id));
        found.unwrap().put.clone()
    };
    assert_eq!(state(put), PutState::Answered);
    assert_eq!(state(not), PutState::NotPut("Hij was niet thuis.".into()));
    assert_eq!(state(open), PutState::NotRecorded);
    assert_eq!(state(of_child), PutState::SaidByChild);
    assert_eq!(seen.not_put, [Passage::Regel(not), Passage::Regel(open)]);
    let text = text_for(&m, B);
    assert!(
        text.contains("Antwoord van B (vader): Dat klopt niet."),
        "{text}"
    );
    assert!(!text.contains("(vader): niet vastgelegd"), "{text}");
}

#[test]
fn a_balance_counts_what_stands_there_and_makes_no_sum() {
    let mut m = family();
    says(
        &mut m,
        Account::told(A),
        "Hij kwam drie keer niet.",
        Some(B),
    );
    let literal = Account::Verklaard {
        by: A,
        form: Form::Letterlijk,
    };
    says(&mut m, literal, "Ik ben moe.", None);
    let why: Text = "Hij nam niet op.".into();
    let hearing = Hearing {
        heard: Some(Heard::NietGehoord),
        why_not: why.clone(),
        ..Hearing::default()
    };
    does(&mut m, Command::SetHearing(B, hearing));
    let [one, other] = balance(&m, |id| usize::from(id == A) * 2).parents;
    assert_eq!(
        (one.statements, one.literal, one.words, one.marked),
        (2, 1, 8, 2)
    );
    assert_eq!((one.about, one.heard), (0, HeardState::NotRecorded));
    assert_eq!(
        (other.statements, other.about, other.put, other.answered),
        (0, 1, 0, 0)
    );
    assert_eq!(other.heard, HeardState::NotHeard(why));
}

#[test]
fn an_answer_that_hangs_on_a_shielded_answer_goes_with_it() {
    let mut m = family();
    let yes = Some(AnswerValue::Ja);
    does(&mut m, Command::Answer(Question::ContactGestopt, yes));
    let ground = Some(AnswerValue::Tekst("Het kind kwam ziek terug.".into()));
    does(&mut m, Command::Answer(Question::GestoptGrond, ground));
    assert!(text_for(&m, B).contains("ziek terug"));
    shield(&mut m, Passage::Antwoord(Question::ContactGestopt), B);
    assert!(!text_for(&m, B).contains("ziek terug"));
}

/// A signal that several people answered, each under their own mark; of what a child said the
/// reader reads nothing where nobody could keep it back.
#[test]
fn a_reader_reads_every_answer_but_a_childs_beside_the_readers_own() {
    let mut m = family();
    for by in [A, B, K1] {
        does(&mut m, Command::SetSignalsFrom(Some(Account::told(by))));
        does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Nee));
    }
    let text = text_for(&m, B);
    assert!(text.contains("A (moeder) verklaart dit."), "{text}");
    assert!(text.contains("B (vader) verklaart dit."), "{text}");
    assert!(!text.contains("K1 (kind) verklaart dit."), "{text}");
    // The same for a danger that the child told of and the reader confirms.
    does(
        &mut m,
        Command::AnswerSignal(Signal::Geweld, Value::Genoemd),
    );
    let mut danger = m.signals[&Signal::Geweld].dangers[0].clone();
    danger.known = Some(Account::told(K1));
    danger.text = "er werd geslagen".into();
    danger.also = vec![Account::told(B)];
    does(&mut m, Command::EditDanger(Signal::Geweld, danger));
    let text = text_for(&m, B);
    assert!(!text.contains("geslagen"), "{text}");
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("ook van deze bron. B (vader) verklaart dit."),
        "{text}"
    );
}

#[test]
fn a_secret_address_is_told_to_nobody_and_found_in_any_text() {
    let mut m = family();
    edit(&mut m, A, |p| p.secret_address = true);
    edit(&mut m, K1, |p| p.lives = Whereabouts::Bij(A));
    for reader in [A, B, K1] {
        assert!(!text_for(&m, reader).contains("Lindelaan"), "{reader}");
    }
    assert!(text_for(&m, A).contains("Adres geheim."));
    let seen = says(
        &mut m,
        Account::Waargenomen,
        "Wij reden naar Lindelaan 4.",
        None,
    );
    assert_eq!(leaks_at(&m, B), [Passage::Regel(seen)]);
    assert_eq!(leaks_at(&m, K1), [Passage::Regel(seen)]);
    assert!(leaks_at(&m, A).is_empty(), "A knows where A lives");
}

/// Somewhere that is nobody's home, where the mother and a child are.
fn at_third_place(secret: bool) -> Melding {
    let mut m = family();
    does(&mut m, Command::AddPlace);
    let place = Place {
        number: 1,
        name: "Opvang De Wende".into(),
        secret,
    };
    does(&mut m, Command::EditPlace(place));
    for id in [A, K1] {
        edit(&mut m, id, |p| p.now = Whereabouts::Plek(1));
    }
    m
}

#[test]
fn a_third_place_goes_with_the_address_of_whoever_is_there() {
    let mut m = at_third_place(false);
    assert!(text_for(&m, B).contains("Opvang De Wende"));
    shield(&mut m, Passage::Adres(A), B);
    let text = text_for(&m, B);
    assert!(!text.contains("Wende"), "{text}");
    let told = says(&mut m, Account::told(D1), "Zij is in De Wende.", None);
    let named = says(
        &mut m,
        Account::told(D1),
        "Zij is in Opvang De Wende.",
        None,
    );
    let leaks = leaks_at(&m, B);
    assert!(leaks.contains(&Passage::Regel(named)), "{leaks:?} {told}");
}

#[test]
fn a_secret_place_stands_in_no_paper_for_a_reader() {
    let m = at_third_place(true);
    for reader in [A, B, K1] {
        let text = text_for(&m, reader);
        assert!(!text.contains("Wende"), "{text}");
    }
    assert!(text_for(&m, B).contains("adres geheim"));
}

/// Whatever is kept back, no paper for a reader calls it a conflict.
#[test]
fn no_paper_for_a_reader_says_conflict() {
    let text = text_for(&family(), B);
    assert!(!text.contains("conflict"), "{text}");
    assert!(text.contains("Elke regel laat zien wie het zegt"), "{text}");
}

#[test]
fn a_wish_to_report_is_read_by_who_wishes_it_alone() {
    let mut m = family();
    let Subject::Entry(id) = does(&mut m, Command::AddWish) else {
        panic!("a wish is an entry");
    };
    let wish = ReportWish {
        id,
        by: Some(A),
        against: [B].into(),
        fact: "bedreiging".into(),
        withdrawn: false,
    };
    does(&mut m, Command::EditWish(wish));
    let text = text_for(&m, A);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("Volgens A (moeder) tegen B (vader)"),
        "{text}"
    );
    assert!(!text_for(&m, B).contains("aangifte doen. Volgens"));
    assert!(!text_for(&m, B).contains("bedreiging"));
}

/// What the reader has from a child names that child by its label in the paper, and by none where
/// nothing may show that the child is in the call.
#[test]
fn a_child_from_whom_the_reader_has_it_is_named_as_in_the_paper() {
    let mut m = family();
    let hearsay = Account::VanHorenZeggen {
        by: A,
        from: Text::default(),
        source: Some(K2),
        form: Form::Samengevat,
    };
    says(&mut m, hearsay, "Er was ruzie.", None);
    let mut without_k1 = m.clone();
    shield(&mut without_k1, Passage::Persoon(K1), A);
    let text = text_for(&without_k1, A);
    assert!(
        text.contains("Volgens A (moeder) zei K1 (kind): Er was"),
        "{text}"
    );
    shield(&mut m, Passage::Persoon(K2), A);
    let text = text_for(&m, A);
    assert!(
        text.contains("Er was ruzie.") && !text.contains("zei K"),
        "{text}"
    );
}
