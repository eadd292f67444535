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
    does(&mut m, Command::SetReporter(Some(A)));
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
