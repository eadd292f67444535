//! Fields as one row of bytes, for associated data and for the MAC.
//!
//! Each field has its length in front, so that no two lists of fields give the same bytes. The form
//! is made here and not by a text format, so that another version of that format keeps old files
//! valid.

use super::{hex::Blob, strength::Strength};

/// A row of fields under a purpose.
pub(super) struct Transcript(Vec<u8>);

impl Transcript {
    pub(super) fn new(purpose: &str) -> Self {
        Self(Vec::new()).bytes(purpose.as_bytes())
    }

    pub(super) fn bytes(mut self, field: &[u8]) -> Self {
        self.0.extend((field.len() as u64).to_le_bytes());
        self.0.extend(field);
        self
    }

    pub(super) fn text(self, field: &str) -> Self {
        self.bytes(field.as_bytes())
    }

    pub(super) fn number(self, field: u64) -> Self {
        self.bytes(&field.to_le_bytes())
    }

    /// A missing field is not the same as an empty one.
    pub(super) fn optional(self, field: Option<&Blob>) -> Self {
        match field {
            Some(Blob(bytes)) => self.number(1).bytes(bytes),
            None => self.number(0),
        }
    }

    pub(super) fn strength(self, strength: Strength) -> Self {
        let [memory, passes, lanes] = strength.parts();
        self.number(memory.into())
            .number(passes.into())
            .number(lanes.into())
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }
}
