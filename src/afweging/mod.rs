//! The rules: a melding gives what to do, why, on whose authority, and what is still unknown.

mod assessment;

pub use assessment::{
    ActAdvice, ActId, Assessment, Clause, Contradiction, Leave, OpenPoint, Outcome, Reason, Road,
    Topic,
};
