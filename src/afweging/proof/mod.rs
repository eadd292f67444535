//! The proof: the rules run over every combination of what they read.
//!
//! Factorised, and each part exhaustive: (1) the fold from signals to safety values; (2) what a
//! danger weighs for a person; (3) the clause of every paper; (4) the rules over every combination
//! of facts; (5) whole meldingen with two children, for what is worked out per person; (6) every
//! pair of sources under every signal, for who may clear what. The rules
//! come in as a value, so that a test can hand in a broken one and see the proof fail.

mod clauses;
mod combinations;
mod meldingen;
mod signals;
mod sources;
mod table;

use super::{
    Assessment, Clause, Leave, Outcome, Receiving, Road, acts,
    clause::{self, Fit, Standing},
    clearing::{self, Clears, SourceKind},
    facts::Facts,
    outcome,
    safety::{self, Safety, Stake},
    tracks,
};
use crate::{
    melding::{DecisionKind, Melding, Tri, Value},
    protocol::{Signal, SignalClass},
};

pub use table::{Effect, Row, effects, rows};

/// What the proof shows. Numbers as in the design: 1 total, 2 monotone, 3 three acts, 4 clause,
/// 5 aangifte, 6 zorgmelding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Invariant {
    /// 1. Exactly one headline, with at least one reason that carries it.
    Total,
    /// 1. The headline is the heaviest over the children, the adults and those not named.
    HeaviestLeads,
    /// 2. A heavier signal never lowers the response.
    Monotone,
    /// 2. One parent's accusation alone never makes action necessary.
    OneAccusation,
    /// 2. Unknown safety is never treated as safe.
    UnknownIsNotSafe,
    /// 2. Strain on the child does not raise the outcome.
    StrainDoesNotRaise,
    /// 2. Swapping the parents changes nothing but the labels.
    Impartial,
    /// 3. A safe place only on the child's own established acute danger.
    SafePlaceOwnDanger,
    /// 3. Handing over never appears as advice.
    NoHandoverAdvice,
    /// 3. No child is moved before it is seen.
    SeenBeforeMoved,
    /// 3. A signal about the asking parent puts consultation in the headline.
    SignalAboutAsker,
    /// 3. Nobody clears the own side for handing over or entering.
    NobodyClearsHimself,
    /// 3. A side that stays silent blocks nothing for good: others can clear, else the OvJ decides.
    SilenceBlocksNothing,
    /// 3. Every acute danger that is established stands under *Nu doen*.
    EveryDangerNamed,
    /// 4. Only a court decision in force carries the clause.
    ClauseOnlyFromCourt,
    /// 4. A clause that nobody has seen or had confirmed counts as unknown.
    UnseenIsUnknown,
    /// 4. A decision gives a right only to its own person, child and day.
    RightIsSomebodys,
    /// 5. Recording an aangifte is offered where wished, or suspected and not declined.
    AangifteOffered,
    /// 5. An aangifte that somebody wishes is never the officer's choice.
    AangifteNotDiscretionary,
    /// 6. A zorgmelding is weighed wherever something points to it.
    ZorgmeldingWeighed,
}

impl Invariant {
    /// Every invariant that the proof shows.
    pub const ALL: [Self; 20] = [
        Self::Total,
        Self::HeaviestLeads,
        Self::Monotone,
        Self::OneAccusation,
        Self::UnknownIsNotSafe,
        Self::StrainDoesNotRaise,
        Self::Impartial,
        Self::SafePlaceOwnDanger,
        Self::NoHandoverAdvice,
        Self::SeenBeforeMoved,
        Self::SignalAboutAsker,
        Self::NobodyClearsHimself,
        Self::SilenceBlocksNothing,
        Self::EveryDangerNamed,
        Self::ClauseOnlyFromCourt,
        Self::UnseenIsUnknown,
        Self::RightIsSomebodys,
        Self::AangifteOffered,
        Self::AangifteNotDiscretionary,
        Self::ZorgmeldingWeighed,
    ];

    /// The name by which texts and output know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "Total",
            Self::HeaviestLeads => "HeaviestLeads",
            Self::Monotone => "Monotone",
            Self::OneAccusation => "OneAccusation",
            Self::UnknownIsNotSafe => "UnknownIsNotSafe",
            Self::StrainDoesNotRaise => "StrainDoesNotRaise",
            Self::SafePlaceOwnDanger => "SafePlaceOwnDanger",
            Self::NoHandoverAdvice => "NoHandoverAdvice",
            Self::SeenBeforeMoved => "SeenBeforeMoved",
            Self::SignalAboutAsker => "SignalAboutAsker",
            Self::NobodyClearsHimself => "NobodyClearsHimself",
            Self::SilenceBlocksNothing => "SilenceBlocksNothing",
            Self::EveryDangerNamed => "EveryDangerNamed",
            Self::RightIsSomebodys => "RightIsSomebodys",
            Self::AangifteNotDiscretionary => "AangifteNotDiscretionary",
            Self::Impartial => "Impartial",
            Self::ClauseOnlyFromCourt => "ClauseOnlyFromCourt",
            Self::UnseenIsUnknown => "UnseenIsUnknown",
            Self::AangifteOffered => "AangifteOffered",
            Self::ZorgmeldingWeighed => "ZorgmeldingWeighed",
        }
    }

    /// Its number in the design, 1 to 6.
    pub fn number(self) -> u8 {
        match self {
            Self::Total | Self::HeaviestLeads => 1,
            Self::Monotone
            | Self::OneAccusation
            | Self::UnknownIsNotSafe
            | Self::StrainDoesNotRaise
            | Self::Impartial => 2,
            Self::SafePlaceOwnDanger
            | Self::NoHandoverAdvice
            | Self::SeenBeforeMoved
            | Self::SignalAboutAsker
            | Self::NobodyClearsHimself
            | Self::SilenceBlocksNothing
            | Self::EveryDangerNamed => 3,
            Self::ClauseOnlyFromCourt | Self::UnseenIsUnknown | Self::RightIsSomebodys => 4,
            Self::AangifteOffered | Self::AangifteNotDiscretionary => 5,
            Self::ZorgmeldingWeighed => 6,
        }
    }
}

