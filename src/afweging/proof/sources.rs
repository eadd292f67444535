//! Part 6: source by source. A child stays with B, A asks for it with a decision that gives A the
//! child today; every signal is answered by every pair of sources in every way, with nothing said,
//! something said or something established about A's side.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use uuid::Uuid;

use super::{Clears, Invariant, Report, Rules, SourceKind};
use crate::{
    afweging::{ActId, Assessment, Leave, Outcome},
    melding::{
        Account, Answer, AnswerValue, Asked, Danger, Decision, DecisionKind, EntryId, Evidence,
        Force, Hearing, Melding, Person, PersonId, Relation, Reply, Says, SignalAnswer, Text, Tri,
        Value, Whereabouts,
    },
    protocol::{Choice, Question, RuleId, Signal, SignalClass},
};

const CHILD: PersonId = PersonId::Child(1);
const NEIGHBOUR: PersonId = PersonId::Other(1);
const SCHOOL: PersonId = PersonId::Other(2);
const GI: PersonId = PersonId::Other(3);
const PARTNER: PersonId = PersonId::Other(4);

/// Who can answer a signal in the world of this part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Asker,
    AskersPartner,
    Other,
    OtherUnfree,
    ChildApart,
    Neighbour,
    NeighbourByHearsay,
    School,
    Gi,
    SeenAtAsker,
    SeenAsleepAtAsker,
    SeenAtOther,
    System,
    Nobody,
}

impl Who {
    const ALL: [Self; 14] = [
        Self::Asker,
        Self::AskersPartner,
        Self::Other,
        Self::OtherUnfree,
        Self::ChildApart,
        Self::Neighbour,
        Self::NeighbourByHearsay,
        Self::School,
        Self::Gi,
        Self::SeenAtAsker,
        Self::SeenAsleepAtAsker,
        Self::SeenAtOther,
        Self::System,
        Self::Nobody,
    ];

    /// Whether this source can ever help to clear the asker's side; written out again, and not asked
    /// of the rule under proof.
    fn is_from_outside(self) -> bool {
        !matches!(
            self,
            Self::Asker
                | Self::AskersPartner
                | Self::OtherUnfree
                | Self::NeighbourByHearsay
                | Self::SeenAtOther
                | Self::System
                | Self::Nobody
        )
    }
}

/// What is said about the asker's side by the other parent.
const SAID: [Option<Value>; 3] = [None, Some(Value::Genoemd), Some(Value::Ja)];
const SAYS: [Option<Says>; 3] = [None, Some(Says::Nee), Some(Says::Onbekend)];

/// One world: which label asks, which signal is under proof, who answers it and what is said.
#[derive(Clone, Copy, Debug)]
struct World {
    asker: PersonId,
    signal: Signal,
    replies: [(Who, Option<Says>); 2],
    said: Option<Value>,
}

/// Every signal with every pair of sources.
pub fn each(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = table(rules, report);
    for signal in Signal::ALL.iter().copied() {
        for (nth, first) in Who::ALL.into_iter().enumerate() {
            for second in Who::ALL.into_iter().skip(nth + 1) {
                for (a, b) in SAYS.into_iter().flat_map(|a| SAYS.map(|b| (a, b))) {
                    let world = World {
                        asker: PersonId::A,
                        signal,
                        replies: [(first, a), (second, b)],
                        said: None,
                    };
                    count += check(rules, report, world);
                }
            }
        }
    }
    count
}

/// The table itself: no kind of source clears more than its reason carries.
fn table(rules: &Rules, report: &mut Report) -> u64 {
    let mut count = 0;
    for signal in Signal::ALL.iter().copied() {
        for class in [SignalClass::Acute, SignalClass::Structural] {
            for kind in SourceKind::ALL.iter().copied() {
                count += 1;
                let clears = (rules.clears)(kind, signal, class);
                let example = || format!("{} bij {}: {clears:?}", kind.name(), signal.name());
                let own = matches!(
                    kind,
                    SourceKind::EigenZijde
                        | SourceKind::Verwant
                        | SourceKind::Kind
                        | SourceKind::DerdeNietZelf
                        | SourceKind::Systeem
                        | SourceKind::Stuk
                        | SourceKind::NietGenoemd
                );
                report.check(
                    Invariant::NobodyClearsHimself,
                    !own || clears < Clears::Overdracht,
                    example,
                );
                let no_hit = kind != SourceKind::Systeem || clears == Clears::Niets;
                report.check(Invariant::UnknownIsNotSafe, no_hit, example);
                let asleep = kind != SourceKind::GezienSlapend
                    || clears == Clears::Niets
                    || (class == SignalClass::Acute
                        && matches!(
                            signal,
                            Signal::Geweld
                                | Signal::Wapen
                                | Signal::NietInStaat
                                | Signal::Basiszorg
                        ));
                report.check(Invariant::UnknownIsNotSafe, asleep, example);
            }
        }
    }
    count
}

