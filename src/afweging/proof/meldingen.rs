//! Part 5: whole meldingen with two children, for what is worked out per person and for reasons.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::{Invariant, Report, Rules, combinations::safeties};
use crate::{
    afweging::{ActId, Assessment, Clause, Leave, Outcome, safety::Safety},
    melding::{
        Account, Answer, AnswerValue, Asked, Danger, Decision, DecisionKind, EntryId, Evidence,
        Force, Form, Melding, Person, PersonId, Shown, SignalAnswer, Text, Tri, Value, Whereabouts,
    },
    protocol::{Aspect, Choice, Question, RuleId, Signal, SignalClass},
};

const CHILDREN: [PersonId; 2] = [PersonId::Child(1), PersonId::Child(2)];
const PEOPLE: [PersonId; 4] = [PersonId::A, PersonId::B, CHILDREN[0], CHILDREN[1]];
const PLACES: [Whereabouts; 4] = [
    Whereabouts::Onbekend,
    Whereabouts::Bij(PersonId::A),
    Whereabouts::Bij(PersonId::B),
    Whereabouts::Elders,
];

/// Every safety value with every clause; then every danger with every set of people at risk, at
/// every place, with the children at every place.
pub fn whole(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for safety in safeties() {
        for clause in Clause::ALL {
            count += 1;
            let mut melding = with_clause(with_safety(safety), clause);
            decide_by_ovj(&mut melding);
            let assessment = (rules.assess)(&melding);
            check_reasons(report, safety, clause, &assessment);
            check_people(report, &melding, &assessment);
        }
    }
    for signal in [Signal::Geweld, Signal::Mishandeling] {
        for established in [false, true] {
            for at_risk in subsets() {
                for place in PLACES {
                    for (first, second) in places() {
                        count += 1;
                        let mut melding = with_safety(Safety::CLEAR);
                        melding.people[2].now = first;
                        melding.people[3].now = second;
                        put(
                            &mut melding,
                            signal,
                            danger(signal, established, at_risk.clone(), place),
                        );
                        let assessment = (rules.assess)(&melding);
                        check_people(report, &melding, &assessment);
                    }
                }
            }
        }
    }
    count + accusations(rules, report)
}

/// One danger from one parent, established by key or not, known from each person and form: the
/// other parent's word alone never makes action necessary.
fn accusations(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for signal in Signal::ALL.iter().copied() {
        for by in PEOPLE {
            for known in words_of(by) {
                count += 1;
                let mut melding = with_safety(Safety::CLEAR);
                let everyone = PEOPLE.into_iter().collect();
                let told = Danger {
                    known: Some(known),
                    ..danger(signal, true, everyone, Whereabouts::Onbekend)
                };
                put(&mut melding, signal, told);
                let headline = (rules.assess)(&melding).headline;
                let alone = by == PersonId::A && headline == Outcome::OptredenNoodzakelijk;
                report.check(Invariant::OneAccusation, !alone, || {
                    format!("{} volgens {by} over B: {headline:?}", signal.name())
                });
            }
        }
    }
    count
}

fn words_of(by: PersonId) -> [Account; 4] {
    let said = |form| Account::Verklaard { by, form };
    [
        said(Form::Letterlijk),
        said(Form::Samengevat),
        Account::VanHorenZeggen {
            by,
            from: Text::default(),
            source: None,
            form: Form::Samengevat,
        },
        Account::Document {
            name: Text::default(),
            shown: Shown::GenoemdDoor(by),
            form: Form::Samengevat,
        },
    ]
}

fn places() -> impl Iterator<Item = (Whereabouts, Whereabouts)> {
    PLACES
        .into_iter()
        .flat_map(|a| PLACES.into_iter().map(move |b| (a, b)))
}

fn subsets() -> impl Iterator<Item = BTreeSet<PersonId>> {
    (0..1_u32 << PEOPLE.len()).map(|bits| {
        let chosen = PEOPLE
            .iter()
            .enumerate()
            .filter(|(i, _)| bits & (1 << i) != 0);
        chosen.map(|(_, id)| *id).collect()
    })
}

