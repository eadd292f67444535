//! The outcome, from safety values and the clause.
//!
//! 1. Danger now that is established makes action at the door necessary; lasting unsafety that is
//!    established makes action necessary by Veilig Thuis and the OvJ (2015/096, 5.2.1).
//! 2. As long as safety is not known, finding out comes first: unknown is never taken as safe.
//! 3. With safety known, a clause that counts asks for the police's own weighing (5.2.2); without
//!    one the role is limited: restrained, calming, referring (5.2.1).
//!
//! Strain on the child (1.3) weighs in the zorgmelding and is not read here.

use super::{Clause, Outcome, Road, safety::Safety};
use crate::melding::Value;

/// The outcome and, where action is necessary, its road.
pub fn outcome(safety: Safety, clause: Clause) -> (Outcome, Option<Road>) {
    match (safety.acute, safety.structural) {
        (Value::Ja, _) => (Outcome::OptredenNoodzakelijk, Some(Road::Deur)),
        (_, Value::Ja) => (Outcome::OptredenNoodzakelijk, Some(Road::VeiligThuisEnOvj)),
        (Value::Nee, Value::Nee) if clause.counts() => (Outcome::EigenAfweging, None),
        (Value::Nee, Value::Nee) => (Outcome::Terughoudend, None),
        (Value::Onbekend | Value::Genoemd, _) | (_, Value::Onbekend | Value::Genoemd) => {
            (Outcome::EerstVaststellen, None)
        }
    }
}
