//! The commands that keep a passage back, and what they refuse.

use super::family::*;
use super::{paper, view};
use crate::documents::reader::{Reader, ReaderPaperError};
use crate::melding::*;
use crate::protocol::{Signal, Step};

#[test]
fn a_shield_without_a_reason_refuses_the_paper_of_that_reader_only() {
    let mut m = family();
    let passage = Passage::Naam(D1);
    let reason = Text::default();
    does(
        &mut m,
        Command::Shield {
            passage,
            reader: A,
            reason,
        },
    );
    let missing = |e: &ReaderPaperError| matches!(e, ReaderPaperError::ReasonMissing { at, .. } if *at == [passage]);
    assert!(missing(&refused(&m, A)));
    assert!(refused(&m, A).to_string().contains("D1"));
    assert!(refused(&m, A).to_string().contains("de reden"));
    assert!(paper(&m, Reader::Parent(B)).is_ok());
    assert!(!view(&m, Reader::Parent(A)).shields[0].complete);
}

#[test]
fn own_words_are_never_shielded_from_a_parent_and_a_childs_are_from_who_reads_for_it() {
    let mut m = family();
    let own = says(&mut m, Account::told(A), "Ik belde.", None);
    let child = Account::WoordenKind {
        child: K1,
        question: Text::default(),
        present: Text::default(),
    };
    let of_child = says(&mut m, child, "Ik ben bang.", None);
    let shield = |passage, reader| Command::Shield {
        passage,
        reader,
        reason: Text::default(),
    };
    let mut refused = |passage, reader| m.apply(shield(passage, reader), m.at).err();
    assert_eq!(
        refused(Passage::Regel(own), A),
        Some(Rejection::OwnPassage(A))
    );
    assert_eq!(refused(Passage::Naam(A), A), Some(Rejection::OwnPassage(A)));
    assert_eq!(refused(Passage::Regel(of_child), K1), None);
    assert_eq!(refused(Passage::Regel(own), B), None);
    assert_eq!(
        refused(Passage::Regel(own), D1),
        Some(Rejection::NoReader(D1))
    );
    let nowhere = Passage::Regel(EntryId(99));
    assert_eq!(refused(nowhere, B), Some(Rejection::UnknownPassage));
}

#[test]
fn a_cleared_signal_or_a_removed_person_never_leaves_a_shield_to_nothing() {
    let mut m = family();
    does(
        &mut m,
        Command::AnswerSignal(Signal::Wapen, Value::Onbekend),
    );
    shield(&mut m, Passage::Signaal(Signal::Wapen), A);
    let cleared = m.apply(Command::ClearSignal(Signal::Wapen), m.at);
    assert_eq!(cleared, Err(Rejection::PassageShielded));
    shield(&mut m, Passage::Naam(D1), A);
    let removed = m.apply(Command::RemovePerson(D1), m.at);
    assert_eq!(removed, Err(Rejection::PersonInUse(D1)));
    does(
        &mut m,
        Command::Unshield {
            passage: Passage::Naam(D1),
            reader: A,
        },
    );
    does(&mut m, Command::RemovePerson(D1));
    let twice = m.apply(
        Command::Unshield {
            passage: Passage::Melder,
            reader: A,
        },
        m.at,
    );
    assert_eq!(twice, Err(Rejection::NotShielded));
}

#[test]
fn the_reason_of_a_shield_is_typed_in_one_step_of_undo() {
    let mut history = History::new(family());
    let now = history.melding().at;
    for reason in ["", "v", "ve", "vei"] {
        let reason = reason.into();
        let passage = Passage::Naam(D1);
        let shield = Command::Shield {
            passage,
            reader: A,
            reason,
        };
        history.apply(shield, now).unwrap();
    }
    assert_eq!(history.melding().shields[0].reason.as_str(), "vei");
    assert!(history.undo().is_some());
    assert_eq!(history.melding().shields[0].reason.as_str(), "");
    assert!(history.undo().is_some());
    assert!(history.melding().shields.is_empty());
}

