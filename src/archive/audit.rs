//! The log as a chain: each row carries the seal of the row before it and a seal over itself.

use chrono::NaiveDateTime;

use super::{
    mac::{AuditKey, Seal},
    model::Deed,
};

/// How a moment stands in the database: sorts as text.
pub(super) const MOMENT: &str = "%Y-%m-%dT%H:%M:%S%.3f";

/// One row before it has its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub at: NaiveDateTime,
    pub user: &'a str,
    pub device: &'a str,
    pub deed: Deed,
    /// A record's id, or the name of a part of the archive.
    pub object: &'a str,
    pub version: u32,
    /// What is sealed: version, note, link or setting; empty where nothing was stored.
    pub kind: &'a str,
    /// Seal of the content with the record's own salt.
    pub content: Option<Seal>,
    /// Seal of the part of a record that may change: review, links, follow-ups.
    pub state: Option<Seal>,
    /// No personal data.
    pub detail: &'a str,
}

/// The seal of a row.
pub(super) fn row_seal(key: &AuditKey, seq: u64, entry: &Entry<'_>, previous: &Seal) -> Seal {
    let at = entry.at.format(MOMENT).to_string();
    let bytes = |seal: &'_ Option<Seal>| seal.map(Vec::from).unwrap_or_default();
    key.seal(
        "logregel",
        &[
            &seq.to_be_bytes(),
            at.as_bytes(),
            entry.user.as_bytes(),
            entry.device.as_bytes(),
            entry.deed.name().as_bytes(),
            entry.object.as_bytes(),
            &entry.version.to_be_bytes(),
            entry.kind.as_bytes(),
            &bytes(&entry.content),
            &bytes(&entry.state),
            entry.detail.as_bytes(),
            previous,
        ],
    )
}
