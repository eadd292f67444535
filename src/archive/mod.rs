//! The encrypted archive: meldingen and their versions, accounts, audit log, search, retention.
//!
//! [`Store`] is what any engine can do; [`SqliteStore`] is the one that is built. [`keys`] holds who
//! may open it. [`Desk`] owns a store on a thread of its own. Every act and its row in the log are
//! one transaction, and an anchor beside the database says how far the log had come.
//!
//! What it cannot do on one machine: whoever holds a valid slot can read with other tools, and could
//! forge the log up to the last anchor that is kept elsewhere.

mod access;
mod anchor;
mod arrival;
mod audit;
pub mod clock;
mod desk;
mod error;
pub mod export;
pub mod keys;
mod mac;
pub mod model;
#[allow(
    dead_code,
    reason = "each system asks its own half; both are tested everywhere"
)]
mod mount;
mod parcel;
mod past;
mod place;
pub mod query;
mod sqlite;
mod store;
pub mod transfer;
pub mod words;

pub use access::{
    Archive, OpenMelding, Second, SignedIn, choose_passphrase, recover, set_up, sign_in, wait,
};
pub use arrival::{Arrival, Earlier, Incoming, take_in};
pub use desk::{Desk, Holder};
pub use error::{ArchiveError, Result};
pub use parcel::ParcelFault;
pub use past::{Compare, past};
pub use place::{Place, device_name};
pub use sqlite::{Loss, Opened, SqliteStore, VERSION};
pub use store::{Stop, Store};
