//! A whole call by keyboard alone, from the empty window to two documents and a file.

use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use voorop::{
    afweging::Outcome,
    documents::{Block, Document, Mark, Span},
    files,
    melding::{Account, DecisionKind, Evidence, Force, Heard, PersonId, Put, Tri, Value},
    protocol::{Choice, Question, Signal, Step},
    ui::action::{Paper, RowId},
};

use crate::window::Window;

const SAID: &str = "Sinds zes uur komt zij niet met de kinderen";
const ANSWER: &str = "Ik hoorde pas om zeven uur dat hij zou komen";
const THREAT: &str = "hij roept dat hij de deur intrapt";
const DENIED: &str = "ik heb alleen aangebeld";
const TODAY: &str = "de kinderen gaan vandaag om zes uur";
const WHY_NOT: &str = "was al vertrokken";
const REASON: &str = "beide ouders zijn nu rustig";

/// Steps forward or back by key until this one is on screen.
fn go(w: &mut Window, step: Step) {
    for _ in 0..Step::ALL.len() {
        let now = w.app().view.step;
        if now == step {
            return;
        }
        w.ctrl(if now < step {
            Key::PageDown
        } else {
            Key::PageUp
        });
    }
    panic!("the step keys do not reach {step:?}");
}

fn people(w: &mut Window) {
    let t = w.t();
    w.choose(false, &t.add_child);
    w.choose(true, &t.add_child);
    assert_eq!(w.melding().children().count(), 2);
    // The age of a child stands beside its badge.
    w.tab_to(false, &t.child_age.replace("{wie}", "K1"));
    w.type_text("7");
    w.press(Key::Escape);
    let mother = format!(
        "{} A: {}",
        t.person_relation,
        w.app()
            .words
            .documents
            .relation(voorop::melding::Relation::Moeder)
    );
    w.choose(false, &mother);
    let reports = format!("{}: B", t.strip_reporter);
    w.choose(false, &reports);
    assert_eq!(w.melding().reporter, Some(PersonId::B));
}

fn signals(w: &mut Window) {
    let t = w.t();
    w.press(Key::F2);
    w.press(Key::N);
    // Whose answers these are is asked once.
    w.press(Key::B);
    // Said by the one who reports, about the other parent; for the first child.
    w.press(Key::G);
    assert_eq!(w.melding().signal(Signal::Geweld), Some(Value::Genoemd));
    assert_eq!(w.app().view.row, Some(RowId::Signal(Signal::Geweld)));
    w.choose(true, &format!("{}: K1", t.danger_at_risk));
    w.choose(true, &format!("{}: A", t.danger_from));
    w.press(Key::Escape);
    w.press(Key::F2);
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    w.type_text(THREAT);
    w.press(Key::Escape);
    w.press(Key::ArrowDown);
    for _ in 2..Signal::ALL.len() - 1 {
        w.press(Key::N);
    }
    w.press(Key::O);
    let answer = &w.melding().signals[&Signal::Geweld];
    let danger = answer.active().next().expect("it was mentioned");
    assert!(danger.at_risk.contains(&PersonId::Child(1)) && danger.from.contains(&PersonId::A));
    assert_eq!(danger.known, Some(Account::told(PersonId::B)));
    assert_eq!(w.melding().signal(Signal::Spanning), Some(Value::Onbekend));
}

fn statements(w: &mut Window) {
    let t = w.t();
    w.press(Key::V);
    // Nobody speaks until the officer says who: who reports comes first.
    w.press(Key::ArrowDown);
    w.type_text(SAID);
    w.press(Key::Enter);
    // The bar keeps the speaker and the keyboard; another speaker is a few keys away.
    w.press(Key::F4);
    w.choose(false, &format!("{}: A Moeder", t.bar_title));
    w.type_text(ANSWER);
    w.press(Key::Enter);
    w.press(Key::Escape);
    let said: Vec<_> = w.melding().live_statements().collect();
    assert_eq!(said.len(), 2);
    assert_eq!(said[0].account, Account::told(PersonId::B));
    assert_eq!(said[1].account, Account::told(PersonId::A));
}

fn decision(w: &mut Window) {
    let t = w.t();
    go(w, Step::Beslissing);
    let kind = w
        .app()
        .words
        .documents
        .decision(DecisionKind::ALL[0])
        .to_owned();
    let mut letters = kind.chars();
    let kind: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    w.choose(true, &format!("{}: {kind}", t.new_decision));
    w.choose(
        true,
        &format!("{kind}: {}: {}", t.decision_evidence, t.evidence_seen),
    );
    w.choose(true, &format!("{}: {}", t.decision_force, t.force_in));
    go(w, Step::Beslissing);
    w.press(Key::F2);
    go(w, Step::Beslissing);
    w.press(Key::Enter);
    w.type_text(TODAY);
    w.press(Key::Escape);
    go(w, Step::SterkeArm);
    w.press(Key::J);
    let decision = w.melding().live_decisions().next().expect("it was added");
    assert_eq!(decision.evidence, Some(Evidence::Gezien));
    assert_eq!(decision.force, Some(Force::Geldt));
    assert_eq!(decision.clause, Some(Tri::Ja));
    assert_eq!(decision.says_today.as_str(), TODAY);
}

