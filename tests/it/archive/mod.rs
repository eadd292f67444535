//! The archive: one suite for every engine, and what a disk, a kill and an enemy can do to it.

mod abuse;
mod accounts;
mod canary;
mod clock;
mod contract;
mod damage;
mod door;
mod kills;
mod schema;
mod sqlite;
mod tampering;
pub mod world;
