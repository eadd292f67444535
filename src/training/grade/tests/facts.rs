//! Who stands beside what: words under another speaker, words as a fact, and never a point where the
//! speaker stands there.

use super::{and_then, fill, graded, id, missed, point, unnoted, write};
use crate::{
    melding::{
        Account, Asked, Danger, EntryId, Form, PersonId, Shown, SignalAnswer, Text, Whereabouts,
    },
    protocol::Signal,
    training::{Ban, Findings, Forbidden, Move, PointKey, Said, Scenario, tests::first},
};

const WORDS: &str = "Om zes uur zou ik hem halen. Ik sta hier al een half uur.";

/// The first scenario, in which the story of A is known by words that no other record has.
fn told() -> Scenario {
    let mut scenario = first();
    let mut expected = scenario.good.statements.iter_mut();
    let story = expected.find(|e| e.from == id("a-verhaal")).unwrap();
    story.words = vec!["zes uur".into(), "half uur".into()];
    scenario
}

/// The expert course, with the story of A written under this account.
fn story_under(scenario: &Scenario, account: Account) -> Vec<Move> {
    let mut moves = unnoted(scenario, &["a-verhaal"]);
    let item = scenario.item(&id("a-verhaal")).unwrap();
    let mut findings = item.findings.clone();
    findings.statements[0].account = account;
    moves.push(fill(findings));
    moves
}

#[test]
fn words_under_the_other_parent_lose_the_speaker() {
    let scenario = told();
    let moves = story_under(&scenario, Account::told(PersonId::B));
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::Spreker(id("a-verhaal"))]
    );
    let grading = graded(&scenario, &moves);
    let point = point(&grading, &PointKey::Spreker(id("a-verhaal")));
    assert!(
        point.what.contains("bij B") && point.what.contains("van A"),
        "{}",
        point.what
    );
}

#[test]
fn words_as_seen_by_the_officer_are_a_claim_as_a_fact() {
    let scenario = told();
    let as_fact = [
        PointKey::Spreker(id("a-verhaal")),
        PointKey::AlsFeit(id("a-verhaal")),
    ];
    let seen = Account::Document {
        name: "brief".into(),
        shown: Shown::Gezien,
        form: Form::Samengevat,
    };
    let system = Account::Systeem {
        query: "personen".into(),
    };
    for account in [Account::Waargenomen, Account::Oordeel, seen, system] {
        let moves = story_under(&scenario, account);
        assert_eq!(missed(&scenario, &moves), as_fact);
    }
    let mentioned = Account::Document {
        name: "brief".into(),
        shown: Shown::GenoemdDoor(PersonId::A),
        form: Form::Samengevat,
    };
    assert_eq!(missed(&scenario, &story_under(&scenario, mentioned)), []);
}

#[test]
fn a_long_literal_overlap_is_found_beside_the_right_statement() {
    let scenario = first();
    let copied = "Timo kwam ziek uit school en heeft koorts.";
    let moves = and_then(&scenario, [write(Account::Waargenomen, copied)]);
    assert_eq!(
        missed(&scenario, &moves),
        [PointKey::AlsFeit(id("b-verhaal"))]
    );
}

#[test]
fn who_names_the_speaker_or_quotes_or_saw_it_makes_no_claim() {
    let scenario = first();
    for fair in [
        "B verklaart dat Timo ziek uit school kwam en koorts heeft.",
        "Volgens B: Timo kwam ziek uit school en heeft koorts.",
        "Ik hoorde B roepen: \"Timo kwam ziek uit school en heeft koorts.\"",
        "Ik zag dat K1 in bed ligt met een natte doek op zijn hoofd.",
        "K1 ligt in bed met een natte doek op zijn hoofd. Naast hem staat een glas water.",
        "Om zes uur vijfentwintig waren wij bij de woning.",
    ] {
        let moves = and_then(&scenario, [write(Account::Waargenomen, fair)]);
        assert_eq!(missed(&scenario, &moves), [], "{fair}");
    }
    // The same words under their speaker, as often as one likes.
    let again = write(
        Account::Verklaard {
            by: PersonId::A,
            form: Form::Letterlijk,
        },
        WORDS,
    );
    assert_eq!(missed(&scenario, &and_then(&scenario, [again])), []);
}

#[test]
fn a_claim_without_a_speaker_is_named_by_its_record() {
    let scenario = first();
    let moves = and_then(
        &scenario,
        [write(Account::Waargenomen, "B kleineert K1 al jaren.")],
    );
    let lost = missed(&scenario, &moves);
    assert!(
        matches!(lost[..], [PointKey::ZonderSpreker(EntryId(n))] if n > 0),
        "{lost:?}"
    );
}

#[test]
fn the_ban_on_claims_as_facts_stands_beside_the_point_itself() {
    let mut scenario = told();
    scenario.good.forbidden.push(Forbidden {
        ban: Ban::BeweringAlsFeit,
        why: "Een reden.".into(),
        citations: scenario.good.citations.clone(),
    });
    let ban = PointKey::Verboden(Ban::BeweringAlsFeit);
    assert_eq!(missed(&scenario, &scenario.expert), []);
    let moves = story_under(&scenario, Account::Waargenomen);
    let lost = missed(&scenario, &moves);
    assert!(lost.contains(&ban) && lost.contains(&PointKey::AlsFeit(id("a-verhaal"))));
    let grading = graded(&scenario, &moves);
    assert_eq!(point(&grading, &ban).why, "Een reden.");
}

/// The first scenario in which A tells of violence, as an accusation that B answers.
fn with_violence() -> Scenario {
    let mut scenario = first();
    let item = scenario
        .items
        .iter_mut()
        .find(|i| i.id == id("a-veiligheid"))
        .unwrap();
    item.answer = vec![Said {
        by: Some(PersonId::A),
        text: "Vorige week duwde hij mij tegen de muur.".into(),
    }];
    item.findings.signals.insert(
        Signal::Geweld,
        violence(Some(Account::told(PersonId::A)), false),
    );
    scenario
}

fn violence(known: Option<Account>, established: bool) -> SignalAnswer {
    SignalAnswer {
        asked: Asked::Gevaar,
        replies: Vec::new(),
        dangers: vec![Danger {
            at_risk: [PersonId::A].into(),
            from: [PersonId::B].into(),
            place: Whereabouts::Onbekend,
            known,
            text: "duwen tegen de muur".into(),
            ..Danger::new(EntryId(940), established)
        }],
        note: Text::default(),
    }
}

#[test]
fn what_one_parent_told_is_not_established_by_the_officer() {
    let scenario = with_violence();
    let key = PointKey::AlsFeit(id("a-veiligheid"));
    assert!(!missed(&scenario, &scenario.expert).contains(&key));
    for known in [Some(Account::Waargenomen), None] {
        let mut moves = unnoted(&scenario, &["a-veiligheid"]);
        moves.push(fill(Findings {
            signals: [(Signal::Geweld, violence(known, true))].into(),
            ..Findings::default()
        }));
        let lost = missed(&scenario, &moves);
        assert!(lost.contains(&key), "{lost:?}");
    }
    let mut moves = unnoted(&scenario, &["a-veiligheid"]);
    moves.push(fill(Findings {
        signals: [(
            Signal::Geweld,
            violence(Some(Account::told(PersonId::A)), true),
        )]
        .into(),
        ..Findings::default()
    }));
    assert!(!missed(&scenario, &moves).contains(&key));
}
