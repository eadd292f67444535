//! One thing left out or done wrong loses the point that is meant, and no other.

use super::{and_then, decide, fill, graded, id, missed, point, unnoted, without, write};
use crate::{
    documents::DebriefWederhoor,
    melding::{
        Account, Asked, Command, EntryId, Heard, Hearing, PersonId, Put, Rebuttal, SignalAnswer,
        Text, Value,
    },
    protocol::{Choice, Question, Signal},
    training::{Ask, Ban, Findings, Move, PointKey, tests::first},
};

#[test]
fn a_question_that_was_not_asked_is_one_point_and_its_signal_is_open_in_the_decision() {
    let scenario = first();
    let moves = without(&scenario, &["registraties"]);
    let registrations = Ask::Vraag(Question::EerdereRegistraties);
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::Verplicht(registrations), PointKey::Uitkomst]
    );
    assert_eq!(graded(&scenario, &moves).figures.asked, 6);
}

#[test]
fn what_was_asked_counts_as_asked_though_it_was_written_down_nowhere() {
    let scenario = first();
    let moves = unnoted(&scenario, &["registraties", "a-papieren"]);
    let lost = [
        PointKey::Uitkomst,
        PointKey::Weggelaten(Ask::Vraag(Question::EerdereRegistraties)),
        PointKey::Weggelaten(Ask::Beslissing),
    ];
    assert_eq!(missed(&scenario, &moves), lost);
}

#[test]
fn not_hearing_the_other_parent_is_missed_with_the_side_and_the_words() {
    let scenario = first();
    let moves = without(&scenario, &["b-verhaal", "afspraak-morgen"]);
    let lost = [
        PointKey::Verplicht(Ask::Gehoord(PersonId::B)),
        PointKey::Wederhoor(PersonId::B),
        PointKey::Spreker(id("b-verhaal")),
    ];
    assert_eq!(missed(&scenario, &moves), lost);
    let grading = graded(&scenario, &moves);
    assert_eq!(grading.figures.wederhoor, DebriefWederhoor::ZonderReden);
}

#[test]
fn a_reason_and_a_plan_mend_the_side_and_not_the_question() {
    let scenario = first();
    let line = Hearing {
        heard: Some(Heard::NietGehoord),
        why_not: "B neemt niet op".into(),
        plan: "morgen om tien uur bellen".into(),
        ..Hearing::default()
    };
    let with = |line: Hearing| {
        let mut moves = without(&scenario, &["b-verhaal", "afspraak-morgen"]);
        moves.push(Move::Do(Box::new(Command::SetHearing(PersonId::B, line))));
        moves
    };
    let side = PointKey::Wederhoor(PersonId::B);
    let moves = with(line.clone());
    assert!(!missed(&scenario, &moves).contains(&side));
    let grading = graded(&scenario, &moves);
    assert_eq!(grading.figures.wederhoor, DebriefWederhoor::MetReden);
    assert!(missed(&scenario, &moves).contains(&PointKey::Verplicht(Ask::Gehoord(PersonId::B))));
    let without_plan = Hearing {
        plan: Text::default(),
        ..line
    };
    assert!(missed(&scenario, &with(without_plan)).contains(&side));
}

#[test]
fn heard_in_the_melding_does_not_count_where_nobody_spoke() {
    let scenario = first();
    let mut moves = without(
        &scenario,
        &[
            "b-bellen",
            "b-verhaal",
            "kijk-binnen",
            "kind-spreken",
            "afspraak-morgen",
        ],
    );
    let line = Hearing {
        heard: Some(Heard::Gehoord),
        ..Hearing::default()
    };
    moves.push(Move::Do(Box::new(Command::SetHearing(PersonId::B, line))));
    let lost = missed(&scenario, &moves);
    assert!(lost.contains(&PointKey::Wederhoor(PersonId::B)), "{lost:?}");
}

#[test]
fn heard_and_not_recorded_loses_the_side_and_the_words() {
    let scenario = first();
    let lost = missed(&scenario, &unnoted(&scenario, &["b-verhaal"]));
    let side = PointKey::Wederhoor(PersonId::B);
    assert_eq!(lost, [side, PointKey::Spreker(id("b-verhaal"))]);
}

#[test]
fn a_decision_too_heavy_or_none_loses_the_outcome() {
    let scenario = first();
    let heavy = and_then(&scenario, [decide(Choice::BesluitOptreden)]);
    let none = &scenario.expert[..scenario.expert.len() - 1];
    for moves in [&heavy[..], none] {
        assert_eq!(missed(&scenario, moves), [PointKey::Uitkomst]);
    }
    let what = |moves: &[Move]| {
        point(&graded(&scenario, moves), &PointKey::Uitkomst)
            .what
            .clone()
    };
    assert!(what(&heavy).contains("zwaarder"));
    assert!(what(none).contains("geen besluit"));
}

