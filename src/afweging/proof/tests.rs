//! The proof holds for the product's rules, and fails for each rule that is broken on purpose.

use super::*;
use crate::melding::{Account, Evidence, Whereabouts};

fn fails(rules: Rules, invariant: Invariant) {
    let report = run_until(&rules, |report| report.failure(invariant).is_some());
    assert!(
        report.failure(invariant).is_some(),
        "{invariant:?} was not missed"
    );
}

#[test]
fn every_invariant_holds_over_every_combination() {
    let report = run(&Rules::PRODUCT);
    assert_eq!(report.failures, Vec::new());
    // Each part runs all that its rules read, and nothing that none of them reads.
    assert!(
        report.total() > 1_600_000,
        "only {} combinations",
        report.total()
    );
}

#[test]
fn unknown_taken_as_safe_is_found() {
    fn broken(safety: Safety, right: Clause, side: Receiving) -> (Outcome, Option<Road>) {
        if safety.acute == Value::Onbekend {
            return (Outcome::Terughoudend, None);
        }
        outcome(safety, right, side)
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
    fn broken(safety: Safety, right: Clause, side: Receiving) -> (Outcome, Option<Road>) {
        if safety.care == Value::Ja {
            return (Outcome::OptredenNoodzakelijk, Some(Road::Deur));
        }
        outcome(safety, right, side)
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
    fn broken(safety: Safety, right: Clause, side: Receiving) -> (Outcome, Option<Road>) {
        (outcome(safety, right, side).0, None)
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
            safe_place: |_, _| Leave::Mogelijk,
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
        if facts.right.counts() {
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
    fn broken(kind: DecisionKind, standing: Standing, text: Option<Tri>) -> Clause {
        let kind = if kind == DecisionKind::Ouderschapsplan {
            DecisionKind::Omgang
        } else {
            kind
        };
        clause::carried(kind, standing, text)
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
    fn broken(kind: DecisionKind, standing: Standing, text: Option<Tri>) -> Clause {
        let seen = Standing {
            evidence: Some(Evidence::Gezien),
            ..standing
        };
        clause::carried(kind, seen, text)
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
                danger.also.clear();
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

#[test]
fn main_residence_that_carries_the_sterke_arm_by_law_is_found() {
    fn broken(kind: DecisionKind, standing: Standing, text: Option<Tri>) -> Clause {
        let kind = if kind == DecisionKind::Hoofdverblijf {
            DecisionKind::GezagEenPersoon
        } else {
            kind
        };
        clause::carried(kind, standing, text)
    }
    let rules = Rules {
        carried: broken,
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::ClauseOnlyFromCourt);
}

#[test]
fn an_appeal_that_is_passed_over_is_found() {
    fn broken(kind: DecisionKind, standing: Standing, text: Option<Tri>) -> Clause {
        let standing = Standing {
            appealed: None,
            ..standing
        };
        clause::carried(kind, standing, text)
    }
    let rules = Rules {
        carried: broken,
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::UnseenIsUnknown);
}

#[test]
fn a_decision_for_another_person_child_or_day_that_gives_a_right_is_found() {
    fn anybody(carries: Clause, fit: Fit) -> Clause {
        let favours = Some(true);
        clause::right(carries, Fit { favours, ..fit })
    }
    fn any_child(carries: Clause, fit: Fit) -> Clause {
        let child = Some(true);
        clause::right(carries, Fit { child, ..fit })
    }
    fn any_day(carries: Clause, fit: Fit) -> Clause {
        let today = Some(Tri::Ja);
        clause::right(carries, Fit { today, ..fit })
    }
    for right in [anybody, any_child, any_day] {
        let rules = Rules {
            right,
            ..Rules::PRODUCT
        };
        fails(rules, Invariant::RightIsSomebodys);
    }
}

#[test]
fn a_child_that_is_moved_unseen_is_found() {
    let rules = Rules {
        safe_place: |own, _| acts::safe_place(own, true),
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::SeenBeforeMoved);
}

#[test]
fn an_asker_who_clears_the_own_side_is_found() {
    // In the rules over facts, in the table, and source by source.
    let open = Rules {
        handover: |facts| {
            let receiving = Receiving::Cleared;
            acts::handover(&Facts {
                receiving,
                ..*facts
            })
        },
        ..Rules::PRODUCT
    };
    fails(open, Invariant::NobodyClearsHimself);
    let table = Rules {
        clears: |kind, signal, class| {
            if kind == SourceKind::EigenZijde {
                Clears::Overdracht
            } else {
                clearing::clears(kind, signal, class)
            }
        },
        ..Rules::PRODUCT
    };
    fails(table, Invariant::NobodyClearsHimself);
    fn believed(melding: &Melding) -> Assessment {
        let mut as_officer = melding.clone();
        for answer in as_officer.signals.values_mut() {
            for reply in &mut answer.replies {
                if reply.account == Some(Account::told(crate::melding::PersonId::A)) {
                    reply.account = Some(Account::told(crate::melding::PersonId::Other(3)));
                }
            }
        }
        crate::afweging::assess(&as_officer)
    }
    let sources = Rules {
        assess: believed,
        ..Rules::PRODUCT
    };
    fails(sources, Invariant::NobodyClearsHimself);
}

#[test]
fn no_hit_in_a_system_that_clears_is_found() {
    let rules = Rules {
        clears: |kind, signal, class| {
            if kind == SourceKind::Systeem {
                Clears::Blijven
            } else {
                clearing::clears(kind, signal, class)
            }
        },
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::UnknownIsNotSafe);
}

#[test]
fn a_silent_side_that_blocks_for_good_is_found() {
    fn deaf(melding: &Melding) -> Assessment {
        let mut unheard = melding.clone();
        unheard
            .answers
            .remove(&crate::protocol::Question::OvjOverdracht);
        crate::afweging::assess(&unheard)
    }
    let rules = Rules {
        assess: deaf,
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::SilenceBlocksNothing);
}

#[test]
fn a_danger_that_is_not_named_is_found() {
    fn cut(melding: &Melding) -> Assessment {
        let mut assessment = crate::afweging::assess(melding);
        assessment.now.iter_mut().for_each(|r| {
            r.signals.pop();
        });
        assessment
    }
    let rules = Rules {
        assess: cut,
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::EveryDangerNamed);
}

#[test]
fn an_aangifte_that_is_weighed_away_is_found() {
    let rules = Rules {
        aangifte_offered: |facts| facts.over_and_back && acts::aangifte_offered(facts),
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::AangifteNotDiscretionary);
}

#[test]
fn a_rule_that_favours_one_parent_is_found() {
    fn partial(melding: &Melding) -> Assessment {
        let mut assessment = crate::afweging::assess(melding);
        let with_a =
            |p: &crate::melding::Person| p.now == Whereabouts::Bij(crate::melding::PersonId::A);
        if melding.people.iter().any(with_a) {
            assessment.headline = Outcome::EerstVaststellen;
        }
        assessment
    }
    let rules = Rules {
        assess: partial,
        ..Rules::PRODUCT
    };
    fails(rules, Invariant::Impartial);
}
