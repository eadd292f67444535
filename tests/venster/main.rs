//! The window as an officer meets it: the real `Voorop`, driven by keys, read by name.
//! One binary, so that the crate is linked once.

mod access;
mod acute;
mod beheer;
mod case;
mod closing;
mod door;
mod drafts;
mod files;
mod finish;
mod forms;
mod keys;
mod lock;
mod long;
mod oefenen;
mod papers;
mod passphrase;
mod quiet;
mod rare;
mod rooms;
mod screen;
mod sources;
mod taal;
mod terugblik;
mod texts;
mod typing;
mod undo;
mod window;