fn check(rules: &Rules, report: &mut Report, world: World) -> u64 {
    let mut lighter = 0;
    let mut count = 0;
    for said in SAID {
        let world = World { said, ..world };
        let melding = build(world);
        let assessment = (rules.assess)(&melding);
        count += 1;
        let example = || format!("{world:?}: {:?}", assessment.headline);
        let response = assessment.headline.response();
        report.check(Invariant::Monotone, response >= lighter, example);
        lighter = response;
        own_side(report, world, &assessment);
        dangers(report, world, &assessment);
        if said.is_none() {
            count += silence(rules, report, world, &melding, &assessment);
            count += unknown_undoes_nothing(rules, report, world, &assessment);
        }
        if world.replies[1].1.is_none() {
            let swapped = World {
                asker: PersonId::B,
                ..world
            };
            let other = (rules.assess)(&build(swapped));
            count += 1;
            let same = other.headline == assessment.headline
                && other.children == assessment.children
                && other.adults == assessment.adults
                && leave(&other, ActId::Overdracht) == leave(&assessment, ActId::Overdracht);
            report.check(Invariant::Impartial, same, || {
                format!("{}; omgekeerd {:?}", example(), other.headline)
            });
        }
    }
    count
}

fn leave(assessment: &Assessment, act: ActId) -> Option<Leave> {
    let mut acts = assessment.acts.iter();
    acts.find(|a| a.act == act).map(|a| a.leave)
}

/// No hand-over and no entering for a decision on a side that only cleared itself.
fn own_side(report: &mut Report, world: World, assessment: &Assessment) {
    let cleared = world
        .replies
        .iter()
        .any(|(who, says)| *says == Some(Says::Nee) && who.is_from_outside());
    let acted_on = [ActId::Overdracht, ActId::BinnentredenBeslissing]
        .into_iter()
        .any(|act| leave(assessment, act) != Some(Leave::GeenGrond));
    let weighs = world.signal.class() > SignalClass::Care;
    report.check(
        Invariant::NobodyClearsHimself,
        !weighs || !acted_on || (cleared && world.said.is_none()),
        || format!("{world:?}: {:?}", assessment.acts),
    );
}

/// Danger now that is established stands in the first line.
fn dangers(report: &mut Report, world: World, assessment: &Assessment) {
    let acute = world.said == Some(Value::Ja) && world.signal.class() == SignalClass::Acute;
    let first = assessment.now.first();
    let named =
        first.is_some_and(|r| r.rule == RuleId::NuGevaren && r.signals.contains(&world.signal));
    report.check(Invariant::EveryDangerNamed, !acute || named, || {
        format!("{world:?}: {:?}", assessment.now)
    });
}

/// Nobody outside says anything: a body can clear it all the same, and the OvJ can decide either way.
fn silence(
    rules: &Rules,
    report: &mut Report,
    world: World,
    melding: &Melding,
    assessment: &Assessment,
) -> u64 {
    if assessment.headline != Outcome::EerstVaststellen {
        return 0;
    }
    let mut cleared = melding.clone();
    let answer = cleared
        .signals
        .entry(world.signal)
        .or_insert_with(|| SignalAnswer::new(Asked::Nee));
    answer.asked = Asked::Nee;
    answer.replies.push(nee(Account::told(GI)));
    let after = (rules.assess)(&cleared);
    report.check(
        Invariant::SilenceBlocksNothing,
        after.headline == Outcome::EigenAfweging,
        || format!("{world:?}; met een nee van de GI {:?}", after.headline),
    );
    if !assessment.to_ovj {
        return 1;
    }
    for (choice, outcome) in [
        (Choice::OvjKan, Outcome::EigenAfweging),
        (Choice::OvjNiet, Outcome::Terughoudend),
    ] {
        let mut decided = melding.clone();
        decided
            .answers
            .insert(Question::OvjOverdracht, own(AnswerValue::Keuze(choice)));
        let after = (rules.assess)(&decided);
        report.check(
            Invariant::SilenceBlocksNothing,
            after.headline == outcome,
            || format!("{world:?}; de OvJ zegt {choice:?}: {:?}", after.headline),
        );
    }
    3
}

/// An *onbekend* never undoes another's *nee*.
fn unknown_undoes_nothing(
    rules: &Rules,
    report: &mut Report,
    world: World,
    assessment: &Assessment,
) -> u64 {
    let [first, (second, says)] = world.replies;
    if says != Some(Says::Onbekend) {
        return 0;
    }
    let without = World {
        replies: [first, (second, None)],
        ..world
    };
    let before = (rules.assess)(&build(without));
    let asked = first.1.is_some();
    report.check(
        Invariant::Monotone,
        !asked || before.headline == assessment.headline,
        || format!("{world:?}: zonder de onbekend {:?}", before.headline),
    );
    1
}

fn own(value: AnswerValue) -> Answer {
    Answer {
        value: Some(value),
        account: Account::Handeling,
        note: Text::default(),
    }
}

