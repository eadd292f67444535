//! What is rare unfolds: partly heard, decisions, people, aangiften, times; and what the side says.

use eframe::egui::Key;
use voorop::{
    afweging::Leave,
    melding::{
        Account, Command, DecisionKind, Form, Heard, PersonId, Presence, Relation, Tri, Value,
    },
    protocol::{Choice, Question, Signal, Step},
    ui::action::{Action, RowId},
};

use crate::window::Window;

fn on(w: &mut Window, step: Step, row: RowId) {
    w.show(step);
    w.act(Action::ChooseRow(row));
}

#[test]
fn who_was_heard_could_speak_freely_or_not_and_what_about() {
    let mut w = Window::new();
    on(&mut w, Step::Wederhoor, RowId::Hearing(PersonId::B));
    let t = w.t();
    w.press(Key::J);
    w.choose(true, &format!("{}: {}", t.free_at_door, t.no));
    w.choose(true, &format!("{}: {}", t.free_by_phone, t.yes));
    w.choose(true, &format!("+ {}", t.hearing_rare));
    w.choose(true, &format!("{}: {}", t.hearing_own, t.spoke_unasked));
    w.tab_to(true, &t.heard_at);
    w.retype("20-11-2026 20:05");
    let hearing = &w.melding().hearings[&PersonId::B];
    assert_eq!(hearing.heard, Some(Heard::Gehoord));
    assert_eq!(hearing.free_at_door, Some(Tri::Nee));
    assert_eq!(hearing.free_by_phone, Some(Tri::Ja));
    assert!(hearing.unasked && hearing.spoke_freely());
    let at = hearing.at.expect("a time");
    assert_eq!(at.format("%H:%M").to_string(), "20:05");
    assert!(w.describes(&t.not_free));
    assert!(
        w.describes("20:05") && w.describes("21:14"),
        "said and written"
    );
}

#[test]
fn somebody_who_was_not_reached_says_how_often_it_was_tried() {
    let mut w = Window::new();
    on(&mut w, Step::Wederhoor, RowId::Hearing(PersonId::B));
    let t = w.t();
    let docs = w.app().words.documents.relation(Relation::Ouder).to_owned();
    w.choose(true, &format!("B ({docs}): {}", t.not_reached));
    w.tab_to(true, &t.hearing_tries);
    w.type_text("3");
    let hearing = &w.melding().hearings[&PersonId::B];
    assert_eq!(hearing.heard, Some(Heard::NietBereikt));
    assert_eq!(hearing.tries, Some(3));
    assert!(w.describes(&t.tries_line.replace("{n}", "3")));
}

#[test]
fn a_child_was_seen_or_not_and_heard_apart() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    on(&mut w, Step::Wederhoor, RowId::Hearing(PersonId::Child(1)));
    w.press(Key::J);
    let t = w.t();
    w.choose(true, &format!("{}: {}", t.child_seen, t.yes));
    w.choose(true, &format!("{}: {}", t.child_seen, t.child_apart));
    let hearing = &w.melding().hearings[&PersonId::Child(1)];
    assert_eq!(hearing.seen, Some(Tri::Ja));
    assert!(hearing.apart);
}

