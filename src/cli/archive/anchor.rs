//! `voorop archief anker`: the last number and seal of the log, to keep elsewhere.

use super::{
    super::{
        exit::{Exit, Fault},
        out::Out,
    },
    door,
};
use crate::archive::{Place, Store};

/// Letters and digits of a seal.
const SEAL: usize = 64;

/// A number of the log with its seal, as somebody kept it: `412:9f3c...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Anchor {
    pub seq: u64,
    pub seal: String,
}

impl Anchor {
    pub(super) fn parse(word: &str) -> Result<Self, String> {
        let anchor = word.split_once(':').and_then(|(seq, seal)| {
            let seq = seq.trim().parse().ok().filter(|seq| *seq > 0)?;
            let seal = seal.trim().to_ascii_lowercase();
            let whole = seal.len() == SEAL && seal.bytes().all(|b| b.is_ascii_hexdigit());
            whole.then_some(Self { seq, seal })
        });
        anchor.ok_or_else(|| "schrijf het nummer en het zegel, met een dubbele punt".to_owned())
    }
}

impl std::fmt::Display for Anchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.seal)
    }
}

pub(super) fn run(place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let mut inside = door::enter_telling(place)?;
    let last = inside.archive.store.log_seal(&inside.who, None)?;
    // Setting up an archive is the first row of its log.
    let (seq, seal) = last.unwrap_or_default();
    out.line(&Anchor { seq, seal }.to_string())?;
    Ok(Exit::Fine)
}