fn wederhoor(w: &mut Window) {
    go(w, Step::Wederhoor);
    w.arrow_to(RowId::Hearing(PersonId::A));
    w.press(Key::J);
    w.arrow_to(RowId::Hearing(PersonId::B));
    w.press(Key::J);
    w.arrow_to(RowId::Hearing(PersonId::Child(1)));
    w.press(Key::N);
    w.press(Key::Enter);
    w.type_text(WHY_NOT);
    w.press(Key::Escape);
    let accusation = w.melding().accusations()[0].id;
    w.arrow_to(RowId::Rebuttal(accusation));
    w.press(Key::J);
    w.press(Key::Enter);
    w.type_text(DENIED);
    w.press(Key::Escape);
    let melding = w.melding();
    assert_eq!(melding.hearings[&PersonId::A].heard, Some(Heard::Gehoord));
    assert_eq!(
        melding.hearings[&PersonId::Child(1)].heard,
        Some(Heard::NietGehoord)
    );
    assert_eq!(melding.rebuttals[&accusation].put, Some(Put::Voorgelegd));
}

fn finish(w: &mut Window) {
    w.press(Key::F8);
    assert_eq!(w.app().view.step, Step::Afronden);
    w.arrow_to(RowId::Question(Question::Besluit));
    let name = w.protocol().question(Question::Besluit).short.clone();
    let choice = w.protocol().choice(Choice::BesluitAfweging).to_owned();
    w.choose(true, &format!("{name}: {choice}"));
    w.arrow_to(RowId::Question(Question::Besluit));
    w.press(Key::Enter);
    w.type_text(REASON);
    w.press(Key::Escape);
    assert!(
        w.melding()
            .chose(Question::Besluit, Choice::BesluitAfweging)
    );
}

/// Whose lines in the document hold these words.
fn marks(document: &Document, words: &str) -> Vec<Mark> {
    let plain = |span: &Span| match span {
        Span::Plain(text) | Span::Strong(text) | Span::Quote(text) => text.clone(),
    };
    let lines = document.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line),
        _ => None,
    });
    lines
        .filter(|line| {
            line.text
                .iter()
                .map(plain)
                .collect::<String>()
                .contains(words)
        })
        .map(|line| line.mark)
        .collect()
}

/// The text without the line breaks of its 78 columns.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_whole_case_by_keyboard_alone_gives_both_documents_and_a_file() {
    let mut w = Window::new();
    people(&mut w);
    signals(&mut w);
    statements(&mut w);
    decision(&mut w);
    wederhoor(&mut w);
    finish(&mut w);
    assert_ne!(w.app().derived.assessment.headline, Outcome::Terughoudend);

    let t = w.t();
    w.choose(true, &format!("{}: {}", t.copy_all, t.paper_mutatie));
    w.choose(true, &format!("{}: {}", t.copy_all, t.paper_zorgmelding));
    let [mutatie, zorgmelding] = &w.copied[..] else {
        panic!("both documents were copied, once each");
    };
    assert_eq!(*mutatie, w.app().paper(Paper::Mutatie));
    assert_eq!(*zorgmelding, w.app().paper(Paper::Zorgmelding));
    let flat = one_line(mutatie);
    for typed in [SAID, ANSWER, THREAT, DENIED, TODAY, WHY_NOT, REASON] {
        assert_eq!(flat.matches(typed).count(), 1, "{typed:?} in\n{mutatie}");
    }
    let document = &w.app().derived.mutatie;
    assert_eq!(marks(document, SAID), [Mark::Person(PersonId::B)]);
    assert_eq!(marks(document, ANSWER), [Mark::Person(PersonId::A)]);
    assert_eq!(marks(document, THREAT), [Mark::Person(PersonId::B)]);
    assert_eq!(marks(document, DENIED), [Mark::Person(PersonId::A)]);
    assert!(one_line(zorgmelding).contains(THREAT), "{zorgmelding}");
    save_and_load(w);
}

fn save_and_load(mut w: Window) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("melding.ron");
    let typed = path.display().to_string();
    let label = w.t().path_label.clone();
    w.ctrl(Key::S);
    assert_eq!(w.focused().as_deref(), Some(label.as_str()));
    w.retype(&typed);
    w.press(Key::Enter);
    w.wait();
    assert!(!w.app().has_unsaved_work());
    let saved = files::load(&path).expect("the file loads").melding;
    assert_eq!(saved, *w.melding());

    let mut again = Window::new();
    again.ctrl(Key::O);
    again.type_text(&typed);
    again.press(Key::Enter);
    again.wait();
    assert_eq!(*again.melding(), saved);
    assert_eq!(
        again.app().paper(Paper::Mutatie),
        w.app().paper(Paper::Mutatie)
    );
    let same = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Status;
    let (one, other) = (
        w.nodes().into_iter().find(same),
        again.nodes().into_iter().find(same),
    );
    let words = |n: Option<egui_kittest::Node<'_>>| n.and_then(|n| n.accesskit_node().label());
    assert_eq!(words(one), words(other), "the outcome is the same too");
}

#[test]
fn at_most_sixteen_keys_lead_to_restraint_when_all_was_asked_and_nothing_found() {
    let mut w = Window::new();
    for _ in Signal::ALL {
        w.no();
    }
    assert_eq!(w.app().derived.assessment.headline, Outcome::Terughoudend);
    let none = |s: &Signal| w.melding().signal(*s) == Some(Value::Nee);
    assert!(Signal::ALL.iter().all(none), "{:?}", w.melding().signals);
    assert!(w.presses <= 16, "{} keys", w.presses);
    let title = w.t().outcome_restrained.clone();
    assert!(w.says(&title));
}