#[test]
fn a_decision_is_about_a_child_for_somebody_and_for_this_day() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    w.act(Action::Do(Command::AddPerson { child: true }));
    w.act(Action::Do(Command::AddDecision(
        DecisionKind::Hoofdverblijf,
    )));
    let id = w.melding().decisions[0].id;
    on(&mut w, Step::Beslissing, RowId::Decision(id));
    let t = w.t();
    w.choose(true, &format!("{}: K2", t.decision_children));
    w.choose(true, &format!("{}: B", t.decision_favours));
    w.choose(true, &format!("{}: {}", t.decision_gives_today, t.no));
    w.choose(true, &format!("+ {}", t.decision_rare));
    w.choose(true, &format!("{}: {}", t.decision_appealed, t.yes));
    w.choose(true, &format!("{}: {}", t.decision_enforceable, t.unknown));
    w.choose(true, &format!("{}: {}", t.decision_served, t.no));
    let decision = &w.melding().decisions[0];
    assert_eq!(decision.children, [PersonId::Child(2)].into());
    assert_eq!(decision.favours, [PersonId::B].into());
    assert_eq!(decision.today, Some(Tri::Nee));
    assert_eq!(decision.appealed, Some(Tri::Ja));
    assert_eq!(decision.enforceable, Some(Tri::Onbekend));
    assert_eq!(decision.served, Some(Tri::Nee));
    assert!(w.describes(&t.decision_favours_line.replace("{wie}", "B")));
}

#[test]
fn rare_kinds_of_decision_unfold_and_the_old_kind_is_no_longer_offered() {
    let mut w = Window::new();
    on(&mut w, Step::Beslissing, RowId::NewDecision);
    let t = w.t();
    let name = |w: &Window, kind| {
        let words = w.app().words.documents.decision(kind).to_owned();
        let mut letters = words.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let words: String = first.chain(letters).collect();
        format!("{}: {words}", t.new_decision)
    };
    let uhp = name(&w, DecisionKind::Uithuisplaatsing);
    assert!(!w.shows(&uhp) && w.shows(&name(&w, DecisionKind::GezagEenPersoon)));
    w.choose(true, &format!("+ {}", t.decision_kinds_rare));
    assert!(w.shows(&uhp));
    assert!(!w.shows(&name(&w, DecisionKind::GezagOfVerblijf)));
}

#[test]
fn several_people_report_and_several_wish_to_report_an_offence_each_about_whom() {
    let mut w = Window::new();
    w.act(Action::Do(Command::SetReporter(Some(PersonId::A))));
    on(&mut w, Step::Melding, RowId::Person(PersonId::B));
    let t = w.t();
    w.choose(
        true,
        &format!("{} B: {}", t.strip_reporter, t.reports_also_chip),
    );
    assert!(w.melding().also_report.contains(&PersonId::B));
    assert_eq!(w.melding().reporter, Some(PersonId::A));

    w.show(Step::Feit);
    assert!(!w.shows(&t.wish_more), "only where somebody wishes to");
    w.act(Action::ChooseRow(RowId::Question(Question::WensAangifte)));
    w.press(Key::J);
    w.choose(true, &t.wish_more);
    w.choose(true, &format!("{}: B", t.wish_by));
    w.choose(true, &format!("{}: A", t.wish_against));
    let wish = &w.melding().report_wishes[0];
    assert_eq!(wish.by, Some(PersonId::B));
    assert_eq!(wish.against, [PersonId::A].into());
    assert_eq!(w.app().view.row, Some(RowId::Wish(wish.id)));
}

#[test]
fn a_person_can_be_anybody_deceased_or_with_a_secret_address() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    on(&mut w, Step::Melding, RowId::Person(PersonId::B));
    let t = w.t();
    w.choose(true, &format!("+ {}", t.person_rare));
    w.choose(true, &format!("{}: {}", t.person_address, t.address_secret));
    w.choose(
        true,
        &format!("{}: {}", t.person_presence, t.presence_deceased),
    );
    let b = w.melding().person(PersonId::B).expect("a parent");
    assert!(b.secret_address);
    assert_eq!(b.presence, Presence::Overleden);

    on(&mut w, Step::Melding, RowId::Person(PersonId::Child(1)));
    w.choose(true, &format!("+ {}", t.person_rare_child));
    w.choose(true, &format!("{}: A", t.child_custody));
    w.tab_to(true, &t.child_wish);
    w.type_text("naar huis");
    let child = w.melding().person(PersonId::Child(1)).expect("a child");
    assert_eq!(child.custody, [PersonId::A].into());
    assert_eq!(child.wish.as_str(), "naar huis");
}

