//! The melding beside what the course showed.

use uuid::Uuid;

use super::{and_then, decide, fill, id, missed, unnoted, without, write};
use crate::{
    melding::{
        Account, Answer, AnswerValue, Asked, Command, Danger, EntryId, Heard, Hearing, PersonId,
        Reply, Says, SignalAnswer, Text, Value, Whereabouts,
    },
    protocol::{Choice, Question, Signal},
    training::{
        Ask, Ban, Deed, Findings, Id, Item, Move, PointKey, Scenario, Session, tests::first,
    },
};

fn danger() -> SignalAnswer {
    SignalAnswer {
        asked: Asked::Gevaar,
        replies: Vec::new(),
        dangers: vec![Danger {
            at_risk: [PersonId::Child(1)].into(),
            from: [].into(),
            place: Whereabouts::Onbekend,
            known: Some(Account::Waargenomen),
            text: "K1 heeft hoge koorts en reageert niet".into(),
            ..Danger::new(EntryId(960), true)
        }],
        note: Text::default(),
    }
}

fn signal(signal: Signal, answer: SignalAnswer) -> Move {
    fill(Findings {
        signals: [(signal, answer)].into(),
        ..Findings::default()
    })
}

fn say(signal: Signal, value: Value) -> Move {
    Move::Do(Box::new(Command::AnswerSignal(signal, value)))
}

fn ticked(question: Question) -> Move {
    let answer = Answer {
        value: Some(AnswerValue::Ja),
        account: Account::Handeling,
        note: Text::default(),
    };
    fill(Findings {
        answers: [(question, answer)].into(),
        ..Findings::default()
    })
}

fn item<'s>(scenario: &'s mut Scenario, name: &str) -> &'s mut Item {
    let name: Id = id(name);
    scenario.items.iter_mut().find(|i| i.id == name).unwrap()
}

fn lost(signal: Signal) -> PointKey {
    PointKey::Weggelaten(Ask::Signaal(signal))
}

#[test]
fn a_danger_that_nothing_showed_is_missed_and_one_that_was_seen_is_not() {
    let mut scenario = first();
    let moves = and_then(&scenario, [signal(Signal::Wapen, danger())]);
    let key = PointKey::JaZonderVraag(Signal::Wapen);
    assert!(missed(&scenario, &moves).contains(&key));
    let seen = &mut item(&mut scenario, "kijk-binnen").findings;
    seen.signals.insert(Signal::Wapen, danger());
    assert!(!missed(&scenario, &moves).contains(&key));
}

#[test]
fn a_danger_that_was_told_may_not_become_nee() {
    let mut scenario = first();
    let told = &mut item(&mut scenario, "a-langer").findings;
    told.signals.insert(Signal::Belaging, danger());
    // Only the source that told it can take it back; the *nee* of another stands beside it.
    let moves = and_then(&scenario, [say(Signal::Belaging, Value::Nee)]);
    let key = lost(Signal::Belaging);
    assert!(!missed(&scenario, &moves).contains(&key));
    let as_seen = Command::SetSignalsFrom(Some(Account::Waargenomen));
    let as_seen = Move::Do(Box::new(as_seen));
    let moves = and_then(&scenario, [as_seen, say(Signal::Belaging, Value::Nee)]);
    assert!(missed(&scenario, &moves).contains(&key));
    assert!(!missed(&scenario, &scenario.expert).contains(&key));
    // What came later took the danger away.
    let no = SignalAnswer {
        asked: Asked::Nee,
        replies: Vec::new(),
        dangers: vec![],
        note: Text::default(),
    };
    let later = &mut item(&mut scenario, "registraties").findings;
    later.signals.insert(Signal::Belaging, no);
    assert!(!missed(&scenario, &moves).contains(&key));
}

#[test]
fn an_answer_of_a_required_question_stands_in_the_melding() {
    let scenario = first();
    let keys = [lost(Signal::DirectGevaar), lost(Signal::NietInStaat)];
    let moves = unnoted(&scenario, &["kijk-binnen"]);
    let without = missed(&scenario, &moves);
    assert!(keys.iter().all(|key| without.contains(key)), "{without:?}");
    let unknown = say(Signal::DirectGevaar, Value::Onbekend);
    // That somebody else does not know takes nothing away from what was seen.
    let moves = and_then(&scenario, [unknown.clone()]);
    assert_eq!(missed(&scenario, &moves), []);
    let as_seen = Command::SetSignalsFrom(Some(Account::Waargenomen));
    let moves = and_then(&scenario, [Move::Do(Box::new(as_seen)), unknown]);
    // What is unknown again is in the decision too: the rules find out first.
    let unknown = [PointKey::Uitkomst, lost(Signal::DirectGevaar)];
    assert_eq!(missed(&scenario, &moves), unknown);
    let moves = and_then(&scenario, [ticked(Question::EerdereRegistraties)]);
    let registrations = Ask::Vraag(Question::EerdereRegistraties);
    assert!(missed(&scenario, &moves).contains(&PointKey::Weggelaten(registrations)));
}