/// A danger that the officer saw; of a signal with parts, the part of its own row.
fn danger(
    signal: Signal,
    established: bool,
    at_risk: BTreeSet<PersonId>,
    place: Whereabouts,
) -> Danger {
    let own = |a: &&Aspect| a.class() == signal.class();
    Danger {
        aspect: signal.aspects().iter().find(own).copied(),
        at_risk,
        from: BTreeSet::from([PersonId::B]),
        place,
        known: Some(Account::Waargenomen),
        ..Danger::new(EntryId(1), established)
    }
}

/// The hand-over was put to the OvJ, who sees no objection: the side is not what is under proof.
fn decide_by_ovj(melding: &mut Melding) {
    let answer = |value| Answer {
        value: Some(value),
        account: Account::Handeling,
        note: Text::default(),
    };
    let ja = answer(AnswerValue::Ja);
    melding.answers.insert(Question::OverdrachtGevraagd, ja);
    let asker = answer(AnswerValue::Persoon(PersonId::A));
    melding.answers.insert(Question::VragendeOuder, asker);
    let kan = answer(AnswerValue::Keuze(Choice::OvjKan));
    melding.answers.insert(Question::OvjOverdracht, kan);
}

fn put(melding: &mut Melding, signal: Signal, danger: Danger) {
    let answer = SignalAnswer {
        dangers: vec![danger],
        ..SignalAnswer::new(Asked::Gevaar)
    };
    melding.signals.insert(signal, answer);
}

/// A melding whose signals come to exactly this: the first signal of each class holds the value.
fn with_safety(safety: Safety) -> Melding {
    let day = NaiveDate::default();
    let mut melding = Melding::new(Uuid::nil(), NaiveDateTime::from(day));
    melding.people.extend(CHILDREN.map(Person::new));
    for child in &mut melding.people[2..] {
        child.now = Whereabouts::Bij(PersonId::B);
    }
    let mut holders: Vec<(SignalClass, Value)> = vec![
        (SignalClass::Acute, safety.acute),
        (SignalClass::Structural, safety.structural),
        (SignalClass::Care, safety.care),
    ];
    for signal in Signal::ALL.iter().copied() {
        let held = holders
            .iter()
            .position(|(class, _)| *class == signal.class());
        let value = held.map_or(Value::Nee, |i| holders.swap_remove(i).1);
        let asked = match value {
            Value::Nee => Asked::Nee,
            Value::Onbekend => Asked::Onbekend,
            Value::Genoemd | Value::Ja => {
                let everyone = PEOPLE.into_iter().collect();
                put(
                    &mut melding,
                    signal,
                    danger(signal, value == Value::Ja, everyone, Whereabouts::Onbekend),
                );
                continue;
            }
        };
        melding.signals.insert(signal, SignalAnswer::new(asked));
    }
    melding
}

fn with_clause(mut melding: Melding, clause: Clause) -> Melding {
    let (kind, evidence) = match clause {
        Clause::Geen => (DecisionKind::Geen, Evidence::Gezien),
        Clause::Onbekend => (DecisionKind::Omgang, Evidence::Genoemd),
        Clause::Geldt => (DecisionKind::Omgang, Evidence::Gezien),
        Clause::VanRechtswege => (DecisionKind::GezagEenPersoon, Evidence::Gezien),
    };
    melding.decisions.push(Decision {
        evidence: Some(evidence),
        force: Some(Force::Geldt),
        clause: matches!(clause, Clause::Onbekend | Clause::Geldt).then_some(Tri::Ja),
        children: BTreeSet::from(CHILDREN),
        favours: BTreeSet::from([PersonId::A]),
        today: Some(Tri::Ja),
        ..Decision::new(EntryId(9), kind)
    });
    melding
}

