//! The proof holds for the product's rules, and fails for each rule that is broken on purpose.

use super::*;
use crate::protocol::SignalClass;

fn fails(rules: Rules, invariant: Invariant) {
    let report = run(&rules);
    assert!(
        report.failure(invariant).is_some(),
        "{invariant:?} was not missed"
    );
}

#[test]
fn every_invariant_holds_over_every_combination() {
    let report = run(&Rules::PRODUCT);
    assert_eq!(report.failures, Vec::new());
    assert!(
        report.total() > 9_000_000,
        "only {} combinations",
        report.total()
    );
}

#[test]
fn unknown_taken_as_safe_is_found() {
    fn broken(safety: Safety, clause: Clause) -> (Outcome, Option<Road>) {
        if safety.acute == Value::Onbekend {
            return (Outcome::Terughoudend, None);
        }
        outcome(safety, clause)
    }
    fails(
        Rules {
            outcome: broken,
            ..Rules::PRODUCT
        },
        Invariant::UnknownIsNotSafe,
    );
    fails(
        Rules {
            outcome: broken,
            ..Rules::PRODUCT
        },
        Invariant::Monotone,
    );
}

#[test]
fn a_fold_that_forgets_is_found() {
    fn broken(safety: Safety, class: SignalClass, value: Value) -> Safety {
        let mut next = safety.join(class, value);
        next.acute = if class == SignalClass::Acute {
            value
        } else {
            next.acute
        };
        next
    }
    fails(
        Rules {
            join: broken,
            ..Rules::PRODUCT
        },
        Invariant::UnknownIsNotSafe,
    );
}

#[test]
fn strain_that_raises_the_outcome_is_found() {
    fn broken(safety: Safety, clause: Clause) -> (Outcome, Option<Road>) {
        if safety.care == Value::Ja {
            return (Outcome::OptredenNoodzakelijk, Some(Road::Deur));
        }
        outcome(safety, clause)
    }
    fails(
        Rules {
            outcome: broken,
            ..Rules::PRODUCT
        },
        Invariant::StrainDoesNotRaise,
    );
}

#[test]
fn action_without_a_road_is_found() {
    fn broken(safety: Safety, clause: Clause) -> (Outcome, Option<Road>) {
        (outcome(safety, clause).0, None)
    }
    fails(
        Rules {
            outcome: broken,
            ..Rules::PRODUCT
        },
        Invariant::Total,
    );
}

#[test]
fn moving_a_child_for_a_parents_danger_is_found() {
    fails(
        Rules {
            safe_place: |_| Leave::Mogelijk,
            ..Rules::PRODUCT
        },
        Invariant::SafePlaceOwnDanger,
    );
    fn broken(value: Value, stake: Stake) -> Value {
        if stake == Stake::Possibly {
            value
        } else {
            safety::weigh(value, stake)
        }
    }
    fails(
        Rules {
            weigh: broken,
            ..Rules::PRODUCT
        },
        Invariant::SafePlaceOwnDanger,
    );
}

#[test]
fn a_hand_over_as_advice_is_found() {
    fn broken(facts: &Facts) -> Leave {
        if facts.clause.counts() {
            Leave::Mogelijk
        } else {
            acts::handover(facts)
        }
    }
    fails(
        Rules {
            handover: broken,
            ..Rules::PRODUCT
        },
        Invariant::NoHandoverAdvice,
    );
}

#[test]
fn a_signal_about_the_asker_that_is_passed_over_is_found() {
    fails(
        Rules {
            no_handover: |_| false,
            ..Rules::PRODUCT
        },
        Invariant::SignalAboutAsker,
    );
}

#[test]
fn a_plan_that_carries_the_clause_is_found() {
    fn broken(
        kind: DecisionKind,
        evidence: Option<Evidence>,
        force: Option<Force>,
        text: Option<Tri>,
    ) -> Clause {
        let kind = if kind == DecisionKind::Ouderschapsplan {
            DecisionKind::Omgang
        } else {
            kind
        };
        clause::carried(kind, evidence, force, text)
    }
    fails(
        Rules {
            carried: broken,
            ..Rules::PRODUCT
        },
        Invariant::ClauseOnlyFromCourt,
    );
}

#[test]
fn a_clause_that_nobody_saw_and_that_counts_is_found() {
    fn broken(
        kind: DecisionKind,
        _: Option<Evidence>,
        force: Option<Force>,
        text: Option<Tri>,
    ) -> Clause {
        clause::carried(kind, Some(Evidence::Gezien), force, text)
    }
    fails(
        Rules {
            carried: broken,
            ..Rules::PRODUCT
        },
        Invariant::UnseenIsUnknown,
    );
}

#[test]
fn an_aangifte_that_is_not_offered_is_found() {
    fn broken(facts: &Facts) -> bool {
        facts.wish == super::super::facts::Known::Ja && !facts.declined
    }
    fails(
        Rules {
            aangifte_offered: broken,
            ..Rules::PRODUCT
        },
        Invariant::AangifteOffered,
    );
}

#[test]
fn a_zorgmelding_that_is_not_weighed_is_found() {
    fn broken(facts: &Facts) -> bool {
        facts.safety.care < Value::Genoemd && tracks::weigh(facts)
    }
    fails(
        Rules {
            weigh_care: broken,
            ..Rules::PRODUCT
        },
        Invariant::ZorgmeldingWeighed,
    );
}

#[test]
fn a_headline_without_its_reason_is_found() {
    fn broken(melding: &Melding) -> Assessment {
        let mut assessment = crate::afweging::assess(melding);
        assessment.reasons.clear();
        assessment
    }
    fails(
        Rules {
            assess: broken,
            ..Rules::PRODUCT
        },
        Invariant::Total,
    );
}

#[test]
fn a_headline_lighter_than_a_child_is_found() {
    fn broken(melding: &Melding) -> Assessment {
        let mut assessment = crate::afweging::assess(melding);
        assessment.headline = Outcome::Terughoudend;
        assessment
    }
    fails(
        Rules {
            assess: broken,
            ..Rules::PRODUCT
        },
        Invariant::HeaviestLeads,
    );
}

#[test]
fn one_parents_word_that_decides_is_found() {
    fn broken(melding: &Melding) -> Assessment {
        let mut believed = melding.clone();
        for answer in believed.signals.values_mut() {
            for danger in &mut answer.dangers {
                danger.known = None;
            }
        }
        crate::afweging::assess(&believed)
    }
    let rules = Rules {
        assess: broken,
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::OneAccusation);
}