#[test]
fn a_kept_word_is_kept_once_for_this_call() {
    let mut m = family();
    for word in ["altijd", "  altijd "] {
        does(&mut m, Command::KeepWord(word.into()));
    }
    assert_eq!(m.words_kept.len(), 1);
    does(&mut m, Command::WarnWord("altijd".into()));
    assert!(m.words_kept.is_empty());
    let list = m.apply(Command::KeepWord("a; b".into()), m.at);
    assert_eq!(list, Err(Rejection::NotAWord));
}

/// A shielded place is told by its town as well: there is no paper until somebody decided about each
/// line that names it.
#[test]
fn what_tells_of_a_shielded_place_is_shielded_or_left_with_a_reason_before_there_is_a_paper() {
    let mut m = family();
    let told = says(
        &mut m,
        Account::Waargenomen,
        "Moeder verblijft in Veldrade.",
        None,
    );
    let station = says(
        &mut m,
        Account::Waargenomen,
        "Vader kwam naar bureau Veldrade.",
        None,
    );
    shield(&mut m, Passage::Adres(A), B);
    let [told, station] = [told, station].map(Passage::Regel);
    let waits = |m: &Melding| match paper(m, Reader::Parent(B)) {
        Err(ReaderPaperError::Undecided { at, .. }) => at,
        other => panic!("{other:?}"),
    };
    assert_eq!(waits(&m), [told, station]);
    let suggested = view(&m, Reader::Parent(B)).suggestions;
    let must = suggested.iter().filter(|s| s.paper_waits).count();
    assert_eq!(must, 2);
    shield(&mut m, told, B);
    assert_eq!(waits(&m), [station]);
    let stands = |reason: &str| Command::LetStand {
        passage: station,
        reader: B,
        reason: reason.into(),
    };
    does(&mut m, stands(""));
    let missing = paper(&m, Reader::Parent(B));
    assert!(
        matches!(missing, Err(ReaderPaperError::ReasonMissing { .. })),
        "{missing:?}"
    );
    does(&mut m, stands("het bureau heet naar de stad"));
    let text = text_for(&m, B);
    assert!(text.contains("bureau Veldrade") && !text.contains("verblijft in Veldrade"));
    assert!(
        !text.contains("heet naar de stad"),
        "the reason is for the police"
    );
    assert!(
        view(&m, Reader::Parent(B))
            .suggestions
            .iter()
            .all(|s| s.passage != station)
    );
    // It can still be shielded, and a reader who may read the place needs no decision.
    shield(&mut m, station, B);
    assert!(!text_for(&m, B).contains("bureau Veldrade"));
    assert!(text_for(&m, A).contains("verblijft in Veldrade"));
    let file = ron::to_string(&m).unwrap();
    assert_eq!(ron::from_str::<Melding>(&file).unwrap(), m);
}

/// What the officer typed beside the reader's own words can tell a place as well: those words cannot be
/// shielded from who said them, and can be left.
#[test]
fn a_place_beside_the_readers_own_words_can_be_decided_too() {
    let mut m = family();
    let add = Command::AddStatement {
        account: Account::told(B),
        text: "Ik kwam te laat.".into(),
        place: "bureau Veldrade".into(),
        step: Step::Wederhoor,
        accuses: None,
    };
    let Subject::Entry(id) = does(&mut m, add) else {
        panic!("a statement");
    };
    let passage = Passage::Regel(id);
    shield(&mut m, Passage::Adres(A), B);
    let waits = paper(&m, Reader::Parent(B));
    assert!(
        matches!(&waits, Err(ReaderPaperError::Undecided { at, .. }) if *at == [passage]),
        "{waits:?}"
    );
    let offered = view(&m, Reader::Parent(B)).suggestions;
    assert!(
        offered
            .iter()
            .any(|s| s.passage == passage && s.paper_waits && s.own)
    );
    let left = Command::LetStand {
        passage,
        reader: B,
        reason: "het bureau heet naar de stad".into(),
    };
    does(&mut m, left);
    assert!(text_for(&m, B).contains("bureau Veldrade"));
}