fn moment() -> NaiveDateTime {
    NaiveDate::default()
        .checked_add_days(Days::new(20_000))
        .unwrap_or_default()
        .into()
}

fn nee(account: Account) -> Reply {
    Reply {
        at: Some(moment() + TimeDelta::minutes(30)),
        ..Reply::new(Says::Nee, Some(account))
    }
}

fn build(world: World) -> Melding {
    let asker = world.asker;
    let other = asker.other_parent().unwrap_or(asker);
    let mut melding = Melding::new(Uuid::nil(), moment());
    melding.people.push(Person {
        age: Some(13),
        now: Whereabouts::Bij(other),
        ..Person::new(CHILD)
    });
    for (id, relation, lives) in [
        (NEIGHBOUR, Relation::Omstander, Whereabouts::Onbekend),
        (SCHOOL, Relation::School, Whereabouts::Onbekend),
        (GI, Relation::Gi, Whereabouts::Onbekend),
        (PARTNER, Relation::Partner, Whereabouts::Bij(asker)),
    ] {
        melding.people.push(Person {
            relation,
            lives,
            ..Person::new(id)
        });
    }
    let unfree = world.replies.iter().any(|(w, _)| *w == Who::OtherUnfree);
    for id in [other, CHILD, NEIGHBOUR, GI] {
        let free = !(id == other && unfree);
        melding.hearings.insert(
            id,
            Hearing {
                free_at_door: Some(if free { Tri::Ja } else { Tri::Nee }),
                apart: id == CHILD,
                knows_home_of: BTreeSet::from([asker, other]),
                ..Hearing::default()
            },
        );
    }
    melding.decisions.push(Decision {
        evidence: Some(Evidence::Gezien),
        force: Some(Force::Geldt),
        clause: Some(Tri::Ja),
        children: BTreeSet::from([CHILD]),
        favours: BTreeSet::from([asker]),
        today: Some(Tri::Ja),
        ..Decision::new(EntryId(9), DecisionKind::Omgang)
    });
    for (question, value) in [
        (Question::OverdrachtGevraagd, AnswerValue::Ja),
        (Question::VragendeOuder, AnswerValue::Persoon(asker)),
    ] {
        melding.answers.insert(question, own(value));
    }
    for signal in Signal::ALL.iter().copied() {
        let answer = if signal == world.signal {
            under_proof(world, asker, other)
        } else {
            SignalAnswer {
                replies: vec![nee(Account::told(GI))],
                ..SignalAnswer::new(Asked::Nee)
            }
        };
        melding.signals.insert(signal, answer);
    }
    melding
}

fn under_proof(world: World, asker: PersonId, other: PersonId) -> SignalAnswer {
    let mut answer = SignalAnswer::new(Asked::Onbekend);
    for (who, says) in world.replies {
        let Some(says) = says else { continue };
        let reply = reply(who, says, asker, other);
        if says == Says::Nee {
            answer.asked = Asked::Nee;
        }
        // Nobody named: the row is answered, and no source stands beside it.
        if who != Who::Nobody {
            answer.replies.push(reply);
        }
    }
    if let Some(value) = world.said {
        let own = world
            .signal
            .aspects()
            .iter()
            .find(|a| a.class() == world.signal.class());
        answer.asked = Asked::Gevaar;
        answer.dangers.push(Danger {
            aspect: own.copied(),
            at_risk: BTreeSet::from([CHILD]),
            from: BTreeSet::from([asker]),
            place: Whereabouts::Bij(asker),
            known: Some(if value == Value::Ja {
                Account::Waargenomen
            } else {
                Account::told(other)
            }),
            // Said after every denial, so that nothing has answered it yet.
            at: Some(moment() + TimeDelta::hours(1)),
            ..Danger::new(EntryId(1), value == Value::Ja)
        });
    }
    answer
}

fn reply(who: Who, says: Says, asker: PersonId, other: PersonId) -> Reply {
    let by = |id| Reply {
        says,
        ..nee(Account::told(id))
    };
    let seen = |host, asleep| Reply {
        says,
        place: Whereabouts::Bij(host),
        asleep,
        ..nee(Account::Waargenomen)
    };
    match who {
        Who::Asker => by(asker),
        Who::AskersPartner => by(PARTNER),
        Who::Other | Who::OtherUnfree => by(other),
        Who::ChildApart => by(CHILD),
        Who::Neighbour => Reply {
            first_hand: Some(Tri::Ja),
            ..by(NEIGHBOUR)
        },
        Who::NeighbourByHearsay => by(NEIGHBOUR),
        Who::School => by(SCHOOL),
        Who::Gi => by(GI),
        Who::SeenAtAsker => seen(asker, false),
        Who::SeenAsleepAtAsker => seen(asker, true),
        Who::SeenAtOther => seen(other, false),
        Who::System => Reply {
            says,
            ..nee(Account::Systeem {
                query: Text::default(),
            })
        },
        Who::Nobody => Reply::new(says, None),
    }
}