#[test]
fn no_statement_gets_a_speaker_from_who_reports_and_its_time_can_be_set() {
    let mut w = Window::new();
    w.act(Action::Do(Command::SetReporter(Some(PersonId::B))));
    w.press(Key::F4);
    w.type_text("zij kwam niet");
    w.press(Key::Enter);
    assert!(w.melding().statements.is_empty());
    assert_eq!(w.melding().concept.account, None);
    let t = w.t();
    w.choose(false, &format!("+ {}", t.said_at));
    w.tab_to(true, &t.said_at);
    w.type_text("20-11-2026 18:00");
    w.press(Key::F4);
    w.press(Key::ArrowDown);
    w.press(Key::Enter);
    let statement = &w.melding().statements[0];
    assert_eq!(statement.account, Account::told(PersonId::B));
    let at = statement.at.expect("a time");
    assert_eq!(at.format("%H:%M").to_string(), "18:00");
    assert!(statement.recorded.expect("now") > at);
}

#[test]
fn hearsay_keeps_its_chain_and_can_be_literal() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    w.press(Key::F4);
    w.press(Key::ArrowDown);
    w.type_text("zij zegt dat zij bang is");
    let t = w.t();
    w.choose(false, &format!("{}: {}", t.bar_form, t.account_hearsay));
    w.choose(false, &format!("{}: K1", t.hearsay_source));
    w.choose(false, &format!("{}: {}", t.words_form, t.account_quoted));
    let account = w.melding().concept.account.clone();
    assert_eq!(
        account,
        Some(Account::VanHorenZeggen {
            by: PersonId::A,
            from: voorop::melding::Text::default(),
            source: Some(PersonId::Child(1)),
            form: Form::Letterlijk,
        })
    );
}

#[test]
fn a_question_of_the_ovj_shows_only_where_a_handover_waits_for_it() {
    let mut w = Window::new();
    w.show(Step::SterkeArm);
    let row = RowId::Question(Question::OvjOverdracht);
    assert!(!w.app().rows().contains(&row));
    w.act(Action::Do(Command::Answer(
        Question::OvjOverdracht,
        Some(voorop::melding::AnswerValue::Keuze(Choice::OvjNiet)),
    )));
    assert!(w.app().rows().contains(&row), "an answer stays in sight");
}

#[test]
fn the_side_names_the_fact_and_whose_account_it_is_and_cuts_nothing_of_what_comes_later() {
    let mut w = Window::new();
    w.act(Action::Do(Command::SetSignalsFrom(Some(Account::told(
        PersonId::A,
    )))));
    for signal in [Signal::Geweld, Signal::Belaging] {
        w.act(Action::Do(Command::AnswerSignal(signal, Value::Genoemd)));
    }
    let a = &w.app().derived.assessment;
    assert_eq!(
        a.offence_track[0].who,
        [PersonId::A],
        "{:?}",
        a.offence_track
    );
    let t = w.t();
    let lead = t.line_offence.replace("{wat}", "");
    let lead = lead.trim();
    assert!(w.says(&format!("{lead} A")), "whose account it is");
    assert!(!w.says("{wat}") && !w.says("{wie}") && !w.says("{signalen}"));
    assert_eq!(w.says(&t.heading_later), !a.later.is_empty());
}

#[test]
fn a_child_in_danger_that_nobody_saw_is_moved_only_once_it_is_seen() {
    let mut w = Window::new();
    w.act(Action::Do(Command::AddPerson { child: true }));
    w.press(Key::F2);
    w.press(Key::J);
    let t = w.t();
    w.choose(true, &format!("{}: K1", t.danger_at_risk));
    let acts = &w.app().derived.assessment.acts;
    let waits = acts.iter().any(|a| a.leave == Leave::ZodraGezien);
    assert_eq!(w.says(&t.leave_when_seen), waits);
    assert!(waits, "{acts:?}");
}