/// Why a restrained outcome is restrained: nothing was found, by somebody from outside or not.
const FOUND_NOTHING: [RuleId; 3] = [
    RuleId::NietsInGeding,
    RuleId::NietGeblekenEigenZijde,
    RuleId::ZorgSignaalStaat,
];

/// The headline has a reason that carries it, and the right one.
fn check_reasons(report: &mut Report, safety: Safety, clause: Clause, assessment: &Assessment) {
    let has = |rules: &[RuleId]| assessment.reasons.iter().any(|r| rules.contains(&r.rule));
    let carried = match assessment.headline {
        Outcome::OptredenNoodzakelijk => {
            has(&[RuleId::AcuutVastgesteld, RuleId::StructureelVastgesteld])
        }
        Outcome::EerstVaststellen => has(&[
            RuleId::AcuutGenoemd,
            RuleId::AcuutOpen,
            RuleId::StructureelGenoemd,
            RuleId::StructureelOpen,
        ]),
        Outcome::EigenAfweging => {
            has(&[RuleId::SterkeArmGeldt, RuleId::SterkeArmVanRechtswege]) && has(&FOUND_NOTHING)
        }
        Outcome::Terughoudend => has(&FOUND_NOTHING),
    };
    report.check(Invariant::Total, carried, || {
        format!(
            "{safety:?}, {clause:?}: {:?} zonder dragende reden",
            assessment.headline
        )
    });
    let counts = matches!(assessment.clause, Clause::Geldt | Clause::VanRechtswege);
    report.check(
        Invariant::ClauseOnlyFromCourt,
        counts == clause.counts(),
        || format!("{clause:?} werd {:?}", assessment.clause),
    );
}

/// Whether a danger that is established and acute names this child.
fn own_danger(melding: &Melding, child: PersonId) -> bool {
    melding.signals.iter().any(|(signal, answer)| {
        signal.class() == SignalClass::Acute
            && answer
                .active()
                .any(|d| d.established && d.at_risk.contains(&child))
    })
}

fn check_people(report: &mut Report, melding: &Melding, assessment: &Assessment) {
    let example = || format!("{:?} bij {:?}", assessment.acts, melding.signals);
    for advice in &assessment.acts {
        let possible = matches!(advice.leave, Leave::Mogelijk | Leave::ZodraGezien);
        match advice.act {
            ActId::VeiligePlek => {
                let own = advice.reason.who.iter().all(|c| own_danger(melding, *c));
                report.check(Invariant::SafePlaceOwnDanger, !possible || own, example);
            }
            ActId::Overdracht => report.check(Invariant::NoHandoverAdvice, !possible, example),
            _ => {}
        }
    }
    let people = assessment
        .children
        .iter()
        .map(|(_, o)| *o)
        .chain([assessment.adults]);
    let heaviest = people.max().unwrap_or(Outcome::Terughoudend);
    report.check(
        Invariant::HeaviestLeads,
        assessment.headline >= heaviest,
        || {
            format!(
                "{:?} boven {heaviest:?}: {:?}",
                assessment.headline, melding.signals
            )
        },
    );
    let named: Vec<PersonId> = melding
        .signals
        .values()
        .flat_map(|a| a.active())
        .filter(|d| d.established)
        .flat_map(|d| d.at_risk.iter().copied())
        .collect();
    let all_named = named.iter().all(|id| match id {
        PersonId::Child(_) => assessment
            .children
            .iter()
            .any(|(c, o)| c == id && *o == Outcome::OptredenNoodzakelijk || only_strain(melding)),
        _ => assessment.adults == Outcome::OptredenNoodzakelijk || only_strain(melding),
    });
    report.check(Invariant::HeaviestLeads, all_named, || {
        format!("{:?}", melding.signals)
    });
}

fn only_strain(melding: &Melding) -> bool {
    let mut heavy = melding
        .signals
        .iter()
        .filter(|(s, _)| s.class() != SignalClass::Care);
    !heavy.any(|(_, a)| melding.answer_value(a) == Value::Ja)
}
