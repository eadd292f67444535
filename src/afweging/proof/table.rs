//! What a lawyer can read: each signal's own effect, and the decision table.

use crate::{
    afweging::{Clause, Outcome, Receiving, Road, outcome, safety::Safety},
    melding::Value,
    protocol::{Signal, SignalClass},
};

/// The effect of one signal, all others being nee and without a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The signal.
    pub signal: Signal,
    /// The headline for nee, onbekend, genoemd and ja.
    pub outcomes: [Outcome; 4],
    /// Whether genoemd or ja puts a zorgmelding up for weighing. It always does; the column shows it.
    pub weighs_in_zorgmelding: bool,
    /// Whether ja shows a possible offence beside the outcome.
    pub possible_offence: bool,
}

/// Each signal's own effect.
pub fn effects() -> Vec<Effect> {
    let effect = |signal: &Signal| Effect {
        signal: *signal,
        outcomes: Value::ALL.map(|v| {
            let safety = Safety::CLEAR.join(signal.class(), v);
            outcome(safety, Clause::Geen, Receiving::Open).0
        }),
        weighs_in_zorgmelding: matches!(
            signal.class(),
            SignalClass::Acute | SignalClass::Structural | SignalClass::Care
        ),
        possible_offence: signal.may_be_offence(None),
    };
    Signal::ALL.iter().map(effect).collect()
}

/// One row of the decision table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The heaviest acute signal.
    pub acute: Value,
    /// The heaviest structural signal.
    pub structural: Value,
    /// The outcome for each clause, in the order of [`Clause::ALL`].
    pub outcomes: [(Outcome, Option<Road>); 4],
}

/// The decision table: every acute and structural value, heaviest first.
pub fn rows() -> Vec<Row> {
    let heaviest_first = || Value::ALL.into_iter().rev();
    heaviest_first()
        .flat_map(|acute| heaviest_first().map(move |structural| (acute, structural)))
        .map(|(acute, structural)| Row {
            acute,
            structural,
            outcomes: Clause::ALL.map(|clause| {
                outcome(
                    Safety {
                        acute,
                        structural,
                        care: Value::Nee,
                    },
                    clause,
                    Receiving::Cleared,
                )
            }),
        })
        .collect()
}
