//! A scenario notices when a rule or a signal is gone.

use super::{id, tools};
use crate::{
    melding::{Account, Asked, Danger, EntryId, PersonId, SignalAnswer, Text, Whereabouts},
    protocol::{Choice, RuleId, Signal},
    training::{
        Move, Scenario, Tools, expert_faults, tests::first, unnoticed, with_rule_deleted,
        with_signal_deaf,
    },
};

/// The first scenario, in which the officer sees that the child is in danger.
fn with_danger() -> Scenario {
    let mut scenario = first();
    let item = scenario
        .items
        .iter_mut()
        .find(|i| i.id == id("kijk-binnen"))
        .unwrap();
    let danger = Danger {
        at_risk: [PersonId::Child(1)].into(),
        from: [].into(),
        place: Whereabouts::Onbekend,
        known: Some(Account::Waargenomen),
        text: "K1 reageert niet".into(),
        ..Danger::new(EntryId(930), true)
    };
    let answer = SignalAnswer {
        asked: Asked::Gevaar,
        replies: Vec::new(),
        dangers: vec![danger],
        note: Text::default(),
    };
    item.findings.signals.insert(Signal::DirectGevaar, answer);
    scenario.good.outcome = crate::afweging::Outcome::OptredenNoodzakelijk;
    scenario.good.rules = vec![RuleId::AcuutVastgesteld];
    scenario.expert.pop();
    scenario.expert.push(super::decide(Choice::BesluitOptreden));
    scenario
}

#[test]
fn each_rule_that_a_scenario_names_is_noticed_when_it_is_gone() {
    let scenario = first();
    for rule in &scenario.good.rules {
        let assess = with_rule_deleted(*rule);
        let tools = Tools {
            assess: &assess,
            ..tools()
        };
        let faults = expert_faults(&tools, &scenario);
        assert_eq!(faults.len(), 1, "{rule:?}: {faults:?}");
    }
}

#[test]
fn a_signal_that_is_not_heard_changes_the_outcome_where_it_counts() {
    let quiet = first();
    let danger = with_danger();
    assert_eq!(expert_faults(&tools(), &danger), Vec::<String>::new());
    let assess = with_signal_deaf(Signal::DirectGevaar);
    let deaf = Tools {
        assess: &assess,
        ..tools()
    };
    assert!(!expert_faults(&deaf, &danger).is_empty());
    assert!(expert_faults(&deaf, &quiet).is_empty());
}

#[test]
fn what_no_scenario_notices_is_listed() {
    let scenarios = [first(), with_danger()];
    let left = unnoticed(&tools(), &scenarios);
    for rule in scenarios.iter().flat_map(|s| &s.good.rules) {
        assert!(!left.rules.contains(rule), "{rule:?}");
    }
    assert!(left.rules.contains(&RuleId::StructureelVastgesteld));
    assert!(!left.signals.contains(&Signal::DirectGevaar));
    assert!(left.signals.contains(&Signal::Wapen));
}

#[test]
fn an_expert_course_that_cannot_be_played_is_a_fault() {
    let mut scenario = first();
    scenario.expert.insert(0, Move::Ask(id("bestaat-niet")));
    assert_eq!(expert_faults(&tools(), &scenario).len(), 1);
}