#[test]
fn a_telephone_call_is_no_hearing_where_the_scenario_has_one() {
    let scenario = first();
    let mut moves = without(&scenario, &["b-verhaal", "afspraak-morgen"]);
    let line = Hearing {
        heard: Some(Heard::Gehoord),
        ..Hearing::default()
    };
    moves.push(Move::Do(Box::new(Command::SetHearing(PersonId::B, line))));
    assert!(missed(&scenario, &moves).contains(&PointKey::Wederhoor(PersonId::B)));
}

#[test]
fn words_of_one_parent_under_the_other_lose_the_speaker_beside_the_right_one() {
    let scenario = first();
    let copied = "Timo kwam ziek uit school en heeft koorts.";
    let moves = and_then(&scenario, [write(Account::told(PersonId::A), copied)]);
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::Spreker(id("b-verhaal"))]
    );
    let moves = and_then(&scenario, [write(Account::told(PersonId::B), copied)]);
    assert_eq!(missed(&scenario, &moves), []);
}

#[test]
fn advice_without_a_leaflet_is_seen_where_no_scenario_lists_it() {
    let mut scenario = first();
    let ban = PointKey::Verboden(Ban::AdviesZonderBijsluiter);
    let advised = ticked(Question::AdviesGegeven);
    let moves = and_then(&scenario, [advised.clone()]);
    assert!(missed(&scenario, &moves).contains(&ban));
    let tick = ticked(Question::BijsluiterGegeven);
    let moves = and_then(&scenario, [advised.clone(), tick.clone()]);
    assert!(!missed(&scenario, &moves).contains(&ban));
    // With a leaflet to give, a tick is not enough, and new advice needs a new one.
    let mut add = |name: &str, deed| {
        let mut new = item(&mut scenario, "a-langer").clone();
        (new.id, new.deed) = (id(name), Some(deed));
        scenario.items.push(new);
    };
    add("bijsluiter", Deed::BijsluiterGegeven(PersonId::A));
    add("advies", Deed::Geadviseerd(PersonId::A));
    assert!(missed(&scenario, &and_then(&scenario, [advised, tick])).contains(&ban));
    let [advice, leaflet] = ["advies", "bijsluiter"].map(|name| Move::Ask(id(name)));
    let moves = and_then(&scenario, [advice.clone(), leaflet.clone()]);
    assert!(!missed(&scenario, &moves).contains(&ban));
    let moves = and_then(&scenario, [leaflet, advice]);
    assert!(missed(&scenario, &moves).contains(&ban));
}

#[test]
fn sending_somebody_away_is_seen_where_no_scenario_lists_it() {
    let mut scenario = first();
    item(&mut scenario, "a-langer").deed = Some(Deed::AangifteGeweigerd(PersonId::A));
    let ban = PointKey::Verboden(Ban::AangifteGeweigerd);
    assert_eq!(missed(&scenario, &scenario.expert), [ban]);
}

#[test]
fn a_decision_before_the_first_question_on_safety_is_too_early() {
    let scenario = first();
    let decided = decide(Choice::BesluitTerughoudend);
    let with = |first: &[Move]| {
        let moves: Vec<Move> = first.iter().chain(&scenario.expert).cloned().collect();
        missed(&scenario, &moves)
    };
    assert_eq!(
        with(std::slice::from_ref(&decided)),
        [PointKey::BesluitTeVroeg]
    );
    assert_eq!(with(&[decided, Move::Undo]), []);
}

#[test]
fn nee_as_seen_where_only_a_parent_said_so_is_a_claim_as_a_fact() {
    let scenario = first();
    let seen = |of: Signal| {
        let ground = Command::SetGround(of, Some(Account::Waargenomen));
        missed(
            &scenario,
            &and_then(&scenario, [Move::Do(Box::new(ground))]),
        )
    };
    assert_eq!(
        seen(Signal::Geweld),
        [PointKey::AlsFeit(id("a-veiligheid"))]
    );
    assert_eq!(seen(Signal::DirectGevaar), []);
}

#[test]
fn nee_of_a_source_that_was_not_asked_is_missed() {
    let scenario = first();
    let other = Command::SetSignalsFrom(Some(Account::told(PersonId::B)));
    let moves = and_then(
        &scenario,
        [Move::Do(Box::new(other)), say(Signal::Geweld, Value::Nee)],
    );
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::NeeZonderVraag(Signal::Geweld)]
    );
}

#[test]
fn each_source_of_a_signal_keeps_its_own_answer() {
    let mut scenario = first();
    let b = Account::told(PersonId::B);
    let told = &mut item(&mut scenario, "b-verhaal").findings;
    let answer = SignalAnswer {
        replies: vec![Reply::new(Says::Nee, Some(b.clone()))],
        ..SignalAnswer::new(Asked::Nee)
    };
    told.signals.insert(Signal::Geweld, answer);
    let session = Session::replay(&scenario, Uuid::nil(), &scenario.expert).unwrap();
    let melding = session.melding();
    let replies = melding.signals[&Signal::Geweld].live_replies();
    let by: Vec<_> = replies.clone().filter_map(|r| r.account.as_ref()).collect();
    assert_eq!(by, [&Account::told(PersonId::A), &b]);
    assert!(replies.clone().all(|r| r.at.is_some()));
    assert_eq!(melding.signals_from, None);
}