/// A factor of the proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Every value of every signal, class by class, with every single step up.
    Signals,
    /// Every danger against every stake.
    Stakes,
    /// Every kind of paper, with what is known of it.
    Clauses,
    /// Every combination of facts.
    Facts,
    /// Whole meldingen with two children.
    Meldingen,
    /// Every pair of sources under every signal.
    Sources,
}

/// The rules under proof.
#[derive(Clone, Copy)]
pub struct Rules {
    /// Signals to safety: one step of the fold.
    pub join: fn(Safety, SignalClass, Value) -> Safety,
    /// A danger for a person.
    pub weigh: fn(Value, Stake) -> Value,
    /// A paper to its clause.
    pub carried: fn(DecisionKind, Standing, Option<Tri>) -> Clause,
    /// What a clause gives who asks, for a child and a day.
    pub right: fn(Clause, Fit) -> Clause,
    /// What a source can clear.
    pub clears: fn(SourceKind, Signal, SignalClass) -> Clears,
    /// The outcome.
    pub outcome: fn(Safety, Clause, Receiving) -> (Outcome, Option<Road>),
    /// The safe place.
    pub safe_place: fn(Value, bool) -> Leave,
    /// The hand-over.
    pub handover: fn(&Facts) -> Leave,
    /// Entering for a decision.
    pub enter_for_decision: fn(&Facts) -> Leave,
    /// The line of consultation.
    pub no_handover: fn(&Facts) -> bool,
    /// The aangifte.
    pub aangifte_offered: fn(&Facts) -> bool,
    /// The zorgmelding.
    pub weigh_care: fn(&Facts) -> bool,
    /// Everything together.
    pub assess: fn(&Melding) -> Assessment,
}

impl Rules {
    /// The rules of the product.
    pub const PRODUCT: Self = Self {
        join: Safety::join,
        weigh: safety::weigh,
        carried: clause::carried,
        right: clause::right,
        clears: clearing::clears,
        outcome,
        safe_place: acts::safe_place,
        handover: acts::handover,
        enter_for_decision: acts::enter_for_decision,
        no_handover: acts::no_handover,
        aangifte_offered: acts::aangifte_offered,
        weigh_care: tracks::weigh,
        assess: super::assess,
    };
}

/// What the proof found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many combinations each part ran.
    pub counts: Vec<(Part, u64)>,
    /// The first counterexample of each invariant that failed, readable.
    pub failures: Vec<(Invariant, String)>,
}

impl Report {
    /// How many combinations were run.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    /// The counterexample to an invariant, where one was found.
    pub fn failure(&self, invariant: Invariant) -> Option<&str> {
        self.failures
            .iter()
            .find(|(i, _)| *i == invariant)
            .map(|(_, text)| text.as_str())
    }

    fn check(&mut self, invariant: Invariant, holds: bool, example: impl FnOnce() -> String) {
        if !holds && self.failure(invariant).is_none() {
            self.failures.push((invariant, example()));
        }
    }
}

/// A part of the proof: runs its combinations and returns how many there were.
type Prove = fn(&Rules, &mut Report) -> u64;

/// Runs the whole proof over the given rules.
pub fn run(rules: &Rules) -> Report {
    run_until(rules, |_| false)
}

/// Runs the proof part by part, until enough was found.
fn run_until(rules: &Rules, enough: impl Fn(&Report) -> bool) -> Report {
    let mut report = Report::default();
    let parts: [(Part, Prove); 6] = [
        (Part::Signals, signals::folds),
        (Part::Stakes, signals::stakes),
        (Part::Clauses, clauses::papers),
        (Part::Facts, combinations::facts),
        (Part::Meldingen, meldingen::whole),
        (Part::Sources, sources::each),
    ];
    for (part, prove) in parts {
        let count = prove(rules, &mut report);
        report.counts.push((part, count));
        if enough(&report) {
            break;
        }
    }
    report.failures.sort_by_key(|(invariant, _)| *invariant);
    report
}

#[cfg(test)]
mod tests;
