//! Whether the scenarios notice when a rule or a signal is gone: each scenario is a test of the
//! afweging.

use std::collections::BTreeSet;

use super::{Tools, decision::decision_name, grade};
use crate::{
    afweging::{Assessment, assess},
    melding::{Asked, Melding},
    protocol::{RuleId, Signal},
    training::Scenario,
};

/// What is wrong with a scenario's own expert course; empty where it is good.
pub fn expert_faults(tools: &Tools<'_>, scenario: &Scenario) -> Vec<String> {
    let grading = match grade(tools, scenario, &scenario.expert) {
        Ok(grading) => grading,
        Err((number, error)) => return vec![format!("expert, zet {number}: {error}")],
    };
    let mut faults: Vec<String> = grading
        .points
        .iter()
        .filter(|p| !p.good)
        .map(|p| format!("expert mist {:?}: {}", p.key, p.what))
        .collect();
    let good = &scenario.good;
    if grading.headline != good.outcome {
        faults.push(format!(
            "de regels geven ‘{}’ en het scenario verwacht ‘{}’",
            decision_name(tools, grading.headline),
            decision_name(tools, good.outcome)
        ));
    }
    let silent = good.rules.iter().filter(|r| !grading.rules.contains(r));
    faults.extend(silent.map(|rule| format!("regel {} spreekt niet", rule.name())));
    let figures = &grading.figures;
    if figures.minutes > figures.budget {
        faults.push(format!(
            "expert gebruikt {} minuten van {}",
            figures.minutes, figures.budget
        ));
    }
    faults
}

/// The rules as they would be without one rule: wherever it speaks, it is silent.
pub fn with_rule_deleted(rule: RuleId) -> impl Fn(&Melding) -> Assessment {
    move |melding| {
        let mut assessment = assess(melding);
        let lists = [
            &mut assessment.now,
            &mut assessment.later,
            &mut assessment.reasons,
            &mut assessment.offence_track,
            &mut assessment.care_track,
            &mut assessment.wederhoor_track,
            &mut assessment.contact_track,
            &mut assessment.routes,
        ];
        for list in lists {
            list.retain(|reason| reason.rule != rule);
        }
        assessment.acts.retain(|act| act.reason.rule != rule);
        assessment
    }
}

/// The rules as they would be if they did not hear one signal: it counts as nee.
pub fn with_signal_deaf(signal: Signal) -> impl Fn(&Melding) -> Assessment {
    move |melding| {
        let mut deaf = melding.clone();
        if let Some(answer) = deaf.signals.get_mut(&signal) {
            answer.asked = Asked::Nee;
        }
        assess(&deaf)
    }
}

/// What could go from the afweging without any scenario failing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unnoticed {
    /// Rules.
    pub rules: Vec<RuleId>,
    /// Signals.
    pub signals: Vec<Signal>,
}

/// Takes each rule and each signal away in turn, and tells which no expert course notices. Only a
/// scenario in which the rule speaks can notice it, so only these are played again.
pub fn unnoticed(tools: &Tools<'_>, scenarios: &[Scenario]) -> Unnoticed {
    let spoken: Vec<BTreeSet<RuleId>> = scenarios
        .iter()
        .map(|s| grade(tools, s, &s.expert).map_or_else(|_| BTreeSet::new(), |g| g.rules))
        .collect();
    let noticed = |assess: &dyn Fn(&Melding) -> Assessment, scenario: &Scenario| {
        !expert_faults(&Tools { assess, ..*tools }, scenario).is_empty()
    };
    let rules = RuleId::ALL.iter().copied().filter(|rule| {
        let deleted = with_rule_deleted(*rule);
        let mut heard = scenarios.iter().zip(&spoken);
        !heard.any(|(scenario, spoken)| spoken.contains(rule) && noticed(&deleted, scenario))
    });
    let signals = Signal::ALL.iter().copied().filter(|signal| {
        let deaf = with_signal_deaf(*signal);
        !scenarios.iter().any(|scenario| noticed(&deaf, scenario))
    });
    Unnoticed {
        rules: rules.collect(),
        signals: signals.collect(),
    }
}