#[test]
fn nee_without_asking_is_missed_and_onbekend_is_not() {
    let scenario = first();
    let mut moves = without(&scenario, &["registraties"]);
    let answer = |value| {
        Move::Do(Box::new(Command::AnswerSignal(
            Signal::PatroonOnveilig,
            value,
        )))
    };
    moves.push(answer(Value::Onbekend));
    let registrations = PointKey::Verplicht(Ask::Vraag(Question::EerdereRegistraties));
    let unknown = [registrations.clone(), PointKey::Uitkomst];
    assert_eq!(missed(&scenario, &moves), unknown);
    moves.push(answer(Value::Nee));
    let assumed = PointKey::NeeZonderVraag(Signal::PatroonOnveilig);
    let lost = [registrations, PointKey::Uitkomst, assumed];
    assert_eq!(missed(&scenario, &moves), lost);
}

#[test]
fn moving_a_child_without_a_ground_breaks_the_ban_and_with_its_own_danger_it_does_not() {
    let mut scenario = first();
    let taken = Move::Ask(id("neem-timo-mee"));
    let ban = PointKey::Verboden(Ban::KindVerplaatst);
    let moves = and_then(&scenario, [taken.clone()]);
    assert_eq!(missed(&scenario, &moves), std::slice::from_ref(&ban));
    let danger = crate::melding::Danger {
        at_risk: [PersonId::Child(1)].into(),
        from: [].into(),
        place: crate::melding::Whereabouts::Onbekend,
        known: Some(Account::Waargenomen),
        text: "K1 ligt bewusteloos op de grond".into(),
        ..crate::melding::Danger::new(EntryId(950), true)
    };
    let answer = SignalAnswer {
        asked: Asked::Gevaar,
        replies: Vec::new(),
        dangers: vec![danger],
        note: Text::default(),
    };
    let seen = fill(Findings {
        signals: [(Signal::DirectGevaar, answer.clone())].into(),
        ..Findings::default()
    });
    // A danger from nowhere is no ground.
    let moves = and_then(&scenario, [seen, taken.clone()]);
    assert!(missed(&scenario, &moves).contains(&ban));
    let look = scenario
        .items
        .iter_mut()
        .find(|i| i.id == id("kijk-binnen"));
    look.unwrap()
        .findings
        .signals
        .insert(Signal::DirectGevaar, answer);
    let moves = and_then(&scenario, [taken]);
    assert!(!missed(&scenario, &moves).contains(&ban));
}

#[test]
fn what_was_worth_knowing_and_not_asked_is_one_point_and_its_signal_is_open_in_the_decision() {
    let scenario = first();
    let moves = without(&scenario, &["kind-spreken"]);
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::Uitkomst, PointKey::TeWeten(id("kind-spreken"))]
    );
}

#[test]
fn a_marked_word_is_one_point_however_often_it_stands_there() {
    let scenario = first();
    let angry = "Ik vond B agressief. Later was B weer agressief.";
    let moves = and_then(&scenario, [write(Account::Oordeel, angry)]);
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::Woord("agressief".into())]
    );
    let kept = Command::KeepWord("woord:agressief".into());
    let moves = and_then(
        &scenario,
        [write(Account::Oordeel, angry), Move::Do(Box::new(kept))],
    );
    assert_eq!(missed(&scenario, &moves), []);
}

#[test]
fn an_accusation_is_put_or_the_reason_stands_there() {
    let scenario = first();
    let mut told = super::statement(
        Account::told(PersonId::A),
        "A zegt dat B te hard rijdt met K1.",
    );
    told.accuses = Some(PersonId::B);
    let told = fill(Findings {
        statements: vec![told],
        ..Findings::default()
    });
    let open = and_then(&scenario, [told.clone()]);
    let lost = missed(&scenario, &open);
    let [PointKey::NietVoorgelegd(entry)] = lost[..] else {
        panic!("{lost:?}");
    };
    let put = |put, why_not: &str| {
        let line = Rebuttal {
            put: Some(put),
            why_not: why_not.into(),
            ..Rebuttal::default()
        };
        let line = Move::Do(Box::new(Command::SetRebuttal(entry, line)));
        missed(&scenario, &and_then(&scenario, [told.clone(), line]))
    };
    assert_eq!(put(Put::Voorgelegd, ""), []);
    assert_eq!(put(Put::NietVoorgelegd, "dat brengt K1 in gevaar"), []);
    assert_eq!(put(Put::NietVoorgelegd, ""), lost);
}
